"""Last days told twice: "until 30 September to comment ... the deadline of 20 September".

In: a reading. Out: a pair for two days of one month, or a swap of digits away, that close the
same thing: both stand behind words of a last day, both sentences share a noun, and nothing
says that one is earlier, extended, or of another thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match import lexicon
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import Lines, Placed, Twice, contrasted, corrected, parted
from verify.model.quantity import Kind, Quantity

BACK = 10  # sentences looked back over
WORDS = 6  # words before a day that hold the word of a last day
MOST = 8  # earlier last days looked back at
CLOSE = 6  # words behind a day that may call it the last: "by 14 March, the closing date"
NAMED = 3  # sentences on, over which "the deadline" is the one told of
_NAMES = (
    "the deadline",
    "the closing date",
    "that date",
    "the cut-off",
    "the final date",
    "the last date",
)
_BOUNDS = frozenset(["after", "by", "before"])


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the last days of one thing that differ."""
    lines = Lines(text)
    told: list[tuple[int, Quantity]] = []
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if not _is_last_day(sentence, quantity):
                continue
            near = [p for p in told[-MOST:] if sentence.index - p[0] <= BACK]
            twins = [q for _, q in near if _day(q) == _day(quantity)]
            if twins:
                yield Twice(twins[-1], quantity, "the last day of one thing")
            elif near:
                second = lines.placed(sentence, quantity)
                found = [lines.placed(text.sentences[i], q) for i, q in near]
                alike = [m for m in found if _one_thing(m, second)]
                if len(alike) == 1 and len({_day(m.quantity) for m in found}) == 1:
                    yield Twice(alike[0].quantity, quantity, "the last day of one thing")
            told.append((sentence.index, quantity))


def _is_last_day(sentence: Sentence, quantity: Quantity) -> bool:
    """Return whether a day stands behind words of a last day."""
    period = quantity.period
    if quantity.kind is not Kind.DATE or period is None or period.grain != "day":
        return False
    if not period.day or not period.month:
        return False
    place = sentence.place(quantity)
    before = set(sentence.words[max(0, place - WORDS) : place])
    if before & lexicon.words("last_day"):
        return True
    return bool(before & _BOUNDS and before & lexicon.words("handed_in"))


def _day(quantity: Quantity) -> tuple[int | None, int | None]:
    assert quantity.period is not None
    return quantity.period.month, quantity.period.day


def _one_thing(first: Placed, second: Placed) -> bool:
    """Return whether two last days close one thing."""
    if first.sentence is second.sentence or _day(first.quantity)[0] != _day(second.quantity)[0]:
        return False
    one, other = first.quantity.period, second.quantity.period
    if one and other and one.year and other.year and one.year != other.year:
        return False
    if parted(second) or contrasted(first, second):
        return False
    if corrected(first) or corrected(second):
        return False
    if not lexicon.words("put_off").isdisjoint((*first.sentence.words, *second.sentence.words)):
        return False
    apart = second.sentence.index - first.sentence.index
    around = f"{' '.join(second.before(WORDS))} | {' '.join(second.behind(CLOSE))}"
    own = {*second.before(2 * WORDS), *second.behind(CLOSE)}
    if apart <= NAMED and "for" not in own and any(name in around for name in _NAMES):
        return True
    if parted(first):
        return False
    months = {*first.quantity.surface.lower().split(), *second.quantity.surface.lower().split()}
    if (first.line & second.line) - months - lexicon.words("last_day"):
        return True
    return apart == 1 and not {"it", "they"}.isdisjoint(second.sentence.words)
