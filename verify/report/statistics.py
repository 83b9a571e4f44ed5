"""Test results for their people: each reported p beside the recomputed one.

In: a report. Out: one `Row` for every test result of its documents, those that could not
be judged too; a summary for each document; both as text, JSON and CSV. The CSV has the
columns of the R package statcheck, then ours. The figure is `verify.report.p_plot`.

Source: https://CRAN.R-project.org/package=statcheck, `statcheck()`, section Value.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from verify.judge import probability, ranks, significance
from verify.model.check import Check, Location, Verdict
from verify.model.report import Report
from verify.model.rule import Severity
from verify.model.statistic import TestResult
from verify.named import NamedTuple

LAW = "p_value"
SCHEMA_VERSION = 1
STATCHECK_COLUMNS = (
    "source",
    "test_type",
    "df1",
    "df2",
    "test_comp",
    "test_value",
    "p_comp",
    "reported_p",
    "computed_p",
    "raw",
    "error",
    "decision_error",
    "one_tailed_in_txt",
    "apa_factor",
)
OWN_COLUMNS = ("line", "column", "place", "low_p", "high_p", "tail", "verdict", "why")
_DF2_TESTS = ("t", "r", "rs", "tau")  # statcheck puts their degrees of freedom into df2
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


class Row(NamedTuple):
    """One test result: as reported, as recomputed, and what was made of it.

    `low` and `high` bound the statistic as rounded, `low_p` and `high_p` the p values that
    follow; `computed_p` is p at the statistic as printed. `tail` is the one that was used:
    "two", "one" or "upper". `verdict` is "consistent", "inconsistent", "decision error" or
    "undecided", and `why` says how or why.
    """

    source: str
    line: int
    column: int
    place: str
    test_type: str
    df1: str
    df2: str
    test_comp: str
    test_value: str
    low: str
    high: str
    p_comp: str
    reported_p: str
    computed_p: float | None
    low_p: float | None
    high_p: float | None
    tail: str
    head: str
    raw: str
    verdict: str
    why: str
    one_tailed_in_txt: bool


class Summary(NamedTuple):
    """How the results of one document, or of all, came out.

    `p_values` counts every p in the text and `apa_factor` the share of them that belong to
    a result that could be judged.
    """

    source: str
    results: int
    judged: int
    undecided: int
    inconsistent: int
    decision_errors: int
    p_values: int

    @property
    def apa_factor(self) -> float | None:
        """The share of p values that were judged; None where there is none."""
        return min(1.0, self.judged / self.p_values) if self.p_values else None


def rows(report: Report) -> tuple[Row, ...]:
    """Return a row for every test result, in the order of the documents and their text."""
    order = {document.name: index for index, document in enumerate(report.documents)}
    found = _results(report)
    found.sort(key=lambda pair: (order.get(pair[1].document.name, 0), pair[1].statistic.span))
    return tuple(_row(check, result) for check, result in found)


def summaries(report: Report) -> tuple[Summary, ...]:
    """Return a summary of each document that has results or p values."""
    table = rows(report)
    found = []
    for document in report.documents:
        own = [row for row in table if row.source == document.name]
        ps = {q.span for q in report.quantities if q.measure == "p" and q.document is document}
        ps |= {r.p.span for _, r in _results(report) if r.p is not None and r.document is document}
        if own or ps:
            found.append(_summary(document.name, own, len(ps)))
    return tuple(found)


def total(found: Sequence[Summary]) -> Summary:
    """Return the sum of summaries."""
    sums = [sum(values) for values in zip(*(one[1:] for one in found), strict=True)]
    return Summary("all", *(sums or [0] * (len(Summary._fields) - 1)))


def cells(report: Report) -> list[tuple[str, ...]]:
    """Return the table of results as texts, free of control characters."""
    return [_clean(_cells(row)) for row in rows(report)]


def as_text(report: Report) -> str:
    """Return the table of results and the summary of documents, for a terminal."""
    table, found = rows(report), summaries(report)
    if not found:
        return "no test results and no p values\n"
    lines: list[str] = []
    if table:
        titles = ("place", "result", "p reported", "p recomputed", "tail", "verdict", "why")
        lines = [*_aligned([titles, *map(_cells, table)]), ""]
    heads = ("document", "p values", "results", "judged", "inconsistent", "decision errors")
    shown = [*found, total(found)] if len(found) > 1 else list(found)
    counts = [
        (
            one.source,
            *map(str, (one.p_values, one.results, one.judged, one.inconsistent)),
            str(one.decision_errors),
        )
        for one in shown
    ]
    shares = [_papers(found)] if len(found) > 1 else []
    return "\n".join([*lines, *_aligned([heads, *counts]), *shares]) + "\n"


def _papers(found: Sequence[Summary]) -> str:
    """Return how many documents of those with results have an inconsistency."""
    tested = [one for one in found if one.judged]
    wrong = sum(one.inconsistent > 0 for one in tested)
    decisive = sum(one.decision_errors > 0 for one in tested)
    return (
        f"\n{wrong} of {len(tested)} documents with judged results have an inconsistency, "
        f"{decisive} a decision error"
    )


def as_json(report: Report) -> str:
    """Return everything as one JSON object."""
    found = summaries(report)
    data = {
        "schema_version": SCHEMA_VERSION,
        "results": [row._asdict() for row in rows(report)],
        "documents": [one._asdict() | {"apa_factor": one.apa_factor} for one in found],
        "total": total(found)._asdict()
        | {
            "documents": sum(one.judged > 0 for one in found),
            "documents_inconsistent": sum(one.inconsistent > 0 for one in found),
            "documents_with_decision_errors": sum(one.decision_errors > 0 for one in found),
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_csv(report: Report) -> str:
    """Return the results as CSV: statcheck's columns with its values, then ours."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*STATCHECK_COLUMNS, *OWN_COLUMNS])
    factors = {one.source: one.apa_factor for one in summaries(report)}
    for row in rows(report):
        wrong = row.verdict in ("inconsistent", "decision error")
        known = {
            **row._asdict(),
            "error": _logical(wrong, row),
            "decision_error": _logical(row.verdict == "decision error", row),
            "one_tailed_in_txt": str(row.one_tailed_in_txt).upper(),
            "apa_factor": factors.get(row.source),
        }
        cells = [known[name] for name in (*STATCHECK_COLUMNS, *OWN_COLUMNS)]
        writer.writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _results(report: Report) -> list[tuple[Check, TestResult]]:
    """Return every judged test result with its check."""
    return [(check, found) for check in report.checks if (found := _result(check)) is not None]


