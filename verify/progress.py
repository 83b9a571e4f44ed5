"""Progress: how far a long run has come, told to whoever listens.

In: `told("reading sheet 'Data'", 4000, 200000)` from any stage. Out: a call of the
listener that `listening` has set, or nothing at all, which costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def told(what: str, done: int, of: int) -> None:
    """Tell the listener that `done` of `of` steps are taken."""
    listener = _listener.get()
    if listener is not None:
        listener(what, done, of)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have a listener hear of progress, for the time of a block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
