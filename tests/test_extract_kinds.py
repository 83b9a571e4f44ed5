"""Laws that hold for every kind of quantity: read back, embedded anywhere, joined with others."""

from __future__ import annotations

import pytest
from blind.score import PASSAGES, passages
from generator_kinds import FRAME, FRAMES, KINDS, Said
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.model.quantity import Kind, Quantity

# Prose of several sorts with no number in it.
PROSE = (
    "", "The river froze early that winter.", "¿Quién sabe? — dijo ella; “nadie”.",
    "# Notes\n\n- butter\n- salt", "天气很好。", "He said: 'Why not (ever)?'", "See below…",
    "A tale of ships & men; some came home, most did not.", "\tindented\n\n\nand spaced",
)  # fmt: skip


def text_of(said: Said) -> tuple[str, int]:
    left, right = FRAMES.get(said.kind, FRAME)
    return left + said.surface + right, len(left)


def read(text: str, start: int, end: int) -> list[Quantity]:
    return [q for q in verify.quantities(text) if q.start < end and q.end > start]


def facts(quantity: Quantity, shift: int = 0) -> tuple[object, ...]:
    span = quantity.span
    kept = (*quantity[2:8], quantity.counted, quantity.bound, quantity.hedge, quantity.direction)
    return (span.start - shift, span.end - shift, *kept)


def test_every_kind_is_generated() -> None:
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_written_is_read_back(kind: Kind) -> None:
    @settings(max_examples=60)
    @given(KINDS[kind])
    def law(said: Said) -> None:
        text, start = text_of(said)
        found = read(text, start, start + len(said.surface))
        assert len(found) == 1, (text, [(q.text, q.kind) for q in found])
        quantity = found[0]
        assert quantity.kind is kind, (text, quantity)
        if said.day is not None:
            assert quantity.period is not None
            assert (quantity.period.first, quantity.period.last) == (said.day, said.day), text
            return
        assert quantity.unit == said.unit, (text, quantity)
        if said.value is None:
            assert (quantity.low, quantity.high) == (said.low, said.high), text
        else:
            assert quantity.magnitude is not None
            assert abs(quantity.magnitude - said.value) <= abs(said.value) / 10**20, (
                text,
                quantity,
            )

    law()


@pytest.mark.parametrize("kind", Kind)
def test_what_stands_round_it_changes_nothing(kind: Kind) -> None:
    @settings(max_examples=25)
    @given(KINDS[kind], st.sampled_from(PROSE), st.sampled_from(PROSE))
    def law(said: Said, before: str, behind: str) -> None:
        text, _ = text_of(said)
        alone = [facts(q) for q in verify.quantities(text)]
        shift = len(before) + 2
        inside = verify.quantities(f"{before}\n\n{text}\n\n{behind}")
        assert [facts(q, shift) for q in inside] == alone, text

    law()


@settings(max_examples=40)
@given(st.lists(st.one_of(*KINDS.values()), min_size=2, max_size=4))
def test_texts_of_any_kinds_are_joined(several: list[Said]) -> None:
    whole, apart = "", []
    for said in several:
        text, _ = text_of(said)
        apart += [facts(q, -len(whole)) for q in verify.quantities(text)]
        whole += text + "\n\n"
    assert [facts(q) for q in verify.quantities(whole)] == apart


SAMPLES = [p.text for name in ("passages", "passages-2", "passages-3") for p in passages(PASSAGES.with_name(f"{name}.txt"))]  # fmt: skip


@settings(max_examples=60)
@given(st.sampled_from(SAMPLES), st.sampled_from(SAMPLES))
def test_joining_documents_shifts_spans_only(one: str, other: str) -> None:
    shift = len(one) + 2
    apart = [facts(q) for q in verify.quantities(one)]
    apart += [facts(q, -shift) for q in verify.quantities(other)]
    assert [facts(q) for q in verify.quantities(f"{one}\n\n{other}")] == apart
