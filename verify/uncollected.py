"""Work without the cyclic garbage collector, which costs a dense text a third of its time.

A check makes very many small values that live until its end, and next to no cycles, so
that looking through them for cycles finds nothing. Counting references frees the rest.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def uncollected(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Hold the collector off while a function runs, where it is on."""

    @wraps(work)
    def held(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return held
