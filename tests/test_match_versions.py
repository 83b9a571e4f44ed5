"""Versions of one report, and reports that look back to the year before."""

from __future__ import annotations

import datetime as dt

import pytest

from verify import pipeline
from verify.model.document import Document
from verify.model.report import Report
from verify.model.settings import Settings

OLD = (
    "The six reservoirs held 41% of capacity on Thursday. Rain at Thornsett was 14 mm. "
    "No ban is planned at Holm. In short, the reservoirs are 41% full."
)
THEN = "Tarn Foods made an adjusted profit of £24.8m. The group had 1,182 employees."


def told(report: Report, rule: str) -> list[str]:
    return [f.locations[0].text for f in report.findings if f.rule == rule]


def revised(new: str, *, settings: Settings | None = None) -> Report:
    documents = [Document.from_text(OLD, name="old"), Document.from_text(new, name="new")]
    return pipeline.run(documents, together=True, settings=settings or Settings())


def test_a_number_left_behind_by_a_revision_is_told() -> None:
    report = revised(OLD.replace("held 41%", "held 37%"))
    assert told(report, "agreement/stale-figure") == ["41%"]
    (finding,) = (f for f in report.findings if f.rule == "agreement/stale-figure")
    assert finding.locations[0].document == "new"
    assert str(finding.expected) == "37%"


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        OLD.replace("41%", "37%"),
        OLD.replace("held 41%", "held 37%").replace(
            "are 41% full", "were said to be 41% full before"
        ),
        OLD.replace("14 mm", "15 mm"),
    ],
)
def test_a_revision_that_is_whole_is_left_alone(new: str) -> None:
    assert not told(revised(new), "agreement/stale-figure")


def test_what_a_revision_changes_is_no_conflict() -> None:
    new = OLD.replace("41%", "47%").replace("14 mm", "41 mm")
    assert told(revised(new), "agreement/value-conflict")
    assert not told(revised(new, settings=Settings(revision=True)), "agreement/value-conflict")


def test_the_later_dated_version_is_the_newer() -> None:
    new = Document.from_text(
        OLD.replace("held 41%", "held 37%"), name="new", date=dt.date(2022, 8, 16)
    )
    old = Document.from_text(OLD, name="old", date=dt.date(2022, 8, 12))
    report = pipeline.run([new, old], together=True)
    (finding,) = (f for f in report.findings if f.rule == "agreement/stale-figure")
    assert finding.locations[0].document == "new"


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("Adjusted profit rose to £31.2m from £28.4m a year earlier at Tarn Foods.", ["£28.4m"]),
        ("Adjusted profit rose to £31.2m from £24.8m a year earlier at Tarn Foods.", []),
        ("Adjusted profit of Tarn Foods was £31.2m (2023: £28.4m).", ["£28.4m"]),
        ("Tarn Foods made an adjusted profit of £28.4m.", []),
        ("The group had 1,240 employees, against 1,128 last year.", ["1,128"]),
    ],
)
def test_comparatives_are_tied_to_what_was_said_then(now: str, found: list[str]) -> None:
    documents = [Document.from_text(now, name="now"), Document.from_text(THEN, name="then")]
    report = pipeline.run(documents, together=True, settings=Settings(priors=("then",)))
    assert told(report, "agreement/comparative-mismatch") == found
    assert not told(report, "agreement/value-conflict")


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (
            "The museum's new wing opens on 15 June with 620 works and cost €42m.",
            "With 620 works, the museum's €42m wing is to open on 16 June.",
            ["16 June"],
        ),
        (
            "The treaty was signed on 4 May 1949 by 10 states; 830 people work there.",
            "Ten states signed the treaty on 5 May 1949. Now 830 people work there.",
            ["5 May 1949"],
        ),
        (
            "The wing opens on 15 June with 620 works and cost €42m.",
            "With 620 works, the €42m wing is to open on 15 June. Members meet on 14 June.",
            [],
        ),
        (
            "The bridge was begun in 1886 and opened in 1894. It is 268 metres long: £1.2m.",
            "At 268 metres and £1.2m, the bridge that opened in 1894 was repaired in 1982.",
            [],
        ),
    ],
)
def test_written_dates_of_one_event(first: str, second: str, found: list[str]) -> None:
    documents = [Document.from_text(first, name="a"), Document.from_text(second, name="b")]
    assert told(pipeline.run(documents, together=True), "agreement/date-conflict") == found
