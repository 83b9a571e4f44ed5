"""Ranks: places that words give, against the values near them."""

from __future__ import annotations

import pytest

import verify


def ranks_of(text: str) -> list[verify.Finding]:
    report = verify.check(verify.Document.from_text(text))
    return [f for f in report.findings if f.rule.startswith("rank/")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            (
                "Of the three glaciers, Heina, at {} square kilometres, is the largest; Breid covers"
                " 36 square kilometres and Skaftar 41."
            ),
            "52",
            "39",
        ),
        (
            (
                "The highest turnout, {}%, was recorded in Castle ward, while Abbey stood at 48%, Marsh"
                " at 62% and Priory at 51%."
            ),
            "66",
            "56",
        ),
        (
            (
                "Ayr had 52 shut, Nairn 41, Forres 29 and Keith 18, and it was {}, the worst hit, that"
                " called in the army."
            ),
            "Ayr",
            "Nairn",
        ),
        (
            (
                '"Aida" runs 140 minutes, "Tosca" 95, "Parsifal" 210 and "Lohengrin" 172. The'
                ' second-longest of them, "{}", was sold out.'
            ),
            "Lohengrin",
            "Aida",
        ),
        (
            (
                "With ten rounds gone Leven lie {} on 31 points. Above them are Cupar on 40, Wick on 38,"
                " Oban on 35 and Alloa on 33."
            ),
            "fifth",
            "fourth",
        ),
        (
            (
                "Ada Quist finished second in 14:52; Rosa Lund won in 14:31 and Mia Holm, third, clocked"
                " 14:{}."
            ),
            "58",
            "44",
        ),
        (
            (
                "We are the third-oldest of the valley's four mills, having been built in {}; the others"
                " date from 1730, 1752 and 1768."
            ),
            "1760",
            "1790",
        ),
        (
            (
                "The bridges are Linn (built in 1822, 31 metres long), Mill (1798; 44 metres) and Abbot's"
                " (1861; 52 metres). The oldest of them, therefore, is {}."
            ),
            "Mill",
            "Linn",
        ),
        (
            (
                "Yield was 2.1 tonnes with no nitrogen, 3.4 with 50 kg, 4.6 with 100 kg and 4.1 with 150"
                " kg. The optimum was therefore at {} kg."
            ),
            "100",
            "50",
        ),
        (
            (
                "Visits on the five Saturdays numbered 310, 420, 385, 290 and 402 in that order. The {}"
                " was the busiest of the five."
            ),
            "second",
            "third",
        ),
        (
            (
                "Revenue was $12m in 2019, $15m in 2020, $18m in 2021 and $14m in 2022, so {} was the"
                " best year."
            ),
            "2021",
            "2020",
        ),
        (
            (
                "Lisbon took {}% of the bookings, more than any other city; Porto had 31%, Faro 20% and"
                " Braga 15%."
            ),
            "34",
            "30",
        ),
    ],
)
def test_a_place_among_several(text: str, right: str, wrong: str) -> None:
    assert not ranks_of(text.format(right))
    assert ranks_of(text.format(wrong))


def test_a_finding_names_the_value_in_that_place() -> None:
    (finding,) = ranks_of(
        "The wells yield 12, 31 and 25 litres in that order; the last is the best."
    )
    assert finding.expected is not None
    assert finding.expected.text == "31"


@pytest.mark.parametrize(
    "text",
    [
        "Cork, the largest county, had 12 cases, Mayo 14 and Clare 9.",
        "Of the three counties, Cork is the largest. Cork had 12 cases, Mayo 14 and Clare 9.",
        "Sales were 41% at A, 29% at B and 17% at C, but C saw the largest increase.",
        (
            "Exports rose to $31 billion, the highest since 2019; imports were $36 billion and services"
            " $32 billion."
        ),
        "The oldest of the three sisters earns £31,000, the others £36,000 and £40,000.",
        "One of the largest farms, Tor, has 310 hectares; Hele has 420 and Wray 515.",
        "January was worse, with five wins, the fewest of all bar May, which had three, and June two.",
        "The mean wind was 19 m/s and the peak gust 27 m/s; at the head it was 23 m/s and 31 m/s.",
    ],
)
def test_a_place_by_another_measure(text: str) -> None:
    assert not ranks_of(text)
