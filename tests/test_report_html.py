from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
import samples

from verify.model.interval import INFINITY, Interval
from verify.model.settings import DEFAULT
from verify.report import _plot, assemble
from verify.report.outputs import render
from verify.report.view import PLAIN

NASTY = (
    "</p></title></style></script><script>document.title='owned'</script>"
    '"><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} javascript:alert(1) \x00\x1b\u202e'
)
PAGE = Path(__file__).parent.parent / "verify" / "report" / "page"


class Tags(HTMLParser):
    """Collects every tag with its attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.text: list[str] = []
        self.open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open = tag

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open in self.inside:
            self.inside[self.open].append(data)
        else:
            self.text.append(data)


def hostile_page() -> str:
    text = f"{NASTY} went from 40 kg to 50 kg, a rise of 20%, on version 2. {NASTY}"
    report = samples.report(text, NASTY)
    finding = report.findings[0]._replace(message=NASTY)
    return render("html", report._replace(findings=(finding,), notes=(NASTY,)), PLAIN)


def test_a_hostile_document_stays_text() -> None:
    page = Tags(hostile_page())
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "".join(page.inside["script"]) == (PAGE / "report.js").read_text(encoding="utf-8")
    assert "".join(page.inside["style"]) == (PAGE / "report.css").read_text(encoding="utf-8")
    assert not [tag for tag, _ in page.tags if tag in ("img", "iframe", "object", "link", "form")]
    shown = "".join(page.text)
    assert "{{ 7*7 }}" in shown
    assert "<script>document.title='owned'</script>" in shown
    for character in ("\x00", "\x1b", "\u202e"):
        assert character not in hostile_page()


def test_nothing_is_loaded_and_nothing_is_inline_but_our_own() -> None:
    for _, attributes in Tags(hostile_page()).tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")


def test_the_policy_names_our_style_and_script_alone() -> None:
    page = Tags(hostile_page())
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv"))
    assert policy is not None
    for kind in ("style", "script"):
        digest = hashlib.sha256("".join(page.inside[kind]).encode()).digest()
        assert f"{kind}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_every_number_is_marked_and_has_its_row() -> None:
    report = samples.report()
    page = Tags(render("html", report, PLAIN))
    ids = [a["id"] for _, a in page.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    marks = [a for t, a in page.tags if t == "a" and "n" in (a.get("class") or "").split()]
    assert len(marks) == len(report.ledger)
    for mark in marks:
        assert (mark["href"] or "")[1:] in ids
    statuses = [(mark["class"] or "").split()[1] for mark in marks]
    assert statuses == ["conflict"] * 3 + ["exempt"]


def test_every_image_says_what_it_shows() -> None:
    for tag, attributes in Tags(render("html", samples.report(), PLAIN)).tags:
        if tag == "svg":
            assert attributes["role"] == "img"
            assert attributes["aria-label"]


@pytest.mark.parametrize(
    ("stated", "expected", "log"),
    [
        (("1", "2"), ("3", "4"), False),
        (("16e9", "17e9"), ("16e6", "17e6"), True),
        (("5", "5"), ("5", "5"), False),
        (("107", "Infinity"), ("111.5", "112.5"), False),
        (("-Infinity", "3"), ("-4", "9"), False),
    ],
)
def test_plots_stay_on_their_axis(
    stated: tuple[str, str], expected: tuple[str, str], log: bool
) -> None:
    found = samples.extraction()
    check = samples.misfit(found)._replace(
        stated=Interval(Decimal(stated[0]), Decimal(stated[1])),
        expected=Interval(Decimal(expected[0]), Decimal(expected[1])),
    )
    drawn = _plot.plot(check)
    assert drawn is not None
    assert drawn.log is log
    for bar in drawn.bars:
        assert bar.width >= 3
        assert bar.x >= 90
        assert bar.x + bar.width <= 470
    assert "<rect" in render("html", assemble((found,), (check,), DEFAULT), PLAIN)


def test_there_is_no_plot_without_both_intervals() -> None:
    check = samples.misfit(samples.extraction())
    assert _plot.plot(check._replace(expected=None)) is None
    endless = Interval(-INFINITY, INFINITY)
    assert _plot.plot(check._replace(stated=endless, expected=endless)) is None


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def browsed(page: str, folder: Path) -> str:
    """Return the document as headless Chromium has it once the page has run."""
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@needs_chromium
def test_a_browser_runs_our_script_and_no_other(tmp_path: Path) -> None:
    shown = browsed(hostile_page(), tmp_path)
    assert "4 of 4 numbers shown" in shown
    assert "<title>Verification report</title>" in shown
    assert "<img" not in shown


@needs_chromium
def test_the_ledger_sorts_and_filters(tmp_path: Path) -> None:
    clicks = """
    const heads = document.querySelectorAll("#ledger-table th button");
    const order = () => [...document.querySelectorAll("#ledger-table tbody tr")]
      .filter((row) => !row.hidden).map((row) => row.cells[1].textContent).join(" < ");
    heads[1].click(); const up = order();
    heads[1].click(); const down = order();
    const box = document.getElementById("filter");
    box.value = "kilogram 50"; box.dispatchEvent(new Event("input"));
    document.title = [up, down, order(), document.getElementById("shown").textContent].join(" | ");
    """
    page = render("html", samples.report(), PLAIN)
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)  # lets the test's own script run
    shown = browsed(page.replace("</body>", f"<script>{clicks}</script></body>"), tmp_path)
    title = re.search(r"<title>(.*?)</title>", shown)
    assert title is not None
    assert title[1].replace("&lt;", "<") == (
        "2 < 20% < 40 kg < 50 kg | 50 kg < 40 kg < 20% < 2 | 50 kg | 1 of 4 numbers shown"
    )
