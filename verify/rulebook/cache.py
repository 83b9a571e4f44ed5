"""The cache: compiled rules as JSON, so that a check loads no YAML and no sympy.

In: rule files. Out: `Rule` values. Compiled rules are kept by the content of the files,
of the compiler and of the match kinds that checked them. A note by the files' sizes and
times holds the finished rules besides, so that a check reads neither files nor JSON.
Where no folder can be written, compiled rules live in memory.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from verify import folders, kept
from verify.discover import files as own_files
from verify.model.rule import Equation, Example, ExampleKind, Rule, Severity
from verify.rulebook import files as disk
from verify.rulebook.files import File, Source

MAX_STORED = 60
PACKAGE = Path(__file__).parent.parent
COMPILERS = ("rulebook", "match", "judge", "units")
Fields = list[dict[str, Any]]
Finish = Callable[[tuple[Rule, ...]], tuple[Rule, ...]]
_APART = ("severity", "equation", "examples")
_KINDS = {str(kind): kind for kind in ExampleKind}
_memory: dict[str, tuple[Rule, ...]] = {}


def rules(files: Sequence[File], finish: Finish | None = None) -> tuple[Rule, ...]:
    """Return the files' rules, compiled now or before, as `finish` leaves them.

    Raises: RuleError.
    """
    try:
        stamp = _stamp(files)
    except OSError:  # a file went away since it was found: reading it will say so
        stamp = ""
    if stamp not in _memory or not stamp:
        noted = _noted(stamp) if stamp else None
        if noted is None:
            noted = tuple(map(rule, _compiled(disk.read(files))))
            noted = finish(noted) if finish is not None else noted
            _note(stamp, noted)
        _memory[stamp] = noted
    return _memory[stamp]


def rule(fields: dict[str, Any]) -> Rule:
    """Return a `Rule` from its plain fields."""
    equation = fields.get("equation")
    return Rule(
        **{
            **{key: _frozen(value) for key, value in fields.items() if key not in _APART},
            "severity": Severity(fields["severity"]),
            "equation": Equation(**_frozen(equation)) if equation else None,
            "examples": tuple(
                Example(**{**e, "kind": ExampleKind(e["kind"])}) for e in fields["examples"]
            ),
        }
    )


def _frozen(value: Any) -> Any:
    """Return plain data with tuples for lists, as values have them."""
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    return value


def _plain(rule: Rule) -> tuple[Any, ...]:
    """Return a rule as plain data."""
    return tuple(
        rule._replace(
            severity=str(rule.severity),  # type: ignore[arg-type]
            equation=rule.equation and tuple(rule.equation),  # type: ignore[arg-type]
            examples=tuple((str(e.kind), *e[1:]) for e in rule.examples),  # type: ignore[misc]
        )
    )


def _whole(row: Iterable[Any]) -> Rule:
    """Return the rule that `_plain` made plain data of."""
    bare = Rule._make(row)
    return bare._replace(
        severity=Severity(bare.severity),
        equation=bare.equation and Equation._make(bare.equation),
        examples=tuple(Example._make((_KINDS[e[0]], *e[1:])) for e in bare.examples),
    )


def _compiled(sources: Sequence[Source]) -> Fields:
    """Return rules of this very content, from an earlier run or compiled now."""
    key = _key(sources)
    stored = _read(f"{key}.json")
    if not isinstance(stored, list):
        import json

        from verify.rulebook import load

        # Through JSON even when fresh: both ways give the same shapes.
        text = json.dumps(load.compiled(sources), ensure_ascii=False)
        stored = json.loads(text)
        _keep(f"{key}.json", text)
    assert isinstance(stored, list)
    return stored


def _noted(stamp: str) -> tuple[Rule, ...] | None:
    """Return the rules of files that have not changed since they were noted."""
    path = _note_path(stamp)
    note = kept.load(path) if path is not None else None
    if not isinstance(note, tuple) or note[:1] != (stamp,):
        return None
    return tuple(map(_whole, note[1]))


def _note(stamp: str, rules: Sequence[Rule]) -> None:
    """Keep finished rules by the sizes and times of their files."""
    path = _note_path(stamp) if stamp else None
    if path is not None:
        kept.save(path, (stamp, list(map(_plain, rules))))
        _prune(path.parent)


def _note_path(stamp: str) -> Path | None:
    """Return the file of the note for a stamp; the stamp itself stands in it."""
    folder = folders.cache()
    name = f"{zlib.crc32(stamp.encode()):08x}-{sys.implementation.cache_tag}.note"
    return folder / "rules" / name if folder is not None else None


def _stamp(files: Sequence[File]) -> str:
    """Return what changes when a rule file, or a module that compiles them, does."""
    places = {str(PACKAGE / folder) for folder in COMPILERS}
    own = [
        f"{path} {size} {time}"
        for path, (size, time) in own_files().items()
        if path.rpartition(os.sep)[0] in places
    ]
    return "\n".join([*own, *(f"{file.id} {file.stamp}" for file in files)])


def _key(sources: Sequence[Source]) -> str:
    """Return the hash of everything that the compiled rules depend on."""
    import hashlib

    digest = hashlib.sha256()
    for folder in COMPILERS:
        for path in sorted((PACKAGE / folder).glob("*.py")):
            digest.update(path.read_bytes())
    for source in sources:
        for part in source:
            digest.update(part.encode())
            digest.update(b"\0")
    return digest.hexdigest()[:32]


def _read(name: str) -> object:
    """Return what a file of the cache holds; None where there is nothing to trust."""
    folder = folders.cache()
    if folder is None:
        return None
    import json

    try:
        found: object = json.loads((folder / "rules" / name).read_bytes())
    except (OSError, ValueError):
        return None
    return found


def _keep(name: str, text: str) -> None:
    """Keep a file for the next run; a folder that cannot be written is no error."""
    folder = folders.cache()
    if folder is None:
        return
    folders.keep(folder / "rules" / name, text.encode())
    _prune(folder / "rules")


def _prune(folder: Path) -> None:
    """Drop the oldest files beyond a handful; every change of a rule leaves two."""
    try:
        stored = [*folder.glob("*.json"), *folder.glob("*.note")]
        stored.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in stored[MAX_STORED:]:
            path.unlink(missing_ok=True)
    except OSError:
        return
