"""Wordings: which of many forms some sentences may hold, by their sorts of number and their words.

In: rows of any kind, each with a form (see `_skeleton`). Out: for the sorts of number and the
words that stand there, the rows worth trying, in order: a form whose slot no number there can
fill is as little tried as one whose words are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from verify.match._needs import Needs
from verify.match._skeleton import Form

Row = TypeVar("Row")
_KEPT = 500  # sets of sorts whose forms are kept
_MANY = 4  # numbers from which a form is not left out for having as many slots


class Wordings(Generic[Row]):
    """An index of rows by the words and the sorts of number that their forms need."""

    def __init__(self, rows: Sequence[tuple[Form, Row]]) -> None:
        self._rows = rows
        self._needs = Needs.of([f.text for f, _ in rows], lambda: (f.needs for f, _ in rows))
        self._fillable: dict[tuple[frozenset[str], int], frozenset[int]] = {}

    def near(
        self, sorts: frozenset[str], words: frozenset[str], count: int = _MANY
    ) -> Iterator[tuple[Form, Row]]:
        """Yield the rows worth trying where there are so many numbers, of some sorts, and some words."""
        key = (sorts, min(count, _MANY))
        fillable = self._fillable.get(key)
        if fillable is None:
            if len(self._fillable) >= _KEPT:
                self._fillable.clear()
            fillable = self._fillable[key] = frozenset(
                number
                for number, (form, _) in enumerate(self._rows)
                if (count >= _MANY or len(form.slots) <= count) and form.fillable(sorts)
            )
        for number in self._needs.met(words, fillable) if fillable else ():
            yield self._rows[number]
