"""Ranks: a place among several, and the values of all of them.

In: rules of this kind (`end: high` or `end: low`) and an extraction. Out: claims that
`value` takes its place beside the `others`: the greatest, the second least. The value
stands beside the words, or beside the name that they are said of; the others are the
values of its sort near it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match._members import RUN, YEAR, Member, members, proper, runs
from verify.match._orders import APART, Order, Placed, beside, only, pairs, since
from verify.match._peers import SURE, like, lists_of, of_a_relation, of_others, points, together
from verify.match._placing import HIGH, Placing
from verify.match._scaled import from_high, measures, timed
from verify.match._superlatives import hints, placings
from verify.match._whose import Target, whose
from verify.match.alike import plain
from verify.match.frame import mentions
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "rank"
OPTIONS = ("end", "threshold", "certain")
SLOTS = ("value", "others")
EARLIER = 14  # sentences of earlier paragraphs that may hold a list
BACK, AHEAD = 4, 2  # sentences of the paragraph before and behind a place that hold the values
FAR = 50  # a value this many times another is of something else: a gap beside a time
LIFE = 40  # years
FIFTH = Decimal("0.8"), Decimal("1.25")
_NEXT = frozenset("followed then ahead next trailed".split())
_PLANNED = frozenset(
    "will would could should might target forecast expected planned last ago".split()
)
_AHEAD_OF = frozenset(["above", "ahead", "behind", "below", "before", "after"])
_NEEDED = {"of": 2, "thus": 3}  # points of a peer, by how a group is named


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    near: list[Placed] = []
    pool: Sequence[Member]
    for sentence in text.sentences:
        alone = {"only", "than"} <= sentence.vocabulary
        if alone:
            pool = members(text.window(sentence, BACK), found)
            yield from _ordered(rules, only(sentence, pool))
        if hints().isdisjoint(sentence.vocabulary) and not _ordinals(sentence):
            continue
        near = [p for p in near if sentence.index - p.sentence.index <= APART]
        before = len(near)
        pool = []
        for placing in placings(sentence):
            pool = pool or members(text.window(sentence, BACK, AHEAD), found)
            if placing.scope == "since":
                pool = members(text.window(sentence, BACK, AHEAD), found, former=True)
            target = whose(sentence, placing, pool)
            if target is None and (wide := _earlier(text, sentence, placing)):
                pool = members([*wide, *text.window(sentence, BACK, AHEAD)], found, former=True)
                target = whose(sentence, placing, pool)
                target = target if target is not None and target.how == "name" else None
            if target is None:
                continue
            high = from_high(placing, target.member, pool)
            if not measures(placing, target.member, target.how, sentence):
                continue
            near.append(Placed(placing, target.member, sentence, high))
            claim = _placed(rules, placing, sentence, pool, target)
            if claim is not None:
                yield claim
        yield from _orders(rules, near, before, pool)


def _orders(
    rules: Sequence[Rule], near: Sequence[Placed], before: int, pool: Sequence[Member]
) -> Iterator[Claim]:
    """Yield the claims of which of two values goes before the other."""
    orders = list(pairs(near)) if len(near) > before else []
    for placed in near[before:]:
        orders += beside(placed, pool)
        if (order := since(placed, pool)) is not None:
            orders.append(order)
    yield from _ordered(rules, orders)


def _ordered(rules: Sequence[Rule], orders: Iterable[Order]) -> Iterator[Claim]:
    """Yield the claims of which value goes before some others."""
    for order in orders:
        rule = _of_end(rules, high=order.high)
        placing = Placing(order.place, HIGH, 0, 0, "any")
        claim = rule and _claim(
            rule, placing, order.member, order.others, order.weight, complete=order.place > 1
        )
        if claim:
            yield claim


def _of_end(rules: Sequence[Rule], *, high: bool) -> Rule | None:
    """Return the rule of one end."""
    return next((r for r in rules if (r.match.get("end") == "high") == high), None)


def _earlier(text: Reading, sentence: Sentence, placing: Placing) -> list[Sentence]:
    """Return the sentences of earlier paragraphs that list values by what a place is one by."""
    if placing.scope in ("place", "lead", "since"):
        return []
    own = frozenset(sentence.words[placing.end : placing.end + 3])
    own = frozenset(w.rstrip("s") for w in own if len(w) > 3 and w.isalpha())
    text_of, starts = sentence.document.text, sentence.starts
    names = {w for w, at in zip(sentence.words, starts, strict=False) if text_of[at].isupper()}
    found = [
        s
        for s in text.sentences[max(0, sentence.index - EARLIER) : sentence.index]
        if s.block != sentence.block
        and len(s.quantities) > 2
        and not names.isdisjoint(s.vocabulary)
        and any(w.rstrip("s") in own for w in s.vocabulary)
    ]
    return found[-1:]


def _ordinals(sentence: Sentence) -> bool:
    return any(q.kind is Kind.ORDINAL for q in sentence.quantities)


def _placed(
    rules: Sequence[Rule],
    placing: Placing,
    sentence: Sentence,
    pool: Sequence[Member],
    target: Target,
) -> Claim | None:
    """Return the claim that a value takes its place, or None."""
    high = from_high(placing, target.member, pool)
    rule = _of_end(rules, high=high)
    if rule is None or placing.scope == "since":
        return None
    if target.how == "name" and placing.measure == "pace" and not _paced(target.member, pool):
        return None
    others = _others(target, placing, sentence, pool)
    if target.how == "name" and target.member.mention.sentence is not sentence:
        others = [m for m in others if m.mention.sentence is not sentence]  # "Ash adds a £9 fee"
    group = _group(placing, target, others, pool)
    weight = target.weight + max(group, _by_peers(placing, target, others, pool, high=high))
    if group < 0:
        others = _surest(target, others, pool, high=high)
    complete = placing.size == len(others) + 1 or placing.scope == "thus"
    return _claim(rule, placing, target.member, others, weight, complete=complete)


def _paced(member: Member, pool: Sequence[Member]) -> bool:
    """Return whether a value is a time or a speed: of numbers of something none is quickest."""
    return bool(member.mention.quantity.unit) or member.sort == RUN or timed(pool)


def _others(
    target: Target, placing: Placing, sentence: Sentence, pool: Sequence[Member]
) -> list[Member]:
    """Return the values that a value is ranked among: its list, where that has the right length."""
    alikes = [m for m in pool if like(m, target.member) and not of_a_relation(m, target.member)]
    own = [m.mention for m in alikes]
    for run in runs(own):
        inside = target.member.mention in run
        if inside and (len(run) == placing.size or not target.member.mention.quantity.unit):
            alikes = [m for m in alikes if m.mention in run]
            break
    if target.member.mention.quantity.exponent in range(-9, 0):  # "at five parks": no value of one
        alikes = [m for m in alikes if not m.mention.quantity.counted]
    size = abs(target.member.value)
    alikes = [m for m in alikes if not of_others(m, target.member, placing, sentence)]
    others = [
        m for m in alikes if m is not target.member and size / FAR <= abs(m.value) <= size * FAR
    ]
    others = _without_sum(target.member, others, placing.size)
    if placing.size is None:
        others = [m for m in others if not together(m)]
    if target.how == "again":
        others = [m for m in others if m.value != target.member.value]
    if placing.scope in ("", "lead", "place"):
        here = [m for m in others if m.mention.sentence is target.member.mention.sentence]
        if len(here) > 1 or (placing.scope == "place" and not _above(target, others)):
            return here
    return others


def _above(target: Target, others: Sequence[Member]) -> bool:
    """Return whether the next sentence goes on with those ahead or behind."""
    sentences = {m.mention.sentence.index: m.mention.sentence for m in others}
    following = sentences.get(target.member.mention.sentence.index + 1)
    return following is not None and following.words[0] in _AHEAD_OF


def _group(
    placing: Placing, target: Target, others: Sequence[Member], pool: Sequence[Member]
) -> int:
    """Return what the number of values, and how they stand, says of the group."""
    count = len(others) + 1
    named = sum(bool(m.names) for m in others)
    if placing.scope == "thus":
        return 9 if count >= 3 else -10
    if placing.size is not None:
        if placing.size == count:
            return 14
        return 10 if 3 <= count < placing.size else -10
    if placing.own and placing.measure == "good":
        return -10  # "her best at this level"
    if placing.scope in ("all", "any"):
        return 10 if count >= 3 else -10
    if target.how == "again" and count >= 3 and _of_list(target.member, others):
        return 9
    if (placing.own and target.how == "name") or count < 3 or named < len(others):
        return -10
    if _announced(target.member, others, pool):
        return 12
    if target.how != "name" and _followed(target.member, others):
        return 9
    here = all(m.mention.sentence is target.member.mention.sentence for m in others)
    return 9 if (here or placing.scope == "place") and _listed(target.member, others) else -10


def _by_peers(
    placing: Placing,
    target: Target,
    others: Sequence[Member],
    pool: Sequence[Member],
    *,
    high: bool,
) -> int:
    """Return how surely the values that go before one are of its group."""
    value = target.member.value
    lists = lists_of(pool, target.member.sort)
    beating = [
        points(target.member, m, lists, told=target.how != "name")
        for m in others
        if (m.value > value if high else m.value < value)
    ]
    beating.sort(reverse=True)
    if _nearly(placing, target, others, lists, high=high):
        return 9
    if placing.own or len(beating) < placing.place:
        return -10
    needed = _NEEDED.get(placing.scope, SURE)
    surely = sum(points(target.member, m, lists, told=target.how != "name") > 1 for m in others)
    if placing.size is not None and surely + 1 > placing.size:
        needed = SURE + 2  # more values than there are of the group
    return 9 if beating[placing.place - 1] >= needed else -10


def _surest(
    target: Target, others: Sequence[Member], pool: Sequence[Member], *, high: bool
) -> list[Member]:
    """Return the values without those that go before one and are much less surely of its group."""
    value, lists = target.member.value, lists_of(pool, target.member.sort)
    sure = {
        m.mention.order: points(target.member, m, lists, told=target.how != "name")
        for m in others
        if (m.value > value if high else m.value < value)
    }
    least = max(sure.values(), default=0) - 1
    return [m for m in others if sure.get(m.mention.order, least) >= least]


def _nearly(
    placing: Placing,
    target: Target,
    others: Sequence[Member],
    lists: Sequence[Sequence[Member]],
    *,
    high: bool,
) -> bool:
    """Return whether a value that another goes before is near it: those of other things seldom are."""
    if placing.measure in ("good", "any") and target.how != "before":
        return False
    value, unit = target.member.value, target.member.mention.quantity.unit
    if not unit and target.member.sort != YEAR:
        return False
    before = [m for m in others if (m.value > value if high else m.value < value)]
    if (
        len(before) < placing.place
        or "but" in target.member.mention.sentence.words[placing.end :][:4]
    ):
        return False
    near = [m for m in before if proper(m) and _close(target.member, m) and not _summed(m)]
    told = target.how != "name"
    surest = sorted((points(target.member, m, lists, told=told) for m in near), reverse=True)
    if len(surest) < placing.place:
        return False
    return surest[placing.place - 1] >= (SURE if placing.own else 1)


def _summed(member: Member) -> bool:
    """Return whether a value is what several came to."""
    words, place = member.mention.sentence.words, member.mention.place
    return words[max(0, place - 2) : place] in (["came", "to"], ["comes", "to"])


def _close(one: Member, other: Member) -> bool:
    """Return whether two values are near: years within a lifetime, others within a fifth."""
    if one.mention.quantity.kind is not other.mention.quantity.kind and one.sort != YEAR:
        return False  # "our youngest at 26", and 22 years of work
    if one.sort == YEAR:
        return abs(one.value - other.value) <= LIFE
    return bool(one.value) and FIFTH[0] <= other.value / one.value <= FIFTH[1]


def _of_list(target: Member, others: Sequence[Member]) -> bool:
    """Return whether a value and all the others are one list."""
    own = sorted([target, *others], key=lambda m: m.mention.order)
    return [len(run) for run in runs([m.mention for m in own])] == [len(own)]


def _without_sum(target: Member, others: Sequence[Member], size: int | None) -> list[Member]:
    """Return the values without that of all of them together, where it is one too many."""
    if size is None or len(others) != size:
        return list(others)
    whole = sum((m.value for m in others), target.value) / 2
    return [m for m in others if m.value != whole]


def _followed(target: Member, others: Sequence[Member]) -> bool:
    """Return whether the next sentence lists those that come behind: "Osby followed on 14, ..."."""
    behind = others[0].mention.sentence
    if behind.index != target.mention.sentence.index + 1 or len(others) < 2:
        return False
    if any(m.mention.sentence is not behind for m in others) or _PLANNED & behind.vocabulary:
        return False
    if not _NEXT.isdisjoint(behind.words[:6]):
        return True
    return all(map(proper, others)) and any(
        len(r) == len(others) for r in runs([m.mention for m in others])
    )


def _announced(target: Member, others: Sequence[Member], pool: Sequence[Member]) -> bool:
    """Return whether a number says how many values there are: "has three plants"."""
    own = {m.mention.quantity.span for m in (target, *others)}
    for sentence in {m.mention.sentence.index: m.mention.sentence for m in pool}.values():
        for quantity in sentence.quantities:
            counted = quantity.kind is Kind.NUMBER and quantity.counted
            if counted and quantity.magnitude == len(own) and quantity.span not in own:
                return True
    return False


def _listed(target: Member, others: Sequence[Member]) -> bool:
    """Return whether values stand as a list, or each beside a proper name, in one sentence."""
    listed = runs([m.mention for m in sorted([target, *others], key=lambda m: m.mention.order)])
    if any(len(run) >= len(others) for run in listed):
        return True
    if _NEXT & target.mention.sentence.vocabulary:
        return True
    return all(proper(m) for m in others)


def _claim(
    rule: Rule,
    placing: Placing,
    target: Member,
    others: Sequence[Member],
    weight: int,
    *,
    complete: bool,
) -> Claim | None:
    if not others:
        return None
    return Claim(
        rule,
        {
            "value": plain(target.mention.quantity),
            "others": tuple(plain(m.mention.quantity) for m in others),
        },
        certain=weight >= int(rule.match.get("certain", 22)),
        evidence=(f"a place among others {weight:+d}",),
        weight=weight,
        extra={
            "threshold": int(rule.match.get("threshold", 16)),
            "apart": "place",  # it says nothing of how the number was reckoned
            "judged": "value",
            "farthest": "1000",
            "place": placing.place,
            "high": (rule.match.get("end") == "high"),
            "complete": complete,
            "fit": -10,  # an order fits by chance: it speaks against no other reading
        },
    )
