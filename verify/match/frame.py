"""Frames: roles by cue, in any word order.

In: rules whose slots name roles, and an extraction. Out: claims, rivals included, each
with a weight that says how surely its wording means it. One slot is the anchor: the
number that the others are said to give ("a rise of 25%"). Every number near it that
fits another slot is tried there; what the arithmetic makes of the rivals is left to
`verify.judge`, which settles between them.

    anchor: change            the slot that must have a role
    reach: 1                  sentences of the paragraph looked back over
    threshold: 20             weight from which a misfit is believed
    slots:
      change: {roles: [change.up, change.down], kinds: [percent]}
      old: {roles: [from, old], like: new}
    near: 3, far: 6           how much less or more wording a misfit wants by how far off it is
    blockers: [adjusted]      classes of words that speak against the relation
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from verify.extract import Extraction
from verify.match import cues, lexicon
from verify.match._prepared import prepared
from verify.match._structure import structure
from verify.match.alike import DEGREE, WARMTH, bare_unit, comparable, greater, one_sort, plain, size
from verify.match.candidate import Candidate
from verify.match.evidence import Evidence, blocked
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "frame"
OPTIONS = (
    "slots", "anchor", "reach", "ahead", "threshold", "certain", "blockers", "features", "loose",
    "farthest", "plain", "near", "far",
)  # fmt: skip
_NEAREST = 6  # candidates tried in one slot
_SIGNS = {"+": "change.up", "-": "change.down", "−": "change.down"}
_CHANGE = frozenset([*cues.CHANGED, "that_change"])
_AGAIN = frozenset(
    [("or",), (",", "by"), ("(", "by"), ("—", "by"), ("–", "by"), (",", "that", "is", ",", "by"),
     (",", "that", "is", "by"), (",", "or"), ("(",), ("(", "or"), (",", "or", "by"), ("or", "by"), (",", "that", "is", ","), (",", "i.e."),
     (",", "i.e.", "by"), ("i.e.",)]
)  # fmt: skip
_MARKED = ((",",), ("–",), ("—",), ("(",))
_LED = (("a",), ("an",), ("or",), ("some",))
_BOUNDS = frozenset({Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST})
SIGNED = 8  # weight of the sign of "+4%" as a word of change
_POINTS = ("percentage_point", "basis_point")
_DEFINITE = (["the"], ["that"], ["those"], ["these"], ["this"])  # "the 25 basis points"
_NEVER = frozenset({Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.SCORE, Kind.STATISTIC})


class Slot(NamedTuple):
    """A typed hole of a rule: what may stand in it, and what its role is called."""

    name: str
    roles: tuple[str, ...]
    kinds: frozenset[str]
    units: frozenset[str]
    like: str
    least: int
    never: tuple[str, ...]
    above: Decimal | None
    below: Decimal | None
    over: str
    hedged: bool
    bounded: bool


class Mention(NamedTuple):
    """A quantity where it stands, with the roles that its words give it."""

    quantity: Quantity
    sentence: Sentence
    place: int
    roles: cues.Roles
    order: tuple[int, int]  # where it stands in the document: the sentence, and the place in it


class Frame(NamedTuple):
    """A rule's options, made ready."""

    rule: Rule
    anchor: Slot
    others: tuple[Slot, ...]
    reach: int
    ahead: int
    threshold: int
    certain: int
    blockers: tuple[str, ...]
    features: tuple[str, ...]
    ties: tuple[tuple[int, int, int], ...]


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    slots = options.get("slots")
    if not isinstance(slots, dict) or not slots:
        yield ("slots", "is missing", "name each slot with its roles")
        return
    known = (*Slot._fields[1:], "difference")  # the last is for `judge`
    for name, slot in slots.items():
        if not isinstance(slot, dict):
            yield (f"slots.{name}", "must be a mapping", "options are " + ", ".join(known))
            continue
        for key in slot:
            if key not in known:
                yield (f"slots.{name}.{key}", "unknown key", "options are " + ", ".join(known))
    if options.get("anchor") not in slots:
        yield ("anchor", "must name a slot", "slots are " + ", ".join(slots))


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    frames, roles = _frames(rules)
    text = reading(extraction)
    found = mentions(text)
    by_role: dict[str, list[Mention]] = {role: [] for role in roles}
    for mention in found.values():
        for role in mention.roles.keys() & roles:
            by_role[role].append(mention)
    for frame in frames:
        seen: set[int] = set()
        for role in frame.anchor.roles:
            for mention in by_role[role]:
                if id(mention) not in seen and _fits(frame.anchor, mention):
                    seen.add(id(mention))
                    yield from _tuples(frame, mention, text, found)


@prepared
def _frames(rules: Sequence[Rule]) -> tuple[list[Frame], frozenset[str]]:
    """Return the rules' frames, and every role of their anchors."""
    frames = [_ready(rule) for rule in rules]
    return frames, frozenset(role for frame in frames for role in frame.anchor.roles)


