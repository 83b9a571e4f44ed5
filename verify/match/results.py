"""Results: how one match stood at its end and at half-time, and a vote for and against, in two texts.

In: two extractions. Out: pairs of facts: the score that each text gives as the only result, or as the
only one at half-time ("31-27 (15-12)", "at 16-13 ... at the interval"), where the two differ whoever is
named first. A text that tells of several results has none. The number that they are told by is the
score as one value; they are linked by it alone (`verify.match.linkage`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.extract import Extraction
from verify.match.facts import Fact
from verify.match.keys import keys
from verify.match.named_in import shared_names
from verify.match.reading import reading
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

RESULT, HALF_TIME = "result", "score at half-time"
_DAYS = 10  # between reports of one match
_NAMES = 2  # the sides, at least
_COMPACT = 7  # characters of "101-100"
_HEAD = 120  # characters of a text that say what it is
_STANDS = re.compile(r"\b(?:half[- ]time|live|so far|at the break|under way)\b", re.IGNORECASE)
_WIDTH = 1000  # no side scores more
_SCORE = r"(?<![\d.,/:-])(\d{1,3})\s?[-–:]\s?(\d{1,3})(?![\d/]|[-–:.,]\d| ?%)"
_OVER = (
    r"\b(?:beat(?:s|en|ing)?|defeat(?:s|ed)?|won|wins?|winning|lost|loses?|loss|drew|draws?|victory|overcame|edged|thrashed"
    r"|downed|sank|saw off|triumph\w*|went down|fell|final score|full[- ]time|ended|finished|result|prevailed)\b"
)
_DECIDED = re.compile(_OVER, re.IGNORECASE)
_ENDED = re.compile(_OVER + r"[^.!?;\n]{0,48}?" + _SCORE, re.IGNORECASE)
_TITLED = re.compile(
    r"(?:^|\n|: |\. )(?:[A-Z][\w’'&]*+ ){1,4}(\d{1,3})(?:, | [-–] ?| v | )(?:[A-Z][\w’'&]*+ ){1,4}(\d{1,3})\b(?! [a-z])"
)
_BRACKETED = re.compile(r" ?\((?:half-time |HT:? ?)?(\d{1,3})[-–:](\d{1,3})\)")
_BREAK = r"(?:half[- ]time|the (?:break|interval)|the end of the first half)"
_AT_BREAK = re.compile(_SCORE + r"[^.!?;\n]{0,48}\b" + _BREAK, re.IGNORECASE)
_BREAK_AT = re.compile(_BREAK + r"[^.!?;\n\d]{0,40}" + _SCORE, re.IGNORECASE)
_NO_MATCH = re.compile(r"\b(?:vot(?:e[sd]?|ing)|ballot|majority|motion)\b", re.IGNORECASE)


def results(first: Extraction, second: Extraction) -> Iterator[tuple[Fact, Fact]]:
    """Yield the results of one match that two texts tell with two scores."""
    one, other = first.document, second.document
    if one.date and other.date and abs((one.date - other.date).days) > _DAYS:
        return
    here, there = _told(first), _told(second)
    for name in (RESULT, HALF_TIME):
        a, b = here.get(name), there.get(name)
        if a is None or b is None or a.quantity.magnitude == b.quantity.magnitude:
            continue
        if len(shared_names(one.text, other.text)) >= _NAMES:
            yield a, b


def _told(extraction: Extraction) -> dict[str, Fact]:
    """Return the result and the score at half-time of the one match that a text tells of."""
    kept = reading(extraction).facts
    found = kept.get("results")
    if isinstance(found, dict):
        return found
    text = extraction.document.text
    half = [*_AT_BREAK.finditer(text)]
    half += [m for m in _BREAK_AT.finditer(text) if not _DECIDED.search(m[0])]
    over = [*_ENDED.finditer(text), *(_TITLED.finditer(text) if _is_over(text) else ())]
    ended = [m for m in over if not _is_vote(text, m)]
    half += [b for m in ended if (b := _BRACKETED.match(text, m.end()))]
    ended = [m for m in ended if all(m.span(1) != h.span(1) for h in half)]
    found = {}
    for name, told in ((RESULT, ended), (HALF_TIME, half)):
        fact = _only(extraction, told)
        if fact is not None:
            found[name] = fact
    kept["results"] = found
    return found


def _is_over(text: str) -> bool:
    """Return whether a text tells how a match ended, not how it stands: no title says which."""
    return bool(_DECIDED.search(text)) and not _STANDS.search(text[:_HEAD])


def _is_vote(text: str, match: re.Match[str]) -> bool:
    return _NO_MATCH.search(text, max(0, match.start() - 60), match.end() + 40) is not None


def _only(extraction: Extraction, told: list[re.Match[str]]) -> Fact | None:
    """Return the one score that a text tells, as the fact of a number in it."""
    scores = {_value(match) for match in told}
    if len(scores) != 1:
        return None
    span = Span(told[0].start(1), told[0].end(2))
    for key in keys(extraction):
        own = key.quantity.span
        if own.start < span.end and span.start < own.end:
            told_as = (
                key.quantity._replace(span=span)
                if span.end - span.start <= _COMPACT
                else key.quantity
            )
            return key._replace(quantity=_scored(told_as, scores.pop()), sort=RESULT)
    return None


def _scored(quantity: Quantity, value: Decimal) -> Quantity:
    """Return a side's number as the whole score."""
    exact = Interval.exactly(value)
    return quantity._replace(
        kind=Kind.NUMBER, magnitude=value, unit="", low=None, high=None, interval=exact, charitable=exact,
    )  # fmt: skip


def _value(match: re.Match[str]) -> Decimal:
    """Return a score as one value, whoever is named first."""
    one, other = sorted((int(match[1]), int(match[2])))
    return Decimal(other * _WIDTH + one)
