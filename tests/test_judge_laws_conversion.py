"""Laws of conversions: a right one is never flagged, a plainly wrong one always is."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.model.check import Check, Verdict
from verify.model.interval import Interval
from verify.units import convert

PAIRS = [
    ("miles", "mile", "kilometres", "kilometer"),
    ("feet", "foot", "metres", "meter"),
    ("inches", "inch", "centimetres", "centimeter"),
    ("pounds", "pound", "kilograms", "kilogram"),
    ("ounces", "ounce", "grams", "gram"),
    ("acres", "acre", "hectares", "hectare"),
    ("square miles", "mile**2", "square kilometres", "kilometer**2"),
    ("cubic feet", "foot**3", "cubic metres", "meter**3"),
    ("imperial gallons", "imperial_gallon", "litres", "liter"),
    ("mph", "mile/hour", "km/h", "kilometer/hour"),
    ("horsepower", "horsepower", "kilowatts", "kilowatt"),
    ("degrees Fahrenheit", "degF", "degrees Celsius", "degC"),
]
_CONTEXT = Context(prec=40)


def written(value: Decimal, digits: int) -> str:
    """Round to so many significant digits, as a converter writes it."""
    places = digits - 1 - value.adjusted()
    rounded = value.quantize(Decimal(1).scaleb(-max(places, 0)), ROUND_HALF_EVEN, _CONTEXT)
    if places < 0:
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, _CONTEXT)
    return f"{rounded:,f}"


def checks(text: str) -> list[Check]:
    report = verify.check(verify.Document.from_text(text))
    return [c for c in report.checks if c.rule.startswith("conversion/")]


sides = st.sampled_from(PAIRS).flatmap(lambda p: st.sampled_from([p, (p[2], p[3], p[0], p[1])]))
amounts = st.decimals(Decimal("12"), Decimal("9000"), places=1).filter(lambda v: v % 1 != 0)


@settings(max_examples=60)
@given(pair=sides, value=amounts, digits=st.integers(3, 6))
def test_a_rounded_conversion_is_never_flagged(
    pair: tuple[str, str, str, str], value: Decimal, digits: int
) -> None:
    words, unit, other_words, other = pair
    exact = convert(Interval.exactly(value), unit, other)
    assert exact is not None
    text = f"It came to {value:,f} {words} ({written(exact.middle, digits)} {other_words}) then."
    found = checks(text)
    assert [c.verdict for c in found] == [Verdict.CONSISTENT], text


@settings(max_examples=60)
@given(pair=sides, value=amounts, factor=st.sampled_from(["0.4", "0.6", "1.35", "2.5", "7"]))
def test_a_wrong_conversion_is_flagged_and_its_mend_is_not(
    pair: tuple[str, str, str, str], value: Decimal, factor: str
) -> None:
    words, unit, other_words, other = pair
    if unit == "degF" or other == "degF":
        return  # a wrong reading may be a right difference
    exact = convert(Interval.exactly(value), unit, other)
    assert exact is not None
    wrong = written(exact.middle * Decimal(factor), 4)
    text = f"It came to {value:,f} {words} ({wrong} {other_words}) then."
    (found,) = checks(text)
    assert found.verdict is Verdict.INCONSISTENT, text
    assert found.judged is not None
    span = found.judged.span
    mended = text[: span.start] + found.expected_text + text[span.end :]
    assert [c.verdict for c in checks(mended)] == [Verdict.CONSISTENT], mended
