"""Tests of numbers that name, and of the same words where they count."""

from __future__ import annotations

import pytest

import verify


def read(text: str) -> list[str]:
    return [q.text for q in verify.quantities(text) if q.kind not in ("date", "time", "ordinal")]


@pytest.mark.parametrize(
    "text",
    [
        "The A34 and Route 66 were shut, as was the NH 48.",
        "The crew of the Mavic 3 left.",
        "The old Dash 8-400 is gone.",
        "She flew UA 1482 to Oslo.",
        "The night train, EN 40467, is late.",
        "It was shown in Hall 4.",
        "It was found in ward 3.",
        "He asked for Agent 007.",
        "We met at gate twelve.",
        "They live at 17 Larch Grove.",
        "They live at 12b Strandgaten.",
        "The shop is at 10 rue de Rivoli, 75001 Paris.",
        "Write to Friedrichstrasse 43, 10117 Berlin.",
        "Ring 044 555 01 92 to book.",
        "Call 0800 123 456, or dial 101.",
        "The yield of compound 7b was low.",
        "They played a 4-4-2.",
        "The under-21s won.",
        "The goal, SDG 13, is far.",
        "A Euro 6 diesel was sold.",
        "The Eleven Lords left.",
        "They left from Terminal Five.",
        "A 5G mast fell on a 4WD.",
        "It is dated with carbon-14.",
        "Directive 95/46 and Resolution 1701 apply.",
        "3 Commando Brigade left.",
        "The code, RFC 2119, is old.",
        "A 00 flour will do.",
    ],
)
def test_a_name_is_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("They built 4 halls.", ["4"]),
        ("The route is 66 km long.", ["66 km"]),
        ("It gave Ukraine 31 tanks.", ["31"]),
        ("The hall can seat 45.", ["45"]),
        ("In Sweden 12 people fell ill.", ["12"]),
        ("Of the Swedes 45 voted.", ["45"]),
        ("Ohio has Democrats 45, Republicans 55.", ["45", "55"]),
        ("The Crash Kills 12 in Peru.", ["12"]),
        ("Total 45 was right.", ["45"]),
        ("It will screen 300 in March.", ["300"]),
        ("It hit 12 Hyde Park concerts.", ["12"]),
        ("It went up in Sweden 12 percent.", ["12 percent"]),
        ("A crowd of 1 900 000 people.", ["1 900 000"]),
        ("To 250 mL of acid we added 3 g.", ["250 mL", "3 g"]),
        ("It paid AFN 10000 for it.", ["AFN 10000"]),
        ("It lasted under 20 minutes.", ["20 minutes"]),
    ],
)
def test_the_same_words_where_they_count(text: str, surfaces: list[str]) -> None:
    assert read(text) == surfaces


@pytest.mark.parametrize(
    ("text", "magnitude", "unit"),
    [
        ("It used 6,4 litres.", "6.4", "liter"),
        ("It costs €18,60 a night.", "18.6", "EUR/night"),
        ("It cost 48,5 mln zł.", "48500000", "PLN"),
        ("It took 13 h 20 min to mend.", "800", "minute"),
        ("It took an hour and a quarter.", "1.25", "hour"),
        ("The loss was $(1,240) thousand.", "-1240000", "USD"),
        ("The margin was (2.3)% then.", "-2.3", "percent"),
        ("The tariff is 24.5p/kWh.", "0.245", "GBP/(kilowatt*hour)"),
        ("It got 10_000 requests.", "10000", ""),
        ("A pint is two pounds fifty.", "2.5", "GBP"),
        ("It weighs 20 Kg.", "20", "kilogram"),
        ("It used 5 Kwh.", "5", "kilowatt*hour"),
        ("Spending was 4 million pounds.", "4000000", "GBP"),
        ("The ship had 4 million pounds of cargo.", "4000000", "pound"),
        ("It is double the rate of Spain.", "2", ""),
        ("It paid 3 Mio. Euro for it.", "3000000", "EUR"),
        ("It took a couple of hours.", "2", "hour"),
        ("He ran it in 17:32.", "1052", "second"),
    ],
)
def test_surfaces_of_many_countries(text: str, magnitude: str, unit: str) -> None:
    found = [q for q in verify.quantities(text) if q.kind not in ("date", "time", "ordinal")]
    assert [(float(q.magnitude or 0), q.unit.removesuffix("/night")) for q in found] == [
        (float(magnitude), unit.removesuffix("/night"))
    ]


def test_a_decimal_comma_is_told_from_the_text() -> None:
    found = verify.quantities("It used 6,4 litres over 1.240 km and cost 1.250,00 €.")
    assert [float(q.magnitude or 0) for q in found] == [6.4, 1240, 1250]
    assert [float(q.magnitude or 0) for q in verify.quantities("It is 1.240 km away.")] == [1.24]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Breid covers 36 square kilometres and Skaftar 41.", ["36 square kilometres", "41"]),
        ("Ohio took 45 seats and Texas 32.", ["45", "32"]),
        ("They came by night and left with the Mavic 3.", []),
    ],
)
def test_a_name_whose_verb_is_left_out_takes_a_number(text: str, numbers: list[str]) -> None:
    assert read(text) == numbers


def test_a_name_ends_with_its_cell() -> None:
    rows = (
        "| Mill | Looms |\n| --- | --- |\n| Denby | 40 |\n| Low Moor | 30 |\n| High Moor | Two |\n"
    )
    document = verify.Document.from_text(rows, format="markdown")
    assert [q.text for q in verify.quantities(document)] == ["40", "30", "Two"]
    total = verify.Document.from_text(
        rows.replace("Two", "20") + "| Total | 100 |\n", format="markdown"
    )
    found = [f.rule for f in verify.check(total).findings]
    assert found == ["table/total-mismatch"]


def test_a_name_within_a_cell_keeps_its_number() -> None:
    rows = "| Mill | Looms |\n| --- | --- |\n| The Low Moor 1 mill | 40 |\n"
    document = verify.Document.from_text(rows, format="markdown")
    assert [q.text for q in verify.quantities(document)] == ["40"]
