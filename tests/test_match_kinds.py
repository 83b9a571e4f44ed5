"""Findings from plain sentences, one per kind of relation, and the traps beside them."""

from __future__ import annotations

import datetime as dt

import pytest

import verify
from verify.model.rule import Severity

FAULTS = [
    ("Sales fell from 800 tonnes to 600 tonnes, a drop of 35%.", "change/percent-mismatch", "25%"),
    (
        "Turnout slipped to 51.2% from 57.9%. That 6.7% drop worried them.",
        "points/percent-for-points",
        "6.7",
    ),
    ("Of the 40 members who answered, 30 said yes, or 65%.", "share/share-mismatch", "75%"),
    ("Of the 38 boxes, 41 had eggs in them.", "share/part-exceeds-whole", ""),
    (
        "Of 118 posts, 61 are in Rome, 34 in Pisa and the other 33 in Bari.",
        "total/rest-mismatch",
        "23",
    ),
    ("Traps numbered 240: 96 in heath, 84 in pine and 70 in bog.", "total/total-mismatch", "250"),
    (
        "A lesson is £28, so twelve lessons at £28 a lesson come to £396.",
        "rate/product-mismatch",
        "336",
    ),
    (
        "The gauge read 48,312, or 49,000 to the nearest thousand.",
        "rounding/nearest-mismatch",
        "48,000",
    ),
    ("Three colours (red, green, blue and pink) are sold.", "count/list-length", "4"),
    ("We expect between $22 and $17 a share.", "range/reversed", ""),
    ("The hearing is on Monday, 19 November 2026.", "date/weekday-mismatch", "Thursday"),
]

CLEAN = [
    "Sales fell from 800 tonnes to 600 tonnes while the staff of 40 grew by 35%.",
    "Turnout slipped to 51.2% from 57.9%. That drop of 6.7 points worried them.",
    "Of the 40 members who answered, 30 said yes. In the county, 65% did.",
    "It needed 240 traps, including 96 in heath and 84 in pine.",
    "We met three cities, among them Rome and Pisa.",
    "Rain fell from 40 to 30 millimetres a month.",
    "The rate fell from 5.25% to 5%, a quarter of a point.",
    "Mortality fell from 14.0% to 11.9%, by 2.1 points, that is, by 15%.",
]


def findings(text: str) -> list[tuple[str, str]]:
    document = verify.Document.from_text(text, date=dt.date(2024, 6, 1))
    return [
        (f.rule, str(f.expected or ""))
        for f in verify.check(document).findings
        if f.severity is not Severity.INFO
    ]


@pytest.mark.parametrize(("text", "rule", "expected"), FAULTS, ids=[f[1] for f in FAULTS])
def test_a_fault_is_found_and_mended(text: str, rule: str, expected: str) -> None:
    found = dict(findings(text))
    assert rule in found
    assert expected in found[rule]


@pytest.mark.parametrize("text", CLEAN)
def test_a_trap_is_left_alone(text: str) -> None:
    assert findings(text) == []
