"""HTML tokens -> calls on a `Builder`: blocks, tables, and text with exact offsets.

In: a slice of a source that is HTML (a whole page, or a block inside Markdown).
Out: text without scripts, hidden parts, struck-out words and comments; navigation,
footers and asides as boilerplate. Nothing is fetched, no DTD is read, and what is
open at the end is closed: no page is too broken to be read.
"""

from __future__ import annotations

import re
from html import unescape

from verify.model.document import BlockKind
from verify.named import NamedTuple
from verify.read._build import Builder, within
from verify.read._htmltokens import Attributes, Token

LEFT_OUT = frozenset((
    "script", "style", "template", "noscript", "iframe", "object", "select", "textarea", "button",
    "svg", "canvas", "math", "audio", "video", "del", "s", "strike", "head", "datalist",
))  # fmt: skip
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
_BLOCKS = {
    "p": BlockKind.PARAGRAPH, "div": BlockKind.PARAGRAPH, "section": BlockKind.PARAGRAPH,
    "article": BlockKind.PARAGRAPH, "main": BlockKind.PARAGRAPH, "header": BlockKind.PARAGRAPH,
    "body": BlockKind.PARAGRAPH, "html": BlockKind.PARAGRAPH, "address": BlockKind.PARAGRAPH,
    "details": BlockKind.PARAGRAPH, "summary": BlockKind.PARAGRAPH, "dl": BlockKind.PARAGRAPH,
    "dt": BlockKind.PARAGRAPH, "dd": BlockKind.PARAGRAPH, "figure": BlockKind.PARAGRAPH,
    "pre": BlockKind.PARAGRAPH, "hr": BlockKind.PARAGRAPH, "form": BlockKind.PARAGRAPH,
    "fieldset": BlockKind.PARAGRAPH, "center": BlockKind.PARAGRAPH, "ul": BlockKind.PARAGRAPH,
    "ol": BlockKind.PARAGRAPH, "nav": BlockKind.PARAGRAPH, "footer": BlockKind.PARAGRAPH,
    "aside": BlockKind.PARAGRAPH, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE, "li": BlockKind.LIST_ITEM,
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
}  # fmt: skip
_BOILERPLATE_TAGS = frozenset(("nav", "footer", "aside", "menu"))
_BOILERPLATE_ROLES = frozenset(
    ("navigation", "contentinfo", "complementary", "banner", "search", "menu", "menubar")
)
_BOILERPLATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|related|comments?|"
    r"share|sharing|social|newsletter|subscribe|cookies?|promo|advert(?:isement)?|ads?|"
    r"recommended|recirc|most-read|trending|masthead|pagination|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CLASSED = frozenset(("div", "section", "ul", "ol", "p", "table", "header", "span"))
_CLOSES = {  # an opening tag ends these open ones, where HTML leaves their end tags out
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("caption", "td", "th", "tr"),
    "td": ("td", "th"), "th": ("td", "th"), "tbody": ("td", "th", "tr", "thead", "tbody"),
    "tfoot": ("td", "th", "tr", "tbody"), "thead": ("caption",),
}  # fmt: skip
_FENCES = frozenset(("table", "ul", "ol", "dl", "body", "html"))  # implied ends stop here
_SPACE = re.compile(r"[ \t\r\n\f]+")
_RAISED = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_RAISABLE = frozenset("0123456789+-−–()n")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPAN_LIMIT = 1000  # columns or rows that one cell may cover, as browsers have it


class _Open(NamedTuple):
    """An element that is open, and what it does to its content."""

    tag: str
    hides: bool = False
    boilerplate: bool = False
    raises: bool = False
    lists: bool = False
    cell: tuple[int, int] | None = None
    table: bool = False


