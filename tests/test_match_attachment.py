"""Attachment: does the clause of a number go on about another's?"""

from __future__ import annotations

import pytest

from verify import Document, check
from verify.extract import read
from verify.judge import opinion
from verify.match.attachment import Tie, qualified, tie
from verify.match.frame import Mention, mentions
from verify.match.reading import reading
from verify.model.settings import DEFAULT


@pytest.fixture(autouse=True)
def without_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    """These ask what wording finds, before any second opinion on it."""
    monkeypatch.setattr(opinion, "DOUBTED", float("-inf"))


def named(text: str, *surfaces: str) -> tuple[Mention, ...]:
    """Return the mentions of a text with such surfaces, in the order asked for."""
    found = mentions(reading(read(Document.from_text(text, name="t"), DEFAULT))).values()
    by_surface = {m.quantity.surface: m for m in found}
    return tuple(by_surface[surface] for surface in surfaces)


@pytest.mark.parametrize(
    ("text", "value", "change", "expected"),
    [
        ("It went from 40 kg to 50 kg, a rise of 25%.", "50 kg", "25%", Tie.TAIL),
        ("It went from 40 kg to 50 kg, which is 25% more.", "50 kg", "25%", Tie.TAIL),
        ("Cases fell to 1,800 once the shots came in, that is by 25%.", "1,800", "25%", Tie.TAIL),
        ("Profit fell to £88m, and revenue dropped 4%.", "£88m", "4%", Tie.FOREIGN),
        ("Visits rose to 11,700, and takings by 18%.", "11,700", "18%", Tie.FOREIGN),
        ("Loss on firing fell to 12% while density triples.", "12%", "triples", Tie.FOREIGN),
        ("Pay is £600; per share it was up 24%.", "£600", "24%", Tie.FOREIGN),
        ("The rate fell to 5.9%; among the young it dropped 3%.", "5.9%", "3%", Tie.FOREIGN),
        ("Sales reached £672. Before, they had grown by 12%.", "£672", "12%", Tie.FOREIGN),
        ("Sales reached £672. That is a rise of 12%.", "£672", "12%", Tie.TAIL),
        ("The lake covers £360. The loss, 25%, is due to drought.", "£360", "25%", Tie.TAIL),
        ("Sales reached £672. Sales rose by 12%.", "£672", "12%", Tie.SAME),
        ("Sales reached £672. Rents rose by 12%.", "£672", "12%", Tie.FOREIGN),
    ],
)
def test_a_clause_goes_on_or_opens_a_subject(
    text: str, value: str, change: str, expected: Tie
) -> None:
    """The tie of a change to the value named before it."""
    one, other = named(text, value, change)
    assert tie(one, other, timed=True) is expected
    assert tie(other, one, timed=True) is expected  # whichever is asked about first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose by 21% at constant exchange rates.", True),
        ("It rose by 3% a year.", True),
        ("We expect growth of 30% this year.", True),
        ("Both ends of the range went up by 20%.", True),
        ("It rose by 21% to $40.", False),
    ],
)
def test_a_change_of_another_sort_is_qualified(text: str, expected: bool) -> None:
    """A plan, a real rise and a rise of each are no change of the two values."""
    found = mentions(reading(read(Document.from_text(text, name="t"), DEFAULT)))
    assert qualified(next(iter(found.values()))) is expected


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The best rose 0.6% and the basket went up to $43.70, from $42.21.", 0),
        ("The reds took 14.2% and the blues 31.0%, a gain of four points.", 0),
        ("The works is put at £1.3 to £1.5 million and has raised £640,000.", 0),
        ("The grant fell from £674,000 to £431,000; without it there was a rise of £57,000.", 0),
        ("It has four times as many readers as in 2015, when it lent 500; it lends 1,200.", 0),
        ("The rate goes up to 3.75% from 3.25%, a move of 75 basis points.", 1),
        ("Wheat was $6.00, and closed at $6.60, a rise of 60 cents or 20 per cent.", 1),
    ],
)
def test_words_between_speak_for_or_against_a_change(text: str, faults: int) -> None:
    """Another subject, another time, a range and an exception are no change; "or" repeats one."""
    found = [f for f in check(Document.from_text(text, name="t")).findings if f.severity != "info"]
    assert len(found) == faults
