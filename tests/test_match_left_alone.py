"""Constructions that looked like an error once, each beside one that is."""

from __future__ import annotations

import pytest

import verify
from verify.model.document import Document


def rules(text: str) -> list[str]:
    return [f.rule for f in verify.check(Document.from_text(text)).findings]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The coast has three seasons - mild and wet (May to July), hot and dry (August), cool and windy (winter).",
            "The coast has three seasons - spring, summer, autumn and winter.",
        ),
        (
            "The yard built two ferries: Avocet, a car carrier, and the paddle steamer Heron.",
            "The yard built two ferries: Avocet, Heron and Wren.",
        ),
        (
            "Cash from operations was $45.1 million, consisting of $20.4 million of income and $38.2 million of charges, partially offset by a $13.5 million rise in stock.",
            "Cash from operations was $45.1 million, consisting of $20.4 million of income and $27.4 million of charges.",
        ),
        (
            "The program says that the probability is 3.99. But a probability can't be larger than 1.",
            "The program says that the probability is 3.99. The report goes on.",
        ),
        (
            "Only two pits are deeper than 2,000 m: Orva at -2,197 m and Ilse at -2,212 m.",
            "Only two pits are deeper than 2,000 m: Orva at 1,197 m and Ilse at 1,212 m.",
        ),
        (
            "Costs rose $71.5 million, or 66.5%, due to an increase of $28.7 million in pay ($12.2 million of which was for stock).",
            "Of the $28.7 million, $12.2 million, or 66.5%, was for stock.",
        ),
        (
            "Skerry: total - 2,355.2 sq km; land - 6.2 sq km; water - 2,349 sq km Holm: total - 1,949.9 sq km; land - 3.9 sq km; water - 1,946 sq km",
            "The skerry measures 2,955.2 sq km: 6.2 sq km of land and 2,349 sq km of water.",
        ),
    ],
)  # fmt: skip
def test_the_one_is_silent_and_the_other_is_found(right: str, wrong: str) -> None:
    assert rules(right) == []
    assert rules(wrong) != []
