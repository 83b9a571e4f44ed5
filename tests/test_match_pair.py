"""Which quantities are taken for one amount given twice, and what is made of them."""

from __future__ import annotations

import datetime as dt

import pytest

import verify
from verify.model.check import Check, Verdict
from verify.model.rule import Severity


def conversions(text: str, date: dt.date | None = None) -> list[Check]:
    report = verify.check(verify.Document.from_text(text, date=date))
    return [c for c in report.checks if c.rule.startswith("conversion/")]


def only(text: str, date: dt.date | None = None) -> Check:
    found = conversions(text, date)
    assert len(found) == 1, [(c.rule, c.verdict, c.message) for c in found]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The path is 5 miles (8 km) long.",
        "The path is 5 miles [8 km] long.",
        "The path, 5 miles or about 8 km, is flat.",
        "It is 5 miles, equivalent to 8 km, from the inn.",
        "The 5-mile (8 km) path is flat.",
        "The path is 5 miles/8 km long.",
        "A plot of 9 acres, which is to say 3.6 hectares, is let.",
        "The jar holds 9 litres, so about 2 imperial gallons.",
        "It grew to 50 to 60 kg (110 to 132 lb).",
        "The beam weighs 26 stone 4lb, or 167kg.",
        "Winds reached 145 km/h (90 mph) at noon.",
        "Add 1/2 cup (120 ml) of milk.",
        "Use 115 g (4 oz) of butter.",
        "Use 12 oz. (340 g) of butter.",
        "The disc holds 700 GB (652 GiB).",
    ],
)
def test_a_true_conversion_is_seen_and_holds(text: str) -> None:
    assert only(text).verdict is Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("text", "expected", "slip"),
    [
        ("The path is 5 miles (3.1 km) long.", "8.0 km", "wrong way round"),
        ("The park is 40 square miles (64 square kilometres).", "104 square", "factor of a length"),
        ("The safe weighs 250 kg (55 lb).", "551 lb", "factor of 10"),
        ("The path is 12 km (12 miles) long.", "7.5 miles", "same in both"),
        ("The column is 9.5 m (13.2 ft) high.", "31.2 ft", ""),
        ("The rope is 30 yards (30 feet) long.", "90 feet", "same in both"),
        ("It was 25 °C (45 °F) outside.", "77 °F", "difference"),
        ("The hut, at 2,480 metres, 7,140 feet, is shut.", "8,136 feet", ""),
        ("By then 1 lb = 0.54 kg was painted on it.", "0.45 kg", ""),
        ("The lake warmed by 3 °C (37.4 °F).", "5.4 °F", "reading"),
    ],
)
def test_a_false_one_says_what_it_should_be(text: str, expected: str, slip: str) -> None:
    check = only(text)
    if slip == "difference":  # without a word for either, a difference may be meant
        assert check.verdict is Verdict.CONSISTENT
        assert "difference" in check.how
        return
    assert check.verdict is Verdict.INCONSISTENT
    assert check.expected_text.startswith(expected)
    assert slip in check.assumption


@pytest.mark.parametrize(
    "text",
    [
        "The boat is 12 m long (13 ft wide).",
        "They hiked 10 km (a climb of 900 ft).",
        "It fell from 20 °C to 50 °F.",
        "Boards of 2.4 m × 1.2 m (8 ft each) are stacked.",
        "It sells for $5 a gallon (£1.10 a litre).",
        "It took £400,000 of sales, which is 3p in the pound.",
        "The yard is 350 ft square (32.5 m square).",
        "It has 30 heaters of 500 watts, so 15 kilowatts in all.",
        "The rate, 3.85%, was 12 basis points above the last.",
        "Cotton at 82 cents is £1,350 a tonne.",
    ],
)
def test_what_is_no_conversion_is_left_alone(text: str) -> None:
    assert [c for c in conversions(text) if c.verdict is Verdict.INCONSISTENT] == []


def test_a_row_converts_side_by_side() -> None:
    good = conversions("A board of 2.4 m × 1.2 m (8 ft × 4 ft) is enough.")
    assert [c.verdict for c in good] == [Verdict.CONSISTENT] * 2
    bad = conversions("A board of 2.4 m × 1.2 m (8 ft × 9 ft) is enough.")
    assert [c.verdict for c in bad] == [Verdict.CONSISTENT, Verdict.INCONSISTENT]


def test_a_word_with_two_meanings_passes_by_either_and_says_which() -> None:
    british = only("The tank holds 10 gallons (45 litres).")
    assert british.verdict is Verdict.CONSISTENT
    assert "imperial gallons" in british.how
    american = only("The tank holds 10 gallons (38 litres).")
    assert "imperial" not in american.how
    assert only("The tank holds 10 gallons (60 litres).").verdict is Verdict.INCONSISTENT


