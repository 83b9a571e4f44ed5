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
                "Lisbon took {}% of the bookings, more than any other city; Porto had 31%, Faro 8% and"
                " Braga 5%."
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


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "The mill would lose 310 jobs, the mine 265 and the quarry 288. The smallest loss, the 288 at the quarry, is disputed.",
            "rank/not-the-lowest",
        ),
        (
            "Gauges caught 41 millimetres at Osby, 77 at Tarn and 62 at Hale. The heaviest fall, at Hale, broke a dam.",
            "rank/not-the-highest",
        ),
        (
            "Hale jumped 6.10 metres, Ada Orme 6.32, Ines Tully 6.41 and Jo Brandt 6.55. Orme's second place is her best ever.",
            "rank/not-the-highest",
        ),
        (
            "Osby was our busiest branch, with 5,100 loans. Tarn followed on 4,200, Hale on 5,600 and Moy on 3,900.",
            "rank/not-the-highest",
        ),
        (
            "Turnout was highest in Kell, at 61%. In Moy it was 64%, in Ardle 58% and in Birse 49%.",
            "rank/not-the-highest",
        ),
        (
            "Start-up times are: Arrow 31 ms, our own engine 44 ms, Bolt 38 ms and Crane 52 ms. Ours is the second-fastest of the four.",
            "rank/not-the-lowest",
        ),
        ("In descending order the moons weigh 7.1, 4.4, 5.2 and 1.9 units.", "rank/list-order"),
        (
            "The oldest of the three sisters, Mary, is 71; Jane is 74 and Ruth 66.",
            "rank/not-the-highest",
        ),
    ],
)
def test_places_among_values_told_next_to_them(text: str, rule: str) -> None:
    assert rule in {f.rule for f in verify.check(verify.Document.from_text(text)).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Women made up 48% of staff in Oslo, 39% in Bergen and 52% in Tromsø, the lowest share being in Bergen.",
        "Orme's second place, her best at this level, earned 80 points; Hale took 100 and Dunn 65.",
        "Osby was our busiest branch, with 5,100 loans. Next year Tarn will lend 4,200, Hale 5,600 and Moy 3,900.",
        "The nearest rivals trail by 9 with only 3 to play, and nobody can close 10.",
        "He took pole by 0.03sec. He led 30 laps. His lead is cut from 41 points to 31: the winner scores 25, third place 15.",
        "The £20 asked for the best seats is £4 more than the £16 of last year and £7 more than the £13 of 2019.",
        "The pair, 46 and 51, beat odds of 45 million to one.",
    ],
)
def test_places_among_others(text: str) -> None:
    report = verify.check(verify.Document.from_text(text))
    assert not [f for f in report.findings if f.rule.startswith("rank/")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Ulla Berg won gold in the 100m with a time of 58.41. Ida Lund touched second in 57.96.",
            "",
        ),
        (
            "By catch the port ranks second. Only Osby (4,100 t), Hale (3,900 t) and Moy are ahead of it.",
            "second",
        ),
        (
            "She was born on 3 May 1931, the youngest of three. Her brothers were born in 1924 and 1934.",
            "3 May 1931",
        ),
        (
            "Visitors by quarter numbered 41,200, 38,100, 47,300 and 44,100. The final three months were thus the busiest.",
            "44,100",
        ),
        (
            "Elm asks £12.40 a month, Ash £9.90 and Oak £10.50. The cheapest of them, Ash, adds £9 for a SIM.",
            "",
        ),
        (
            "Elm asks £12.40 a month, Ash £11.90 and Oak £10.50. The cheapest of them, Ash, adds £9 for a SIM.",
            "£11.90",
        ),
    ],
)
def test_whose_place_it_is(text: str, wrong: str) -> None:
    found = [f.locations[0].text for f in ranks_of(text)]
    assert found == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The heaviest marrow in the show was Ted Loy's at {} kg. Second came Ivy Marsh, whose entry weighed 43.8 kg.",
            ("44.6", "41.2"),
        ),
        (
            "At {} metres the Calder chimney is the tallest in the valley. The stack at Brigg Mill reaches 101 metres.",
            ("104", "96"),
        ),
    ],
)
def test_another_value_near_is_a_peer(text: str, wrong: tuple[str, str]) -> None:
    assert not verify.check(text.format(wrong[0])).findings
    assert verify.check(text.format(wrong[1])).findings


