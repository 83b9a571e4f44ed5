"""A misfit of numbers that another document tells alike is left open."""

from __future__ import annotations

import verify
from verify.model.document import Document

WRONG = "Of the 412 homes in Halm, 206 (34.5%) have a heat pump."


def rules(*texts: str) -> list[str]:
    documents = [Document.from_text(t, name=f"text-{n}") for n, t in enumerate(texts)]
    return [str(f.rule) for f in verify.check_documents(documents).findings]


def test_a_misfit_alone_is_told() -> None:
    assert any(rule.startswith("share/") for rule in rules(WRONG, "Halm lies by the sea."))


def test_numbers_of_two_documents_are_no_slip() -> None:
    other = "The survey of 412 homes in Halm found that 34.5% have a heat pump."
    assert not any(rule.startswith("share/") for rule in rules(WRONG, other))
