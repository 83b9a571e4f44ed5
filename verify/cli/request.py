"""Requests: what a person asked of `check`, `report` or `compare`, as one value."""

from __future__ import annotations

import datetime as dt

from verify.model.rule import Severity
from verify.named import NamedTuple


class Request(NamedTuple):
    """The arguments of a run; an empty one means "as configured, or the default"."""

    paths: tuple[str, ...] = ()
    date: dt.date | None = None
    rules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    revision: bool = False
    priors: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False
    thorough: bool = False
    config: tuple[str, ...] = ()
    isolated: bool = False
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    stdin_filename: str = ""
    output_format: str = ""
    output_file: str = ""
    copies: tuple[tuple[str, str], ...] = ()
    together: bool = False
    checks: bool = False
    statistics: bool = False
    baseline: str = ""
    write_baseline: str = ""
    diff_base: str = ""
    add_ignore: str = ""
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    watch: bool = False
    show_settings: bool = False
    show_files: bool = False
    colour: str = "auto"
    width: int = 0
    min_level: Severity | None = None
    fail_on: Severity | None = None
    exit_zero: bool = False
    strict: bool = False
    quiet: bool = False
