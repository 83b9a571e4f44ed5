"""The typer application: every command and option, and what they mean.

Arguments only; each command is a function elsewhere in `verify.cli`, imported when it
is run.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated

import typer

import verify
from verify.cli.request import Request
from verify.model.errors import VerifyError
from verify.model.rule import Severity

app = typer.Typer(
    name="verify",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _day(text: str) -> dt.date:
    """Read a date argument."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2025-09-24") from error


def _version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(f"verify {verify.__version__}")
        raise typer.Exit


Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Files or directories; - is standard input.", show_default=False),
]
Day = Annotated[
    dt.date | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        parser=_day,
        help="The day the documents are dated; without it, what they say themselves.",
        show_default=False,
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="FILE", help="Your own rules, declared claims and facts."),
]
StdinFilename = Annotated[
    str, typer.Option(metavar="NAME", help="The name, and so the format, of standard input.")
]
Format = Annotated[
    str,
    typer.Option(
        metavar="FORMAT",
        envvar="VERIFY_OUTPUT_FORMAT",
        help="full, concise, grouped, text, json, json-lines, markdown, html, sarif, junit, "
        "github, gitlab or rdjson; by default full, or what the ending of the file says.",
        show_default=False,
    ),
]
OutputFile = Annotated[
    str, typer.Option("--output-file", "-o", metavar="FILE", help="Write the report to a file.")
]
Colour = Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")]
Width = Annotated[int, typer.Option(min=0, help="Columns to write in; 0 asks the terminal.")]
MinLevel = Annotated[Severity, typer.Option(help="The lowest severity to show.")]
FailOn = Annotated[Severity, typer.Option(help="The lowest severity that makes the run fail.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail on what could not be decided too.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing when all is well.")]


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Say which numbers in your documents cannot be true together."""


@app.command()
def check(
    paths: Paths = None,
    date: Day = None,
    rules: Rules = None,
    stdin_filename: StdinFilename = "",
    output_format: Format = "",
    output_file: OutputFile = "",
    checks: Annotated[
        bool, typer.Option("--checks", help="Add every judged relation to JSON output.")
    ] = False,
    color: Colour = "auto",
    width: Width = 0,
    min_level: MinLevel = Severity.INFO,
    fail_on: FailOn = Severity.ERROR,
    exit_zero: ExitZero = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Check the numbers in documents; exit 1 if some cannot be true together."""
    from verify.cli.check import check as run

    request = Request(
        paths=tuple(paths or ()),
        date=date,
        rules=tuple(rules or ()),
        stdin_filename=stdin_filename,
        output_format=output_format,
        output_file=output_file,
        checks=checks,
        colour=color,
        width=width,
        min_level=min_level,
        fail_on=fail_on,
        exit_zero=exit_zero,
        strict=strict,
        quiet=quiet,
    )
    raise typer.Exit(run(request))


@app.command()
def report(
    paths: Paths = None,
    date: Day = None,
    rules: Rules = None,
    stdin_filename: StdinFilename = "",
    output_format: Format = "",
    output_file: OutputFile = "",
    color: Colour = "auto",
    width: Width = 0,
    fail_on: FailOn = Severity.ERROR,
    exit_zero: ExitZero = False,
) -> None:
    """Print the verification report: coverage, findings, and a ledger of every number."""
    from verify.cli.check import check as run
    from verify.report.outputs import format_of

    request = Request(
        paths=tuple(paths or ()),
        date=date,
        rules=tuple(rules or ()),
        stdin_filename=stdin_filename,
        output_format=output_format or format_of(output_file) or "text",
        output_file=output_file,
        together=True,
        checks=True,
        colour=color,
        width=width,
        fail_on=fail_on,
        exit_zero=exit_zero,
    )
    raise typer.Exit(run(request))


@app.command()
def compare(
    paths: Paths = None,
    date: Day = None,
    rules: Rules = None,
    output_format: Format = "full",
    output_file: OutputFile = "",
    color: Colour = "auto",
    width: Width = 0,
    min_level: MinLevel = Severity.INFO,
    fail_on: FailOn = Severity.ERROR,
    exit_zero: ExitZero = False,
) -> None:
    """Check several documents on one event alone, and against each other."""
    from verify.cli.check import check as run

    if not paths or len(paths) < 1:
        raise typer.BadParameter("name the documents to compare", param_hint="PATHS")
    request = Request(
        paths=tuple(paths),
        date=date,
        rules=tuple(rules or ()),
        output_format=output_format,
        output_file=output_file,
        together=True,
        colour=color,
        width=width,
        min_level=min_level,
        fail_on=fail_on,
        exit_zero=exit_zero,
    )
    raise typer.Exit(run(request))


@app.command()
def quantities(
    paths: Paths = None,
    date: Day = None,
    stdin_filename: StdinFilename = "",
    kind: Annotated[
        list[str] | None, typer.Option(help="Only this kind: money, percent, physical ...")
    ] = None,
    to: Annotated[
        str, typer.Option(metavar="USD|SI|UNIT", help="Convert to a currency, a unit, or SI.")
    ] = "",
    output_format: Annotated[str, typer.Option(help="table, json or csv.")] = "table",
    width: Width = 0,
) -> None:
    """List every quantity in documents, normalised."""
    from verify.cli.quantities import quantities as run

    raise typer.Exit(
        run(
            tuple(paths or (".",)),
            date=date,
            stdin_filename=stdin_filename,
            kinds=tuple(kind or ()),
            to=to,
            format=output_format,
            width=width,
        )
    )


@app.command()
def claim(
    text: Annotated[str, typer.Argument(metavar="CLAIM", help='Such as "380B CNY ≈ $53B".')],
    date: Day = None,
    tolerance: Annotated[
        str, typer.Option(metavar="SHARE", help="The slack that ≈ allows, such as 2%.")
    ] = "",
    output_format: Annotated[str, typer.Option(help="text or json.")] = "text",
    color: Colour = "auto",
) -> None:
    """Judge one claim, at once; exit 1 if it cannot be true."""
    from verify.cli.claim import claim as run

    raise typer.Exit(run(text, date=date, tolerance=tolerance, format=output_format, colour=color))


@app.command()
def why(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE:COLUMN")],
    date: Day = None,
    rules: Rules = None,
    color: Colour = "auto",
) -> None:
    """Say what was made of a number: how it was read, and what it was compared with."""
    from verify.cli.why import why as run

    raise typer.Exit(run(place, date=date, rules=tuple(rules or ()), colour=color))


@app.command()
def rule(
    id: Annotated[
        str, typer.Argument(metavar="[ID]", help="Such as percent/change-mismatch.")
    ] = "",
    output_format: Annotated[str, typer.Option(help="text, markdown or json.")] = "text",
    rules: Rules = None,
) -> None:
    """Explain a rule, or list them all."""
    from verify.cli.rule import rule as run

    raise typer.Exit(run(id, format=output_format, rules=tuple(rules or ())))


def application(arguments: list[str]) -> None:
    """Run the application and exit; an error is one message and status 2."""
    try:
        app(args=arguments, prog_name="verify")
    except VerifyError as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(2)
