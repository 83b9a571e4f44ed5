"""Writes one quantity of each kind in any of its surface forms, with what must be read.

num2words writes words, Babel writes numbers, money, units, dates and times as its locales do,
and the catalogue lists names and signs; `KINDS` has a strategy for every kind there is.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from babel import dates, numbers
from babel.units import format_unit
from hypothesis import strategies as st
from num2words import num2words

from verify.model.quantity import Kind
from verify.units import catalogue
from verify.units.catalogue import Tag


class Said(NamedTuple):
    """A quantity as written, and what must be read: its value or ends, and its unit."""

    surface: str
    kind: Kind
    value: Decimal | None = None
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    day: dt.date | None = None


TABLES = catalogue.tables()
LOCALES = ("en", "en_IN", "de_CH")
# Codes that are words in capitals, or name something else, need an amount like money.
_WORDS = frozenset(
    "ALL AMD ANG BAM COP CUP CVE GEL LAK LYD MAD MOP PEN PHP RON SDG SEK SOS TOP TRY VES XXX".split()
)
CODES = tuple(c for c in catalogue.currency_codes() if c not in _WORDS)
NAMED = sorted(
    (name, entry.canonical)
    for name, entry in TABLES.names.items()
    if entry.tag is Tag.UNIT and entry.kind == "physical" and not entry.also and not entry.guard
    and name.isascii() and name.isalpha() and len(name) > 4 and name.endswith("s")
    and name not in ("hundredweights",) and not name.startswith(("deca", "hecto"))
)  # fmt: skip
BABEL_UNITS = {
    "length-kilometer": "kilometer", "length-meter": "meter", "length-centimeter": "centimeter",
    "length-mile": "mile", "length-yard": "yard", "mass-kilogram": "kilogram", "mass-gram": "gram",
    "mass-pound": "pound", "mass-ounce": "ounce", "volume-liter": "liter", "area-hectare": "hectare",
    "area-square-kilometer": "kilometer**2", "area-square-meter": "meter**2",
    "area-square-mile": "mile**2", "volume-cubic-kilometer": "kilometer**3",
    "speed-kilometer-per-hour": "kilometer/hour", "speed-mile-per-hour": "mile/hour",
    "speed-meter-per-second": "meter/second", "power-kilowatt": "kilowatt", "power-watt": "watt",
    "energy-kilowatt-hour": "kilowatt*hour", "energy-joule": "joule", "frequency-hertz": "hertz",
    "frequency-gigahertz": "gigahertz", "temperature-celsius": "degC",
    "temperature-fahrenheit": "degF", "pressure-hectopascal": "hectopascal",
    "digital-gigabyte": "gigabyte", "digital-megabyte": "megabyte", "electric-volt": "volt",
}  # fmt: skip
LASTING = {"hour": "hour", "minute": "minute", "day": "day", "week": "week", "month": "month",
           "second": "second", "year": "year"}  # fmt: skip
PERCENT = ("{}%", "{} %", "{} per cent", "{} percent", "{} pct", "{}pc")
POINTS = (("{} percentage points", "percentage_point"), ("{} basis points", "basis_point"),
          ("{} bps", "basis_point"), ("{}-percentage-point", "percentage_point"))  # fmt: skip
AGES = ("{}-year-old", "{} years old", "{} years of age")
TIMES = (("{}-fold", True), ("{}x", False), ("{} times as many", True), ("{} times more", True))
SHARES = ("one in {}", "1 in {}", "one out of {}", "one in every {}")
_DECIMALS = st.integers(11, 99_999).flatmap(
    lambda n: st.integers(1, 2).map(lambda places: Decimal(n).scaleb(-places))
)
_WHOLE = st.integers(2, 9_999_999).map(Decimal).filter(lambda n: not 1000 <= n < 2200)


def _plain(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Draw a number and write it as one of Babel's locales does, or in bare digits."""
    value = draw(st.one_of(_DECIMALS, _WHOLE))
    form = draw(st.sampled_from(("bare", *LOCALES)))
    text = f"{value:f}" if form == "bare" else numbers.format_decimal(value, locale=form)
    if form != "bare":
        value = value.normalize()
    return text, value


