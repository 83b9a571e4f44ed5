from __future__ import annotations

import gc

import pytest

from verify.uncollected import uncollected


def test_the_collector_is_off_inside_and_as_before_outside() -> None:
    look = uncollected(gc.isenabled)
    assert gc.isenabled()
    assert not look()
    assert gc.isenabled()
    gc.disable()
    try:
        assert not look()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_fault_turns_it_on_again() -> None:
    @uncollected
    def fails() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fails()
    assert gc.isenabled()
