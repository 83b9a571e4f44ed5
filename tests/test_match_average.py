"""Averages: means and medians of lists, in many wordings."""

from __future__ import annotations

import re

import pytest

import verify

WRONG = [
    ("The four buses were 12, 31, 19 and 34 minutes late, an average of 28 minutes.", "24"),
    (
        "Snow fell on all three passes: Brenna had 4.1 cm, Skarv 8.3 and Lome 6.2. On average, then, 9.2 cm came down.",
        "6.2",
    ),
    (
        "Three lots went under the hammer. The first, a walnut bureau, made £420; a longcase clock fetched £350; and the last, a pair of prints, went for £160. The average of the three was £410.",
        "£310",
    ),
    (
        "She read 38 pages on Monday, 51 on Tuesday and 40 on Wednesday. The mean over those three days, 53 pages, is more than she had hoped for.",
        "43",
    ),
    ("Replicates gave 7.2, 7.9, 7.6 and 7.3 mg/L (mean 7.9).", "7.5"),
    (
        "Otieno has now scored 19, 28 and 19 in the three games since his return, averaging 26 a night.",
        "22",
    ),
    (
        "Nadal's sister has been in form: two goals in Vaduz, four at home to Ruggell, five in the cup, one at Triesen and four again on Saturday. That is 4.2 a match.",
        "3.2",
    ),
    (
        "The spring counts of toads at the lane came to 74, 102, 95 and 81, so the mean for the season was 98.",
        "88",
    ),
    (
        "Wholesale prices averaged £16.70 a crate over the quarter. They stood at £14.60 in July, £15.00 in August and £16.00 in September.",
        "£15.20",
    ),
    (
        "With an average age of 21, the quartet (who are 14, 16, 18 and 20) are the youngest ever to win it.",
        "17",
    ),
    (
        "The six wells were 18, 22, 17, 25, 16 and 19 metres deep. At a mean of 21.5 metres they were deeper than those in the next valley.",
        "19.5",
    ),
    ("Marks of 58, 61 and 73 gave Ines an average of 74.", "64"),
    (
        "Queues at the three desks lasted 0.9, 1.4 and 2.5 minutes respectively; the mean wait was 1.9 minutes.",
        "1.6",
    ),
    (
        "It took the courier 52 minutes on the first run, 63 on the second and 56 on the third, which averages out at 75 minutes.",
        "57",
    ),
    (
        "Gasoline was $1.35 a litre in Tofino, $1.39 in Ucluelet and $1.52 in Port Alberni – a mean of $1.62.",
        "$1.42",
    ),
    ("Average attendance over the five nights, at 31, 38, 44, 50 and 42, was 51.", "41"),
    ("Judges gave the dive 7.5, 8.0 and 8.5, for an average score of 8.6.", "8"),
    (
        "Turnover among drivers was 12%, 16%, 13% and 17% in the four depots; averaged across them, it was 18.5%.",
        "14.5%",
    ),
    ("The median of the five readings (21, 24, 26, 31 and 40) is 36.", "26"),
    (
        "Hens laid 11, 14, 9 and 12 eggs, and then 14 more on Friday: an average of 15 over the five days.",
        "12",
    ),
    (
        "Repairs took two hours at the mill, one and a half at the church and four at the hall, a mean of 3.5 hours.",
        "2.5 hours",
    ),
    ("Its three quarterly payments of £90, £110 and £115 work out at an average of £125.", "105"),
    ("Attendance at the workshops: 28, 35, 41, 40. Average: 46.", "36"),
    (
        "In the second test the group scored 61, 65, 70 and 72 (average 76), after 55, 58, 60 and 63 (average 59) in the first.",
        "67",
    ),
]
RIGHT = [
    "The four buses were 12, 31, 19 and 34 minutes late, an average of 24 minutes.",
    "Snow fell on all three passes: Brenna had 4.1 cm, Skarv 8.3 and Lome 6.2. On average, then, 6.2 cm came down.",
    "Three lots went under the hammer. The first, a walnut bureau, made £420; a longcase clock fetched £350; and the last, a pair of prints, went for £160. The average of the three was £310.",
    "She read 38 pages on Monday, 51 on Tuesday and 40 on Wednesday. The mean over those three days, 43 pages, is more than she had hoped for.",
    "Replicates gave 7.2, 7.9, 7.6 and 7.3 mg/L (mean 7.5).",
    "Otieno has now scored 19, 28 and 19 in the three games since his return, averaging 22 a night.",
    "Nadal's sister has been in form: two goals in Vaduz, four at home to Ruggell, five in the cup, one at Triesen and four again on Saturday. That is 3.2 a match.",
    "The spring counts of toads at the lane came to 74, 102, 95 and 81, so the mean for the season was 88.",
    "Wholesale prices averaged £15.20 a crate over the quarter. They stood at £14.60 in July, £15.00 in August and £16.00 in September.",
    "With an average age of 17, the quartet (who are 14, 16, 18 and 20) are the youngest ever to win it.",
    "The six wells were 18, 22, 17, 25, 16 and 19 metres deep. At a mean of 19.5 metres they were deeper than those in the next valley.",
    "Marks of 58, 61 and 73 gave Ines an average of 64.",
    "Queues at the three desks lasted 0.9, 1.4 and 2.5 minutes respectively; the mean wait was 1.6 minutes.",
    "It took the courier 52 minutes on the first run, 63 on the second and 56 on the third, which averages out at 57 minutes.",
    "Gasoline was $1.35 a litre in Tofino, $1.39 in Ucluelet and $1.52 in Port Alberni – a mean of $1.42.",
    "Average attendance over the five nights, at 31, 38, 44, 50 and 42, was 41.",
    "Judges gave the dive 7.5, 8.0 and 8.5, for an average score of 8.0.",
    "Turnover among drivers was 12%, 16%, 13% and 17% in the four depots; averaged across them, it was 14.5%.",
    "The median of the five readings (21, 24, 26, 31 and 40) is 26.",
    "Hens laid 11, 14, 9 and 12 eggs, and then 14 more on Friday: an average of 12 over the five days.",
    "The three rounds were 71, 69 and 74, well below his career average of 78.",
    "The towns had 14, 22 and 31 deaths; the national average is 40.",
    "Rents were £450, £520 and £610, against an average of £700 in London.",
    "Sales were 140, 150 and 155 in the three months. A year earlier the average had been 120.",
    "He took 45, 52 and 61 minutes. The average of the field was 70.",
    "The weights were 3, 5 and 9 kg. On average, a cat of that age weighs 4 kg.",
    "It rained 12, 15 and 30 mm on three days, about twice the average of 9 mm.",
    "Its three quarterly payments of £90, £110 and £115 work out at an average of £105.",
    "Attendance at the workshops: 28, 35, 41, 40. Average: 36.",
]


