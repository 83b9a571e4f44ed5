"""Percentages of few people -> claims that some count of them gives the percentage.

In: an extraction. Out: a claim for each percentage whose base is a small count: "43% of
the 20 shoppers", "a survey of 23 midwives, 41% said", "seven homes, and 62% of them".
`extra` holds how sure the wording is. Averages, chances and what belongs to the counted
("20% of the 12 firms' sales") are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.match.statistic._figures import Figures, is_count, is_percent, whole
from verify.match.statistic._sentence import sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

MOST = 95  # from about 100 on, every whole percentage is possible
LEAST = 3
_OF_THE = re.compile(
    r"\s+of\s+(?:all\s+)?(?:(?:the|these|those|our|its|their)\s+)?(?:(?!year|grade|class|level|type|stage|phase|group)[a-z-]+\s+)?"
)
_OF_THEM = re.compile(
    r"\s+of\s+(?:them|whom|(?:those|these)(?=\s*[,.;:)]|\s+(?:had|were|was|said|did)\b))\b"
)
_OF_THE_GROUP = re.compile(
    r"\s+of\s+(?:them\b|the\s+(?:animals|group|sample|participants|volunteers|patients|children|pupils|subjects|class|respondents|boats|cars|women|men"
    r"|people|families|households|teams|plants|trees|birds|samples|cases|members|entrants|runners)\b(?!\s+(?:who|that|in|with|from|on|at)\b))"
)
_ALL = re.compile(
    r"\s*(?:[Aa]ll|[Tt]he|[Ee]ach\s+of\s+the|[Oo]ur|[Aa]\s+total\s+of)(?:\s+(?:the|our))?\s+"
)
_DONE_BY = re.compile(r"\w+(?:ed|en|wn|ght)\s+by\s*\Z")
_NO_BASE = re.compile(r"\b(?:out\s+of|of|to|than|from|by|over|under|aged?|score[ds]?)\s+\Z")
_SAID = re.compile(
    r"\s+(?:of\s+(?:them|those|these|whom)\s+)?(?:(?:had|have|were|was|did|also|then)\s+)?"
    r"(?:said|says|say|told|reported|felt|thought|agreed|preferred|answered|replied|knew|chose|believed|claimed"
    r"|wanted|liked|disliked|admitted|described|rated|recalled|ever|used|never)\b"
)
_SAMPLE = re.compile(
    r"\b(?:surveys?|samples?|polls?|stud(?:y|ies)|panels?|groups?|cohorts?|class(?:es)?|interviews?|trials?|questionnaires?)\s+(?:of|with|among|to)\s+"
    r"(?:(?:just|only|all|the)\s+)?\Z|\b(?:asked|questioned|polled|surveyed|interviewed|tested|[Jj]ust|[Oo]nly|[Aa]ll)\s+\Z"
)
_NOUN = re.compile(r"(?:\s+[a-z][\w-]*|\s+\w+[a-z]['’]s)(?:\s+[\w'’-]+){0,3}")
_OWNED = re.compile(r"\A\s+(?:[\w-]+\s+){0,2}[\w-]+(?:s['’]|['’]s)\s")
_NOT_A_SHARE = re.compile(
    r"\b(?:averag\w+|mean|typical\w*|chances?|probabilit\w+|risks?|likel\w+|expect\w*|targets?|estimat\w+|weight\w+|model\w*|forecast\w*"
    r"|between|per|each|score[sd]?|scoring|grew|rose|fell|grown|risen|fallen|up|down|by|increased?|decreased?|interest|tax|discount|cut"
    r"|at\ least|more\ than|fewer\ than|less\ than|up\ to)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*(?:[Oo]f|[Aa]mong|[Aa]mongst)\s+(?:all\s+)?(?:the|these|those|our)\s+")
_OTHER_BASE = re.compile(r"\b(?:of|among|whose|while|whereas)\b|[;:]")
_SUBJECT = re.compile(r"(?:,|\band|\bbut)\s+\Z")
_WEIGHTS = re.compile(r"\b(?:[Ww]eight(?:ed|ing|s)|[Aa]djusted|imput(?:ed|ation))\b")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for each percentage of a small, stated count."""
    figures = Figures(extraction)
    for share in extraction.quantities:
        if not is_percent(share):
            continue
        found = _base(figures, share)
        if found is None or not _plain_share(share) or _weighted(share):
            continue
        base, sure = found
        for rule in rules:
            extra = {"certain": sure}
            yield Claim(rule, {"share": share, "count": base}, certain=sure, extra=extra)


