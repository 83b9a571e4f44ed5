"""Markdown is read as a person reads it, and every character knows where it came from."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.document import BlockKind, Document
from verify.model.span import Span


def read(source: str) -> Document:
    return Document.from_text(source, format="markdown")


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(b.kind, document.text[b.span.start : b.span.end]) for b in document.blocks]


def source_of(document: Document, words: str) -> str:
    at = document.text.index(words)
    span = document.source_span(Span(at, at + len(words)))
    return document.source[span.start : span.end]


def test_markup_inside_a_number_leaves_it_whole() -> None:
    document = read("It makes **3.5** GW and 4&nbsp;kg.")
    assert "3.5 GW" in document.text
    assert source_of(document, "3.5 GW") == "3.5** GW"
    assert source_of(document, "4\xa0kg") == "4&nbsp;kg"


def test_offsets_count_characters_where_the_parser_counts_bytes() -> None:
    document = read("Größe: 😀 *5* € und 日本 **12** Stück")
    assert source_of(document, "5") == "5"
    assert source_of(document, "12") == "12"
    assert source_of(document, "Stück") == "Stück"


def test_front_matter_gives_headline_summary_and_date() -> None:
    document = read(
        "---\ntitle: \"Sales up 4%\"\ndate: 2024-03-05\nsummary: 'It''s 7\n  percent'\n"
        "tags:\n  - 99\n---\n\nBody.\n"
    )
    assert (document.date, document.date_source) == (date(2024, 3, 5), "front matter")
    assert kinds(document) == [
        (BlockKind.HEADLINE, "Sales up 4%"),
        (BlockKind.SUMMARY, "It's 7 percent"),
        (BlockKind.PARAGRAPH, "Body."),
    ]


def test_a_callers_date_wins() -> None:
    given_date = date(2025, 1, 1)
    document = Document.from_text(
        "---\ndate: 2024-03-05\n---\nx", format="markdown", date=given_date
    )
    assert (document.date, document.date_source) == (given_date, "caller")


def test_parts_are_told_apart() -> None:
    document = read(
        "# Head 1\n\n## Summary\n\nShort 2.\n\n## Body\n\nLong 3.\n\n> Quote 4\n\n- item 5\n"
        "  - inner 6\n\nText[^a].\n\n[^a]: Note 7\n"
    )
    assert kinds(document) == [
        (BlockKind.HEADLINE, "Head 1"),
        (BlockKind.HEADING, "Summary"),
        (BlockKind.SUMMARY, "Short 2."),
        (BlockKind.HEADING, "Body"),
        (BlockKind.PARAGRAPH, "Long 3."),
        (BlockKind.QUOTE, "Quote 4"),
        (BlockKind.LIST_ITEM, "item 5"),
        (BlockKind.LIST_ITEM, "inner 6"),
        (BlockKind.PARAGRAPH, "Text."),
        (BlockKind.FOOTNOTE, "Note 7"),
    ]


def test_code_comments_images_and_struck_out_words_hold_no_numbers() -> None:
    document = read(
        "Run `x5` ~~6~~ <!-- 7 --> ![8](9.png) now\n\n```\n10\n```\n\n    11\n\n<!-- 12 -->\n"
    )
    assert not any(c.isdigit() for c in document.text)
    assert "Run x" in document.text
    assert document.notes == ("1 image not read",)


def test_raised_digits_are_raised() -> None:
    document = read("An area of 5 m<sup>2</sup> on the 19<sup>th</sup>")
    assert "5 m² on the 19th" in document.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It costs $5/$6 or $7 to $8.", "It costs $5/$6 or $7 to $8."),
        ("from $5m ($4m) to **$6m** ($3m)", "from $5m ($4m) to $6m ($3m)"),
        (r"about $3 \times 10^{5}$ cells", "about 3 × 10^5 cells"),
        (r"with $t(28) = 2.20$, $p < .05$", "with t(28) = 2.20, p < .05"),
    ],
)
def test_dollar_signs_are_money_unless_they_hold_a_formula(source: str, text: str) -> None:
    assert read(source).text == text


def test_cells_are_parted_so_that_nothing_crosses_them() -> None:
    document = read(
        "In thousands:\n\n| Part | 2024 |\n|---|--:|\n| **A** | 1,200 |\n| B \\| C | |\n"
    )
    (table,) = document.tables
    assert document.text[table.span.start : table.span.end] == "Part\t2024\nA\t1,200\nB | C\t"
    assert [(c.row, c.column, c.header) for c in table.cells] == [
        (0, 0, True), (0, 1, True), (1, 0, False), (1, 1, False), (2, 0, False), (2, 1, False),
    ]  # fmt: skip
    assert table.caption is not None
    assert document.text[table.caption.start : table.caption.end] == "In thousands:"
    assert source_of(document, "1,200") == "1,200"


def test_html_inside_is_read_as_html() -> None:
    document = read(
        "Before.\n\n<div class='x'>\n7 &amp; <i>8</i>\n<p hidden>9</p>\n</div>\n\nAfter.\n"
    )
    assert [text for _, text in kinds(document)] == ["Before.", "7 & 8", "After."]


def test_an_html_table_may_hold_markdown() -> None:
    document = read("<table><tr><td>\n\n*4*\n\n</td><td>5</td></tr></table>\n\nEnd\n")
    assert [document.text[c.span.start : c.span.end] for c in document.tables[0].cells] == [
        "4",
        "5",
    ]


WORDS = st.sampled_from(
    ["3.5", "GW", "é", "😀", "4,200", "sales", "§", "x&amp;y", "$7", "&nbsp;", "a\\*b"]
)
MARKS = st.sampled_from(["{}", "**{}**", "*{}*", "[{}](http://a.b)", "`{}`", "<b>{}</b>", "~~{}~~"])
ENDS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\n- ", "\n\n> ", "\n\n# ", "  \n"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(MARKS, WORDS, ENDS), max_size=25))
def test_every_character_maps_to_where_it_stands(pieces: list[tuple[str, str, str]]) -> None:
    document = read("".join(mark.format(word) + end for mark, word, end in pieces))
    last = 0
    for segment in document.segments:
        assert segment.start >= last
        last = segment.end
        assert 0 <= segment.source_start < segment.source_end <= len(document.source)
    for at, character in enumerate(document.text):
        if character.isalnum() or character in ".,$😀":
            span = document.source_span(Span(at, at + 1))
            shown = document.source[span.start : span.end]
            assert shown == character, (at, character, shown)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab1.|-#>`*_~[]()<>!&;$\\\n \té\ud800\x00{}=^:", max_size=80))
def test_no_text_is_too_broken_to_read(source: str) -> None:
    document = read(source)
    blocks = [b.span for b in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    for at in range(len(document.text)):
        span = document.source_span(Span(at, at + 1))
        assert 0 <= span.start <= span.end <= len(source)


def test_a_tab_behind_a_closing_fence_ends_the_code() -> None:
    document = Document.from_text("```{r}\nx <- 1\n```\t\nDraws: 8 of 176.\n", format="markdown")
    assert "8 of 176" in document.text
