"""Attachment: whether the clause of one number goes on about another's, or opens a subject.

In: two mentions. Out: a `Tie`. "It went from 40 to 50, a rise of 25%" goes on; "and revenue
dropped 4%" has a subject of its own, and "in the quarter before, they had grown by 12%" a
time of its own. Read shallowly: clauses end at marks and joining words, and a subject is
what stands before the first verb. What a tie is worth is left to `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.extract.lexicon import MONTH_NAMES, SEASONS
from verify.match import lexicon
from verify.match._clauses import (
    CHANGES_SUBJECT,
    DETERMINERS,
    MARKS,
    PRONOUNS,
    Clause,
    Words,
    is_content,
    parted,
    root,
    said,
    trimmed,
    verb_at,
)
from verify.match._ties import Tie as Tie
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

if TYPE_CHECKING:
    from verify.match.frame import Mention


_PLACED = frozenset(["in", "at", "among", "for", "on", "of", "per"])
_REPEATED = frozenset(
    "year month week day night morning evening season hour minute time".split()
) | {*MONTH_NAMES, *SEASONS}
_AUXILIARY = frozenset("was is will has had were are have been to would".split())
_AGO = re.compile(
    r" (?:than|against|on|from|to|as|over)(?: [a-z]+){0,3} a year (?:ago|earlier|before)"
)
_PERSONAL = frozenset(["it", "they", "he", "she", "we", "i", "you"])
_OWN = frozenset(["its", "their", "the", "his", "her"])
_COUNTERPARTS = frozenset(
    "successor successors replacement replacements predecessor predecessors forerunner counterpart".split()
)
_FRONTED = frozenset("in by at on after before since during until for within over".split())
_ADVERBS = frozenset(["still", "now", "also", "then", "already", "again", "soon", "just", "even"])
_PROWORDS = frozenset(["one", "ones"])
_TAXED = frozenset(["tax", "interest", "inflation", "costs", "expenses", "dividends"])
_HENCE = frozenset(["so", "thus", "therefore", "hence", "consequently", "accordingly"])
_ALL_OF_THEM = frozenset(["both", "each", "every", "all"])  # "both ends rose by a fifth"
_MODIFIED = frozenset(["by", "up", "down"])  # "and takings by 18%": a verb is left out
_CONTRAST = CHANGES_SUBJECT - {"and", ";"}
_VERBAL = ("ed", "es", "ing")  # "tripled", not "three times"
_VERB = "multiplied"  # stands for a multiple that is its clause's verb
_RELATIVES = frozenset(["that", "which", "who"])
_ELIDING = frozenset(["and", "with", "but", ";", "while", "whereas"])
PLANNED = 5  # words before a change in which a word of planning makes it one
LONG = 7  # words between two numbers of one clause, beyond which it may be another


def tie(one: Mention, other: Mention, *, timed: bool = False) -> Tie:
    """Return how the later of two mentions is tied to the earlier; `timed` minds its tense."""
    first, second = (one, other) if one.order <= other.order else (other, one)
    kind, surface = second.quantity.kind, second.quantity.surface
    moves = kind is Kind.MULTIPLE and " " not in surface and surface.endswith(_VERBAL)
    key = (first.sentence.index, first.place, second.place, timed, moves)
    notes = second.sentence.notes
    found: Tie | None = notes.get(key)
    if found is None:
        found = notes[key] = _tie(first, second, timed=timed, moves=moves)
    return found


def _tie(first: Mention, second: Mention, *, timed: bool, moves: bool) -> Tie:
    """Return how the later of two mentions is tied; `moves` where it is a verb: "tripled"."""
    words = second.sentence.words
    if first.sentence is second.sentence:
        joint, known = words[first.place + 1 : second.place], words[: first.place]
        start = Tie.TAIL
    else:
        joint, known = words[: second.place], first.sentence.words
        start = Tie.LOOSE
    if timed and (_shifted(joint) or (start is Tie.LOOSE and _elsewhere(joint))):
        return Tie.FOREIGN
    if moves:
        joint = [*joint, _VERB]  # "while sales tripled"
    found = _walked(joint, known, start)
    if found is Tie.LOOSE and _points_back(joint, known):
        return Tie.TAIL
    return found


def qualified(mention: Mention) -> bool:
    """Return whether a change is said of something else than plain values: a plan, a real rise."""
    notes, key = mention.sentence.notes, ("qualified", mention.place)
    if key not in notes:
        notes[key] = _qualified(mention)
    return bool(notes[key])


def _qualified(mention: Mention) -> bool:
    words, place = mention.sentence.words, mention.place
    end = place + 1
    while end < len(words) and words[end] not in MARKS and words[end] not in (NUMBER, "."):
        end += 1
    start = place
    while (
        start > max(0, place - PLANNED)
        and words[start - 1] not in MARKS
        and words[start - 1] != NUMBER
    ):
        start -= 1
    behind = " ".join(words[place + 1 : end])
    if lexicon.words("without") & set(words[max(0, place - 4 * PLANNED) : place]):
        return True
    if _of_all(words, place):
        return True
    ahead = f" {' '.join(words[start:place])} "
    told = _AGO.sub("", f" {behind} ")
    return any(
        f" {phrase} " in ahead and not _moved(phrase, ahead) for phrase in lexicon.words("plan")
    ) or any(f" {phrase} " in told for phrase in lexicon.words("qualifier"))


def _of_all(words: Words, place: int) -> bool:
    """Return whether a change is one of several: "both ends rose by a fifth"."""
    for at in range(place - 1, max(-1, place - 2 * PLANNED - 1), -1):
        if words[at] in MARKS:
            return False
        if words[at] in _ALL_OF_THEM and words[at + 1] not in _REPEATED:
            return True
    return False


def _moved(phrase: str, ahead: str) -> bool:
    """Return whether what is planned or limited is itself what moved: "the cap goes down by"."""
    follow = ahead.rpartition(f" {phrase} ")[2].split()
    return bool(follow) and (
        follow[0] in lexicon.words("change_verb")
        or " ".join(follow[:2]) in lexicon.words("change_verb")
        or (
            follow[0] in _AUXILIARY
            and len(follow) > 1
            and follow[1] in lexicon.words("change_verb")
        )
    )


def _walked(joint: Words, known: Words, state: Tie) -> Tie:
    """Return the tie at the end of some words; each clause may bring a subject or keep it."""
    clauses = list(parted(joint))
    begun = state is Tie.LOOSE
    for at, clause in enumerate(clauses):
        last = at == len(clauses) - 1
        if at == 0 and not begun:  # the words right behind the first number
            if last and len(clause.words) > LONG:
                state = Tie.LOOSE
            continue
        found = _read(clause, known)
        if found is None:
            continue
        if found < Tie.SAME and last and not begun and _concludes(clause):
            found = Tie.SAME  # "it had been 70%, so the sector gained 7 points"
        if found is Tie.FOREIGN and not last:
            changes = clause.opener in CHANGES_SUBJECT or begun
            if not changes and not _moves(clause.words):
                continue  # "after the vaccine came in," and "officials said," only qualify
        state = found
    return state


def _read(clause: Clause, known: Words) -> Tie | None:
    """Return what a clause's subject says; None where it has none."""
    clause = clause._replace(words=said(clause.words))
    plain = [w for w in clause.words if w not in _HENCE]
    if plain[:1] and (plain[0] in _PERSONAL or _fronted(plain)):
        return Tie.FOREIGN if clause.opener in _CONTRAST and _fronted(plain) else Tie.TAIL
    if plain[:1] and plain[0] in _TAXED and _PERSONAL & set(plain[:3]):
        return Tie.FOREIGN  # "after tax it fell"
    if len(plain) > 1 and plain[0] in DETERMINERS and plain[1] == "same":
        return Tie.SAME
    if plain[:1] and plain[0] in _OWN and _COUNTERPARTS & set(plain[1:4]):
        return Tie.TAIL
    return _of_subject(clause, known)


