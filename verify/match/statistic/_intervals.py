"""Mentions of confidence intervals: their ends, their level, the estimate before them.

In: a document's figures. Out: `Mention` values. The estimate is the figure before the
interval in its sentence, unless a label makes that an SD, a sample size or a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from verify.extract import Extraction
from verify.extract._signs import MINUS, number
from verify.match._hints import near
from verify.match.statistic._figures import Figures
from verify.match.statistic._sentence import sentence
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.model.statistic import Mention, Sign

_NUM = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d+)?|\d*[.·]\d+|\d+)"
_UNIT = r"(?:\s?(?!to\b|and\b)(?:%|[A-Za-zµ°]{1,8}(?:/[A-Za-z]{1,4})?|percentage\ points?|basis\ points?|points?))?"
_INTERVAL = re.compile(
    rf"""(?:(?P<level>\d\d(?:\.\d)?)\s?(?:%|per\ ?cent)[-\s]?)?
    (?:\bC\.?I\.?s?\b|\bCrI\b|\bHDI\b|\b(?:confidence|credible|compatibility)\ intervals?\b|\binterval\b|\bconfidence\ limits\b)
    (?:\s(?:of|was|is|from|ranged\ from|running\ from|runs\ from))?[\s:,=]{{0,3}}(?P<open>[(\[]?)\s?(?:from\ )?
    (?P<s1>{MINUS}|\+)?\s?(?P<low>{_NUM})\s?%?{_UNIT}\s?(?:\bto\b|\band\b|,|;|{MINUS})\s?(?P<s2>{MINUS}|\+)?\s?(?P<high>{_NUM})(?P<pct>\s?%)?
    (?![\d,.]\d)[)\]]?""",
    re.VERBOSE,
)
_INTERVAL_WORDS = ("CI", "C.I", "CrI", "HDI", "interval", "limits")
# "relative risk 0.81, 0.70 to 0.94": an interval by its form, once a text has named some.
_UNNAMED = re.compile(
    rf"(?<=\d)(?:\s?%)?\s?(?P<open>[,;(\[])\s?(?P<level>(?!))?(?P<s1>{MINUS})?(?P<low>\d*\.\d+)\s?%?"
    rf"\s(?:to|{MINUS})\s(?P<s2>{MINUS})?(?P<high>\d*\.\d+)(?P<pct>\s?%)?(?=\s?[)\],;])"
)
_ESTIMATE = re.compile(rf"(?P<sign>{MINUS})?(?P<number>\d*\.\d+)\Z")
_RATIO_WORD = re.compile(
    r"\b(?:a?OR|a?HR|a?RR|IRR)\b|\b(?:odds|hazards?|rate|risk|prevalence|incidence|relative)[-\s](?:ratio|risk|odds)s?\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:differences?|differ(?:ed|s)?|changes?|changed|gaps?|effects?|MD|SMD|WMD|coefficients?|slopes?|indirect|ab|narrower|wider"
    r"|increase[ds]?|decrease[ds]?|reduction|lower|higher|rose|fell|gains?|loss)\b|[βΔ]|\b[bBd]\s?=",
)
_NOT_ESTIMATE = re.compile(
    r"(?:\b(?:SDs?|SEs?|SEM|[nN]|df|[pP]|t|z|Z|F|[rR]2|χ²|χ2|I²|I2|Q|α|alpha|AIC|BIC|power|aged?|age|year|week|month|day|phase|study|trial|experiment"
    r"|standard\ (?:deviation|error)|sample\ of|Table|Figure|Fig\.?)\s?(?:\([^)]{0,20}\))?\s?[=:<>≤≥]?\s?|[±]\s?)\Z"
)
LEVELS = (90, 95, 98, 99)
BACK = 240  # characters before an interval in which its estimate stands


def mentions(figures: Figures, extraction: Extraction) -> Iterable[Mention]:
    """Yield every confidence interval of a document."""
    text = figures.document.text
    for match in near(_INTERVAL, text, _INTERVAL_WORDS):
        level = Decimal(match["level"]) if match["level"] else None
        if level is not None and level not in LEVELS:
            continue
        plain = (
            "nterval" in match[0][:24] and "onfidence" not in match[0] and "redible" not in match[0]
        )
        if plain and match["open"] == "" and level is None:
            continue
        yield _mention(figures, match, level)
    for match in _UNNAMED.finditer(text):
        if _is_triple(text, match):
            yield _mention(figures, match, None)


def _is_triple(text: str, match: re.Match[str]) -> bool:
    """Return whether a figure of the same precision, named as a ratio, stands before a range."""
    lead = text[max(0, match.start() - 160) : match.start()]
    before = _ESTIMATE.search(lead)
    if before is None or _RATIO_WORD.search(lead) is None:
        return False
    places = {len(n.partition(".")[2]) for n in (before["number"], match["low"], match["high"])}
    return len(places) == 1


def _mention(figures: Figures, match: re.Match[str], level: Decimal | None) -> Mention:
    """Return what one match says, with the estimate before it."""
    low = number(match["low"], negative=_negative(match["s1"]))
    high = number(match["high"], negative=_negative(match["s2"]))
    text = figures.document.text
    span = Span(match.start(), match.end())
    start = match.start("s1") if match["s1"] else match.start("low")
    ends = _ends(figures, Span(start, match.end("high")), low, high)
    around = sentence(figures.document, span)
    before = [
        q
        for q in figures.within(Span(max(around.start, match.start() - BACK), match.start()))
        if q.magnitude is not None and q.span.end <= match.start() and not _labelled(text, q)
    ]
    near = bool(before) and match.start() - before[-1].span.end <= 60
    lead = text[max(around.start, match.start() - 160) : match.start()]
    ratio = _RATIO_WORD.search(lead) is not None
    difference = not ratio and _DIFFERENCE.search(lead) is not None
    null = 1 if ratio else 0 if difference or low.value < 0 else None
    return Mention(
        span=span,
        low=low,
        high=high,
        ends=ends,
        level=level,
        estimate=before[-1] if near else None,
        others=tuple(before[-3:-1]),
        ratio=ratio,
        null=null,
        near=near,
    )


def _negative(sign: str | None) -> bool:
    """Return whether a sign is a minus."""
    return bool(sign) and sign != "+"


def _ends(figures: Figures, span: Span, low: Sign, high: Sign) -> tuple[Quantity, ...]:
    """Return the quantities of an interval: one range, or its two ends."""
    found = tuple(q for q in figures.within(span) if q.kind is not Kind.DATE)
    if found:
        return found
    from verify.match.statistic._figures import made

    return (made(figures, span, low),)


def _labelled(text: str, quantity: Quantity) -> bool:
    """Return whether the words before a figure say that it is no estimate."""
    if quantity.kind in (Kind.STATISTIC, Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.AGE):
        return True
    if not any(c.isdigit() for c in quantity.surface):
        return True  # "could not be told from zero (CI -6.0 to 8.4)"
    start = quantity.number.start if quantity.number is not None else quantity.span.start
    before = text[max(0, start - 32) : start]
    return _NOT_ESTIMATE.search(before) is not None