def _averages(text: str) -> list[verify.Finding]:
    report = verify.check(verify.Document.from_text(text, name="a"))
    return [f for f in report.findings if f.rule.startswith("average/")]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_mean_that_is_not_that_of_its_list_is_found(text: str, expected: str) -> None:
    (finding,) = _averages(text)
    assert finding.expected is not None
    wanted = re.search(r"[\d.]+", expected)
    assert wanted is not None
    assert wanted[0].rstrip("0.") in finding.message


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_mean_and_the_mean_of_others_are_left_alone(text: str) -> None:
    assert not _averages(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aged 22, 26, 27, 31 and 44, they averaged 33 years when they set out.", "30"),
        ("The flats used 940, 1,080 and 1,130 kilowatt-hours, on average 1,150 a month.", "1050"),
        ("Elm has 25 children, Ash 27, Yew 30 and Fir, which has the smallest room of all the four, 22. The mean class size is 29.", "26"),
        ("There are six Year 9 forms: 24, 27, 25, 28, 26 and 26. With a mean of 29 pupils they are full.", "26"),
    ],
)  # fmt: skip
def test_a_list_may_leave_its_unit_to_the_mean(text: str, expected: str) -> None:
    """Ages and years, "a month" behind the mean, a long item, a stage that is no unit."""
    found = [
        f
        for f in verify.check(verify.Document.from_text(text)).findings
        if f.rule == "average/mean-of-list"
    ]
    assert [expected in f.message.replace(",", "") for f in found] == [True]


def test_the_ends_of_a_move_are_no_mean_of_all() -> None:
    """A mean that went from one value to another is that of two lists."""
    text = "Counts were 12, 30 and 18 in May; in June they were 26, 41 and 23. The mean went from 20 to 30."
    assert not verify.check(verify.Document.from_text(text)).findings
