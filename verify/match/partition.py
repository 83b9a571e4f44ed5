"""Partitions: a whole, and three or more like numbers in a row that share it out.

In: rules of this kind and an extraction. Out: claims that the `parts` of one list come to the
`whole` told before it, in its sentence or the two before; or to one told behind it that words
call a total. No cue need say so: it is the list that does, where it holds every like number of
its sentence, its items have no nouns of their own, and its sum is close to the whole. Where the
sum is another number near by, or the rest of the whole is, nothing is said of a misfit.

    threshold: 18             weight from which a misfit is believed
    slip: 4                   what one wrong digit is worth
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.extract import Extraction
from verify.match import cues, lexicon
from verify.match._runs import and_before_last, exact
from verify.match.balance import sorts
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, paragraphs, reading
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "partition"
OPTIONS = ("threshold", "certain", "blockers", "slip")
SLOTS = ("whole", "parts")
FEWEST = 3  # numbers that make a list without a word
_MOST = 14
_BACK = 2  # sentences before the list in which its whole may stand
_AHEAD = 3  # sentences behind it, where words call a number the total
_TRIED = 4  # wholes tried on either side
_LONG = 15  # words of one item
_ITEM = 4  # words of the last item, and those that join another to it
_SINGULAR = frozenset("a an another their his her its our my".split())
_NEAR = Decimal("0.3")  # part of the whole by which a sum may miss it at all
_LEAST = 12  # a smaller whole is no whole without words
_TOLD = 6  # weight of a cue that calls a number a total
_ENDS = frozenset([":", "(", ")", ".", "—", "–", "while", "but", "whereas", "than", "from"])
_MARKS = frozenset([",", ";", "and", "&", "plus", "then"])
_CHANGES = ("change.up", "change.down")
_NEVER = ("from", "no_change", "mean", "rest")
_OPENS = frozenset([":", "—", "–", "(", "with", "comprising", "being", "namely"])
_BY = frozenset(["by", "up", "down"])
_MOVED = 7
_WHOLE = ("whole", "total", "group")
_OPEN = frozenset(
    "some others several many few various another each apiece both either per every respectively".split()
)
_BESIDE = frozenset(
    "over above below more less fewer higher lower short ahead monthly weekly daily yearly each apiece per a an".split()
)
_SINGLE = frozenset("best fastest longest biggest largest highest lowest cheapest tallest".split())


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found: Mapping[Span, Mention] | None = None
    for block in paragraphs(text):
        if max(len(s.quantities) for s in block) < FEWEST:
            continue
        found = found or mentions(text)
        for pool in sorts(block, found):
            if len(pool) <= FEWEST:
                continue
            for rule in rules:
                yield from _claims(rule, pool)


def _claims(rule: Rule, pool: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the claims of the lists of one sort of number in a paragraph."""
    rows: dict[int, list[Mention]] = {}
    for mention in pool:
        rows.setdefault(mention.sentence.index, []).append(mention)
    for row in rows.values():
        if len(row) < FEWEST:
            continue
        for whole in _wholes(pool, row):
            parts = _parts(row, whole)
            if parts is not None and _near(whole, parts):
                yield from _weighed(rule, whole, parts, row, pool)


def _wholes(pool: Sequence[Mention], row: Sequence[Mention]) -> list[Mention]:
    """Return the numbers that a row in one sentence may share out, the nearest first."""
    here = row[0].sentence.index
    before = [m for m in pool if here - _BACK <= m.sentence.index < here]
    behind = [
        m
        for m in pool
        if here < m.sentence.index <= here + _AHEAD and cues.best(m.roles, ("total",)) >= _TOLD
    ]
    return [*before[: -_TRIED - 1 : -1], row[0], row[-1], *behind[:_TRIED]]


def _parts(row: Sequence[Mention], whole: Mention) -> list[Mention] | None:
    """Return the numbers of a row that stand as one list of parts of a whole, or None."""
    own = whole.quantity.counted
    parts = [m for m in row if m is not whole and not (m.quantity.counted not in ("", own) and own)]
    if not FEWEST <= len(parts) <= _MOST or len({m.quantity.counted for m in parts} - {""}) > 1:
        return None
    most = max(m.quantity.magnitude or 0 for m in parts)
    if not _LEAST <= (whole.quantity.magnitude or 0) > most:
        return None
    if not all(_listed(a, b) for a, b in pairwise(parts)) or any(map(_moved, (whole, *parts))):
        return None
    if _hidden(whole, parts):
        return None
    return parts


def _listed(one: Mention, other: Mention) -> bool:
    """Return whether two numbers are neighbours of a list; its items may be clauses."""
    joint = one.sentence.words[one.place + 1 : other.place]
    return len(joint) <= _LONG and bool(_MARKS & set(joint)) and not _ENDS & set(joint)


def _moved(mention: Mention) -> bool:
    """Return whether a number is a change, a mean, what is left, or set beside another."""
    words, place = mention.sentence.words, mention.place
    before, behind = words[max(0, place - 3) : place], words[place + 1 : place + 2]
    if cues.best(mention.roles, _CHANGES) >= _MOVED:
        moving = bool(lexicon.words("change_verb") & set(before)) or before[-1:] == ["of"]
        return moving or bool(_BY & set(before))  # not "smaller sheds $90"
    return (
        cues.best(mention.roles, _NEVER) >= _MOVED
        or before[-2:] == [NUMBER, "to"]
        or bool(_BESIDE & set(behind))  # "which is $330 over the line, or $110 monthly"
    )


