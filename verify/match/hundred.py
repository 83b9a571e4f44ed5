"""Shares of a whole: percentages in a list that make up all of it.

In: rules of this kind and an extraction. Out: claims that the `parts`, a list of
percentages in one sentence, or in several of which the last tells the rest, come to 100%. Their number, words of composition and a sum
not far from 100 speak for it; the rule's law weighs the sum against rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match import _sheet, cues
from verify.match._wordline import elliptic, in_unit
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "hundred"
OPTIONS = ("threshold", "certain", "blockers")
SLOTS = ("parts", "last")
FEWEST = 3
BACK = 2  # sentences before one that tells the rest
REST = 8  # weight of a cue by which a share is the rest
WHOLE = Decimal(100)
LOW, HIGH = Decimal(85), Decimal(120)  # a sum beyond these is no whole
JOINT = 14  # words between two neighbours
_ENDS = frozenset([".", NUMBER, "from", "than", "to", "up", "down", "rose", "fell", "while"])
_LEFT = frozenset(["remaining", "rest", "remainder", "other", "others", "balance"])
_BEFORE = frozenset(["against", "versus"])


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        if _sheet.is_line(extraction.document, sentence.span):
            continue  # lines of a fact sheet are judged by their labels, as `sheet` does
        percents = [found[q.span] for q in sentence.quantities if _plain(q)]
        lists = list(_lists(percents)) if len(percents) >= FEWEST else []
        spread = _spread(text, sentence, found)
        if spread is not None and spread not in lists:
            lists.append(spread)
        for parts in lists:
            total = sum((p.quantity.magnitude or Decimal(0) for p in parts), Decimal(0))
            if len(parts) < FEWEST or not LOW <= total <= HIGH:
                continue
            if total < WHOLE and not _all_named(parts):
                continue  # the largest shares of a longer list
            for rule in rules:
                yield _claim(rule, parts)


def _plain(quantity: Quantity) -> bool:
    return (
        quantity.unit == "percent"
        and quantity.magnitude is not None
        and quantity.bound is Bound.NONE
    )


def _spread(
    text: Reading, sentence: Sentence, found: Mapping[Span, Mention]
) -> list[Mention] | None:
    """Return the shares of this sentence and those before it, of which the last is the rest.

    "Ash took 41 percent. Birch had 33 percent, Elm 19 and the others the remaining 7."
    """
    own = [found[q.span] for q in sentence.quantities]
    last = next((m for m in reversed(own) if m.roles.get("rest", 0) >= REST), None)
    if last is None or last.quantity.unit not in ("", "percent"):
        return None
    if not _LEFT & set(sentence.words[max(0, last.place - 4) : last.place]):
        return None  # "leave those two out and it would have been 11%"
    parts: list[Mention] = []
    for other in text.window(sentence, BACK):
        for quantity in other.quantities:
            mention = found[quantity.span]
            if mention.order > last.order:
                break
            if parts and quantity.kind is Kind.NUMBER and not quantity.unit:
                if not elliptic(mention) and mention is not last:
                    continue
                mention = in_unit(mention, parts[0])
            if not _plain(mention.quantity):
                continue
            if _changes(mention):
                return None
            parts.append(mention)
    ends = bool(parts) and parts[-1].order == last.order
    return parts if ends and len({m.sentence.index for m in parts}) > 1 else None


def _all_named(parts: Sequence[Mention]) -> bool:
    """Return whether words say that a list leaves nothing out."""
    return bool(parts[0].sentence.phrase_of("shares")) or "rest" in parts[-1].roles


def _lists(percents: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield the runs of percentages that stand as one list."""
    run = [percents[0]]
    for mention in percents[1:]:
        joint = mention.sentence.words[run[-1].place + 1 : mention.place]
        listed = len(joint) <= JOINT and {",", ";", "and"} & set(joint)
        compared = bool(joint) and joint[-1] in _BEFORE
        if listed and not compared and not _ENDS & set(joint) and not _changes(mention):
            run.append(mention)
        else:
            yield run
            run = [mention]
    yield run


def _changes(mention: Mention) -> bool:
    return cues.best(mention.roles, ("change.up", "change.down", "from")) >= 7


def _claim(rule: Rule, parts: Sequence[Mention]) -> Claim:
    evidence = Evidence()
    evidence.add(f"{len(parts)} shares", min(4 * len(parts), 16))
    sentence = parts[0].sentence
    if sentence.phrase_of("shares"):
        evidence.add("words of a whole", 6)
    if parts[-1].roles.get("rest"):
        evidence.add("the rest", 6)
    blocked(evidence, rule.match.get("blockers", ()), (sentence,))
    return Claim(
        rule,
        {"parts": tuple(p.quantity for p in parts), "last": parts[-1].quantity},
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": int(rule.match.get("threshold", 16)),
            "judged": "last",
            "farthest": "1000",  # it is the sum that people err by little in
        },
    )
