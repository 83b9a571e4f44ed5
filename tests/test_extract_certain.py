"""Numbers that only the words round them make what they are: times, hundredths, names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify import Document, extract
from verify.model.quantity import Kind
from verify.model.settings import DEFAULT


def read(text: str) -> extract.Extraction:
    return extract.read(Document.from_text(text), DEFAULT)


def minutes(text: str) -> list[int]:
    return [
        q.period.minutes
        for q in read(text).quantities
        if q.period is not None and q.period.minutes is not None
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The train departs at 10.40 and arrives at 12.15.", [640, 735]),
        ("She took the 7.15 train to Leeds.", [435]),
        ("Trains to Hove leave at 6.05, 7.35 and 9.05.", [365, 455, 545]),
        ("The 8.15 bus was full and he missed the 8.35 to Hove.", [495, 515]),
        ("Doors open at 7.30 and the show begins at 8.15.", [450, 495]),
        ("Kick-off is at 3.00 on Saturday.", [180]),
        ("Open from 9.30 to 11.45 a.m. and 1.15-5.30 pm.", [570, 705, 795, 1050]),
        ("The clinic is open between 11.30 and 2.15pm.", [690, 855]),
        ("Der Zug fährt um 10.40 Uhr ab.", [640]),
        ("Møtet starter kl. 18.30 og slutter kl 20.00.", [1110, 1200]),
        ("The express is due at 18.05 from platform 4.", [1085]),
    ],
)
def test_a_time_with_a_point_beside_words_of_timetables(text: str, told: list[int]) -> None:
    """ "10.40" is a time where a train leaves at it."""
    assert minutes(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The stock closed at 10.40 and opened at 10.15.",
        "Rates start at 4.25 and rise to 5.10.",
        "The train weighs 10.40 tonnes.",
        "A train at 10.40 metres was seen.",
        "The bus fare rose to $7.15 train operators said.",
        "The bus left at 2.40 per cent of capacity.",
        "They missed the 4.25 target.",
        "The flight departed from a price of 3.45 to 3.50.",
        "The coach scored 9.35 at the meet.",
        "An average of 7.15 trains an hour run there.",
        "The pH starts at 7.40.",
        "The train ran at 10.75 of its limit.",
    ],
)
def test_a_decimal_stays_one(text: str) -> None:
    """A point parts hours from minutes only where nothing else can be meant."""
    assert minutes(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Pay ten and no/100 dollars.", "10.00"),
        ("One thousand two hundred and 50/100 dollars", "1200.50"),
        ("the sum of Five Hundred and 00/100 Dollars", "500.00"),
        ("Ten and 00/100 U.S. dollars", "10.00"),
        ("Seventy-five and xx/100 dollars", "75.00"),
        ("Two Million Four Hundred Thousand and No/100 Dollars", "2400000.00"),
        ("Forty-two and 15/100---- dollars", "42.15"),
        ("Five Thousand and 00/100********** Dollars", "5000.00"),
        ("Twenty dollars and 50/100", "20.50"),
        ("The buyer pays 1,200 and 50/100 dollars.", "1200.50"),
    ],
)
def test_hundredths_of_a_cheque(text: str, value: str) -> None:
    """Hundredths behind "and" are added to the amount they belong to."""
    found = read(text).quantities
    assert [(q.kind, q.unit, str(q.magnitude)) for q in found] == [(Kind.MONEY, "USD", value)]


def test_a_share_of_a_hundred_is_no_part_of_a_cheque() -> None:
    """ "and 50/100 of the class" begins a number of its own."""
    found = read("She scored seventy and 50/100 of the class passed.").quantities
    assert [q.magnitude for q in found] == [Decimal(70), Decimal("0.5")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a fee of Ten Million Euros", 10_000_000),
        ("interest of Five Percent a year", 5),
        ("the sum of Five Hundred", 500),
    ],
)
def test_an_amount_spelt_with_capitals(text: str, value: int) -> None:
    """Capitals do not make a name of an amount in a contract."""
    assert [q.magnitude for q in read(text).quantities][:1] == [value]


@pytest.mark.parametrize("text", ["the Valley of Ten Thousand Fires", "the Nineteen Eighty Club"])
def test_a_name_spelt_with_number_words(text: str) -> None:
    """A capitalised noun behind the words of a number makes a name of them."""
    assert not read(text).quantities


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He drove the 405 to the airport and then took the 10 west.", ["405", "10"]),
        ("Drivers on the 101 were stuck for hours near the 280.", ["101", "280"]),
        ("The 911 has its engine behind the rear axle.", ["911"]),
        ("The 787 is lighter than the aircraft that it replaces.", ["787"]),
    ],
)
def test_a_road_or_machine_behind_a_bare_article(text: str, names: list[str]) -> None:
    """ "The 405" is a road where drivers are on it."""
    found = read(text)
    assert [x.surface for x in found.exclusions if x.why == "name"] == names
    assert not found.quantities


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Of the 240 cars tested, 120 had engine faults, and the 120 were recalled.", 3),
        ("The 120 in the traffic survey lived near it.", 1),
        ("Of 300 drivers, the 45 who took the highway were late.", 2),
        ("In the crash on the highway, the 12 injured were taken away.", 1),
        ("88 lamps went out on Pike Lane, and the 14 in between stayed lit.", 2),
        ("Drivers paid the 60 in full.", 1),
        ("The 500 workers on the highway left.", 1),
    ],
)
def test_a_count_told_again_behind_an_article(text: str, counts: int) -> None:
    """ "The 120" is a count where it counts."""
    assert len(read(text).quantities) == counts


def test_a_score_that_looks_like_an_idiom() -> None:
    """ "24-7" is a score where a score is told, and round the clock elsewhere."""
    assert [q.kind for q in read("The final score was 24-7.").quantities] == [Kind.SCORE]
    assert not read("The shop is open 24-7.").quantities