@st.composite
def number(draw: st.DrawFn) -> Said:
    form = draw(st.sampled_from(("words", "digits", "power", "fraction", "scaled")))
    if form == "words":
        value = draw(st.integers(3, 10**9).filter(lambda n: not 1000 <= n % 10_000 < 2200))
        return Said(num2words(value), Kind.NUMBER, Decimal(value))
    if form == "power":
        mantissa, power = draw(st.integers(11, 99)), draw(st.integers(-12, 12).filter(bool))
        sign = draw(st.sampled_from(("{}.{} × 10^{}", "{}.{}e{}", "{}.{} x 10^{}")))
        value = Decimal(mantissa).scaleb(power - 1)
        return Said(sign.format(mantissa // 10, mantissa % 10, power), Kind.NUMBER, value)
    if form == "fraction":
        whole, top = draw(st.integers(2, 40)), draw(st.integers(1, 3))
        return Said(f"{whole} {top}/4", Kind.NUMBER, whole + Decimal(top) / 4)
    text, value = _plain(draw)
    if form == "scaled":
        word, power = draw(
            st.sampled_from((("million", 6), ("billion", 9), ("lakh", 5), ("crore", 7)))
        )
        return Said(f"{text} {word}", Kind.NUMBER, value.scaleb(power))
    return Said(text, Kind.NUMBER, value)


@st.composite
def money(draw: st.DrawFn) -> Said:
    code = draw(st.sampled_from(CODES))
    form = draw(st.sampled_from(("{code} {n}", "{n} {code}", "{code}{n}", "sign", "{n} {name}")))
    text, value = _plain(draw)
    if form == "sign":
        code, sign = draw(st.sampled_from(
            (("USD", "$"), ("EUR", "€"), ("GBP", "£"), ("INR", "₹"), ("AUD", "A$"), ("KRW", "₩"),
             ("HKD", "HK$"), ("BRL", "R$"), ("ILS", "₪"), ("CAD", "C$"), ("JPY", "¥"), ("TRY", "₺"))
        ))  # fmt: skip
        text, value = f"{value:f}", value
        suffix, power = draw(
            st.sampled_from((("", 0), ("m", 6), ("bn", 9), (" million", 6), ("k", 3)))
        )
        return Said(f"{sign}{text}{suffix}", Kind.MONEY, value.scaleb(power), code)
    if form == "{n} {name}":
        code, name = draw(st.sampled_from(
            (("USD", "US dollars"), ("EUR", "euros"), ("JPY", "yen"), ("CHF", "Swiss francs"),
             ("INR", "Indian rupees"), ("PLN", "zlotys"), ("CNY", "yuan"), ("NGN", "naira"))
        ))  # fmt: skip
        return Said(f"{text} {name}", Kind.MONEY, value, code)
    return Said(form.format(code=code, n=text), Kind.MONEY, value, code)


@st.composite
def percent(draw: st.DrawFn) -> Said:
    text, value = _plain(draw)
    if draw(st.booleans()):
        return Said(draw(st.sampled_from(PERCENT)).format(text), Kind.PERCENT, value, "percent")
    form, unit = draw(st.sampled_from(POINTS))
    return Said(form.format(text), Kind.PERCENT, value, unit)


@st.composite
def physical(draw: st.DrawFn) -> Said:
    form = draw(st.sampled_from(("babel", "name", "range", "pair")))
    if form == "babel":
        key = draw(st.sampled_from(sorted(BABEL_UNITS)))
        value = draw(_DECIMALS)
        length = draw(st.sampled_from(("long", "short")))
        text = format_unit(value, key, length=length, locale="en")
        return Said(text, Kind.PHYSICAL, value.normalize(), BABEL_UNITS[key])
    if form == "range":
        low = draw(st.integers(2, 400))
        high = low + draw(st.integers(1, 400))
        joint = draw(st.sampled_from((" to ", "–", "-", " – ")))
        return Said(
            f"{low}{joint}{high} km", Kind.PHYSICAL, None, "kilometer", Decimal(low), Decimal(high)
        )
    if form == "pair":
        feet, inches = draw(st.integers(3, 8)), draw(st.integers(1, 11))
        written = draw(
            st.sampled_from(("{}ft {}in", "{} feet {} inches", "{}′{}″", "{}'{}\"", "{}-foot-{}"))
        )
        return Said(
            written.format(feet, inches), Kind.PHYSICAL, Decimal(12 * feet + inches), "inch"
        )
    name, unit = draw(st.sampled_from(NAMED))
    text, value = _plain(draw)
    return Said(f"{text} {name}", Kind.PHYSICAL, value, unit)


@st.composite
def duration(draw: st.DrawFn) -> Said:
    form = draw(st.sampled_from(("babel", "pair", "words", "clock")))
    if form == "pair":
        hours, minutes = draw(st.integers(1, 30)), draw(st.integers(1, 59))
        written = draw(
            st.sampled_from(
                (
                    "{}h {}m",
                    "{} hours {} minutes",
                    "{} hours and {} minutes",
                    "{}h{:02}m",
                    "{} hr {} min",
                )
            )
        )
        value = Decimal(60 * hours + minutes)
        return Said(written.format(hours, minutes), Kind.DURATION, value, "minute")
    if form == "words":
        count, unit = draw(st.integers(2, 99)), draw(st.sampled_from(sorted(LASTING)))
        return Said(f"{num2words(count)} {unit}s", Kind.DURATION, Decimal(count), unit)
    if form == "clock":
        minutes, seconds = draw(st.integers(1, 59)), draw(st.integers(0, 59))
        hours = draw(st.integers(1, 23))
        value = Decimal(3600 * hours + 60 * minutes + seconds)
        return Said(f"{hours}:{minutes:02}:{seconds:02}.0", Kind.DURATION, value, "second")
    unit = draw(st.sampled_from(sorted(LASTING)))
    value = draw(st.integers(2, 990))
    text = format_unit(value, f"duration-{unit}", length="long", locale="en")
    return Said(text, Kind.DURATION, Decimal(value), unit)


@st.composite
def age(draw: st.DrawFn) -> Said:
    years = draw(st.integers(2, 110))
    form = draw(st.sampled_from(AGES))
    text = num2words(years) if draw(st.booleans()) and "-" not in form else str(years)
    return Said(form.format(text), Kind.AGE, Decimal(years), "year")


@st.composite
def ordinal(draw: st.DrawFn) -> Said:
    rank = draw(st.integers(3, 9_999))
    form = draw(st.sampled_from(("ordinal_num", "ordinal")))
    return Said(num2words(rank, to=form), Kind.ORDINAL, Decimal(rank))


@st.composite
def ratio(draw: st.DrawFn) -> Said:
    of = draw(st.one_of(st.integers(3, 10), st.sampled_from((20, 50, 100))))
    form = draw(st.sampled_from(SHARES))
    text = num2words(of) if form.startswith("one") and of <= 10 and draw(st.booleans()) else str(of)
    return Said(form.format(text), Kind.RATIO, Decimal(1) / of)


@st.composite
def multiple(draw: st.DrawFn) -> Said:
    form, whole = draw(st.sampled_from(TIMES))
    value = Decimal(draw(st.integers(2, 60))) if whole else draw(_DECIMALS)
    return Said(form.format(f"{value:f}"), Kind.MULTIPLE, value)


@st.composite
def date(draw: st.DrawFn) -> Said:
    day = draw(st.dates(dt.date(1900, 1, 1), dt.date(2059, 12, 31)))
    form = draw(
        st.sampled_from(
            ("long", "full", "d MMMM y", "MMMM d, y", "d MMM y", "y-MM-dd", "EEEE d MMMM y")
        )
    )
    text = dates.format_date(day, form, locale="en")
    return Said(text, Kind.DATE, day=day)


@st.composite
def clock(draw: st.DrawFn) -> Said:
    at = draw(st.times())
    form = draw(st.sampled_from(("h:mm a", "h.mm a", "HH:mm 'GMT'", "h:mma")))
    text = dates.format_time(at, form, locale="en").replace("\u202f", " ")
    return Said(text, Kind.TIME, Decimal(60 * at.hour + at.minute), "minute")


@st.composite
def score(draw: st.DrawFn) -> Said:
    most, least = draw(st.integers(2, 120)), draw(st.integers(0, 119))
    dash = draw(st.sampled_from(("-", "–")))
    low, high = sorted((Decimal(most), Decimal(least)))
    return Said(f"{most}{dash}{least}", Kind.SCORE, None, "", low, high)


@st.composite
def statistic(draw: st.DrawFn) -> Said:
    freedom, figure = draw(st.integers(4, 90)), draw(_DECIMALS)
    form = draw(st.sampled_from(("t({f}) = {v}", "F(2, {f}) = {v}", "χ2({f}) = {v}")))
    return Said(form.format(f=freedom, v=f"{figure:f}"), Kind.STATISTIC, figure)


KINDS: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.NUMBER: number(), Kind.MONEY: money(), Kind.PERCENT: percent(), Kind.PHYSICAL: physical(),
    Kind.DURATION: duration(), Kind.AGE: age(), Kind.ORDINAL: ordinal(), Kind.RATIO: ratio(),
    Kind.MULTIPLE: multiple(), Kind.DATE: date(), Kind.TIME: clock(), Kind.SCORE: score(),
    Kind.STATISTIC: statistic(),
}  # fmt: skip
# A sentence for each kind that says nothing else in numbers.
FRAMES = {
    Kind.SCORE: ("The final score was ", ", so we hear."),
    Kind.STATISTIC: ("The groups differ, ", ", p < .05."),
    Kind.DATE: ("It was built on ", " by the town."),
    Kind.TIME: ("It left at ", " with no one aboard."),
    Kind.ORDINAL: ("Nobody saw the ", " ship of the fleet."),
}
FRAME = ("The old mill took ", ", as the report has it.")
