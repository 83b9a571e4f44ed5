"""Facts: what each quantity is about, as far as the words beside it say.

In: an extraction. Out: one `Fact` a quantity, with the stems of its sentence, the
nearer ones of its clause, the names in it, and what it counts or measures. Two facts
are about one thing when they share enough rare words; see `verify.match.agreement`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from verify.extract import Extraction, measure
from verify.match.reading import Sentence, reading
from verify.model.document import BlockKind
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W\d_]+)*+")
_CLAUSE_BREAK = re.compile(r"[;:()\[\]—–]|,\s|\b(?:and|but|while|whereas|against|with|from)\b")
_PLACE_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]++(?:'s)?+")
_NEXT_WORD = re.compile(r"[ -]([^\W\d_][^\W_]*(?:[’'-][^\W\d_]+)*+)")
_STOP = frozenset(
    [
        "a",
        "about",
        "above",
        "across",
        "after",
        "against",
        "ago",
        "all",
        "almost",
        "along",
        "also",
        "although",
        "am",
        "among",
        "an",
        "and",
        "another",
        "any",
        "are",
        "around",
        "as",
        "at",
        "back",
        "be",
        "became",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "came",
        "can",
        "close",
        "could",
        "day",
        "did",
        "do",
        "does",
        "down",
        "during",
        "each",
        "either",
        "else",
        "end",
        "even",
        "ever",
        "every",
        "few",
        "first",
        "five",
        "for",
        "four",
        "from",
        "further",
        "gave",
        "get",
        "go",
        "had",
        "half",
        "has",
        "have",
        "he",
        "her",
        "here",
        "high",
        "higher",
        "him",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "including",
        "into",
        "is",
        "it",
        "its",
        "just",
        "last",
        "late",
        "later",
        "least",
        "less",
        "let",
        "like",
        "made",
        "make",
        "many",
        "may",
        "me",
        "mean",
        "might",
        "month",
        "more",
        "most",
        "much",
        "must",
        "my",
        "near",
        "nearly",
        "new",
        "next",
        "nine",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "percent",
        "put",
        "quite",
        "reach",
        "reached",
        "rise",
        "rose",
        "said",
        "same",
        "say",
        "second",
        "see",
        "seven",
        "she",
        "should",
        "since",
        "six",
        "so",
        "some",
        "still",
        "such",
        "take",
        "ten",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "third",
        "this",
        "those",
        "though",
        "three",
        "through",
        "time",
        "to",
        "today",
        "told",
        "too",
        "took",
        "total",
        "two",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "use",
        "very",
        "was",
        "way",
        "we",
        "week",
        "well",
        "went",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whole",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "year",
        "yet",
        "you",
        "your",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "million",
        "billion",
        "trillion",
        "thousand",
        "hundred",
        "dozen",
        "per-cent",
        "percentage",
        "point",
        "roughly",
        "approximately",
        "nearly",
    ]
)


class Fact(NamedTuple):
    """A quantity with the words that say what it is about.

    `near` maps a stem to how close it stands: 2 in the quantity's own clause, 1 in the
    rest of the sentence. `names` are the capitalised words among them.
    `places` are the countries that the clause names, by any of their words.
    `heads` are the stems of what is counted: the words right behind a number. `measure` is
    the known measure that the quantity's own ends in ("cloud revenue": "revenue"), or "".
    """

    quantity: Quantity
    document: int
    sentence: Span
    near: dict[str, int]
    names: frozenset[str]
    places: frozenset[str]
    heads: frozenset[str]
    measure: str
    block: BlockKind


def facts(extraction: Extraction, index: int) -> list[Fact]:
    """Return the facts of one document's prose; dates, ranks and test results state none."""
    text = extraction.document.text
    found = []
    for sentence in reading(extraction).sentences:
        for quantity in sentence.quantities:
            if quantity.kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.STATISTIC):
                continue
            near, names, places = _context(text, sentence, quantity.span)
            heads = _heads(text, quantity, sentence.span.end)
            about = _measure(quantity)
            found.append(
                Fact(
                    quantity, index, sentence.span, near, names, places, heads, about, sentence.kind
                )
            )
    return found


