"""Units as plain numbers: name or expression -> exact factor, offset and dimension.

In: a unit as a quantity carries it ("kilometer", "degC", "USD/gallon", "gram/meter**3").
Out: a `Unit`. Reads `tables.json` (made from the pint definitions) on first use; an
expression is read once and kept. A name that no table knows is a counted noun, a base
unit of its own: "USD/barge" is money per barge, and compares with nothing else.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from verify import kept
from verify.model.errors import UnitError
from verify.named import NamedTuple

LONGEST = 200  # characters of a unit expression
_PATH = Path(__file__).with_name("tables.json")
HIGHEST = 12  # power of a unit
_TOKEN = re.compile(r"\s*(?:(\*\*|\^)|([*/()·])|(-?[0-9]++)|([^\W\d][\w°]*|°\w+))")


class Unit(NamedTuple):
    """A unit: what it is in root units (value × factor + offset), and its dimension.

    `powers` pairs each base dimension with its power, sorted. `counted` says that some
    name in it is a noun that no table knows.
    """

    factor: Fraction
    offset: Fraction
    powers: tuple[tuple[str, int], ...]
    counted: bool = False

    @property
    def dimension(self) -> str:
        """The dimension as text: "length/time", "" for a pure number."""
        return dimension_text(self.powers)


class _Tables(NamedTuple):
    """The rows of `tables.json`."""

    prefixes: dict[str, str]
    prefix_symbols: dict[str, str]
    units: dict[str, list[str]]
    symbols: dict[str, str]
    aliases: dict[str, str]


ONE = Unit(Fraction(1), Fraction(0), ())
_MEANING = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?)?\s*\*?\s*(.*)", re.DOTALL)
_own: dict[str, Unit] = {}  # what configurations define: only ever added to


def unit(expression: str) -> Unit:
    """Return the unit that an expression names.

    Raises: UnitError if it is no expression of names, products, quotients and powers.
    """
    try:
        return _unit(expression)
    except RecursionError:
        raise UnitError("too deep a unit", hint="write a plain product of units") from None


@lru_cache(maxsize=4096)
def _unit(expression: str) -> Unit:
    """Read an expression; plain names take the short way."""
    if not expression:
        return ONE
    if expression.isidentifier():
        return _named(expression)
    if len(expression) > LONGEST:
        raise UnitError(f"a unit longer than {LONGEST} characters")
    tokens = _tokens(expression)
    value, rest = _product(tokens, 0, expression)
    if rest != len(tokens):
        raise UnitError(f"cannot read the unit {expression!r}", hint='write it as "meter/second"')
    return value


def define(name: str, meaning: str) -> None:
    """Let a name stand for a number of another unit from now on: ("smoot", "1.7018 meter").

    A name that configurations define is meant for a whole process: the last one stands.
    Raises: UnitError if the meaning is no number of a known unit, or the name is taken.
    """
    made = meant(name, meaning)
    if _own.get(name) != made:
        _own[name] = made
        _unit.cache_clear()
        _named.cache_clear()


def meant(name: str, meaning: str) -> Unit:
    """Return the unit that a definition makes. Raises: UnitError as `define` does."""
    if meaning.startswith("["):
        return Unit(Fraction(1), Fraction(0), ((f"count_{name}", 1),), counted=True)
    hint = 'write a number and a known unit: "1.7018 meter"'
    if not name.isidentifier():
        raise UnitError(f"{name!r} is no name of a unit", hint=hint)
    if name not in _own and not _named(name).counted:
        raise UnitError(f"{name!r} is known already: leave its definition out", hint=hint)
    match = _MEANING.fullmatch(meaning)
    number, rest = match.groups() if match else (None, meaning)
    base = unit(rest)
    if base.counted or not base.powers:
        raise UnitError(f"unknown unit {rest!r} in the definition of {name!r}", hint=hint)
    return base._replace(factor=base.factor * Fraction(number or 1), offset=Fraction(0))


def defined(expression: str) -> bool:
    """Return whether a unit is one that a configuration defines, or holds one."""
    return any(name in expression for name in _own)


def known(expression: str) -> bool:
    """Return whether every name in a unit expression is in the tables."""
    try:
        return not unit(expression).counted
    except UnitError:
        return False


def canonical(name: str) -> str:
    """Return the name that quantities carry for a symbol or alias: "km" -> "kilometer".

    A name that is unknown is returned as it is.
    """
    rows = _load()
    if name in rows.units:
        return name
    direct = rows.aliases.get(name) or rows.symbols.get(name)
    if direct:
        return direct
    split = _split(name)
    return split[0] + split[1] if split else name


def dimension_text(powers: tuple[tuple[str, int], ...]) -> str:
    """Return powers of base dimensions as text: length¹ time⁻² -> "length/time**2"."""
    over = "*".join(_power(n, p) for n, p in powers if p > 0)
    under = "/".join(_power(n, -p) for n, p in powers if p < 0)
    return f"{over or '1'}/{under}" if under else over


def _power(name: str, power: int) -> str:
    """Return a name with its power, if that is not one."""
    return name if power == 1 else f"{name}**{power}"


@cache
def _load() -> _Tables:
    """Read the tables."""
    return _Tables(**kept.table("units", (str(_PATH),), _read))


def _read() -> dict[str, Any]:
    """Return what `tables.json` holds."""
    import json

    return dict(json.loads(_PATH.read_text(encoding="utf-8")))


def _split(name: str) -> tuple[str, str] | None:
    """Split a prefixed name into prefix and unit; counts and money take no prefix."""
    rows = _load()
    for prefix in rows.prefixes:
        rest = name[len(prefix) :]
        if rest and name.startswith(prefix):
            rest = rows.aliases.get(rest, rest)
            if rest in rows.units and not _plain(rows.units[rest][1]):
                return prefix, rest
    for mark, prefix in rows.prefix_symbols.items():
        if name.startswith(mark) and name[len(mark) :] in rows.symbols:
            return prefix, rows.symbols[name[len(mark) :]]
    return None


def _plain(dimension: str) -> bool:
    """Return whether units of a dimension are never prefixed."""
    return dimension.startswith(("count_", "money_"))


@lru_cache(maxsize=4096)
def _named(name: str) -> Unit:
    """Look a single name up: as it is, by alias, or as a prefixed unit."""
    rows = _load()
    found = canonical(name.removeprefix("delta_"))
    row = rows.units.get(found)
    if row is not None:
        return _row(row, difference=name.startswith("delta_"))
    if name in _own:
        return _own[name]
    split = _split(found)
    if split is None:
        for prefix in rows.prefixes if _own else ():
            if name.startswith(prefix) and name[len(prefix) :] in _own:
                base = _own[name[len(prefix) :]]
                return base._replace(factor=base.factor * Fraction(rows.prefixes[prefix]))
        return Unit(Fraction(1), Fraction(0), ((f"count_{name}", 1),), counted=True)
    base = _row(rows.units[split[1]], difference=False)
    return base._replace(factor=base.factor * Fraction(rows.prefixes[split[0]]))


def _row(row: list[str], *, difference: bool) -> Unit:
    """Turn a row of the table into a unit."""
    factor, dimension, *offset = row
    powers = []
    for part in dimension.split("*") if dimension else ():
        name, _, power = part.partition("^")
        powers.append((name, int(power or 1)))
    zero = Fraction(offset[0]) if offset and not difference else Fraction(0)
    return Unit(Fraction(factor), zero, tuple(powers))


def _tokens(expression: str) -> list[str]:
    """Split an expression into names, numbers and signs."""
    tokens: list[str] = []
    at = 0
    text = expression.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise UnitError(
                f"cannot read the unit {expression!r}: unexpected {text[at]!r}",
                hint='write it as "meter/second" or "gram/meter**3"',
            )
        power, sign, number, name = match.groups()
        tokens.append("**" if power else (sign or number or name).replace("·", "*"))
        at = match.end()
    return tokens


def _product(tokens: list[str], at: int, whole: str) -> tuple[Unit, int]:
    """Read factors joined by * and /, from left to right."""
    value, at = _factor(tokens, at, whole)
    while at < len(tokens) and tokens[at] in "*/":
        right, after = _factor(tokens, at + 1, whole)
        value = _joined(value, right, 1 if tokens[at] == "*" else -1)
        at = after
    return value, at


def _factor(tokens: list[str], at: int, whole: str) -> tuple[Unit, int]:
    """Read a name, a number or a bracket, with its power."""
    if at >= len(tokens):
        raise UnitError(f"the unit {whole!r} ends too early")
    token = tokens[at]
    if token == "(":
        value, at = _product(tokens, at + 1, whole)
        if at >= len(tokens) or tokens[at] != ")":
            raise UnitError(f"a bracket is not closed in the unit {whole!r}")
    elif token.lstrip("-").isdigit():
        value = ONE._replace(factor=Fraction(int(token)))
        if not value.factor:
            raise UnitError(f"a unit cannot hold zero: {whole!r}")
    elif token in ("*", "/", "**", ")"):
        raise UnitError(f"cannot read the unit {whole!r}: unexpected {token!r}")
    else:
        value = _named(token)
    at += 1
    if at + 1 < len(tokens) and tokens[at] == "**":
        return _raised(value, tokens[at + 1], whole), at + 2
    return value, at


def _raised(value: Unit, power: str, whole: str) -> Unit:
    """Raise a unit to a whole power."""
    if not power.lstrip("-").isdigit() or abs(int(power)) > HIGHEST:
        raise UnitError(f"a power that is no small whole number in the unit {whole!r}")
    n = int(power)
    powers = tuple((name, p * n) for name, p in value.powers) if n else ()
    return Unit(value.factor**n, Fraction(0), powers, value.counted)


def _joined(left: Unit, right: Unit, sign: int) -> Unit:
    """Multiply `left` by `right` to the power `sign`; an offset means nothing in a product."""
    powers = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + sign * power
    return Unit(
        left.factor * right.factor**sign,
        Fraction(0),
        tuple(sorted((n, p) for n, p in powers.items() if p)),
        left.counted or right.counted,
    )
