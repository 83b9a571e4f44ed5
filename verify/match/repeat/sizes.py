"""Sizes that name a thing again: "the tower is 182 metres high ... the 128-metre tower".

In: a reading. Out: a pair for each amount that stands before the noun of a thing spoken of
before ("the €870 million deal"), and an earlier amount of the same sort in the noun's
clause, where no amount of that sort agrees with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.extract.lexicon import DAY_NAMES, MONTH_NAMES, SEASONS
from verify.match import lexicon
from verify.match.alignment import bucket
from verify.match.facts import stem
from verify.match.reading import Reading
from verify.match.repeat._twice import (
    Lines,
    Placed,
    Twice,
    comparable,
    contrasted,
    differ,
    far,
    made_of,
    parted,
    point,
    slipped,
    timed_apart,
)
from verify.match.slip import SWAPPED
from verify.model.document import BlockKind
from verify.model.quantity import Kind, Quantity

ALMOST = Decimal("1.02")
BACK = 12  # sentences looked back over
CLOSE = 2  # the same for "the 2.4% fall"
_TIMES = frozenset(
    "year month week day quarter season decade century yesterday today tonight morning evening afternoon weekend term"
    " session".split()
) | {*MONTH_NAMES, *DAY_NAMES, *SEASONS}
LETTERS = 4  # letters that a verb shares with the noun of its deed
_DEEDS = ("age", "ment", "tion", "sion", "ance", "ence", "al", "ure", "ery", "ding", "ting", "ling")
MOST = 24  # amounts of one sort looked back at
_IT_IS = ([",", "it"], [",", "they"], ["it", "is"])
_DEFINITE = frozenset("the its their his her this that our your".split())
_KINDS = frozenset({Kind.MONEY, Kind.PHYSICAL, Kind.DURATION, Kind.PERCENT})
_Told = tuple[int, Quantity, str]  # an amount, its sentence, and what it may be compared with


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the amounts that name a thing again with another value."""
    lines = Lines(text)
    every: list[_Told] = []
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if quantity.kind not in _KINDS or not point(quantity):
                continue
            second = _named_by(lines, text, sentence.index, quantity)
            if second is not None:
                yield from _again(text, lines, every, second)
            if sentence.kind is not BlockKind.TABLE:
                every.append((sentence.index, quantity, bucket(quantity)))


def _named_by(lines: Lines, text: Reading, index: int, quantity: Quantity) -> Placed | None:
    """Return an amount that stands between "the" and a noun."""
    sentence = text.sentences[index]
    place = sentence.place(quantity)
    words = sentence.words
    if place == 1 and words[0] == "at" and words[2:4] in _IT_IS:
        return lines.placed(sentence, quantity)  # "At 430 metres, it is"
    if place > 2 and words[place - 1] == "of" and _DEFINITE & set(words[place - 4 : place - 2]):
        return lines.placed(sentence, quantity)  # "the net profit of €14 million"
    if not place or not (words[place - 1] in _DEFINITE or words[place - 1].endswith("'s")):
        return None
    if "".join(words[max(0, place - 2) : place]).endswith("'s") and _TIMES & {
        words[place - 2],
        words[place - 1].removesuffix("'s"),
    }:
        return None  # "this year's 25% gain"
    return lines.placed(sentence, quantity)


def _noun(words: Sequence[str], place: int) -> str:
    """Return the stem of the noun that an amount is of: "the €3 deal", "the $4 in revenue"."""
    if words[place - 1] == "of":
        return "" if words[place - 2] in lexicon.words("no_thing") else stem(words[place - 2])
    behind = words[place + 1 : place + 3]
    word = behind[1] if behind[:1] in (["in"], ["of"]) and len(behind) > 1 else (behind or [""])[0]
    if not word[:1].isalpha() or len(word) < 3 or word.endswith(("ing", "ed")):
        return ""
    if word in lexicon.words("phrase_end") or word in lexicon.words("no_thing"):
        return ""
    return stem(word)


