"""Lists of every format: an item is one block of its own, whatever stands in it."""

import pytest

from verify.model.document import BlockKind, Document

SOURCES = {
    "markdown": "Two things:\n\n1. One.\n\n   More of it.\n\n   - inner\n\n   Still more.\n\n2. Two.\n",
    "html": "<p>Two things:</p><ol><li><p>One.</p><p>More of it.</p><ul><li>inner</li></ul>"
    "<p>Still more.</p></li><li>Two.</li></ol>",
    "rst": "Two things:\n\n1. One.\n\n   More of it.\n\n   - inner\n\n   Still more.\n\n2. Two.\n",
    "latex": "Two things:\n\\begin{enumerate}\n\\item One.\n\nMore of it.\n\\begin{itemize}\n\\item inner\n"
    "\\end{itemize}\nStill more.\n\\item Two.\n\\end{enumerate}\n",
}


@pytest.mark.parametrize("format", SOURCES)
def test_an_item_is_told_from_its_further_paragraphs(format: str) -> None:
    document = Document.from_text(SOURCES[format], format=format)
    found = [(b.kind, b.level, document.text[b.span.start : b.span.end]) for b in document.blocks]
    assert [f for f in found if f[1]] == [
        (BlockKind.LIST_ITEM, 1, "One."),
        (BlockKind.PARAGRAPH, 1, "More of it."),
        (BlockKind.LIST_ITEM, 2, "inner"),
        (BlockKind.PARAGRAPH, 1, "Still more."),
        (BlockKind.LIST_ITEM, 1, "Two."),
    ]
