from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import samples

from verify.model.errors import VerifyError
from verify.model.report import Suppressed, Why
from verify.model.rule import Severity
from verify.report import _terminal as terminal
from verify.report.outputs import format_of, names, relative, render
from verify.report.view import PLAIN, View

SCHEMA = Path(__file__).parent.parent / "docs" / "report.schema.json"


def test_full_marks_the_judged_number_and_the_others() -> None:
    lines = render("full", samples.report(), PLAIN).splitlines()
    at = next(i for i, line in enumerate(lines) if "The load went" in line)
    text, marks = lines[at], lines[at + 1]
    assert marks.index("^^^") == text.index("20%")
    assert marks.index("-----") == text.index("40 kg")
    assert "^^^^" not in marks


def test_full_shows_the_arithmetic() -> None:
    text = render("full", samples.report(), PLAIN)
    for part in ("stated", "20% [19.5, 20.5]%", "expected", "25% [22.2, 27.8]%", "(50 − 40) / 40"):
        assert part in text
    assert text.splitlines()[-2].startswith("1 error. 4 numbers:")
    assert text.endswith("\n1 can be mended with --fix --unsafe-fixes.\n")


def test_marks_stand_under_wide_characters() -> None:
    report = samples.report("合计 从40 kg到50 kg，增长20%。version 2\n")
    lines = render("full", report, PLAIN).splitlines()
    at = next(i for i, line in enumerate(lines) if "40 kg到" in line)
    before = lines[at][: lines[at].index("20%")]
    assert lines[at + 1].index("^^^") == terminal.width(before)


def test_no_line_is_wider_than_the_view() -> None:
    for width in (60, 100):
        report = samples.report("x " * 300 + samples.TEXT.replace("\n", " ") + "y" * 300)
        text = render("full", report, View(width=width))
        assert max(terminal.width(line) for line in text.splitlines()) <= width + 5


@pytest.mark.parametrize("format", ["full", "concise", "grouped", "text", "markdown"])
def test_a_hostile_document_cannot_drive_the_terminal(format: str) -> None:
    nasty = "\x1b]0;owned\x07\x1b[2J\u202e"
    report = samples.report(f"{nasty} 40 kg to 50 kg, {nasty} 20%, version 2", nasty)
    text = render(format, report, PLAIN)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text


