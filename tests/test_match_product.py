"""Rates: a number for each, how many there are, and what they come to, in many wordings."""

from __future__ import annotations

import re

import pytest

import verify
from verify import Document, extract
from verify.judge import opinion
from verify.match._per import unit_behind
from verify.match.frame import mentions
from verify.match.reading import reading
from verify.model.settings import DEFAULT


@pytest.fixture(autouse=True)
def without_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    """These ask what wording finds, before any second opinion on it."""
    monkeypatch.setattr(opinion, "DOUBTED", float("-inf"))


WRONG = [
    ("She let in 12 baskets in those six games, an average of 3.5 a match.", "2"),
    ("Friday's five fixtures gave 15 tries, or four and a half a game.", "3"),
    ("The fine, £960, is to be paid off in 8 weekly payments of £140.", "£120"),
    ("They ordered 34 benches at a unit cost of £260, a bill of £8,480.", "£8,840"),
    ("Steaming at 14 knots, she crosses the 336 nautical miles to the fort in 36 hours.", "24"),
    (
        "Fees came to $7.2 million. With 160 staff, 45 of them part-time, that is $54,000 a head.",
        "$45,000",
    ),
    ("It scrubs 6.5 ha an hour. Over a four-hour evening that would come to 36 ha.", "26"),
    ("Calls came to 3,660. Over the same 366 days that is an average of 14 daily.", "10"),
    ("We refunded £2.52 million on 840 such orders, so the average refund was £2,500.", "£3,000"),
    (
        "The council will buy 24 electric buses. At £600,000 apiece the vehicles will cost £16.4 million.",
        "£14.4 million",
    ),
    (
        "The crossing is 1,240 km. She took off at 06:00 and landed at 10:00. Her average speed, 370 km/h, was helped by a tailwind.",
        "310",
    ),
    (
        "The district's 18,900 inhabitants are scattered over 4,200 square kilometres, a density of 6.5 per square kilometre.",
        "4.5",
    ),
    (
        "Growers lifted 34 tonnes of hops this season from 20 hectares, a yield of 2.7 tonnes a hectare, the best since 2017.",
        "1.7",
    ),
    ("The kiosk is let at £750 a month, or £9,600 a year, payable in advance.", "£9,000"),
    ("The exhibition drew 8,640 visitors in its 12 days, an average of 820 a day.", "720"),
    (
        "Population stood at 1.2 million in July. Spread over 20,000 square kilometres, that gives a density of 75 people per square kilometre.",
        "60",
    ),
    (
        "The lift will cost £5,760. Split between the 32 flats above the ground floor, that is £270 each.",
        "£180",
    ),
    (
        "We bill for twelve lessons a term. The charge is going up to £28 a lesson, so parents should budget for £396 a term.",
        "£336",
    ),
    (
        "The roof made 8,000 kWh, all of which was exported at 15p a unit and brought in £1,600.",
        "£1,200",
    ),
    ("A tank of 63 litres took the van 900 km, so it burns 9 litres per 100 km.", "7"),
    (
        "In all, 1,850 people gave through the appeal, £92,500 in total, and the mean gift was £65.",
        "£50",
    ),
    ("Anyone on £19 an hour for an 80-hour fortnight takes home £1,250 before tax.", "£1,520"),
    ("The patient takes two tablets four times a day for ten days, 60 tablets in all.", "80"),
    ("She was given one tablet twice a day for a fortnight, 38 tablets altogether.", "28"),
    ("A 2 kW heater left on for 5 hours uses 14 kWh.", "10 kWh"),
    ("The 90,000-word manuscript comes to 360 pages at 300 words to a page.", "250"),
    ("At 250 words a page, the 75,000-word novel will run to 360 pages.", "300"),
    ("The line makes 480 bottles a minute, so a run of 28,800 bottles takes 80 minutes.", "60"),
    (
        "Rent on the unit, which measures 1,450 sq ft, is £16 a square foot, or £32,200 a year.",
        "£23,200",
    ),
    ("There were 45 births among the 3,600 residents last year, a rate of 15.5 per 1,000.", "12.5"),
    ("They raised £2,250 from 300 runners, or £9.50 a head.", "£7.50"),
    ("The train does the 186 miles in exactly two hours, 78mph on average.", "93"),
    (
        "Three mowers, each burning 4.0 litres an hour, ran for 15 hours and used 210 litres between them.",
        "180",
    ),
    ("Each of the 16 members pays £6 a month. Over a year that brings in £1,512.", "£1,152"),
    ("Stallholders took £25,920 all told from the 8,640 who came, or £2 a visitor.", "£3"),
    ("The farm ships 1,500 eggs a day in trays of 30, which is 60 trays.", "50"),
    (
        "Cleaning takes 90 hours a month. The contractor charges €35 an hour, which makes a monthly bill of €3,510.",
        "€3,150",
    ),
    (
        "The school used 152,000 kWh before. With 2,400 square metres of floor, that was 76 kWh for each square metre.",
        "63",
    ),
    ("It snowed for six hours at 3 cm an hour, leaving 28 cm on the ground.", "18"),
    ("Water fell 3 cm an hour for six hours, 28 cm in total.", "18"),
    ("The ferry made nine crossings a day for 50 days, 540 crossings in all.", "450"),
    ("The plant filled 640 jars in an eight-hour shift, 90 an hour.", "80"),
    ("The pump drips 0.12 litres a day, which over a year comes to 64.8 litres.", "43.8"),
    ("Solar panels on 28 roofs cost £39,200, which works out at £1,700 a roof.", "£1,400"),
    (
        "Six stewards will be paid £15 an hour each for an eight-hour shift, so the bill comes to £920.",
        "£720",
    ),
    (
        "Each of the 70 residents pays £60 a month for parking, which brings in £54,000 a year.",
        "£50,400",
    ),
    ("Take two capsules every six hours for 15 days (140 capsules in all).", "120"),
    ("The nurse gives three drops twice a day for a week, 48 drops in total.", "42"),
]
RIGHT = [
    "The balloon dropped to 8,000 feet in five minutes, an average of just over 3,000 feet a minute.",
    "Sales were $7.2 million. With 160 staff that is $45,000 a head, short of the $60,000 that rivals make.",
    "She let in 12 baskets in those six games, an average of two a match.",
    "The council will buy 24 electric buses. At £600,000 apiece the vehicles will cost £14.4 million.",
    "The crossing is 1,240 km. She took off at 06:00 and landed at 10:00. Her average speed, 310 km/h, was helped by a tailwind.",
    "The district's 18,900 inhabitants are scattered over 4,200 square kilometres, a density of 4.5 per square kilometre.",
    "Growers lifted 34 tonnes of hops this season from 20 hectares, a yield of 1.7 tonnes a hectare, the best since 2017.",
    "The kiosk is let at £750 a month, or £9,000 a year, payable in advance.",
    "The exhibition drew 8,640 visitors in its 12 days, an average of 720 a day.",
    "Population stood at 1.2 million in July. Spread over 20,000 square kilometres, that gives a density of 60 people per square kilometre.",
    "The lift will cost £5,760. Split between the 32 flats above the ground floor, that is £180 each.",
    "We bill for twelve lessons a term. The charge is going up to £28 a lesson, so parents should budget for £336 a term.",
    "The roof made 8,000 kWh, all of which was exported at 15p a unit and brought in £1,200.",
    "A tank of 63 litres took the van 900 km, so it burns 7 litres per 100 km.",
    "In all, 1,850 people gave through the appeal, £92,500 in total, and the mean gift was £50.",
    "Anyone on £19 an hour for an 80-hour fortnight takes home £1,520 before tax.",
    "She was given one tablet twice a day for a fortnight, 28 tablets altogether.",
    "A 2 kW heater left on for 5 hours uses 10 kWh.",
    "At 250 words a page, the 75,000-word novel will run to 300 pages.",
    "The line makes 480 bottles a minute, so a run of 28,800 bottles takes 60 minutes.",
    "Tickets were £12 and 360 were sold, so the box office took £4,320.",
    "Rent on the unit, which measures 1,450 sq ft, is £16 a square foot, or £23,200 a year.",
    "There were 45 births among the 3,600 residents last year, a rate of 12.5 per 1,000.",
    "They raised £2,250 from 300 runners, or £7.50 a head.",
    "Three mowers, each burning 4 litres an hour, ran for 15 hours and used 180 litres between them.",
    "Each of the 16 members pays £6 a month. Over a year that brings in £1,152.",
    "The farm ships 1,500 eggs a day in trays of 30, which is 50 trays.",
    "Cleaning takes 90 hours a month. The contractor charges €35 an hour, which makes a monthly bill of €3,150.",
    "For the 270 guests the caterer quoted $15 a plate, bringing the food to $4,050.",
    "Water fell 3 cm an hour for six hours, 18 cm in total.",
    "He drove 186 miles in two hours, at speeds of up to 110mph.",
    "The 14 winners share £3.5 million. A ticket is £2.",
    "Twenty staff earn £12 an hour; the bar took £900 on Friday.",
    "They sold 400 tickets at £12 and £15, and took £5,400.",
    "The hotel has 60 rooms at £80 a night and took £4,000 on Monday.",
    "The town has 12,000 people and 30 shops; it is 40 miles from the sea, two hours at 20 mph on a bad day.",
    "In two days the ferry carried 900 cars, 300 of them on Sunday, at £20 each way.",
    "The ferry made nine crossings a day for 50 days, 450 crossings in all.",
    "The plant filled 640 jars in an eight-hour shift, 80 an hour.",
    "Solar panels on 28 roofs cost £39,200, which works out at £1,400 a roof.",
    "Six stewards will be paid £15 an hour each for an eight-hour shift, so the bill comes to £720.",
    "Each of the 70 residents pays £60 a month for parking, which brings in £50,400 a year.",
    "Take two capsules every six hours for 15 days (120 capsules in all).",
    "The nurse gives three drops twice a day for a week, 42 drops in total.",
    "Each of the 12 guides leads two walks a day. In June they led 40 walks.",
    "Three pumps, each moving 40 litres a minute, ran for ten minutes; one of them moved 400 litres.",
]


