"""The part a number plays, the names two texts share, the roots of their words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify.extract import read
from verify.match.keys import keys
from verify.match.likeness import Likeness
from verify.match.linkage import settled
from verify.match.named_in import shared_names
from verify.match.roots import root
from verify.match.slip import HEARD, slip
from verify.match.standing import standing
from verify.model.document import Document
from verify.model.quantity import Kind
from verify.model.settings import DEFAULT


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sales of lamps rose by 41 units.", "change"),
        ("The mill has 41 more looms than before.", "change"),
        ("A further 41 looms stand idle.", "part"),
        ("The mill has a total of 41 looms.", "whole"),
        ("The mill has 41 looms.", ""),
        ("The 41 looms must be sold by 5 May.", ""),
    ],
)
def test_what_part_a_number_plays(text: str, part: str) -> None:
    found = keys(read(Document.from_text(text), DEFAULT))
    assert [standing(k) for k in found if k.quantity.magnitude == 41] == [part]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("measured", "measurement"),
        ("evacuated", "evacuation"),
        ("produced", "production"),
        ("closed", "closing"),
        ("approval", "approved"),
        ("planned", "plans"),
    ],
)
def test_words_of_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_roots_of_other_words_differ() -> None:
    assert root("apartment") != root("apart")
    assert root("station") != root("states")


def test_a_first_word_is_a_name_where_the_other_text_has_it_inside_a_sentence() -> None:
    first = "Torspitz was shaken. Nobody slept."
    assert shared_names(first, "All of Torspitz woke. Rain fell.") == {root("Torspitz")}
    assert not shared_names(first, "Torspitz woke. Nobody spoke.")


def test_texts_without_a_name_are_related_by_the_values_and_words_of_both() -> None:
    first = "The barge carried 840 tonnes of ore, 62 crates of lamps and 118 barrels of wine."
    second = "On the barge were 840 tonnes of ore, 62 crates of lamps and 181 barrels of wine."
    one, other = (keys(read(Document.from_text(t), DEFAULT)) for t in (first, second))
    assert Likeness(one, other, settled(one, other)).related


def test_a_teen_is_heard_as_a_ten() -> None:
    one, other = (
        next(q for q in read(Document.from_text(t), DEFAULT).quantities if q.kind is Kind.DURATION)
        for t in ("They stayed eighteen minutes.", "They stayed 80 minutes.")
    )
    assert slip(one, other) == HEARD
    assert slip(one, one._replace(magnitude=Decimal(90))) != HEARD


def test_a_bare_count_goes_on_with_what_was_counted_before() -> None:
    text = "The fleet has 140 buses. Of these 86 are already electric, and 12 drivers left."
    found = {k.quantity.surface: k for k in keys(read(Document.from_text(text), DEFAULT))}
    assert root("buses") in found["86"].near
    assert root("drivers") in found["12"].heads
    assert root("buses") not in found["12"].heads


def test_the_last_day_of_something_is_no_change() -> None:
    found = keys(read(Document.from_text("Bids must reach the mill by 5 May 2027."), DEFAULT))
    assert [standing(k) for k in found if k.sort == "day"] == [""]