def test_a_place_held_until_another_came_is_none_today() -> None:
    text = "At 96 metres the Ash chimney was the tallest until the stack at Brigg, 101 metres, went up."
    assert not verify.check(text).findings


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Skoll sold 310 tonnes and Nord 290; Brekke, on {}, came second only to Skoll.",
            "295",
            "325",
        ),
        (
            "Leith came second with 71 points, followed by Ayr ({}) and the seaside club at Troon (59).",
            "66",
            "76",
        ),
        (
            (
                "Ida Moe claimed gold in the 200m butterfly with a time of 2:08.41. Chen touched second in {}"
                " and Moss took bronze in 2:09.90."
            ),
            "2:08.96",
            "2:07.96",
        ),
        (
            "Lind was second with 64.79 metres. Hale, back after 14 months out, took third on {}.",
            "64.12",
            "65.12",
        ),
        (
            "The May mean of 9.1 °C was the coldest since 1996; in 2013 it had been {} °C.",
            "9.8",
            "8.8",
        ),
        (
            (
                "Votes cast: Anna Holt 1,204, Bo Rafiq 1,377, Cy Tull {}, Di Cole 365. Holt, the runner-up,"
                " asked for no recount."
            ),
            "1,188",
            "1,288",
        ),
        (
            (
                "The gorge is crossed by three spans. From north to south they measure 98, {} and 127 feet,"
                " and the middle one, being the longest, sagged."
            ),
            "142",
            "112",
        ),
        (
            (
                "Visits by quarter were 4.1 million, 3.8 million, {} million and 4.4 million. The final three"
                " months, helped by two extra trains an hour, were therefore the busiest of the year."
            ),
            "4.3",
            "4.7",
        ),
        (
            "France sent 40 athletes, Spain 55 and Italy {}. Only Italy sent more than Spain.",
            "68",
            "48",
        ),
        (
            "Bronze went to Kenya in {}, behind Ethiopia in 2:07 and Uganda in 2:06.",
            "2:09",
            "2:05",
        ),
        (
            (
                "In the year to March the mean re-let period was {} days in Northgate, 29 in Hallam, 41 in"
                " Riverside and 37 in Castle.\n\nWe went to all four. Northgate, which has the shortest re-let"
                " period, has two joiners."
            ),
            "24",
            "34",
        ),
        ("The dearest of the cars costs {}, the cheapest £30,000.", "£45,000", "£25,000"),
        ("The tallest is {}, the shortest 31 m.", "40 m", "30 m"),
    ],
)
def test_one_goes_before_another(text: str, right: str, wrong: str) -> None:
    assert not ranks_of(text.format(right))
    assert ranks_of(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "Leith came second in sales with 71 tonnes and third in tests with 84 tonnes.",
        "The club was second last season with 71 points. This year it came third with 74 points.",
        "At 31% the turnout was the highest since 2004; in 1999 it had been 37%.",
        "She won silver in the 200m in 2:08.41. Moe took bronze in the 100m in 58.20.",
        "The heaviest of the 12 pumpkins weighed 310 kg, the lightest 45; last year's winner was 330 kg.",
        "The river is 340 km long; the longest tributary runs 180 km.",
        "At £1.2m it is the dearest house sold this year in the street, where one fetched £1.4m in 2021.",
        "The lowest bid was £40 and the highest seats cost £30.",
        "The heaviest lamb was 9 kg, the lightest ewe 40 kg.",
        "The largest of the gifts was £400, the smallest £5; last year the largest was £300.",
        "Ash was second with 14 tries. Bell, third, has made 20 appearances.",
    ],
)
def test_places_of_two_contests(text: str) -> None:
    assert not ranks_of(text)
