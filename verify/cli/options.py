"""Options that several commands share, and how an option is declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated

import typer

from verify.model.rule import Severity


def day(text: str) -> dt.date:
    """Read a date argument."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2025-09-24") from error


def severity(text: str) -> Severity:
    """Read a severity."""
    if text not in tuple(Severity):
        raise typer.BadParameter(
            f"{text!r} is not one of {', '.join(map(repr, map(str, Severity)))}."
        )
    return Severity(text)


def colouring(text: str) -> str:
    """Read when to colour."""
    if text not in COLOURS:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(map(repr, COLOURS))}.")
    return text


def level(says: str, panel: str) -> typer.models.OptionInfo:
    """Return an option that takes a severity."""
    option: typer.models.OptionInfo = typer.Option(
        metavar=f"<{'|'.join(Severity)}>",
        parser=severity,
        help=says,
        autocompletion=one_of(*map(str, Severity)),
        rich_help_panel=panel,
    )
    return option


def one_of(*words: str) -> Callable[[str], list[str]]:
    """Return what completes the beginning of one of some words."""

    def completed(begun: str) -> list[str]:
        return [word for word in words if word.startswith(begun)]

    return completed


def rule_names(begun: str) -> list[str]:
    """Return the rules and packs that go on as the last name of a list begins."""
    from verify.rulebook import built_in

    before, comma, last = begun.rpartition(",")
    rules = built_in()
    names = sorted({*(rule.id for rule in rules), *(rule.pack for rule in rules)})
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


COLOURS = ("auto", "always", "never")
Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Files or directories; - is standard input.", show_default=False),
]
Day = Annotated[
    dt.date | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        parser=day,
        help="The day the documents are dated; without it, what they say themselves.",
        show_default=False,
    ),
]
Config = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE|KEY=VALUE", help="Use this file, or this setting."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
Rules = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="FILE", help="Your own rules, declared claims and facts."),
]
StdinFilename = Annotated[
    str, typer.Option(metavar="NAME", help="The name, and so the format, of standard input.")
]
Width = Annotated[int, typer.Option(min=0, help="Columns to write in; 0 asks the terminal.")]


def flag(*names: str, says: str, panel: str = "") -> typer.models.OptionInfo:
    """Return a switch that is off unless given."""
    option: typer.models.OptionInfo = typer.Option(*names, help=says, rich_help_panel=panel or None)
    return option


def colour(panel: str = "") -> typer.models.OptionInfo:
    """Return the option that says when to colour."""
    option: typer.models.OptionInfo = typer.Option(
        metavar=f"<{'|'.join(COLOURS)}>",
        parser=colouring,
        help="When to colour what is printed.",
        autocompletion=one_of(*COLOURS),
        rich_help_panel=panel or None,
    )
    return option


def text(*names: str, says: str, shape: str, panel: str = "") -> typer.models.OptionInfo:
    """Return an option that takes a text; names of rules can be completed."""
    option: typer.models.OptionInfo = typer.Option(
        *names,
        help=says,
        metavar=shape,
        show_default=False,
        autocompletion=rule_names if shape.startswith("RULE") else None,
        rich_help_panel=panel or None,
    )
    return option
