"""Shares told apart from their part and whole, and which pairs they are of."""

from __future__ import annotations

import pytest

import verify
from verify import Document
from verify.extract import read
from verify.match import _share_apart
from verify.match._share_beside import SHARES
from verify.match.frame import mentions
from verify.match.reading import reading
from verify.model.settings import DEFAULT


def pairs(text: str) -> list[tuple[str, str, str]]:
    """Return each share with the part and the whole that it goes on about or announces."""
    own = reading(read(Document.from_text(text), DEFAULT))
    found = mentions(own)
    return [
        (q.surface, made.pair.part.quantity.surface, made.pair.whole.quantity.surface)
        for s in own.sentences
        for q in s.quantities
        if q.kind in SHARES
        for made in _share_apart.apart(own, found[q.span])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 340 berths, 119 stand empty. At 35% the figure is the worst on this coast.",
        "Of the 340 berths, 119 stand empty. That leaves us 35% idle.",
        "Some 119 of the 340 berths stand empty. We are thus 35% of the way to closing.",
        "There are 340 berths, and 119 of them stand empty. A vacancy rate of 35% worries us.",
        "The marina has 340 berths. It let 119 of them. Barely 35% of berths thus pay their way.",
    ],
)
def test_share_goes_on_about_a_pair(text: str) -> None:
    assert [(part, whole) for _, part, whole in pairs(text)] == [("119", "340")]


def test_share_announces_a_pair() -> None:
    text = "One berth in three stands empty. Of the 340 on the plan, 119 are empty."
    assert pairs(text) == [("One berth in three", "119", "340")]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 340 berths, 119 stand empty. Elsewhere the rate is 22%.",
        "Of the 340 berths, 119 stand empty. A rate of 20% was the target.",
        "Eighty came and three of the other four phoned. That is 99% in the end.",
        "Of the 340 berths, 119 (35%) stand empty. That is 12% of the harbour.",
    ],
)
def test_share_of_something_else(text: str) -> None:
    assert not pairs(text)


def told(text: str) -> list[str]:
    report = verify.check(Document.from_text(text))
    return [f.rule for f in report.findings if f.severity.value != "info"]


def test_count_with_its_own_share_is_no_whole() -> None:
    text = "We enrolled 240 adults. In all 151 (63%) were women and 84 (35%) missed a dose."
    assert not told(text)
    assert told(text.replace("35%", "38%")) == ["share/apposed-share"]
