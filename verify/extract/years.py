"""Years, decades and centuries: "2021", "1998-2004", "the 1990s", "19th century", "44 BC".

In: a page and a digit run that may be a year, or the places of "century". Out: `Found`
dates. Only what the words beside it make a year is taken here; a bare four-digit number
is judged again when units and counted nouns are known (`is_year`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters

from verify.extract import lexicon, periods
from verify.extract.page import Found, Hit, Page
from verify.model.quantity import Period

_S = r"[ \u00a0\u202f]"
_PREPOSITION = re.compile(
    r"(?:\b(dat(?:es|ing|ed)(?: back)? (?:from|to)|born|died|in|since|until|till|during|circa|early|late|mid|year|years|before|after|spring|summer"
    r"|autumn|fall|winter|class|copyright|through|throughout|back|model|season|vintage|c\.|ca\."
    r"|(?:end|start|beginning|half|quarter|middle|summer|winter|spring|autumn|rest|most|part|all"
    r"|class|course|crisis|crash|election|war|recession|events|budget|act|census)(?: months)? of"
    r"|by|from|to|between|and|of|than|in the year|as of|versus|vs\.?|against|for|with|into"
    r")[ \u00a0-]|©[ \u00a0]?)$",
    re.I,
)
_LEADING = frozenset(
    "from to born died in since until till during circa early late mid year years before after spring summer autumn fall "
    "winter class copyright through throughout back model season vintage c ca of by between and than versus vs against "
    "for with into".split()
)
# "by 2000" may be an amount: these prepositions make a year only of what looks like one.
_WEAK = frozenset(
    (
        "by",
        "from",
        "to",
        "between",
        "and",
        "of",
        "than",
        "against",
        "for",
        "with",
        "into",
        "versus",
        "vs",
        "vs.",
    )
)
_BY_AMOUNT = re.compile(
    r"\b(?:rose|fell|grew|increased?|decreased?|dropped|cut|rise|fall|reduced?|declined|total|average|sum|number|crowd|list) (?:by|to|from|of)[ \u00a0]$"
)
_NAMED_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ \($")  # "the Langdale dam (1886; ..."
_CITED_BEFORE = re.compile(r"\bet al\.?,? \(?$")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ $")  # "the Lions 2031 friendly"
_PLURAL_BEHIND = re.compile(r" [a-z-]+s\b")
_DETERMINER = re.compile(
    r"\b(?:the|its|their|his|her|our|this|that|a|an|each|every|any|’s|'s|both)[ \u00a0]$", re.I
)
_SEASON = re.compile(rf"\b((?:the{_S})?(?:spring|summer|autumn|fall|winter)(?:{_S}of)?){_S}$", re.I)
# Behind a year: the end of a phrase, a function word, a name, or a noun that years stand before.
_BEHIND = re.compile(
    r"(?=[ \u00a0]?(?:[.;:!?)\]}\"”’'|,\n—–]|$)|/(?![0-9])"
    r"|[ \u00a0]\(?(?:and|or|but|the|a|an|to|when|as|by|with|for|at|on|after|before|because|that|which|who|where"
    r"|was|were|is|are|has|had|have|will|would|could|did|it|he|she|they|we|i|you|compared|versus|vs|against|from"
    r"|through|until|while|up|down|in|of|if|so|than|over|under|alone|onwards?|onward|according|due|amid|following"
    r"|said|saw|about|near|into|only|this|its|his|her|their|our|there|not|also|alike|despite|although|though"
    r"|since|during|without|both|then|now|prices|dollars|terms|levels?|budgets?|elections?|census|report|survey|study"
    r"|season|edition|world|results|sales|earnings|revenues?|figures?|estimates?|forecasts?|guidance|outlook"
    r"|financial|fiscal|annual|academic|school|tax|vintage|models?|presidential|general|midterm|film|movie|book|novel"
    r"|album|song|paper|article|law|act|agreement|treaty|deal|crash|crisis|recession|pandemic|war|revolution"
    r"|olympics?|champion(?:ship)?s?|final|cup|tour|games|campaign|total|baseline|average|peak|high|low|data|targets?"
    r"|goals?|plans?|period|convention|summit|conference|festival|awards?|draft|class|graduates?|record|rule|statute"
    r"|amendment|constitution|ruling|decision|attacks?|earthquake|floods?|hurricane|storm|fire|drought|eruption|[a-z]+ed)\b"
    r"|[ \u00a0](?-i:[A-Z]))",
    re.I,
)
_OPENS = re.compile(r",? (?:the|a|an|it|its|he|she|they|there|most|all|only|this|his|her|their)\b")
_ERA = re.compile(rf"{_S}(BC|BCE|AD|CE|B\.C\.(?:E\.)?|A\.D\.|C\.E\.)(?![A-Za-z])")
_ERA_BEFORE = re.compile(r"\b(?:AD|A\.D\.) $")
_ORDINAL_CENTURY = {
    word: number for number, word in enumerate((*lexicon.PLACES, "twentieth", "twenty-first"), 1)
}
_CENTURY_BEFORE = re.compile(
    rf"\b(?:(?:early|late|mid)[ -])?({'|'.join(sorted(_ORDINAL_CENTURY, key=len, reverse=True))}|[0-9]{{1,2}}(?:st|nd|rd|th))"
    r"[ \u00a0-]$",
    re.I,
)


def is_year(page: Page, at: int, end: int, *, sure: bool) -> bool:
    """Return whether the four digits at `at` are a year by the words beside them.

    `sure` asks for a preposition and a proper ending; without it the number is known to
    have no unit and no counted noun, and a plain 1900 to 2100 is a year too.
    """
    text = page.text
    value = int(text[at:end])
    before = page.before(at, 24)
    if before and (before[-1].isalnum() or before[-1] in "$£€¥₹#.,/:@_&=+*^~%§"):
        return False
    if before.endswith(("§ ", "§\u00a0")):
        return False
    if before[-1:] in ("-", "–", "−") and not before[-4:-1].lower().endswith(
        ("mid", "pre", "post", "ost")
    ):
        return False
    if value >= 1000 and before.endswith("By ") and _OPENS.match(text, end):
        return True
    word = _PREPOSITION.search(before) if _may_lead(before) else None
    usual = 1900 <= value <= 2060
    if 1800 <= value <= 2060 and _CITED_BEFORE.search(before):
        return True
    if word:
        weak = (word[1] or "").lower() in _WEAK
        if weak and _BY_AMOUNT.search(before):
            return False
        if ((usual and value % 100) or not weak) and _BEHIND.match(text, end):
            return usual or not weak
        if sure:
            return False
        return usual and bool(not weak or (value % 100 and _BEHIND.match(text, end)))
    if not usual:
        return value >= 1500 and bool(_NAMED_BEFORE.search(before) and text[end : end + 1] in ",;)")
    if _DETERMINER.search(before):
        return bool(_BEHIND.match(text, end)) or not sure
    if sure or value % 100 == 0:
        return False
    named = _NAME_BEFORE.search(before) and not _PLURAL_BEHIND.match(text, end)
    return bool(named or _BEHIND.match(text, end))


def _may_lead(before: str) -> bool:
    """Return whether the last word before a year may be one that `_PREPOSITION` ends with."""
    words = before[:-1]
    word = words[len(words.rstrip(ascii_letters)) :].lower()
    return not word or word in _LEADING or before[-1] == "©"


def year(page: Page, at: int, end: int, *, sure: bool = True) -> Found | None:
    """Read a year, with the season before it or the era behind it."""
    text = page.text
    era = _ERA.match(text, end)
    if era:
        return Found(at, era.end(), Period(text[at : era.end()], grain="year"))
    if _ERA_BEFORE.search(page.before(at, 6)):
        return Found(at, end, Period(text[at:end], grain="year", year=int(text[at:end])))
    if end - at != 4 or not is_year(page, at, end, sure=sure):
        return None
    value = int(text[at:end])
    season = _SEASON.search(page.before(at, 16))
    if season:
        start = at - len(season[0])
        return Found(start, end, Period(text[start:end], grain="season", year=value))
    return whole_year(text, at, end, value)


def whole_year(text: str, at: int, end: int, value: int) -> Found:
    """Make the calendar year `value`."""
    period = Period(text[at:end], *periods.years(value, value), "year", value)
    return Found(at, end, period, value)


def year_range(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "1998-2004", "2024/25" from groups ya, ysep, yb."""
    text = page.text
    first, short = int(match["ya"]), match["yb"]
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    if len(short) == 2 and match["ya"].endswith("99"):
        last = (first // 100 + 1) * 100 + int(short)
    joint = match["ysep"].strip()
    if not (1000 <= first < last <= 2199) or (joint == "/" and last - first > 1):
        return None
    before = page.before(at, 24)
    if before and (before[-1].isalnum() or before[-1] in "$£€¥#.,/:-–_+@&="):
        return None
    if joint.isalpha():
        spoken = "from" if joint == "to" else "between"
        likely = last - first < 200 and before.lower().endswith(spoken + " ")
        if not (likely and last % 100 and _BEHIND.match(text, match.end())):
            return year(page, at, at + 4)
    likely = first >= 1500 and (len(short) == 4 or last - first < 15)
    if not joint.isalpha() and not (
        likely
        and (
            _BEHIND.match(text, match.end())
            or _PREPOSITION.search(before)
            or (len(short) == 4 and _DETERMINER.search(before))
        )
    ):
        return None
    # A label such as 2024-25 is a season or a fiscal year: its months are not the calendar's.
    label = len(short) == 2 and last - first == 1
    days = periods.UNKNOWN if label else periods.years(first, last)
    period = Period(text[at : match.end()], *days, "year" if label else "span", first, fiscal=label)
    return Found(at, match.end(), period)


def decade(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "1990s" or "'90s" from group decade or short; "1800s" may be a century."""
    before = page.before(at, 1)
    if match["short"]:
        if before not in ("'", "’", "‘"):
            return None
        first = 1900 + int(match["short"])
        if first < 1920:
            first += 100
        start = at - 1
    else:
        if before and (before.isalnum() or before in "$£€¥.,"):
            return None
        first, start = int(match["decade"]), at
    text = page.text[start : match.end()]
    if first % 100 == 0 and first != 2000:
        return Found(start, match.end(), Period(text, None, None, "decade", first))
    days = periods.years(first, first + 9)
    return Found(start, match.end(), Period(text, *days, "decade", first))


def centuries(page: Page) -> Iterator[Found]:
    """Read every "19th century" and "twenty-first century"."""
    for hit in page.hits["grain"]:
        if hit.word == "century":
            found = _century(page, hit)
            if found is not None:
                yield found


def _century(page: Page, hit: Hit) -> Found | None:
    """Read the ordinal before "century"."""
    before = _CENTURY_BEFORE.search(page.before(hit.start, 24))
    if not before:
        return None
    word = before[1].lower()
    number = _ORDINAL_CENTURY[word] if word in _ORDINAL_CENTURY else int(word[:-2])
    start = hit.start - (len(before[0]) - before.start(1) + before.start())
    era = _ERA.match(page.text, hit.end)
    end = era.end() if era else hit.end
    text = page.text[start:end]
    if era and era[1][0] == "B":
        return Found(start, end, Period(text, grain="century"))
    days = periods.years(number * 100 - 99, number * 100)
    return Found(start, end, Period(text, *days, "century", number * 100 - 99))
