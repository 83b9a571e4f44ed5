"""Proportions: where a sentence says that there are so many of one thing for so many of another.

In: a sentence. Out: each such place with the ratio and the words for its two sides: "women
outnumber men three to one", "a ratio of powder to water of 4:1", "two teachers for every 30
pupils", "five patients per nurse", "three parts sand to one part cement". A side without words
is told by the numbers alone: the greater is the greater. Which numbers the sides are is left
to `multiple`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.extract.lexicon import CARDINALS
from verify.match.reading import Sentence
from verify.model.interval import Interval
from verify.model.span import Span
from verify.named import NamedTuple

_ONES = {word: Decimal(n) for n, word in enumerate(CARDINALS, 1)} | {
    "thirty": Decimal(30), "forty": Decimal(40), "fifty": Decimal(50),
    "a hundred": Decimal(100), "one hundred": Decimal(100),
}  # fmt: skip
_N = rf"(?:\d{{1,4}}(?:\.\d{{1,2}})?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
_NOUN = r"(?!parts?\b|of\b|the\b)[a-z][a-z-]{2,18}"
_PAIR = rf"(?P<k>{_N})(?: ?: ?| to |-to-|–to–| against )(?P<m>{_N})\b(?!,\d| ?%)"
_LOOSE = (
    r"(?:(?:now|then|still|nearly|almost|about|roughly|around|just|only|exactly|more than|over) )*"
)
_HAS = (
    "has|had|have|gets|got|looks after|looked after|teaches|taught|serves|served|cares for|cared for|covers|covered|"
    "carries|carried|handles|handled|supervises|supervised|oversees|minds|minded"
)
_TOLD = (
    (" outnumber", rf" outnumber(?:s|ed|ing)? (?P<b>[^,;:.()—]{{2,40}}?) (?:by )?(?:a ratio of )?{_LOOSE}{_PAIR}"),
    (" by ", rf" by (?:a (?:margin|majority|ratio) of )?{_LOOSE}{_PAIR}(?! on\b)"),
    ("ratio", rf"\b(?:ratio|proportion)s? of (?P<a>{_NOUN}) to (?P<b>{_NOUN}),?(?: (?:is|was|were|are|stood|stands|at|of|came to|comes to))* {_LOOSE}{_PAIR}"),
    ("ratio", rf"\b(?P<a>{_NOUN})[-–](?:to[-–])?(?P<b>{_NOUN}) ratio(?: (?:is|was|stood|stands|at|of))* {_LOOSE}{_PAIR}"),
    ("ratio", rf"\b(?:ratio|proportion)s?(?: (?:is|was|stood|stands|at|of|to be|as|being|now))* {_LOOSE}{_PAIR}(?: of (?P<a>{_NOUN}) to (?P<b>{_NOUN}))?"),
    ("ratio", rf"\b{_PAIR} (?:ratio|mix|split|blend|mixture|majority)(?: (?:of|between) (?P<a>{_NOUN}) (?:to|and) (?P<b>{_NOUN}))?"),
    (" parts", rf"\b(?P<k>{_N}) parts (?:of )?(?P<a>{_NOUN}),? (?:to|and|with|for(?: every)?) (?P<m>{_N})(?: parts?)?(?: (?:of )?(?P<b>{_NOUN}))?"),
    (" part", rf"\b(?P<k>one|1|a) part (?:of )?(?P<a>{_NOUN}),? (?:to|and|with|for(?: every)?) (?P<m>{_N}) parts?(?: (?:of )?(?P<b>{_NOUN}))?"),
    ("very ", rf"(?<![\d.])\b(?P<k>{_N}) (?P<a>{_NOUN})(?: [a-z-]{{3,14}})? (?:for|to) every (?P<m>{_N} )?(?P<b>{_NOUN})"),
    ("each ", rf"(?<![\d.])\b(?P<k>{_N}) (?P<a>{_NOUN})(?: [a-z-]{{3,14}})? (?:for|to) each (?P<m>{_N} )?(?P<b>{_NOUN})"),
    ("or every ", rf"\b[Ff]or every (?P<m>{_N} )?(?P<b>{_NOUN})[^;:.()—\d]{{0,90}}?\b(?P<k>{_N}) (?P<a>{_NOUN})"),
    ("or each ", rf"\b[Ff]or each (?P<m>{_N} )?(?P<b>{_NOUN})[^;:.()—\d]{{0,90}}?\b(?P<k>{_N}) (?P<a>{_NOUN})"),
    (" per ", rf"(?:\bor|\bmakes|\bmaking|\bgiving|\bgives|,|—|–|:|\babout|\broughly|\bis|\bwas) {_LOOSE}(?P<k>{_N}) (?P<a>{_NOUN}) per (?P<b>{_NOUN})"),
    (" to a | to an ", rf"(?:\bor|\bmakes|\bmaking|\bgiving|\bgives|,|—|–|:|\babout|\broughly|\bis|\bwas|\bare) {_LOOSE}(?P<k>{_N}) (?P<a>{_NOUN})? ?to an? (?P<b>{_NOUN})"),
    ("ach ", rf"\b[Ee]ach (?P<b>{_NOUN}) (?:{_HAS}) {_LOOSE}(?P<k>{_N}) (?P<a>{_NOUN})"),
    ("very ", rf"\b[Ee]very (?P<b>{_NOUN}) (?:{_HAS}) {_LOOSE}(?P<k>{_N}) (?P<a>{_NOUN})"),
)  # fmt: skip
_FOLD = rf"(?P<k>{'|'.join(CARDINALS[1:])}|\d{{1,3}}(?:\.\d)?)[- ]?fold"
_GROWN = (
    ("fold", rf"(?:, |— |– |\(|: |; )(?:or |that is |i\.e\. |which is |makes? |making (?:it )?|a |an |this is |nearly |almost |about |roughly |more than )*{_FOLD} (?P<grown>[a-z]+)"),
    ("fold", rf"\b{_FOLD}(?: in [a-z ]{{3,24}}| since [^,;.]{{3,24}}| over [^,;.]{{3,24}})?,? (?P<grown>to) (?=\S?\d)"),
    ("oubl|rebl", r"\b(?P<verb>(?:(?<=to )double|(?<=to )treble|doubl(?:es|ed|ing)|trebl(?:es|ed|ing)))\b(?! (?:down|up|as|room|rooms|bed|beds|figures?|digits?|bogey|bill|whisky|the|that|what|its|fault|standards?|check|take|agent|act|decker|time|bass|clef|or quits)\b)(?P<grown>(?!,? to \S?\d))"),
    ("oubl|rebl", r"\b(?P<verb>doubl(?:es|ed|ing)|trebl(?:es|ed|ing)) (?P<grown>the |its |their )"),
    ("tripl|quadrupl", r"\b(?P<verb>tripl(?:es|ed|ing)|quadrupl(?:es|ed|ing))\b(?P<grown>(?!,? to \S?\d))"),
    ("halv", r"\b(?P<verb>halv(?:e|es|ed|ing))\b(?P<grown>(?!,? to \S?\d))"),
    (" times", rf"\b(?P<noun>cover|coverage|leverage|gearing|multiple|oversubscribed|subscribed|covered)(?: (?:ratio|is|was|of|at|stood|stands|by))* {_LOOSE}(?P<k>\d{{1,2}}(?:\.\d{{1,2}})?|two|three|four|five|six|seven|eight|nine|ten|twelve) times"),
    (" times", r"\b(?P<k>\d{1,2}(?:\.\d{1,2})?|two|three|four|five|six|seven|eight|nine|ten|twelve) times (?P<noun>covered|oversubscribed|subscribed|cover)\b"),
    ("bled", r"\b(?P<verb>doubled|trebled),? (?P<grown>to) (?=\S?\d)"),
    ("pled", r"\b(?P<verb>tripled|quadrupled),? (?P<grown>to) (?=\S?\d)"),
)  # fmt: skip
_VERBS = {
    "doub": Decimal(2),
    "treb": Decimal(3),
    "trip": Decimal(3),
    "quad": Decimal(4),
    "halv": Decimal("0.5"),
}
GROWN = "grown"  # a growth whose numbers stand anywhere near
# Each with letters of which its every match holds some.
_PATTERNS = tuple((hint.split("|"), re.compile(told)) for hint, told in (*_TOLD, *_GROWN))
HINTS = tuple(sorted({letters for hints, _ in _PATTERNS for letters in hints}))
_OTHERS = frozenset(
    "day week month year hour minute second night season game match time way head term cent capita annum side votes goals points "
    "victory win draw defeat".split()
)
_TENTH = Decimal("0.1")


class Proportion(NamedTuple):
    """A ratio told at a place, with the words for what stands on its two sides, perhaps none."""

    span: Span
    value: Decimal
    interval: Interval
    first: str
    second: str
    noun: str = ""  # "cover" of "a cover of 2.4 times"
    whole: Span = Span(0, 0)  # all the words of it
    grown: str = (
        ""  # "to" where the later number stands behind it, the noun of the growth otherwise
    )


def proportions(sentence: Sentence) -> Iterator[Proportion]:
    """Yield every place of a sentence that says how many of one thing there are for another."""
    text, span = sentence.document.text, sentence.span
    own = text[span.start : span.end]
    done: list[Span] = []
    held = {letters for letters in HINTS if letters in own}
    if not held:
        return
    for hints, pattern in _PATTERNS:
        if held.isdisjoint(hints):
            continue
        for match in pattern.finditer(text, *span):
            found = _found(match, text, span.start)
            if found is not None and not any(
                found.span.start < s.end and s.start < found.span.end for s in done
            ):
                done.append(found.span)
                yield found


def _found(match: re.Match[str], text: str, start: int) -> Proportion | None:
    groups = match.groupdict()
    first, second = (groups.get("a") or "").strip(), (groups.get("b") or "").strip()
    if "verb" in groups:
        value = _VERBS[groups["verb"][:4]]
        span = Span(*match.span("verb"))
        told = Interval(value * Decimal("0.9"), value * Decimal("1.1"))
        before = text[max(start, span.start - 14) : span.start].lower()
        if before.endswith(("more than ", "over ")):
            told = Interval(value, value * 2) if value > 1 else Interval(Decimal("0.2"), value)
        elif before.endswith(("nearly ", "almost ", "about ", "roughly ", "virtually ")):
            told = (
                Interval(value * Decimal("0.8"), value * Decimal("1.1"))
                if value > 1
                else Interval(value * Decimal("0.9"), value * Decimal("1.3"))
            )
        grown = "to" if groups["grown"] == "to" else GROWN
        subject = "" if grown == "to" else _subject(text, span.start, start)
        return Proportion(span, value, told, subject, "", "", Span(*match.span()), grown)
    k, m = _value(groups["k"]), _value(groups.get("m") or "one")
    if not k or not m or {first, second} & _OTHERS or k == m == 1:
        return None
    value = k / m
    slack = max(
        value * _TENTH,
        Decimal("0.5") if m == 1 and "m" in groups and not groups["m"] else Decimal(0),
    )
    low, high = value - slack, value + slack
    before = text[max(start, match.start("k") - 14) : match.start("k")].lower()
    if before.endswith(("nearly ", "almost ")):
        low -= slack
    elif before.endswith(("over ", "more than ")):
        high += value
    elif before.endswith(("about ", "roughly ", "around ")):
        low, high = low - slack, high + slack
    if not first and match.re.pattern.startswith(" outnumber"):
        first = _subject(text, match.start(), start)
    end = match.end("m") if groups.get("m") else match.end("k")
    span = Span(match.start("k"), max(end, match.end("k")))
    return Proportion(
        span,
        value,
        Interval(low, high),
        first,
        second,
        groups.get("noun") or "",
        Span(*match.span()),
        GROWN if groups.get("noun") else groups.get("grown") or "",
    )


def _value(told: str) -> Decimal:
    bare = told.strip().lower()
    return _ONES.get(bare) or Decimal(bare)


def _subject(text: str, at: int, start: int) -> str:
    """Return the words before a verb, from the last mark on."""
    return re.split(r"[,;:()—–]|\band so\b|\bso\b|\bwhere\b", text[start:at])[-1]
