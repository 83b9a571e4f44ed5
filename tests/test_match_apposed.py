"""Shares told beside a part, of a whole named before."""

from __future__ import annotations

import pytest

import verify


def shares_of(text: str) -> list[verify.Finding]:
    report = verify.check(verify.Document.from_text(text))
    return [f for f in report.findings if f.rule.startswith(("share/", "ratio/"))]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "The line has 72 halts. Crews have lit 48, which means {} of them need no lamp now.",
            "two-thirds",
            "three-quarters",
        ),
        (
            "We drew 396 cards and found that 66 bore no date, so that one card in {} was void.",
            "six",
            "four",
        ),
        (
            "Last year sales came to €360 million. Boats led: at €198 million they supplied {} of the total.",
            "55%",
            "65%",
        ),
        (
            "In all 960 homes had a meter. One in {} of them, 320 to be exact, sent it back.",
            "three",
            "five",
        ),
        ("In spring 260 ponds were swabbed. Fungus grew from 91 ({}).", "35%", "38%"),
        (
            "Of the 320 who entered, 208 were home in under two hours, helped by the wind, which is to say {} per cent.",
            "65",
            "55",
        ),
        (
            "In March 2,400 women were sent a letter. So far 864 have replied, which is {}% and better than expected.",
            "36",
            "46",
        ),
        (
            "There are 48 berths in the marina, and three-quarters of them, {} in all, are let.",
            "36",
            "30",
        ),
        ("Two in five of the 90 appeals were allowed; that is, {} cases.", "36", "27"),
        (
            "Of the 350 trainees who took the test, 210 passed, the board said. The pass rate of {}% is the best yet.",
            "60",
            "70",
        ),
        (
            "We searched 640 nest boxes. Mites occurred in {} boxes, i.e. three fifths of those searched.",
            "384",
            "448",
        ),
        (
            "Of the 500 tickets, 310 were sold in advance; the remaining {}% went on the day.",
            "38",
            "32",
        ),
        ("A clear majority of the 41 councillors, {}, voted for it.", "29", "19"),
    ],
)
def test_a_share_of_a_part_just_named(text: str, right: str, wrong: str) -> None:
    assert not shares_of(text.format(right))
    assert shares_of(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "Fifty-two girls sat it; 48 passed at once and three of the other four later. That is a 98% pass rate.",
        "The firm has 1,200 staff. Last year 300 joined, 12% of them straight from college.",
        "Of 800 letters sent, 320 came back. By Friday 96 of the replies had been read, or 30%.",
        "Sales reached 5,000 units. Exports took 1,200, up 15%, and the rest went to dealers.",
        "The town has 9,000 people. In May 3,000 voted for Hale, 52% of those who turned out.",
        "Between them they got 412 votes. They could have cast 524 votes. The winner had 88 votes. That is 21 per cent of those cast.",
        "Prices rose in four of the six districts. Harbour saw the biggest rise, 12%, then came Hill with 9%.",
    ],
)
def test_a_share_of_another_whole(text: str) -> None:
    assert not shares_of(text)
