"""Laws of extraction: what is written is read back, wherever it stands."""

from __future__ import annotations

import time

import pytest
from blind.score import passages
from generator import Written, sentence
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity

SAMPLES = [p.text for p in passages()]


def numbers(text: str) -> list[Quantity]:
    return [q for q in verify.quantities(text) if q.kind not in (Kind.DATE, Kind.TIME)]


def facts(quantity: Quantity, shift: int = 0) -> tuple[object, ...]:
    span = quantity.span
    return (span.start - shift, span.end - shift, *quantity[2:6], quantity.counted, quantity.bound)


@settings(max_examples=100, deadline=None)
@given(sentence())
def test_what_is_written_is_read_back(drawn: tuple[str, int, Written]) -> None:
    text, at, written = drawn
    found = numbers(text)
    assert len(found) == 1, (text, [q.text for q in found])
    quantity = found[0]
    assert (quantity.magnitude, quantity.unit, quantity.kind) == written[1:4], text
    assert (quantity.bound, quantity.hedge) == (written.bound, written.hedge), text
    assert quantity.start == at
    if written.bound is Bound.NONE and written.hedge is Hedge.NONE:
        low, high = written.value - written.slack, written.value + written.slack
        assert quantity.interval == Interval(low, high), text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.sampled_from(SAMPLES))
def test_joining_documents_shifts_spans_only(one: str, other: str) -> None:
    joint = "\n\n"
    shift = len(one) + len(joint)
    apart = [facts(q) for q in verify.quantities(one)]
    apart += [facts(q, -shift) for q in verify.quantities(other)]
    assert [facts(q) for q in verify.quantities(one + joint + other)] == apart


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_in_order(text: str) -> None:
    end = 0
    for quantity in verify.quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end


PIECES = st.sampled_from(
    ["12", "3.4", "1,200", "$", "€", "%", "km", "million", "bn", "one", "half", "-", "–", "/", ".", ",", "(", ")", "[", ":",
     " ", " ", " ", "\n", "May", "2021", "Q3", "FY", "a.m.", "§", "v", "x", "10", "th", "of", "to", "and", "per", "\u00a0", "½", "²", "'s"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_heap_of_numbers_is_read_in_order(text: str) -> None:
    end = 0
    for quantity in verify.quantities(text):
        assert end <= quantity.start < quantity.end <= len(text), (quantity, text)
        end = quantity.end


RUNS = (
    "1",
    "1,",
    "1 ",
    "one-",
    "1-",
    "(",
    "[1]",
    "$",
    "1.",
    "a1",
    "1/",
    "May ",
    "1:",
    "over ",
    "’s ",
    "in 2021 ",
    "A ",
    "½",
    ", ",
    "million ",
)


@pytest.mark.parametrize("run", RUNS)
def test_time_is_linear_on_hostile_runs(run: str) -> None:
    def spent(size: int) -> float:
        text = "5 " + run * (size // len(run)) + " 7"
        begin = time.process_time()
        verify.quantities(text)
        return time.process_time() - begin

    spent(1_000)
    small, large = spent(4_000), spent(32_000)
    assert large < 30 * small + 0.3
