"""The match kind `statistic`: figures of scientific papers and surveys.

In: rules with `match: {kind: statistic, of: ...}`, an extraction. Out: claims. `of` names
a module of this folder, which has

    def claims(rules, extraction, settings) -> Iterable[Claim]

and is loaded only for a text that holds one of the rule's `mentions`: most texts have no
such figures, and need not wait for its patterns. A claim's figures are quantities already
extracted; what a law needs besides goes into `extra`. Judging is for `verify.judge.laws`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from ahocorasick_rs import BytesAhoCorasick

from verify.discover import module_names
from verify.extract import Extraction
from verify.match._prepared import prepared
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "statistic"
OPTIONS = ("of", "mentions", "slots")
RESULTS = "tests"  # the module for results that the extraction found, and for tables of them


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield the claims of every rule of this kind within one document."""
    automaton, of = _mentioned(rules)
    text = extraction.document.text.encode("utf-8", "replace")
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    spoken_of = set().union(*(of[word] for word in {word for word, _, _ in found}))
    groups: dict[str, list[Rule]] = defaultdict(list)
    for number, rule in enumerate(rules):
        if not rule.match.get("mentions") or number in spoken_of:
            groups[str(rule.match["of"])].append(rule)
    for name, group in groups.items():
        if name == RESULTS and not extraction.results and not extraction.document.tables:
            continue  # is not even loaded
        module = import_module(f"verify.match.statistic.{name}")
        yield from module.claims(group, extraction, settings)


@prepared
def _mentioned(rules: Sequence[Rule]) -> tuple[BytesAhoCorasick, list[set[int]]]:
    """Return the automaton of every rule's words, and the rules of each word by number."""
    rules_of: dict[str, set[int]] = {}
    for number, rule in enumerate(rules):
        for word in rule.match.get("mentions", ()):
            rules_of.setdefault(str(word), set()).add(number)
    return BytesAhoCorasick([word.encode() for word in rules_of]), list(rules_of.values())


def validate(options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    known = module_names("verify.match.statistic")
    found = []
    if options.get("of") not in known:
        named = f"unknown '{options.get('of', '')}'"
        found.append(("of", named, "it is one of " + ", ".join(known)))
    words = options.get("mentions", [])
    if not isinstance(words, (list, tuple)) or not all(isinstance(w, str) and w for w in words):
        found.append(("mentions", "must be a list of words", "such as [CI, interval]"))
    return found
