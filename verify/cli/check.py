"""`verify check`, `report` and `compare`: read, judge, show, and say how it went.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 something could not be
read or done.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from verify import config, pipeline, reached
from verify.cli import screen
from verify.cli.configured import Configured
from verify.cli.inputs import NO_NAME, STDIN, Inputs, gather
from verify.cli.isolated import surviving
from verify.cli.quiet import quieted
from verify.cli.request import Request
from verify.model.document import Document
from verify.model.errors import DocumentError, VerifyError
from verify.model.finding import Finding
from verify.model.report import Report, Status
from verify.report.findings import RANK, mendable
from verify.report.outputs import format_of, refuse_unknown, refuse_unowned, render
from verify.report.view import View

if TYPE_CHECKING:
    from verify.report.fixes import Mended

OK, FOUND, FAILED = 0, 1, 2
SIGNED = ".signed.json"  # the ending of the file beside a document that holds its signatures


def check(request: Request) -> int:
    """Check the documents of a request, show the report, return the exit status."""
    if request.stdin_filename and not request.paths:
        request = request._replace(paths=(STDIN,))
    try:
        configured = Configured(request)
        for format in (configured.output_format or "full", *(kind for kind, _ in request.copies)):
            refuse_unknown(format)
        if not configured.output_format:
            refuse_unowned(request.output_file)
        if request.show_settings or request.show_files:
            return shown(configured)
        inputs = read(configured)
        empty = inputs.remarks and not request.force_exclude  # a hook passes what is empty
        if not inputs.documents and (inputs.errors or empty):
            return FAILED
        report = quieted(judged(inputs.documents, configured), configured, judged)
        if request.add_ignore:
            from verify.cli.ignoring import add_ignores

            level = RANK[configured.min_level]
            seen = [f for f in report.findings if RANK[f.severity] <= level]
            add_ignores(seen, configured, request.add_ignore)
            return FAILED if inputs.errors or configured.failed else OK
        if request.fix or request.diff:
            ended = mend(report, configured, inputs.piped)
            return FAILED if inputs.errors or configured.failed else ended
        show(report, configured)
    except VerifyError as error:
        screen.complain(error)
        return FAILED
    return FAILED if inputs.errors or configured.failed else status(report, configured)


def shown(configured: Configured) -> int:
    """Print the settings, or the files, that a run would use."""
    from verify.cli.display import file_lines, settings_text

    if configured.request.show_settings:
        screen.say(settings_text(configured))
    errors: list[VerifyError] = []
    if configured.request.show_files:
        for line in file_lines(configured, errors):
            screen.say(line + "\n")
    for error in errors:
        screen.complain(error)
    return FAILED if errors else OK


def read(configured: Configured) -> Inputs:
    """Read the documents of a run, with a message for each that cannot be read."""
    request = configured.request
    with screen.waiting("reading"):
        inputs = gather(
            request.paths or (".",),
            stdin_filename=request.stdin_filename,
            date=request.date,
            excluded=configured.excludes,
            force=request.force_exclude,
        )
    for remark in inputs.remarks:
        screen.complain(remark, kind="warning")
    for path in inputs.left_out:
        screen.complain(f"{path}: every document in it is excluded", kind="warning")
    for error in inputs.errors:
        screen.complain(error)
    return inputs


def judged(documents: list[Document], configured: Configured) -> Report:
    """Return the report on the documents, each under its own settings."""
    own = {d.name: configured.settings(d.name) for d in documents}
    dated = [config.as_configured(document, own[document.name]) for document in documents]
    shared = next(iter(own.values()), None) or configured.settings(".")
    if any(settings is not shared for settings in own.values()):
        shared = configured.settings(".")
    size = sum(len(document.text) for document in documents)
    with screen.waiting(
        f"checking {len(documents)} document{'s' * (len(documents) != 1)}, {size / 1e6:.1f} MB"
    ):
        report, faults = surviving(
            dated,
            lambda those: pipeline.run(
                those, together=configured.request.together, settings=shared, own=own
            ),
        )
    for error in faults:
        configured.failed = True
        screen.complain(error)
    return with_signatures(report)


def with_signatures(report: Report) -> Report:
    """Return the report with the numbers that people signed, where files beside documents say so."""
    names = [d.name for d in report.documents if reached.is_file(d.name + SIGNED)]
    if not names:
        return report
    from verify.report import signing

    return signing.applied(report, {n: signing.read(Path(n + SIGNED)) for n in names})


def show(report: Report, configured: Configured) -> None:
    """Write the report where the request wants it."""
    request = configured.request
    to_screen = not request.output_file
    asked = request.output_format or format_of(request.output_file)
    view = View(
        width=screen.width(request.width),
        colour=to_screen and screen.coloured(request.colour),
        min_level=configured.min_level,
        checks=request.checks,
    )
    for format, path in request.copies:
        screen.save(path, render(format, report, view._replace(colour=False)))
    if request.quiet and to_screen and not view.shown(report.findings):
        return
    if request.statistics:
        screen.say(counts(view.shown(report.findings), asked or configured.output_format))
        return
    text = render(asked or configured.output_format or "full", report, view)
    if to_screen:
        if isinstance(text, bytes) and sys.stdout.isatty():
            raise VerifyError("this format is for a file", hint="name it with --output-file")
        screen.say(text)
    else:
        screen.save(request.output_file, text)


def mend(report: Report, configured: Configured, given: bytes) -> int:
    """Write the mends, or show them, then report what is left; return the exit status."""
    from verify.cli import fix

    request = configured.request
    for plan in fix.left_out(report.findings, unsafe=request.unsafe_fixes):
        told = f"{plan.document.format} files are not rewritten; the mends are in the report"
        screen.complain(DocumentError(told, where=plan.document.name), kind="warning")
    plans = fix.plans(report.findings, unsafe=request.unsafe_fixes)
    if request.diff:
        screen.say("".join(plan.diff() for plan in plans))
        return FOUND if plans and not request.exit_zero else OK
    piped = (request.stdin_filename or NO_NAME) if STDIN in request.paths else ""
    fresh: dict[str, Document] = {}
    for plan in plans:
        name = plan.document.name
        try:
            if name == piped:
                given, fresh[name] = fix.rewritten(plan, given), fix.again(plan)
            else:
                fresh[name] = fix.write(plan)
        except DocumentError as error:
            configured.failed = True
            screen.complain(error)
    documents = [fresh.get(d.name, d) for d in report.documents]
    again = quieted(judged(documents, configured), configured, judged)
    if piped:  # the text itself is the result; what is left to say is said aside
        screen.say(given)
    with redirect_stdout(sys.stderr) if piped else nullcontext():
        show(again, configured)
    if not request.quiet:
        done = [plan for plan in plans if plan.document.name in fresh]
        screen.complain(_told(done, again, request), kind="note")
    return status(again, configured)


def _told(done: Sequence[Mended], again: Report, request: Request) -> str:
    """Return how much was mended, and how much more could be."""
    from verify.cli import fix

    number = sum(len(plan.findings) for plan in done)
    said = (
        f"{number} mended in {len(done)} file{'s' * (len(done) != 1)}"
        if number
        else "nothing to mend"
    )
    if request.unsafe_fixes:
        return said
    left = sum(len(plan.findings) for plan in fix.plans(again.findings, unsafe=True))
    return f"{said}; {left} proposed, with --unsafe-fixes" if left else said


def counts(findings: list[Finding], format: str = "") -> str:
    """Return how often each rule found something, the most frequent first."""
    found = Counter((f.rule, f.severity) for f in findings)
    mends = Counter(f.rule for f in findings if mendable(f))
    if format == "json":
        import json  # seldom wanted, and slow to load

        data = [
            {"rule": rule, "severity": str(level), "count": number, "fixable": mends[rule]}
            for (rule, level), number in found.most_common()
        ]
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    rows = [f"{number:>6}  {level:<7}  {rule}" for (rule, level), number in found.most_common()]
    return "".join(row + "\n" for row in rows)


def status(report: Report, configured: Configured) -> int:
    """Return the exit status of a report."""
    if configured.request.exit_zero:
        return OK
    if any(RANK[f.severity] <= RANK[configured.fail_on] for f in report.findings):
        return FOUND
    if configured.strict and any(e.status is Status.UNDECIDED for e in report.ledger):
        return FOUND
    return OK
