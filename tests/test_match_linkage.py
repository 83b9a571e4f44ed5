"""Numbers of two texts that are one fact: what links them, and what sets them apart."""

from __future__ import annotations

import sys
from datetime import date

import pytest

import verify
from verify.extract import read
from verify.match.facts import stem
from verify.match.fields import fields_of
from verify.match.indirect import indirect
from verify.match.issues import issues
from verify.match.keys import CLAUSE, PHRASE, keys
from verify.match.linkage import candidates
from verify.match.roots import root
from verify.model.document import Document
from verify.model.settings import DEFAULT

DAY = date(2025, 5, 6)


def conflicts(*texts: str, days: tuple[date | None, ...] = (DAY, DAY)) -> list[set[str]]:
    documents = [
        Document.from_text(text, name=name, date=day)
        for name, text, day in zip(("one", "two"), texts, days, strict=True)
    ]
    return [
        {place.text for place in finding.locations}
        for finding in verify.check_documents(documents).findings
        if finding.rule in ("agreement/value-conflict", "agreement/date-conflict")
    ]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (  # ages of one person, whom each text calls by what he is
            "The skipper, a 41-year-old man, swam ashore at Vantry. The trawler sank in 90 minutes.",
            "Police spoke to the skipper, who is 47. The trawler went down off Vantry in 90 minutes.",
            {"41-year-old", "47"},
        ),
        (  # a depth in turns of phrase
            "The wreck of the Ilse Roth lies at a depth of 62 metres. She carried 840 tonnes of ore.",
            "The Ilse Roth and her 840 tonnes of ore rest 52 metres below the surface.",
            {"62 metres", "52 metres"},
        ),
        (  # units of two systems
            "The arch at Dunmoor rises to a height of 60 m. It has 214 steps.",
            "From base to top, Dunmoor's arch with its 214 steps is 250 feet in height.",
            {"60 m", "250 feet"},
        ),
        (  # one day, another month
            "Best-before date: 3 February 2027. Lot 5512 of Halm honey, 1,450 jars.",
            "The 1,450 jars of Halm honey with the best-before date 3 April 2027 are recalled.",
            {"3 February 2027", "3 April 2027"},
        ),
        (  # how much of a thing, told by the verb
            "About 2.4 million capsules of Dormil were distributed. The lots are 17 in number.",
            "Quantity distributed: 3,100,000 capsules of Dormil, in 17 lots.",
            {"2.4 million", "3,100,000"},
        ),
        (  # a highest value in other words
            "The Carn turbines have a maximum height to blade tip of 149.9 m and 37.8 MW in all.",
            "How tall? 180 metres to the tip of the blade at its highest, says Carn, for 37.8 MW.",
            {"149.9 m", "180 metres"},
        ),
        (  # another year is what one is compared with
            "The combined ratio at Orlo Mutual was 94.6%, with claims of CHF 61.4m.",
            "Orlo Mutual's combined ratio came to 92.6% from 95.9 a year earlier; claims were CHF 61.4m.",
            {"94.6%", "92.6%"},
        ),
        (  # an age told of whom the sentence before names
            "Ilse Harrod, the glassblower of Orlo, has died aged 87. She taught 212 pupils.",
            "Orlo mourns Ilse Harrod and thanks her in the name of 212 pupils. She was 81 and ill.",
            {"87", "81"},
        ),
    ],
)
def test_one_fact_with_two_values(first: str, second: str, found: set[str]) -> None:
    assert conflicts(first, second) == [found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # a plan beside a result
            "Orlo Mills had a margin of 11.0%. It runs 38 looms at Orlo.",
            "Orlo Mills is on its way to the 12% margin it promised. It runs 38 looms at Orlo.",
        ),
        (  # a test beside what the maker says
            "The Orlo drill is charged in 40 minutes. It turns at 1,950 rpm and weighs 1.7 kg.",
            "In our test the Orlo drill took 52 minutes to be charged; it weighs 1.7 kg.",
        ),
        (  # a whole and its part
            "At Vantry 460 dockers stayed at home. The port has 31 cranes.",
            "Few of 980 dockers stayed at home, the port of Vantry with its 31 cranes said.",
        ),
        (  # somebody and the others
            "A coach carrying 38 pensioners of Orlo left the road near Vantry. It has 52 seats.",
            "Near Vantry the 52-seat coach with Mrs Tamm and 37 other pensioners of Orlo toppled.",
        ),
        (  # a figure that was revised
            "The quake off Vantry was at a depth of 22 km and damaged 340 houses.",
            "Seismologists revised the magnitude off Vantry and put the depth at 26 km; 340 houses broke.",
        ),
        (  # the years beside two fees
            "Fees at Orlo College for 2027 entry: £9,790. It has 3,900 rooms.",
            "Orlo College with its 3,900 rooms. Tuition fee, 2026 entry: £9,535.",
        ),
        (  # a lead on the way
            "With two rounds to go Ilic leads the Orlo Open on 5½ points; 84 players take part.",
            "Ilic won the Orlo Open with 7 points in a field of 84 players.",
        ),
        (  # a pilot more
            "On board the Orlo, 142 m long, were 16 persons, including the pilot.",
            "The 142 m freighter Orlo struck the reef with 15 crew and a pilot aboard.",
        ),
        (  # a fire that is fought
            "The Orlo fire covers 1,240 acres and is 10 percent contained.",
            "Containment of the Orlo fire, of 1,240 acres, stood at 15 percent.",
        ),
        (  # changes of two measures
            "Revenue at Orlo Tools rose 26%. It has 142 shops.",
            "Profit at Orlo Tools rose 28%. It has 142 shops.",
        ),
        (  # another length of time
            "In 12 hours 40 mm of rain fell at Vantry. The Orl rose by 1.25 m.",
            "At Vantry 64 mm of rain fell in 24 hours; the Orl rose by 1.25 m.",
        ),
        (  # a price from which others start
            "At the Hotel Vantry a suite costs from €390. It has 142 rooms.",
            "Our suite at the Hotel Vantry cost €430. All 142 rooms were taken.",
        ),
        (  # gallons of another country
            "The reservoir at Vantry holds 46 million m³. It opened with 118 gates.",
            "Vantry's reservoir, of 118 gates, holds some 10 billion gallons.",
        ),
    ],
)
def test_two_facts_are_left_alone(first: str, second: str) -> None:
    assert not conflicts(first, second)


