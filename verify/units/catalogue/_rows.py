"""Rows of the catalogue's files -> entries by surface. The files say how rows are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verify.choices import IntEnum
from verify.named import NamedTuple


class Tag(IntEnum):
    """What a surface is."""

    UNIT = 1
    MONEY = 2
    SCALE = 3
    NOUN = 4
    PERCENT = 5


_TAGS = {int(tag): tag for tag in Tag}


class Entry(NamedTuple):
    """What one surface stands for.

    `canonical` is a pint name, an ISO code, a counted noun, or "percent". `power` is the
    power of ten that a scale multiplies by, or that a small coin divides by. `article` says
    whether "a" before it is a one: always ("article") or with a cue ("article?"). `guard` says
    when the surface counts: "word" only where no sentence goes on, "near" only near one of
    the words `near`, "glued" only directly
    behind the number, "reading" so and behind "to", "of" and their like, "money" only behind an amount of money. `also` holds the canonical
    forms of its other readings, `rivals` the entries that go first near their words.
    """

    tag: Tag
    canonical: str
    kind: str = ""
    power: int = 0
    factor: int = 1
    guard: str = ""
    article: str = ""
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    rivals: tuple[Entry, ...] = ()


def plain(entry: Entry) -> tuple[Any, ...]:
    """Return an entry as plain data."""
    return (int(entry.tag), *entry[1:-1], tuple(map(plain, entry.rivals)))


def from_plain(rows: Iterable[tuple[Any, ...]]) -> list[Entry]:
    """Return the entries that `plain` made plain data of."""
    tags, new = _TAGS, tuple.__new__
    return [
        new(Entry, (tags[row[0]], *row[1:-1], tuple(from_plain(row[-1])) if row[-1] else ()))
        for row in rows
    ]


class Prefix(NamedTuple):
    """A unit prefix: "kilo", ("k",)."""

    name: str
    signs: tuple[str, ...]
    rare: bool
    binary: bool


class UnitRow(NamedTuple):
    """One row of units.txt."""

    canonical: str
    prefixes: str
    names: tuple[tuple[str, ...], ...]
    signs: tuple[str, ...]
    kind: str
    article: str
    bare_sign: bool
    definition: str
    also: tuple[str, ...]
    near: tuple[str, ...]


def fields(row: str, count: int) -> list[str]:
    """Return the `count` fields of a row, absent ones empty."""
    cells = [cell.strip() for cell in row.split("|")]
    return cells + [""] * (count - len(cells))


def listed(cell: str) -> list[str]:
    """Return the comma-separated items of a field."""
    return [item.strip() for item in cell.split(",") if item.strip()]


def forms(name: str) -> tuple[str, ...]:
    """Return a name with its plurals: "foot=feet" -> foot, feet; "metre" -> metre, metres."""
    if "=" in name:
        return tuple(part.strip() for part in name.split("="))
    return (name, plural(name))


def plural(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def first_letters(surface: str) -> str:
    """Return the run of letters that a surface begins with."""
    end = 0
    while end < len(surface) and surface[end].isalpha():
        end += 1
    return surface[:end]


def prefixes(rows: Iterable[str]) -> tuple[Prefix, ...]:
    """Read prefixes.txt."""
    found = []
    for row in rows:
        name, signs, power = fields(row, 3)
        found.append(Prefix(name, tuple(signs.split()), power.endswith("*"), "^" in power))
    return tuple(found)


def unit_row(row: str) -> UnitRow:
    """Read one row of units.txt."""
    canonical, prefix_set, names, signs, options = fields(row, 5)
    definition = ""
    if "define:" in options:
        options, _, definition = options.partition("define:")
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    kind, article, bare_sign = "physical", "", True
    for option in options.split():
        if option.startswith("kind:"):
            kind = option[5:]
        elif option.startswith("also:"):
            also = tuple(option[5:].split(","))
        elif option.startswith("near:"):
            near = tuple(option[5:].replace("_", " ").split(","))
        elif option in ("article", "article?"):
            article = option
        elif option == "prefixed":
            bare_sign = False
    return UnitRow(
        canonical,
        prefix_set,
        tuple(forms(name) for name in listed(names)),
        tuple(listed(signs)),
        kind,
        article,
        bare_sign,
        _definition(canonical, definition.strip()),
        also,
        near,
    )


def _definition(canonical: str, text: str) -> str:
    """Return a whole pint definition line: the row may leave the name out."""
    if not text or text.split("=")[0].strip() == canonical:
        return text
    return f"{canonical} = {text}"


def add_units(
    rows: Iterable[str],
    table: tuple[Prefix, ...],
    names: dict[str, Entry],
    signs: dict[str, Entry],
) -> None:
    """Add every spelling of every unit, with the prefixes its row takes.

    An unprefixed spelling of any row goes before a prefixed one of another ("min" is a
    minute, not a milli-inch).
    """
    units = [unit_row(row) for row in rows]
    for unit in units:
        entry = Entry(Tag.UNIT, unit.canonical, unit.kind, article=unit.article, also=unit.also)
        for name in unit.names:
            for form in name:
                names.setdefault(form.lower(), entry)
        for sign in unit.signs if unit.bare_sign else ():
            bare = sign.rstrip("!^?~")
            guard = {"!": "word", "^": "glued", "?": "near", "~": "reading"}.get(
                sign[len(bare) :], ""
            )
            near = unit.near if guard == "near" else ()
            _add_sign(signs, bare.strip(), entry._replace(guard=guard, near=near))
    for unit in units:
        for prefix in _taken(unit.prefixes, table):
            _add_prefixed(unit, prefix, names, signs)


def _add_sign(signs: dict[str, Entry], sign: str, entry: Entry) -> None:
    """Add a sign; of several units with one sign those with words near them go first."""
    known = signs.get(sign)
    if known is None:
        signs[sign] = entry
    elif entry.near:
        signs[sign] = known._replace(rivals=(*known.rivals, entry))
    elif known.near and known.tag is not Tag.MONEY:
        signs[sign] = entry._replace(rivals=(*known.rivals, known._replace(rivals=())))


def _taken(prefix_set: str, table: tuple[Prefix, ...]) -> list[Prefix]:
    """Return the prefixes of a set; "si" takes the rare ones too, whose names are plain."""
    if prefix_set.startswith("="):
        return [p for p in table if not p.binary and p.signs[0] in prefix_set]
    if prefix_set in ("si", "si+"):
        return [p for p in table if not p.binary]
    if prefix_set == "binary":
        large = ("kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta")
        return [p for p in table if p.binary or p.name in large]
    return []


def _add_prefixed(
    unit: UnitRow, prefix: Prefix, names: dict[str, Entry], signs: dict[str, Entry]
) -> None:
    """Add a unit's spellings with one prefix; the sign of a rare prefix needs "si+"."""
    article = unit.article if prefix.name in ("kilo", "centi", "milli") else ""
    entry = Entry(Tag.UNIT, prefix.name + unit.canonical, unit.kind, article=article)
    for name in unit.names:
        for form in name:
            if form.isalpha() or " " in form or "-" in form:
                names.setdefault(prefix.name + form.lower(), entry)
    if prefix.rare and unit.prefixes == "si":
        return
    for sign in unit.signs:
        bare = sign.rstrip("!^?~").strip()
        if bare.replace(" ", "").replace("·", "").isalpha():
            for mark in prefix.signs:
                _add_sign(signs, mark + bare, entry)


