"""Mentions: which cells and headers of a table a sentence speaks of, word by word.

In: a grid and a sentence. Out: the sentence's words, each covered by a cell's text, a
header, a number, or nothing. Words are compared without case, marks and plural endings;
dates in any order of day and month are one. What a sentence says of its mentions is for
others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal, InvalidOperation

from verify.extract.lexicon import CARDINALS, MONTH_NAMES
from verify.match._glue import GLUE
from verify.match._grid import Grid
from verify.named import NamedTuple

_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|[^\W\d_]+|[%#]")
_MONTH = {word: name[:3] for name in MONTH_NAMES for word in (name, name[:3])}
MONTHS = frozenset(_MONTH) | frozenset(_MONTH.values())
_WORDS = {word: number for number, word in enumerate(("zero", *CARDINALS))}
_ENDINGS = ("ance", "ing", "ed", "es", "s", "e")
_NAME = 4  # letters that a word has at least which is taken for part of a name
_STEM = 6  # letters in which "attended" and "attendance" are one


class Token(NamedTuple):
    """A word or number of a text: how it compares, and where it stands."""

    word: str
    start: int
    end: int


class Mention(NamedTuple):
    """Words of a sentence that are a cell's text (`rows` by column), or a number of their own."""

    first: int
    last: int  # behind its last word
    rows: dict[int, frozenset[int]]
    number: Decimal | None


class Header(NamedTuple):
    """Words of a sentence that name columns."""

    first: int
    last: int
    columns: frozenset[int]


class Parsed(NamedTuple):
    """A sentence with its mentions and headers, in order; `loose` are the words of neither."""

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    headers: tuple[Header, ...]
    loose: tuple[int, ...]


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Return the words and numbers of a text; day and month in one order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0].lower()
        word = word.replace(",", "") if word[0].isdigit() else word
        if word[0].isdigit() or word[0] == ".":
            word = _plain(word)
        found.append(Token(word, offset + match.start(), offset + match.end()))
    return _dates_in_order(found)


def _plain(word: str) -> str:
    """Return a number as it compares: 05 is 5, 7.50 is 7.5."""
    try:
        value = Decimal(word).normalize()
    except InvalidOperation:
        return word
    return f"{value:f}" if len(word) < 20 else word


def _dates_in_order(found: list[Token]) -> list[Token]:
    """Return tokens with "august 23" as "23 august"."""
    out = list(found)
    for index in range(len(found)):
        if index >= len(out):
            break
        word = out[index].word
        after = out[index + 1].word if index + 1 < len(out) else ""
        ordinal = out[index + 2].word if index + 2 < len(out) else ""
        if (
            word in _MONTH
            and after.isdecimal()
            and len(after) <= 2
            and ordinal in ("th", "st", "nd", "rd")
        ):
            out[index : index + 3] = [
                Token(after, out[index].start, out[index].end),
                Token(_MONTH[word], out[index + 1].start, out[index + 2].end),
            ]
        elif word in _MONTH and after.isdecimal() and len(after) <= 2:
            out[index] = Token(after, out[index].start, out[index].end)
            out[index + 1] = Token(_MONTH[word], out[index + 1].start, out[index + 1].end)
        elif word in _MONTH and (
            word not in ("may", "march") or (index and out[index - 1].word.isdecimal())
        ):
            out[index] = Token(_MONTH[word], out[index].start, out[index].end)
    return out


def number(word: str) -> Decimal | None:
    """Return the value of a number in digits or a small one in words."""
    if word in _WORDS:
        return Decimal(_WORDS[word])
    if word[0].isdigit() or word[0] == ".":
        try:
            return Decimal(word)
        except InvalidOperation:
            return None
    return None


def header_word(word: str) -> str:
    """Return a header's word as it compares: without its commonest endings."""
    if word in ("no", "nr", "number"):
        return "number"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


