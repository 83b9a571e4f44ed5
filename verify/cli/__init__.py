"""The command line: arguments in, reports out.

`main` answers the plain `verify check FILES` by itself, without loading a command-line
library, so that a check on every save starts at once; everything else goes to the
typer application in `verify.cli.app`, which knows all commands and options.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

FAILED, INTERRUPTED, UNHEARD = 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status; a fault of our own is status 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _run(given)
        if not sys.stdout.closed:  # a language server's client closes it
            sys.stdout.flush()
    except BrokenPipeError:  # who reads us has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = UNHEARD
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception:
        import traceback

        traceback.print_exc()
        sys.stderr.write("error: this is a fault of verify itself, not of your documents\n")
        status = FAILED
    if arguments is not None:
        sys.exit(status)
    sys.stderr.flush()
    os._exit(status)  # everything is written; taking the process apart costs as much as a check


def _run(given: list[str]) -> int:
    """Run the command line and return its status."""
    from verify.cli.front import plain_check

    request = plain_check(given)
    if request is None:
        from verify.cli.app import application

        return application(given)
    import gc

    from verify.cli import modules, patterns

    gc.set_threshold(200_000, 20, 20)  # short-lived and nearly free of cycles: collect rarely
    with modules.remembered(), patterns.remembered():
        from verify.cli.check import check

        return check(request)
