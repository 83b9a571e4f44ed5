"""Moves: "fell to # in May from # a year earlier", a verb of change with both of its values.

In: a sentence. Out: the value that something moved to, the one that it moved from, and the
way that the verb says. Both must be marked (to, from, compared with), or one must stand
right before the verb as what moved; words that part clauses end the search. What was said
of several things at once ("to 5 and 7, respectively") says nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from verify.match import lexicon
from verify.match._clauses import verb_at
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import AMOUNTS, Bound, Hedge, Kind, Quantity
from verify.named import NamedTuple

REACH = 36  # words that are looked at behind a verb
BEFORE = 12  # and before it
_VAGUE = frozenset(
    "improve improves improved improving improvement lose loses lost losing loss gain lower lowers "
    "contract contracts contracted advance advances advanced cut cuts cutting lift lifts boost "
    "shed sheds ease eases narrow narrows saving discount step addition halve raise collapse put worsen worsens "
    "worsened worsening deteriorate deteriorates deteriorated deteriorating weaken weakens weakened "
    "weakening strengthen strengthens strengthened strengthening".split()
)  # better is not always more, and some are nouns
_VERBS_VAGUE = frozenset("worsened improved weakened strengthened narrowed eased went".split())
_ENDS = frozenset(
    "; due because primarily mainly driven attributable reflecting offset which that while "
    "whereas but partially partly resulting following respectively if would could should "
    "so but excluding including target targeted follows follow change "
    "changes".split()
)
_AUXILIARIES = frozenset("is are was were be been has have had will may did does".split())
_GOING = frozenset("went goes gone came comes crept edged ticked shot".split())  # "went up"
_FILLERS = frozenset("a an the record about approximately some nearly almost around just".split())
_OLD = ("from", "against", "versus")
_OPENS = (*_OLD, "to")
_COMPARED = frozenset(["compared", "comparison"])
_YEARS = range(1900, 2101)
_YEAR_VALUES = frozenset(map(Decimal, _YEARS))


@cache
def _verbs() -> Mapping[str, str]:
    """Return the words that say which way something moved."""
    found = {}
    for way in ("up", "down"):
        for name in (f"{way}_verb", f"{way}_noun"):
            plain = (word for word in lexicon.words(name) if " " not in word)
            found.update({word: way for word in plain if word not in _VAGUE})
    found["raised"] = "up"
    return found


class Move(NamedTuple):
    """What moved, from what value to which, and which way ("up" or "down") it is said to."""

    new: Quantity
    old: Quantity
    way: str


def moves(sentence: Sentence) -> Iterator[Move]:
    """Yield the moves that a sentence tells."""
    if len(sentence.quantities) < 2:
        return
    words, verbs = sentence.words, _verbs()
    if "respectively" in words or verbs.keys().isdisjoint(words):
        return
    by_place = {sentence.place(q): q for q in sentence.quantities}
    for at, word in enumerate(words):
        way = verbs.get(word)
        if way is None or (at and words[at - 1] in ("not", "never", "to", "no")):
            continue
        if _names(words, at):
            continue
        found = _values(words, at, by_place)
        if found is not None and _alike(*found) and not _inverse(words, sentence, found):
            yield Move(*found, way)


def _names(words: Sequence[str], at: int) -> bool:
    """Whether a word of change only names what a verb behind it tells of: "growth slowed to"."""
    noun = _names_change(words[at])
    verb = words[at] in lexicon.words("up_verb") or words[at] in lexicon.words("down_verb")
    if not noun or (verb and words[at + 1 : at + 2] not in (["of"], ["in"])):
        return False
    end = words.index(NUMBER, at) if NUMBER in words[at:] else len(words)
    return verb_at((NUMBER, *words[at + 1 : end])) is not None


def _inverse(words: Sequence[str], sentence: Sentence, values: tuple[Quantity, Quantity]) -> bool:
    """Whether a count is of pieces in one: what shrinks comes in more of them to the pound."""
    return any(
        q.kind is Kind.NUMBER and "per" in words[sentence.place(q) + 1 : sentence.place(q) + 3]
        for q in values
    )


def _values(
    words: Sequence[str], at: int, by_place: dict[int, Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return the new and the old value of the verb at a place."""
    new = old = None
    end = _end(words, at)
    for place in range(at + 1, end):
        if words[place] != NUMBER or place not in by_place:
            continue
        role = _role(words, place, at)
        if role == "old" and new is not None and words[place + 1 : place + 3] == ["to", NUMBER]:
            return None  # "fell to 840, thefts from 610 to 470"
        if role == "new" and new is None:
            new = by_place[place]
        elif role == "old" and old is None:
            old = by_place[place]
    if new is None and old is not None:
        new = _subject(words, at, by_place, old)
    elif old is None and new is None and _is_noun(words, at):
        return _told_before(words, at, by_place)
    return (new, old) if new is not None and old is not None else None


