"""Numbers that are no quantities, and numbers that are in spite of their looks."""

from __future__ import annotations

import pytest

import verify
from verify.extract import read
from verify.model.quantity import Kind
from verify.model.settings import DEFAULT


def extraction(text: str) -> tuple[list[str], dict[str, str]]:
    found = read(verify.Document.from_text(text), DEFAULT)
    quantities = [q.text for q in found.quantities if q.kind not in (Kind.DATE, Kind.TIME)]
    return quantities, {x.surface: x.why for x in found.exclusions}


@pytest.mark.parametrize(
    ("text", "surface", "why"),
    [
        ("The Orion7-Max leads.", "Orion7-Max", "identifier"),
        ("It beat Vega-V2.4 there.", "Vega-V2.4", "identifier"),
        ("An F-16 and a B52 flew.", "F-16", "identifier"),
        ("Upgrade to 4.11.2 now.", "4.11.2", "version"),
        ("Example 2: to list them all.", "2", "label"),
        ("It runs on the 2.x versions.", "2.x", "version"),
        ("Its print is 8B:7A:22:1F:26:05.", "8B:7A:22:1F:26:05", "identifier"),
        ("Found at fe80::1:2:3 again.", "fe80::1:2:3", "identifier"),
        ("File 0000010 was lost.", "0000010", "identifier"),
        ("Ping 10.0.12.7 now.", "10.0.12.7", "IP address"),
        ("See https://example.org/a/2021/07?p=12 now.", "https://example.org/a/2021/07?p=12", "web address"),
        ("Open results_2021.csv now.", "results_2021.csv", "file name"),
        ("Call 555-010-4477 today.", "555-010-4477", "phone number"),
        ("ISBN 978-3-16-148410-0 is out.", "978-3-16-148410-0", "identifier"),
        ("As shown in Figures 3 and 4.", "3 and 4", "citation"),
        ("See section 4.2 for more.", "4.2", "citation"),
        ("Others disagree [12, 14].", "[12, 14]", "citation"),
        ("Under 42 U.S.C. § 1983 they sued.", "42 U.S.C. § 1983", "citation"),
        ("She lives at 221 Elm Street.", "221 Elm Street", "address"),
        ("The 737 MAX flew.", "737 MAX", "name"),
        ("Windows 11 is out.", "11", "name"),
        ("A phase 3 trial began.", "3", "label"),
        ("The S&P 500 fell.", "S&P 500", "index"),
        ("They read Catch-22 there.", "Catch-22", "name"),
        ("Help is there 24/7 now.", "24/7", "idiom"),
        ("A nine-to-five job.", "nine-to-five", "idiom"),
        ("It has a million reasons to stay.", "a million reasons", "idiom"),
        ("It is one of the best.", "one of the", "idiom"),
        ("She gave it 110%.", "110%", "idiom"),
        ("A third-party audit.", "third-party", "idiom"),
        ("That is the one that counts.", "the one", "pronoun"),
        ("1. Wash the rice.", "1.", "list marker"),
        ("It has two parts: 1) a lid; and 2) a jar.", "2)", "list marker"),
        ("As listed inTable 3 below.", "3", "citation"),
        ("Radio source 3C286 shone.", "3C286", "identifier"),
        ("See Salter et al. (1989a) there.", "1989a", "citation"),
        ("In Game 7 they won.", "7", "label"),
        ("The 49ers won.", "49ers", "name"),
        ("Use Eq. (4) for it.", "4", "citation"),
        ("A V-6 roared.", "V-6", "identifier"),
    ],
)  # fmt: skip
def test_no_quantity(text: str, surface: str, why: str) -> None:
    quantities, excluded = extraction(text)
    assert excluded.get(surface) == why
    assert quantities == [] or text.startswith("It has two")


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The one million visitors came.", "one million"),
        ("It has 24 taps.", "24"),
        ("The top-10 firms gained.", "10"),
        ("It cost USD3.14 then.", "USD3.14"),
        ("A field of 24703m2 burned.", "24703m2"),
        ("They sold 12 phones.", "12"),
        ("The crew of 737 sailed.", "737"),
        ("It is in the interval [0, 255].", "255"),
        ("Profit was $3.5 million.", "$3.5 million"),
        ("To stage 30 plays they borrowed.", "30"),
    ],
)
def test_a_quantity_all_the_same(text: str, surface: str) -> None:
    quantities, _ = extraction(text)
    assert surface in quantities


@pytest.mark.parametrize("run", ["1-", "a1", "1.", "(1)", "[1,", "one ", "x-1 ", "/1", "Fig. 1 "])
def test_time_is_linear_on_hostile_runs(run: str) -> None:
    import time

    def spent(size: int) -> float:
        text = run * (size // len(run))
        begin = time.process_time()
        extraction(text)
        return time.process_time() - begin

    spent(2_000)
    small, large = spent(8_000), spent(64_000)
    assert large < 40 * small + 0.5


@pytest.mark.parametrize("text", ["7.75 USD was paid.", "1.5 MW turbines stand there."])
def test_an_amount_that_opens_a_line_is_no_list_marker(text: str) -> None:
    assert [q.magnitude is not None and bool(q.unit) for q in verify.quantities(text)] == [True]


def test_a_week_that_something_is_at_is_a_label() -> None:
    assert extraction("At week 12 fatigue had gone in 47.")[0] == ["47"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Bolts M12 x 80 hold the plate of 3 kg.", ["3 kg"]),
        ("White gave up a rook on move 31.", []),
        ("They had to move 31 boxes.", ["31"]),
        ("The stand yields some 4,800 bottles a hectare.", ["4,800"]),
        ("She took 5 pills an hour before dinner.", ["5", "an hour"]),
        ("A 911 operator took the call.", []),
        ("Gas at 38p a therm is down.", ["38p a therm"]),
        ("It ships in 3-5 business days.", ["3-5 business days"]),
    ],
)
def test_sizes_moves_and_rates(text: str, surfaces: list[str]) -> None:
    found = read(verify.Document.from_text(text), DEFAULT).quantities
    assert [q.surface for q in found] == surfaces
