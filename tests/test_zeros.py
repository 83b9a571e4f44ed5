"""Zeros where other numbers stood: no relation may divide by one and fall over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import verify

TEXTS = [
    "Nearly 40 of the 120 crates (38) were late, up 12% from 34 a year before.",
    "At 18 knots the 40-hour passage is 720 miles, double the 360 of the old route.",
    "About 3,000 pupils (2,990) took part, 1,200 of them girls, or 40%.",
    "The fastest was Ola in 52.6 seconds, ahead of Per in 53:10 and Ada in 54.2.",
    "Four times the 210 kg of last year, or 840 kg, at £2.50 a kilo made £2,100.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("zero", ["0", "0.0", "nearly 0", "0%"])
def test_a_zero_anywhere_is_no_crash(text: str, zero: str) -> None:
    for number in re.finditer(r"\d[\d,.:]*\d|\d", text):
        changed = text[: number.start()] + zero + text[number.end() :]
        assert verify.check(verify.Document.from_text(changed)).quantities


def test_a_text_of_zeros_is_no_crash() -> None:
    text = Path("seeds/000-premarket.txt").read_text("utf-8")
    verify.check(verify.Document.from_text(re.sub(r"\d", "0", text)))
