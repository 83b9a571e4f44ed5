"""Grouped: a range or a limit told of all of a group, and one of them told near it.

In: a text. Out: what was found: one of those of which a range was told that lies outside
it ("aged 18 to 60 ...; the eldest, at 71"), and the greatest of what was never above a
limit. That one is of the group is said by a superlative, by what the number is of ("0.9 mg
of nitrate"), by a pronoun ("never left the band ...; it touched"), or by names that stand
in brackets side by side with their numbers. Ages asked for, and bids, are left to `limits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify import units
from verify.match._beyond import Found, plain_numbers
from verify.match._placing import HIGH
from verify.match._runs import ranges
from verify.match._scaled import AMOUNT_WORDS, FITTING
from verify.match._superlatives import superlatives, wider
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Reading, Sentence
from verify.model.quantity import Bound, Kind, Quantity
from verify.named import NamedTuple

_RANGED = frozenset(
    "range ranges ranged ranging run runs ran running vary varies varied varying spread spanned span spans lay lie lies"
    " lying fell fall stretched stretch extended swung fluctuated oscillated moved traded stayed remained kept held"
    " fetched scored measured cost came went aged ages bracket band corridor window between from were left outside"
    " years old".split()
)
_LOOSELY = frozenset(
    "most mostly usually typically normally generally typical usual normal average averages mean means median half"
    " majority predominantly mainly chiefly nearly almost interquartile iqr forecast expected expects target targets"
    " guidance planned should must would may might can could recommended allowed permitted reference guide estimated"
    " predicted projected confidence ci percentile quartile if tolerance rule rules advised suitable ideal optimal"
    " optimum including included includes among some many several seven-day".split()
)
_ELSE = re.compile(
    r"\b(?:parents?|mothers?|fathers?|partners?|follow-up|later|afterwards|excluded|screened|controls?|staff|rejected"
    r"|refused|withdrawn|withdrew|except\w*|ineligible|now|today|since|estimates?|reserve|last (?:year|month|season|week)"
    r"|previous\w*|guid\w+|target\w*|another|further|disqualified|if|would|could|population|relatives|carers?|limits?"
    r"|grandparents|second|other|others|elsewhere|outlier\w*|outside|beyond|exceed\w*|unlike|record|usual\w*|normal\w*"
    r"|standard|threshold|detection|forecast\w*|expected|maximum|allowed|next|earlier|before(?! [a-z]+ing)|however|apart|not counting"
    r"|correct\w*|revised|national|average|mean|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_STOPS = frozenset([";", ".", ":", "while", "whereas", "but", "than", NUMBER])
_WITHIN = frozenset("of in at on for with by was is were are , that who which among".split())
_NEVER = frozenset("never nobody none".split())
_OVER = frozenset("above over exceeded topped passed beyond exceeding".split())
_MEMBER_WORDS = frozenset(
    "one member person man woman boy girl patient participant victim player resident competitor runner pupil student"
    " passenger survivor candidate guest customer driver rider swimmer child entrant contestant casualty".split()
)
_DETERMINERS = frozenset("the a an their its his her our your my".split())
_THEM = frozenset("all them these those us group party lot".split())
_PLACED = frozenset("in at on inside under outside near by for".split())
_EXCEPT = frozenset("until till except save unless but apart before once".split())
_TOUCHED = frozenset(
    "touched hit reached peaked dipped sank climbed fell rose slid spiked jumped dropped topped".split()
)
_PAYING = frozenset("pay pays paying cost costs costing priced".split())
_EXTRA = frozenset(
    "extra plus off deposit save saves saving both together two pair family group package included includes including"
    " discount reduced concession season annual parking supper dinner lunch breakfast programme drink upgrade".split()
)
_PRONOUNS = frozenset(["it", "they", "he", "she"])
_DIMENSIONS = frozenset(
    "apart deep tall wide long high thick across away from above below old distant far".split()
)
_REACH = 2  # sentences behind a range in which one of its group may be told
_NEAR = 16  # words between a superlative and its number
_FARTHEST = 2  # times an end that a value in brackets may be at most


class _Ends(NamedTuple):
    low: Mention
    high: Mention


def outside(text: Reading) -> Iterator[Found]:
    """Yield one of those of which a range was told that lies outside it."""
    for sentence in text.sentences:
        if len(sentence.quantities) < 2 or _RANGED.isdisjoint(sentence.vocabulary):
            continue
        for ends in _ranges(text, sentence):
            if not _of_all(ends):
                continue
            for value, why in _near(text, ends):
                yield Found({"value": value, "low": ends.low, "high": ends.high}, why)


def over(text: Reading) -> Iterator[Found]:
    """Yield the greatest of what was never above a limit."""
    for sentence in text.sentences:
        if not sentence.quantities or _NEVER.isdisjoint(sentence.vocabulary):
            continue
        for limit in plain_numbers(text, sentence):
            if not _never_above(limit):
                continue
            for own in _behind(text, sentence, across=True):
                if own is not sentence and _ELSE.search(own.text):
                    break
                for value in _like_ones(text, own, limit):
                    if value.order < limit.order or _excepted(limit, value):
                        continue
                    if _extreme(value, limit) is HIGH:
                        yield Found({"value": value, "high": limit}, "the greatest of them")


def _excepted(limit: Mention, value: Mention) -> bool:
    """Return whether a word between a limit and a value makes it the exception."""
    same = value.sentence is limit.sentence
    behind = limit.sentence.words[limit.place + 1 : value.place if same else None]
    return not _EXCEPT.isdisjoint(behind)


def _never_above(limit: Mention) -> bool:
    """Return whether words say that nothing was above a number."""
    words, place = limit.sentence.words, limit.place
    before = words[max(0, place - 6) : place]
    if not _NEVER & set(before) or NUMBER in before or _LOOSELY & set(before):
        return False
    return limit.quantity.bound is Bound.MORE_THAN or bool(_OVER & set(before[-2:]))


def _ranges(text: Reading, sentence: Sentence) -> Iterator[_Ends]:
    """Yield the ranges of a sentence, from the lower end to the upper."""
    for one, two in ranges(plain_numbers(text, sentence)):
        if _like(one.quantity, two.quantity):
            yield _Ends(one, two)


def _like(one: Quantity, other: Quantity) -> bool:
    """Return whether two numbers may measure one thing."""
    if one.counted != other.counted and one.counted and other.counted:
        return False
    ages = one.kind is Kind.AGE and _may_be_age(other)
    return (one.kind is other.kind and one.unit == other.unit) or ages


def _may_be_age(quantity: Quantity) -> bool:
    return (
        quantity.kind in (Kind.AGE, Kind.NUMBER) and not quantity.counted and not quantity.exponent
    )


def _of_all(ends: _Ends) -> bool:
    """Return whether a range is told of all of a group, and as what was, not as what should be."""
    words, place = ends.low.sentence.words, ends.low.place
    before = set(words[max(0, place - 8) : place])
    behind = set(words[ends.high.place + 1 : ends.high.place + 4])
    if NUMBER in before and ends.low.quantity.kind is not Kind.AGE:
        before -= {NUMBER}
    if _LOOSELY & before or _RANGED.isdisjoint(before | behind):
        return ends.low.quantity.kind is Kind.AGE and not _LOOSELY & before
    joint = words[place + 1 : ends.high.place]
    return joint != ["and"] or "between" in words[max(0, place - 1) : place]


def _behind(text: Reading, sentence: Sentence, *, across: bool = False) -> Sequence[Sentence]:
    """Return a sentence and those behind it in which its group may be told of still."""
    found = text.window(sentence, 0, _REACH)
    follow = text.sentences[found[-1].index + 1 : found[-1].index + 2]
    return [*found, *follow] if across and len(found) == 1 else found


def _near(text: Reading, ends: _Ends) -> Iterator[tuple[Mention, str]]:
    """Yield the numbers behind a range that lie outside it, and why they are of its group."""
    first = ends.low.sentence
    for own in _behind(text, first):
        if own is not first and (_ELSE.search(own.text) or any(_ranges(text, own))):
            return
        like = [m for m in _like_ones(text, own, ends.high) if m.order > ends.high.order]
        if own is first:
            like = [m for m in like if not _ELSE.search(_clause_of(m))]
        for value in like:
            extreme = _extreme(value, ends.low)
            if extreme is not None:
                if _side(value, ends) in (None, extreme):
                    yield value, "a superlative of the group"
            elif _of_the_same(value, ends) or _it_touched(value, ends):
                yield value, "the same thing"
        if own is not first:
            for value in _bracketed(text, own, ends):
                yield value, "one of several in brackets"
            for value in _priced(text, own, ends):
                yield value, "one of several prices"


def _clause_of(value: Mention) -> str:
    """Return the text from the last semicolon or colon before a value up to it."""
    told = value.sentence.document.text[value.sentence.span.start : value.quantity.span.start]
    return re.split(r"[;:]", told)[-1]


def _like_ones(text: Reading, sentence: Sentence, model: Mention) -> list[Mention]:
    return [
        m
        for m in plain_numbers(text, sentence)
        if _like(model.quantity, m.quantity) and m.quantity.bound is Bound.NONE
    ]


def _side(value: Mention, ends: _Ends) -> bool | None:
    """Return at which end a value lies outside: HIGH, LOW; None where it is inside."""
    size = value.quantity.magnitude or Decimal(0)
    if size > (ends.high.quantity.magnitude or 0):
        return HIGH
    return not HIGH if size < (ends.low.quantity.magnitude or 0) else None


def _extreme(value: Mention, model: Mention) -> bool | None:
    """Return of which end a superlative is that is said of a value: HIGH, LOW; None without."""
    words, place = value.sentence.words, value.place
    for at in range(place - 1, max(-1, place - _NEAR), -1):
        if words[at] in _STOPS:
            return None
        found = _superlative(words, at)
        if found is None:
            continue
        high, measure = found
        dimension = units.dimension(model.quantity.unit)
        timed = dimension == "time" and measure == "pace"
        if measure in FITTING and measure != "size" and dimension not in FITTING[measure]:
            return None
        told = _adjective(model)
        if told and measure not in ("any", "size") and not words[at].startswith(told[:4]):
            return None  # "5 to 9 m apart; the deepest"
        ages = _may_be_age(value.quantity) and model.quantity.kind is Kind.AGE
        if ages != (measure == "age") or not _of_group(words, at + 1, model):
            return None
        return high is not timed
    return None


def _adjective(model: Mention) -> str:
    """Return the adjective or adverb behind a range that says what it measures, or ""."""
    words, place = model.sentence.words, model.place
    at = place + (3 if words[place + 2 : place + 3] == [NUMBER] else 1)
    word = words[at] if at < len(words) else ""
    return word if word in _DIMENSIONS else ""


def _superlative(words: Sequence[str], at: int) -> tuple[bool, str] | None:
    """Return the end and measure of a superlative, "the most" among them."""
    found = superlatives().get(words[at])
    if found is None or wider(words[at + 1 : at + 10]):
        return None
    if words[at] in ("most", "least") and words[max(0, at - 1) : at] != ["the"]:
        return None
    return None if found[1] == "good" else found


def _of_group(words: Sequence[str], at: int, model: Mention) -> bool:
    """Return whether the noun behind a superlative is one of what a range was told of."""
    noun = words[at] if at < len(words) else ""
    if noun == "of" and not _of_these(words[at + 1 : at + 5], model):
        return False
    if words[0] in _PLACED and model.sentence.words is not words:
        return False  # "in the greenhouse the highest was 19"
    if not noun.isalpha() or noun in _WITHIN or noun in AMOUNT_WORDS or noun in _PRONOUNS:
        return True
    if noun in _MEMBER_WORDS:
        return model.quantity.kind is Kind.AGE or noun == "one"
    known = model.sentence.vocabulary
    return bool({noun, f"{noun}s", noun.rstrip("s")} & known)


def _of_these(group: Sequence[str], model: Mention) -> bool:
    """Return whether "the eldest of them" is of those of whom a range was told."""
    known = model.sentence.vocabulary
    named = [w for w in group if w.isalpha() and w not in _DETERMINERS]
    if _THEM & set(group) or not named:
        return True
    return bool({named[0], f"{named[0]}s", named[0].rstrip("s")} & known)


def _of_the_same(value: Mention, ends: _Ends) -> bool:
    """Return whether a number is of what the range opens with: "0.9 mg/L of nitrate"."""
    words, place = value.sentence.words, value.place
    if words[place + 1 : place + 2] != ["of"] or value.sentence is ends.low.sentence:
        return False
    noun = words[place + 2] if place + 2 < len(words) else ""
    subject = ends.low.sentence.words[:1]
    return len(noun) > 3 and [noun] == subject


def _it_touched(value: Mention, ends: _Ends) -> bool:
    """Return whether "it touched 40" is said of what never left a range."""
    words, place = value.sentence.words, value.place
    first = ends.low.sentence
    if value.sentence.index != first.index + 1 or "never" not in first.words[: ends.low.place]:
        return False
    said = words[max(0, place - 2) : place]
    return bool(_TOUCHED & set(said)) and words[0] in _PRONOUNS and not ends.low.quantity.counted


def _bracketed(text: Reading, own: Sentence, ends: _Ends) -> Iterator[Mention]:
    """Yield those of names told side by side, their numbers in brackets, of which one lies inside."""
    model = ends.high.quantity
    held = [
        m
        for m in plain_numbers(text, own)
        if _in_bracket(m) and (_bare(m.quantity) or _like(model, m.quantity))
    ]
    low, high = (m.quantity.magnitude or Decimal(0) for m in ends)
    if any(_side(m, ends) is None for m in held):
        for value in held:
            if low / _FARTHEST <= (value.quantity.magnitude or 0) <= high * _FARTHEST:
                yield value


def _priced(text: Reading, own: Sentence, ends: _Ends) -> Iterator[Mention]:
    """Yield the price that lies outside a range, told beside one inside: "you pay 18, and ..., 28"."""
    if ends.high.quantity.kind is not Kind.MONEY or _PAYING.isdisjoint(own.vocabulary):
        return
    if _EXTRA & own.vocabulary or ends.low.sentence.index + _REACH < own.index:
        return
    told = _like_ones(text, own, ends.high)
    sides = [_side(m, ends) for m in told]
    if len(told) < 2 or sides.count(None) != len(told) - 1:
        return
    value = told[next(at for at, side in enumerate(sides) if side is not None)]
    low, high = (m.quantity.magnitude or Decimal(0) for m in ends)
    before = value.sentence.words[max(0, value.place - 7) : value.place]
    near = low / _FARTHEST <= (value.quantity.magnitude or 0) <= high * _FARTHEST
    if near and "the" in before and {"for", "in", "on", "at"} & set(before):
        yield value


def _bare(quantity: Quantity) -> bool:
    return quantity.kind is Kind.NUMBER and not quantity.unit and not quantity.counted


def _in_bracket(mention: Mention) -> bool:
    words, place = mention.sentence.words, mention.place
    if words[max(0, place - 1) : place] != ["("] or words[place + 1 : place + 2] != [")"]:
        return False
    text, start = mention.sentence.document.text, mention.sentence.starts[place - 2]
    return place > 1 and text[start].isupper()