def _products(text: str) -> list[verify.Finding]:
    report = verify.check(verify.Document.from_text(text, name="a"))
    return [f for f in report.findings if f.rule.startswith("rate/")]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_product_that_does_not_come_to_its_total_is_found(text: str, expected: str) -> None:
    (finding,) = _products(text)
    wanted = re.search(r"[\d.,]+", expected)
    assert wanted is not None
    assert (
        f"should be {expected[:1] if not expected[:1].isdigit() else ''}{wanted[0]}"
        in finding.message
    )


@pytest.mark.parametrize("text", RIGHT)
def test_right_products_and_numbers_that_make_none_are_left_alone(text: str) -> None:
    assert not _products(text)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("250 per square kilometre", "kilometer**2"),
        ("250 to the square kilometre", "kilometer**2"),
        ("6 pairs to the hectare", "hectare"),
        ("2,150 kilograms of made tea to the hectare", "hectare"),
        ("6 pairs of owls to the hectare", "hectare"),
        ("40 people/km²", "kilometer**2"),
        ("4 minutes 50 a mile", "mile"),
        ("30 people a mile away", ""),
        ("6 visitors to the lake", ""),
        ("2,400 an hour", ""),
        ("2.4 metres high is therefore good for a litre", ""),
    ],
)
def test_a_number_is_per_the_unit_that_its_words_name(words: str, unit: str) -> None:
    """A unit behind a noun is read with every joint; a place and a time are none."""
    text = reading(extract.read(Document.from_text(f"There are {words}.", name="t"), DEFAULT))
    (sentence,) = text.sentences
    first = mentions(text)[sentence.quantities[0].span]
    assert unit_behind(first) == unit
