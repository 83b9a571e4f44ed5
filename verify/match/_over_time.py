"""Over time: a multiple measured by the same thing at an older time, and the two values it is of.

In: a multiple ("three times as many as at the start", "half as many as last year", "that is
twice as many") and the sentences round it. Out: the newer and the older of two like values that
words tell to be of two times (`_eras`), with what speaks for them. Multiples of two things side
by side are left to `_compared_sides`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.match import _change_ties, _eras
from verify.match._comparing import (
    CUE,
    LOOSE,
    NEARLY,
    ONLY,
    OTHERS,
    UNTOLD,
    amount,
    like,
    overlap,
    setting,
)
from verify.match._multiples import Multiple
from verify.match.alike import size
from verify.match.evidence import Evidence
from verify.match.frame import mentions
from verify.match.reading import Reading, Sentence
from verify.match.topics import Topic, stems, topics
from verify.model.quantity import Kind

_UNIT = r"(?:year|month|week|season|quarter|decade|summer|winter|spring|autumn|term|census|survey|count|election|century|time)s?"
_OLDER = re.compile(
    rf"\blast\b|\b(?:ago|before|earlier|previously|formerly|originally|then|once)\b|\b(?:previous|preceding|prior|same|corresponding|first|opening) {_UNIT}\b"
    rf"|\b(?:at|in) (?:the|its|their|our) (?:start|outset|beginning|opening|launch|founding)\b|\b(?:1[89]|20)\d\d\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:share|rate|proportion|percentage)\b")
_PEOPLE = stems("people persons men women visitors customers passengers")
TOGETHER = 3  # both values in the sentence of the multiple


def over_time(
    text: Reading, sentence: Sentence, multiple: Multiple
) -> Iterator[tuple[Topic, Topic, Evidence]]:
    """Yield the newer and the older value that a multiple may be of."""
    source = sentence.document.text
    standard = source[multiple.standard.start : multiple.standard.end].strip(" ,.;")
    if multiple.inverse or (standard and not _OLDER.search(standard)):
        return
    if not standard and (multiple.clause or multiple.counted):
        return
    window = text.window(sentence, 1, 1)
    found = mentions(text)
    values = [
        found[q.span]
        for s in window
        for q in s.quantities
        if amount(q) and not overlap(q.span, multiple.span)
    ]
    pairs = [p for p in _eras.pairs(values) if like(p.old.quantity, p.new.quantity)]
    if not standard:  # "twice as many" alone goes on about what was told
        pairs = [p for p in pairs if p.second.quantity.span.start < multiple.span.start]
    close = [p for p in pairs if _nearly(p, multiple)]
    own = (q for q in reversed(sentence.quantities) if amount(q) and q.unit != "day")
    before = next((q for q in own if q.span.end <= multiple.span.start), None)
    about = {t.quantity.span: t for s in window for t in topics(s)}
    for pair in pairs:
        new, old = about.get(pair.new.quantity.span), about.get(pair.old.quantity.span)
        if new is None or old is None:
            continue
        evidence = Evidence()
        evidence.add("so many times", CUE)
        evidence.add("of two times", pair.weight)
        if len(pairs) == 1:
            evidence.add("the only pair", ONLY)
        elif close == [pair]:
            evidence.add("nearly so", ONLY)
        else:
            evidence.add("others like them", OTHERS)
        evidence.add("one thing", min(_change_ties.one_thing(pair), TOGETHER))
        if pair.between:
            evidence.add("others between", LOOSE * pair.between)
        if new.sentence is old.sentence is sentence:
            evidence.add("in one sentence", TOGETHER)
        elif sentence not in (new.sentence, old.sentence) and new.sentence is not old.sentence:
            evidence.add("in two sentences", LOOSE)
        if before is not None and before.span not in (new.quantity.span, old.quantity.span):
            evidence.add("said of another number", UNTOLD)
        if _SHARE.search(standard) and new.quantity.kind is not Kind.PERCENT:
            evidence.add("a share of them", UNTOLD)
        for reason, weight in setting(sentence, multiple.span.start, new, old, multiple.value):
            if reason != "another time":  # the multiple tells the time of its base
                evidence.add(reason, weight)
        if _of_other(multiple, new, old):
            evidence.add("of something else", 2 * LOOSE)
        yield new, old, evidence


def _nearly(pair: _eras.Pair, multiple: Multiple) -> bool:
    """Return whether a multiple is not far off for a pair: strangers are seldom so near."""
    old, new = _eras.lent(pair.old.quantity, pair.new.quantity)
    base = size(old, old.unit)
    quotient = size(new, old.unit) / base if base else Decimal(0)
    return multiple.interval.low / NEARLY <= quotient <= multiple.interval.high * NEARLY


def _of_other(multiple: Multiple, new: Topic, old: Topic) -> bool:
    """Return whether a multiple counts what its values do not: "three times as many eels"."""
    counted = stems(multiple.counted) - _PEOPLE
    return bool(counted) and not counted & (new.line | new.heads | old.line | old.heads)
