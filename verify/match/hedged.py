"""Hedged: a figure told loosely, and the same figure told exactly near by.

In: rules of this kind and an extraction. Out: claims that a number without a hedge is the exact
value of one with a hedge or a bound ("more than 3 gigawatts ... the exact figure was 2,870
megawatts", "€86,930, so a little short of €80,000"). The exact one is written to more digits and
near in value, and its words say that it is the same: set off beside it, exact, counted, that
figure, the noun once more with "the". `_loose` says what is told loosely and how far that
reaches. Where a number as surely meant bears the loose one out, there is no claim about the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from verify import units
from verify.extract import Extraction
from verify.match import _lent, _loose, lexicon
from verify.match._set_off import CLOSE, MARKS, appended, in_bracket, stands_alone
from verify.match.evidence import Evidence
from verify.match.facts import stem
from verify.match.reading import NUMBER, Reading, reading
from verify.match.repeat._twice import TOP, Lines, Placed, contrasted, timed_apart
from verify.match.repeat.counts import head
from verify.match.slip import significant
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import AMOUNTS, Bound, Hedge, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "hedged"
OPTIONS = ("threshold", "certain")
SLOTS = ("loose", "precise")
AHEAD = 2  # sentences in which the exact figure follows
BESIDE = 6  # words before an exact figure that say what it is
BEHIND = 5  # words behind it that do
NEXT = 3  # words right before a figure told to be exact that may still set it apart
OPENING = 4  # words that open the sentence of its first number
MOST = 24  # numbers behind a loose one that are looked at
_NEAR = ((Decimal("0.09"), 5), (Decimal("0.15"), 3), (Decimal("0.3"), 1), (Decimal("0.65"), -2))
_ENDS = frozenset(", . ; : ) ( — – by on according to in".split())
_CLOSELY = f"near in value +{_NEAR[0][1]}"
ROUGHLY = 4  # times that "dozens" may be more than what is then counted
_SURELY = ("told to be exact", "in a bracket", "told loosely behind", "set off behind")
_COMING = frozenset(
    "making makes made together altogether totalling totaling totalled totaled totals arrived amounted amounts showed shows show "
    "stood stands recorded came reached".split()
)  # how a number is told that was reckoned or read off
_PART_OF = [NUMBER, "of", NUMBER, ",", "or"]
_APART = "another time or group"
_ALTOGETHER = (
    ["in", "all"],
    ["in", "total"],
    ["all", "told"],
    ["to", "be"],
    ["altogether", ","],
    ["in", "fact"],
)
_OPERATORS = frozenset("×÷*+")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    lines = Lines(text)
    for sentence in text.sentences:
        for number in sentence.quantities:
            quantity = _loose.told(sentence, number)
            if quantity is None:
                continue
            loose = lines.placed(sentence, number)._replace(quantity=quantity)
            near = list(_behind(text, lines, loose))[:MOST]
            if near and in_bracket(loose, near[0]):
                near = near[:1]  # it is told of this one; another that fits is told of others
            near += _ahead(lines, loose)
            weighed = [(other, _evidence(text, loose, other)) for other in near]
            borne = [e.weight for m, e in weighed if _bears_out(quantity, m.quantity)]
            most = max((e.weight for _, e in weighed), default=0)
            for other, evidence in weighed:
                fits = _bears_out(quantity, other.quantity)
                if fits and evidence.weight < most and _set_apart(evidence):
                    continue  # "found 523 ... the spring tally had been 471" of "nearly 500"
                if evidence.weight > 0 and (fits or evidence.weight > max(borne, default=0)):
                    yield from (_claim(rule, loose, other, evidence) for rule in rules)


def _set_apart(evidence: Evidence) -> bool:
    """Return whether a number is told of another time or group."""
    return any(reason.startswith(_APART) for reason in evidence.reasons)


def _behind(text: Reading, lines: Lines, loose: Placed) -> Iterator[Placed]:
    """Yield the exact numbers of the same sort that follow a loose one."""
    own = loose.sentence
    for sentence in text.sentences[own.index : own.index + AHEAD + 1 + (own.kind in TOP)]:
        if sentence.block != own.block and own.kind not in TOP:
            return
        for other in sentence.quantities:
            if other.span.start <= loose.quantity.span.end or not _is_exact(other):
                continue
            if _share(loose.quantity, other) is None or _reckoned_with(other):
                continue
            exact = lines.placed(sentence, other)
            if (
                loose.quantity.kind is Kind.RATIO
                or loose.quantity.kind is other.kind
                or _is_said_exact(exact)
            ):
                yield exact


def _ahead(lines: Lines, loose: Placed) -> Iterator[Placed]:
    """Yield the exact number that a loose one is set off behind: "611, or around 900"."""
    sentence = loose.sentence
    before = [q for q in sentence.quantities if q.span.end <= loose.quantity.span.start]
    for other in reversed(before):
        if not _is_exact(other) or _share(loose.quantity, other) is None:
            continue
        exact = lines.placed(sentence, other)
        bare = loose.quantity.kind is not other.kind
        if bare and (loose.quantity.kind is not Kind.NUMBER or not stands_alone(loose)):
            return
        if (bare or loose.quantity.unit == other.unit) and appended(loose, exact):
            yield exact
        return


def _is_exact(quantity: Quantity) -> bool:
    return (
        quantity.kind in AMOUNTS
        and bool(quantity.magnitude)
        and quantity.hedge is Hedge.NONE
        and quantity.bound is Bound.NONE
    )


def _reckoned_with(quantity: Quantity) -> bool:
    """Return whether a number is a term of a sum written out: "(15.74 × 1.1 = 17.3)"."""
    end = quantity.span.end
    return quantity.document.text[end : end + 3].lstrip()[:1] in _OPERATORS


def _share(loose: Quantity, exact: Quantity) -> Decimal | None:
    """Return by which share of itself a loose number is off, if the two are of one sort."""
    if not exact.magnitude or loose.magnitude == 0:
        return None  # nothing is a share of zero
    if loose.kind is Kind.RATIO and loose.magnitude and exact.unit == "percent":
        off = abs(exact.magnitude / 100 - loose.magnitude) / loose.magnitude
        return off if off <= _NEAR[-1][0] and significant(exact) > 1 else None
    bare = Kind.NUMBER in (loose.kind, exact.kind) and not (loose.counted or exact.counted)
    if loose.kind is not exact.kind and not bare:
        return None
    if loose.magnitude is None:  # "dozens": near where it is not far below
        low, high = loose.stated
        return _NEAR[1][0] if low <= ROUGHLY * exact.magnitude and exact.magnitude <= high else None
    value = exact.magnitude
    if loose.kind is exact.kind and loose.unit != exact.unit:
        found = units.convert(Interval.exactly(value), exact.unit, loose.unit)
        if found is None or not _is_power(found.low / value):
            return None  # "14 miles (26.5 km)" is a conversion
        value = found.low
    if significant(exact) <= significant(loose) and not _in_all(loose, exact):
        return None
    off = abs(value - loose.magnitude) / abs(loose.magnitude)
    return off if off <= _NEAR[-1][0] else None


def _in_all(loose: Quantity, exact: Quantity) -> bool:
    """Return whether a number is told as all of those that a bound was told of: "up to 12, 15 in all"."""
    if loose.bound is Bound.NONE or exact.span.start < loose.span.end:
        return False
    text, end = exact.document.text, exact.span.end
    return text[end : end + 20].lower().replace(",", " ,").split()[:2] in _ALTOGETHER


def _is_power(factor: Decimal) -> bool:
    """Return whether two units are a power of ten apart: gigawatts, megawatts."""
    return factor.normalize().as_tuple().digits == (1,)


def _bears_out(loose: Quantity, exact: Quantity) -> bool:
    """Return whether a number is what a loose one says."""
    if Kind.NUMBER in (loose.kind, exact.kind):
        return exact.interval.meets(loose.interval)
    found = units.convert(exact.interval, exact.unit, loose.unit)
    return found is not None and found.meets(loose.interval)


def _evidence(text: Reading, loose: Placed, exact: Placed) -> Evidence:
    """Count what says that two numbers are one figure."""
    evidence = Evidence()
    share = _share(loose.quantity, exact.quantity)
    assert share is not None
    evidence.add("near in value", next(worth for limit, worth in _NEAR if share <= limit))
    if loose.quantity.kind is not exact.quantity.kind and Kind.NUMBER in (
        loose.quantity.kind,
        exact.quantity.kind,
    ):
        evidence.add("without a unit", -2)
    words = exact.sentence.words
    beside = _near(exact)
    said = exact.quantity.document.text[: exact.quantity.span.start][-10:].lower().split()[-1:]
    if {*said, *beside} & lexicon.words("exact_word"):
        evidence.add("told to be exact", 10)
    elif beside & lexicon.words("count_word"):
        evidence.add("told to be counted", 8)
    elif _COMING & {*_clause(exact.before(BESIDE)[::-1])[:NEXT], *_clause(exact.behind(2))}:
        evidence.add("told to come to so much", 3)
    if exact.before(1) == ["at"] and _FIGURE & set(exact.before(3)):
        evidence.add("'put the number at'", 2)
    if loose.quantity.kind is Kind.RATIO and exact.before(BESIDE)[-5:] == _PART_OF:
        evidence.add("reckoned beside it", 8)
    if exact.sentence is not loose.sentence:
        if words[0:1] in (["that"], ["this"], ["the"]) and words[1:2] and words[1] in _FIGURE:
            evidence.add("'that figure'", 8)
        _definite(evidence, exact)
    else:
        _beside(evidence, loose, exact)
    _nouns(evidence, text, loose, exact)
    if loose.sentence.kind in TOP and exact.sentence.kind not in TOP:
        evidence.add("a headline and the text beneath", 6)
    _barred(evidence, loose, exact, told=any(r.startswith(_SURELY) for r in evidence.reasons))
    return evidence


def _near(exact: Placed) -> set[str]:
    """Return the words that may say of a number that it is the exact one."""
    found = {*exact.before(BESIDE), *exact.behind(BEHIND)}
    if exact.quantity is next(q for q in exact.sentence.quantities if q.kind in AMOUNTS):
        found.update(exact.sentence.words[:OPENING])  # "The exact figure for the year was ..."
    return found


def _is_said_exact(exact: Placed) -> bool:
    """Return whether a bare number is told to be the exact one: "the precise share, 38.7"."""
    if exact.quantity.kind is not Kind.NUMBER:
        return False
    return exact.before(1) == ["("] or not lexicon.words("exact_word").isdisjoint(_near(exact))


def _beside(evidence: Evidence, loose: Placed, exact: Placed) -> None:
    """Count whether one figure is set off behind the other: "just over 80% full, at 77%"."""
    if exact.place < loose.place:
        evidence.add("told loosely behind it", 12)
        return
    between = exact.sentence.words[loose.place + 1 : exact.place]
    while between and between[-1] in ("at", "or", "with", "namely"):
        between.pop()
    ends = not exact.behind(1) or exact.behind(1)[0] in _ENDS
    if in_bracket(loose, exact):
        evidence.add("in a bracket behind it", 8)
    elif _listed(loose, exact) or exact.behind(2)[1:] == [NUMBER]:
        return  # one of a list: "less than 80: 84, 91 and 82"
    elif (
        loose.quantity.unit != exact.quantity.unit
        and loose.quantity.kind is exact.quantity.kind
        and loose.quantity.kind is not Kind.NUMBER
    ):
        return  # "1.82 TB, or 1,863 GB" is a conversion
    elif ends and between and between[-1] in MARKS and len(between) <= CLOSE:
        evidence.add("set off behind it", 7)


def _listed(loose: Placed, exact: Placed) -> bool:
    """Return whether a number of their sort stands between two of one sentence."""
    return any(
        loose.quantity.span.end <= q.span.start < exact.quantity.span.start
        and (q.kind is exact.quantity.kind or _share(loose.quantity, q) is not None)
        for q in exact.sentence.quantities
    )


def _definite(evidence: Evidence, exact: Placed) -> None:
    """Count a "the" before the exact figure, unless a clause picks some out of them."""
    if not exact.before(1) or exact.before(1)[0] not in ("the", "those", "these", "all"):
        return
    if {"who", "that", "which", "whose", "with", "from"} & set(exact.behind(4)):
        evidence.add("some of them", -10)
        return
    evidence.add("'the'", 4)
    if exact.before(2)[0] == "of" and lexicon.words("counted_word") & set(exact.behind(4)):
        evidence.add("all that came in", 6)


def _nouns(evidence: Evidence, text: Reading, loose: Placed, exact: Placed) -> None:
    """Count whether the same is counted or measured."""
    if loose.quantity.kind is not Kind.NUMBER:
        if loose.quantity.measure and loose.quantity.measure == exact.quantity.measure:
            evidence.add("the same measure", 4)
        return
    one, other = (head(text, m.sentence.index, m.quantity) for m in (loose, exact))
    if one and one == other:
        evidence.add("the same noun", 4)
    elif one and other:
        groups = _people()
        both = one in groups and other in groups
        evidence.add("people" if both else "another noun", 3 if both else -3)


def _barred(evidence: Evidence, loose: Placed, exact: Placed, *, told: bool) -> None:
    """Count the words that set one number apart; few do where it is `told` to be the exact one."""
    ahead = _clause(exact.before(BESIDE)[::-1])
    near = {*ahead, *(set(_clause(exact.behind(BEHIND))) - _OF_ITS_OWN)}
    if exact.sentence is loose.sentence and exact.place < loose.place:
        near = set()  # what is said of one is said of the other
    elif told:
        near = {*ahead[:NEXT]} - _THEM
    elif loose.sentence is exact.sentence:
        between = exact.sentence.words[loose.place + 1 : exact.place]
        marks = [at for at, word in enumerate(between) if word in (":", ";")]
        near |= set(between[marks[-1] if marks else 0 :]) - _PARTICLES
    word = next(iter(sorted(lexicon.words("not_the_same") & near)), "")
    if word:
        evidence.add(f"'{word}'", -20)
    if exact.sentence.phrase_of("corrected") or exact.sentence.phrase_of("plan"):
        evidence.add("a plan or a correction", -20)
    if not told and (_timed_apart(loose, exact) or contrasted(loose, exact)):
        close = any(r.startswith(_CLOSELY) for r in evidence.reasons)
        counted = any(r.startswith("told to be counted") for r in evidence.reasons)
        evidence.add(_APART, -4 if close and counted else -20)


def _timed_apart(loose: Placed, exact: Placed) -> bool:
    """Return whether two numbers are of different times; "over three days" is no other time."""
    period = exact.quantity.period
    if loose.sentence is exact.sentence and period and period.grain == "span" and not period.first:
        return False
    return timed_apart(loose, exact)


def _clause(words: Sequence[str]) -> list[str]:
    """Return words up to the first mark, without "last night"."""
    end = next((at for at, w in enumerate(words) if w in MARKS or w in (")", ".")), len(words))
    night = "night" in words[:end]
    return [w for w in words[:end] if not (night and w == "last")]


def _claim(rule: Rule, loose: Placed, exact: Placed, evidence: Evidence) -> Claim:
    """Return the claim that two numbers are one figure."""
    one, other = _lent.either(loose.quantity, exact.quantity, _lent.in_unit)
    return Claim(
        rule,
        {"loose": one, "precise": other},
        certain=evidence.weight >= int(rule.match.get("certain", 16)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": int(rule.match.get("threshold", 12)),
            "judged": "precise",
            "apart": "told twice",
            "farthest": 3,
        },
    )


@cache
def _people() -> frozenset[str]:
    """Return the stems of nouns of people and of what they come in."""
    return frozenset(map(stem, lexicon.words("people") | lexicon.words("collective") | {"person"}))


_OF_ITS_OWN = frozenset("from than against compared versus up down before earlier between".split())
_PARTICLES = frozenset(
    ["of", "up", "down"]
)  # "signed up": only right before a number they say more
_THEM = frozenset(["them", "whom"])  # "a quarter of them (23%)" are those
_FIGURE = frozenset("figure number total count sum amount tally".split())
