"""Prior: a report's comparatives against what last year's report said itself.

In: the documents of a run: those named as `priors`, or dated a year before. Out: claims that a figure
which a newer document gives for the time before ("against 3.87 a year earlier",
"(2022: 3.87)") is the one that the prior document gave for its own.

A comparative is known by the words beside it; what it is about it has from the figure
that it is set against. Those that the prior document itself looks back to are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match.alignment import Pair, bucket, likened, scored
from verify.match.conflicts import conflicts
from verify.match.facts import Fact, facts
from verify.match.ground import ground
from verify.match.slip import slip
from verify.match.tablefacts import comparative_facts, same_cells, table_facts
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "prior"
_LIKE = 0.6  # score from which equal values count as one fact
_YEAR = (330, 400)  # days between two reports of which one looks back to the other
_NEXT = 12  # later documents looked at for each
_AHEAD = 40  # characters looked at on both sides of a number
_BEFORE = re.compile(
    r"(?:\b(?:from|against|versus|vs\.?|compared (?:with|to)|than)"
    r"|\((?:[\w/]{1,9} )?(?:19|20)\d\d:|\((?:(?:prior|previous|last)[ -]year|comparative):?)"
    r"(?: the| an?| some| about)? ?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[^.;]{0,30}?\b(?:an? (?:year|quarter) (?:earlier|ago|before)|last year|the year before"
    r"|(?:prior|previous|preceding)(?:[ -](?:financial|fiscal))?[ -]year)\b",
    re.IGNORECASE,
)


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Return the claims that comparatives are the prior documents' own figures."""
    looking = [(before, now) for before, now in _years(extractions, settings.priors)]
    for before, now in looking:
        pairs = list(_pairs([*_comparatives(facts(now, 1))], [*_own(facts(before, 0))]))
        pairs += _of_tables(comparative_facts(now, 1), table_facts(before, 0))
        for rule in rules:
            yield from (_claim(rule, pair) for pair in pairs)


def _years(
    extractions: Sequence[Extraction], priors: Sequence[str]
) -> Iterator[tuple[Extraction, Extraction]]:
    """Yield the documents of the time before with those that look back to them.

    Where none is named, those are that are dated a year apart.
    """
    if priors:
        past = [e for e in extractions if e.document.name in priors]
        now = [e for e in extractions if e.document.name not in priors]
        yield from ((before, current) for before in past for current in now)
        return
    dated = [(e.document.date, e) for e in extractions if e.document.date]
    dated.sort(key=lambda d: d[0])
    for at, (day, before) in enumerate(dated):
        for later, current in dated[at + 1 : at + 1 + _NEXT]:
            if _YEAR[0] <= (later - day).days <= _YEAR[1]:
                yield before, current


def _pairs(comparatives: Sequence[Fact], own: Sequence[Fact]) -> Iterator[Pair]:
    """Return the comparatives with the figures that they repeat, and those that they miss."""
    pairs = sorted(scored(comparatives, own), key=lambda p: -p.score)
    agreeing = [p for p in pairs if (p.score >= _LIKE or p.telling) and p.agrees]
    yield from agreeing
    known = ground(agreeing, comparatives, own)
    yield from conflicts(comparatives, own, pairs, known, moved=False, blockers=frozenset())


def _of_tables(comparatives: Sequence[Fact], own: Sequence[Fact]) -> Iterator[Pair]:
    """Return the cells of last year's column with those that the prior document has so labelled."""
    for now, before in same_cells(comparatives, own):
        yield Pair(_LIKE, now, before, slip(*likened(now.quantity, before.quantity)))


def _comparatives(found: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts that look back, with what the figure before them is about."""
    last: Fact | None = None
    for fact in found:
        if not _looks_back(fact):
            last = fact
        elif last is None or last.sentence != fact.sentence or not _of_one_sort(last, fact):
            yield fact
        else:
            near = {**fact.near, **last.near}
            yield fact._replace(near=near, heads=last.heads | fact.heads, measure=last.measure)


def _own(found: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts that a document states of its own time."""
    return (fact for fact in found if not _looks_back(fact))


def _of_one_sort(one: Fact, other: Fact) -> bool:
    """Return whether two figures are given in one unit."""
    return bucket(one.quantity) == bucket(other.quantity)


def _looks_back(fact: Fact) -> bool:
    """Return whether the words beside a figure put it into the time before."""
    quantity = fact.quantity
    text = quantity.document.text
    start = min(quantity.lead.start, quantity.span.start) if quantity.lead else quantity.span.start
    end = quantity.span.end
    if _BEFORE.search(text[max(fact.sentence.start, start - _AHEAD) : start]):
        return True
    return _BEHIND.match(text[end : min(fact.sentence.end, end + _AHEAD)]) is not None


def _claim(rule: Rule, pair: Pair) -> Claim:
    """Return the claim that a comparative is the prior figure; the comparative is judged."""
    now, before = pair.values
    slots = {"first": before, "second": now}
    shared = tuple(sorted(set(pair.first.near) & set(pair.second.near)))
    return Claim(rule, slots, pair.slip != "", shared, extra={"slip": pair.slip})
