"""Phrases: patterns of words round numbers, as data."""

from __future__ import annotations

import pytest

import verify
from verify.match import phrase


def rules_of(text: str) -> set[str]:
    return {f.rule for f in verify.check(verify.Document.from_text(text)).findings}


def test_a_gap_holds_a_few_words_and_no_number() -> None:
    regex = phrase._pattern("20 <high> ~ ahead of ~ <low>").regex
    assert regex.match("# votes ahead of berg on # . ")
    assert not regex.match("# votes , # ahead of berg on # . ")
    assert not regex.match("# a b c d e ahead of berg on # . ")


def test_a_list_goes_as_far_as_it_can() -> None:
    pattern = phrase._pattern("20 <high> , ahead of ~~ <lows*>")
    match = pattern.regex.search("# , ahead of ann on # , bob on # and cid on # . ")
    assert match is not None
    assert match[3].count("#") == 3
    assert pattern.slots == ("high", "lows")


@pytest.mark.parametrize("weight", ["", "x <a> <b>", "20 no slot"])
def test_a_pattern_without_weight_or_slot_is_a_fault(weight: str) -> None:
    assert list(phrase.validate({"patterns": [weight]}))


def test_a_hint_is_a_word_that_every_match_holds() -> None:
    assert phrase._pattern("20 <a> , edged_out|beat ~ <b>").hint == {"edged", "beat"}


def test_a_unit_left_out_is_the_one_before() -> None:
    wrong = (
        "The longest pier is at Moss, with 4.1 km, followed by Horten with 4.6 and Son with 2.2."
    )
    assert "rank/wrong-order" in rules_of(wrong)
    assert not rules_of(wrong.replace("4.6", "3.6"))


def test_the_second_largest_is_no_superlative() -> None:
    text = "The second-largest pier is at Moss, with 4.1 km, against 4.6 km at Horten."
    assert not rules_of(text)


def test_a_loose_figure_and_the_exact_one() -> None:
    assert rules_of("Nearly 3,000 pupils (3,120) took part.") == {"rounding/hedge-mismatch"}
    assert not rules_of("Nearly 3,000 pupils (2,920) took part.")
    assert not rules_of("Nearly 3,000 pupils (612 of them girls) took part.")
