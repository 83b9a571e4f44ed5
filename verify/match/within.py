"""Within: a value that is said to lie in a range, and a mean between its least and most.

In: rules of this kind and an extraction. Out: claims that `value` lies from `low` to
`high`, by the rule's `check`:

    range      words put a value into a range ("well inside the £8 to £12", "never outside
               3 m to 5 m", "within that band")
    mean       a mean beside the least and the greatest value, or behind a range
    order      a range of bare numbers, or of a price for each, and its two ends alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from verify.extract import Extraction
from verify.match import _hints, means
from verify.match._runs import ranges
from verify.match.alike import plain
from verify.match.attachment import Tie, tie
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import AMOUNTS_AND_AGES, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "within"
OPTIONS = ("check",)
SLOTS = ("value", "low", "high")
_NOUN = r"(?:range|band|limits?|bracket|window|corridor|spread|envelope|estimates?|guidance|tolerances?|bounds?|interval)"
_INSIDE = re.compile(
    rf"\b(?:within|inside|in the middle of) (?:that|this|the|its|our|those|these|both)"
    rf"(?: [a-z-]+){{0,2}} {_NOUN}(?! (?:of|from|between)\b)|\bin the middle of what\b",
    re.IGNORECASE,
)
_STAYED = re.compile(
    rf"\b(?:never|at no time|not once|did not|didn['’]t)\b[^.;]{{0,40}}\b(?:left|leave|outside)"
    rf" (?:that|this|the|its|our)(?: [a-z-]+){{0,2}} {_NOUN}",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:given|stated|quoted|named|set out|told) (?:above|earlier|before)\b")
_FARTHEST = 12  # sentences from a range to "the range given above"
_ALL = re.compile(r"\b(?:all|each|every one)\b[^.;]{0,30}$", re.IGNORECASE)
_HINTS = ("ithin", "nside", "utside", "middle", "left", "leave")  # none: no range is named
_INTO = frozenset(["inside", "within"])
_ANOTHER = frozenset(
    "not outside above below beyond if would previous old rather no nor never until should must".split()
)
_LEAST = frozenset(["lowest", "minimum", "smallest", "least", "shortest", "cheapest"])
_MOST = frozenset(["highest", "maximum", "largest", "greatest", "longest", "dearest"])
_MIDDLE = frozenset(["mean", "average", "averaged", "averages", "averaging", "median"])
_PLAIN = frozenset(
    "was is were are the of for all both being at about value values result score figure stood came works worked out".split()
)
_RUNNING = frozenset(
    "range ranges ranged ranging run runs ran running vary varies varied varying spread".split()
)
_APART = frozenset(
    "difference gap ratio choose margin split line divided distance odds score".split()
)
_HOURS = 24  # bare numbers up to this may be hours: "between 9 and 5"


class Ends(NamedTuple):
    """The two ends of a range as they stand."""

    low: Mention
    high: Mention


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    if options.get("check") not in _CHECKS:
        yield ("check", "must name a check", "checks are " + ", ".join(_CHECKS))


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for rule in rules:
        for ends, value, why in _CHECKS[str(rule.match["check"])](text):
            yield _claim(rule, ends, value, why)


Found = Iterator[tuple[Ends, Mention, str]]


def _ranges(sentence: Sentence, found: Mapping[Span, Mention]) -> Iterator[Ends]:
    """Yield the ranges of a sentence, written from the lower end to the upper."""
    if len(sentence.quantities) < 2:
        return
    words = sentence.words
    own = [found[q.span] for q in sentence.quantities if q.kind in AMOUNTS_AND_AGES]
    for one, two in ranges(own):
        between = words[one.place - 1 : one.place] == ["between"]
        if _alike(one.quantity, two.quantity) and (between or words[two.place - 1] != "and"):
            yield Ends(one, two)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities are plain numbers of one unit."""
    if one.magnitude is None or other.magnitude is None:
        return False
    return one.unit == other.unit and one.kind is other.kind


def _members(text: Reading) -> Found:
    """Yield the values that words put into a range."""
    found = mentions(text)
    for sentence in text.sentences:
        for ends in _ranges(sentence, found):
            yield from _put_inside(sentence, ends, found)
            yield from _kept(sentence, ends, found)
        named = _named(sentence)
        if named:
            yield from _recalled(text, sentence, named, found)


