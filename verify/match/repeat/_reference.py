"""References: how the words of a later number point back to an earlier one, and what sets them apart.

In: numbers in their sentences. Out: how a later one is told so that it points back ("the 38", "all
38", "of the 38", "at 38 metres", "a turnout of 38"), the words that are a number's own, words of
one root, and what bars two numbers from being of one thing. `_telling` reads one number, and
`_resemblance` weighs two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from verify.extract.lexicon import DAY_NAMES, MONTH_NAMES, SEASONS
from verify.match import lexicon
from verify.match.facts import stem
from verify.match.reading import NUMBER
from verify.match.repeat._twice import (
    TOP,
    Placed,
    ranked,
    timed_apart,
    told_as_part,
)
from verify.model.quantity import CALENDAR, Kind
from verify.named import NamedTuple

DEFINITE = frozenset("the its their our his her this that these those my your said".split())
POINTING = frozenset("this these those same said aforementioned".split())
WHOLE = frozenset("all both each none every entire whole full".split())
OPENING = frozenset(
    "at with after for in during since before by without despite on over from of to through within".split()
)
MARKS = frozenset(",;:()—–-.!?\"'“”‘’")
PREPOSITIONS = frozenset(
    "of in on at for from to with by over into across through during after before since under until "
    "as about per than between against within without".split()
)
BE = frozenset("is was are were be been being has had have".split())
_ANOTHER = frozenset(
    "now then remaining rest remainder old another other others further additional extra later earlier previous "
    "former revised updated original originally recalculated restated together combined average mean".split()
)
_EVENTS = (
    "founding foundation founded opening opened built building launch launched creation created construction "
    "constructed establishment established completion completed closure closed birth death marriage wedding married"
)
_GROUPS = (  # words by which one measure is told: "9 m round", "a girth of 9 m"
    "long length lengthy", "tall high height stand altitude elevation above", "deep depth",
    "wide width across diameter broad breadth span", "round girth circumference", "weigh weight heavy mass",
    "hold seat capacity seating accommodate fit", "cover area extent size spread",
    "last duration run running take spend long lengthy interval", "employ workforce worker job work",
    "thick thickness", "fast speed pace rate", "earn salary wage pay", "cost price charge rent fee ticket",
    "meet meeting sitting session", "lose loss cut outage blackout power", "deliver flow output capacity produce",
    "carry passenger aboard board", "buy purchase deal acquisition acquire", "grant gift award donation funding fund",
    "found founding establish set creation", "jail sentence term prison", "vote margin majority", "read reader",
)  # fmt: skip
_RELATIVE = frozenset(["who", "that", "which", "whose", "where", "when"])
_YEARS = 40  # by which two years of one event may differ
_NARROWING = frozenset("of in on at from for among outside inside near by".split())
_TIMES = frozenset("last next this year month week day night morning".split()) | {
    *MONTH_NAMES,
    *DAY_NAMES,
    *SEASONS,
}
_DAYS = frozenset(DAY_NAMES) | {
    "it",
    "them",
    "him",
    "her",
    "us",
    "last",
    "next",
    "this",
    "yesterday",
    "today",
}
DONE = frozenset(
    "spent left sold held made won built lost sent paid bought taken given known shown seen found met set put born "
    "drawn grown cut shut shot hit caught brought begun broken chosen driven eaten flown kept laid led lent lit read "
    "run sown stolen sunk sworn thrown worn written".split()
)
_LABEL = 3  # words that head a sentence before a colon, at most
_PART = 5  # letters that words of one root begin with
NEAR = 7  # words on either side of a number that are its own


def opens(mention: Placed) -> bool:
    """Return whether a number opens its clause behind a preposition: "At 38 metres, it is"."""
    if mention.before(1) and mention.before(1)[0] in OPENING:
        return mention.place < 2 or mention.sentence.words[mention.place - 2] in MARKS
    return False


def behind(first: Placed, second: Placed) -> Iterator[str]:
    """Yield what the phrase behind the later number says: known words, new ones, a name."""
    own_phrase = phrase(second)
    if not own_phrase.opener:
        return
    fresh = [w for w in own_phrase.stems if not named(w, first)]
    if len(fresh) == len(own_phrase.stems):
        yield "who_else" if own_phrase.opener in _RELATIVE else "where_else"
        if own_phrase.names:
            yield "name_else"
    else:
        yield "where_partly" if fresh else "where_said"


def form(mention: Placed) -> str:
    """Return how a number is told: what in its words points back, or ""."""
    before = mention.before(4)
    last = before[-1] if before else ""
    if mention.quantity.kind in CALENDAR:
        return "dated"
    if last in POINTING or (before[-2:-1] and before[-2] in POINTING and last in DEFINITE):
        return "those"
    if last in DEFINITE or last.endswith("'s") or last == "s":
        return "of_the" if before[-2:-1] == ["of"] else "the"
    if last == "every" and mention.quantity.kind is Kind.DURATION:
        return ""  # "every 15 minutes" says how often
    if last in WHOLE or (last == "of" and before[-2:-1] and before[-2] in WHOLE):
        return "all"
    if before[-2:-1] and before[-2] in DEFINITE and last.isalpha() and last not in PREPOSITIONS:
        return "the_old"
    if last == "of" and len(before) > 1 and before[-2].isalpha():
        if not DEFINITE.isdisjoint(before[:-2]):
            return "attribute"
        return "attribute_new" if {"a", "an"} & set(before[:-2]) else ""
    if opens(mention):
        return "opening"
    if last in BE:
        return "told"
    return ""


def counted(mention: Placed) -> str:
    """Return the stem of the noun that a number counts, or ""."""
    quantity = mention.quantity
    if quantity.counted:
        return stem(quantity.counted.split("_")[-1])
    word = (mention.behind(1) or [""])[0]
    return stem(word) if word in lexicon.words("countable") else ""


def narrowed(mention: Placed) -> frozenset[str]:
    """Return the stems behind a number up to the end of its phrase."""
    found = set()
    for word in mention.behind(NEAR):
        if word in MARKS or word == NUMBER or word in lexicon.words("phrase_end"):
            break
        found.add(stem(word))
    return frozenset(found) & mention.line


def _finite(mention: Placed, word: str, before: str) -> bool:
    """Return whether a word behind the noun that is counted is its verb, and no participle."""
    noun = mention.quantity.counted.split("_")[-1] or (mention.behind(1) or [""])[0]
    if stem(before) != stem(noun) or not before.endswith("s"):
        return False
    return not word.endswith(("ed", "ing", "ly")) and word not in DONE


@cache
def _verbs() -> frozenset[str]:
    """Return the words that end a phrase as its verb."""
    return lexicon.words("verb") - {"that"}


class Phrase(NamedTuple):
    """The phrase behind a counted noun: the word that opens it, its stems, whether it names."""

    opener: str
    stems: frozenset[str]
    names: bool


def phrase(mention: Placed) -> Phrase:
    """Return what narrows a counted noun from behind: "the 46 schools in Kent", "the 58 who voted"."""
    words, place = mention.sentence.words, mention.place + 1
    for at in range(place, min(place + 5, len(words))):
        word = words[at]
        if word in MARKS or word == NUMBER or word in BE or (at > place and word in _verbs()):
            break
        if word not in _NARROWING and word not in _RELATIVE:
            if at > place and _finite(mention, word, words[at - 1]):
                break  # "the six states meet in Oslo"
            continue
        if words[at + 1 : at + 2] and words[at + 1] in _DAYS:
            break  # "approved the $6bn merger on Monday": the day is the verb's
        stems, names = set(), False
        for follow in range(at + 1, min(at + 7, len(words))):
            own_word = words[follow]
            if own_word in MARKS or own_word in BE:
                break
            start = mention.sentence.starts[follow]
            names = names or mention.sentence.document.text[start].isupper()
            names = names or own_word in _TIMES or own_word[:1].isdigit()
            stems.add(stem(own_word.removesuffix("'s")))
        return Phrase(word, frozenset(stems) & mention.line, names)
    return Phrase("", frozenset(), False)


def narrowed_away(first: Placed, second: Placed) -> bool:
    """Return whether a phrase behind the later number makes it one of other things."""
    own_phrase = phrase(second)
    fresh = [w for w in own_phrase.stems if not named(w, first)]
    if not own_phrase.opener or (own_phrase.stems and not fresh):
        return False
    if own_phrase.opener in _RELATIVE:
        return bool(fresh) and len(fresh) == len(own_phrase.stems)
    if _part_of(first, second) and fresh and len(fresh) == len(own_phrase.stems):
        return True  # "four bedrooms ... the two bedrooms at the back"
    earlier = phrase(first)
    if earlier.opener == own_phrase.opener and earlier.stems.isdisjoint(own_phrase.stems):
        return True
    return own_phrase.names and len(fresh) == len(own_phrase.stems)


def _part_of(first: Placed, second: Placed) -> bool:
    """Return whether a later count is less than half of the earlier."""
    whole, part = first.quantity.magnitude or Decimal(0), second.quantity.magnitude or Decimal(0)
    return second.quantity.kind is Kind.NUMBER and 2 * part <= whole


def labelled_apart(first: Placed, second: Placed) -> bool:
    """Return whether two sentences are headed by two of one series: "Model A: ... Model B:"."""
    one, other = _label(first), _label(second)
    return len(one) == len(other) > 1 and one[:-1] == other[:-1] and one[-1] != other[-1]


def _label(mention: Placed) -> Sequence[str]:
    """Return the words before the colon that a sentence opens with, if they are a few."""
    opening = mention.sentence.words[: min(mention.place, _LABEL + 1)]
    return opening[: opening.index(":")] if ":" in opening else ()


def _owned_apart(first: Placed, second: Placed) -> bool:
    """Return whether both are told of an owner, and not of one: "of the lift is 450 kg"."""
    one, other = _owner(first), _owner(second)
    return bool(one and other) and one.isdisjoint(other)


def _owner(mention: Placed) -> frozenset[str]:
    """Return the stems behind the "of" of the subject that a number is told of with "is"."""
    before = mention.before(NEAR + 2)
    if not before or before[-1] not in BE or "of" not in before:
        return frozenset()
    at = len(before) - 1 - before[::-1].index("of")
    if any(word in MARKS or word == NUMBER for word in before[at:]):
        return frozenset()
    return frozenset(map(stem, before[at + 1 : -1])) & mention.line


def own(mention: Placed) -> frozenset[str]:
    """Return the stems of the words close to a number."""
    words = (*mention.before(NEAR), *mention.behind(NEAR))
    return frozenset(stem(w.removesuffix("'s")) for w in words if w[:1].isalpha()) & mention.line


@lru_cache(maxsize=50_000)
def kin(one: str, other: str) -> bool:
    """Return whether two stems are of one root: close, closure; reduce, reduction."""
    if one == other or not _measures(one).isdisjoint(_measures(other)):
        return True
    short = min(len(one), len(other))
    need = max(4, min(_PART, short - 1))
    return short >= need and one[:need] == other[:need]


@cache
def _grouped() -> Mapping[str, frozenset[int]]:
    """Return the groups of each stem that tells a measure."""
    table: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_GROUPS):
        for word in group.split():
            table[stem(word)] = table.get(stem(word), frozenset()) | {number}
    return table


def _measures(root: str) -> frozenset[int]:
    return _grouped().get(root, frozenset())


def shared(one: frozenset[str], other: frozenset[str]) -> int:
    """Return how many stems of one have a stem of the other's of one root."""
    plain = one & other
    rest = one - plain
    return len(plain) + sum(any(kin(a, b) for b in other) for a in rest)


