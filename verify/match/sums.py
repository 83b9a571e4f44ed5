"""Sums: a whole that like numbers of a passage are said, or seem, to come to.

In: rules of this kind and an extraction. Out: claims that `parts` come to a `whole`, that the
`rest` is the whole less the other parts, or that shares come to 100%. `_additions` finds every
row of like numbers beside a number that they nearly come to; how likely people meant it is
weighed from its traits: no cue decides, and none must be there. `sums.txt` has the weight of
each trait, fitted by `benchmarks/fit_sums.py`.

    shape: whole              whole, rest or hundred
    odds: 1.2                 odds, as a natural logarithm, from which a misfit is believed
    certain: 3                odds from which it is an error
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from verify.extract import Extraction
from verify.match import _sheet, cues
from verify.match._additions import Addition, additions
from verify.match._evened import evened
from verify.match._runs import exact
from verify.match._sumwords import words_before
from verify.match.facts import data_lines
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "sums"
OPTIONS = ("shape", "odds", "certain")
SLOTS = ("whole", "parts", "rest", "last")
_LEAST = -1.0  # odds below which a fit is not worth a line
_STEP = 4  # weight of one unit of the odds
_THRESHOLD = 20
_OVER = 3  # weight over the threshold at most: a rule that knows its wording goes first
_FIT = 18
_NET = frozenset(
    "net difference gap balance surplus deficit profit loss gain margin leaving leaves left".split()
)
_LESS = frozenset("less minus net offset deducting".split())
_MOVED = 7  # weight of a cue that tells of a change
_TAX = frozenset(
    "off discount rebate tax vat surcharge interest reduction added plus tip duty extra".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARES = frozenset("half third thirds quarter quarters fifth fifths most majority".split())
_TOLD = 4  # traits that are named


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    if not _likely(text):
        return
    by_shape: dict[str, list[Rule]] = {}
    for rule in rules:
        by_shape.setdefault(str(rule.match.get("shape", "whole")), []).append(rule)
    for found, odds in _likeliest(additions(text, mentions(text))):
        for rule in by_shape.get(shape(found), ()):
            yield _claim(rule, found, odds)


def _likeliest(rows: Iterable[Addition]) -> Iterator[tuple[Addition, float]]:
    """Yield likely sums with their odds; of the wholes that the same parts miss, the likeliest."""
    weighed = [(row, likelihood((*row.traits, *row.misses))) for row in rows if not is_none(row)]
    best: dict[tuple[Span, ...], float] = {}
    for row, odds in weighed:
        own = tuple(m.quantity.span for m in row.parts)
        best[own] = max(odds, best.get(own, odds))
    for row, odds in weighed:
        likeliest = odds >= best[tuple(m.quantity.span for m in row.parts)]
        if odds >= _LEAST and (row.fits or likeliest):
            yield row, odds


def is_none(found: Addition) -> bool:
    """Return whether numbers are surely no sum."""
    parts = found.parts
    if any(_netted(m, parts) for m in parts):
        return True
    if (
        _offset(parts[-1])
        or any(map(_taken_off, parts[1:]))
        or (found.whole is not None and _of_share(found.whole))
    ):
        return True
    if found.whole is not None:
        return _taxed(found.whole, parts)
    sentence = parts[0].sentence
    if _sheet.is_line(parts[0].quantity.document, sentence.span) or _of_places(parts):
        return True  # lines of a fact sheet are judged by their labels, as `sheet` does
    moved = cues.best(parts[0].roles, cues.MOVED)
    if moved >= _MOVED and moved > cues.best(parts[0].roles, ("no_change",)):
        return True  # "prices rose 38% in Oslo, 27% in Bergen"
    if sum(map(_dated, parts)) > 1:
        return True  # "in 2009 it had been 37% and in 2014 24%"
    if any(_of_so_many(m) or _ends_change(m) for m in parts):
        return True
    return "respectively" in parts[-1].sentence.vocabulary  # one share of each of several wholes


def _of_share(whole: Mention) -> bool:
    """Return whether a share of the whole is told first, which parts may be of: "half of the 300 seats: 90"."""
    words, place = whole.sentence.words, whole.place
    start = next((n for n in range(2, 5) if words[place - n : place - n + 1] == ["of"]), None)
    if start is None or place - start < 1:
        return False
    at = place - start - 1
    return words[at] in _SHARES or any(
        q.kind in (Kind.PERCENT, Kind.RATIO) and whole.sentence.place(q) == at
        for q in whole.sentence.quantities
    )


def _ends_change(share: Mention) -> bool:
    """Return whether a share is what another became: "rose from 20 to 33 per cent"."""
    return share.sentence.words[max(0, share.place - 2) : share.place] == [NUMBER, "to"]


def _offset(last: Mention) -> bool:
    """Return whether something is taken off behind the last part: "and fees £9m, less £2m of rebates"."""
    return not _LESS.isdisjoint(last.sentence.words[last.place + 1 : last.place + 4])


def _taken_off(part: Mention) -> bool:
    """Return whether a number is taken off those before it: "and £9m in fees, less £2m of rebates"."""
    return not _LESS.isdisjoint(part.sentence.words[max(0, part.place - 2) : part.place])


def _taxed(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether a percentage is put on or taken off before the whole is told: "less 10%, making £90"."""
    if whole.quantity.kind is not Kind.MONEY or whole.order < parts[-1].order:
        return False
    sentence = whole.sentence
    start = parts[-1].place if parts[-1].sentence is sentence else -1
    return any(
        q.kind is Kind.PERCENT and start < sentence.place(q) < whole.place
        for q in sentence.quantities
    ) and not _TAX.isdisjoint(sentence.words[max(0, start) : whole.place])


