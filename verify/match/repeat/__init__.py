"""The match kind `repeat`: one document that gives one thing two values.

In: rules with `match: {kind: repeat, of: ...}`, an extraction. Out: claims that two
quantities state one fact. `of` names a module of this folder, which has

    def pairs(text) -> Iterable[Twice]

A near miss of two numbers proves nothing; each module says by which wording it knows that
one thing is spoken of: "the 38 schools", "the 128-metre tower", "Mr Hale, 61", a headline
and its first sentence, or two sentences that say nothing different but the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from verify.discover import module_names
from verify.extract import Extraction
from verify.match.alignment import agree, alike
from verify.match.reading import reading
from verify.match.repeat._twice import as_told
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "repeat"
OPTIONS = ("of",)
SLOTS = ("first", "second")


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    known = module_names("verify.match.repeat")
    if options.get("of") not in known:
        yield ("of", "must say what is repeated", "one of " + ", ".join(known))


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule of this kind within one document."""
    text = reading(extraction)
    for rule in rules:
        module = import_module(f"verify.match.repeat.{rule.match['of']}")
        for twice in module.pairs(text):
            first, second = as_told(twice.first, twice.second)
            if agree(first, second) and not alike(first, second):
                continue  # they may be one value, and do not say so
            yield Claim(
                rule,
                {"first": first, "second": second},
                certain=twice.certain,
                evidence=(twice.why,),
                weight=twice.weight,
                extra={"slip": twice.slip},
            )
