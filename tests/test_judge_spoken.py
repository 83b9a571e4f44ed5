"""Words for shares and multiples reach half the way to the next such word."""

from __future__ import annotations

from fractions import Fraction

import pytest

import verify
from verify.judge import spoken


def found(text: str) -> spoken.Reach | None:
    return next(reach for q in verify.quantities(text) if (reach := spoken.reach(q)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two-thirds of them", Fraction(19, 30), Fraction(17, 24)),
        ("three-quarters of them", Fraction(17, 24), Fraction(31, 40)),
        ("nine in ten of them", Fraction(17, 20), Fraction(19, 20)),
    ],
)
def test_word_reaches_half_the_way_to_the_next(text: str, low: Fraction, high: Fraction) -> None:
    assert found(text) == pytest.approx((float(low), float(high)))


@pytest.mark.parametrize("text", ["almost two-thirds of them", "67% of them", "one in seven"])
def test_hedges_digits_and_rare_words_have_their_own_width(text: str) -> None:
    assert not any(spoken.reach(q) for q in verify.quantities(text))


def told(text: str) -> list[str]:
    report = verify.check(verify.Document.from_text(text))
    return [f.rule for f in report.findings if f.severity.value != "info"]


def test_another_word_is_nearer() -> None:
    text = "Of the 80 moorings, 48 are let, so two-thirds of them bring in rent."
    assert told(text)
    assert not told(text.replace("two-thirds", "three-fifths"))
    assert not told(text.replace("two-thirds", "almost two-thirds"))


def test_words_that_reach_a_share_hold() -> None:
    assert not told("Of the 300 moorings, 205 are let, so two-thirds of them bring in rent.")


def test_relative_change_told_in_points_is_told_however_far_off() -> None:
    text = "Vacancies, at 8% in spring, were down to 6% by autumn, a drop of 25 percentage points."
    assert told(text) == ["points/percent-for-points"]


def test_difference_far_off_where_one_number_is_a_digit_off() -> None:
    text = "Attendance was 94.1%, which is 1.4 percentage points up on spring, when it was 93.7%."
    assert told(text)
    assert not told(text.replace("1.4", "0.4"))
