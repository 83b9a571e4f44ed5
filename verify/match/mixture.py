"""Mixtures: parts in a stated proportion, and the amounts that are told of them.

In: rules of this kind and an extraction. Out: claims that an amount is another one by their parts:
"in the ratio 5:3:2 ... 500 g, 350 g and 200 g", "four parts sand to one of lime ... 25 kg of lime
with 75 kg of sand". Of three and more amounts listed in the order of the parts all but one must
agree; two must name what the parts are of. A scale ("1:25,000") is a proportion of a length on paper and
the one on the ground that is told with it.

    threshold: 20             weight from which a misfit is believed
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from verify import units
from verify.extract import Extraction
from verify.extract.lexicon import CARDINALS
from verify.match import _lent
from verify.match._runs import joined
from verify.match.alike import measure
from verify.match.facts import stem, stopwords
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, reading
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "mixture"
OPTIONS = ("threshold",)
SLOTS = ("amount", "other", "part", "base")
_RATIO = re.compile(r"(?<![\d:.,/])[1-9]\d?(?: ?: ?[1-9]\d?){1,4}(?![\d:/]|[.,]\d)")
_SAID = re.compile(
    r"\b(?:ratio|proportions?|parts?|blend|rule|mix(?:ture|ed)?|by (?:volume|weight|mass)|divided|split|shared?|shares|in that order)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:used to|had (?:used|been)|former(?:ly)?|previous(?:ly)?|instead|whereas|while|last year|this year|unlike|rather than"
    r"|delivered|sells?|sold|bought)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"([a-z-]+) (?:and|to) (?:[a-z-]+ )?([a-z-]+)[, ]+(?:[a-z]+ ){0,4}$", re.IGNORECASE
)
_FEW = CARDINALS[:12]
_SPOKEN = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_FEW)})"
    r"(?: parts?(?: of)? (?:[a-z-]+ (?=[a-z-]+ to ))?([a-z][a-z-]+)| of (?:[a-z-]+ed )?([a-z][a-z-]+))",
    re.IGNORECASE,
)
_SCALE = re.compile(r"(?<![\d:.,/])1 ?: ?(\d{1,3}(?:[, ]\d{3})+|\d{3,6})(?![\d:/])")
_MAP = re.compile(
    r"\b(?:scale|maps?|sheets?|chart|plans?|drawn|drawing|model|atlas)\b", re.IGNORECASE
)
_DRAWN = ("millimeter", "centimeter", "inch")
_GROUND = ("meter", "kilometer", "mile", "foot", "yard")
_DOUBLE = Decimal(
    "2.1"
)  # by which a length on the ground is off at most: a step of the scales of maps
_AROUND = 60  # characters about a ratio in which words must call it one
_REACH = 320  # characters behind it in which the amounts stand
_NEAR = Decimal("1.7")  # a factor by which an odd amount is off at most
_SAME = Decimal("0.01")
_AMOUNTS = frozenset({Kind.PHYSICAL, Kind.MONEY, Kind.NUMBER})


class Proportion(NamedTuple):
    """Parts in a proportion, what each is of (as stems, or ""), and where it is told."""

    parts: tuple[Decimal, ...]
    names: tuple[str, ...]
    span: Span


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = extraction.document.text
    if ":" not in text and " part" not in text:
        return
    proportions = [*_written(text)]
    read = reading(extraction)
    if " part" in text:
        proportions += _spoken(read)
    for one in proportions:
        for rule in rules:
            yield from _claims(rule, one, read, mentions(read))
    for factor, told in _scales(text):
        for rule in rules:
            yield from _drawn(rule, factor, told, read, mentions(read))


def _written(text: str) -> Iterator[Proportion]:
    """Yield the proportions that stand as "3:2:1" or "1:4"."""
    for match in _RATIO.finditer(text):
        about = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if not _SAID.search(about):
            continue
        parts = tuple(Decimal(p.strip()) for p in match.group().split(":"))
        names: tuple[str, ...] = ("",) * len(parts)
        if len(parts) == 2:
            pair = _PAIR.search(text, max(0, match.start() - _AROUND), match.start())
            if pair is None:
                continue
            names = (stem(pair[1]), stem(pair[2]))
        yield Proportion(parts, names, Span(*match.span()))


def _scales(text: str) -> Iterator[tuple[Decimal, Span]]:
    """Yield the scales of maps and models: "at 1:25,000"."""
    for match in _SCALE.finditer(text):
        about = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if _MAP.search(about):
            yield Decimal(match[1].replace(",", "").replace(" ", "")), Span(*match.span())


def _drawn(
    rule: Rule, factor: Decimal, told: Span, read: Reading, found: Mapping[Span, Mention]
) -> Iterator[Claim]:
    """Yield the claim of a length on a map and the one on the ground that is told with it."""
    behind = [
        found[q.span]
        for q in read.quantities
        if told.end <= q.span.start <= told.end + _REACH
        and q.kind is Kind.PHYSICAL
        and q.magnitude
        and q.unit in (*_DRAWN, *_GROUND)
    ]
    for one, other in pairwise(behind):
        small, large = (one, other) if one.quantity.unit in _DRAWN else (other, one)
        if small.quantity.unit not in _DRAWN or large.quantity.unit not in _GROUND:
            continue
        if large.sentence.index - small.sentence.index not in (-1, 0, 1, 2):
            continue
        wanted = _size(small.quantity, large.quantity.unit) * factor
        own = large.quantity.magnitude or Decimal(1)
        if max(own / wanted, wanted / own) <= _DOUBLE:
            yield _claim(rule, large, small, factor, Decimal(1))
            return


def _spoken(read: Reading) -> Iterator[Proportion]:
    """Yield the proportions told in parts: "five parts loam, two parts grit and one of sand"."""
    for sentence in read.sentences:
        text = sentence.document.text
        if text.find(" part", *sentence.span) < 0:
            continue
        run: list[tuple[Decimal, str, int, int]] = []
        for match in _SPOKEN.finditer(text, *sentence.span):
            value = _value(match[1])
            if value is None or (run and match.start() - run[-1][2] > 24):
                break
            run.append((value, stem(match[2] or match[3]), match.end(), match.start()))
        if len(run) >= 2 and sum(" part" in text[r[3] : r[2]] for r in run) >= 1:
            yield Proportion(
                tuple(r[0] for r in run), tuple(r[1] for r in run), Span(run[0][3], run[-1][2])
            )


def _value(word: str) -> Decimal | None:
    low = word.lower()
    if low.isdigit():
        return Decimal(low)
    return Decimal(_FEW.index(low) + 1) if low in _FEW else None


def _claims(
    rule: Rule, one: Proportion, read: Reading, found: Mapping[Span, Mention]
) -> Iterator[Claim]:
    """Yield the claims of the first amounts behind a proportion."""
    behind = [
        found[q.span]
        for q in read.quantities
        if one.span.end <= q.span.start <= one.span.end + _REACH
        and q.kind in _AMOUNTS
        and q.magnitude
        and q.magnitude > 0
        and q.span in found
    ]
    if not behind:
        return
    text = behind[0].quantity.document.text
    if len(one.parts) > 2:
        for at in range(len(behind) - len(one.parts) + 1):
            run = behind[at : at + len(one.parts)]
            if not _listed(run):
                continue
            if _OTHER.search(text, one.span.end, run[-1].quantity.span.start):
                return
            made = list(_odd(rule, one, run))
            if made:
                yield from made
                return
        return
    yield from _two(rule, one, behind)


def _listed(run: Sequence[Mention]) -> bool:
    """Return whether amounts are one list, of one sort."""
    sorts = {measure(m.quantity) for m in run} - {""}
    return (
        len(sorts) == 1
        and measure(run[0].quantity) != ""
        and all(joined(a, b) for a, b in pairwise(run))
    )


def _size(quantity: Quantity, unit: str) -> Decimal:
    """Return an amount in a unit; a bare one has left it out."""
    value = quantity.magnitude or Decimal(0)
    if quantity.kind is not Kind.PHYSICAL or quantity.unit == unit:
        return value
    there = units.convert(Interval.exactly(value), quantity.unit, unit)
    return value if there is None else there.middle


def _odd(rule: Rule, one: Proportion, run: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the claims of a list of amounts in which all but one agree, or all do."""
    unit = run[0].quantity.unit
    each = [_size(m.quantity, unit) / part for m, part in zip(run, one.parts, strict=True)]
    common, _ = Counter(round(e, 6) for e in each).most_common(1)[0]
    alike = [n for n, e in enumerate(each) if abs(e - common) <= _SAME * common]
    if len(alike) < len(each) - 1 or len(alike) < 2:
        return
    off = next((n for n in range(len(each)) if n not in alike), len(each) - 1)
    base = next(n for n in alike if n != off)
    if max(each[off] / common, common / each[off]) > _NEAR:
        return
    yield _claim(rule, run[off], run[base], one.parts[off], one.parts[base])


