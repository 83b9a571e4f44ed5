"""Series: values with their names, and superlatives said of them."""

from __future__ import annotations

import pytest

import verify

RATIOS = "Alba, Corran and Dunmore have ratios of 48%, 53% and 61%, which makes {} the leanest of the three."
SILT = "Silt took 41% of depth at Arle, 29% at Coll and 36% at Bann. {} is thus the worst affected."
RAIN = (
    "It rained 112 mm in April, 87 mm in May and 140 mm in June, {} being the wettest of the three."
)


def rules_of(text: str) -> set[str]:
    return {f.rule for f in verify.check(verify.Document.from_text(text)).findings}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(RATIOS, "Alba", "Corran"), (SILT, "Arle", "Bann"), (RAIN, "June", "May")],
)
def test_a_superlative_of_a_series(text: str, right: str, wrong: str) -> None:
    assert rules_of(text.format(wrong)) & {"rank/not-the-highest", "rank/not-the-lowest"}
    assert not rules_of(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "With 450 crore of new shares and 489 crore of old, the most it can raise is 939 crore.",
        "North's cut was the biggest since it burns most: 1.32 Mt of 12.0, against 0.91 of 6.5.",
        "Silt took 41% at Arle, 36% at Bann and 29% at Coll. Bann leads in volume, as the biggest.",
    ],
)
def test_a_superlative_of_something_else(text: str) -> None:
    assert not rules_of(text)
