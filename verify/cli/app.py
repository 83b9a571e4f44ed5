"""The typer application: every command and option, and what they mean.

Arguments only; each command is a function elsewhere in `verify.cli`, imported when it
is run.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import typer

import verify
from verify.cli import judging
from verify.cli.options import (
    Config,
    Day,
    Isolated,
    Paths,
    Rules,
    StdinFilename,
    Width,
    colour,
    day,
    one_of,
    text,
)
from verify.model.errors import VerifyError

app = typer.Typer(
    name="verify",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(f"verify {verify.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Say which numbers in your documents cannot be true together."""


judging.add(app, "check", "Check the numbers in documents; exit 1 if some cannot be true together.")
judging.add(
    app,
    "report",
    "Print the verification report: coverage, findings, and a ledger of every number.",
    "text",
    together=True,
    checks=True,
)
judging.add(
    app,
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
    output_format: Annotated[
        str,
        typer.Option(help="table, json or csv.", autocompletion=one_of("table", "json", "csv")),
    ] = "table",
    width: Width = 0,
    config: Config = None,
    isolated: Isolated = False,
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
            config=tuple(config or ()),
            isolated=isolated,
        )
    )


@app.command()
def statistics(
    paths: Paths = None,
    date: Day = None,
    rules: Rules = None,
    stdin_filename: StdinFilename = "",
    output_format: Annotated[
        str,
        typer.Option(
            help="table, json, or csv with statcheck's columns; by default what the ending of the file says.",
            show_default=False,
        ),
    ] = "",
    output_file: Annotated[
        str, text("--output-file", "-o", says="Write it to a file.", shape="FILE")
    ] = "",
    config: Config = None,
    isolated: Isolated = False,
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
            config=tuple(config or ()),
            isolated=isolated,
        )
    )


@app.command()
def annotate(
    path: Annotated[str, typer.Argument(help="A Word, HTML, Markdown or text document.")],
    output: Annotated[str, text("--output", "-o", says="Where the copy goes.", shape="FILE")],
    date: Day = None,
    rules: Rules = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Write a copy of a document with the findings marked: Word comments, or marks in the text."""
    from verify.cli.annotate import annotate as run

    given: dict[str, Any] = {"config": tuple(config or ()), "isolated": isolated}
    raise typer.Exit(run(path, output, date=date, rules=tuple(rules or ()), **given))


@app.command()
def claim(
    text: Annotated[str, typer.Argument(metavar="CLAIM", help='Such as "380B CNY ≈ $53B".')],
    date: Day = None,
    tolerance: Annotated[
        str, typer.Option(metavar="SHARE", help="The slack that ≈ allows, such as 2%.")
    ] = "",
    output_format: Annotated[str, typer.Option(help="text or json.")] = "text",
    color: Annotated[str, colour()] = "auto",
) -> None:
    """Judge one claim, at once; exit 1 if it cannot be true."""
    from verify.cli.claim import claim as run

    raise typer.Exit(run(text, date=date, tolerance=tolerance, format=output_format, colour=color))


@app.command()
def why(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE:COLUMN")],
    date: Day = None,
    rules: Rules = None,
    color: Annotated[str, colour()] = "auto",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Say what was made of a number: how it was read, and what it was compared with."""
    from verify.cli.why import why as run

    given: dict[str, Any] = {"config": tuple(config or ()), "isolated": isolated}
    raise typer.Exit(run(place, date=date, rules=tuple(rules or ()), colour=color, **given))


@app.command()
def sign(
    place: Annotated[str, typer.Argument(metavar="FILE[:LINE[:COLUMN]]")] = "",
    by: Annotated[str, text("--by", says="Who checked the numbers.", shape="NAME")] = "",
    source: Annotated[
        str, text("--source", says="What they were checked against.", shape="TEXT")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Every number of the file.")] = False,
    on: Annotated[
        dt.date | None,
        typer.Option("--on", metavar="YYYY-MM-DD", parser=day, help="The day; by default today."),
    ] = None,
    checked: Annotated[
        str, text(says="The list that the page of a report saved.", shape="FILE")
    ] = "",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Sign numbers that you checked, in a file beside the document; without --by list them."""
    from verify.cli.sign import sign as run
    from verify.cli.sign import sign_listed

    given: dict[str, Any] = {"config": tuple(config or ()), "isolated": isolated}
    if checked and not place:
        raise typer.Exit(sign_listed(checked, by=by, source=source, on=on, **given))
    if not place or checked:
        raise typer.BadParameter("name either FILE[:LINE[:COLUMN]] or --checked FILE")
    raise typer.Exit(run(place, by=by, source=source, every=every, on=on, **given))


def _rule_ids(begun: str) -> list[str]:
    """Return the built-in rules whose ids begin so, for a shell to complete."""
    from verify.rulebook import built_in

    return [rule.id for rule in built_in() if rule.id.startswith(begun)]


@app.command()
def rule(
    id: Annotated[
        str,
        typer.Argument(
            metavar="[ID]", help="Such as change/percent-mismatch.", autocompletion=_rule_ids
        ),
    ] = "",
    output_format: Annotated[str, typer.Option(help="text, markdown or json.")] = "text",
    rules: Rules = None,
    output_dir: Annotated[
        str, text(says="Write a page for each rule below this folder.", shape="DIR")
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
def schema(
    of: Annotated[
        str,
        typer.Argument(
            metavar="config|rules", help="Of what.", autocompletion=one_of("config", "rules")
        ),
    ] = "config",
) -> None:
    """Print the JSON schema of verify.toml, or of rule files, for completion in editors."""
    from verify.cli.schema import schema as run

    raise typer.Exit(run(of))


@app.command()
def server() -> None:
    """Serve editors: findings while typing, readings on hover, mends as quick fixes."""
    from verify.cli.server import server as run

    raise typer.Exit(run())


def application(arguments: list[str]) -> int:
    """Run the application and return its status; an error is one message and status 2."""
    from verify.cli import screen

    try:
        app(args=arguments, prog_name="verify")
    except VerifyError as error:
        screen.complain(error)
        return 2
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0
