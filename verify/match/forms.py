"""Forms: relations by their wording, written down as a rule's own list of phrases.

In: rules whose slots name sorts of quantity and whose `forms` say how the slots stand to
each other (see `_skeleton`), and an extraction. Out: a claim for each place where a form
stands. What the numbers must be is for the rule's law or equation.

    slots: {start: [date], end: [date], length: [duration]}
    forms: ["{start} ... {end} , {length} later", "12 {length} from {span}"]
    weight: 20          of a form that does not begin with its own
    reach: 1            sentences of the paragraph looked back over
    never: [again]      words that, in the form's place or right behind it, make it another thing
    never_after: [last] words that do so right before it
    alone: [time]       sorts of which the form's place holds none but its slots
    summed: [span]      the same, where the text speaks of a total of several
    given: {low: 0}     what the law needs besides
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match import _skeleton, lexicon
from verify.match._prepared import prepared
from verify.match._skeleton import Form, Line
from verify.match._wordings import Wordings
from verify.match.evidence import Evidence, blocked
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "forms"
OPTIONS = (
    "slots", "forms", "weight", "threshold", "certain", "reach", "judged", "never",
    "never_after", "alone", "summed", "blockers", "given",
)  # fmt: skip
FARTHEST = 1_000_000  # wording decides, however far off the number is
_TOTAL = frozenset("all altogether total together combined totalling totaling both".split())
BEFORE = 24  # characters that hold the few words before a form


class _Ready(NamedTuple):
    """A rule's options, made ready."""

    rule: Rule
    slots: Mapping[str, tuple[str, ...]]
    forms: tuple[Form, ...]
    reach: int
    never: tuple[str, ...]
    never_after: tuple[str, ...]
    alone: tuple[str, ...]
    summed: tuple[str, ...]


_Tables = dict[int, Wordings[tuple[int, _Ready]]]


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    slots = options.get("slots")
    if not isinstance(slots, dict) or not slots:
        yield ("slots", "is missing", "name each slot with its sorts of quantity")
        return
    for name, sorts in slots.items():
        listed = (sorts,) if isinstance(sorts, str) else sorts
        unknown = set(map(str, listed)) - _skeleton.SORTS
        if unknown:
            known = "sorts are " + ", ".join(sorted(_skeleton.SORTS))
            yield (f"slots.{name}", f"unknown sort '{min(unknown)}'", known)
            return
    written = options.get("forms")
    if not isinstance(written, list) or not written:
        yield ("forms", "is missing", "list the wordings, with {slots}")
        return
    try:
        _skeleton.validate(map(str, written), _sorts(slots))
    except ValueError as error:
        yield ("forms", str(error), "slots are " + ", ".join(slots))


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    tables = _tables(rules)
    text = reading(extraction)
    sorts: list[frozenset[str]] = []
    for sentence in text.sentences:
        sorts.append(frozenset(_skeleton.sorts(sentence)))
        if sorts[-1]:
            yield from _in_sentence(tables, text, sentence, sorts)


@prepared
def _tables(rules: Sequence[Rule]) -> _Tables:
    """Return the forms of rules by how far they look back."""
    rows: dict[int, list[tuple[Form, tuple[int, _Ready]]]] = {}
    for number, own in enumerate(map(_made, rules)):
        rows.setdefault(own.reach, []).extend((form, (number, own)) for form in own.forms)
    return {reach: Wordings(found) for reach, found in rows.items()}


def _in_sentence(
    tables: _Tables, text: Reading, sentence: Sentence, sorts: Sequence[frozenset[str]]
) -> Iterator[Claim]:
    """Return the claims whose last number stands in a sentence, in the order of the rules."""
    near: dict[int, tuple[_Ready, list[Form], _Window]] = {}
    windows: dict[int, _Window] = {}
    for reach, table in tables.items():
        own_window = text.window(sentence, min(reach, sentence.index))
        window = windows.get(len(own_window))
        if window is None:
            window = windows[len(own_window)] = _Window(own_window, sorts)
        for form, (number, own) in table.near(window.sorts, window.words, window.count):
            near.setdefault(number, (own, [], window))[1].append(form)
    for _, (own, forms, window) in sorted(near.items(), key=_number):
        yield from _matches(own, forms, window, sentence)


def _number(row: tuple[int, object]) -> int:
    return row[0]


