"""Versions of a report and last year's report: what tables and prose still say."""

from __future__ import annotations

import verify
from verify.model.settings import Settings

REPORT = """# Harbour Trust 2025

The trust handled 1,842 ships in 2025. It paid €18.2 million for a new quay of 340 metres.

At the end of the year it had 212 employees, 14 more than a year before.

| | 2025 | 2024 |
|---|---|---|
| Ships | 1,842 | 1,763 |
| Employees | 212 | 198 |
"""
PRIOR = """# Harbour Trust 2024

Revenue was €23.1 million.

| | 2024 | 2023 |
|---|---|---|
| Ships | 1,763 | 1,702 |
| Employees | 196 | 190 |
"""


def told(texts: dict[str, str], settings: Settings, rule: str) -> list[list[str]]:
    documents = [
        verify.Document.from_text(text, name=name, format="markdown")
        for name, text in texts.items()
    ]
    report = verify.check_documents(documents, settings=settings)
    return [[p.text for p in f.locations] for f in report.findings if f.rule == rule]


def test_a_revision_leaves_a_cell_and_a_sentence_behind() -> None:
    changed = REPORT.replace("handled 1,842", "handled 1,851").replace(
        "| Employees | 212", "| Employees | 219"
    )
    found = told(
        {"1.md": REPORT, "2.md": changed}, Settings(revision=True), "agreement/stale-figure"
    )
    assert sorted(places[0] for places in found) == ["1,842", "212"]


def test_a_revision_that_changed_both_is_left_alone() -> None:
    changed = REPORT.replace("1,842", "1,851")
    settings = Settings(revision=True)
    assert told({"1.md": REPORT, "2.md": changed}, settings, "agreement/stale-figure") == []


def test_a_column_of_last_year_is_held_against_last_years_table() -> None:
    found = told(
        {"now.md": REPORT, "prior.md": PRIOR},
        Settings(priors=("prior.md",)),
        "agreement/comparative-mismatch",
    )
    assert [places[0] for places in found] == ["198"]
