"""Eras: which of the like numbers of a passage are one thing at an older and at a newer time.

In: the numbers of a few sentences in their places. Out: pairs of them, the older first, with
what says so: dates beside them, "a year before", "had been", "against", "at the start", "now".
Each number has a stretch of words of its own, up to the first mark or joining word between it
and the next; a stretch says when its number was, and what it is of. Whether a third number
tells the change is left to `eras`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from verify.extract.lexicon import DAY_NAMES, MONTH_NAMES, SEASONS
from verify.match import _lent, lexicon
from verify.match._clauses import MARKS, is_content, trimmed
from verify.match._moments import is_year
from verify.match.alike import one_sort
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import AMOUNTS, Kind
from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.frame import Mention
    from verify.model.quantity import Quantity

DATED, TOLD = 10, 9  # by dates, by words of the older one
NAMED, HINTED = 7, 5  # by months or seasons in order, by words of the newer one alone
_CUTS = frozenset(
    "against compared versus than from to and but while whereas having where when which who so after because "
    "as since though although up down having or with".split()
)
_RELATIVE = frozenset(["when", "where", "which"])
_STRONG = frozenset(";:—–()")
_UNIT = (
    "year|month|week|day|night|morning|evening|weekend|fortnight|season|quarter|half|decade|century|term|time|"
    "summer|winter|spring|autumn|fall|session|campaign|harvest|crop|census|survey|count|election|poll|vote|edition|"
    "visit|round|contest|budget|audit|review|inspection|report|match|race|christmas|easter|"
    + "|".join((*MONTH_NAMES, *DAY_NAMES))
)
PERIODS = frozenset(_UNIT.split("|"))
_LENGTH = r"(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|seasons?|summers?|winters?|springs?|autumns?|quarters?|terms?)"
_ADVERB = r"(?:(?:once|only|then|still|just|also|already|earlier|previously|formerly|originally|initially|first|never|always|by then) )?"
_OLD = re.compile(
    r"(?<![^ ])(?:"
    rf"ago|earlier|previously|formerly|originally|initially|beforehand|yesterday|hitherto"
    rf"|(?:{_UNIT})s? before"
    rf"|(?:previous|preceding|prior|corresponding|old|former|original|earlier|opening|starting|initial) (?:[a-z]+ )?(?:{_UNIT}|figure|number|total|level|rate|tally|value|reading|price|mark|best|record)"
    rf"|(?:same|corresponding|comparable|equivalent) (?:{_UNIT}|period|point|stage)(?: (?:of|in|last|the|a) (?:last|year|previous|prior|preceding|\d+))"
    rf"|at (?:the|its|their|his|her|our) (?:start|outset|beginning|opening|launch|peak|height|founding|inception|takeover)"
    r"|begun|began|started|opened|entered|set out|set off|kicked off|begins|starts|opens|beginning|starting|opening|inherited"
    rf"|had {_ADVERB}(?:been|stood|come|run|risen|fallen|taken|made|had|sold|paid|cost|drawn|seen|given|gone|got|held|kept|left|lost|met|put|read|said|sat|set|spent|spoken|told|won|written|begun|grown|shown|worn|swum|flown|driven|eaten|bought|brought|built|caught|dealt|fed|found|fought|heard|led|lent|meant|sent|shot|stuck|swept|swung|taught|thought|understood|wrung|[a-z]+ed)"
    r"|having (?:been|stood|had|come|run|taken|made|sold|paid|cost|drawn|seen|begun|started|opened|managed|averaged|scored|won|polled|reached|touched|peaked|[a-z]+ed)"
    rf"|(?:up|down|more|less|higher|lower|above|below|better|worse|fewer) (?:than|on|from) (?:in |that of )?(?:the|its|a|last) (?:[a-z]+ )?(?:{_UNIT})"
    r"|used to|once|would have|until then|till then|back then|in those days|at that time"
    r")(?= |$)"
)
_OPENING = re.compile(r"^[,(\[ ]*(?:before|until|prior to|ahead of|up to) (?!then)")
_BASE = re.compile(
    r"(?:against|compared (?:with|to)|versus|vs|instead of|in place of|rather than|as against|(?:up|down|off) (?:on|from)|from|than|over|above|below|under|on|after)"
    r"(?: (?:the|a|an|its|their|last|some|just|only|record|high|low|peak|old|former|level|figure|price|total|of|[a-z]+'s|[a-z]+ 's)){0,4} #"
)
_LAST = re.compile(rf"(?<![^ ])last (?:[a-z]+ )?(?:{_UNIT})(?= |$)")
_NEW = re.compile(
    r"(?<![^ ])(?:now|nowadays|today|currently|at present|latest|since then|"
    rf"this (?:{_UNIT})|(?:{_LENGTH}) (?:on|later|after|afterwards|hence)|a (?:{_UNIT}) (?:on|later|after|afterwards|hence)"
    r"|by the (?:end|close|finish)|at the (?:end|close|finish)|since|following (?:year|month|week|day)|"
    r"closed|ended|finished|settled|ending|closing|finishing|becomes?|became|will)(?= |$)"
)
_SINCE = frozenset("ago earlier before previously later".split())  # a length that says when
_SMALL = 12
_LENT = 4  # times by which a number may differ from the one whose unit it shares
_FAR = 25  # times by which a thing seldom grows
_MOST = 12  # like numbers of a passage; what holds more is a list


class Era(NamedTuple):
    """When a number was: -1 for an older time, 1 for a newer; its day, as numbers; its month or season."""

    rank: int
    day: tuple[int, ...]
    season: tuple[str | int, ...]
    last: bool = False  # "last spring"


class Pair(NamedTuple):
    """Two like numbers of one thing, the older first, and how surely the words say so."""

    old: Mention
    new: Mention
    weight: int
    between: int  # like numbers that stand between the two

    @property
    def first(self) -> Mention:
        """The one that is told first."""
        return min(self.old, self.new, key=lambda m: m.order)

    @property
    def second(self) -> Mention:
        """The one that is told last."""
        return max(self.old, self.new, key=lambda m: m.order)


def pairs(found: Sequence[Mention]) -> Iterator[Pair]:
    """Yield the pairs among some numbers in the order of their text."""
    found = [m for m in found if m.quantity.kind in AMOUNTS and _is_value(m.quantity)]
    if len(found) > _MOST:
        return
    for at, first in enumerate(found):
        like = 0
        for second in found[at + 1 :]:
            if not one_sort(*lent(first.quantity, second.quantity)):
                continue
            made = _pair(first, second, like)
            if made is not None:
                yield made
            like += 1


def lent(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Return two numbers of which one may leave out the unit of the other: "42 hours ... now 65"."""
    return _lent.either(one, other, _near)


