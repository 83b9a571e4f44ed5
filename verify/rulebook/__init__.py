"""The rulebook: rule files -> `Rule` values, compiled once and cached by content.

In: the settings, and rule files below `rules/<pack>/<name>.yaml` and where the settings
point. Out: frozen rules whose equations are solved. A check that finds its rules in
the cache loads neither YAML nor sympy. Matching and judging are left to later stages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import Any

from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.rule import Rule
from verify.model.settings import DEFAULT, Settings
from verify.rulebook import cache, files
from verify.rulebook.select import refuse_unknown, selected


def rules(settings: Settings = DEFAULT) -> tuple[Rule, ...]:
    """Return the rules that the settings select.

    Raises: RuleError with every fault; ConfigError for a name that names no rule.
    """
    chosen = settings.select or settings.extend_select or settings.ignore
    if not (settings.rule_paths or chosen or settings.severities or settings.tolerances):
        return _unchosen(settings.preview)
    every = all_rules(settings.rule_paths)
    if settings.select or settings.extend_select or settings.ignore or settings.severities:
        refuse_unknown(every, settings)
    return selected(every, settings)


@lru_cache(maxsize=2)
def _unchosen(preview: bool) -> tuple[Rule, ...]:
    """Return the built-in rules of a run whose settings choose none."""
    return selected(all_rules(), Settings(preview=preview))


def all_rules(rule_paths: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Return every rule, the built-in ones first; a person's rule replaces one of its id.

    Raises: RuleError with every fault of every file.
    """
    own = rules_of(rule_paths)
    replaced = {rule.id for rule in own}
    return (*(rule for rule in built_in() if rule.id not in replaced), *own)


def rules_of(rule_paths: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules of a person's files and folders alone. Raises: RuleError."""
    if not rule_paths:
        return ()
    return _resolved(cache.rules(files.found(rule_paths)))


def _resolved(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules with the values that stand outside them, where there are such."""
    if not any(rule.match_kind in ("fact", "table of facts") for rule in rules):
        return rules
    from verify.rulebook import outside

    return outside.resolved(rules)


@lru_cache(maxsize=1)
def built_in() -> tuple[Rule, ...]:
    """Return the rules that come with the package."""
    folder = packs()
    if not folder.is_dir():
        return ()
    return cache.rules(files.found([folder], shown="rules/"), _with_figures)


def _with_figures(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules with what was measured of each; looked up only when they are compiled."""
    from verify.rulebook import measured

    return measured.applied(rules)


def dated(documents: Sequence[Document], rules: Sequence[Rule]) -> tuple[Document, ...]:
    """Return the documents with the dates that story files declare; a caller's date stays."""
    days = [rule.match for rule in rules if rule.match_kind == "dated"]
    return tuple(_dated(document, days) for document in documents) if days else tuple(documents)


def _dated(document: Document, days: Sequence[Mapping[str, Any]]) -> Document:
    """Return a document with the date of the first glob that names it."""
    if document.date_source == "caller":
        return document
    for entry in days:
        pattern = str(entry["file"])
        if fnmatch(document.name, pattern) or fnmatch(Path(document.name).name, pattern):
            day = dt.date.fromisoformat(str(entry["date"]))
            return document.replaced(date=day, date_source="declared")
    return document


def packs() -> Path:
    """Return the folder of the built-in packs: in a wheel, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def parse_claim(text: str, *, date: dt.date | None, tolerance: str | None) -> Claim:
    """Read a one-line claim. Raises: ClaimError with the place of the offending character."""
    from verify.rulebook import claims

    return claims.parsed(text, date=date, tolerance=tolerance)
