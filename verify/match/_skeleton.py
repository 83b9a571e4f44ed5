"""Skeletons: sentences as words and typed numbers, and the forms that are looked for in them.

In: a reading. Out: a string of lower-case words, each with a space behind it, in which a
quantity is its sort and where it begins: "she led it from <span:23> , <duration:41> ".
A form is the wording of a relation, with named slots:

    from {start} .. to {end} , (in all) {length}

    word        that word; a|b one of several; @name any phrase of a class of the lexicon;
                *er any word that ends so
    (a|b)       the same, or nothing
    ..          up to four words, and numbers of other sorts; ... up to twelve
    {slot}      a quantity of one of the slot's sorts
    ^           the beginning of a sentence

No gap crosses a full stop or semicolon; "." in a form does. Patterns have bounded gaps
only, so the time they take grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from verify.match import lexicon
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule

Words = frozenset[str]

SHORT, LONG = 4, 12
_POINTS = frozenset(("day", "month", "year"))
_SORTS = {
    Kind.MONEY: "money",
    Kind.PERCENT: "percent",
    Kind.PHYSICAL: "physical",
    Kind.DURATION: "duration",
    Kind.AGE: "age",
    Kind.ORDINAL: "ordinal",
    Kind.TIME: "time",
    Kind.RATIO: "ratio",
    Kind.MULTIPLE: "multiple",
    Kind.SCORE: "score",
    Kind.STATISTIC: "statistic",
}
SORTS = frozenset(
    {
        *_SORTS.values(),
        "number",
        "count",
        "date",
        "span",
        "period",
        "quarter",
        "relative",
        "anniversary",
    }
)
_JUBILEE = re.compile(r"[ -](?:[a-z]+ )?(?:anniversary|birthday|jubilee)\b", re.IGNORECASE)
_SLOT = re.compile(r"(?<![^ ]){([^ ]*)}(?![^ ])")
_WORD = re.compile(r"[A-Za-z]++(?:[’'-][A-Za-z]++)*+|\d++(?:[.,]\d++)*+|[^\w\s]")


def sort(quantity: Quantity) -> str:
    """Return what sort of thing a quantity is, as forms call it."""
    if quantity.kind is Kind.NUMBER:
        return "count" if quantity.counted or quantity.unit else "number"
    if quantity.kind is Kind.ORDINAL:
        jubilee = _JUBILEE.match(quantity.document.text, quantity.span.end)
        return "anniversary" if jubilee or quantity.surface.lower() in _jubilees() else "ordinal"
    if quantity.kind is not Kind.DATE:
        return _SORTS[quantity.kind]
    period = quantity.period
    if period is None:
        return "period"
    if period.grain in ("quarter", "half"):
        return "quarter"
    if period.grain == "span":
        return "span"
    if period.grain in _POINTS and (period.month or not period.relative):
        return "date"
    return "relative" if period.relative else "period"


def sorts(sentence: Sentence) -> tuple[str, ...]:
    """Return the sort of each quantity of a sentence; read once."""
    found: tuple[str, ...] | None = sentence.notes.get("sorts")
    if found is None:
        found = sentence.notes["sorts"] = tuple(map(sort, sentence.quantities))
    return found


@cache
def _jubilees() -> frozenset[str]:
    """Return the words that are anniversaries by themselves: "centenary"."""
    named = (name for name in lexicon.classes() if name.startswith("nth_"))
    return frozenset(word for name in named for word in lexicon.words(name))


def skeleton(sentence: Sentence) -> str:
    """Return the words and typed numbers of a sentence; made once."""
    if not sentence.skeleton:
        sentence.skeleton = _made(sentence)
    return sentence.skeleton


def _made(sentence: Sentence) -> str:
    """Make the skeleton of a sentence."""
    words = sentence.words
    parts: list[str] = ["^ "]
    at = 0
    for quantity, own in zip(sentence.quantities, sorts(sentence), strict=True):
        place = sentence.place(quantity)
        parts += [f"{word} " for word in words[at:place]]
        parts.append(f"<{own}:{quantity.span.start}> ")
        at = place + 1
        if words[place : place + 1] != [NUMBER]:  # a date is kept as its own words
            at = place + len(_WORD.findall(quantity.surface))
    parts += [f"{word} " for word in words[at:]]
    return "".join(parts)


class Form:
    """A form: its weight, its slots, its text, and the pattern that finds it.

    Most forms are needed by no sentence of a text: the pattern is compiled when asked for.
    """

    __slots__ = ("_first", "_of", "_pattern", "slots", "text", "weight")

    def __init__(self, form: str, of: Mapping[str, Sequence[str]], weight: int) -> None:
        self.weight, self.text = _weighted(form, weight)
        self.slots = frozenset(_SLOT.findall(self.text))
        self._first: First | None = None
        self._of = of
        self._pattern: re.Pattern[str] | None = None

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The words that it cannot do without: one of each set."""
        return _needed(self.text)

    def fillable(self, sorts: AbstractSet[str]) -> bool:
        """Return whether numbers of some sorts can fill its slots."""
        return all(not sorts.isdisjoint(self._of.get(slot, ())) for slot in self.slots)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern that finds the form in a skeleton. Raises: KeyError, re.error."""
        if self._pattern is None:
            never = "|".join(sorted({s for names in self._of.values() for s in names})) or "none"
            parts = [_part(part, self._of, never) for part in self.text.split()]
            self._pattern = re.compile("".join(parts))
            self._first = _first(self.text, self._of)
        return self._pattern

    def matches(self, line: Line) -> Iterator[re.Match[str]]:
        """Yield where the form stands in a line, each place behind the last one's end."""
        end = 0
        pattern = self.pattern  # made, and with it what it begins with
        for start in line.starts(self._first):
            if start >= end and (match := pattern.match(line.text, start)):
                end = max(match.end(), start + 1)
                yield match


