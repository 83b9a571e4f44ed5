"""The shape of a rule file: a tree of nodes -> a rule, or every fault at its line.

In: the tree of one file. Out: the parts of a `Rule`, with each fault as
`file:line: path: what` and a hint. Match options belong to the match kind, which may
declare `validate(options)`; equations to `verify.rulebook.equation`.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from verify.model.errors import VerifyError
from verify.model.rule import Severity
from verify.rulebook import dimension, kinds
from verify.rulebook.equation import EquationError, compiled, parsed
from verify.rulebook.tree import Node

RULE_KEYS = (
    "title", "severity", "source", "why", "traps", "match", "relation", "tolerance", "message",
    "examples", "preview", "validity", "precision", "options",
)  # fmt: skip
EXAMPLE_KEYS = ("text", "date", "format", "at", "expected")
RELATION_KEYS = ("equation", "judge", "law")
KINDS = ("pass", "ignore", "fail")


class Shape:
    """Reads values from nodes; what is wrong with them is collected, never raised."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[VerifyError] = []

    def fault(self, line: int, path: str, what: str, hint: str = "") -> None:
        """Collect one fault."""
        message = f"{path}: {what}" if path else what
        self.faults.append(VerifyError(message, where=f"{self.file}:{line}", hint=hint))

    def keys(self, node: Node, path: str, known: Sequence[str]) -> None:
        """Report a node that is no mapping, and keys that nobody reads."""
        if not isinstance(node.value, dict):
            self.fault(node.line, path, "must be a mapping", "keys are " + ", ".join(known))
            return
        for key in node.value:
            if key not in known:
                line = node.key_lines.get(key, node.line)
                where = f"{path}.{key}" if path else key
                self.fault(line, where, "unknown key", did_you_mean(key, known, "keys are "))

    def child(self, node: Node, key: str) -> Node | None:
        """Return the node under a key, or None."""
        return node.value.get(key) if isinstance(node.value, dict) else None

    def text(
        self, node: Node, key: str, path: str, *, needed: bool = False, limit: int = 4000
    ) -> str:
        """Return the text under a key; numbers and words count as their characters."""
        child = self.child(node, key)
        where = f"{path}.{key}" if path else key
        if child is None or child.value is None:
            if needed:
                self.fault(node.line, where, "is missing", f"add `{key}:`")
            return ""
        if isinstance(child.value, (dict, list)):
            self.fault(child.line, where, "must be a text", "one line, or a block after `|`")
            return ""
        if len(child.text) > limit:
            self.fault(child.line, where, f"is longer than {limit} characters")
            return ""
        return child.text.strip()

    def choice(self, node: Node, key: str, path: str, known: Sequence[str], default: str) -> str:
        """Return one of a few words under a key."""
        value = self.text(node, key, path) or default
        if value not in known:
            child = self.child(node, key)
            where = f"{path}.{key}" if path else key
            line = child.line if child else node.line
            self.fault(
                line, where, f"unknown value '{value}'", did_you_mean(value, known, "one of ")
            )
            return default
        return value

    def flag(self, node: Node, key: str, path: str) -> bool:
        """Return the true or false under a key."""
        child = self.child(node, key)
        if child is None:
            return False
        if not isinstance(child.value, bool):
            where = f"{path}.{key}" if path else key
            self.fault(child.line, where, f"'{child.text}' is no truth value", "true or false")
            return False
        return child.value

    def texts(self, node: Node, key: str, path: str) -> tuple[str, ...]:
        """Return the list of texts under a key; a single text is a list of one."""
        child = self.child(node, key)
        if child is None or child.value is None:
            return ()
        where = f"{path}.{key}" if path else key
        parts = child.value if isinstance(child.value, list) else [child]
        found = []
        for part in parts:
            if isinstance(part.value, (dict, list)):
                self.fault(part.line, where, "must be a list of texts", "quote a text with ': '")
            else:
                found.append(part.text.strip())
        return tuple(found)

    def day(self, node: Node, key: str, path: str) -> str:
        """Return the ISO day under a key, or ""."""
        value = self.text(node, key, path)
        if not value:
            return ""
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            child = self.child(node, key)
            where = f"{path}.{key}" if path else key
            line = child.line if child else node.line
            self.fault(line, where, f"'{value}' is no day", "write it as 2025-02-24")
            return ""


