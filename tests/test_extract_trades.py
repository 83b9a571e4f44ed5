"""Numbers as trades and other languages write them: gauges, races, boats, 3億5000万."""

from __future__ import annotations

import pytest

from verify import Document, extract
from verify.model.settings import DEFAULT


def read(text: str) -> list[tuple[str, str, str]]:
    found = extract.read(Document.from_text(text), DEFAULT).quantities
    return [
        (q.surface, f"{q.magnitude.normalize():f}" if q.magnitude else "", q.unit) for q in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wired in 12 AWG copper", ("12", "12", "")),
        ("a fee of 1,200 AWG", ("1,200 AWG", "1200", "AWG")),
        ("stieg um 4,2 Prozent", ("4,2 Prozent", "4.2", "percent")),
        ("inflación del 5,1 por ciento", ("5,1 por ciento", "5.1", "percent")),
        ("une hausse de 3,2 pour cent", ("3,2 pour cent", "3.2", "percent")),
        ("en ökning med 2,5 procent", ("2,5 procent", "2.5", "percent")),
        ("steg til 2,3 mia. kr.", ("2,3 mia. kr.", "2300000000", "DKK")),
        ("売上高は3億5000万円で", ("3億5000万", "350000000", "")),
        ("投资1.5亿元", ("1.5亿元", "150000000", "CNY")),
        ("a reef 12 nm offshore", ("12 nm", "12", "nautical_mile")),
        ("a chip of 7 nm", ("7 nm", "7", "nanometer")),
        ("lines at 656.3 nm", ("656.3 nm", "656.3", "nanometer")),
        ("she ran a 4:32 mile", ("4:32", "272", "second")),
        ("he weighs 13 st 4 lb", ("13 st 4 lb", "186", "pound")),
        ("a baby of 7 lb 3 oz", ("7 lb 3 oz", "115", "ounce")),
        ("seen by 1.3 m people", ("1.3 m", "1300000", "")),
        ("a 1.3 m wall", ("1.3 m", "1.3", "meter")),
        ("a pump of 300 gpm", ("300 gpm", "300", "gallon/minute")),
        ("a fan of 250 cfm", ("250 cfm", "250", "foot**3/minute")),
        ("170 gsm paper", ("170 gsm", "170", "gram/meter**2")),
    ],
)
def test_a_number_as_a_trade_writes_it(text: str, expected: tuple[str, str, str]) -> None:
    """Words near a sign, and its script, decide what it is."""
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un prix de 1 250,50 €", ("1 250,50 €", "1250.5", "EUR")),
        ("pesait 12 400,5 kg", ("12 400,5 kg", "12400.5", "kilogram")),
        ("до 1,2 млрд руб.", ("1,2 млрд руб", "1200000000", "RUB")),
        ("costa 2,5 milioni di euro", ("2,5 milioni di euro", "2500000", "EUR")),
        ("2 millones de personas", ("2 millones", "2000000", "")),
        ("0.05 mcg/kg/min", ("0.05 mcg/kg/min", "0.05", "microgram/kilogram/minute")),
        ("district heat 3.3%", ("3.3%", "3.3", "percent")),
        ("it cost the company 10.9%", ("10.9%", "10.9", "percent")),
    ],
)
def test_a_number_as_another_language_writes_it(text: str, expected: tuple[str, str, str]) -> None:
    """A number is read whole: groups, decimals, scale and money."""
    assert read(text) == [expected]


def test_over_behind_a_number_is_no_bound() -> None:
    """A climb of so many metres "over" so many kilometres says how far it is."""
    found = extract.read(Document.from_text("It climbs 1,150 m over 14.2 km."), DEFAULT)
    assert not any(q.bound for q in found.quantities)
    more = extract.read(Document.from_text("It is over 14.2 km long."), DEFAULT)
    assert more.quantities[0].bound
