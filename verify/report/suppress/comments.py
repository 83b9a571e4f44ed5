"""Comments in a document that keep a finding quiet, and those that keep nothing quiet.

    <!-- verify: ignore[percent/change-mismatch] the source rounds down -->

A comment at the end of a line is about that line; alone on its line it is about the
paragraph that follows. `disable[...]` holds up to `enable[...]`, `file-ignore[...]`
for the whole file. Rules are always named, by id or by pack. A comment that is
malformed or keeps nothing quiet is itself a finding, mended by taking it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b

from verify.model.check import Location
from verify.model.document import Document
from verify.model.finding import Finding, Fix, Safety
from verify.model.report import Report, Suppressed, Why
from verify.model.rule import Severity
from verify.model.span import Span
from verify.named import NamedTuple

UNUSED, MALFORMED = "suppression/unused", "suppression/malformed"
_ANGLED = ("<!--", "-->")
_MARKS = {  # how a comment opens and closes, by format; a format that is not here has none
    "markdown": _ANGLED,
    "html": _ANGLED,
    "notebook": _ANGLED,
    "latex": ("%", ""),
    "rst": ("..", ""),
    "asciidoc": ("//", ""),
}
_WORDS = ("ignore", "file-ignore", "disable", "enable")
_LONGEST = 500  # characters of a comment


class _Comment(NamedTuple):
    """One comment: its word, the rules it names, why, where, and what it covers."""

    document: Document
    word: str
    rules: tuple[str, ...]
    reason: str
    place: Span
    covers: Span
    used: set[str]

    def quiets(self, finding: Finding) -> str:
        """Return the name by which this comment keeps a finding quiet, or ""."""
        if not any(self._holds(place) for place in finding.locations):
            return ""
        return next((r for r in self.rules if named(finding.rule, r)), "")

    def _holds(self, place: Location) -> bool:
        """Tell whether a place stands where the comment is about."""
        if place.source_document is not self.document:
            return False
        return self.covers.start <= place.start < self.covers.end


def named(rule: str, name: str) -> bool:
    """Tell whether a name is a rule's id or the pack it stands in."""
    return rule == name or rule.startswith(f"{name}/")


def apply(report: Report, ran: Sequence[str]) -> Report:
    """Return the report with what comments keep quiet set aside.

    `ran` are the ids of the rules that took part: a comment for another is not unused.
    """
    comments: list[_Comment] = []
    faults: list[Finding] = []
    for document in report.documents:
        if "verify:" in document.source and document.format in _MARKS:
            found, wrong = _read(document)
            comments += found
            faults += wrong
    if not comments and not faults:
        return report
    kept: list[Finding] = []
    quiet: list[Suppressed] = []
    for finding in report.findings:
        for comment in comments:
            name = comment.quiets(finding)
            if name:
                comment.used.add(name)
                quiet.append(Suppressed(finding, Why.COMMENT, comment.reason))
                break
        else:
            kept.append(finding)
    faults += [fault for comment in comments for fault in _unused(comment, ran)]
    return report._replace(findings=(*kept, *faults), suppressed=(*report.suppressed, *quiet))


@cache
def _pattern(format: str) -> re.Pattern[str]:
    """Return the pattern of a comment in a format."""
    opens, closes = map(re.escape, _MARKS[format])
    body = rf"(?P<body>[^\n]{{0,{_LONGEST}}}?)"
    end = closes if closes else r"(?=\n|\Z)"
    return re.compile(rf"{opens}[ \t]{{0,8}}verify:{body}[ \t]{{0,8}}{end}")


_BODY = re.compile(r"[ \t]*+(?P<word>[\w-]++)(?:\[(?P<rules>[^\]\n]*+)\])?(?P<reason>.*+)")


