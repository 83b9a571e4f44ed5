"""Selecting: which of the loaded rules a run uses, and how loud each may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.model.errors import ConfigError
from verify.model.rule import Rule, Severity
from verify.model.settings import Settings

# What a person declares may be absent; suppressions are judged by the report.
ELSEWHERE = ("declared", "suppression")
DECLARED = ("fact", "declared", "dated")  # the match kinds of what a person declares


def selected(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings select, with the severities they set.

    A rule is named by its id or by its pack. An id named outright wins over a pack, a
    preview rule runs when it is named outright or previews are on, and what a person
    declared (facts, claims) runs unless it is ignored.
    """
    return tuple(_levelled(rule, settings) for rule in rules if _runs(rule, settings))


def _runs(rule: Rule, settings: Settings) -> bool:
    """Return whether a rule takes part in a run."""
    wanted = (*settings.select, *settings.extend_select)
    if rule.id in settings.ignore:
        return False
    if rule.id in wanted:
        return True
    if _named(rule.id, settings.ignore):
        return False
    if rule.match_kind in DECLARED:
        return True
    if rule.preview and not settings.preview:
        return False
    return not settings.select or _named(rule.id, wanted)


def _named(rule_id: str, names: Iterable[str]) -> bool:
    """Return whether a rule or one of the folders it stands in is among the names."""
    return any(
        name == "all" or rule_id == name or rule_id.startswith(f"{name.rstrip('/')}/")
        for name in names
    )


def _levelled(rule: Rule, settings: Settings) -> Rule:
    """Return the rule with the severity and tolerance that the settings give it or its pack."""
    level = settings.severities.get(rule.id, settings.severities.get(rule.pack))
    if level is not None:
        rule = rule._replace(severity=Severity(level))
    slack = settings.tolerances.get(rule.id, settings.tolerances.get(rule.pack))
    return rule if slack is None else rule._replace(tolerance=slack)


def refuse_unknown(rules: Sequence[Rule], settings: Settings) -> None:
    """Raise for a name in the settings that names no rule and no pack.

    Raises: ConfigError, with the nearest name that there is.
    """
    unknown = unknown_names(rules, settings)
    if not unknown:
        return
    import difflib  # seldom needed, and slow to load

    known = sorted({rule.id for rule in rules} | {rule.pack for rule in rules})
    near = difflib.get_close_matches(unknown[0], known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else "`verify rule` lists them all"
    listed = ", ".join(map(repr, unknown))
    raise ConfigError(f"there is no rule or pack {listed}", hint=hint)


def unknown_names(rules: Sequence[Rule], settings: Settings) -> list[str]:
    """Return the names in the settings that name no rule and no pack."""
    names = (
        *settings.select,
        *settings.extend_select,
        *settings.ignore,
        *settings.severities,
        *settings.tolerances,
    )
    return [
        name
        for name in dict.fromkeys(names)
        if name != "all"
        and name.partition("/")[0] not in ELSEWHERE
        and not any(_named(rule.id, (name,)) for rule in rules)
    ]
