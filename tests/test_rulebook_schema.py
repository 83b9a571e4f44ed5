from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from verify.rulebook.schema import rendered, schema

ROOT = Path(__file__).parent.parent
FILES = [*sorted((ROOT / "rules").rglob("*.yaml")), *sorted((ROOT / "seeds").glob("*.yaml"))]
CHECKER = jsonschema.Draft202012Validator(schema())


def read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return typed(data)


def typed(value: Any) -> Any:
    """Every scalar is a text to the loader, but for true and false."""
    if isinstance(value, dict):
        return {key: typed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [typed(part) for part in value]
    return {"true": True, "false": False}.get(value, value)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_rule_file_follows_the_schema(path: Path) -> None:
    CHECKER.validate(read(path))


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    good = read(ROOT / "rules" / "conversion" / "unit-mismatch.yaml")
    for path in (("titel",), ("match", "kind"), ("examples", "fial"), ("severity",)):
        bad = copy.deepcopy(good)
        inner = bad
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = "nonsense"
        with pytest.raises(jsonschema.ValidationError):
            CHECKER.validate(bad)


def test_the_committed_schema_is_what_the_loader_knows() -> None:
    committed = json.loads((ROOT / "docs" / "rule.schema.json").read_text(encoding="utf-8"))
    now = json.loads(rendered())
    for part in (committed, now):  # kinds and laws are added freely; the rest is a promise
        del part["then"]["properties"]["match"]["properties"]["kind"]["enum"]
        del part["then"]["properties"]["relation"]["properties"]["law"]["enum"]
    assert committed == now


def test_the_committed_schema_knows_every_rule_file() -> None:
    committed = json.loads((ROOT / "docs" / "rule.schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(committed)
    for path in FILES:
        told = f"{path}: run `verify schema rules > docs/rule.schema.json`"
        assert checker.is_valid(read(path)), told


def test_keys_are_explained_to_who_completes_them() -> None:
    rule = schema()["then"]["properties"]
    assert all("description" in rule[key] for key in rule)
