"""`NamedTuple`, at a tenth of the time that `typing.NamedTuple` takes to define a class.

`typing.NamedTuple` compiles every annotation, which nothing here reads, and a constructor
for each class; with over a hundred classes that is a fifth of the start of a check. Here
classes with equally many fields share the code of their constructor, under their own
names. To a type checker the two are the same.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter as field_of

    _new = tuple.__new__

    @cache
    def _constructor(size: int) -> FunctionType:
        """Return the constructor of a named tuple of `size` fields."""
        return namedtuple("Sized", [f"field{n}" for n in range(size)]).__new__

    class _Maker(type):
        """Makes a class of tuples of a class body: its annotations are the fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the class, with what else the body defines."""
            if not bases or bases == (tuple,):
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            shared = _constructor(len(fields))
            code = shared.__code__.replace(co_varnames=("_cls", *fields))
            starts = tuple(defaults.values()) or None
            new = FunctionType(code, shared.__globals__, "__new__", starts)
            new.__qualname__ = f"{body['__qualname__']}.__new__"
            getters = {field: field_of(n, "") for n, field in enumerate(fields)}
            own = {"__new__": new, "_fields": fields, "_field_defaults": defaults}
            own |= {"__match_args__": fields, "__slots__": ()}
            return type.__new__(type, name, (_Values,), {**body, **own, **getters})

    class _Values(tuple):
        """What every class of named tuples can do."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> _Values:
            """Return one made of a sequence."""
            made = _new(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
            return made

        def _replace(self, /, **changes: Any) -> _Values:
            """Return one with other values for some fields."""
            made = _new(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"no such fields: {', '.join(changes)}")
            return made

        def _asdict(self) -> dict[str, Any]:
            """Return the fields by name."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            told = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(told)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class NamedTuple(tuple, metaclass=_Maker):
        """The base of a class of named tuples, as `typing.NamedTuple` is."""