def test_issues_of_a_bulletin_differ() -> None:
    one = "Fire service, bulletin no. 2, 4 May 2025. Fire at Vantry. Area burnt: 310 hectares."
    two = "Fire service, bulletin no. 5, 6 May 2025. Fire at Vantry. Area burnt: 380 hectares."
    days = (date(2025, 5, 4), date(2025, 5, 6))
    assert not conflicts(one, two, days=days)
    documents = [
        Document.from_text(t, name=n, date=d)
        for n, t, d in zip("ab", (one, two), days, strict=True)
    ]
    assert issues(*documents)
    assert not issues(documents[0], documents[0])


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (
            "Orlo levelled through Hatt's 63rd-minute header. A late penalty was missed at home.",
            "The coach praised his winner: with 70 minutes on the clock, Hatt headed the goal.",
            {"63rd", "70 minutes"},
        ),
        (
            "The penalty by Hatt in the 78th minute was the goal that took Orlo up the league.",
            "Hatt scored the winner for Orlo with six minutes left, and the coach wept at the goal.",
            {"78th", "six minutes"},
        ),
        (
            "The board of Orlo voted 7–2 to sell the mill with its 38 looms.",
            "Six of the nine members voted for the sale of Orlo's mill with its 38 looms.",
            {"7", "Six"},
        ),
        (
            "Ada Hatt, the poet, died at Orlo at the age of 81. She wrote 14 plays.",
            "Ada Hatt was born on 9 January 1940 at Orlo and wrote 14 plays.",
            {"81", "9 January 1940"},
        ),
    ],
)
def test_one_measure_said_in_two_ways(first: str, second: str, found: set[str]) -> None:
    assert found in conflicts(first, second)


def test_minutes_that_agree_are_left_alone() -> None:
    first = "Hatt scored the first goal four minutes before the break; Orlo lead the league."
    second = "Hatt's goal in the 41st minute pleased the coach; a penalty was saved in the league."
    assert not conflicts(first, second)


def test_minutes_are_read_only_in_reports_of_a_match() -> None:
    text = Document.from_text("Boil the eggs with six minutes left. Hatt stirs in the 41st minute.")
    assert not indirect(read(text, DEFAULT))


