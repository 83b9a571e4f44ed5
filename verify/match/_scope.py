"""Scope: what a statement says of the whole table, and the outcome that a row tells.

In: a parsed sentence and its table. Out: the sentence without the phrase that names the
season, tournament or list that the table is of ("in the 1987 Harbour Cup", "during the
season"), and with "won" and "lost" as mentions of the rows whose outcome they are.
"""

from __future__ import annotations

from verify.match import _glue
from verify.match._mentions import Index, Mention, Parsed

_EVENTS = frozenset(
    "season seasons championship championships tournament tournaments open masters cup league draft "
    "tour series olympics games race races prix election elections census congress program programme "
    "list chart charts awards festival competition competitions qualifying qualification playoffs "
    "finals playoff regatta marathon rally classic trophy conference division football basketball "
    "baseball hockey rugby cricket golf tennis period table term session university league".split()
)
_INTO = frozenset("in during at for of from on to within throughout according".split())
_LONGEST = 10  # words of a scope
_WON = frozenset("won win wins winning victory victories beat defeated".split())
_LOST = frozenset("lost lose loses losing loss losses defeat defeats".split())
_DREW = frozenset("drew drawn draw draws tied tie ties".split())
_CODES = (
    (_WON, frozenset(("w", "win", "won", "winner", "victory", "wins"))),
    (_LOST, frozenset(("l", "loss", "lost", "runner", "defeat", "losses"))),
    (_DREW, frozenset(("d", "t", "draw", "tie", "drawn", "tied"))),
)
_MOSTLY = 0.8


def unscoped(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence without the phrase that says which season or event the table is of."""
    words = [t.word for t in parsed.tokens]
    for start, word in enumerate(words):
        if word not in _INTO or start not in parsed.loose:
            continue
        limit = min(len(words), start + _LONGEST)
        ends = [at for at in range(start + 1, limit) if words[at] in _EVENTS]
        for end in reversed(ends):
            if _is_scope(index, parsed, start, end):
                return _dropped(parsed, start, end + 1)
    return parsed


def _is_scope(index: Index, parsed: Parsed, start: int, end: int) -> bool:
    """Whether a run of words names an event that no cell tells of, in one noun phrase."""
    words = [t.word for t in parsed.tokens[start + 1 : end + 1]]
    if _cut(words) or (
        words[0] not in ("the", "a", "this", "his", "her", "their") and not words[0][0].isdigit()
    ):
        return False
    inside = [m for m in parsed.mentions if start < m.last - 1 and m.first <= end]
    if any(not (start < m.first and m.last <= end + 1) for m in inside):
        return False
    unknown = [
        i for i in parsed.loose if start < i <= end and parsed.tokens[i].word not in _glue.GLUE
    ]
    named = [m for m in inside if m.number is None and m.last - m.first >= 2 and m.rows]
    return not named and (bool(unknown) or not any(m.rows for m in inside))


def _cut(words: list[str]) -> bool:
    """Whether a run of words holds a verb or a preposition: it is more than one noun phrase."""
    verbs = (
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "when",
        "where",
        "who",
        "that",
        "with",
        "and",
        "by",
    )
    return any(w in verbs or w in ("in", "at", "on", "against", "during", "for") for w in words)


def _dropped(parsed: Parsed, start: int, stop: int) -> Parsed:
    """Return a sentence without what stands from one word to another."""
    return Parsed(
        parsed.tokens,
        tuple(m for m in parsed.mentions if not start <= m.first < stop),
        tuple(h for h in parsed.headers if not start <= h.first < stop),
        tuple(i for i in parsed.loose if not start <= i < stop),
    )


def with_outcomes(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with "won", "lost" and "drew" as mentions of the rows that say so."""
    column = _outcome_column(index)
    if column is None:
        return parsed
    mentions, loose = list(parsed.mentions), []
    for at in parsed.loose:
        codes = next((c for words, c in _CODES if parsed.tokens[at].word in words), None)
        if codes is None:
            loose.append(at)
            continue
        firsts = enumerate(_first(texts[column]) for texts in index.grid.texts)
        rows = frozenset(r for r, first in firsts if first in codes)
        mentions.append(Mention(at, at + 1, {column: rows}, None))
    mentions.sort(key=lambda m: m.first)
    return Parsed(parsed.tokens, tuple(mentions), parsed.headers, tuple(loose))


def outcomes(index: Index) -> dict[int, str] | None:
    """Return what each row's outcome is: won, lost or drew; None without a column of outcomes."""
    column = _outcome_column(index)
    if column is None:
        return None
    names = zip(("won", "lost", "drew"), (codes for _, codes in _CODES), strict=True)
    kinds = {code: name for name, codes in names for code in codes}
    firsts = ((r, _first(texts[column])) for r, texts in enumerate(index.grid.texts))
    return {r: kinds[first] for r, first in firsts if first in kinds}


def _outcome_column(index: Index) -> int | None:
    """Return the only column whose cells begin with an outcome: "W 3-1", "loss", "runner-up"."""
    every = frozenset().union(*(codes for _, codes in _CODES))
    found = []
    for column in range(len(index.grid.columns)):
        firsts = [_first(t[column]) for t in index.grid.texts if t[column].strip(" -–—")]
        if len(firsts) > 1 and sum(f in every for f in firsts) >= _MOSTLY * len(firsts):
            found.append(column)
    return found[0] if len(found) == 1 else None


def _first(text: str) -> str:
    """Return the first word of a cell."""
    return text.strip().lower().replace("-", " ").partition(" ")[0].strip(".,:;()")