def _fronted(words: Words) -> bool:
    """Return whether a pronoun follows a time or place put first: "in June it", "after # they"."""
    return words[0] in _FRONTED and bool(_PERSONAL & set(words[1:5]))


def _concludes(clause: Clause) -> bool:
    """Return whether a clause says what follows from the one before it: "the mill thus lost"."""
    return bool(_HENCE & set(clause.words))


def _of_subject(clause: Clause, known: Words) -> Tie | None:
    """Return what the subject before a clause's first verb says; None where it has none."""
    verb = verb_at(clause.words)
    if verb is None:
        content = [w for w in clause.words if is_content(w)]
        bare = clause.words[-1:] and clause.words[-1] in content
        elided = (
            clause.opener in _ELIDING
            and (
                bare  # "and the reds 31%"
                or any(
                    a in content and b in _MODIFIED
                    for a, b in zip(clause.words, clause.words[1:], strict=False)
                )
            )
        )
        if elided or (clause.opener in CHANGES_SUBJECT and _elsewhere(clause.words)):
            return _named_before(content, known)
        return None
    before = clause.words[:verb]
    if clause.opener in CHANGES_SUBJECT and _elsewhere(before):
        return Tie.FOREIGN
    plain = [w for w in before if not w.endswith("ly") and w not in _ADVERBS]
    relative = len(plain) > 1 and plain[-1] in _RELATIVES
    if plain and plain[-1] in PRONOUNS and not relative:
        return Tie.TAIL
    content = [w for w in _subject(before) if is_content(w)]
    if not content:
        return None
    if plain and plain[-1] in _PROWORDS:
        return Tie.SAME  # "while the new ones held out"
    found = _named_before(content, known)
    return Tie.FOREIGN if found is Tie.SAME and clause.opener in _CONTRAST else found


