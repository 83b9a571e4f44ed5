"""Verbs of change hold the two values beside them to the way that they say."""

from __future__ import annotations

import pytest

import verify
from verify.model.check import Verdict


def told(text: str, rule: str = "change/direction-mismatch") -> list[Verdict]:
    return [c.verdict for c in verify.check(text).checks if c.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "Fees increased to $4.5 million in 2019 from $6.0 million in 2018.",
        "Fees rose by $1.5 million to $4.5 million in 2019 from $6.0 million in 2018.",
        "Fees increased to $4.5 million for the year ended 31 March 2019 (2018: $6.0 million).",
        "Fees were $4.5 million, an increase of 25% from net fees of $6.0 million in 2018.",
        "The tax rate grew from 23.4% in 2018 to 20.1% in 2019.",
        "Fees in the U.S. increased to $4.5 million compared with $6.0 million in 2018.",
    ],
)
def test_the_wrong_way(text: str) -> None:
    assert told(text) == [Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        "Fees decreased to $4.5 million in 2019 from $6.0 million in 2018.",
        "Fees were $7.5 million in 2019 compared to $6.0 million in 2018, an increase of 25%.",
        "The tax rate fell from 23.4% in 2018 to 20.1% in 2019.",
    ],
)
def test_the_right_way(text: str) -> None:
    assert told(text) == [Verdict.CONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Fees and rents increased to $4.5 million and $7 million from $6.0 million and "
            "$8 million, respectively."
        ),
        "Sales increased 12% as compared to 2018 owing to 3,100 new customers.",
        "The fall follows the change in the lower age limit, from 50 to 65.",
        "Losses were not to increase from $6.0 million to $4.5 million.",
        "Costs rose because the fee went from $6.0 million to $4.5 million.",
    ],
)
def test_other_words_say_nothing(text: str) -> None:
    assert Verdict.INCONSISTENT not in told(text)


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("The club has 365 boats (consisting of 147 dinghies and 218 canoes).", ["consistent"]),
        ("The debt of $54.1m comprised $23.5m of mine and $30.6m of yours.", ["consistent"]),
        ("The club has 356 boats (consisting of 147 dinghies and 218 canoes).", ["inconsistent"]),
        ("Debt was $79.7m, which included $69.9m in the U.S. and $3.9m abroad.", ["inconsistent"]),
        ("Debt was $79.7m, of which $29.9m was in the U.S. and $3.9m was mine.", []),
        ("Twelve came, of whom nine ate, two drank and three slept.", []),
    ],
)
def test_parts_behind_their_total(text: str, verdicts: list[str]) -> None:
    assert [str(v) for v in told(text, "total/parts-mismatch")] == verdicts
