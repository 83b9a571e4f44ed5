"""When: one event, dated differently in two documents.

In: the dates of several documents, with the words of their sentences. Out: claims that
two of them date one event. Only dates that are resolved to days count ("next year"
needs the document's own date), only sentences that share many rare words, and only
where neither text gives the other's date beside like words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match.alignment import Pair, best_pairs, scored
from verify.match.dated import dated
from verify.match.facts import Fact, dates, facts
from verify.match.linkage import linked
from verify.match.partners import partners
from verify.match.sorts import DATES
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.quantity import Period
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "when"
_ONE_EVENT = 5.0  # score from which two sentences are taken to tell of one event
_WEEK = 7
_MONTH = 27  # days from the first to the last of the shortest month
_BORDER = re.compile(r"\b(?:since|until|till|before|after|from|by|than|to)\s*+$", re.IGNORECASE)
_LIKE = 1.0  # score from which a date that agrees settles the matter


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Return the claims that dates in different documents are of one event."""
    every = [[f for f in dates(e, i) if _is_event(f)] for i, e in enumerate(extractions)]
    listed = [[f for f in own if _days(f)] for own in every]
    amounts = [facts(e, i) for i, e in enumerate(extractions)]
    for rule in rules:
        for i, j in partners(amounts):
            pairs = [*_pairs(listed[i], listed[j])]
            if not _later(extractions[i].document, extractions[j].document):
                claimed = {(id(p.first), id(p.second)) for p in pairs}
                written = dated(every[i], every[j], (amounts[i], amounts[j]))
                pairs += [p for p in written if (id(p.first), id(p.second)) not in claimed]
            ties = linked(extractions[i], extractions[j])
            pairs = [p for p in pairs if not ties.apart(p.first.quantity, p.second.quantity)]
            told = {(p.first.quantity.span, p.second.quantity.span) for p in pairs}
            for link in ties.links:
                slots = {"first": link.first.quantity, "second": link.second.quantity}
                places = (link.first.quantity.span, link.second.quantity.span)
                if link.first.sort in DATES and places not in told:
                    yield Claim(rule, slots, certain=False, weight=round(link.weight * 10))
            for pair in pairs:
                slots = {"first": pair.first.quantity, "second": pair.second.quantity}
                yield Claim(rule, slots, certain=False, weight=round(pair.score * 10))


def _pairs(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[Pair]:
    """Return the pairs that date one event: those that agree, and the clear misfits."""
    pairs = sorted(scored(first, second, lambda f: "date"), key=lambda p: -p.score)
    settled: set[int] = set()
    for pair in pairs:
        if pair.score >= _LIKE and _meet(pair):
            settled |= {id(pair.first), id(pair.second)}
            if pair.score >= _ONE_EVENT:
                yield pair
    rest = [p for p in pairs if id(p.first) not in settled and id(p.second) not in settled]
    for pair in best_pairs(rest):
        if pair.score >= _ONE_EVENT and _alike_long(pair):
            yield pair


def _alike_long(pair: Pair) -> bool:
    """Return whether the two are dates of one grain: years, or months."""
    one, two = _days(pair.first), _days(pair.second)
    if not (one and two and one.first and one.last and two.first and two.last):
        return False
    short, long = sorted(((one.last - one.first).days, (two.last - two.first).days))
    return long <= 2 * short


def _days(fact: Fact) -> Period | None:
    """Return the days of a date that an event is in, where both ends are known.

    A weekday belongs to a report's own week.
    """
    period = fact.quantity.period
    if not (period and period.first and period.last):
        return None
    return None if (period.last - period.first).days < _MONTH else period


def _is_event(fact: Fact) -> bool:
    """Return whether a date may be an event's, not the border of a time: "since 2021"."""
    text, start = fact.quantity.document.text, fact.quantity.span.start
    return _BORDER.search(text, max(0, start - 12), start) is None


def _later(one: Document, other: Document) -> bool:
    """Return whether two texts are of different weeks: what was planned may have moved."""
    return bool(one.date and other.date and abs((one.date - other.date).days) > _WEEK)


def _meet(pair: Pair) -> bool:
    """Return whether two dates share a day."""
    one, two = _days(pair.first), _days(pair.second)
    if not (one and two and one.first and one.last and two.first and two.last):
        return False
    return one.first <= two.last and two.first <= one.last
