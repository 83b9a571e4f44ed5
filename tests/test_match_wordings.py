"""Wordings: a form is tried only where its numbers and its words may stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match._skeleton import SORTS, Form, Line
from verify.match._wordings import Wordings

_WORDS = ("ran", "for", "aged", "the", "in")
_FORMS = [
    Form(text, {"a": ("age", "number"), "b": ("duration",)}, 0)
    for text in ("{a} in {b}", "aged {a}", "ran (for) {b}", "the ... {a}", "ran in|for {b}", "{b}")
]
_TABLE = Wordings([(form, number) for number, form in enumerate(_FORMS)])
_PARTS = st.sampled_from([*_WORDS, *(f"<{sort}" for sort in ("age", "duration", "money"))])


@settings(max_examples=100)
@given(st.lists(_PARTS, max_size=8))
def test_no_form_is_left_out_that_stands_in_a_line(parts: list[str]) -> None:
    """What is not tried would find nothing."""
    line = "".join(f"{p}:{n}> " if p[0] == "<" else f"{p} " for n, p in enumerate(parts))
    sorts = frozenset(p[1:] for p in parts if p[0] == "<")
    words = frozenset(p for p in parts if p[0] != "<")
    near = {number for _, number in _TABLE.near(sorts, words)}
    for number, form in enumerate(_FORMS):
        if number not in near:
            assert not list(form.matches(Line(line, words, sorts)))


def test_a_form_is_not_tried_without_a_number_for_each_slot() -> None:
    """Every word of "{a} in {b}" may stand there: without a length of time it is not tried."""
    every = frozenset(_WORDS)
    assert 0 not in [n for _, n in _TABLE.near(frozenset(["age"]), every)]
    assert 0 in [n for _, n in _TABLE.near(frozenset(["age", "duration"]), every)]
    assert not list(_TABLE.near(SORTS - {"age", "number", "duration"}, every))