_READY: dict[int, Frame] = {}  # by the rule's id; a frame holds its rule, so ids stay taken
_KEPT = 1000  # frames kept; a long run with ever new rules begins anew


def _ready(rule: Rule) -> Frame:
    """Return a rule's frame; made once, however many documents there are."""
    found = _READY.get(id(rule))
    if found is None:
        if len(_READY) >= _KEPT:
            _READY.clear()
        found = _READY[id(rule)] = _frame(rule)
    return found


def _frame(rule: Rule) -> Frame:
    options = rule.match
    slots = {name: _slot(name, slot) for name, slot in options["slots"].items()}
    anchor = slots[options["anchor"]]
    others = tuple(slot for slot in slots.values() if slot is not anchor)
    return Frame(
        rule,
        anchor,
        others,
        int(options.get("reach", 0)),
        int(options.get("ahead", 0)),
        int(options.get("threshold", 20)),
        int(options.get("certain", 1000)),
        tuple(options.get("blockers", ())),
        tuple(options.get("features", ())),
        _ties((*others, anchor)),
    )


def _slot(name: str, options: Mapping[str, Any]) -> Slot:
    return Slot(
        name,
        tuple(options.get("roles", ())),
        frozenset(options.get("kinds", ())),
        frozenset(options.get("units", ())),
        str(options.get("like", "")),
        int(options.get("least", 0)),
        tuple(options.get("never", ())),
        Decimal(str(options["above"])) if "above" in options else None,
        Decimal(str(options["below"])) if "below" in options else None,
        str(options.get("over", "")),
        bool(options.get("hedged", False)),
        bool(options.get("bounded", False)),
    )


def mentions(text: Reading) -> dict[Span, Mention]:
    """Return every quantity in prose with the roles that its surroundings give it."""
    found = text.mentions
    if found or not text.quantities:
        return found
    table = cues.standard()
    for sentence in text.sentences:
        last: Mention | None = None
        for quantity in sentence.quantities:
            place = sentence.place(quantity)
            roles = table.roles(sentence, place)
            sign = _SIGNS.get(quantity.surface[:1])
            if sign and quantity.unit:
                roles = {**roles, sign: max(SIGNED, roles.get(sign, 0))}
            if quantity.unit in _POINTS and sentence.words[place - 1 : place] in _DEFINITE:
                roles = {**roles, "that_change": max(SIGNED, roles.get("that_change", 0))}
            if last is not None:
                roles = _carried(last, sentence, place, roles)
            elif 0 < place <= 2 and _opens(sentence.words, place):
                roles = {**roles, "that_change": 8}
            order = (sentence.index, place)
            last = found[quantity.span] = Mention(quantity, sentence, place, roles, order)
    return found


def _opens(words: Sequence[str], place: int) -> bool:
    """Return whether a sentence begins with a change just told of: "An 8% improvement in a year"."""
    behind = words[place + 1 : place + 3]
    return words[place - 1] in ("a", "an", "the") and not lexicon.words("change_noun").isdisjoint(
        behind
    )


def _carried(last: Mention, sentence: Sentence, place: int, roles: cues.Roles) -> cues.Roles:
    """Return roles with those of the change that a number says again: "a rise of 30p, or 20%"."""
    if place - last.place > 5:
        return roles
    joint = tuple(sentence.words[last.place + 1 : place])
    if joint not in _AGAIN and not _again(joint):
        return roles
    carried = {r: w for r, w in last.roles.items() if r in _CHANGE and w > roles.get(r, 0)}
    return {**roles, **carried} if carried else roles


def _again(joint: Sequence[str]) -> bool:
    """Return whether words lead to the same change in other terms: "hike – a whopping"."""
    rest = joint[1:] if lexicon.words("change_noun") & set(joint[:1]) else joint
    return rest[:1] in _MARKED and rest[1:2] in _LED and len(rest) <= 3


def _fits(slot: Slot, mention: Mention) -> bool:
    """Return whether a mention may stand in a slot at all."""
    quantity = mention.quantity
    if quantity.kind in _NEVER and quantity.kind not in slot.kinds:
        return False
    if slot.kinds and quantity.kind not in slot.kinds:
        return False
    if slot.units and quantity.unit not in slot.units:
        return False
    if slot.above is not None and (quantity.magnitude or 0) <= slot.above:
        return False
    if slot.below is not None and (quantity.magnitude or 0) >= slot.below:
        return False
    if slot.never and cues.best(mention.roles, slot.never) >= 7:
        return False
    if slot.least and cues.best(mention.roles, slot.roles) < slot.least:
        return False
    if slot.hedged:
        return quantity.magnitude is not None and (
            quantity.bound is not Bound.NONE or quantity.hedge is not Hedge.NONE
        )
    if quantity.magnitude is None:
        return False
    return quantity.interval.finite or (slot.bounded and quantity.bound in _BOUNDS)


