"""Announced counts over numbered paragraphs."""

import verify


def _judged(count: str) -> list[str]:
    steps = "\n".join(f"{n}. {dish} soup, hot and thick." for n, dish in enumerate(DISHES, 1))
    text = f"{count} soups to make at home\n\n{steps}\n\nServe with bread."
    report = verify.check(verify.Document.from_text(text))
    return [f.check.claim.rule.id for f in report.findings]


DISHES = ("Leek", "Onion", "Barley", "Pea")


def test_a_numbered_run_is_counted() -> None:
    assert "count/list-length" in _judged("Five")


def test_a_count_that_fits_is_left_alone() -> None:
    assert _judged("Four") == []