# Codes that are no words when written small: "20 usd".
_PLAIN_CODES = frozenset(
    "USD EUR GBP JPY CNY RMB INR AUD CAD CHF HKD SGD NZD KRW BRL MXN ZAR SEK NOK DKK PLN CZK HUF "
    "THB IDR MYR PHP VND TWD AED SAR PKR LKR BDT NGN KES EGP ILS".split()
)


def add_currencies(rows: Iterable[str], names: dict[str, Entry], signs: dict[str, Entry]) -> None:
    """Add codes, names, signs and small coins; shared ones with their other readings."""
    for row in rows:
        if row.startswith("="):
            surface, codes = fields(row[1:], 2)
            _add_shared(surface, listed(codes), names, signs)
            continue
        if row.startswith("~"):
            continue
        code, called, marks, coins = fields(row, 4)
        entry = Entry(Tag.MONEY, code, "money")
        signs[code] = entry
        if code in _PLAIN_CODES:
            names[code.lower()] = entry
        for name in listed(called):
            name, near = _near(name)
            for form in forms(name):
                names[form.lower()] = entry._replace(guard="near" if near else "", near=near)
        for mark in listed(marks):
            mark, near = _near(mark)
            if near:
                _add_sign(signs, mark, entry._replace(guard="near", near=near))
            else:
                signs[mark] = entry
        for coin in listed(coins):
            _add_coin(coin, entry, names, signs)


def places(rows: Iterable[str]) -> dict[str, str]:
    """Return the words that speak for a currency, in small letters, with its code."""
    found: dict[str, str] = {}
    for row in rows:
        if row.startswith("~"):
            code, words = fields(row[1:], 2)
            found |= {word.lower(): code for word in listed(words)}
    return found


