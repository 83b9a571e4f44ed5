"""Offsets: every span of the text maps back to what was given."""

from __future__ import annotations

from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text, tuples

from verify.model.document import Document, Place, Segment
from verify.model.span import Span

PIECES = lists(
    tuples(sampled_from(["plain", "dropped", "entity"]), text("abc 123\n", min_size=1, max_size=6)),
    min_size=1,
    max_size=8,
)


def built(pieces: list[tuple[str, str]]) -> Document:
    """A document whose source holds plain runs, dropped markup and entities."""
    source, read, segments = "", "", []
    for kind, run in pieces:
        written = {"plain": run, "dropped": f"<{run}>", "entity": "&nbsp;"}[kind]
        seen = {"plain": run, "dropped": "", "entity": "\xa0"}[kind]
        if seen:
            segments.append(
                Segment(len(read), len(read) + len(seen), len(source), len(source) + len(written))
            )
        source, read = source + written, read + seen
    return Document("d", source, read, segments=tuple(segments))


@given(PIECES, integers(0, 50), integers(1, 10))
def test_plain_runs_map_to_themselves(
    pieces: list[tuple[str, str]], start: int, length: int
) -> None:
    document = built(pieces)
    span = Span(min(start, len(document.text)), min(start + length, len(document.text)))
    back = document.source_span(span)
    assert 0 <= back.start <= back.end <= len(document.source)
    kept = document.text[span.start : span.end]
    given_back = document.source[back.start : back.end]
    if all(kind == "plain" for kind, _ in pieces):
        assert kept == given_back
    else:  # nothing that was read is lost on the way back
        letters = [c for c in kept if c != "\xa0"]
        rest = iter(given_back)
        assert all(c in rest for c in letters)


def test_an_entity_maps_as_a_whole() -> None:
    document = built([("plain", "12"), ("entity", " "), ("plain", "kg")])
    assert document.text == "12\xa0kg"
    back = document.source_span(Span(0, 5))
    assert document.source[back.start : back.end] == "12&nbsp;kg"


def test_markup_inside_a_number() -> None:
    source = "**3.5** GW"
    document = Document("d", source, "3.5 GW", segments=(Segment(0, 3, 2, 5), Segment(3, 6, 7, 10)))
    back = document.source_span(Span(0, 6))
    assert source[back.start : back.end] == "3.5** GW"


def test_lines_and_columns_count_from_one() -> None:
    document = Document("d", "one\ntwo\n", "one\ntwo\n")
    assert document.line_column(0) == (1, 1)
    assert document.line_column(4) == (2, 1)
    assert document.line_column(6) == (2, 3)


def test_places_name_pages() -> None:
    document = Document("d", "ab", "ab", places=(Place(0, 1, "page 1"), Place(1, 2, "page 2")))
    assert [document.place(i) for i in (0, 1, 2)] == ["page 1", "page 2", ""]
