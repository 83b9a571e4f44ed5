"""`StrEnum` and `IntEnum` whose members cost no more to read than any class attribute.

In Python 3.11 the metaclass of `enum` answers for attributes that it does not know, which
makes each `Kind.MONEY` several times dearer; a text asks for members some fifty times a
number. To a type checker these are the classes of `enum`; they have of them what is used
here: members by name, by value and in order, and members that are their values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import IntEnum as IntEnum
    from enum import StrEnum as StrEnum
else:

    class _Maker(type):
        """Makes a class of choices of a class body: what it assigns are the members."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the class with its members."""
            made = super().__new__(cls, name, bases, body)
            made.__members__ = {}
            made._by_value = {}
            for key, value in body.items():
                if key[0] != "_" and not callable(value):
                    member = made._value_type.__new__(made, value)
                    member.name, member.value = key, value
                    made.__members__[key] = made._by_value[value] = member
                    setattr(made, key, member)
            return made

        def __call__(cls, value: object) -> _Choice:
            """Return the member with a value."""
            try:
                return cls._by_value[value]
            except (KeyError, TypeError):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __getitem__(cls, name: str) -> _Choice:
            """Return the member with a name."""
            return cls.__members__[name]

        def __iter__(cls) -> Iterator[_Choice]:
            """Yield the members in order."""
            return iter(cls.__members__.values())

        def __len__(cls) -> int:
            """Return how many members there are."""
            return len(cls.__members__)

        def __contains__(cls, value: object) -> bool:
            """Return whether something is a member, or the value of one."""
            return value in cls._by_value

    class _Choice:
        """What members of both sorts can do."""

        def __repr__(self) -> str:
            return f"<{type(self).__qualname__}.{self.name}: {self.value!r}>"

        def __reduce_ex__(self, protocol: int) -> tuple[object, ...]:
            return type(self), (self.value,)

        def __copy__(self) -> _Choice:
            return self

        def __deepcopy__(self, memo: object) -> _Choice:
            return self

    class StrEnum(_Choice, str, metaclass=_Maker):
        """Members that are texts."""

        _value_type = str
        __str__ = str.__str__

    class IntEnum(_Choice, int, metaclass=_Maker):
        """Members that are whole numbers."""

        _value_type = int
        __str__ = int.__repr__
        __format__ = int.__format__
