"""Scale words: two numbers that imply a third, whatever million or billion it is given in.

In: rules of this kind and an extraction. Out: claims with the slots `first`, `second`
and `result`, where the words say that the first two make the third: so many at so much
each ("180 vans at $40,000 each, or $7.2 billion"), or a share of a whole ("42 per cent
of the £60 million"). The law looks at powers of ten alone, so the wording may be looser
here than where a wrong digit is to be found.

    form: product             product: a count and an amount for each; share: part of
                              whole; part: some "of it"
    reach: 1                  sentences of the paragraph looked back over
    threshold: 20             weight from which a slip is believed
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from verify import units
from verify.extract import Extraction
from verify.match import cues
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, reading
from verify.model.claim import Claim
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "scale"
OPTIONS = ("form", "reach", "threshold", "certain", "blockers")
SLOTS = ("first", "second", "result")
MOST = 14  # numbers of a window that are tried with each other
_AMOUNTS = frozenset({Kind.MONEY, Kind.PHYSICAL})
_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_EACH = frozenset(["each", "apiece", "average", "mean", "typical", "typically", "per", "every"])
_LEADS = frozenset(
    "comes come came means giving gives gave making makes making for of total totals totalling "
    "totaling about roughly or so thus therefore outlay cost costs costing worth raise raises "
    "raising raised bringing brings brought netting writes earns earning adds adding wants capacity altogether implies".split()
)
_TIMES = frozenset(["", "hour", "day", "week", "month", "year"])
_FURTHER = frozenset(["further", "another", "additional"])
_PAID = frozenset(
    "pay pays paid charge charges charged cost costs spend spends spent earn earns fetch fetches give gives".split()
)
_OUTLAYS = frozenset(
    "cost costs bill outlay budget price tab total programme program scheme package giveaway fund pot".split()
)
_IT = frozenset(["it", "that", "this", "which"])
_NAMED = frozenset(["year", "week", "month", "time", "kind", "sort", "type"])
_NEAR = 12  # words between a share and its part
_SHARE_CUES = frozenset("of or equal share rate ( just almost about at".split())
_OF_ALL = (["of", "the", "whole"], ["of", "the", "total"], ["of", "the", "lot"])


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    pools: dict[tuple[int, int], list[Mention]] = {}
    spoken = [
        sentence
        for sentence in text.sentences
        if any(_amount(q) or q.kind in _SHARES for q in sentence.quantities)
    ]
    for rule in rules:
        form = _FORMS[str(rule.match.get("form", "product"))]
        reach = int(rule.match.get("reach", 1))
        for sentence in spoken:
            pool = pools.get((sentence.index, reach))
            if pool is None:
                pool = pools[sentence.index, reach] = _pool(text, found, sentence.index, reach)
            for evidence, trio in form(pool, sentence.index):
                blockers = rule.match.get("blockers", ())
                blocked(evidence, blockers, {m.sentence.index: m.sentence for m in trio}.values())
                if evidence.weight > 0:
                    yield _claim(rule, evidence, trio)


def _pool(text: Reading, found: dict[Span, Mention], index: int, reach: int) -> list[Mention]:
    """Return the numbers that may take part, up to the end of one sentence."""
    window = text.window(text.sentences[index], reach)
    pool = [found[q.span] for s in window for q in s.quantities]
    return [m for m in pool if m.quantity.magnitude and m.quantity.magnitude > 0][-MOST:]


def _amount(quantity: Quantity) -> bool:
    return quantity.kind in _AMOUNTS


Trio = tuple[Mention, Mention, Mention]


def _products(pool: Sequence[Mention], index: int) -> Iterator[tuple[Evidence, Trio]]:
    """Return a count, an amount for each, and an amount for all, the last in the sentence."""
    amounts = [m for m in pool if _amount(m.quantity)]
    counts = [m for m in pool if _counts(m)]
    for one in amounts:
        cue = _each(one, counts)
        if not cue:
            continue
        for total in amounts:
            if total is one or not _one_dimension(one.quantity, total.quantity):
                continue
            for count in counts:
                trio = (count, one, total)
                if max(m.sentence.index for m in trio) != index:
                    continue
                evidence = Evidence()
                evidence.add("for each", cue)
                _apart(evidence, trio)
                _between(evidence, trio, pool)
                evidence.add("the result", 3 if _leads(total) or _leads(one) else 0)
                yield evidence, trio


def _counts(mention: Mention) -> bool:
    """Return whether a number counts several things."""
    quantity = mention.quantity
    if quantity.kind is not Kind.NUMBER or quantity.unit or quantity.bound is not Bound.NONE:
        return False
    return (quantity.magnitude or 0) >= 2


def _each(mention: Mention, counts: Sequence[Mention]) -> int:
    """Return how plainly an amount is said to be for each of several."""
    words, place = mention.sentence.words, mention.place
    before, behind = words[max(0, place - 6) : place], words[place + 1 : place + 4]
    if _EACH & {*before, *behind[:2]} or behind[:1] in (["a"], ["an"]):
        return 10
    for count in counts:
        ahead = count.sentence.words[max(0, count.place - 3) : count.place]
        if count.sentence is mention.sentence and ahead[:2] == ["each", "of"]:
            return 10  # "each of the 85,000 gets $60"
        joint = words[count.place + 1 : place]
        if words[place - 1] in _PAID and behind[:1] in (["to"], ["for"]):
            return 8  # "drivers pay $4 to cross"
        if count.sentence is mention.sentence and joint[-1:] in (["of"], ["at"]) and len(joint) < 5:
            return 10
    return 0


def _leads(mention: Mention) -> bool:
    """Return whether the words before a number say that it is what others come to."""
    words, place = mention.sentence.words, mention.place
    return bool(_LEADS & set(words[max(0, place - 4) : place])) or (
        words[place + 1 : place + 2] != [] and words[place + 1] in _OUTLAYS
    )


def _shares(pool: Sequence[Mention], index: int) -> Iterator[tuple[Evidence, Trio]]:
    """Return a share, its whole and its part: the share beside the part or the whole."""
    for share in pool:
        if share.quantity.kind not in _SHARES or not _is_share(share.quantity):
            continue
        for part in pool:
            if part.sentence is not share.sentence or not _measures(part.quantity):
                continue
            for whole in pool:
                if whole is part or not _same_sort(part.quantity, whole.quantity):
                    continue
                trio = (share, whole, part)
                if max(m.sentence.index for m in trio) != index:
                    continue
                evidence = Evidence()
                evidence.add("a share", _beside(share, part, whole, pool))
                _apart(evidence, trio)
                _between(evidence, trio, pool)
                yield evidence, trio


def _parts(pool: Sequence[Mention], index: int) -> Iterator[tuple[Evidence, Trio]]:
    """Return an amount "of it", with the amount last named: the third slot repeats the whole."""
    amounts = [m for m in pool if _amount(m.quantity)]
    for whole, some, part in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if part.sentence.index != index or not _of_it(some) or not _another(part):
            continue
        if _one_dimension(part.quantity, whole.quantity):
            evidence = Evidence()
            evidence.add("a further part of it", 14)
            _apart(evidence, (whole, whole, part))
            yield evidence, (whole, whole, part)
    for whole, part in pairwise(amounts):
        if part.sentence.index != index or not _of_it(part):
            continue
        if not _one_dimension(part.quantity, whole.quantity):
            continue
        evidence = Evidence()
        evidence.add("of it", 14)
        _apart(evidence, (whole, whole, part))
        yield evidence, (whole, whole, part)


def _of_it(part: Mention) -> bool:
    """Return whether an amount is some "of it"."""
    behind = part.sentence.words[part.place + 1 : part.place + 4]
    if behind[:1] != ["of"] or len(behind) < 2 or behind[1] not in _IT:
        return False
    return len(behind) < 3 or behind[2] not in _NAMED


def _another(part: Mention) -> bool:
    """Return whether an amount is one more part: "a further £6 million"."""
    before = part.sentence.words[max(0, part.place - 2) : part.place]
    return bool(_FURTHER & set(before))


def _is_share(quantity: Quantity) -> bool:
    value = quantity.magnitude or Decimal(0)
    return 0 < value < (100 if quantity.unit == "percent" else 1)


def _measures(quantity: Quantity) -> bool:
    return _amount(quantity) or (quantity.kind is Kind.NUMBER and (quantity.magnitude or 0) > 999)


def _same_sort(part: Quantity, whole: Quantity) -> bool:
    if not _measures(whole) or part.kind is not whole.kind:
        return False
    if part.counted and whole.counted and part.counted != whole.counted:
        return False  # visits are no share of sites
    if part.unit == whole.unit:
        return True
    timed = all(q.unit.partition("/")[2] in _TIMES for q in (part, whole))
    return timed and _amount(part) and _one_dimension(part, whole)  # a price per kg is no whole


def _parted(share: Mention, other: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether a number stands between two, other than the share in words: "half (48%)"."""
    low, high = sorted((share.place, other.place))
    return any(
        m.sentence is share.sentence and low < m.place < high and m.quantity.kind is not Kind.RATIO
        for m in pool
    )


