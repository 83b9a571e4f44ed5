"""Members: the values of one sort near a sentence, each with the names that it goes by.

In: sentences and their numbers. Out: the values that may be ranked against each other,
with years ("1886") and running times ("31:42") among them, and their names: the words of
their item, those before a bracket that holds them, other numbers beside them ("38 with
2%"), their place in a list of as many names, or in a list told "in that order".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.extract.lexicon import PLACES
from verify.match import cues, lexicon
from verify.match._lenders import YEAR as YEAR
from verify.match._lenders import lender
from verify.match._runs import joined
from verify.match._series import names as listed_names
from verify.match._wordline import BARE, elliptic, in_unit, is_group, sort_of
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence
from verify.model.interval import Interval
from verify.model.quantity import AMOUNTS_AND_AGES, Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

NEXT = 7  # words looked at on either side of a value
_SUBJECT = 5  # words of a name that opens a clause
MOST = 40  # values looked at round one sentence
RUN = "run"
_KINDS = AMOUNTS_AND_AGES | {Kind.RATIO}
_ENDS = frozenset([";", ":", ".", "(", ")", "while", "—", "–", "and", ","])
_EMPTY = frozenset(
    "the was were are is thus therefore makes which that and now its our with their this for than had has have"
    " been from into onto over under came went took made only also most least all both each being making so by"
    " far a an of at in on to or as it he she they his her then just not no but more less who where when there"
    " he's it's other others one first".split()
)
_GAPS = frozenset(
    "gap lead margin deficit difference advantage distance behind beating purse pot total overall altogether"
    " pool combined sum target limit threshold capacity averaging average mean median record previous".split()
)
_LEVELS = frozenset("average averaging mean median record previous".split())
_AHEAD = frozenset(
    "clear behind ahead adrift more fewer less up down better worse short apart off".split()
)
_ANOTHER_TIME = ("old", "from", "rest", "total")
_AGAINST = frozenset(["against", "compared", "versus"])
_DATED = frozenset("in of since until from by".split())
_CAME = frozenset("came comes amounted amounts".split())
_CLOCK = re.compile(r":(\d\d(?:\.\d+)?)(?!\d)")
_SURFACE = re.compile(r"(\d{1,3}):([0-5]\d(?:\.\d+)?)$")
_FULL_DATE = re.compile(r"[A-Za-z]{3,}\.?,? (?:\d{1,2},? )?((?:1\d|20)\d\d)$")
_YEARS = (1000, 2100)
_ORDER = re.compile(
    r"\b(?:from (?:the )?(?:north|south|east|west|left|right|top|bottom|front|back|outermost|innermost) to|in that order|in order|respectively|in turn|successive(?:ly)?|(?:by|each) (?:quarter|month|season|week|day|round|leg))\b",
    re.IGNORECASE,
)
_PLACED_BY = frozenset("at in for with by to on from".split())


class Member(NamedTuple):
    """A value with its sort and the names that no other value of that sort goes by."""

    mention: Mention
    sort: str
    value: Decimal
    names: frozenset[str]


def tokens(sentence: Sentence) -> list[str]:
    """Return the words of a sentence, its numbers as they are written."""
    words = [word.removesuffix("'s") for word in sentence.words]
    for quantity in sentence.quantities:
        place = sentence.place(quantity)
        if words[place : place + 1] == [NUMBER]:
            words[place] = quantity.surface.lower()
    return words


def members(
    sentences: Sequence[Sentence], found: Mapping[Span, Mention], *, former: bool = False
) -> list[Member]:
    """Return the values of some sentences with their sorts and names; `former`: those of another time too."""
    pool: list[tuple[Mention, str, Decimal]] = []
    for sentence in sentences:
        for mention in _merged([found[q.span] for q in sentence.quantities]):
            value = _valued(mention, pool, former=former)
            if value is not None and len(pool) < MOST:
                pool.append(value)
    made: list[Member] = []
    for sort in dict.fromkeys(sort for _, sort, _ in pool):
        made += _named([(m, v) for m, s, v in pool if s == sort], sort)
    return sorted(made, key=lambda m: m.mention.order)


def _merged(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions, the two numbers of a running time ("31:42") as one."""
    skip = False
    for one, other in zip(mentions, [*mentions[1:], None], strict=False):
        if skip:
            skip = False
            continue
        if other is not None and _run(one.quantity, other.quantity):
            span = Span(one.quantity.span.start, other.quantity.span.end)
            skip = True
            yield one._replace(quantity=_timed(one.quantity, span))
        else:
            yield one


