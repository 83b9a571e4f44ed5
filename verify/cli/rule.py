"""`verify rule [ID]`: what a rule does, why, and with which examples."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path

from verify import rulebook
from verify.cli import screen
from verify.cli.configured import Configured
from verify.cli.request import Request
from verify.discover import modules_with
from verify.model.errors import VerifyError
from verify.model.rule import Example, ExampleKind, Rule, Severity

_HEADS = {
    ExampleKind.FAIL: "Finds",
    ExampleKind.PASS: "Holds",
    ExampleKind.IGNORE: "Says nothing of",
}
_LEVELS = {
    Severity.ERROR: "An error where the wording is sure and the numbers cannot meet however "
    "kindly they are read; else a warning.",
    Severity.WARNING: "At most a warning.",
    Severity.INFO: "For information only: it fails no run unless `--fail-on info` says so.",
}
_TOLERANCES = {
    "rounding": "Each number may be off by half a unit of its last digit.",
    "printed": "Each number may be off by half a unit of its last digit.",
    "charitable": "Each number may be off by half a unit of its last digit that is not zero.",
    "exact": "The values must be equal.",
}


def rule(id: str, *, format: str, rules: tuple[str, ...], folder: str) -> int:
    """Print the page of a rule, or the list of all, or write every page into a folder.

    Raises: VerifyError.
    """
    configured = Configured(Request(rules=rules))
    paths = configured.root.settings(".", configured.base).rule_paths
    known = {r.id: r for r in rulebook.all_rules(paths)}
    if folder:
        _write(list(known.values()), Path(folder))
        return 0
    if not id:
        screen.say(_listing(list(known.values()), format))
        return 0
    if id not in known:
        near = get_close_matches(id, known, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]!r}?" if near else "`verify rule` lists them all"
        raise VerifyError(f"there is no rule {id!r}", hint=hint)
    screen.say(as_json(known[id]) if format == "json" else as_markdown(known[id]))
    return 0


def _listing(rules: list[Rule], format: str) -> str:
    """Return every rule with its title."""
    if format == "json":
        return json.dumps([_data(r) for r in rules], ensure_ascii=False, indent=2) + "\n"
    room = max((len(r.id) for r in rules), default=0)
    preview = {True: " (preview)", False: ""}
    return "".join(
        f"{r.id:<{room}}  {r.severity:<7}  {r.title}{preview[r.preview]}\n"
        for r in sorted(rules, key=lambda r: r.id)
    )


def _write(rules: list[Rule], folder: Path) -> None:
    """Write a page for each rule below a folder, and a page that lists them by pack."""
    ordered = sorted(rules, key=lambda r: r.id)
    lines = ["# Rules", "", "Made from the rule files; see each page for why and for examples.", ""]
    for pack, members in groupby(ordered, key=lambda r: r.pack):
        lines += [f"## {pack}", "", "| rule | finds | at most |", "|---|---|---|"]
        for member in members:
            level = f"{member.severity}{', preview' if member.preview else ''}"
            title = _escaped(member.title).replace("|", "\\|")
            lines.append(f"| [{member.id}]({member.id}.md) | {title} | {level} |")
            path = folder / f"{member.id}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            screen.save(str(path), as_markdown(member, escape=_escaped))
        lines.append("")
    screen.save(str(folder / "README.md"), "\n".join(lines))
    screen.say(f"{len(rules)} pages in {folder}\n")


def as_json(rule: Rule) -> str:
    """Return a rule's page as JSON."""
    return json.dumps(_data(rule), ensure_ascii=False, indent=2) + "\n"


def _data(rule: Rule) -> dict[str, object]:
    """Return what a reader may know of a rule as plain data."""
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": str(rule.severity),
        "why": rule.why,
        "source": rule.source,
        "relation": rule.equation.text if rule.equation else rule.law,
        "tolerance": rule.tolerance,
        "traps": list(rule.traps),
        "preview": rule.preview,
        "precision": rule.precision,
        "examples": [
            {"kind": str(e.kind), "text": e.text, "at": e.at, "expected": e.expected}
            for e in rule.examples
        ],
    }


def as_markdown(rule: Rule, *, escape: Callable[[str], str] = str) -> str:
    """Return a rule's page as Markdown; `escape` keeps its texts from being markup."""
    told = [_LEVELS[rule.severity]]
    if rule.preview:
        told.append("A preview: off unless `--preview` or `extend-select` asks for it.")
    if rule.precision:
        told.append(f"Measured: {escape(rule.precision)}.")
    lines = [f"# {rule.id}", "", escape(rule.title) + ".", "", " ".join(told)]
    lines += _section("Why", [escape(rule.why)] if rule.why else [])
    lines += _section("What must hold", _relation(rule, escape))
    lines += _section("Source", [escape(_sentence(rule.source))] if rule.source else [])
    lines += _section("Left alone on purpose", [f"- {escape(trap)}" for trap in rule.traps])
    for kind, head in _HEADS.items():
        shown = [_example(e, escape) for e in rule.examples if e.kind is kind]
        lines += _section(head, shown)
    own = [f"- `{name}`: {_option(value)}" for name, value in rule.options.items()]
    lines += _section("Options", own)
    lines += _section("In your settings", _settings(rule))
    return "\n".join(lines) + "\n"


def _relation(rule: Rule, escape: Callable[[str], str]) -> list[str]:
    """Return what must hold between the numbers, and how near is near enough."""
    slack = _TOLERANCES.get(rule.tolerance, f"Within {rule.tolerance}.")
    if rule.equation:
        return [f"`{rule.equation.text}`. {slack}"]
    laws = {module.LAW: module for module in modules_with("verify.judge.laws", "LAW")}
    law = laws.get(rule.law)
    said = " ".join((law.__doc__ or "").split("\n\n")[0].split()) if law else ""
    said = _sentence(said.partition(": ")[2] or said)
    eased = "" if rule.tolerance == "rounding" else f" {slack}"  # laws have slack of their own
    return [escape(said) + eased] if law else []


def _sentence(text: str) -> str:
    """Return a text that begins and ends as a sentence does."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _settings(rule: Rule) -> list[str]:
    """Return how a person has a rule otherwise: in `verify.toml`, or at one place of a text."""
    other = "info" if rule.severity is Severity.WARNING else "warning"
    wanted = f'extend-select = ["{rule.id}"]  # run it, though it is a preview'
    unwanted = f'ignore = ["{rule.id}"]  # not at all'
    return [
        "```toml",
        wanted if rule.preview else unwanted,
        "",
        "[severity]",
        f'"{rule.id}" = "{other}"  # at most',
        "```",
        "",
        f"At one place of a text: `verify: ignore[{rule.id}]` and the reason, in a comment.",
    ]


def _example(example: Example, escape: Callable[[str], str]) -> str:
    """Return an example as an item of a list; a table or several lines as they stand."""
    blamed = f"`{example.at}`" if example.at else ""
    if example.expected:
        blamed += f" should be `{example.expected}`"
    if "\n" not in example.text.strip():
        return f"- {escape(example.text.strip())}" + (f" → {blamed}" if blamed else "")
    block = textwrap.indent(example.text.strip("\n"), " " * 8)
    return f"- {blamed or 'In'}:\n\n{block}\n"


def _option(value: object) -> str:
    """Return an option's default as a rule file writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _escaped(text: str) -> str:
    """Return a text in which nothing is Markdown or HTML."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\`*_\[\]])", r"\\\1", plain)


def _section(head: str, body: list[str]) -> list[str]:
    """Return a headed section, nothing where it would be empty."""
    return ["", f"## {head}", "", *body] if body else []
