"""Folders outside the project that a run may keep things in."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_NAME = "verify-numbers"


def cache() -> Path | None:
    """Return the folder for what can be made again, None where there shall be none.

    VERIFY_CACHE_DIR names another; empty, it turns caching off.
    """
    named = os.environ.get("VERIFY_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    if sys.platform.startswith("linux"):  # as platformdirs has it, without its start-up time
        base = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(base) if base else Path.home() / ".cache") / _NAME
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False)


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a folder that cannot be written is no error."""
    own = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(data)
        own.replace(path)
    except OSError:
        with suppress(OSError):
            own.unlink(missing_ok=True)