def did_you_mean(word: str, known: Iterable[str], lead: str) -> str:
    """Return the hint for an unknown word: what is known, and which one is near."""
    listed = sorted(known)
    close = difflib.get_close_matches(word, listed, n=1, cutoff=0.6)
    return lead + ", ".join(listed) + (f"; did you mean '{close[0]}'?" if close else "")


def rule(root: Node, rule_id: str, file: str) -> tuple[dict[str, Any], list[VerifyError]]:
    """Return the fields of a `Rule` as plain data, and every fault of its file."""
    shape = Shape(file)
    shape.keys(root, "", RULE_KEYS)
    match_kind, options = _match(shape, root)
    fields: dict[str, Any] = {
        "id": rule_id,
        "title": shape.text(root, "title", "", needed=True),
        "severity": shape.choice(root, "severity", "", [*Severity], "warning"),
        "match_kind": match_kind,
        "match": options,
        "message": shape.text(root, "message", "", needed=True),
        "source": shape.text(root, "source", ""),
        "why": shape.text(root, "why", ""),
        "traps": shape.texts(root, "traps", ""),
        "tolerance": _tolerance(shape, root),
        "examples": _examples(shape, root),
        "preview": shape.flag(root, "preview", ""),
        "validity": shape.flag(root, "validity", ""),
        "precision": shape.text(root, "precision", ""),
        "options": _options(shape, root),
        "path": file,
        "line": root.line,
    }
    fields |= _relation(shape, root, match_kind, options)
    _message_slots(shape, root, fields)
    return fields, shape.faults


def _match(shape: Shape, root: Node) -> tuple[str, dict[str, Any]]:
    """Return the match kind and its options, checked by the kind itself."""
    node = shape.child(root, "match")
    if node is None:
        shape.fault(root.line, "match", "is missing", "add `match:` with a `kind:`")
        return "", {}
    if not isinstance(node.value, dict):
        shape.fault(node.line, "match", "must be a mapping", "add a `kind:`")
        return "", {}
    kind = shape.choice(node, "kind", "match", kinds.names(), "")
    plain = node.plain()
    options = {k: v for k, v in plain.items() if k != "kind"} if isinstance(plain, dict) else {}
    for fault in kinds.faults(kind, options):
        path, what, hint = (*fault, "", "")[:3]
        shape.fault(node.line_of(path), f"match.{path}" if path else "match", what, hint)
    return kind, options


