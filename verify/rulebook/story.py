"""Story files: declared facts, one-line claims and the dates of documents -> rules.

In: the tree of a file with `facts:`, `claims:` or `documents:`. Out: one plain rule per
entry, of match kind `fact`, `declared` or `dated`, and every fault at its line.
"""

from __future__ import annotations

from typing import Any

from verify.model.errors import VerifyError
from verify.rulebook.shape import Shape
from verify.rulebook.tree import Node

STORY_KEYS = ("title", "facts", "claims", "documents")


def is_story(root: Node) -> bool:
    """Return whether a file declares facts, claims or documents rather than a rule."""
    keys = root.value if isinstance(root.value, dict) else {}
    return "match" not in keys and any(key in keys for key in STORY_KEYS[1:])


def entries(root: Node, rule_id: str, file: str) -> tuple[list[dict[str, Any]], list[VerifyError]]:
    """Return the entries of a story file as plain rules, and every fault."""
    shape = Shape(file)
    shape.keys(root, "", STORY_KEYS)
    return [], shape.faults