class _Window:
    """Some sentences, with their words, their sorts of number, and (once asked for) their line."""

    __slots__ = ("_line", "_places", "_sentences", "count", "sorts", "words")

    def __init__(self, sentences: Sequence[Sentence], sorts: Sequence[frozenset[str]]) -> None:
        self._sentences = sentences
        self._line: Line | None = None
        self._places: dict[int, Quantity] = {}
        last = sentences[-1]
        self.count = sum(len(s.quantities) for s in sentences)
        self.sorts, self.words = sorts[last.index], last.vocabulary
        if len(sentences) > 1:
            self.sorts = self.sorts.union(*(sorts[s.index] for s in sentences[:-1]))
            self.words = self.words.union(*(s.vocabulary for s in sentences[:-1]))

    def read(self) -> tuple[Line, Mapping[int, Quantity]]:
        """Return the line of the sentences, and the quantity that begins at each place."""
        if self._line is None:
            if len(self._sentences) == 1:
                self._line = _skeleton.line(self._sentences[0])
            else:
                text = "".join(map(_skeleton.skeleton, self._sentences))
                self._line = Line(text, self.words, self.sorts)
            self._places = {q.span.start: q for s in self._sentences for q in s.quantities}
        return self._line, self._places


def _matches(
    own: _Ready, forms: Iterable[Form], window: _Window, sentence: Sentence
) -> Iterator[Claim]:
    """Return the claims of one rule's forms in some sentences; one number is of the last."""
    words, places = window.read()
    line = words.text
    seen: set[tuple[Quantity | None, ...]] = set()
    for form in forms:
        for match in form.matches(words):
            slots = {
                name: places[int(at)] for name, at in match.groupdict().items() if at is not None
            }
            if not any(q.span.start >= sentence.span.start for q in slots.values()):
                continue
            if len({q.span for q in slots.values()}) < len(slots):
                continue
            key = tuple(slots.get(name) for name in own.slots)
            lone = own.alone if _TOTAL.isdisjoint(window.words) else (*own.alone, *own.summed)
            if any(line.count(f"<{s}:") > _taken(own, slots, s) for s in lone):
                continue
            if key in seen or _barred(own, line, match):
                continue
            seen.add(key)
            yield _claim(own, form, slots, sentence, " ".join(_words(match[0])))


def _taken(own: _Ready, slots: Mapping[str, Quantity], sort: str) -> int:
    """Return how many of a form's slots are of a sort."""
    return sum(sort in own.slots[name] for name in slots)


def _barred(own: _Ready, line: str, match: re.Match[str]) -> bool:
    """Return whether a word that makes it another thing stands in a place or beside it."""
    if own.never:
        behind = line.find(" ", match.end())
        place = f" {line[match.start() : behind + 1 if behind >= 0 else None]}"
        if any(f" {word} " in place for word in own.never):
            return True
    if not own.never_after:
        return False
    before = f" {line[max(0, match.start() - BEFORE) : match.start()]}"
    return any(f" {word} " in before for word in own.never_after)


def _claim(
    own: _Ready, form: Form, slots: Mapping[str, Quantity], sentence: Sentence, words: str
) -> Claim:
    """Return the claim that one form makes where it stands."""
    options = own.rule.match
    evidence = Evidence()
    evidence.add(f"the words '{words}'", form.weight)
    blocked(evidence, options.get("blockers", ()), (sentence,))
    judged = str(options.get("judged", ""))
    last = max(slots, key=lambda name: slots[name].span.start)
    return Claim(
        own.rule,
        dict(slots),
        certain=evidence.weight >= int(options.get("certain", 18)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            **options.get("given", {}),
            "threshold": int(options.get("threshold", 14)),
            "judged": judged if judged in slots else last,
            "farthest": FARTHEST,
        },
    )


def _words(skeleton: str) -> list[str]:
    """Return the words of a skeleton for a reader: a number is its sort."""
    return [
        f"<{word[1:].partition(':')[0]}>" if word[0] == "<" and len(word) > 1 else word
        for word in skeleton.split()
        if word != "^"
    ]


def _made(rule: Rule) -> _Ready:
    options = rule.match
    slots = _sorts(options["slots"])
    forms = _skeleton.forms(map(str, options["forms"]), slots, int(options.get("weight", 20)))
    reach = int(options.get("reach", 0))
    never, after = (lexicon.spelled(options.get(name, ())) for name in ("never", "never_after"))
    alone, summed = (tuple(map(str, options.get(name, ()))) for name in ("alone", "summed"))
    return _Ready(rule, slots, forms, reach, never, after, alone, summed)


def _sorts(slots: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return each slot's sorts."""
    return {
        str(name): (sorts,) if isinstance(sorts, str) else tuple(map(str, sorts))
        for name, sorts in slots.items()
    }