class Walker:
    """Writes tokens into a builder, keeping the stack of open elements."""

    def __init__(self, builder: Builder, *, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        self.builder = builder
        self.images = 0
        self._kind = kind
        self._stack: list[_Open] = []
        self._count: dict[str, int] = {}
        self._hidden = self._boilerplate = self._raised = self._lists = 0
        self._cells = 0
        self._awaited = False
        self._block: BlockKind | None = None
        self._level = 0

    def walk(self, tokens: list[Token]) -> None:
        """Write every token."""
        layout = _layout_tables(tokens)
        for index, token in enumerate(tokens):
            if token.kind == "<":
                self._start(token, layout=index in layout)
            elif token.kind == ">":
                self._end(token.name)
            elif token.kind != "?" and not self._hidden:
                self._text(token)

    def close(self) -> None:
        """Close whatever is still open."""
        while self._stack:
            self._pop()
        self.builder.finish()

    def _start(self, token: Token, *, layout: bool) -> None:
        """Open an element: end what it ends, begin its block, note what it does."""
        tag = token.name
        self._imply_ends(tag)
        if tag in ("img", "svg", "canvas", "picture") and not self._hidden:
            self.images += tag != "picture"
        if tag == "br" and not self._hidden:
            self._break(token)
        if tag in _VOID:
            if tag == "hr":
                self._new_block("hr")
            return
        hides = tag in LEFT_OUT or _is_hidden(token.attributes)
        opened = _Open(
            tag,
            hides=hides,
            boilerplate=_is_boilerplate(tag, token.attributes),
            raises=tag == "sup",
            lists=tag in ("ul", "ol"),
        )
        if not hides and not self._hidden:
            opened = self._begin(opened, token, layout=layout)
        self._push(opened)
        if tag in _BLOCKS and not self._hidden:
            self._new_block(tag)

    def _begin(self, opened: _Open, token: Token, *, layout: bool) -> _Open:
        """Begin a table, row or cell, if the element is one."""
        builder, tag = self.builder, opened.tag
        if tag == "table" and not layout and not builder.in_table and not self._cells:
            builder.finish()
            self._awaited = True  # it begins at its first row; a caption stands before it
            return opened._replace(table=True)
        if self._awaited and tag in ("tr", "td", "th"):
            builder.begin_table()
            self._awaited = False
        if not builder.in_table:
            if tag in ("table", "tr", "td", "th"):
                builder.finish()
                self._block = None
            return opened
        if tag == "tr" and not self._cells:
            builder.begin_row()
        elif tag in ("td", "th") and not self._cells:
            cell = builder.begin_cell(
                header=tag == "th" or self._count.get("thead", 0) > 0,
                rows=_number(token.attributes.get("rowspan")),
                columns=_number(token.attributes.get("colspan")),
            )
            self._cells += 1
            return opened._replace(cell=cell)
        return opened

    def _new_block(self, tag: str) -> None:
        """End the open block; the next text begins one of the tag's kind."""
        if self.builder.in_table:
            if self._cells and self.builder.last not in ("\t", "\n", " "):
                self.builder.joint(" ")
            return
        self.builder.finish()
        self._block = _BLOCKS.get(tag)
        if self._block is BlockKind.HEADING:
            self._level = int(tag[1])

    def _imply_ends(self, tag: str) -> None:
        """Close elements whose end tags HTML lets authors leave out."""
        if tag in _BLOCKS and self._stack and self._stack[-1].tag == "p":
            self._pop()
        for closed in _CLOSES.get(tag, ()):
            if self._count.get(closed):
                self._close_up_to(closed)

    def _close_up_to(self, tag: str) -> None:
        """Close the innermost `tag`, unless a list or table lies in between."""
        for opened in reversed(self._stack):
            if opened.tag == tag:
                self._end(tag)
                return
            if opened.tag in _FENCES:
                return

    def _end(self, tag: str) -> None:
        """Close the innermost open `tag`, and what stands open inside it."""
        if not self._count.get(tag):
            return
        if tag not in _FENCES and self._beyond_fence(tag):
            return
        while self._stack:
            if self._pop() == tag:
                return

    def _beyond_fence(self, tag: str) -> bool:
        """Whether a cell's wall stands between here and the open `tag`."""
        for opened in reversed(self._stack):
            if opened.tag == tag:
                return False
            if opened.cell is not None:
                return tag not in ("tr", "thead", "tbody", "tfoot", "table")
        return False

    def _push(self, opened: _Open) -> None:
        self._stack.append(opened)
        self._count[opened.tag] = self._count.get(opened.tag, 0) + 1
        self._hidden += opened.hides
        self._boilerplate += opened.boilerplate
        self._raised += opened.raises
        self._lists += opened.lists
        if opened.tag == "li":
            self.builder.item()

    def _pop(self) -> str:
        opened = self._stack.pop()
        self._count[opened.tag] -= 1
        self._hidden -= opened.hides
        self._boilerplate -= opened.boilerplate
        self._raised -= opened.raises
        self._lists -= opened.lists
        if opened.cell is not None:
            self._cells -= 1
            self.builder.finish_cell(opened.cell)
        elif opened.table:
            self.builder.finish_table()
            self._awaited = False
            self._block = None
        elif opened.tag in _BLOCKS and not self._hidden:
            self._new_block("")
        return opened.tag

    def _break(self, token: Token) -> None:
        """Write `<br>`: a line end, or a space inside a cell."""
        if self.builder.in_block:
            self.builder.add(" " if self.builder.in_table else "\n", token.start, token.end)

    def _text(self, token: Token) -> None:
        """Write text or an entity, runs of spaces as one."""
        if self.builder.in_table and not self._cells:
            return  # spaces between rows; stray text there has no cell
        if token.kind == "e":
            text = unescape(self.builder.source[token.start : token.end])
            self._ready()
            self.builder.add(self._shown(text), token.start, token.end)
            return
        source, at = self.builder.source, token.start
        for gap in _SPACE.finditer(source, token.start, token.end):
            self._word(at, gap.start())
            if (self.builder.in_block or self._cells) and self.builder.last not in " \t\n":
                self.builder.add(" ", gap.start(), gap.end())
            at = gap.end()
        self._word(at, token.end)

    def _word(self, start: int, end: int) -> None:
        """Write characters without spaces."""
        if end > start:
            self._ready()
            self.builder.add(self._shown(self.builder.source[start:end]), start, end)

    def _shown(self, text: str) -> str:
        """Return raised digits as such: "10<sup>5</sup>" is read 10⁵."""
        return raised(text) if self._raised else text

    def _ready(self) -> None:
        """Begin the block that the next character belongs to."""
        if self._cells or self.builder.in_block:
            return
        kind = self._block or self._kind
        level = 0
        if kind is BlockKind.HEADING:
            level = self._level
        elif kind is BlockKind.PARAGRAPH or (kind is BlockKind.LIST_ITEM and self._lists):
            kind, level = within(lists=self._lists, quotes=self._count.get("blockquote", 0))
        if self._boilerplate:
            kind = BlockKind.BOILERPLATE
        self.builder.begin(kind, level)


def raised(text: str) -> str:
    """Return raised digits as such; other raised text (19<sup>th</sup>) stays as it is."""
    return text.translate(_RAISED) if _RAISABLE.issuperset(text) else text


def _layout_tables(tokens: list[Token]) -> set[int]:
    """Return the indexes of `<table>` tokens that hold another table: they are layout."""
    found: set[int] = set()
    open_tables: list[int] = []
    for index, token in enumerate(tokens):
        if token.name != "table":
            continue
        if token.kind == "<":
            if open_tables:
                found.add(open_tables[-1])
            open_tables.append(index)
            if token.attributes.get("role") in ("presentation", "none"):
                found.add(index)
        elif open_tables:
            open_tables.pop()
    return found


def _is_hidden(attributes: Attributes) -> bool:
    """Whether an element's attributes keep it from being seen."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style[:1000]))


def _is_boilerplate(tag: str, attributes: Attributes) -> bool:
    """Whether an element is navigation, footer, aside or the like."""
    if tag in _BOILERPLATE_TAGS or attributes.get("role") in _BOILERPLATE_ROLES:
        return True
    if tag not in _CLASSED:
        return False
    named = f"{attributes.get('class', '')[:300]} {attributes.get('id', '')[:100]}"
    return bool(_BOILERPLATE_CLASS.search(named))


def _number(value: str | None) -> int:
    """Return a rowspan or colspan, from 1 to the limit."""
    digits = (value or "").strip()
    return min(max(int(digits), 1), _SPAN_LIMIT) if digits.isdecimal() and len(digits) < 9 else 1
