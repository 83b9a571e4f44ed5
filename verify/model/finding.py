"""Findings: what a reader is told, with the check that it rests on."""

from __future__ import annotations

from verify.choices import StrEnum
from verify.model.check import Check, Location
from verify.model.interval import Interval
from verify.model.rule import Severity
from verify.named import NamedTuple


class Safety(StrEnum):
    """Whether a fix may be written without being looked at."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Expected(NamedTuple):
    """The value that the other numbers imply: as a person would write it, and exactly."""

    text: str
    interval: Interval | None = None
    unit: str = ""

    def __str__(self) -> str:
        return self.text


class Fix(NamedTuple):
    """The smallest change that would mend a finding: write `replacement` at `location`."""

    location: Location
    replacement: str
    safety: Safety = Safety.UNSAFE
    title: str = ""


class Finding(NamedTuple):
    """One fault: one sentence an editor can act on, its places, and the arithmetic."""

    rule: str
    severity: Severity
    message: str
    locations: tuple[Location, ...]
    check: Check | None = None
    expected: Expected | None = None
    fix: Fix | None = None
    fingerprint: str = ""

    @property
    def arithmetic(self) -> tuple[str, ...]:
        """The calculation, line by line."""
        return self.check.arithmetic if self.check else ()