def _hidden(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether figures that were not read as numbers stand among the parts."""
    sentence = parts[0].sentence
    first, last = parts[0].place, parts[-1].place
    same = whole.sentence is sentence
    first = min(first, whole.place) if same else 0
    last = max(last, whole.place) if same else len(sentence.words) - 1
    read = [q.span for q in sentence.quantities]
    return any(
        sentence.words[at][0].isdigit()
        and not any(span.start <= sentence.starts[at] < span.end for span in read)
        for at in range(first, last + 1)
    )


def _near(whole: Mention, parts: Sequence[Mention]) -> bool:
    size = whole.quantity.magnitude or Decimal(0)
    return abs(_sum(parts) - size) <= _NEAR * size


def _sum(parts: Sequence[Mention]) -> Decimal:
    return sum((m.quantity.magnitude or Decimal(0) for m in parts), Decimal(0))


def _weighed(
    rule: Rule,
    whole: Mention,
    parts: Sequence[Mention],
    row: Sequence[Mention],
    pool: Sequence[Mention],
) -> Iterator[Claim]:
    evidence = Evidence()
    evidence.add(f"{len(parts)} in a row", min(9 + len(parts), 14))
    evidence.add("whole", min(cues.best(whole.roles, _WHOLE), 5))
    if and_before_last(parts):
        evidence.add("the list ends", 2)
    apart = abs(parts[0].sentence.index - whole.sentence.index)
    evidence.add("sentences apart", -2 * max(0, apart - 1))
    if _goes_on(parts[-1]):
        evidence.add("an item without a number", -12)
    strange = len(row) - len(parts) - (whole in row)
    if strange:
        evidence.add("others among them", -3 * strange)
    if whole in row:
        nearest = parts[0] if whole.order < parts[0].order else parts[-1]
        one, other = sorted((whole, nearest), key=_order)
        joint = one.sentence.words[one.place + 1 : other.place]
        if _listed(one, other) and not _OPENS & set(joint):
            evidence.add("one of the row", -12)
    nearer = [m for m in pool if _between(m, whole, parts) and m not in parts]
    if nearer:
        evidence.add("others between", -2 * len(nearer))
    _weigh_words(evidence, whole, parts)
    sentences = {m.sentence.index: m.sentence for m in (whole, *parts)}
    blocked(evidence, rule.match.get("blockers", ()), sentences.values())
    if _explained(whole, parts, pool):
        evidence.add("they balance otherwise", -30)
    if evidence.weight > 0:
        yield _claim(rule, whole, parts, evidence)


def _goes_on(last: Mention) -> bool:
    """Return whether a list goes on behind its last number: "four Swiss and a Belgian"."""
    behind = last.sentence.words[last.place + 1 : last.place + 1 + _ITEM]
    return any(a in _MARKS and b in _SINGULAR for a, b in pairwise(behind))


def _between(mention: Mention, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether a number stands between a whole and its parts."""
    if whole.order < parts[0].order:
        return whole.order < mention.order < parts[0].order
    return parts[-1].order < mention.order < whole.order


def _weigh_words(evidence: Evidence, whole: Mention, parts: Sequence[Mention]) -> None:
    """Count nouns, and words by which a list leaves something out or is none of parts."""
    words = parts[0].sentence.words
    told = words[max(0, parts[0].place - 4) : parts[-1].place + 6]
    nouns = {m.quantity.counted for m in parts} - {""}
    if not whole.quantity.unit:
        if nouns and nouns != {whole.quantity.counted}:
            evidence.add("unlike nouns", -8)
        elif whole.quantity.counted:
            evidence.add("of one noun", 3)
    near = whole.sentence.words[max(0, whole.place - 6) : whole.place + 5]
    if lexicon.words("whole_noun") & set(near):
        evidence.add("a noun of wholes", 2)
    if {"which", "who", "that"} & set(told):
        evidence.add("a clause within", -3)
    if _OPEN & set(told):
        evidence.add("not counted out", -8)
    if _SINGLE & set(told):
        evidence.add("one of several", -6)


def _explained(whole: Mention, parts: Sequence[Mention], pool: Sequence[Mention]) -> bool:
    """Return whether the parts come to another number, or a number near by is what is missing."""
    total, size = _sum(parts), whole.quantity.magnitude or Decimal(0)
    if total == size:
        return False
    members = {m.order for m in (whole, *parts)}
    others = {m.quantity.magnitude for m in pool if m.order not in members}
    if total in others or abs(size - total) in others:
        return True
    sizes = [m.quantity.magnitude or Decimal(0) for m in parts]
    runs = (
        sum(sizes[a:b], Decimal(0)) for a in range(len(sizes)) for b in range(a + 2, len(sizes) + 1)
    )
    return size in runs or any(total - one in (size, one) for one in sizes)


def _order(mention: Mention) -> tuple[int, int]:
    return mention.order


def _claim(rule: Rule, whole: Mention, parts: Sequence[Mention], evidence: Evidence) -> Claim:
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        "whole": exact(whole.quantity),
        "parts": tuple(exact(m.quantity) for m in parts),
    }
    threshold = int(rule.match.get("threshold", 18))
    return Claim(
        rule,
        slots,
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=min(evidence.weight, threshold),  # a rule that knows its wording goes first
        extra={
            "threshold": threshold,
            "judged": "whole",
            "fit": 18,
            "sum": True,
            "row": True,
            "farthest": "1.15",
            "slip": int(rule.match.get("slip", 0)),
        },
    )
