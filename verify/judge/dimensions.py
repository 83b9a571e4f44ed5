"""Dimensions of a claim's equation: whether its quantities can be reckoned with at all.

In: a solved form and the units of its slots. Out: whether both sides have one
dimension. Percent and points are pure numbers, and counted nouns count for nothing: 18
teachers for 432 pupils is a ratio.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from verify.judge.case import SHARES
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Expression
from verify.units import tables

Powers = dict[str, float]


def clash(claim: Claim, form: Expression, judged: str) -> str:
    """Return why a claim's quantities cannot be reckoned with, or ""."""
    if claim.extra.get("loose_units"):
        return ""
    units: list[tuple[str, str]] = []
    for slot, held in claim.slots.items():
        if isinstance(held, Quantity):
            units.append((slot, held.unit))
            continue
        different = {q.unit for q in held}
        if len(different) > 1 and len({_powers(unit) for unit in different}) > 1:
            return f"different units: {', '.join(sorted(different))}"
        units.append((slot, held[0].unit if held else ""))
    key = (id(form), judged, *units)
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _KEPT:
            _KNOWN.clear()
        found = _KNOWN[key] = (form, _clash(form, judged, tuple(units)))  # holds the form
    return found[1]


_KNOWN: dict[tuple[object, ...], tuple[Expression, str]] = {}
_KEPT = 4096  # answers kept, by the form's id; a long run with ever new rules begins anew


def forms_clash(left: Expression, right: Expression, known: Mapping[str, Mapping[str, int]]) -> str:
    """Return how the dimensions of two forms disagree, or ""."""
    try:
        one, other = _of(left, known), _of(right, known)
    except ValueError as error:
        return str(error)
    if one is None or other is None or one == other:
        return ""
    return f"the sides measure different things: {_named(one)} and {_named(other)}"


def _named(powers: Powers) -> str:
    """Return a dimension in words."""
    rows = tuple((name, int(power)) for name, power in sorted(powers.items()))
    text = tables.dimension_text(rows) or "a plain number"
    return text.replace("count_", "").replace("_", " ")


def _clash(form: Expression, judged: str, units: tuple[tuple[str, str], ...]) -> str:
    """Return how the dimensions of a form disagree, or ""."""
    known = {slot: dict(_powers(unit)) for slot, unit in units}
    try:
        found = _of(form, known)
    except ValueError as error:
        return str(error)
    if found is not None and found != known.get(judged, {}):
        return "the units of the two sides differ"
    return ""


@lru_cache(maxsize=4096)
def _powers(unit: str) -> tuple[tuple[str, int], ...]:
    """Return a unit's powers without its counted nouns."""
    if unit in SHARES:
        return ()
    return tuple(p for p in tables.unit(unit).powers if not p[0].startswith("count_"))


def _of(form: Expression, known: Mapping[str, Mapping[str, int]]) -> Powers | None:
    """Return the powers of a form, None where they are free. Raises: ValueError for a clash."""
    if isinstance(form, str):
        if form[0].isdigit():
            return {}
        return {name: float(power) for name, power in known.get(form, {}).items()}
    name = form[0]
    if name in ("count", "sign"):
        return {}
    if name in ("neg", "sum", "mean", "median", "min", "max"):
        return _of(form[1], known)
    if name == "pow":
        return _power(form, known)
    a, b = _of(form[1], known), _of(form[2], known)
    if a is None or b is None:
        return None
    if name in ("add", "sub"):
        if a != b:
            raise ValueError("different units are added or subtracted")
        return a
    return _combined(a, b, 1 if name == "mul" else -1)


def _power(form: Expression, known: Mapping[str, Mapping[str, int]]) -> Powers | None:
    """Return the powers of a power; free where the exponent is itself a slot."""
    base = _of(form[1], known)
    exponent = form[2]
    if not base:
        return base
    if isinstance(exponent, str) and exponent.isdigit():
        return {name: power * int(exponent) for name, power in base.items()}
    if exponent == ("div", "1", "2"):
        return {name: power / 2 for name, power in base.items()}
    return None


def _combined(a: Powers, b: Powers, sign: int) -> Powers:
    """Return the powers of a product or quotient."""
    total = dict(a)
    for name, power in b.items():
        total[name] = total.get(name, 0) + sign * power
    return {name: power for name, power in total.items() if power}