def _beside(share: Mention, part: Mention, whole: Mention, pool: Sequence[Mention]) -> int:
    """Return how plainly a share is said to be that of a part, or of a whole."""
    words = share.sentence.words
    near = 0
    for other in (part, whole):
        if other.sentence is not share.sentence:
            continue
        low, high = sorted((share.place, other.place))
        joint = words[low + 1 : high]
        if len(joint) <= _NEAR and not {".", ";"} & set(joint) and not _parted(share, other, pool):
            near = 6
    around = {*words[max(0, share.place - 3) : share.place], *words[share.place + 1 :][:2]}
    if near and _SHARE_CUES & around and not cues.best(share.roles, cues.MOVED):
        near += 6
    if near and words[share.place + 1 : share.place + 4] in _OF_ALL:
        near += 6
    return near


def _one_dimension(one: Quantity, other: Quantity) -> bool:
    """Return whether two amounts are of one sort; of a rate, what stands above the line."""
    top, bottom = one.unit.split("/")[0], other.unit.split("/")[0]
    return top == bottom or units.compatible(top, bottom)


def _apart(evidence: Evidence, trio: Trio) -> None:
    places = [m.sentence.index for m in trio]
    apart = max(places) - min(places)
    evidence.add("sentences apart" if apart else "one sentence", -2 * apart if apart else 4)


