"""Pages are read as a person sees them."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.document import BlockKind, Document
from verify.model.span import Span


def read(source: str) -> Document:
    return Document.from_text(source, format="html")


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(b.kind, document.text[b.span.start : b.span.end]) for b in document.blocks]


def test_a_page() -> None:
    document = read(
        "<html><head><title>T 0</title><meta property='article:published_time' "
        "content='2024-05-06T07:08:09Z'><style>p{width:1px}</style></head><body>"
        "<nav><ul><li>Home 1</ul></nav><h1>Sales&nbsp;up <b>4</b>%</h1><p>First 2\n  words<p>Second 3"
        "<script>var x = 9;</script><blockquote>Said 4</blockquote><ol><li>One 5<li>Two 6</ol>"
        "<p style='display: none'>no 7</p><div hidden>no 8</div><del>no</del>"
        "<div class='related-links'>Also 9</div><img src=a><img src=b><footer>F 10</footer>"
    )
    assert kinds(document) == [
        (BlockKind.BOILERPLATE, "Home 1"),
        (BlockKind.HEADLINE, "Sales\xa0up 4%"),
        (BlockKind.PARAGRAPH, "First 2 words"),
        (BlockKind.PARAGRAPH, "Second 3"),
        (BlockKind.QUOTE, "Said 4"),
        (BlockKind.LIST_ITEM, "One 5"),
        (BlockKind.LIST_ITEM, "Two 6"),
        (BlockKind.BOILERPLATE, "Also 9"),
        (BlockKind.BOILERPLATE, "F 10"),
    ]
    assert (document.date, document.date_source) == (date(2024, 5, 6), "metadata")
    assert document.notes == ("2 images not read",)


def test_spans_of_cells() -> None:
    document = read(
        "<table><caption>In £m</caption><thead><tr><th rowspan=2>Part<th colspan=2>Year</tr>"
        "<tr><th>2023<th>2024</thead><tbody><tr><td rowspan=2>A<td>1<td><p>(2)</p><p>net</p></tr>"
        "<tr><td>3<td>&mdash;</tr></tbody></table>"
    )
    (table,) = document.tables
    cells = [
        (c.row, c.column, c.rows, c.columns, c.header, document.text[c.span.start : c.span.end])
        for c in table.cells
    ]
    assert cells == [
        (0, 0, 2, 1, True, "Part"),
        (0, 1, 1, 2, True, "Year"),
        (1, 1, 1, 1, True, "2023"),
        (1, 2, 1, 1, True, "2024"),
        (2, 0, 2, 1, False, "A"),
        (2, 1, 1, 1, False, "1"),
        (2, 2, 1, 1, False, "(2) net"),
        (3, 1, 1, 1, False, "3"),
        (3, 2, 1, 1, False, "—"),
    ]
    assert table.caption is not None
    assert document.text[table.caption.start : table.caption.end] == "In £m"


def test_a_table_for_layout_is_no_table() -> None:
    document = read("<table><tr><td>Menu 1<td><table><tr><td>A<td>2</table></table><p>after")
    assert len(document.tables) == 1
    assert [document.text[c.span.start : c.span.end] for c in document.tables[0].cells] == [
        "A",
        "2",
    ]
    assert [text for _, text in kinds(document)] == ["Menu 1", "A\t2", "after"]


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("<meta name=date content='5 March 2024'><p>x", date(2024, 3, 5)),
        (
            '<script type="application/ld+json">{"datePublished": "2024-03-05"}</script>',
            date(2024, 3, 5),
        ),
        ("<time datetime='2024-03-05'>yesterday</time>", date(2024, 3, 5)),
        ("<meta name=date content='03/04/2024'>", None),
        ("<time datetime='2024-02-31'>", None),
    ],
)
def test_the_date_of_a_page(page: str, day: date | None) -> None:
    assert read(page).date == day


def test_entities_and_raised_digits() -> None:
    document = read(
        "<p>5&#8239;km&sup2; &pound;7 10<sup>-5</sup> AT&T &amp 3 &unknown; &#99999999;"
    )
    assert document.text.startswith("5\u202fkm² £7 10⁻⁵ AT&T & 3 &unknown;")
    at = document.text.index("£")
    span = document.source_span(Span(at, at + 2))
    assert document.source[span.start : span.end] == "&pound;7"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "<tr>", "<td>", "<td rowspan=3>", "</td>", "</tr>", "</table>",
             "<ul>", "<li>", "</ul>", "<div>", "</div>", "<b>", "</b>", "3.5", " GW ", "\n", "&nbsp;",
             "<script>", "</script>", "<br>", "<th>", "<!-- ", "-->", "<", "&", "é", "<sup>", "<caption>"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_every_character_maps_to_where_it_stands(pieces: list[str]) -> None:
    document = read("".join(pieces))
    spans = [b.span for b in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for at, character in enumerate(document.text):
        if character in "35.GWé":
            span = document.source_span(Span(at, at + 1))
            assert document.source[span.start : span.end] == character
    for table in document.tables:
        places = [(c.row, c.column) for c in table.cells]
        assert len(set(places)) == len(places)
        assert all("\t" not in document.text[c.span.start : c.span.end] for c in table.cells)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<!", "<![", "</", "<a b='", "&", "<?", "<div>", "<table><tr><td>"],
)
def test_hostile_pages_take_linear_time(piece: str) -> None:
    begin = time.process_time()
    read(piece * 10_000)
    assert time.process_time() - begin < 5
