"""`verify statistics`: every test result of some papers, its p value recomputed."""

from __future__ import annotations

import datetime as dt

from verify.cli import screen
from verify.cli.check import FAILED, FOUND, OK, judged, read
from verify.cli.configured import Configured
from verify.cli.request import Request
from verify.model.errors import VerifyError
from verify.report import statistics as figures
from verify.report.outputs import format_of, refuse_unowned

FORMATS = {"table": figures.as_text, "json": figures.as_json, "csv": figures.as_csv}


def statistics(
    paths: tuple[str, ...],
    *,
    date: dt.date | None,
    stdin_filename: str,
    rules: tuple[str, ...],
    format: str,
    output_file: str,
    config: tuple[str, ...] = (),
    isolated: bool = False,
) -> int:
    """Print the test results of the documents; 1 if one is inconsistent. Raises: VerifyError."""
    if not format:
        refuse_unowned(output_file)
        owned = format_of(output_file)
        format = owned if owned in FORMATS else "table"
    if format not in FORMATS:
        raise VerifyError(f"unknown format {format!r}", hint=f"choose from {', '.join(FORMATS)}")
    request = Request(
        paths=paths,
        date=date,
        stdin_filename=stdin_filename,
        rules=rules,
        select=("statistics",),
        config=config,
        isolated=isolated,
    )
    configured = Configured(request)
    inputs = read(configured)
    if not inputs.documents:
        return FAILED
    report = judged(inputs.documents, configured)
    text = FORMATS[format](report)
    if output_file:
        screen.save(output_file, text)
    else:
        screen.say(text)
    if inputs.errors or configured.failed:
        return FAILED
    wrong = any(row.verdict in ("inconsistent", "decision error") for row in figures.rows(report))
    return FOUND if wrong else OK
