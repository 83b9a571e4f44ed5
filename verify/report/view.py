"""Views: how a reader wants to see a report; which findings, how wide, in colour or not."""

from __future__ import annotations

from collections.abc import Iterable

from verify.model.finding import Finding
from verify.model.rule import Severity
from verify.named import NamedTuple
from verify.report.findings import RANK


class View(NamedTuple):
    """Choices about looks; none of them changes what is found.

    `checks` adds every judged relation, the consistent ones too, to machine formats.
    """

    width: int = 100
    colour: bool = False
    min_level: Severity = Severity.INFO
    checks: bool = False
    title: str = ""

    def shown(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings at or above the lowest level wanted."""
        return [f for f in findings if RANK[f.severity] <= RANK[self.min_level]]


PLAIN = View()
