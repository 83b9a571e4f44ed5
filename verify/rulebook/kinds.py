"""What the later stages declare of themselves, for the loader to check rules against.

In: a match kind or a law by name. Out: its names, its slots, what is wrong with its
options. Modules of `verify.match` and `verify.judge.laws` are found by name, so that
the file that defines an option is the one that checks it; nothing here runs them.

    KIND = "frame"
    OPTIONS = ("slots", "scope")            the keys it reads; or
    def validate(options): ...              -> (path, message, hint) of each fault
    SLOTS = ("parts", "total")              fixed slots; else the keys of match.slots
    JUDGES = True                           its rules need no relation
    MANY = True                             one example makes many claims (a table's cells)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from verify.discover import module_names, modules_with
from verify.model.errors import UnitError
from verify.units import tables

SHARE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,6})?%")
FIELD = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")
SHARES = ("", "percent", "percentage_point", "basis_point", "number", "ratio")
COMMON_NAMES = ("expected", "stated", "judged", "difference", "assumption", "arithmetic", "unit")


@cache
def _modules() -> dict[str, ModuleType]:
    """Return the match kinds by name."""
    return {module.KIND: module for module in modules_with("verify.match", "KIND")}


def names() -> tuple[str, ...]:
    """Return the names of the match kinds."""
    return tuple(sorted(_modules()))


@cache
def laws() -> tuple[str, ...]:
    """Return the names of the laws that a rule may be judged by."""
    try:
        return module_names("verify.judge.laws")
    except ModuleNotFoundError:
        return ()


def faults(kind: str, options: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return what is wrong with a match kind's options: path, message, hint of each."""
    module = _modules().get(kind)
    if module is None:
        return []
    found: list[tuple[str, ...]] = []
    known = getattr(module, "OPTIONS", None)
    if known is not None:
        listed = "options are " + ", ".join(sorted(known))
        found += [(key, "unknown key", listed) for key in options if key not in known]
    if hasattr(module, "validate"):
        found += [tuple(fault) for fault in module.validate(options)]
    return found


def slots(kind: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the slots that an equation may name, with their options."""
    module = _modules().get(kind)
    own = options.get("slots")
    found: dict[str, Any] = dict(own) if isinstance(own, dict) else {}
    for name in getattr(module, "SLOTS", ()):
        found.setdefault(name, {})
    return found


@cache
def tolerances() -> tuple[str, ...]:
    """Return the names of the tolerance policies."""
    return tuple(sorted(import_module("verify.judge.tolerance").NAMED))


def judges_itself(kind: str) -> bool:
    """Return whether a match kind's rules need no relation."""
    return bool(getattr(_modules().get(kind), "JUDGES", False))


def makes_many(kind: str) -> bool:
    """Return whether an example of a match kind's rules makes several claims."""
    return bool(getattr(_modules().get(kind), "MANY", False))


def message_names(fields: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return the names that a rule's message may hold; None where a law decides."""
    equation = fields.get("equation")
    if not equation:
        return None
    own = slots(fields["match_kind"], fields["match"])
    return tuple(dict.fromkeys([*equation["slots"], *own, *COMMON_NAMES]))


def dimension(unit: str) -> dict[str, int] | None:
    """Return the exponents of a unit's dimension, or None where the unit is not known.

    Percent, percentage points and basis points are pure numbers in an equation.
    """
    if unit in SHARES:
        return {}
    if unit == "money":
        return {"money": 1}
    try:
        found = tables.unit(unit)
    except UnitError:
        return None
    return None if found.counted else dict(found.powers)
