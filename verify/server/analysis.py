"""Analysis: an open text -> its report, under the settings of the file it stands in."""

from __future__ import annotations

from pathlib import Path

from verify import config, pipeline, read, rulebook
from verify.model.document import Document
from verify.model.errors import VerifyError
from verify.model.report import LedgerEntry, Report
from verify.model.settings import DEFAULT, Settings
from verify.model.span import Span
from verify.named import NamedTuple
from verify.report.suppress import comments


class Analysis(NamedTuple):
    """An open document with its report, or the message that says why there is none."""

    document: Document | None
    report: Report | None
    problem: str = ""

    def entry_at(self, offset: int) -> LedgerEntry | None:
        """Return the number at an offset into the source."""
        if self.report is None or self.document is None:
            return None
        wanted = Span(offset, offset + 1)
        for entry in self.report.ledger:
            if self.document.source_span(entry.quantity.span).overlaps(wanted):
                return entry
        return None


def analysed(text: str, path: str) -> Analysis:
    """Read and judge an open text; what cannot be read is a problem, never an exception."""
    try:
        settings = settings_of(path)
        suffix = Path(path).suffix.lower()
        data = text.encode("utf-8", "surrogatepass")
        document = read.from_bytes(data, name=path, suffix=suffix, date=settings.date)
        report = pipeline.run((document,), settings=settings)
        ran = [rule.id for rule in rulebook.rules(settings)]
        return Analysis(document, comments.apply(report, ran))
    except VerifyError as error:
        return Analysis(None, None, str(error))


def settings_of(path: str) -> Settings:
    """Return the settings of a file. Raises: ConfigError."""
    found = config.find(Path(path).resolve().parent)
    return config.load(found).settings(path, DEFAULT) if found else DEFAULT
