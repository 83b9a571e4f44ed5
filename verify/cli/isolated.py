"""Isolation: a fault of our own in one document does not keep the others from being checked.

In: documents and what is to be done with them. Out: the result for those that it can be
done with, and a message for each other; the run then ends with status 2. With
VERIFY_TRACEBACK set, where the fault lies is printed too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from verify.cli import screen
from verify.model.document import Document
from verify.model.errors import VerifyError

Result = TypeVar("Result")
_HINT = "this is a fault of verify itself, not of the document; VERIFY_TRACEBACK=1 shows where"


def fault(error: Exception, where: str) -> VerifyError:
    """Return the message for an error that should not have been."""
    if os.environ.get("VERIFY_TRACEBACK"):
        import traceback

        screen.complain("".join(traceback.format_exception(error)), kind="fault")
    kind = type(error).__name__
    return VerifyError(f"cannot be checked ({kind}: {error})", where=where, hint=_HINT)


def surviving(
    documents: Sequence[Document], work: Callable[[Sequence[Document]], Result]
) -> tuple[Result, list[VerifyError]]:
    """Return what `work` makes of the documents it can work on, and why not of the others.

    Documents are tried one by one only after a fault. Raises: VerifyError as `work` does,
    or where every document is at fault; the fault itself where it lies between documents.
    """
    try:
        return work(documents), []
    except VerifyError:
        raise
    except Exception:
        sound, faults = [], []
        for document in documents:
            try:
                work([document])
            except Exception as error:
                faults.append(fault(error, document.name))
            else:
                sound.append(document)
        if not faults:
            raise  # each is sound alone: the fault lies between them
        if not sound:
            for named in faults[:-1]:
                screen.complain(named)
            raise faults[-1] from None
        return work(sound), faults
