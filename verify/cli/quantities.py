"""`verify quantities`: every quantity of some documents, normalised, as a table or data."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from verify import pipeline
from verify.cli import screen
from verify.cli.check import read
from verify.cli.configured import Configured
from verify.cli.conversion import converted, target
from verify.cli.request import Request
from verify.config import as_configured
from verify.model.errors import VerifyError
from verify.model.quantity import CALENDAR, Kind, Quantity
from verify.model.settings import DEFAULT
from verify.report import _figures as figures
from verify.report import _terminal as terminal
from verify.report.outputs.json import quantity_data

FORMATS = ("table", "json", "csv")
LEAST = 12  # columns that are left of a cell that is cut
_GAP = "  "


def quantities(
    paths: tuple[str, ...],
    *,
    date: dt.date | None,
    stdin_filename: str,
    kinds: tuple[str, ...],
    to: str,
    format: str,
    width: int,
    config: tuple[str, ...] = (),
    isolated: bool = False,
) -> int:
    """Print the quantities of the documents; return the exit status. Raises: VerifyError."""
    kinds = tuple(part.strip().lower() for kind in kinds for part in kind.split(","))
    _known("kind", kinds, tuple(Kind))
    _known("format", (format,), FORMATS)
    request = Request(
        paths=paths, date=date, stdin_filename=stdin_filename, config=config, isolated=isolated
    )
    configured = Configured(request)
    inputs = read(configured)
    found = [
        quantity
        for document in inputs.documents
        for settings in [configured.settings(document.name)]
        for quantity in pipeline.quantities(as_configured(document, settings), settings)
        if not kinds or quantity.kind in kinds
    ]
    if to:  # asked now that units of one's own are known
        to = target(to, configured.settings(found[0].document.name) if found else DEFAULT)
    rows = [_row(quantity, to) for quantity in found]
    if rows or format != "table":
        screen.say({"table": _table, "json": _json, "csv": _csv}[format](rows, width))
    elif inputs.documents:
        screen.say("No quantities" + (f" of kind {' or '.join(kinds)}" if kinds else "") + ".\n")
    for remark in _unconverted(rows, to, format):
        screen.complain(remark, kind="warning")
    return 2 if inputs.errors or not inputs.documents else 0


def _known(what: str, given: Iterable[str], names: Iterable[str]) -> None:
    """Raise an error that lists what there is, where something unknown is asked for."""
    known = tuple(map(str, names))
    for name in given:
        if name not in known:
            raise VerifyError(f"unknown {what} {name!r}", hint=f"choose from {', '.join(known)}")


def _row(quantity: Quantity, to: str) -> dict[str, Any]:
    """Return a quantity as data, with its converted interval where one is asked for."""
    row = quantity_data(quantity)
    row["surface"] = quantity.surface
    row["read"] = _days(quantity) or figures.reading(quantity)
    row |= _meaning(quantity)
    if to:
        found, note = converted(quantity, to)
        data = quantity_data(found) if found is not None else {}
        row["to"] = {
            "unit": data.get("unit", ""),
            "magnitude": data.get("magnitude"),
            "interval": data.get("interval"),
            "read": figures.reading(found) if found is not None else "",
            "note": note,
        }
    return row


def _unconverted(rows: list[dict[str, Any]], to: str, format: str) -> Iterator[str]:
    """Yield what to say where nothing has the unit that was asked for, or a table cannot say why."""
    left = [row["to"]["note"] for row in rows if to and row["to"]["interval"] is None]
    missing = dict.fromkeys(filter(None, left))
    if left and len(left) == len(rows):
        yield ": ".join((f"nothing was converted to {to}", *missing))
    elif format == "csv":
        yield from missing


def _days(quantity: Quantity) -> str:
    """Return the days of a date, where they are known, or ""."""
    period = quantity.period
    if quantity.kind is not Kind.DATE or period is None or not (period.first and period.last):
        return ""
    first, last = period.first.isoformat(), period.last.isoformat()
    return first if first == last else f"{first} to {last}"


def _meaning(quantity: Quantity) -> dict[str, Any]:
    """Return what a quantity measures, which way it changes, and the time that it is about."""
    period = quantity.period
    return {
        "measure": quantity.measure or None,
        "direction": str(quantity.direction) or None,
        "period": period
        and {
            "text": period.text,
            "first": period.first and period.first.isoformat(),
            "last": period.last and period.last.isoformat(),
        },
    }


def _about(row: dict[str, Any]) -> str:
    """Return what a quantity measures and when, for a table: "revenue, 2023"."""
    period = row["period"] if row["kind"] not in CALENDAR else None
    when = " ".join(period["text"].split()) if period else ""
    return terminal.safe(", ".join(part for part in (row["measure"], when) if part))


def _table(rows: list[dict[str, Any]], width: int) -> str:
    """Return rows as aligned columns."""
    heads: tuple[str, ...] = ("place", "kind", "as written", "as read")
    about: list[tuple[str, ...]] = [(_about(row),) for row in rows]
    about = about if any(map(any, about)) else [()] * len(rows)
    heads += ("about",) * len(about[0] if rows else ())
    shown: list[tuple[str, ...]] = [
        (
            f"{terminal.safe(row['path'])}:{row['line']}:{row['column']}",
            row["kind"],
            terminal.safe(" ".join(row["surface"].split())),
            terminal.safe(row["read"]),
            *said,
            *([row["to"]["read"] or "–"] if "to" in row else []),
        )
        for row, said in zip(rows, about, strict=True)
    ]
    if rows and "to" in rows[0]:
        heads = (*heads, "converted")
    widths = [
        max(terminal.width(line[column]) for line in [heads, *shown])
        for column in range(len(heads))
    ]
    if width or sys.stdout.isatty():
        _narrow(widths, heads, screen.width(width))
    lines = [
        _GAP.join(terminal.padded(cell, room) for cell, room in zip(line, widths, strict=True))
        for line in [heads, *shown]
    ]
    lines += dict.fromkeys(note for row in rows if (note := row.get("to", {}).get("note")))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _narrow(widths: list[int], heads: tuple[str, ...], room: int) -> None:
    """Take from the columns that may be cut what a line is too long for the screen."""
    for head in ("about", "as written"):
        if head in heads:
            column = heads.index(head)
            over = sum(widths) + len(_GAP) * (len(widths) - 1) - room
            widths[column] -= max(0, min(over, widths[column] - LEAST))


def _json(rows: list[dict[str, Any]], width: int) -> str:
    """Return rows as one JSON list."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _csv(rows: list[dict[str, Any]], width: int) -> str:
    """Return rows as CSV; a cell never starts with a sign that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    plain = (
        "path",
        "line",
        "column",
        "start",
        "end",
        "kind",
        "text",
        "magnitude",
        "unit",
        "counted",
    )
    extra = ["to_low", "to_high", "to_unit", "to_magnitude"] if rows and "to" in rows[0] else []
    told = ("measure", "direction", "period_text", "period_first", "period_last")
    writer.writerow([*plain, "low", "high", "low_open", "high_open", *told, *extra])
    for row in rows:
        ends = row["interval"]
        cells = [row[name] for name in plain]
        cells += [ends["low"], ends["high"], ends["low_open"], ends["high_open"]]
        period = row["period"] or {}
        cells += [row["measure"], row["direction"], *map(period.get, ("text", "first", "last"))]
        if extra:
            values = row["to"]["interval"] or {}
            cells += [values.get("low"), values.get("high"), row["to"]["unit"]]
            cells.append(row["to"]["magnitude"])
        writer.writerow(["" if c is None else _harmless(c) for c in cells])
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    """Return a cell that a spreadsheet shows rather than computes."""
    number = isinstance(cell, str) and cell.lstrip("-").replace(".", "", 1).isdigit()
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) and not number:
        return "'" + cell
    return cell