def _between(evidence: Evidence, trio: Trio, pool: Sequence[Mention]) -> None:
    """Count numbers of the same sorts that stand among the three."""
    low, high = min(m.order for m in trio), max(m.order for m in trio)
    others = [
        m
        for m in pool
        if m not in trio and low < m.order < high and any(_one_sort(m, own) for own in trio)
    ]
    evidence.add("others between" if others else "nothing between", -2 * len(others) or 4)


def _one_sort(one: Mention, other: Mention) -> bool:
    """Return whether two numbers are of one kind and unit, and count no different things."""
    first, second = one.quantity, other.quantity
    if (first.kind, first.unit) != (second.kind, second.unit):
        return False
    return not first.counted or not second.counted or first.counted == second.counted


_FORMS = {"product": _products, "share": _shares, "part": _parts}


def _claim(rule: Rule, evidence: Evidence, trio: Trio) -> Claim:
    first, second, result = (m.quantity for m in trio)
    judged = max((second, result), key=lambda q: q.span.start)
    if rule.match.get("form") in ("share", "part"):
        judged = result
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        "first": first,
        "second": second,
        "result": result,
    }
    return Claim(
        rule,
        slots,
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": int(rule.match.get("threshold", 20)),
            "judged": "result" if judged is result else "second",
            **({"shared": True} if rule.match.get("form") == "part" else {}),
        },
    )
