"""JSON schema of the configuration, for completion in editors; made from the keys."""

from __future__ import annotations

import json
from typing import Any

from verify.config.keys import KEYS, LEVELS, Key, Shape

_TEXT = {"type": "string"}
_SHAPES: dict[Shape, dict[str, Any]] = {
    Shape.TEXT: _TEXT,
    Shape.PATH: _TEXT,
    Shape.TEXTS: {"type": "array", "items": _TEXT},
    Shape.PATHS: {"type": "array", "items": _TEXT},
    Shape.FLAG: {"type": "boolean"},
    Shape.DAY: {"type": "string", "format": "date"},
    Shape.NAMES: {"type": "object", "additionalProperties": _TEXT},
    Shape.HEDGES: {"type": "object", "additionalProperties": _TEXT},
    Shape.LEVELS: {"type": "object", "additionalProperties": {"enum": list(LEVELS)}},
    Shape.OPTIONS: {"type": "object", "additionalProperties": {"type": "object"}},
}


def schema() -> dict[str, Any]:
    """Return the JSON schema of `verify.toml`."""
    inner = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key) for key in KEYS if key.per_file},
    }
    properties = {key.name: _property(key) for key in KEYS if key.shape is not Shape.PER_FILE}
    properties["per-file"] = {
        "type": "object",
        "description": next(k.says for k in KEYS if k.shape is Shape.PER_FILE),
        "additionalProperties": inner,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "verify.toml",
        "description": "Configuration of verify, a linter for numbers.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def rendered() -> str:
    """Return the schema as it is committed."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _property(key: Key) -> dict[str, Any]:
    """Return the schema of one key."""
    shape = {"enum": list(key.choices)} if key.shape is Shape.CHOICE else _SHAPES[key.shape]
    return {"description": key.says, **shape}