def _subject(before: Words) -> Words:
    """Return the head of a subject: without what follows "of", "in" and so on, or a time ahead."""
    for at, word in enumerate(before):
        if at and word in _OF:
            head = [w for w in before[:at] if is_content(w)]
            if word == "of" and head and head[-1] in lexicon.words("generic"):
                return (*before[:at], *_subject(before[at + 1 :]))  # "the number of births"
            return before[:at]
    return before


_OF = frozenset(
    ["of", "after", "before", "in", "at", "for", "from", "by", "on", "who", "which", "that"]
)


def _named_before(content: Sequence[str], known: Words) -> Tie:
    """Return whether a subject was named among some words."""
    content = [w for w in content if w not in lexicon.words("generic")]
    if not content:
        return Tie.TAIL
    stems = {trimmed(w) for w in known}
    if any(trimmed(w) in stems for w in content):
        return Tie.SAME
    roots = {root(w) for w in known if len(w) > LONG}
    if any(len(w) > LONG and root(w) in roots for w in content):
        return Tie.SAME  # "generated 18 GWh; generation slipped"
    return Tie.FOREIGN if verb_at(known) is not None else Tie.LOOSE  # "Up from 40 kg, the load is"


def _moves(words: Words) -> bool:
    """Return whether a clause tells of a change of its own."""
    verb = verb_at(words)
    return verb is not None and words[verb] in lexicon.words("change_verb")


def _elsewhere(words: Words) -> bool:
    """Return whether a clause opens with a place or group: "while in the south they"."""
    if not words or words[0] not in _PLACED:
        return False
    phrase = [w for w in words[1:5] if is_content(w)]
    if words[0] in ("per", "among"):
        return True
    return bool(phrase) and not lexicon.words("generic") & set(phrase)


def _shifted(words: Words) -> bool:
    """Return whether a clause looks back beyond the values: "they had grown by"."""
    tail = list(words)[-6:]
    for at, word in enumerate(tail):
        if word == "had" and not (at and tail[at - 1] in MARKS):  # "the book, #, had swollen"
            follow = [w for w in tail[at + 1 :] if not w.endswith("ly") and w != "been"]
            if follow and follow[0] in lexicon.words("change_verb"):
                return True
    return False


def _points_back(words: Words, known: Words) -> bool:
    """Return whether a sentence opens with a change or a word for one: "The loss, 12 m, is"."""
    if words[:1] == ["the"] and words[2:3] == ["of"]:
        own = {trimmed(w) for w in words[3:5] if is_content(w)} - lexicon.words("generic")
        if own and words[1] in lexicon.words("generic") and not own & {trimmed(w) for w in known}:
            return False  # "The number of births has halved"
    plain = [w for w in words[:5] if w not in DETERMINERS]
    if not plain:
        return False
    opening = set(plain[:3])
    return bool(opening & (lexicon.words("change_noun") | lexicon.words("generic"))) or (
        plain[0] in lexicon.words("more_word")
    )
