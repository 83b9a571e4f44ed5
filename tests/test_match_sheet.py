"""Fact sheets: lines of "label: value" are held against one another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify import extract
from verify.match import _sheet
from verify.model.check import Verdict
from verify.model.document import Document
from verify.model.settings import DEFAULT


def judged(source: str, format: str = "markdown") -> list[tuple[str, str, str]]:
    report = verify.check(Document.from_text(source, format=format))
    return [
        (c.rule, str(c.verdict), c.locations[0].text)
        for c in report.checks
        if c.rule.startswith("sheet/")
    ]


def wrong(source: str) -> list[tuple[str, str]]:
    return [(r, text) for r, verdict, text in judged(source) if verdict == Verdict.INCONSISTENT]


def test_entries_have_labels_numbers_and_years() -> None:
    source = "### Herd\n\ntotal: 48,312 (2021 est.)\nland: crops: 12% (2020)\nby breed: Fjord 9, other 14\n"
    document = Document.from_text(source, format="markdown")
    (group,) = _sheet.groups(extract.read(document, DEFAULT))
    total, crops, breeds = group.entries
    assert (group.heading, total.labels, total.year) == ("Herd", ("total",), 2021)
    assert total.value is not None
    assert total.value.quantity.magnitude == 48312
    assert len(total.items) == 1
    assert crops.labels == ("land", "crops")
    assert [(i.label, int(i.quantity.magnitude or 0)) for i in breeds.items] == [
        ("Fjord", 9),
        ("other", 14),
    ]


def test_lines_of_a_sheet_are_blocks_of_their_own() -> None:
    document = Document.from_text("total: 9 km\nland: 7 km\nwater: 2 km\n", format="markdown")
    assert [document.text[b.span.start : b.span.end] for b in document.blocks] == [
        "total: 9 km",
        "land: 7 km",
        "water: 2 km",
    ]


def test_wrapped_prose_is_one_paragraph() -> None:
    document = Document.from_text("We found three\nthings: ash, oak\nand elm.\n", format="markdown")
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("### Herd\n\ntotal: 45,312\nmale: 20,954\nfemale: 24,358\n", []),
        (
            "### Herd\n\ntotal: 48,312\nmale: 20,954\nfemale: 24,358\n",
            [("sheet/total-mismatch", "48,312")],
        ),
        ("### Area\n\ntotal: 141 sq km\nland: 140 sq km\nwater: 1.3 sq km\n", []),
        (
            "### Area\n\ntotal: 14.1 sq km\nland: 140 sq km\nwater: 1.3 sq km\n",
            [("sheet/total-mismatch", "14.1 sq km")],
        ),
        ("### Area\n\nArea: total: 9 sq km; land: 7 sq km; water: 2 sq km\n", []),
        (
            "### Area\n\nArea: total: 9 sq km; land: 7 sq km; water: 5 sq km\n",
            [("sheet/total-mismatch", "9 sq km")],
        ),
        ("### Median age\n\ntotal: 30.4 years\nmale: 29.1 years\nfemale: 31.3 years\n", []),
        ("### Jobless\n\ntotal: 10%\nmale: 9.3%\nfemale: 10.7%\n", []),
        ("### Deaths\n\ntotal: 2.4 per 1,000\nmale: 5.1 per 1,000\nfemale: 4.3 per 1,000\n", []),
        ("### Quays\n\ntotal quays: 8\nlarge: 1\nmedium: 2\nsmall: 5\nquays with cranes: 3\n", []),
        (
            "### Quays\n\ntotal quays: 8\nlarge: 1\nmedium: 2\nsmall: 7\nquays with cranes: 3\n",
            [("sheet/total-mismatch", "8")],
        ),
        (
            "### Load\n\ntotal load ratio: 54\nbase load ratio: 42.9\npeak load ratio: 11\n",
            [],
        ),
        ("### Land use\n\nfarm: 31% (2020)\nfarm: field: 20%\nfarm: meadow: 11%\n", []),
        (
            "### Land use\n\nfarm: 34% (2020)\nfarm: field: 20%\nfarm: meadow: 11%\n",
            [("sheet/total-mismatch", "34%")],
        ),
    ],
)
def test_totals(source: str, expected: list[tuple[str, str]]) -> None:
    assert wrong(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Stand: oak 61%, ash 30%, other 9%\nSoil: loam 2 m\n", []),
        (
            "Stand: oak 61%, ash 33%, other 9%\nSoil: loam 2 m\n",
            [("sheet/shares-of-whole", "9%")],
        ),
        ("Stand: oak 61%, ash (official), elm 20%, other 9%\nSoil: loam 2 m\n", []),
        ("Main buyers: Oslo 61%, Bergen 13%, other 9%\nSoil: loam 2 m\n", []),
        (
            "### Tongues\n\nSpoken: Sami 61%, Kven 53%, other 9%\nnote: more than one may be named\n",
            [],
        ),
        ("### Smokers\n\ntotal: 20.5%\nmale: 34.2%\nfemale: 5.2%\n", []),
    ],
)
def test_shares_of_a_whole(source: str, expected: list[tuple[str, str]]) -> None:
    assert [w for w in wrong(source) if w[0].startswith("sheet/")] == expected


AGES = """### Ages

0-14 years: {young} (male 1,120/female 1,030)
15 years and over: 78.5% (male 3,780/female 4,070)

### Sexes

0-14 years: {ratio} male(s)/female
total population: 0.96 male(s)/female
"""


def test_shares_and_ratios_of_counts() -> None:
    assert wrong(AGES.format(young="21.5%", ratio="1.09")) == []
    assert wrong(AGES.format(young="12.5%", ratio="1.09")) == [("sheet/share-mismatch", "12.5%")]
    assert wrong(AGES.format(young="21.5%", ratio="1.90")) == [("sheet/ratio-mismatch", "1.90")]


def test_counts_revised_since_shift_the_last_digit_only() -> None:
    assert wrong(AGES.format(young="21.5%", ratio="1.08")) == []


LEVELS = """### Real output

Real output 2023: ${new} million (2023 est.)
Real output 2022: ${mid} million (2022 est.)
Real output 2021: $67.20 million (2021 est.)

### Real output growth rate

Real output growth rate 2023: {late} (2023 est.)
Real output growth rate 2022: {early} (2022 est.)
"""


@pytest.mark.parametrize(
    ("new", "mid", "late", "early", "count"),
    [
        ("71.92", "69.11", "4.1%", "2.8%", 0),
        ("71.92", "69.11", "1.4%", "2.8%", 1),
        ("17.92", "69.11", "4.1%", "2.8%", 1),
        ("71.92", "96.11", "4.1%", "2.8%", 2),  # the two rates agree on what it should be
        ("71.92", "69.11", "8.7%", "9.9%", 0),  # rates of something else
    ],
)
def test_growth_of_levels(new: str, mid: str, late: str, early: str, count: int) -> None:
    found = wrong(LEVELS.format(new=new, mid=mid, late=late, early=early))
    assert len(found) == count


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(100, 99_999), min_size=2, max_size=6), st.integers(0, 5))
def test_a_right_total_is_never_blamed(parts: list[int], lines: int) -> None:
    body = "".join(f"kind {chr(97 + i)}: {n:,}\n" for i, n in enumerate(parts))
    source = f"### Herd\n\ntotal: {sum(parts):,}\n{body}" + "note: counted in May\n" * lines
    assert wrong(source) == []
