"""Ordered: values that are told in order, from the greatest or from the least.

In: rules of this kind and an extraction. Out: a claim that the `values` of a list fall, or
rise, as its sentence says: "in descending order", "from shortest to longest", "the top
three ..., in that order"; of "in order of size" either will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from verify.extract import Extraction
from verify.match._members import Member, members
from verify.match._placing import HIGH
from verify.match._superlatives import superlatives
from verify.match.alike import plain
from verify.match.frame import mentions
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "ordered"
OPTIONS = ()
SLOTS = ("values",)
LEAST = 3  # values of a list whose order says something
_FALLING = re.compile(r"\bin (?:descending|decreasing|falling) order\b", re.IGNORECASE)
_RISING = re.compile(r"\bin (?:ascending|increasing|rising) order\b", re.IGNORECASE)
_BY = re.compile(
    r"\bin order of (?:size|length|height|weight|area|depth|price|cost|value|population|popularity|importance|magnitude)\b"
    r"|\b(?:ranked|ordered|sorted|arranged) (?:by|in order of) (?!date|age|name|time|year)[a-z]",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\bfrom (?:the )?([a-z]+est|most|least)\b[^.;:]{0,24}? to (?:the )?([a-z]+est|most|least)\b",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"\b(?:the )?top (?:three|four|five|six|seven|eight|nine|ten|\d{1,2})\b[^.;]*\bin that order\b",
    re.IGNORECASE,
)
_EITHER = "either"
NEAR = 9  # words between two values of one list
_MARKS = frozenset([",", "and", "then"])
_ENDS = frozenset([":", ";", ".", "#", "while", "but", "from", "than", "against"])


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for sentence in text.sentences:
        if len(sentence.quantities) < 2 or not (
            "order" in sentence.text or "est" in sentence.text or "anked" in sentence.text
        ):
            continue
        way = _way(sentence.text)
        values = _values(text, sentence, named=way == _EITHER) if way else []
        if values:
            for rule in rules:
                yield _claim(rule, values, way)


def _way(said: str) -> str:
    """Return "falling", "rising" or "either" where a sentence tells its values in order."""
    if _FALLING.search(said) or _TOP.search(said):
        return "falling"
    if _RISING.search(said):
        return "rising"
    match = _FROM_TO.search(said)
    if match is not None:
        one = superlatives().get(match[1].lower())
        other = superlatives().get(match[2].lower())
        if (
            one is not None
            and other is not None
            and one[0] != other[0]
            and "age" not in (one[1], other[1])
        ):
            return "falling" if one[0] is HIGH else "rising"
    return _EITHER if _BY.search(said) else ""


def _values(text: Reading, sentence: Sentence, *, named: bool) -> list[Member]:
    """Return the one list of values in a sentence, in order; `named`: each with its name."""
    pool = [m for m in members([sentence], mentions(text)) if m.mention.sentence is sentence]
    found: list[list[Member]] = []
    for sort in dict.fromkeys(m.sort for m in pool):
        last: Member | None = None
        for member in (m for m in pool if m.sort == sort):
            if last is not None and _next_to(sentence.words, last, member):
                found[-1].append(member)
            else:
                found.append([member])
            last = member
    long = [run for run in found if len(run) >= LEAST]
    known = [run for run in long if all(m.names for m in run)]
    if not known and not named:
        known = [run for run in long if _bare(sentence.words, run)]
    return known[0] if len(known) == 1 else []


def _bare(words: Sequence[str], run: Sequence[Member]) -> bool:
    """Return whether nothing but a mark or "and" stands between the values of a list."""
    joints = (words[a.mention.place + 1 : b.mention.place] for a, b in pairwise(run))
    return all(len(joint) < 3 and _MARKS.issuperset(joint) for joint in joints)


def _next_to(words: Sequence[str], one: Member, other: Member) -> bool:
    """Return whether two values are neighbours of one list, in brackets or not."""
    joint = words[one.mention.place + 1 : other.mention.place]
    return len(joint) <= NEAR and bool(_MARKS & set(joint)) and not _ENDS & set(joint)


def _claim(rule: Rule, values: Sequence[Member], way: str) -> Claim:
    quantities = tuple(plain(m.mention.quantity) for m in values)
    return Claim(
        rule,
        {"values": quantities},
        certain=True,
        evidence=(f"told in order: {way}",),
        weight=20,
        extra={"way": way},
    )
