"""Declared facts and claims: where they bind, what they say, and when they bind nowhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import verify
from verify import pipeline
from verify.model.check import Check, Verdict
from verify.model.errors import RuleError
from verify.model.report import Report
from verify.model.rule import Severity
from verify.model.settings import Settings

FUND = """
facts:
  - about: [fund, Orchard, purchase]
    equals: $4.10 million + $4.05 million
    source: two filings
"""


def report(story: str, *texts: str, folder: Path, date: dt.date | None = None) -> Report:
    path = folder / "story.yaml"
    path.write_text(story, encoding="utf-8")
    documents = [
        verify.Document.from_text(text, name=f"{n}.txt", date=date) for n, text in enumerate(texts)
    ]
    return pipeline.run(documents, settings=Settings(rule_paths=(str(path),)))


def declared(story: str, *texts: str, folder: Path, date: dt.date | None = None) -> list[Check]:
    found = report(story, *texts, folder=folder, date=date)
    return [check for check in found.checks if check.rule.startswith("declared/")]


def test_a_fact_contradicts_a_number_a_thousand_times_too_large(tmp_path: Path) -> None:
    text = "The fund purchased over $8 billion of Orchard stock on Monday."
    (check,) = declared(FUND, text, folder=tmp_path)
    assert (check.verdict, check.severity) == (Verdict.INCONSISTENT, Severity.ERROR)
    assert check.assumption == "it is about 982 times too large: billion for million"
    assert check.expected_text == "$8.15 million"
    assert "= $8.15 million (two filings)" in check.arithmetic[0]
    assert [place.text for place in check.locations] == ["$8 billion"]


def test_a_fact_confirms_what_rounds_to_it(tmp_path: Path) -> None:
    text = "The fund bought $8.2 million of shares in Orchard."
    (check,) = declared(FUND, text, folder=tmp_path)
    assert (check.verdict, check.how) == (Verdict.CONSISTENT, "by rounding")


def test_a_fact_that_binds_nowhere_is_a_warning(tmp_path: Path) -> None:
    text = "Fund managers spent $16 billion on chips. Orchard was quiet."
    found = report(FUND, text, folder=tmp_path)
    (finding,) = found.findings
    assert finding.severity is Severity.WARNING
    assert "no number stands where the declared fact binds" in finding.message


def test_the_words_may_stand_in_the_heading(tmp_path: Path) -> None:
    story = "facts:\n  - about: [Bridge, length]\n    equals: 1,240 m\n"
    text = "# The Bridge\n\nIts length is 1,420 m.\n"
    path = tmp_path / "s.yaml"
    path.write_text(story)
    document = verify.Document.from_text(text, format="markdown")
    found = verify.check(document, settings=Settings(rule_paths=(str(path),)))
    (check,) = (c for c in found.checks if c.rule == "declared/fact")
    assert check.verdict is Verdict.INCONSISTENT
    assert check.assumption == "two digits are transposed"


@pytest.mark.parametrize(
    ("entry", "text", "verdict"),
    [
        ("min: 40 tonnes", "The crane lifts 38 tonnes.", Verdict.INCONSISTENT),
        ("min: 40 tonnes", "The crane lifts 41 tonnes.", Verdict.CONSISTENT),
        ("max: 40 tonnes", "The crane lifts 41 tonnes.", Verdict.INCONSISTENT),
        ("between: [40 tonnes, 50 tonnes]", "The crane lifts 45 tonnes.", Verdict.CONSISTENT),
        ("between: [40 tonnes, 50 tonnes]", "The crane lifts 55 tonnes.", Verdict.INCONSISTENT),
        ("less than: 40 tonnes", "The crane lifts 45 tonnes.", Verdict.INCONSISTENT),
        ("equals: 40 tonnes", "The crane lifts 40,000 kg.", Verdict.CONSISTENT),
        ("equals: 40 tonnes\n    tolerance: within 10%", "The crane lifts 43 tonnes.", Verdict.CONSISTENT),
        ("equals: 40 tonnes\n    tolerance: within 1%", "The crane lifts 43 tonnes.", Verdict.INCONSISTENT),
        ("equals: 40 tonnes\n    tolerance: exactly", "The crane lifts 40.2 tonnes.", Verdict.INCONSISTENT),
    ],
)  # fmt: skip
def test_relations_and_tolerances(entry: str, text: str, verdict: Verdict, tmp_path: Path) -> None:
    (check,) = declared(f"facts:\n  - about: crane\n    {entry}\n", text, folder=tmp_path)
    assert check.verdict is verdict


def test_a_fact_at_the_rate_of_a_day(tmp_path: Path) -> None:
    story = (
        "facts:\n  - about: [plan]\n    equals: 380 billion CNY\n"
        "    tolerance: at the rate of 2025-02-24\n"
    )
    (right,) = declared(story, "The plan costs $53 billion.", folder=tmp_path)
    assert right.verdict is Verdict.CONSISTENT
    (wrong,) = declared(story, "The plan costs $35 billion.", folder=tmp_path)
    assert wrong.verdict is Verdict.INCONSISTENT


def test_a_fact_holds_in_its_period_only(tmp_path: Path) -> None:
    story = "facts:\n  - about: [crane]\n    equals: 40 tonnes\n    until: 2024-12-31\n"
    text = "The crane lifts 45 tonnes."
    (old,) = declared(story, text, folder=tmp_path, date=dt.date(2024, 5, 1))
    assert old.verdict is Verdict.INCONSISTENT
    (new,) = declared(story, text, folder=tmp_path, date=dt.date(2025, 5, 1))
    assert new.reason == "binds nowhere"


def test_readings_are_found_in_the_documents(tmp_path: Path) -> None:
    story = 'claims:\n  - claim: "YTD 41% vs 46%"\n'
    texts = ("Gains for the year-to-date topped 41%.", "It is up more than 46% year to date.")
    (check,) = declared(story, *texts, folder=tmp_path)
    assert (check.verdict, check.how) == (Verdict.CONSISTENT, "as a bound")
    assert check.severity is Severity.INFO
    assert {(p.document, p.text) for p in check.locations} == {("0.txt", "41%"), ("1.txt", "46%")}


def test_a_claim_with_a_severity_is_an_error(tmp_path: Path) -> None:
    story = 'claims:\n  - claim: "412 + 287 = 700"\n    severity: error\n'
    found = report(story, "Nothing of the kind.", folder=tmp_path)
    assert [f.severity for f in found.findings] == [Severity.ERROR]


def test_dates_of_documents_are_declared(tmp_path: Path) -> None:
    story = 'documents:\n  - file: "0*.txt"\n    date: 2025-09-24\n'
    found = report(story, "A text.", "Another.", folder=tmp_path)
    assert [d.date for d in found.documents] == [dt.date(2025, 9, 24), None]
    caller = report(story, "A text.", folder=tmp_path, date=dt.date(2024, 1, 1))
    assert [d.date for d in caller.documents] == [dt.date(2024, 1, 1)]


def test_every_fault_of_a_story_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(
        "claims:\n"
        '  - claim: "3 kg = 4 miles"\n'
        '  - claim: "3 kg"\n'
        "    tolerence: 2%\n"
        "facts:\n"
        "  - about: [a]\n"
        "    equals: nothing\n"
        "  - about: [b]\n"
        "  - about: [c]\n"
        "    equals: 3 kg\n"
        "    tolerance: a bit\n"
        "documents:\n"
        "  - file: x\n"
        "    date: 24 May\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleError) as caught:
        pipeline.run((), settings=Settings(rule_paths=(str(path),)))
    told = [f"{f.where.rpartition(':')[2]} {f.message}" for f in caught.value.faults]
    for line, what in (
        (2, "measure different things"),
        (3, "no sign of comparison"),
        (4, "unknown key"),
        (7, "no quantity"),
        (8, "says nothing of a number"),
        (11, "unknown 'a bit'"),
        (14, "is no day"),
    ):
        assert any(t.startswith(f"{line} ") and what in t for t in told), (line, what, told)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "src").mkdir()
    for name in "abc":
        (tmp_path / "src" / f"{name}.py").write_text(
            "def one():\n    pass\n\ndef two():\n    pass\n"
        )
    (tmp_path / "package.json").write_text('{"limits": [{"rate": 1.50}, {"rate": 60}]}')
    (tmp_path / "project.toml").write_text('[tool]\nsize = "12 MB"\n')
    (tmp_path / "more.yaml").write_text("a:\n  - x: 7\n  - y: 0.50\n")
    return tmp_path / "docs"


@pytest.mark.parametrize(
    ("value", "text", "verdict"),
    [
        ('{glob: "../src/*.py", unit: modules}', "The tool has 3 modules.", Verdict.CONSISTENT),
        ('{glob: "../src/*.py", unit: modules}', "The tool has 4 modules.", Verdict.INCONSISTENT),
        ('{lines: "def *", in: "../src/*.py"}', "The tool: 6", Verdict.CONSISTENT),
        ('{lines: "def *", in: "../src/*.py"}', "The tool: 8", Verdict.INCONSISTENT),
        ('{file: ../package.json, key: "limits[1].rate", unit: seconds}', "The tool waits 60 seconds.", Verdict.CONSISTENT),
        ('{file: ../package.json, key: "limits[0].rate", unit: seconds}', "The tool waits 1.6 seconds.", Verdict.INCONSISTENT),
        ("{file: ../package.json, key: limits, unit: limits}", "The tool has 2 limits.", Verdict.CONSISTENT),
        ("{file: ../project.toml, key: tool.size}", "The tool is 12 MB large.", Verdict.CONSISTENT),
        ('{file: ../more.yaml, key: "a[1].y", unit: "%"}', "The tool needs 0.5%.", Verdict.CONSISTENT),
    ],
)  # fmt: skip
def test_values_from_the_repository(value: str, text: str, verdict: Verdict, project: Path) -> None:
    (check,) = declared(f"facts:\n  - about: tool\n    equals: {value}\n", text, folder=project)
    assert check.verdict is verdict


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("{file: ../gone.json, key: a}", "there is no file ../gone.json"),
        ("{file: ../package.json, key: limits.gone}", "../package.json has no limits.gone"),
        ("{file: ../../secret.json, key: a}", "there is no file ../../secret.json"),
        ("{file: /etc/hosts.json, key: a}", "is not a path from the rule file's folder"),
        ('{glob: "../src/*.rs"}', "no file is named ../src/*.rs"),
        ('{glob: "../../*"}', "no file is named ../../*"),
        ('{lines: "x", in: "../none/*"}', "no file is named ../none/*"),
    ],
)
def test_an_anchor_that_disappeared_does_not_pass(value: str, why: str, project: Path) -> None:
    (project.parent.parent / "secret.json").write_text('{"a": 1}')
    found = report(
        f"facts:\n  - about: tool\n    equals: {value}\n", "The tool: 3 files.", folder=project
    )
    (finding,) = found.findings
    assert finding.severity is Severity.WARNING
    assert why in finding.message


def test_a_table_of_facts(project: Path) -> None:
    (project / "facts.csv").write_text(
        'about,equals,source\ncrane;lifts,40 tonnes,data sheet\nbridge,"1,240 m",survey\n'
    )
    story = "facts:\n  - table: facts.csv\n"
    checks = declared(
        story, "The crane lifts 43 tonnes.", "The bridge is 1,240 m long.", folder=project
    )
    assert [c.verdict for c in checks] == [Verdict.INCONSISTENT, Verdict.CONSISTENT]
    assert "(data sheet)" in checks[0].message


def test_every_fault_of_a_table_is_told_with_its_line(project: Path) -> None:
    (project / "facts.csv").write_text("about,equals,colour\ncrane,nothing,\n,3 kg,\nbridge,,red\n")
    with pytest.raises(RuleError) as caught:
        declared("facts:\n  - table: facts.csv\n", "x", folder=project)
    lines = {int(f.where.rpartition(":")[2]) for f in caught.value.faults}
    assert lines == {2, 3, 4}


TABLE = """| Revenue, in millions | 2023 | 2024 |
|---|---:|---:|
| North | 41.2 | 44.8 |
| South | 38.0 | 36.9 |
"""


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        ("about: [North, 2024]\n    equals: $44.8 million", Verdict.CONSISTENT),
        ("about: [North, 2024]\n    equals: $48.4 million", Verdict.INCONSISTENT),
        ("about: [South, 2023]\n    max: $37 million", Verdict.INCONSISTENT),
    ],
)
def test_a_fact_binds_to_the_cell_of_its_row_and_column(
    fact: str, verdict: Verdict, tmp_path: Path
) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(f"facts:\n  - {fact}\n")
    document = verify.Document.from_text(TABLE, format="markdown")
    found = pipeline.run((document,), settings=Settings(rule_paths=(str(path),)))
    (check,) = (c for c in found.checks if c.rule == "declared/fact")
    assert check.verdict is verdict
    if "48.4" in fact:
        assert check.severity is Severity.WARNING  # the cell itself says no unit
        assert check.expected_text == "48.4"  # as the table prints it, in millions


@pytest.mark.parametrize(
    ("more", "verdict", "severity"),
    [
        ("", Verdict.UNDECIDED, Severity.INFO),
        ("    within: 10%\n", Verdict.CONSISTENT, Severity.WARNING),
        ("    within: 1%\n", Verdict.INCONSISTENT, Severity.WARNING),
        ("    within: 1%\n    severity: error\n", Verdict.INCONSISTENT, Severity.ERROR),
        ("    severity: error\n", Verdict.INCONSISTENT, Severity.ERROR),
    ],
)
def test_two_readings_are_judged_where_a_limit_is_set(
    more: str, verdict: Verdict, severity: Severity, tmp_path: Path
) -> None:
    story = f'claims:\n  - claim: "107% vs 112%"\n{more}'
    (check,) = declared(story, "Nothing of the kind.", folder=tmp_path)
    assert (check.verdict, check.severity) == (verdict, severity)


def test_a_fact_may_be_about_a_year(tmp_path: Path) -> None:
    story = "facts:\n  - about: [revenue, 2024]\n    equals: 400 million EUR\n"
    (check,) = declared(story, "Revenue in 2024 was 412 million euros.", folder=tmp_path)
    assert check.verdict is Verdict.INCONSISTENT


@pytest.mark.parametrize(
    ("ends", "fault"),
    [
        ("6500 hours, 6000 hours", "ends before it begins: 6500 hours is more than 6000 hours"),
        ("6500 hours, 250 days", "ends before it begins: 6500 hours is more than 250 days"),
        ("6 tonnes, 6500 hours", "the ends are of different units"),
    ],
)
def test_ends_of_a_range_that_cannot_be_its_ends(ends: str, fault: str, tmp_path: Path) -> None:
    story = f"facts:\n  - about: [crane]\n    between: [{ends}]\n"
    with pytest.raises(RuleError) as raised:
        declared(story, "The crane ran 6,200 hours.", folder=tmp_path)
    assert fault in str(raised.value)


def test_ends_of_a_range_in_two_units(tmp_path: Path) -> None:
    story = "facts:\n  - about: [crane]\n    between: [250 days, 6500 hours]\n"
    low, high = (
        declared(story, f"The crane ran {hours} hours.", folder=tmp_path)[0].verdict
        for hours in ("6,200", "6,900")
    )
    assert (low, high) == (Verdict.CONSISTENT, Verdict.INCONSISTENT)


def test_a_bare_value_binds_to_how_many_times(tmp_path: Path) -> None:
    story = "facts:\n  - about: [retries]\n    equals: 5\n"
    (check,) = declared(story, "The client retries 3 times.", folder=tmp_path)
    assert check.verdict is Verdict.INCONSISTENT
