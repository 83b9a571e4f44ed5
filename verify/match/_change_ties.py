"""Ties of changes: whether a number told as a change goes on about two values.

In: a change (see `_told_change`) and a pair of values of two times (see `_eras`). Out: how surely
the values are of one thing, and how the change's clause is tied to them: set behind them,
pointing back with "the" or "that", going on with a pronoun or with the same thing, told between
them or before, or of another thing, time or base. What a tie is worth is said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from verify.match import _eras, _moored, lexicon
from verify.match._clauses import JOINING, MARKS, PRONOUNS, is_content, said, trimmed, verb_at
from verify.match._eras import Pair
from verify.match._told_change import DEFINITE_WORDS, DOWN, HARD, REACH, UP, Told, is_verb
from verify.match.reading import NUMBER
from verify.model.quantity import AMOUNTS, Kind

if TYPE_CHECKING:
    from verify.match.frame import Mention

_HENCE = frozenset(
    "so thus therefore hence consequently accordingly thereby meaning making means".split()
)
_SPOKE = frozenset(
    "spoke speaks speak reported reports report hailed hails cited cites boasted boasts claimed claims talked talks "
    "announced announces noted notes called calls described described welcomed mourned lamented blamed praised".split()
)
_IN = frozenset("in of among for at".split())
_TIMED = frozenset("in over during for within across through at since".split())
APPENDED, DEFINITE, GOES_ON, OPENS = 9, 8, 6, 6
LOOSE, FOREIGN = -3, -16
APART = -2  # for each sentence between
SPLIT = 3  # between its two values
AHEAD_OF = -2
OPENED = 4  # "Claims doubled. They came to"
_TRAILING = frozenset("having thereby more than nearly almost roughly about over well".split())
SAME, PLAIN, OTHER = 4, 2, -8


def one_thing(pair: Pair) -> int:
    """Return how surely two values are of one thing, by their own words."""
    first, second = pair.first, pair.second
    counted, other = first.quantity.counted, second.quantity.counted
    own = _eras.subject(second)
    if counted and other and counted != other:
        return OTHER
    start, end = _eras.stretch(second)
    if not own or "same" in second.sentence.words[start:end]:
        return SAME
    before = _eras.known([first.sentence])
    if first.sentence is second.sentence:
        before = frozenset(map(trimmed, first.sentence.words[:start]))
    if own & before:
        return SAME
    if _goes_on(second):
        return SAME
    subject = _said_subject(second)
    if subject in ("pronoun", "none"):
        return PLAIN
    return OTHER


def _goes_on(mention: Mention) -> bool:
    """Return whether a value is told of what was spoken of: "when #", "the figure stood at #"."""
    words, place = mention.sentence.words, mention.place
    start = place
    while start and words[start - 1] not in MARKS and words[start - 1] != NUMBER:
        start -= 1
    near = words[start:place]
    return near[:1] in (["when"], ["where"]) or not (
        lexicon.words("generic") | PRONOUNS
    ).isdisjoint(near[:4])


def _said_subject(mention: Mention) -> str:
    """Return what stands as the subject of a number's stretch: "pronoun", "none" or "noun"."""
    start, _ = _eras.stretch(mention)
    words = said([w for w in mention.sentence.words[start : mention.place] if w not in MARKS])
    if PRONOUNS & set(words):
        return "pronoun"
    content = [w for w in words if is_content(w) and w not in _eras.idle()]
    content = [w for w in content if w not in lexicon.words("generic")]
    return "noun" if content else "none"


def tied(change: Told, pair: Pair) -> int:
    """Return how surely a change's words go on about a pair."""
    mention = change.mention
    first, second = pair.first, pair.second
    if _of_other(mention, pair) or _another_base(mention, pair):
        return FOREIGN
    if pair.old.order > mention.order and _moored.moored(mention, (pair.old,)):
        return APPENDED  # "grew by 48, from 582"
    if mention.order > second.order:
        return _behind(change, pair)
    if mention.order > first.order:
        return _between(change, pair)
    return _ahead(change, pair)


