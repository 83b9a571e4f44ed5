"""Relations are read in English; what is surely of another language says so."""

from __future__ import annotations

import pytest

import verify
from verify.model.document import Document
from verify.read._language import language

GERMAN = (
    "Die Stadt hat im Jahr 2024 rund 1.250 Wohnungen gebaut und damit 12,5 Prozent mehr als im Vorjahr. "
    "Der Haushalt ist mit 3,4 Millionen Euro im Plus, und die Zahl der Stellen stieg von 40 auf 52. "
    "Das ist nicht viel, aber es ist mehr als in den Jahren davor, wie die Zahlen des Amtes zeigen."
)
FRENCH = (
    "La ville a construit 1 250 logements dans le centre et les quartiers, soit 12,5 % de plus que l'an "
    "dernier. Le budget est en hausse de 3,4 millions et il y a des postes pour les agents qui sont au service."
)
ENGLISH = "The town built 1,250 homes in 2024, or 12.5 percent more than in the year before."


@pytest.mark.parametrize(
    ("text", "name", "comma"),
    [
        (GERMAN, "German", True),
        (FRENCH, "French", True),
        (ENGLISH, "English", False),
        ("40 kg to 50 kg", "English", False),
        ("Tokyo de la Vega y Garcia: 12,5", "English", False),
        (
            "今年の売上高は前年比12%増の380億円となり、過去最高を更新したと発表した。",
            "Chinese or Japanese",
            False,
        ),
    ],
)
def test_languages(text: str, name: str, comma: bool) -> None:
    assert language(text) == (name, comma)


def test_no_relation_is_tested_in_another_language() -> None:
    document = Document.from_text(GERMAN)
    assert not document.relations
    assert document.notes == ("numbers read, relations not tested (German)",)
    report = verify.check(document)
    assert not report.checks
    assert report.quantities


def test_english_is_tested() -> None:
    document = Document.from_text(ENGLISH)
    assert document.relations
    assert not document.notes
