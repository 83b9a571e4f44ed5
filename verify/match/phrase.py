"""Phrases: patterns of words round numbers, written as data in the rules.

In: rules with `patterns`, and an extraction. Out: a claim for each place where a pattern
fits, its slots filled. A pattern is a weight and words; numbers of another sort than the
first slot's are passed over. The notation:

    <slot>           a number; several slots of one name hold several
    <slot*>          a list of numbers, as long as it goes (one may do)
    <share%>         a percentage or fraction beside numbers of another sort (<%>: any)
    <>               any number of the same sort        ^    the start of a sentence
    ~ (~2, ~9)       up to four (2, 9) words, no mark   $    no more such numbers here
    ~~               up to fourteen words and commas within a sentence
    word|other  (word)  @class                          as in `roles.txt`

    patterns: ["20 <low> ~~ behind only|just (the) ~ <high>"]
    kinds: [money]            sorts of numbers that the rule is about; all, if left out
    slots: {loose: {hedged: true}}     `hedged`: with a hedge or bound; `plain`: without one;
                              `bound: upper` ("under 3%") or `lower`; `never`: roles that rule it out
    slots: {parts: {least: 2, under: total}}     how many there must be; less than another
    slip: 6                   what a misfit weighs more where one wrong digit explains it
    fit: 16                   what a fit is worth
    sum: 1                    fits without one part are tried, and a fit speaks for all its numbers
    either: true              for the law of roundings: up or down, not to the nearest
    reach: 1                  sentences behind the first that a pattern may run into
    never: [corrected]        classes of words that rule the relation out
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from verify.extract import Extraction
from verify.match import cues, lexicon
from verify.match._needs import Needs
from verify.match._prepared import prepared
from verify.match._runs import exact, joined
from verify.match._wordline import (
    BARE,
    SHARE,
    Line,
    Sorted,
    first_kind,
    in_sorts,
    line_of,
    spelled_out,
)
from verify.match.alike import plain
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Sentence, reading
from verify.match.tally import NEVER
from verify.model.claim import Claim
from verify.model.quantity import Bound, Hedge, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "phrase"
NEVER_ROLE = 8  # weight of a cue by which a role rules a number out
_SPREADS = (" SD", "(SD", " SE", "(SE", " SEM", "(SEM", " n", "(n", " s.d.", "(s.d.")
OPTIONS = (
    "patterns", "slots", "kinds", "units", "reach", "threshold", "certain", "blockers", "never",
    "plain", "judged", "farthest", "shared", "slip", "fit", "sum", "either",
)  # fmt: skip
_SLOT = re.compile(r"<([a-z]+)([*%]?)>")
_MARKS = {"": "# ", "%": "% "}
_WORD = r"(?:[^#%.;:()\[\],—–§ ]\S* )"
_LOOSE = r"(?:[^#%.;: ]\S* )"
_BREAKS = (
    "while but than compared rose fell up down versus which who although whereas though if because"
    " since"
)
_MEMBER = rf"(?:(?!(?:{_BREAKS.replace(' ', '|')}) )[^#%.;:—– ]\S* )"
_ALSO = rf"(?:, |and |plus |& ){{1,2}}+{_MEMBER}{{0,9}}?# "
_LIST = rf"# (?:(?:{_MEMBER}{{0,9}}?{_ALSO})+|(?:{_MEMBER}{{0,12}}?; (?:and )?{_MEMBER}{{0,9}}?# ){{2,}})?"

_GAPS = {
    "~": rf"{_WORD}{{0,4}}?",
    "~2": rf"{_WORD}{{0,2}}?",
    "~9": rf"{_WORD}{{0,9}}?",
    "~~": rf"{_LOOSE}{{0,14}}?",
    "$": r"(?=(?:(?!and (?:a|an|the|his|her|its|their|our|my) )[^#.; ]\S* )*+(?:[.;] |$))",
    "^": r"(?<![^.;] )",
    "<>": "# ",
    "<%>": "% ",
}


class Pattern:
    """A pattern: its weight, the slots that its groups fill, and what it looks for.

    `first` holds the words that it begins with, if they are known (once `regex` was asked for);
    `crosses` says that it may run into another sentence.
    Most patterns fit no sentence of a text: what finds them is made when asked for.
    """

    __slots__ = ("_needed", "_regex", "crosses", "first", "shares", "text", "weight")

    def __init__(self, line: str) -> None:
        weight, _, words = line.partition(" ")
        self.weight = int(weight)
        self.text = words
        self.first: frozenset[str] | None = None
        self.crosses = "." in words and any(
            "." in word.strip("()").split("|") for word in words.split()
        )
        self.shares = "%" in words
        self._needed: tuple[frozenset[str], ...] | None = None
        self._regex: re.Pattern[str] | None = None

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that the groups of the regular expression fill, in order."""
        return tuple(slot[1] for slot in map(_SLOT.fullmatch, self.text.split()) if slot)

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of words, of each of which a line must hold one."""
        if self._needed is None:
            self._needed = tuple(
                _openings(word)
                for word in self.text.split()
                if word not in _GAPS and not _is_optional(word) and not _SLOT.fullmatch(word)
            )
        return self._needed

    def may_stand(self, words: frozenset[str]) -> bool:
        """Return whether some words hold one of each set that the pattern must hold."""
        for group in self.needed:  # noqa: SIM110  (a generator takes three times as long)
            if group.isdisjoint(words):
                return False
        return True

    @property
    def regex(self) -> re.Pattern[str]:
        """The regular expression that fits the pattern where a word of a line begins."""
        if self._regex is None:
            parts = self.text.split()
            self._regex = re.compile(f"({''.join(map(_part, parts))})")
            self.first = _first(parts)
        return self._regex


def _is_optional(word: str) -> bool:
    """Return whether a word of a pattern may be missing."""
    return word.startswith("(") and word.endswith(")") and len(word) > 2


def _part(word: str) -> str:
    """Return the regular expression of one word of a pattern."""
    if slot := _SLOT.fullmatch(word):
        return f"({_LIST if slot[2] == '*' else _MARKS[slot[2]]})"
    if word in _GAPS:
        return _GAPS[word]
    optional = _is_optional(word)
    ordered = sorted(_spellings(word[1:-1] if optional else word), key=lambda s: (-len(s), s))
    either = "|".join(re.escape(s) + " " for s in ordered)
    return f"(?:{either}){'?' if optional else ''}"


@lru_cache(maxsize=4096)
def _openings(word: str) -> frozenset[str]:
    """Return how the spellings of a word of a pattern begin."""
    return frozenset(s.split()[0] for s in _spellings(word))


def _first(words: Sequence[str]) -> frozenset[str] | None:
    """Return the words with one of which a pattern begins; None where it may be any."""
    found: set[str] = set()
    for word in words:
        slot = _SLOT.fullmatch(word)
        if slot or word in ("<>", "<%>"):
            return frozenset({*found, SHARE if "%" in word else NUMBER})
        if word == "^":  # looks back, and takes no word
            continue
        if word in _GAPS:
            return None
        optional = _is_optional(word)
        found |= _openings(word[1:-1] if optional else word)
        if not optional:
            return frozenset(found)
    return None


_BOUNDS = {
    "upper": (Bound.AT_MOST, Bound.LESS_THAN, Bound.UP_TO),
    "lower": (Bound.AT_LEAST, Bound.MORE_THAN),
}


class Phrase(NamedTuple):
    """A rule's options, made ready."""

    rule: Rule
    patterns: tuple[Pattern, ...]
    kinds: frozenset[str]
    reach: int


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    patterns = options.get("patterns")
    if not isinstance(patterns, list) or not patterns:
        yield ("patterns", "is missing", "write at least one, with its weight")
        return
    for number, line in enumerate(patterns):
        weight, _, words = str(line).partition(" ")
        if not weight.isdigit() or not _SLOT.search(words):
            yield (
                f"patterns[{number}]",
                "needs a weight and a slot",
                "such as '20 <low> ~ <high>'",
            )


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    tables = _tables(rules)
    told: dict[int, _Told] = {}
    for sentence in text.sentences:
        if sentence.quantities:
            yield from _in_window(text.window(sentence, 0, len(tables) - 1), found, told, tables)


