"""`--watch`: check again whenever a document, a rule or the configuration changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from verify.cli import screen
from verify.cli.request import Request
from verify.model.errors import VerifyError

_CLEAR = "\x1b[2J\x1b[H"


def watch(request: Request, run: Callable[[Request], int]) -> int:
    """Run a check, and again after each change, until interrupted. Raises: VerifyError."""
    try:
        from watchfiles import watch as changes
    except ImportError as error:
        raise VerifyError(
            "--watch needs watchfiles", hint='pip install "verify-numbers[watch]"'
        ) from error
    paths = [p for p in (*(request.paths or (".",)), *request.rules) if Path(p).exists()]
    if not paths:
        return run(request)
    status = run(request)
    for _ in changes(*paths, debounce=200, raise_interrupt=False):
        if screen.coloured(request.colour):
            screen.say(_CLEAR)
        status = run(request)
    return status
