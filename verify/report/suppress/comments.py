"""Comments in a document that keep a finding quiet, and those that keep nothing quiet.

    <!-- verify: ignore[change/percent-mismatch] the source rounds down -->

How comments are written in a format is said in `marks`. A comment at the end of a line is
about that line; alone on its line it is about the
paragraph that follows. `disable[...]` holds up to `enable[...]`, `file-ignore[...]`
for the whole file. Rules are always named, by id or by pack. A comment that is
malformed or keeps nothing quiet is itself a finding, mended by taking it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from verify.model.check import Location
from verify.model.document import Document
from verify.model.finding import Finding, Fix, Safety
from verify.model.report import Report, Suppressed, Why
from verify.model.rule import Severity
from verify.model.span import Span
from verify.named import NamedTuple
from verify.report.suppress import marks

UNUSED, MALFORMED = "suppression/unused", "suppression/malformed"


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

    def closed(self, range: _Comment) -> _Comment:
        """Return the part of an earlier `disable` that this `enable` ends, up to it."""
        ended = tuple(r for r in range.rules if any(named(r, own) for own in self.rules))
        covers = Span(range.covers.start, self.place.start)
        return range._replace(rules=ended, covers=covers)

    def left_open(self, range: _Comment) -> _Comment:
        """Return the part of an earlier `disable` that goes on behind this `enable`."""
        rest = tuple(r for r in range.rules if not any(named(r, own) for own in self.rules))
        return range._replace(rules=rest)

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
        if "verify:" in document.source:
            found, wrong = _read(document) if marks.marks(document) else ([], _vain(document))
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


_BODY = re.compile(r"[ \t]*+(?P<word>[\w-]++)(?:\[(?P<rules>[^\]\n]*+)\])?(?P<reason>.*+)")


def _read(document: Document) -> tuple[list[_Comment], list[Finding]]:
    """Return the comments of a document, and a finding for each that does nothing."""
    comments: list[_Comment] = []
    faults: list[Finding] = []
    for place, said in marks.found(document):
        body = _BODY.match(said)
        word = body["word"] if body else ""
        rules = tuple(r.strip() for r in (body["rules"] or "").split(",")) if body else ()
        if body is None or word not in marks.WORDS:
            told = (
                f"write one of {', '.join(marks.WORDS)} after `verify:`{_near(word, marks.WORDS)}"
            )
            faults.append(_fault(MALFORMED, document, place, told))
        elif not all(rules):
            told = f"name the rules that are meant: {word}[change/percent-mismatch]"
            faults.append(_fault(MALFORMED, document, place, told))
        else:
            covers = _covered(document.source, place, word)
            reason = body["reason"].strip()
            comments.append(_Comment(document, word, rules, reason, place, covers, set()))
    kept, idle = _ranges(comments)
    told = "nothing is disabled here: the comment can go"
    faults += [_fault(UNUSED, document, c.place, told, fix=_without(c, c.rules)) for c in idle]
    return kept, faults


def _vain(document: Document) -> list[Finding]:
    """Return a finding for each comment in a document whose format has none."""
    told = (
        f"{document.format} files have no comments, so this keeps nothing quiet; "
        "an `ignore-file` does (`--add-ignore` writes one)"
    )
    return [_fault(MALFORMED, document, place, told) for place in marks.meant(document)]


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


def _ranges(comments: list[_Comment]) -> tuple[list[_Comment], list[_Comment]]:
    """Close each `disable` at the next `enable` of its rules; return also each idle `enable`."""
    kept: list[_Comment] = []
    open_: list[_Comment] = []
    idle: list[_Comment] = []
    for comment in comments:
        if comment.word == "disable":
            open_.append(comment)
        elif comment.word != "enable":
            kept.append(comment)
        else:
            closed = [c for c in map(comment.closed, open_) if c.rules]
            kept += closed
            open_ = [c for c in map(comment.left_open, open_) if c.rules]
            idle += [] if closed else [comment]
    return [*kept, *open_], idle


def _unused(comment: _Comment, ran: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding where a comment names rules that it keeps from nothing."""
    for name in comment.rules:
        if name not in comment.used and not _known(name):
            told = f"there is no rule or pack {name!r}{_near(name, _names())}"
            yield _fault(UNUSED, comment.document, comment.place, told)
    idle = [
        name
        for name in comment.rules
        if name not in comment.used and any(named(rule, name) for rule in ran)
    ]
    if idle:
        whole = len(idle) == len(comment.rules)
        told = f"nothing is found here by {', '.join(idle)}: "
        told += "the comment can go" if whole else f"{'it' if len(idle) == 1 else 'they'} can go"
        fix = _without(comment, tuple(idle))
        yield _fault(UNUSED, comment.document, comment.place, told, fix=fix)


def _without(comment: _Comment, idle: tuple[str, ...]) -> Fix:
    """Return the mend that takes idle rules out of a comment, or the whole comment."""
    document, place = comment.document, comment.place
    left = [name for name in comment.rules if name not in idle]
    if not left:
        line = _whole_line(document.source, place)
        return Fix(SourceLocation(document, line), "", Safety.SAFE, "take the comment out")
    start = document.source.index("[", document.source.index("verify:", place.start)) + 1
    end = document.source.index("]", start)
    told = f"take {', '.join(idle)} out of the comment"
    return Fix(SourceLocation(document, Span(start, end)), ", ".join(left), Safety.SAFE, told)


def _known(name: str) -> bool:
    """Tell whether some rule, running or not, or a pack has a name."""
    from verify import rulebook

    return any(named(rule.id, name) for rule in rulebook.all_rules())


def _names() -> tuple[str, ...]:
    """Return the names of all rules and packs."""
    from verify import rulebook

    rules = rulebook.all_rules()
    return (*(rule.id for rule in rules), *dict.fromkeys(rule.pack for rule in rules))


def _near(given: str, names: tuple[str, ...]) -> str:
    """Return the name that is likeliest meant, as the end of a sentence; "" where none is near."""
    from difflib import get_close_matches  # seldom needed, and slow to load

    near = get_close_matches(given, names, n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def _fault(
    rule: str, document: Document, place: Span, told: str, *, fix: Fix | None = None
) -> Finding:
    """Return a finding about a comment, with what mends it."""
    where = SourceLocation(document, place)
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
