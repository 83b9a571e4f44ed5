"""Roundings without a named step."""

from __future__ import annotations

import pytest

import verify

RULE = "rounding/rounded-figure-mismatch"


@pytest.mark.parametrize(
    ("rounded", "wrong"), [("62,000", False), ("61,000", True), ("64,000", True), ("26,000", True)]
)
def test_half_a_unit_off_is_a_rounding(rounded: str, wrong: bool) -> None:
    text = f"The census counted 61,870 goats, which the report rounds to {rounded}."
    found = {f.rule for f in verify.check(verify.Document.from_text(text)).findings}
    assert (RULE in found) == wrong


@pytest.mark.parametrize(
    ("rounded", "wrong"), [("32,000", False), ("31,000", False), ("33,000", True)]
)
def test_up_or_down_is_less_than_one_unit(rounded: str, wrong: bool) -> None:
    text = f"The pit holds 31,470 litres, which the brochure rounds up to {rounded}."
    found = {f.rule for f in verify.check(verify.Document.from_text(text)).findings}
    assert ("rounding/rounded-up-mismatch" in found) == wrong
