"""A column of adjustments: what was added to one column gives another, nothing where a dash stands."""

from __future__ import annotations

import verify

TABLE = """| | Preliminary | Adjustments | Final |
| --- | --- | --- | --- |
| Cash | $ 12.0 | $ — | $ 12.0 |
| Receivables | 31.4 | (1.2) | 30.2 |
| Inventory | 40.1 | 2.0 | 42.1 |
| Goodwill | 118.3 | (0.8) | 117.5 |
| Consideration | $ 180.7 | $ — | $ {last} |
"""


def findings(last: str) -> list[str]:
    document = verify.Document.from_text(TABLE.format(last=last), format="markdown")
    return [f.rule for f in verify.check(document).findings]


def test_a_dash_adds_nothing() -> None:
    assert findings("180.7") == []
    assert findings("187.0") == ["table/total-mismatch"]


def test_another_structure_is_left_alone() -> None:
    assert findings("402.3") == []
