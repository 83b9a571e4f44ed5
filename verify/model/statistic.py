"""Test results and confidence intervals, as papers print them."""

from __future__ import annotations

from decimal import Decimal

from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.span import Span
from verify.named import NamedTuple


class Freedom(NamedTuple):
    """Degrees of freedom as printed: exact when whole, rounded when they carry decimals.

    `span` is None where they were worked out and not read.
    """

    value: Decimal
    interval: Interval
    span: Span | None = None


class TestResult(NamedTuple):
    """One test as printed: "F(2, 28) = 2.20, p < .05".

    `span` reaches from the first to the last character of the test and its p value, and
    `head` over the test alone: other figures may stand between the two.
    `test` is one of "t", "F", "chi2", "r", "z", "Q", the rank tests "rs" (Spearman), "tau"
    (Kendall), "U" (Mann and Whitney), "W" and "V" (Wilcoxon); `name` is the statcheck type
    ("Chi2", "Qb") or the test's own. `df1` serves t, r, chi2 and Q; F has both. `sizes` are
    those of the groups that a rank test compares. `n` is a sample size
    written inside the brackets. `relation` and `p_relation` are "=", "<", ">", "<=" or
    ">="; `p_relation` is "ns" where no number is given. `tail` is the text's own word on
    the tail ("one", "two" or ""), read beside the result. `fault` says why a result that
    was seen could not be read in full.
    """

    document: Document
    span: Span
    head: Span
    test: str
    name: str
    statistic: Quantity
    relation: str = "="
    df1: Freedom | None = None
    df2: Freedom | None = None
    n: Decimal | None = None
    p: Quantity | None = None
    p_relation: str = ""
    tail: str = ""
    fault: str = ""
    sizes: tuple[int, ...] = ()

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The statistic and the p value, in the order of the text."""
        both = (self.statistic,) if self.p is None else (self.statistic, self.p)
        return tuple(sorted(both, key=lambda q: q.span))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The stretches whose numbers belong to the result alone."""
        return (self.head,) if self.p is None else (self.head, self.p.span)

    @property
    def surface(self) -> str:
        """The characters as a reader sees them."""
        return self.document.text[self.span.start : self.span.end]


class Sign(NamedTuple):
    """A number as written: its value, and the power of ten of its last digit."""

    value: Decimal
    exponent: int


class Mention(NamedTuple):
    """A confidence interval as printed.

    `ends` are its quantities (one range, or two numbers), `estimate` the figure before it
    and `others` the ones before that. `ratio` says that it is of a ratio, and `null` which
    value means no effect, None where that is not known. `near` says that estimate and
    interval stand close together.
    """

    span: Span
    low: Sign
    high: Sign
    ends: tuple[Quantity, ...]
    level: Decimal | None
    estimate: Quantity | None
    others: tuple[Quantity, ...]
    ratio: bool
    null: int | None
    near: bool
