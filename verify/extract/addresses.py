"""Addresses: house numbers and postcodes.

In: a text and a digit run. Out: the house number with its street, or the postcode with
its place; None where the number counts ("12 Hyde Park concerts").
"""

from __future__ import annotations

import re

from verify.extract import clause
from verify.extract.excluded import Excluded

_S = r"[ \u00a0]"
_PLURAL = re.compile(r"[ \u00a0][a-z]{2,}s\b")
_HOUSE = r"[0-9]{1,5}[A-Za-z]?(?:[-–/][0-9]{1,5}[A-Za-z]?)?"
STREET = re.compile(
    rf"{_HOUSE}{_S}(?:[NSEW]\.?{_S}|North[ ]|South[ ]|East[ ]|West[ ]|St\.?[ ]|The[ ])?"
    r"(?:(?:[A-Z][\w.'’-]{0,20}|[0-9]{1,3}(?:st|nd|rd|th))[ \u00a0]){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Terrace|Parkway|Pkwy|Highway|Hwy"
    r"|Crescent|Quay|Plaza|Broadway|Way|Grove|Close|Mews|Gardens|Gdns|Row|Alley|Circle|Mall|Parade|Esplanade|Promenade|Croft|Wharf"
    r"|Circus|Walk|Rise|Yard|View|Vale|Villas|Gate|Hill|Green|Park|Fields|Heights|Bridge|House|Buildings|Embankment|Turnpike"
    rf"|Marg|Nagar|Chowk|Salai|Loop|Trail|Path|Passage|Arcade)\b(?!’s|'s)"
)
_NAMED_STREET = re.compile(
    rf"{_HOUSE}{_S}(?:[A-Z]\w*(?:straße|strasse|gasse|weg|platz|allee|ufer|damm|gaten|gata|gade|vej|vägen|straat|laan|plein|gracht|kade|katu|tie|utca)\b"
    r"|(?:The[ ])?(?:Strand|Mall|Broadway|Bowery|Whitehall|Piccadilly|Haymarket|Cheapside|Downing|Kurfürstendamm)\b)"
)
_RUE = re.compile(
    rf"[0-9]{{1,4}}(?:{_S}?(?:bis|ter|[a-d]))?,?{_S}(?:rue|boulevard|bd|avenue|av|place|quai|allée|impasse|chemin|cours|viale|piazza|corso|calle|avenida"
    r"|plaza|paseo|carrer|rua|ulica|ulitsa|Rue|Via|Viale|Piazza|Corso|Calle|Avenida|Plaza|Paseo|Rua|Jalan|Jl)\.?[ \u00a0]"
    r"(?:(?:de|du|des|de la|de l’|della|delle|di|dos|da|do|del|dei|d’|l’|d'|l') ?)?[A-Z]"
)
DOWNING = re.compile(r"1[01][ \u00a0]Downing\b")
NUMBERED = re.compile(
    r"[0-9]{1,3}(?:st|nd|rd|th)[ \u00a0](?:Street|St|Avenue|Ave|Road|Rd|Parallel)\b\.?"
)
_STATE_BEFORE = re.compile(
    r"\b(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|NSW|VIC|QLD|TAS|ACT)[ \u00a0]$"
)
# "75008 Paris", "1012 AB Amsterdam", "01310-100", "94103-1234", "100-0001".
_PLACED = re.compile(r"[0-9]{4,5}(?:[ ][A-Z]{2}(?=[ ,.)]|$))?[ ](?P<place>[A-ZÄÖÜÉÅ][\w’'-]+)")
_CODE = re.compile(r"[A-Z]{3}")  # a currency's: "51000 EUR"
_DUTCH = re.compile(r"[0-9]{4}[ ][A-Z]{2}(?=[ ][A-Z]|[,.)]|$)")
_PARTED = re.compile(
    r"(?:[0-9]{5}-[0-9]{3,4}|[0-9]{3}-0[0-9]{3}|[0-9]{2}-[0-9]{3}(?=[ ][A-ZŁŚŻ]))(?![0-9-])"
)
_COMMA_BEFORE = re.compile(r"(?:^|[,(;] |\b[A-Z]{1,2}-)$")
_HOUSE_BEFORE = re.compile(
    r"[0-9][A-Za-z]?, $|\b(?:[Ss]treet|[Rr]ue|[Ss]tr|Straße|Strasse|\w+(?:straße|strasse|gasse|platz|weg))\b[^.;\n]{0,24}, $"
)
_AT_BEFORE = re.compile(
    r"(?:\b(?:at|from|near|outside|behind|opposite|flat|called)|[,(;:—–]|^|\n) ?$", re.IGNORECASE
)


def lettered(text: str, at: int, end: int) -> Excluded | None:
    """Judge "221B" and "12b" of a street: "221B Baker Street"."""
    if not text[end : end + 1].isalpha() or text[end + 1 : end + 2] != " ":
        return None
    return house(text, at) if text[end + 2 : end + 3].isupper() else None


def house(text: str, at: int) -> Excluded | None:
    """Return the house number with its street at `at`."""
    for pattern in (STREET, _NAMED_STREET, DOWNING):
        match = pattern.match(text, at)
        if match:
            counts = _PLURAL.match(text, match.end()) and not _AT_BEFORE.search(
                text[max(0, at - 10) : at]
            )
            return None if counts else Excluded(at, match.end(), "address")
    return None


def abroad(text: str, at: int) -> Excluded | None:
    """Return the house number before "rue", "via" or "calle" at `at`."""
    match = _RUE.match(text, at)
    return Excluded(at, match.end() - 1, "address") if match else None


def postcode(text: str, at: int, end: int) -> Excluded | None:
    """Return the postcode at `at`: behind a state, before a place, or by its shape."""
    size = end - at
    if size == 5 and _STATE_BEFORE.search(text[max(0, at - 6) : at]):
        return Excluded(at, end, "postcode")
    parted = _PARTED.match(text, at) if text[end : end + 1] == "-" else None
    if parted is not None:
        return Excluded(at, parted.end(), "postcode")
    if size == 4 and _STATE_BEFORE.search(text[max(0, at - 6) : at]) and text[at - 2].isupper():
        return Excluded(at, end, "postcode")
    if size not in (4, 5) or text[end : end + 1] != " ":
        return None
    dutch = _DUTCH.match(text, at)
    if dutch is not None and _COMMA_BEFORE.search(text[max(0, at - 4) : at]):
        return Excluded(at, dutch.end(), "postcode")
    match = _PLACED.match(text, at)
    if match is None or clause.is_plural(match["place"]) or _CODE.fullmatch(match["place"]):
        return None
    before = text[max(0, at - 48) : at]
    if not _COMMA_BEFORE.search(before) or (size == 4 and not _HOUSE_BEFORE.search(before)):
        return None
    return Excluded(at, end, "postcode")
