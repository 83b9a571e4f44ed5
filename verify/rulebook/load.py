"""Loading: rule files -> plain data, every fault of every file at once.

In: folders and files. Out: the fields of each rule, facts and claims among them, or
one `RuleError` with all faults. The path is the id: `percent/change-mismatch.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from verify.model.errors import RuleError, VerifyError
from verify.rulebook import shape, story, tree

SUFFIXES = (".yaml", ".yml")
MAX_FILES = 5000
OWN = "declared/"  # the ids of what story files declare


class Source(NamedTuple):
    """One rule file: its id, the name to show, and its text."""

    id: str
    file: str
    text: str


def sources(paths: Iterable[str | Path], *, shown: str = "") -> list[Source]:
    """Return every rule file under the paths, read. Raises: RuleError if one cannot be."""
    found, faults = [], []
    for given in paths:
        path = Path(given)
        if not path.exists():
            hint = "a rule file, or a folder of them"
            faults.append(VerifyError("no such file or folder", where=str(given), hint=hint))
            continue
        for file, rule_id in _files(path):
            try:
                text = file.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                hint = "save it as UTF-8" if isinstance(error, UnicodeDecodeError) else ""
                faults.append(VerifyError("cannot be read as text", where=str(file), hint=hint))
                continue
            name = f"{shown}{file.relative_to(path).as_posix()}" if shown else str(file)
            found.append(Source(rule_id, name, text))
    if faults:
        raise RuleError("rule files cannot be read", faults=tuple(faults))
    return found


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield rule files with their ids, sorted."""
    if path.is_file():
        yield path, f"{path.resolve().parent.name}/{path.stem}"
        return
    files = sorted(f for f in path.rglob("*") if f.suffix in SUFFIXES and f.is_file())
    for file in files[:MAX_FILES]:
        parts = file.relative_to(path).with_suffix("").parts
        pack = parts if len(parts) > 1 else (path.resolve().name, *parts)
        yield file, "/".join(pack)


def compiled(files: Iterable[Source]) -> list[dict[str, Any]]:
    """Return the fields of every rule in the files. Raises: RuleError with all faults."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    faults: list[VerifyError] = []
    for source in files:
        root, problems = tree.read(source.text, source.file)
        faults += problems
        if root is None:
            continue
        if story.is_story(root):
            entries, problems = story.entries(root, source.id, source.file)
        else:
            fields, problems = shape.rule(root, source.id, source.file)
            entries = [fields]
        faults += sorted(problems, key=_line)
        for fields in entries:
            # A later rule of an id takes its place; entries of story files share theirs.
            shared = (fields["path"], fields["line"]) if fields["id"].startswith(OWN) else ()
            found[fields["id"], *shared] = fields
    if faults:
        raise RuleError("rule files have faults", faults=tuple(faults))
    return list(found.values())


def _line(fault: VerifyError) -> int:
    """Return the line that a fault stands on."""
    line = fault.where.rpartition(":")[2]
    return int(line) if line.isdigit() else 0
