"""Agreement: the same fact said twice, in one document or in several.

In: facts (`verify.match.facts`). Out: claims that two quantities state one thing.
Facts are aligned by the rare words they share, values first: a value that stands in
both texts beside the same words is confirmed and takes no further part; only what is
left over can be in conflict. So a text that repeats last year's figure beside this
year's is never blamed for it.

Says nothing of which value is right, and nothing at all where either text speaks of
revisions, forecasts or another time (`blockers` in the rule).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from verify.extract import Extraction
from verify.links import groups
from verify.match.alignment import Pair, scored
from verify.match.conflicts import conflicts
from verify.match.crossed import crossed
from verify.match.facts import Fact, facts, stem
from verify.match.ground import ground
from verify.match.linkage import Linked, linked
from verify.match.partners import partners
from verify.match.sorts import DATES
from verify.match.steps import step
from verify.match.tablefacts import table_facts
from verify.match.templated import templated
from verify.model.claim import Claim
from verify.model.document import SUMMING, BlockKind
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "agreement"
TITLES = True
_TWIN = 0.6  # score from which equal values count as one fact
_MOST = 24  # numbers of a sentence; one that holds more is data
_SAME_MOVE = 3.0  # moves of a price where no market is named
TOP = SUMMING
Beside = dict[tuple[str, Span], tuple[Quantity, ...]]


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Return the claims that facts of different documents are one."""
    first_sources = sorted(
        ((i, e) for i, e in enumerate(extractions) if e.document.name not in settings.priors),
        key=lambda e: e[1].document.name not in settings.sources,
    )
    listed = [[*facts(e, i), *table_facts(e, i)] for i, e in first_sources]
    sources = range(sum(e.document.name in settings.sources for _, e in first_sources))
    chosen = [
        (i, j)
        for i, j in partners(listed, sources)
        if settings.revision or not templated(first_sources[i][1], first_sources[j][1])
    ]
    met = [(listed[i], listed[j], aligned(listed[i], listed[j])) for i, j in chosen]
    by_place = [(first_sources[i][1], first_sources[j][1]) for i, j in chosen]
    numbers = _by_sentence(listed)
    for rule in rules:
        reader = _Reader(rule, revision=settings.revision)
        by_pair = [list(reader.pairs(first, second, found)) for first, second, found in met]
        pairs = [pair for found in by_pair for pair in found]
        match rule.match.get("finds"):
            case "drift" | "modality":
                told = clusters(p for p in pairs if p.agrees and not reader.momentary(p))
            case "swap":
                alike = _alike(met)
                yield from (_swapped(rule, p, alike) for p in pairs)
                continue
            case "snapshot":
                told = clusters(p for p in pairs if reader.momentary(p))
            case _:
                between = [
                    (found, linked(*texts)) for found, texts in zip(by_pair, by_place, strict=True)
                ]
                for found, ties in between:
                    kept = [p for p in found if not reader.momentary(p)]
                    both = [_claim(rule, p) for p in kept]
                    if not reader.revision:
                        both += _linked(reader, kept, ties)
                    yield from (_beside(claim, numbers) for claim in both)
                continue
        yield from (_mentions(rule, cluster) for cluster in told)


def _linked(reader: _Reader, pairs: Sequence[Pair], ties: Linked) -> Iterator[Claim]:
    """Return the claims that numbers are of one fact by their keys, where none is paired yet."""
    paired = {_place(f.quantity) for p in pairs if not p.agrees for f in (p.first, p.second)}
    for link in ties.links:
        places = {_place(link.first.quantity), _place(link.second.quantity)}
        if link.first.sort in DATES or not paired.isdisjoint(places):
            continue
        if reader.moves(link.first, link.second):
            continue
        yield Claim(
            reader.rule,
            dict(zip(("first", "second"), link.values, strict=True)),
            certain=link.slip != "",
            evidence=tuple(sorted(set(link.first.near) & set(link.second.near))),
            weight=round(link.weight * 10),
            extra={"slip": link.slip},
        )


def _by_sentence(listed: Sequence[Sequence[Fact]]) -> Beside:
    """Return by the place of each number those that stand in its sentence."""
    held: dict[tuple[str, Span], list[Quantity]] = defaultdict(list)
    for fact in (fact for facts_ in listed for fact in facts_):
        held[fact.quantity.document.name, fact.sentence].append(fact.quantity)
    return {_place(q): tuple(own) for own in held.values() if len(own) <= _MOST for q in own}


def _beside(claim: Claim, numbers: Beside) -> Claim:
    """Return a claim with the numbers beside its two, which may explain what they differ by."""
    first, second = claim.quantities
    near = (numbers.get(_place(first), ()), numbers.get(_place(second), ()))
    return claim._replace(extra={**claim.extra, "beside": near}) if any(near) else claim


