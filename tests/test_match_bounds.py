"""Bounds: matching does no more work per number however long a sentence is."""

from __future__ import annotations

import pytest

from verify import extract, match, rulebook
from verify.match import frame, tally
from verify.match.reading import MOST, WIDE, reading
from verify.model.document import Document
from verify.model.settings import DEFAULT

CHANGES = ", ".join(f"from {i}% to {i + 3}%, up {i} points" for i in range(1, 9))
PARTS = ", ".join(f"{i} people" for i in range(11, 31))


def _work(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Return how many fits are tried and how many claims are proposed in a text."""
    tried = 0
    fits, run = frame._fits, tally._run

    def counted_fits(slot: frame.Slot, mention: frame.Mention) -> bool:
        nonlocal tried
        tried += 1
        return fits(slot, mention)

    def counted_run(*args: object) -> object:
        nonlocal tried
        tried += 1
        return run(*args)  # type: ignore[arg-type]

    extraction = extract.read(Document.from_text(text), DEFAULT)
    with monkeypatch.context() as patch:
        patch.setattr(frame, "_fits", counted_fits)
        patch.setattr(tally, "_run", counted_run)
        claims = match.claims(rulebook.rules(DEFAULT), extraction, DEFAULT)
    return tried, len(claims)


@pytest.mark.parametrize(
    ("opening", "piece"),
    [("Sales rose ", CHANGES), ("Of 900 people ", PARTS), ("A total of 90 people, ", PARTS)],
)
def test_the_work_on_a_long_sentence_is_bounded(
    opening: str, piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = _work(opening + ", ".join([piece] * 20) + ".", monkeypatch)
    more = _work(opening + ", ".join([piece] * 80) + ".", monkeypatch)
    assert some[0] > 0
    assert more[0] <= some[0] * 1.1
    assert more[1] <= some[1] * 1.1


def test_the_work_on_many_sentences_grows_with_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    some = _work(f"Sales rose {CHANGES}. " * 8, monkeypatch)
    more = _work(f"Sales rose {CHANGES}. " * 32, monkeypatch)
    assert more[0] <= some[0] * 4 * 1.2
    assert more[1] <= some[1] * 4 * 1.2


def test_a_bare_list_without_end_is_no_sentence_to_search() -> None:
    extraction = extract.read(Document.from_text("1," * 3000), DEFAULT)
    text = reading(extraction)
    assert max(len(s.quantities) for s in text.sentences) == MOST
    claims = match.claims(rulebook.rules(DEFAULT), extraction, DEFAULT)
    assert len(claims) <= MOST * 2


def test_a_window_holds_the_nearest_numbers_on_either_side() -> None:
    extraction = extract.read(
        Document.from_text("We saw " + "7 cats, " * 200 + "all told."), DEFAULT
    )
    text = reading(extraction)
    (sentence,) = text.sentences
    middle = sentence.quantities[100]
    near = text.around(sentence, middle, 2, 2)
    assert near == list(sentence.quantities[100 - WIDE : 100 + WIDE])
    assert text.around(sentence, sentence.quantities[0], 2, 2) == list(sentence.quantities[:WIDE])
