"""Tests of `verify.match.mixture`: parts in a proportion, and the amounts told of them."""

from __future__ import annotations

import pytest

from verify import Document, check


def _found(text: str) -> list[str]:
    findings = check(Document.from_text(text)).findings
    return [f"{f.message} {f.expected}" for f in findings if f.rule.startswith("ratio/")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Blend the oils 4:2:1 by volume. A small bottle takes 80 ml of sunflower oil, 40 ml of walnut oil and 30 ml of sesame oil.",
            "20 ml",
        ),
        (
            "Compost: five parts loam, two parts grit and one part leaf mould. A barrow takes 50 litres of loam, 30 litres of grit and 10 litres of leaf mould.",
            "20 litres",
        ),
        (
            "Mix plaster and sand in the ratio 1:3. For 12 kg of plaster you need 30 kg of sand.",
            "0.4",
        ),
        ("The map is drawn at 1:20,000. Five centimetres on it are two kilometres.", "kilometre"),
        ("Use four parts sand to one of slaked lime: 25 kg of lime with 75 kg of sand.", "100 kg"),
    ],
)
def test_the_odd_amount_is_found(text: str, expected: str) -> None:
    """Three amounts in the order of their parts, or two that name them."""
    assert any(expected in message for message in _found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Blend the oils 4:2:1 by volume. A small bottle takes 80 ml of sunflower oil, 40 ml of walnut oil and 20 ml of sesame oil.",
        "The race was won in 3:21:10. Behind came clubs with 30 kg, 20 kg and 15 kg of ballast.",
        "The map is drawn at 1:20,000. Five centimetres on it are one kilometre.",
        "On the 1:20,000 map the path is 3 cm long. The next village lies 12 km away.",
        "The score was 3:2. They drank 40 litres of beer and 30 litres of cider.",
        "One part cement to six parts ballast; 40 kg of cement and 25 kg of lime were delivered.",
        "Two parts vinegar to one part water will do. The shop sells 600 ml of vinegar with 500 ml of water.",
    ],
)
def test_other_amounts_are_left_alone(text: str) -> None:
    """What fits, scores, times, and amounts of something else."""
    assert not _found(text)
