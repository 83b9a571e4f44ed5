"""What a number counts or measures, and which way a change goes.

In: a quantity and the words round it. Out: `counted` (the head noun of a count),
`measure` (the noun phrase that is measured, as "cloud revenue" or "share price") and
`direction` of a stated change. Read from cue words in one clause; what they do not say
stays empty, since a wrong measure costs more than none.
"""

from __future__ import annotations

from functools import cache

from verify.extract import clause, phrases
from verify.extract.nouns import determiners, known, named, phrase_ending
from verify.model.quantity import Direction, Kind, Quantity
from verify.named import NamedTuple

MEASURED = (Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL, Kind.RATIO, Kind.MULTIPLE)
_MONEY_LIKE = (Kind.MONEY, Kind.PHYSICAL, Kind.PERCENT)
_PREPOSITIONS = frozenset(("to", "from", "at", "of", "by"))
_CHANGED = frozenset(("up verb", "down verb"))
# Words that begin sentences and are no names.
_FREQUENT = frozenset(
    (
        "the",
        "a",
        "an",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "they",
        "we",
        "in",
        "on",
        "at",
        "for",
        "of",
        "and",
    )
)
_VERB = 24  # characters in which the verb before a count must stand
_OBJECT = 7  # words in which the verb before an object must come
_GAPS = (" ", "\u00a0", "-")  # between a number and its noun
_NEAR = 1_500  # characters searched for the same word in lower case


class Said(NamedTuple):
    """What the words round a number say of it."""

    measure: str = ""
    direction: Direction = Direction.NONE


