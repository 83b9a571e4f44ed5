"""Phrases: patterns of words round numbers, as data."""

from __future__ import annotations

import pytest

import verify
from verify.match import phrase
from verify.model.settings import Settings


def rules_of(text: str) -> set[str]:
    every = Settings(preview=True)
    return {f.rule for f in verify.check(verify.Document.from_text(text), settings=every).findings}


def test_a_gap_holds_a_few_words_and_no_number() -> None:
    regex = phrase.Pattern("20 <high> ~ ahead of ~ <low>").regex
    assert regex.match("# votes ahead of berg on # . ")
    assert not regex.match("# votes , # ahead of berg on # . ")
    assert not regex.match("# a b c d e ahead of berg on # . ")


def test_a_list_goes_as_far_as_it_can() -> None:
    pattern = phrase.Pattern("20 <high> , ahead of ~~ <lows*>")
    match = pattern.regex.search("# , ahead of ann on # , bob on # and cid on # . ")
    assert match is not None
    assert match[3].count("#") == 3
    assert pattern.slots == ("high", "lows")


@pytest.mark.parametrize("weight", ["", "x <a> <b>", "20 no slot"])
def test_a_pattern_without_weight_or_slot_is_a_fault(weight: str) -> None:
    assert list(phrase.validate({"patterns": [weight]}))


def test_a_pattern_knows_the_words_that_every_match_holds_and_how_it_begins() -> None:
    pattern = phrase.Pattern("20 (all) <a> , edged_out|beat ~ <b>")
    assert pattern.needed == ({","}, {"edged", "beat"})
    assert pattern.regex.match("# , beat the # ")
    assert pattern.first == {"all", "#"}


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
    assert rules_of("Nearly 3,000 pupils (3,120) took part.") == {"rounding/hedge-told-mismatch"}
    assert not rules_of("Nearly 3,000 pupils (2,920) took part.")
    assert not rules_of("Nearly 3,000 pupils (612 of them girls) took part.")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The fair drew 412,000 people: 268,000 on Friday and {} on Sunday.", "154,000"),
        ("It ran to 14 pages of text, nine of maps and 121 of tables, for {} in all.", "154"),
        (
            "Between them the two mills employ {} people, 1,870 at Moss and 1,280 at Horten.",
            "3,510",
        ),
    ],
)
def test_sums_told_in_words(text: str, wrong: str) -> None:
    right = {"154,000": "144,000", "154": "144", "3,510": "3,150"}[wrong]
    told = {"total/sum-mismatch", "total/total-mismatch", "total/whole-mismatch"}
    assert rules_of(text.format(wrong)) & told
    assert not rules_of(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "It is £25.0 million: £10.5 million on sheds, £6.2 million on mills, £8.3 million on vans.",
        "I read four novels, of 310, 288, 512 and 190 pages, 1,300 in all.",
        "There were 36 of us: 20 British, nine Dutch, four Swiss and a Belgian and their aunt.",
        "The shares (41, 33 and 27) do not add up to 100 because of rounding.",
        "Of 500 who applied 300 were women; 120 were seen and the remaining 380 got a letter.",
        "In 2023, when 4.1 and 1.1 less 2.6 and 1.6 made 1.0, all was well.",
        "It has 20 members: 12 from one house, 8 from the other, and 4 advisers without a vote.",
        "It never took less than 80: the marks were 84, 91, 82 and 95.",
    ],
)
def test_numbers_that_are_no_sum(text: str) -> None:
    assert not rules_of(text)


def test_an_order_that_fits_elsewhere_excuses_nothing() -> None:
    text = "With 214 votes Dee came second, ahead of Roy on 171 and behind only Nash, who took {}."
    assert rules_of(text.format("198")) == {"rank/wrong-order"}
    assert not rules_of(text.format("298"))


def test_the_word_that_became_a_bound_is_still_read() -> None:
    text = "The minimum in the series is 3.2, the maximum 8.9 and the median {}."
    assert rules_of(text.format("9.4"))
    assert not rules_of(text.format("5.1"))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("A tenth of the 4,600 hectares — {} — burned.", "460", "640"),
        ("Exports of $45 million made up {} of the firm's $300 million sales.", "15%", "18%"),
        ("Turnout was {}: 14,400 of the 30,000 on the roll cast a vote.", "48%", "58%"),
        ("They won 54 of their 72 games, a winning rate of {}.", "75%", "85%"),
    ],
)
def test_shares_told_in_words(text: str, right: str, wrong: str) -> None:
    assert rules_of(text.format(wrong)) & {"share/told-share", "share/share-mismatch"}
    assert not rules_of(text.format(right))


def test_another_fraction_is_nearer_to_the_part() -> None:
    assert not rules_of("Half of the 640 flats are let dear and a quarter, 160, cheaply.")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The error stayed under 3% in all: 1.2%, {} and 0.9%.", "2.8%", "3.8%"),
        ("We took five readings, all between 3 and 9: 4, 5, 3, 8 and {}.", "9", "12"),
        ("Sixty of the 100 senators are men and the remaining {} women.", "40", "50"),
        ("The budget is £48.7m, in round figures {}.", "£49m", "£47m"),
        ("Of our 1,600 clerks 1,040 work part time. That's {}.", "65%", "55%"),
    ],
)
def test_more_wordings(text: str, right: str, wrong: str) -> None:
    assert rules_of(text.format(wrong))
    assert not rules_of(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "The largest donor gave £4m, and the ten next largest £9m between them.",
        "Gifts of £12,400 and a grant of £30,000 helped the fund reach £55,000 in all.",
        "The council has 60 members: 31 are Labour, and of the others 12 are Greens.",
        "It has 120 rooms, 80 of them doubles and 30 with a view.",
    ],
)
def test_what_is_only_some_of_a_whole(text: str) -> None:
    assert not rules_of(text)


def test_one_of_two_shares_is_not_the_sum_of_both() -> None:
    assert not rules_of("Six-tenths of €1,080 and four-tenths of €2,120 is €1,496, up €96.")
