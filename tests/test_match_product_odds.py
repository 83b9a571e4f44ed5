"""The odds of products: gaps, slips, what bars a product, and how much is told of it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify import extract, rulebook
from verify.match import product
from verify.match._product_odds import BARRED, Gap, missed, odds
from verify.model.document import Document
from verify.model.settings import DEFAULT


def _proposals(text: str) -> list[product.Proposal]:
    rules = [r for r in rulebook.rules(DEFAULT) if r.match_kind == product.KIND]
    return list(product.proposals(rules, extract.read(Document.from_text(text), DEFAULT)))


def _traits(text: str) -> list[str]:
    numbers = extract.read(Document.from_text(text), DEFAULT).quantities
    return product.likeness(_proposals(text)[0], [], numbers)


@given(
    st.integers(min_value=2, max_value=400),
    st.integers(min_value=2, max_value=90),
)
@settings(max_examples=40, deadline=None)
def test_a_product_that_comes_to_its_total_fits(number: int, price: int) -> None:
    text = f"We bought {number} chairs at £{price} each, £{number * price:,} in all."
    found = [p for p in _proposals(text) if p.total.magnitude == number * price]
    assert found
    assert all(p.gap is not None and p.gap.fits for p in found if p.number.magnitude == number)


def test_a_gap_is_told_in_powers_of_ten_with_its_slip() -> None:
    (found,) = _proposals("We bought 40 chairs at £12 each, £580 in all.")
    assert found.gap is not None
    assert not found.gap.fits
    assert found.gap.power == pytest.approx(math.log10(580 / 480))
    assert found.gap.slip == "one digit"
    assert "too great" in set(missed(found.gap))


def test_a_power_of_ten_is_its_own_trait() -> None:
    assert list(missed(Gap(False, 1.001, ""))) == ["a power of ten"]
    assert list(missed(Gap(False, -3.001, ""))) == ["a scale word"]
    assert list(missed(Gap(False, -0.1, ""))) == ["off 3"]


@pytest.mark.parametrize(
    "text",
    [
        "With the second half-price, two coats at £80 each cost £120.",
        "The room costs £60 a night after that, so three nights cost £240.",
        "They walked 30 km in ten hours with two long breaks, averaging 5 km/h.",
        "Allowing for stops, 60 jars a minute make 25,000 in eight hours.",
    ],
)
def test_what_is_added_or_taken_bars_a_product(text: str) -> None:
    assert BARRED in _traits(text)


def test_a_barred_product_is_unlikely_however_near_it_is() -> None:
    plain = _traits("We bought 40 chairs at £12 each, £580 in all.")
    assert odds(plain) > 1
    assert odds([*plain, BARRED]) < odds(plain) - 5


def test_a_value_that_stands_elsewhere_is_heard() -> None:
    text = "We bought 40 chairs at £12 each, £580 in all. The £480 of last year was for more."
    assert "what it should be stands elsewhere" in _traits(text)


def test_a_number_without_the_unit_of_the_rate_before_it_is_a_total() -> None:
    report = verify.check(Document.from_text("The pipe leaks five litres an hour, or 220 a day."))
    assert [f.rule for f in report.findings] == ["rate/product-mismatch"]