def test_a_thin_clause_takes_in_what_it_hangs_on() -> None:
    text = Document.from_text("Police are speaking to the driver, who is 49 and was not injured.")
    (key,) = (k for k in keys(read(text, DEFAULT)) if k.quantity.surface == "49")
    assert key.sort == "age"
    assert key.near["driver"] == PHRASE


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (  # nouns joined by "and" are of one clause
            "Orla Mills spent $96 million on new looms and buildings in 2024. It has 1,480 staff.",
            "Outlays of Orla Mills (staff 1,480) for looms and buildings were $118.3m in 2024.",
            {"$96 million", "$118.3m"},
        ),
        (  # a fraction in words is a share
            "The share of birch pollen fell by 41% at Lake Orla, as 326 samples show.",
            "At Lake Orla birch pollen fell by two thirds, as 326 samples show.",
            {"41%", "two thirds"},
        ),
        (  # who is counted, by an apposition
            "At Torspitz 52 rescuers were deployed for 40 minutes. The slope was 120 metres wide.",
            "At Torspitz rescuers, 72 of them, were deployed for 40 minutes, 120 metres up a slope.",
            {"52", "72"},
        ),
    ],
)
def test_one_fact_told_in_other_words(first: str, second: str, found: set[str]) -> None:
    assert found in conflicts(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # a discount
            "Halm Museum: adults £14, children free. The barge is 31 metres long.",
            "Halm Museum online, 10% off: adults £12.60. The barge is 31 metres long.",
        ),
        (  # so many of so much each
            "Glen Orla has turbines of 24 MW. Its dam is 312 metres long.",
            "Glen Orla: with two turbines on it gives 48 MW. The dam is 312 metres long.",
        ),
        (  # an uncertainty
            "The quake at Orla: depth 12 km (uncertainty 3 km), magnitude 6.1, 54,000 people.",
            "The quake at Orla had a depth of 10 km and a magnitude of 6.1 for 54,000 people.",
        ),
        (  # a year that another is compared with
            "Orla took 18.6 billion euros in taxes in 2024, 2.4% more; debts are 22.4 billion.",
            "Taxes in Orla: 18.6 billion euros, 2.4% more than in 2023, with debts of 22.4 billion.",
        ),
        (  # times of day with a point
            "Thieves broke into Orla Museum between 3 and 4 a.m. and took 17 coins and a chalice.",
            "The police came to Orla Museum at 3.39; a chalice and 17 coins were gone.",
        ),
        (  # a list of days
            "The Keepers at Orla: performances on 14, 16, 27 and 29 March. Orchestra of 64.",
            "Orla: more performances of The Keepers until 3 April, with an orchestra of 64.",
        ),
    ],
)
def test_what_explains_two_values(first: str, second: str) -> None:
    assert conflicts(first, second) == []


def test_fields_join_words_of_one_kind() -> None:
    assert fields_of([stem("choristers")]) & fields_of([stem("chorus")])
    assert not fields_of([stem("choristers")]) & fields_of([stem("mortgage")])


def test_a_clause_ends_at_a_joint_only_where_both_sides_have_a_number() -> None:
    document = Document.from_text("Outlays for plant and equipment came to $5m, and sales to $9m.")
    first, second = keys(read(document, DEFAULT))
    assert first.near[root("plant")] > 1
    assert first.near[root("sales")] == 1
    assert second.near[root("sales")] == PHRASE


def key_of(text: str, surface: str) -> frozenset[str]:
    found = keys(read(Document.from_text(text), DEFAULT))
    return next(key.of for key in found if key.quantity.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "words"),
    [
        ("Voting ended with a turnout of just under 41% in Orlo.", "41%", ["turnout"]),
        ("The 41-metre mast of the Halm fell.", "41-metre", ["mast"]),
        (
            "The order backlog at 3 May 2025 stood at EUR 310 million.",
            "EUR 310 million",
            ["backlog"],
        ),
        ("Each bar has 12 g of sugars.", "12 g", ["sugar"]),
    ],
)
def test_what_a_number_is_an_amount_of(text: str, surface: str, words: list[str]) -> None:
    assert set(map(root, words)) <= key_of(text, surface)


def test_terms_of_adjacent_lengths_differ() -> None:
    first = "Orlo Rovers signed Jan Halm for £2.5 million; his is a four-year contract."
    second = "Jan Halm, who cost Orlo Rovers £2.5m, has a five-year contract."
    assert conflicts(first, second) == [{"four-year", "five-year"}]


def test_a_size_with_in_behind_it_is_no_interim_count() -> None:
    first = "Orlo Wind will put up 36 turbines, with a rotor of 164 metres in diameter."
    second = "The 36 turbines of Orlo Wind have a rotor of 146 metres in diameter."
    assert conflicts(first, second) == [{"164 metres", "146 metres"}]


def test_a_rounded_sum_of_two_numbers_is_no_conflict() -> None:
    first = "In Orlo 418 people were badly hurt on the roads and 2,215 people slightly hurt."
    second = "More than 2,600 people were hurt on the roads of Orlo."
    assert conflicts(first, second) == []