def barred(first: Placed, second: Placed) -> bool:
    """Return whether two numbers are surely of two things, whatever else they share."""
    if second.quantity.kind is Kind.DATE:
        return _dated_apart(first, second)
    if all("-" in m.quantity.surface for m in (first, second)) and (
        not DEFINITE.isdisjoint(first.before(2)) or DEFINITE.isdisjoint(second.before(2))
    ):
        return True  # "the four-year rate ... the five-year rate"
    if not _ANOTHER.isdisjoint((*second.before(5), *second.behind(5), *first.before(2))):
        return True
    return (
        told_as_part(first, second) or narrowed_away(first, second) or _owned_apart(first, second)
    )


def _dated_apart(first: Placed, second: Placed) -> bool:
    """Return whether two years are of no one event."""
    years = abs(
        (first.quantity.magnitude or Decimal(0)) - (second.quantity.magnitude or Decimal(0))
    )
    if years > _YEARS or first.sentence.kind in TOP or not _one_event(first, second):
        return True
    if opens(first) and opens(second):  # "In 2023 we opened ... In 2024 we plan to open"
        return True
    if not _ANOTHER.isdisjoint((*second.before(5), *second.behind(5), *first.before(2))):
        return True
    if narrowed_away(first, second) or _owned_apart(first, second):
        return True
    return any(True for _ in against(first, second))


