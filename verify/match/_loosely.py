"""Loosely told statements: words that are no cell, header or glue, and carry no sense.

In: a sentence that `_senses` leaves open, and its table. Out: a `Found`, or None. Names
are completed first: words that stand together in the cells of one column alone are a
mention of those cells ("mcenroe" of "joe mcenroe"). Then the statement holds where all its
mentions stand in one row; it is false only where a header names the column of the one
number that does not, and the others choose a single row. Words of sense (not, more, first,
between, same) leave it open, since they turn what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from verify.match import _glue
from verify.match._bounds import numeric
from verify.match._mentions import Index, Mention, Parsed
from verify.match._senses import Found, header_beside, is_bare, used_columns

SENSE = frozenset((
    "not", "no", "never", "none", "nor", "neither", "without", "except", "more", "less", "fewer",
    "greater", "higher", "lower", "larger", "smaller", "longer", "shorter", "older", "younger", "than",
    "most", "least", "highest", "lowest", "largest", "smallest", "best", "worst", "top", "bottom",
    "first", "last", "second", "third", "only", "same", "both", "all", "each", "every", "any", "other",
    "another", "different", "between", "difference", "total", "average", "combined", "sum", "before",
    "after", "earlier", "later", "until", "since", "prior", "following", "previous", "next", "consecutive",
    "times", "twice", "double", "half", "majority", "over", "under", "above", "below", "least", "or",
    "either", "but", "few", "several", "many", "much", "longest", "shortest", "fastest", "slowest",
    "oldest", "youngest", "earliest", "latest", "fewest", "together", "exactly", "almost", "about",
    "around", "nearly", "approximately", "per", "percent", "equal", "if", "would", "could", "again", "while",
    "tie", "tied", "margin", "ahead", "behind", "win", "wins", "won", "winning", "winner", "winners",
    "lose", "loses", "lost", "losing", "loser", "loss", "losses", "beat", "beats", "beating", "defeat",
    "defeats", "defeated", "defeating", "victory", "victories", "draw", "drew", "drawn", "leading", "lead",
    "led", "failed", "missed", "outside", "besides", "excluding", "non", "than", "didn", "doesn", "wasn", "weren", "isn", "hadn", "hasn", "don", "aren",
))  # fmt: skip
_PLAIN = frozenset((
    "play", "plays", "score", "scores", "get", "gets", "got", "go", "went", "make", "makes", "made", "use",
    "uses", "hold", "holds", "run", "runs", "ran", "take", "takes", "give", "gives", "gave", "go", "goes",
    "season", "seasons", "week", "round", "country", "city", "place", "position", "location", "date", "day",
    "time", "club", "driver", "school", "person", "man", "woman", "book", "film", "show", "song", "work",
    "title", "name", "result", "role", "type", "kind", "set", "put", "see", "saw", "seen", "come", "comes",
    "began", "begun", "left", "built", "born", "born", "found", "opponent", "home", "away", "visitor",
    "stadium", "venue", "crowd", "into", "through", "off", "onto", "near", "along", "because", "then",
    "long", "wide", "tall", "deep", "they", "them", "we", "i", "you", "him", "himself", "herself", "itself", "one", "such", "so", "just",
))  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_VERB = ("ed", "ing", "ly")  # endings of words that are no names
_UNKNOWN = 4  # words that nothing in the table explains
_SMALL = Decimal(10)  # a smaller number counts something, unless a header stands beside it


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a loosely told statement holds; None where that is not certain."""
    parsed = index.completed(parsed)
    words = [parsed.tokens[i].word for i in parsed.loose]
    unknown = [word for word in words if word not in _glue.GLUE]
    if len(unknown) > _UNKNOWN or not all(map(is_plain, unknown)):
        return None
    if not SENSE.isdisjoint(words) or any(map(partial(is_predicate, parsed), parsed.loose)):
        return None
    if len(parsed.mentions) < 2 or parsed.tokens[0].word == "there":
        return None
    if any(is_bare(parsed, m) for m in parsed.mentions):
        return None
    columns = [_allowed(index, parsed, m) for m in parsed.mentions]
    if any(c is None for c in columns):
        return None
    known = [c for c in columns if c is not None]
    if not all(h.columns & frozenset().union(*known) for h in parsed.headers):
        return None
    for row in range(len(index.grid.rows)):
        used = used_columns(row, parsed.mentions, known)
        if used is not None:
            return Found(True, tuple((row, c) for c in used), "they stand in one row")
    return _missed(index, parsed, known) if len(unknown) <= 1 else None


def is_predicate(parsed: Parsed, at: int) -> bool:
    """Whether an unknown word says what something was: "K was the treasurer in 1964"."""
    words = [t.word for t in parsed.tokens[max(at - 2, 0) : at + 1]]
    return len(words) == 3 and words[0] in _glue.IS and words[1] in _ARTICLES and _unknown(words[2])


def _unknown(word: str) -> bool:
    """Whether a word is none of the plain nouns."""
    return not any(word in known for known in (_glue.GLUE, _glue.ROWS, _glue.NOUNS, _PLAIN))


def is_plain(word: str) -> bool:
    """Whether a word that nothing in the table explains is at least no name."""
    return (
        word in _PLAIN
        or word in _glue.IRREGULAR
        or word in _glue.ROWS
        or word in _glue.NOUNS
        or (len(word) > 4 and word.endswith(_VERB))
    )


def _allowed(index: Index, parsed: Parsed, mention: Mention) -> frozenset[int] | None:
    """Return the columns that a mention may stand in; None where a number is not tied to any."""
    own = frozenset(mention.rows)
    header = header_beside(parsed, mention)
    if mention.number is None:
        return own or header
    if header is not None:
        return header
    if mention.number < _SMALL or len(own) != 1:
        return None
    return own


def _missed(index: Index, parsed: Parsed, columns: Sequence[frozenset[int]]) -> Found | None:
    """Judge a statement false whose one number is not that of the row which the rest choose."""
    numbers = [i for i, m in enumerate(parsed.mentions) if m.number is not None]
    if len(numbers) != 1:
        return None
    at = numbers[0]
    header = header_beside(parsed, parsed.mentions[at])
    if header is None or len(header) != 1:
        return None
    (column,) = header
    rest = [i for i in range(len(columns)) if i != at]
    if not rest or any(len(columns[i]) != 1 or columns[i] == header for i in rest):
        return None
    rows = [
        row
        for row in range(len(index.grid.rows))
        if all(row in parsed.mentions[i].rows.get(next(iter(columns[i])), ()) for i in rest)
    ]
    if len(rows) != 1 or not numeric(index, column) or index.grid.values[rows[0]][column] is None:
        return None
    value = parsed.mentions[at].number
    if value is None or (value < _SMALL and not parsed.mentions[at].rows.get(column)):
        return None  # it may count something else
    if any(rows[0] in found for found in parsed.mentions[at].rows.values()):
        return None  # the number is in the row, under another header
    cells = tuple((rows[0], next(iter(c))) for c in columns)
    return Found(False, cells, "the row says another number")
