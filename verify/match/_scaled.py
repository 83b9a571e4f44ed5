"""Scaled: whether a superlative is one of what a value measures, and from which end.

In: a place that words give and a value. Out: whether "the heaviest" may be said of it by
its unit and the noun between, and whether places count from the greatest: "fastest" is
the least of times and the greatest of speeds, "oldest" the least of years.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify import units
from verify.match._members import RUN, YEAR, Member
from verify.match._placing import LOW, Placing
from verify.match.reading import Sentence
from verify.model.quantity import Kind, Quantity

FITTING = {
    "extent": frozenset(["length", "time"]),
    "mass": frozenset(["mass"]),
    "heat": frozenset(["temperature"]),
    "rain": frozenset(["length", "length**3"]),
    "sound": frozenset(["level"]),
    "crowd": frozenset(["level"]),
    "pace": frozenset(["time", "length/time", "1/time"]),
    "age": frozenset(["time"]),
    "size": frozenset(["length", "length**2", "length**3", "mass", "length**2*mass/time**3", "length**2*mass/time**2"]),
}  # fmt: skip
_BODIES = frozenset(
    "member pupil student person people resident inhabitant employee staff worker seat bed copy vote page word"
    " passenger visitor reader subscriber customer household player room plate acre house home ship vessel"
    " tonne car point volume book exhibit title line user patient graduate voter soldier place".split()
)
AMOUNT_WORDS = frozenset(
    "share rise increase fall cut drop decline gain loss fine bill sum payment price rate figure number total"
    " amount score reading count donation grant order contribution source slice proportion portion part stake"
    " percentage turnout award bid offer bonus profit budget margin reduction improvement growth majority group"
    " segment category item single deal catch haul yield crop swing jump component chunk contributor market".split()
)
_PLAIN = frozenset(
    "figure number total score value mark result reading amount count tally rate share price level average".split()
)
_EXTENTS = {
    "area": "length**2",
    "volume": "length**3",
    "weight": "mass",
    "mass": "mass",
    "length": "length",
    "height": "length",
}
BEGUN = frozenset(
    "dates dating dated built founded opened born established erected completed put laid set made begun constructed".split()
)
_TIMED = frozenset(
    "year month day week quarter season evening morning night weekend hour one".split()
)
_CLASSES = frozenset(  # what the things of a list are called
    "category group item source market segment brand model product type kind sort country region area city town site store"
    " branch team club candidate crop supplier donor contributor sector class division department use cause employer"
    " spender buyer seller customer producer exporter importer lender earner cost expense".split()
)
_FALLS = frozenset("fall rain rainfall downpour snow snowfall shower deluge".split())
_FUNCTION = frozenset(
    "of in at on with and by is was are were being among than to from came comes went for so that which who"
    " beyond".split()
)
_LONG = frozenset(["days", "weeks", "months", "hours", "minutes", "ms"])
_TIMES = frozenset("seconds milliseconds time times wait waiting".split())


def fits(placing: Placing, member: Member) -> bool:
    """Return whether a value is of a dimension that a superlative measures."""
    measure, quantity = placing.measure, member.mention.quantity
    if member.sort == YEAR or measure == "age":
        dated = (
            member.sort == YEAR or quantity.kind in (Kind.AGE, Kind.DURATION) or _bare_age(quantity)
        )
        return dated and measure == "age"
    if measure in ("any", "good"):
        return True
    if quantity.kind is Kind.MONEY:
        return measure in ("money", "size", "mass")
    if quantity.kind is Kind.PERCENT:
        return measure in ("size", "pace")
    if member.sort == RUN:
        return measure in ("pace", "extent")
    if quantity.kind is Kind.NUMBER and not quantity.unit and measure != "sound":
        if measure == "heat":
            return member.mention.sentence.words[member.mention.place + 1 :][:1] in (["c"], ["f"])
        if placing.near:
            return False  # "the nearest rivals trail by 9"
        follow = member.mention.sentence.words[member.mention.place + 1 :][:1]
        alone = not follow or not follow[0].isalpha() or len(follow[0]) < 4 or quantity.counted
        return measure in ("crowd", "size", "pace") or (
            measure == "extent"
            and quantity.counted in ("", "page", "word", "minute")
            and bool(alone)
        )
    dimension = units.dimension(quantity.unit)
    return measure in FITTING and dimension in FITTING[measure]


def _bare_age(quantity: Quantity) -> bool:
    """Return whether a number without a unit may be a person's age: "Mary, who is 71"."""
    bare = quantity.kind is Kind.NUMBER and not quantity.unit and not quantity.counted
    return bare and not quantity.exponent and 0 < (quantity.magnitude or 0) < 110


