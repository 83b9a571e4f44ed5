"""Balances: like numbers of a passage of which the greatest is all the others together.

In: rules of this kind and an extraction. Out: claims that a `whole` comes to its `parts`, or
that the `rest` is the whole less the other parts. The numbers stand side by side among those
of their sort, in one sentence or in a few. That they nearly balance brings them here; it is
the wording that must say so: words of a whole, of parts and of what is left.

    shape: sum                sum (whole and parts) or rest (whole, parts and rest)
    threshold: 20             weight from which a misfit is believed
    slip: 6                   what one wrong digit is worth
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from verify.extract import Extraction
from verify.match import cues, lexicon
from verify.match._runs import LOOSE, and_before_last, exact, loosely_joined
from verify.match._wordline import elliptic
from verify.match.alike import alike
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Sentence, paragraphs, reading
from verify.model.claim import Claim
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "balance"
OPTIONS = ("shape", "threshold", "certain", "blockers", "slip")
SLOTS = ("whole", "parts", "rest")
_KINDS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PHYSICAL, Kind.DURATION})
_LENT = (Kind.MONEY, Kind.PHYSICAL)
_MOST = 12  # numbers of one balance
_REACH = 4  # sentences that one may run over
_NEAR = 0.25  # part of the whole by which the others may miss it
_REST = 8  # weight of a cue by which a number is what is left
_WHOLE = ("total", "whole", "group")
_HEADS = (
    ["a", "head"],
    ["a", "person"],
    ["a", "day"],
    ["a", "week"],
    ["a", "month"],
    ["a", "year"],
)
_OPENERS = (
    ["made", "up", "of"], ["consisting", "of"], ["consists", "of"], ["comprising"], ["comprised"], ["comprises"],
    ["split", "between"], ["divided", "between"], ["shared", "between"], ["split", "into"], ["broken", "down", "into"],
)  # fmt: skip
_UNTOLD = frozenset("some others several many few".split())
_SO = frozenset(["so", "thus", "therefore", "hence", "altogether"])
_LIKE = frozenset("to for on from in at went goes go of by".split())
_BESIDE = frozenset(["against", "than", "versus", "from", "below", "above", "vs"])
_MADE = (["made"], ["make"], ["makes"], ["making"], ["given"])
_VOTING = frozenset("present voting voted cast vote part attended attending turned chamber".split())
_CHANGES = ("change.up", "change.down", "from")
_CHANGED = 8  # weight of a cue by which a number is a change
_PLAIN = 8  # weight of the words that make up for no cue of a whole
_LEAST = 8  # a whole smaller than this balances by chance


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found: Mapping[Span, Mention] | None = None
    for block in paragraphs(text):
        if sum(len(s.quantities) for s in block) < 3:
            continue
        found = found or mentions(text)
        for pool in sorts(block, found):
            for group in _balanced(pool):
                for rule in rules:
                    yield from _claims(rule, group, pool)


def sorts(block: Sequence[Sentence], found: Mapping[Span, Mention]) -> Iterator[list[Mention]]:
    """Yield the numbers of a paragraph that may be added to each other, sort by sort."""
    sorts: dict[tuple[Kind, str], list[Mention]] = {}
    last: tuple[Kind, str] | None = None
    for sentence in block:
        for quantity in sentence.quantities:
            mention = found[quantity.span]
            if not _summable(mention):
                continue
            key = (quantity.kind, quantity.unit)
            if key == (Kind.NUMBER, "") and last is not None and elliptic(mention):
                lent = sorts[last][-1].quantity  # "£24, fares 12 and tea 3"
                near = sorts[last][-1].sentence is mention.sentence and loosely_joined(
                    sorts[last][-1], mention
                )
                quoted = mention.sentence.words[mention.place - 1 : mention.place] == ["at"]
                if (
                    near
                    and not quoted
                    and lent.kind in _LENT
                    and (lent.exponent is None or lent.exponent <= 0)
                ):
                    quantity = quantity._replace(kind=lent.kind, unit=lent.unit)
                    sorts[last].append(mention._replace(quantity=quantity))
                    continue
            sorts.setdefault(key, []).append(mention)
            last = key
    for pool in sorts.values():
        inside = [m for m in pool if _bracketed(m)]
        if len(inside) == len(pool) or not inside:
            yield pool
            continue
        yield [m for m in pool if not _bracketed(m)]
        if len(inside) > 1:  # "between the port (£340), the market (£290) and the school (£180)"
            yield pool


def _summable(mention: Mention) -> bool:
    quantity = mention.quantity
    return (
        quantity.kind in _KINDS
        and quantity.magnitude is not None
        and quantity.magnitude > 0
        and "/" not in quantity.unit
        and quantity.bound in (Bound.NONE, Bound.AT_LEAST, Bound.MORE_THAN)
        and quantity.interval.low.is_finite()
        and not _compared(mention)
        and not _for_each(mention)
        and cues.best(mention.roles, ("mean",)) < _CHANGED
    )


def _for_each(mention: Mention) -> bool:
    """Return whether a number is so much for each: "£119,000 a head"."""
    words, place = mention.sentence.words, mention.place
    behind = words[place + 1 : place + 3]
    return behind[:1] in (["each"], ["apiece"], ["per"]) or behind in _HEADS


def _compared(mention: Mention) -> bool:
    """Return whether a number is only set beside another: "£412 as against £358"."""
    words, place = mention.sentence.words, mention.place
    before = words[max(0, place - 2) : place]
    return before[-1:] != [] and (before[-1] in _BESIDE or before == ["instead", "of"])


ASIDE = 200  # words in which a bracket round a number begins


def _bracketed(mention: Mention) -> bool:
    """Return whether a number stands in brackets."""
    notes, key = mention.sentence.notes, ("bracketed", mention.place)
    found: bool | None = notes.get(key)
    if found is None:
        before = mention.sentence.words[max(0, mention.place - ASIDE) : mention.place]
        found = notes[key] = before.count("(") > before.count(")")
    return found


def _balanced(pool: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield the runs of numbers of which the greatest is about all the others together."""
    sizes = [float(m.quantity.magnitude or 0) for m in pool]
    for first in range(len(pool) - 2):
        total = most = 0.0
        for last in range(first, min(len(pool), first + _MOST)):
            if pool[last].sentence.index - pool[first].sentence.index > _REACH:
                break
            total += sizes[last]
            most = max(most, sizes[last])
            rest = total - most
            if last - first >= 2 and most >= _LEAST and abs(rest - most) <= _NEAR * most:
                yield list(pool[first : last + 1])


