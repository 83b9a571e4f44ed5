"""Text against table: numbers in a sentence, tied to the cells of the row it names.

    match:
      kind: table-text
      find: cell              # or direction, amount, percent

In: sentences and tables of one document. Out: one claim for each number of a sentence
that is a cell's (rounded, scaled by the header), or that is one slip away from a cell
while another number of the sentence stands in the same row; and one for each change
whose size is that of two cells, with the way it goes, or one slip away from it. A row is named when every word of
its label stands in the sentence; numbers that match nothing are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from verify.extract import Extraction
from verify.match import _grid, _textchanges, _textrows
from verify.match._grid import Grid, Value
from verify.match._textrows import Entry
from verify.match._totals import is_slip
from verify.match.reading import Sentence, reading
from verify.model.claim import Claim
from verify.model.document import BlockKind
from verify.model.interval import Interval
from verify.model.quantity import Direction, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "table-text"
TABLES = True
OPTIONS = ("find", "slots")
SLOTS = ("stated", "cell", "change", "new", "old", "more", "less", "base")
MANY = True
FINDS = ("cell", "direction", "amount", "percent")
_KINDS = (Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL)
_BLOCKS = (BlockKind.TABLE, BlockKind.BOILERPLATE, BlockKind.CODE)
_UP = re.compile(r"\b(?:increas\w+|ris(?:e|es|ing|en)|rose|grew|grow\w*|higher|gained)\b|"
                 r"\b(?:was|were|is|are) up\b|\bup by\b", re.I)  # fmt: skip
_DOWN = re.compile(
    r"\b(?:decreas\w+|declin\w+|fell|fall\w*|(?:was|were|is|are) down|down by|lower|dropp?\w*|reduc\w+)\b",
    re.I,
)
_UNSIGNED = re.compile(
    r"\b(?:loss\w*|deficit|debt|negative|outflow\w*|used|deni\w+|margin|rate)\b", re.I
)
_SENSE = frozenset(
    "highest lowest largest smallest most least fewest best worst only more less fewer than over under "
    "not never same both each other".split()
)
_PARTLY = frozenset(
    "include includes included including exclude excludes excluded excluding except without part portion "
    "contains contained".split()
)
_STATEMENT = 30  # words of a sentence that says one thing
_CLOSE = 45  # characters between a row's label and its number
_REACH = 80  # characters before a number in which its verb stands


def validate(options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint."""
    find = options.get("find")
    return (
        []
        if find in FINDS
        else [("find", f"unknown relation '{find}'", "one of " + ", ".join(FINDS))]
    )


class Told(NamedTuple):
    """A number of a sentence as cells are held against it."""

    quantity: Quantity
    own: Decimal
    interval: Interval
    exponent: int
    mantissa: int
    digits: int
    telling: bool


