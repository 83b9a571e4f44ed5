"""`verify claim`: one claim, judged at once."""

from __future__ import annotations

import datetime as dt
import json

import verify
from verify.cli import screen
from verify.model.check import Verdict
from verify.report.outputs.json import check_data
from verify.report.outputs.text import check_lines
from verify.report.view import View


def claim(text: str, *, date: dt.date | None, tolerance: str, format: str, colour: str) -> int:
    """Judge `text`, print the outcome, return the exit status. Raises: ClaimError."""
    check = verify.claim(text, date=date, tolerance=tolerance or None)
    if format == "json":
        screen.say(json.dumps(check_data(check), ensure_ascii=False, indent=2) + "\n")
    else:
        view = View(width=screen.width(), colour=screen.coloured(colour))
        screen.say("\n".join(check_lines(check, view)) + "\n")
    return 1 if check.verdict is Verdict.INCONSISTENT else 0