class _Table(NamedTuple):
    """The patterns that may run over so many sentences, with their phrases and needs."""

    rows: Sequence[tuple[Phrase, Pattern]]
    needs: Needs


@prepared
def _tables(rules: Sequence[Rule]) -> tuple[_Table, ...]:
    """Return the patterns of some rules, by how many sentences they look ahead."""
    phrases = [_phrase(rule) for rule in rules]
    tables: list[_Table] = []
    for reach in range(max((phrase.reach for phrase in phrases), default=0) + 1):
        rows = [
            (phrase, pattern)
            for phrase in phrases
            if phrase.reach >= reach
            for pattern in phrase.patterns
            if reach == 0 or pattern.crosses
        ]
        texts = [pattern.text for _, pattern in rows]
        tables.append(_Table(rows, Needs.of(texts, partial(map, _needed, rows))))
    return tuple(tables)


def _needed(row: tuple[Phrase, Pattern]) -> tuple[frozenset[str], ...]:
    """Return the sets of words, one of each of which a pattern needs."""
    return row[1].needed


class _Told(NamedTuple):
    """A sentence's numbers with their sorts, and every word that a line of it may hold."""

    numbers: list[Sorted]
    sorts: list[str]  # of the numbers that do not stay words
    words: frozenset[str]


def _told(sentence: Sentence, found: Mapping[Span, Mention]) -> _Told:
    """Return what a sentence holds for the lines made of it."""
    numbers = in_sorts(found[q.span] for q in sentence.quantities)
    added = spelled_out(numbers)
    sorts = [sort for _, sort, is_word in numbers if sort and not is_word]
    return _Told(numbers, sorts, sentence.vocabulary | added if added else sentence.vocabulary)


