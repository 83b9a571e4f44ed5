"""Queries: facts from Parquet and SQL, with nothing open but the files named."""

from __future__ import annotations

from pathlib import Path

import pytest

import verify
from verify.model.document import Document
from verify.model.settings import Settings
from verify.report.outputs import render
from verify.report.view import View
from verify.rulebook import query

duckdb = pytest.importorskip("duckdb")


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    path = tmp_path / "sales.parquet"
    rows = "SELECT 'north' AS region, 3.5 AS paid UNION ALL SELECT 'south', 4.25"
    duckdb.sql(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    return path


def checked(folder: Path, entry: str, text: str) -> list[tuple[str, str]]:
    (folder / "facts.yaml").write_text(f"facts:\n{entry}", encoding="utf-8")
    settings = Settings(rule_paths=(str(folder / "facts.yaml"),))
    report = verify.check_documents([Document.from_text(text, name="t")], settings=settings)
    return [(str(f.severity), f.message) for f in report.findings if f.rule == "declared/fact"]


def test_a_value_is_what_a_query_gives(sales: Path) -> None:
    assert query.value("select sum(paid) from sales", {"sales": sales}) == "7.75"


def test_a_fact_is_read_by_a_query(sales: Path) -> None:
    entry = '  - {about: [sales], equals: {query: "select sum(paid) from sales", in: sales.parquet, unit: USD}}\n'
    assert not checked(sales.parent, entry, "Sales came to $7.75.")
    ((severity, message),) = checked(sales.parent, entry, "Sales came to $9.75.")
    assert severity == "error"
    assert "7.75 USD" in message


def test_a_table_of_facts_may_be_parquet(tmp_path: Path) -> None:
    rows = "SELECT 'crane' AS about, '42 tonnes' AS equals"
    duckdb.sql(f"COPY ({rows}) TO '{tmp_path / 'specs.parquet'}' (FORMAT parquet)")
    found = checked(tmp_path, "  - table: specs.parquet\n", "The crane lifts 24 tonnes.")
    assert [severity for severity, _ in found] == ["error"]


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "copy sales to 'out.csv'",
        "select 1; drop view sales",
        "attach 'other.db'",
        "install httpfs",
        "set threads = 8",
        "select paid from sales",
        "select null",
        "select sum(paid) from nothing",
        "select sum(paid) from",
        "select count(*) from read_parquet('other.parquet')",
        "select * from 'https://example.org/x.parquet'",
    ],
)
def test_nothing_else_is_read_or_done(sql: str, sales: Path) -> None:
    with pytest.raises(query.QueryError):
        query.value(sql, {"sales": sales})


def test_a_query_that_fails_does_not_pass(sales: Path) -> None:
    entry = '  - {about: [sales], equals: {query: "select x from sales", in: sales.parquet, unit: USD}}\n'
    ((severity, message),) = checked(sales.parent, entry, "Sales came to $7.75.")
    assert severity == "warning"
    assert "has no value" in message


def test_the_ledger_is_written_as_parquet(tmp_path: Path) -> None:
    report = verify.check("Sales rose 25% from $4 million to $5 million.")
    data = render("parquet", report, View())
    assert isinstance(data, bytes)
    path = tmp_path / "ledger.parquet"
    path.write_bytes(data)
    found = duckdb.sql(f"SELECT text, magnitude, status FROM '{path}'").fetchall()
    assert ("25%", 25.0, "confirmed") in found
    assert len(found) == len(report.ledger)
