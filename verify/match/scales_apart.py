"""Scales apart: two values told in the same words that are a thousand or a million times apart.

In: rules of this kind and an extraction. Out: claims with the slots `old` and `new` of two
values of one sort, the later told with the verb of the earlier and of another time, or
with "still": "The mill spun 4.1 million metres in May. In June it spun 4.3 billion." What
the scales are, and whether one word is wrong, is for the law to say.

    reach: 1                  sentences of the paragraph looked back over
    threshold: 14             weight from which a slip is believed
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify import units
from verify.extract import Extraction
from verify.match import _moments, lexicon
from verify.match._clauses import MARKS, root
from verify.match.attachment import Tie, tie
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "scales_apart"
OPTIONS = ("reach", "threshold", "certain", "blockers")
NEAREST = 3  # values of one sort looked back at
_KINDS = frozenset({Kind.MONEY, Kind.PHYSICAL, Kind.NUMBER})
_MEASURING = frozenset(
    "was were is are measured measures averaged averages stood stands reached totalled came weighed "
    "amounted numbered remained stayed had".split()
)
_STILL = frozenset(["still", "again", "then", "now", "also", "only"])
_BACK = 6  # words before a value in which its verb stands
_FAR = 50  # a factor from which a scale word may be wrong


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for rule in rules:
        reach = int(rule.match.get("reach", 1))
        last: dict[str, list[Mention]] = {}
        for new in found.values():
            sort = _sort(new.quantity)
            if not sort:
                continue
            known = last.setdefault(sort, [])
            for old in known[-NEAREST:]:
                near = new.sentence.index - old.sentence.index <= reach
                if near and new.sentence.block == old.sentence.block and _one_noun(old, new):
                    yield from _claim(rule, old, new)
            known.append(new)


def _sort(quantity: Quantity) -> str:
    """Return what a value may be compared with: its dimension, or what it counts."""
    value = quantity.magnitude
    if quantity.kind not in _KINDS or value is None or value <= 0 or "/" in quantity.unit:
        return ""
    return f"{quantity.kind} {units.dimension(quantity.unit)}"


def _one_noun(old: Mention, new: Mention) -> bool:
    """Return whether two values count no different things."""
    first, second = old.quantity.counted, new.quantity.counted
    return not first or not second or first == second


def _claim(rule: Rule, old: Mention, new: Mention) -> Iterator[Claim]:
    """Yield the claim of two values, if words say that they are of one thing."""
    evidence = Evidence()
    if not _told_alike(old, new) or _written_alike(old, new):
        return
    evidence.add("told alike", 6)
    found = tie(old, new)
    if found < Tie.SAME:
        return
    evidence.add(found.name.lower(), 4)
    evidence.add("of two times", 6 if _moments.apart(old, new) or _series(new) else 0)
    evidence.add("still", 6 if _STILL & set(_before(new)) else 0)
    evidence.add("of one noun", 4 if old.quantity.counted == new.quantity.counted != "" else 0)
    sentences = {m.sentence.index: m.sentence for m in (old, new)}.values()
    blocked(evidence, rule.match.get("blockers", ()), sentences)
    yield Claim(
        rule,
        {"old": old.quantity, "new": new.quantity},
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={"threshold": int(rule.match.get("threshold", 14)), "judged": "new"},
    )


def _written_alike(old: Mention, new: Mention) -> bool:
    """Return whether two far values have one unit and no scale word: no scale was mistaken."""
    sizes = sorted(abs(float(m.quantity.magnitude or 0)) for m in (old, new))
    if sizes[1] < _FAR * sizes[0]:
        return False
    first, second = (re.sub(r"[\d.,\s'’]+", " ", m.quantity.surface).strip() for m in (old, new))
    return first == second


def _before(mention: Mention) -> list[str]:
    """Return the words of a value's clause before it, the nearest first."""
    words, found = mention.sentence.words, list[str]()
    for at in range(mention.place - 1, max(-1, mention.place - _BACK - 1), -1):
        if words[at] in MARKS or words[at] == NUMBER:
            break
        found.append(words[at])
    return found


def _told_alike(old: Mention, new: Mention) -> bool:
    """Return whether two values have one verb, or verbs that only measure."""
    first, second = _before(old)[:2], _before(new)[:2]
    if old.sentence is new.sentence and second in ([], ["and"]) and first:
        plain = new.quantity.kind is not Kind.PHYSICAL
        return plain and _moments.apart(old, new)  # "was # last year, and # the year before"
    if _MEASURING & set(first) and _MEASURING & set(second):
        return True
    verbs = {root(w) for w in first if _may_tell(w)}
    return any(root(w) in verbs for w in second if _may_tell(w))


def _may_tell(word: str) -> bool:
    """Return whether a word may be the verb of a value: no "of", no "the"."""
    return word.isalpha() and len(word) > 2 and word not in lexicon.words("particle")


def _series(new: Mention) -> bool:
    """Return whether a clause opens with a place in a series: "in the second they were"."""
    words, place = new.sentence.words, new.place
    return words[max(0, place - _BACK) : place][:2] == ["in", "the"]
