"""Numbers that have words of their own: each beside one that is judged."""

from __future__ import annotations

import pytest

import verify
from verify.model.document import Document


def rules(text: str) -> list[str]:
    return [f.rule for f in verify.check(Document.from_text(text)).findings]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The 1,800-metre bypass will cut the drive to the quay from 14 km to 9.",
            "A 3,000-metre cut takes the drive to the quay from 14 km to 9 km.",
        ),
        (
            "Fees vary from £2,150 in the valley to £3,920 on the coast, with a mean of £2,640.",
            "Fees went from £2,150 in spring to £3,920 in autumn, a rise of £2,640.",
        ),
        (
            "Ferries, which pay four times as much as yachts, are down, from 5,400 to 3,300.",
            "Ferries are up from 1,100 to 3,300, four times as many.",
        ),
        (
            "Barley slid 5% to $212 on Monday, taking its loss from May's peak of $265 to 20%.",
            "Barley slid 5% to $212 on Monday from $265.",
        ),
        (
            "In 1992 a boat cost 2.4 years' pay; today it costs 7.1. The number of crews has halved.",
            "In 1992 there were 45,000 births; today there are 11,000. The number of births has halved.",
        ),
        (
            "Visits fell from 8,200 to 5,100. The fall in the river trade, 14%, was the smallest.",
            "Visits fell from 8,200 to 5,100. The fall in visits, 14%, was the smallest.",
        ),
        (
            "Costs fell 2% and income 4%, so the ratio of the two worsened from 61% to 63%.",
            "Costs fell from £61m to £63m.",
        ),
        (
            "It wants to raise rents by 2.5% in June; it had asked for 5% last year and got 3%.",
            "Rents went from 5% of income to 3%, a fall of 2%.",
        ),
        (
            "The shed is 6 metres long with walls 2.5 metres high, less 4 square metres of door.",
            "The wall is 6 metres long and 2.5 metres high, 25 square metres in all.",
        ),
        (
            "At our pond 62% of 180 tadpoles lived and 45 young frogs left.",
            "At our pond 45 of 180 tadpoles lived, or 62%.",
        ),
        (
            "The awards, £2.1m at first and £3.4m on review, lapse, and each town bears its own costs, put at £700,000 in all.",
            "We spent £2.1m on roads and £3.4m on parks, £6.5m in all.",
        ),
        (
            "Warranty: four years, or 3,000 hours if that comes first.",
            "The flight took 90 minutes, or three hours.",
        ),
        (
            "The ratio of cows to goats, 4.6 to one today, will fall to three to one.",
            "We counted 92 cows and 20 goats, a ratio of three to one.",
        ),
        (
            "Output rose from 2,140 tonnes in May to 2,354 in June. Prices, which had doubled in a year, slipped.",
            "Output, which had long stood still, rose from 2,140 tonnes in May to 2,354 in June. It doubled.",
        ),
        (
            "The pond was at 81% of capacity, down from 89% a year earlier, and six points lower than in the drought.",
            "The pond was at 81% of capacity, down from 89% a year earlier, a fall of six points.",
        ),
        (
            "Transport's share of it went up 9%, to 14.2 million tonnes from 13.0.",
            "Transport's share of it went up 19%, to 14.2 million tonnes from 13.0 million tonnes.",
        ),
        (
            "The fee goes up from £50 to £65. Arrears, £8,200 in all, are four times what they were.",
            "The fee goes up from £50 to £150. It is four times what it was.",
        ),
        (
            "The band has 35 drums and 21 horns, a ratio of five to three.",
            "The band has 36 drums and 12 horns, a ratio of four to one.",
        ),
        (
            "Frauds fell by 90 to 720, thefts from 540 to 410.",
            "Frauds fell to 720 from 540.",
        ),
    ],
)  # fmt: skip
def test_the_one_is_silent_and_the_other_is_found(right: str, wrong: str) -> None:
    assert rules(right) == []
    assert rules(wrong) != []
