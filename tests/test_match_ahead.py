"""Places against how many are told to be ahead."""

from __future__ import annotations

import pytest

import verify


def found_in(text: str) -> list[str]:
    report = verify.check(verify.Document.from_text(text))
    return [f.message for f in report.findings if f.rule == "rank/place-after"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The lake is the third-deepest; only Arn Water and Bel Tarn are deeper.", True),
        (
            "The lake is the third-deepest; only Arn Water, Bel Tarn and Cold Mere are deeper.",
            False,
        ),
        (
            "It ranks fourth by income. Only Osby ($9,400), Hale, with $8,100, and Moy are ahead.",
            True,
        ),
        (
            "It ranks third by income. Only Osby ($9,400), Hale, with $8,100, and Moy are ahead.",
            False,
        ),
        ("It ranks third by income. Only fools and children are happier.", True),
        ("Its third quarter was poor. Only Arn, Bel and Cole did worse.", True),
    ],
)
def test_a_place_is_one_more_than_those_ahead(text: str, right: bool) -> None:
    assert bool(found_in(text)) is not right
