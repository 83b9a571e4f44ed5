"""Quiet: findings that were looked at before are set aside, each by its own means.

Comments in documents, the sidecar file, the baseline, and with --diff-base what the
documents said already at a revision.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from verify import rulebook
from verify.cli import screen
from verify.cli.configured import Configured
from verify.model.document import Document
from verify.model.report import Report, Why
from verify.report.assemble import in_order

Judge = Callable[[list[Document], Configured], Report]


def quieted(report: Report, configured: Configured, judge: Judge) -> Report:
    """Return the report with what was looked at before set aside."""
    request = configured.request
    report = by_comment(report, configured)
    if not _asks(configured):
        return report._replace(findings=in_order(report.findings, report.documents))
    from verify.report.suppress import baseline

    sidecar_file = configured.value("ignore-file", "")
    if sidecar_file:
        from verify.report.suppress import sidecar

        folder = Path(sidecar_file).resolve().parent
        report = sidecar.apply(report, sidecar.read(sidecar_file), folder)
    if request.diff_base:
        from verify.cli.revisions import documents_at

        old = documents_at(request.diff_base, report.documents)
        if old:
            before = by_comment(judge(old, configured), configured)
            report = baseline.apply(report, baseline.of(before.findings), Why.DIFF)
    known_file = request.baseline or configured.value("baseline", "")
    if request.write_baseline:
        folder = Path(request.write_baseline).resolve().parent
        screen.save(request.write_baseline, baseline.rendered(report, folder))
        known_file = request.write_baseline
    if known_file:
        report = baseline.apply(report, baseline.read(known_file))
    return report._replace(findings=in_order(report.findings, report.documents))


def by_comment(report: Report, configured: Configured) -> Report:
    """Return the report with what comments in its documents keep quiet set aside."""
    if not any("verify:" in document.source for document in report.documents):
        return report
    from verify.report.suppress import comments

    ran = {
        rule.id
        for document in report.documents
        for rule in rulebook.rules(configured.settings(document.name))
    }
    return comments.apply(report, sorted(ran))


def _asks(configured: Configured) -> bool:
    """Tell whether a run looks at anything but comments."""
    request = configured.request
    files = (configured.value("ignore-file"), configured.value("baseline"))
    return any((*files, request.baseline, request.write_baseline, request.diff_base))