class Tie(NamedTuple):
    """A number of a sentence that is a cell's, or that a slip parts from it."""

    quantity: Quantity
    value: Value
    scale: int
    fits: bool
    digits: int


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Yield every claim that ties a number in the text to a table of the same document."""
    document = extraction.document
    if not document.tables:
        return
    by_find: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_find[str(rule.match.get("find"))].append(rule)
    index = _textrows.index(_grid.grids(document, extraction.quantities))
    if not index:
        return
    for sentence in reading(extraction).sentences:
        if sentence.kind in _BLOCKS or not any(q.kind in _KINDS for q in sentence.quantities):
            continue
        words = _textrows.content_words(sentence.text)
        told = [_told(q) for q in sentence.quantities if q.kind in _KINDS and q.magnitude]
        for entry in _textrows.named(index, words, sentence.span.start):
            yield from _cells(by_find["cell"], sentence, entry, told)
            yield from _directions(by_find["direction"], sentence, entry)
            yield from _changes(by_find, sentence, entry)


def _cells(
    rules: Sequence[Rule], sentence: Sentence, entry: Entry, told: Sequence[Told]
) -> Iterator[Claim]:
    """Yield the numbers of a sentence that are cells of a row, and those that slipped."""
    ties = [tie for one in told for tie in _ties(entry, one)]
    if not ties:
        return
    fits = [t for t in ties if t.fits]
    fitted = {t.quantity.span for t in fits}
    cells = {t.value.span for t in fits}
    named = _textchanges.named_columns(entry.grid, sentence.text)
    for tie in ties:
        others = {t.quantity.span: t.digits for t in fits if t.quantity.span != tie.quantity.span}
        sure = sum(1.0 if d >= 3 else 0.5 for d in others.values())
        if tie.fits:
            if tie.digits < 2 or (tie.digits < 3 and sure < 1) or _extreme(sentence):
                continue
        elif (
            not (_is_named(sentence, entry, tie, named) or sure >= _wanted(sentence, entry, tie))
            or tie.quantity.span in fitted
            or tie.value.span in cells
            or any(t.scale != tie.scale for t in fits if t.value.percent == tie.value.percent)
            or _explained(entry, tie.quantity)
        ):
            continue
        for rule in rules:
            slots = {"stated": tie.quantity, "cell": _cell(entry.grid, tie)}
            yield Claim(rule, slots, certain=False, extra={"loose_units": True})


def _wanted(sentence: Sentence, entry: Entry, tie: Tie) -> float:
    """Return how much of a sentence must be of a row before another number is called a slip."""
    return 0.5 if _right_behind(sentence, entry, tie.quantity) else 1.0


def _is_named(sentence: Sentence, entry: Entry, tie: Tie, named: Sequence[int]) -> bool:
    """Whether a short sentence names the row of a cell as it is written, and its column alone."""
    held = entry.grid.values[entry.row]
    columns = [c for c in named if held[c] is not None]
    if len(columns) != 1 or held[columns[0]] != tie.value or len(sentence.words) > _STATEMENT:
        return False
    if not _PARTLY.isdisjoint(sentence.words):
        return False
    label = " ".join(entry.grid.rows[entry.row].label.lower().split())
    return bool(label) and label in " ".join(sentence.text.lower().split())


def _changes(rules: Mapping[str, list[Rule]], sentence: Sentence, entry: Entry) -> Iterator[Claim]:
    """Yield the changes of a sentence that are, or ought to be, those of two cells of its row."""
    if not rules["amount"] and not rules["percent"]:
        return
    pair = _textchanges.pair(entry.grid, entry.row, sentence.text)
    if pair is None:
        return
    for quantity in sentence.quantities:
        if quantity.kind not in _KINDS or not quantity.magnitude:
            continue
        way = _way(sentence, quantity)
        change = _textchanges.change(*pair, quantity, way)
        if change is None or (not change.fits and _explained(entry, quantity)):
            continue
        old = _scaled(entry.grid, change.old, change.scale, quantity)
        new = _scaled(entry.grid, change.new, change.scale, quantity)
        up = way is Direction.UP
        slots = {"change": quantity, "more": new if up else old, "less": old if up else new}
        percent = quantity.kind is Kind.PERCENT
        if percent:
            slots["base"] = old
        for rule in rules["percent" if percent else "amount"]:
            yield Claim(rule, slots, certain=False, extra={"loose_units": True})


def _scaled(grid: Grid, value: Value, scale: int, quantity: Quantity) -> Quantity:
    """Return a cell in the scale of a change that is told of it."""
    if quantity.kind is Kind.PERCENT:
        return _plain(grid, value)
    return _cell(grid, Tie(quantity, value, scale, True, 0))


def _extreme(sentence: Sentence) -> bool:
    """Whether a short sentence says more of a number than that a row has it: the largest, over."""
    return len(sentence.words) <= _STATEMENT and not _SENSE.isdisjoint(sentence.words)


def _told(quantity: Quantity) -> Told:
    """Return a number as cells are held against it."""
    assert quantity.magnitude is not None
    own = abs(quantity.magnitude)
    exponent = quantity.exponent if quantity.exponent is not None else _last_digit(own)
    mantissa = int(own.scaleb(-exponent))
    digits = len(str(mantissa).rstrip("0")) if mantissa else 0
    digits = max(digits, len(str(mantissa)) if exponent <= 0 else digits)
    around = Interval.around(own, exponent)
    return Told(quantity, own, around, exponent, mantissa, digits, _telling(mantissa) >= 3)


def _ties(entry: Entry, told: Told) -> list[Tie]:
    """Return the cells of a row that a number is, or is a slip away from."""
    found: list[Tie] = []
    slips: list[Tie] = []
    is_percent = told.quantity.kind is Kind.PERCENT
    for value, percent, sizes in entry.cells:
        if percent != is_percent:
            continue
        for scale, size in sizes:
            if size == told.own or told.interval.holds(size):
                found.append(Tie(told.quantity, value, scale, True, told.digits))
                break
            if not told.telling or value.exponent + scale != told.exponent:
                continue
            meant = int(size.scaleb(-told.exponent))
            if _telling(meant) >= 3 and is_slip(told.mantissa, meant):
                slips.append(Tie(told.quantity, value, scale, False, told.digits))
    return found or (slips if len(slips) == 1 else [])


def _telling(mantissa: int) -> int:
    """Return how many digits of a number tell something: round ones are near many others."""
    return len(str(mantissa).rstrip("0"))


def _right_behind(sentence: Sentence, entry: Entry, quantity: Quantity) -> bool:
    """Whether a number stands close behind all the words of its row's label."""
    start = max(sentence.span.start, quantity.span.start - _CLOSE)
    before = sentence.document.text[start : quantity.span.start]
    return entry.words <= _textrows.content_words(before)