def measures(placing: Placing, member: Member, how: str, sentence: Sentence) -> bool:
    """Return whether a place is one by what the value measures."""
    if not fits(placing, member):
        return False
    if placing.measure == "good" and {"best", "worst"} <= sentence.vocabulary:
        return False  # the two say which end is the good one
    if member.sort == YEAR and not placing.scope:
        own = member.mention
        return how == "behind" and not BEGUN.isdisjoint(own.sentence.words[placing.end : own.place])
    noun = _noun(sentence.words[placing.end : placing.end + 3])
    listed = member.mention.sentence
    if how == "name" and noun and placing.scope in ("", "thus", "any"):
        known = (
            listed.vocabulary if listed is not sentence else frozenset(sentence.words[: placing.at])
        )
        behind = listed is sentence and member.mention.place > placing.end
        if not behind and (
            noun not in _TIMED | _FALLS | _PLAIN
            and not (placing.scope == "thus" and noun in _CLASSES)
            and not {noun, noun.rstrip("s"), f"{noun}s"} & known
        ):
            return False  # "C saw the largest increase"
    if placing.measure != "size" or placing.scope == "thus":
        return True
    said = sentence.words[placing.end : placing.end + 2]
    if len(said) == 2 and said[0] in ("in", "by") and said[1] in _EXTENTS:
        return units.dimension(member.mention.quantity.unit) == _EXTENTS[said[1]]
    if how == "name" and not placing.scope and noun not in AMOUNT_WORDS:
        return False  # "it leads in volume, as the biggest"
    quantity = member.mention.quantity
    if quantity.kind is Kind.NUMBER and not quantity.unit:
        return (
            noun in AMOUNT_WORDS
            or quantity.counted in _BODIES
            or (not quantity.counted and how != "name")
        )
    if quantity.kind is Kind.PERCENT:
        return noun in AMOUNT_WORDS or not noun or how == "before"
    return True


def _noun(follow: Sequence[str]) -> str:
    """Return the noun that a superlative goes with: "the biggest single cut", or ""."""
    if not follow or not follow[0].isalpha() or follow[0] in _FUNCTION:
        return ""
    if follow[1:2] and follow[1] in AMOUNT_WORDS:
        return follow[1]
    return follow[0]


def from_high(placing: Placing, member: Member, pool: Sequence[Member]) -> bool:
    """Return whether a place is counted from the greatest value."""
    quantity = member.mention.quantity
    high = placing.high
    by_time = member.sort == RUN or quantity.kind is Kind.DURATION
    by_time = by_time or (not quantity.unit and timed(pool))
    if placing.measure == "age" and member.sort == YEAR:
        return not high
    if placing.measure == "pace" and by_time:
        return not high
    if placing.scope == "place" and by_time:
        return LOW
    return high


def timed(pool: Sequence[Member]) -> bool:
    """Return whether the bare numbers of some sentences are times: "in milliseconds: 12, 14"."""
    near = {m.mention.sentence.index: m.mention.sentence for m in pool}
    return any(
        not _TIMES.isdisjoint(s.vocabulary)
        or any(word in _LONG and s.words[at - 1] in ("in", "(") for at, word in enumerate(s.words))
        for s in near.values()
    )