def _run(one: Quantity, other: Quantity) -> bool:
    text = one.document.text
    match = _CLOCK.match(text, one.span.end)
    if match is None or match.end() != other.span.end or one.kind is not Kind.NUMBER:
        return False
    return _SURFACE.match(text[one.span.start : other.span.end]) is not None


def _timed(quantity: Quantity, span: Span) -> Quantity:
    match = _SURFACE.match(quantity.document.text[span.start : span.end])
    assert match is not None
    value = int(match[1]) * 60 + Decimal(match[2])
    exact = Interval.exactly(value)
    return quantity._replace(
        span=span,
        kind=Kind.DURATION,
        unit="second",
        magnitude=value,
        interval=exact,
        charitable=exact,
    )


def _valued(
    mention: Mention, pool: Sequence[tuple[Mention, str, Decimal]], *, former: bool = False
) -> tuple[Mention, str, Decimal] | None:
    """Return a value with its sort, or None for what is ranked with nothing."""
    if (written := _clocked(mention)) is not None:
        return written
    quantity = mention.quantity
    surface, magnitude = quantity.surface, quantity.magnitude
    if magnitude is None:
        return None
    if quantity.unit == "percentage_point" and "percent" not in surface:  # "31 points"
        quantity = quantity._replace(kind=Kind.NUMBER, unit="", counted="point")
        mention = mention._replace(quantity=quantity)
    if _is_year(mention, pool):
        return mention, YEAR, magnitude
    if _of_no_group(mention, former=former):
        return None
    if quantity.kind is Kind.DATE and len(surface) < 4 and surface.isdigit():  # "Salt Year 152"
        quantity = quantity._replace(kind=Kind.NUMBER)
        mention = mention._replace(quantity=quantity)
    if quantity.kind not in _KINDS or not quantity.interval.finite:
        return None
    words, place = mention.sentence.words, mention.place
    bare = sort_of(quantity) == BARE and not quantity.counted and _bare(mention)
    if bare and words[place - 1 : place] == ["by"]:
        return None  # "the highest by 260"
    if bare and pool and _of_a_name(pool[-1][0], mention):
        return None
    if bare and (found := lender(mention, pool)) is not None:
        mention = in_unit(mention, found)
    own = mention.quantity
    return mention, sort_of(own) or str(own.kind), magnitude


def _clocked(mention: Mention) -> tuple[Mention, str, Decimal] | None:
    """Return the value of a time as a clock writes it, or the year of a date in full."""
    quantity = mention.quantity
    if quantity.kind in (Kind.TIME, Kind.DURATION) and (match := _SURFACE.match(quantity.surface)):
        value, sort = int(match[1]) * 60 + Decimal(match[2]), RUN
    elif quantity.kind is Kind.DATE and (match := _FULL_DATE.search(quantity.surface)):
        value, sort = Decimal(match[1]), YEAR
    else:
        return None
    exact = Interval.exactly(value)
    read = quantity._replace(magnitude=value, interval=exact, charitable=exact)
    return mention._replace(quantity=read), sort, value