def test_loose_wording_needs_a_slip() -> None:
    choice = only("Runners may choose 5 miles or 12 km.")
    assert choice.verdict is Verdict.UNDECIDED


def test_a_factor_used_loosely_is_no_more_than_info() -> None:
    check = only("The walk is 62.5 miles (100 km) long.")
    assert check.verdict is Verdict.CONSISTENT
    sloppy = only("The walk is 124 miles (201.6 km) long.")
    assert (sloppy.verdict, sloppy.severity) == (Verdict.INCONSISTENT, Severity.INFO)


DAY = dt.date(2025, 9, 24)


def test_money_is_held_against_the_days_rate() -> None:
    held = only("The plant cost €200 million ($235 million).", DAY)
    assert held.verdict is Verdict.CONSISTENT
    assert "2025-09-24" in held.how
    wrong = only("The plant cost €200 million ($170 million).", DAY)
    assert wrong.verdict is Verdict.INCONSISTENT
    assert wrong.assumption == "the rate was applied the wrong way round"
    assert any("2025-09-24" in line for line in wrong.arithmetic)
    assert any("the text implies 1 USD = €1.1" in line for line in wrong.arithmetic)


def test_money_without_a_date_is_undecided_unless_no_day_ever_had_the_rate() -> None:
    assert only("The plant cost €200 million ($170 million).").verdict is Verdict.UNDECIDED
    absurd = only("The bridge cost €80 million ($8 billion).")
    assert absurd.verdict is Verdict.INCONSISTENT


def test_a_sign_of_several_currencies_passes_by_one() -> None:
    held = only("The mill cost ¥712 million (US$100 million).", DAY)
    assert held.verdict is Verdict.CONSISTENT
    assert held.how.startswith("as CNY")


def test_money_of_another_time_is_left_alone() -> None:
    past = only("Years ago it paid €200 million, or $176 million at the time.", DAY)
    assert past.verdict is Verdict.UNDECIDED


def test_money_of_a_named_year_is_held_against_its_rates() -> None:
    right = only("In 2001 it paid €200 million, or $176 million at the time.", DAY)
    assert (right.verdict, right.how) == (Verdict.CONSISTENT, "at the rates of 2001")
    wrong = only("In 2001 it paid €200 million ($310 million).", DAY)
    assert (wrong.verdict, wrong.severity) == (Verdict.INCONSISTENT, Severity.WARNING)
    assert "the rates of 2001" in wrong.message


def test_a_currency_without_rates_is_undecided_and_says_so() -> None:
    check = only("It cost NT$300 million ($9 million).", DAY)
    assert check.verdict is Verdict.UNDECIDED
    assert "TWD" in check.reason


def test_the_rate_in_the_text_comes_first() -> None:
    text = "The order is worth 712 million yuan ($120 million). ($1 = 7.12 yuan)"
    check = only(text, DAY)
    assert check.rule == "conversion/stated-rate-mismatch"
    assert check.verdict is Verdict.INCONSISTENT


def test_a_sum_told_again_in_the_next_sentence() -> None:
    text = (
        "The dairy borrowed Rs 830 crore for new sheds in the north of the country and for "
        "tankers. The loan, equivalent to about $10 million, is its first."
    )
    check = only(text, dt.date(2024, 3, 14))
    assert check.verdict is Verdict.INCONSISTENT
    assert "factor of 10" in check.assumption


TABLE = """
| Peak | Height (m) | Height (ft) | Base (ft) |
| --- | --- | --- | --- |
| Alto | 1,200 | 3,937 | 12 |
| Bruno | 2,450 | 8,038 | 15 |
| Cima | 3,120 | {cima} | 90 |
| Dorso | 1,875 | 6,152 | 31 |
"""


def test_columns_of_one_label_in_two_units() -> None:
    def judged(cima: str) -> list[Check]:
        text = TABLE.format(cima=cima)
        report = verify.check(verify.Document.from_text(text, format="markdown"))
        return [c for c in report.checks if c.rule == "conversion/unit-mismatch"]

    right = judged("10,236")
    assert [c.verdict for c in right] == [Verdict.CONSISTENT] * 4
    wrong = [c for c in judged("12,036") if c.verdict is Verdict.INCONSISTENT]
    assert [(c.judged and c.judged.surface, c.expected_text) for c in wrong] == [
        ("12,036", "10,236")
    ]
    assert "3,120 m is 10,236 ft, not 12,036 ft" in wrong[0].message
