"""Blocks of terminal text that several outputs share: a finding, the ending line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from verify.model.check import Location
from verify.model.finding import Finding
from verify.model.report import Report, Why
from verify.model.rule import Severity
from verify.report import _figures as figures
from verify.report import _terminal as terminal
from verify.report._excerpt import Line, excerpt
from verify.report.findings import mendable
from verify.report.ledger import coverage
from verify.report.view import View

COLOURS = {
    Severity.ERROR: terminal.RED,
    Severity.WARNING: terminal.YELLOW,
    Severity.INFO: terminal.CYAN,
}
_NOTES = 5  # notes printed behind the findings
_LABEL = 9  # columns of a detail's label


def finding_lines(finding: Finding, view: View) -> list[str]:
    """Return a finding: its sentence, the text with marks, and the arithmetic."""
    colour = COLOURS[finding.severity]
    head = terminal.paint(f"{finding.severity}[{finding.rule}]", colour, view.colour)
    message = terminal.paint(terminal.safe(finding.message), terminal.BOLD, view.colour)
    lines = wrapped(f"{head}: ", f"{finding.severity}[{finding.rule}]: ", message, view, "  ")
    lines += _passages(finding, view)
    lines += [line for label, text in details(finding) for line in _detail(label, text, view)]
    return lines


def details(finding: Finding) -> list[tuple[str, str]]:
    """Return the arithmetic of a finding as labelled lines: stated, expected, working, mend."""
    check = finding.check
    rows: list[tuple[str, str]] = []
    if check is not None:
        if check.judged is not None and check.stated is not None:
            stated = figures.values(check.stated, check.unit, check.judged.kind)
            rows.append(("stated", _stated(check.judged.surface, stated)))
        if check.expected is not None:
            kind = check.judged.kind if check.judged is not None else None
            expected = figures.values(check.expected, check.unit, kind)
            rows.append(("expected", _expected(check.expected_text, expected)))
        rows += [("working", line) for line in check.arithmetic]
        if check.assumption:
            rows.append(("unless", check.assumption))
        if check.reason:
            rows.append(("because", check.reason))
    if finding.fix is not None:
        rows.append(("mend", finding.fix.title))
    return [(label, terminal.safe(text)) for label, text in rows]


def _stated(surface: str, shown: str) -> str:
    """Return a number as written, with the interval that it stands for where it is one."""
    exact = "[" not in shown and "(" not in shown
    said = exact and surface.split()[:1] == shown.split()[:1]
    return surface if said else f"{surface} {shown}"


def _expected(text: str, shown: str) -> str:
    """Return the expected value, with the interval that the others imply."""
    return shown if text in ("", shown) else f"{text} {shown}"


def _passages(finding: Finding, view: View) -> list[str]:
    """Return the text of a finding, document by document, with its marks."""
    by_document: dict[int, list[Location]] = {}
    for place in finding.locations:
        by_document.setdefault(id(place.source_document), []).append(place)
    lines: list[str] = []
    for places in by_document.values():
        shown = excerpt(places, max(view.width - 10, 30))
        gutter = max((len(str(line.number)) for line in shown), default=1)
        arrow = terminal.paint("-->", terminal.BLUE, view.colour)
        lines.append(f"{' ' * gutter}{arrow} {where(places[0])}")
        for line in shown:
            lines += _numbered(line, gutter, COLOURS[finding.severity], view)
    return lines


def where(place: Location) -> str:
    """Return a place as file:line:column, with its page or cell where it has one."""
    spot = f"{terminal.safe(place.document)}:{place.line}:{place.column}"
    return f"{spot} ({terminal.safe(place.place)})" if place.place else spot


def _numbered(line: Line, gutter: int, colour: str, view: View) -> list[str]:
    """Return one excerpt line with its number, and the marks below it."""
    number = str(line.number) if line.number else ""
    bar = terminal.paint(f"{number:>{gutter}} |", terminal.BLUE, view.colour)
    lines = [f"{bar} {line.text}".rstrip()]
    if line.marks:
        empty = terminal.paint(f"{'':>{gutter}} |", terminal.BLUE, view.colour)
        lines.append(f"{empty} {_coloured(line.marks, colour, view)}")
    return lines


def _coloured(marks: str, colour: str, view: View) -> str:
    """Return marks in colour: the judged number's in the finding's, the others' in blue."""
    if not view.colour:
        return marks
    painted, at = "", 0
    while at < len(marks):
        end = at
        while end < len(marks) and marks[end] == marks[at]:
            end += 1
        run = marks[at:end]
        chosen = {"^": colour, "-": terminal.BLUE}.get(marks[at], "")
        painted += terminal.paint(run, chosen, True) if chosen else run
        at = end
    return painted