def _values(
    sentences: Sequence[Sentence], ends: Ends, found: Mapping[Span, Mention]
) -> list[Mention]:
    """Return the numbers of some sentences that have a range's unit."""
    return [
        found[q.span]
        for s in sentences
        for q in s.quantities
        if q.kind in AMOUNTS_AND_AGES
        and q.span not in (ends.low.quantity.span, ends.high.quantity.span)
        and q.interval.finite
        and _alike(q, ends.low.quantity)
    ]


def _put_inside(sentence: Sentence, ends: Ends, found: Mapping[Span, Mention]) -> Found:
    """Yield "£9, comfortably inside the £8 to £12": the last value before the words."""
    words, at = sentence.words, ends.low.place
    before = words[max(0, at - 3) : at]
    if not _INTO & set(before) or NUMBER in before or _ANOTHER & set(words[max(0, at - 8) : at]):
        return
    values = [m for m in _values([sentence], ends, found) if m.place < at]
    if values and at - values[-1].place <= 8 and ends.low.quantity.unit:
        yield ends, values[-1], "said to be inside"


def _kept(sentence: Sentence, ends: Ends, found: Mapping[Span, Mention]) -> Found:
    """Yield "never outside 3 m to 5 m, and ended on 6 m": the value it ended on."""
    words, at = sentence.words, ends.low.place
    before = words[max(0, at - 6) : at]
    if "outside" not in before[-2:] or not {"never", "not"} & set(before):
        return
    for value in _values([sentence], ends, found):
        if value.place > ends.high.place and words[value.place - 1] in ("on", "at"):
            yield ends, value, "never outside"


def _named(sentence: Sentence) -> int:
    """Return where words say that values lie in a range named before, or 0."""
    text = sentence.text
    if not _hints.holds(text, _HINTS):
        return 0
    match = _STAYED.search(text) or _INSIDE.search(text)
    if match is None or re.search(r"\b(?:not|if|would|should|must)\b", text[: match.start()]):
        return 0
    return sentence.span.start + match.start() + 1


def _recalled(text: Reading, sentence: Sentence, at: int, found: Mapping[Span, Mention]) -> Found:
    """Yield the values that "that band" is said of: the last before it, or all since the range."""
    window = text.window(sentence, 4)
    if _ABOVE.search(sentence.text):  # "the working range given above": in another paragraph
        window = text.sentences[max(0, sentence.index - _FARTHEST) : sentence.index + 1]
    for back, first in reversed(list(enumerate(window))):
        for ends in reversed(list(_ranges(first, found))):
            if not ends.low.quantity.unit or ends.high.quantity.span.end > at:
                continue
            values = [
                m
                for m in _values(window[back:], ends, found)
                if ends.high.quantity.span.end < m.quantity.span.start < at
            ]
            here = [m for m in values if m.sentence is sentence]
            stayed = _STAYED.search(sentence.text) is not None
            every = stayed or _ALL.search(sentence.text[: at - 1 - sentence.span.start])
            chosen = here[-1:] if here and not stayed else values if every else []
            for value in chosen:
                yield ends, value, "said to be in that range"
            if values:
                return


def _means(text: Reading) -> Found:
    """Yield means beside a least and a greatest value, or just behind a range."""
    found = mentions(text)
    for sentence in text.sentences:
        if len(sentence.quantities) < 2:
            continue
        for ends in _spread(sentence, found):
            for value in [found[q.span] for s in text.window(sentence, 0, 1) for q in s.quantities]:
                if _called(value) != "mean" or value.order < ends.high.order:
                    continue
                if _alike(value.quantity, ends.low.quantity) and not _of_others(value, ends):
                    yield ends, value, "a mean of what lies between"
        named = [(m, _called(m)) for q in sentence.quantities if (m := found[q.span])]
        for low, high in _extremes(named):
            near = [found[q.span] for s in text.window(sentence, 1, 1) for q in s.quantities]
            for value in near:
                if (
                    _called(value) == "mean"
                    and _head(value) == _head(low)
                    and _of_the_same(value, low)
                ):
                    yield Ends(low, high), value, "a mean of what lies between"


def _spread(sentence: Sentence, found: Mapping[Span, Mention]) -> Iterator[Ends]:
    """Yield the ranges over which values are said to run: "ranged from 41 to 88"."""
    for ends in _ranges(sentence, found):
        before = sentence.words[max(0, ends.low.place - 7) : ends.low.place]
        if _RUNNING & set(before) and NUMBER not in before:
            yield ends


