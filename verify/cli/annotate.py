"""`verify annotate`: a copy of one document with its findings marked in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from verify import reached
from verify.cli import screen
from verify.cli.check import FAILED, FOUND, OK, judged, read
from verify.cli.configured import Configured
from verify.cli.request import Request
from verify.model.errors import VerifyError
from verify.report import annotate as marking


def annotate(
    path: str,
    output: str,
    *,
    date: dt.date | None,
    rules: tuple[str, ...],
    config: tuple[str, ...] = (),
    isolated: bool = False,
) -> int:
    """Write the marked copy; 1 if anything was found. Raises: VerifyError."""
    source, target = Path(path), Path(output)
    if reached.exists(target) and reached.exists(source) and target.samefile(source):
        raise VerifyError(
            "the copy would be written over the document", where=output, hint="name another file"
        )
    request = Request(paths=(path,), date=date, rules=rules, config=config, isolated=isolated)
    configured = Configured(request)
    inputs = read(configured)
    if not inputs.documents:
        return FAILED
    document = inputs.documents[0]
    report = judged(inputs.documents, configured)
    try:
        copy = marking.annotated(source.read_bytes(), document, report.findings)
        target.write_bytes(copy)
    except OSError as error:
        raise VerifyError(
            f"cannot be written: {error.strerror or error}", where=output, hint="check the folder"
        ) from error
    count = len(marking.marks(document, report.findings))
    screen.say(f"{output}: {count} place{'s' * (count != 1)} marked\n")
    return FOUND if report.findings else OK