def _behind(change: Told, pair: Pair) -> int:
    """Return the tie of a change told after both values."""
    mention, second = change.mention, pair.second
    words = mention.sentence.words
    gap = mention.sentence.index - second.sentence.index
    apart = APART * max(0, gap - 1)
    if gap == 0:
        start = _clause(mention, _eras.cut(words, second.place, mention.place))
    else:
        start = _clause(mention, 0)
    clause = words[start : mention.place]
    if gap and _of_own_time(words):
        return FOREIGN
    if change.definite:
        return DEFINITE + apart
    verb = len(clause) if is_verb(mention) else verb_at(clause)
    if verb is None:
        if gap == 0:
            return APPENDED
        return OPENS + apart if start == 0 and len(clause) <= REACH else LOOSE + apart
    if _SPOKE & set(clause) and words[mention.place - 1] == "of":
        return GOES_ON + apart  # "the office spoke of growth of 25%"
    return _by_subject(clause[:verb], mention, pair) + apart


def _of_own_time(words: Sequence[str]) -> bool:
    """Return whether a sentence opens with a time of its own: "Over the fourth quarter alone"."""
    comma = next((at for at, w in enumerate(words[:REACH]) if w == "," or w == "alone"), -1)
    opening = words[: max(comma, 0)] if comma > 0 else words[:4]
    if (
        not opening
        or opening[0] not in _TIMED
        or {"that", "same", "this", "those", "then"} & set(opening)
    ):
        return False
    return bool(_eras.PERIODS & {w.removesuffix("s") for w in opening}) and not is_whole(opening)


def is_whole(opening: Sequence[str]) -> bool:
    """Return whether a time is the whole of what was told: "over the two years"."""
    return bool(
        {"whole", "past", "two", "period", "between", NUMBER, "a", "the year"} & set(opening)
    )


def _clause(mention: Mention, start: int) -> int:
    """Return where the clause of a change begins: behind the last joining word or strong mark.

    A comma ends it only where no verb stands between the comma and the change.
    """
    words = mention.sentence.words
    comma = -1
    for at in range(mention.place - 1, start - 1, -1):
        word = words[at]
        if word == "," and comma < 0:
            comma = at
        if word in HARD or (word in JOINING and words[at + 1 : at + 2] != [NUMBER]):
            break
    else:
        at = start - 1
    if comma > at and verb_at(words[comma + 1 : mention.place]) is None:
        return comma + 1
    return max(start, at + 1)


def _by_subject(before: Sequence[str], mention: Mention, pair: Pair) -> int:
    """Return the tie of a clause by what stands before its verb."""
    if before and set(before) <= _TRAILING:
        return APPENDED  # "and 12,600 in 1901, having trebled"
    plain = [w for w in before if w not in _HENCE]
    hence = len(plain) < len(before)
    if set(plain) & PRONOUNS:
        return GOES_ON
    content = [w for w in plain if is_content(w) and w not in lexicon.words("generic")]
    if not content:
        return GOES_ON
    if any(_named(w, mention, pair) for w in content):
        return GOES_ON
    return LOOSE if hence else FOREIGN


def _between(change: Told, pair: Pair) -> int:
    """Return the tie of a change told between its two values."""
    mention, first, second = change.mention, pair.first, pair.second
    if mention.sentence is first.sentence:
        clause = mention.sentence.words[
            _eras.cut(mention.sentence.words, first.place, mention.place) : mention.place
        ]
        verb = verb_at(clause)
        found = APPENDED if verb is None else _by_subject(clause[:verb], mention, pair)
    else:
        words = mention.sentence.words
        clause = words[: mention.place]
        verb = verb_at(clause)
        found = (
            GOES_ON
            if change.definite or verb is None
            else _by_subject(clause[:verb], mention, pair)
        )
    return found - SPLIT - 2 * (second.sentence.index - mention.sentence.index)