def _of_no_group(mention: Mention, *, former: bool) -> bool:
    """Return whether a number is no value to rank: a gap, the size of a group, a time gone by."""
    words, place = mention.sentence.words, mention.place
    gaps = _GAPS - _LEVELS if former else _GAPS
    if gaps & set(words[max(0, place - 4) : place]) or words[place + 1 : place + 2] in (
        [word] for word in _AHEAD
    ):
        return True
    if is_group(mention):
        return True
    set_against = not _AGAINST.isdisjoint(words[max(0, place - 3) : place])
    another = not former and cues.best(mention.roles, _ANOTHER_TIME) >= 7
    if another and not (set_against or _came_to(words, place)):
        return True
    # "rose 12 to 40"
    return "to" in words[place + 1 : place + 3] and cues.best(mention.roles, cues.CHANGED) >= 7


def _of_a_name(one: Mention, other: Mention) -> bool:
    """Return whether a bare number ends the name of the value before it: "38 from the Nimbus 12"."""
    if one.sentence is not other.sentence or not 1 < other.place - one.place < NEXT:
        return False
    sentence = one.sentence
    between = sentence.words[one.place + 1 : other.place]
    if not _PLACED_BY & set(between) or (_ENDS | {";"}) & set(between):
        return False
    return sentence.document.text[sentence.starts[other.place - 1]].isupper()


def _came_to(words: Sequence[str], place: int) -> bool:
    """Return whether a value is what something came to, be it a sum or no: "the loss came to 4"."""
    return words[max(0, place - 1) : place] == ["to"] and words[place - 2] in _CAME


def _bare(mention: Mention) -> bool:
    """Return whether a number may have left out a unit."""
    return elliptic(mention) or mention.sentence.words[mention.place + 1] in ("apiece", "each")


def _is_year(mention: Mention, pool: Sequence[tuple[Mention, str, Decimal]]) -> bool:
    quantity, words, place = mention.quantity, mention.sentence.words, mention.place
    surface = quantity.surface
    if len(surface) != 4 or not surface.isdigit() or not _YEARS[0] <= int(surface) <= _YEARS[1]:
        return False
    if quantity.kind is Kind.DATE:
        return True
    beside = any(sort == YEAR for _, sort, _ in pool[-3:])
    beside = beside or (words[place - 1] in _DATED and words[place + 1 : place + 2] == ["("])
    return quantity.kind is Kind.NUMBER and not quantity.unit and not quantity.counted and beside


def _named(pool: Sequence[tuple[Mention, Decimal]], sort: str) -> list[Member]:
    """Return the values of one sort with the names that are theirs alone."""
    mentions = [m for m, _ in pool]
    places = {m.order for m in mentions}
    found = {m.order: _beside(m, places) for m in mentions}
    for order, own in listed_names(mentions).items():
        if own and not found[order] & own:
            found[order] = found[order] | own
    for run in runs(mentions):
        placed = _placed(run)
        taken = {name for own in placed.values() for name in own}
        found = {
            o: (own - taken if taken else own) | placed.get(o, set()) for o, own in found.items()
        }
    often = Counter(name for own in found.values() for name in own)
    return [
        Member(m, sort, v, frozenset(n for n in found[m.order] if often[n] == 1)) for m, v in pool
    ]