def _claims(rule: Rule, group: Sequence[Mention], pool: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the claim of one rule that a group of numbers balances."""
    whole = max(group, key=lambda m: m.quantity.magnitude or 0)
    parts = [m for m in group if m is not whole]
    left = [m for m in parts if cues.best(m.roles, ("rest",)) >= _REST]
    if len({_bracketed(m) for m in parts}) > 1 or (_bracketed(whole) and not _bracketed(parts[0])):
        return
    if rule.match.get("shape", "sum") == "rest":
        if len(left) != 1 or left[0] is not parts[-1] or left[0].order < whole.order:
            return
        yield from _weighed(rule, whole, parts[:-1], left[0], pool)
    elif not left and len(parts) > 1 and (whole is group[0] or whole is group[-1]):
        yield from _weighed(rule, whole, parts, None, pool)


def _weighed(
    rule: Rule,
    whole: Mention,
    parts: Sequence[Mention],
    rest: Mention | None,
    pool: Sequence[Mention],
) -> Iterator[Claim]:
    evidence = Evidence()
    numbers = sorted([whole, *parts, *([rest] if rest else [])], key=lambda m: m.order)
    told = min(cues.best(whole.roles, _WHOLE), 9)
    evidence.add("whole", told)
    if rest is not None:
        evidence.add("rest", cues.best(rest.roles, ("rest",)))
    sentences = list({m.sentence.index: m.sentence for m in numbers}.values())
    before = evidence.weight
    _weigh_words(evidence, whole, parts, sentences)
    if rest is None and not told and evidence.weight - before < _PLAIN:
        evidence.add("no word of a whole", -8)
    _weigh_list(evidence, whole, parts, pool, rest)
    if any(_is_change(m) for m in numbers):
        evidence.add("a change", -14)
    apart = sentences[-1].index - sentences[0].index
    listed = all(loosely_joined(a, b) for a, b in pairwise(parts))
    evidence.add("sentences apart", -max(0, apart - 1) * (1 if listed or len(parts) < 2 else 3))
    blocked(evidence, rule.match.get("blockers", ()), sentences)
    if evidence.weight > 0:
        yield _claim(rule, whole, parts, rest, evidence)


def _of_others(mention: Mention) -> bool:
    """Return whether a number is that of which another is a part: "nine of the 12"."""
    words, place = mention.sentence.words, mention.place
    before = words[max(0, place - 2) : place]
    return before[-1:] == ["of"] or before == ["of", "the"]


def _is_change(mention: Mention) -> bool:
    """Return whether a number is a change or where one began; "made up £40" is neither."""
    words, place = mention.sentence.words, mention.place
    if "up" in words[max(0, place - 1) : place] and words[max(0, place - 2) : place - 1] in _MADE:
        return False
    if words[max(0, place - 2) : place] == [NUMBER, "to"]:
        return True  # "from 31 to 14"
    return cues.best(mention.roles, _CHANGES) >= _CHANGED


def _weigh_words(
    evidence: Evidence, whole: Mention, parts: Sequence[Mention], sentences: Sequence[Sentence]
) -> None:
    """Count words of a whole beside it, and words of parts beside them."""
    words, place = whole.sentence.words, whole.place
    near = words[max(0, place - 6) : place + 5]
    if lexicon.words("whole_noun") & set(near):
        evidence.add("a noun of wholes", 4)
    told = sum(bool(lexicon.words("part_word") & set(_item(m))) for m in parts)
    if told:
        evidence.add("words of parts", 4 if told > 1 else 2)
    if any(lexicon.words("removal_word") & set(_item(m)) for m in parts):
        evidence.add("words of removal", 6)
    if whole.order > parts[-1].order and _SO & set(words[max(0, place - 6) : place]):
        evidence.add("so", 6)
    alike_told = {"".join(_behind(m)) for m in parts}
    if len(parts) > 2 and len(alike_told) == 1 and alike_told <= _LIKE:
        evidence.add("told alike", 4)
    if _opened(parts[0]):
        evidence.add("said to be its parts", 8)
    if not whole.quantity.unit:
        _weigh_votes(evidence, whole, parts, near)


def _opened(mention: Mention) -> bool:
    """Return whether words such as "made up of" open a list of parts with a number."""
    before = mention.sentence.words[max(0, mention.place - 4) : mention.place]
    return any(before[n : n + len(o)] == o for o in _OPENERS for n in range(len(before)))


def _behind(mention: Mention) -> list[str]:
    """Return the word behind a number."""
    return mention.sentence.words[mention.place + 1 : mention.place + 2]


def _weigh_votes(
    evidence: Evidence, whole: Mention, parts: Sequence[Mention], near: Sequence[str]
) -> None:
    """Count parts that are votes: they are of those present, and never more than there are."""
    items = [set(_item(m)) for m in parts]
    own = lexicon.words("vote_word")
    if sum(bool(own & item) for item in items) < 2 or not any((own - {"for"}) & i for i in items):
        return
    more = sum(m.quantity.magnitude or 0 for m in parts) > (whole.quantity.magnitude or 0)
    evidence.add("votes", 14 if more or _VOTING & set(near) else -10)


def _item(mention: Mention) -> list[str]:
    """Return the words of a number's item of a list: up to the marks on either side of it."""
    words, place = mention.sentence.words, mention.place
    start = place
    while start > 0 and place - start < 9 and words[start - 1] not in (";", "(", "#", "."):
        start -= 1
    end = place + 1
    while end < len(words) and end - place < 6 and words[end] not in (",", ";", ")", "#", "."):
        end += 1
    return words[start:end]


def _beside(pool: Sequence[Mention], first: Mention, last: Mention) -> Sequence[Mention]:
    """Return the numbers of a pool that may be neighbours in a list from one to another."""
    start = bisect_left(pool, (first.order[0], first.order[1] - LOOSE), key=_order)
    stop = bisect_right(pool, (last.order[0], last.order[1] + LOOSE), key=_order)
    return pool[start:stop]


def _order(mention: Mention) -> tuple[int, int]:
    return mention.order


def _weigh_list(
    evidence: Evidence,
    whole: Mention,
    parts: Sequence[Mention],
    pool: Sequence[Mention],
    rest: Mention | None,
) -> None:
    """Count whether the parts are one whole list, and whether anything of their sort is left out."""
    listed = len(parts) > 1 and all(loosely_joined(a, b) for a, b in pairwise(parts))
    every = len(parts) + 1 + (rest is not None) == len(pool)
    if listed:
        evidence.add("a list", 8 if and_before_last(parts) or rest is not None else 5)
    if every:
        evidence.add("every like number", 4)
    if not listed and not every:
        evidence.add("some of several", -12)
    members = {m.order for m in (*parts, whole)} | ({rest.order} if rest else set())
    for outer in _beside(pool, parts[0], parts[-1]):
        if outer.order not in members and (
            loosely_joined(outer, parts[0]) or loosely_joined(parts[-1], outer)
        ):
            evidence.add("part of a list", -10)
            break
    if len(parts) == 2 and rest is None:
        evidence.add("two parts", -4)
    if len(parts) == 1 and not lexicon.words("removal_word") & set(_item(parts[0])):
        evidence.add("one part", -4)
    nouns = {m.quantity.counted for m in parts if m.quantity.counted}
    own = whole.quantity.counted
    if (rest is None and len(nouns) > 1) or (
        rest is None and own and any(not alike(whole.quantity, m.quantity) for m in parts)
    ):
        evidence.add("unlike nouns", -8 if len(nouns) > 1 else -4)
    if not whole.quantity.unit and rest is None:
        evidence.add("bare counts", -3)
    opening = parts[0].sentence.words[max(0, parts[0].place - 3) : parts[0].place]
    if rest is None and "of" in opening and {"which", "whom"} & set(opening):
        evidence.add("of which, some", -10)
    between = whole.sentence.vocabulary | parts[-1].sentence.vocabulary
    if rest is None and _UNTOLD & between:
        evidence.add("some are not counted", -10)
    if rest is None and any(_of_others(m) and not _opened(m) for m in parts):
        evidence.add("parts of others", -12)


def _claim(
    rule: Rule, whole: Mention, parts: Sequence[Mention], rest: Mention | None, evidence: Evidence
) -> Claim:
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        "whole": exact(whole.quantity),
        "parts": tuple(exact(m.quantity) for m in parts),
    }
    if rest is not None:
        slots["rest"] = exact(rest.quantity)
    threshold = int(rule.match.get("threshold", 20))
    return Claim(
        rule,
        slots,
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=min(evidence.weight, threshold + 1),  # a rule that knows its wording goes first
        extra={
            "threshold": threshold,
            "judged": "whole" if rest is None else "rest",
            "fit": 18,
            "sum": True,
            "farthest": "1.2" if rest is None else "3",
            "slip": int(rule.match.get("slip", 0)),
        },
    )
