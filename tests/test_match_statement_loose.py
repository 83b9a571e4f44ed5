"""Statements about a table that are told loosely, or that must be reckoned."""

from __future__ import annotations

import pytest

import verify

TABLE = """| Keeper | Club | Goals | Saves | Crowd |
| --- | --- | ---: | ---: | ---: |
| Ada Amis | Ware Town | 57 | 210 | 1,204 |
| Bo Bell | Ely City | 34 | 188 | 987 |
| Cy Crane | York Park | 21 | 143 | 655 |
"""


def verdicts(statement: str) -> list[str]:
    text = f"{TABLE}\n{statement}\n"
    report = verify.check(verify.Document.from_text(text, format="markdown"))
    return [str(c.verdict) for c in report.checks if c.rule == "table/statement-mismatch"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Crane played happily for York Park with 143 saves.", ["consistent"]),
        ("Ada Amis made 210 saves for Ware Town.", ["consistent"]),
        ("Ada Amis has 23 more goals than Bo Bell.", ["consistent"]),
        ("Ada Amis has 32 more goals than Bo Bell.", ["inconsistent"]),
        ("Cy Crane has 45 fewer saves than Bo Bell.", ["consistent"]),
        ("The total crowd is 2,846.", ["consistent"]),
        ("The total crowd is 2,864.", ["inconsistent"]),
        ("The average of the goals was 37.3.", ["consistent"]),
        ("The average goals was 73.3.", ["inconsistent"]),
    ],
)
def test_decided(statement: str, expected: list[str]) -> None:
    assert verdicts(statement) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "Crane never played for York Park with 143 saves.",
        "Crane of Zanzibar has 143 saves for York Park.",
        "Ada Amis and others has 23 more goals than last year.",
        "There is more than 1 keeper in Ely City.",
        "The total crowd of Ely City was 2,846.",
    ],
)
def test_left_open(statement: str) -> None:
    assert verdicts(statement) == []