def _result(check: Check) -> TestResult | None:
    """Return the test result that a check judged, None where it judged another thing."""
    result = check.claim.extra.get("result")
    return result if check.claim.rule.law == LAW and isinstance(result, TestResult) else None


def _row(check: Check, result: TestResult) -> Row:
    """Return the row of one judged result."""
    place = Location(result.document, result.span)
    first = str(result.df1.value) if result.df1 is not None else ""
    second = str(result.df2.value) if result.df2 is not None else ""
    if result.test in _DF2_TESTS:
        first, second = "", first
    halved = any("(one-tailed)" in line for line in check.arithmetic)
    point, ends = _computed(result, halved)
    interval, known = result.statistic.interval, result.statistic.magnitude
    two = "two" if result.test in ("t", "r", "z", *ranks.RANKED) else "upper"
    return Row(
        source=result.document.name,
        line=place.line,
        column=place.column,
        place=place.place,
        test_type=result.name,
        df1=first,
        df2=second,
        test_comp=result.relation,
        test_value=str(known) if known is not None else "",
        low=str(interval.low) if known is not None else "",
        high=str(interval.high) if known is not None else "",
        p_comp=result.p_relation,
        reported_p=str(result.p.magnitude) if result.p and result.p.magnitude is not None else "",
        computed_p=point,
        low_p=ends[0] if ends else None,
        high_p=ends[1] if ends else None,
        tail="one" if halved else two,
        head=probability.head(result),
        raw=" ".join(result.surface.split()),
        verdict=_verdict(check),
        why=_why(check),
        one_tailed_in_txt=bool(check.claim.extra.get("one_tailed")),
    )


def _computed(result: TestResult, halved: bool) -> tuple[float | None, tuple[float, float] | None]:
    """Return p at the printed statistic and the ends of its range, where they exist."""
    if not significance.computable(result):
        return None, None
    try:
        point = significance.nominal(result, one_tailed=halved).p
        return point, significance.p_range(result, one_tailed=halved).ends
    except ValueError:  # a correlation above one has no p
        return None, None


def _verdict(check: Check) -> str:
    """Return the verdict in one or two words."""
    moved = check.severity is Severity.ERROR and check.expected is not None
    if check.verdict is Verdict.INCONSISTENT and moved:
        return "decision error"
    return str(check.verdict)


def _why(check: Check) -> str:
    """Return how a result holds, or why it does not or was not judged."""
    if check.verdict is Verdict.UNDECIDED:
        return check.reason
    if check.verdict is Verdict.CONSISTENT:
        return check.how
    return f"{check.message}; {check.assumption}" if check.assumption else check.message


def _summary(source: str, own: Sequence[Row], ps: int) -> Summary:
    """Return the summary of one document's rows."""
    return Summary(
        source=source,
        results=len(own),
        judged=sum(row.verdict != "undecided" for row in own),
        undecided=sum(row.verdict == "undecided" for row in own),
        inconsistent=sum(row.verdict in ("inconsistent", "decision error") for row in own),
        decision_errors=sum(row.verdict == "decision error" for row in own),
        p_values=ps,
    )


def _cells(row: Row) -> tuple[str, ...]:
    """Return a row as the cells of a table."""
    computed = "–"
    if row.computed_p is not None and row.low_p is not None and row.high_p is not None:
        computed = f"{row.computed_p:.4f} ({row.low_p:.4f} to {row.high_p:.4f})"
    reported = "ns" if row.p_comp == "ns" else f"{row.p_comp} {row.reported_p}".strip() or "–"
    at = f"{row.source}:{row.line}:{row.column}"
    return (at, row.head, reported, computed, row.tail, row.verdict, row.why)


def _aligned(table: Iterable[tuple[str, ...]]) -> list[str]:
    """Return rows as lines with aligned columns, free of control characters."""
    clean = [
        ["".join(c if c.isprintable() else " " for c in cell) for cell in row] for row in table
    ]
    widths = [max(len(cell) for cell in column) for column in zip(*clean, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in clean
    ]


def _clean(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return cells without what would disturb a terminal or a page."""
    return tuple("".join(c if c.isprintable() else " " for c in cell) for cell in row)


def _logical(value: bool, row: Row) -> str:
    """Return a truth value as R prints it; NA where nothing was judged."""
    return "NA" if row.verdict == "undecided" else str(value).upper()


def _cell(value: object) -> object:
    """Return a cell that a spreadsheet shows rather than runs; NA for nothing."""
    if value is None or value == "":
        return "NA"
    if (
        isinstance(value, str)
        and value.startswith(_RISKY)
        and not _is_number(value)
        and value not in ("=",)
    ):
        return "'" + value
    return value


def _is_number(text: str) -> bool:
    """Return whether a text is a plain number."""
    return text.lstrip("-").replace(".", "", 1).isdigit()