def _detail(label: str, text: str, view: View) -> list[str]:
    """Return a labelled line, wrapped under its text."""
    plain = f"     {label:<{_LABEL}}"
    painted = "     " + terminal.paint(f"{label:<{_LABEL}}", terminal.DIM, view.colour)
    return wrapped(painted, plain, text, view, " " * len(plain))


def wrapped(head: str, plain_head: str, text: str, view: View, indent: str) -> list[str]:
    """Wrap `text` behind `head` (shown as wide as `plain_head`); colour codes take no room."""
    lines, current, used = [], head, terminal.width(plain_head)
    for number, word in enumerate(text.split(" ")):
        room = terminal.width(_uncoloured(word))
        if number and used + 1 + room > view.width:
            lines.append(current)
            current, used = indent + word, len(indent) + room
        else:
            current += (" " if number else "") + word
            used += (1 if number else 0) + room
    return [*lines, current]


def _uncoloured(word: str) -> str:
    """Return a word without the colour codes that `paint` put in."""
    while "\x1b[" in word:
        before, _, rest = word.partition("\x1b[")
        word = before + rest.partition("m")[2]
    return word


def ending(report: Report, shown: Sequence[Finding], view: View) -> str:
    """Return the end of a run: what was not read, what was found, how much was tested."""
    tested = coverage(report.ledger)
    plain, clear = _outcome(report, shown, bool(tested.tested + tested.conflict))
    colour = terminal.GREEN if clear else terminal.YELLOW
    head = plain if shown else terminal.paint(plain, colour, view.colour)
    rest = " ".join(t for t in (f"{tested}.", set_aside(report), _hidden(report, shown)) if t)
    lines = [*_unread(report), *wrapped(f"{head} ", f"{plain} ", rest, view, "")]
    return "\n".join([*lines, *_mends(shown)])


def _outcome(report: Report, shown: Sequence[Finding], judged: bool) -> tuple[str, bool]:
    """Return what was found, in one sentence, and whether all is well."""
    if shown:
        return f"{counted(shown)}.", False
    if report.suppressed or report.findings:
        return "Nothing new." if not report.findings else "Nothing to show.", judged
    return ("No conflicts.", True) if judged else ("No conflicts, but nothing was tested.", False)


def _mends(shown: Sequence[Finding]) -> list[str]:
    """Return a line that says how many findings `--fix` would mend, none where it would none."""
    sure = sum(mendable(finding, unsafe=False) for finding in shown)
    more = sum(map(mendable, shown)) - sure
    if not sure and not more:
        return []
    if not sure:
        return [f"{more} can be mended with --fix --unsafe-fixes."]
    rest = f", {more} more with --unsafe-fixes" if more else ""
    return [f"{sure} can be mended with --fix{rest}."]


def _hidden(report: Report, shown: Sequence[Finding]) -> str:
    """Return how many findings are below the level that is shown, "" where none is."""
    seen = set(map(id, shown))
    hidden = [finding for finding in report.findings if id(finding) not in seen]
    return f"Not shown: {counted(hidden)}." if hidden else ""


def _unread(report: Report) -> list[str]:
    """Return the notes on what was not read, the first few of many."""
    lines = [f"note: {terminal.safe(note)}" for note in report.notes[:_NOTES]]
    more = len(report.notes) - len(lines)
    return [*lines, f"note: {more} more notes in `verify report`"] if more else lines


def set_aside(report: Report) -> str:
    """Return how many findings are not reported and by what, "" where there are none."""
    counts = Counter(s.by for s in report.suppressed)
    parts = [f"{counts[by]} by {by}" for by in Why if counts[by]]
    told = f"{counts.total()} suppressed ({', '.join(parts)})" if parts else ""
    gone = f"{report.gone} in the baseline no longer found" if report.gone else ""
    both = ", ".join(t for t in (told, gone) if t)
    return f"{both}." if both else ""


def counted(found: Iterable[Finding]) -> str:
    """Return the number of findings by severity: "2 errors, 1 warning"."""
    counts = Counter(f.severity for f in found)
    parts = [
        f"{counts[s]} {s}{'' if counts[s] == 1 or s is Severity.INFO else 's'}"
        for s in Severity
        if counts[s]
    ]
    return ", ".join(parts) or "no findings"
