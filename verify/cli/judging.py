"""The commands that judge documents: check, report, compare; one set of options for all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from verify import reached
from verify.cli.options import (
    Day,
    Paths,
    Rules,
    StdinFilename,
    colour,
    flag,
    level,
    one_of,
    text,
)
from verify.cli.request import Request
from verify.config.keys import FORMATS
from verify.model.rule import Severity

_CHOICE, _OUTPUT, _STATUS = "What is checked, and by what", "Output", "Exit status"
_EPILOG = (
    "Exit status: 0 nothing at or above --fail-on (by default: error); 1 findings; 2 wrong use, or "
    "something that could not be read. Settings: verify.toml, or [tool.verify] in pyproject.toml."
)
_KNOWN, _FIXES = "Findings known before", "Mends"


def add(app: typer.Typer, name: str, says: str, format: str = "", **fixed: Any) -> None:
    """Add a command that reads documents, judges them and shows a report."""

    def command(
        paths: Paths = None,
        date: Day = None,
        rules: Rules = None,
        source: Annotated[
            list[str] | None,
            typer.Option(
                metavar="FILE",
                help="A document that the others are held against.",
                rich_help_panel=_CHOICE,
            ),
        ] = None,
        revision: Annotated[
            bool,
            flag(
                "--revision",
                says="The documents are versions of one report, the oldest first.",
                panel=_CHOICE,
            ),
        ] = False,
        prior: Annotated[
            list[str] | None,
            typer.Option(
                metavar="FILE",
                help="Last year's report: the comparatives of the others are tied to it.",
                rich_help_panel=_CHOICE,
            ),
        ] = None,
        stdin_filename: StdinFilename = "",
        select: Annotated[
            str, text(says="Rules or packs to run.", shape="RULE,...", panel=_CHOICE)
        ] = "",
        ignore: Annotated[
            str, text(says="Rules or packs not to run.", shape="RULE,...", panel=_CHOICE)
        ] = "",
        extend_select: Annotated[
            str, text(says="Rules or packs to run besides.", shape="RULE,...", panel=_CHOICE)
        ] = "",
        preview: Annotated[
            bool, flag("--preview", says="Run preview rules too.", panel=_CHOICE)
        ] = False,
        thorough: Annotated[
            bool, flag("--thorough", says="Warn of doubtful mistakes too.", panel=_CHOICE)
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
            bool, flag("--isolated", says="Read no configuration file.", panel=_CHOICE)
        ] = False,
        exclude: Annotated[
            list[str] | None,
            typer.Option(metavar="GLOB", help="Paths not to read.", rich_help_panel=_CHOICE),
        ] = None,
        force_exclude: Annotated[
            bool, flag("--force-exclude", says="Exclude files named outright too.", panel=_CHOICE)
        ] = False,
        output_format: Annotated[
            str,
            typer.Option(
                metavar="FORMAT",
                envvar="VERIFY_OUTPUT_FORMAT",
                help=f"{', '.join(FORMATS)}; by default what the ending of the file says.",
                show_default=False,
                autocompletion=one_of(*FORMATS),
                rich_help_panel=_OUTPUT,
            ),
        ] = "",
        output_file: Annotated[
            str,
            text("--output-file", "-o", says="Write it to a file.", shape="FILE", panel=_OUTPUT),
        ] = "",
        json_output: Annotated[
            str, text(says="Write JSON to a file as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        sarif_output: Annotated[
            str, text(says="Write SARIF to a file as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        junit_output: Annotated[
            str, text(says="Write JUnit XML to a file as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        html_output: Annotated[
            str, text(says="Write the HTML report as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        markdown_output: Annotated[
            str, text(says="Write the Markdown report as well.", shape="FILE", panel=_OUTPUT)
        ] = "",
        also: Annotated[
            list[str] | None,
            typer.Option(
                metavar="FORMAT=FILE",
                help="Write it in this format as well; may be given several times.",
                autocompletion=one_of(*(f"{name}=" for name in FORMATS)),
                rich_help_panel=_OUTPUT,
            ),
        ] = None,
        checks: Annotated[
            bool, flag("--checks", says="Add every judged relation to JSON.", panel=_OUTPUT)
        ] = False,
        statistics: Annotated[
            bool, flag("--statistics", says="Count findings by rule instead.", panel=_OUTPUT)
        ] = False,
        color: Annotated[str, colour(_OUTPUT)] = "auto",
        width: Annotated[
            int, typer.Option(min=0, help="Columns; 0 asks the terminal.", rich_help_panel=_OUTPUT)
        ] = 0,
        min_level: Annotated[
            Severity | None,
            level("The lowest severity to show.", _OUTPUT),
        ] = None,
        quiet: Annotated[
            bool, flag("--quiet", "-q", says="Print nothing when all is well.", panel=_OUTPUT)
        ] = False,
        fail_on: Annotated[
            Severity | None,
            level("The lowest severity that fails the run.", _STATUS),
        ] = None,
        exit_zero: Annotated[
            bool, flag("--exit-zero", says="Exit 0 even with findings.", panel=_STATUS)
        ] = False,
        strict: Annotated[
            bool, flag("--strict", says="Fail on what is undecided too.", panel=_STATUS)
        ] = False,
        baseline: Annotated[
            str, text(says="Findings known before.", shape="FILE", panel=_KNOWN)
        ] = "",
        write_baseline: Annotated[
            str, text(says="Make all findings known in a file.", shape="FILE", panel=_KNOWN)
        ] = "",
        add_ignore: Annotated[
            str,
            text(
                says="Keep all findings quiet, by comments that say why.",
                shape="REASON",
                panel=_KNOWN,
            ),
        ] = "",
        diff_base: Annotated[
            str, text(says="Only what is new since this revision.", shape="REV", panel=_KNOWN)
        ] = "",
        fix: Annotated[bool, flag("--fix", says="Write certain mends.", panel=_FIXES)] = False,
        unsafe_fixes: Annotated[
            bool, flag("--unsafe-fixes", says="Proposed mends too.", panel=_FIXES)
        ] = False,
        diff: Annotated[
            bool, flag("--diff", says="Show the mends, write nothing.", panel=_FIXES)
        ] = False,
        watch: Annotated[
            bool, flag("--watch", "-w", says="Check again whenever a file changes.")
        ] = False,
        show_settings: Annotated[
            bool, flag("--show-settings", says="Print the settings, and stop.", panel=_CHOICE)
        ] = False,
        show_files: Annotated[
            bool, flag("--show-files", says="Print the files to be read, and stop.", panel=_CHOICE)
        ] = False,
    ) -> None:
        from verify.cli.check import check as run
        from verify.report.outputs import format_of, refuse_unowned

        if not output_format:
            output_format = format_of(output_file)
            if format and not output_format:
                refuse_unowned(output_file)
        copies = {
            "json": json_output,
            "sarif": sarif_output,
            "junit": junit_output,
            "html": html_output,
            "markdown": markdown_output,
        }
        sources, priors = (_within(named or (), paths or ()) for named in (source, prior))
        request = Request(
            paths=(*sources, *(paths or ()), *priors),
            date=date,
            rules=tuple(rules or ()),
            sources=sources,
            revision=revision,
            priors=priors,
            stdin_filename=stdin_filename,
            select=_names(select),
            ignore=_names(ignore),
            extend_select=_names(extend_select),
            preview=preview,
            thorough=thorough,
            config=tuple(config or ()),
            isolated=isolated,
            exclude=tuple(exclude or ()),
            force_exclude=force_exclude,
            output_format=output_format or format,
            output_file=output_file,
            copies=(
                *((kind, path) for kind, path in copies.items() if path),
                *(_copy(text) for text in also or ()),
            ),
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
            add_ignore=add_ignore,
            diff_base=diff_base,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            watch=watch,
            show_settings=show_settings,
            show_files=show_files,
            **{"checks": checks, "together": bool(source or revision or prior), **fixed},
        )
        if request.watch:
            from verify.cli.watch import watch as repeatedly

            raise typer.Exit(repeatedly(request, run))
        raise typer.Exit(run(request))

    command.__doc__ = says
    app.command(name, epilog=_EPILOG)(command)


def _copy(text: str) -> tuple[str, str]:
    """Read one more output: its format and its file."""
    kind, _, path = text.partition("=")
    if not kind or not path:
        raise typer.BadParameter(f"{text!r}: write it as gitlab=report.json", param_hint="--also")
    return kind, path


def _within(names: Sequence[str], paths: Sequence[str]) -> tuple[str, ...]:
    """Return files by their paths: a name alone may be of a file in one of the folders given."""
    found = []
    for name in names:
        inside = (Path(path, name) for path in paths if not reached.exists(name))
        found.append(next((str(path) for path in inside if reached.is_file(path)), name))
    return tuple(found)


def _names(text: str) -> tuple[str, ...]:
    """Read a list of names parted by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
