"""Quantities: a magnitude with a unit, at a span of a document.

Made by `verify.extract`; a value of its own that nothing changes afterwards. The
words round a number (bound, hedge, direction, what is counted or measured, its
period) are part of what the number says, so they are kept with it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from verify.choices import StrEnum
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.span import Span
from verify.named import NamedTuple


class Kind(StrEnum):
    """What sort of thing a number is; relations only ever join kinds that fit."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    PHYSICAL = "physical"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    DATE = "date"
    TIME = "time"
    SCORE = "score"
    STATISTIC = "statistic"


# How much or how many, so that one may be held against another; and when.
AMOUNTS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL, Kind.DURATION})
AMOUNTS_AND_AGES = AMOUNTS | {Kind.AGE}
CALENDAR = frozenset({Kind.DATE, Kind.TIME})
CONVERTIBLE = frozenset({Kind.PHYSICAL, Kind.DURATION})  # of fixed units, one in another


class Bound(StrEnum):
    """What a word such as "at least" makes of the number beside it."""

    NONE = ""
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    UP_TO = "up to"


class Hedge(StrEnum):
    """How a word such as "nearly" loosens the number beside it, and to which side."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"


class Direction(StrEnum):
    """Which way a stated change goes."""

    NONE = ""
    UP = "up"
    DOWN = "down"


class Period(NamedTuple):
    """The days a number is about: first and last day, both included; None where unknown.

    `grain` is what the words name: "day", "week", "month", "quarter", "half", "season",
    "year", "decade", "century", "span" (from one to another) or "time" (of day).
    `year`, `month`, `day` and `weekday` (0 is Monday) are what is written, also where it
    is no date ("31 June"). `relative` says that the days were counted from the
    document's date; `fiscal` that they are a company's own, which its label alone does
    not fix. `minutes` are minutes from midnight as the clock in `zone` shows them.
    `ends` are the month and day of both ends of a span whose year is not known; day 0 is
    the whole month.
    """

    text: str
    first: date | None = None
    last: date | None = None
    grain: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: bool = False
    fiscal: bool = False
    minutes: int | None = None
    zone: str = ""
    ends: tuple[int, int, int, int] | None = None


class Reading(NamedTuple):
    """Another way to read the same characters: an ambiguous unit or grouping."""

    magnitude: Decimal
    unit: str
    why: str


class Untold:
    """What the words round a number say of it, read when somebody asks.

    Stands in a quantity for `counted`, `direction` and `measure`; `said` are the three.
    """

    __slots__ = ("_said",)

    def __init__(self) -> None:
        self._said: tuple[str, Direction, str] | None = None

    def read(self) -> tuple[str, Direction, str]:
        """Return what is counted, the direction and what is measured."""
        raise NotImplementedError

    @property
    def said(self) -> tuple[str, Direction, str]:
        """What is counted, the direction and what is measured, read once."""
        if self._said is None:
            self._said = self.read()
        return self._said

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Untold) and self.said == other.said

    def __hash__(self) -> int:
        return hash(Untold)

    def __repr__(self) -> str:
        return repr(self.said)

    def __reduce__(self) -> tuple[object, ...]:
        return _told, (self.said,)


def _told(said: tuple[str, Direction, str]) -> Untold:
    """Return what was read already, as it is when a quantity is unpickled."""
    untold = Untold()
    untold._said = said
    return untold


class _Fields(NamedTuple):
    """What a quantity holds; `counted`, `direction` and `measure` may be still unread."""

    document: Document
    span: Span
    kind: Kind
    magnitude: Decimal | None
    unit: str
    interval: Interval
    charitable: Interval
    low: Decimal | None = None
    high: Decimal | None = None
    counted: str = ""
    exponent: int | None = None
    bound: Bound = Bound.NONE
    hedge: Hedge = Hedge.NONE
    direction: Direction = Direction.NONE
    measure: str = ""
    period: Period | None = None
    number: Span | None = None
    lead: Span | None = None
    readings: tuple[Reading, ...] = ()


_COUNTED, _DIRECTION, _MEASURE = map(_Fields._fields.index, ("counted", "direction", "measure"))


class Quantity(_Fields):
    """A number as the text means it.

    `magnitude` is in `unit` with every scale word multiplied in ("$53 billion" is
    53000000000 USD); None for a range, whose stated ends are `low` and `high`.
    `exponent` is the power of ten of the last digit written (scale included): 9 for
    "53 billion", -1 for "9.7", None where the number is exact (counts, words such as
    "half" have their own width in `interval`). `interval` is what is judged: printed
    rounding, hedge and bound applied. `charitable` is the widest fair reading.
    `span` is the number with its unit, `lead` the hedge, bound or sign words that
    belong to it, and `number` the bare number.
    """

    __slots__ = ()

    @property
    def counted(self) -> str:
        """What a bare number counts: "people"."""
        value: Any = self[_COUNTED]
        return value.said[0] if isinstance(value, Untold) else value

    @property
    def direction(self) -> Direction:
        """Which way a change goes."""
        value: Any = self[_DIRECTION]
        return value.said[1] if isinstance(value, Untold) else value

    @property
    def measure(self) -> str:
        """What is measured: "revenue"."""
        value: Any = self[_MEASURE]
        return value.said[2] if isinstance(value, Untold) else value

    @property
    def start(self) -> int:
        """Offset of the first character in `document.source`."""
        return self.document.source_span(self.span).start

    @property
    def end(self) -> int:
        """Offset behind the last character in `document.source`."""
        return self.document.source_span(self.span).end

    @property
    def text(self) -> str:
        """The characters as they stand in `document.source`."""
        span = self.document.source_span(self.span)
        return self.document.source[span.start : span.end]

    @property
    def surface(self) -> str:
        """The characters as a reader sees them."""
        return self.document.text[self.span.start : self.span.end]

    @property
    def stated(self) -> tuple[Decimal, Decimal]:
        """The plain value as a pair of ends: equal for a point, the stated ends for a range."""
        if self.magnitude is not None:
            return (self.magnitude, self.magnitude)
        low = self.low if self.low is not None else self.interval.low
        high = self.high if self.high is not None else self.interval.high
        return (low, high)


class Exclusion(NamedTuple):
    """A number in the text that is no quantity, and why: "version", "year", "identifier" ..."""

    document: Document
    span: Span
    why: str

    @property
    def surface(self) -> str:
        """The characters as a reader sees them."""
        return self.document.text[self.span.start : self.span.end]
