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

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from verify.extract import Extraction
from verify.match._evened import in_slots
from verify.match._filled import agree, fits, one_sign
from verify.match._needs import Needs
from verify.match._pattern import SLOT, Pattern
from verify.match._prepared import prepared
from verify.match._runs import exact
from verify.match._wordline import (
    BARE,
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
from verify.match.reading import Sentence, reading
from verify.match.tally import NEVER
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "phrase"
OPTIONS = (
    "patterns", "slots", "kinds", "units", "reach", "threshold", "certain", "blockers", "never",
    "plain", "judged", "farthest", "shared", "slip", "fit", "sum", "either",
)  # fmt: skip


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
        if not weight.isdigit() or not SLOT.search(words):
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
    count = 0
    for reach, table in enumerate(tables[: len(window)]):
        count += len(window[reach].quantities)
        if count < 2:
            continue
        own = window[: reach + 1]
        for each in own:
            if each.index not in told:
                told[each.index] = _told(each, found)
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
        suited = all(fits(phrase.rule, name, m) for name, own in held.items() for m in own)
        if suited and one_sign(phrase.rule, held) and agree(phrase.rule, held, line):
            yield from _rivals(phrase.rule, pattern, held)


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
    for name in ("slip", "fit", "sum", "either"):
        if options.get(name):
            extra[name] = int(options[name])
    return Claim(
        rule,
        in_slots(slots) if "sum" in extra else slots,
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
