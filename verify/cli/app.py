"""The typer application: every command and option, and what they mean.

Arguments only; each command is a function elsewhere in `verify.cli`, imported when it
is run.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated, Any

import typer

import verify
from verify.cli.request import Request
from verify.config.keys import FORMATS
from verify.model.errors import VerifyError
from verify.model.rule import Severity

_CHOICE, _OUTPUT, _STATUS = "What is checked, and by what", "Output", "Exit status"
_KNOWN, _FIXES = "Findings known before", "Mends"
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
Colour = Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")]
Width = Annotated[int, typer.Option(min=0, help="Columns to write in; 0 asks the terminal.")]


def _flag(*names: str, says: str, panel: str = "") -> typer.models.OptionInfo:
    """Return a switch that is off unless given."""
    option: typer.models.OptionInfo = typer.Option(*names, help=says, rich_help_panel=panel or None)
    return option


def _text(*names: str, says: str, shape: str, panel: str = "") -> typer.models.OptionInfo:
    """Return an option that takes a text."""
    option: typer.models.OptionInfo = typer.Option(
        *names, help=says, metavar=shape, show_default=False, rich_help_panel=panel or None
    )
    return option


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Say which numbers in your documents cannot be true together."""


def _judging(name: str, says: str, format: str = "", **fixed: Any) -> None:
    """Add a command that reads documents, judges them and shows a report."""

    def command(
        paths: Paths = None,
        date: Day = None,
        rules: Rules = None,
        stdin_filename: StdinFilename = "",
        select: Annotated[
            str, _text(says="Rules or packs to run.", shape="RULE,...", panel=_CHOICE)
        ] = "",
        ignore: Annotated[
            str, _text(says="Rules or packs not to run.", shape="RULE,...", panel=_CHOICE)
        ] = "",
        extend_select: Annotated[
            str, _text(says="Rules or packs to run besides.", shape="RULE,...", panel=_CHOICE)
        ] = "",
        preview: Annotated[
            bool, _flag("--preview", says="Run preview rules too.", panel=_CHOICE)
        ] = False,
        config: Annotated[
            list[str] | None,
            typer.Option(
                metavar="FILE|KEY=VALUE",
                help="Use this file, or this setting.",
                rich_help_panel=_CHOICE,
            ),
        ] = None,
        isolated: Annotated[
            bool, _flag("--isolated", says="Read no configuration file.", panel=_CHOICE)
        ] = False,
        exclude: Annotated[
            list[str] | None,
            typer.Option(metavar="GLOB", help="Paths not to read.", rich_help_panel=_CHOICE),
        ] = None,
        force_exclude: Annotated[
            bool, _flag("--force-exclude", says="Exclude files named outright too.", panel=_CHOICE)
        ] = False,
        output_format: Annotated[
            str,
            typer.Option(
                metavar="FORMAT",
                envvar="VERIFY_OUTPUT_FORMAT",
                help=f"{', '.join(FORMATS)}; by default what the ending of the file says.",
                show_default=False,
                rich_help_panel=_OUTPUT,
            ),
        ] = "",
        output_file: Annotated[
            str,
            _text("--output-file", "-o", says="Write it to a file.", shape="FILE", panel=_OUTPUT),
        ] = "",
        json_output: Annotated[
            str, _text(says="Write JSON to a file as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        sarif_output: Annotated[
            str, _text(says="Write SARIF to a file as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        junit_output: Annotated[
            str, _text(says="Write JUnit XML to a file as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        html_output: Annotated[
            str, _text(says="Write the HTML report as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        markdown_output: Annotated[
            str, _text(says="Write the Markdown report as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        checks: Annotated[
            bool, _flag("--checks", says="Add every judged relation to JSON.", panel=_OUTPUT)
        ] = False,
        statistics: Annotated[
            bool, _flag("--statistics", says="Count findings by rule instead.", panel=_OUTPUT)
        ] = False,
        color: Annotated[
            str, typer.Option(metavar="WHEN", help="auto, always, never.", rich_help_panel=_OUTPUT)
        ] = "auto",
        width: Annotated[
            int, typer.Option(min=0, help="Columns; 0 asks the terminal.", rich_help_panel=_OUTPUT)
        ] = 0,
        min_level: Annotated[
            Severity | None,
            typer.Option(help="The lowest severity to show.", rich_help_panel=_OUTPUT),
        ] = None,
        quiet: Annotated[
            bool, _flag("--quiet", "-q", says="Print nothing when all is well.", panel=_OUTPUT)
        ] = False,
        fail_on: Annotated[
            Severity | None,
            typer.Option(help="The lowest severity that fails the run.", rich_help_panel=_STATUS),
        ] = None,
        exit_zero: Annotated[
            bool, _flag("--exit-zero", says="Exit 0 even with findings.", panel=_STATUS)
        ] = False,
        strict: Annotated[
            bool, _flag("--strict", says="Fail on what is undecided too.", panel=_STATUS)
        ] = False,
        baseline: Annotated[
            str, _text(says="Findings known before.", shape="FILE", panel=_KNOWN)
        ] = "",
        write_baseline: Annotated[
            str, _text(says="Make all findings known in a file.", shape="FILE", panel=_KNOWN)
        ] = "",
        diff_base: Annotated[
            str, _text(says="Only what is new since this revision.", shape="REV", panel=_KNOWN)
        ] = "",
        fix: Annotated[bool, _flag("--fix", says="Write certain mends.", panel=_FIXES)] = False,
        unsafe_fixes: Annotated[
            bool, _flag("--unsafe-fixes", says="Proposed mends too.", panel=_FIXES)
        ] = False,
        diff: Annotated[
            bool, _flag("--diff", says="Show the mends, write nothing.", panel=_FIXES)
        ] = False,
        watch: Annotated[
            bool, _flag("--watch", "-w", says="Check again whenever a file changes.")
        ] = False,
        show_settings: Annotated[
            bool, _flag("--show-settings", says="Print the settings, and stop.", panel=_CHOICE)
        ] = False,
        show_files: Annotated[
            bool, _flag("--show-files", says="Print the files to be read, and stop.", panel=_CHOICE)
        ] = False,
    ) -> None:
        from verify.cli.check import check as run
        from verify.report.outputs import format_of

        copies = {
            "json": json_output,
            "sarif": sarif_output,
            "junit": junit_output,
            "html": html_output,
            "markdown": markdown_output,
        }
        request = Request(
            paths=tuple(paths or ()),
            date=date,
            rules=tuple(rules or ()),
            stdin_filename=stdin_filename,
            select=_names(select),
            ignore=_names(ignore),
            extend_select=_names(extend_select),
            preview=preview,
            config=tuple(config or ()),
            isolated=isolated,
            exclude=tuple(exclude or ()),
            force_exclude=force_exclude,
            output_format=output_format or format_of(output_file) or format,
            output_file=output_file,
            copies=tuple((kind, path) for kind, path in copies.items() if path),
            statistics=statistics,
            colour=color,
            width=width,
            min_level=min_level,
            quiet=quiet,
            fail_on=fail_on,
            exit_zero=exit_zero,
            strict=strict,
            baseline=baseline,
            write_baseline=write_baseline,
            diff_base=diff_base,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            watch=watch,
            show_settings=show_settings,
            show_files=show_files,
            **{"checks": checks, **fixed},
        )
        if request.watch:
            from verify.cli.watch import watch as repeatedly

            raise typer.Exit(repeatedly(request, run))
        raise typer.Exit(run(request))

    command.__doc__ = says
    app.command(name)(command)


def _names(text: str) -> tuple[str, ...]:
    """Read a list of names parted by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


_judging("check", "Check the numbers in documents; exit 1 if some cannot be true together.")
_judging(
    "report",
    "Print the verification report: coverage, findings, and a ledger of every number.",
    "text",
    together=True,
    checks=True,
)
_judging(
    "compare",
    "Check documents on one event alone, and against each other.",
    "compare",
    together=True,
)


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
def statistics(
    paths: Paths = None,
    date: Day = None,
    rules: Rules = None,
    stdin_filename: StdinFilename = "",
    output_format: Annotated[
        str, typer.Option(help="table, json, or csv with statcheck's columns.")
    ] = "table",
    output_file: Annotated[
        str, _text("--output-file", "-o", says="Write it to a file.", shape="FILE")
    ] = "",
) -> None:
    """List every test result of papers, each p value beside the recomputed one."""
    from verify.cli.statistics import statistics as run

    raise typer.Exit(
        run(
            tuple(paths or (".",)),
            date=date,
            stdin_filename=stdin_filename,
            rules=tuple(rules or ()),
            format=output_format,
            output_file=output_file,
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
    output_dir: Annotated[
        str, _text(says="Write a page for each rule below this folder.", shape="DIR")
    ] = "",
) -> None:
    """Explain a rule, or list them all."""
    from verify.cli.rule import rule as run

    options = {"format": output_format, "folder": output_dir}
    raise typer.Exit(run(id, rules=tuple(rules or ()), **options))


@app.command()
def test(
    rules: Annotated[list[str], typer.Argument(help="Rule files, or folders of them.")],
) -> None:
    """Run the examples inside rule files; exit 1 if one does not do what its list says."""
    from verify.cli.test import test as run

    raise typer.Exit(run(tuple(rules)))


@app.command()
def server() -> None:
    """Serve editors: findings while typing, readings on hover, mends as quick fixes."""
    from verify.cli.server import server as run

    raise typer.Exit(run())


def application(arguments: list[str]) -> None:
    """Run the application and exit; an error is one message and status 2."""
    try:
        app(args=arguments, prog_name="verify")
    except VerifyError as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(2)
