"""Items told one by one, against the number that announces them."""

from __future__ import annotations

import pytest

import verify


def rules_of(text: str) -> set[str]:
    return {f.rule for f in verify.check(verify.Document.from_text(text)).findings}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("She plays {} instruments, the flute, the oboe and the harp.", "three", "four"),
        ("Dorset, Devon and Cornwall are the {} counties affected.", "three", "four"),
        (
            "It will close its mills in Lille, Metz and Nancy. The {} sites are old.",
            "three",
            "four",
        ),
        ("The {} winners are Ms Ade (Lagos), Mr Brand (Kiel) and Ms Cole (Rye).", "three", "four"),
        (
            "There are {} steps. First, clean it. Second, prime it. Finally, paint it.",
            "three",
            "four",
        ),
        ("A team of {} — two doctors, a nurse and a driver — was sent.", "four", "six"),
        ("It opens in {} cities — Milan in March, Lyon in June and Porto in May.", "three", "four"),
    ],
)
def test_items_are_counted(text: str, right: str, wrong: str) -> None:
    assert not rules_of(text.format(right))
    assert rules_of(text.format(wrong)) == {"count/list-length"}


@pytest.mark.parametrize(
    "text",
    [
        "The two teams — Ann, Ben and Carl against Dora, Eve and Finn — tied.",
        "Five voted against, members all: the chair, two deputies and both secretaries.",
        "The four rooms are small, dark and damp.",
        "He met Ann, Ben and Carl. The four cities were far off.",
        "Three steps were named. First, clean it. The rest can wait.",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert not rules_of(text)
