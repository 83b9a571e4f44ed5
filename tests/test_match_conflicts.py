"""Conflicts between texts: what is believed to be one fact told with two values."""

from __future__ import annotations

import pytest

import verify
from verify.extract import read
from verify.match.facts import facts
from verify.match.partners import partners
from verify.match.slip import bits, signature, slip
from verify.model.document import Document
from verify.model.settings import DEFAULT


def conflicts(*texts: str) -> list[set[str]]:
    documents = [Document.from_text(text, name=f"{i}") for i, text in enumerate(texts)]
    return [
        {place.text for place in finding.locations}
        for finding in verify.check_documents(documents).findings
        if finding.rule == "agreement/value-conflict"
    ]


# Two documents that share two other values are of one event: a slip needs few words then.
@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (
            "The dam holds 27 million cubic metres for 180,000 people. It opens in 1.5 years.",
            "For 180,000 people relief is 1.5 years off: the lake takes 72 million cubic metres.",
            {"27 million cubic metres", "72 million cubic metres"},
        ),
        (
            "The stove gives 7.5 kW at 82% efficiency. Weight 134 kg.",
            "Heat output: 7.5 kW. Efficiency: 82%. Weight without flue: 143 kg.",
            {"134 kg", "143 kg"},
        ),
        (
            "The bus had 41 people aboard; 13 died and 25 were injured in the Rimac gorge.",
            "Thirteen people died and 52 were hurt in the Rimac gorge, of 41 on the bus.",
            {"25", "52"},
        ),
        (
            (
                "Nine people were taken to hospital after a tram hit a lorry on Victoria Bridge. "
                "About 60 passengers were on board. The line was closed for five hours."
            ),
            (
                "A lorry hit a tram on Victoria Bridge, leaving 12 people in hospital. Around 60 "
                "passengers were on board. Trams did not run on the line for five hours."
            ),
            {"Nine", "12"},
        ),
    ],
)
def test_one_fact_with_two_values(first: str, second: str, found: set[str]) -> None:
    assert conflicts(first, second) == [found]


def test_what_an_amount_is_for_each_of_may_go_unsaid() -> None:
    first = "The minimum wage rises by 62 cents to $14.75 an hour, for 310,000 workers."
    second = "Retailers can live with a minimum wage of $15.75 for 310,000, a rise of 62 cents."
    assert conflicts(first, second) == [{"$14.75 an hour", "$15.75"}]


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        (
            "In April 61 mm fell at Holm and 48 mm at Brack, with 12 days of rain.",
            "April was wet: 48 mm at Holm, 61 mm at Brack, on 12 days of rain.",
            2,
        ),
        (
            "Rain: Holm (61 mm), Brack (48 mm). It rained on 12 days.",
            "It rained on 12 days. Holm had 48 mm, while Brack got away with 61 mm.",
            2,
        ),
        (
            "Remission was seen in 38% on the drug and 22% on placebo after 12 weeks.",
            "After 12 weeks 22% on the drug and 38% on placebo were in remission.",
            2,
        ),
        (
            "In April 61 mm fell at Holm and 48 mm at Brack, with 12 days of rain.",
            "Brack had 48 mm of rain and Holm 61 mm in April, on 12 days.",
            0,
        ),
    ],
)
def test_figures_that_changed_places(first: str, second: str, number: int) -> None:
    assert len(conflicts(first, second)) == number


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # as it stood at different hours
            "Snow had closed 46 schools by 7am and 3,200 homes were without power.",
            "By Tuesday evening 71 schools were closed by snow, and 3,200 homes had no power.",
        ),
        (  # a mile is not a nautical mile, but both are called so
            "The lighthouse of 1872 is 31 metres tall and its light is seen at 19 nautical miles.",
            "The lighthouse, 31 metres tall, throws a light that is seen for 19 miles.",
        ),
        (  # words of one group that set two facts apart
            "The survey asked 340 men in 12 towns and 8 villages.",
            "The survey asked 430 women in 12 towns and 8 villages.",
        ),
        (  # strangers: two texts that share nothing
            "The bakery sold 4,310 loaves in May.",
            "The choir of the abbey has given 4,130 concerts.",
        ),
        (  # a forecast beside a result
            "Tarn Foods made a profit of £34.1m, with 212 shops and 8 depots.",
            "Tarn Foods has 212 shops and 8 depots; the forecast profit was £31.4m.",
        ),
    ],
)
def test_two_facts_are_left_alone(first: str, second: str) -> None:
    assert not conflicts(first, second)


def test_many_digits_say_more_of_a_slip_than_few() -> None:
    (a,), (b,), (c,), (d,) = (
        verify.quantities(f"{n} people") for n in ("38", "83", "21,640", "26,140")
    )
    assert slip(a, b) == slip(c, d) == "digits swapped"
    assert bits("digits swapped", c, d) > bits("digits swapped", a, b) > bits("", a, b) == 0
    assert signature(c) == signature(d) != signature(a)


def test_few_documents_are_all_compared() -> None:
    assert len(list(partners([[]] * 5))) == 10


def test_many_documents_are_compared_with_their_like_and_with_sources() -> None:
    towns = [f"The {name} works made {n} anvils." for n in (310, 480) for name in NAMES]
    listed = [
        facts(read(Document.from_text(text, name=f"{i}"), DEFAULT), i)
        for i, text in enumerate(towns)
    ]
    found = set(partners(listed))
    assert all((i, i + len(NAMES)) in found for i in range(len(NAMES)))
    assert len(found) < 10 * len(listed)
    assert {(0, n) for n in range(1, len(listed))} <= set(partners(listed, [0]))


NAMES = [
    f"{a}{b}" for a in ("Har", "Mel", "Tor", "Bex", "Quil") for b in ("wick", "stead", "ford", "by")
]


TABLE = """# Results

Key figures, € million

| | 2023 | 2022 |
|---|---|---|
| Revenue | 1,846 | 1,683 |
| Operating profit | 231 | 213 |
| Net debt | 742 | 805 |
"""


@pytest.mark.parametrize(
    ("profit", "found"),
    [("€231m, up from €213m", []), ("€321m", [{"231", "€321m"}])],
)
def test_tables_are_held_against_prose(profit: str, found: list[set[str]]) -> None:
    story = f"Verrin had revenue of €1,846m and an operating profit of {profit}. Debt was €742m."
    documents = [
        Document.from_text(TABLE, name="filing", format="markdown"),
        Document.from_text(story, name="story"),
    ]
    report = verify.check_documents(documents)
    assert [
        {place.text for place in finding.locations}
        for finding in report.findings
        if finding.rule == "agreement/value-conflict"
    ] == found
