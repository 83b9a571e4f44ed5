"""Story files: declared facts, one-line claims and the dates of documents -> rules.

In: the tree of a file with `facts:`, `claims:` or `documents:`. Out: one plain rule per
entry, of match kind `fact`, `declared` or `dated`, and every fault at its line. All the
entries of a sort share an id (`declared/fact`); their file and line tell them apart.
"""

from __future__ import annotations

import datetime as dt
import re
from importlib import import_module
from typing import Any

from verify.model.errors import ClaimError, VerifyError
from verify.rulebook import claims, kinds, outside, worked
from verify.rulebook.shape import Shape
from verify.rulebook.tree import Node

STORY_KEYS = ("title", "facts", "claims", "documents")
CLAIM_KEYS = ("claim", "date", "tolerance", "within", "severity", "source")
DOCUMENT_KEYS = ("file", "date")
# What a fact says of a number: the sign between the two, and the words for it.
RELATIONS = {
    "equals": ("=", ""),
    "between": ("=", "between"),
    "min": (">=", "at least"),
    "max": ("<=", "at most"),
    "more than": (">", "more than"),
    "less than": ("<", "less than"),
}
FACT_KEYS = ("about", *RELATIONS, "tolerance", "source", "from", "until", "severity", "unless")
SEVERITIES = ("error", "warning", "info")
_RATE = re.compile(r"at the rate of ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_TOLERANCES = {"rounds to": "rounding", "exactly": "exact", "roughly": "charitable"}


def is_story(root: Node) -> bool:
    """Return whether a file declares facts, claims or documents rather than a rule."""
    keys = root.value if isinstance(root.value, dict) else {}
    return "match" not in keys and any(key in keys for key in STORY_KEYS[1:])


def entries(root: Node, rule_id: str, file: str) -> tuple[list[dict[str, Any]], list[VerifyError]]:
    """Return the entries of a story file as plain rules, and every fault."""
    shape = Shape(file)
    shape.keys(root, "", STORY_KEYS)
    found = []
    for key, read in (("documents", _document), ("claims", _claim), ("facts", _fact)):
        node = shape.child(root, key)
        if node is None:
            continue
        if not isinstance(node.value, list):
            shape.fault(node.line, key, "must be a list", "one entry a dash")
            continue
        for index, part in enumerate(node.value):
            fields = read(shape, part, f"{key}[{index}]")
            if fields is not None:
                found.append(_rule(fields, file, part.line))
    return found, shape.faults


def _rule(fields: dict[str, Any], file: str, line: int) -> dict[str, Any]:
    """Return an entry as the fields of a rule."""
    plain = {
        "severity": "error",
        "message": "",
        "source": "",
        "tolerance": "rounding",
        "examples": [],
        "path": file,
        "line": line,
    }
    return plain | fields


def _document(shape: Shape, node: Node, path: str) -> dict[str, Any] | None:
    """Return the date of the documents that a glob names."""
    shape.keys(node, path, DOCUMENT_KEYS)
    name = shape.text(node, "file", path, needed=True)
    day = shape.day(node, "date", path)
    if not name or not day:
        if name:
            shape.fault(node.line, f"{path}.date", "is missing", "write it as 2025-02-24")
        return None
    return {
        "id": "declared/date",
        "title": f"{name} is of {day}",
        "match_kind": "dated",
        "match": {"file": name, "date": day},
    }


def _claim(shape: Shape, node: Node, path: str) -> dict[str, Any] | None:
    """Return a one-line claim, tried out so that it cannot fail later."""
    if not isinstance(node.value, dict):
        text = node.text.strip()
        options: dict[str, Any] = {"claim": text}
    else:
        shape.keys(node, path, CLAIM_KEYS)
        text = shape.text(node, "claim", path, needed=True)
        options = {"claim": text, "date": shape.day(node, "date", path)}
        for key in ("tolerance", "within"):
            options[key] = shape.text(node, key, path)
            if options[key] and not kinds.SHARE.fullmatch(options[key]):
                what = f"'{options[key]}' is no share"
                shape.fault(node.line_of(key), f"{path}.{key}", what, "such as 2%")
        options["severity"] = shape.choice(node, "severity", path, ("", *SEVERITIES), "")
    if not text:
        return None
    line = node.line_of("claim") if isinstance(node.value, dict) else node.line
    try:
        import_module("verify.judge.sides").agree_in_dimension(claims.parsed(text))
    except ClaimError as error:
        shape.fault(line, f"{path}.claim", _told(error), error.hint)
        return None
    return {
        "id": "declared/claim",
        "title": f"Declared claim: {text}",
        "severity": options.get("severity") or "error",
        "match_kind": "declared",
        "match": {key: value for key, value in options.items() if value},
        "law": "claim",
        "source": shape.text(node, "source", path) if isinstance(node.value, dict) else "",
    }


def fact(node: Node, file: str) -> tuple[dict[str, Any] | None, list[VerifyError]]:
    """Return a row of a table of facts as the fields of a rule, and every fault."""
    shape = Shape(file)
    fields = _fact(shape, node, "")
    return (None if fields is None else _rule(fields, file, node.line)), shape.faults


def _fact(shape: Shape, node: Node, path: str) -> dict[str, Any] | None:
    """Return a declared fact: what it is about, and what the number must be."""
    if isinstance(node.value, dict) and "table" in node.value:
        return _table(shape, node, path)
    before = len(shape.faults)
    shape.keys(node, path, FACT_KEYS)
    about = shape.texts(node, "about", path)
    if not about:
        shape.fault(node.line, _key(path, "about"), "is missing", "the words the fact binds by")
    said = [key for key in RELATIONS if shape.child(node, key) is not None]
    if len(said) != 1:
        what = "says nothing of a number" if not said else f"says {' and '.join(said)}"
        shape.fault(node.line, path, what, f"one of {', '.join(RELATIONS)}")
        return None
    values, elsewhere = _values(shape, node, path, said[0])
    tolerance, day = _tolerance(shape, node, path)
    first, last = shape.day(node, "from", path), shape.day(node, "until", path)
    severity = shape.choice(node, "severity", path, SEVERITIES, "error")
    source = shape.text(node, "source", path)
    operator, words = RELATIONS[said[0]]
    says = f"{', '.join(about)}: {f'{words} ' if words else ''}{' and '.join(values)}".rstrip()
    match = {
        "about": list(about),
        "values": list(values),
        "outside": elsewhere,
        "unless": list(shape.texts(node, "unless", path)),
        "rate": day,
        "from": first,
        "until": last,
        "says": says,
    }
    if len(shape.faults) > before:
        return None
    told = f"{{stated}} contradicts the declared fact {says}"
    return {
        "id": "declared/fact",
        "title": f"Declared fact: {says}",
        "severity": severity,
        "match_kind": "fact",
        "match": match,
        "message": f"{told} ({source})" if source else told,
        "source": source,
        "tolerance": tolerance,
        "equation": _equation(operator),
    }


def _equation(operator: str) -> dict[str, Any]:
    """Return the relation of a stated number to a declared value, solved already."""
    return {
        "text": f"stated {operator} value",
        "slots": ["stated", "value"],
        "judged": "stated",
        "solved": {"stated": "value"},
        "operator": operator,
        "slopes": {},
    }


def _key(path: str, key: str) -> str:
    """Return the path of a key."""
    return f"{path}.{key}" if path else key


def _table(shape: Shape, node: Node, path: str) -> dict[str, Any] | None:
    """Return a table of facts, whose rows are read in every run."""
    shape.keys(node, path, ("table",))
    name = shape.text(node, "table", path, needed=True)
    if not name:
        return None
    return {
        "id": "declared/fact",
        "title": f"Facts of {name}",
        "match_kind": "table of facts",
        "match": {"table": name},
    }


def _values(
    shape: Shape, node: Node, path: str, key: str
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return a fact's values as texts, or where in a file they are to be read."""
    child = node.find(key)
    where = _key(path, key)
    if isinstance(child.value, dict):
        shape.keys(child, where, outside.KEYS)
        found = {name: shape.text(child, name, where) for name in child.value}
        sort = {name for name in found if name != "unit"}
        if sort not in [set(keys) for keys in outside.SORTS]:
            hint = "file and key; glob; lines and in; or query and in"
            shape.fault(child.line, where, "says no place to read it from", hint)
        return (), found
    values = shape.texts(node, key, path)
    for value in values:
        _try_value(shape, node, where, key, value)
    if len(values) != (2 if key == "between" else 1):
        what = "takes two values" if key == "between" else "takes one value"
        shape.fault(node.line_of(key), where, what)
    elif key == "between":
        _try_ends(shape, node, where, values)
    return values, {}


def _try_ends(shape: Shape, node: Node, path: str, values: tuple[str, ...]) -> None:
    """Report ends that are of other units than each other, or of which the greater stands first."""
    try:
        fault = worked.ends_fault(*values)
    except ClaimError:
        return  # reported already
    if fault:
        hint = f"[{', '.join(reversed(values))}]" if fault.startswith("ends") else ""
        shape.fault(node.line_of("between"), path, fault, hint)


def _try_value(shape: Shape, node: Node, path: str, key: str, value: str) -> None:
    """Report a value that cannot be read as a quantity or a sum of some."""
    try:
        worked.amount(value)
    except ClaimError as error:
        shape.fault(node.line_of(key), path, _told(error), error.hint)


def _tolerance(shape: Shape, node: Node, path: str) -> tuple[str, str]:
    """Return a fact's tolerance policy, and the day of an exchange rate."""
    given = shape.text(node, "tolerance", path)
    if not given:
        return "rounding", ""
    if given in _TOLERANCES:
        return _TOLERANCES[given], ""
    share = given.removeprefix("within ").strip()
    if kinds.SHARE.fullmatch(share):
        return share, ""
    rate = _RATE.fullmatch(given)
    if rate is not None and _is_day(rate.group(1)):
        return "2%", rate.group(1)
    hint = "rounds to, exactly, roughly, within 2%, or at the rate of 2025-02-24"
    shape.fault(node.line_of("tolerance"), _key(path, "tolerance"), f"unknown '{given}'", hint)
    return "rounding", ""


def _is_day(text: str) -> bool:
    """Return whether a text is an ISO day."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _told(error: ClaimError) -> str:
    """Return a claim's error on one line, with its place."""
    return f"{error.message}, at character {error.offset + 1} of '{error.text}'"
