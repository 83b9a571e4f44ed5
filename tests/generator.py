"""Writes quantities of every kind in any surface form that is read, for property tests.

`written()` draws a value and one way to write it; `sentence()` puts it into a sentence
that says nothing else in numbers. num2words is the oracle for words.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st
from num2words import num2words

from verify.model.quantity import Bound, Hedge, Kind


class Written(NamedTuple):
    """A quantity as written, and what must be read; `slack` is half its last digit."""

    surface: str
    value: Decimal
    unit: str
    kind: Kind
    slack: Decimal
    lead: str = ""
    bound: Bound = Bound.NONE
    hedge: Hedge = Hedge.NONE


LEADS = {
    "at least": Bound.AT_LEAST,
    "more than": Bound.MORE_THAN,
    "up to": Bound.UP_TO,
    "fewer than": Bound.LESS_THAN,
    "no more than": Bound.AT_MOST,
    "about": Hedge.ABOUT,
    "nearly": Hedge.NEARLY,
    "just over": Hedge.JUST_OVER,
}
MONEY = (
    ("${}", "USD"), ("€{}", "EUR"), ("£{}", "GBP"), ("{} euros", "EUR"), ("USD {}", "USD"),
    ("{} yen", "JPY"), ("CHF {}", "CHF"), ("₹{}", "INR"), ("C${}", "CAD"), ("{} yuan", "CNY"),
)  # fmt: skip
PHYSICAL = (
    ("{} km", "kilometer"), ("{} kg", "kilogram"), ("{} metres", "meter"), ("{} tonnes", "metric_ton"),
    ("{} miles", "mile"), ("{} GW", "gigawatt"), ("{} km/h", "kilometer/hour"), ("{} °C", "degC"),
    ("{} litres", "liter"), ("{} hectares", "hectare"), ("{} mm", "millimeter"), ("{} feet", "foot"),
)  # fmt: skip
DURATIONS = (
    ("{} hours", "hour"),
    ("{} days", "day"),
    ("{} months", "month"),
    ("{} minutes", "minute"),
)
PERCENT = ("{}%", "{} per cent", "{} percent", "{} %")
SCALES = (("{} million", 6), ("{} billion", 9), ("{} trillion", 12), ("{}bn", 9))
COUNTED = ("{} houses", "{} workers", "{} schools", "{} ships")
LEFT = (
    "The old mill took",
    "As the report has it, the town got",
    "He wrote of",
    "Ann said: “They want",
)
RIGHT = (
    "in the end.",
    ", she said.",
    "by the river; nobody knew why.",
    "(so we hear).",
    "and no less.",
)


@st.composite
def written(draw: st.DrawFn) -> Written:
    """Draw a quantity and a way to write it."""
    kind = draw(
        st.sampled_from((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL, Kind.DURATION))
    )
    number, value, slack = draw(_number(whole=kind is Kind.NUMBER))
    unit = ""
    if kind is Kind.MONEY:
        form, unit = draw(st.sampled_from(MONEY))
    elif kind is Kind.PERCENT:
        form, unit = draw(st.sampled_from(PERCENT)), "percent"
    elif kind is Kind.PHYSICAL:
        form, unit = draw(st.sampled_from(PHYSICAL))
    elif kind is Kind.DURATION:
        form, unit = draw(st.sampled_from(DURATIONS))
    else:
        form, slack = draw(st.sampled_from(COUNTED)), Decimal(0)
    if kind is Kind.MONEY and draw(st.booleans()):
        scale, power = draw(
            st.sampled_from(SCALES if form.startswith(("$", "€", "£")) else SCALES[:3])
        )
        number, value, slack = scale.format(number), value.scaleb(power), slack.scaleb(power)
    lead = draw(st.sampled_from(("", "", *LEADS)))
    meaning = LEADS.get(lead)
    return Written(
        form.format(number),
        value,
        unit,
        kind,
        slack,
        lead,
        meaning if isinstance(meaning, Bound) else Bound.NONE,
        meaning if isinstance(meaning, Hedge) else Hedge.NONE,
    )


@st.composite
def _number(draw: st.DrawFn, *, whole: bool) -> tuple[str, Decimal, Decimal]:
    """Draw a number as digits, grouped digits, a decimal, or small words."""
    form = draw(
        st.sampled_from(
            ("digits", "grouped", "words") if whole else ("digits", "grouped", "decimal")
        )
    )
    if form == "words":
        value = draw(st.integers(3, 99))
        return num2words(value), Decimal(value), Decimal(0)
    if form == "decimal":
        value = Decimal(draw(st.integers(11, 99_999))).scaleb(-draw(st.integers(1, 2)))
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)
        return f"{value:f}", value, Decimal(5).scaleb(exponent - 1)
    value = draw(st.integers(3, 999) if form == "digits" else st.integers(10_000, 9_999_999))
    return (str(value) if form == "digits" else f"{value:,}"), Decimal(value), Decimal("0.5")


@st.composite
def sentence(draw: st.DrawFn) -> tuple[str, int, Written]:
    """Draw a sentence with one quantity in it, and where the quantity begins."""
    quantity = draw(written())
    left = draw(st.sampled_from(LEFT)) + " " + (quantity.lead + " " if quantity.lead else "")
    right = draw(st.sampled_from(RIGHT))
    text = left + quantity.surface + ("" if right[0] in ",;" else " ") + right
    return text, len(left), quantity
