"""Numbers written in any form are read back: value, interval, unit and span."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from num2words import num2words

from verify import Document, extract
from verify.extract import policy
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.settings import DEFAULT
from verify.units import catalogue
from verify.units.catalogue import Tag

WHOLE = st.integers(0, 10**12)
PLACES = st.integers(0, 4)
TABLES = catalogue.tables()
NAMED = sorted(
    name
    for name, entry in TABLES.names.items()
    if (entry.tag is Tag.UNIT and entry.article != "") or name in ("kilometres", "volts", "decades")
)
CODES = catalogue.currency_codes()
AROUND = st.sampled_from(
    [
        ("", ""),
        ("The group sold ", " of it."),
        ("(", ")"),
        ("“", ",” she said."),
        ("They paid\n", "\nand left."),
        ("Élan vital — ", "; 中文 follows"),
        ("so-called ", " – or so it seems"),
    ]
)
HEDGES = [("about ", Hedge.ABOUT), ("nearly ", Hedge.NEARLY), ("just over ", Hedge.JUST_OVER)]
BOUNDS = [
    ("more than ", Bound.MORE_THAN),
    ("at least ", Bound.AT_LEAST),
    ("less than ", Bound.LESS_THAN),
    ("no more than ", Bound.AT_MOST),
    ("up to ", Bound.UP_TO),
]


def read(text: str) -> tuple[Quantity, ...]:
    return extract.read(Document.from_text(text), DEFAULT).quantities


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, [(q.surface, q.kind) for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("45,67,890.12 rupees", "4567890.12", "INR"),
        ("₹45 lakh crore", "45000000000000", "INR"),
        ("1 234 567 km", "1234567", "kilometer"),
        ("3.2 mg/dL", "3.2", "milligram/deciliter"),
        ("450 W m-2", "450", "watt/meter**2"),
        ("7.5 × 10^5 Pa", "750000", "pascal"),
        ("2.1e-5 m", "0.000021", "meter"),
        ("12 square kilometres", "12", "kilometer**2"),
        ("40 cubic feet", "40", "foot**3"),
        ("6 feet 3 inches", "75", "inch"),
        ("5′11″", "71", "inch"),
        ("1 hour 20 minutes", "80", "minute"),
        ("an hour and a half", "1.5", "hour"),
        ("half an hour", "0.5", "hour"),
        ("2 kg 250 g", "2250", "gram"),
        ("4 dollars 25 cents", "4.25", "USD"),
        ("45 MUSD", "45000000", "USD"),
        ("USD7.25", "7.25", "USD"),
        ("A$60m", "60000000", "AUD"),
        ("$US12 billion", "12000000000", "USD"),
        ("HK$3.5 million", "3500000", "HKD"),
        ("65p for a share of the £2 cake", "0.65", "GBP"),
        ("25 basis points", "25", "basis_point"),
        ("4 percentage points", "4", "percentage_point"),
        ("17pc", "17", "percent"),
        ("−8.5 °C", "-8.5", "degC"),
        ("minus five per cent", "-5", "percent"),
        ("two and a half miles", "2.5", "mile"),
        ("1.4m tonnes", "1400000", "metric_ton"),
        ("21 mph", "21", "mile/hour"),
        ("800 million [yen]", "800000000", "JPY"),
        ("6.4 litres per 100 km", "6.4", "liter/(100*kilometer)"),
    ],
)
def test_surface(text: str, value: str, unit: str) -> None:
    first = read(text)[0]
    assert (first.magnitude, first.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3%-4%", "3", "4", "percent"),
        ("between 7 and 9 lakh", "700000", "900000", ""),
        ("£25–30m", "25000000", "30000000", "GBP"),
        ("6.5-7.0 TeV", "6.5", "7.0", "teraelectron_volt"),
        ("$20 to $25 billion", "20000000000", "25000000000", "USD"),
        ("tens of thousands of dollars", "10000", "100000", "USD"),
        ("several hundred", "200", "1000", ""),
        ("between 4l and about 9l", "4", "9", "liter"),
    ],
)
def test_range(text: str, low: str, high: str, unit: str) -> None:
    found = only(text)
    assert found.magnitude is None
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    "text",
    ["a key", "Tencent", "third-party", "a second opinion", "tended", "the next quarter"],
)
def test_words_that_are_no_numbers(text: str) -> None:
    assert [q for q in read(text) if q.kind not in (Kind.DATE, Kind.TIME)] == []


def test_a_preposition_is_no_inch() -> None:
    assert only("invest $300 billion in roads").unit == "USD"
    assert only("hired 50,000 in spring").unit == ""


@pytest.mark.parametrize("phrase", ["spend it over three years", "a plan over two years"])
def test_over_a_time_means_during(phrase: str) -> None:
    assert only(phrase).bound is Bound.NONE


def test_over_a_time_that_something_took_is_a_bound() -> None:
    assert only("the work took over three years").bound is Bound.MORE_THAN


def test_a_list_shares_its_unit() -> None:
    assert [(q.magnitude, q.unit) for q in read("runs of 3, 5 and 7 km")] == [
        (Decimal(3), "kilometer"),
        (Decimal(5), "kilometer"),
        (Decimal(7), "kilometer"),
    ]


def test_counts_are_exact_and_measures_are_not() -> None:
    count, length = only("the 87 regions"), only("a walk of 87 km")
    assert count.interval.width == 0
    assert (count.counted, count.exponent) == ("region", None)
    assert (length.interval.low, length.interval.high) == (Decimal("86.5"), Decimal("87.5"))


def test_the_charitable_reading_needs_two_leading_digits() -> None:
    assert only("470 billion yuan").charitable.low == Decimal("465e9")
    assert only("a rise of 40%").charitable == only("a rise of 40%").interval


@given(value=WHOLE, style=st.sampled_from(["plain", "comma", "thin", "apostrophe"]), around=AROUND)
def test_digits_are_read_back(value: int, style: str, around: tuple[str, str]) -> None:
    mark = {"plain": "", "comma": ",", "thin": "\u2009", "apostrophe": "’"}[style]
    surface = f"{value:,}".replace(",", mark) + " km"
    text = around[0] + surface + around[1]
    found = [q for q in read(text) if q.unit == "kilometer"]
    assert [(q.magnitude, q.span.start, q.surface) for q in found] == [
        (Decimal(value), len(around[0]), surface)
    ]


@given(value=WHOLE, places=PLACES)
def test_the_interval_holds_what_was_rounded(value: int, places: int) -> None:
    written = Decimal(value).scaleb(-places)
    found = only(f"a length of {written:f} km")
    slack = Decimal("0.5").scaleb(-places)
    assert found.interval.low == written - slack
    assert found.interval.high == written + slack


@given(value=st.integers(0, 10**9))
@example(value=1_000_100)
def test_words_are_read_back(value: int) -> None:
    surface = num2words(value)
    found = only(f"a length of {surface} metres.")
    assert found.magnitude == value
    assert found.surface == f"{surface} metres"


@given(value=st.integers(1, 400))
def test_ordinals_are_read_back(value: int) -> None:
    for surface in (num2words(value, to="ordinal"), num2words(value, to="ordinal_num")):
        found = only(f"the {surface} entry")
        assert (found.kind, found.magnitude) == (Kind.ORDINAL, value)


@given(
    code=st.sampled_from(CODES),
    value=st.decimals(1000, 10**6, places=2),
    before=st.booleans(),
    space=st.sampled_from(["", " ", "\u00a0"]),
)
def test_every_currency_is_read_back(code: str, value: Decimal, before: bool, space: str) -> None:
    surface = f"{code}{space}{value:,}" if before else f"{value:,}{space}{code}"
    found = only(f"They paid {surface}.")
    assert (found.magnitude, found.unit, found.surface) == (value, code, surface)


@given(name=st.sampled_from(NAMED), value=st.integers(2, 900))
def test_every_unit_name_is_read_back(name: str, value: int) -> None:
    found = only(f"It came to {value} {name}.")
    assert found.magnitude == value
    assert found.unit == TABLES.names[name].canonical


@given(
    scale=st.sampled_from(["thousand", "million", "billion", "trillion", "lakh", "crore"]),
    value=st.decimals("0.1", "999.9", places=1),
)
def test_scales_are_multiplied_in(scale: str, value: Decimal) -> None:
    power = TABLES.scales[scale].power
    found = only(f"a fund of {value} {scale} euros")
    assert found.magnitude == value.scaleb(power)
    assert found.exponent == power - 1


@given(lead=st.sampled_from(HEDGES), value=st.integers(1, 10**7))
def test_a_hedge_widens_to_its_side(lead: tuple[str, Hedge], value: int) -> None:
    found = only(f"a trip of {lead[0]}{value} km")
    assert found.hedge is lead[1]
    width = policy.WIDTHS[lead[1]]
    reach = policy.hedge_width(Decimal(value), width)
    assert Decimal("0.05") * value <= reach <= Decimal("0.1") * value
    assert found.interval.holds(Decimal(value))
    assert (found.interval.low < value) is width.below
    assert (found.interval.high > value) is width.above


@given(lead=st.sampled_from(BOUNDS), value=st.integers(1, 10**7))
def test_a_bound_is_what_it_says(lead: tuple[str, Bound], value: int) -> None:
    found = only(f"a trip of {lead[0]}{value} km")
    assert found.bound is lead[1]
    up = lead[1] in (Bound.MORE_THAN, Bound.AT_LEAST)
    assert found.interval.holds(Decimal(value + 1)) is up
    assert found.interval.holds(Decimal(value)) is (
        lead[1] in (Bound.AT_LEAST, Bound.AT_MOST, Bound.UP_TO)
    )


@given(st.text(max_size=200))
@example("1" * 400)
@example("½½½/½ 3⁄0 0/0 10^99 1e999 -$-−5")
@example("a " * 90)
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    assume("\x00" not in text)
    document = Document.from_text(text)
    found = extract.read(document, DEFAULT)
    end = 0
    for quantity in found.quantities:
        assert end <= quantity.span.start < quantity.span.end <= len(document.text)
        end = quantity.span.end
        assert quantity.number is None or quantity.span.covers(quantity.number)
        assert quantity.interval.low <= quantity.interval.high


@given(
    st.lists(
        st.sampled_from(
            "7 1, 3.5% $4m and one two-thirds of km / - ( ) to between million".split(" ")
        ),
        max_size=30,
    )
)
def test_number_words_in_any_order_do_not_overlap(words: list[str]) -> None:
    test_any_text_is_read_in_order_without_overlap.hypothesis.inner_test(" ".join(words))


def test_documents_one_after_the_other_only_shift_spans() -> None:
    one = "Sales rose 12% to $4.1 million. "
    two = "The 40 staff walked 3 km."
    shifted = [(q.magnitude, q.span.start + len(one)) for q in read(two)]
    alone = [(q.magnitude, q.span.start) for q in read(one)]
    assert [(q.magnitude, q.span.start) for q in read(one + two)] == alone + shifted


@pytest.mark.parametrize(
    "unit",
    ["7", "1,", "1 ", "one-", "one ", "(", "1-", "$", "1/", "1.5x10", "9,999,", "5 ft ", "[1"],
)
def test_time_is_linear_on_hostile_runs(unit: str) -> None:
    """A quadratic reader needs minutes for this; a linear one a second or two."""
    begin = time.process_time()
    read(unit * (20_000 // len(unit)))
    assert time.process_time() - begin < 12


def test_rows_of_a_person_are_read_beside_the_catalogue() -> None:
    settings = DEFAULT._replace(
        catalogue=(("units", "furlan | | furlan | fl |"), ("nouns", "gizmo"))
    )
    document = Document.from_text("They hauled 12 furlans past 400 gizmos.")
    found = extract.read(document, settings).quantities
    assert [(q.magnitude, q.unit, q.counted) for q in found] == [
        (Decimal(12), "furlan", ""),
        (Decimal(400), "", "gizmo"),
    ]


@pytest.mark.parametrize(
    ("text", "surface", "magnitude", "unit"),
    [
        ("Notice of sixty (60) days is given.", "sixty (60) days", "60", "day"),
        ("A sum of five (5) million dollars.", "five (5) million dollars", "5E+6", "USD"),
        ("Sixty (60) percent of it.", "Sixty (60) percent", "60", "percent"),
        ("It lost (12.4 ± 0.5) kg.", "(12.4 ± 0.5) kg", "12.4", "kilogram"),
        ("The annex (15 ± 2) has more.", "15 ± 2", "15", ""),
        ("It has twelve (12) of them.", "twelve (12)", "12", ""),
    ],
)
def test_a_unit_behind_a_bracket(text: str, surface: str, magnitude: str, unit: str) -> None:
    (found,) = extract.read(Document.from_text(text), DEFAULT).quantities
    assert (found.surface, found.unit) == (surface, unit)
    assert found.magnitude == Decimal(magnitude)