def against(first: Placed, second: Placed) -> Iterator[str]:
    """Yield what sets two numbers apart, though they may be of one thing."""
    one = first.quantity
    if one.kind is not Kind.DATE and timed_apart(first, second):
        yield "timed_close" if _time_close(first) or _time_close(second) else "timed_far"
    if ranked(second) != ranked(first):
        yield "ranked_apart"
    if one.kind is Kind.NUMBER:
        if not counted(first):
            yield "first_uncounted"
        elif not (counted(second) or own(first) & own(second)):
            yield "uncounted"


def _time_close(mention: Placed) -> bool:
    """Return whether a time stands right behind a number, or before it: "the 12 in May", "in 2019 45"."""
    if mention.quantity.period is not None:
        return True
    words, place = mention.sentence.words, mention.place
    dates = [mention.sentence.place(q) for q in mention.sentence.quantities if q.kind in CALENDAR]
    return any(-3 <= at - place <= 4 for at in dates if at != place) or bool(
        _TIMES & {*words[max(0, place - 2) : place], *words[place + 1 : place + 4]}
    )


def _one_event(first: Placed, second: Placed) -> bool:
    """Return whether the words beside two dates tell of one beginning, end, birth or death."""
    return any(kin(a, b) for a in own(first) & _events() for b in own(second) & _events())


@cache
def _events() -> frozenset[str]:
    """Return the stems of what begins and ends."""
    words = lexicon.words("event_birth") | lexicon.words("event_death") | set(_EVENTS.split())
    return frozenset(stem(w) for w in words if " " not in w)


def linked(first: Placed, second: Placed) -> bool:
    """Return whether the later number points back, or its clause has a word of the other's."""
    if form(second) or shared(second.clause, first.clause):
        return True
    return shared(second.line, first.line) > 1


def named(noun: str, mention: Placed) -> bool:
    """Return whether the sentence of a number has a word of one root with a noun."""
    return any(kin(noun, word) for word in mention.line)
