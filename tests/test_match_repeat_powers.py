"""Powers: one amount that is told a second time with a slipped zero or scale word."""

from __future__ import annotations

import pytest

import verify

RULE = "magnitude/scale-repeated"


def _found(text: str) -> list[str]:
    report = verify.check(verify.Document.from_text(text))
    return [f.locations[0].text for f in report.findings if f.rule == RULE]


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        (
            "The fund paid €47 million for barns. Half of the €4.7 million for barns is gone.",
            "€4.7 million",
        ),
        (
            "Dust in the mill reached 0.62 mg/L. The mill has since cut its 6.2 mg/L by half.",
            "6.2 mg/L",
        ),
        ("Arrears on farm loans stood at 2.7%. Of farm loans in arrears 27% is a record.", "27%"),
        ("The levy will cost £3.8 billion. Ministers cleared it at £3.8 million.", "£3.8 million"),
    ],
)
def test_the_same_digits_of_one_thing_are_one_amount(text: str, blamed: str) -> None:
    assert _found(text) == [blamed]


@pytest.mark.parametrize(
    "text",
    [
        "The fund paid €47 million for barns. A tenth, the €4.7 million for barns in the north, is left.",
        "The fund paid €47 million for barns. Each of the barns got €4.7 million.",
        "The fund paid €47 million for barns. By mistake the page said €4.7 million for barns.",
        "Mills in the north spilled 31 tonnes of oil. Mills in the south spilled 310 tonnes of oil.",
        "The levy brought £3.8 billion, fees £2.1 billion, fines £1.7 billion. A statue cost £3.8 million.",
        "Some 47 barns were burnt. Of the 470 people who live there, most were away.",
    ],
)
def test_digits_alone_prove_nothing(text: str) -> None:
    assert _found(text) == []
