"""Analysis: an open text -> its report, under the settings of the file it stands in.

What the command line keeps quiet is quiet here too: comments, the sidecar, the baseline,
files that the configuration leaves out.
"""

from __future__ import annotations

from pathlib import Path

from verify import config, pipeline, read, rulebook
from verify.config import Config
from verify.model.document import Document
from verify.model.errors import VerifyError
from verify.model.report import LedgerEntry, Report
from verify.model.rule import Severity
from verify.model.settings import DEFAULT
from verify.model.span import Span
from verify.named import NamedTuple
from verify.report.suppress import comments
from verify.report.view import View

_ENDINGS = {  # of texts that have no name yet, by what the editor calls their language
    "html": ".html",
    "latex": ".tex",
    "markdown": ".md",
    "quarto": ".md",
    "restructuredtext": ".rst",
    "tex": ".tex",
}


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


def analysed(text: str, path: str, language: str = "") -> Analysis:
    """Read and judge an open text; what cannot be done is a problem, never an exception."""
    try:
        found = _config(path)
        if found.excludes(path):
            return Analysis(None, None)
        settings = found.settings(path, DEFAULT)
        suffix = Path(path).suffix.lower() or _ENDINGS.get(language, "")
        data = text.encode("utf-8", "surrogatepass")
        document = read.from_bytes(data, name=path, suffix=suffix, date=None)
        document = config.as_configured(document, settings)
        report = pipeline.run((document,), settings=settings)
        ran = [rule.id for rule in rulebook.rules(settings)]
        report = _quieted(comments.apply(report, ran), found)
        return Analysis(report.documents[0], report)
    except VerifyError as error:
        return Analysis(None, None, str(error))
    except Exception as error:
        return Analysis(None, None, f"cannot be checked ({type(error).__name__}: {error})")


def _config(path: str) -> Config:
    """Return the configuration of a file. Raises: ConfigError."""
    found = config.find(Path(path).resolve().parent)
    return config.load(found) if found else Config()


def _quieted(report: Report, found: Config) -> Report:
    """Return a report without what was looked at before, or is lower than what is shown."""
    from verify.report.suppress import baseline, sidecar

    known, ignored = found.values.get("baseline"), found.values.get("ignore-file")
    if ignored:
        report = sidecar.apply(report, sidecar.read(ignored), Path(ignored).resolve().parent)
    if known:
        report = baseline.apply(report, baseline.read(known))
    view = View(min_level=Severity(found.values.get("min-level", "info")))
    return report._replace(findings=tuple(view.shown(report.findings)))