def _near(bare: Quantity, full: Quantity) -> Quantity:
    """Return a bare number with the unit of one not far from it."""
    small, great = sorted(abs(q.magnitude or Decimal(0)) for q in (bare, full))
    return bare if bare.counted or great > _LENT * small else _lent.rounded(bare, full)


def _is_value(quantity: Quantity) -> bool:
    """Return whether a number may be a value: no small count in words, such as stand everywhere."""
    size = quantity.magnitude
    if size is None or size == 0:
        return False
    return bool(quantity.unit) or size > _SMALL


def _pair(first: Mention, second: Mention, between: int) -> Pair | None:
    """Return two like numbers as a pair, if words tell them to be of two times."""
    sizes = sorted(abs(m.quantity.magnitude or Decimal(0)) for m in (first, second))
    if sizes[0] == sizes[1] or sizes[1] > _FAR * sizes[0]:
        return None
    one, other = era(first), era(second)
    if one.day and len(one.day) == len(other.day) and one.day != other.day:
        old, new = (first, second) if one.day < other.day else (second, first)
        return Pair(old, new, DATED, between)
    if (one.rank < 0) != (other.rank < 0):
        old, new = (first, second) if one.rank < other.rank else (second, first)
        return Pair(old, new, TOLD, between)
    if (one.day and not other.day and other.rank > 0) or (
        other.day and not one.day and one.rank > 0
    ):
        old, new = (first, second) if one.day else (second, first)
        return Pair(old, new, TOLD, between)  # "in 2018 ... by March this year"
    if one.last != other.last and bool(one.day) != bool(other.day) and bool(one.day) == other.last:
        old, new = (first, second) if one.day else (second, first)
        return Pair(old, new, HINTED, between)  # "last spring ... back in 2019"
    if one.rank == 0 and other.rank > 0:
        return Pair(first, second, HINTED, between)
    if one.season and one.season[:1] == other.season[:1] and one.season < other.season:
        return Pair(first, second, NAMED, between)  # "in spring ... by autumn"
    return None


def era(mention: Mention) -> Era:
    """Return when a number was, by its own stretch of words."""
    notes, key = mention.sentence.notes, ("era", mention.place)
    if key not in notes:
        notes[key] = _era(mention)
    found: Era = notes[key]
    return found


