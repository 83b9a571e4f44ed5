"""Roundings without a named step."""

from __future__ import annotations

import pytest

import verify

RULE = "rounding/rounded-figure-mismatch"


@pytest.mark.parametrize(
    ("rounded", "wrong"), [("62,000", False), ("61,000", False), ("64,000", True), ("26,000", True)]
)
def test_less_than_one_unit_off_is_a_rounding(rounded: str, wrong: bool) -> None:
    text = f"The census counted 61,870 goats, which the report rounds to {rounded}."
    found = {f.rule for f in verify.check(verify.Document.from_text(text)).findings}
    assert (RULE in found) == wrong
