"""Ratios in fact sheets: shares of counts, "males per female", growth of a level.

In: the `Group`s of a document. Out: `Share`s (percentages beside the counts they are shares
of), `Ratio`s (a line "1.05 male(s)/female" and the counts labelled so elsewhere) and
`Growth`s (a rate for a year, and the level of that year and the year before). Which lines
belong together is known by their labels; another line of the group that fits makes it sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.match import _sheetsums
from verify.match._sheet import Entry, Group, Item
from verify.model.quantity import Bound, Hedge, Quantity
from verify.named import NamedTuple

_RATIO = re.compile(r"\s*([a-z]{3,20}?)(?:\(s\)|s)?\s*(?:/|per|to each)\s*([a-z]{3,20})\b", re.I)
_TOTAL = re.compile(r"(?:total|all|overall)\b", re.IGNORECASE)
_GROWTH = re.compile(
    r"\s*(?:annual |yearly )?growth(?: rate)?\b|\s*annual (?:change|growth)\b", re.I
)
_LABEL_YEAR = re.compile(r"\b((?:19|20)\d\d)$")
_NAMED = re.compile(r"\([^()]*\)|\b(?:19|20)\d\d\b|[^a-z ]+")
_LEAST = Decimal(20)  # fewer are no basis of a ratio printed to two places
_NEAR = Decimal("0.06")  # how far apart two rates of one growth lie at most
_AGREED, _WRONG = Decimal("0.002"), Decimal("0.01")  # shares of a level


class Share(NamedTuple):
    """A percentage, the counts it is the share of, and all the counts."""

    share: Quantity
    part: tuple[Quantity, ...]
    whole: tuple[Quantity, ...]


class Ratio(NamedTuple):
    """A ratio, and the counts above and below its line."""

    ratio: Quantity
    above: tuple[Quantity, ...]
    below: tuple[Quantity, ...]


class Growth(NamedTuple):
    """A rate of growth, the level and the level before it."""

    growth: Quantity
    new: Quantity
    old: Quantity


def shares(group: Group) -> Iterator[Share]:
    """Yield the percentages of lines that also give the counts."""
    rows = [row for e in group.entries if (row := _counted(e)) is not None]
    if len(rows) < 2 or len(rows) < len(group.entries):
        return
    if len({labels for _, labels, _ in rows}) > 1:
        return
    whole = tuple(q for _, _, counts in rows for q in counts)
    found = [Share(percent, counts, whole) for percent, _, counts in rows]
    fitting = [_share_fits(s) for s in found]
    if sum(fitting) * 3 >= len(found):
        yield from found


def _counted(entry: Entry) -> tuple[Quantity, tuple[str, ...], tuple[Quantity, ...]] | None:
    """Return the percentage of a line with the labels and the values of its counts."""
    percents = [i for i in entry.items if i.quantity.unit == "percent"]
    counts = [i for i in entry.items if _is_count(i.quantity)]
    if len(percents) != 1 or not counts or len(counts) + 1 != len(entry.items):
        return None
    if entry.value is None:
        return None
    labels = tuple(i.label.lower() for i in counts)
    return percents[0].quantity, labels, tuple(i.quantity for i in counts)


def _is_count(quantity: Quantity) -> bool:
    """Whether a number counts something."""
    return (
        quantity.unit == ""
        and quantity.magnitude is not None
        and quantity.magnitude == quantity.magnitude.to_integral_value()
        and quantity.bound is Bound.NONE
        and quantity.hedge is Hedge.NONE
    )


def _sum(parts: Sequence[Quantity]) -> Decimal:
    return sum((q.magnitude or Decimal(0) for q in parts), Decimal(0))


def _share_fits(share: Share) -> bool:
    whole = _sum(share.whole)
    return bool(whole) and share.share.interval.holds(100 * _sum(share.part) / whole)


def ratios(groups: Sequence[Group]) -> Iterator[Ratio]:
    """Yield the ratios whose two counts other lines of the document give."""
    for group in groups:
        values = [e.value.quantity for e in group.entries if e.value is not None]
        even = dict(zip((q.span for q in values), _sheetsums.evened(values), strict=True))
        for entry in group.entries:
            value = entry.value
            match = _RATIO.match(value.tail) if value is not None else None
            if value is None or match is None or not _is_ratio(value):
                continue
            above, below = match[1].lower(), match[2].lower().removesuffix("s")
            found = [
                Ratio(even[value.quantity.span], a, b)
                for a, b in _counts(groups, entry, above, below)
                if min(_sum(a), _sum(b)) >= _LEAST
            ]
            fit = [r for r in found if _ratio_fits(r)]
            if fit or (found and not any(_nearly(r) for r in found)):
                yield (fit or found)[0]


def _is_ratio(value: Item) -> bool:
    q = value.quantity
    return q.unit == "" and q.magnitude is not None and q.bound is Bound.NONE


def _nearly(found: Ratio) -> bool:
    """Whether a ratio is off by its last digit alone: counts are revised more often."""
    low, high = found.ratio.interval.low, found.ratio.interval.high
    room = high - low
    return low - room <= _sum(found.above) / _sum(found.below) <= high + room


def _ratio_fits(found: Ratio) -> bool:
    return found.ratio.interval.holds(_sum(found.above) / _sum(found.below))


def _counts(
    groups: Sequence[Group], ratio: Entry, above: str, below: str
) -> Iterator[tuple[tuple[Quantity, ...], tuple[Quantity, ...]]]:
    """Yield the counts that a ratio may be of: of its own label first, then of all."""
    everything = bool(_TOTAL.match(ratio.label))
    for group in groups:
        rows = []
        for entry in group.entries:
            pair = _pair(entry, above, below)
            if pair is not None:
                if entry.label.lower() == ratio.label.lower():
                    yield (pair[0],), (pair[1],)
                rows.append(pair)
        if everything and len(rows) >= 2 and len(rows) == len(group.entries):
            yield tuple(a for a, _ in rows), tuple(b for _, b in rows)
    for group in groups if everything else ():
        named = {e.label.lower(): e.value.quantity for e in group.entries if e.value is not None}
        if above in named and below in named and any(map(_TOTAL.match, named)):
            years = {e.year for e in group.entries if e.year is not None}
            dated = ratio.year is None or not years or ratio.year in years
            if dated and _is_count(named[above]) and _is_count(named[below]):
                yield (named[above],), (named[below],)


def _pair(entry: Entry, above: str, below: str) -> tuple[Quantity, Quantity] | None:
    """Return the two counts of a line that are labelled as a ratio names them."""
    own = {i.label.lower().removesuffix("s"): i.quantity for i in entry.items if i.label}
    if above in own and below in own and _is_count(own[above]) and _is_count(own[below]):
        return own[above], own[below]
    return None


def growths(groups: Sequence[Group]) -> Iterator[Growth]:
    """Yield the rates of growth of a level that other lines give year by year."""
    levels: dict[str, dict[int, Quantity]] = {}
    rates: list[tuple[str, dict[int, Quantity]]] = []
    for name, years in (series for group in groups for series in _series(group)):
        if all(q.unit == "percent" for q in years.values()):
            rates.append((_core(_GROWTH.sub(" ", name)), years))
        else:
            levels.setdefault(_core(name), years)
    for name, years in rates:
        own = levels.get(name)
        if own is None:
            continue
        found = [
            Growth(rate, own[year], own[year - 1])
            for year, rate in sorted(years.items())
            if year in own and year - 1 in own
        ]
        if any(_grown(g) for g in found) or _one_slip(found):
            yield from found


def _series(group: Group) -> Iterator[tuple[str, dict[int, Quantity]]]:
    """Yield the name of each thing that a group gives for several years, with its values."""
    found: dict[str, dict[int, Quantity]] = {}
    for entry in group.entries:
        year = _LABEL_YEAR.search(entry.label)
        value = entry.value
        if year is not None and value is not None and value.quantity.magnitude is not None:
            name = entry.label[: year.start()]
            found.setdefault(name, {})[int(year[1])] = value.quantity
    for name, years in found.items():
        if len(years) > 1 and len({q.unit for q in years.values()}) == 1:
            yield name, years


def _core(name: str) -> str:
    """Return a label without brackets, years and marks."""
    return " ".join(_NAMED.sub(" ", name.lower()).split())


def _reckoned(found: Growth) -> Decimal | None:
    new, old = found.new.magnitude, found.old.magnitude
    return None if not new or not old else 100 * (new - old) / old


def _grown(found: Growth) -> bool:
    """Whether a rate is that of its levels, by rounding and a little more."""
    rate = _reckoned(found)
    room = found.growth.interval
    return rate is not None and room.low - _NEAR <= rate <= room.high + _NEAR


def _one_slip(found: Sequence[Growth]) -> bool:
    """Whether two rates agree on what the level between them should be, far from what it is."""
    if len(found) != 2 or found[0].new is not found[1].old:
        return False
    before, shared, after = (q.magnitude for q in (found[0].old, found[0].new, found[1].new))
    first, second = (g.growth.magnitude for g in found)
    if not before or not shared or not after or first is None or second is None or second <= -100:
        return False
    one = before * (100 + first) / 100
    other = after * 100 / (100 + second)
    return abs(one - other) <= _AGREED * one < _WRONG * one < abs(one - shared)
