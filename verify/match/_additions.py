"""Additions: like numbers that stand as parts beside the number that they may come to.

In: a reading and its mentions. Out: candidates, each a whole, its parts in order and their
traits: how the parts are told as one list, how the whole is told, what stands between, what is
left out, whose nouns they are; and, apart from those, how the numbers miss each other. What
the traits are worth is left to `sums`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from verify import units
from verify.judge.slips import misprint
from verify.match import cues, lexicon
from verify.match._wordline import elliptic
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Reading
from verify.model.interval import Interval
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_KINDS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PHYSICAL, Kind.DURATION, Kind.PERCENT})
_MEASURED = frozenset({Kind.PHYSICAL, Kind.DURATION})
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_MOST = 10  # parts of one whole
_SPREAD = 4  # sentences that the parts may run over
_FAR = 3  # sentences between the parts and their whole
_SKIPPED = 2  # like numbers between the parts and their whole
_NEAR = 0.3  # part of the whole by which the parts may miss it
_LEAST = 5  # a smaller whole is met by chance
_JOINT = 18  # words between two neighbours of a list
_MARKS = frozenset([",", ";", "and", "&", "plus", "then", "with", "—", "–"])
_BREAKS = frozenset(
    [".", "while", "but", "than", "against", "whereas", "although", "though", "(", ")"]
)
_BESIDE = frozenset(["against", "than", "versus", "from", "below", "above", "vs", "instead"])
_CHANGES = ("change.up", "change.down", "from", "old", "no_change")
_SURE = 7  # weight of a cue that is believed
_SO = frozenset("so thus therefore hence altogether accordingly consequently".split())
_UNTOLD = frozenset("some others several many few various most".split())
_DISTRIBUTIVE = frozenset("each apiece per every respectively either".split())
_OPENERS = frozenset(
    "comprising comprised comprises consisting consists consist made split divided divides shared broken namely"
    " falls fall between breakdown follows".split()
)
_SINGULAR = frozenset("a an another their his her its our my one".split())
_VOTING = frozenset(
    "present voting voted cast vote votes part attended attending turned chamber".split()
)
_SINGLE = frozenset(
    "best fastest longest biggest largest highest lowest cheapest tallest record".split()
)
_BLOCKERS = ("corrected", "plan", "overlap", "partly", "residual", "nested", "offset")
_ROLES = (("total", ("total",)), ("whole", ("whole", "group")))
_PREPOSITIONS = frozenset(
    "of in at by for from to on with into onto over under through down up along across after before as via per went go"
    " goes came come was were is are had has have more".split()
)
_OFF_HUNDRED = 20  # percentage points by which shares may miss it
_SCALE = re.compile(r"[mkb]n?\b|illion|thousand|crore|lakh", re.IGNORECASE)
_SLIGHT = 1 / 2000  # of a whole; no part is less
_WIDE = 8  # words on either side of a whole that tell of it


class Addition(NamedTuple):
    """A whole (None: all of it, 100%) and the parts that may come to it, with their traits."""

    whole: Mention | None
    parts: tuple[Mention, ...]
    rest: Mention | None
    traits: tuple[str, ...]
    misses: tuple[str, ...]


class _Number(NamedTuple):
    mention: Mention
    size: float
    aside: bool
    inside: bool


def additions(text: Reading, found: Mapping[Span, Mention]) -> Iterator[Addition]:
    """Yield every whole with parts that come near it."""
    seen: set[tuple[Span, ...]] = set()
    for pool in _pools(text, found):
        for own in _views(pool):
            if own[0].mention.quantity.kind is Kind.PERCENT:
                for first, last in _hundreds(own):
                    spans = tuple(n.mention.quantity.span for n in own[first : last + 1])
                    if spans not in seen:
                        seen.add(spans)
                        yield _addition(own, None, first, last, pool)
                continue
            for whole, first, last in _near(own):
                spans = (
                    own[whole].mention.quantity.span,
                    *(n.mention.quantity.span for n in own[first : last + 1]),
                )
                if spans in seen:
                    continue
                seen.add(spans)
                yield _addition(own, whole, first, last, pool)


def _pools(text: Reading, found: Mapping[Span, Mention]) -> Iterator[list[_Number]]:
    """Yield the numbers of a text that may be added to each other, sort by sort."""
    pools: dict[tuple[Kind, str], list[_Number]] = {}
    last: tuple[Kind, str] | None = None
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            mention = found[quantity.span]
            value = quantity.magnitude
            if quantity.kind not in _KINDS or value is None or value <= 0 or "/" in quantity.unit:
                continue
            if not quantity.interval.low.is_finite() and quantity.bound is Bound.NONE:
                continue
            if quantity.kind is Kind.PERCENT and quantity.unit != "percent":
                continue
            if (
                quantity.kind is Kind.NUMBER
                and not quantity.counted
                and _YEAR.fullmatch(quantity.surface)
            ):
                continue
            key, factor = (quantity.kind, quantity.unit), 1.0
            if quantity.kind in _MEASURED:
                if "deg" in quantity.unit:
                    continue
                key, factor = (
                    (quantity.kind, units.dimension(quantity.unit)),
                    float(units.factor(quantity.unit)),
                )
            if key == (Kind.NUMBER, "") and last is not None and _unitless(mention):
                before = pools[last][-1].mention
                if sentence.index - before.sentence.index <= 1 and _lendable(before, mention):
                    lent = before.quantity
                    shown = mention._replace(
                        quantity=quantity._replace(kind=lent.kind, unit=lent.unit)
                    )
                    size = float(value) * (
                        float(units.factor(lent.unit)) if lent.kind in _MEASURED else 1.0
                    )
                    pools[last].append(_Number(shown, size, _aside(shown), _bracketed(shown)))
            own = _Number(mention, float(value) * factor, _aside(mention), _bracketed(mention))
            pools.setdefault(key, []).append(own)
            if key != (Kind.NUMBER, ""):
                last = key
    for pool in pools.values():
        if len(pool) > 2:
            yield pool


def _unitless(mention: Mention) -> bool:
    """Return whether a bare number may have left its unit out: "163,000 of timber", "16 into Wick"."""
    words, place = mention.sentence.words, mention.place
    if mention.quantity.counted:
        return False
    return elliptic(mention) or words[place + 1] in _PREPOSITIONS


def _lendable(lender: Mention, bare: Mention) -> bool:
    one, other = lender.quantity.magnitude or Decimal(0), bare.quantity.magnitude or Decimal(0)
    return bool(one) and one / 40 <= other <= one * 40 and "-" not in lender.quantity.surface


def _views(pool: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Yield the numbers of a pool without those that are told aside, then by noun, then all."""
    plain = [n for n in pool if not n.aside and not n.inside]
    views = [plain]
    if any(n.inside for n in pool):
        views.append([n for n in pool if not n.aside])
    nouns = {n.mention.quantity.counted for n in plain} - {""}
    if len(nouns) > 1:
        for noun in sorted(nouns):
            views.append([n for n in plain if n.mention.quantity.counted in ("", noun)])
    if any(n.aside for n in pool):
        views.append([n for n in pool if not n.inside])
    for view in views:
        if len(view) > 2:
            yield view