def _place(quantity: Quantity) -> tuple[str, Span]:
    return quantity.document.name, quantity.span


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims that a headline or summary repeats a fact of the body."""
    summary = facts(extraction, 0, TOP)
    if not summary:
        return
    body = facts(extraction, 1, frozenset(BlockKind) - TOP)
    found = aligned(summary, body)
    stated = [f.quantity for f in body if f.quantity.interval.finite]
    for rule in rules:
        if rule.match.get("finds") is None:
            for pair in _Reader(rule).pairs(summary, body, found, within=True):
                if pair.compatible or not step(pair.first.quantity, stated):
                    yield _claim(rule, pair)


def aligned(first: Sequence[Fact], second: Sequence[Fact]) -> list[Pair]:
    """Return the pairs of two lists of facts that no place sets apart, the best first."""
    return sorted((p for p in scored(first, second) if not p.elsewhere), key=lambda p: -p.score)


def clusters(pairs: Iterable[Pair]) -> list[list[Fact]]:
    """Group the facts that pairs join, each group in the order of the documents."""
    joined = list(pairs)
    found = {id(fact): fact for pair in joined for fact in (pair.first, pair.second)}
    return [
        sorted((found[key] for key in group), key=lambda f: (f.document, f.quantity.span))
        for group in groups((id(pair.first), id(pair.second)) for pair in joined)
    ]


def _alike(met: Sequence[tuple[object, object, Sequence[Pair]]]) -> dict[int, list[Fact]]:
    """Return by each fact those that other documents tell of the same figure alike."""
    agreeing = (p for *_, found in met for p in found if p.score >= _TWIN and p.agrees)
    one_measure = (p for p in agreeing if p.first.measure and p.first.measure == p.second.measure)
    return {id(fact): cluster for cluster in clusters(one_measure) for fact in cluster}


def _swapped(rule: Rule, pair: Pair, alike: Mapping[int, Sequence[Fact]]) -> Claim:
    """Return the claim that two give one measure, with those that tell the second's as it does."""
    claim = _claim(rule, pair)
    if pair.first.measure == pair.second.measure or not pair.agrees:
        return claim
    places = {_place(q) for q in pair.values}
    also = tuple(
        f.quantity for f in alike.get(id(pair.second), ()) if _place(f.quantity) not in places
    )
    return claim._replace(slots={**claim.slots, "also": also}) if also else claim


def _mentions(rule: Rule, cluster: Sequence[Fact]) -> Claim:
    """Return the claim that several mentions are one fact, worded alike."""
    return Claim(rule, {"mentions": tuple(f.quantity for f in cluster)}, certain=False)


class _Reader:
    """Aligns two lists of facts by what one rule says of blockers and revisions."""

    def __init__(self, rule: Rule, *, revision: bool = False) -> None:
        self.rule, self.revision = rule, revision
        self.blockers = frozenset(stem(str(word)) for word in rule.match.get("blockers", ()))
        self.revisions = frozenset(map(str, rule.match.get("revisions", ())))
        self.moments = frozenset(map(str, rule.match.get("moments", ())))
        self.finds = rule.match.get("finds")

    def momentary(self, pair: Pair) -> bool:
        """Return whether both are moves of a price, which differ from hour to hour."""
        return self.moves(pair.first, pair.second)

    def moves(self, *facts: Fact) -> bool:
        """Return whether facts are all moves of a price."""
        percents = all(f.quantity.kind is Kind.PERCENT for f in facts)
        return percents and all(f.measure in self.moments for f in facts)

    def pairs(
        self,
        first: Sequence[Fact],
        second: Sequence[Fact],
        pairs: Sequence[Pair],
        *,
        within: bool = False,
    ) -> Iterator[Pair]:
        """Return the agreeing ones of the aligned pairs, then the conflicts among the rest.

        Those of a headline and its story are found here; those of two documents are links.
        """
        if self.finds in ("snapshot", "swap"):
            chosen = _one_moment if self.finds == "snapshot" else _swappable
            yield from (p for p in pairs if p.score >= _TWIN and chosen(p))
            return
        pairs = [p for p in pairs if not measures_differ(p.first, p.second)]
        agreeing = [p for p in pairs if (p.score >= _TWIN or p.telling) and p.agrees]
        yield from agreeing
        if self.finds or self.revision:  # what a revision changed is meant to differ
            return
        yield from crossed(first, second)
        if not within:
            return
        yield from conflicts(
            first,
            second,
            pairs,
            ground(agreeing, first, second),
            moved=any(w in first[0].quantity.document.text.lower() for w in self.revisions),
            blockers=self.blockers,
        )


def _swappable(pair: Pair) -> bool:
    """Return whether two percentages beside the same words name known measures."""
    a, b = pair.first, pair.second
    return bool(a.measure and b.measure) and a.quantity.kind is Kind.PERCENT


def measures_differ(a: Fact, b: Fact) -> bool:
    """Return whether two percentages plainly measure different things.

    The nouns beside an amount of money change too freely from text to text to tell.
    """
    if not a.measure or not b.measure or a.quantity.kind is not Kind.PERCENT:
        return False
    return {stem(w) for w in a.measure.split()}.isdisjoint(stem(w) for w in b.measure.split())


def _one_moment(pair: Pair) -> bool:
    """Return whether both name the same place, or neither one, and no differing period."""
    a, b = pair.first, pair.second
    one, two = a.quantity.period, b.quantity.period
    here = a.places == b.places and (a.places or pair.score >= _SAME_MOVE)
    return bool(here) and (one is None) == (two is None)


def _claim(rule: Rule, pair: Pair) -> Claim:
    """Return the claim that two facts are one."""
    evidence = tuple(sorted(set(pair.first.near) & set(pair.second.near)))
    return Claim(
        rule,
        dict(zip(("first", "second"), pair.values, strict=True)),
        certain=pair.slip != "",
        evidence=evidence,
        weight=round(pair.score * 10),
        extra={"slip": pair.slip},
    )
