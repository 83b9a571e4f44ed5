from __future__ import annotations

import pytest

from verify import extract
from verify.match import cues, lexicon
from verify.match.reading import reading
from verify.model.document import Document
from verify.model.settings import DEFAULT


def roles(table: cues.Cues, text: str, index: int = 0) -> cues.Roles:
    found = reading(extract.read(Document.from_text(text), DEFAULT))
    (sentence,) = found.sentences
    return table.roles(sentence, sentence.place(sentence.quantities[index]))


TABLE = cues.compiled(
    [
        ("old", 8, "from _"),
        ("old", 5, "_ ~ @earlier"),
        ("change", 9, "a|the @up_noun of _"),
        ("change", 7, "_ (big) @up_noun"),
        ("pair", 4, "_ than #"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came from 40 kg.", {"old": 8}),
        ("It was 40 kg in the pan a year earlier.", {"old": 5}),
        ("a rise of 40 kg", {"change": 9}),
        ("the 40 kg rise", {"change": 7}),
        ("40 kg than 30 kg", {"pair": 4}),
        ("It came, from here, 40 kg.", {}),
        ("It was 40 kg. A year earlier", {}),
    ],
)
def test_cues_give_roles(text: str, expected: dict[str, int]) -> None:
    found = reading(extract.read(Document.from_text(text), DEFAULT)).sentences[0]
    assert TABLE.roles(found, found.place(found.quantities[0])) == expected


def test_a_cue_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="has no _"):
        cues.compiled([("old", 5, "from here")])


def test_the_standard_roles_are_readable() -> None:
    assert roles(cues.standard(), "It fell by 12% to 40.")["change.down"] == 9
    assert "change.up" not in roles(cues.standard(), "It fell by 12% to 40.")


def test_every_class_of_the_lexicon_has_members() -> None:
    assert all(lexicon.classes().values())
    assert "rose" in lexicon.words("up_verb")
    assert "a year earlier" in lexicon.words("earlier")