def runs(pool: Sequence[Mention]) -> list[list[Mention]]:
    """Return the values that stand as lists of three or more."""
    found: list[list[Mention]] = []
    for mention in pool:
        if found and joined(found[-1][-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [run for run in found if len(run) > 2]


def _placed(run: Sequence[Mention]) -> dict[tuple[int, int], set[str]]:
    """Return the places of a bare list that is told in order: first, second, last."""
    bare = all(b.place - a.place <= 2 for a, b in pairwise(run[:-1]))
    if not bare or run[-1].place - run[-2].place > 3 or not _ORDER.search(run[0].sentence.text):
        return {}
    found = {m.order: {place} for m, place in zip(run, PLACES[:10], strict=False)}
    found[run[-1].order] |= {"last", "final"}
    if len(run) % 2:
        found[run[len(run) // 2].order] |= {"middle"}
    return found


def _beside(mention: Mention, places: Iterable[tuple[int, int]]) -> set[str]:
    """Return the words of a value's item, and those before a bracket that holds it."""
    line, taken = tokens(mention.sentence), set(places)
    behind = _walked(mention, line, taken, 1, commas=0)
    before = _walked(mention, line, taken, -1, commas=0)
    told = mention.sentence.words[mention.place + 1 : mention.place + 2]
    if not _PLACED_BY & set(told) and not any(
        _proper(mention.sentence, n) for n in before | behind
    ):
        before = _walked(mention, line, taken, -1, commas=2)  # "Lee, from Ayr, took 41 minutes"
        if not any(_proper(mention.sentence, n) for n in before):
            before |= _subject(mention, line, taken)
    return before | behind


def _subject(mention: Mention, line: Sequence[str], taken: set[tuple[int, int]]) -> set[str]:
    """Return the name that opens a clause and its first value: "The Ash, which was shut in May, has 31"."""
    sentence, words = mention.sentence, mention.sentence.words
    start = next(
        (
            at + 1
            for at in range(mention.place - 1, -1, -1)
            if words[at] in (";", ":", "while", "but")
        ),
        0,
    )
    if any((sentence.index, at) in taken for at in range(start, mention.place)):
        return set()
    comma = words.index(",", start) if "," in words[start : mention.place] else -1
    if not start < comma <= start + _SUBJECT:
        return set()
    text, starts = sentence.document.text, sentence.starts
    first = start + (words[start] in ("the", "and"))
    if first >= comma or any(not text[starts[at]].isupper() for at in range(first, comma)):
        return set()
    return {line[at] for at in range(first, comma) if line[at] not in _EMPTY}


def _proper(sentence: Sentence, name: str) -> bool:
    """Return whether a name is written with a capital or a digit."""
    at = sentence.text.lower().find(name)
    return at >= 0 and not sentence.text[at].islower()


def proper(member: Member) -> bool:
    """Return whether a value goes by a proper name or a date."""
    own = member.mention.sentence.text
    text = own.lower()
    for name in member.names:
        if (
            name[:1].isdigit()
            and " " in name
            and name.split()[-1] not in lexicon.words("day_or_month")
        ):
            continue  # "41 points" names nobody
        at = text.find(name)
        if at < 0 or own[at].islower():
            continue
        if at > 1 or _never_small(member.mention.sentence, name):
            return True
    return False


def _never_small(sentence: Sentence, name: str) -> bool:
    """Return whether a word that opens a sentence stands with a capital farther on as well."""
    text = sentence.document.text
    return (
        name.capitalize() in text[: sentence.span.start]
        or name.capitalize() in text[sentence.span.start + len(name) + 1 :]
    )


def _walked(
    mention: Mention, line: Sequence[str], taken: set[tuple[int, int]], step: int, commas: int
) -> set[str]:
    """Return the words on one side of a value, up to the next item or clause."""
    words, index = mention.sentence.words, mention.sentence.index
    at, count, outside = mention.place + step, 0, False
    found: set[str] = set()
    while 0 <= at < len(words) and count < NEXT and (index, at) not in taken:
        word = words[at]
        if word in ("(", ")") and (step < 0) == (word == "(") and not outside:
            outside = True  # "Linn (1822; 31 metres)": the name stands before the bracket
            count = max(count, NEXT - 4)
        elif word == "," and step < 0 and commas:
            commas -= 1
        elif word in _ENDS:
            if word == "(" and step > 0 and (index, at + 1) in taken:
                return set()  # "looks down on Fern Tower (31 m)": the name of the next
            if step > 0 or outside or not _in_bracket(words, at):
                break
        elif word == "our":
            found.add("ours")
        elif line[at] not in _EMPTY:
            found.add(line[at])
        at, count = at + step, count + 1
    return found


def _in_bracket(words: Sequence[str], at: int) -> bool:
    """Return whether a mark stands in an open bracket."""
    for back in range(at - 1, max(-1, at - 9), -1):
        if words[back] in ("(", ")"):
            return words[back] == "("
    return False