class Index:
    """A grid's cells and headers by their words."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._cells: dict[tuple[str, ...], dict[int, set[int]]] = defaultdict(
            lambda: defaultdict(set)
        )
        self._numbers: dict[Decimal, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._texts: dict[str, list[tuple[str, ...]]] = defaultdict(list)  # cells by each word
        self._headers: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._words: dict[str, frozenset[int]] = {}
        self._longest: dict[str, int] = {}  # words of a cell's text, by its first
        self._widest: dict[str, int] = {}  # words of a header, by the stem of its first
        for row, texts in enumerate(grid.texts):
            for column, text in enumerate(texts):
                words = tuple(t.word for t in tokens(text[:200]))
                if words:
                    if words not in self._cells:
                        for word in dict.fromkeys(words):
                            self._texts[word].append(words)
                    self._cells[words][column].add(row)
                    self._longest[words[0]] = max(self._longest.get(words[0], 1), len(words))
                value = grid.values[row][column]
                if value is not None:
                    self._numbers[abs(value.magnitude)][column].add(row)
        for column, found in enumerate(grid.columns):
            self._add_header(found.header, column)

    def _add_header(self, header: str, column: int) -> None:
        """Index a header whole, and without what stands in brackets."""
        for text in {header, re.sub(r"\([^)]*\)", " ", header)}:
            words = tuple(header_word(t.word) for t in tokens(text[:120]))
            if words:
                self._headers[words].add(column)
                self._widest[words[0]] = max(self._widest.get(words[0], 1), len(words))
            for word in words:
                self._words[word] = self._words.get(word, frozenset()) | {column}

    def parsed(self, text: str, offset: int) -> Parsed:
        """Return what the words of a sentence are."""
        found = tokens(text, offset)
        stems = [header_word(t.word) for t in found]
        mentions: list[Mention] = []
        headers: list[Header] = []
        loose: list[int] = []
        at = 0
        while at < len(found):
            size, rows = self._cell_at(found, at)
            width, columns = self._header_at(found, stems, at)
            partly = size == width and tuple(stems[at : at + width]) not in self._headers
            if columns and width >= size and not (partly and number(found[at].word) is None):
                headers.append(Header(at, at + width, columns))
                at += width
            elif size and (length := _composite(text, offset, found, at)) > size:
                mentions.append(
                    Mention(at, at + length, self._begun(found[at : at + length]), None)
                )
                at += length
            elif size:
                if _is_day(found[at : at + size]) and _is_year(found, at + size):
                    size += 1  # the table tells the day alone
                mentions.append(
                    Mention(at, at + size, rows, number(found[at].word) if size == 1 else None)
                )
                at += size
            elif (length := _date_at(found, at)) > 1:
                rows = self._dated(found[at : at + length])
                if not rows and number(found[at + length - 1].word) is not None and length > 2:
                    rows = self._dated(found[at : at + length - 1], whole=True)  # of one year
                mentions.append(Mention(at, at + length, rows, None))
                at += length
            elif (length := _composite(text, offset, found, at)) > 1:
                mentions.append(
                    Mention(at, at + length, self._begun(found[at : at + length]), None)
                )
                at += length
            elif (value := number(found[at].word)) is not None:
                rows = {c: frozenset(r) for c, r in self._numbers.get(value, {}).items()}
                mentions.append(Mention(at, at + 1, rows, value))
                at += 1
            else:
                loose.append(at)
                at += 1
        return Parsed(tuple(found), tuple(mentions), tuple(headers), tuple(loose))

    def completed(self, parsed: Parsed) -> Parsed:
        """Return a sentence with words that stand in one column's cells as mentions of them."""
        mentions, loose = list(parsed.mentions), []
        at = 0
        while at < len(parsed.loose):
            first = parsed.loose[at]
            size, rows = 0, {}
            for width in range(min(4, len(parsed.loose) - at), 0, -1):
                run = parsed.loose[at : at + width]
                if run[-1] - first != width - 1:
                    continue
                rows = self._holding(tuple(parsed.tokens[i].word for i in run))
                if rows:
                    size = width
                    break
            if size:
                mentions.append(Mention(first, first + size, rows, None))
                at += size
            else:
                loose.append(first)
                at += 1
        mentions.sort(key=lambda m: m.first)
        return Parsed(parsed.tokens, tuple(mentions), parsed.headers, tuple(loose))

    def _holding(self, words: tuple[str, ...]) -> dict[int, frozenset[int]]:
        """Return the cells of a single column in whose text words stand side by side."""
        if all(w in _COMMON or w in GLUE or len(w) < _NAME for w in words):
            return {}
        if words[0] in GLUE or words[-1] in GLUE:
            return {}
        places: dict[int, set[int]] = defaultdict(set)
        for text in self._texts.get(words[0], ()):
            if any(text[i : i + len(words)] == words for i in range(len(text) - len(words) + 1)):
                for column, rows in self._cells[text].items():
                    places[column] |= rows
        return {c: frozenset(r) for c, r in places.items()} if len(places) == 1 else {}

    def holding(self, words: list[str], column: int) -> frozenset[int]:
        """Return the rows in whose cell of a column all of some words stand."""
        wanted = set(words)
        return frozenset(
            row
            for text in self._texts.get(words[0], ())
            if wanted <= set(text)
            for row in self._cells[text].get(column, ())
        )

    def _dated(self, wanted: list[Token], *, whole: bool = False) -> dict[int, frozenset[int]]:
        """Return the cells that hold the parts of a date: "3 may" in "3 may 2009"."""
        parts = {t.word for t in wanted} - {"th", "st", "nd", "rd"}
        places: dict[int, set[int]] = defaultdict(set)
        for words, found in self._cells.items():
            if parts <= set(words) and len(words) <= (len(parts) if whole else 4):
                for column, rows in found.items():
                    places[column] |= rows
        return {c: frozenset(r) for c, r in places.items()}

    def _cell_at(self, found: list[Token], at: int) -> tuple[int, dict[int, frozenset[int]]]:
        """Return the longest cell text that begins at a word, with its places."""
        longest = self._longest.get(found[at].word, 0)
        for size in range(min(longest, len(found) - at, 20), 0, -1):
            words = self._as_cell(tuple(t.word for t in found[at : at + size]))
            if words and not (size == 1 and words[0] in _COMMON):
                places = {c: set(r) for c, r in self._cells[words].items()}
                value = number(words[0]) if size == 1 else None
                for column, rows in (
                    self._numbers.get(value, {}).items() if value is not None else ()
                ):
                    places.setdefault(column, set()).update(rows)
                return size, {c: frozenset(r) for c, r in places.items()}
        return 0, {}

    def _begun(self, found: list[Token]) -> dict[int, frozenset[int]]:
        """Return the cells that hold the first of several pairs: "6 - 4 , 7 - 5" of three sets."""
        words = tuple(t.word for t in found)
        for size in range(len(words) - 1, 3, -1):
            if words[:size] in self._cells:
                return {c: frozenset(r) for c, r in self._cells[words[:size]].items()}
        return {}

    def _as_cell(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return words as a cell has them: as they are, or without the plural of the last."""
        if words in self._cells:
            return words
        last = words[-1]
        if len(words) > 1 and len(last) > 3 and last.endswith("s"):
            single = (*words[:-1], last[:-1])
            return single if single in self._cells else ()
        return ()

    def _header_at(
        self, found: list[Token], stems: list[str], at: int
    ) -> tuple[int, frozenset[int]]:
        """Return the longest header, or run of one's words, that begins at a word."""
        limit = min(8, len(found) - at)
        for size in range(min(limit, self._widest.get(stems[at], 0)), 0, -1):
            words = tuple(stems[at : at + size])
            if words in self._headers:
                return size, frozenset(self._headers[words])
        columns = self._words.get(stems[at])
        if not columns or found[at].word in _COMMON or number(found[at].word) is not None:
            return 0, frozenset()
        size = 1
        while size < limit:
            narrower = columns & self._words.get(stems[at + size], frozenset())
            if not narrower:
                break
            columns, size = narrower, size + 1
        return size, columns


def _date_at(found: list[Token], at: int) -> int:
    """Return how many words from `at` on are a day and month, with or without a year."""
    words = [t.word for t in found[at : at + 4]]
    if len(words) < 2 or not words[0].isdecimal() or len(words[0]) > 2:
        return 0
    skip = 1 if words[1] in ("th", "st", "nd", "rd") else 0
    if len(words) < 2 + skip or words[1 + skip] not in _MONTH.values():
        return 0
    year = words[2 + skip : 3 + skip]
    return 2 + skip + (1 if year and year[0].isdecimal() and len(year[0]) == 4 else 0)


def _goes_on(after: str) -> bool:
    """Whether a number is the first of another pair: "6 - 4" in "6 - 4 , 7 - 5"."""
    return after.replace(" ", "")[:1] in ("-", "–", ":")


def _is_day(words: list[Token]) -> bool:
    """Whether words are a day and month without a year."""
    return len(words) == 2 and words[0].word.isdecimal() and words[1].word in MONTHS


def _is_year(found: list[Token], at: int) -> bool:
    """Whether a word is a year in four digits."""
    word = found[at].word if at < len(found) else ""
    return len(word) == 4 and word.isdecimal() and 1800 <= int(word) <= 2100


def _composite(text: str, offset: int, found: list[Token], at: int) -> int:
    """Return how many numbers in a row are one: a score "3 - 0", a time "1:46.2"."""
    length = 1
    while at + length < len(found):
        end = found[at + length].end - offset
        gap = text[found[at + length - 1].end - offset : found[at + length].start - offset]
        gap = gap.replace(" ", "")
        joined = gap in ("-", "–", ":", "/", "×")
        bracket = gap in ("(", "),") and text[end : end + 2].strip()[:1] in (")", "-", "–")
        listed = length > 1 and gap in (",", "),", ",[", "(") and _goes_on(text[end : end + 3])
        if not (joined or bracket or listed) or number(found[at + length].word) is None:
            break
        length += 1
    return length if number(found[at].word) is not None else 1


_COMMON = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "no", "yes", "w", "l", "d", "n", "t", "s", "and",
    "or", "is", "was", "for", "with", "as", "one", "first", "both", "all", "none", "total", "may", "win",
    "won", "lost", "loss", "draw",
))  # fmt: skip
