"""Whose: the value that a place is said of.

In: a sentence, a place that its words give, and the named values near it. Out: the value that
stands beside the words, is told again, or belongs to the name that they are said of: the name set
beside the place goes first ("Pell, the hardest hit, opened six"; "the cheapest of them, Ring, adds
£9"), then the value beside it, then a name farther off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match._members import RUN, YEAR, Member, runs, tokens
from verify.match._peers import like
from verify.match._placing import Placing
from verify.match._scaled import AMOUNT_WORDS, fits
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind
from verify.named import NamedTuple

_ASIDE = 16  # words between two commas
NEAR = 9  # words between a superlative and its value
_CLAUSE = frozenset([";", ":", ".", "(", ")", "—", "–", "while", "but", "whereas"])
_SAID = frozenset("is was are were being comes came goes went belongs by in at on for".split())
_SAID_BEFORE = frozenset([",", '"', "“", "the", "therefore", "thus"])
_ABSOLUTE = frozenset("being was is were came going falling recorded".split())
_IS = frozenset("is was are were had has made took".split())
_COPULA = frozenset("is was are were be becomes became remains remained makes made".split())
_LINKS = frozenset(
    ", the its his her their our a an is was are were be being been which who that has had have with as by far still also now"
    " both thus therefore clearly easily comfortably remains remained remain become becomes became makes made was"
    " came come comes finished finishes finish lies lie lay placed ranked ranks rank stands stand stood sits sat took takes"
    " claimed claims proved in into only just easily overall respectively - – — ( \" “ ” ' ’".split()
)
_STOPS = frozenset([".", ";", ":", "(", ")", ",", NUMBER, "and", "but", "while", "whereas", "than"])
_FEATS = frozenset(
    "time throw jump leap distance height length effort weight speed size age".split()
)
_TIMES = frozenset({Kind.DURATION, Kind.ORDINAL, Kind.DATE})
_ELSEWHERE = frozenset("after behind ahead of followed before against compared with".split())
_BREAKS = frozenset([".", ";", "but", "while", "whereas", "than", NUMBER])
_OPENS = frozenset(
    [",", ":", "(", "was", "is", "were", "are", "come", "comes", "came", "goes", "went"]
)
_BESIDE = frozenset(["at", "with", "on", "by", "of", ",", "(", ":", "was", "is", "in", "from"])


class Target(NamedTuple):
    """The value that a place is said of, and how: beside it, or by its name."""

    member: Member
    how: str
    weight: int


def whose(sentence: Sentence, placing: Placing, pool: Sequence[Member]) -> Target | None:
    """Return the value that a place is said of: beside it, or by name."""
    own = [m for m in pool if m.mention.sentence is sentence and _may_be(m, placing, pool)]
    words = sentence.words
    before = [m for m in own if m.mention.place < placing.at][-1:]
    behind = [m for m in own if m.mention.place >= placing.end][:1]
    leads = words[placing.at : placing.at + 2] in (["top", "with"], ["top", "on"], ["top", "at"])
    after = _near_behind(words, behind[0], placing) if behind else 0
    if leads:
        return Target(behind[0], "behind", after) if after else None
    near = _near_before(words, before[0], placing) if before else 0
    apposed = _apposed(sentence, placing, pool)
    beside = before[:1] if near else behind[:1] if after else []
    if (
        apposed is not None
        and apposed not in beside
        and not _tight(words, placing, before if near else [], behind)
    ):
        return Target(apposed, "name", 8)
    if near and (
        _told_behind(words, placing) or (behind[:1] and behind[0].mention.place == placing.end)
    ):
        near = 0  # "the dearest costs £45, the cheapest £30"
    if placing.scope == "place" and near and after:
        between = words[placing.end : behind[0].mention.place]
        tight = placing.at - before[0].mention.place <= 2
        near = (
            near
            if tight
            else 0
            if "," not in between or "," in words[before[0].mention.place : placing.at]
            else near
        )
    if near:
        listed = _told_before(before[0], pool)
        return Target(listed, "again", near) if listed else Target(before[0], "before", near)
    if after and (told := _told_before(behind[0], pool)) is not None:
        return Target(told, "again", after)
    return _farther(sentence, placing, pool, behind, after)


def _farther(
    sentence: Sentence,
    placing: Placing,
    pool: Sequence[Member],
    behind: Sequence[Member],
    after: int,
) -> Target | None:
    """Return the value of a name that stands farther off, or the value behind a place."""
    words = sentence.words
    named = _by_name(sentence, placing, pool)
    owner = _possessed(sentence, placing, pool)
    if owner is not None:
        return Target(owner, "name", 8)
    if after and behind[0].mention.place - placing.end <= 4 + 2 * (placing.scope == "all"):
        alias = behind[0].mention.quantity.surface.lower()
        if named is None or alias not in named.names:  # "the optimum was at 50 kg"
            return Target(behind[0], "behind", after)
    if behind and named is behind[0] and words[named.mention.place - 1] == "of" and not after:
        return None  # "the shortest, for a woman of 19"
    if named is not None and placing.scope not in ("place", "lead"):
        if after and behind[0] is named:
            return Target(named, "behind", after)
        if after and behind[0] is not named and behind[0].sort == named.sort:
            return None
        return Target(named, "name", 8)
    return Target(behind[0], "behind", after) if after else None


def _may_be(member: Member, placing: Placing, pool: Sequence[Member]) -> bool:
    """Return whether a value of a sentence may be the one that a place is said of."""
    quantity, place = member.mention.quantity, member.mention.place
    if placing.at <= place < placing.end or not fits(placing, member):
        return False
    if (member.sort == YEAR) != (placing.measure == "age" and member.sort == YEAR):
        return False
    if member.value == placing.size and place - placing.end < 6:
        return False
    before = member.mention.sentence.words[max(0, place - 1) : place]
    if quantity.counted and before in (["the"], ["these"], ["those"], ["its"], ["our"], ["their"]):
        return False  # "the steepest losses at the 4 sites"
    if quantity.kind is Kind.DURATION and "-" in quantity.surface:
        return False  # "the lowest in the five-year run"
    return sum(like(member, o) for o in pool) >= 2


def _apposed(sentence: Sentence, placing: Placing, pool: Sequence[Member]) -> Member | None:
    """Return the value of the name set beside a place: "Pell, the hardest hit", "the dearest, Ring,"."""
    line = tokens(sentence)
    words = sentence.words
    at = placing.at - 1
    if _told_behind(words, placing):
        at = -1
    while at > placing.at - 7 and at >= 0 and words[at] in _LINKS:
        at -= 1
    for back in _before_aside(words, at):
        if (found := _going_by(line[back], pool, placing)) is not None:
            return found
    for back in range(at, max(-1, at - 3), -1):
        if words[back] in _STOPS:
            break
        if (found := _going_by(line[back], pool, placing)) is not None:
            return found
    for at in range(placing.end, min(len(words), placing.end + 8)):
        if words[at] in _BREAKS:
            break
        if words[at] in _OPENS:
            for ahead in range(at + 1, min(len(words), at + 6)):
                if words[ahead] in _STOPS or words[ahead] in _ELSEWHERE:
                    break
                if (found := _going_by(line[ahead], pool, placing)) is not None:
                    return found
            break
    return None


def _before_aside(words: Sequence[str], at: int) -> Iterator[int]:
    """Yield where a name may stand before an aside: "The final three, helped by two trains, were"."""
    if at < 2 or words[at + 1 : at + 2] != [","] or _COPULA.isdisjoint(words[at + 2 : at + 4]):
        return
    for comma in range(at - 1, max(1, at - _ASIDE), -1):
        if words[comma] in _BREAKS - {NUMBER} or words[comma] == ":":
            return
        if words[comma] == ",":
            yield from (b for b in range(comma - 1, max(-1, comma - 4), -1) if words[b] != NUMBER)
            return


def _told_behind(words: Sequence[str], placing: Placing) -> bool:
    """Return whether a verb says whose a place is: "52% in Osby, the lowest share being in Hale"."""
    following = words[placing.end : placing.end + 3]
    return not _ABSOLUTE.isdisjoint(following) and "," not in following


def _tight(
    words: Sequence[str], placing: Placing, before: Sequence[Member], behind: Sequence[Member]
) -> bool:
    """Return whether a value stands right beside a place: "the longest at 2,180 yards"."""
    if before and placing.at - before[0].mention.place <= 4:
        return True
    between = words[placing.end : behind[0].mention.place] if behind else []
    return bool(behind) and len(between) < 4 and _BESIDE.issuperset(between[-1:])


def _told_before(member: Member, pool: Sequence[Member]) -> Member | None:
    """Return the value of a list before that is told again: "the least, the 590 at the works"."""
    same = [
        m
        for m in pool
        if m.mention.order < member.mention.order
        and m.value == member.value
        and m.sort == member.sort
        and like(m, member)
    ]
    if len(same) != 1:
        return None
    own = [m.mention for m in pool if m.mention.sentence is same[0].mention.sentence]
    listed = any(
        same[0].mention in run for run in runs([m for m in own if m is not member.mention])
    )
    return same[0] if listed else None


def _possessed(sentence: Sentence, placing: Placing, pool: Sequence[Member]) -> Member | None:
    """Return the value of the one before a place: "Hale's second place"."""
    words, at = sentence.words, placing.at - 1
    if placing.scope != "place" or at < 0 or not words[at].endswith("'s"):
        return None
    name = words[at].removesuffix("'s") or words[at - 1]
    found = _going_by(name, pool, placing)
    return found if found is not None and found.mention.sentence is not sentence else None


def _near_before(words: Sequence[str], member: Member, placing: Placing) -> int:
    """Return how surely a place is said of the value before it: "118 hectares, is the largest"."""
    between = [w for w in words[member.mention.place + 1 : placing.at] if w != NUMBER]
    fronted = words[: member.mention.place] in (["at"], ["with"], ["on"], ["the"])
    if fronted and len(between) <= NEAR and between.count(",") < 2 and _COPULA & set(between):
        return 8  # "At 184 metres the Ash Tower will be the tallest"
    hyphened = member.mention.quantity.surface.find("-") > 0 and "," not in between
    if hyphened and len(between) <= NEAR and _COPULA & set(between):
        return 8  # "the 214-metre Ash becomes the city's tallest"
    if set(between) & _CLAUSE or len(between) > 7:
        return 0
    marks = between.count(",") + between.count("and")
    if "than" in between or ("and" in between and not _IS & set(between)):
        return 0
    return 8 if len(between) <= 3 + marks and marks <= 1 else 0


def _near_behind(words: Sequence[str], member: Member, placing: Placing) -> int:
    """Return how surely a place is said of the value behind it: "the lowest rate, 4.4%"."""
    between = words[placing.end : member.mention.place]
    told = {m.place for m in _numbers(member)}
    alike = sum(at in told for at in range(placing.end, member.mention.place))
    if alike > (placing.size is not None):
        return 0
    if (
        len(between) > NEAR + between.count(NUMBER)
        or set(between) & (_CLAUSE - {":", "("})
        or between.count(",") > 2
    ):
        return 0
    if {"than", "and", "against", "followed", "since", "after", "so"} & set(between):
        return 0
    if between[-1:] == ["by"]:
        return 0  # "the highest by 260"
    if between[-1:] == ["from"] and member.sort != YEAR:
        return 0
    if between[-1:] == ["of"] and not (AMOUNT_WORDS | _FEATS) & set(between):
        return 0  # "the shortest, for a woman of 19"
    if ":" in between[:-1]:
        return 0  # "highest point: Ash Hill, 8 m; Fern Hill, 9 m"
    return 8


def _numbers(member: Member) -> list[Mention]:
    """Return the numbers of a value's sentence, of which a distance is none beside a time."""
    sentence = member.mention.sentence
    own = member.mention.quantity
    return [
        member.mention._replace(quantity=q, place=sentence.place(q))
        for q in sentence.quantities
        if member.sort != RUN or q.kind is own.kind
    ]


