"""What a run would use: its settings, and the files it would read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verify import reached
from verify.cli.configured import Configured
from verify.cli.inputs import STDIN, files
from verify.config import Config
from verify.config.keys import KEYS
from verify.model.errors import VerifyError


def settings_text(configured: Configured) -> str:
    """Return the settings of the first file of a run, each with the place that it comes from."""
    path = (configured.request.paths or (".",))[0]
    first = next(_files(configured, path), path) if reached.is_folder(path) else path
    found = configured.file_for(Path(first).resolve().parent)
    settings = found.settings(first, configured.base)
    own = {
        "select": settings.select,
        "extend-select": settings.extend_select,
        "ignore": settings.ignore,
        "preview": settings.preview,
        "thorough": settings.thorough,
        "severity": settings.severities,
        "tolerance": settings.tolerances,
        "hedges": settings.hedges,
        "options": settings.options,
        "rules": settings.rule_paths,
        "date": settings.date,
        "locale": settings.locale,
        "currencies": settings.currencies,
        "output-format": configured.output_format or "full",
        "min-level": configured.min_level,
        "fail-on": configured.fail_on,
        "strict": configured.strict,
    }
    values = {**found.values, **own}
    heads = [f"# {found.path}" if found.path else "# no configuration file: the defaults"]
    heads += [f"# as they are for {first}"] if first != path or reached.is_file(first) else []
    rows = []
    for key in KEYS:
        value = values.get(key.name)
        if value not in (None, ""):
            origin = _origin(configured, found, key.name, first)
            row = f"{key.name} = {_toml(value)}"
            rows.append(f"{row:<39} # {origin}" if origin else row)
    return "\n".join([*heads, *rows]) + "\n"


def _origin(configured: Configured, found: Config, name: str, document: str) -> str:
    """Return where a setting comes from: an argument, a glob, a file and line; "" by default."""
    fields = configured.request._asdict()
    field = {"baseline": "baseline", "ignore-file": ""}.get(name, name.replace("-", "_"))
    told = [f"--{name}"] if fields.get(field) else []
    told += ["--config"] if name in configured.overridden else []
    globs = found.globs(document)
    told += [f'per-file."{glob}"' for glob in globs if name in found.values["per-file"][glob]]
    told += [found.origin(name)]
    return ", ".join(text for text in told if text)


def file_lines(configured: Configured, errors: list[VerifyError]) -> Iterator[str]:
    """Yield the files that a run would read; what cannot be listed goes to `errors`."""
    for path in configured.request.paths or (".",):
        yield from _files(configured, path, errors)


def _files(
    configured: Configured, path: str, errors: list[VerifyError] | None = None
) -> Iterator[str]:
    """Yield the files that one path stands for."""
    if path != STDIN:
        yield from files(path, configured.excludes, configured.request.force_exclude, errors)


def _toml(value: Any) -> str:
    """Return a value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
