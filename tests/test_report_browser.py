"""The report in a real browser: worked with by mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import samples
from browser import CHROMIUM, Browser
from test_report_html import hostile_page

import verify
from verify.report.outputs import render
from verify.report.view import PLAIN

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

TEXT = """# The mill

Sales rose from £40 million to £52 million, an increase of 23%. The hall is 12 m (29 ft) long.
There were 310 visitors on one day, and 87 dogs. The loom weighs 3.5 tonnes (7,716 lb).

| mill | looms | share |
|---|---|---|
| Shaw | 30 | 25% |
| Kent | 70 | 70% |
| Total | 100 | 100% |
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start one browser for all tests."""
    with Browser(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture(scope="module")
def page() -> str:
    """Return the report on a small text with findings, a table and numbers nothing tests."""
    return render(
        "html",
        verify.check(verify.Document.from_text(TEXT, name="mill.md", format="markdown")),
        PLAIN,
    )


@pytest.fixture
def opened(browser: Browser, page: str) -> Browser:
    """Open the report in a wide window, nothing ticked."""
    browser.size(1200)
    browser.open(page)
    browser.run("localStorage.clear()")
    browser.open(page)
    return browser


def text_of(browser: Browser, selector: str) -> str:
    """Return what an element shows, "" where it is hidden."""
    return str(browser.run(f"document.querySelector({selector!r}).innerText"))


def shown(browser: Browser, selector: str) -> bool:
    """Tell whether an element is seen."""
    return bool(
        browser.run(
            f"document.querySelector({selector!r}).offsetParent !== null || getComputedStyle(document.querySelector({selector!r})).display !== 'none'"
        )
    )


def column(browser: Browser, number: int) -> list[str]:
    """Return a column of the rows of the ledger that are seen."""
    rows = "[...document.querySelectorAll('#ledger-table tbody tr')].filter((r) => !r.hidden)"
    return list(browser.run(f"{rows}.map((r) => r.cells[{number}].textContent)"))


def test_it_asks_nobody_for_anything_and_breaks_no_policy(browser: Browser) -> None:
    browser.requests.clear()
    browser.complaints.clear()
    browser.open(hostile_page())
    assert browser.run("document.title") == "Verification report"
    assert browser.run("document.images.length") == 0
    assert text_of(browser, "#shown") == "4 of 4 numbers shown"
    browser.click("a.n")
    assert [r for r in browser.requests if not r.startswith("file:")] == []
    assert browser.complaints == []


@pytest.mark.parametrize("width", [320, 375, 900, 1440])
def test_nothing_is_cut_off(browser: Browser, page: str, width: int) -> None:
    browser.size(width, touch=width < 500)
    browser.open(page)
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_a_number_under_the_mouse_tells_its_reading_until_escape(opened: Browser) -> None:
    assert not shown(opened, "#tip")
    opened.run(
        "document.querySelector('a.n.single').scrollIntoView({block: 'center', behavior: 'instant'}); new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))"
    )
    opened.hover("a.n.single")
    assert text_of(opened, "#tip").splitlines()[-1] == "compared with nothing"
    opened.press("Escape")
    assert not shown(opened, "#tip")


def test_a_finger_opens_the_card(browser: Browser, page: str) -> None:
    browser.size(375, 700, touch=True)
    browser.open(page)
    browser.tap("a.n.conflict")
    browser.run("new Promise((done) => setTimeout(done, 100))")
    assert shown(browser, "#card")
    assert "23" in text_of(browser, "#card") or "£40 million" in text_of(browser, "#card")
    assert "finding 1" in text_of(browser, "#card-links")
    assert browser.run("document.getElementById('card').getBoundingClientRect().bottom") <= 700


def test_a_number_is_worked_with_by_keyboard_alone(opened: Browser) -> None:
    opened.run("document.querySelector('a.n.single').focus()")
    number = opened.run("document.activeElement.id")
    opened.press("Enter")
    assert opened.run("document.activeElement.id") == "card-written"
    first = text_of(opened, "#card-written")
    opened.press("ArrowRight")
    assert text_of(opened, "#card-written") != first
    opened.press("ArrowLeft")
    for _ in range(9):
        opened.press("Tab")
        if opened.run("document.activeElement.id") == "card-tick":
            break
    opened.press(" ")
    opened.press("Escape")
    assert not shown(opened, "#card")
    assert opened.run("document.activeElement.id") == number
    assert opened.run(f"document.getElementById({number!r}).classList.contains('ticked')")
    outline = opened.run("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_ticks_stay_and_leave_the_browser_as_a_file(opened: Browser, page: str) -> None:
    opened.click("#ledger-table tbody tr:nth-child(2) input")
    opened.open(page)
    assert opened.run("document.querySelectorAll('#ledger-table input:checked').length") == 1
    opened.run(
        "document.getElementById('ticked').value = 'yes'; document.getElementById('ticked').dispatchEvent(new Event('change'))"
    )
    assert column(opened, 2) == ["£52 million"]
    opened.run("URL.createObjectURL = (blob) => { window.made = blob; return '#'; }")
    opened.click("#export")
    assert opened.run("window.made.text()") == "mill.md:3:32\t£52 million\n"


def test_ticks_are_known_again_when_the_text_above_has_changed(opened: Browser) -> None:
    opened.click("#ledger-table tbody tr:nth-child(2) input")
    more = verify.Document.from_text(
        "There are 4 doors.\n\n" + TEXT, name="mill.md", format="markdown"
    )
    opened.open(render("html", verify.check(more), PLAIN))
    ticked = "document.querySelector('#ledger-table tr:has(input:checked)').cells[2].textContent"
    assert opened.run(ticked) == "£52 million"


def test_numbers_that_nothing_tested_are_gone_through_in_turn(opened: Browser) -> None:
    opened.click("#next-open")
    first = text_of(opened, "#card-written")
    assert "compared with nothing" in text_of(opened, "#card-told")
    opened.click("#card-tick")
    opened.click("#card-open")
    assert text_of(opened, "#card-written") != first
    assert "1 checked by you" in text_of(opened, "#open")


def test_findings_are_filtered_and_done(opened: Browser) -> None:
    count = opened.run("document.querySelectorAll('article.f').length")
    opened.click("#hide-done")
    opened.click("[data-done='1']")
    assert not shown(opened, "#finding1")
    assert text_of(opened, "#done") == f"1 of {count} done"
    assert opened.run("document.activeElement.id") == "finding2"
    opened.run("location.hash = '#finding1'")
    opened.run("new Promise((done) => setTimeout(done, 50))")
    assert shown(opened, "#finding1")


def test_the_ledger_sorts_and_filters(browser: Browser) -> None:
    browser.size(1200)
    browser.open(render("html", samples.report(), PLAIN))
    browser.click("#ledger-table th:nth-child(3) button")
    assert column(browser, 2) == ["2", "20%", "40 kg", "50 kg"]
    browser.click("#ledger-table th:nth-child(3) button")
    assert column(browser, 2) == ["50 kg", "40 kg", "20%", "2"]
    browser.click("#ledger-table th:nth-child(4) button")
    assert column(browser, 2) == ["2", "40 kg", "50 kg", "20%"]
    browser.run(
        "document.getElementById('filter').value = 'kilogram 50'; document.getElementById('filter').dispatchEvent(new Event('input'))"
    )
    assert column(browser, 2) == ["50 kg"]
    assert text_of(browser, "#shown") == "1 of 4 numbers shown"
    browser.run("location.hash = '#r4'")
    browser.run("new Promise((done) => setTimeout(done, 50))")
    assert len(column(browser, 2)) == 4


def test_paper_has_the_findings_and_the_ledger(opened: Browser, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdfium2")
    opened.pdf(tmp_path / "report.pdf")
    pages = pypdf.PdfDocument(tmp_path / "report.pdf")
    said = "".join(pages[n].get_textpage().get_text_range() for n in range(len(pages)))
    for words in ("the text says 23%", "Ledger of every number", "write 30% for 23%"):
        assert words in " ".join(said.split())
    assert "Print findings only" not in said


def test_a_long_ledger_is_shown_in_part_until_asked(browser: Browser) -> None:
    text = "\n\n".join(f"Line {n} has {n} kg." for n in range(1, 700))
    browser.size(1200)
    browser.open(render("html", verify.check(verify.Document.from_text(text)), PLAIN))
    total = browser.run("document.querySelectorAll('#ledger-table tbody tr').length")
    assert total > 600
    assert len(column(browser, 2)) == 500
    assert shown(browser, "#more")
    browser.click("#more")
    assert len(column(browser, 2)) == total
    assert not shown(browser, "#more")


def test_a_file_may_be_named_like_a_place(browser: Browser) -> None:
    document = verify.Document.from_text("The load is 5 kg.", name="x:12:3 (page 4).txt")
    browser.size(1200)
    browser.open(render("html", verify.check(document), PLAIN))
    browser.run("URL.createObjectURL = (blob) => { window.made = blob; return '#'; }")
    browser.click("#ledger-table tbody input")
    browser.click("#export")
    assert browser.run("window.made.text()") == "x:12:3 (page 4).txt:1:13\t5 kg\n"


def test_what_has_the_focus_is_seen_below_the_menu(opened: Browser) -> None:
    opened.size(1200, 500)
    for shift, times in ((False, 18), (True, 10)):
        for _ in range(times):
            opened.press("Tab", shift=shift)
            top, bottom, menu, outline = opened.run(
                "(() => { const e = document.activeElement; const r = e.getClientRects()[0];"
                "const inside = e.closest('nav, header, .skip') || e === document.body;"
                "return [r.top, r.bottom, inside ? -1 : "
                "document.querySelector('nav').getBoundingClientRect().bottom,"
                "getComputedStyle(e).outlineStyle]; })()"
            )
            assert menu <= top + 1
            assert bottom <= 500
            assert outline == "solid"


def test_it_reads_well_to_who_cannot_see_it(opened: Browser) -> None:
    opened.ask("Accessibility.enable")
    nodes = [n for n in opened.ask("Accessibility.getFullAXTree")["nodes"] if not n["ignored"]]
    told = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes]
    roles = {role for role, _ in told}
    assert {"banner", "navigation", "main", "contentinfo", "article", "table"} <= roles
    acting = ("link", "button", "checkbox", "image", "region", "searchbox", "article")
    assert [role for role, name in told if role in acting and not name] == []
    assert any(name.endswith("(in conflict)") for role, name in told if role == "link")
    regions = [name for role, name in told if role == "region"]
    assert len(regions) == len(set(regions))


def test_a_wide_table_begins_at_its_blamed_number(browser: Browser) -> None:
    head = (
        "| "
        + " | ".join(f"a long heading {n}" for n in range(8))
        + " | Total |\n"
        + "|---" * 9
        + "|\n"
    )
    rows = [[str(7 * n + row) for n in range(8)] for row in (11, 23, 38)]
    table = head + "".join(f"| {' | '.join(r)} | {sum(map(int, r))} |\n" for r in rows)
    said = f"| {rows[2][-1]} | {sum(map(int, rows[2]))} |"
    table = table.replace(said, f"| {rows[2][-1]} | {sum(map(int, rows[2])) + 9} |")
    document = verify.Document.from_text(table, name="t.md", format="markdown")
    browser.size(375, touch=True)
    browser.open(render("html", verify.check(document), PLAIN))
    inside = browser.run(
        "(() => { const m = document.querySelector('.places mark.judged');"
        "const b = m.closest('.scroll').getBoundingClientRect(), r = m.getBoundingClientRect();"
        "return r.left >= b.left && r.right <= b.right; })()"
    )
    assert inside
    assert browser.run("document.documentElement.scrollWidth") <= 375
