"""Match kind `declared`: one-line claims of a rule file, judged once a run.

In: the claims and every document of a run. Out: one claim for each line. Where the
documents state its numbers, those are what the claim is about: for `vs` they take the
place of the typed ones, bounds and all; else they stand beside them as confirmed by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from verify.extract import Extraction
from verify.match.facts import stem
from verify.match.reading import Sentence, reading
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.rulebook import claims as lines

KIND = "declared"
JUDGES = True


def once(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Yield the claim of each declared line."""
    for rule in rules:
        day = rule.match.get("date")
        claim = lines.parsed(
            rule.match["claim"],
            date=dt.date.fromisoformat(day) if day else settings.date,
            tolerance=rule.match.get("tolerance"),
            rule=rule,
            settings=settings,
        )
        extra = dict(claim.extra)
        extra |= {key: rule.match[key] for key in ("severity", "within") if key in rule.match}
        yield _placed(claim._replace(extra=extra), extractions)


def _placed(claim: Claim, extractions: Sequence[Extraction]) -> Claim:
    """Return a claim with the places at which documents state its numbers."""
    labels = claim.extra["labels"]
    assert isinstance(labels, Mapping)
    shared = " ".join(labels.values())  # "YTD 107% vs 112%": the label is of both sides
    found = {
        slot: tuple(_stated(held, str(labels.get(slot) or shared), extractions))
        for slot, held in claim.slots.items()
        if isinstance(held, Quantity)
    }
    if claim.extra["operator"] == "vs":
        return _replaced(claim, found)
    places = tuple(q for quantities in found.values() for q in quantities)
    complete = all(found.values())
    return claim._replace(slots={**claim.slots, "places": places}) if complete else claim


def _replaced(claim: Claim, found: Mapping[str, tuple[Quantity, ...]]) -> Claim:
    """Return a comparison of the readings as the documents word them."""
    if not all(found.values()):
        return claim
    operands = dict(_mapping(claim.extra["operands"]))
    for slot, quantities in found.items():
        operands[slot] = _worded(quantities[0])
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        slot: quantities[0] for slot, quantities in found.items()
    }
    places = tuple(q for quantities in found.values() for q in quantities[1:])
    if places:
        slots["places"] = places
    return claim._replace(slots=slots, extra={**claim.extra, "operands": operands})


def _mapping(value: object) -> Mapping[str, str]:
    """Return a value that is known to be a mapping of texts."""
    assert isinstance(value, Mapping)
    return value


def _worded(quantity: Quantity) -> str:
    """Return a number with the words that bound or hedge it, and its document."""
    start = min(quantity.span.start, (quantity.lead or quantity.span).start)
    text = quantity.document.text[start : quantity.span.end]
    name = quantity.document.name.rpartition("/")[2]
    return f"{' '.join(text.split())} ({name})"


def _stated(wanted: Quantity, label: str, extractions: Sequence[Extraction]) -> Iterator[Quantity]:
    """Yield the places at which documents state a number under a label."""
    for extraction in extractions:
        for sentence in reading(extraction).sentences:
            for quantity in sentence.quantities:
                if _same(quantity, wanted) and _under(label, sentence, extraction.document):
                    yield quantity


def _same(quantity: Quantity, wanted: Quantity) -> bool:
    """Return whether a document's number is the one that was typed."""
    return (
        quantity.magnitude is not None
        and quantity.magnitude == wanted.magnitude
        and quantity.unit == wanted.unit
        and quantity.kind not in (Kind.DATE, Kind.TIME, Kind.ORDINAL)
        and (bool(wanted.unit) or quantity.counted == wanted.counted)
    )


def _under(label: str, sentence: Sentence, document: Document) -> bool:
    """Return whether every word of a label, or what it stands for, is in a sentence."""
    text = " ".join(sentence.text.lower().replace("-", " ").split())
    stems = {stem(word) for word in sentence.words if word[:1].isalpha()}
    return all(
        stem(word) in stems or any(phrase in text for phrase in _long_forms().get(word.lower(), ()))
        for word in label.split()
    )


@cache
def _long_forms() -> dict[str, tuple[str, ...]]:
    """Read what abbreviations stand for: "ytd" -> "year to date"."""
    table = {}
    text = Path(__file__).with_name("abbreviations.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        short, _, long = line.partition(":")
        if long and not line.startswith("#"):
            table[short.strip()] = tuple(phrase.strip() for phrase in long.split(","))
    return table
