"""Rates: what a number is said to be for each of."""

from __future__ import annotations

import pytest

from verify import Document, check
from verify.extract import read
from verify.match._per_noun import ANY, noun_behind
from verify.match.frame import mentions
from verify.match.rates import rates
from verify.match.reading import reading
from verify.model.settings import DEFAULT


@pytest.mark.parametrize(
    ("text", "at", "noun"),
    [
        ("Lessons are £28 a lesson.", 0, "lesson"),
        ("They paid £28 each.", 0, ANY),
        ("There are 18 pupils to each teacher.", 0, "teacher"),
        ("We pick 9 sacks to the acre.", 0, "acr"),
        ("A trial served 14 people to a tap each hour.", 0, ""),
        ("We lifted five of each kind.", 0, ""),
        ("It cost £28 in May.", 0, ""),
    ],
)
def test_a_noun_says_what_a_number_is_per(text: str, at: int, noun: str) -> None:
    """The noun behind a number, the one for anything, or none."""
    found = list(mentions(reading(read(Document.from_text(text, name="t"), DEFAULT))).values())
    assert noun_behind(found[at]) == noun


@pytest.mark.parametrize(
    ("text", "surface", "given"),
    [
        ("Each of the 32 schools gets $15,000.", "$15,000", "32"),
        ("The hall hired 120 chairs at £3.", "£3", "120"),
        ("It has 40 rows of 25 trees.", "25", "40"),
        ("It employs 300 people in each of its 12 plants.", "300", "12"),
    ],
)
def test_words_give_the_number_of_things(text: str, surface: str, given: str) -> None:
    """A rate knows how many it is for each of where its words say so."""
    own = list(mentions(reading(read(Document.from_text(text, name="t"), DEFAULT))).values())
    mention = next(m for m in own if m.quantity.surface == surface)
    told = [r.given.quantity.surface for r in rates(mention, own) if r.given is not None]
    assert told == [given]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At £2.89 for a 340 g jar you pay 58p per 100 g.", 1),
        ("At £2.89 for a 340 g jar you pay 85p per 100 g.", 0),
        ("It costs $4.11 a day, or over a full year $2,500.", 1),
        ("Seven nights at €85 a night makes €595.", 0),
        ("Seven nights at €85 a night makes €695.", 1),
        ("The train does the 350 km in 150 minutes; its top speed is 220 km/h.", 0),
        ("Half an hour of heat and three hours of baking at 1.6 kW uses 5.6 kWh.", 0),
    ],
)
def test_products_are_reckoned(text: str, expected: int) -> None:
    """A wrong product is found; a right one, a top speed and a part of a sum are left alone."""
    assert len(check(Document.from_text(text, name="t")).findings) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At £2.89 for a 340 g jar you pay 58p per 100 g.", "85p"),
        ("The price went from 40 cents to 50 cents, a rise of 15 cents.", "10 cents"),
        (
            "There are 84 boys and 28 girls in the squad, one girl for every four boys.",
            "three to one",
        ),
    ],
)
def test_what_is_expected_is_written_like_the_text(text: str, expected: str) -> None:
    """Pence stay pence, and a ratio above one is no percentage."""
    (finding,) = check(Document.from_text(text, name="t")).findings
    assert expected in finding.message
