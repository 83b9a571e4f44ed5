"""Agreement: which numbers of two texts are one fact, and which can never be."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis.strategies import integers, permutations, sampled_from

import verify
from verify.match.facts import facts, stem
from verify.match.slip import slip
from verify.model.document import Document
from verify.model.report import Report

PLACE = "The Arkle reservoir in the Ullen valley held {} megalitres when the survey ended."
OTHER = "When the survey of the Ullen valley ended, the Arkle reservoir held {} megalitres."
UNRELATED = (
    "A ferry was late on Tuesday.",
    "The choir sang four songs by candlelight.",
    "Nobody in the bakery could explain the smell.",
)


def compared(*texts: str, dates: tuple[str, ...] = ()) -> Report:
    days = [dt.date.fromisoformat(d) for d in dates] or [None] * len(texts)
    return verify.check_documents(
        Document.from_text(text, name=f"{i}", date=day)
        for i, (text, day) in enumerate(zip(texts, days, strict=True))
    )


def conflicts(report: Report) -> list[set[str]]:
    return [
        {loc.text for loc in f.locations}
        for f in report.findings
        if f.rule in ("agreement/value-conflict", "agreement/headline-number")
    ]


@given(value=integers(1000, 99_999))
def test_a_fact_told_twice_alike_is_confirmed(value: int) -> None:
    report = compared(PLACE.format(f"{value:,}"), OTHER.format(f"{value:,}"))
    assert not conflicts(report)
    assert any(c.rule == "agreement/value-conflict" and c.how == "exactly" for c in report.checks)


@given(value=integers(10_500, 99_499))
def test_rounding_one_of_them_is_no_conflict(value: int) -> None:
    report = compared(PLACE.format(f"{value:,}"), OTHER.format(f"about {round(value, -3):,}"))
    assert not conflicts(report)


def test_swapped_digits_are_a_conflict() -> None:
    assert conflicts(compared(PLACE.format("41,200"), OTHER.format("42,100"))) == [
        {"41,200 megalitres", "42,100 megalitres"}
    ]


def test_a_power_of_ten_is_a_conflict() -> None:
    assert conflicts(compared(PLACE.format("41,200"), OTHER.format("4,120")))


@given(order=permutations(UNRELATED), at=sampled_from([0, 1, 2, 3]))
def test_unrelated_sentences_change_nothing(order: list[str], at: int) -> None:
    sentences = [*order[:at], OTHER.format("42,100"), *order[at:]]
    assert len(conflicts(compared(PLACE.format("41,200"), " ".join(sentences)))) == 1


def test_the_order_of_the_documents_changes_no_verdict() -> None:
    texts = (PLACE.format("41,200"), OTHER.format("42,100"))
    assert conflicts(compared(*texts)) == conflicts(compared(*reversed(texts)))


def test_last_years_figure_beside_this_years_is_no_conflict() -> None:
    both = "The Arkle reservoir in the Ullen valley held 41,200 megalitres, against 42,100 then."
    assert not conflicts(compared(both, OTHER.format("41,200")))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Shares of Tamura Glass rose 4% in Tokyo.", "Shares of Tamura Glass rose 6.5% in London."),
        ("Revenue at Ostrava Tools rose 26%.", "Profit at Ostrava Tools rose 28%."),
        (
            "The trust had 38 beds in its Bergen clinic at the year end.",
            "The trust had 83 nurses in its Bergen clinic at the year end.",
        ),
        (
            "Officials put the number of homes without power in Arkle at 12,000.",
            "Officials put the number of homes in Arkle at about 12,400.",
        ),
    ],
)
def test_two_facts_are_not_one(first: str, second: str) -> None:
    assert not conflicts(compared(first, second))


def test_a_later_text_may_differ() -> None:
    first = "Fire had consumed 2,400 hectares above Porto by Thursday morning."
    second = "Fire had consumed 3,750 hectares above Porto by Friday morning."
    assert not conflicts(compared(first, second, dates=("2024-08-15", "2024-08-16")))


def test_a_source_is_what_the_others_are_held_against() -> None:
    from verify import pipeline
    from verify.model.settings import Settings
    from verify.report.shared import unsourced

    story = Document.from_text(OTHER.format("42,100") + " It cost £3m.", name="story")
    release = Document.from_text(PLACE.format("41,200"), name="release")
    report = pipeline.run([story, release], together=True, settings=Settings(sources=("release",)))
    (finding,) = report.findings
    assert finding.locations[0].document == "story"
    assert "the source, release, says “41,200 megalitres”" in finding.message
    assert str(finding.expected) == "41,200 megalitres"
    assert {q.surface for q in unsourced(report)["story"]} == {"£3m"}


def test_a_headline_must_agree_with_its_story() -> None:
    text = (
        "Seven held after raid on Arkle depot\n\nNine men were held when police raided the depot."
    )
    report = verify.check(Document.from_text(text, name="story"))
    assert conflicts(report) == [{"Seven", "Nine"}]


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("41,200 km", "42,100 km", "digits swapped"),
        ("$3.8 billion", "$3.8 million", "a power of ten"),
        ("1,246 people", "1,276 people", "one digit"),
        ("42 miles", "42 km", "the same number in another unit"),
        ("12 people", "31 people", ""),
        ("10 people", "1 people", ""),
    ],
)
def test_slips_have_names(a: str, b: str, name: str) -> None:
    (one,), (two,) = verify.quantities(a), verify.quantities(b)
    assert slip(one, two) == slip(two, one) == name


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("residents", "people"),
        ("turnover", "revenue"),
        ("pupils", "students"),
        ("homes", "dwelling"),
    ],
)
def test_synonyms_have_one_stem(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def test_a_fact_knows_its_place_and_measure() -> None:
    from verify import extract
    from verify.model.settings import DEFAULT

    document = Document.from_text("Cloud revenue in Japan rose 26%, while American profit fell 3%.")
    first, second = facts(extract.read(document, DEFAULT), 0)
    assert (first.measure, first.places) == ("revenue", {"Japan"})
    assert (second.measure, second.places) == ("profit", {"United States"})


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("is expected to make 3,400 castings", "made 3,400 castings", True),
        ("aims for 3,400 castings", "made 3,400 castings", True),
        ("is expected to make 3,400 castings", "is forecast to make 3,400 castings", False),
        ("made 3,400 castings", "has made 3,400 castings", False),
    ],
)
def test_a_forecast_that_became_a_fact_is_told(first: str, second: str, told: bool) -> None:
    report = compared(f"The Hallam foundry {first}.", f"In Hallam the foundry {second}.")
    found = [f for f in report.findings if f.rule == "agreement/modality-drift"]
    assert bool(found) == told
    assert all(f.severity == "info" for f in found)


PRICES = (
    "# Prices: {town}\n\nA double room costs £{a} a night and a suite £{b}. Parking is £{c} a day.\n"
    "The inn has {d} rooms and lies {e} m from the station."
)


def test_texts_filled_in_from_one_pattern_are_of_different_things() -> None:
    one = Document.from_text(PRICES.format(town="Holm", a=84, b=190, c=9, d=31, e=450), name="a")
    two = Document.from_text(PRICES.format(town="Orla", a=48, b=210, c=9, d=13, e=540), name="b")
    report = verify.check_documents([one, two])
    assert not [f for f in report.findings if f.rule.startswith("agreement/")]


def test_a_copy_with_one_other_figure_is_in_conflict() -> None:
    one = Document.from_text(PRICES.format(town="Holm", a=84, b=190, c=9, d=31, e=450), name="a")
    two = Document.from_text(PRICES.format(town="Holm", a=84, b=190, c=9, d=31, e=540), name="b")
    report = verify.check_documents([one, two])
    assert [f.rule for f in report.findings] == ["agreement/value-conflict"]


def test_a_forecast_is_quoted_with_the_words_of_each_text() -> None:
    one = "Outlays for kilns in Lyon exceed $4 billion, says Tamura Glass."
    two = "Tamura Glass expects outlays for kilns in Lyon to reach around $4 billion."
    documents = [Document.from_text(t, name=n) for n, t in (("one", one), ("two", two))]
    (found,) = (
        f
        for f in verify.check_documents(documents).findings
        if f.rule == "agreement/modality-drift"
    )
    assert "as a fact in one (“exceed $4 billion”)" in found.message
    assert "two (“around $4 billion”)" in found.message
