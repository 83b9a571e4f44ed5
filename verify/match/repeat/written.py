"""Numbers written twice on the spot, in words and in digits: "sixty (90) days".

In: a reading. Out: a pair, words first, for each number in words with digits in a bracket that
closes at once, and for digits with words so; what is read as one number, "sixty (60) days", is
a pair with itself. A mark of a footnote, last year's figure or a reference stands in brackets
too, so a small number, or one that opens a sentence, is a pair only where the document writes
its numbers so, or where the sentence is one of a contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verify.extract.lexicon import ONES, SCALES, TENS
from verify.match.alignment import agree
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import Twice, comparable, mistaken, slipped
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.named import NamedTuple

SPELT = 12  # numbers up to this are put in words in any text
FARTHEST = 1000  # times that the two may differ even in a contract
BACK = 24  # characters before a number that are looked at
_KINDS = frozenset(
    (Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL, Kind.DURATION, Kind.AGE, Kind.ORDINAL)
)
_BRACKET = re.compile(r"(?:/-)?[ \u00a0]?\((?:(?:say|rupees) )?", re.IGNORECASE)
_CLOSED = re.compile(r"(?: only)?\)", re.IGNORECASE)
_NOUN = re.compile(  # what the number counts, behind the bracket
    r"[ \u00a0-](?!(?:and|or|nor|but|to|of|in|on|at|by|for|from|with|as|than|is|are|was|were|be|been|has|have|had"
    r"|that|which|who|while|when|where|if|because|so|yet|the|it|he|she|they|we|you|did|does|do|not|also|may|can"
    r"|could|will|would|should|might|must|per|after|before|during|since|until|through|between|under|over)\b)[a-z]{3}"
)
_PERCENT = re.compile(r" per ?cent\b", re.IGNORECASE)
_TERM = re.compile(
    r"[ \u00a0-](?:calendar |business |working )?(?:day|week|month|year|hour|minute)"
)
_FORMAL = re.compile(
    r"\b(?:shall|here(?:by|of|in|under|to|after|with|inafter)|there(?:of|in|to|under|after)|pursuant|lessee|lessor"
    r"|licensee|licensor|undersigned|notwithstanding|aforesaid)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(  # "section twelve (2)"
    r"\b(?:sections?|articles?|clauses?|chapters?|paragraphs?|rules?|notes?|tables?|schedules?|parts?|figures?"
    r"|appendix|exhibits?|pages?|verses?|psalms?|hymns?|no\.|volumes?|questions?|steps?|levels?) $",
    re.IGNORECASE,
)
_MORE = re.compile(  # words of one number that were not read with it: "one-half of one percent"
    rf"(?:\b(?:{'|'.join((*ONES, *TENS, *SCALES, 'hundred'))}),?(?:[ -]| and | point )"
    r"|(?:ths?|hal(?:f|ves)|thirds?|quarters?) of |[0-9a-z]/|\b(?:point|minus) )(?:an? )?$",
    re.IGNORECASE,
)
_LOOSE = ("a ", "an ", "hundred", *SCALES)  # nor is what only ends a number one
_DIGITS = re.compile(r"\d[\d.,]*")


class _Both(NamedTuple):
    """A number in words and the same in digits, and where they begin and end."""

    words: Quantity
    digits: Quantity
    start: int
    end: int


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the numbers that are written in words and in digits."""
    source = text.document.text
    if " (" not in source:
        return
    beside = [(a, b) for a, b in pairwise(text.extraction.quantities) if _beside(source, a, b)]
    merged = [q for q in text.extraction.quantities if _is_both(q)]
    found = [both for a, b in beside if (both := _both(source, a, b)) is not None]
    same = sum(agree(both.words, both.digits) for both in found)
    habit = len(merged) + same >= max(len(found) - same, 1)
    yearly = any(_compared(a, b) for a, b in beside)  # "revenue of 412 (398)": last year's
    habit = habit and not yearly
    for quantity in merged:
        yield Twice(quantity, quantity, "in words and in digits", certain=True)
    for both in found:
        sentence = text.sentence(both.words)
        if sentence is None or mistaken(sentence):
            continue
        formal = _FORMAL.search(sentence.text) is not None
        if agree(both.words, both.digits) or (
            (formal or not yearly) and _one_number(sentence, both, formal, habit)
        ):
            yield Twice(both.words, both.digits, "in words and in digits", certain=formal or habit)


