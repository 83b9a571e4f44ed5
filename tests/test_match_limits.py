"""Limits: bounds told together, ages of those who took part, how many go beyond."""

from __future__ import annotations

import pytest

import verify


def faults_of(text: str) -> set[str]:
    report = verify.check(verify.Document.from_text(text))
    return {f.rule for f in report.findings if f.rule.startswith(("range/", "count/"))}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The charge is no less than {} and no more than 60 pounds.", "45", "75"),
        (
            "The pressure must not fall below the minimum of {} bar, nor rise above the maximum of 9 bar.",
            "7",
            "11",
        ),
        ("The brooch, estimated at €{} to €900, made €1,150.", "700", "970"),
        ("The alarm may be set anywhere from {} to 80 decibels.", "35", "95"),
        (
            "All 48 volunteers were aged 20 to {} at enrolment (median 38). Sleep was worst in a man who was 67 when he joined.",
            "70",
            "60",
        ),
        (
            "Their bids ran from £{},000 to £420,000. The council chose Holt & Son, on its bid of £285,000.",
            "285",
            "310",
        ),
        (
            "The density of the bricks averaged {}, with a minimum of 2.12 and a maximum of 2.28.",
            "2.21",
            "2.31",
        ),
        (
            "Every one of the seven pupils scored at least 60: 71, 64, {}, 83, 90, 66 and 77.",
            "68",
            "58",
        ),
        (
            "{} of the seven wells exceeded 50 micrograms: 61, 48, 72, 55, 39, 58 and 44.",
            "Four",
            "Five",
        ),
    ],
)
def test_a_limit(text: str, right: str, wrong: str) -> None:
    assert not faults_of(text.format(right))
    assert faults_of(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "We enrolled adults aged 18 to 65. Their parents were aged 44 to 91.",
        "Patients were aged 18 to 65 at enrolment; at the last follow-up the oldest was 71.",
        "Bids ran from £310,000 to £420,000. A further bid of £285,000 came too late.",
        "The lowest fare is £12 and the highest £48; the mean wage is £61.",
        "A minimum of 60 guests and a maximum of 40 rooms are booked.",
        "A trimmed mean discards the largest 10% and the smallest 10%, and takes the mean of the remaining 80%.",
    ],
)
def test_a_limit_of_something_else(text: str) -> None:
    assert not faults_of(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "The flow swung between a low of 34 metres in June and a high of 31 metres in May.",
            "range/extremes-reversed",
        ),
        (
            "The highest level that day was 9 metres and the lowest 14 metres.",
            "range/extremes-reversed",
        ),
        (
            "Aged between 22 and 47, the divers set out at six. The eldest, Rona Hale, 52, went first.",
            "range/group-outside",
        ),
        (
            "Lead lay between 12 and 41 micrograms per litre in all wells. Hale Lane (46) and Kirk Row (33) are shut.",
            "range/group-outside",
        ),
        (
            "She never bid more than £60 for a lamp. The most she gave was £75, for a lantern.",
            "range/over-told-limit",
        ),
    ],
)
def test_ends_and_members_of_a_group(text: str, rule: str) -> None:
    assert rule in faults_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The hikers were aged 19 to 34. The eldest of their dogs, Rex, is 41 in dog years.",
        "The rooms were 12 to 20 square metres. The largest of the halls, 64 square metres, is let to clubs.",
        "She never bid more than £60 for a lamp until the sale in Hale, where the most she gave was £75.",
        "Between a low of 9C at dawn and a high of 17C at noon, the day was mild.",
        "A maximum of 12 adults and a minimum of 14 hens live on the farm.",
        "The lowest paid earn £11 an hour and the highest paid £9 more than that.",
    ],
)
def test_ends_and_members_of_others(text: str) -> None:
    assert not faults_of(text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Awards start at £{} and are capped at £1,500, the council said.", "500", "2,500"),
        ("Prices per kilo run from €{} up to €3.20 at the market.", "1.90", "6.90"),
    ],
)
def test_what_starts_at_so_much_is_capped_above_it(text: str, right: str, wrong: str) -> None:
    assert not verify.check(text.format(right)).findings
    assert verify.check(text.format(wrong)).findings


def test_a_cap_of_something_else_is_none() -> None:
    text = "Bidding starts at £400 and the fee, for members, is limited to £20."
    assert not verify.check(text).findings