def _relation(shape: Shape, root: Node, kind: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the equation, or the law, that a rule's claims are judged by."""
    node = shape.child(root, "relation")
    if node is None:
        if not kinds.judges_itself(kind):
            hint = "add `relation:` with `equation:` and `judge:`, or with `law:`"
            shape.fault(root.line, "relation", "is missing", hint)
        return {}
    shape.keys(node, "relation", RELATION_KEYS)
    law = shape.text(node, "law", "relation")
    text = shape.text(node, "equation", "relation")
    if law and law not in kinds.laws():
        hint = did_you_mean(law, kinds.laws(), "laws are ")
        shape.fault(node.find("law").line, "relation.law", f"unknown law '{law}'", hint)
    if bool(law) == bool(text):
        shape.fault(node.line, "relation", "needs an equation or a law", "one of the two")
        return {"law": law}
    if law:
        return {"law": law}
    judged = shape.text(node, "judge", "relation", needed=True)
    if not judged:
        return {}
    line = node.find("equation").line
    slots = kinds.slots(kind, options)
    try:
        equation = compiled(text, judged, tuple(slots))
        clash = _dimension_clash(text, slots)
    except EquationError as error:
        shape.fault(line, "relation.equation", error.message, error.hint)
        return {}
    if clash:
        shape.fault(line, "relation.equation", clash, "check the units of the slots")
    return {"equation": equation._asdict()}


def _dimension_clash(text: str, slots: dict[str, Any]) -> str:
    """Return how the dimensions of an equation disagree with its slots' units, or ""."""
    left, _, right = parsed(text)
    known = {}
    for name, slot in slots.items():
        unit = slot.get("unit") if isinstance(slot, dict) else None
        if isinstance(unit, str) and (exponents := kinds.dimension(unit)) is not None:
            known[name] = exponents
    return dimension.clash(left, right, known)


def _tolerance(shape: Shape, root: Node) -> str:
    """Return the tolerance policy: a word that the judge knows, or a share."""
    value = shape.text(root, "tolerance", "") or "rounding"
    if value in kinds.tolerances() or kinds.SHARE.fullmatch(value):
        return value
    node = shape.child(root, "tolerance")
    hint = did_you_mean(value, kinds.tolerances(), "a share such as 2%, or one of ")
    shape.fault(node.line if node else root.line, "tolerance", f"unknown '{value}'", hint)
    return "rounding"


def _options(shape: Shape, root: Node) -> dict[str, Any]:
    """Return the options that a configuration may set, with their defaults."""
    node = shape.child(root, "options")
    if node is None:
        return {}
    plain = node.plain()
    if not isinstance(plain, dict):
        shape.fault(node.line, "options", "must be a mapping", "name: default")
        return {}
    return plain


def _examples(shape: Shape, root: Node) -> list[dict[str, Any]]:
    """Return the examples; every rule has at least one of each kind."""
    node = shape.child(root, "examples")
    if node is None:
        shape.fault(root.line, "examples", "is missing", "add pass, ignore and fail examples")
        return []
    shape.keys(node, "examples", KINDS)
    found = []
    for kind in KINDS:
        child = shape.child(node, kind)
        parts = child.value if child is not None and isinstance(child.value, list) else []
        if not parts:
            line = child.line if child is not None else node.line
            hint = f"add a list of texts under `{kind}:`"
            shape.fault(line, f"examples.{kind}", "has no example", hint)
        found += [_example(shape, part, kind, i) for i, part in enumerate(parts)]
    return found


def _example(shape: Shape, node: Node, kind: str, index: int) -> dict[str, Any]:
    """Return one example: a text, or a mapping with `text` and what is expected of it."""
    path = f"examples.{kind}[{index}]"
    fields: dict[str, Any] = {"kind": kind, "line": node.line, "text": node.text}
    if not isinstance(node.value, dict):
        if not node.text:
            shape.fault(node.line, path, "must be a text", "quote a text that holds ': '")
        elif kind == "fail":
            shape.fault(node.line, path, "does not say what is wrong", "add text, at and expected")
        return fields
    shape.keys(node, path, EXAMPLE_KEYS)
    fields["text"] = shape.text(node, "text", path, needed=True, limit=20_000)
    fields["date"] = shape.day(node, "date", path)
    fields["format"] = shape.text(node, "format", path) or "text"
    for key in ("at", "expected"):
        fields[key] = shape.text(node, key, path, needed=kind == "fail" and key == "at")
        if fields[key] and kind != "fail":
            shape.fault(node.line_of(key), f"{path}.{key}", f"says nothing in a {kind} example")
    if fields["at"] and fields["at"] not in fields["text"]:
        hint = "copy the characters from the text"
        shape.fault(node.line_of("at"), f"{path}.at", f"'{fields['at']}' is not in the text", hint)
    return fields


def _message_slots(shape: Shape, root: Node, fields: dict[str, Any]) -> None:
    """Report names in the message that nothing will fill."""
    names = kinds.message_names(fields)
    if names is None:
        return  # a law fills its own names, or the equation is at fault
    for name in kinds.FIELD.findall(fields["message"]):
        if name not in names:
            node = shape.child(root, "message")
            hint = did_you_mean(name, names, "names are ")
            shape.fault(node.line if node else root.line, "message", f"unknown name '{name}'", hint)