def _context(
    text: str, sentence: Sentence, own: Span
) -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    """Return the stems round a quantity with their closeness, and the names and places there."""
    start, end = sentence.span
    left = start
    for match in _CLAUSE_BREAK.finditer(text, start, own.start):
        left = match.end()
    right = _CLAUSE_BREAK.search(text, own.end, end)
    stop = right.start() if right else end
    near: dict[str, int] = {}
    names = set()
    for at, word in _words(text, sentence):
        root = stem(word)
        if root in _STOP:
            continue
        if word[0].isupper() and at > start:
            names.add(root)
        near[root] = max(near.get(root, 0), 2 if left <= at < stop else 1)
    places = _places(text[left:stop]) or _places(text[start:left])
    return near, frozenset(names), places


def _places(clause: str) -> frozenset[str]:
    """Return the places that a clause names."""
    table = _place_forms()
    words = [w.removesuffix("'s") for w in _PLACE_WORD.findall(clause.replace("’", "'"))]
    found = set()
    for i, word in enumerate(words):
        if word[0].isupper():
            pair = f"{word} {words[i + 1]}".lower() if i + 1 < len(words) else ""
            place = table.get(pair) or table.get(word.lower().rstrip("."))
            if place and (word != "Us" and word != "us"):
                found.add(place)
    return frozenset(found)


@cache
def _place_forms() -> dict[str, str]:
    """Read the table of places: each form to the place's name."""
    text = files("verify.match").joinpath("places.txt").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, forms = line.partition(":")
            table.update((form.strip(), name) for form in forms.split(","))
    return table


def _words(text: str, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Return the words of a sentence, those of its quantities (units, scales) left out."""
    at = sentence.span.start
    for quantity in (*sentence.quantities, None):
        stop = quantity.span.start if quantity else sentence.span.end
        for match in _WORD.finditer(text, at, max(at, stop)):
            yield match.start(), match[0]
        at = max(at, quantity.span.end) if quantity else at


def _measure(quantity: Quantity) -> str:
    """Return the known measure that a quantity's own is, or ends in."""
    known = measure.names()
    words = quantity.measure.split()
    return next((known[m] for i in range(len(words)) if (m := " ".join(words[i:])) in known), "")


def _heads(text: str, quantity: Quantity, stop: int) -> frozenset[str]:
    """Return the stems of the noun phrase behind a number: at most three words."""
    heads = {stem(word) for word in quantity.counted.split("_") if word}
    at = quantity.span.end
    for _ in range(3):
        match = _NEXT_WORD.match(text, at, stop)
        root = stem(match[1]) if match else ""
        if not match or root in _STOP:
            break
        heads.add(root)
        at = match.end()
    return frozenset(heads)


@cache
def stem(word: str) -> str:
    """Return a word's stem for comparing: lower case, singular, synonyms folded."""
    folded = word.lower().replace("’", "'").replace("_", "-")
    folded = folded.removesuffix("'s").removesuffix("'")
    if folded in _STOP:
        return folded
    return _synonyms().get(_singular(folded), _singular(folded))


def _singular(word: str) -> str:
    """Return a plain singular or base form, good enough to compare by."""
    for ending, put in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("ing", ""),
        ("ed", ""),
        ("s", ""),
    ):
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= 3
            and not word.endswith(("ss", "us", "is"))
        ):
            return word[: -len(ending)] + put
    return word


@cache
def _synonyms() -> dict[str, str]:
    """Read the synonym groups: each word to the first of its group."""
    table: dict[str, str] = {}
    text = files("verify.match").joinpath("synonyms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            group = [_singular(w) for w in line.split()]
            for word in group:
                table.setdefault(word, group[0])
    return table