def _in_window(
    window: Sequence[Sentence],
    found: Mapping[Span, Mention],
    told: dict[int, _Told],
    tables: Sequence[_Table],
) -> Iterator[Claim]:
    """Yield the claims of every pattern that begins in the first sentence of a window."""
    for reach, table in enumerate(tables[: len(window)]):
        own = window[: reach + 1]
        if own[-1].index not in told:
            told[own[-1].index] = _told(own[-1], found)
        held = [told[s.index] for s in own]
        sorts = _sorts(held)
        if not sorts:
            continue
        words = held[0].words.union(*(each.words for each in held[1:])) if reach else held[0].words
        tried = [table.rows[number] for number in table.needs.met(words)]
        if tried:
            numbers = [number for each in held for number in each.numbers]
            yield from _in_lines(own, numbers, sorts, tried, reach)


def _sorts(held: Sequence[_Told]) -> dict[str, bool]:
    """Return the sorts of which there may be two numbers, and whether shares stand beside."""
    every = [sort for each in held for sort in each.sorts]
    if len(every) < 2:
        return {}
    counts = Counter(every)
    bare = counts.get(BARE, 0)
    return {
        sort: sort != "share" and "share" in counts
        for sort, count in counts.items()
        if count > 1 or (bare and sort != BARE)
    }


