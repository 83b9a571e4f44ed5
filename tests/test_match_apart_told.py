"""What stands in the shape of a relation and is none: ranges, fees, rooms, bids, people of two names."""

from __future__ import annotations

import pytest

import verify


def told(text: str) -> list[str]:
    report = verify.check_documents([verify.Document.from_text(text, name="text")])
    return [f.rule for f in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "Knead each ball for 8 to 10 minutes, four at a time. Rest them for 30 minutes.",
        "On the ten-item form, with 0 to 3 points per item, the men averaged 17.5.",
        "There were 318 farms in 1990 and 204 in 2020, or 31 hectares to each.",
        "At 12 knots the 30-mile passage takes 2 hours 30 minutes.",
        "The lodge has a 12 m hall, a sauna and a terrace of 20 m; it covers 310 square metres.",
        "The skip costs £60 to hire and 15 a day, so a 6-day job comes to £150.",
        "Membership is £8 a month, or £80 for the year, a saving of £16.",
        "Double the quantities for a party of 30.",
        "Its lake-view doubles went up from €150 to €180.",
        "Spain took 24 per cent, Chile 15 and Peru 9. Sales to all three rose by 5 per cent.",
        (
            "The mill was sold in 1998 for £120,000 and in 2010 for £200,000; it is now for sale at £260,000,"
            " a rise of 30 per cent in ten years. The average for the parish is £230,000."
        ),
        "In her three innings she made 40, 25 not out and 31, an average of 48.",
        "The pit was closed in 2011, after 40 years. The plan is to flood it by 2030.",
        "Since 1980 the spit has drawn back 1.1 km, a quarter of its length, and is now 3.3 km long.",
        "The flight of 43 locks rises 120 metres, 17 of them in the last mile. A boat clears four locks an hour.",
        "It takes the press an hour to print one poster; at 14 a week the ten hours are made up on Mondays.",
        "Her first play ran for 312 minutes; her second, 40 minutes shorter, was seen by ten times as many.",
        "A saver return is £67.40; two singles can be had for £19 each.",
        "A third of the 5,840 calls were about noise, 1,210 about dogs, and 990 about parking.",
        "The mill measures 26 metres by 8 and has 312 square metres on two floors.",
        "It cost 420 million, double the estimate of 210.",
        "Price mattered to 71 per cent of the 900 who answered, taste to 64 and provenance to 38.",
        (
            "The board has raised rates four times, by 25, 50, 50 and 25 basis points,"
            " taking its benchmark from 0.5% to 2%."
        ),
        (
            "Summer temperatures between 9,000 and 6,000 years ago were 1.2 to 2.5 °C higher"
            " than today's."
        ),
        (
            "The late film ends at 25:15 on the station's own clock, and programme days run"
            " from 05:00 to 29:00."
        ),
        "Already 108 per cent of the first batch is spoken for.",
        "They hit 14 of 33, 42 per cent, to the visitors' nine of 30.",
        (
            "Tickets brought in €38 million and cost €52 million, a net outlay of €14"
            " million. Wages come to €94 million."
        ),
        (
            "The eldest of the three sisters, 81, has four sons, the youngest, 74, has two."
            " Their mother lived to be 103."
        ),
    ],
)
def test_no_relation_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "At 12 knots the 36-mile passage takes 2 hours 30 minutes.",
        "A skip at £15 a day for 6 days comes to £150.",
        "Output doubled from 40 to 70 tonnes.",
        "Capacity doubles from 400 to 700 seats.",
        "In three innings she made 40, 25 and 31, an average of 36.",
        "She read 30 pages a day for 12 days, 420 pages in all.",
        "Two singles at £19 each come to £48.",
        "A third of the 5,840 calls, 1,210 in all, were about noise.",
        "The hall measures 26 metres by 8 and so has 312 square metres.",
        "It cost 420 million, double the estimate of 310 million.",
        "Rates rose by 25 basis points, taking the benchmark from 0.5% to 2%.",
        "The film blocks 104% of the glare that falls on the window.",
    ],
)
def test_the_relation_itself_is_told(text: str) -> None:
    assert told(text)
