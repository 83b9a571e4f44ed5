"""Means of totals: a number called a mean, and the total and the count that it comes from.

In: rules of this kind and an extraction. Out: claims `mean = total / number`. The total is a
number of the mean's sort and greater, the number counts things; both stand before the mean, in
its paragraph. No unit ties the three ("437 points in 19 games, an average of 25.3"), so the rest
must: that no other pair comes near the mean, what the mean is said to be of, where the two stand.

    threshold: 20             weight from which a misfit is believed
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from verify import units
from verify.extract import Extraction
from verify.match import _clauses, _lent, cues, means
from verify.match._mean_said import Said, of_others, said, scored
from verify.match._nouns import noun_root
from verify.match._product_numbers import akin
from verify.match._product_setting import lasts
from verify.match.alike import measure, plain
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, reading
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import CONVERTIBLE, Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "divided"
OPTIONS = ("threshold", "certain", "blockers")
SLOTS = ("mean", "total", "number")
_BACK = 2  # sentences before a mean in which its total may stand
_NEAR = math.log(1.9)  # by which a pair may miss a mean and still come near it
_CLOSE = math.log(1.35)
_MOST = 12  # numbers looked back over
_FAR = 8  # words between a mean and its number
_JOINED = 14  # words between a total and its number
_KINDS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PHYSICAL, Kind.DURATION})
_COUNTS = frozenset({Kind.NUMBER, Kind.DURATION})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SCORED = 30  # fewer points are points of a percentage as often as of a game
_MEANS = frozenset(["average", "mean", "typical", "averaged", "averaging", "averages"])
_TIMES = frozenset("daily weekly monthly yearly annual hourly nightly quarterly".split())
_LINKS = frozenset(
    "so thus therefore hence making makes made meaning means giving gives putting puts works worked that is"
    " equal equals amounts yielding yields equivalent namely or i.e.".split()
)
_DURING = frozenset(["in", "over", "during", "on", "across", "throughout", "within"])
_OVER = frozenset(["for", "over", "across", "among", "on", "from"])
_OTHERS = frozenset(
    "without excluding except apart besides leaving other others another further including include includes"
    " elsewhere compared against than".split()
)
_EMPTY = frozenset(
    "figure value number size score total overall price cost amount sum result".split()
)
_PER = frozenset(["a", "an", "per", "each", "every", "to", "for"])
_HEADS = frozenset(
    "head person capita piece time one man each apiece year month week day hour".split()
)
_NO_PART = ("mean", "each", "range.low", "range.high")
_CHANGED = ("change.up", "change.down")
_SURE = 7


class _Pair(NamedTuple):
    """A total and a number, and by what their quotient misses the mean."""

    total: Mention
    number: Mention
    off: float


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found: Mapping[Span, Mention] | None = None
    for sentence in text.sentences:
        if not sentence.quantities or _MEANS.isdisjoint(sentence.vocabulary):
            continue
        found = found or mentions(text)
        for quantity in sentence.quantities:
            mention = found[quantity.span]
            mean = _mean(mention)
            if mean is None or of_others(mention, mean):
                continue
            pairs = list(_pairs(mention, _before(text, mention, found)))
            fits = [p for p in pairs if _fits(mention, p)]
            pairs = fits or [p for p in pairs if _order(p) < mention.order]  # what fits explains it
            for pair in pairs:
                for rule in rules:
                    yield from _claim(rule, mention, mean, pair, pairs)


def _order(pair: _Pair) -> tuple[int, int]:
    """Return where the last number of a pair stands."""
    return max(pair.total.order, pair.number.order)


def _mean(mention: Mention) -> Said | None:
    """Return what calls a number the mean of so much among so many, or None."""
    quantity = mention.quantity
    if quantity.kind not in _KINDS or not quantity.magnitude or quantity.magnitude <= 0:
        return None
    if quantity.bound is not Bound.NONE or "/" in quantity.unit:
        return None
    found = said(mention)
    if found is None:
        words, place = mention.sentence.words, mention.place
        near = words[max(0, place - 6) : place]
        if words[place + 1 : place + 4] in (["for", "the", "average"], ["for", "the", "typical"]):
            return Said(False, _SURE, place + 3, False)
        if "typical" not in near or NUMBER in near[near.index("typical") :]:
            return None
        found = Said(False, _SURE, place - len(near) + near.index("typical"), False)
    if found.median or found.elsewhen or found.weight < _SURE:
        return None
    if mention.place - found.at > _FAR:
        return None
    own = mention.sentence.words[max(0, found.at - 2) : mention.place]
    return None if _TIMES & set(own) or means.OTHERS & set(own) else found


def _before(text: Reading, mention: Mention, found: Mapping[Span, Mention]) -> list[Mention]:
    """Return the numbers before a mean that may be its total or its number."""
    near = text.around(mention.sentence, mention.quantity, _BACK, 0)
    at = next(n for n, q in enumerate(near) if q.span == mention.quantity.span)
    own = [found[q.span] for q in (*near[max(0, at - _MOST) : at], *near[at + 1 : at + 3])]
    return [m for m in map(_meant, own) if _may_count(m)]


def _meant(mention: Mention) -> Mention:
    """Return a number as it counts: points that somebody scored, and "over eight evenings"."""
    quantity = mention.quantity
    if quantity.bound is Bound.MORE_THAN and quantity.kind is Kind.NUMBER and quantity.lead:
        lead = quantity.document.text[slice(*quantity.lead)].strip().lower()
        if lead == "over" and quantity.magnitude is not None and quantity.magnitude < _SCORED:
            return mention._replace(quantity=plain(quantity)._replace(bound=Bound.NONE))
    return scored(mention) if (quantity.magnitude or 0) >= _SCORED else mention


def _may_count(mention: Mention) -> bool:
    """Return whether a number may be a total or the number of things."""
    quantity = mention.quantity
    if quantity.kind not in _KINDS or not quantity.magnitude or quantity.magnitude <= 1:
        return False
    if quantity.kind is Kind.NUMBER and not quantity.counted and _YEAR.fullmatch(quantity.surface):
        return False
    if "/" in quantity.unit or not quantity.interval.finite:
        return False
    before = mention.sentence.words[max(0, mention.place - 2) : mention.place]
    if before[:1] == ["each"]:
        return False  # "scored each of 8 loaves"
    return cues.best(mention.roles, _NO_PART) <= _SURE


def _pairs(mean: Mention, pool: Sequence[Mention]) -> Iterator[_Pair]:
    """Yield the totals and numbers whose quotient comes near a mean."""
    for total in pool:
        own = _as(mean.quantity, total.quantity)
        size = _size(own)
        if measure(own) != measure(total.quantity) or _size(total.quantity) <= size:
            continue
        for number in pool:
            if number is total or not _things(number, total):
                continue
            off = math.log(size * float(number.quantity.magnitude or 1) / _size(total.quantity))
            if abs(off) <= _NEAR:
                yield _Pair(total, number, off)


def _as(mean: Quantity, total: Quantity) -> Quantity:
    """Return a bare mean in the unit of its total: "171 years, an average of nine and a half each"."""
    bare = mean.kind is Kind.NUMBER and not mean.counted and total.kind is not Kind.NUMBER
    if not bare or total.kind is Kind.MONEY:
        return mean
    return _lent.in_unit(mean, total)


def _things(number: Mention, total: Mention) -> bool:
    """Return whether a number counts things, and other things than a total."""
    own, other = number.quantity, total.quantity
    value = own.magnitude
    if own.kind not in _COUNTS or value is None or value != value.to_integral_value():
        return False
    if own.kind is Kind.DURATION and (other.kind is Kind.DURATION or not _span(number)):
        return False
    if other.kind is not Kind.NUMBER:
        return True
    return value < (other.magnitude or 0) and not _one_noun(own, other)


def _span(number: Mention) -> bool:
    """Return whether a duration counts the times that something went on: "over eight evenings"."""
    before = number.sentence.words[max(0, number.place - 3) : number.place]
    return bool(_DURING & set(before)) and lasts(number)


def _one_noun(one: Quantity, other: Quantity) -> bool:
    return (
        bool(one.counted)
        and bool(other.counted)
        and akin(noun_root(one.counted), noun_root(other.counted))
    )


def _size(quantity: Quantity) -> float:
    size = float(quantity.magnitude or 0)
    return size * float(units.factor(quantity.unit)) if quantity.kind in CONVERTIBLE else size


def _fits(mean: Mention, pair: _Pair) -> bool:
    """Return whether a pair gives a mean, as it is rounded."""
    own = float(mean.quantity.magnitude or 1)
    width = float(mean.quantity.interval.width) / 2 or 0.5
    total = pair.total.quantity
    rounding = float(total.charitable.width) / 2 / float(total.magnitude or 1)
    return abs(pair.off) <= width / own + rounding + 0.002


def _claim(
    rule: Rule, mention: Mention, mean: Said, pair: _Pair, pairs: Sequence[_Pair]
) -> Iterator[Claim]:
    evidence = Evidence()
    evidence.add("mean", mean.weight)
    _weigh_pair(evidence, mention, pair, pairs)
    _weigh_mean(evidence, mention, mean, pair)
    sentences = {m.sentence.index: m.sentence for m in (mention, pair.total, pair.number)}
    blocked(evidence, rule.match.get("blockers", ()), sentences.values())
    if evidence.weight <= 0:
        return
    total, number = pair.total.quantity, pair.number.quantity
    if number.unit:
        number = plain(number)._replace(unit="", kind=Kind.NUMBER)
    yield Claim(
        rule,
        {"mean": _around(mention.quantity), "total": total, "number": number},
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": int(rule.match.get("threshold", 20)),
            "judged": "mean",
        },
    )


def _around(quantity: Quantity) -> Quantity:
    """Return a mean that is a whole number as rounded to one: it is no count."""
    if quantity.kind is not Kind.NUMBER or quantity.interval.width or quantity.magnitude is None:
        return quantity
    near = Interval.around(quantity.magnitude, 0)
    return quantity._replace(interval=near, charitable=near)


def _weigh_pair(evidence: Evidence, mean: Mention, pair: _Pair, pairs: Sequence[_Pair]) -> None:
    """Count how a total and a number stand to each other and to the mean."""
    one, other = sorted((pair.total, pair.number), key=lambda m: m.order)
    if one.sentence is other.sentence:
        near = other.place - one.place <= _JOINED
        evidence.add("side by side" if near else "one sentence", 6 if near else 4)
    back = mean.sentence.index - other.sentence.index
    evidence.add("the same sentence" if not back else "sentences back", 5 if not back else 4 - back)
    rivals = [p for p in pairs if p is not pair]
    evidence.add(
        "the only pair" if not rivals else "other pairs", 6 if not rivals else -4 * len(rivals)
    )
    if abs(pair.off) > _CLOSE:
        evidence.add("far off", -6)
    if cues.best(pair.total.roles, _CHANGED) > _SURE:
        evidence.add("the total a change", -10)
    if _aside(pair.total) or _aside(pair.number):
        evidence.add("told aside", -12)


def _aside(mention: Mention) -> bool:
    """Return whether a number is told beside others: "another 40", "including £270,000"."""
    words, place = mention.sentence.words, mention.place
    return bool(_OTHERS & set(words[max(0, place - 3) : place]))


def _weigh_mean(evidence: Evidence, mention: Mention, mean: Said, pair: _Pair) -> None:
    """Count what a mean is said to be of, and what it is a number of."""
    words = mention.sentence.words
    start = min(mean.at, mention.place)
    lead = words[max(0, start - 6) : start]
    linked = (
        bool(_LINKS & set(lead))
        or lead[-2:] in (["with", "an"], [",", "an"], [",", "a"], [",", "on"])
        or lead[-1:] == [","]
    )
    evidence.add("so", 4 if linked else 0)
    told = _of_what(mention, mean)
    known = [noun_root(w) for w in _nouns(pair.number)]
    if told:
        named = any(akin(t, k) for t in told for k in known)
        evidence.add(
            "of those" if named else "of something else", 8 if named else 0 if linked else -5
        )
    behind = words[mention.place + 1 : mention.place + 3]
    own_number = behind[1:] == [NUMBER] and behind[0] in _OVER
    if own_number and pair.number.place != mention.place + 2:
        evidence.add("of a number of its own", -12)  # "an average of £284 for 96 head"
    one, other = mention.quantity, pair.total.quantity
    if one.kind is Kind.NUMBER:
        if one.counted and other.counted:
            same = akin(noun_root(one.counted), noun_root(other.counted))
            evidence.add("one noun" if same else "other nouns", 6 if same else -10)
    else:
        evidence.add("in its unit", 3)


def _of_what(mention: Mention, mean: Said) -> list[str]:
    """Return the stems of what a mean is said to be of: "the average class", "26 per school"."""
    words, place = mention.sentence.words, mention.place
    found: list[str] = []
    behind = words[place + 1 : place + 5]
    at = next((n for n, w in enumerate(behind[:3]) if w in _PER), -1)
    if at >= 0 and behind[at + 1 : at + 2] and behind[at + 1].isalpha():
        noun = (
            behind[at + 1]
            if behind[at + 1] not in ("the", "each")
            else "".join(behind[at + 2 : at + 3])
        )
        if noun and noun not in _HEADS:
            found.append(noun_root(noun))
    if mean.at < place and words[mean.at] in ("average", "mean", "typical"):
        between = words[mean.at + 1 : place]
        if between[:1] and between[0].isalpha() and _clauses.is_content(between[0]):
            own = noun_root(between[0])
            if own != noun_root(mention.quantity.counted or "") and between[0] not in _EMPTY:
                found.append(own)
    return found


def _nouns(mention: Mention) -> list[str]:
    """Return the nouns that a number may count: what it counts, and the words behind it."""
    words, place = mention.sentence.words, mention.place
    found = [mention.quantity.counted] if mention.quantity.counted else []
    for word in words[place + 1 : place + 4]:
        if not word.isalpha():
            break
        found.append(word)
    return found
