"""Reading: one configuration file -> checked plain values, or every fault with its line.

Knows `verify.toml` and the `[tool.verify]` table of `pyproject.toml`.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from verify.config.keys import BY_NAME, CATALOGUE, LEVELS, PER_FILE, Shape
from verify.model.errors import ConfigError

PREFIX = {"pyproject.toml": ("tool", "verify")}  # the table that is ours, by a file's name
Values = dict[str, Any]


def read(path: Path) -> Values:
    """Return the values of a configuration file.

    Raises: ConfigError with every fault, each naming its line and what would do.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror or error}",
            where=str(path),
            hint='give a file that is there, or a setting such as "fail-on=warning"',
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"is not TOML: {error}", where=str(path), hint="see https://toml.io"
        ) from error
    prefix = PREFIX.get(path.name, ())
    faults = Faults(path, text, prefix)
    for name in prefix:
        data = data.get(name, {})
        if not isinstance(data, dict):
            told, hint = f"{name}: is no table", f"write [{'.'.join(prefix)}] above the settings"
            raise ConfigError(told, where=str(path), hint=hint)
    values = checked(data, faults)
    faults.raise_all()
    return values


class Faults:
    """The faults of one file, each with its line."""

    def __init__(self, path: Path, text: str, prefix: tuple[str, ...] = ()) -> None:
        self.path = path
        self.lines = text.splitlines()
        self.prefix = prefix
        self.found: list[ConfigError] = []

    def add(self, keys: tuple[str, ...], message: str, hint: str, item: str = "") -> None:
        """Keep a fault of the value that `keys` lead to, or of one item of a list there."""
        line = line_of(self.lines, (*self.prefix, *keys))
        while item and line and line < len(self.lines) and item not in self.lines[line - 1]:
            line += 1
        where = f"{self.path}:{line}" if line else str(self.path)
        self.found.append(ConfigError(f"{'.'.join(keys)}: {message}", where=where, hint=hint))

    def raise_all(self) -> None:
        """Raise one error for all faults, if there are any."""
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            raise ConfigError("", faults=tuple(self.found))


def checked(data: Mapping[str, Any], faults: Faults, above: tuple[str, ...] = ()) -> Values:
    """Return the values whose keys are known and whose shapes are right."""
    allowed = PER_FILE if above else tuple(BY_NAME)
    values: Values = {}
    for name, value in data.items():
        keys = (*above, name)
        if name not in allowed:
            faults.add(keys, *_unknown(name, allowed, bool(above)))
            continue
        values[name] = _value(name, value, keys, faults)
    return values


def _unknown(name: str, allowed: tuple[str, ...], inner: bool) -> tuple[str, str]:
    """Return the message and hint for a key that is not known."""
    if inner and name in BY_NAME:
        return "cannot be set for single files", f"these can: {', '.join(allowed)}"
    return "unknown key", _nearest(name.replace("_", "-"), allowed, "the keys are")


def _value(name: str, value: Any, keys: tuple[str, ...], faults: Faults) -> Any:
    """Return a value of a known key as its shape wants it; keep a fault if it is not so."""
    key = BY_NAME[name]
    shape = key.shape
    if shape is Shape.PER_FILE and _is_table(value, dict):
        return {glob: checked(inner, faults, (*keys, glob)) for glob, inner in value.items()}
    if shape is Shape.DAY and isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    if shape is Shape.LEVELS and _is_table(value, str):
        for rule, level in value.items():
            if level not in LEVELS:
                faults.add((*keys, rule), f"unknown severity {level!r}", _one_of(level, LEVELS))
        return value
    if shape is Shape.HEDGES and _is_table(value, str):
        from verify.extract.hedges import fault  # seldom needed

        for phrase, says in value.items():
            wrong = fault(phrase, says)
            if wrong is not None:
                faults.add((*keys, phrase), *wrong)
        return value
    if shape is Shape.CHOICE and isinstance(value, str) and value not in key.choices:
        faults.add(keys, f"unknown value {value!r}", _one_of(value, key.choices))
        return value
    if not _fits(shape, value):
        wanted = f"one of {', '.join(key.choices)}" if shape is Shape.CHOICE else f"a {shape}"
        wanted = "true or false" if shape is Shape.FLAG else wanted
        example = _OF_NAMES.get(name) or _EXAMPLES[shape].format(name)
        faults.add(keys, f"is not {wanted}", f"for example {example}")
    elif name in _VALUES:
        _VALUES[name](value, keys, faults)
    elif name in CATALOGUE:
        _own_rows(name, value, keys, faults)
    return value


def _own_rows(name: str, rows: list[str], keys: tuple[str, ...], faults: Faults) -> None:
    """Keep the faults of rows that a configuration adds to the catalogue."""
    from verify.units.catalogue import own  # only where there are such rows

    for row in rows:
        message, hint = own.fault(CATALOGUE[name], row)
        if message:
            faults.add(keys, message, hint)