def _dated(share: Mention) -> bool:
    """Return whether a share is told of a year, or of an earlier time."""
    near = [*words_before(share, 6), *share.sentence.words[share.place + 1 : share.place + 4]]
    return any(_YEAR.fullmatch(word) for word in near)


def _of_so_many(share: Mention) -> bool:
    """Return whether a bare number is that of which another is a part: "they hit 14 of 33"."""
    before = share.sentence.words[max(0, share.place - 2) : share.place]
    return before == [NUMBER, "of"] and share.quantity.surface.strip().isdigit()


def _netted(part: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether a part is called the difference of two others, and is: "a net outlay of €14 million"."""
    words, place, own = part.sentence.words, part.place, part.quantity.magnitude
    before, behind = words[max(0, place - _TOLD) : place], words[place + 1 : place + 3]
    if behind[:1] == [","]:
        behind = []
    if _NET.isdisjoint([*before, *behind]):
        return False
    others = [m.quantity.magnitude for m in parts if m is not part]
    return any(
        a is not None and b is not None and abs(a - b) == own for a, b in combinations(others, 2)
    )


def _of_places(shares: Sequence[Mention]) -> bool:
    """Return whether shares are told of places, a whole each: "41% at Arle, 29% at Coll"."""
    return all("at" in m.sentence.words[m.place + 1 : m.place + 4] for m in shares)


def _likely(text: Reading) -> bool:
    """Return whether a text has enough numbers for a sum."""
    return len(text.quantities) > 2


def shape(found: Addition) -> str:
    """Return whether it is shares, what is left, or a whole that parts are held against."""
    if found.whole is None:
        return "hundred"
    return "rest" if found.rest is found.parts[-1] else "whole"


def likelihood(traits: Iterable[str]) -> float:
    """Return how likely people meant a sum of these traits, as the logarithm of the odds."""
    table = _table()
    return table["bias"] + sum(table.get(name, 0.0) for name in traits)


@cache
def _table() -> Mapping[str, float]:
    """Read the weights of the traits."""
    rows = (line.rpartition(" ") for line in data_lines("sums.txt"))
    return {name: float(value) for name, _, value in rows}


def _claim(rule: Rule, found: Addition, odds: float) -> Claim:
    weight = round(_THRESHOLD + _STEP * (odds - float(str(rule.match.get("odds", 1)))))
    weight = min(weight, _THRESHOLD + _OVER)
    slots, judged = _slots(found)
    return Claim(
        rule,
        slots,
        certain=odds >= float(str(rule.match.get("certain", 100))),
        evidence=_evidence(found),
        weight=weight,
        extra={
            "threshold": _THRESHOLD,
            "judged": judged,
            "fit": _FIT,
            "sum": True,
            "farthest": "1000",  # how far off it is has been weighed
        },
    )


def _slots(found: Addition) -> tuple[dict[str, Quantity | tuple[Quantity, ...]], str]:
    """Return the slots of a claim, and which is judged."""
    if found.whole is None:
        shares = tuple(m.quantity for m in found.parts)
        return {"parts": shares, "last": shares[-1]}, "last"
    whole, *parts = (
        exact(q) for q in evened([found.whole.quantity, *(m.quantity for m in found.parts)])
    )
    if shape(found) == "rest":
        return {"whole": whole, "parts": tuple(parts[:-1]), "rest": parts[-1]}, "rest"
    return {"whole": whole, "parts": tuple(parts)}, "whole"


def _evidence(found: Addition) -> tuple[str, ...]:
    """Return the traits that weigh most."""
    table = _table()
    traits = sorted({*found.traits, *found.misses}, key=lambda t: (-abs(table.get(t, 0.0)), t))
    return tuple(f"{t} {table.get(t, 0.0):+.1f}" for t in traits[:_TOLD])
