"""Changes and numbers of a sentence against the row and the columns that it names."""

from __future__ import annotations

import pytest

import verify

TABLE = """| School | 2023 | 2024 |
| --- | ---: | ---: |
| Hillside | 1,120 | 1,245 |
| Brookfield | 980 | 964 |
"""


def findings(sentence: str) -> list[str]:
    document = verify.Document.from_text(f"{TABLE}\n{sentence}\n", format="markdown")
    return [f.rule for f in verify.check(document).findings]


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("Numbers at Hillside rose by 125 from 2023 to 2024.", "Numbers at Hillside rose by 215 from 2023 to 2024.",
         "table/text-amount-mismatch"),
        ("Numbers at Hillside rose 11.2% from 2023 to 2024.", "Numbers at Hillside rose 12.1% from 2023 to 2024.",
         "table/text-percent-mismatch"),
        ("Hillside had 1,245 pupils in 2024.", "Hillside had 1,254 pupils in 2024.", "table/text-mismatch"),
    ],
)  # fmt: skip
def test_a_slip_is_told(right: str, wrong: str, rule: str) -> None:
    assert findings(right) == []
    assert rule in findings(wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        "Numbers at Hillside rose by 340 from 2023 to 2024.",  # of something else
        "Numbers at Hillside rose 11.1% from 2023 to 2024.",  # cut, not rounded
        "In 2024 Hillside included 1,254 boarders.",
        "Hillside hopes for 1,542 pupils.",
    ],
)
def test_others_are_left_alone(sentence: str) -> None:
    assert findings(sentence) == []