def _by_name(sentence: Sentence, placing: Placing, pool: Sequence[Member]) -> Member | None:
    """Return the value beside the name that a place is said of; proper names first."""
    line = tokens(sentence)
    text, starts = sentence.document.text, sentence.starts
    proper = [not text[start].islower() for start in starts]
    for wanted in (True, False):
        for at in _around(sentence, placing):
            if proper[at] is wanted and (found := _going_by(line[at], pool, placing)) is not None:
                return found
    return None


def _around(sentence: Sentence, placing: Placing) -> Iterator[int]:
    """Yield where the name may stand that a place is said of: before it, or behind a verb."""
    words = sentence.words
    values = {sentence.place(q) for q in sentence.quantities if q.kind not in _TIMES}
    first = placing.at if _told_behind(words, placing) else max(0, placing.at - 22)
    for at in range(placing.at - 1, first - 1, -1):
        if words[at] in (";", ".", ":", "while", "whereas"):
            break
        yield at
        if at in values:
            break  # what stands before a number goes with that number
    for at in range(placing.end, min(len(words), placing.end + 16)):
        if words[at] in (";", ".", ":", "and"):
            break
        near = words[max(placing.end, at - 3) : at]
        if words[at - 1] in _SAID_BEFORE or not _SAID.isdisjoint(near):
            yield at


def _going_by(word: str, pool: Sequence[Member], placing: Placing) -> Member | None:
    """Return the one value of those of a sort that goes by a name."""
    found = [
        m
        for m in pool
        if word in m.names and fits(placing, m) and sum(like(m, o) for o in pool) >= 3
    ]
    return found[0] if len(found) == 1 else None
