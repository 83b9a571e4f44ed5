"""Sums in fact sheets: totals over the lines below them, and shares that make up a whole.

In: a `Group` of entries. Out: `Sum`s: a total (or none, where the parts come to 100%) with
its parts, and how the structure is known: a total that stands over a list, labels that part
a whole between them (male and female; "other"; ages without a gap), or one slip that would
mend it. Rates and means of parts are no sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.match._lines import MEMO
from verify.match._sheet import Entry, Group, Item
from verify.match._totals import is_slip
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.named import NamedTuple

_TOTAL = re.compile(r"(?:grand |over)?(?:total|all)\b\W*(?P<noun>[a-z][a-z -]*)?", re.IGNORECASE)
_COMPOSED = re.compile(
    r"\b(?:composition|breakdown|structure|make-?up|distribution|mix|split|shares?|sources|"
    r"land use|by (?:sector|type|use|age|source|origin|occupation|region|country|category|sex|segment))\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"^(?:all |any )?(?:others?|rest|remaining|remainder|unspecified|unknown|not stated|no answer|"
    r"none|miscellaneous|undeclared|no response|don't know)\b(?! \w+ \w+ \w+)",
    re.IGNORECASE,
)
_LARGEST = re.compile(
    r"\b(?:top|main|major|largest|biggest|leading|principal|partners?|including|selected|some)\b",
    re.IGNORECASE,
)
_OVERLAP = re.compile(
    r"more than (?:one|once)|several|multiple|overlap|(?:may|do|does|will|might) not (?:add|sum|total)|"
    r"(?:sums?|adds?|totals?) (?:up )?to (?:more|over|less)|(?:more|less|greater|over) than 100|"
    r"exceeds? 100|does not include|excludes?|exclud", re.IGNORECASE,
)  # fmt: skip
_WHOLES = tuple(
    map(
        frozenset[str],
        (
            {"male", "female"}, {"males", "females"}, {"men", "women"}, {"boys", "girls"},
            {"land", "water"}, {"urban", "rural"}, {"paved", "unpaved"}, {"public", "private"},
            {"domestic", "foreign"}, {"domestic", "international"}, {"imports", "exports"},
        ),
    )
)  # fmt: skip
_GRADES = frozenset(
    ["very small", "small", "medium", "large", "very large", "size unknown", "unknown"]
)
_AGES = re.compile(r"^(?:under|below|<)?\s*(\d{1,5})(?:\s*(?:-|–|to)\s*(\d{1,5})|\+)?\b")
_RATE = re.compile(r"^\s*(?:\w+(?:\(s\))?\s*)?(?:/|per\b|an hour|a day|each)")
HUNDRED = Decimal(100)
_NEAR = (Decimal(90), Decimal(104))  # a sum beyond these that no slip explains: other shares
_SURE = 1000  # numbers from here on are one slip from a mean by no chance
_SCALES = tuple(Decimal(f) for f in ("10", "1e3", "1e6", "1e-3", "1e-6"))  # a wrong zero or word
_TRIED = 60  # values that a rounded sum leaves open
_UNADDED = (Kind.DURATION, Kind.AGE, Kind.DATE)
_DIGITS = 100  # numbers below this are one digit from too many others


def evened(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return numbers that are printed to one digit behind the point, where zeros were dropped.

    Beside 42.9 and 11.1 a plain 54 was 54.0 before somebody's spreadsheet shortened it.
    """
    finest = min((q.exponent or 0 for q in quantities), default=0)
    if finest >= 0:
        return tuple(quantities)
    return tuple(
        q._replace(interval=around, charitable=around, exponent=finest)
        if q.magnitude is not None
        and q.exponent is None
        and not q.interval.width
        and (around := Interval.around(q.magnitude, finest))
        else q
        for q in quantities
    )


class Sum(NamedTuple):
    """Parts that come to a total, or to 100% where it is None."""

    total: Quantity | None
    parts: tuple[Quantity, ...]
    certain: bool
    why: str


class _Known(NamedTuple):
    """How the parts of a total are known: surely or not, and what else they may be.

    `far` is the share of the total by which a sum that no slip explains may be off; `mean`
    says that lines of such labels may have a mean over them in place of a sum.
    """

    certain: bool
    far: Decimal
    mean: bool
    why: str


_LIST = _Known(True, Decimal("0.1"), False, "a total over its list")  # it may be cut short
_GRADED = _Known(True, Decimal(1), False, "a total over its sizes")
_LABELS = _Known(True, Decimal("0.4"), True, "labels that part a whole")
_GUESSED = _Known(False, Decimal(0), True, "a total over other lines")


def sums(group: Group) -> Iterator[Sum]:
    """Yield the sums of one group."""
    yield from _totals(group)
    yield from _nested(group)
    if not _OVERLAP.search(group.notes):
        yield from _shares(group)
    for entry in group.entries:
        if not _OVERLAP.search(group.notes):
            yield from _listed(entry)


def _plain(quantity: Quantity) -> bool:
    """Whether a number is one value, neither bound nor hedged."""
    return (
        quantity.magnitude is not None
        and quantity.bound is Bound.NONE
        and quantity.hedge is Hedge.NONE
    )


