"""The match kind `statistic`: figures of scientific papers and surveys.

In: rules with `match: {kind: statistic, of: ...}`, an extraction. Out: claims. One module
per thing that `of` may name, found by what it declares:

    OF = "test"
    def claims(rules, extraction, settings) -> Iterable[Claim]

A claim's figures are quantities already extracted; what a law needs besides goes into
`extra`. Judging is for `verify.judge.laws`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from verify.discover import modules_with
from verify.extract import Extraction
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "statistic"
OPTIONS = ("of", "slots")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield the claims of every rule of this kind within one document."""
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        groups[str(rule.match.get("of", ""))].append(rule)
    for module in modules_with("verify.match.statistic", "OF"):
        if module.OF in groups:
            yield from module.claims(groups[module.OF], extraction, settings)


def validate(options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    known = sorted(module.OF for module in modules_with("verify.match.statistic", "OF"))
    if options.get("of") in known:
        return []
    return [("of", f"unknown '{options.get('of', '')}'", "it is one of " + ", ".join(known))]
