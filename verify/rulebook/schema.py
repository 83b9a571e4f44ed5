"""JSON schema of rule files, for completion in editors; made from what the loader knows.

It describes keys and choices. What only the loader can tell (an equation's dimensions,
a slot that nobody named) is left to it.
"""

from __future__ import annotations

import json
from typing import Any

from verify.model.rule import Severity
from verify.rulebook import kinds, outside, shape, story

_SCALAR = {"type": ["string", "number", "boolean"]}
_LEVEL = {"enum": [str(level) for level in Severity]}
_ONE_OR_MORE = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}


_SAYS = {
    "title": "The fault, in one sentence without a full stop.",
    "severity": "The most that it may be reported as.",
    "source": "Where the relation is written down: a standard, a textbook, a page.",
    "why": "Why people get it wrong, and why it matters.",
    "traps": "What looks like the fault and is none; each has its `ignore` example.",
    "match": "How the numbers are found that claim to be related: a kind, and what it wants.",
    "relation": "What must hold between them: an equation, or a law by its name.",
    "tolerance": "The slack: rounding, printed, charitable, exact, spoken, or a share such as 2%.",
    "message": "What a reader is told; {slot}, {expected} and {assumption} are filled in.",
    "preview": "Off unless asked for.",
    "precision": "What was measured of it on real text.",
    "validity": "Says something only when it fails: a fit counts as no test.",
    "options": "What a configuration may set, with its default.",
    "examples": "Texts that hold, that it says nothing of, and that it finds; they run as tests.",
    "claims": "Claims that are judged once, such as 380B CNY ≈ $53B.",
    "facts": "What is known; it binds where its words and its unit stand.",
    "documents": "The dates of documents that do not say them.",
    "claim": "The claim, with ≈, = or vs.",
    "about": "Words that must stand in the clause or its heading.",
    "equals": "The value, or where it stands in a file.",
    "date": "The day, for rates of exchange.",
    "within": "How far two readings may be apart.",
}


def _described(keys: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of keys with what each means, where that is said."""
    return {k: {"description": _SAYS[k], **v} if k in _SAYS else v for k, v in keys.items()}


def schema() -> dict[str, Any]:
    """Return the JSON schema of a rule file: a rule, or declared claims and facts."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "verify rule file",
        "description": "A rule with its examples, or claims and facts that somebody declares.",
        "if": {"required": ["match"]},
        "then": _rule(),
        "else": _story(),
    }


def rendered() -> str:
    """Return the schema as it is committed."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _table(keys: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of a mapping with these keys and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": _described(keys),
        "required": list(required),
    }


def _rule() -> dict[str, Any]:
    """Return the schema of a rule."""
    laws = {"enum": list(kinds.laws())}
    own: dict[str, Any] = dict.fromkeys(shape.RULE_KEYS, _SCALAR)
    own |= {
        "severity": _LEVEL,
        "traps": {"type": "array", "items": _SCALAR},
        "match": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"enum": list(kinds.names())}},
        },
        "relation": _table({**dict.fromkeys(shape.RELATION_KEYS, _SCALAR), "law": laws}),
        "preview": {"type": "boolean"},
        "validity": {"type": "boolean"},
        "options": {"type": "object"},
        "examples": _table({kind: _examples(kind) for kind in shape.KINDS}, shape.KINDS),
    }
    return _table(own, ("title", "match", "examples"))


def _examples(kind: str) -> dict[str, Any]:
    """Return the schema of a list of examples."""
    needed = ("text", "at") if kind == "fail" else ("text",)
    one = _table(dict.fromkeys(shape.EXAMPLE_KEYS, _SCALAR), needed)
    items = one if kind == "fail" else {"anyOf": [_SCALAR, one]}
    return {"type": "array", "items": items, "minItems": 1}


def _story() -> dict[str, Any]:
    """Return the schema of declared claims, facts and documents."""
    value = {"anyOf": [_ONE_OR_MORE, _table(dict.fromkeys(outside.KEYS, _SCALAR))]}
    fact: dict[str, Any] = {**dict.fromkeys(story.FACT_KEYS, _SCALAR), "severity": _LEVEL}
    fact |= {"about": _ONE_OR_MORE, "unless": _ONE_OR_MORE}
    fact |= dict.fromkeys(story.RELATIONS, value)
    claim: dict[str, Any] = {**dict.fromkeys(story.CLAIM_KEYS, _SCALAR), "severity": _LEVEL}
    document = dict.fromkeys(story.DOCUMENT_KEYS, _SCALAR)
    return _table(
        {
            "title": _SCALAR,
            "claims": {"type": "array", "items": _table(claim, ("claim",))},
            "facts": {"type": "array", "items": _table(fact, ("about",))},
            "documents": {"type": "array", "items": _table(document, ("file",))},
        }
    )
