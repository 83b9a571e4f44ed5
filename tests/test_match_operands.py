"""Operands: the numbers that relations are read from."""

import pytest

from verify import check, extract
from verify.match import operands
from verify.model.document import Document
from verify.model.settings import Settings


def surfaces(text: str) -> list[str]:
    extraction = extract.read(Document.from_text(text), Settings())
    return [q.surface for q in operands.quantities(extraction)]


@pytest.mark.parametrize(
    "text",
    [
        "a difference of 9.3 mmHg (95% CI 6.4 to 12.2)",
        "a difference of 9.3 mmHg (95% CI: 6.4, 12.2)",
        "a difference of 9.3 mmHg (95% CI 6.4–12.2)",
        "a difference of 9.3 mmHg at the 95% confidence level",
    ],
)
def test_the_level_and_bounds_of_an_estimate_are_no_operands(text: str) -> None:
    assert surfaces(text) == ["9.3 mmHg"]


def test_a_percentage_before_another_word_is_an_operand() -> None:
    assert surfaces("a share of 95% circled 12.2 metres") == ["95%", "12.2 metres"]


def test_a_multiple_that_names_its_base_compares_nothing_else() -> None:
    assert surfaces("Debt fell to 410 metres, 1.4 times EBITDA") == ["410 metres"]
    assert surfaces("Debt is 410 metres, 1.4 times the sum of last year")[1] == "1.4 times"


def test_a_fraction_said_to_be_exact_has_no_slack() -> None:
    """Exactly a quarter of 248 is 62, where a quarter of them may be 64."""
    exact = "On Tuesday 248 people came; exactly a quarter of them, 66, were under ten."
    loose = "On Tuesday 248 people came; a quarter of them, 66, were under ten."
    assert check(Document.from_text(exact)).findings
    assert not check(Document.from_text(loose)).findings


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Every fourth patient relapsed.", "Every fourth"),
        ("They get back 12 cents in the euro.", "12 cents in the euro"),
        ("It accounts for one in five of them.", "one in five"),
        ("One woman in five waits.", "One woman in five"),
    ],
)
def test_shares_in_other_words(text: str, surface: str) -> None:
    assert surfaces(text) == [surface]


def test_every_fourth_year_is_a_time() -> None:
    assert "every fourth" not in surfaces("It is held every fourth year.")


def test_count_with_a_share_of_its_own_is_no_percentage() -> None:
    text = "Some 70 per cent were seen at once. Another 312, or 10 per cent, left."
    extraction = extract.read(Document.from_text(text), Settings())
    found = {q.surface: q.unit for q in operands.quantities(extraction)}
    assert found["312"] == ""
