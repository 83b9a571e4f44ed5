"""The table, summary, CSV, JSON and figure of test results."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import verify
from verify.model.report import Report
from verify.report import p_plot, statistics

PAPER = """One slope was steep, t(37) = 2.10, p = .04, another was not, F(1, 60) = 1.10, p = .02.
The third, z = 2.50, p < .05, and the last, r(40) = .31, p = .05; F = 3.3, p = .07.
In the appendix p = .30 stands alone."""


def report(*texts: str) -> Report:
    documents = [
        verify.Document.from_text(text, name=f"{n}.txt") for n, text in enumerate(texts, 1)
    ]
    return verify.check_documents(documents)


def test_rows_say_what_was_read_and_recomputed() -> None:
    rows = statistics.rows(report(PAPER))
    assert [(r.test_type, r.df1, r.df2, r.verdict) for r in rows] == [
        ("t", "", "37", "consistent"),
        ("F", "1", "60", "decision error"),
        ("Z", "", "", "consistent"),
        ("r", "", "40", "consistent"),
        ("F", "", "", "undecided"),
    ]
    first = rows[0]
    assert (first.low, first.high, first.tail) == ("2.095", "2.105", "two")
    assert first.computed_p is not None
    assert abs(first.computed_p - 0.0426) < 0.0001
    assert (first.line, first.raw) == (1, "t(37) = 2.10, p = .04")
    assert rows[-1].computed_p is None
    assert "degrees of freedom" in rows[-1].why


def test_a_summary_counts_every_document_and_all() -> None:
    found = statistics.summaries(report(PAPER, "We ran, t(9) = 2.00, p = .08.", "No figures."))
    assert [(s.source, s.p_values, s.results, s.judged, s.decision_errors) for s in found] == [
        ("1.txt", 6, 5, 4, 1),
        ("2.txt", 1, 1, 1, 0),
    ]
    total = statistics.total(found)
    assert (total.source, total.p_values, total.inconsistent) == ("all", 7, 1)
    assert found[1].apa_factor == 1


def test_a_folder_of_papers_is_summed_up_in_a_sentence() -> None:
    several = report(PAPER, "We ran, t(9) = 2.00, p = .08.", "No figures.")
    last = statistics.as_text(several).splitlines()[-1]
    assert last == "1 of 2 documents with judged results have an inconsistency, 1 a decision error"
    total = json.loads(statistics.as_json(several))["total"]
    assert (total["documents"], total["documents_inconsistent"]) == (2, 1)
    assert "documents with" not in statistics.as_text(report(PAPER))


def test_a_rank_test_has_its_own_name() -> None:
    rows = statistics.rows(report("It differed, H(2) = 8.20, p = .017, U(14, 12) = 48, p = .07."))
    assert [row.test_type for row in rows] == ["H", "U"]


def test_csv_has_the_columns_of_statcheck() -> None:
    rows = list(csv.DictReader(io.StringIO(statistics.as_csv(report(PAPER)))))
    assert tuple(rows[0])[:14] == statistics.STATCHECK_COLUMNS
    assert [row["error"] for row in rows] == ["FALSE", "TRUE", "FALSE", "FALSE", "NA"]
    assert [row["decision_error"] for row in rows] == ["FALSE", "TRUE", "FALSE", "FALSE", "NA"]
    assert (rows[0]["df1"], rows[0]["df2"], rows[0]["one_tailed_in_txt"]) == ("NA", "37", "FALSE")


def test_a_cell_never_runs_in_a_spreadsheet() -> None:
    text = statistics.as_csv(report("=2+5 and t(9) = -2.00, p = .08."))
    assert not any(cell.startswith("=2") for row in csv.reader(io.StringIO(text)) for cell in row)
    assert "-2.00" in text


def test_json_is_one_object() -> None:
    data = json.loads(statistics.as_json(report(PAPER)))
    assert data["schema_version"] == statistics.SCHEMA_VERSION
    assert len(data["results"]) == 5
    assert data["total"]["decision_errors"] == 1


def test_the_text_has_a_line_for_each_result() -> None:
    text = statistics.as_text(report(PAPER))
    assert text.count("consistent  ") + text.count("decision error  ") >= 4
    assert statistics.as_text(report("No figures.")).startswith("no test results")


def test_the_figure_is_well_formed_and_escaped() -> None:
    rows = statistics.rows(report(PAPER))
    hostile = rows[0]._replace(raw="<script>&\"'")
    root = ElementTree.fromstring(p_plot.plot_svg([hostile, *rows[1:]]))
    marks = [e for e in root if e.tag.endswith(("circle", "path"))]
    assert len(marks) == 4
    assert p_plot.plot_svg([]) == ""


def test_the_page_shows_the_results() -> None:
    from verify.report.outputs import render
    from verify.report.view import View

    page = render("html", report(PAPER), View(width=80, colour=False))
    assert 'id="tests"' in page
    assert "p reported" in page


TABLE = """# Results

| Effect | df | F | p |
|---|---|---|---|
| Dose | 2 | 4.31 | .018 |
| Day | 1 | 6.10 | .002 |
| Residuals | 57 | | |

| Item | *t*(41) | *p* |
|---|---|---|
| Speed | 2.47 | .018 |
| Calm | −0.60 | < .001 |
| Joy | 0.50 | ns |
"""


def test_results_in_tables_are_read_and_judged() -> None:
    document = verify.Document.from_text(TABLE, name="t.md", format="markdown")
    found = verify.check(document)
    rows = statistics.rows(found)
    assert [(r.test_type, r.df1, r.df2, r.test_value, r.verdict) for r in rows] == [
        ("F", "2", "57", "4.31", "consistent"),
        ("F", "1", "57", "6.10", "inconsistent"),
        ("t", "", "41", "2.47", "consistent"),
        ("t", "", "41", "-0.60", "decision error"),
        ("t", "", "41", "0.50", "consistent"),
    ]
    wrong = [c for c in found.checks if c.rule == "statistics/p-value" and c.message]
    assert wrong[0].expected_text == ".017"
    assert "p = .002" in wrong[0].message
    assert statistics.summaries(found)[0].p_values == 5