def _ahead(change: Told, pair: Pair) -> int:
    """Return the tie of a change told before both of its values."""
    mention = change.mention
    gap = pair.first.sentence.index - mention.sentence.index
    spread = pair.second.sentence.index - pair.first.sentence.index
    sure = is_verb(mention) or mention.quantity.unit == "percentage_point"
    if gap == 1 and not spread and sure and not _own_values(mention):
        return AHEAD_OF + (
            OPENED if PRONOUNS & set(pair.first.sentence.words[: pair.first.place + 3]) else 0
        )
    return AHEAD_OF - 4 * gap - 2 * spread


@cache
def _moving() -> frozenset[str]:
    """Return the nouns of change, trimmed."""
    return frozenset(trimmed(w) for w in DOWN | UP)


def _own_values(mention: Mention) -> bool:
    """Return whether the sentence of a change tells two values of its own."""
    amounts = (
        q for q in mention.sentence.quantities if q.kind in AMOUNTS and q.unit != "percentage_point"
    )
    return sum(q.span != mention.quantity.span for q in amounts) > 1


def _of_other(mention: Mention, pair: Pair) -> bool:
    """Return whether a change is said to be in or of something that the values are not of."""
    words, place = mention.sentence.words, mention.place
    counted = mention.quantity.counted
    own = {m.quantity.counted for m in (pair.old, pair.new)} - {""}
    another = counted and own and counted not in own and mention.quantity.kind is Kind.NUMBER
    if another and trimmed(counted) not in _moving() and not _named(counted, mention, pair):
        return True
    objects = is_verb(mention)
    for at in range(place + 1, min(place + 5, len(words) - 1)):
        if words[at] in MARKS or words[at] == NUMBER or words[at] == ".":
            return False
        if (
            words[at] in _IN
            or (objects and words[at] in DEFINITE_WORDS | {"his", "her", "our"})
            or words[at - 1 : at + 1] in (["as", "many"], ["as", "much"])
        ):
            head = [w for w in words[at + 1 : at + 4] if is_content(w)][:2]
            head = [w for w in head if w not in lexicon.words("generic")]
            return bool(head) and not any(_named(w, mention, pair) for w in head)
    return False


def _another_base(mention: Mention, pair: Pair) -> bool:
    """Return whether a change names a base that is none of the pair: "20% heavier than the 150"."""
    words, place = mention.sentence.words, mention.place
    if "than" not in words[place + 1 : place + 4]:
        return False
    behind = next((at for at in range(place + 1, len(words)) if words[at] == NUMBER), -1)
    return behind > 0 and not any(
        m.sentence is mention.sentence and m.place == behind for m in (pair.old, pair.new)
    )


def _named(word: str, mention: Mention, pair: Pair) -> bool:
    """Return whether the words round a pair, but not those of the change, name something."""
    notes, key = mention.sentence.notes, ("named", mention.place, pair.old.order, pair.new.order)
    if key not in notes:
        notes[key] = frozenset(_round(mention, pair))
    return trimmed(word) in notes[key]


def _round(mention: Mention, pair: Pair) -> Iterator[str]:
    """Yield the stems of the sentences of a pair, without the clause of its change."""
    for sentence in {m.sentence.index: m.sentence for m in (pair.old, pair.new)}.values():
        words: Sequence[str] = sentence.words
        if sentence is mention.sentence:
            ends = [_eras.stretch(m)[1] for m in (pair.old, pair.new) if m.sentence is sentence]
            last = max(e for e in ends)
            words = (
                words[: min(last, mention.place)]
                if last <= mention.place
                else [
                    w
                    for m in (pair.old, pair.new)
                    if m.sentence is sentence
                    for w in words[slice(*_eras.stretch(m))]
                ]
            )
        yield from map(trimmed, words)