def measured(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity with what it counts or measures, where the words say so."""
    if quantity.kind is Kind.NUMBER:
        return _moved(text, _count(text, quantity)) if not quantity.unit else quantity
    if quantity.kind not in MEASURED:
        return quantity
    end = quantity.span.end
    right = clause.behind(text, end) if text[end : end + 1] in _GAPS else []
    left, whole = clause.before(text, quantity.lead.start if quantity.lead else quantity.span.start)
    if whole and left and left[0].istitle() and _is_common(text, left[0], quantity.span.start):
        left[0] = left[0].lower()
    if quantity.lead:  # a bound may be the verb itself: "topped 107%"
        left += [
            w
            for w in text[slice(*quantity.lead)].split()
            if _sorts().get(w.lower()) == "level verb"
        ]
    said = _behind(quantity, left, right) or _before(quantity, left, right, whole)
    if said is None:
        return quantity
    return quantity._replace(measure=said.measure, direction=said.direction)


def _moved(text: str, quantity: Quantity) -> Quantity:
    """Give a count the direction of the verb right before it: "fell 80 points", "rose by 12"."""
    start = quantity.lead.start if quantity.lead else quantity.span.start
    if not start or text[start - 1] != " ":
        return quantity
    end = start - 4 if text.endswith(" by", 0, start - 1) else start - 1
    low = max(0, end - _VERB)
    begin = text.rfind(" ", low, end) + 1
    verb = text[max(low, begin) : end]
    sort = _sorts().get(verb.lower())
    if sort not in _CHANGED:
        return quantity
    way = Direction.UP if sort == "up verb" else Direction.DOWN
    return quantity._replace(direction=way)


def _count(text: str, quantity: Quantity) -> Quantity:
    """Name what a bare number counts: "fewer than 300 new jobs" -> job."""
    end = quantity.span.end
    if not _noun_follows(text, end):
        name = quantity.counted.replace("_", " ")
        return quantity._replace(measure=name) if name else quantity
    words = clause.phrase(clause.behind(text, end))
    head = next((i for i, word in enumerate(words) if clause.is_plural(word)), None)
    if head is None:
        name = quantity.counted.replace("_", " ")
        return quantity._replace(measure=name) if name else quantity
    while head + 1 < len(words) and _goes_on(words[head].lower(), words[head + 1]):
        head += 1
    if words[head][0].isupper() and head > 0:
        return quantity
    noun = clause.singular(words[head])
    named = " ".join([w.lower() for w in words[:head]] + [noun])
    counted = quantity.counted or noun.replace("-", "_").replace(" ", "_")
    return quantity._replace(counted=counted, measure=named)


def _noun_follows(text: str, end: int) -> bool:
    """Return whether a word that may begin a noun phrase stands right behind a number."""
    if text[end : end + 1] not in _GAPS or not text[end + 1 : end + 2].isalpha():
        return False
    first = text[end + 1 : end + 14].partition(" ")[0]
    return first.lower() not in clause.functions()


def _is_common(text: str, word: str, at: int) -> bool:
    """Return whether a sentence's first word is no name: the text has it in lower case too."""
    if word.lower() in _FREQUENT:
        return True
    return text.find(f" {word.lower()} ", max(0, at - _NEAR), at + _NEAR) >= 0


def _goes_on(word: str, following: str) -> bool:
    """Return whether a plural is but the modifier of the next noun: "sales jobs"."""
    if word in ("data", "sales", "news", "sports"):
        return True
    return clause.is_plural(following) and following.islower()


def _behind(quantity: Quantity, left: list[str], right: list[str]) -> Said | None:
    """Read what stands behind: "a 26% jump in revenue", "9.3% higher", "a $2 billion fine"."""
    if not right:
        return None
    first = right[0].lower().rstrip(".")
    sort = _sorts().get(first, "")
    noun = _nouns().get(first)
    subject = _subject_before(left)
    if noun and (
        sort == "" or (left[-1:] and left[-1].lower() in determiners()) or "in" in right[1:2]
    ):
        measure = ""
        if len(right) > 1 and right[1].lower() in ("in", "of", "for"):
            measure = named(right[2:], change=True)
        elif not measure and subject:
            measure = subject
        return Said(measure, noun)
    if first in ("higher", "lower") or (
        first in ("up", "down") and len(right) > 1 and right[1] in (",", "on")
    ):
        return Said(subject, Direction.UP if first in ("higher", "up") else Direction.DOWN)
    if quantity.kind not in _MONEY_LIKE:
        return None
    if first == "of" and quantity.kind is not Kind.PERCENT:
        thing = named(right[1:])
        deal = _deal(left)
        return Said(f"{thing} {deal}".strip() if deal else thing) if thing else None
    if first == "in" and quantity.kind is Kind.MONEY:
        thing = named(right[1:])
        return Said(thing) if thing and known(thing) else None
    if _attributive(left) and not clause.stops(right[0]):
        return Said(named(right, attributive=True))
    return None


def _attributive(left: list[str]) -> bool:
    """Return whether an article stands before the number: "a $2 billion fine"."""
    for word in reversed(left[-4:]):
        lower = word.lower()
        if lower in determiners() or lower.endswith(("’s", "'s", "s’")):
            return True
        if lower != "," and "-" not in lower and lower not in ("own", "new", "planned", "record"):
            return False
    return False


def _before(quantity: Quantity, left: list[str], right: list[str], whole: bool) -> Said | None:
    """Read what stands before: "revenue rose 26%", "sales of $4m", "invested $2 billion"."""
    index, preposition = _cue(left)
    if index < 0:
        return None
    word = left[index].lower()
    sort = _sorts().get(word, "")
    if preposition == "of":
        noun = _nouns().get(word)
        head = phrase_ending(left, index) if word not in _gaps() else ""
        if noun:
            rest = phrase_ending(left, index - 1)
            thing = rest or (named(right[1:], change=True) if right[:1] == ["in"] else "")
            return Said(thing, noun)
        return Said(head) if head else None
    if sort in _CHANGED:
        change = preposition in ("", "by") or word in ("up", "down")
        if word in ("up", "down") and preposition in ("to", "from", "at"):
            change = False
        way = Direction.UP if sort == "up verb" else Direction.DOWN
        main = word.endswith("ing") or word in ("up", "down")
        return Said(
            _subject(left[:index], whole, change=True, main=main), way if change else Direction.NONE
        )
    if sort == "level verb":
        return Said(_subject(left[:index], whole))
    if preposition == "by":
        return _object(left, index)
    deal = _deals().get(word)
    return Said(deal) if deal and preposition in ("", "at") else None


def _object(left: list[str], index: int) -> Said | None:
    """Read the object of a verb of change before "by": "cut waiting times by 40%"."""
    for at in range(index - 1, max(-1, index - _OBJECT), -1):
        word = left[at].lower()
        sort = _sorts().get(word, "")
        if sort in _CHANGED and word not in ("up", "down"):
            way = Direction.UP if sort == "up verb" else Direction.DOWN
            return Said(named(left[at + 1 : index + 1]), way)
        if word in _clause_starts() or word in _auxiliaries():
            return None
    return None


def _cue(left: list[str]) -> tuple[int, str]:
    """Return the index of the word a number hangs on, and the preposition between."""
    index, preposition = len(left) - 1, ""
    for _ in range(6):
        if index < 0:
            break
        word = left[index].lower()
        if word in _PREPOSITIONS:
            if preposition:
                break
            preposition = word
        elif (word in ("up", "down") and not preposition) or (
            word not in _gaps() and not (word.endswith("ly") and len(word) > 4)
        ):
            break
        index -= 1
    return index, preposition


def _subject_before(left: list[str]) -> str:
    """Return the subject of the verb before a number: "shares were [9.3%] higher"."""
    index, preposition = _cue(left)
    if index < 0 or preposition not in ("", "by"):
        return ""
    if _sorts().get(left[index].lower()) != "level verb":
        return ""
    return _subject(left[:index], whole=True, change=True)


def _subject(words: list[str], whole: bool, *, change: bool = False, main: bool = False) -> str:
    """Return the measure that the subject of a clause names, "" where that is not plain.

    `main` says that a comma may part the verb from its subject: "revenue was strong,
    rising 26%".
    """
    while words and words[-1].lower() in _auxiliaries():
        words = words[:-1]
    if words and words[-1].lower() in ("which", "that", "who"):
        return phrase_ending(words, len(words) - 2 - (words[-2:-1] == [","]))
    apart = main and words[-1:] == [","]
    if apart:
        words = words[:-1]
    start, plain = 0, whole
    for index in range(len(words) - 1, -1, -1):
        word = words[index].lower()
        if word in _clause_starts():
            start, plain = index + 1, True
            break
        if word == ",":
            start, plain = index + 1, False
            break
    found = named(words[start:], change=change, sure=plain)
    if found or apart:
        return found
    near = phrase_ending(words, len(words) - 1, change=change)
    return near if known(near) or near == "share price" else ""


def _deal(left: list[str]) -> str:
    """Return the noun for the verb of a transaction before a number."""
    index, preposition = _cue(left)
    return _deals().get(left[index].lower(), "") if index >= 0 and not preposition else ""


@cache
def _gaps() -> frozenset[str]:
    """Return the words that may stand between a verb and its number."""
    return phrases.words("gap")


@cache
def _auxiliaries() -> frozenset[str]:
    """Return the words between a subject and its verb."""
    return phrases.words("auxiliary")


@cache
def _clause_starts() -> frozenset[str]:
    """Return the words and marks behind which a clause begins."""
    return phrases.words("clause start")


@cache
def _sorts() -> dict[str, str]:
    """Return the verbs by word: up, down, level."""
    return {
        row: section
        for row, section in _rows()
        if section in ("up verb", "down verb", "level verb")
    }


@cache
def _nouns() -> dict[str, Direction]:
    """Return the nouns of change by word."""
    ways = {"up noun": Direction.UP, "down noun": Direction.DOWN}
    return {row: ways[section] for row, section in _rows() if section in ways}


@cache
def _deals() -> dict[str, str]:
    """Return the nouns for verbs of transactions."""
    return dict(row.split(" ", 1) for row, section in _rows() if section == "deal verb")


@cache
def _rows() -> list[tuple[str, str]]:
    """Return the rows of the verb table; a word may stand in several sections."""
    return phrases.pairs("verbs")