class Line:
    """Some skeletons in one string, with the words and the sorts of number that it may hold.

    Where a word stands is looked for once, however many forms begin with it.
    """

    __slots__ = ("_held", "_places", "text")

    def __init__(self, text: str, words: frozenset[str], sorts: Iterable[str]) -> None:
        self.text = text
        self._held = words.union([f"<{sort}:" for sort in sorts])
        self._places: dict[str, list[int]] = {}

    def starts(self, first: First | None) -> Iterable[int]:
        """Return where one of some words begins, or a number of a sort; None is any word."""
        return self._at("") if first is None else starts_of(first & self._held, self._at)

    def _at(self, word: str) -> list[int]:
        """Return where a word begins, where a number of a sort does, or any word for ""."""
        found = self._places.get(word)
        if found is None:
            if not word:
                found = [match.start() for match in _BEGIN.finditer(self.text)]
            else:
                number = word[0] == "<" and len(word) > 1
                found = places_of(self.text, word if number else f"{word} ")
            self._places[word] = found
        return found


def line(sentence: Sentence) -> Line:
    """Return one sentence as forms are looked for in it; made once."""
    found: Line | None = sentence.notes.get("line")
    if found is None:
        found = Line(skeleton(sentence), sentence.vocabulary, sorts(sentence))
        sentence.notes["line"] = found
    return found


First = frozenset[str]
_BEGIN = re.compile(r"(?<![^ ])[^ ]")


def starts_of(words: frozenset[str], at: Callable[[str], list[int]]) -> list[int]:
    """Return where any of some words begins, in order; `at` says where one does."""
    if len(words) == 1:
        (word,) = words
        return at(word)
    found: list[int] = []
    for word in words:
        found += at(word)
    found.sort()
    return found


def places_of(text: str, sought: str) -> list[int]:
    """Return where a text holds something at the beginning of a word."""
    found: list[int] = []
    at = text.find(sought)
    while at >= 0:
        if not at or text[at - 1] == " ":
            found.append(at)
        at = text.find(sought, at + 1)
    return found


def _first(form: str, of: Mapping[str, Sequence[str]]) -> First | None:
    """Return the words with one of which a form begins, "<sort:" for a number; None for any."""
    found: set[str] = set()
    for part in form.split():
        if part[0] == "{":
            return frozenset({*found, *(f"<{sort}:" for sort in of.get(part[1:-1], ()))})
        if part in ("..", "...", ".", "^") or "*" in part:
            return None
        optional = part.startswith("(") and part.endswith(")") and len(part) > 2
        found |= {p.split()[0] for p in phrases(part[1:-1] if optional else part)}
        if not optional:
            return frozenset(found)
    return None


def _weighted(form: str, weight: int) -> tuple[int, str]:
    """Return a form's own weight, written before it, and the form."""
    first, _, rest = form.partition(" ")
    return (int(first), rest) if first.isdecimal() else (weight, form)


def _part(part: str, slots: Mapping[str, Sequence[str]], never: str) -> str:
    """Return the pattern of one word of a form."""
    if part.startswith("{") and part.endswith("}"):
        name = part[1:-1]
        return rf"<(?:{'|'.join(slots[name])}):(?P<{name}>\d+)> "
    if part in ("..", "..."):
        most = SHORT if part == ".." else LONG
        return rf"(?:(?!<(?:{never}):|[.;!?^] )[^ ]+ ){{0,{most}}}?"
    optional = part.startswith("(") and part.endswith(")") and len(part) > 2
    found = "|".join(_escaped(phrase) for phrase in phrases(part[1:-1] if optional else part))
    if part == ".":
        return r"[.!?] \^ "
    return rf"(?:(?:{found}) )?" if optional else rf"(?:{found}) "


def _escaped(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", "[^ <]*")


@cache
def phrases(part: str) -> tuple[str, ...]:
    """Return what a word of a form stands for, the longest first: "a|b", "@class"."""
    if part == "|":
        return ("|",)
    found: list[str] = []
    for word in part.split("|"):
        found += lexicon.words(word[1:]) if word.startswith("@") else [word.replace("_", " ")]
    return tuple(sorted(set(found), key=lambda phrase: (-len(phrase), phrase)))


def _needed(form: str) -> tuple[frozenset[str], ...]:
    """Return, for each word of a form that must stand there, how its choices begin."""
    return tuple(
        frozenset(phrase.split()[0] for phrase in phrases(part))
        for part in form.split()
        if part[0] not in "{(^." and part not in (",", "|") and "*" not in part
    )


def forms(
    written: Iterable[str], slots: Mapping[str, Sequence[str]], weight: int
) -> tuple[Form, ...]:
    """Return forms, ready to look for."""
    return tuple(Form(form, slots, weight) for form in written)


def guards(rule: Rule) -> tuple[str, dict[str, tuple[str, ...]], Words, Words]:
    """Return the slot that a rule's phrases state, its sorts, and the words `never` and `barred`."""
    stated = str(rule.match["stated"])
    sorts = {stated: tuple(map(str, rule.match["slots"][stated]))}
    never, barred = (
        frozenset(lexicon.spelled(rule.match.get(name, ()))) for name in ("never", "barred")
    )
    return stated, sorts, never, barred


def validate(written: Iterable[str], slots: Mapping[str, Sequence[str]]) -> None:
    """Compile forms. Raises: ValueError naming the form that is wrong."""
    for form in written:
        try:
            _ = Form(form, slots, 0).pattern
        except (KeyError, re.error) as error:
            raise ValueError(f"'{form}': {error}") from error
