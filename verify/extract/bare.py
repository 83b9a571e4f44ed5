"""Numbers that name a thing behind a bare article: "the 405 was closed", "drove the 911".

In: a text and a digit run behind "the". Out: the number as a name where nothing it could
count stands behind it, and words of roads or machines in the same sentence say what it
is; None where it may be a count told again ("the 120 were recalled").
"""

from __future__ import annotations

import re

from verify.extract import clause
from verify.extract.excluded import Excluded

_SIZES = (2, 4)  # digits
_YEARS = ("1500", "2100")
_REACH = 110  # characters of a sentence that are looked at on either side
_NEAR = 1500  # characters in which the same number, counting, speaks against a name
_ENDS = re.compile(r"[.!?][\"”’')\]]*[ \u00a0]+(?=[\"“‘'(\[]?[A-Z])|\n")
_ON_ROAD = re.compile(
    r"\b(?:on|off|onto|along|via|take|takes|took|taking|taken|drove|drive|drives|driving|cross(?:ed|es|ing)?|join(?:ed|s|ing)?"
    r"|near|to|lanes? of|clos(?:e|es|ed|ing)) [Tt]he $"
)
_ROADS = re.compile(
    r"\b(?:freeway|motorway|highway|interstate|expressway|lanes?|off-?ramps?|on-?ramps?|interchange|motorists?|drivers?|commut\w+|drove|driving"
    r"|traffic|pile-?up|congest\w+|tailbacks?|(?:north|south|east|west)bound|overpass|junction|airport|carpool|Traffic|Motorists|Drivers|Commuters)\b"
)
_BOUND = re.compile(r" (?:north|south|east|west)(?:bound)?\b")
_MACHINES = re.compile(
    r"\b(?:cars?|engines?|coup[eé]s?|convertible|sedans?|saloons?|roadster|wheels?|axle|gearbox|chassis|bonnet|tyres|horsepower|bhp|cockpit|cabin"
    r"|aircraft|airliners?|jets?|fuselage|turboprop|runway|locomotive|lens|camera|laptop|tractor|dealer(?:s|ship)?|diesel|petrol|turbo|handling)\b",
    re.IGNORECASE,
)
_SINGULAR = re.compile(
    r" (?:is|was|has|isn['’]t|wasn['’]t|hasn['’]t|does|doesn['’]t|gets|comes|feels|costs|weighs|seats|flies|handles|steers|rides|turns|sits)\b|['’]s\b"
)
_DROVE = re.compile(r"\b(?:drove|drives?|driving|flew|fly|flies|flying|parked) [Tt]he $")
_OF_MANY = frozenset("who that which whose whom of more".split())


def thing(text: str, at: int, end: int) -> Excluded | None:
    """Return the number at `at`, behind "the", as the name of a road or a machine."""
    least, most = _SIZES
    digits = text[at:end]
    if not least <= end - at <= most or (end - at == most and _YEARS[0] <= digits <= _YEARS[1]):
        return None
    before, behind = _sentence(text, at, end)
    around = before + behind
    if _is_road(before, behind, around) or _is_machine(before, behind, around):
        return None if _counted(text, at, digits) else Excluded(at, end, "name")
    return None


def _sentence(text: str, at: int, end: int) -> tuple[str, str]:
    """Return what the sentence has before the number and behind it."""
    before = text[max(0, at - _REACH) : at]
    for match in _ENDS.finditer(before):
        before_end = match.end()
        if not _ENDS.search(before, before_end):
            before = before[before_end:]
            break
    return before, _ENDS.split(text[end : end + _REACH], maxsplit=1)[0]


def _is_road(before: str, behind: str, around: str) -> bool:
    """Return whether the number is a road: "traffic on the 405", "took the 10 west"."""
    if _ON_ROAD.search(before) is None:
        return "lane" in around and _SINGULAR.match(behind) is not None
    if _BOUND.match(behind):
        return True
    return _ROADS.search(around) is not None and _stands_alone(behind)


def _is_machine(before: str, behind: str, around: str) -> bool:
    """Return whether the number is a machine: "the 911 has its engine behind the axle"."""
    if _MACHINES.search(around) is None:
        return False
    return _SINGULAR.match(behind) is not None or (
        _DROVE.search(before) is not None and _stands_alone(behind)
    )


def _stands_alone(behind: str) -> bool:
    """Return whether no noun stands behind that the number could count."""
    if behind[:1] in ("", ".", ",", ";", ")") and not behind[1:2].isdigit():
        return True
    word = behind[1:].partition(" ")[0].rstrip(".,;:").lower() if behind[0] == " " else ""
    return word in clause.functions() and word not in _OF_MANY


def _counted(text: str, at: int, digits: str) -> bool:
    """Return whether the text has the same number near without an article: a count."""
    found = re.finditer(
        rf"(?<![\w.,$£€-]){digits}(?![\w%]|[.,]\d)", text[max(0, at - _NEAR) : at + _NEAR]
    )
    base = max(0, at - _NEAR)
    return any(
        text[max(0, base + m.start() - 4) : base + m.start()].lower() != "the " for m in found
    )
