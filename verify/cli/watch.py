"""`--watch`: check again whenever a document, a rule or the configuration changes.

What a run writes itself is no change, so it does not set off the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from verify import reached
from verify.cli import screen
from verify.cli.request import Request
from verify.model.errors import VerifyError

_CLEAR = "\x1b[2J\x1b[H"


def watch(request: Request, run: Callable[[Request], int]) -> int:
    """Run a check, and again after each change, until interrupted. Raises: VerifyError."""
    try:
        from watchfiles import DefaultFilter
        from watchfiles import watch as changes
    except ImportError as error:
        raise VerifyError(
            "--watch needs watchfiles", hint='pip install "verify-numbers[watch]"'
        ) from error
    paths = [
        path for path in (*(request.paths or (".",)), *_beside(request)) if reached.exists(path)
    ]
    own = _written(request)
    usual = DefaultFilter()

    def concerns(change: object, path: str) -> bool:
        return usual(change, path) and Path(path).resolve() not in own

    status = run(request)
    if not paths:
        return status
    screen.complain("watching for changes; Ctrl-C ends it", kind="note")
    try:
        for _ in changes(*paths, watch_filter=concerns, debounce=200, raise_interrupt=True):
            if screen.coloured(request.colour):
                screen.say(_CLEAR)
            status = run(request)
    except KeyboardInterrupt:
        pass  # the usual way out
    return status


def _beside(request: Request) -> list[str]:
    """Return the files that a run depends on besides its documents: rules and configuration."""
    from verify.cli.configured import Configured

    found = list(request.rules)
    try:
        configured = Configured(request)
        found += configured.base.rule_paths
        folders = {Path(path).resolve() for path in request.paths or (".",)}
        for folder in folders:
            config = configured.file_for(folder if reached.is_folder(folder) else folder.parent)
            found += [str(path) for path, _ in config.files]
            found += [str(path) for path in config.values.get("rules", ())]
    except VerifyError:
        pass  # the run says what is wrong
    return list(dict.fromkeys(found))


def _written(request: Request) -> frozenset[Path]:
    """Return the files that a run writes."""
    names = (request.output_file, request.write_baseline, *(path for _, path in request.copies))
    return frozenset(Path(name).resolve() for name in names if name)
