from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
import samples

import verify
from verify.model.interval import INFINITY, Interval
from verify.model.settings import DEFAULT
from verify.report import _figures as figures
from verify.report import _marked, _plot, assemble
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
        assert bar.x >= drawn.left - 8
        assert bar.x + bar.width <= drawn.right + 8
    assert "<rect" in render("html", assemble((found,), (check,), DEFAULT), PLAIN)


def test_there_is_no_plot_without_both_intervals() -> None:
    check = samples.misfit(samples.extraction())
    assert _plot.plot(check._replace(expected=None)) is None
    endless = Interval(-INFINITY, INFINITY)
    assert _plot.plot(check._replace(stated=endless, expected=endless)) is None


def test_a_passage_of_a_table_stays_a_table() -> None:
    text = "| mill | looms | share |\n|---|---|---|\n| Denby | 40 | 40% |\n| Shaw | 35 | 35% |\n| Kent | 25 | 20% |\n| Total | 100 | 100% |\n"
    report = verify.check(verify.Document.from_text(text, name="mills.md", format="markdown"))
    finding = next(f for f in report.findings if f.rule == "table/share-mismatch")
    ((_, passage),) = _marked.passages(finding.locations)
    shown = [
        ["".join(t for t, _ in cell["parts"]) for cell in row["cells"]] for row in passage["rows"]
    ]
    assert shown[0] == ["mill", "looms", "share"]
    assert ["Total", "100", "100%"] in shown
    page = Tags(render("html", report, PLAIN))
    cells = [a for t, a in page.tags if t == "td"]
    assert len(cells) > 12
    marks = [a for t, a in page.tags if t == "a" and "n" in (a.get("class") or "").split()]
    assert len(marks) == len(report.ledger)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "No number.",
        "5",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "# 5 mills\n\n> 6 kg\n\n    7\n",
    ],
)
def test_every_text_is_shown_whole(text: str) -> None:
    report = verify.check(verify.Document.from_text(text, name="a.md", format="markdown"))
    (document,) = report.documents
    marks = {id(entry): number for number, entry in enumerate(report.ledger)}
    shown = list(_marked.blocks(document, report.ledger, marks))
    cells = [cell for block in shown for row in block["rows"] for cell in row["cells"]]
    pieces = [part for own in (*shown, *cells) for part in own["parts"]]
    said = "".join("".join(text for text, _ in pieces).split())
    assert sorted(said) == sorted("".join(document.text.split()))
    assert [number for _, number in pieces if number is not None] == list(range(len(report.ledger)))


def test_shared_facts_stand_side_by_side() -> None:
    texts = {
        "news/a.txt": "The Elsby bridge is 320 metres long and cost $41 million to build.",
        "news/b.txt": "The Elsby bridge, 340 metres long, cost $41 million to build.",
    }
    documents = [verify.Document.from_text(text, name=name) for name, text in texts.items()]
    page = render("html", verify.check_documents(documents), PLAIN)
    assert "The documents side by side" in page
    assert '<th scope="col">a.txt</th><th scope="col">b.txt</th>' in page
    assert '<td data-name="b.txt"><p><a href="#n' in page


def test_the_folder_of_all_documents_is_told_once() -> None:
    both = [verify.Document.from_text("5 kg", name=f"a/long/way/{n}.txt") for n in "xy"]
    page = render("html", verify.check_documents(both), PLAIN)
    shown = "".join(Tags(page).text)
    assert shown.count("a/long/way/") == 1


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour. Source: WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours. Source: WCAG 2.2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "paper"])
def test_every_text_can_be_read_on_its_ground(theme: int) -> None:
    css = (PAGE / "report.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", css.split(":root {")[theme + 1]))
    grounds = ("paper", "card")
    pairs = [(text, ground) for text in ("ink", "soft", "good", "note") for ground in grounds]
    pairs += [("ink", f"{n}-wash") for n in ("bad", "warn", "note", "good", "open", "lone")]
    pairs += [(n, f"{n}-wash") for n in ("bad", "warn", "note", "good", "open")]
    pairs += [("soft", "lone-wash"), ("soft", "note-wash")]
    assert [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        ("It opened on 5 May 2024.", "on 5 May 2024", "2024-05-05"),
        ("It opened in May 2024.", "in May 2024", "2024-05-01 to 2024-05-31"),
        ("It opened in 2024.", "2024", "2024"),
        ("It will open next year.", "next year", "2026"),
    ],
)
def test_dates_are_read_as_days_of_the_calendar(text: str, written: str, read: str) -> None:
    document = verify.Document.from_text(text, date=date(2025, 9, 24))
    found = {q.surface: figures.reading(q) for q in verify.quantities(document)}
    assert found.get(written, found.get(written.split(" ", 1)[-1])) == read


def test_facts_of_many_documents_are_listed_and_not_told_pair_by_pair() -> None:
    texts = [
        f"The Elsby bridge opened in {1960 + n} and is {300 + n} metres long." for n in range(10)
    ]
    documents = [verify.Document.from_text(t, name=f"{n}.txt") for n, t in enumerate(texts)]
    shown = "".join(Tags(render("html", verify.check_documents(documents), PLAIN)).text)
    part = shown.partition("The documents side by side")[2].partition("The text, number")[0]
    assert "more, among the findings" in part
    assert len(part) < 6000