def _small(quantity: Quantity) -> bool:
    """Return whether a quantity is a count that some percentages cannot come from."""
    return is_count(quantity) and LEAST <= whole(quantity.magnitude) <= MOST


def _plain_share(share: Quantity) -> bool:
    """Return whether nothing beside a percentage says that it is no share of people."""
    text = share.document.text
    before = text[max(0, share.span.start - 40) : share.span.start]
    before = _DONE_BY.sub("", before)
    stop = max(before.rfind(mark) for mark in ".;:,(")
    after = text[share.span.end : share.span.end + 30]
    return (
        _NOT_A_SHARE.search(before[stop + 1 :]) is None
        and _NOT_A_SHARE.search(after.split(".")[0].split(",")[0]) is None
    )


def _weighted(share: Quantity) -> bool:
    """Return whether a sentence speaks of weights, which make any percentage possible."""
    around = sentence(share.document, share.span)
    return _WEIGHTS.search(share.document.text, around.start, around.end) is not None


def _base(figures: Figures, share: Quantity) -> tuple[Quantity, bool] | None:
    """Return the count that a percentage is of, and whether the wording is certain."""
    text = share.document.text
    direct = _direct(figures, share)
    if direct is not None:
        return direct, True
    around = sentence(figures.document, share.span)
    if (leading := _leading(figures, share, around)) is not None:
        return leading, True
    of_them = _OF_THEM.match(text, share.span.end)
    group = _OF_THE_GROUP.match(text, share.span.end)
    if of_them is None and group is None and _SAID.match(text, share.span.end) is None:
        return None
    before = [q for q in figures.within(Span(around.start, share.span.start)) if q is not share]
    if group and not any(is_count(q) for q in before):
        return _opening(figures, around)
    if of_them and before and _small(before[-1]):
        lead = text[max(0, before[-1].span.start - 12) : before[-1].span.start]
        return None if _NO_BASE.search(lead) else (before[-1], False)
    if _SAID.match(text, share.span.end) is None:
        return None
    for other in before:  # "69% of the 16 slept longer, and 58% said"
        if is_percent(other) and (same := _direct(figures, other)) is not None:
            return same, False
    bases = [q for q in before if is_count(q)]
    if len(bases) == 1 and _small(bases[0]):
        lead = text[max(0, bases[0].span.start - 40) : bases[0].span.start]
        if _SAMPLE.search(lead):
            return bases[0], True
    return None


def _opening(figures: Figures, around: Span) -> tuple[Quantity, bool] | None:
    """Return the count that opens the sentence before: "Twelve boats set out. ... 40% of them"."""
    last = sentence(figures.document, Span(max(0, around.start - 3), max(1, around.start - 2)))
    text = figures.document.text
    if last.start >= around.start or "\n\n" in text[last.start : around.start]:
        return None
    counts = [q for q in figures.within(last) if is_count(q) and q.counted]
    if not counts or not _small(counts[0]):
        return None
    opens = not text[last.start : counts[0].span.start].strip() or _ALL.fullmatch(
        text, last.start, counts[0].span.start
    )
    return (counts[0], False) if opens else None


def _leading(figures: Figures, share: Quantity, around: Span) -> Quantity | None:
    """Return the count in "Of the 37 respondents, 46% owned a bicycle and 52% a car"."""
    text = share.document.text
    opened = _OPENS.match(text, around.start, share.span.start)
    if opened is None:
        return None
    counts = [q for q in figures.within(Span(around.start, share.span.start)) if is_count(q)]
    if len(counts) != 1 or not _small(counts[0]) or counts[0].span.start != opened.end():
        return None
    noun, comma, rest = text[(counts[0].number or counts[0].span).end : share.span.start].partition(
        ","
    )
    if not comma or _NOUN.match(noun) is None or _OTHER_BASE.search(rest):
        return None
    subjects = figures.within(Span(share.span.start - len(rest), share.span.end))
    if not all(
        is_percent(q) and _SUBJECT.search(text[max(0, q.span.start - 8) : q.span.start])
        for q in subjects
    ):
        return None
    opening = text[share.span.start - len(rest) : subjects[0].span.start]
    return counts[0] if not opening.strip() else None


def _direct(figures: Figures, share: Quantity) -> Quantity | None:
    """Return the count in "43% of the 20 shoppers"."""
    text = share.document.text
    for count in figures.within(Span(share.span.end, share.span.end + 32)):
        if not _small(count):
            return None
        if _OF_THE.fullmatch(text, share.span.end, count.span.start) is None:
            continue
        number = count.number or count.span
        after = text[number.end : number.end + 60]
        if _NOUN.match(after) and not _OWNED.search(after):
            return count
    return None
