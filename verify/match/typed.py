"""Typed ranges: figures that their wording gives a lowest and a highest value by nature.

In: rules with a table of `ranges`, and an extraction. Out: a claim for each figure that a
form of some range names ("a pH of {figure}"); see `_skeleton` for forms.

    ranges:
      - name: a pH
        low: 0
        high: 14
        sorts: [number]
        units: [""]                  any, where it is left out
        tenths: 5                    the greatest digit behind the point: 17.3 overs
        forms: ["ph (value|level) of|is|was {figure}"]
        never: [difference]          words of the sentence that make it another thing
        never_after: [scale]         words that do so right before the form
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from verify.extract import Extraction
from verify.match import _skeleton, lexicon
from verify.match._prepared import prepared
from verify.match._skeleton import Form
from verify.match._wordings import Wordings
from verify.match.reading import Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "typed"
OPTIONS = ("ranges",)
SLOTS = ("figure",)
MANY = True
_KEYS = ("name", "low", "high", "tenths", "sorts", "units", "forms", "never", "never_after")
_DENIAL = re.compile(
    r"\b(?:can(?:'|’)?t|cannot|could(?: not|n['’]t)) (?:be|exceed|have|go|take)\b|\b(?:is|was)(?: not|n['’]t) "
    r"possible\b|\bimpossible\b|\b(?:made|is|was) an? (?:mistake|error|typo|misprint|slip)\b|\bnonsens",
    re.IGNORECASE,
)
BEFORE = 24  # characters that hold the few words before a form


class _Range(NamedTuple):
    """One row of a rule's table, made ready."""

    rule: Rule
    name: str
    low: Decimal | None
    high: Decimal | None
    tenths: int | None
    sorts: frozenset[str]
    units: frozenset[str]
    forms: tuple[Form, ...]
    never: frozenset[str]
    never_after: frozenset[str]

    def fits(self, quantity: Quantity) -> bool:
        """Return whether a quantity is of the sort and unit that the range is for."""
        if quantity.magnitude is None or _skeleton.sort(quantity) not in self.sorts:
            return False
        lent = "/" in quantity.unit or quantity.unit == "percent"
        if lent and not any(c.isalpha() or c in "%٪％" for c in quantity.surface):
            return False  # a bare number that only may be of that rate
        return not self.units or quantity.unit in self.units


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    rows = options.get("ranges")
    if not isinstance(rows, list) or not rows:
        yield ("ranges", "is missing", "list names with their low, high, sorts and forms")
        return
    for number, row in enumerate(rows):
        path = f"ranges[{number}]"
        if not isinstance(row, dict):
            yield (path, "must be a mapping", "keys are " + ", ".join(_KEYS))
            continue
        unknown = [key for key in row if key not in _KEYS]
        missing = [key for key in ("name", "sorts", "forms") if not row.get(key)]
        if unknown or missing:
            what = f"unknown key '{unknown[0]}'" if unknown else f"'{missing[0]}' is missing"
            yield (path, what, "keys are " + ", ".join(_KEYS))
            continue
        strange = set(map(str, row["sorts"])) - _skeleton.SORTS
        if strange:
            listed = "sorts are " + ", ".join(sorted(_skeleton.SORTS))
            yield (path, f"unknown sort '{min(strange)}'", listed)
            continue
        try:
            _skeleton.validate(map(str, row["forms"]), {"figure": tuple(row["sorts"])})
        except ValueError as error:
            yield (path, str(error), "the slot is {figure}")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return a claim for each figure that has a range."""
    table = _table(rules)
    sentences = reading(extraction).sentences
    for sentence in sentences:
        if sentence.quantities:
            sorts = frozenset(_skeleton.sorts(sentence))
            near = list(table.near(sorts, sentence.vocabulary))
            if near and not _denied(sentence, sentences):
                yield from _in_sentence(near, sentence)


def _denied(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Return whether the next sentence takes a value back."""
    behind = sentences[sentence.index + 1 : sentence.index + 2]
    return (
        bool(behind)
        and behind[0].block == sentence.block
        and _DENIAL.search(behind[0].text) is not None
    )


def _in_sentence(near: Iterable[tuple[Form, _Range]], sentence: Sentence) -> Iterator[Claim]:
    """Return the claims of one sentence: one for each figure."""
    seen: set[int] = set()
    words = _skeleton.line(sentence)
    line = words.text
    for form, row in near:
        if not row.never.isdisjoint(sentence.vocabulary):
            continue
        places: dict[int, Quantity] | None = None
        for match in form.matches(words):
            if places is None:
                places = {q.span.start: q for q in sentence.quantities if row.fits(q)}
            at = int(match["figure"])
            before = line[max(0, match.start() - BEFORE) : match.start()].split()
            if at in seen or at not in places or row.never_after.intersection(before):
                continue
            seen.add(at)
            yield _claim(row, places[at])


def _claim(row: _Range, quantity: Quantity) -> Claim:
    extra = {"name": row.name, "low": row.low, "high": row.high, "tenths": row.tenths}
    if quantity.unit == "arcminute" and quantity.magnitude is not None:
        degrees = quantity.magnitude / 60
        quantity = quantity._replace(unit="degree", magnitude=degrees)
    return Claim(row.rule, {"figure": quantity}, certain=True, extra=extra)


@prepared
def _table(rules: Sequence[Rule]) -> Wordings[_Range]:
    """Return every form of every range, by what it needs."""
    ranges = [_range(rule, row) for rule in rules for row in rule.match["ranges"]]
    return Wordings([(form, row) for row in ranges for form in row.forms])


def _range(rule: Rule, row: Mapping[str, Any]) -> _Range:
    sorts = tuple(map(str, row["sorts"]))
    low, high = (None if row.get(k) is None else Decimal(str(row[k])) for k in ("low", "high"))
    forms = _skeleton.forms(map(str, row["forms"]), {"figure": sorts}, 20)
    never, after = (lexicon.spelled(row.get(name, ())) for name in ("never", "never_after"))
    units = frozenset(map(str, row.get("units", ())))
    return _Range(
        rule, str(row["name"]), low, high, row.get("tenths"), frozenset(sorts), units, forms,
        frozenset(never), frozenset(after),
    )  # fmt: skip
