"""Wording: how a place among several is told."""

from __future__ import annotations

import pytest

from verify.judge.wording import ordinal


@pytest.mark.parametrize(
    ("place", "told"),
    [(1, "first"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (42, "42nd"),
     (103, "103rd"), (111, "111th")],
)  # fmt: skip
def test_a_place_is_told_in_words_up_to_the_tenth(place: int, told: str) -> None:
    assert ordinal(place) == told
