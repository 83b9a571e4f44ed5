"""The screen: where output goes, how wide it is, and whether it is coloured."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import IO

from verify import progress
from verify.model.errors import VerifyError

WIDTH = 100  # columns, where output is no terminal
_PATIENCE = 1.5  # seconds before a run says what it is doing
_OFTEN = 0.1  # seconds between two drawings of the bar
_BAR = 30  # columns of the bar
_WIDEST = 140  # columns; longer lines are hard to read
_PLAIN = {  # our own signs, where a terminal has no such letters
    "─": "-", "…": "...", "✓": "+", "✗": "x", "·": ".", "∞": "inf", "−": "-", "≈": "~",
    "×": "x", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"',
}  # fmt: skip


def width(wanted: int = 0) -> int:
    """Return the columns to write in: as asked, as COLUMNS says, as the terminal has."""
    if wanted:
        return max(wanted, 40)
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal():
        return max(40, min(int(told), _WIDEST))
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(40, min(columns, _WIDEST)) if columns else WIDTH


def coloured(wanted: str, stream: IO[str] | None = None) -> bool:
    """Tell whether to colour: as asked, else on a terminal, unless NO_COLOR is set."""
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return (stream or sys.stdout).isatty() and os.environ.get("TERM") != "dumb"


def say(text: str | bytes) -> None:
    """Write a result to standard output, whatever its encoding can hold. Raises: VerifyError."""
    try:
        if isinstance(text, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        else:
            sys.stdout.write(_holding(text, sys.stdout.encoding))
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget(sys.stdout)
        told = f"standard output cannot be written: {error.strerror or error}"
        raise VerifyError(told, hint="make room, or write to a file with --output-file") from error


def complain(error: VerifyError | str, *, kind: str = "error") -> None:
    """Write a message about something that could not be done to standard error."""
    faults = getattr(error, "faults", ()) or (error,)
    text = "".join(f"{kind}: {fault}\n" for fault in faults)
    sys.stderr.write(_holding(text, sys.stderr.encoding))


def _holding(text: str, encoding: str | None) -> str:
    """Return text as an encoding can hold it: our own signs in plain letters, others escaped."""
    encoding = encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        for sign, plain in _PLAIN.items():
            try:
                sign.encode(encoding)
            except UnicodeEncodeError:
                text = text.replace(sign, plain)
        return text.encode(encoding, "backslashreplace").decode(encoding)
    return text


def _forget(stream: IO[str]) -> None:
    """Drop what a stream still holds, so that leaving does not fail for it again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def waiting(message: str) -> Iterator[None]:
    """Say what is going on and how far it is, on a terminal and only if it takes long."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from threading import Timer

    bar = Bar()
    shown = Timer(_PATIENCE, lambda: bar.write(f"{message} …"))
    shown.daemon = True
    shown.start()
    try:
        with progress.listening(bar.told):
            yield
    finally:
        shown.cancel()
        shown.join()
        bar.clear()


class Bar:
    """A line on standard error that says how far a run has come; silent while it is young."""

    def __init__(self) -> None:
        self._next = monotonic() + _PATIENCE
        self._drawn = False

    def told(self, what: str, done: int, of: int) -> None:
        """Draw the bar anew, if it is time to."""
        now = monotonic()
        if now < self._next or of <= 0:
            return
        self._next = now + _OFTEN
        share = min(1.0, done / of)
        full = round(_BAR * share)
        self.write(f"[{'#' * full}{'.' * (_BAR - full)}] {share:4.0%} {what}")

    def write(self, line: str) -> None:
        """Put a line in the place of the last one."""
        self._drawn = True
        sys.stderr.write(_holding(f"\r\x1b[K{line}", sys.stderr.encoding))
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, if there is one."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def save(path: str, text: str | bytes) -> None:
    """Write a result to a file. Raises: VerifyError."""
    try:
        Path(path).write_bytes(
            text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
        )
    except OSError as error:
        raise VerifyError(
            f"cannot be written: {error.strerror or error}",
            where=path,
            hint="check that the folder exists and that you may write there",
        ) from error
