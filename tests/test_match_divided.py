"""Tests of `verify.match.divided`: a mean, and the total and the number that it comes from."""

from __future__ import annotations

import pytest

from verify import Document, check
from verify.model.finding import Finding
from verify.model.rule import Severity

RULE = "average/total-by-number"


def _found(text: str) -> list[Finding]:
    return [
        f
        for f in check(Document.from_text(text)).findings
        if f.severity is not Severity.INFO and f.rule.startswith(("average/", "rate/"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four hundred members sent in 2,800 photographs, an average of 9 each.", "7"),
        ("The 46 flats were sold for £13.8m. The average flat therefore made £360,000.", "300,000"),
        ("The forward scored 512 points in 32 games, an average of 18.5.", "16.0"),
        ("The concerts drew 5,600 people over eight evenings, an average of 900 a night.", "700"),
        ("The 21 boats landed 714 tonnes, or 44 tonnes for the average boat.", "34"),
    ],
)
def test_a_mean_is_the_total_by_the_number(text: str, expected: str) -> None:
    """Neither a unit nor a cue ties the three."""
    (found,) = _found(text)
    assert found.expected is not None
    assert expected in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The 46 flats were sold for £13.8m. In the capital the average flat makes £360,000.",
        "The 46 flats were sold for £13.8m; without the penthouse the average flat made £260,000.",
        "The 46 flats were sold for £13.8m; last year's average was £260,000.",
        "Twelve farms make up the estate of 1,740 hectares; the mean age of the farmers is 57.",
        "The 21 boats landed 714 tonnes and 18 crews were paid; the median boat landed 28 tonnes.",
    ],
)
def test_a_mean_of_others_is_not_judged(text: str) -> None:
    """Other places, other times, some of them, a median."""
    assert not _found(text)


def test_gross_is_a_number_only_of_things() -> None:
    """£412,000 gross is no 144 times as much; 12 gross of screws are."""
    report = check(
        Document.from_text("Fines brought in £412,000 gross. He bought 12 gross of screws.")
    )
    assert [int(q.magnitude or 0) for q in report.quantities] == [412000, 1728]
