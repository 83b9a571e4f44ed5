"""What a run would use: its settings, and the files it would read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verify.cli.configured import Configured
from verify.cli.inputs import STDIN, files
from verify.config.keys import KEYS


def settings_text(configured: Configured) -> str:
    """Return the settings of the first path, and the file they come from."""
    paths = configured.request.paths or (".",)
    first = Path(paths[0])
    folder = first if first.is_dir() else first.resolve().parent
    found = configured.file_for(folder.resolve())
    settings = found.settings(paths[0], configured.base)
    own = {
        "select": settings.select,
        "extend-select": settings.extend_select,
        "ignore": settings.ignore,
        "preview": settings.preview,
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
    shown = [(key.name, values[key.name]) for key in KEYS if values.get(key.name) not in (None, "")]
    head = f"# {found.path}" if found.path else "# no configuration file: the defaults"
    return "\n".join([head, *(f"{name} = {_toml(value)}" for name, value in shown)]) + "\n"


def file_lines(configured: Configured) -> Iterator[str]:
    """Yield the files that a run would read."""
    request = configured.request
    for path in request.paths or (".",):
        if path != STDIN:
            yield from files(path, configured.excludes, request.force_exclude)


def _toml(value: Any) -> str:
    """Return a value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
