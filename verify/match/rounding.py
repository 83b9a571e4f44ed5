"""Roundings: a figure, and the same figure to the nearest so much.

In: rules of this kind and an extraction. Out: claims that `rounded` is `precise` rounded
to the step that the text names ("to the nearest thousand", "to one decimal place", "in
round hundreds"). The rounded number stands beside those words and is a whole number of
steps; the precise one is near it in value and in the text, and is not. Rivals included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match._hints import holds
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import AMOUNTS, Bound, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "rounding"
WORDS = ("nearest", "decimal", " round ")
OPTIONS = ("threshold", "certain")
SLOTS = ("rounded", "precise")
NEAR = 20  # words between the phrase and the rounded number
APART = Decimal("0.35")  # share by which a number and its misprinted rounding may differ
_WORDS = {
    "ten": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "crore": 7, "lakh": 5,
    "tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9,
    "tenth": -1, "hundredth": -2, "whole": 0, "percent": 0, "per": 0, "point": 0, "pound": 0,
    "dollar": 0, "euro": 0, "mile": 0, "kilometre": 0, "unit": 0, "integer": 0, "degree": 0,
    "metre": 0, "gram": 0, "cent": 0, "penny": 0, "one": 0,
}  # fmt: skip
_PLACES = {"one": 1, "a": 1, "single": 1, "two": 2, "three": 3, "four": 4}


class Step(NamedTuple):
    """The words that name a rounding, and its step; `first` to `last` are word places."""

    size: Decimal
    first: int
    last: int


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        for step in _steps(sentence, found):
            for rounded, weight in _rounded(sentence, step, found):
                for rule in rules:
                    yield from _claims(rule, rounded, weight, step, text, found)


def _steps(sentence: Sentence, found: Mapping[Span, Mention]) -> Iterator[Step]:
    """Yield the roundings that a sentence names."""
    words = sentence.words if _mentions_one(sentence.text) else []
    for at, word in enumerate(words):
        behind = words[at + 1 : at + 4]
        if word == "nearest" and behind:
            size, length = _nearest(sentence, at + 1, found)
            if size is not None:
                yield Step(size, at, at + length)
        elif word in ("decimal", "decimals") and at:
            count = at - 2 if words[at - 1] == "-" and at > 1 else at - 1  # "one-decimal"
            places = _PLACES.get(words[count].removesuffix("-"))
            if places is None and words[count] == NUMBER:
                places = _number_at(sentence, count, found)
            if places is not None and 0 < places <= 6:
                yield Step(Decimal(1).scaleb(-places), count, at + 1)
        elif word == "one-decimal":
            yield Step(Decimal("0.1"), at, at)
        elif word == "round" and behind[:1]:
            name = _spelt(sentence, at + 1) if behind[0] == NUMBER else behind[0]
            if name in _WORDS and name.endswith("s"):
                yield Step(Decimal(1).scaleb(_WORDS[name]), at, at + 1)


def _mentions_one(text: str) -> bool:
    return holds(text, WORDS)


def _nearest(
    sentence: Sentence, at: int, found: Mapping[Span, Mention]
) -> tuple[Decimal | None, int]:
    """Return the step that stands behind "nearest", and how many words it takes."""
    word = sentence.words[at]
    if word == NUMBER:
        for quantity in sentence.quantities:
            if quantity.span in found and sentence.place(quantity) == at:
                return quantity.magnitude, 1
        return None, 0
    if word in _WORDS:
        return Decimal(1).scaleb(_WORDS[word]), 1
    return None, 0


def _spelt(sentence: Sentence, at: int) -> str:
    """Return the letters of the number at a word's index: "thousands" is one too."""
    for quantity in sentence.quantities:
        if sentence.place(quantity) == at:
            return quantity.surface.lower()
    return ""


def _number_at(sentence: Sentence, at: int, found: Mapping[Span, Mention]) -> int | None:
    for quantity in sentence.quantities:
        if sentence.place(quantity) == at and quantity.magnitude is not None:
            return int(quantity.magnitude)
    return None


def _rounded(
    sentence: Sentence, step: Step, found: Mapping[Span, Mention]
) -> Iterator[tuple[Mention, int]]:
    """Yield the numbers that may be the rounded one, the likelier with more weight."""
    before: tuple[int, Mention] | None = None
    behind: tuple[int, Mention] | None = None
    for quantity in sentence.quantities:
        mention = found[quantity.span]
        if not _usable(quantity) or not _whole_steps(quantity, step.size):
            continue
        if mention.place < step.first and step.first - mention.place <= NEAR:
            before = (step.first - mention.place, mention)
        elif mention.place > step.last and behind is None and mention.place - step.last <= NEAR:
            behind = (mention.place - step.last, mention)
    if before is not None:
        yield before[1], 22 if before[0] <= 4 else 16
    if behind is not None:
        yield behind[1], 20 if before is None or behind[0] < before[0] else 15


def _usable(quantity: Quantity) -> bool:
    return (
        quantity.kind in AMOUNTS
        and quantity.magnitude is not None
        and quantity.magnitude != 0
        and quantity.bound is Bound.NONE
    )


def _whole_steps(quantity: Quantity, step: Decimal) -> bool:
    """Return whether a number is a whole number of steps."""
    return step > 0 and (quantity.magnitude or Decimal(0)) % step == 0


def _claims(
    rule: Rule,
    rounded: Mention,
    weight: int,
    step: Step,
    text: Reading,
    found: Mapping[Span, Mention],
) -> Iterator[Claim]:
    one = rounded.quantity
    size = abs(one.magnitude or Decimal(0))
    for sentence in text.window(rounded.sentence, 2, 1):
        for other in sentence.quantities:
            if other.span == one.span or not _usable(other) or _whole_steps(other, step.size):
                continue
            if one.unit != other.unit and one.unit and other.unit:
                continue
            if abs(abs(other.magnitude or Decimal(0)) - size) > max(APART * size, 3 * step.size):
                continue
            apart = abs(sentence.index - rounded.sentence.index)
            yield Claim(
                rule,
                {"precise": other, "rounded": one},
                certain=weight - 2 * apart >= int(rule.match.get("certain", 20)),
                evidence=(
                    f"to the nearest {step.size} {weight:+d}",
                    f"sentences apart {-2 * apart}",
                ),
                weight=weight - 2 * apart,
                extra={
                    "threshold": int(rule.match.get("threshold", 16)),
                    "judged": "rounded",
                    "apart": "told twice",
                    "step": str(step.size),
                },
            )
