"""Changes told apart from the two values that they are of."""

from __future__ import annotations

import pytest

import verify

WRONG = [
    ("The masts numbered 640 in June, having been 520 a year before. The additional 140 stand on hills.", "140"),
    ("The roll stands at 876. A year ago it was 984. Losing 118 pupils will hurt.", "118"),
    (
        ("The party had 38 per cent of the vote, enough for a third term.\n\n"
        "Four years ago the same party had 45 per cent. Some put the loss, of 9 percentage points, down to rain."),
        "9 percentage points",
    ),
    ("The yard built 915 boats in 2021. In 2022 it made 732, a fall of 25%.", "25%"),
]  # fmt: skip
RIGHT = [
    "The masts numbered 640 in June, having been 520 a year before. The additional 120 stand on hills.",
    "The masts numbered 640 in June, having been 520 a year before. Wages rose by 14 per cent.",
    "The roll stands at 876. A year ago it was 984. Over the last quarter alone the loss was 18 pupils.",
    "The bar costs £1.80, having cost £1.50 a year ago. It is 20% heavier than the 150 g bar of old.",
]


@pytest.mark.parametrize(("text", "blamed"), WRONG)
def test_a_change_told_apart_is_held_against_its_values(text: str, blamed: str) -> None:
    report = verify.check(verify.Document.from_text(text))
    assert [f.locations[0].text for f in report.findings] == [blamed]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_of_another_thing_or_fits_is_left_alone(text: str) -> None:
    assert not verify.check(verify.Document.from_text(text)).findings


@pytest.mark.parametrize("old", [120, 250, 999])
@pytest.mark.parametrize("gain", [15, 60, 101])
def test_the_true_change_is_never_an_error(old: int, gain: int) -> None:
    text = f"There were {old + gain} stalls in June, having been {old} a year before. The extra {gain} sell food."
    assert not verify.check(verify.Document.from_text(text)).findings
