"""Numbers in words with digits in a bracket behind them."""

from __future__ import annotations

import pytest

import verify

RULE = "agreement/words-digits-mismatch"


def _verdicts(text: str) -> list[tuple[str, str]]:
    report = verify.check(verify.Document.from_text(text))
    return [(c.verdict, c.locations[0].text) for c in report.checks if c.rule == RULE]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("We answer within sixty (90) days.", "90", "60"),
        ("The deposit is five thousand dollars ($6,000).", "$6,000", "$5,000"),
        ("The bus has twenty-five (52) seats.", "52", "25"),
        ("The bus has 52 (twenty-five) seats.", "52", "25"),
        ("They sold a thirty-five percent (30%) stake.", "30%", "35%"),
        ("The bank lends at fifteen (51%) per cent.", "51%", "15%"),
        ("He leaves on the fifteenth (25th) day.", "25th", "15th"),
        ("Pay Rs. 5,000/- (Rupees six thousand only).", "Rs. 5,000", "Rs. 6,000"),
        ("Give at least sixty (90) days of notice.", "90", "60"),
        ("The lessee shall give three (4) weeks of notice.", "4", "3"),
        ("It shall hold two (5) million shares.", "5", "2"),
    ],
)
def test_words_and_digits_are_one_number(text: str, at: str, expected: str) -> None:
    found = [f for f in verify.check(verify.Document.from_text(text)).findings if f.rule == RULE]
    assert [f.locations[0].text for f in found] == [at]
    assert found[0].expected is not None
    assert found[0].expected.text == expected
    assert [verdict for verdict, _ in _verdicts(text.replace(at, expected))] == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "He flew out with twelve (3 of them new) players.",
        "We know of four (2) such cases, and of three (4) more.",
        "The board met fourteen (16) times. Revenue was 412 (398) million.",
        "The board has seven (6) members.",
        "The bond yields one-half of one percent (0.5%).",
        "The levy is five hundredths of one percent (0.05%).",
        "He wrote ten and no/100 dollars ($10.00).",
        "Five thousand and 00/100 dollars ($5,000.00) was paid.",
        "They brought twenty (19) apples, (20) pears and (21) plums.",
        "Sixteen (18) boys came, and more than sixty (72) girls.",
        "Of twenty-five (52) and more, see section sixteen (17) in full.",
        "It was twenty-four years (31) before he spoke.",
        "About five thousand dollars ($6,000) was found; a hundred (120) coins were lost.",
        "Some thirty (9%) of the pupils were ill, and forty-five (51%) of the staff.",
        "Twenty-twenty (2020) was the year; nineteen ninety (1990) was another.",
        "The sign said sixty (90) days, which was a mistake: it should read sixty (60) days.",
        "It cost five hundred dollars ($14,000).",
        "The album Forty Licks (2002) sold well; One Eighty Two (182) did not.",
        "It had twenty-five (31) employees, and cites thirty (14) earlier papers.",
        "It has two (2) million euros (€2,000,000).",
        "One million dollars ($1.2 million) was raised, or two dozen (24) gifts.",
    ],
)
def test_a_bracket_that_says_something_else_is_no_second_number(text: str) -> None:
    assert "inconsistent" not in [verdict for verdict, _ in _verdicts(text)]


def test_a_number_that_is_read_once_from_both_is_tested() -> None:
    assert _verdicts("Pay within sixty (60) days.") == [("consistent", "sixty (60) days")]


def test_the_habit_of_a_document_makes_a_misfit_certain() -> None:
    text = "Pay within sixty (60) days. Sixteen (18) shares are held for ten (10) years."
    found = verify.check(verify.Document.from_text(text)).findings
    assert [(f.rule, f.severity, f.locations[0].text) for f in found] == [(RULE, "error", "18")]
