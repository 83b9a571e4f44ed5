"""Parquet: the ledger, one row a number, with the columns of `csv`, typed.

Written by DuckDB, from the same rows as the CSV; so it is for a file, not a screen.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from verify.model.errors import VerifyError
from verify.model.report import Report
from verify.report.outputs import csv
from verify.report.view import View

_NUMBERS = {
    "line": "BIGINT",
    "column": "BIGINT",
    "magnitude": "DOUBLE",
    "low": "DOUBLE",
    "high": "DOUBLE",
}


def render(report: Report, view: View) -> bytes:
    """Return the ledger as a Parquet file. Raises: VerifyError where DuckDB is missing."""
    try:
        import duckdb
    except ImportError as error:
        raise VerifyError(
            "Parquet needs a library that is not installed (duckdb)",
            hint="pip install 'verify-numbers[corpus]'",
        ) from error
    types = ", ".join(f"'{name}': '{_NUMBERS.get(name, 'VARCHAR')}'" for name in csv.COLUMNS)
    with TemporaryDirectory() as folder, duckdb.connect(":memory:") as connection:
        source, target = Path(folder, "ledger.csv"), Path(folder, "ledger.parquet")
        source.write_text(csv.render(report, view), encoding="utf-8")
        read = f"read_csv(?, header=true, quote='\"', escape='\"', columns={{{types}}})"
        connection.execute(
            f"COPY (SELECT * FROM {read}) TO ? (FORMAT parquet)", [str(source), str(target)]
        )
        return target.read_bytes()
