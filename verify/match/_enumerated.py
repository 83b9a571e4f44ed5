"""Enumerated: how many things a run of text tells one by one, each with what is said of it.

In: a sentence, the number that may announce, and the sentence behind. Out: the length of the
list, or None. The list may open behind a colon, a dash, a comma, "namely" or a bracket, or be
the next sentence, and is told in one of these ways:

    (1) mix; (2) knead; (3) bake       H1 holds that ...; H2, that ...       marks in order
    L71, L72 and L80       6-4, 3-6, 7-5       1:50, 1:100 and 1:200         signs of one shape
    Ann Lee, 58, a former judge; Bo Ray, 49; and Cy Poe                      names
    600 ml of cream, three eggs, a spoon of honey and a pinch of salt        things with articles
    in May, after the storm; in July; and finally in August                  runs with semicolons

What is told behind an item (an age, a place, a clause) is none. Plain lists are read by `_listing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract.lexicon import CARDINALS
from verify.match._listing import Length, partial
from verify.match.reading import Sentence
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

MOST = 700  # characters of a list
_SURE, _FAIR = 24, 16
_OPENER = re.compile(r":|\(|,|\s[–—-]\s|\b(?:namely|are|were)\b")
_NEAR = 90  # characters from a number to its list
_NOT_ALL = re.compile(
    r"\b(?:others?|another|among|rest|remaining|unnamed|latest|so far|respectively|each of|either|or"
    r"|round(?:ing|ed|s)? (?:out|off)|complet(?:ing|ed|es))\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|each|all|none|both|several)) of (?:the |its |his |her |their |our )?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|“[^”]{0,200}”|\"[^\"]{0,200}\"")
_BETWEEN = re.compile(r"\bbetween [^,;]{1,30}? and [^,; ]{1,12}")
_CODE = r"(?:[A-Z]{1,4}-?\d[\w-]*|#\d+|\d{1,2}[-–:]\d{1,4}(?:,\d{3})?|\d+(?:\.\d+)?)(?: \([^()]{1,30}\))?"
_CODES = re.compile(rf"\s*(?P<list>{_CODE}(?:, {_CODE}){{1,20}}(?P<last>,? (?:and )?{_CODE})?)")
_FOLLOWED = re.compile(r".{0,60}?\b(?:are|were|:) (?=[A-Z#]{1,4}-?\d)")
_MARKED = re.compile(
    r"(?:\b(?P<letter>[A-Z])|\()(?P<number>\d{1,2})(?:\)|\b(?=,? (?:that|[a-z]+s\b)))"
)
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady|Cllr)\.? "
_NAME = re.compile(rf"(?P<ahead>(?:[a-z][\w’'-]* ){{0,3}}){_CAP}")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
_FUNCTION = frozenset(
    "of in on at from to for with by near under over after before since until between against as than which who whose whom where "
    "when while that aged born both all each every formerly late then but was is are were has had have will would not now also "
    "only including joined led based known called named made said says worth one two it he she they his her".split()
)
_THING = re.compile(
    r"(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|his|her|its|their|our|some|half an?)\b|\d[\d.,/]*)",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"\d+\.\d")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|said|says|did)\b")
_WORDS = {word: number for number, word in enumerate(CARDINALS[:10], start=1)}
_COUNT = re.compile(
    r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?=[A-Za-z])",
    re.IGNORECASE,
)
_SUMMED = frozenset(
    "socket port bedroom room medal door window seat bed ball coin people person player title vehicle".split()
)
_PAIRS = frozenset("couple couples pair pairs duo duos team teams partnership partnerships".split())
_ENDS_IN_NAME = re.compile(rf"[a-z] {_CAP}\s*$")
_SEVERAL = re.compile(
    r"(?:the |his |her |its |their |our )?(?:both|two|three|four|five|six|seven|eight|nine|ten|\d)\b"
)
_LONG = 14  # words of one item


def told(sentence: Sentence, quantity: Quantity, following: Sentence | None) -> Length | None:
    """Return the length of a list that tells one by one what a number counts."""
    text = sentence.document.text
    head = text[max(sentence.span.start, quantity.span.start - 40) : quantity.span.start]
    if partial(sentence.text) or _NOT_ALL.search(head) or _OUT_OF.search(head):
        return None
    for start, opener in _opened(sentence, quantity):
        body = text[start : min(sentence.span.end, start + MOST)]
        if opener == "(":
            close = _closing(body)
            body = body[:close] if close >= 0 else ""
        found = _length(body, start, quantity, opener)
        if found is not None or opener in (":", "namely"):
            return found
    if following is None or following.block != sentence.block or partial(following.text):
        return None
    return _next(following, quantity)


def _opened(sentence: Sentence, quantity: Quantity) -> Iterator[tuple[int, str]]:
    """Yield where a list may open behind a number and what it counts, and by which sign."""
    text, at = sentence.document.text, quantity.span.end
    more = [q for q in sentence.quantities if q.span.start >= at and q.kind is not Kind.DATE]
    end = min(sentence.span.end, at + _NEAR, more[0].span.start if more else sentence.span.end)
    begun = False
    for match in _OPENER.finditer(text, at, end):
        before, sign = text[at : match.start()], match.group().strip()
        if ";" in before or "." in before:
            return
        begun = begun or (sign == "," and _ENDS_IN_NAME.search(before) is not None)
        if sign == "," and begun:
            continue  # "three isles called Brenna, Solvik and Tarn": the list stands before the comma
        if before.strip():
            yield match.end(), sign


def _closing(body: str) -> int:
    """Return where the bracket that a text is in ends, or -1."""
    depth = 0
    for at, character in enumerate(body):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return at
    return -1


def _length(body: str, start: int, quantity: Quantity, opener: str) -> Length | None:
    """Return the length of the list that a run of text begins with."""
    if opener in (":", "namely", "are", "were") or opener in "–—-" or opener == "(":
        weight = _SURE
    else:
        weight = _FAIR
    found = _marked(body) or _codes(body)
    if found is None and not _NOT_ALL.search(_BRACKETS.sub(" ", body)):
        apposed = opener in (",", "are", "were")
        found = _names(body, quantity, bare=apposed)
        found = found or (None if apposed else _things(body, quantity) or _parts(body))
    return found and Length(found[0], found[0], Span(start, start + found[1]), weight)


def _next(following: Sentence, quantity: Quantity) -> Length | None:
    """Return the length of the list that the next sentence is."""
    body, start = following.text, following.span.start
    if _SEVERAL.match(body.lower()):
        return None  # "Three are for the owner: ... (1), ... (2)": the rest comes later
    found = _marked(body)
    if found is None and (lead := _FOLLOWED.match(body)):
        codes = _codes(body[lead.end() :])
        found = codes and (codes[0], codes[1] + lead.end())
    if found is None and body.count(";") > 1 and not _NOT_ALL.search(body):
        parts = [p.strip().removeprefix("and ") for p in body.split(";")]
        closed = re.search(r";\s*(?:and|finally)\b", body) is not None
        if closed and all(_is_name(p) and len(p.split()) > 2 for p in parts):
            found = sum(max(1, _named(p)) for p in parts), len(body)
    return found and Length(found[0], found[0], Span(start, start + found[1]), _FAIR)


def _marked(body: str) -> tuple[int, int] | None:
    """Return how many items are marked (1), (2) or H1, H2, from the first on without a gap."""
    reached, letter, end = 0, None, 0
    for match in _MARKED.finditer(body):
        if reached and match["letter"] != letter:
            continue
        if int(match["number"]) != reached + 1:
            if int(match["number"]) <= reached:
                continue
            break
        letter, reached, end = match["letter"], reached + 1, match.end()
    return (reached, end) if reached > 1 else None


def _codes(body: str) -> tuple[int, int] | None:
    """Return how many signs of one shape are listed."""
    match = _CODES.match(body)
    if match is None:
        return None
    listed = re.sub(r"(?<=\d),(?=\d{3}\b)|\([^()]*\)", "", match["list"])
    items = [
        i.strip().removeprefix("and ").strip() for i in re.split(r",| and ", listed) if i.strip()
    ]
    shapes = {re.sub(r"\d+", "0", re.sub(r"[A-Z]", "A", i)) for i in items}
    tail = body[match.end("list") :].lstrip()
    plain = shapes <= {"0", "0.0"}
    if len(items) < 3 or (len(shapes) > 1 and not plain) or (plain and " and " not in listed):
        return None
    return (len(items), match.end("list")) if not tail[:1].isdigit() else None


def _parts(body: str) -> tuple[int, int] | None:
    """Return how many runs semicolons part, where the last has an "and"."""
    parts = [p.strip() for p in _flat(body).split(";")]
    closed = len(parts) > 2 and parts[-1].startswith("and ")
    return (len(parts), len(body)) if closed and "." not in body[:-1] else None


def _names(body: str, quantity: Quantity, *, bare: bool) -> tuple[int, int] | None:
    """Return how many names a run of text tells, what is told of each left out."""
    flat = _flat(body)
    if ";" in flat:
        parts = [re.sub(r"^\s*and\s+", "", p) for p in flat.split(";") if p.strip()]
        counts = [_named(p) for p in parts]
        if len(parts) < 2 or not all(counts) or (bare and not re.search(r";\s*and\s", flat)):
            return None
        pairs = not _PAIRS.isdisjoint((quantity.counted or "").split("_"))
        return (len(parts) if pairs else sum(counts)), len(body)
    total = reached = 0
    joined = closed = False
    for segment, joint, end in _segments(flat):
        item = segment.strip()
        joined = joined or joint == "and"
        name = _is_name(item)
        if _SEVERAL.match(item) or (not total and not name and _ENDS_IN_NAME.search(item)):
            return None  # "and the two inner moons", ", named Ash, Elm and Fir"
        if closed and name:
            return None  # "A, B and C, D": not one list
        if name and bare and not _alone(item):
            return None  # "From its two wings, Mr Roe took three"
        if name:
            total, reached, closed = total + 1, end, joined
            if _VERB.search(item):
                break
        elif closed or not total or _VERB.search(item):
            break
    return (total, reached) if total > 1 and closed else None


def _alone(item: str) -> bool:
    """Return whether only a place or a clause follows the name that an item opens with."""
    rest = re.sub(
        rf"^(?:[a-z][\w’'-]* ){{0,3}}(?:{_CAP}|de|van|von|da|del|al|of the|of)(?: (?:{_CAP}|de|van|von|da|del|al|of))*",
        "",
        item,
    )
    follow = rest.split()
    return not follow or follow[0] in _FUNCTION or not follow[0][:1].isalpha()


def _named(part: str) -> int:
    """Return how many names the item of a list with semicolons has: "Al Roe, 31, and Bo Roe, 29"."""
    total = 0
    for segment, joint, _ in _segments(part):
        item = segment.strip()
        if _is_name(item):
            total += not total or joint == "and"
        elif not total or re.match(r"(?:who|which|whose|where|when|while)\b", item):
            break
    return total


def _flat(body: str) -> str:
    """Return a text with what stands in brackets and quotes blanked out, its places kept."""
    flat = _BRACKETS.sub(lambda m: (" " if m[0][0] in "([" else "Q") * len(m.group()), body)
    return _BETWEEN.sub(lambda m: m.group().replace(" and ", " to  "), flat).rstrip(" .!?\n")


def _segments(flat: str) -> Iterator[tuple[str, str, int]]:
    """Yield the runs between commas and "and", with what leads to each and where it ends."""
    joint, at = "", 0
    for match in re.finditer(r",?\s+(?:and|&|plus),?\s+|,\s+", flat):
        if match.start() > at:
            yield flat[at : match.start()], joint, match.start()
        joint, at = ("," if match[0].strip() == "," else "and"), match.end()
    yield flat[at:], joint, len(flat)


def _is_name(item: str) -> bool:
    """Return whether a run opens with a name, perhaps behind what its bearer is."""
    match = _NAME.match(item)
    if match is None or _DAY.match(item):
        return False
    ahead = match["ahead"].split()
    return not any(w in _FUNCTION or w.endswith(("ing", "ed")) for w in ahead)


def _things(body: str, quantity: Quantity) -> tuple[int, int] | None:
    """Return how many things a run of text tells, each with an article or a number."""
    flat = _flat(body)
    if re.search(r"[.?!:]\s", flat):
        return None
    mark = ";" if ";" in flat else ","
    runs = list(_segments(flat)) if mark == "," else [(p, ",", 0) for p in flat.split(";")]
    items: list[str] = []
    closed = False
    for segment, joint, _ in runs:
        item = re.sub(r"^and\s+", "", segment.strip())
        if joint == "and" and items and not _THING.match(item):
            if _THING.match(items[-1]) and len(items) > 1 and segment is runs[-1][0]:
                return None  # "and jam": one item more, or part of the last
            continue
        if closed:
            return None
        items.append(item)
        closed = joint == "and"
    opened = [bool(_THING.match(item)) for item in items]
    if any(_DECIMAL.match(item) for item in items):
        return None  # amounts, not things
    if len(items) < 3 or sum(opened) < len(items) - 1 or not opened[-1]:
        return None
    if not (closed or mark == ";") or any(len(i.split()) > _LONG or _VERB.search(i) for i in items):
        return None
    size, total = int(quantity.magnitude or 0), _total(items)
    noun = (quantity.counted or "").split("_")[-1].removesuffix("s")
    if total and noun and (noun in _SUMMED or any(noun in i for i in items)):
        return total, len(body)
    if size in (len(items), total):
        return size, len(body)
    nearer = total and abs(total - size) < abs(len(items) - size)
    return total if nearer else len(items), len(body)


def _total(items: list[str]) -> int:
    """Return the sum of items that are all counted, or 0."""
    total = 0
    for item in items:
        match = _COUNT.match(item)
        if match is None:
            return 0
        word = match["count"].lower()
        total += 1 if word in ("a", "an") else _WORDS.get(word) or int(word)
    return total
