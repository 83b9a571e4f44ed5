"""Facts of tables: what a cell's number is about, by its row, its column and the caption.

In: an extraction. Out: a `Fact` for each number in a table, as `verify.match.facts` makes
them of prose: the words of its row and column are its clause, those of the caption the
rest of its sentence. A header's unit ("€m", "%") and scale are worked in. Columns of
earlier years are left out: texts tell of the latest; that of the year before is read apart, for
last year's report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from verify.extract import Extraction, nouns
from verify.match._fact_cells import FactCell, cells
from verify.match.alignment import bucket
from verify.match.facts import Fact, places_in, stem, stopwords
from verify.match.fields import fields_near
from verify.match.keys import CLAUSE
from verify.match.roots import root
from verify.match.sorts import sort
from verify.model.document import BlockKind
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

_MOST = 400  # cells of a document; more are data
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "$": "USD"}
_MONEY = re.compile(
    r"(?P<code>\b(?:USD|EUR|GBP|CHF|JPY|CNY|INR|NOK|SEK|DKK|CAD|AUD)\b)(?! ?\d)|(?P<sign>[€£¥₹$])(?! ?\d)"
)
_SHARE = re.compile(r"(?<!\d)(?<!\d )(?:%|\bper ?cent\b)")


def table_facts(extraction: Extraction, index: int) -> list[Fact]:
    """Return what the numbers of a document's tables are about."""
    found, years = _cells(extraction)
    latest = years[-1] if years else 0
    return [_fact(cell, index) for cell in found if _is_latest(cell, latest)]


def comparative_facts(extraction: Extraction, index: int) -> list[Fact]:
    """Return what the numbers in columns of the year before the latest are about."""
    found, years = _cells(extraction)
    if not years or years[-1] - 1 not in years:
        return []
    before = str(years[-1] - 1)
    return [_fact(cell, index) for cell in found if _YEAR.findall(cell.column) == [before]]


def same_cells(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the cells of two lists that have the same labels, which no other cell has."""
    named: list[dict[tuple[frozenset[str], str], list[Fact]]] = []
    for facts_ in (first, second):
        held: dict[tuple[frozenset[str], str], list[Fact]] = defaultdict(list)
        for fact in facts_:
            own = frozenset(word for word, closeness in fact.near.items() if closeness > 1)
            if own and fact.block is BlockKind.TABLE:
                held[own, bucket(fact.quantity)].append(fact)
        named.append(held)
    for label, one in named[0].items():
        other = named[1].get(label, [])
        if len(one) == len(other) == 1:
            yield one[0], other[0]


def _cells(extraction: Extraction) -> tuple[list[FactCell], list[int]]:
    """Return the cells of a document, and the years of its columns in order."""
    if not extraction.document.tables:
        return [], []
    found = [cell for _, cell in zip(range(_MOST), cells(extraction, stem), strict=False)]
    return found, sorted({int(y) for cell in found for y in _YEAR.findall(cell.column)})


def table_keys(extraction: Extraction) -> list[Fact]:
    """Return the facts of a document's tables as keys, whose words are folded further."""
    return [_key(fact) for fact in table_facts(extraction, 0)]


def _key(fact: Fact) -> Fact:
    near = {
        root(word): closeness + 1 for word, closeness in sorted(fact.near.items(), key=_nearest)
    }
    row = " ".join(word for word, closeness in fact.near.items() if closeness > 1)
    own = frozenset(word for word, closeness in near.items() if closeness > CLAUSE)
    return fact._replace(
        near=near,
        heads=frozenset(map(root, fact.heads)),
        clause=row,
        line=" ".join(fact.near),
        sort=sort(fact.quantity),
        fields=fields_near(near),
        of=own,
    )


def _nearest(item: tuple[str, int]) -> int:
    return item[1]


def _is_latest(cell: FactCell, latest: int) -> bool:
    """Return whether a cell's column is of no year, or of the latest."""
    years = [int(y) for y in _YEAR.findall(cell.column)]
    return not years or max(years) == latest


def _fact(cell: FactCell, index: int) -> Fact:
    """Return a cell as a fact."""
    quantity = _with_unit(cell)
    near = {word: 1 for word in cell.all if word not in stopwords() and not word.isdigit()}
    near.update((w, 2) for w in cell.own if w not in stopwords() and not w.isdigit())
    row = frozenset(stem(word) for word in cell.row.split()) - stopwords()
    known = nouns.names()
    name = next((known[part] for part in _endings(cell.row.lower()) if part in known), "")
    return Fact(
        quantity,
        index,
        _line(quantity),
        near,
        places_in(f"{cell.row} {cell.column}"),
        row if quantity.kind is Kind.NUMBER else frozenset(),
        name,
        BlockKind.TABLE,
    )


def _endings(label: str) -> list[str]:
    """Return the label and its last words: "total net sales", "net sales", "sales"."""
    words = re.findall(r"[a-z]+", label)
    return [" ".join(words[i:]) for i in range(len(words))]


def _with_unit(cell: FactCell) -> Quantity:
    """Return a cell's number in the unit that its labels name, where it has none itself."""
    quantity = cell.quantity
    if quantity.unit or quantity.kind is not Kind.NUMBER:
        return quantity
    for text in (cell.row, cell.column, cell.caption):
        if _SHARE.search(text):
            return quantity._replace(kind=Kind.PERCENT, unit="percent")
        money = _MONEY.search(text)
        if money:
            unit = money["code"] or _SIGNS[money["sign"]]
            return quantity._replace(kind=Kind.MONEY, unit=unit)
    return quantity


def _line(quantity: Quantity) -> Span:
    """Return the line of the text that a cell stands in: its row."""
    text = quantity.document.text
    start = text.rfind("\n", 0, quantity.span.start) + 1
    end = text.find("\n", quantity.span.end)
    return Span(start, end if end >= 0 else len(text))
