"""The light `NamedTuple` behaves as the one of `typing`."""

from __future__ import annotations

import pickle
import re
import typing
from pathlib import Path

import pytest

from verify.named import NamedTuple

PACKAGE = Path(__file__).parent.parent / "verify"


class Light(NamedTuple):
    """A value."""

    name: str
    sizes: tuple[int, ...] = ()
    other: Light | None = None

    @property
    def total(self) -> int:
        """The sum."""
        return sum(self.sizes)

    @classmethod
    def empty(cls) -> Light:
        """Return one without sizes."""
        return cls("empty")

    def __str__(self) -> str:
        return self.name


class Plain(typing.NamedTuple):
    """A value."""

    name: str
    sizes: tuple[int, ...] = ()
    other: Plain | None = None


def test_fields_defaults_and_words_are_the_same() -> None:
    for name in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"):
        assert getattr(Light, name) == getattr(Plain, name)
    assert Light.__qualname__ == "Light"
    assert list(Light.__annotations__) == list(Plain.__annotations__)


def test_values_are_tuples_with_methods() -> None:
    value = Light("a", (1, 2))
    assert value == ("a", (1, 2), None) == Plain("a", (1, 2))
    assert (value.total, str(value), Light.empty().name) == (3, "a", "empty")
    assert value._replace(name="b").name == "b"
    assert repr(value) == "Light(name='a', sizes=(1, 2), other=None)"
    assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises(AttributeError):
        value.name = "b"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Light()  # type: ignore[call-arg]


def test_every_module_uses_the_light_one() -> None:
    heavy = re.compile(r"from typing import [^\n]*\bNamedTuple\b")
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if path.name != "named.py" and heavy.search(path.read_text(encoding="utf-8"))
    ]
    assert not found, "import NamedTuple from verify.named, which is quicker to define"
