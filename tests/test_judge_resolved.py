"""The one assumption under which two values of one fact would both be right."""

from __future__ import annotations

import datetime as dt

import pytest

from verify.extract import read
from verify.judge.laws._resolved import resolved
from verify.model.document import Document
from verify.model.quantity import Quantity
from verify.model.settings import DEFAULT


def quantities(text: str, day: dt.date | None = None) -> tuple[Quantity, ...]:
    return tuple(read(Document.from_text(text, name=text[:3], date=day), DEFAULT).quantities)


@pytest.mark.parametrize(
    ("first", "second", "slip", "assumption"),
    [
        (
            "$46 million",
            "$46 billion",
            "a power of ten",
            "one says “million” where it means “billion”",
        ),
        ("4,600 kg", "460 kg", "a power of ten", "one of them is off by a power of ten"),
        ("412 mm", "421 mm", "digits swapped", "two digits are swapped in one of them"),
        ("72 km", "116 km", "", "“72 km” is a number of miles that only one text converted"),
        ("38%", "62%", "", "one of them is the share of the rest"),
        ("58 mm", "67 mm", "", ""),
        ("518 mm", "519 mm", "one digit", "one digit is wrong in one of them"),
    ],
)
def test_two_values_alone(first: str, second: str, slip: str, assumption: str) -> None:
    (one,), (other,) = quantities(first), quantities(second)
    assert resolved(one, other, slip).startswith(assumption)
    assert bool(resolved(one, other, slip)) == bool(assumption)


@pytest.mark.parametrize(
    ("first", "second", "assumption"),
    [
        (
            "380 kg of ore and 45 kg of tin",
            "425 kg",
            "“425 kg” includes the “45 kg” beside “380 kg”",
        ),
        ("380 kg, of which 45 kg tin", "335 kg", "“335 kg” leaves out the “45 kg” beside “380 kg”"),
        (
            "€200, with 19% tax",
            "€238",
            "the “19%” beside “€200” is added or taken off in one of them",
        ),
        (
            "24 MW for each of 6",
            "144 MW",
            "one is for each, the other for all of the “6” beside “24 MW”",
        ),
    ],
)
def test_a_number_beside_one_of_them_explains_the_other(
    first: str, second: str, assumption: str
) -> None:
    near, (other,) = quantities(first), quantities(second)
    assert resolved(near[0], other, "", (near, (other,))) == assumption
    turned = resolved(other, near[0], "", ((other,), near))
    assert turned == assumption


def test_days_come_last() -> None:
    one, other = dt.date(2025, 5, 4), dt.date(2025, 5, 6)
    (early,), (late,) = quantities("58 mm", one), quantities("67 mm", other)
    assert resolved(early, late, "") == "the figure moved between 2025-05-04 and 2025-05-06"
    (early,), (late,) = quantities("38%", one), quantities("62%", other)
    assert resolved(early, late, "") == "one of them is the share of the rest"