def _last_digit(own: Decimal) -> int:
    """Return the power of ten of an exact number's last digit: 0 for a count."""
    place = own.as_tuple().exponent
    return min(place, 0) if isinstance(place, int) else 0


def _explained(entry: Entry, quantity: Quantity) -> bool:
    """Whether a number that fits no cell of its row is a cell of another row."""
    own = abs(quantity.magnitude or Decimal(0))
    return any(
        value is not None and abs(value.magnitude).scaleb(scale) == own
        for row in entry.grid.values
        for value in row
        for scale in _textrows.SCALES
    )


def _cell(grid: Grid, tie: Tie) -> Quantity:
    """Return a cell as a quantity in the unit and scale of the text's number."""
    size = tie.value.magnitude.scaleb(tie.scale)
    stated = tie.quantity.magnitude
    if stated is not None and (stated < 0) != (size < 0):
        size = -size  # "a loss of 5" beside (5)
    exponent = tie.value.exponent + tie.scale
    interval = Interval.around(size, exponent)
    return Quantity(
        grid.document, tie.value.span, tie.quantity.kind, size, tie.quantity.unit, interval, interval,
        exponent=exponent, number=tie.value.span,
    )  # fmt: skip


def _directions(rules: Sequence[Rule], sentence: Sentence, entry: Entry) -> Iterator[Claim]:
    """Yield the changes of a sentence that are the differences of two cells of its row."""
    if not rules or not entry.years or _UNSIGNED.search(entry.grid.rows[entry.row].label):
        return
    for quantity in sentence.quantities:
        fitting = [pair for pair in entry.years if _is_change(quantity, *pair)]
        way = _way(sentence, quantity) if len(fitting) == 1 else Direction.NONE
        if way is Direction.NONE:
            continue
        cells = [_plain(entry.grid, v) for v in fitting[0]]
        for rule in rules:
            slots = {"change": quantity, "new": cells[0], "old": cells[1]}
            yield Claim(rule, slots, certain=False, extra={"loose_units": True, "direction": way})


def _way(sentence: Sentence, quantity: Quantity) -> Direction:
    """Return the way a change goes, by the verb before it; none where verbs disagree."""
    start = max(sentence.span.start, quantity.span.start - _REACH)
    before = sentence.document.text[start : quantity.span.start]
    up, down = _UP.search(before), _DOWN.search(before)
    if bool(up) == bool(down):
        return Direction.NONE
    return Direction.UP if up else Direction.DOWN


def _is_change(quantity: Quantity, new: Value, old: Value) -> bool:
    """Whether a number is the size of the change between two cells, to two digits at least."""
    if quantity.magnitude is None or quantity.kind not in _KINDS:
        return False
    size = abs(quantity.magnitude)
    exponent = quantity.exponent if quantity.exponent is not None else _last_digit(size)
    own = Interval.around(size, exponent)
    if size.scaleb(-exponent) < 10:
        return False
    gap = abs(new.magnitude - old.magnitude)
    if quantity.kind is Kind.PERCENT:
        return own.holds(100 * gap / old.magnitude)
    return any(own.holds(gap.scaleb(scale)) for scale in _textrows.SCALES)


def _plain(grid: Grid, value: Value) -> Quantity:
    """Return a cell as a bare number."""
    interval = Interval.around(value.magnitude, value.exponent)
    return Quantity(
        grid.document, value.span, Kind.NUMBER, value.magnitude, "", interval, interval,
        exponent=value.exponent, number=value.span,
    )  # fmt: skip