def _tuples(
    frame: Frame, anchor: Mention, text: Reading, found: Mapping[Span, Mention]
) -> Iterator[Claim]:
    """Return the claims that one anchor may make, each with its weight."""
    pool = _pool(frame, anchor, text, found)
    choices: list[list[Mention]] = []
    for slot in frame.others:
        choices.append(_candidates(slot, pool, anchor))
        if not choices[-1]:
            return
    names = (*[slot.name for slot in frame.others], frame.anchor.name)
    strict = any(slot.like for slot in frame.others)
    for combination in product(*choices):
        if len({id(m) for m in combination}) < len(combination):
            continue
        if not _agree(frame, anchor, combination):
            continue
        evidence = Evidence()
        evidence.add("anchor", cues.best(anchor.roles, frame.anchor.roles))
        for slot, mention in zip(frame.others, combination, strict=True):
            evidence.add(slot.name, cues.best(mention.roles, slot.roles))
        candidate = Candidate(names, anchor, combination, pool, comparable, size, strict)
        structure(evidence, frame, candidate)
        blocked(
            evidence,
            frame.blockers,
            {m.sentence.index: m.sentence for m in (anchor, *combination)}.values(),
        )
        if evidence.weight > 0:
            yield _claim(frame, anchor, combination, evidence)


def _pool(
    frame: Frame, anchor: Mention, text: Reading, found: Mapping[Span, Mention]
) -> list[Mention]:
    """Return the other numbers near an anchor; the same for every frame that looks as far."""
    own = anchor.quantity.span
    key = (own, frame.reach, frame.ahead)
    pool: list[Mention] | None = text.pools.get(key)
    if pool is None:
        near = text.around(anchor.sentence, anchor.quantity, frame.reach, frame.ahead)
        pool = text.pools[key] = [found[q.span] for q in near if q.span != own]
    return pool


def _candidates(slot: Slot, pool: Iterable[Mention], anchor: Mention) -> list[Mention]:
    """Return the likeliest mentions for a slot, few enough to try them all."""
    fitting = [m for m in pool if _fits(slot, m)]
    if len(fitting) < 2:
        return fitting

    def rank(mention: Mention) -> tuple[int, int]:
        apart = abs(mention.sentence.index - anchor.sentence.index)
        near = abs(mention.quantity.span.start - anchor.quantity.span.start)
        return (cues.best(mention.roles, slot.roles) - 3 * apart, -near)

    return sorted(fitting, key=rank, reverse=True)[:_NEAREST]


def _agree(frame: Frame, anchor: Mention, combination: tuple[Mention, ...]) -> bool:
    """Return whether the numbers that must be of one sort are."""
    numbers = (*combination, anchor)
    for own, like, over in frame.ties:
        if like >= 0 and not one_sort(numbers[own].quantity, numbers[like].quantity):
            return False
        if over >= 0 and not greater(numbers[own].quantity, numbers[over].quantity):
            return False
    return True


def _ties(slots: Sequence[Slot]) -> tuple[tuple[int, int, int], ...]:
    """Return which slots are like or over which, by their places; -1 for none."""
    places = {slot.name: place for place, slot in enumerate(slots)}
    return tuple(
        (place, places.get(slot.like, -1), places.get(slot.over, -1))
        for place, slot in enumerate(slots[:-1])
        if slot.like in places or slot.over in places
    )


def _share_unit(frame: Frame, slots: dict[str, Quantity | tuple[Quantity, ...]]) -> None:
    """Say "a month" of all values where it is said of one, and "C" of degrees."""
    for slot in (*frame.others, frame.anchor) * 2:  # what the last one shares the first has, too
        own, like = slots[slot.name], slots.get(slot.like)
        if not isinstance(own, Quantity) or not isinstance(like, Quantity):
            continue
        if like.unit == DEGREE and own.unit in WARMTH:
            slots[slot.like] = like._replace(unit=own.unit)
        elif own.unit != like.unit and bare_unit(own.unit) == bare_unit(like.unit):
            unit = max(own.unit, like.unit, key=len)
            slots[slot.name] = own._replace(unit=unit)
            slots[slot.like] = like._replace(unit=unit)


def _claim(
    frame: Frame, anchor: Mention, combination: tuple[Mention, ...], evidence: Evidence
) -> Claim:
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        slot.name: mention.quantity for slot, mention in zip(frame.others, combination, strict=True)
    }
    slots[frame.anchor.name] = anchor.quantity
    _share_unit(frame, slots)
    if frame.rule.match.get("plain"):
        slots = {name: plain(q) for name, q in slots.items() if isinstance(q, Quantity)}
    judged = frame.anchor.name
    return Claim(
        frame.rule,
        slots,
        certain=evidence.weight >= frame.certain,
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": frame.threshold,
            "judged": judged,
            "farthest": str(frame.rule.match.get("farthest", 6)),
            "near": int(frame.rule.match.get("near", 0)),
            "far": int(frame.rule.match.get("far", 0)),
            "loose_units": bool(frame.rule.match.get("loose")),
        },
    )