def _extremes(named: Sequence[tuple[Mention, str]]) -> Iterator[tuple[Mention, Mention]]:
    """Return the one least and the one greatest value of a sentence."""
    lows = [m for m, name in named if name == "least"]
    highs = [m for m, name in named if name == "most"]
    if len(lows) == len(highs) == 1 and _head(lows[0]) == _head(highs[0]):
        if (lows[0].quantity.magnitude or 0) >= (highs[0].quantity.magnitude or 0):
            return  # "discards the smallest 10% and the largest 10%"
        yield lows[0], highs[0]


def _of_the_same(value: Mention, low: Mention) -> bool:
    """Return whether a mean's own noun, if it has one, was said of the least value as well."""
    words, at = value.sentence.words, value.place - 1
    nouns: list[str] = []
    while at >= 0 and words[at] not in _MIDDLE:
        nouns.append(words[at])
        at -= 1
    told = [w.rstrip("s") for w in nouns if w.isalpha() and w not in _PLAIN and len(w) > 2]
    known = {w.rstrip("s") for w in low.sentence.words[: low.place + 3]}
    return all(word in known for word in told)


def _of_others(value: Mention, ends: Ends) -> bool:
    """Return whether a mean is said to be of other values than a range."""
    return bool(means.qualifiers(value)) or tie(ends.high, value) is Tie.FOREIGN


def _head(mention: Mention) -> str:
    """Return what a number is of, without "a share" or "per litre"."""
    return f"{mention.quantity.kind} {mention.quantity.unit.split('/')[0]}"


def _called(mention: Mention) -> str:
    """Return "least", "most" or "mean" where the words before a number call it that, or ""."""
    quantity = mention.quantity
    if quantity.kind not in AMOUNTS_AND_AGES or quantity.magnitude is None:
        return ""
    lead = quantity.lead
    if lead is not None:  # "a minimum of" is no word of the sentence: it is the number's own
        told = quantity.document.text[lead.start : lead.end].lower()
        if "minimum of" in told or "maximum of" in told:
            return "least" if "minimum" in told else "most"
    words = mention.sentence.words
    if quantity.counted and "of" in words[max(0, mention.place - 2) : mention.place]:
        return ""  # "the mean of the 32 pupils"
    for at in range(mention.place - 1, max(-1, mention.place - 7), -1):
        word = words[at]
        if word in (NUMBER, ";", ".", "than", "above", "below"):
            return ""
        if word in _LEAST:
            return "least"
        if word in _MOST:
            return "most"
        if word in _MIDDLE:
            return "mean"
    return ""


def _orders(text: Reading) -> Found:
    """Yield ranges of numbers without a unit, or with one price for each, whose order is wrong."""
    found = mentions(text)
    for sentence in text.sentences:
        own = [found[q.span] for q in sentence.quantities if q.kind in (Kind.NUMBER, Kind.MONEY)]
        for one, two in pairwise(own):
            if two.place - one.place != 2 or two.roles.get("reversible", 0) < 9:
                continue
            if _APART & set(sentence.words[max(0, one.place - 6) : one.place]):
                continue
            if _measure(one.quantity, two.quantity):
                yield Ends(one, two), two, "the ends of a range"


def _measure(one: Quantity, two: Quantity) -> bool:
    """Return whether two ends are surely no hours of the day, years or votes."""
    if one.magnitude is None or two.magnitude is None or one.kind is not two.kind:
        return False
    if one.kind is Kind.MONEY:
        return two.unit.startswith(f"{one.unit}/")
    if one.unit or two.unit:
        return False
    if one.exponent == two.exponent == -1:
        return True
    return bool(two.counted) and min(one.magnitude, two.magnitude) > _HOURS


_CHECKS = {"range": _members, "mean": _means, "order": _orders}


def _claim(rule: Rule, ends: Ends, value: Mention, why: str) -> Claim:
    high = ends.high.quantity
    low = ends.low.quantity._replace(unit=high.unit)  # "$7 to $9 a mile"
    slots = {"low": low, "high": high}
    if value is not ends.high:
        slots["value"] = value.quantity
    return Claim(
        rule,
        {name: plain(q) for name, q in slots.items()},
        certain=True,
        evidence=(why,),
        weight=20,
        extra={
            "threshold": 16,
            "judged": "value" if "value" in slots else "high",
            "apart": "limit",
            "farthest": "1000",
            "loose_units": True,
            "shared": True,
        },
    )
