"""The quick way in: `verify check` with paths and the options of every day.

Returns None for anything it does not know, help and mistakes included; the full
application then answers. So nothing is described twice: this reads, that explains.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from verify.cli.request import Request

_FLAGS = {
    "--quiet": "quiet",
    "-q": "quiet",
    "--exit-zero": "exit_zero",
    "--strict": "strict",
    "--preview": "preview",
    "--thorough": "thorough",
    "--isolated": "isolated",
    "--force-exclude": "force_exclude",
}
_VALUES = {"--output-format": "output_format", "--stdin-filename": "stdin_filename"}


def plain_check(arguments: Sequence[str]) -> Request | None:
    """Return the request of a plain `check`, None where the application must look."""
    if not arguments or arguments[0] != "check":
        return None
    fields: dict[str, Any] = {"output_format": os.environ.get("VERIFY_OUTPUT_FORMAT", "")}
    paths: list[str] = []
    rest = iter(arguments[1:])
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "-" or not argument.startswith("-"):
            paths.append(argument)
        elif argument in _FLAGS:
            fields[_FLAGS[argument]] = True
        elif name in _VALUES:
            value = value if equals else next(rest, "")
            if not value or (not equals and value.startswith("-")):
                return None
            fields[_VALUES[name]] = value
        else:
            return None
    return Request(paths=tuple(paths), **fields)