def _two(rule: Rule, one: Proportion, behind: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the claim of two amounts that name what two parts are of."""
    if one.names[0] == one.names[1]:
        return
    chosen: list[Mention] = []
    for name in one.names:
        own = [m for m in behind if name and _of(m) == name]
        if len(own) != 1:
            return
        chosen.append(own[0])
    first, second = chosen
    if measure(first.quantity) != measure(second.quantity) or not measure(first.quantity):
        return
    last, base = (1, 0) if second.order > first.order else (0, 1)
    text = first.quantity.document.text
    ends = sorted((first.quantity.span.end, second.quantity.span.start))
    if _OTHER.search(text, one.span.end, ends[-1] + 40):
        return
    wanted = _size(chosen[base].quantity, first.quantity.unit) / one.parts[base] * one.parts[last]
    told = _size(chosen[last].quantity, first.quantity.unit)
    if max(told / wanted, wanted / told) <= _NEAR:
        yield _claim(rule, chosen[last], chosen[base], one.parts[last], one.parts[base])


def _of(mention: Mention) -> str:
    """Return the stem of what an amount is of: "25 kg of lime", "a 25-litre tub of cement"."""
    words = mention.sentence.words[mention.place + 1 : mention.place + 5]
    for at, word in enumerate(words):
        if word == "of" and words[at + 1 : at + 2] and words[at + 1].isalpha():
            noun = words[at + 1]
            return stem(noun) if noun not in stopwords() else stem("".join(words[at + 2 : at + 3]))
        if not word.isalpha():
            break
    return ""


def _claim(rule: Rule, amount: Mention, other: Mention, part: Decimal, base: Decimal) -> Claim:
    own, given = amount.quantity, other.quantity
    if own.kind is not given.kind:
        own = _lent.in_unit(own, given)
    count = given._replace(kind=Kind.NUMBER, unit="", counted="")
    return Claim(
        rule,
        {
            "amount": own,
            "other": given,
            "part": _exactly(count, part),
            "base": _exactly(count, base),
        },
        certain=True,
        evidence=(f"in the proportion {part}:{base}",),
        weight=24,
        extra={"threshold": int(rule.match.get("threshold", 20)), "judged": "amount"},
    )


def _exactly(like: Quantity, value: Decimal) -> Quantity:
    exact = Interval.exactly(value)
    return like._replace(magnitude=value, interval=exact, charitable=exact, exponent=None)