def _locale(value: str, keys: tuple[str, ...], faults: Faults) -> None:
    """Keep a fault of a text that names no locale."""
    if not _LOCALE.fullmatch(value):
        faults.add(keys, f"{value!r} is no locale", 'a language, or with a country: "en_GB", "de"')


def _currencies(value: dict[str, str], keys: tuple[str, ...], faults: Faults) -> None:
    """Keep the faults of signs that stand for no known currency."""
    from verify.units.catalogue import currency_codes

    known = currency_codes()
    for sign, code in value.items():
        if code not in known:
            told = f"{code!r} is no currency code"
            faults.add((*keys, sign), told, f'an ISO 4217 code, such as "{sign}" = "CAD"')


def _tolerances(value: dict[str, str], keys: tuple[str, ...], faults: Faults) -> None:
    """Keep the faults of tolerances that nobody knows."""
    from verify.rulebook import kinds

    for name, slack in value.items():
        if slack not in kinds.tolerances() and not kinds.SHARE.fullmatch(slack):
            known = ", ".join(kinds.tolerances())
            faults.add(
                (*keys, name), f"unknown {slack!r}", f"a share such as 2%, or one of {known}"
            )


_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?:[.@].*)?")
_VALUES: dict[str, Callable[[Any, tuple[str, ...], Faults], None]] = {
    "locale": _locale,
    "currencies": _currencies,
    "tolerance": _tolerances,
}
_OF_NAMES = {
    "exclude": 'exclude = ["drafts/"]',
    "units": 'units = ["smoot | si | smoot | sm | define:smoot = 1.7018 meter"]',
    "nouns": 'nouns = ["widget"]',
    "tolerance": 'tolerance = { conversion = "3%" }',
    "ignore-file": 'ignore-file = "known.toml"',
    "baseline": 'baseline = "known.json"',
    "extend": 'extend = "../verify.toml"',
    "fail-on": 'fail-on = "warning"',
    "output-format": 'output-format = "concise"',
}
_EXAMPLES = {
    Shape.TEXT: '{} = "en"',
    Shape.TEXTS: '{} = ["conversion"]',
    Shape.PATHS: '{} = ["house-rules/"]',
    Shape.PATH: '{} = "file.toml"',
    Shape.FLAG: "{} = true",
    Shape.DAY: "{} = 2025-09-24",
    Shape.CHOICE: '{} = "warning"',
    Shape.NAMES: '{} = {{ "$" = "CAD" }}',
    Shape.LEVELS: '{} = {{ "change/percent-mismatch" = "warning" }}',
    Shape.HEDGES: '{} = {{ about = "5% to 10%" }}',
    Shape.OPTIONS: '[{}."change/percent-mismatch"]',
    Shape.PER_FILE: '[{}."drafts/**"]',
}


def _fits(shape: Shape, value: Any) -> bool:
    """Tell whether a value has a shape."""
    if shape in (Shape.TEXT, Shape.PATH, Shape.CHOICE):
        return isinstance(value, str)
    if shape in (Shape.TEXTS, Shape.PATHS):
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if shape is Shape.FLAG:
        return isinstance(value, bool)
    if shape is Shape.DAY:
        return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    if shape is Shape.NAMES:
        return _is_table(value, str)
    return shape is Shape.OPTIONS and _is_table(value, dict)


def _is_table(value: Any, inner: type) -> bool:
    """Tell whether a value is a table whose values are all of one type."""
    return isinstance(value, dict) and all(isinstance(v, inner) for v in value.values())


def _one_of(given: str, choices: tuple[str, ...]) -> str:
    """Return a hint that names the likeliest choice, or all."""
    return _nearest(given, choices, "choose from")


def _nearest(given: str, choices: tuple[str, ...], all_of: str) -> str:
    """Return a hint that names the one likeliest to be meant, or all."""
    from difflib import get_close_matches  # seldom needed, and slow to load

    near = get_close_matches(given, choices, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"{all_of} {', '.join(choices)}"


_HEADER = re.compile(r"\s*+\[\[?([^\]]++)\]")
_PARTS = re.compile(r"\"([^\"]*+)\"|'([^']*+)'|([\w-]++)")


def line_of(lines: list[str], keys: tuple[str, ...]) -> int:
    """Return the 1-based line where a key is set, of the nearest key above it, or 0."""
    best, depth = 0, 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        header = _HEADER.match(line)
        if header:
            table = _path(header[1])
            here = table
        else:
            left, equals, _ = line.partition("=")
            if not equals or left.lstrip().startswith("#"):
                continue
            here = (*table, *_path(left))
        shared = _shared(here, keys)
        if shared > depth and shared >= min(len(here), len(keys)):
            best, depth = number, shared
    return best


def _path(text: str) -> tuple[str, ...]:
    """Return the parts of a dotted key."""
    return tuple("".join(parts) for parts in _PARTS.findall(text))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many parts two dotted keys begin with alike."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count
