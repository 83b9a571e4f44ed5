"""Partitions: lists of three or more like numbers beside the whole that they share out."""

from __future__ import annotations

import pytest

import verify

WRONG = [
    "Seventy-one boats put in for repairs. Thirty had torn sails, 26 lost a mast and 25 were holed.",
    "At the last census the parish had 8,140 people. Upper ward counted 3,910 on the rolls, the two lower wards 2,470 and the hill farms beyond the river 1,960.",
    "Spending on roads this year reached £614 million. Resurfacing took £286 million, bridges £221 million and lighting £97 million.",
]
RIGHT = [
    "Seventy-one boats put in for repairs. Thirty had torn sails, 26 lost a mast and 15 were holed.",
    "Seventy-one boats put in for repairs. Thirty had torn sails, 26 lost a mast and several were holed.",
    "The firm made $512 million, or $488 million before a $31 million gain, a $6 million charge and a $2 million fine.",
    "Of the posts 38 are in Oban, 17 in Tobermory, 9 on Coll and 7 on Tiree.",
    "There were 228 stops: ten on foot, one by boat, 190 by bus and 38 by tram, the bus and tram being 228.",
]


def _rules(text: str) -> list[str]:
    report = verify.check(verify.Document.from_text(text))
    return [f.rule for f in report.findings if f.rule.startswith("total/")]


@pytest.mark.parametrize("text", WRONG)
def test_a_list_that_misses_its_whole_is_told(text: str) -> None:
    """The list itself says that it shares out the whole."""
    assert _rules(text)


@pytest.mark.parametrize("text", RIGHT)
def test_other_lists_are_left(text: str) -> None:
    """A fit, a list that leaves some out, ."""
    assert not _rules(text)
