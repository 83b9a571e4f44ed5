"""A misfit that holds with another number of its text in the place of one of its own."""

from __future__ import annotations

import pytest

import verify
from verify import extract
from verify.judge import instead
from verify.model.check import Check, Verdict
from verify.model.settings import DEFAULT
from verify.pipeline import considered


def told(text: str) -> list[str]:
    report = verify.check_documents([verify.Document.from_text(text, name="text")])
    return [f.rule for f in report.findings]


def misfit(text: str, rule: str) -> tuple[float, str]:
    """Return what `instead` says of the first misfit of a rule, believed or not."""
    document = verify.Document.from_text(text, name="text")
    found = extract.read(document, DEFAULT).quantities
    claims = [c for c in considered(document, DEFAULT) if c.rule.id == rule]
    checks = [Check(c, Verdict.INCONSISTENT, judged=found[0]) for c in claims]
    return max((instead.fits(c, found) for c in checks), default=(0.0, ""))


@pytest.mark.parametrize(
    "text",
    [
        "Two diggers at €400 a day for 15 days came to €12,000.",
        (
            "Pasture shrank from 8.2 million hectares in 1985 to 7.4 million in 2015. Sheep have 45 per cent of"
            " the pasture, 3.3 million hectares."
        ),
        (
            "Of 90 choristers 30 sing alto, 20 tenor and 25 bass; with the 15 trebles the men and boys"
            " alone are 60."
        ),
    ],
)
def test_numbers_that_hold_with_another_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A digger at €400 a day for 15 days came to €12,600.",
        "The 40 sofas at £310 each cost £12,900.",
        "The 18 tables seat eight each, so 164 guests can dine.",
    ],
)
def test_numbers_that_hold_with_no_other_are_told(text: str) -> None:
    assert told(text)


def test_what_was_exchanged_is_named() -> None:
    bits, reason = misfit(
        "Two diggers at €400 a day for 15 days came to €12,000.", "rate/product-mismatch"
    )
    assert reason == "x Two"
    assert bits > 3
