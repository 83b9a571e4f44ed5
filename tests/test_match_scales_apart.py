"""Values told alike that are a thousand or a million times apart, and parts of a whole."""

from __future__ import annotations

import pytest

import verify
from verify.judge import opinion


def _blamed(text: str) -> list[str]:
    """Return the numbers that rules of magnitude, or that of products, blame."""
    report = verify.check(verify.Document.from_text(text, name="t"))
    return [
        f.locations[0].text
        for f in report.findings
        if str(f.rule).startswith(("magnitude/", "rate/"))
    ]


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("The quarry cut 3.1 million blocks in May. In June it cut 3.4 billion.", "3.4 billion"),
        ("Losses in May were £1.9 million. In June they were £2.1 billion.", "£2.1 billion"),
        ("Fees were $6.2 billion last year, and $6.4 million the year before.", "$6.4 million"),
        ("Beads averaged 61 nm at noon. By dusk they still measured 58 mm.", "58 mm"),
        (
            (
                "The sale raised £31.5 million. Staff get £7.2 million of that. A further £5 billion"
                " goes to the roof."
            ),
            "£5 billion",
        ),
        (
            "Some 120,000 tenants will each get £250. Ministers put the £30 billion cost on banks.",
            "£30 billion",
        ),
    ],
)
def test_a_scale_word_that_two_sentences_disagree_on(
    text: str, blamed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opinion, "DOUBTED", float("-inf"))  # what the wording finds is asked
    assert _blamed(text) == [blamed]


@pytest.mark.parametrize(
    "text",
    [
        "The quarry cut 3.1 million blocks in May. In June it cut 3.4 million.",
        "The quarry made $3.1 million in May. It has assets of $3.4 billion.",
        "The beads are 61 nm across and lie on a plate 58 mm wide.",
        "Two centimetres on the map are a kilometre, so the walk, 17 km, is 34 centimetres.",
        (
            "The sale raised £31.5 million. Staff get £7.2 million of that. A further £5 million"
            " goes to the roof."
        ),
        "Some 120,000 tenants will each get £250. Ministers put the £30 million cost on banks.",
    ],
)
def test_scales_that_are_right_or_of_other_things(text: str) -> None:
    assert _blamed(text) == []
