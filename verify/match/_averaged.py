"""Averaged: how surely a list is the one that a mean is said to be of.

In: a mean, how it is said, and a list of like numbers near it. Out: evidence: as many numbers as
are told, what stands between, words that point at the list or name others.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match import _clauses, means
from verify.match._mean_said import PER, TURNS, Said, counts
from verify.match._runs import between
from verify.match.evidence import Evidence
from verify.match.frame import Mention
from verify.match.reading import NUMBER

NUMBERED = 8  # that there are as many as said
MISNUMBERED = -14
STRANGE = -16
_LINKS = frozenset(
    "so thus then therefore hence giving gives gave for making makes making averaging averaged or which"
    " that is i.e. namely".split()
)
_THOSE = frozenset("that this those these both they them all overall that's which it".split())
_GENERIC = frozenset(
    "readings values figures numbers counts scores results measurements group set lot series period whole"
    " sample total times trials runs entries them these those three".split()
)
_FIGURES = frozenset(
    "figures readings scores values counts results numbers times marks breakdown".split()
)
OF_ALL = frozenset("the those these all both over across".split())


def weigh_number(
    evidence: Evidence,
    anchor: Mention,
    mean: Said,
    parts: Sequence[Mention],
    near: Sequence[Mention],
) -> None:
    """Count whether there are as many numbers as are said to be there."""
    taken = {m.quantity.span for m in (anchor, *parts)}
    first = min(parts[0].sentence.index, anchor.sentence.index) - 1
    last = max(parts[-1].sentence.index, anchor.sentence.index)
    told = [
        m
        for m in near
        if first <= m.sentence.index <= last and m.quantity.span not in taken and counts(m.quantity)
    ]
    if any(m.quantity.magnitude == len(parts) for m in told):
        of_them = len(parts) > 2 or any(_of_them(m, anchor, mean) for m in told)
        evidence.add("as many as said", NUMBERED if of_them else 0)
    elif any(_of_them(m, anchor, mean) for m in told):
        evidence.add("not as many as said", MISNUMBERED)


def _of_them(mention: Mention, anchor: Mention, mean: Said) -> bool:
    """Return whether a number says of how many a mean is: "the average of the five"."""
    if mention.sentence is not anchor.sentence:
        return False
    words, place = mention.sentence.words, mention.place
    within = min(mean.at, anchor.place) - 6 <= place <= max(mean.at, anchor.place) + 4
    return within and bool(OF_ALL & set(words[max(0, place - 2) : place]))


def weigh_link(evidence: Evidence, anchor: Mention, mean: Said, parts: Sequence[Mention]) -> None:
    """Count how a mean is tied to the list that stands before or behind it."""
    ahead = parts[0].order > anchor.order
    near = parts[0] if ahead else parts[-1]
    apart = abs(near.sentence.index - anchor.sentence.index)
    linked = False
    joint: Sequence[str] = ()
    if not apart:
        joint = between(anchor.sentence, *sorted((near, anchor), key=_order))
        linked = not ahead and bool(_LINKS & set(joint[:4]))
        close = len(joint) <= 3 or joint[0] in (",", "(", "—", "–", ";", ":")
        evidence.add("beside it", 4 if linked or close else 0)
        if joint.count(NUMBER) > 1 and not ahead:
            evidence.add("others between", -4)
    else:
        words = anchor.sentence.words[: anchor.place]
        linked = bool(_THOSE & set(words))
        evidence.add(
            "said of those" if linked else "another sentence", (3 if linked else 0) - apart
        )
        if mean.weight == PER and not linked:
            evidence.add("not said of those", -9)
    if ahead:
        evidence.add("the list behind", -2 if _announced(anchor, parts, joint) else -12)
    _weigh_strangers(evidence, anchor, mean, parts, linked=linked and not apart)


def _announced(anchor: Mention, parts: Sequence[Mention], joint: Sequence[str]) -> bool:
    """Return whether a list is said to be what the mean before it is of."""
    first = parts[0]
    if first.sentence is anchor.sentence:
        return (joint[:1] != [","] and bool({":", "(", "—", "–"} & set(joint))) or "who" in joint
    opening = first.sentence.words[:4]
    return opening[0] in _THOSE or bool(_FIGURES & set(opening[1:]))


def _weigh_strangers(
    evidence: Evidence, anchor: Mention, mean: Said, parts: Sequence[Mention], *, linked: bool
) -> None:
    """Count a mean that is called that of others."""
    if mean.elsewhen:
        evidence.add("of another time", STRANGE)
        return
    ahead = parts[0].order > anchor.order
    known = {_clauses.trimmed(w) for p in parts for w in p.sentence.words}
    strangers = [
        w
        for w in (*means.qualifiers(anchor), *_of_whom(anchor, mean))
        if w in means.OTHERS or (_clauses.trimmed(w) not in known and not ahead)
    ]
    if strangers:
        evidence.add(f"'{strangers[0]}'", STRANGE // 4 if linked else STRANGE)


def _of_whom(anchor: Mention, mean: Said) -> list[str]:
    """Return of whom a mean is said to be: "the average of the field"."""
    words = anchor.sentence.words[mean.at + 1 : anchor.place]
    if words[:1] not in (["of"], ["among"], ["in"], ["for"]):
        return []
    noun = next((w for w in words[1:] if w not in _clauses.DETERMINERS), NUMBER)
    noun = NUMBER if words[0] == "for" and noun.rstrip("s") in TURNS else noun
    return [noun] if noun.isalpha() and noun not in _GENERIC and _clauses.is_content(noun) else []


def _order(mention: Mention) -> tuple[int, int]:
    return mention.order
