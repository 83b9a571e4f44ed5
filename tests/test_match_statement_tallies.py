"""Statements that count rows in other ways, and what years, zeros and outcomes say in them."""

from __future__ import annotations

import pytest

import verify

TABLE = """| Day | Skipper | Port | Points | Crew | Goals | Result | Time |
| --- | --- | --- | ---: | ---: | ---: | --- | --- |
| 4 May 2018 | Ada Amis | Hull | 57 | 6 | 3 | won 3-1 | 4.10 (34) |
| 11 May 2018 | Bo Bell | Ware | 34 | 5 | 0 | lost 0-2 | 5.16 (46) |
| 18 June 2019 | Cy Cole | Hull | 41 | 6 | 1 | won 2-1 | 3.11 (29) |
| 25 June 2019 | Di Dunn | Ely | 22 | 4 | 0 | lost 1-4 | 7.12 (54) |
| 2 July 2019 | Ed Eyre | Hull | 35 | 5 | 2 | won 1-0 | 2.14 (26) |
"""


def verdicts(statement: str) -> list[str]:
    text = f"{TABLE}\n{statement}\n"
    report = verify.check(verify.Document.from_text(text, format="markdown"))
    return [str(c.verdict) for c in report.checks if c.rule == "table/statement-mismatch"]


PAIRS = [
    ("In 2019, 2 of 3 races were won.", "In 2019, 1 of 3 races was won."),
    ("Three out of the five skippers had a port of Hull.", "Four out of the five skippers had a port of Hull."),
    ("The points fell below 30 only once.", "The points fell below 40 only once."),
    ("The season ended with a record of 3 - 2.", "The season ended with a record of 4 - 1."),
    ("60 % of the races had a port of Hull.", "80 % of the races had a port of Hull."),
    ("There were more skippers from Hull than from any other port.",
     "There were more skippers from Ely than from any other port."),
    ("Bo Bell of Ware sailed in 2018.", "Bo Bell of Ware sailed in 2019."),
    ("Four were sailed with a crew of at least 5.", "3 were sailed with a crew of at least 5."),
    ("Cy Cole of Hull had only 41 points.", "Cy Cole of Hull had only 34 points."),
    ("The points of Ada Amis and Bo Bell showed a difference of 23.",
     "The points of Ada Amis and Bo Bell showed a difference of 32."),
    ("Ada Amis had more points than Bo Bell.", "Bo Bell had more points than Ada Amis."),
    ("The time of Cy Cole was 3.11 (29).", "The time of Cy Cole was 5.16 (46)."),
]  # fmt: skip


@pytest.mark.parametrize(("true", "false"), PAIRS)
def test_decided(true: str, false: str) -> None:
    assert verdicts(true) == ["consistent"]
    assert verdicts(false) == ["inconsistent"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The Rovers won 3 of 5 races.", ["consistent"]),  # the table may be theirs
        ("The Rovers won 4 of 5 races.", []),
        ("The Rovers had 1 more wins than losses.", ["consistent"]),
        ("Two skippers had no goals.", ["consistent"]),
        ("3 skippers sailed from outside Hull.", []),
        ("Ada Amis is 41.", []),
        ("Ada Amis is 57.", []),
    ],
)
def test_a_stranger_may_be_confirmed_only(statement: str, expected: list[str]) -> None:
    assert verdicts(statement) == expected


def test_a_first_line_of_words_is_no_header_where_headers_are_marked() -> None:
    table = "| Award | Work | Year |\n| --- | --- | --- |\n| Gull | Tides | none |\n| Tern | Reeds | 2011 |\n"
    text = f"{table}\nThe work of the Gull award was Tides.\n"
    report = verify.check(verify.Document.from_text(text, format="markdown"))
    assert [str(c.verdict) for c in report.checks] == ["consistent"]


def test_a_small_number_that_no_cell_of_its_column_has_may_count_something_else() -> None:
    assert verdicts("The crew of Ada Amis was 2.") == []
    assert verdicts("The crew of Ada Amis was 4.") == ["inconsistent"]


def test_pairs_are_one_mention() -> None:
    table = "| Day | Score |\n| --- | --- |\n| 4 May | 6 - 4 , 7 - 5 |\n| 5 May | 3 - 6 , 6 - 2 |\n"
    for said, expected in (("3–6, 6–2", "consistent"), ("6–4, 7–5", "inconsistent")):
        text = f"{table}\nThe score on 5 May was {said}.\n"
        report = verify.check(verify.Document.from_text(text, format="markdown"))
        assert [str(c.verdict) for c in report.checks] == [expected]
