from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match._needs import Needs

WORDS = st.frozensets(st.sampled_from("of the rose fell cent share between and".split()))


def test_only_what_shares_a_word_is_worth_trying() -> None:
    needs = Needs([[frozenset({"rose", "fell"})], [frozenset({"between"}), frozenset({"and"})], []])
    assert needs.met(frozenset({"it", "fell"})) == [0, 2]
    assert needs.met(frozenset({"between", "and"})) == [1, 2]
    assert needs.met(frozenset({"between"})) == [2]
    assert needs.met(frozenset()) == [2]


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS.filter(bool), max_size=3), max_size=8), WORDS)
def test_every_wording_whose_needs_are_met_is_found_in_order(
    wordings: list[list[frozenset[str]]], words: frozenset[str]
) -> None:
    expected = [n for n, groups in enumerate(wordings) if all(g & words for g in groups)]
    assert Needs(wordings).met(words) == expected