def _beside(source: str, a: Quantity, b: Quantity) -> bool:
    """Return whether the second of two quantities fills a bracket right behind the first."""
    start, end = a.span.end, b.span.start
    return (
        0 < end - start <= BACK
        and source[start : start + 2] in (" (", "\u00a0(", "/-")
        and _BRACKET.fullmatch(source, start, end) is not None
        and _CLOSED.match(source, b.span.end) is not None
    )


def _is_both(quantity: Quantity) -> bool:
    """Return whether a quantity was read from words and digits: "sixty (60) days"."""
    if quantity.kind not in _KINDS or quantity.magnitude is None:
        return False
    before, bracket, inside = quantity.surface.partition(" (")
    inside = inside.partition(")")[0]
    return bool(bracket) and _in_digits(before) is not _in_digits(inside)


def _in_digits(surface: str) -> bool:
    return any(map(str.isdigit, surface))


def _compared(a: Quantity, b: Quantity) -> bool:
    """Return whether digits have other digits in brackets: a mean and its spread, two years."""
    one, other = _DIGITS.search(a.surface), _DIGITS.fullmatch(b.surface)
    return one is not None and other is not None and a.magnitude != b.magnitude


def _both(source: str, a: Quantity, b: Quantity) -> _Both | None:
    """Return two quantities as one number in words and in digits, if they may be that."""
    if a.kind not in _KINDS or b.kind not in _KINDS or not a.magnitude or not b.magnitude:
        return None
    if _in_digits(a.surface) is _in_digits(b.surface) or Hedge.NONE is not a.hedge:
        return None
    start, end = a.span.start, b.span.end + source[b.span.end :].index(")") + 1
    lead = a.lead.start if a.lead is not None and a.lead.end <= start else start
    for at in {start, lead}:
        before = source[max(0, at - BACK) : at]
        if _NAMED.search(before) or _MORE.search(before):
            return None
    if not a.unit and b.kind is Kind.PERCENT and _PERCENT.match(source, end):
        a = a._replace(unit=b.unit, kind=b.kind)  # "fifteen (51%) per cent"
    if (
        a.kind is Kind.MONEY
        and not b.unit
        and source[b.span.start - 7 : b.span.start - 1].isalpha()
    ):
        b = b._replace(unit=a.unit, kind=a.kind)  # "Rs. 500 (Rupees five hundred only)"
    if a.unit != b.unit or (a.kind is Kind.ORDINAL) is not (b.kind is Kind.ORDINAL):
        return None
    if a.bound is not Bound.NONE:  # it binds both
        a, b = (q._replace(interval=i, charitable=i) for q in (a, b) for i in [_point(q)])
    words, digits = (b, a) if _in_digits(a.surface) else (a, b)
    return None if words.surface.lower().startswith(_LOOSE) else _Both(words, digits, lead, end)


def _point(quantity: Quantity) -> Interval:
    assert quantity.magnitude is not None
    return Interval.exactly(quantity.magnitude)


def _one_number(sentence: Sentence, both: _Both, formal: bool, habit: bool) -> bool:
    """Return whether two values that differ were meant as one number, written twice."""
    words, digits = both.words, both.digits
    assert words.magnitude is not None
    assert digits.magnitude is not None
    source, low, high = sentence.document.text, *sorted((words.magnitude, digits.magnitude))
    if low <= 0 or high > FARTHEST * low or _enumerated(sentence, digits):
        return False
    counts = bool(words.unit) or _NOUN.match(source, both.end) is not None
    if low <= SPELT:  # last year's figure, a footnote
        return formal and counts
    if formal or habit:
        return True
    term = _TERM.match(source, both.end) is not None
    if not counts or (words.bound is not digits.bound and not term):
        return False  # a reference; "more than sixty (72) came", but "at least sixty (90) days"
    if words.kind is not Kind.MONEY and not source[sentence.span.start : both.start].strip('"“‘ '):
        return False  # any number that opens a sentence is in words
    if words.unit or term:
        return comparable(words, digits) or bool(slipped(words, digits))
    return bool(slipped(words, digits))  # "twenty-five (31) employees": last year's


def _enumerated(sentence: Sentence, digits: Quantity) -> bool:
    """Return whether digits in a bracket number the items of a list: "(1) apples, (2) pears"."""
    if digits.unit or digits.magnitude is None or digits.magnitude >= 100:
        return False
    own = int(digits.magnitude)
    return any(f"({other})" in sentence.text for other in (own - 1, own + 1))
