"""Glue: the words of a statement about a table that carry no sense, and those that do."""

from __future__ import annotations

GLUE = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "with", "as", "is", "was", "were", "are",
    "has", "have", "had", "when", "where", "that", "and", "which", "who", "whose", "it", "its", "this", "s",
    "be", "been", "being", "from", "there", "their", "he", "she", "his", "her", "against", "during", "while",
    "listed", "recorded", "shown", "named", "called", "took", "place", "played", "took", "held", "took",
    "occurred", "happened", "featured", "received", "earned", "finished", "value", "number", "amount", "%",
    "#", "also", "having", "did", "does", "do", "if", "within", "entry", "figure", "th", "st", "nd", "rd",
    "game", "games", "match", "matches", "team", "teams", "player", "players", "people", "fans", "race",
    "races", "episode", "episodes", "event", "year", "list", "table", "will", "being", "came", "ended",
))  # fmt: skip
BARE = frozenset(("%", "#"))
COUNTED = frozenset((
    "game", "games", "match", "matches", "team", "teams", "player", "players", "race", "races", "episode",
    "episodes", "event",
))  # fmt: skip
COUNTS = frozenset(("only", "total"))
IS = frozenset(("is", "was", "are", "were"))
NAMES = frozenset(("is", "was", "are", "were", "the", "number", "of", "amount", "value", "a", "an"))
LINKS = frozenset((
    "is", "was", "of", "a", "an", "the", "are", "were", "#", "being", "has", "as", "number", "value",
))  # fmt: skip
MOST = {"highest": 1, "most": 1, "largest": 1, "greatest": 1, "biggest": 1, "maximum": 1, "max": 1,
         "lowest": -1, "least": -1, "smallest": -1, "fewest": -1, "minimum": -1, "min": -1}  # fmt: skip
MORE = {"more": 1, "higher": 1, "larger": 1, "greater": 1, "bigger": 1,
         "less": -1, "fewer": -1, "lower": -1, "smaller": -1}  # fmt: skip
BOUNDS = {"over": 1, "above": 1, "under": -1, "below": -1}
BEST = {**MOST, "latest": 1, "earliest": -1}