def _is_noun(words: Sequence[str], at: int) -> bool:
    """Whether a word of change is a noun: "an increase", "a 12% fall"."""
    return at > 0 and _names_change(words[at]) and words[at - 1] in ("a", "an", NUMBER)


def _names_change(word: str) -> bool:
    """Whether a word is a noun of change."""
    return word in lexicon.words("up_noun") or word in lexicon.words("down_noun")


def _end(words: Sequence[str], at: int) -> int:
    """Return where the clause of a verb ends; a noun ends where a verb of its own follows."""
    noun = _names_change(words[at])
    for place in range(at + 1, min(len(words), at + REACH)):
        word = words[place]
        if noun and (word in _AUXILIARIES or word.endswith("ed")):
            return place  # "growth slowed to", "the slump of batches varied from"
        if word in _ENDS or word in _GOING or word in _verbs() or word in _VERBS_VAGUE:
            return place
    return min(len(words), at + REACH)


def _role(words: Sequence[str], place: int, verb: int) -> str:
    """Return what the words before a number make of it: the new value, the old one, or none."""
    before = place - 1
    while before > verb and words[before] in _FILLERS:
        before -= 1
    if words[before] == "of":  # "from net sales of #"
        opens = [p for p in range(max(verb, before - 4), before) if words[p] in _OPENS]
        before = opens[-1] if opens else before
    last = words[before]
    if last in ("to", "with") and _COMPARED & set(words[max(verb, before - 2) : before]):
        return "old"
    if last in _OLD:
        return "old"
    if last == ":" and words[before - 2] == "(" and _is_year(words[before - 1]):
        return "old"
    return "new" if last == "to" else ""


def _is_year(word: str) -> bool:
    return word.isdigit() and int(word) in _YEARS


def _told_before(
    words: Sequence[str], at: int, by_place: dict[int, Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return the values before a noun: "# in May compared with # a year ago, an increase of"."""
    begin = max(0, at - REACH)
    for place in range(at - 1, begin, -1):
        if words[place] in (".", ";", "and") or words[place] in _verbs():
            return None
        if words[place] == NUMBER and place in by_place:
            if _role(words, place, begin) != "old":
                continue
            old = by_place[place]
            new = _subject(words, place, by_place, old)
            return (new, old) if new is not None else None
    return None


def _subject(
    words: Sequence[str], at: int, by_place: dict[int, Quantity], old: Quantity
) -> Quantity | None:
    """Return the only like number in the clause before a verb: what moved."""
    found = []
    for place in range(at - 1, max(-1, at - BEFORE), -1):
        if words[place] in (";", ".", "(", ")", "and", "while", "but", "which"):
            break
        if words[place] == NUMBER and place in by_place:
            found.append(by_place[place])
    alike = [q for q in found if _alike(q, old)]
    others = [q for q in found if q not in alike and q.kind is not Kind.PERCENT]
    return alike[0] if len(alike) == 1 and not others else None


def _alike(new: Quantity, old: Quantity) -> bool:
    """Whether two numbers are plain values of one sort."""
    return (
        new.kind is old.kind
        and new.kind in AMOUNTS
        and new.unit == old.unit
        and not (new.unit == "" and {new.magnitude, old.magnitude} & _YEAR_VALUES)
        and all(
            q.magnitude is not None
            and q.magnitude > 0
            and q.bound is Bound.NONE
            and q.hedge in (Hedge.NONE, Hedge.ABOUT)
            for q in (new, old)
        )
        and (not (new.counted and old.counted) or new.counted == old.counted)
    )