def _in_lines(
    own: Sequence[Sentence],
    numbers: Sequence[Sorted],
    sorts: Mapping[str, bool],
    tried: Sequence[tuple[Phrase, Pattern]],
    reach: int,
) -> Iterator[Claim]:
    """Yield the claims of some patterns in some sentences, in a line for each sort of number."""
    for sort, beside_shares in sorts.items():
        for shares in (False, True) if beside_shares else (False,):
            kind = first_kind(numbers, sort, shares=shares)
            chosen = [
                (f, p) for f, p in tried if p.shares == shares and (not f.kinds or kind in f.kinds)
            ]
            if not chosen:
                continue
            line = line_of(own, numbers, sort, shares=shares)
            if len(line.numbers) < 2 + shares:
                continue
            for phrase, pattern in chosen:
                if pattern.may_stand(line.words):
                    yield from _matched(phrase, pattern, line, reach)


def _matched(phrase: Phrase, pattern: Pattern, line: Line, reach: int) -> Iterator[Claim]:
    """Yield the claims of one pattern in one line."""
    seen = set()
    fits_at = pattern.regex.match
    for start in line.starts(pattern.first):
        match = fits_at(line.text, start)
        if match is None or (reach and match.end(1) <= line.first):
            continue
        held: dict[str, list[Mention]] = defaultdict(list)
        for number, name in enumerate(pattern.slots, start=2):
            start, end = match.span(number)
            held[name] += [line.numbers[n] for p, n in line.places.items() if start <= p < end]
        key = tuple(tuple(id(m) for m in own) for own in held.values())
        if key in seen or not all(held.values()):
            continue
        seen.add(key)
        fits = all(_fits(phrase.rule, name, m) for name, own in held.items() for m in own)
        if fits and _one_sign(phrase.rule, held) and _agree(phrase.rule, held, line):
            yield from _rivals(phrase.rule, pattern, held)


def _fits(rule: Rule, name: str, mention: Mention) -> bool:
    """Return whether a number is hedged, or not, as its slot wants it."""
    options = rule.match.get("slots", {}).get(name, {})
    quantity = mention.quantity
    hedged = quantity.bound is not Bound.NONE or quantity.hedge is not Hedge.NONE
    if options.get("hedged") and not hedged:
        return False
    if options.get("never") and cues.best(mention.roles, options["never"]) >= NEVER_ROLE:
        return False
    if quantity.bound not in _BOUNDS.get(options.get("bound", ""), (quantity.bound,)):
        return False
    return not (options.get("plain") and hedged) and not _spread(quantity)


def _one_sign(rule: Rule, held: Mapping[str, Sequence[Mention]]) -> bool:
    """Return whether numbers whose order is told have one sign: depths are told with either."""
    if not rule.match.get("plain"):
        return True
    signs = {
        (m.quantity.magnitude or 0) < 0 for own in held.values() for m in own if m.quantity.unit
    }
    return len(signs) < 2 or any("deg" in m.quantity.unit for own in held.values() for m in own)


def _spread(quantity: Quantity) -> bool:
    """Return whether a number is labelled as a spread or a size: "(M = 71.2, SD = 9.8)"."""
    at = quantity.span.start
    label = quantity.document.text[max(0, at - 8) : at].rstrip(" =\u00a0")
    return label.endswith(_SPREADS) and label != quantity.document.text[max(0, at - 8) : at]


def _agree(rule: Rule, held: Mapping[str, Sequence[Mention]], line: Line) -> bool:
    """Return whether a slot has as many numbers as wanted, each less than their whole."""
    for name, options in rule.match.get("slots", {}).items():
        own = held.get(name, ())
        if len(own) < int(options.get("least", 1)):
            return False
        whole = held.get(options.get("under", ""), [None])[0]
        if whole is None:
            continue
        size = whole.quantity.magnitude or 0
        if size == len(own) or any((m.quantity.magnitude or 0) >= size for m in own):
            return False
        if whole.order < own[0].order and _listed(whole, line, own):
            return False
        if own[0].order < whole.order and _next(own[0]) == "and":
            return False  # "charges of 6 and tax of 7": neither is of the other
        if _listed(own[0], line, [whole]):
            return False
        if whole.order < own[0].order and _one_of_them(whole, own[0]):
            return False
        if whole.order < own[0].order and {_next(whole)} == {_next(m) for m in own} - {"", ","}:
            return False  # "10 on roads, 6 on parks and 3 on baths" are all parts
    return True


