"""The fitting script: rows from labelled passages, and what is believed of them."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "fit_weights.py"
WRONG = "Membership rose from 400 to 500, an increase of 35%."
RIGHT = "Membership rose from 400 to 500, an increase of 25%."
TRAP = "Membership rose from 400 to 500. In the north, rents fell by 35%."


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the script as a module."""
    spec = importlib.util.spec_from_file_location("fit_weights", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fit_weights"] = module
    sys.path.insert(0, str(SCRIPT.parent))  # where the scripts find what they share
    spec.loader.exec_module(module)
    return module


def corpus(folder: Path) -> Path:
    """Write three passages: a labelled error, a true one and a trap."""
    label = {"kind": "change", "quotes": [WRONG], "why": "25%", "expected": "25%"}
    cases = [(WRONG, [label]), (RIGHT, []), (TRAP, [])]
    path = folder / "own.jsonl"
    lines = [json.dumps({"id": str(i), "text": t, "findings": f}) for i, (t, f) in enumerate(cases)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_an_error_and_a_fit_are_meant(script: ModuleType, tmp_path: Path) -> None:
    """A labelled misfit and a sure fit count as meant; the error is believed, the trap is not."""
    rows = list(script._rows(corpus(tmp_path), ("change",)))
    assert [(r.misfit, r.meant) for r in rows][:2] == [(True, True), (False, True)]
    assert script._believed(rows, {}) == (1, 0)


def test_factors_are_fitted_near_one(script: ModuleType, tmp_path: Path) -> None:
    """Few rows move the factors little, and none to nonsense."""
    rows = list(script._rows(corpus(tmp_path), ("change",)))
    factors, _ = script._fitted(rows)
    assert factors
    assert all(-1 < factor < 3 for factor in factors.values())
