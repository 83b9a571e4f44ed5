"""Values from outside a rule file: a key of a data file, a count of files or of lines.

In: facts whose value is `{file: pyproject.toml, key: project.x}`, `{glob: "tests/*.py"}`
or `{lines: "*def test_*", in: "tests/*.py"}`, `{query: "select sum(paid) from sales", in:
sales.parquet}`, and tables of facts (`table: facts.csv`, or a Parquet file).
Out: the same facts with their values as text, read afresh in every run; a value that
cannot be found is kept as such, since an anchor that disappeared must not pass. Paths
stay inside the repository of the rule file, sizes are bounded, and no command is run.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import translate
from itertools import islice
from pathlib import Path
from typing import Any

from verify.model.errors import RuleError, VerifyError
from verify.model.rule import Rule
from verify.rulebook.tree import Node

KEYS = ("file", "key", "glob", "lines", "query", "in", "unit")
SORTS = (("file", "key"), ("glob",), ("lines", "in"), ("query", "in"))
MAX_BYTES = 5_000_000
MAX_FILES = 20_000
MAX_ROWS = 20_000
MAX_LINE = 2_000
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]{1,6})\]")


class Missing(Exception):
    """A value that is not where a fact says it is."""


def resolved(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules with every outside value read, and tables as their rows.

    Raises: RuleError with every fault of every table.
    """
    found: list[Rule] = []
    faults: list[VerifyError] = []
    for rule in rules:
        if rule.match_kind == "table of facts":
            rows, problems = _rows(rule)
            found += rows
            faults += problems
        elif rule.match_kind == "fact" and rule.match.get("outside"):
            found.append(_read(rule))
        else:
            found.append(rule)
    if faults:
        raise RuleError("tables of facts have faults", faults=tuple(faults))
    return tuple(found)


def _read(rule: Rule) -> Rule:
    """Return a fact with its outside value as text, or with why there is none."""
    wanted: Mapping[str, str] = rule.match["outside"]
    told = ", ".join(str(wanted[key]) for key in KEYS if key in wanted and key != "unit")
    try:
        text = f"{_value(Path(rule.path), wanted)} {wanted.get('unit', '')}".strip()
    except Missing as error:
        return rule._replace(match={**rule.match, "missing": str(error)})
    says = f"{rule.match['says']} {text} ({told})"
    return rule._replace(
        title=f"Declared fact: {says}",
        message=f"{{stated}} contradicts the declared fact {says}",
        match={**rule.match, "values": (text,), "says": says},
    )


def _value(origin: Path, wanted: Mapping[str, str]) -> str:
    """Return the value that a fact points at. Raises: Missing."""
    folder = origin.resolve().parent
    if "glob" in wanted:
        return str(sum(1 for _ in _files(folder, wanted["glob"])))
    if "lines" in wanted:
        pattern = re.compile(translate(wanted["lines"]))  # linear: each star is atomic
        files = _files(folder, wanted["in"])
        return str(sum(_matching(pattern, _text(file)) for file in files))
    if "query" in wanted:
        return _queried(folder, wanted["query"], wanted["in"])
    path = _inside(folder, wanted["file"])
    return _at(_data(path), wanted["key"], wanted["file"])


def _queried(folder: Path, sql: str, pattern: str) -> str:
    """Return the one value that a query of some files gives. Raises: Missing."""
    from verify.rulebook import query

    files = {query.named(path): path for path in _files(folder, pattern)}
    try:
        return query.value(sql, files)
    except query.QueryError as error:
        raise Missing(str(error)) from error