def _near(pool: Sequence[_Number]) -> Iterator[tuple[int, int, int]]:
    """Yield the places of a whole and of its first and last part in a pool."""
    for first in range(len(pool) - 1):
        total = most = 0.0
        least = math.inf
        start = pool[first].mention.sentence.index
        for last in range(first, min(len(pool), first + _MOST)):
            end = pool[last].mention.sentence.index
            if end - start > _SPREAD:
                break
            total += pool[last].size
            most = max(most, pool[last].size)
            least = min(least, pool[last].size)
            if last == first:
                continue
            for whole in (
                *range(first - 1, first - 2 - _SKIPPED, -1),
                *range(last + 1, last + 2 + _SKIPPED),
            ):
                if not 0 <= whole < len(pool):
                    continue
                size, at = pool[whole].size, pool[whole].mention.sentence.index
                if (
                    start - at > _FAR
                    or at - end > _FAR
                    or size <= most
                    or size < _LEAST
                    or least < size * _SLIGHT
                ):
                    continue
                if abs(total - size) <= _NEAR * size:
                    yield whole, first, last


def _hundreds(pool: Sequence[_Number]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the shares that may make up a whole."""
    for first in range(len(pool) - 2):
        total = 0.0
        start = pool[first].mention.sentence.index
        for last in range(first, min(len(pool), first + _MOST)):
            if pool[last].mention.sentence.index - start > _SPREAD:
                break
            total += pool[last].size
            if last - first >= 2 and abs(total - 100) <= _OFF_HUNDRED:
                yield first, last


def _addition(
    own: Sequence[_Number], whole: int | None, first: int, last: int, pool: Sequence[_Number]
) -> Addition:
    parts = [n.mention for n in own[first : last + 1]]
    head = own[whole].mention if whole is not None else None
    rest = next((m for m in reversed(parts) if cues.best(m.roles, ("rest",)) >= _SURE), None)
    kind = parts[0].quantity.kind
    sort = "count" if kind is Kind.NUMBER else "percent" if head is None else "amount"
    traits = [sort, *_of_list(own, first, last, whole), *_of_place(own, whole, first, last, pool)]
    if head is not None:
        traits += _of_whole(head, parts)
        if kind is Kind.NUMBER:
            traits += _of_nouns(head, parts)
    traits += _of_words(head, parts, kind)
    count = f"{min(len(parts), 4)} parts"
    if rest is not None:
        traits += ["rest last" if rest is parts[-1] else "rest within", f"rest of {count}"]
    told = "percent" if head is None else _told(traits)
    misses = tuple(_misses(own, whole, first, last, pool))
    list_ = next(
        (t for t in traits if t in ("one list", "a sentence each", "list over sentences")),
        "unjoined",
    )
    traits += [count, f"{count} {told}", f"{list_} {told}", f"{sort} {told}"]
    return Addition(head, tuple(parts), rest, tuple(traits), misses)


_PLAINLY = frozenset(
    ["total strong", "total plain", "together", "so", "rest last", "said to be its parts"]
)
_HINTING = frozenset(
    [
        "total weak",
        "whole strong",
        "whole plain",
        "a colon",
        "a noun of wholes",
        "of which",
        "votes",
    ]
)


def _told(traits: Sequence[str]) -> str:
    """Return how plainly words say that there is a whole."""
    if not _PLAINLY.isdisjoint(traits):
        return "told"
    return "hinted" if not _HINTING.isdisjoint(traits) else "untold"


def _of_list(own: Sequence[_Number], first: int, last: int, whole: int | None) -> Iterator[str]:
    """Yield how the parts stand as one list."""
    parts = [n.mention for n in own[first : last + 1]]
    joints = [_joint(a, b) for a, b in pairwise(parts)]
    if all(j == "list" for j in joints):
        yield "one list"
        words = parts[-1].sentence.words[parts[-2].place + 1 : parts[-1].place]
        if {"and", "&", "plus"} & set(words):
            yield "ends with and"
    elif all(j == "sentence" for j in joints):
        yield "a sentence each"
    elif "none" in joints:
        yield f"unjoined {min(joints.count('none'), 2)}"
    else:
        yield "list over sentences"
    if "break" in joints:
        yield "a break within"
    for outer, inner in ((first - 1, first), (last + 1, last)):
        if outer != whole and 0 <= outer < len(own):
            a, b = sorted((own[outer].mention, own[inner].mention), key=lambda m: m.order)
            joint = _joint(a, b)
            if joint == "list":
                yield "part of a list" if outer < inner else "the list goes on"
            elif joint == "break":
                yield "broken off"
    behind = {tuple(m.sentence.words[m.place + 1 : m.place + 2]) for m in parts}
    if len(behind) == 1 and len(parts) > 2:
        yield "told alike"
    if _goes_on(parts[-1]):
        yield "an item without a number"
    if any(own[n].inside for n in range(first, last + 1)):
        yield "in brackets"


def _joint(one: Mention, other: Mention) -> str:
    """Return how two numbers are neighbours: in a list, over a stop, over a break, or not."""
    if one.sentence is not other.sentence:
        return "sentence" if other.sentence.index - one.sentence.index == 1 else "none"
    words = _unbracketed(one.sentence.words[one.place + 1 : other.place])
    if len(words) > _JOINT or not _MARKS & set(words):
        return "none"
    return "break" if _BREAKS & set(words) else "list"


def _unbracketed(words: list[str]) -> list[str]:
    """Return words without an aside in brackets."""
    if "(" not in words or ")" not in words:
        return words
    one, other = words.index("("), words.index(")")
    return words[:one] + words[other + 1 :] if one < other else words


def _goes_on(last: Mention) -> bool:
    """Return whether a list goes on behind its last number: "four Swiss and a Belgian"."""
    behind = last.sentence.words[last.place + 1 : last.place + 7]
    return any(a in ("and", ",") and b in _SINGULAR for a, b in pairwise(behind))


def _of_whole(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield how the whole is told."""
    for name, roles in _ROLES:
        weight = cues.best(whole.roles, roles)
        if weight:
            yield f"{name} {'strong' if weight >= 9 else 'plain' if weight >= 7 else 'weak'}"
    words, place = whole.sentence.words, whole.place
    near = set(words[max(0, place - _WIDE) : place + _WIDE - 1])
    before = set(words[max(0, place - _WIDE) : place])
    if lexicon.words("whole_noun") & near:
        yield "a noun of wholes"
    if _SO & before:
        yield "so"
    line = (
        f" {' '.join(words[max(0, place - 4) : place])} | {' '.join(words[place + 1 : place + 6])} "
    )
    if any(f" {' '.join(p)} " in line for p in lexicon.classes()["in_all"]):
        yield "together"
    if {"all", "every", "whole", "entire"} & set(words[max(0, place - 2) : place]):
        yield "all of them"
    if _DISTRIBUTIVE & set(words[place + 1 : place + 3]):
        yield "for each"
    if cues.best(whole.roles, ("mean",)) >= _SURE:
        yield "a mean"
    if cues.best(whole.roles, _CHANGES) >= _SURE:
        yield "whole a change of counts" if whole.quantity.kind is Kind.NUMBER else "whole a change"
    if cues.best(whole.roles, ("rest",)) >= _SURE:
        yield "whole a rest"
    behind = [m for m in parts if m.order > whole.order]
    if behind and behind[0] is parts[0] and parts[0].sentence is whole.sentence:
        joint = words[place + 1 : parts[0].place]
        if ":" in joint:
            yield "a colon"
        elif {"(", "—", "–"} & set(joint):
            yield "a dash"
        if _OPENERS & set(joint):
            yield "said to be its parts"
        if "of" in joint and {"which", "whom"} & set(joint):
            yield "of which"
        if joint.count(",") == 0 and len(joint) < 3:
            yield "beside"
    if whole.order > parts[-1].order and whole.sentence is parts[-1].sentence:
        joint = words[parts[-1].place + 1 : place]
        if joint[-1:] and joint[-1] in (",", "or", "=", "—", "–", "("):
            yield "in apposition"
    if whole.quantity.lead is not None:
        yield "hedged"


def _of_place(
    own: Sequence[_Number], whole: int | None, first: int, last: int, pool: Sequence[_Number]
) -> Iterator[str]:
    """Yield where the whole stands to its parts, and what like numbers are left out."""
    one, other = own[first].mention, own[last].mention
    used = [*own[first : last + 1], *([own[whole]] if whole is not None else [])]
    if whole is not None:
        opens, head = whole < first, own[whole].mention
        yield "whole first" if opens else "whole last"
        skipped = (first - whole if opens else whole - last) - 1
        if skipped:
            yield f"skipped {skipped}"
        apart = (
            one.sentence.index - head.sentence.index
            if opens
            else head.sentence.index - other.sentence.index
        )
        yield f"apart {min(apart, 3)}"
        if own[whole].inside != own[first].inside:
            yield "brackets between"
    if len({n.mention.sentence.block for n in used}) > 1:
        yield "another paragraph"
    yield f"spread {min(other.sentence.index - one.sentence.index, 3)}"
    orders = [n.mention.order for n in used]
    low, high = min(orders), max(orders)
    members = {n.mention.quantity.span for n in used}
    nouns = {n.mention.quantity.counted for n in used} | {""}
    left = [
        n
        for n in pool
        if low[0] <= n.mention.sentence.index <= high[0]
        and n.mention.quantity.span not in members
        and n.mention.quantity.counted in nouns
    ]
    within = [n for n in left if low < n.mention.order < high and not n.aside and not n.inside]
    if within:
        yield f"left out {min(len(within), 2)}"
    if len(within) < len([n for n in left if not n.aside and not n.inside]):
        yield "others beside"
    if any(n.aside or n.inside for n in left):
        yield "some aside"
    if any(n.aside for n in used):
        yield "one told aside"
    if any(n.size > max(u.size for u in used) for n in left):
        yield "a greater one"
    if len(own) == len(used):
        yield "every like number"


def _of_nouns(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield whose counts the parts and the whole are."""
    own, nouns = whole.quantity.counted, [m.quantity.counted for m in parts]
    named = set(nouns) - {""}
    if own and not named:
        yield "parts without nouns"
    elif own and named == {own}:
        yield "one noun"
    elif own in named:
        yield "some of another noun"
    elif len(named) == len(nouns) > 1:
        yield "each its own noun"
    elif named and not own:
        yield "whole without noun"
    elif named:
        yield "other nouns"
    else:
        yield "no nouns"
    if (whole.quantity.magnitude or 0) < 12:
        yield "small"
    elif (whole.quantity.magnitude or 0) < 100:
        yield "two digits"


def _of_words(whole: Mention | None, parts: Sequence[Mention], kind: Kind) -> Iterator[str]:
    """Yield words that speak for parts and against them."""
    items = [set(_item(m)) for m in parts]
    told = sum(bool(lexicon.words("part_word") & item) for item in items)
    if told:
        yield f"words of parts {min(told, 2)}"
    if any(lexicon.words("removal_word") & item for item in items):
        yield "words of removal"
    votes = lexicon.words("vote_word")
    if sum(bool(votes & item) for item in items) > 1 and any(
        (votes - {"for"}) & item for item in items
    ):
        near = whole.sentence.words[max(0, whole.place - 6) : whole.place + 5] if whole else ()
        sizes = sum(m.quantity.magnitude or 0 for m in parts)
        over = whole is not None and sizes > (whole.quantity.magnitude or 0)
        yield "votes" if over or _VOTING & set(near) else "votes of some"
    if any(_DISTRIBUTIVE & set(m.sentence.words[m.place + 1 : m.place + 3]) for m in parts):
        yield "parts each"
    if any(cues.best(m.roles, ("mean",)) >= _SURE for m in parts):
        yield "a part a mean"
    if any(cues.best(m.roles, ("total",)) >= 8 for m in parts):
        yield "a part a total"
    if any(cues.best(m.roles, _CHANGES) >= _SURE for m in parts):
        yield "a part a change of counts" if kind is Kind.NUMBER else "a part a change"
    if any(_SINGLE & set(m.sentence.words[max(0, m.place - 4) : m.place]) for m in parts):
        yield "one of several"
    sentences = list(
        {m.sentence.index: m.sentence for m in (*([whole] if whole else []), *parts)}.values()
    )
    if whole is None and any(s.phrase_of("shares") for s in sentences):
        yield "shares"
    between = parts[0].sentence.words[max(0, parts[0].place - 6) :]
    if _UNTOLD & set(between):
        yield "some untold"
    for name in _BLOCKERS:
        if any(s.phrase_of(name) for s in sentences):
            yield name


def _item(mention: Mention) -> list[str]:
    """Return the words of a number's item of a list: up to the marks on either side of it."""
    words, place = mention.sentence.words, mention.place
    start = place
    while start > 0 and place - start < 9 and words[start - 1] not in (";", "(", NUMBER, "."):
        start -= 1
    end = place + 1
    while end < len(words) and end - place < 6 and words[end] not in (",", ";", ")", NUMBER, "."):
        end += 1
    return words[start:end]


def _misses(
    own: Sequence[_Number], whole: int | None, first: int, last: int, pool: Sequence[_Number]
) -> Iterator[str]:
    """Yield by what the parts miss their whole."""
    sizes = [n.size for n in own[first : last + 1]]
    total, size = sum(sizes), own[whole].size if whole is not None else 100.0
    yield from missed(sizes, size)
    members = {n.mention.quantity.span for n in own[first : last + 1]}
    if whole is not None:
        members.add(own[whole].mention.quantity.span)
    others = [n.size for n in pool if n.mention.quantity.span not in members]
    if any(abs(total - o) < 1e-9 * total for o in others):
        yield "they come to another"
    if any(abs(abs(size - total) - o) < 1e-9 * size for o in others):
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
    written = Decimal(f"{value:.9g}")
    exponent = min(int(written.normalize().as_tuple().exponent), 0)
    for sign in (1, -1):
        other = written + sign * Decimal(f"{gap:.9g}")
        if other > 0 and misprint(written, other, exponent):
            return True
    return False


def _aside(mention: Mention) -> bool:
    """Return whether a number is set beside another, for each, or the whole of its own part."""
    words, place = mention.sentence.words, mention.place
    before = words[max(0, place - 2) : place]
    if before and (before[-1] in _BESIDE or before == ["instead", "of"]):
        return True
    if words[place + 1 : place + 2] and words[place + 1] in ("each", "apiece", "per"):
        return True
    return (
        cues.best(mention.roles, ("mean",)) >= 8
        or cues.best(mention.roles, ("change.up", "change.down")) >= 8
    )


_FURTHEST = 200  # words in which a bracket round a number begins


def _bracketed(mention: Mention) -> bool:
    """Return whether a number stands in brackets."""
    before = mention.sentence.words[max(0, mention.place - _FURTHEST) : mention.place]
    return before.count("(") > before.count(")")


def halves(quantities: Sequence[Quantity]) -> list[float]:
    """Return by how much each number may be off, in its base unit, for the digits it is written with.

    Zeros at the end say nothing where a like number is written out: beside £318,500, £540,000
    is no rounded figure.
    """
    return [
        float(q.interval.width) / 2 * (float(units.factor(q.unit)) if q.kind in _MEASURED else 1.0)
        for q in evened(quantities)
    ]


def evened(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return numbers of a sum, whole figures no rounder than the finest of them."""
    full = [q for q in quantities if q.kind is not Kind.PERCENT and _written_out(q)]
    finest = min((_zeros(q) for q in full), default=0)
    return [_as_fine(q, finest) if q in full else q for q in quantities]


def _written_out(quantity: Quantity) -> bool:
    return quantity.surface[-1:].isdigit() or not _SCALE.search(quantity.surface)


def _zeros(quantity: Quantity) -> int:
    value = quantity.magnitude or Decimal(0)
    return (
        max(int(value.normalize().as_tuple().exponent), 0)
        if value == value.to_integral_value()
        else 0
    )


def _as_fine(quantity: Quantity, zeros: int) -> Quantity:
    if (
        not quantity.charitable.finite
        or quantity.magnitude is None
        or quantity.bound is not Bound.NONE
    ):
        return quantity
    half = Decimal(5).scaleb(zeros - 1)
    if quantity.charitable.width <= 2 * half or quantity.interval.width > 2 * half:
        return quantity._replace(charitable=quantity.interval)
    value = quantity.magnitude
    return quantity._replace(charitable=Interval(value - half, value + half))
