"""Additions: like numbers that stand as parts beside the number that they may come to.

In: a reading and its mentions. Out: candidates, each a whole, its parts in order and their
traits; and, apart from those, how the numbers miss each other. What the traits are worth is
left to `sums`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from verify.match import _sumtraits, _sumwhole, _sumwords, cues
from verify.match._addends import Addend, View, hundreds, near, pools, views
from verify.match._evened import halves
from verify.match.frame import Mention
from verify.match.reading import Reading
from verify.model.quantity import CALENDAR, Kind
from verify.model.span import Span
from verify.named import NamedTuple

_SURE = 7  # weight of a cue that is believed
_SLACK = 0.06  # part of a whole by which rounding may make its parts miss it
_EXACT = 1e-9
_UNNUMBERED = (1, 2, 3)  # that "and a harpist" may stand for
_WRONG = frozenset(["residual", "an item unnumbered", "an item untold", "of others"])
_CHANCE = 2  # parts that may well come to a number by chance
_ALONE = (1, 2, 4, 7)  # numbers that a text has besides
_RIVALS = (1, 2, 3, 5, 9)  # rows that share a number


class Addition(NamedTuple):
    """A whole (None: all of it, 100%) and the parts that may come to it, with their traits."""

    whole: Mention | None
    parts: tuple[Mention, ...]
    rest: Mention | None
    traits: tuple[str, ...]
    misses: tuple[str, ...]
    fits: bool = False


def additions(text: Reading, found: Mapping[Span, Mention]) -> Iterator[Addition]:
    """Yield every whole with parts that come near it."""
    rows = list(_rows(text, found))
    fits = [_spans(row) for row in rows if row.fits and len(row.parts) > _CHANCE]
    rivals = Counter(span for row in rows for span in _spans(row))
    numbers = sum(q.kind not in CALENDAR for q in text.quantities)
    for row in rows:
        spans = _spans(row)
        own = [f"rivals {bisect_right(_RIVALS, max(rivals[span] for span in spans))}"]
        own.append(f"alone {bisect_right(_ALONE, numbers - len(spans))}")
        if any(spans < other for other in fits):
            own.append("some of a sum")
        elif not row.fits and any(len(spans & other) > 1 for other in fits):
            own.append("some are of a sum")
        yield row._replace(traits=(*row.traits, *own))


def _spans(row: Addition) -> frozenset[Span]:
    """Return where the numbers of a row stand."""
    held = row.parts if row.whole is None else (row.whole, *row.parts)
    return frozenset(m.quantity.span for m in held)


def _rows(text: Reading, found: Mapping[Span, Mention]) -> Iterator[Addition]:
    """Yield every row by itself."""
    seen: set[tuple[Span, ...]] = set()
    for pool in pools(text, found):
        sizes = _Sizes(pool)
        for view in views(pool):
            own = view.numbers
            shares = bool(own) and own[0].mention.quantity.kind is Kind.PERCENT
            rows = ((None, *row) for row in hundreds(own)) if shares else near(own)
            for whole, first, last in rows:
                spans = tuple(n.mention.quantity.span for n in own[first : last + 1])
                if whole is not None:
                    spans = (own[whole].mention.quantity.span, *spans)
                if spans in seen:
                    continue
                seen.add(spans)
                made = _addition(view, whole, first, last, pool, sizes)
                if _may_be_meant(made):
                    yield made


def _may_be_meant(made: Addition) -> bool:
    """Return whether shares are joined, and parts that are only some of a whole more than it."""
    if not made.fits and not _WRONG.isdisjoint((*made.traits, *made.misses)):
        return False
    if made.whole is None:
        return not any(trait.startswith("unjoined") for trait in made.traits)
    return "including" not in made.traits or "too much" in made.misses


class _Sizes:
    """The numbers of a pool by their size: one is looked for among its likes, not among all."""

    def __init__(self, pool: Sequence[Addend]) -> None:
        self._rows = sorted(((n.size, n.mention.quantity.span) for n in pool), key=_size)

    def hold(self, size: float, within: float, but: Set[Span]) -> bool:
        """Return whether a number of a size stands there beside some."""
        for at in range(bisect_left(self._rows, size - within, key=_size), len(self._rows)):
            other, span = self._rows[at]
            if other >= size + within:
                return False
            if span not in but and abs(size - other) < within:
                return True
        return False


def _size(row: tuple[float, Span]) -> float:
    return row[0]


def _addition(
    view: View,
    whole: int | None,
    first: int,
    last: int,
    pool: Sequence[Addend],
    held: _Sizes,
) -> Addition:
    own = view.numbers
    parts = [n.mention for n in own[first : last + 1]]
    head = own[whole].mention if whole is not None else None
    rest = next((m for m in reversed(parts) if cues.best(m.roles, ("rest",)) >= _SURE), None)
    kind = parts[0].quantity.kind
    sort = "count" if kind is Kind.NUMBER else "percent" if head is None else "amount"
    traits = [
        sort,
        *_sumtraits.of_list(own, first, last, whole),
        *_sumtraits.of_place(view, whole, first, last, pool),
    ]
    if head is not None:
        traits += _sumwhole.of_whole(head, parts)
        if kind is Kind.NUMBER:
            traits += _sumtraits.of_nouns(head, parts)
    traits += _sumwords.of_words(head, parts, kind)
    count = f"{min(len(parts), 4)} parts"
    if rest is not None:
        traits += ["rest last" if rest is parts[-1] else "rest within", f"rest of {count}"]
    told = "percent" if head is None else _sumtraits.told(traits)
    if head is None and rest is parts[-1]:
        traits.append("percent rest")
    misses = tuple(_misses(own, whole, first, last, held))
    list_ = next(
        (t for t in traits if t in ("one list", "a sentence each", "list over sentences")),
        "unjoined",
    )
    if rest is None and "so the last" in traits:
        rest = parts[-1]
    traits += [count, f"{count} {told}", f"{list_} {told}", f"{sort} {told}"]
    return Addition(
        head, tuple(parts), rest, tuple(traits), misses, _holds(own, whole, first, last)
    )


def _holds(own: Sequence[Addend], whole: int | None, first: int, last: int) -> bool:
    """Return whether the parts come to their whole, for the digits that they are written with."""
    parts = own[first : last + 1]
    size = own[whole].size if whole is not None else 100.0
    gap = abs(sum(n.size for n in parts) - size)
    if gap > _SLACK * size:
        return False
    if gap <= _EXACT * size:
        return True
    held = parts if whole is None else [own[whole], *parts]
    return gap <= sum(halves([n.mention.quantity for n in held])) * (1 + 1e-7) + 1e-9 * size


def _misses(
    own: Sequence[Addend], whole: int | None, first: int, last: int, held: _Sizes
) -> Iterator[str]:
    """Yield by what the parts miss their whole."""
    sizes = [n.size for n in own[first : last + 1]]
    total, size = sum(sizes), own[whole].size if whole is not None else 100.0
    yield from missed(sizes, size)
    if whole is not None and own[whole].mention.quantity.kind is Kind.NUMBER:
        left = size - total
        if left in _UNNUMBERED and left <= _sumtraits.unnumbered(own, first, last):
            yield "an item unnumbered"
    members = {n.mention.quantity.span for n in own[first : last + 1]}
    if whole is not None:
        members.add(own[whole].mention.quantity.span)
    if held.hold(total, 1e-9 * total, members):
        yield "they come to another"
    if held.hold(abs(size - total), 1e-9 * size, members):
        yield "another is missing"
    if any(abs(total - s - size) < 1e-9 * size for s in sizes):
        yield "one too many"


def missed(sizes: Sequence[float], whole: float) -> Iterator[str]:
    """Yield how far off a sum is, and whether one digit would mend it."""
    gap = abs(sum(sizes) - whole)
    share = gap / whole
    yield f"off {0 if share <= 0.02 else 1 if share <= 0.05 else 2 if share <= 0.1 else 3 if share <= 0.2 else 4}"
    yield "too much" if sum(sizes) > whole else "too little"
    if round_gap(gap):
        yield "one digit"
    elif any(_transposed(s, sum(sizes) - whole) for s in (*sizes, whole)):
        yield "two digits"


def round_gap(gap: float) -> bool:
    """Return whether a gap is one digit and zeros: what one wrong digit leaves."""
    text = f"{gap:.6g}"
    digits = text.replace(".", "").split("e")[0].strip("0")
    return len(digits) == 1


def _transposed(value: float, gap: float) -> bool:
    """Return whether a number comes right with two neighbouring digits changed round."""
    written = f"{value:.9g}"
    for sign in (1, -1):
        other = f"{value + sign * gap:.9g}"
        apart = [at for at, (a, b) in enumerate(zip(written, other, strict=False)) if a != b]
        if len(written) == len(other) and sorted(written) == sorted(other) and len(apart) == 2:
            return True
    return False
