"""Requests: what a person asked of `check` or `report`, as one value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from verify.model.rule import Severity


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of a run. Empty values mean "as configured, or the default"."""

    paths: tuple[str, ...] = ()
    date: dt.date | None = None
    rules: tuple[str, ...] = ()
    stdin_filename: str = ""
    output_format: str = ""
    output_file: str = ""
    together: bool = False
    checks: bool = False
    colour: str = "auto"
    width: int = 0
    min_level: Severity = Severity.INFO
    fail_on: Severity = Severity.ERROR
    exit_zero: bool = False
    strict: bool = False
    quiet: bool = False
