"""Choices behave as the classes of `enum` do where the project uses them."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from verify.choices import IntEnum, StrEnum
from verify.model.quantity import Kind


class Colour(StrEnum):
    """Texts."""

    RED = "red"
    NONE = ""


class Size(IntEnum):
    """Whole numbers."""

    SMALL = 1
    LARGE = 2


def test_members_are_their_values() -> None:
    assert Colour.RED == "red"
    assert isinstance(Colour.RED, Colour)
    assert not Colour.NONE
    assert Size.SMALL < Size.LARGE == 2
    assert (Colour.RED.name, Colour.RED.value) == ("RED", "red")
    assert f"{Colour.RED} {Size.LARGE}" == "red 2"
    assert repr(Colour.RED) == "<Colour.RED: 'red'>"
    assert json.dumps([Colour.RED, Size.SMALL]) == '["red", 1]'


def test_members_are_found_by_value_and_name() -> None:
    assert Colour("red") is Colour.RED
    assert Colour["RED"] is Colour.RED
    assert list(Size) == [Size.SMALL, Size.LARGE]
    assert len(Size) == 2
    assert "red" in Colour
    assert Size(2) is Size.LARGE


@pytest.mark.parametrize("value", ["blue", 3, []])
def test_an_unknown_value_is_an_error(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Colour"):
        Colour(value)


def test_members_stay_themselves_when_copied() -> None:
    for member in (Kind.MONEY, Kind.NUMBER):
        assert pickle.loads(pickle.dumps(member)) is member
        assert copy.copy(member) is member
        assert copy.deepcopy([member])[0] is member
