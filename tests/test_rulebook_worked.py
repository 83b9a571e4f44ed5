"""Declared values that are worked out: sums, multiples, shares, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify.model.errors import ClaimError
from verify.rulebook.worked import amount


@pytest.mark.parametrize(
    ("text", "magnitude", "unit"),
    [
        ("$8.18 million + $8.10 million", "16280000", "USD"),
        ("3 × $4 million", "12000000", "USD"),
        ("$4 million * 3", "12000000", "USD"),
        ("$12 million / 3", "4000000", "USD"),
        ("25% of $80", "20", "USD"),
        ("(2 + 1) * 4 kg", "12", "kilogram"),
        ("42 tonnes - 2 tonnes", "40", "metric_ton"),
    ],
)
def test_what_a_value_comes_to(text: str, magnitude: str, unit: str) -> None:
    found = amount(text)
    assert (found.magnitude, found.unit) == (Decimal(magnitude), unit)


@pytest.mark.parametrize("text", ["3 kg × 4 km", "$4 + 3 kg", "$4 / 2 kg", "3 kg + 4", "$4 / 0"])
def test_what_has_no_single_unit_is_refused(text: str) -> None:
    with pytest.raises(ClaimError):
        amount(text)
