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


class Wordings(Generic[Row]):
    """An index of rows by the words and the sorts of number that their forms need."""

    def __init__(self, rows: Sequence[tuple[Form, Row]]) -> None:
        self._rows = rows
        self._needs = Needs.of([f.text for f, _ in rows], lambda: (f.needs for f, _ in rows))
        self._fillable: dict[frozenset[str], frozenset[int]] = {}

    def near(self, sorts: frozenset[str], words: frozenset[str]) -> Iterator[tuple[Form, Row]]:
        """Yield the rows worth trying where there are numbers of some sorts, and some words."""
        fillable = self._fillable.get(sorts)
        if fillable is None:
            if len(self._fillable) >= _KEPT:
                self._fillable.clear()
            fillable = self._fillable[sorts] = frozenset(
                number for number, (form, _) in enumerate(self._rows) if form.fillable(sorts)
            )
        for number in self._needs.met(words, fillable) if fillable else ():
            yield self._rows[number]
