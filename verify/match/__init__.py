"""Matching: rules + quantities -> claims.

One module per match kind, found by what it declares:

    KIND = "frame"
    def claims(rules, extraction, settings) -> Iterable[Claim]          # within one document
    def across(rules, extractions, settings) -> Iterable[Claim]         # optional: between documents
    def once(rules, extractions, settings) -> Iterable[Claim]           # optional: once a run

A kind is handed every selected rule of that kind at once, so that it can index
them by cue, kind and dimension instead of trying each rule on each pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from verify.discover import modules_with
from verify.extract import Extraction
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> list[Claim]:
    """Return every claim that the rules find within one document."""
    return _found("claims", rules, extraction, settings)


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> list[Claim]:
    """Return every claim that the rules find between documents."""
    return _found("across", rules, extractions, settings)


def once(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> list[Claim]:
    """Return every claim that is judged once a run: what a person declared."""
    return _found("once", rules, extractions, settings)


def _found(
    hook: str,
    rules: Sequence[Rule],
    given: Extraction | Sequence[Extraction],
    settings: Settings,
) -> list[Claim]:
    """Return what every match kind that has a hook finds with it."""
    by_kind = _by_kind(rules)
    return [
        claim
        for module in modules_with("verify.match", "KIND")
        if module.KIND in by_kind and hasattr(module, hook)
        for claim in getattr(module, hook)(by_kind[module.KIND], given, settings)
    ]


def _by_kind(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """Group rules by match kind."""
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        groups[rule.match_kind].append(rule)
    return groups
