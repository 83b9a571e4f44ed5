"""Configuration: `verify.toml` or `[tool.verify]` -> the settings of each document.

The file closest to a document wins; files are not merged unless one says `extend`.
Relative paths are relative to the file that holds them. Reading and checking one file
is `verify.config.read`; what there is to say is `verify.config.keys`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verify import reached
from verify.config.keys import CATALOGUE
from verify.model.document import Document
from verify.model.errors import ConfigError
from verify.model.locale import writing
from verify.model.settings import Settings
from verify.named import NamedTuple

NAMES = ("verify.toml", ".verify.toml", "pyproject.toml")
_TABLES = ("severity", "tolerance", "options", "currencies", "hedges", "per-file")
_LISTS_THAT_GROW = ("extend-select", "rules")


class Config(NamedTuple):
    """A configuration as read, `extend` followed: its values, and the file they stand in.

    `files` holds what each file says, those that are extended first.
    """

    path: Path | None = None
    values: Mapping[str, Any] = {}
    files: tuple[tuple[Path, Mapping[str, Any]], ...] = ()

    def origin(self, key: str) -> str:
        """Return the file and line that a key was last set in, "" where in none."""
        from verify.config.read import PREFIX, line_of

        for path, values in reversed(self.files):
            if key in values:
                lines = path.read_text("utf-8", "replace").splitlines()
                line = line_of(lines, (*PREFIX.get(path.name, ()), key))
                return f"{path}:{line}" if line else str(path)
        return ""

    def settings(self, document: str, base: Settings) -> Settings:
        """Return the settings of one document; `base` holds what the caller decided."""
        values = merged(self.values, {})
        for glob in self.globs(document):
            values = merged(values, self.values["per-file"][glob])
        return _settings(values, base)

    def globs(self, document: str) -> list[str]:
        """Return the globs of `per-file` that name a document, in their order."""
        return [g for g in self.values.get("per-file", {}) if self._names(g, document)]

    def excludes(self, path: str) -> bool:
        """Tell whether a path is one not to read."""
        patterns = self.values.get("exclude", ())
        return any(self._names(pattern, path) for pattern in patterns)

    def _names(self, glob: str, path: str) -> bool:
        """Tell whether a .gitignore pattern, relative to this file, names a path."""
        from pathspec import GitIgnoreSpec

        top = (self.path.parent if self.path else Path()).resolve()
        whole = Path(path).resolve()
        if not whole.is_relative_to(top):
            return False
        return GitIgnoreSpec.from_lines([glob]).match_file(whole.relative_to(top).as_posix())


def find(start: Path) -> Path | None:
    """Return the configuration file closest to a folder, upwards."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if reached.is_file(path) and (name != "pyproject.toml" or _is_ours(_bytes(path))):
                return path
    return None


def load(path: Path) -> Config:
    """Return the configuration in a file, with what it extends. Raises: ConfigError."""
    files = _chain(path.resolve(), ())
    values: dict[str, Any] = {}
    for _, own in files:
        values = merged(values, own)
    return Config(path, values, tuple(files))


def merged(low: Mapping[str, Any], high: Mapping[str, Any]) -> dict[str, Any]:
    """Return `low` overlaid with `high`: tables by key, growing lists joined, others replaced."""
    values = dict(low)
    for name, value in high.items():
        if name in _TABLES:
            value = {**values.get(name, {}), **value}
        elif name in _LISTS_THAT_GROW:
            value = [*values.get(name, ()), *value]
        values[name] = value
    return values


def overrides(pairs: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of `--config KEY=VALUE` arguments. Raises: ConfigError."""
    values: dict[str, Any] = {}
    if not pairs:
        return values
    import tomllib

    from verify.config.read import Faults, checked

    for pair in pairs:
        name, _, value = pair.partition("=")
        try:
            data = tomllib.loads(pair)
        except tomllib.TOMLDecodeError:
            try:
                data = tomllib.loads(f"{name} = '''{value}'''")
            except tomllib.TOMLDecodeError as error:
                raise ConfigError(
                    f"--config {pair!r} is no setting", hint='write --config "KEY=VALUE"'
                ) from error
        faults = Faults(Path("--config"), "")
        values = merged(values, checked(data, faults))
        faults.raise_all()
    return values


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, none where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _is_ours(data: bytes) -> bool:
    """Tell whether a pyproject.toml has a table of ours, however it is written."""
    if b"verify" not in data or b"tool" not in data:
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8", "replace")).get("tool")
    except tomllib.TOMLDecodeError:
        return b"[tool.verify" in data  # reading it will say what is wrong
    return isinstance(tool, dict) and "verify" in tool


def _chain(path: Path, above: tuple[Path, ...]) -> list[tuple[Path, dict[str, Any]]]:
    """Return what a file says, behind what the file says that it extends; paths absolute."""
    from verify.config.read import PREFIX, Faults, read

    values = read(path)
    folder = path.parent
    for name in ("baseline", "ignore-file"):
        if name in values:
            values[name] = str(folder / values[name])
    if "rules" in values:
        values["rules"] = [str(folder / entry) for entry in values["rules"]]
    if "extend" not in values:
        return [(path, values)]
    named = values.pop("extend")
    parent = (folder / named).resolve()
    faults = Faults(path, path.read_text("utf-8", "replace"), PREFIX.get(path.name, ()))
    if parent in (path, *above):
        ring = " -> ".join(p.name for p in (*above, path, parent))
        faults.add(("extend",), f"goes round in a circle: {ring}", "take one `extend` out of it")
    elif not reached.is_file(parent):
        told = f"there is no file {parent}"
        faults.add(("extend",), told, f"paths are relative to {path.name}")
    faults.raise_all()
    return [*_chain(parent, (*above, path)), (path, values)]


def _settings(values: Mapping[str, Any], base: Settings) -> Settings:
    """Return configured values as settings; what the caller decided comes first."""
    day: dt.date | None = base.date or values.get("date")
    return base._replace(
        date=day,
        locale=values.get("locale", base.locale),
        currencies={**values.get("currencies", {}), **base.currencies},
        catalogue=(*_rows(values), *base.catalogue),
        select=base.select or tuple(values.get("select", ())),
        extend_select=(*values.get("extend-select", ()), *base.extend_select),
        ignore=(*values.get("ignore", ()), *base.ignore),
        preview=base.preview or values.get("preview", False),
        thorough=base.thorough or values.get("thorough", False),
        severities={**values.get("severity", {}), **base.severities},
        tolerances={**values.get("tolerance", {}), **base.tolerances},
        hedges={**values.get("hedges", {}), **base.hedges},
        options={**values.get("options", {}), **base.options},
        rule_paths=(*values.get("rules", ()), *base.rule_paths),
    )


def _rows(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the rows that a configuration adds to the catalogue, by the file they add to."""
    return [(file, row) for key, file in CATALOGUE.items() for row in values.get(key, ())]


def as_configured(document: Document, settings: Settings) -> Document:
    """Return a document with the configured date and way of writing decimals.

    What it says itself comes first.
    """
    if document.date is None and settings.date is not None:
        document = document.replaced(date=settings.date, date_source="configuration")
    if writing(settings.locale).decimal_comma and not document.decimal_comma:
        document = document.replaced(decimal_comma=True)
    return document