def test_colour_is_only_colour() -> None:
    report = samples.report()
    painted = render("full", report, View(colour=True))
    assert "\x1b[1;31m" in painted
    plain = painted
    for code in ("1;31", "1;33", "1;34", "1;36", "32", "1", "2", "0"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == render("full", report, PLAIN)


def test_json_follows_its_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for view in (PLAIN, View(checks=True)):
        data = json.loads(render("json", samples.report(), view))
        jsonschema.validate(data, schema)
    assert data["findings"][0]["locations"][0]["text"] == "20%"
    assert data["checks"][0]["verdict"] == "inconsistent"
    assert data["summary"]["numbers"] == 4


def test_the_schema_refuses_what_is_not_said() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    data = json.loads(render("json", samples.report(), PLAIN))
    data["findings"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_json_lines_has_one_finding_a_line() -> None:
    lines = render("json-lines", samples.report(), PLAIN).splitlines()
    assert [json.loads(line)["rule"] for line in lines] == ["percent/change-mismatch"]


def test_concise_is_one_line_a_finding() -> None:
    lines = render("concise", samples.report(), PLAIN).splitlines()
    assert lines[0].startswith("story.txt:3:46: error[percent/change-mismatch] 40 kg to")
    assert len(lines) == 3


def test_grouped_names_the_document_once() -> None:
    assert render("grouped", samples.report(), PLAIN).count("story.txt") == 1


def test_markdown_escapes_the_document() -> None:
    text = "# <script>alert(1)</script> [x](http://y) | `z` went 40 kg to 50 kg, 20%, version 2"
    page = render("markdown", samples.report(text), PLAIN)
    assert "<script>" not in page
    assert "[x](" not in page
    assert "\\|" in page


def test_the_report_opens_with_its_coverage() -> None:
    text = render("text", samples.report(), PLAIN)
    assert text.splitlines()[0] == (
        "1 document, 4 numbers: 0 tested, 3 in conflict, 0 single, 1 not a quantity"
    )
    assert "version" in text
    assert "20% [19.5, 20.5]" in text


def test_a_level_hides_findings_from_view_only() -> None:
    report = samples.report()
    mild = report.findings[0]._replace(severity=Severity.INFO)
    shown = render("concise", report._replace(findings=(mild,)), View(min_level=Severity.WARNING))
    assert "change-mismatch" not in shown


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(VerifyError, match="full"):
        render("docx", samples.report(), PLAIN)


def test_formats_are_found_by_file_ending() -> None:
    assert format_of("out/report.html") == "html"
    assert format_of("report.unknown") == ""
    assert {"full", "json", "json-lines", "text", "markdown"} <= set(names())


def hostile() -> str:
    return 'a%0A::error::, "x" <b>&amp;</b> ]]> \x00\x1b €😀 went 40 kg to 50 kg, 20%, version 2'


def test_sarif_satisfies_a_strict_reader() -> None:
    from sarif_pydantic import Sarif

    text = render("sarif", samples.report(hostile(), "dir/ä b.txt"), PLAIN)
    log = Sarif.model_validate_json(text)
    (run,) = log.runs
    (result,) = run.results
    assert result.rule_id == "percent/change-mismatch"
    assert run.tool.driver.rules[result.rule_index].id == result.rule_id
    assert len(result.partial_fingerprints["verify/v1"]) == 16
    place = result.locations[0].physical_location
    assert place.artifact_location.uri == "dir/%C3%A4%20b.txt"
    line = hostile().split("20%")[0]
    assert place.region.start_column == len(line.encode("utf-16-le")) // 2 + 1
    assert [p.physical_location.region.snippet.text for p in result.related_locations] == [
        "40 kg",
        "50 kg",
    ]


def test_what_is_suppressed_is_kept_and_marked() -> None:
    from sarif_pydantic import Sarif

    report = samples.report()
    quiet = (
        Suppressed(report.findings[0], Why.COMMENT, "as the source has it"),
        Suppressed(report.findings[0], Why.BASELINE),
    )
    silent = report._replace(findings=(), suppressed=quiet, gone=3)
    text = render("sarif", silent, PLAIN)
    Sarif.model_validate_json(text)
    one, two = json.loads(text)["runs"][0]["results"]
    marked = {"kind": "inSource", "status": "accepted", "justification": "as the source has it"}
    assert one["suppressions"] == [marked]
    assert two["baselineState"] == "unchanged"
    data = json.loads(render("json", silent, PLAIN))
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert (data["summary"]["suppressed"], data["summary"]["gone"]) == (2, 3)
    assert "2 suppressed (1 by comment, 1 by baseline)" in render(
        "concise", silent, View(width=300)
    )


def test_junit_satisfies_its_reader() -> None:
    from junitparser import Failure, JUnitXml

    xml = JUnitXml.fromstring(render("junit", samples.report(hostile()), PLAIN).encode())
    (suite,) = list(xml)
    (case,) = list(suite)
    assert (suite.name, suite.failures, suite.tests) == ("story.txt", 1, 1)
    assert isinstance(case.result[0], Failure)
    assert case.result[0].message == samples.report().findings[0].message
    assert case._elem.get("line") == "1"


def test_junit_counts_a_clean_document_as_a_case_that_passes() -> None:
    from junitparser import JUnitXml

    clean = samples.report()._replace(findings=())
    (suite,) = list(JUnitXml.fromstring(render("junit", clean, PLAIN).encode()))
    assert (suite.tests, suite.failures) == (1, 0)


def test_github_commands_cannot_be_forged_by_a_document() -> None:
    report = samples.report(hostile(), "a,b:c\n::error::x.txt")
    forged = report.findings[0]._replace(message="50%\n::error::done")
    text = render("github", report._replace(findings=(forged,)), PLAIN)
    assert text.count("\n") == 1
    assert text.startswith("::error title=verify (percent/change-mismatch),file=a%2Cb%3Ac%0A")
    assert "::50%25%0A::error::done" in text


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("a.md", "a.md"),
        ("./a.md", "a.md"),
        ("b/../a.md", "a.md"),
        ("{here}/b/a.md", "b/a.md"),
        ("../a.md", "../a.md"),
        ("/elsewhere/a.md", "/elsewhere/a.md"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_paths_for_a_repository_s_tools_begin_where_the_run_did(name: str, path: str) -> None:
    assert relative(name.format(here=Path.cwd())) == path


def test_gitlab_fingerprints_are_unique() -> None:
    report = samples.report()
    twice = report._replace(findings=report.findings * 2)
    rows = json.loads(render("gitlab", twice, PLAIN))
    assert len({row["fingerprint"] for row in rows}) == 2
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert row["location"] == {"path": "story.txt", "lines": {"begin": 3}}


def test_rdjson_columns_count_bytes() -> None:
    data = json.loads(render("rdjson", samples.report("€😀 40 kg, 50 kg, 20%, version 2"), PLAIN))
    (row,) = data["diagnostics"]
    assert row["severity"] == "ERROR"
    start = row["location"]["range"]["start"]
    assert start == {"line": 1, "column": len("€😀 40 kg, 50 kg, ".encode()) + 1}
    assert row["suggestions"][0]["text"] == "25%"
