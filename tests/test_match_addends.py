"""Rows of like numbers beside a whole: each is found once, and many nouns cost no more than one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match._addends import Addend, View, near, views
from verify.match.frame import Mention
from verify.model.quantity import Kind

_ROW = st.tuples(
    st.integers(5, 30), st.sampled_from(["", "", "cat", "dog", "hen", "owl"]), st.integers(0, 3)
)


def _pool(rows: list[tuple[int, str, int]]) -> list[Addend]:
    """Return numbers of some sizes and nouns, each so many sentences behind the one before."""
    pool: list[Addend] = []
    index = 0
    for place, (size, noun, step) in enumerate(rows):
        index += step == 3
        told: Any = SimpleNamespace(
            sentence=SimpleNamespace(index=index),
            quantity=SimpleNamespace(span=place, kind=Kind.NUMBER),
        )
        pool.append(
            Addend(cast("Mention", told), float(size), aside=False, inside=False, noun=noun)
        )
    return pool


def _whole_views(pool: list[Addend]) -> list[View]:
    """Return every view of a pool in full."""
    nouns = sorted({n.noun for n in pool} - {""})
    own = [[n for n in pool if n.noun in ("", noun)] for noun in nouns]
    return [View(pool), *map(View, own if len(nouns) > 1 else [])]


def _rows(found: list[View]) -> list[tuple[Any, ...]]:
    """Return each row of some views once, with its neighbours in the view that has it first."""
    rows: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for view in found:
        spans = [n.mention.quantity.span for n in view.numbers]
        for whole, first, last in near(view.numbers):
            used = (spans[whole], *spans[first : last + 1])
            alone = view.entire and len(spans) == len(used)
            rows.setdefault(used, (tuple(spans[max(0, first - 1) : last + 2]), alone))
    return list(rows.items())


@settings(max_examples=60)
@given(st.lists(_ROW, max_size=40))
def test_stretches_of_a_nouns_numbers_hold_every_row_that_all_of_them_do(
    rows: list[tuple[int, str, int]],
) -> None:
    """In the same order, with the same neighbours."""
    pool = _pool(rows)
    assert _rows(list(views(pool))) == _rows(_whole_views(pool))


def test_many_nouns_cost_no_more_than_one() -> None:
    """What is read grows with the numbers, not with the numbers times their nouns."""
    for many in (50, 400):
        pool = _pool([(9, f"noun{n}" if n % 3 == 0 else "", 0) for n in range(3 * many)])
        assert sum(len(view.numbers) for view in views(pool)) < 30 * len(pool)
