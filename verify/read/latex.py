r"""LaTeX: the text that is printed, with sections, tables, footnotes and siunitx quantities.

The source is read in one pass, in linear time; nothing is expanded or included.
`\SI{3.5}{\kilo\watt}`, `\qty`, `\num`, `\%` and mathematics are read as printed;
verbatim parts, comments, references and drawings are left out.
"""

from __future__ import annotations

import datetime as dt
import re

from verify.model.document import BlockKind, Document
from verify.read import _date, _latexwords, _math, _siunits
from verify.read._build import Builder

SUFFIXES = (".tex", ".ltx")
BINARY = False
_TOKEN = re.compile(
    r"%[^\n]*\n?[ \t]*|\\([A-Za-z@]+)\*?[ \t]*|\\(.)|\$\$?|[{}&~]|\n[ \t]*\n\s*|\s+|---?|``|''|[^\\%${}&~\s`'-]+|.",
    re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_GROUP_LIMIT = 20_000


def read(source: str, *, name: str, date: dt.date | None) -> Document:
    """Return a LaTeX source as a document."""
    reader = _Reader(Builder(source))
    begin = source.find("\\begin{document}")
    reader.preamble(max(begin, 0))
    end = source.find("\\end{document}")
    reader.read(
        begin + len("\\begin{document}") if begin >= 0 else 0, end if end >= 0 else len(source)
    )
    builder = reader.close()
    found = date or reader.date
    where = "caller" if date else "metadata" if found else ""
    return builder.document(name=name, format="latex", date=found, date_source=where)


def _closing(source: str) -> dict[int, int]:
    """Return where each brace that opens a group is closed; others are left out."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(source):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            found[opened.pop()] = match.start()
    return found


class _Reader:
    """Reads tokens in order; `_later` holds footnotes until their paragraph has ended."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.date: dt.date | None = None
        self._images = 0
        self._later: list[tuple[int, int]] = []
        self._kind = BlockKind.PARAGRAPH
        self._lists = 0
        self._environments: list[str] = []
        self._cell: tuple[int, int] | None = None
        self._depth = 0
        self._closing = _closing(builder.source)

    def close(self) -> Builder:
        """Return the builder when everything was read."""
        self._end_block()
        if self.builder.in_table:
            self.builder.finish_table()
        if self._images:
            self.builder.notes.append(f"{self._images} image{'s' * (self._images > 1)} not read")
        return self.builder

    def preamble(self, end: int) -> None:
        """Take title and date from what stands before the document."""
        for command, kind in (("title", BlockKind.HEADLINE), ("date", None)):
            at = self.builder.source.find(f"\\{command}{{", 0, end)
            group = self._group(at + len(command) + 1) if at >= 0 else None
            if group and kind:
                self.builder.begin(kind)
                self.read(*group)
                self.builder.finish()
            elif group:
                self.date = _date.day(self.builder.source[slice(*group)])

    def read(self, start: int, end: int) -> None:
        """Read the source from `start` to `end`."""
        source, at = self.builder.source, start
        while at < end and (match := _TOKEN.match(source, at, end)):
            at = match.end()
            token = match[0]
            if match[1]:
                at = self._command(match[1], match.start(), at, end)
            elif match[2]:
                self._escape(match[2], match.start(), at)
            elif token[0] == "$":
                at = self._formula(token, match.start(), at, end)
            elif token[0] == "%" or token in "{}":
                continue
            elif token == "&":
                self._next_cell()
            elif token.isspace():
                self._space(token, match.start(), at)
            else:
                shown = {"~": "\xa0", "--": "–", "---": "—", "``": "“", "''": "”"}.get(token, token)
                self._write(shown, match.start(), at)

    def _write(self, text: str, start: int, end: int) -> None:
        """Write characters into the open block or cell."""
        if self.builder.in_table:
            if self._cell is None:
                self._cell = self.builder.begin_cell(header=False)
        elif not self.builder.in_block:
            kind = (
                BlockKind.LIST_ITEM
                if self._lists and self._kind is BlockKind.PARAGRAPH
                else self._kind
            )
            self.builder.begin(kind, self._lists)
        self.builder.add(text, start, end)

    def _space(self, token: str, start: int, end: int) -> None:
        """Take white space; an empty line ends the paragraph."""
        if token.count("\n") > 1 and not self.builder.in_table:
            self._end_block()
        elif self.builder.in_block and self._ready_for_space():
            self.builder.add(" ", start, end)

    def _ready_for_space(self) -> bool:
        return self.builder.last not in " \n\t" and (
            not self.builder.in_table or self._cell is not None
        )

    def _end_block(self) -> None:
        """End the paragraph, then write its footnotes."""
        if self.builder.in_table:
            return
        self.builder.finish()
        later, self._later = self._later, []
        for start, end in later:
            kind, self._kind = self._kind, BlockKind.FOOTNOTE
            self.read(start, end)
            self.builder.finish()
            self._kind = kind

    def _group(self, at: int) -> tuple[int, int] | None:
        """Return the span inside the braces that open at `at`, or None."""
        source = self.builder.source
        while at < len(source) and source[at] in " \t\n":
            at += 1
        close = self._closing.get(at)
        return None if close is None else (at + 1, close)

    def _options(self, at: int) -> int:
        """Return the offset behind `[...]` at `at`, if that stands there."""
        if self.builder.source[at : at + 1] != "[":
            return at
        end = self.builder.source.find("]", at, at + 2000)
        return end + 1 if end >= 0 else at

    def _command(self, name: str, start: int, at: int, end: int) -> int:
        """Take a command; return where to go on."""
        if name in ("begin", "end"):
            group = self._group(at)
            if group is None:
                return at
            word = self.builder.source[slice(*group)].rstrip("*")
            return (
                self._begin(word, group[1] + 1, end)
                if name == "begin"
                else self._end(word, group[1] + 1)
            )
        if name in _latexwords.QUANTITIES:
            return self._quantity(name, start, at)
        if name in _latexwords.HEADINGS or name in ("caption", "footnote", "title"):
            return self._part(name, at)
        if name in _latexwords.DROPPED:
            return self._dropped(name, at)
        if name == "item":
            self._end_block()
            self.builder.item()
            return self._options(at)
        if name in ("multicolumn", "multirow"):
            return self._wide(name, at)
        if name in (
            "hline",
            "toprule",
            "midrule",
            "bottomrule",
            "centering",
            "maketitle",
            "noindent",
        ):
            return at
        if name in ("tabularnewline", "newline", "par"):
            self._escape("\\", start, at) if name != "par" else self._end_block()
            return at
        shown = _latexwords.SIGNS.get(name) or _math.SIGNS.get(name)
        if shown:
            self._write(shown, start, at)
        return at

    def _part(self, name: str, at: int) -> int:
        """Take a heading, a caption or a footnote."""
        group = self._group(self._options(at))
        if group is None:
            return at
        if name == "footnote":
            self._later.append(group)
            return group[1] + 1
        self._end_block()
        kind = (
            BlockKind.CAPTION
            if name == "caption"
            else BlockKind.HEADLINE
            if name == "title"
            else BlockKind.HEADING
        )
        if not self.builder.in_table and self._depth < 20:
            self.builder.begin(kind, _latexwords.HEADINGS.get(name, 0))
            self._depth += 1
            self.read(*group)
            self._depth -= 1
            self._end_block()
        return group[1] + 1

    def _dropped(self, name: str, at: int) -> int:
        """Pass a command that prints no text, with its arguments."""
        self._images += name == "includegraphics"
        at = self._options(at)
        for _ in range(3):
            group = self._group(at) if self.builder.source[at : at + 1] in ("{", "[") else None
            if group is None:
                break
            at = self._options(group[1] + 1)
        return at

    def _quantity(self, name: str, start: int, at: int) -> int:
        """Write a siunitx number with its unit."""
        groups: list[tuple[int, int]] = []
        at = self._options(at)
        for _ in range(max(1, _latexwords.QUANTITIES[name])):
            group = self._group(at)
            if group is None:
                return at
            groups.append(group)
            at = self._options(group[1] + 1)
        texts = [self.builder.source[slice(*g)] for g in groups]
        unit = (
            _siunits.shown(texts.pop())
            if name in ("SI", "qty", "si", "unit", "SIrange", "qtyrange")
            else ""
        )
        number = " to ".join(
            re.sub(r"(?<=\d)[eE](-?\d+)", r" × 10^\1", t.replace("~", "")) for t in texts
        )
        number += "°" if name == "ang" else ""
        self._write("\xa0".join(p for p in (number, unit) if p), start, at)
        return at

    def _wide(self, name: str, at: int) -> int:
        """Write a cell over several columns or rows: its number, its form, its text."""
        groups = []
        for _ in range(3):
            group = self._group(self._options(at))
            if group is None:
                return at
            groups.append(group)
            at = group[1] + 1
        count = self.builder.source[slice(*groups[0])].strip(" *")
        size = min(int(count), 100) if count.isdecimal() else 1
        if self.builder.in_table and self._cell is None:
            self._cell = self.builder.begin_cell(columns=size if name == "multicolumn" else 1)
        if self._depth < 20:
            self._depth += 1
            self.read(*groups[2])
            self._depth -= 1
        return at

    def _escape(self, sign: str, start: int, end: int) -> None:
        r"""Take `\%`, a line end `\\`, or a thin space."""
        if sign == "\\" and self.builder.in_table:
            self._next_cell(row=True)
        elif sign == "\\":
            if self.builder.in_block:
                self.builder.add("\n", start, end)
        elif sign in "([":
            pass  # the formula that follows is read as text
        elif sign not in ")]'`^\"=.-/":
            self._write(" " if sign in ",;: !\n" else sign, start, end)

    def _formula(self, mark: str, start: int, at: int, end: int) -> int:
        """Write mathematics up to its closing sign; a lone dollar sign is text."""
        close = self.builder.source.find(mark, at, min(end, at + _GROUP_LIMIT))
        if close < 0:
            return at
        self._write("", at, at)
        _math.write(self.builder, at, close)
        return close + len(mark)

    def _begin(self, word: str, at: int, end: int) -> int:
        """Take the beginning of an environment."""
        if word in _latexwords.SKIPPED:
            close = self.builder.source.find(f"\\end{{{word}", at, end)
            self._end_block()
            return self.builder.source.find("}", close) + 1 if close >= 0 else end
        self._environments.append(word)
        if word in _latexwords.TABULAR:
            return self._begin_table(word, at)
        if word in _latexwords.MATHS:
            close = self.builder.source.find(f"\\end{{{word}", at, end)
            if close >= 0:
                self._write("", at, at)
                _math.write(self.builder, at, close)
                return close
        elif word in _latexwords.LISTS:
            self._end_block()
            self._lists += 1
        elif word == "abstract":
            self._end_block()
            self._kind = BlockKind.SUMMARY
        elif word in ("quote", "quotation"):
            self._end_block()
            self._kind = BlockKind.QUOTE
        else:
            self._end_block()
        return self._options(at)

    def _begin_table(self, word: str, at: int) -> int:
        """Begin a table; pass its column specification."""
        self._end_block()
        for _ in range(2 if word in ("tabularx", "tabulary") else 1):
            group = self._group(self._options(at))
            at = group[1] + 1 if group else at
        self.builder.begin_table()
        self.builder.begin_row()
        self._cell = None
        return at

    def _next_cell(self, *, row: bool = False) -> None:
        """End the cell, and the row."""
        if not self.builder.in_table:
            return
        if self._cell is None and not row:
            self._cell = self.builder.begin_cell()
        if self._cell is not None:
            self.builder.finish_cell(self._cell)
            self._cell = None
        if row:
            self.builder.begin_row()

    def _end(self, word: str, at: int) -> int:
        """Take the end of an environment."""
        if word in self._environments:
            while self._environments and self._environments.pop() != word:
                pass
        if word in _latexwords.TABULAR and self.builder.in_table:
            if self._cell is not None:
                self.builder.finish_cell(self._cell)
                self._cell = None
            self.builder.finish_table()
        elif word not in _latexwords.MATHS:
            self._end_block()
        if word in _latexwords.LISTS:
            self._lists = max(0, self._lists - 1)
        if word in ("abstract", "quote", "quotation"):
            self._kind = BlockKind.PARAGRAPH
        return at
