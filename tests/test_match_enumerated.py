"""Lists that tell one by one what a number announces, each item with what is said of it."""

from __future__ import annotations

import pytest

from verify import check


def _count(text: str) -> list[str]:
    return [str(f.rule) for f in check(text).findings if f.rule == "count/list-length"]


@pytest.mark.parametrize(
    "text",
    [
        "Police named {} suspects: Aron Vale, 41, of Mill Row; Tess Quill, 36, and Dean Quill, 33, both of Harbour View; and Marc Oram, 52.",
        "The hospital will lose {} wards, Ash Ward with 18 beds, Birch Ward with 24, Cedar Ward with 12 and Dale Ward.",
        "The kit was sent out in {} batches. The numbers affected are K101, K104, K109 and K112, sold since March.",
        "We tested {} predictions. P1 states that larger flocks feed longer; P2, that they hide; P3, that they sing; P4, that juveniles lead.",
        "Assembly takes {} steps: (1) fit the legs; (2) wait 20 minutes; (3) screw down the top; (4) turn it over.",
        "The cake wants {} ingredients: 600 ml of cream, 150 g of sugar, three lemons and a pinch of salt.",
        "The house has {} bedrooms: a single, two doubles and a bunk bedroom.",
    ],
)
def test_a_list_told_with_its_details_is_as_long_as_announced(text: str) -> None:
    assert not _count(text.format("four"))
    assert _count(text.format("five"))
    assert _count(text.format("three"))


@pytest.mark.parametrize(
    "text",
    [
        "From her four hives at Lark Rise, Dorothy took 31, 18, 26 and 29 lb, and Ted 22.",
        "Three of the five peaks on the island, Ruba, Tesk and Old Morna, have been climbed.",
        "The club has twelve boats. Ann Reed, Bo Lyle and Cas Penn rowed the newest on Sunday.",
        "Three ministers resigned, and two more, Ilse Dorn and Per Hjort, may follow.",
        "Six nations sent crews: Chile, Peru, New Zealand, Papua New Guinea, Trinidad and Tobago, and Fiji.",
        "She won in two sets, 6-3, 6-4, after losing the same final 4-6, 6-2, 3-6 a year ago.",
    ],
)
def test_what_is_no_list_of_the_counted_is_none(text: str) -> None:
    assert not _count(text)
