"""Numbers in the text are compared with the row of the table that their sentence names."""

from __future__ import annotations

import verify
from verify.model.check import Verdict
from verify.model.document import Document

TABLE = """
| In £ thousands | 2024 | 2023 | Change % |
| --- | ---: | ---: | ---: |
| Net income | 20,592 | 18,453 | 11.6 |
| Adjusted net income | 22,418 | 19,027 | 17.8 |
| Staff | 1,204 | 1,150 | 4.7 |
"""


def checks(text: str) -> list[tuple[str, Verdict, str]]:
    report = verify.check(Document.from_text(f"{TABLE}\n{text}\n", format="markdown"))
    return [
        (c.rule, c.verdict, c.locations[0].text)
        for c in report.checks
        if c.rule in ("table/text-mismatch", "table/direction-mismatch")
    ]


def test_numbers_of_the_named_row_agree() -> None:
    found = checks("Net income rose to £20.6 million from £18,453 thousand.")
    assert {verdict for _, verdict, _ in found} == {Verdict.CONSISTENT}
    assert {text for _, _, text in found} == {"£20.6 million", "£18,453 thousand"}


def test_a_slip_is_found_where_the_row_is_sure() -> None:
    text = "Net income came to £20,952 thousand, against £18,453 thousand in 2023."
    assert ("table/text-mismatch", Verdict.INCONSISTENT, "£20,952 thousand") in checks(text)


def test_a_number_of_its_own_is_left_alone() -> None:
    assert not [
        c
        for c in checks("Net income may reach £25,000 thousand.")
        if c[1] is not Verdict.CONSISTENT
    ]
    assert not checks("Rents came to £20,952 thousand.")


def test_the_way_of_a_change() -> None:
    assert checks("Staff increased by 54 in the year.") == [
        ("table/direction-mismatch", Verdict.CONSISTENT, "54")
    ]
    assert checks("Staff fell by 54 in the year.") == [
        ("table/direction-mismatch", Verdict.INCONSISTENT, "54")
    ]
