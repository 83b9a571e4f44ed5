"""Statements on several rows of a table: counts, extremes, comparisons, lists of values."""

from __future__ import annotations

import pytest

import verify

TABLE = """| Round | Skipper | Port | Points | Crew | Day | Result |
| --- | --- | --- | ---: | ---: | --- | --- |
| 1 | Ada Amis | Hull | 57 | 6 | 4 May 2019 | won 3-1 |
| 2 | Bo Bell | Ware | 34 | 5 | 11 May 2019 | lost 0-2 |
| 3 | Cy Cole | Hull | 41 | 6 | 18 June 2019 | won 2-1 |
| 4 | Di Dunn | Ely | 22 | 4 | 25 June 2019 | lost 1-4 |
| 5 | Ed Eyre | Hull | 35 | 5 | 2 July 2019 | won 1-0 |
"""


def verdicts(statement: str) -> list[str]:
    text = f"{TABLE}\n{statement}\n"
    report = verify.check(verify.Document.from_text(text, format="markdown"))
    return [str(c.verdict) for c in report.checks if c.rule == "table/statement-mismatch"]


PAIRS = [
    ("There were 2 rounds in May.", "There were 4 rounds in May."),
    ("There are three skippers from Hull.", "There are four skippers from Hull."),
    ("Two of the skippers had a crew of 5.", "Three of the skippers had a crew of 5."),
    ("There were 5 rounds in the 2019 Harbour Cup season.", "There were 7 rounds in the 2019 Harbour Cup season."),
    ("Only one skipper had more than 50 points.", "Only one skipper had more than 34 points."),
    ("Four skippers had at least 34 points.", "Three skippers had at least 34 points."),
    ("The lowest points in Hull were 35.", "The lowest points in Hull were 22."),
    ("Cy Cole had the highest points in June.", "Di Dunn had the highest points in June."),
    ("The total points in May was 91.", "The total points in May was 81."),
    ("Bo Bell is the only skipper from Ware.", "Cy Cole is the only skipper from Hull."),
    ("Both Ada Amis and Cy Cole sailed from Hull.", "Both Ada Amis and Di Dunn sailed from Hull."),
    ("The points of Ada Amis were higher than those of Di Dunn.", "The points of Di Dunn were higher than those of Ada Amis."),
    ("Ada Amis had 23 more points than Bo Bell.", "Ada Amis had 32 more points than Bo Bell."),
    ("Ada Amis and Cy Cole had the same crew.", "Ada Amis and Bo Bell had the same crew."),
    ("All rounds had a crew of at least 4.", "All rounds had a crew of at least 5."),
    ("Three rounds were won in the 2019 Harbour Cup.", "Four rounds were won in the 2019 Harbour Cup."),
    ("Di Dunn of Ely sailed on June 25th, 2019.", "Di Dunn of Ely sailed on July 2nd, 2019."),
    ("The skipper from Ware with 5 crew was Bo Bell.", "The skipper from Ware with 5 crew was Cy Cole."),
    ("Port was Hull when the skipper was Ed Eyre with fewer than 40 points.", "Port was Ely when the skipper was Ed Eyre with fewer than 40 points."),
]  # fmt: skip


@pytest.mark.parametrize(("true", "false"), PAIRS)
def test_decided(true: str, false: str) -> None:
    assert verdicts(true) == ["consistent"]
    assert verdicts(false) == ["inconsistent"]


@pytest.mark.parametrize(
    "statement",
    [
        "The Rovers won 4 rounds.",  # who says that the table is theirs
        "There were 2 protests in May.",
        "Six of the skippers from Hull were fined.",
        "Bo Bell plans 43 points in Ware.",
        "Old Ada Amis Junior sailed from Ware.",
        "Ada Amis had 32 more points than last year.",
        "There were 9 rounds cancelled in the 2019 Harbour Cup season.",
        "All rounds were hard.",
        "The highest crew was about 6.",
    ],
)
def test_left_open(statement: str) -> None:
    assert verdicts(statement) == []


def test_an_unknown_subject_may_be_confirmed_only() -> None:
    assert verdicts("The Rovers won 3 rounds.") in ([], ["consistent"])
