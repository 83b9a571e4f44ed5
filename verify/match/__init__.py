"""Matching: rules + quantities -> claims.

One module per match kind, found by what it declares:

    KIND = "frame"
    def claims(rules, extraction, settings) -> Iterable[Claim]          # within one document
    def across(rules, extractions, settings) -> Iterable[Claim]         # optional: between documents
    def once(rules, extractions, settings) -> Iterable[Claim]           # optional: once a run
    TABLES = True                       # optional: there are no claims without a table
    TITLES = True                       # optional: nor in a document whose titles hold no number
    WORDS = ("of which", ...)           # optional: nor in a text without any of these letters

A kind is handed every selected rule of that kind at once, so that it can index
them by cue, kind and dimension instead of trying each rule on each pair.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module

from verify import kept
from verify.discover import files, modules_with
from verify.extract import Extraction
from verify.match._hints import holds
from verify.match.reading import reading
from verify.model.claim import Claim
from verify.model.document import SUMMING
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple
from verify.progress import told


class _Kind(NamedTuple):
    """A match kind: its name, its module, the hooks it has, and whether it needs a table."""

    name: str
    module: str
    hooks: tuple[str, ...]
    tables: bool
    titles: bool
    words: tuple[str, ...]

    def may_stand(self, extraction: Extraction, *, titled: bool) -> bool:
        """Return whether there may be claims in a document; if not, nothing need be loaded."""
        document = extraction.document
        if (self.tables and not document.tables) or (self.titles and not titled):
            return False
        return not self.words or holds(document.text, self.words)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> list[Claim]:
    """Return every claim that the rules find within one document."""
    starts = [q.span.start for q in reading(extraction).quantities]
    titled = any(
        bisect_left(starts, block.span.end) > bisect_left(starts, block.span.start)
        for block in extraction.document.blocks
        if block.kind in SUMMING
    )
    kinds = [kind for kind in _kinds() if kind.may_stand(extraction, titled=titled)]
    return _found("claims", kinds, rules, extraction, settings)


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> list[Claim]:
    """Return every claim that the rules find between documents."""
    return _found("across", _kinds(), rules, extractions, settings)


def once(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> list[Claim]:
    """Return every claim that is judged once a run: what a person declared."""
    return _found("once", _kinds(), rules, extractions, settings)


def _found(
    hook: str,
    kinds: Iterable[_Kind],
    rules: Sequence[Rule],
    given: Extraction | Sequence[Extraction],
    settings: Settings,
) -> list[Claim]:
    """Return what every match kind that has a hook finds with it."""
    by_kind = _by_kind(rules)
    wanted = [kind for kind in kinds if kind.name in by_kind and hook in kind.hooks]
    found: list[Claim] = []
    for done, kind in enumerate(wanted):
        told("relating numbers", done, len(wanted))
        find = getattr(import_module(kind.module), hook)
        found += find(by_kind[kind.name], given, settings)
    return found


@cache
def _kinds() -> tuple[_Kind, ...]:
    """Return every match kind; known from an earlier run, they load when needed."""
    here = os.path.dirname(__file__) + os.sep  # noqa: PTH120  (as `files` has it)
    stamp = "\n".join(f"{f} {seen}" for f, seen in files().items() if f.startswith(here))
    rows = kept.table(
        "kinds", (__file__,), lambda: [tuple(kind) for kind in _declared()], key=stamp
    )
    return tuple(map(_Kind._make, rows))


def _declared() -> Iterator[_Kind]:
    """Yield what the modules of this folder declare."""
    for module in modules_with(__name__, "KIND"):
        hooks = tuple(hook for hook in ("claims", "across", "once") if hasattr(module, hook))
        yield _Kind(
            module.KIND,
            module.__name__,
            hooks,
            getattr(module, "TABLES", False),
            getattr(module, "TITLES", False),
            tuple(getattr(module, "WORDS", ())),
        )


def _by_kind(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """Group rules by match kind."""
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        groups[rule.match_kind].append(rule)
    return groups
