"""Hints: looking for letters first finds the same matches."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match._hints import near, places
from verify.match._number_words import _starts, _words
from verify.match.statistic import _intervals, counts, margins, means

PATTERNS = (
    (_intervals._INTERVAL, _intervals._INTERVAL_WORDS),
    (counts._RATIO, counts._RATIO_WORDS),
    (means._WHOLE, means._WHOLE_WORDS),
    (means._BINARY, means._BINARY_WORDS),
    (margins._MARGIN, ("rror", "argin")),
)
PIECES = (
    "95% confidence interval 1.2 to 3.4",
    "(95% CI, 0.81–0.94)",
    "adjusted odds ratio (OR) = 1.45",
    "relative risk of 2.10",
    "scores were whole numbers",
    "Integers only",
    "coded 0",
    "a margin of error",
    "sampling errors",
    "doubled",
    "a doubling",
    "redoubled",
    "halves",
    "double the",
    "filler words that say nothing at all " * 16,
    ". ",
    "\n\n",
)
texts = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_near_hints_a_pattern_finds_what_it_finds_everywhere(text: str) -> None:
    for pattern, words in PATTERNS:
        everywhere = [m.span() for m in pattern.finditer(text)]
        assert [m.span() for m in near(pattern, text, words)] == everywhere


@settings(max_examples=60, deadline=None)
@given(texts)
def test_words_of_multiples_begin_where_their_stems_say(text: str) -> None:
    pattern, _ = _words()
    assert {m.start() for m in pattern.finditer(text)} <= set(_starts(text))


def test_places_are_in_order_and_once() -> None:
    assert places("error, margin, error", ("error", "err", "margin")) == [0, 7, 15]
