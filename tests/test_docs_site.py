"""The documentation as a site: it builds without a broken link, and asks nobody for anything."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from browser import CHROMIUM, Browser

from verify.cli import main

TOP = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `make site` does, in a folder of its own."""
    build = pytest.importorskip("mkdocs.commands.build")
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(TOP / "docs", folder / "docs", ignore=shutil.ignore_patterns("rules"))
    with pytest.raises(SystemExit) as stop:
        main(["rule", "--output-dir", str(folder / "docs" / "rules")])
    assert not stop.value.code
    shutil.copy(TOP / "mkdocs.yml", folder)
    shutil.copytree(TOP / ".ci", folder / ".ci")
    config = load_config(str(folder / "mkdocs.yml"), strict=True, site_dir=str(folder / "built"))
    build.build(config)
    return folder / "built"


def test_every_rule_and_guide_has_a_page(site: Path) -> None:
    rules = [p.relative_to(TOP / "rules").with_suffix("") for p in (TOP / "rules").rglob("*.yaml")]
    assert all((site / "rules" / f"{rule}.html").is_file() for rule in rules)
    guides = [p.stem for p in (TOP / "docs").glob("*.md")]
    assert all((site / f"{guide}.html").is_file() for guide in guides)


def test_every_guide_is_in_the_menu() -> None:
    menu = str(yaml.safe_load((TOP / "mkdocs.yml").read_text("utf-8"))["nav"])
    assert all(page.name in menu for page in (TOP / "docs").glob("*.md"))


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loads = re.compile(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?:https?:)?//")
    assert [p.name for p in site.rglob("*.html") if loads.search(p.read_text("utf-8"))] == []


def test_examples_are_shown_as_they_are_written(site: Path) -> None:
    page = (site / "rules" / "table" / "total-mismatch.html").read_text("utf-8")
    assert "<pre><code>| In £m | 2023 | 2024 |" in page
    result = (site / "rules" / "statistics" / "p-value.html").read_text("utf-8")
    assert "<code>p = .03</code> should be <code>p = .018</code>" in result


def test_examples_with_files_are_blocks_on_their_pages(site: Path) -> None:
    for page in site.glob("*.html"):
        text = page.read_text("utf-8")
        assert "```" not in text, page.name
        assert " file=" not in text, page.name


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_pages_work_in_a_browser_on_a_phone(site: Path, tmp_path: Path) -> None:
    with Browser(tmp_path) as browser:
        for page in (
            "index",
            "first-rule",
            "measures",
            "rules/index",
            "rules/table/share-mismatch",
        ):
            for dark in (False, True):
                browser.size(375, dark=dark)
                browser.open(site / f"{page}.html")
                assert browser.run("document.documentElement.scrollWidth") <= 375, page
                theme = browser.run("document.documentElement.dataset.bsTheme")
                assert theme == ("dark" if dark else "light")
        faults = [c for c in browser.complaints if "worker.js" not in c]
        assert faults == []
        assert [r for r in browser.requests if not r.startswith(("file:", "data:"))] == []
        links = browser.run("[...document.querySelectorAll('a[href^=\".\"]')].map((a) => a.href)")
        targets = {Path(unquote(urlsplit(link).path)) for link in links}
        assert [str(target) for target in targets if not target.is_file()] == []
