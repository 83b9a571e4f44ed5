"""Totals: wholes, parts and what is left, in many wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verify
from verify.match._additions import missed
from verify.match._evened import evened

WRONG = [
    "At the last census the parish had 8,140 people. Upper ward counted 3,910 on the rolls, the two lower wards 2,470 and the hill farms beyond the river 1,960.",
    "Spending on roads this year reached £614 million. Resurfacing took £286 million, bridges £221 million and lighting £97 million.",
    "Of a hundred people asked, 46 chose red and 29 blue. Eighteen wanted green, and the rest, some 9, had no view.",
    "Staff costs came to £31.9 million. Pay itself was £24.6 million, social security £3.4 million, pensions £2.5 million and share awards £2.4 million.",
    "Uptake came to 1,240 tonnes, respiration to 905 and harvest to 210, so the field was a sink of 225 tonnes.",
    "Grass cutting had come to £12,450, insurance to £3,180 and salaries to £6,725; with no other outgoings, total expenditure for the year was £23,355.",
    "The museum received 84,600 visitors. Members accounted for 21,300 of them, school parties for 14,700 and paying adults for 42,600; the remaining 9,000 were under-16s.",
    "The appeal raised £48,000: £21,000 from the raffle, £14,000 from the concert and £8,000 in gifts.",
    "The motion passed by 1,240 votes, 5,310 to 3,890.",
    "Ms Ogden polled 9,450 votes and Mr Pryce 7,310, a majority of 2,410.",
    "Takings were £31,500. After costs of £13,300 the club was left with £19,200.",
    "The herd numbers 340 in all, comprising 212 cows, 96 calves and 42 bulls.",
    "The squad of 25 is made up of 9 forwards, 8 backs and 6 youngsters.",
    "Sixty-two seats were contested. Labour won 27, the Greens 12 and independents 9; the remaining 19 went to the Liberals.",
    "The grant is split between the harbour (€340,000), the market (€290,000) and the school (€180,000), €850,000 altogether.",
    "They walked 12.6 km on Friday, 14.8 on Saturday and 11.0 on Sunday, making 39.4 km over the weekend.",
    "With £140 for the van, £85 for fuel and £50 for tolls, the day out cost £295.",
    "Revenue of £8.4m less costs of £5.3m left a profit of £3.3m.",
    "Twenty-one ewes lambed: 13 had twins, and the other nine had singles.",
    "Monday's catch was 2.4 tonnes, Tuesday's 1.9 and Wednesday's 2.6, for a three-day total of 7.9 tonnes.",
    "She had £90, spent £38 on shoes and came home with £62.",
    "They began with 40 chairs, sold 23 and have 19 left.",
    "Eggs sold came to 250 on Monday, 310 on Tuesday and 275 on Wednesday, or 855 in the three days.",
    "The choir has 34 sopranos, 21 altos, 14 tenors and 18 basses: 97 voices in all.",
    "Of the $540,000 collected, $185,000 went on wells and $143,000 on pumps, leaving $242,000 for training.",
    "Three hundred and forty tickets were printed. The box office sold 134 and the other 216 went unsold.",
    "Her wages of £1,450, a bonus of £300 and £185 in tips gave her a total of £1,835 for the month.",
    "The transfer window cost the club £31.3m: £14.5m for a striker, £8.2m for a goalkeeper and £4.6m for a winger.",
    "Of 5,210 ballots, 2,055 were for the mayor and 65 were spoilt; the remaining 3,190 went to her rival.",
    "Fifty-four adults and 42 children took part, 106 people altogether.",
    "The town's three schools teach 2,640, 3,410 and 2,850 pupils, a combined roll of 9,800.",
    "He worked three hours on Monday, four on Tuesday and five on Wednesday, 14 hours in total.",
]
RIGHT = [
    "Seventy-one boats put in for repairs. Thirty had torn sails, 26 lost a mast and 15 were holed.",
    "Seventy-one boats put in for repairs. Thirty had torn sails, 26 lost a mast and several were holed.",
    "The firm made $512 million, or $488 million before a $31 million gain, a $6 million charge and a $2 million fine.",
    "Of the posts 38 are in Oban, 17 in Tobermory, 9 on Coll and 7 on Tiree.",
    "There were 228 stops: ten on foot, one by boat, 190 by bus and 38 by tram, the bus and tram being 228.",
    "Of a hundred people asked, 46 chose red and 29 blue. Eighteen wanted green, and the rest, some 7, had no view.",
    "Staff costs came to £32.9 million. Pay itself was £24.6 million, social security £3.4 million, pensions £2.5 million and share awards £2.4 million.",
    "Uptake came to 1,240 tonnes, respiration to 905 and harvest to 210, so the field was a sink of 125 tonnes.",
    "There being 41 members in the chamber, the vote was taken: for, 21; against, 14; abstaining, 6.",
    "Our income this year was £1.30m. Donations made up £610,000. Trusts gave us £385,000 between them, and the three shops turned in £305,000.",
    "Twenty-five minutes of chopping, an hour and ten in the oven, twenty under foil: set aside 1 hour 55 for it.",
    "Grass cutting had come to £12,450, insurance to £3,180 and salaries to £6,725; with no other outgoings, total expenditure for the year was £22,355.",
    "Nine members voted in favour, four against and two abstained; the result was declared, all 15 present having voted or abstained.",
    "The museum received 84,600 visitors. Members accounted for 21,300 of them, school parties for 14,700 and paying adults for 42,600; the remaining 6,000 were under-16s.",
    "Next year's budget, put at $6.6 million in the draft, gives $2.9 million to maintenance, $1.6 million to staffing, $1.3 million to playgrounds and $0.8 million to trees.",
    "The appeal raised £43,000: £21,000 from the raffle, £14,000 from the concert and £8,000 in gifts.",
    "The motion passed by 1,420 votes, 5,310 to 3,890.",
    "Ms Ogden polled 9,450 votes and Mr Pryce 7,310, a majority of 2,140.",
    "Takings were £31,500. After costs of £13,300 the club was left with £18,200.",
    "The herd numbers 350 in all, comprising 212 cows, 96 calves and 42 bulls.",
    "The squad of 23 is made up of 9 forwards, 8 backs and 6 youngsters.",
    "Sixty-two seats were contested. Labour won 27, the Greens 12 and independents 9; the remaining 14 went to the Liberals.",
    "The grant is split between the harbour (€340,000), the market (€290,000) and the school (€180,000), €810,000 altogether.",
    "They walked 12.6 km on Friday, 14.8 on Saturday and 11.0 on Sunday, making 38.4 km over the weekend.",
    "With £140 for the van, £85 for fuel and £50 for tolls, the day out cost £275.",
    "The two villages have 122 houses between them: Upper Sale has 64 and Lower Sale 58.",
    "Revenue of £8.4m less costs of £5.3m left a profit of £3.1m.",
    "The library lent 4,310 books: 2,440 novels and the balance, 1,870, non-fiction.",
    "Monday's catch was 2.4 tonnes, Tuesday's 1.9 and Wednesday's 2.6, for a three-day total of 6.9 tonnes.",
    "She had £90, spent £38 on shoes and came home with £52.",
    "They began with 40 chairs, sold 23 and have 17 left.",
    "His splits were 1:02, 1:12 and 1:14, for a time of 3:28.",
    "The stages took 1 hour 20 minutes, 1 hour 45 and 1 hour 30, a total of 4 hours 35 minutes.",
    "The club has 120 members, including 34 juniors and 22 students.",
    "Sales were £40,000 in May, £52,000 in June and £61,000 in July. The shop was valued at £170,000.",
    "He spent £12 on lunch, £8 on a book and lent his sister £30.",
    "The motion passed 12 to 8 with two abstentions. The council has 30 members.",
    "Last year we sold 340 trees: 120 firs and 90 spruces in November alone.",
    "Eggs sold came to 250 on Monday, 310 on Tuesday and 275 on Wednesday, or 835 in the three days.",
    "The bill was made up of £85.00 for parts, £50.00 for labour and £12.50 for delivery. She paid £147.50.",
    "The survey found 61% in favour and 29% against; the remaining 10% were undecided.",
    "Oystercatchers ringed: 14 in January, 22 in February and 18 in March. The monthly mean was therefore 18.",
    "Nine of them split a bill of €414, paying €46 apiece.",
    "He charges $27 an hour, and the job took 120 hours; his invoice was for $3,240.",
    "The choir has 34 sopranos, 21 altos, 14 tenors and 18 basses: 87 voices in all.",
    "The committee met nine times, on average once every six weeks, and 14 people attended.",
    "Rooms cost £90 a night in May and £120 in August. We stayed six nights and paid £640 with meals.",
    "The five runners finished in 31, 33, 34, 38 and 41 minutes; the course record is 29, and the average for the club is 36.",
    "Profit was £4.2 million on sales of £61 million. Staff costs rose to £18 million and rent to £3 million.",
    "Of the 240 pupils, 60 walk to school, 90 come by bus and some are driven; 110 stay for lunch.",
    "The train covers 210 km in two and a quarter hours, with speeds of up to 160 km/h.",
    "Their grant of £30,000 paid for two boats at £9,500 each and a trailer.",
    "She has written 14 novels and 60 stories, won three prizes and sold 2 million books.",
    "The bridge is 480 m long, with 12 spans of between 30 and 45 m.",
    "Last year the shop sold 4,100 bikes, 1,900 of them electric, at an average of £840.",
    "The recipe takes 250 g of flour, 125 g of butter and 80 g of sugar, and makes 24 biscuits of about 18 g.",
    "The fund returned 6%, 9% and 3% in its three years, or 6.0% on average.",
]


def _totals(text: str) -> list[str]:
    report = verify.check(verify.Document.from_text(text, name="a"))
    return [f.rule for f in report.findings if f.rule.startswith("total/")]


@pytest.mark.parametrize("text", WRONG)
def test_a_whole_that_is_not_its_parts_is_found(text: str) -> None:
    assert len(_totals(text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_wholes_that_are_their_parts_and_numbers_that_are_not_summed(text: str) -> None:
    assert not _totals(text)


@given(
    parts=st.lists(st.integers(100, 9999), min_size=2, max_size=6),
    place=st.integers(0, 3),
    digit=st.integers(1, 9),
)
def test_one_wrong_digit_is_seen_as_one(parts: list[int], place: int, digit: int) -> None:
    """Whatever number of a sum has it, one wrong digit leaves a gap of one digit and zeros."""
    off = digit * 10**place
    assert "one digit" in set(missed([float(p) for p in parts], float(sum(parts) + off)))


def test_a_whole_figure_is_no_rounder_than_its_neighbours() -> None:
    """Beside £318,500, £540,000 stands for itself; alone it may be rounded."""
    both = verify.quantities("grants of £540,000 and fees of £318,500")
    assert all(q.charitable.width <= 100 for q in evened(both))
    assert evened(both[:1])[0].charitable.width > 100


@pytest.mark.parametrize(
    "text",
    [
        "The club planted 58 trees; 31 are elms, 16 are limes and some are oaks; 21 were given.",
        "The box holds the lid, a strap, two hooks and three rings (seven pieces in all).",
        "Half of the 260 beds are taken: 90 by men and 50 by women.",
        "Sales ran to £640m: £310m went abroad, £240m stayed at home and £115m was online, less £25m of returns.",
        "Shares rose from 41 to 46 per cent in May, and from 9 to 15 per cent in June, or 32 per cent in all.",
    ],
)
def test_what_a_list_leaves_out_or_takes_off(text: str) -> None:
    assert not _totals(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She has 42 points from 33 games, having won 12, drawn six and lost 17.", "35"),
        ("Seven voted in favour, five against and two abstained, all 16 members voting.", "14"),
        ("The barge sank with 210 aboard. The inquiry recorded 154 deaths; the 66 who lived swam ashore.", "220"),
    ],
)  # fmt: skip
def test_wholes_that_other_numbers_stand_beside(text: str, expected: str) -> None:
    found = verify.check(verify.Document.from_text(text, name="a")).findings
    assert expected in " ".join(f.message for f in found)
