"""Tests of lists round a number that are not told right behind it."""

from __future__ import annotations

import pytest

import verify

RULE = "count/list-length"


def _found(text: str) -> bool:
    return RULE in [f.rule for f in verify.check(verify.Document.from_text(text)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "The park has five entrances:\n\n- Mill Lane\n- The Green\n- Station Road\n- Back Street\n",
        "Of the judges, Ann Roe and Ben Sims, the only three women, were from Kent.",
        "Two rules apply. The first is speed, the second is care and the third is silence.",
        "Ingredients (four): flour, water, salt, oil and yeast.",
    ],
)
def test_a_list_of_another_length_is_found(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The park has four entrances:\n\n- Mill Lane\n- The Green\n- Station Road\n- Back Street\n",
        "Medals went to Kenya and Norway, the three judges said.",
        "Four rules apply. The first is speed, the second is care. More of them below.",
        "The box holds five things: a hat, a scarf, two pairs of socks, a flask and a torch.",
        "It has toured eight cities, among them Leeds, York, Hull and Bath.",
    ],
)
def test_lists_that_fit_or_are_of_others_are_left_alone(text: str) -> None:
    assert not _found(text)
