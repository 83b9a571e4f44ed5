from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from verify import extract
from verify.match.reading import NUMBER, Reading, reading
from verify.model.document import Document
from verify.model.settings import DEFAULT


def read(text: str) -> Reading:
    return reading(extract.read(Document.from_text(text), DEFAULT))


def test_sentences_end_at_stops_not_at_points_or_titles() -> None:
    found = read("Mr. Hale paid 3.5 million on Jan. 4. He left. Nobody asked why.")
    assert [s.text.strip() for s in found.sentences] == [
        "Mr. Hale paid 3.5 million on Jan. 4.",
        "He left.",
        "Nobody asked why.",
    ]


def test_a_quantity_is_one_word_and_hedges_are_left_out() -> None:
    (sentence,) = read("It rose from nearly 40 kg to 50 kg.").sentences
    assert sentence.words == ["it", "rose", "from", NUMBER, "to", NUMBER, "."]


def test_dates_stay_words() -> None:
    (sentence,) = read("It was 40 kg last year.").sentences
    assert sentence.words[-3:] == ["last", "year", "."]


def test_a_range_is_read_as_its_two_ends() -> None:
    found = read("It went from 40 to 50 kg.")
    assert [(q.surface, q.magnitude, q.unit) for q in found.quantities] == [
        ("40", 40, "kilogram"),
        ("50 kg", 50, "kilogram"),
    ]


def test_a_bare_number_takes_the_unit_of_the_list() -> None:
    found = read("Rents were 52, 55 and 58 dollars a month.")
    assert {q.unit.split("/")[0] for q in found.quantities if q.magnitude in (52, 55)} == {"USD"}


def test_multiples_and_ratios_are_operands() -> None:
    found = read("Membership doubled, and two in five came by a ratio of three to one.")
    assert [(q.kind.value, round(float(q.magnitude or 0), 2)) for q in found.quantities] == [
        ("multiple", 2.0),
        ("ratio", 0.4),
        ("ratio", 3.0),
    ]


@given(
    st.lists(
        st.sampled_from(["It rose 5%. ", "No. 4 won. ", "A (b. 1950) left.\n\n", "12 of 40; "])
    )
)
@settings(max_examples=40, deadline=None)
def test_sentences_are_in_order_and_hold_every_quantity(parts: list[str]) -> None:
    found = read("".join(parts) or "Nothing.")
    ends = [s.span for s in found.sentences]
    assert all(a.end <= b.start for a, b in itertools.pairwise(ends))
    held = [q for s in found.sentences for q in s.quantities]
    assert held == [q for q in found.quantities if found.sentence(q) is not None]
    for sentence in found.sentences:
        assert len(sentence.words) == len(sentence.starts)