def _files(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield the files that a glob names, inside the repository. Raises: Missing if none."""
    _refuse(pattern)
    root = _root(folder)
    files = (p for p in folder.glob(pattern) if p.is_file() and _within(p, root))
    first = list(islice(files, MAX_FILES + 1))
    if not first:
        raise Missing(f"no file is named {pattern}")
    if len(first) > MAX_FILES:
        raise Missing(f"more than {MAX_FILES:,} files are named {pattern}")
    yield from first


def _matching(pattern: re.Pattern[str], text: str) -> int:
    """Return how many lines match."""
    return sum(1 for line in text.splitlines() if pattern.match(line[:MAX_LINE]))


def _inside(folder: Path, name: str) -> Path:
    """Return a file inside the repository. Raises: Missing."""
    _refuse(name)
    path = folder / name
    if not path.is_file() or not _within(path, _root(folder)):
        raise Missing(f"there is no file {name}")
    return path


def _refuse(name: str) -> None:
    """Raise for a path that is not relative."""
    if Path(name).is_absolute() or name.startswith("~"):
        raise Missing(f"{name} is not a path from the rule file's folder")


def _within(path: Path, root: Path) -> bool:
    """Return whether a file, its links followed, lies inside a folder."""
    return path.resolve().is_relative_to(root)


def _root(folder: Path) -> Path:
    """Return the repository or project that a folder lies in, else the folder itself."""
    for marks in ((".git",), ("verify.toml", "pyproject.toml")):
        for parent in (folder, *folder.parents):
            if any((parent / mark).exists() for mark in marks):
                return parent
    return folder


def _text(path: Path) -> str:
    """Return a file's text. Raises: Missing if it is too large or no text."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Missing(f"{path.name} is larger than {MAX_BYTES:,} bytes")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Missing(f"{path.name} cannot be read as text") from error


def _data(path: Path) -> Any:
    """Return what a JSON, TOML or YAML file holds. Raises: Missing."""
    text = _text(path)
    try:
        if path.suffix == ".json":
            return json.loads(text, parse_float=str, parse_int=str)
        if path.suffix == ".toml":
            return tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise Missing(f"{path.name} is not {path.suffix[1:].upper()}") from error
    if path.suffix not in (".yaml", ".yml"):
        raise Missing(f"{path.name}: only JSON, TOML and YAML have keys")
    from verify.rulebook import tree

    root, faults = tree.read(text, path.name)
    if root is None or faults:
        raise Missing(f"{path.name} is not plain YAML")
    return root.plain()


def _at(data: Any, key: str, file: str) -> str:
    """Return the value at a dotted path: "project.sizes[0]". Raises: Missing."""
    value = data
    for step in _STEP.finditer(key):
        name, index = step.groups()
        try:
            value = value[name] if name is not None else value[int(index)]
        except (KeyError, IndexError, TypeError):
            raise Missing(f"{file} has no {key}") from None
    if isinstance(value, (list, dict)):
        return str(len(value))  # of a list, its length
    return str(value)


def _rows(rule: Rule) -> tuple[list[Rule], list[VerifyError]]:
    """Return the facts of a CSV table, one a row, and every fault at its line."""
    from verify.rulebook import cache, story

    try:
        path = _inside(Path(rule.path).resolve().parent, rule.match["table"])
        rows = _cells(path)
    except (Missing, csv.Error) as error:
        return [], [VerifyError(str(error), where=f"{rule.path}:{rule.line}")]
    if not rows:
        return [], [VerifyError("the table is empty", where=str(path))]
    header = [name.strip().lower() for name in rows[0]]
    found, faults = [], []
    for number, row in enumerate(rows[1:], start=2):
        cells = {
            name: cell.strip() for name, cell in zip(header, row, strict=False) if cell.strip()
        }
        if not cells:
            continue
        node = Node(number, {name: _cell(name, text, number) for name, text in cells.items()})
        fields, problems = story.fact(node, str(path))
        faults += problems
        if fields is not None:
            found.append(cache.rule(fields))
    return found, faults


def _cells(path: Path) -> list[list[str]]:
    """Return the header and the rows of a table of facts. Raises: Missing, csv.Error."""
    if path.suffix.lower() != ".parquet":
        return list(islice(csv.reader(_text(path).splitlines()), MAX_ROWS + 1))
    from verify.rulebook import query

    try:
        names, rows = query.table(path)
    except query.QueryError as error:
        raise Missing(str(error)) from error
    return [names, *rows]


def _cell(name: str, text: str, line: int) -> Node:
    """Return a cell as a node; words and pairs of values are parted by semicolons."""
    if name in ("about", "unless", "between") and ";" in text:
        parts = [Node(line, part.strip(), part.strip()) for part in text.split(";")]
        return Node(line, [part for part in parts if part.text])
    return Node(line, text, text)
