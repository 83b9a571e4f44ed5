"""What a person sees: the seed story's reports, kept as files and read before a commit.

`make snapshots` (VERIFY_SNAPSHOTS=write) writes them again.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from verify import pipeline
from verify.model.document import Document
from verify.model.report import Report
from verify.model.settings import Settings
from verify.report.outputs import render
from verify.report.view import View

ROOT = Path(__file__).parent.parent
SNAPSHOTS = Path(__file__).parent / "snapshots"
SEEDS = sorted((ROOT / "seeds").glob("0*.txt"))
STORY = Settings(rule_paths=(str(ROOT / "seeds" / "story.yaml"),))


@pytest.fixture(scope="module")
def story() -> Report:
    documents = [
        Document.from_text(p.read_text(encoding="utf-8"), name=f"seeds/{p.name}") for p in SEEDS
    ]
    return pipeline.run(documents, together=True, settings=STORY)


def same(name: str, text: str) -> None:
    text = re.sub(r"currencyconverter [0-9.]+", "currencyconverter VERSION", text)
    path = SNAPSHOTS / name
    if os.environ.get("VERIFY_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no snapshot {name}: run make snapshots"
    assert text == path.read_text(encoding="utf-8"), f"{name} changed: run make snapshots, read it"


@pytest.mark.parametrize("format", ["text", "compare", "markdown", "concise"])
def test_report_on_the_seed_story(story: Report, format: str) -> None:
    suffix = "md" if format == "markdown" else "txt"
    same(f"story.{format}.{suffix}", render(format, story, View(width=100)))


def test_the_purchase_is_the_only_error(story: Report) -> None:
    errors = [f for f in story.findings if f.severity.value == "error"]
    assert [(f.rule, f.locations[0].text) for f in errors] == [("declared/fact", "$16 billion")]
    assert "983 times" in errors[0].message


def test_the_footer_binds_to_nothing(story: Report) -> None:
    text = "$16 Billion"
    entries = [e for e in story.ledger if e.quantity.surface == text]
    assert [(e.status.value, e.why) for e in entries] == [("not a quantity", "boilerplate")]


def test_both_days_of_the_rate_are_shown(story: Report) -> None:
    lines = [line for c in story.checks if c.rule == "declared/claim" for line in c.arithmetic]
    assert any("$52.41 billion" in line for line in lines)
    assert any("$53.32 billion" in line for line in lines)
    assert any("7.093 to 7.248" in line for line in lines)


def test_what_differs_between_the_briefs(story: Report) -> None:
    told = {f.rule: [] for f in story.findings}
    for finding in story.findings:
        told[finding.rule].append({loc.text for loc in finding.locations})
    moves = told["agreement/differing-snapshots"]
    assert {"6%", "9 percent", "9.7 per cent", "10%"} in moves
    assert {"26 per cent", "26%"} in told["agreement/measure-swap"]
    assert {"$100 billion"} in told["agreement/bound-drift"]


def test_the_only_warning_is_the_year_of_the_new_sites(story: Report) -> None:
    warnings = [f for f in story.findings if f.severity.value == "warning"]
    assert [{loc.text for loc in f.locations} for f in warnings] == [{"2025", "next year"}]


def test_nothing_else_in_the_story_is_in_conflict(story: Report) -> None:
    conflicts = {e.quantity.surface for e in story.ledger if e.status.value == "in conflict"}
    assert conflicts == {"$16 billion", "2025", "next year"}
