"""What speaks against a misfit, and numbers that follow from others of their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verify
from verify import extract
from verify.judge import elsewhere
from verify.model.check import Verdict
from verify.model.quantity import Quantity
from verify.model.settings import DEFAULT


def numbers(text: str) -> tuple[Quantity, ...]:
    return extract.read(verify.Document.from_text(text, name="text"), DEFAULT).quantities


def follows(text: str, surface: str) -> tuple[float, str]:
    found = numbers(text)
    judged = next(q for q in found if q.surface == surface)
    return elsewhere.follows(judged, found)


@pytest.mark.parametrize(
    ("text", "surface", "told"),
    [
        ("Of 5,236 plots, 1,571 are rented, or 30.0%.", "30.0%", "1,571 / 5,236"),
        (
            "The kiln fired 1,846 kg; with 150 kg of racks, 1,996 kg.",
            "1,846 kg",
            "1,996 kg - 150 kg",
        ),
        (
            "The fee rose from €1,250.00 to €1,437.50, by 15.0%.",
            "15.0%",
            "€1,437.50 / €1,250.00 - 1",
        ),
        ("Margins of 41.7% before and 12.4% of levies leave 29.3%.", "29.3%", "41.7% - 12.4%"),
    ],
)
def test_a_sharp_number_follows_from_others(text: str, surface: str, told: str) -> None:
    bits, reckoning = follows(text, surface)
    assert reckoning == told
    assert bits > 1


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Of 12 boats 7 left, and five stayed; 9 came and 3 sank.", "five"),
        ("Half of the 60 sold; 25 went for £12 and 9 for £8.", "Half"),
        ("The hall holds 314 people.", "314"),
    ],
)
def test_a_rough_number_may_follow_by_chance(text: str, surface: str) -> None:
    assert follows(text, surface)[0] < 1


@given(st.integers(3001, 99_999), st.integers(3001, 99_999))
def test_sums_in_other_units_follow_alike(first: int, second: int) -> None:
    plain = f"One ran {first} m, another {second} m, both {first + second} m."
    mixed = f"One ran {first / 1000:.3f} km, another {second} m, both {first + second} m."
    surface = f"{first + second} m"
    assert follows(plain, surface)[1] == f"{first} m + {second} m"
    assert follows(mixed, surface)[1] == f"{first / 1000:.3f} km + {second} m"


def test_a_number_of_its_own_reckoning_is_spared() -> None:
    """The whole is told less those that are in two parts."""
    text = (
        "In all 412 members took a course: 287 took joinery, 169 took pottery, "
        "{both} of them both joinery and pottery."
    )
    spared = verify.check(verify.Document.from_text(text.format(both=44), name="text"))
    assert not [f for f in spared.findings if f.severity != "info"]


def test_far_misfits_want_surer_wording() -> None:
    text = "It grew from 40 to 50, or by {change}%."
    near = verify.check(verify.Document.from_text(text.format(change=27), name="text"))
    assert [f.rule for f in near.findings] == ["change/percent-mismatch"]


def test_a_value_told_in_another_unit_is_no_difference() -> None:
    text = "The lake lies at 412 m and the highest point rises to 1,874 m (6,148 ft)."
    assert not verify.check(verify.Document.from_text(text, name="text")).findings


def test_a_doubted_misfit_says_why() -> None:
    text = (
        "In all 1,250 pieces were entered: 486 paintings and 318 drawings; the remaining 471 "
        "were prints. Of the 1,042 hung, 571 were sold."
    )
    checks = verify.check(verify.Document.from_text(text, name="text")).checks
    reasons = [c.reason for c in checks if c.verdict is Verdict.UNDECIDED]
    assert any("follows elsewhere (1,042 - 571)" in reason for reason in reasons)


def test_a_row_whose_sum_stands_beside_it_is_no_other_total() -> None:
    text = "With 31 of 45 seats declared in Halm: Progress 13, Union 12, Greens 6."
    assert not verify.check(verify.Document.from_text(text, name="text")).findings
