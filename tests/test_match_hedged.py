"""Loose figures and the exact ones told later; limits and last days told twice."""

from __future__ import annotations

import pytest

import verify

WRONG = [
    "More than 3 gigawatts of wind power was added. The exact figure was 2,870 megawatts.",
    "A crowd of just under 20,000 watched. Counters at the gates recorded 17,120 people.",
    "More than 600 objections were lodged on Monday. Of the 571 letters received, most were short.",
    "Just over 70 farms have joined. Its register, which is open to anyone, lists 64 farms.",
    "The hall holds over 1,000 people: 960, according to the fire certificate.",
    "Profit more than halved, to £4.4 million from £8.1 million.",
    "The maximum load is 450 kg. Never exceed the 540 kg limit.",
    "The exhibition closes on 31 August. Visit before it closes on 13 August.",
    (
        "Nominations must reach us by 12 June. Papers that arrive after the closing date of 21 June "
        "cannot be counted."
    ),
    "The appeal has raised £48,200. Organisers say the £42,800 will buy a boat.",
    "The choir was formed by Anna Weil in 1964. Since it was formed in 1946 it has sung a lot.",
]
RIGHT = [
    "More than 600 people were evacuated. The 571 people who have gone home are safe.",
    "More than 600 people came, up from an official count of 571 in the year before.",
    "More than 300 people came, and 214 of them signed; in May there were 287.",
    "The price has nearly halved, from £80 to £42.",
    "The maximum load of the lift is 450 kg. The maximum load of the trailer is 750 kg.",
    "Early entries close on 4 May. Entries close on 14 May.",
    "Keys may be up to 512 bytes in version 2. In version 1 the limit remains 256 bytes.",
    "Sales were £4.2m in March. In April sales were £2.4m.",
]


def findings(text: str) -> list[str]:
    """Return the rules of the findings in a text."""
    return [f.rule for f in verify.check(verify.Document.from_text(text)).findings]


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_both_be_is_found(text: str) -> None:
    """One figure, told twice, has one value."""
    assert len(findings(text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_what_can_both_be_is_left_alone(text: str) -> None:
    """Another group, time or thing has its own value."""
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fewer than 6,000 licences were issued last year: {}, or 4 per cent of those asked for.",
        "The gale felled some 6,000 trees. Counting from the air, the rangers arrived at {}.",
        "An average of {} vehicles a day used the lane in 2023, roughly 6,000.",
    ],
)
def test_the_words_of_a_loose_number_do_not_part_it_from_the_exact_one(text: str) -> None:
    assert not [
        f for f in verify.check(text.format("5,980")).findings if f.rule.startswith("rounding")
    ]
    assert [f for f in verify.check(text.format("6,540")).findings if f.rule.startswith("rounding")]
