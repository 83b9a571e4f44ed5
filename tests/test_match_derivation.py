"""Derivation: what a headline or abstract may say that its text does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers

import verify
from verify.model.check import Verdict
from verify.model.document import Document

RULE = "agreement/unsupported-figure"


def verdicts(headline: str, body: str) -> list[tuple[str, str]]:
    report = verify.check(Document.from_text(f"{headline}\n\n{body}\n", name="story"))
    return [(c.verdict.value, c.how or c.message) for c in report.checks if c.rule == RULE]


@pytest.mark.parametrize(
    ("headline", "body", "step"),
    [
        (
            "Orrin works loses 240 workers",
            "The works at Orrin had 910 workers, and 670 are left, the owner said on Monday.",
            "910 - 670",
        ),
        (
            "Storm costs insurers $54m",
            "The storm cost one insurer $36m and the other $18m, they said on Monday.",
            "$36m + $18m",
        ),
        (
            "Tarn Foods sells 25% more",
            "Tarn Foods sold goods for £500m last year, after £400m in the year before.",
            "(£500m - £400m) / £400m",
        ),
        (
            "Two fifths of trains, 40%, were late",
            "Of 8,500 trains that were run in the week, 3,400 trains were late, Orrin Rail said.",
            "3,400 / 8,500",
        ),
    ],
)
def test_one_step_is_shown(headline: str, body: str, step: str) -> None:
    assert verdicts(headline, body) == [("consistent", f"in one step: {step}")]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Orrin works loses 240 workers", "The works at Orrin let 240 workers go on Monday."),
        ("Five lessons from Orrin", "The works had 910 workers, and 670 are left, it said."),
        ("Orrin works sheds jobs", "The works had 910 workers, and 670 are left, it said."),
    ],
)
def test_what_the_text_says_itself_needs_no_step(headline: str, body: str) -> None:
    assert not verdicts(headline, body)


def test_what_nothing_yields_is_listed_as_info() -> None:
    text = "Orrin port to spend £290m\n\nThe port took £610m in fees and paid £470m in wages, it said.\n"
    report = verify.check(Document.from_text(text, name="story"))
    (finding,) = (f for f in report.findings if f.rule == RULE)
    assert finding.severity == "info"
    assert "no one step from its numbers yields it" in finding.message


@settings(max_examples=30, deadline=None)
@given(before=integers(1000, 9000), gone=integers(101, 899))
def test_a_difference_is_always_derived(before: int, gone: int) -> None:
    body = f"The works at Orrin had {before:,} workers, and {before - gone:,} are left, it said."
    found = verdicts(f"Orrin works loses {gone} people", body)
    assert all(verdict == Verdict.CONSISTENT.value for verdict, _ in found)
