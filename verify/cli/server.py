"""`verify server`: the language server, on standard input and output."""

from __future__ import annotations

from verify.model.errors import VerifyError


def server() -> int:
    """Serve one editor until it leaves: 0 where it said goodbye, else 1, as the protocol has it.

    Raises: VerifyError without the extra.
    """
    try:
        from verify.server.serve import server as made
    except ImportError as error:
        raise VerifyError(
            f"the language server needs {error.name}", hint='pip install "verify-numbers[lsp]"'
        ) from error
    serving = made()
    serving.start_io()
    return 0 if serving.ended else 1
