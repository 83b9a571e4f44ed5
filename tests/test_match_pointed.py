"""Counts announced and lists told farther on, in sums, or in the next sentence."""

from __future__ import annotations

import pytest

import verify


def counts_of(text: str) -> list[verify.Finding]:
    report = verify.check(verify.Document.from_text(text, format="markdown"))
    return [f for f in report.findings if f.rule == "count/list-length"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "The update brings {} new tools: shared boards for editors and a search that works offline.",
            "two",
            "three",
        ),
        (
            "The club took {} trophies home: two cups, three shields and two plates.",
            "seven",
            "six",
        ),
        (
            "{} villages line the loch, and the pass, which costs £9, is valid in all of them: Arden, Balla, Corrie and Dornie.",
            "Four",
            "Five",
        ),
        (
            "The patch closes {} holes. They are a bug in the parser rated 8.1, an open redirect rated 5.4 and a race rated 6.3.",
            "three",
            "four",
        ),
        (
            "Set of {}, pewter, Dutch, about 1720: plate, jug, bowl, ladle and beaker.",
            "five",
            "four",
        ),
        (
            "The final brings together the {} winners of the heats – Rose Tully, Jan Vos and the holder, Pia Brandt.",
            "three",
            "four",
        ),
        (
            "The {} cubs, Asha, Bela and a third that nobody named, were moved in May.",
            "three",
            "two",
        ),
        (
            "We count {}:\n\n1. A default.\n2. Two changes.\n3. A trial.\n4. No way back.",
            "four",
            "three",
        ),
        ("She bought {} paintings, a Corot, a Sisley, a Boudin and a late Monet.", "four", "three"),
    ],
)
def test_a_list_that_is_pointed_to(text: str, right: str, wrong: str) -> None:
    assert not counts_of(text.format(right))
    assert counts_of(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "You can use one of the three ways to select: With the mouse, with a key and with an object.",
        "For fds 0, 1, and 2 (in other words, stdin, stdout, and stderr) a pipe is made.",
        "Three farms share the well: Hill Farm pays for the pump and the others for the pipe.",
        "Four of us went: my brother, his wife and their two boys stayed behind.",
        "We were inspected five times: twice in May, once in June, and twice in the autumn.",
        "We tested six-page booklets: a long one, a short one and one of maps.",
        "note 3: Perth is on the west coast; Darwin, Cairns and Broome are in the north",
    ],
)
def test_a_number_that_announces_no_list(text: str) -> None:
    assert not counts_of(text)
