"""Ranks: a place among several, and the values of all of them.

In: rules of this kind (`end: high` or `end: low`) and an extraction. Out: claims that
`value` takes its place beside the `others`: the greatest, the second least. The value
stands beside the words, or beside the name that they are said of; the others are the
values of its sort near it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match._members import RUN, YEAR, Member, members, proper, runs, tokens
from verify.match._peers import SURE, lists_of, points, together
from verify.match._scaled import AMOUNTS, fits, from_high, measures
from verify.match._superlatives import Placing, hints, placings
from verify.match.alike import alike, plain
from verify.match.frame import mentions
from verify.match.reading import NUMBER, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "rank"
OPTIONS = ("end", "threshold", "certain")
SLOTS = ("value", "others")
FAR = 50  # a value this many times another is of something else: a gap beside a time
NEAR = 9  # words between a superlative and its value
_CLAUSE = frozenset([";", ":", ".", "(", ")", "—", "–", "while", "but", "whereas"])
_SAID = frozenset("is was are were being comes came goes went belongs by in at on for".split())
_NEXT = frozenset("followed then ahead next trailed".split())
_PLANNED = frozenset(
    "will would could should might target forecast expected planned last ago".split()
)
_ABSOLUTE = frozenset("being was is were came going falling recorded".split())
_AHEAD_OF = frozenset(["above", "ahead", "behind", "below", "before", "after"])
_NEEDED = {"of": 2, "all": 3, "thus": 3}  # points of a peer, by how a group is named
_IS = frozenset("is was are were had has made took".split())
_SAID_BEFORE = frozenset([",", '"', "“", "the", "therefore", "thus"])


class Target(NamedTuple):
    """The value that a place is said of, and how: beside it, or by its name."""

    member: Member
    how: str
    weight: int


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        if hints().isdisjoint(sentence.vocabulary) and not _ordinals(sentence):
            continue
        for placing in placings(sentence):
            pool = members(text.window(sentence, 3, 1), found)
            for rule in rules:
                claim = _placed(rule, placing, sentence, pool)
                if claim is not None:
                    yield claim


def _ordinals(sentence: Sentence) -> bool:
    return any(q.kind is Kind.ORDINAL for q in sentence.quantities)


def _placed(
    rule: Rule, placing: Placing, sentence: Sentence, pool: Sequence[Member]
) -> Claim | None:
    """Return the claim that a value takes its place, or None."""
    target = _target(sentence, placing, pool)
    if target is None:
        return None
    high = from_high(placing, target.member, pool)
    if (rule.match.get("end") == "high") != high or not measures(
        placing, target.member, target.how, sentence
    ):
        return None
    others = _others(target, placing, pool)
    weight = target.weight + max(
        _group(placing, target, others, pool), _by_peers(placing, target, others, pool, high=high)
    )
    complete = placing.size == len(others) + 1 or placing.scope == "thus"
    return _claim(rule, placing, target.member, others, weight, complete=complete)


def _target(sentence: Sentence, placing: Placing, pool: Sequence[Member]) -> Target | None:
    """Return the value that a place is said of: beside it, or by name."""
    own = [
        m
        for m in pool
        if m.mention.sentence is sentence
        and not placing.at <= m.mention.place < placing.end
        and (m.sort == YEAR) == (placing.measure == "age" and m.sort == YEAR)
        and not (m.value == placing.size and m.mention.place - placing.end < 6)
        and sum(_like(m, o) for o in pool) >= 2
    ]
    words = sentence.words
    before = [m for m in own if m.mention.place < placing.at][-1:]
    behind = [m for m in own if m.mention.place >= placing.end][:1]
    near = _near_before(words, before[0], placing) if before else 0
    after = _near_behind(words, behind[0], placing) if behind else 0
    if near and _ABSOLUTE & set(words[placing.end : placing.end + 3]):
        near = 0  # "52% in Osby, the lowest share being in Hale"
    if placing.scope == "place" and near and after:
        between = words[placing.end : behind[0].mention.place]
        near = (
            0 if "," not in between or "," in words[before[0].mention.place : placing.at] else near
        )
    if near:
        listed = _told_before(before[0], pool)
        return Target(listed, "again", near) if listed else Target(before[0], "before", near)
    if after and (told := _told_before(behind[0], pool)) is not None:
        return Target(told, "again", after)
    named = _by_name(sentence, placing, pool)
    owner = _possessed(sentence, placing, pool)
    if owner is not None:
        return Target(owner, "name", 8)
    if after and behind[0].mention.place - placing.end <= 4:
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


def _told_before(member: Member, pool: Sequence[Member]) -> Member | None:
    """Return the value of a list before that is told again: "the least, the 590 at the works"."""
    same = [
        m
        for m in pool
        if m.mention.order < member.mention.order
        and m.value == member.value
        and m.sort == member.sort
        and _like(m, member)
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
    if set(between) & _CLAUSE or len(between) > 7:
        return 0
    marks = between.count(",") + between.count("and")
    if "than" in between or ("and" in between and not _IS & set(between)):
        return 0
    return 8 if len(between) <= 3 + marks and marks <= 1 else 0


def _near_behind(words: Sequence[str], member: Member, placing: Placing) -> int:
    """Return how surely a place is said of the value behind it: "the lowest rate, 4.4%"."""
    between = words[placing.end : member.mention.place]
    if between.count(NUMBER) > (placing.size is not None):
        return 0
    if len(between) > NEAR or set(between) & (_CLAUSE - {":", "("}) or between.count(",") > 2:
        return 0
    if {"than", "and", "against", "followed", "since"} & set(between) or between[-1:] == ["from"]:
        return 0
    if between[-1:] == ["of"] and not AMOUNTS & set(between):
        return 0  # "the shortest, for a woman of 19"
    if ":" in between[:-1]:
        return 0  # "highest point: Ash Hill, 8 m; Fern Hill, 9 m"
    return 8


def _by_name(sentence: Sentence, placing: Placing, pool: Sequence[Member]) -> Member | None:
    """Return the value beside the name that a place is said of; proper names first."""
    line = tokens(sentence)
    text, starts = sentence.document.text, sentence.starts
    proper = [not text[start].islower() for start in starts]
    for wanted in (True, False):
        for at in _around(sentence.words, placing):
            if proper[at] is wanted and (found := _going_by(line[at], pool, placing)) is not None:
                return found
    return None


def _around(words: Sequence[str], placing: Placing) -> Iterator[int]:
    """Yield where the name may stand that a place is said of: before it, or behind a verb."""
    for at in range(placing.at - 1, max(-1, placing.at - 23), -1):
        if words[at] in (";", ".", ":", "while", "whereas"):
            break
        yield at
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
        if word in m.names and fits(placing, m) and sum(_like(m, o) for o in pool) >= 3
    ]
    return found[0] if len(found) == 1 else None


def _others(target: Target, placing: Placing, pool: Sequence[Member]) -> list[Member]:
    """Return the values that a value is ranked among: its list, where that has the right length."""
    like = [m for m in pool if _like(m, target.member)]
    own = [m.mention for m in like]
    for run in runs(own):
        inside = target.member.mention in run
        if inside and (len(run) == placing.size or not target.member.mention.quantity.unit):
            like = [m for m in like if m.mention in run]
            break
    if target.member.mention.quantity.exponent in range(-9, 0):  # "at five parks": no value of one
        like = [m for m in like if not m.mention.quantity.counted]
    size = abs(target.member.value)
    others = [
        m for m in like if m is not target.member and size / FAR <= abs(m.value) <= size * FAR
    ]
    others = _without_sum(target.member, others, placing.size)
    if target.how == "again":
        others = [m for m in others if m.value != target.member.value]
    if placing.scope in ("", "lead", "place"):
        here = [m for m in others if m.mention.sentence is target.member.mention.sentence]
        if len(here) > 1 or (placing.scope == "place" and not _above(target, others)):
            return here
    return others


def _above(target: Target, others: Sequence[Member]) -> bool:
    """Return whether the next sentence goes on with those ahead or behind."""
    sentences = {m.mention.sentence.index: m.mention.sentence for m in others}
    following = sentences.get(target.member.mention.sentence.index + 1)
    return following is not None and following.words[0] in _AHEAD_OF


def _like(one: Member, other: Member) -> bool:
    """Return whether two values measure the same sort of thing."""
    if one.sort != other.sort:
        return False
    if one.sort in (YEAR, RUN):
        return True
    own, its = one.mention.quantity, other.mention.quantity
    if own.unit != its.unit and own.unit.partition("/")[0] == its.unit.partition("/")[0]:
        return own.kind is its.kind and ("/" in own.unit) != ("/" in its.unit)
    return alike(own, its)


def _group(
    placing: Placing, target: Target, others: Sequence[Member], pool: Sequence[Member]
) -> int:
    """Return what the number of values, and how they stand, says of the group."""
    count = len(others) + 1
    named = sum(bool(m.names) for m in others)
    if placing.scope == "thus":
        return 9 if count >= 3 else -10
    if placing.size is not None:
        if placing.size == count:
            return 14
        return 10 if 3 <= count < placing.size else -10
    if placing.own and placing.measure == "good":
        return -10  # "her best at this level"
    if placing.scope in ("all", "any"):
        return 10 if count >= 3 else -10
    if target.how == "again" and count >= 3 and _of_list(target.member, others):
        return 9
    if (placing.own and target.how == "name") or count < 3 or named < len(others):
        return -10
    if _announced(target.member, others, pool):
        return 12
    if target.how != "name" and _followed(target.member, others):
        return 9
    here = all(m.mention.sentence is target.member.mention.sentence for m in others)
    return 9 if (here or placing.scope == "place") and _listed(target.member, others) else -10


def _by_peers(
    placing: Placing, target: Target, others: Sequence[Member], pool: Sequence[Member], *, high: bool
) -> int:
    """Return how surely the values that go before one are of its group."""
    value = target.member.value
    lists = lists_of(pool, target.member.sort)
    beating = [
        points(target.member, m, lists)
        for m in others
        if (m.value > value if high else m.value < value) and not together(m)
    ]
    beating.sort(reverse=True)
    if placing.own or len(beating) < placing.place:
        return -10
    return 9 if beating[placing.place - 1] >= _NEEDED.get(placing.scope, SURE) else -10


def _of_list(target: Member, others: Sequence[Member]) -> bool:
    """Return whether a value and all the others are one list."""
    own = sorted([target, *others], key=lambda m: m.mention.order)
    return [len(run) for run in runs([m.mention for m in own])] == [len(own)]


def _without_sum(target: Member, others: Sequence[Member], size: int | None) -> list[Member]:
    """Return the values without that of all of them together, where it is one too many."""
    if size is None or len(others) != size:
        return list(others)
    whole = sum((m.value for m in others), target.value) / 2
    return [m for m in others if m.value != whole]


def _followed(target: Member, others: Sequence[Member]) -> bool:
    """Return whether the next sentence lists those that come behind: "Osby followed on 14, ..."."""
    behind = others[0].mention.sentence
    if behind.index != target.mention.sentence.index + 1 or len(others) < 2:
        return False
    if any(m.mention.sentence is not behind for m in others) or _PLANNED & behind.vocabulary:
        return False
    if not _NEXT.isdisjoint(behind.words[:6]):
        return True
    return all(map(proper, others)) and any(
        len(r) == len(others) for r in runs([m.mention for m in others])
    )


def _announced(target: Member, others: Sequence[Member], pool: Sequence[Member]) -> bool:
    """Return whether a number says how many values there are: "has three plants"."""
    own = {m.mention.quantity.span for m in (target, *others)}
    for sentence in {m.mention.sentence.index: m.mention.sentence for m in pool}.values():
        for quantity in sentence.quantities:
            counted = quantity.kind is Kind.NUMBER and quantity.counted
            if counted and quantity.magnitude == len(own) and quantity.span not in own:
                return True
    return False


def _listed(target: Member, others: Sequence[Member]) -> bool:
    """Return whether values stand as a list, or each beside a proper name, in one sentence."""
    listed = runs([m.mention for m in sorted([target, *others], key=lambda m: m.mention.order)])
    if any(len(run) >= len(others) for run in listed):
        return True
    if _NEXT & target.mention.sentence.vocabulary:
        return True
    return all(proper(m) for m in others)


def _claim(
    rule: Rule,
    placing: Placing,
    target: Member,
    others: Sequence[Member],
    weight: int,
    *,
    complete: bool,
) -> Claim | None:
    if not others:
        return None
    return Claim(
        rule,
        {
            "value": plain(target.mention.quantity),
            "others": tuple(plain(m.mention.quantity) for m in others),
        },
        certain=weight >= int(rule.match.get("certain", 22)),
        evidence=(f"a place among others {weight:+d}",),
        weight=weight,
        extra={
            "threshold": int(rule.match.get("threshold", 16)),
            "judged": "value",
            "farthest": "1000",
            "place": placing.place,
            "high": (rule.match.get("end") == "high"),
            "complete": complete,
            "fit": -10,  # an order fits by chance: it speaks against no other reading
        },
    )
