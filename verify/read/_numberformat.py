r"""Number formats of spreadsheets: a stored value -> the text that the cell shows.

In: a value and a format code ("#,##0.0%", "$#,##0_);($#,##0)", `0.0,,"m"`).
Out: the shown text. Conditions, fractions and colours are passed over; a format that
is not known shows the value as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,.]*(?:[eE][+-]0+)?")


def shown(value: object, code: str) -> str:
    """Return what a cell with this value and format code shows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        plain = value.time() == dt.time(0)
        return value.date().isoformat() if plain else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if not isinstance(value, int | float | Decimal):
        return str(value)
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return _number(number, code)
    except InvalidOperation:
        return str(value)


def _number(value: Decimal, code: str) -> str:
    """Return a number in its format's section for its sign."""
    if not value.is_finite() or code in ("General", "@", ""):
        return _general(value)
    sections = code.split(";")
    if value < 0 and len(sections) > 1:
        return _section(-value, sections[1])
    if value == 0 and len(sections) > 2:
        return _section(value, sections[2])
    text = _section(abs(value), sections[0])
    return f"-{text}" if value < 0 else text


def _general(value: Decimal) -> str:
    """Return a number as "General" shows it: at most eleven digits."""
    if not value.is_finite():
        return str(value)
    digits = max(0, 10 - max(0, value.adjusted()))
    rounded = (
        value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) if abs(value) < 10**15 else value
    )
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(value: Decimal, section: str) -> str:
    """Return a number without its sign in one section of a format code."""
    bare = _LITERAL.sub(" ", section)
    match = _DIGITS.search(bare)
    if match is None:
        literal = _literals(section)
        return literal if literal.strip() else _general(value)
    if "/" in bare or any(c in bare.lower() for c in "ymdhs"):
        return _general(value)
    pattern = match[0]
    scaled = value * 100 if "%" in bare else value
    scale = len(pattern) - len(pattern.rstrip(","))
    scaled = scaled.scaleb(-3 * scale)
    if "E" in pattern.upper():
        return f"{scaled:.{len(pattern.upper().partition('E')[0].partition('.')[2])}E}"
    body = pattern.rstrip(",")
    whole, _, part = body.partition(".")
    least = part.count("0")
    rounded = scaled.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    for _ in range(len(part) - least):
        if text.endswith("0") and "." in text:
            text = text[:-1]
    text = text.removesuffix(".")
    before, after = _around(section)
    return f"{before}{text}{after}"


def _around(section: str) -> tuple[str, str]:
    """Return what a section prints before and behind its digits."""
    marked = _LITERAL.sub(_kept, section)
    match = _DIGITS.search(_LITERAL.sub(lambda m: "\1" * len(_kept(m)), section))
    if match is None:
        return marked, ""
    return marked[: match.start()], marked[match.end() :]


def _literals(section: str) -> str:
    """Return the text of a section that prints no number."""
    return _LITERAL.sub(_kept, section).replace("General", "").replace("@", "")


def _kept(match: re.Match[str]) -> str:
    """Return what a quoted text, an escape or a currency mark prints."""
    return match[1] or match[2] or match[3] or ""
