"""Sentences about a table are judged where every word is known, else left alone."""

from __future__ import annotations

import pytest

import verify
from verify.model.check import Verdict
from verify.model.document import Document

TABLE = """
| Round | Skipper | Port | Points | Crew | Day |
| --- | --- | --- | ---: | ---: | --- |
| 1 | Ada Amis | Hull | 57 | 6 | 4 May 2019 |
| 2 | Bo Bell | Ware | 34 | 5 | 11 May 2019 |
| 3 | Cy Cole | Hull | 41 | 6 | 18 May 2019 |
| 4 | Di Dunn | Ely | 22 | 4 | 25 May 2019 |
"""


def verdict(sentence: str) -> Verdict | None:
    report = verify.check(Document.from_text(f"{TABLE}\n{sentence}\n", format="markdown"))
    found = [c.verdict for c in report.checks if c.rule == "table/statement-mismatch"]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Bo Bell had 34 points.", "Bo Bell had 43 points."),
        ("The points for Di Dunn were 22.", "The points for Di Dunn were 220."),
        ("Round 3 has 41 points.", "Round 3 has 57 points."),
        ("41 is the number of points when the skipper is Cy Cole.", "14 is the number of points when the skipper is Cy Cole."),
        ("Cy Cole is the skipper from Hull on May 18, 2019.", "Cy Cole is the skipper from Hull on May 11, 2019."),
        ("The highest points was 57.", "The highest points was 41."),
        ("Ada Amis has the most points.", "Bo Bell has the most points."),
        ("The lowest points with a crew of 6 is 41.", "The lowest points with a crew of 6 is 57."),
        ("Bo Bell has more points than Di Dunn.", "Di Dunn has more points than Bo Bell."),
        ("Bo Bell has more than 30 points.", "Bo Bell has more than 40 points."),
        ("Ada Amis has 57 points while Bo Bell has 34 points.", "Ada Amis has 57 points while Bo Bell has 35 points."),
    ],
)  # fmt: skip
def test_statements(true: str, false: str) -> None:
    assert verdict(true) is Verdict.CONSISTENT
    assert verdict(false) is Verdict.INCONSISTENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Bell hopes for 43 points next year.",
        "Bo Bell did not have 34 points.",
        "Zed Zane had 34 points.",
        "Only Bo Bell had 34 points.",
        "The crew of Hull won 3 points.",
        "The regatta began in 1987.",
    ],
)
def test_what_is_not_certain_is_left_alone(sentence: str) -> None:
    assert verdict(sentence) is None


def test_a_statement_is_held_against_the_nearest_of_many_tables() -> None:
    other = TABLE.replace("34", "88").replace("Round", "Leg")
    said = "Bo Bell had 34 points."
    told = f"{other}\n{TABLE}\n{said}\n\n{'Nothing more was said. ' * 9}\n{other}\n{other}"
    report = verify.check(Document.from_text(told, format="markdown"))
    found = [c for c in report.checks if c.rule == "table/statement-mismatch"]
    assert [c.verdict for c in found] == [Verdict.CONSISTENT]
    near, far = "and so on " * 250, "and so on " * 350
    for filler, judged in ((near, 1), (far, 0)):
        text = f"{TABLE}\n{filler}\n\n{said}\n"
        report = verify.check(Document.from_text(text, format="markdown"))
        assert sum(c.rule == "table/statement-mismatch" for c in report.checks) == judged
