"""The screen: where output goes, how wide it is, and whether it is coloured."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


def width(wanted: int = 0) -> int:
    """Return the columns to write in: as asked, as COLUMNS says, as the terminal has."""
    if wanted:
        return max(wanted, 40)
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal():
        return max(40, min(int(told), _WIDEST))
    try:
        return max(40, min(os.get_terminal_size(sys.stdout.fileno()).columns, _WIDEST))
    except (OSError, ValueError):
        return WIDTH


def coloured(wanted: str, stream: IO[str] | None = None) -> bool:
    """Tell whether to colour: as asked, else on a terminal, unless NO_COLOR is set."""
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return (stream or sys.stdout).isatty() and os.environ.get("TERM") != "dumb"


def say(text: str | bytes) -> None:
    """Write a result to standard output, whatever its encoding can hold."""
    if isinstance(text, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
        return
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()


def complain(error: VerifyError | str, *, kind: str = "error") -> None:
    """Write a message about something that could not be done to standard error."""
    faults = getattr(error, "faults", ()) or (error,)
    text = "".join(f"{kind}: {fault}\n" for fault in faults)
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))


@contextmanager
def waiting(message: str) -> Iterator[None]:
    """Say what is going on and how far it is, on a terminal and only if it takes long."""
    if not sys.stderr.isatty():
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
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class Bar:
    """A line on standard error that says how far a run has come; silent while it is young."""

    def __init__(self) -> None:
        self._next = monotonic() + _PATIENCE

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
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(f"\r\x1b[K{line}".encode(encoding, "replace").decode(encoding))
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
