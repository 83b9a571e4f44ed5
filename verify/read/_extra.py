"""Extras: libraries that only some formats need, asked for when such a file comes."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from verify.model.errors import DocumentError


def need(module: str, extra: str, name: str) -> Any:
    """Return an imported module. Raises: DocumentError that says what to install."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise DocumentError(
            f"needs a library that is not installed ({library})",
            where=name,
            hint=f"pip install 'verify-numbers[{extra}]'",
        ) from error