def _listed(mention: Mention, line: Line, but: Sequence[Mention]) -> bool:
    """Return whether a number goes on a list that began before it."""
    at = next(n for n, m in enumerate(line.numbers) if m.order == mention.order)
    if not at or any(line.numbers[at - 1].order == m.order for m in but):
        return False
    return joined(line.numbers[at - 1], mention)


def _one_of_them(whole: Mention, part: Mention) -> bool:
    """Return whether a whole is told as the parts are: "250 g of flour, 125 g of butter"."""
    return joined(whole, part) and _next(whole) == _next(part) == "of"


def _next(mention: Mention) -> str:
    """Return the word behind a number."""
    return "".join(mention.sentence.words[mention.place + 1 : mention.place + 2])


def _rivals(rule: Rule, pattern: Pattern, held: Mapping[str, Sequence[Mention]]) -> Iterator[Claim]:
    """Yield a claim, and of a sum those in which one number is no part: to fit, not to blame."""
    claim = _claim(rule, pattern, held)
    if claim is None:
        return
    yield claim
    for name, options in rule.match.get("slots", {}).items():
        if not options.get("several") or len(held.get(name, ())) < 2 or "sum" not in claim.extra:
            continue
        for left_out in held[name]:
            fewer = [m for m in held[name] if m is not left_out]
            rival = _claim(rule, pattern, {**held, name: fewer})
            if rival is not None:
                yield rival._replace(
                    weight=rival.weight - 4, extra={**rival.extra, "threshold": NEVER}
                )


def _claim(rule: Rule, pattern: Pattern, held: Mapping[str, Sequence[Mention]]) -> Claim | None:
    options = rule.match
    sentences = {m.sentence.index: m.sentence for own in held.values() for m in own}
    if any(s.phrase_of(name) for name in options.get("never", ()) for s in sentences.values()):
        return None
    evidence = Evidence()
    evidence.add("wording", pattern.weight)
    blocked(evidence, options.get("blockers", ()), sentences.values())
    many = {slot for slot in pattern.slots if pattern.slots.count(slot) > 1} | {
        slot for slot, own in held.items() if len(own) > 1
    }
    read = plain if options.get("plain") else exact
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        name: tuple(read(m.quantity) for m in own)
        if name in many or name in _several(rule)
        else read(own[0].quantity)
        for name, own in held.items()
    }
    judged = str(options.get("judged", rule.equation.judged if rule.equation else "value"))
    extra: dict[str, object] = {
        "threshold": int(options.get("threshold", 16)),
        "judged": judged,
        "farthest": str(options.get("farthest", 6)),
    }
    if options.get("shared"):
        extra["shared"] = True
    for name in ("slip", "fit", "sum", "either", "sum"):
        if options.get(name):
            extra[name] = int(options[name])
    return Claim(
        rule,
        slots,
        certain=evidence.weight >= int(options.get("certain", 20)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra=extra,
    )


def _several(rule: Rule) -> frozenset[str]:
    """Return the slots of a rule that hold several numbers."""
    return frozenset(
        name for name, own in rule.match.get("slots", {}).items() if own.get("several")
    )


def _phrase(rule: Rule) -> Phrase:
    """Return a rule's options, made ready."""
    return Phrase(
        rule,
        tuple(Pattern(str(line)) for line in rule.match["patterns"]),
        frozenset(rule.match.get("kinds", ())),
        int(rule.match.get("reach", 0)),
    )


def _spellings(word: str) -> frozenset[str]:
    """Return the words or phrases that a token of a pattern stands for."""
    found: set[str] = set()
    for alternative in word.split("|"):
        if alternative.startswith("@"):
            found |= lexicon.words(alternative[1:])
        else:
            found.add(alternative.replace("_", " "))
    return frozenset(found)