def test_uniform_texts_are_compared_in_linear_time() -> None:
    def told(count: int, slip: int) -> Document:
        lines = (f"Station {name(n)} counted {n * 37 + 1_000 + (slip if n % 9 == 0 else 0)} birds."
                 for n in range(count))  # fmt: skip
        return Document.from_text(" ".join(lines), name=f"{slip}")

    def name(number: int) -> str:
        return "".join("BDFGKLMNPR"[int(d)] + "aeiou"[int(d) % 5] for d in f"{number:03}").title()

    def calls(count: int) -> int:
        one, other = (keys(read(told(count, slip), DEFAULT)) for slip in (0, 5))
        counted = 0

        def count_calls(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count_calls)
        candidates(one, other)
        sys.setprofile(None)
        return counted

    assert calls(240) < 3 * calls(120)


def test_a_month_of_another_year_is_another_date() -> None:
    first = "Halm Grid sold notes of EUR 600,000,000. The notes fall due on 7 May 2033."
    second = "Halm Grid today sold notes of €600 million, which fall due in May 2031."
    assert conflicts(first, second) == [{"7 May 2033", "May 2031"}]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (  # models for two markets
            "The Orlo 5, American version, has a motor with assistance up to 28 mph and a load of 136 kg.",
            "The Orlo 5, European version, has a motor with assistance up to 25 km/h and a load of 136 kg.",
            (DAY, DAY),
        ),
        (  # a solution that takes the place of another
            "Quake off Port Orlo at 02:47 UTC. Depth: 10 km. Stations used: 41. This solution will be superseded.",
            "Quake off Port Orlo at 02:47 UTC. Depth: 17 km. Stations used: 118.",
            (DAY, DAY),
        ),
        (  # what is measured each month, three months on
            "At Orlo Royal 64.2% of those waiting had waited less than 18 weeks.",
            "Orlo Royal treats 65.8% of those waiting inside 18 weeks.",
            (DAY, date(2025, 8, 6)),
        ),
    ],
)
def test_figures_meant_to_differ(first: str, second: str, days: tuple[date, date]) -> None:
    assert conflicts(first, second, days=days) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # with tax and without it
            "The new organ of Halm church costs 410,000 euros excluding VAT. It has 2,140 pipes.",
            "Halm church pays 480,000 euros including VAT for its new organ of 2,140 pipes.",
        ),
        (  # one height, rounded in each unit
            "The balloon of Otto Brenn burst over Halm at 10,000 ft after 214 minutes.",
            "Over Halm, 214 minutes into his flight, Otto Brenn's balloon burst at 3,000 metres.",
        ),
        (  # an average over the year and a day of it
            "Halm Glass employed 2,140 people on average in 2026 and earned €31.4 million.",
            "Halm Glass, which earned €31.4 million, had 2,310 people at the end of 2026.",
        ),
        (  # an end of a range
            "The Halm pump works at 7 °C outdoors and weighs 141 kg.",
            "Halm pump, 141 kg: works outdoors from −20 to +35 °C.",
        ),
    ],
)
def test_numbers_of_one_thing_on_another_basis(first: str, second: str) -> None:
    assert not conflicts(first, second)


def test_a_clause_goes_on_behind_in_which() -> None:
    text = "Halm had 31 reports, including nine in which a person was burnt."
    found = keys(read(Document.from_text(text), DEFAULT))
    nine = next(k for k in found if k.quantity.surface == "nine")
    assert nine.near[root("burnt")] >= CLAUSE


def test_an_age_in_brackets_is_no_list_marker() -> None:
    text = "The log speaks of a climber (m, 34) with a broken leg, Otto Brenn of Halm."
    found = keys(read(Document.from_text(text), DEFAULT))
    assert [k.sort for k in found if k.quantity.magnitude == 34] == ["age"]


def test_a_bracket_tells_of_another_year() -> None:
    text = "Halm welcomed 161,800 visitors (2023: 152,300)."
    found = keys(read(Document.from_text(text), DEFAULT))
    assert next(k for k in found if k.quantity.magnitude == 161_800).quantity.period is None


def test_over_a_next_number_bounds_that_one() -> None:
    text = "The eel of Halm was followed for seven months and over 3,000 miles."
    found = keys(read(Document.from_text(text), DEFAULT))
    assert [k.quantity.surface for k in found] == ["seven months", "3,000 miles"]


def test_a_dividend_is_held_against_what_a_share_gets() -> None:
    first = "Halm Bulk earned USD 31.8 million and pays a dividend of USD 0.32 per share. It has 27 ships."
    second = "Halm Bulk, with its 27 ships, earned $31.8 million. The dividend is 27 cents a share."
    assert conflicts(first, second)


def test_amounts_for_each_of_different_things_are_two() -> None:
    first = "Parking at the Halm museum costs €3.20 per hour. Its 214 ships are models."
    second = "Parking at the Halm museum with its 214 ships costs €27 a day."
    assert not conflicts(first, second)
