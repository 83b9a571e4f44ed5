"""Worded: numbers whose sense only the words beside them tell.

In: a quantity as extracted, and its text. Out: the same quantity as what its words make
of it, or None: points of a percentage ("a 6-point fall", "seven-tenths of a point"), the
fraction that a change is ("a fall of a third"), the share that is "every fourth patient" or "12
cents in the dollar", so many to one ("a ratio of 1:12"), a value
that something "goes up to", "one" for a thing. The plain case, a number that is what it looks
like, is left to `operands`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from verify.match import lexicon
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.span import Span

_EVERY = re.compile(r"\b[Ee]very $")
_THING = re.compile(
    r" (?!(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|nights?|mornings?|evenings?|seasons?|decades?|terms?|quarters?"
    r"|summers?|winters?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|time|round|page|issue|edition)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_OF_COIN = re.compile(
    r" (?:in|of|on|from|out of) (?:the|every|each) (?:dollar|pound|euro|rand|rupee|franc|krona|krone|real|peso)\b"
)
_COIN = re.compile(r"[\d.]{1,5} ?(?:p\b|pence\b|cents?\b|c\b|paise\b|øre\b|centimes?\b)")
_HUNDRED = 100
_POINTS = re.compile(
    r"(?:[ \u00a0-](?:percentage[ -])?points?\b(?! (?:an?|per|each) [a-z])|"
    r" of (?:a|one) (?:full |whole |single )?(?:percentage )?point\b)(?! of (?!a percent))"
)
_DIVISORS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20,
}  # fmt: skip
_TO_ONE = re.compile(r"\b(?:ratio|ratios)(?: [a-z]{2,9}){0,2}? $", re.IGNORECASE)
_ONE_TO = re.compile(r"(?:1|one) ?(?::|to|-to-) ?(\d{1,3})", re.IGNORECASE)
_TENTH = Decimal("0.1")
_FIFTIETH = Decimal("0.02")
_EXACTLY = ("xactly ", "recisely ")
_OLD_ONE = re.compile(
    r"\b(?:[Tt]he|[Tt]h(?:is|at)|[Ii]ts|[Tt]heir) (?:old|new|older|newer|other|next|last|former|latter|previous|present|"
    r"existing|current|original|smaller|larger|bigger|small|large|big|cheaper|dearer|second|first) $"
)
_ONE = re.compile(r"\b(?:the|this|that|an?|its|their) (?:[a-z]{3,12} )?$")
_THE_ONE = re.compile(r"\b(?:[Tt]he|[Tt]h(?:is|at)) $")
_PICKED = re.compile(
    r" (?:[a-z]+ed|made|built|held|taken|given|drawn|found|sent|seen|shown|sold|told|set|put|cut|run|kept|left|that|which|who"
    r"|whose|where|when|at|on|from|of|by|with|for|to|is|was|had|has|above|below|before|after|under|over|beside|next)\b"
)
_ENDS = re.compile(r"\s*(?:[.,;:)!?]|$)")
_MOVES = re.compile(
    r"\b(?:go|goes|going|gone|went|mov(?:e|es|ed|ing)|climb(?:s|ed)?|rise|rises|rose|put|pushed|taken|took|"
    r"lifted|raised|crept|edged|ticked|shot|jumped|came|brought|bid) $",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\b(?:spread|scattered|distributed|dispersed|shared|divided|split|stretched|strung|averaged|sprawl(?:s|ed|ing)"
    r"|extend(?:s|ed|ing)|living|live|liv(?:es|ed)|taken|sampled|hand(?:s|ed|ing)?|turned|signed|carried) (?:out )?$",
    re.IGNORECASE,
)


def points(quantity: Quantity) -> Quantity | None:
    """Return a number of points as points of a percentage; only percentages compare with it."""
    if quantity.kind is not Kind.NUMBER or quantity.magnitude is None or quantity.unit:
        return None
    behind = _POINTS.match(quantity.document.text, quantity.span.end)
    if behind is None:
        return None
    span = Span(quantity.span.start, behind.end())
    interval = quantity.interval
    if quantity.exponent is None and quantity.magnitude == quantity.magnitude.to_integral_value():
        interval = Interval.around(quantity.magnitude, 0)  # so many points are no count
    return quantity._replace(
        span=span,
        kind=Kind.PERCENT,
        unit="percentage_point",
        counted="",
        interval=interval,
        charitable=interval,
    )


def exact(quantity: Quantity) -> Quantity:
    """Return a fraction that is said to be exact without its slack: "exactly a quarter of them"."""
    value, text = quantity.magnitude, quantity.document.text
    if value is None or not text.endswith(
        _EXACTLY, max(0, quantity.span.start - 12), quantity.span.start
    ):
        return quantity
    near = Interval(value * (1 - _FIFTIETH), value * (1 + _FIFTIETH))
    return quantity._replace(interval=near, charitable=near)


def fraction(quantity: Quantity) -> Quantity | None:
    """Return "a third" behind "a fall of" or "rose by" as the fraction it is there."""
    divisor = _DIVISORS.get(quantity.surface.lower())
    if quantity.kind is not Kind.ORDINAL or divisor is None:
        return None
    text, span = quantity.document.text, quantity.span
    article = _changed().search(text, max(0, span.start - 48), span.start)
    if article is None:
        return None
    value = Decimal(1) / divisor
    interval = Interval(value * (1 - _TENTH), value * (1 + _TENTH))
    own = Span(article.start(1), span.end)
    return quantity._replace(
        span=own, number=own, kind=Kind.RATIO, magnitude=value, unit="", counted="",
        interval=interval, charitable=interval, exponent=None,
    )  # fmt: skip


def every(quantity: Quantity) -> Quantity | None:
    """Return "every fourth patient" as the share that it is; every fourth year is a time."""
    value, text, span = quantity.magnitude, quantity.document.text, quantity.span
    before = _EVERY.search(text, max(0, span.start - 6), span.start)
    if before is None or value is None or value <= 1 or not _THING.match(text, span.end):
        return None
    share = 1 / value
    interval = Interval(share * (1 - _TENTH), share * (1 + _TENTH))
    own = Span(before.start(), span.end)
    return quantity._replace(
        span=own, number=own, kind=Kind.RATIO, magnitude=share, unit="", counted="",
        interval=interval, charitable=interval, exponent=None,
    )  # fmt: skip


def of_coin(quantity: Quantity) -> Quantity:
    """Return "12 cents in the dollar" as the percentage that it is."""
    value, text, span = quantity.magnitude, quantity.document.text, quantity.span
    if quantity.kind is not Kind.MONEY or value is None or not _COIN.fullmatch(quantity.surface):
        return quantity
    behind = _OF_COIN.match(text, span.end)
    if behind is None:
        return quantity
    interval, charitable = (
        Interval(i.low * _HUNDRED, i.high * _HUNDRED, i.low_open, i.high_open)
        for i in (quantity.interval, quantity.charitable)
    )
    return quantity._replace(
        span=Span(span.start, behind.end()), kind=Kind.PERCENT, unit="percent", counted="",
        magnitude=value * _HUNDRED, interval=interval, charitable=charitable,
        exponent=None if quantity.exponent is None else quantity.exponent + 2,
    )  # fmt: skip


def to_one(quantity: Quantity) -> Quantity | None:
    """Return "1:12" or "1 to 12" behind the word ratio as a ratio of twelve."""
    if quantity.kind is not Kind.TIME and quantity.low is None:
        return None
    told = _ONE_TO.fullmatch(quantity.surface)
    text, start = quantity.document.text, quantity.span.start
    if told is None or not _TO_ONE.search(text, max(0, start - 32), start):
        return None
    value = Decimal(told[1])
    interval = Interval(value * (1 - _TENTH), value * (1 + _TENTH))
    return quantity._replace(
        kind=Kind.RATIO, magnitude=value, low=None, high=None, unit="", counted="",
        interval=interval, charitable=interval, exponent=None, readings=(),
    )  # fmt: skip


@cache
def _changed() -> re.Pattern[str]:
    """Return what stands before a fraction of change: "a profit fall of a", "rose by a"."""
    nouns = "|".join(sorted(w for w in lexicon.words("change_noun") if " " not in w))
    verbs = "|".join(sorted(w for w in lexicon.words("change_verb") if " " not in w))
    loose = "(?:nearly |almost |about |around |roughly |over |more than |just over |just under )?"
    return re.compile(rf"\b(?:(?:{nouns}) of|(?:{verbs})(?: by)?) {loose}(an? )$", re.IGNORECASE)


def reached(quantity: Quantity) -> Quantity:
    """Return a value that something "goes up to" or is "spread over", "handed over" as it is: that is no bound."""
    lead, value = quantity.lead, quantity.magnitude
    if lead is None or value is None or quantity.bound not in (Bound.UP_TO, Bound.MORE_THAN):
        return quantity
    text = quantity.document.text
    if quantity.bound is Bound.UP_TO:
        told = _MOVES
    elif text[lead.start : lead.end].strip().lower() == "over":
        told = _SPREAD
    else:
        return quantity
    if not told.search(text, max(0, lead.start - 24), lead.start):
        return quantity
    if quantity.exponent is None:
        interval = Interval.exactly(value)
    else:
        interval = Interval.around(value, quantity.exponent)
    return quantity._replace(bound=Bound.NONE, lead=None, interval=interval, charitable=interval)


def lessened(quantity: Quantity) -> Quantity:
    """Return "halved" with its hedge the other way: what more than halved is below a half."""
    value = quantity.magnitude
    loose = quantity.hedge is not Hedge.NONE or quantity.bound is not Bound.NONE
    if quantity.kind is not Kind.MULTIPLE or not loose or value is None or value >= 1:
        return quantity
    if not quantity.surface.lower().startswith("halv"):
        return quantity
    low, high = quantity.interval.low, quantity.interval.high
    turned = Interval(max(2 * value - high, Decimal(0)), 2 * value - low)
    return quantity._replace(interval=turned, charitable=turned)


def pronoun(quantity: Quantity) -> bool:
    """Return whether "one" stands for a thing: "the 300 of the old one."."""
    if quantity.surface != "one":
        return False
    text, span = quantity.document.text, quantity.span
    before = max(0, span.start - 24)
    if _OLD_ONE.search(text, before, span.start):
        return True
    if _THE_ONE.search(text, before, span.start) and _PICKED.match(text, span.end):
        return True  # "the one made by hand"
    return bool(_ONE.search(text, before, span.start) and _ENDS.match(text, span.end))
