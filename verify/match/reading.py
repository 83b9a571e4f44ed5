"""The shallow reader: sentences and words around quantities.

In: an extraction. Out: its sentences in order, each with lower-case words in which a
quantity is one word, "#" (dates and times of day stay words). Words that only hedge a number are left out, so that
"from nearly 40" reads as "from #". Words are made when a sentence is first asked for
them. Which words matter is left to `lexicon` and `cues`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from verify.extract import Extraction
from verify.match import _cut, _hints, lexicon, operands
from verify.match._cut import NUMBER as NUMBER
from verify.model.document import PROSE, Block, BlockKind, Document
from verify.model.quantity import Quantity
from verify.model.span import Span

MOST = 256  # quantities of one sentence; what holds more is data, and the rest is not prose
WIDE = 48  # quantities looked at on either side of one
_POINTING = ("This ", "That ", "These ", "Those ")


class Sentence:
    """A sentence: its span, its quantities, and (when asked for) its words.

    `block` numbers the paragraph it stands in, `index` its place in the document. `words`
    are lower-case words and marks, with each quantity one "#", `vocabulary` has each once,
    and `starts` says where they begin in the document's text; they are made when first
    asked for, and are plain attributes from then on.
    """

    __slots__ = (
        "_at",
        "_phrases",
        "about",
        "block",
        "document",
        "index",
        "kind",
        "notes",
        "quantities",
        "skeleton",
        "span",
        "starts",
        "vocabulary",
        "words",
    )
    _at: dict[Span, int]
    starts: list[int]
    vocabulary: frozenset[str]
    words: list[str]

    def __init__(
        self,
        document: Document,
        span: Span,
        quantities: tuple[Quantity, ...],
        block: int,
        kind: BlockKind,
        index: int,
    ) -> None:
        self.document = document
        self.span = span
        self.quantities = quantities
        self.block = block
        self.kind = kind
        self.index = index
        self.about: object = None  # filled by `facts.words`, once
        self.notes: dict[Any, Any] = {}  # what others worked out of it, kept; see `noted`
        self.skeleton = ""  # filled by `_skeleton.skeleton`, once
        self._phrases: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        """Make what is asked for the first time; later it is found without this."""
        if name in ("words", "_at"):
            self.words, self._at = _cut.words(self.document.text, self.span, self.quantities)
        elif name == "vocabulary":
            self.vocabulary = frozenset(self.words)
        elif name == "starts":
            text = self.document.text
            self.starts = _cut.begins(text, self.span, self.quantities, self._at)
        else:
            raise AttributeError(name)
        return getattr(self, name)

    @property
    def text(self) -> str:
        """The characters of the sentence."""
        return self.document.text[self.span.start : self.span.end]

    def phrase_of(self, name: str) -> str:
        """Return the first phrase of a class of the lexicon that the sentence holds, or ""."""
        if name not in self._phrases:
            own = self.vocabulary
            line = f" {' '.join(self.words)} "
            self._phrases[name] = next(
                (
                    " ".join(phrase)
                    for phrase in lexicon.classes()[name]
                    if phrase[0] in own and (len(phrase) == 1 or f" {' '.join(phrase)} " in line)
                ),
                "",
            )
        return self._phrases[name]

    def place(self, quantity: Quantity) -> int:
        """Return the index of a quantity of this sentence among its words."""
        return self._at[quantity.span]


class Reading:
    """A document's sentences, and the sentence of each quantity."""

    __slots__ = (
        "_first",
        "_sentence",
        "extraction",
        "facts",
        "mentions",
        "pools",
        "quantities",
        "sentences",
    )

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.mentions: dict[Span, Any] = {}  # filled by `frame.mentions`, once
        self.pools: dict[Any, Any] = {}  # filled by `frame`, a window at a time
        self.facts: dict[Any, Any] = {}  # filled by `facts`, a sentence at a time
        self.quantities = operands.quantities(extraction)
        self.sentences: list[Sentence] = list(_sentences(extraction.document, self.quantities))
        self._sentence: dict[Span, Sentence] = {
            q.span: sentence for sentence in self.sentences for q in sentence.quantities
        }

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.extraction.document

    def sentence(self, quantity: Quantity) -> Sentence | None:
        """Return the sentence of a quantity, or None outside prose (a table, code)."""
        return self._sentence.get(quantity.span)

    def holding(self, letters: Sequence[str]) -> list[Sentence]:
        """Return the sentences that hold any of some letters, looked for in all of the text at once."""
        key = ("holding", *letters)
        found: list[Sentence] | None = self.pools.get(key)
        if found is None:
            found = self.pools[key] = self.at(_hints.places(self.document.text, letters))
        return found

    def at(self, places: Iterable[int]) -> list[Sentence]:
        """Return the sentences that stand at some places, in order."""
        starts = [s.span.start for s in self.sentences]
        numbers = sorted({bisect_right(starts, place) - 1 for place in places})
        return [self.sentences[number] for number in numbers if number >= 0]

    def window(self, sentence: Sentence, back: int, ahead: int = 0) -> list[Sentence]:
        """Return the sentences of one paragraph from `back` before to `ahead` after."""
        first, before = max(0, sentence.index - back), sentence.index - 1
        return [
            s
            for s in self.sentences[first : sentence.index + ahead + 1]
            if s.block == sentence.block or (s.index == before and self._points_back(sentence))
        ]

    def _points_back(self, sentence: Sentence) -> bool:
        """Return whether a paragraph opens with "This is": it goes on about the one before it."""
        text, start = sentence.document.text, sentence.span.start
        last = self.sentences[sentence.index - 1]
        return last.kind is sentence.kind and text.startswith(_POINTING, start)

    def around(
        self, sentence: Sentence, quantity: Quantity, back: int, ahead: int
    ) -> list[Quantity]:
        """Return the quantities of a window, in order: at most WIDE on either side of one."""
        before: list[Quantity] = []
        behind: list[Quantity] = []
        for other in self.window(sentence, back, ahead):
            if other.index < sentence.index:
                before += other.quantities
            elif other.index > sentence.index:
                behind += other.quantities
        at = bisect_left(sentence.quantities, quantity.span.start, key=_start)
        before += sentence.quantities[:at]
        before = before[-WIDE:]
        return [*before, *sentence.quantities[at:], *behind][: len(before) + WIDE]


