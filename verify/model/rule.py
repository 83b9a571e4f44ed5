"""Rules: a fault that numbers can have, stated as data.

Loaded from `rules/<pack>/<name>.yaml` by `verify.rulebook`; the path is the id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verify.choices import StrEnum
from verify.named import NamedTuple


class Severity(StrEnum):
    """How much a finding matters; a rule's severity is a ceiling for its findings."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ExampleKind(StrEnum):
    """What an example beside a rule must do."""

    PASS = "pass"
    IGNORE = "ignore"
    FAIL = "fail"


class Example(NamedTuple):
    """A passage beside a rule; a `fail` blames `at` and passes once `expected` stands there."""

    kind: ExampleKind
    text: str
    at: str = ""
    expected: str = ""
    date: str = ""
    format: str = "text"
    line: int = 0


# An equation or part of one: a slot's name, a number as text, or [operator, part, ...].
# Operators: add sub mul div neg pow; sum count mean min max of a slot that holds several;
# ("sign", n) is plus or minus one, from an abs(). Plain data, so a compiled rule is JSON.
Expression = str | tuple[Any, ...]


class Equation(NamedTuple):
    """A relation between slots, solved for each of them: `solved[slot]` gives its value.

    `operator` is what stands between the judged slot and its solved form ("=", "<=",
    "<", ">=", ">"). `slopes[slot]` holds the slopes of `solved[slot]` where a slot is
    named more than once in it: with a slope of one sign the ends of the intervals are
    enough.
    """

    text: str
    slots: tuple[str, ...]
    judged: str
    solved: Mapping[str, Expression]
    operator: str = "="
    slopes: Mapping[str, Mapping[str, Expression]] = {}


class Rule(NamedTuple):
    """One rule file. `match` holds the options of its match kind; see `verify.match`.

    A fit of a `validity` rule (the day exists, a share is below 100%) confirms nothing, so
    it is no check of a report: an all-clear must have tested something.
    """

    id: str
    title: str
    severity: Severity
    match_kind: str
    match: Mapping[str, Any]
    message: str
    equation: Equation | None = None
    law: str = ""
    tolerance: str = "rounding"
    source: str = ""
    why: str = ""
    traps: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    preview: bool = False
    validity: bool = False
    precision: str = ""
    options: Mapping[str, Any] = {}
    path: str = ""
    line: int = 1

    @property
    def pack(self) -> str:
        """The folder the rule stands in."""
        return self.id.partition("/")[0]
