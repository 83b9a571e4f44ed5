"""Queries: values of a declared fact from Parquet, CSV or JSON files, by SQL.

In: one SELECT and the files it may read. Out: rows as texts. DuckDB runs it in memory,
embedded: no network, no extension is loaded or installed, nothing is written, no file is
opened but those named, and time and memory have limits. Each file is a table named as
the file is, without its ending.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Any

from verify.model.errors import VerifyError

MAX_BYTES = 500_000_000
MAX_ROWS = 20_000
MAX_SECONDS = 20
MAX_CHARACTERS = 4_000
READERS = {
    ".parquet": "read_parquet",
    ".csv": "read_csv",
    ".tsv": "read_csv",
    ".json": "read_json",
    ".jsonl": "read_json",
    ".ndjson": "read_json",
}
_CLOSED = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "memory_limit": "1GB",
    "threads": "2",
}


class QueryError(VerifyError):
    """A query that cannot be run, or gives no value."""


def value(sql: str, files: Mapping[str, Path]) -> str:
    """Return the one value that a query gives. Raises: QueryError."""
    _, found = rows(sql, files)
    if len(found) != 1 or len(found[0]) != 1:
        raise QueryError(f"the query gives {_counted(found)}, not one value")
    if found[0][0] == "":
        raise QueryError("the query gives NULL")
    return found[0][0]


def rows(sql: str, files: Mapping[str, Path]) -> tuple[list[str], list[list[str]]]:
    """Return the names and the rows of what a query gives, as texts. Raises: QueryError."""
    duckdb = _library()
    if len(sql) > MAX_CHARACTERS:
        raise QueryError(f"a query has at most {MAX_CHARACTERS:,} characters")
    try:
        statements = duckdb.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise QueryError("only one SELECT is run")
        with duckdb.connect(":memory:", config=_CLOSED) as connection:
            _open(connection, files)
            stop = Timer(MAX_SECONDS, connection.interrupt)
            stop.daemon = True
            stop.start()
            try:
                done = connection.execute(statements[0])
                found = done.fetchmany(MAX_ROWS + 1)
                names = [str(column[0]) for column in done.description]
            finally:
                stop.cancel()
    except duckdb.Error as error:
        raise QueryError(f"the query fails: {str(error).splitlines()[0][:200]}") from error
    if len(found) > MAX_ROWS:
        raise QueryError(f"the query gives more than {MAX_ROWS:,} rows")
    return names, [["" if cell is None else _text(cell) for cell in row] for row in found]


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the names and rows of a Parquet file. Raises: QueryError."""
    return rows("SELECT * FROM facts", {"facts": path})


def named(path: Path) -> str:
    """Return the name of the table that a file is in queries."""
    return re.sub(r"\W", "_", path.stem)


def _open(connection: Any, files: Mapping[str, Path]) -> None:
    """Make each file a table, then close everything else for good."""
    paths = [str(path.resolve()) for path in files.values()]
    connection.execute(f"SET allowed_paths=[{', '.join(map(_quoted, paths))}]")
    connection.execute("SET enable_external_access=false")
    connection.execute("SET lock_configuration=true")
    for (name, path), place in zip(files.items(), paths, strict=True):
        if path.suffix.lower() not in READERS:
            endings = ", ".join(READERS)
            raise QueryError(f"{path.name} is none of {endings}")
        if path.stat().st_size > MAX_BYTES:
            raise QueryError(f"{path.name} is larger than {MAX_BYTES:,} bytes")
        reader = READERS[path.suffix.lower()]
        connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM {reader}({_quoted(place)})')


def _quoted(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _text(cell: object) -> str:
    """Return a cell as a person would write it: 7.5, not 7.5000."""
    text = f"{cell:f}" if hasattr(cell, "as_tuple") else str(cell)
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text.lower() else text


def _counted(found: list[list[str]]) -> str:
    """Say how much a query gave."""
    if not found:
        return "nothing"
    return f"{len(found)} rows of {len(found[0])} columns"


def _library() -> Any:
    """Return DuckDB. Raises: QueryError that says what to install."""
    try:
        import duckdb
    except ImportError as error:
        raise QueryError(
            "a query needs a library that is not installed (duckdb)",
            hint="pip install 'verify-numbers[corpus]'",
        ) from error
    return duckdb