def paragraphs(text: Reading) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph."""
    own: list[Sentence] = []
    for sentence in text.sentences:
        if own and sentence.block != own[-1].block:
            yield own
            own = []
        own.append(sentence)
    if own:
        yield own


def _start(quantity: Quantity) -> int:
    return quantity.span.start


_CACHE: WeakKeyDictionary[Document, tuple[Extraction, Reading]] = WeakKeyDictionary()


def reading(extraction: Extraction) -> Reading:
    """Return the reading of an extraction; made once, however many kinds ask for it."""
    found = _CACHE.get(extraction.document)
    if found is None or found[0] is not extraction:
        found = (extraction, Reading(extraction))
        _CACHE[extraction.document] = found
    return found[1]


def _sentences(document: Document, quantities: Sequence[Quantity]) -> Iterator[Sentence]:
    blocks: Sequence[Block] = document.blocks or (
        Block(BlockKind.PARAGRAPH, Span(0, len(document.text))),
    )
    starts = [q.span.start for q in quantities]
    index = 0
    for number, block in enumerate(blocks):
        if block.kind not in PROSE:
            continue
        for span in _cut.sentences(document.text, block.span, quantities, starts):
            low = bisect_left(starts, span.start)
            high = bisect_left(starts, span.end)
            inside = tuple(
                q for q in quantities[low : min(high, low + MOST)] if q.span.end <= span.end
            )
            yield Sentence(document, span, inside, number, block.kind, index)
            index += 1
