"""Lists told in ways of their own, and words that say how many belong to them."""

from __future__ import annotations

import pytest

import verify


def counts_of(text: str) -> list[verify.Finding]:
    report = verify.check(verify.Document.from_text(text))
    return [f for f in report.findings if f.rule.startswith("count/")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The {} of Holt, Jonas, Brandt and Gray took the title.", "quartet", "trio"),
        ("The {}, made up of Lee, Park and Kim, toured.", "trio", "quartet"),
        ("{} Anna, Beth and Carol won prizes.", "Today", "Both"),
        (
            (
                "The {}, who flew in at noon, are Lena Falk on piano, Otto Berg on bass, Jon Riis on drums and"
                " Mia Sand."
            ),
            "quartet",
            "trio",
        ),
        (
            "On each of the {} Sundays, namely the 5th, 12th, 19th and 26th of May, it is shut.",
            "four",
            "five",
        ),
        (
            "Only {} golds were given: they went to Casa Orel, to the Brand brothers and to Elm.",
            "three",
            "two",
        ),
        ("The firm will close {} of its 14 plants, at Corby and Selkirk, it said.", "two", "three"),
        (
            (
                "Live firing will take place on the following {} ranges between 0830 and 1630 hours from 6 to"
                " 9 May: Drum Hill, Long Barrow and Pit Wood."
            ),
            "three",
            "four",
        ),
        (
            (
                "We answer {} questions: Can you borrow twice in a year? (2:10) Is a deposit wise? (11:45)"
                " Should you overpay? (37:05) Recorded on 3 May."
            ),
            "three",
            "five",
        ),
        (
            (
                "There are {} jobs that will not wait. Sow the first carrots. Prick out the tomatoes. Get the"
                " stakes in. And give the roses a feed. Then sit down."
            ),
            "four",
            "five",
        ),
        (
            (
                "What we asked for: a pay rise of 6 per cent, a shorter week, free parking and a seat on the"
                " board. Management looked at the {} demands for an hour."
            ),
            "four",
            "five",
        ),
        ("The clinic opens on {} days: Monday, Tuesday, Thursday and Friday.", "four", "three"),
        (
            "They have picked a shortlist of {}: Lowther, Nnadi, Prewett, Sastre and Voss.",
            "five",
            "six",
        ),
        (
            (
                "The loop takes in {} ports beyond its hub, namely Oslo, Riga, Tallinn and Turku, and is to be"
                " done in 14 days."
            ),
            "four",
            "three",
        ),
    ],
)
def test_a_list_is_as_long_as_told(text: str, right: str, wrong: str) -> None:
    assert not counts_of(text.format(right))
    assert counts_of(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "The trio beat Ash, Elm, Fir and Oak on the way.",
        "The Arden Quartet of Holt, Brandt and Gray, with a guest, played last.",
        "Both Ann Lee, the captain, and Bo Ray were ill.",
        "The pair are Ann Lee, a baker, and Bo Ray.",
        "There are five reasons. Rents have gone up. Wages have not. And that is only the start.",
        "The two questions are old ones. Ash asked them first. Elm did so too. And Fir has a third.",
        "It has five flights on Monday, to Oslo, to Bergen and to Molde.",
        "We open four days a week, on the 5th, 12th and 19th of May all day.",
        "Three firms bid: a baker, a brewer and a mill. The two proposals left were weak.",
        "They closed three of their 14 shops, in Leeds and York, last May.",
        "We put two questions to him: Is it safe? Is it cheap? What he said was no.",
        "It took three days, and on Monday and Tuesday it rained.",
        "The clinic opens four days a week, Monday, Tuesday, Thursday and Friday.",
        "The four lead books are by Amis, Kettering, Sule and Yates.",
    ],
)
def test_what_is_no_list_of_all(text: str) -> None:
    assert not counts_of(text)
