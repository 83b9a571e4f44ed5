"""What is counted or measured, the direction of change, and the period of a number."""

from __future__ import annotations

from datetime import date

import pytest

import verify
from verify.model.quantity import Bound, Direction, Kind, Quantity

TODAY = date(2024, 5, 15)


def quantities(text: str) -> list[Quantity]:
    return list(verify.quantities(verify.Document.from_text(text, date=TODAY)))


def number(text: str, surface: str) -> Quantity:
    return next(q for q in quantities(text) if q.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("It runs 64 data centres.", "64", "data_center"),
        ("It will add fewer than 300 new jobs.", "300", "job"),
        ("Some 40 wooden ferries sank.", "40", "ferry"),
        ("12 of them left.", "12", ""),
        ("They scored 12.", "12", ""),
        ("They scored 12 ... and left.", "12", ""),
        ("The plan covers 17 coastal towns and islands.", "17", "town"),
    ],
)
def test_what_is_counted(text: str, surface: str, counted: str) -> None:
    assert number(text, surface).counted.replace("centre", "center") == counted


@pytest.mark.parametrize(
    ("text", "surface", "measure"),
    [
        ("Shares of the miner jumped 9% on Monday.", "9%", "share price"),
        ("The firm’s shares were 4.1% higher.", "4.1%", "share price"),
        ("Its lease revenue rose 26%.", "26%", "lease revenue"),
        ("It reported a 26% jump in lease revenue.", "26%", "lease revenue"),
        ("Its retail arm, whose revenue surged 8%, leads.", "8%", "revenue"),
        ("They paid a $2.75 billion fine.", "$2.75 billion", "fine"),
        ("It announced its own $40 million deal.", "$40 million", "deal"),
        ("She bought over $16 million of Norwest stock.", "$16 million", "stock purchase"),
        ("They invested $3 billion.", "$3 billion", "investment"),
        ("Global spending on roads will exceed $4 billion.", "$4 billion", "spending"),
        ("It had sales of $4 million.", "$4 million", "sale"),
        ("The unemployment rate was 4.2%.", "4.2%", "unemployment rate"),
        ("Sales held while U.S. profit fell 3%.", "3%", "profit"),
        ("It was 4.2%.", "4.2%", ""),
    ],
)
def test_what_is_measured(text: str, surface: str, measure: str) -> None:
    assert number(text, surface).measure == measure


@pytest.mark.parametrize(
    ("text", "surface", "direction"),
    [
        ("Rents rose 6%.", "6%", Direction.UP),
        ("Rents fell by 6%.", "6%", Direction.DOWN),
        ("A drop of 6% in rents.", "6%", Direction.DOWN),
        ("Rents were 6% lower.", "6%", Direction.DOWN),
        ("Rents rose to 6%.", "6%", Direction.NONE),
        ("Rents were 6%.", "6%", Direction.NONE),
    ],
)
def test_direction_is_of_changes_only(text: str, surface: str, direction: Direction) -> None:
    assert number(text, surface).direction is direction


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("Sales were $4 million in 2022.", "$4 million", date(2022, 1, 1), date(2022, 12, 31)),
        ("In 2022, sales were $4 million.", "$4 million", date(2022, 1, 1), date(2022, 12, 31)),
        ("They will spend $4 million over the next five years.", "$4 million", TODAY, date(2029, 5, 15)),
        ("Sales rose 8% in the April–June quarter.", "8%", date(2024, 4, 1), date(2024, 6, 30)),
        ("The stock has gained more than 12% year to date.", "12%", date(2024, 1, 1), TODAY),
        ("Rents have risen 12% since 2021.", "12%", date(2021, 1, 1), TODAY),
        ("Sales were $4 million in the six months ended 30 June 2022.", "$4 million", date(2022, 1, 1), date(2022, 6, 30)),
        ("He left, and last month its debt was about $4 million.", "$4 million", date(2024, 4, 1), date(2024, 4, 30)),
        ("Rents rose 12%, the fastest since 2021.", "12%", None, None),
        ("Up from $3 million in 2021, sales were $4 million.", "$4 million", None, None),
    ],
)  # fmt: skip
def test_the_period_of_a_number(
    text: str, surface: str, first: date | None, last: date | None
) -> None:
    period = number(text, surface).period
    assert ((period.first, period.last) if period else (None, None)) == (first, last)


def test_an_amount_in_brackets_is_of_the_same_thing() -> None:
    text = "It will invest 380 million kroner ($36 million) over the next three years."
    first, second = [q for q in quantities(text) if q.kind is Kind.MONEY]
    assert first.measure == second.measure == "investment"
    assert first.period == second.period
    assert first.period is not None


def test_over_three_years_is_a_course_not_a_bound() -> None:
    assert number("It will spend $4 million over three years.", "three years").bound is Bound.NONE
    assert number("It lasted over three years.", "three years").bound is Bound.MORE_THAN


def test_a_place_in_a_ranking_is_a_rank() -> None:
    assert number("It is about 360 in the global ranking.", "360").kind is Kind.ORDINAL
    assert number("It is the number-one bank.", "one").kind is Kind.ORDINAL
