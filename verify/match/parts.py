"""Parts named behind their total: "$40m, of which $25m ... and $15m ...", "12 consisting of".

    match:
      kind: parts

In: the sentences of one document. Out: claims that the `parts` come to the `total` before
them. "Consisting of" names every part; "of which" and "including" may leave some out, so
that a sum below the total is wrong only where one slip explains it. Lists and totals in
other wordings are left to `tally`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match import _sheetsums
from verify.match.reading import NUMBER, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "parts"
WORDS = ("onsist", "ompris", "ade up", "omposed", "plit", "ivided", "f wh", "nclud")
OPTIONS = ()
SLOTS = ("total", "parts")
NEAR = 7  # words between a total and what opens its parts
MOST = 12  # parts
_WHOLE = (
    "consisting of", "consists of", "consisted of", "comprising", "comprised", "comprised of",
    "comprises", "made up of", "composed of", "split between", "divided between", "split into",
)  # fmt: skip
_SOME = ("of which", "of whom", "included", "includes", "including")
_FIRST = frozenset(opener.split()[0] for opener in (*_WHOLE, *_SOME))
_ENDS = frozenset("; ) compared against versus from while but".split())
_KINDS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PHYSICAL})
_REST = frozenset(["rest", "remainder", "balance", "others", "remaining"])
_FEW = 100  # of fewer, people tell in loose words who did what, and some did both
_FACTOR = Decimal("1.4")  # a sum farther from its total was never meant to be it


class Opened(NamedTuple):
    """A total, the parts named behind it, and whether all of them are.

    `least` is the smallest number whose slip would be no chance.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    whole: bool
    least: int


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    for sentence in reading(extraction).sentences:
        if len(sentence.quantities) < 3:
            continue
        for found in _opened(sentence):
            if _told(found):
                slots: dict[str, Quantity | tuple[Quantity, ...]] = {
                    "total": found.total,
                    "parts": found.parts,
                }
                yield from (Claim(rule, slots, certain=found.whole) for rule in rules)


def _opened(sentence: Sentence) -> Iterator[Opened]:
    """Yield each total of a sentence whose parts are opened by words behind it."""
    words = sentence.words
    if _FIRST.isdisjoint(sentence.vocabulary):
        return
    line = f" {' '.join(words)} "
    if not any(f" {opener} " in line for opener in (*_WHOLE, *_SOME)):
        return
    places = {sentence.place(q): q for q in sentence.quantities}
    totals = set()
    for opener, whole in (*((o, True) for o in _WHOLE), *((o, False) for o in _SOME)):
        phrase = opener.split()
        for at in range(len(words) - len(phrase)):
            if words[at : at + len(phrase)] == phrase:
                found = _around(words, places, at, at + len(phrase), whole=whole)
                if found is not None and found.total.span not in totals:
                    totals.add(found.total.span)
                    yield found


def _around(
    words: Sequence[str], places: dict[int, Quantity], at: int, behind: int, *, whole: bool
) -> Opened | None:
    """Return the total before an opener and the parts behind it."""
    before = [p for p in range(max(0, at - NEAR), at) if p in places and words[p] == NUMBER]
    if not before or not _plain(places[before[-1]]):
        return None
    total = places[before[-1]]
    if ";" in words[before[-1] : at]:
        return None
    parts: list[Quantity] = []
    depth = 0
    for place in range(behind, len(words)):
        depth += (words[place] == "(") - (words[place] == ")")
        if (words[place] in _ENDS and depth <= 0) or depth < 0 or len(parts) > MOST:
            break
        quantity = places.get(place)
        if quantity is None or words[place] != NUMBER or depth > 0:
            continue
        if quantity.kind is total.kind and quantity.unit == total.unit:
            if not _plain(quantity):
                return None
            parts.append(quantity)
    if len(parts) < 2 or (not whole and not _REST.isdisjoint(words[behind:place])):
        return None
    closed = "and" in words[behind:] and words[behind - 1] in ("which", "whom")
    return Opened(total, tuple(parts), whole, 10 if whole or closed else 100)


def _plain(quantity: Quantity) -> bool:
    """Whether a number is an amount that may be added."""
    return (
        quantity.kind in _KINDS
        and quantity.magnitude is not None
        and quantity.magnitude > 0
        and quantity.bound is Bound.NONE
    )


def _told(found: Opened) -> bool:
    """Whether the parts fit their total, or surely should."""
    total, parts = found.total, found.parts
    if _sheetsums.fits(total, parts):
        return True
    whole = total.magnitude or Decimal(0)
    if not found.whole and total.kind is Kind.NUMBER and whole < _FEW:
        return False
    if _sheetsums.slipped(total, parts, least=found.least):
        return True
    reckoned = sum((q.magnitude or Decimal(0) for q in parts), Decimal(0))
    return found.whole and whole / _FACTOR <= reckoned <= whole * _FACTOR
