"""Options that several commands share, and how an option is declared."""

from __future__ import annotations

import datetime as dt
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
        metavar=f"<{'|'.join(Severity)}>", parser=severity, help=says, rich_help_panel=panel
    )
    return option


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
Rules = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="FILE", help="Your own rules, declared claims and facts."),
]
StdinFilename = Annotated[
    str, typer.Option(metavar="NAME", help="The name, and so the format, of standard input.")
]
Colour = Annotated[
    str,
    typer.Option(
        metavar=f"<{'|'.join(COLOURS)}>", parser=colouring, help="When to colour what is printed."
    ),
]
Width = Annotated[int, typer.Option(min=0, help="Columns to write in; 0 asks the terminal.")]


def flag(*names: str, says: str, panel: str = "") -> typer.models.OptionInfo:
    """Return a switch that is off unless given."""
    option: typer.models.OptionInfo = typer.Option(*names, help=says, rich_help_panel=panel or None)
    return option


def text(*names: str, says: str, shape: str, panel: str = "") -> typer.models.OptionInfo:
    """Return an option that takes a text."""
    option: typer.models.OptionInfo = typer.Option(
        *names, help=says, metavar=shape, show_default=False, rich_help_panel=panel or None
    )
    return option
