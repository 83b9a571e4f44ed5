"""Hard-wrapped plain text reads as its paragraphs; other line ends stay."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

import verify
from verify.model.document import BlockKind, Document

STORY = (
    "The council said in a note to its members that spending on roads rose from 4.0 million "
    "pounds in the spring to 5.0 million pounds in the autumn, an increase of 30 per cent. "
    "About forty-five people came to the meeting, of whom a third left early."
)


def blocks(text: str) -> list[str]:
    document = Document.from_text(text)
    return [document.text[b.span.start : b.span.end] for b in document.blocks]


def test_wrapped_lines_are_one_paragraph_and_its_relations_are_seen() -> None:
    for width in range(50, 110):
        wrapped = textwrap.fill(STORY, width)
        assert blocks(wrapped) == [STORY]
        assert len(verify.check(wrapped).findings) == 1


def test_a_place_is_one_of_the_file_as_it_stands() -> None:
    source = textwrap.fill(STORY, 60, subsequent_indent="    ")
    document = Document.from_text(source)
    for quantity in verify.quantities(document):
        span = document.source_span(quantity.span)
        assert (
            " ".join(source[span.start : span.end].split()).replace("- ", "-") == quantity.surface
        )


def test_a_paragraph_a_line_stays() -> None:
    lines = [STORY, "Prices doubled", STORY, "and so did wages, by a little over 3 per cent a year"]
    assert blocks("\n".join(lines)) == lines


def test_a_list_of_amounts_stays() -> None:
    lines = ["2 eggs", "200 g flour", "salt", "half a litre of milk", "1 spoon of sugar"]
    assert blocks("\n".join(lines)) == lines


def test_list_items_stay_apart_and_hold_their_own_lines() -> None:
    source = textwrap.dedent("""\
        The script can list four types of places that one may want to see at once:

          1. The beginning of any change that was made since the last commit of
             the work.
          2. The beginning of any conflict marker, which is a line of seven signs
             by itself.
        """)
    assert len(blocks(source)) == 3


def test_a_heading_over_a_paragraph_is_none_of_its_lines() -> None:
    source = "Results of the third quarter in the northern region\n\n" + textwrap.fill(STORY, 72)
    document = Document.from_text(source)
    assert [b.kind for b in document.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


def test_rows_of_columns_stay() -> None:
    rows = [f"file number {n:03} of the archive    and some words     {n * 7}" for n in range(4)]
    assert len(blocks("\n".join([textwrap.fill(STORY, 60), "", *rows]))) in (2, 5)


@given(st.text(alphabet="ab 1.,-\n\r\t", max_size=400))
def test_every_character_keeps_its_place(text: str) -> None:
    long = text.replace("b", "bbbbbbbbbbbbbb")
    document = Document.from_text(long)
    assert len(document.text) <= len(document.source)
    for segment in document.segments:
        if segment.end - segment.start == segment.source_end - segment.source_start > 1:
            assert (
                document.text[segment.start : segment.end]
                == document.source[segment.source_start : segment.source_end]
            )
