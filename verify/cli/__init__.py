"""The command line: arguments in, reports out.

`main` answers the plain `verify check FILES` by itself, without loading a command-line
library, so that a check on every save starts at once; everything else goes to the
typer application in `verify.cli.app`, which knows all commands and options.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from verify.cli.front import plain_check

    request = plain_check(given)
    if request is None:
        from verify.cli.app import application

        application(given)
        return
    import gc

    from verify.cli.patterns import remembered

    gc.set_threshold(200_000, 20, 20)  # short-lived and nearly free of cycles: collect rarely
    with remembered():
        from verify.cli.check import check

        status = check(request)
    if arguments is not None:
        sys.exit(status)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # everything is written; taking the process apart costs as much as a check
