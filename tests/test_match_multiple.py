"""Multiples: the two numbers of "so many times" are found by what they are about."""

from __future__ import annotations

import pytest

import verify
from verify.judge import opinion
from verify.model.check import Verdict

PACKS = ("ratio", "change")


def verdicts(text: str) -> list[tuple[str, Verdict]]:
    report = verify.check(verify.Document.from_text(text))
    return [(c.claim.rule.id, c.verdict) for c in report.checks if c.claim.rule.pack in PACKS]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The tower is 150 m tall. The church next to it, at 50 m, is a {} as tall.", "third"),
        ("The new hall seats 400 people, {} the number in the old hall, 200.", "twice"),
        (
            "The mill earns 120,000 crowns, the kiln 30,000; the mill's takings are {} times the kiln's.",
            "four",
        ),
        ("For every ram there were {} ewes. The count was 96 ewes and 24 rams.", "four"),
        ("The stock has grown from a shelf of 200 books, {}fold, to 800 books.", "four"),
    ],
)
def test_sides_are_found_by_their_words(
    monkeypatch: pytest.MonkeyPatch, text: str, right: str
) -> None:
    monkeypatch.setattr(opinion, "DOUBTED", float("-inf"))  # what the wording finds is asked
    wrong = {"third": "tenth", "twice": "treble", "four": "six"}[right]
    assert Verdict.CONSISTENT in [v for _, v in verdicts(text.format(right))]
    assert Verdict.INCONSISTENT in [v for _, v in verdicts(text.format(wrong))]


@pytest.mark.parametrize(
    "text",
    [
        "The line has 900 seats and 60 cabins. Twice as many people came in August as in May.",
        "The shelter took in 84 dogs and 252 cats in 2021. This year cats outnumber dogs two to one.",
        "The hotel has 90 rooms and 30 staff. It expects twice as many guests next year.",
        "Half of the 12 remaining props had cracked, and 4 litres of water were left.",
        "Fares were 40 crowns and 30 crowns, half of which went to the crew of the boat.",
    ],
)
def test_other_sides_are_no_claim(text: str) -> None:
    assert Verdict.INCONSISTENT not in [v for _, v in verdicts(text)]
