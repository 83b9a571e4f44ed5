"""The cache: compiled rules as JSON, so that a check loads no YAML and no sympy.

In: rule files. Out: `Rule` values. The key is the content of the files, of the
compiler and of the match kinds that checked them; an installed package ships its own
packs compiled. Where no folder can be written, compiled rules live in memory.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from verify import folders
from verify.model.rule import Equation, Example, ExampleKind, Rule, Severity
from verify.rulebook.load import Source

MAX_STORED = 40
PACKAGE = Path(__file__).parent.parent
_memory: dict[str, list[dict[str, Any]]] = {}


def rules(
    files: Sequence[Source], compile: Callable[[Sequence[Source]], list[dict[str, Any]]]
) -> tuple[Rule, ...]:
    """Return the files' rules, compiled now or before. Raises: RuleError."""
    key = _key(files)
    if key not in _memory:
        stored = _stored(key)
        if stored is None:
            # Through JSON even when fresh: both ways give the same shapes.
            stored = json.loads(json.dumps(compile(files)))
            _store(key, stored)
        _memory[key] = stored
    return tuple(rule(fields) for fields in _memory[key])


def rule(fields: dict[str, Any]) -> Rule:
    """Return a `Rule` from its plain fields."""
    equation = fields.get("equation")
    return Rule(
        **{
            **{key: _frozen(value) for key, value in fields.items()},
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


def _key(files: Sequence[Source]) -> str:
    """Return the hash of everything that the compiled rules depend on."""
    digest = hashlib.sha256(_compiler().encode())
    for source in files:
        for part in source:
            digest.update(part.encode())
            digest.update(b"\0")
    return digest.hexdigest()[:32]


@cache
def _compiler() -> str:
    """Return a hash of the modules that compile and check rules."""
    digest = hashlib.sha256()
    for folder in ("rulebook", "match", "judge", "units"):
        for path in sorted((PACKAGE / folder).glob("*.py")):
            stat = path.stat()
            digest.update(f"{path.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _folder() -> Path | None:
    """Return the folder that compiled rules are kept in, or None where there is none."""
    folder = folders.cache()
    return folder / "rules" if folder else None


def _stored(key: str) -> list[dict[str, Any]] | None:
    """Return compiled rules from an earlier run; None where there are none to trust."""
    folder = _folder()
    if folder is None:
        return None
    try:
        found = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, list) else None


def _store(key: str, fields: list[dict[str, Any]]) -> None:
    """Keep compiled rules for the next run; a folder that cannot be written is no error."""
    folder = _folder()
    if folder is None:
        return
    temporary = folder / f"{key}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8")
        temporary.replace(folder / f"{key}.json")  # whole or not at all
        _prune(folder)
    except OSError:
        return


def _prune(folder: Path) -> None:
    """Drop the oldest compiled rules beyond a handful; every change of a rule leaves one."""
    kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MAX_STORED:]:
        path.unlink(missing_ok=True)