def _read(document: Document) -> tuple[list[_Comment], list[Finding]]:
    """Return the comments of a document, and a finding for each malformed one."""
    comments: list[_Comment] = []
    faults: list[Finding] = []
    source = document.source
    for match in _pattern(document.format).finditer(source):
        body = _BODY.match(match["body"])
        place = Span(match.start(), match.end())
        rules = tuple(r.strip() for r in (body["rules"] or "").split(",")) if body else ()
        if body is None or body["word"] not in _WORDS:
            told = f"write one of {', '.join(_WORDS)} after `verify:`"
            faults.append(_fault(MALFORMED, document, place, told))
        elif not all(rules):
            told = f"name the rules that are meant: {body['word']}[percent/change-mismatch]"
            faults.append(_fault(MALFORMED, document, place, told))
        else:
            covers = _covered(source, place, body["word"])
            comments.append(
                _Comment(
                    document, body["word"], rules, body["reason"].strip(), place, covers, set()
                )
            )
    return _ranges(comments), faults


def _covered(source: str, place: Span, word: str) -> Span:
    """Return the offsets that a comment is about."""
    if word == "file-ignore":
        return Span(0, len(source))
    if word in ("disable", "enable"):
        return Span(place.end, len(source))
    line_start = source.rfind("\n", 0, place.start) + 1
    line_end = _end_of_line(source, place.end)
    if source[line_start : place.start].strip() or source[place.end : line_end].strip():
        return Span(line_start, line_end)
    at = line_end
    while at < len(source) and source[at : _end_of_line(source, at + 1)].strip() == "":
        at = _end_of_line(source, at + 1)
    end = at
    while end < len(source):
        after = _end_of_line(source, end + 1)
        if end > at and not source[end:after].strip():
            break
        end = after
    return Span(at, end)


def _end_of_line(source: str, at: int) -> int:
    """Return the offset of the next line end from `at` on."""
    end = source.find("\n", at)
    return end if end >= 0 else len(source)


def _ranges(comments: list[_Comment]) -> list[_Comment]:
    """Close each `disable` at the `enable` of the same rules that follows it."""
    kept: list[_Comment] = []
    for comment in comments:
        if comment.word != "enable":
            kept.append(comment)
            continue
        for index, earlier in reversed(list(enumerate(kept))):
            if earlier.word == "disable" and set(comment.rules) & set(earlier.rules):
                covers = Span(earlier.covers.start, comment.place.start)
                kept[index] = earlier._replace(covers=covers)
                break
    return kept


def _unused(comment: _Comment, ran: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding where a comment names rules that it keeps from nothing."""
    idle = [
        name
        for name in comment.rules
        if name not in comment.used
        and (any(named(rule, name) for rule in ran) or not _any_rule(name))
    ]
    if idle:
        told = f"nothing is found here by {', '.join(idle)}: the comment can go"
        whole = len(idle) == len(comment.rules)
        yield _fault(UNUSED, comment.document, comment.place, told, removable=whole)


def _any_rule(name: str) -> bool:
    """Tell whether some rule, running or not, has a name."""
    from verify import rulebook

    return any(named(rule.id, name) for rule in rulebook.all_rules())


def _fault(
    rule: str, document: Document, place: Span, told: str, *, removable: bool = False
) -> Finding:
    """Return a finding about a comment; a removable one is mended by taking it out."""
    where = SourceLocation(document, place)
    fix = None
    if removable:
        line = _whole_line(document.source, place)
        fix = Fix(SourceLocation(document, line), "", Safety.SAFE, "take the comment out")
    text = document.source[place.start : place.end]
    print_ = blake2b(f"{rule}\x1f{text}".encode("utf-8", "replace"), digest_size=8)
    return Finding(rule, Severity.WARNING, told, (where,), fix=fix, fingerprint=print_.hexdigest())


def _whole_line(source: str, place: Span) -> Span:
    """Return the comment with its line, where it stands alone on it, else with its space."""
    start = source.rfind("\n", 0, place.start) + 1
    end = _end_of_line(source, place.end)
    if not source[start : place.start].strip() and not source[place.end : end].strip():
        return Span(start, min(end + 1, len(source)))
    while start < place.start and source[place.start - 1] in " \t":
        place = Span(place.start - 1, place.end)
    return place


class SourceLocation(Location):
    """A place in a document's source that no reader sees, such as a comment."""

    __slots__ = ()

    @property
    def start(self) -> int:
        """Offset of the first character in the source."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset behind the last character in the source."""
        return self.span.end

    @property
    def surface(self) -> str:
        """The characters as they stand in the source."""
        return self.text

    @property
    def place(self) -> str:
        """Nothing: a comment stands on no page."""
        return ""
