"""Every row of the table of bounds and hedges does what its section says."""

from __future__ import annotations

import pytest

import verify
from verify.extract import leads
from verify.model.quantity import Bound, Hedge, Quantity


def only(text: str) -> Quantity:
    found = verify.quantities(text)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


def meaning(quantity: Quantity) -> Bound | Hedge:
    return quantity.bound if quantity.bound is not Bound.NONE else quantity.hedge


@pytest.mark.parametrize("row", [r for r in leads.BEFORE if r[0].isalpha()])
def test_a_row_before_an_amount(row: str) -> None:
    quantity = only(f"It was {row} 70 kg there.")
    assert meaning(quantity) is leads.BEFORE[row]
    assert quantity.lead is not None


@pytest.mark.parametrize("row", leads.BEHIND)
def test_a_row_behind_an_amount(row: str) -> None:
    joint = "" if row[0] in "+-" else " "
    assert meaning(only(f"They sold 70{joint}{row}.")) is leads.BEHIND[row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is more than 70 kg.", (70, True)),
        ("It is at least 70 kg.", (70, False)),
    ],
)
def test_an_open_end_is_that_of_more_than(text: str, expected: tuple[int, bool]) -> None:
    interval = only(text).interval
    assert (int(interval.low), interval.low_open) == expected


def test_nearly_lies_below_and_just_over_above() -> None:
    assert only("It is nearly 70 kg.").interval.high == 70
    assert only("It is a shade over 70 kg.").interval.low == 70