def _near(surface: str) -> tuple[str, tuple[str, ...]]:
    """Return a surface and the words that it needs near: "won@korea+seoul"."""
    name, _, words = surface.partition("@")
    return name, tuple(words.split("+")) if words else ()


def _add_coin(coin: str, entry: Entry, names: dict[str, Entry], signs: dict[str, Entry]) -> None:
    """Add a small coin: "dime:10" is ten hundredths, "p@£" a sign that needs "£" near."""
    coin, near = _near(coin)
    name, _, hundredths = coin.partition(":")
    small = entry._replace(power=-2, factor=int(hundredths or 1))
    if near:
        _add_sign(signs, name, small._replace(guard="near", near=near))
        return
    for form in forms(name):
        names[form.lower()] = small


def _add_shared(
    surface: str, codes: list[str], names: dict[str, Entry], signs: dict[str, Entry]
) -> None:
    """Add a name or sign of several currencies."""
    surface, _, coin = surface.partition("/")
    surface, near = _near(surface)
    entry = Entry(Tag.MONEY, codes[0], "money", -2 if coin else 0, also=tuple(codes[1:]))
    if near:
        entry = entry._replace(guard="near", near=near)
    if surface in ("dollar", "euro"):
        entry = entry._replace(article="article")
    if (surface.isalpha() and surface.islower() and len(surface) > 2) or "=" in surface:
        for form in forms(surface):
            unit = names.get(form)  # "pound" is a mass as well
            if unit is not None and unit.tag is Tag.UNIT:
                names[form] = unit._replace(also=(*unit.also, codes[0]))
            else:
                names[form] = entry
    else:
        guard = "glued" if surface.endswith("^") else ""
        _add_sign(signs, surface.rstrip("^"), entry._replace(guard=guard))
        if guard and not coin:
            signs["before:" + surface.rstrip("^")] = entry


_PERCENTS = (
    "prozent", "pour cent", "por ciento", "por cento", "per cento", "procent", "prosent", "prosenttia",
    "percent", "per cent", "per-cent", "percents", "percentage", "pct", "pct.", "p.c.", "pc",
)  # fmt: skip
_POINTS = (
    "percentage point", "percentage-point", "percent point", "percent-point", "per cent point",
    "%-point", "ppt",
)  # fmt: skip


def add_percent(names: dict[str, Entry], signs: dict[str, Entry]) -> None:
    """Add the spellings of percent, of percentage points and of basis points."""
    percent = Entry(Tag.PERCENT, "percent", "percent")
    point = Entry(Tag.PERCENT, "percentage_point", "percent")
    basis = Entry(Tag.PERCENT, "basis_point", "percent")
    for surface in ("%", "％", "٪"):
        signs[surface] = percent
    for surface in _PERCENTS:
        names[surface] = percent
    for surface in _POINTS:
        names[surface] = names[surface + "s"] = point
    signs["pp"] = signs["p.p."] = signs["pps"] = signs["% point"] = signs["% points"] = point
    for surface in ("basis point", "basis-point"):
        names[surface] = names[surface + "s"] = basis
    signs["bp"] = signs["bps"] = basis


def add_miswritten(rows: Iterable[str], signs: dict[str, Entry]) -> None:
    """Add signs in the wrong letter case, where nothing else is written so."""
    for row in rows:
        sign, spellings = fields(row, 2)
        entry = signs.get(sign)
        for spelling in listed(spellings) if entry is not None else ():
            signs.setdefault(spelling, entry)  # type: ignore[arg-type]


def scales(rows: Iterable[str], signs: dict[str, Entry]) -> dict[str, Entry]:
    """Return scale words (lower case) and letters; a letter keeps the unit it may be beside it."""
    found: dict[str, Entry] = {}
    for row in rows:
        power, words, short, glued, money = fields(row, 5)
        entry = Entry(Tag.SCALE, "", power=int(power))
        for word in listed(words):
            found[word] = found[word + "s"] = entry
        for group, guard in ((short, ""), (glued, "glued"), (money, "money")):
            for sign in listed(group):
                unit = signs.get(sign)
                also = (unit.canonical,) if unit is not None and unit.tag is Tag.UNIT else ()
                found[sign] = entry._replace(guard=guard, also=also)
    return found


def add_nouns(rows: Iterable[str], names: dict[str, Entry]) -> None:
    """Add counted nouns, singular and plural."""
    for row in rows:
        canonical, others = fields(row, 2)
        entry = Entry(Tag.NOUN, canonical, "number")
        for noun in [canonical.replace("_", " "), *listed(others)]:
            for form in forms(noun):
                names[form.lower()] = entry