def _alike(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and (a.kind is Kind.PERCENT) == (b.kind is Kind.PERCENT)


def _totals(group: Group) -> Iterator[Sum]:
    """Yield the totals that stand over the lines, or the list, that they are the total of."""
    for index, entry in enumerate(group.entries):
        match = _TOTAL.match(entry.label)
        value = entry.value
        if match is None or value is None or not _plain(value.quantity):
            continue
        below = group.entries[index + 1 :]
        listed = _list_below(value, below[:2])
        if listed is not None:
            yield from _weighed(value, listed, _LIST)
            continue
        parts, known = _siblings(entry, value, match["noun"] or "", below)
        if parts:
            yield from _weighed(value, parts, known)


def _list_below(value: Item, below: Sequence[Entry]) -> tuple[Quantity, ...] | None:
    """Return the numbers of a list right below a total: "by type: tanker 4, other 9"."""
    for entry in below:
        items = [i for i in entry.items if not i.depth]
        if entry.value is not None or len(items) < 2 or _LARGEST.search(entry.label):
            continue
        if all(i.label and _alike(i.quantity, value.quantity) for i in items):
            return tuple(i.quantity for i in items if _plain(i.quantity))
    return None


def _siblings(
    entry: Entry, value: Item, noun: str, below: Sequence[Entry]
) -> tuple[tuple[Quantity, ...], _Known]:
    """Return the lines that a total is made of, and how that is known."""
    found: list[tuple[str, Quantity]] = []
    for other in below:
        own = other.value
        if own is None or not _plain(own.quantity) or _TOTAL.match(other.label):
            break
        if not _alike(own.quantity, value.quantity) or other.labels[:-1] != entry.labels[:-1]:
            break
        label = other.label.lower()
        if noun and label.startswith(noun.split()[-1]):
            continue  # "ports with cranes" are among the ports
        if not MEMO.search(label):
            found.append((label, own.quantity))
    last = noun.split()[-1].lower() if noun else ""
    family = [pair for pair in found if last and pair[0].split()[-1:] == [last]]
    family = [p for p in family if _TOTAL.match(entry.label) and p[0].endswith(_kin(noun))]
    if len(family) >= 2:
        return tuple(q for _, q in family), _LABELS
    labels = [label for label, _ in found]
    for size in range(2, len(found) + 1):
        head = labels[:size]
        if frozenset(head) in _WHOLES or (size == len(found) and _rest(head)):
            return tuple(q for _, q in found[:size]), _LABELS
    graded = [q for label, q in found if label in _GRADES]
    if len(graded) >= 3:
        return tuple(graded), _GRADED
    return tuple(q for _, q in found), _GUESSED


def _kin(noun: str) -> str:
    """Return what the labels of a total's parts end with: "total youth ratio" -> "ratio"."""
    return " ".join(noun.lower().split()[-2:])


def _rest(labels: Sequence[str]) -> bool:
    return any(_REST.match(label) for label in labels)


def _weighed(value: Item, parts: tuple[Quantity, ...], known: _Known) -> Iterator[Sum]:
    """Yield a total with its parts, where they fit or where it is plain that they should."""
    total, *rest = evened((value.quantity, *parts))
    parts = tuple(rest)
    if len(parts) < 2 or total.kind in _UNADDED or _RATE.match(value.tail):
        return
    if not known.certain:
        for size in range(2, len(parts) + 1):
            if fits(total, parts[:size]) and (size == len(parts) or total.magnitude):
                yield Sum(total, parts[:size], True, known.why)
                return
    mean = known.mean and _mean(total, parts)
    if fits(total, parts):
        yield Sum(total, parts, known.certain, known.why)
    elif slipped(total, parts, least=1 if known.certain else _DIGITS):
        if not mean or (known.certain and slipped(total, parts, least=_SURE)):
            yield Sum(total, parts, known.certain, known.why)
    elif known.certain and not mean:
        whole = total.magnitude or Decimal(0)
        if abs(_sum(parts) - whole) <= known.far * abs(whole):
            yield Sum(total, parts, True, known.why)


def _mean(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a "total" may be a mean of its parts: it lies among them, and is no amount."""
    if total.kind in (Kind.PHYSICAL, Kind.MONEY) and "/" not in total.unit:
        return False
    values = [q.magnitude for q in parts if q.magnitude is not None]
    return min(values) <= (total.magnitude or 0) <= max(values)


def _sum(parts: Sequence[Quantity]) -> Decimal:
    return sum((q.magnitude or Decimal(0) for q in parts), Decimal(0))


def fits(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts can come to a total, by the rounding of each."""
    low = sum((q.interval.low for q in parts), Decimal(0))
    high = sum((q.interval.high for q in parts), Decimal(0))
    return low <= total.interval.high and total.interval.low <= high


def slipped(total: Quantity, parts: Sequence[Quantity], least: int = _DIGITS) -> bool:
    """Whether one digit, two swapped or a factor of ten would make the sum fit."""
    whole = total.magnitude or Decimal(0)
    room = sum((q.interval.width / 2 for q in (total, *parts)), Decimal(0))
    gap = whole - _sum(parts)
    return _one_slip(total, whole - gap, room, least) or any(
        _one_slip(part, (part.magnitude or Decimal(0)) + gap, room, least) for part in parts
    )


def _one_slip(written: Quantity, meant: Decimal, room: Decimal, least: int) -> bool:
    """Whether a number is one slip from one that is known to within some room."""
    exponent = written.exponent or 0
    now = int((written.magnitude or Decimal(0)).scaleb(-exponent))
    if abs(now) < least:
        return False
    first, slack = int(meant.scaleb(-exponent)), min(int(room.scaleb(-exponent)) + 1, _TRIED)
    for other in range(first - slack, first + slack + 1):
        near = abs(Decimal(other).scaleb(exponent) - meant) <= room
        if near and other >= 0 and other != now and is_slip(now, other):
            return True
    value = written.magnitude or Decimal(0)
    return now > 9 and any(
        abs(value * factor - meant) <= room + written.interval.width * factor / 2
        for factor in _SCALES
    )


def _nested(group: Group) -> Iterator[Sum]:
    """Yield the lines that others, labelled as theirs, make up: "land: crops" of "land"."""
    for index, entry in enumerate(group.entries):
        value = entry.value
        if value is None or not _plain(value.quantity):
            continue
        parts = []
        for other in group.entries[index + 1 :]:
            if other.labels[: len(entry.labels)] != entry.labels or other.value is None:
                break
            if len(other.labels) == len(entry.labels) + 1:
                parts.append(other.value.quantity)
        alike = all(_plain(q) and _alike(q, value.quantity) for q in parts)
        if len(parts) >= 2 and alike:
            whole, *rest = evened((value.quantity, *parts))
            yield Sum(whole, tuple(rest), True, "lines labelled as its parts")


def _shares(group: Group) -> Iterator[Sum]:
    """Yield the lines of percentages that part a whole between them."""
    own = [
        (e.label.lower(), e.value)
        for e in group.entries
        if e.value is not None and e.value.quantity.unit == "percent" and len(e.labels) == 1
    ]
    if len(own) < 3 or len(own) != sum(len(e.labels) == 1 for e in group.entries):
        return
    labels = [label for label, _ in own]
    if any(map(_TOTAL.match, labels)):
        return
    if len({_subject(i.tail) for _, i in own}) > 1 or not all(_plain(i.quantity) for _, i in own):
        return
    certain = _rest(labels) or _unbroken(labels)
    composed = bool(_COMPOSED.search(group.heading)) and not _LARGEST.search(group.heading)
    yield from _hundred([i.quantity for _, i in own], certain=certain, composed=composed)


def _subject(tail: str) -> str:
    """Return what a percentage is of, by the words behind it."""
    return re.sub(r"\([^()]*\)?", " ", tail).strip(" .,;\n").lower()


def _unbroken(labels: Sequence[str]) -> bool:
    """Whether labels are ranges without a gap between them: "0-14", "15-64", "65 and over"."""
    matches = [_AGES.match(label) for label in labels]
    if not all(matches):
        return False
    ends = [(int(m[1]), int(m[2]) if m[2] else None) for m in matches if m]
    return all(high is not None and low == high + 1 for (_, high), (low, _) in pairwise(ends))


def _hundred(parts: Sequence[Quantity], *, certain: bool, composed: bool = False) -> Iterator[Sum]:
    """Yield percentages as a whole, where they come to 100 or plainly should."""
    parts = evened(parts)
    total = _sum(parts)
    low = sum((q.interval.low for q in parts), Decimal(0))
    high = sum((q.interval.high for q in parts), Decimal(0))
    fit = low <= HUNDRED <= high
    slip = _mended(parts)
    near = _NEAR[0] <= total <= _NEAR[1]
    if fit or (certain and (near or slip)) or (composed and slip):
        yield Sum(None, tuple(parts), certain, "shares of one whole")


def _mended(parts: Sequence[Quantity]) -> bool:
    """Whether one slip in one share makes all of them come to 100, by their rounding."""
    gap = HUNDRED - _sum(parts)
    room = sum((q.interval.width / 2 for q in parts), Decimal(0))
    return any(_one_slip(q, (q.magnitude or Decimal(0)) + gap, room, 1) for q in parts)


def _listed(entry: Entry) -> Iterator[Sum]:
    """Yield the percentages that one line lists: "oak 61%, ash 30%, other 9%"."""
    items = [i for i in entry.items if not i.depth and i.quantity.unit == "percent"]
    outer = [i for i in entry.items if not i.depth]
    if len(items) < 3 or len(items) != len(outer) or _LARGEST.search(entry.label):
        return
    if not all(_plain(i.quantity) for i in items) or not all(i.label for i in items):
        return
    if any(i.gap for i in items):
        return  # one of them has no percentage
    yield from _hundred(
        [i.quantity for i in items],
        certain=_rest([i.label.lower() for i in items]),
        composed=bool(_COMPOSED.search(entry.label)),
    )
