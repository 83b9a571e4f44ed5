"""`verify check` and `verify report`: read, judge, show, and say how it went.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 something could not be
read or done.
"""

from __future__ import annotations

from verify import pipeline
from verify.cli import screen
from verify.cli.inputs import gather
from verify.cli.request import Request
from verify.model.errors import VerifyError
from verify.model.report import Report, Status
from verify.model.settings import Settings
from verify.report.findings import RANK
from verify.report.outputs import format_of, render
from verify.report.view import View

OK, FOUND, FAILED = 0, 1, 2


def check(request: Request) -> int:
    """Check the documents of a request, show the report, return the exit status."""
    inputs = gather(
        request.paths or (".",), stdin_filename=request.stdin_filename, date=request.date
    )
    for remark in inputs.remarks:
        screen.complain(remark, kind="warning")
    for error in inputs.errors:
        screen.complain(error)
    if not inputs.documents:
        return FAILED
    try:
        report = pipeline.run(
            inputs.documents, together=request.together, settings=settings(request)
        )
        show(report, request)
    except VerifyError as error:
        screen.complain(error)
        return FAILED
    if inputs.errors:
        return FAILED
    return status(report, request)


def settings(request: Request) -> Settings:
    """Return the settings of a request."""
    return Settings(date=request.date, rule_paths=request.rules)


def show(report: Report, request: Request) -> None:
    """Write the report where the request wants it."""
    format = request.output_format or format_of(request.output_file) or "full"
    to_screen = not request.output_file
    view = View(
        width=screen.width(request.width),
        colour=to_screen and screen.coloured(request.colour),
        min_level=request.min_level,
        checks=request.checks,
    )
    if request.quiet and to_screen and not report.findings:
        return
    text = render(format, report, view)
    if to_screen:
        screen.say(text)
    else:
        screen.save(request.output_file, text)


def status(report: Report, request: Request) -> int:
    """Return the exit status of a report."""
    if request.exit_zero:
        return OK
    if any(RANK[f.severity] <= RANK[request.fail_on] for f in report.findings):
        return FOUND
    if request.strict and any(e.status is Status.UNDECIDED for e in report.ledger):
        return FOUND
    return OK