def _era(mention: Mention) -> Era:
    start, end = stretch(mention)
    words = mention.sentence.words
    line = " ".join([*words[start : mention.place], NUMBER, *_own(words[mention.place + 1 : end])])
    day, season = _day(mention, start, end), _season(words[start:end])
    if _OLD.search(line) or _OPENING.search(line) or _BASE.search(line):
        return Era(-1, day, season)
    if _LAST.search(line):
        return Era(0, day, season, last=True)
    return Era(1 if _NEW.search(line) else 0, day, season)


def _own(words: Sequence[str]) -> list[str]:
    """Return the words behind a number as they stand, numbers of another sort left out."""
    return ["~" if w == NUMBER else w for w in words]


def _day(mention: Mention, start: int, end: int) -> tuple[int, ...]:
    """Return the one day, month or year of a stretch."""
    found = set()
    for quantity in mention.sentence.quantities:
        period = quantity.period
        if quantity.kind is not Kind.DATE or period is None or period.relative:
            continue
        if start <= mention.sentence.place(quantity) < end and period.year is not None:
            found.add((period.year, period.month or 0, period.day or 0))
    if not found:
        found = {(int(w), 0, 0) for w in mention.sentence.words[start:end] if is_year(w)}
    return found.pop() if len(found) == 1 else ()


def _season(words: Sequence[str]) -> tuple[str | int, ...]:
    """Return the one month, weekday or season of some words, with its place in its row."""
    found = {place for word in words if (place := _rows().get(word.removesuffix("'s")))}
    return found.pop() if len(found) == 1 else ()


@cache
def _rows() -> dict[str, tuple[str, int]]:
    """Return the places of months, weekdays and seasons in their rows."""
    rows = (MONTH_NAMES, DAY_NAMES, SEASONS)
    return {word: (row[0], at) for row in rows for at, word in enumerate(row)}


def stretch(mention: Mention) -> tuple[int, int]:
    """Return where the words of a number begin and end; small counts part no words."""
    words, place = mention.sentence.words, mention.place
    places = _places(mention.sentence)
    before = max((at for at in places if at < place), default=-1)
    behind = min((at for at in places if at > place), default=len(words))
    start = 0 if before < 0 else cut(words, before, place)
    if before >= 0 and (_RELATIVE & set(words[start : start + 2]) or words[start:place] == ["("]):
        start = before + 1  # "than in 2023, when 40,000 travelled", "above last year (68)"
    end = len(words) if behind == len(words) else cut(words, place, behind)
    return start, end


def _places(sentence: Sentence) -> list[int]:
    """Return where the numbers of a sentence stand that may be values or changes."""
    if "places" not in sentence.notes:
        sentence.notes["places"] = [
            sentence.place(q)
            for q in sentence.quantities
            if q.kind not in (Kind.DATE, Kind.TIME, Kind.ORDINAL)
            and not (q.kind is Kind.DURATION and _SINCE & set(_follow(sentence, q)))
            and (q.kind is not Kind.NUMBER or _is_value(q))
        ]
    found: list[int] = sentence.notes["places"]
    return found


def _follow(sentence: Sentence, quantity: Quantity) -> Sequence[str]:
    """Return the word behind a number."""
    at = sentence.place(quantity) + 1
    return sentence.words[at : at + 1]


def cut(words: Sequence[str], low: int, high: int) -> int:
    """Return where the words between two numbers pass from the first to the second."""
    joint = range(low + 1, high)
    for marks in (_STRONG, MARKS | {"."}, _CUTS):
        for at in joint:
            if words[at] in marks:
                return at
    return low + 1


def subject(mention: Mention) -> frozenset[str]:
    """Return the stems of what a number's stretch says it is of."""
    start, end = stretch(mention)
    words = mention.sentence.words[start:end]
    return frozenset(trimmed(w) for w in words if is_content(w) and w not in idle()) - _general()


@cache
def idle() -> frozenset[str]:
    """Return the words that say nothing of what a number is of."""
    return lexicon.words("verb") | {
        w for name in ("change_verb", "flat_verb") for p in lexicon.words(name) for w in p.split()
    }


@cache
def _general() -> frozenset[str]:
    return frozenset(trimmed(w) for w in lexicon.words("generic"))


def known(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the stems of some sentences."""
    return frozenset(trimmed(w) for s in sentences for w in s.words)
