"""Imports point one way, and heavy libraries stay out of a check."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = [
    "model",
    "units",
    "read",
    "extract",
    "rulebook",
    "match",
    "judge",
    "report",
    "pipeline",
    "examples",
    "config",
    "server",
    "cli",
]
# The one deliberate step up: `Document.from_text` is the callers' door to the readers.
ALLOWED = {("model/document.py", "read")}
# Light enough to use, too slow to load for a plain check.
SLOW = [
    "typer",
    "click",
    "rich",
    "dataclasses",
    "inspect",
    "calendar",
    "difflib",
    "zipfile",
    "email",
]
HEAVY = ["pint", "sympy", "quantulum3", "pydantic", "yaml", "lark", "jinja2", "numpy", "scipy"]
MODULES = sorted(p for p in (ROOT / "verify").rglob("*.py"))


def layer_of(module: str) -> str | None:
    parts = module.split(".")
    if parts[0] != "verify" or len(parts) < 2:
        return None
    return parts[1] if parts[1] in LAYERS else None


def imported_layers(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module] + [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {layer for name in names if (layer := layer_of(name))}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    relative = path.relative_to(ROOT / "verify").as_posix()
    own = relative.split("/")[0].removesuffix(".py")
    if own not in LAYERS:
        return  # verify/__init__.py and __main__.py see everything
    upward = {
        layer
        for layer in imported_layers(path)
        if LAYERS.index(layer) > LAYERS.index(own) and (relative, layer) not in ALLOWED
    }
    assert not upward, f"{relative} imports from later stages: {sorted(upward)}"


def test_a_check_loads_no_heavy_library(tmp_path: Path) -> None:
    """The rule tables are compiled first, as an installed tool has them compiled.

    In a cache of its own: tests that run beside this one write to the shared one.
    """
    code = (
        "import sys, verify\n"
        "verify.check(verify.Document.from_text('Sales rose 12% to $4.1 million.'))\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    own = {**os.environ, "VERIFY_CACHE_DIR": str(tmp_path)}
    for _ in range(2):  # the first run compiles rule files into the cache
        out = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=own
        )
    assert out.stdout.strip() == "[]"


def test_importing_is_cheap() -> None:
    code = f"import sys, verify; print([m for m in {HEAVY!r} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_plain_check_loads_nothing_slow(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Sales rose 12% to $4.1 million, or €3.8 million.", encoding="utf-8")
    code = (
        "import sys; from verify.cli import _run; status = _run(sys.argv[1:])\n"
        f"print(status, [m for m in {HEAVY + SLOW!r} if m in sys.modules])"
    )
    own = {**os.environ, "VERIFY_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for _ in range(2):  # the first run compiles rule files into the cache
        out = subprocess.run(
            [sys.executable, "-c", code, "check", "--quiet", str(article)],
            capture_output=True,
            text=True,
            check=True,
            env=own,
            cwd=tmp_path,
        )
    assert out.stdout.strip().endswith("0 []"), out.stdout