def _deed(noun: str, clause: frozenset[str]) -> bool:
    """Return whether a noun names the deed of a clause's verb: "stored", "this 12-month storage"."""
    long = len(noun) > LETTERS + 1 and noun.endswith(_DEEDS)
    return long and any(word[:LETTERS] == noun[:LETTERS] for word in clause)


def _near(one: Quantity, other: Quantity) -> bool:
    """Return whether two values are almost one."""
    low, high = sorted((abs(one.magnitude or Decimal(1)), abs(other.magnitude or Decimal(1))))
    return high < low * ALMOST


def _dated_behind(mention: Placed) -> bool:
    """Return whether a year is of the amount itself: "the 1.3% rate of 2020"."""
    dates = [q for q in mention.sentence.quantities if q.kind is Kind.DATE]
    words = mention.sentence.words
    places = [mention.sentence.place(q) for q in dates]
    return any(0 < p - mention.place <= 5 and words[p - 1] == "of" for p in places)


def _move(mention: Placed) -> str:
    """Return the class of verbs that tell the move that an amount names: "the 2.4% fall"."""
    word = mention.behind(1)
    return next((n for n in ("up", "down") if lexicon.words(f"{n}_noun") & set(word)), "")


def _swapped(text: Reading, earlier: Sequence[Placed], second: Placed) -> Placed | None:
    """Return the only amount of the sort, told just before, whose digits are in another order."""
    near = [m for m in earlier if second.sentence.index - m.sentence.index <= CLOSE]
    if len({m.quantity.magnitude for m in near}) != 1 or near[-1].sentence is second.sentence:
        return None
    first = near[-1]
    if slipped(first.quantity, second.quantity) != SWAPPED or parted(first, second):
        return None
    if timed_apart(first, second) or contrasted(first, second) or _dated_behind(second):
        return None
    return None if made_of(text, first, second) else first


def _again(text: Reading, lines: Lines, every: Sequence[_Told], second: Placed) -> Iterator[Twice]:
    """Return the pair of an amount with the one that its noun had before."""
    noun = _noun(second.sentence.words, second.place)
    sort, index = bucket(second.quantity), second.sentence.index
    near = [
        (i, q)
        for i, q, own in every[-4 * MOST :]
        if index - i <= BACK and own == sort and q.span != second.quantity.span
    ][-MOST:]
    why = "the amount names a thing whose amount was told before"
    twins = [q for _, q in near if not differ(q, second.quantity)]
    move = _move(second)
    if twins:
        if noun or move:
            yield Twice(twins[-1], second.quantity, why)
        return
    earlier = [lines.placed(text.sentences[i], q) for i, q in near]
    swapped = _swapped(text, earlier, second)
    if swapped is not None:
        why = "an amount with 'the', told just before with its digits in another order"
        yield Twice(swapped.quantity, second.quantity, why, SWAPPED, certain=True)
        return
    if move:
        verbs = lexicon.words(f"{move}_verb") | lexicon.words(f"{move}_noun")
        earlier = [
            m
            for m in earlier
            if index - m.sentence.index <= CLOSE and verbs & {*m.before(4), *m.behind(1)}
        ]
    else:
        earlier = [m for m in earlier if noun and (noun in m.clause or _deed(noun, m.clause))]
    if not earlier or len({m.quantity.magnitude for m in earlier}) > 1:
        return
    first = earlier[-1]
    slip = slipped(first.quantity, second.quantity)
    if slip != SWAPPED and _near(first.quantity, second.quantity):
        return  # two amounts of one size, rather than one of two
    apart = not move and slip != SWAPPED and timed_apart(first, second)
    if first.sentence is second.sentence or apart:
        return
    if _dated_behind(second) or (not move and parted(first, second)):
        return
    if not slip and (far(text, first, second) or not comparable(first.quantity, second.quantity)):
        return
    if not made_of(text, first, second):
        yield Twice(first.quantity, second.quantity, why, slip, certain=bool(slip))
