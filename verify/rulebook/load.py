"""Loading: the texts of rule files -> plain data, every fault of every file at once.

In: rule files, read. Out: the fields of each rule, facts and claims among them, or one
`RuleError` with all faults. Loads YAML, and sympy where an equation is solved.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verify.model.errors import RuleError, VerifyError
from verify.rulebook import shape, story, tree
from verify.rulebook.files import Source

OWN = "declared/"  # the ids of what story files declare


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
