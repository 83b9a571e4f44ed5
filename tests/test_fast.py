"""The modules that the compiled build is made of: such as can be compiled."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from verify import fast

PACKAGE = Path(fast.__file__).parent
FILES = [f"{folder}/{name}.py" for folder, names in fast.MODULES.items() for name in names.split()]
CHOICES = {"IntEnum", "StrEnum"}


@pytest.mark.parametrize("file", FILES)
def test_a_compiled_module_holds_nothing_that_cannot_be_compiled(file: str) -> None:
    """No choices, no hook for missing attributes, no starred display behind `in`.

    Nor does it look for data beside itself: a library lies in another folder.
    """
    for node in ast.walk(ast.parse((PACKAGE / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            assert not {base.id for base in node.bases if isinstance(base, ast.Name)} & CHOICES
        elif isinstance(node, ast.FunctionDef):
            assert node.name != "__getattr__"
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            assert not any(
                isinstance(part, ast.Starred)
                for side in node.comparators
                for part in getattr(side, "elts", ())
            )
        elif isinstance(node, ast.Attribute) and node.attr == "with_name":
            assert not (isinstance(node.value, ast.Call) and _names_itself(node.value))


def _names_itself(call: ast.Call) -> bool:
    """Return whether a call is given the file of its own module."""
    return any(isinstance(given, ast.Name) and given.id == "__file__" for given in call.args)
