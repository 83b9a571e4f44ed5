"""Names: numbers that name, told by the word right before them.

In: a text and a digit run behind a space. Out: the stretch that names something ("section
4", "gate 12", "the Mavic 3", "NH 48"), or None where the number counts or measures.
Words that name are rows of `data/labels.txt`, capitalised words that do not of
`data/capitals.txt`; any other capitalised word names what no noun behind it counts.
"""

from __future__ import annotations

import re
from functools import cache

from verify.extract import clause, lexicon, phrases, rows
from verify.extract.excluded import Excluded
from verify.units import catalogue

_CLAUSE = 96  # characters of a clause that told a number of another name before
_WINDOW = 32
TAIL = re.compile(
    r"[0-9]+(?:[./:-][0-9]+)*[a-zA-Z]?(?:\([0-9a-z]{1,4}\))*"
    r"(?:[ \u00a0]?(?:,|–|-|&|and|or|to|,[ \u00a0]and|through)[ \u00a0]?[0-9]+(?:\.[0-9]+)*[a-z]?(?![0-9%a-z]|[.,][0-9]|[ \u00a0][a-z]{3,}s\b))*"
)
# The rest of a name's number: "8-400", "3.1", "7b", "1482".
_NAME_TAIL = re.compile(
    r"[0-9]{1,7}(?:\.[0-9]{1,2}){0,3}(?:[-/][0-9]{3,4})?+(?:[A-Z]{1,3}|[a-f])?+(?![0-9A-Za-z]|[.,][0-9])"
)
AMOUNT_BEHIND = re.compile(
    r"[ \u00a0]?(?:%|‰|°|[$€£¥₹′″]|(?:per[ \u00a0]?cent|percent|percentage|per[ \u00a0]mille|million|billion|trillion|bn|mn|tn|thousand|hundred|crore|lakh|dozen)\b)"
)
# What counts behind a number although it is no plural: "3 of the", "20 more", "5 times".
_PARTITIVE = frozenset(
    "of more per times out points fewer less each apiece million billion trillion thousand hundred dozen people percent pc to".split()
)
_NO_NOUN = frozenset(
    "cancer diabetes diabetic trial trials clinical contains contain lists list illustrates illustrate gives presents present "
    "describes describe compares compare shows show began begins ended ends used finale premiere says said states stated "
    "reads weighs costs flies requires applies runs departs leaves arrives lands opens closes remains includes "
    "returns appears covers carries holds offers features sits stands connects makes takes goes comes starts stops "
    "powers launches propels drives fires carries lifts beats replaces serves links explains defines provides governs prohibits permits allows deals follows precedes lets".split()
)  # fmt: skip
# Words whose long numbers are somebody's: "NHS number 943 476 5919", "code 448 120".
_NUMBERED = frozenset(
    "number no nos code codes pin passcode password account policy id reference ref".split()
)
_LONG_ID = re.compile(r"[0-9]{1,12}(?:[ -][0-9]{2,6}){0,5}(?![0-9]|,[0-9]|\.[0-9])")
_SHORT_ID = 5  # digits
_SEVERAL = re.compile(r"(?:,| and| or| to|–|-) ?[0-9]")
_NUMBER_WORDS = ("no", "nos", "number", "")
_GROUP_BEHIND = re.compile(r",[0-9]{3}(?![0-9])")
_SIGN = re.compile(r" ?([^\W\d_]{1,6}|[µμ°Ω][A-Za-z]*)(?![^\W_])")
_GLUED_LABEL = re.compile(
    r"[a-z][.,;:]?(?:Tables?|Figures?|Sections?|Equations?|Figs?|Eqs?)$"
)  # "inFigure 6"
_AT = frozenset(["at", "by", "until", "since"])
_WHY = {"maybe": "label", "capital": "label", "product": "name"}
# Nouns that are verbs too name only behind a preposition, or where they begin a sentence.
_VERBS = frozenset(
    "book books box boxes bridge bridges building charge charges claim claims count counts draw field fields file files film form frame "
    "group groups house issue issues item land landing lead leads level levels lift line lines lock map maps mark marks match measure move moves "
    "measures note notes objective order orders page pages panel park pit place plan plans plate play plot plots pool post posts "
    "question questions range rank record report reports ring round row run runs sample samples schedule score screen screens shop "
    "season seat seats sign signs slide slides slot stage stand station table target targets task test tests ticket track tracks train "
    "truck tube unit units vent well window".split()
)  # fmt: skip
_PREPOSITIONS = frozenset(
    "at in on from of by see through under via with near into and or as than until since after before for between off "
    "gas the this that our their its his her inside outside within called named dubbed reached entered left behind beside".split()
)
_OPENING = frozenset("in at of on from among with for by during to since and or but".split())
_ARTICLES = ("the", "a", "an", "this", "its", "our", "their", "his", "her", "new")
_BE = re.compile(r" (?:is|was|were|has|had|will|can|could|would|may|does|did)\b")
_CROSSED = re.compile(
    r"\b(?:cross\w*|over|past|reached|reaching|breasted) the (?:finish(?:ing)? )?line $"
)
_POSTCODE = (5, 6)  # digits behind a place's name


def named(text: str, at: int, end: int) -> Excluded | None:
    """Return what the word right before a number makes a name of it."""
    if is_plain(text, at, end):
        return None
    window = text[max(0, at - _WINDOW) : at]
    words = window.rsplit(None, 2)[-2:]
    if not words:
        return None
    word = words[-1].strip("[(\"'“‘.#*_")
    if word.lower() in _NUMBER_WORDS and len(words) > 1:
        word = words[0].strip("(\"'“‘.")
    if not word:
        return None
    low = word.lower()
    if low == "line" and _CROSSED.search(window):
        return None  # "crossed the line 51 seconds clear"
    if low in _NUMBERED or words[-1].lower().strip(".") in _NUMBERED:
        long = _LONG_ID.match(text, at)
        if long is not None and sum(c.isdigit() for c in long[0]) > _SHORT_ID:
            return Excluded(at, long.end(), "identifier")
    why = phrases.rows("labels").get(low)
    if word == "p" and words[-1].endswith("."):
        why = "citation"
    if why is None and low[-1] == "s" and _SEVERAL.match(text, end):
        why = phrases.rows("labels").get(low[:-1])
        why = why if why in ("maybe", "label") else None
    if why is None:
        if word == low:
            return None
        if _GLUED_LABEL.search(word):
            why = "citation"
    if why is not None:
        return _labelled(text, at, end, words, word, why) or (
            _by_name(text, at, end, words, word, low) if word != low else None
        )
    return _by_name(text, at, end, words, word, low)


def is_plain(text: str, at: int, end: int) -> bool:
    """Return whether a word of small letters stands before a number that names nothing."""
    begin = text.rfind(" ", at - _WINDOW if at > _WINDOW else 0, at - 1) + 1
    if not begin or text[at - 1] != " ":
        return False
    word = text[begin : at - 1]
    if not word.islower() or not word.isalpha():
        return False
    if word in _naming():
        return False
    return word[-1] != "s" or _SEVERAL.match(text, end) is None


@cache
def _naming() -> frozenset[str]:
    """Return the words of small letters that may make a name of the number behind them."""
    return _NUMBERED | frozenset(phrases.rows("labels")) | frozenset(_NUMBER_WORDS) | {"p"}


def worded(text: str, at: int, end: int) -> Excluded | None:
    """Judge a number word: "phase two", "Terminal Five", "the Eleven Lords"."""
    begin = max(text.rfind(" ", max(0, at - _WINDOW), at - 1), at - _WINDOW) + 1
    word = text[begin : at - 1].lstrip("(\"'“‘\n")
    low = word.lower()
    capital, after = text[at].isupper(), text[end : end + 2]
    why = phrases.rows("labels").get(low)
    if why is None and not capital:
        return None
    number = text[at:end].lower()
    if number not in lexicon.ONES and number not in lexicon.TENS and number not in lexicon.GLUED:
        return None
    if capital and text[at + 1 : at + 2].islower():
        following = clause.behind(text, end) if after[:1] == " " and after[1:].isupper() else []
        if following and _is_spelt_out(following):
            return None  # "the sum of Five Hundred Dollars"
        if following and (word == low or low == "the"):
            return Excluded(at, end + 1 + len(following[0]), "name")
        named = word[:1].isupper() and text[at - 1] != "\t"  # a name ends with its cell
        if named and text[begin - 2 : begin - 1] not in ("", ".", "!", "?", "\n"):
            if low in _unnaming() or counted_behind(text, end):
                return None
            return Excluded(at, end, "name")
    if why is None or after[:1] == "-" or (why in ("product", "capital") and word == low):
        return None
    before = text[max(0, begin - 16) : begin].rstrip().rpartition(" ")[2].lower()
    if word == low and word in _VERBS and before and before not in _PREPOSITIONS:
        return None
    if counted_behind(text, end) or AMOUNT_BEHIND.match(text, end) or _MORE_WORDS.match(text, end):
        return None
    if unit_behind(text, end):
        return None
    return Excluded(at, end, _WHY.get(why, why))


def _is_spelt_out(words: list[str]) -> bool:
    """Return whether the words behind a number word go on with it, as far as its money or end."""
    rest = [word for word in words if word.lower() not in _NUMBER_PARTS]
    if not rest or rest[0][0].islower():
        return len(rest) < len(words)
    entry = catalogue.tables().names.get(rest[0].lower())
    return entry is not None and entry.tag in (catalogue.Tag.MONEY, catalogue.Tag.PERCENT)


_NUMBER_PARTS = frozenset(
    (*lexicon.ONES, *lexicon.TENS, *lexicon.GLUED, *lexicon.SCALES, "hundred")
)
# What carries a number word on, or counts: "stage two hundred", "week two of the three".
_MORE_WORDS = re.compile(
    r"[ -](?:and a |hundred|thousand|million|billion|dozen|point|percent|per cent|times|of the|out of|in (?:three|four|five|ten|every))\b"
)


def _labelled(
    text: str, at: int, end: int, words: list[str], word: str, why: str
) -> Excluded | None:
    """Judge a number behind a word that names: "section 4", "gate 12", "Windows 11"."""
    if why in ("product", "capital") and word.islower():
        return None
    if words[-1][-1] in _QUOTES or rows.ends_item(text[max(0, at - _CLAUSE) : at]):
        return None
    first = len(words) < 2 or words[-2][-1] in ".!?"
    named = not word.islower() and not first
    if why == "capital" and not named:
        return None
    tail = TAIL.match(text, at)
    stop = tail.end() if tail else end
    if stop > end and AMOUNT_BEHIND.match(text, stop):
        if text[end] == "." and text[end + 1 : stop].isdigit():
            return None  # "core 0.28%"
        stop = end  # "NGC 1300, 61 million light-years away"
    if AMOUNT_BEHIND.match(text, stop) or _GROUP_BEHIND.match(text, end):
        return None
    if why != "citation" and unit_behind(text, stop):
        return None
    if why in ("maybe", "capital"):
        if "." in text[at:stop] and not named:
            return None
        before = words[-2].lower().strip("(\"'“‘") if len(words) > 1 else ""
        verb = word.lower() in _VERBS
        if (
            word.islower()
            and verb
            and not (
                first or before in _PREPOSITIONS or before[-1] in ",;:" or before.endswith("/gas")
            )
        ):
            return None
        pointed = before in _AT  # "at week 12 fatigue had gone"
        sure = pointed or named or (first and not verb and not word.islower())
        if not sure and counted_behind(text, stop):
            return None
    return Excluded(at, stop, _WHY.get(why, why))


def _by_name(
    text: str, at: int, end: int, words: list[str], word: str, low: str
) -> Excluded | None:
    """Judge a number behind any other capitalised word: "the Mavic 3", "UA 1482"."""
    window = text[max(0, at - _WINDOW) : at]
    last = words[-1][-1]
    if low == "euro" and end - at == 1 and text[at] in "123456":
        return None if AMOUNT_BEHIND.match(text, end) else Excluded(at, end, "label")
    letter = len(word) == 1 and "B" <= word <= "Z" and len(words) > 1 and end - at < 5
    if (
        (len(word) < 2 and not letter)
        or not last.isalnum()
        or not word[0].isalpha()
        or text[at - 1] in "\n\t"  # a name ends with its cell: "Low Moor | 30"
    ):
        return None
    if low in _unnaming() or low.endswith("ly"):
        return None
    tail = _NAME_TAIL.match(text, at)
    if tail is None or AMOUNT_BEHIND.match(text, tail.end()) or _GROUP_BEHIND.match(text, end):
        return None
    stop = tail.end()
    digits = end - at
    if digits in _POSTCODE and stop == end and word[0].isupper() and not _is_money(word):
        return None if counted_behind(text, stop) else Excluded(at, stop, "postcode")
    if stop == end and digits == 4 and "1900" <= text[at:end] <= "2060":
        return None
    if text[stop : stop + 1] in ("-", ":") or unit_behind(text, stop):
        return None
    if _is_money(word) or (text[stop : stop + 1] == '"' and '"' not in window):
        return None
    code = letter or sum(c.isupper() for c in word) > 1 or word[0].islower()
    if low in catalogue.places() and not (code and digits > 2):
        return None
    if "." in text[at:stop] and (not code or word.isupper()):
        return None
    before = words[-2] if len(words) > 1 else ""
    first = not before or before[-1] in ".!?:" or "\n" in text[max(0, at - len(words[-1]) - 3) : at]
    if not code and _is_common(text, at, stop, word, before, first=first):
        return None
    if counted_behind(text, stop) and not (
        not code and before.lower() in _ARTICLES and digits < 3 and not _plural_at(text, stop)
    ):
        return None
    return Excluded(at, stop, "name")


def _is_common(text: str, at: int, stop: int, word: str, before: str, *, first: bool) -> bool:
    """Return whether a word with a capital names no thing together with the number behind it."""
    if word.endswith(("s", "ed", "ing", "’s", "'s")) and word.lower() not in _SINGULAR:
        return True
    if first and not _BE.match(text, stop):
        return True
    if _partitive(text, stop):
        return True
    if before.lower() in _OPENING and before[:1].isupper():
        return True
    return rows.turns(text, stop, text[max(0, at - _CLAUSE) : at])


_QUOTES = frozenset("\"”’'")  # "Salt Year" 152: a title is no label
_SINGULAR = frozenset("united mars".split())


def _plural_at(text: str, at: int) -> bool:
    """Return whether the word right behind `at` is a plural."""
    words = clause.behind(text, at)
    return bool(words) and clause.is_plural(words[0].rstrip("."))


def counted_behind(text: str, at: int) -> bool:
    """Return whether what a number that ends at `at` counts stands behind it."""
    if text[at : at + 1] not in (" ", "\u00a0") or not text[at + 1 : at + 2].isalpha():
        return False
    found = clause.behind(text, at)
    first = found[0].rstrip(".") if found else ""
    if not first or first[0].isupper() or first in _NO_NOUN:
        return False
    for word in clause.phrase(found):
        if word in _NO_NOUN or word[0].isupper():
            return False
        if clause.is_plural(word):
            return True
    return False


def _partitive(text: str, at: int) -> bool:
    """Return whether a word behind `at` says that a number counts: "3 of the", "20 more"."""
    return text[at + 1 : at + 12].partition(" ")[0].rstrip(".,;:") in _PARTITIVE


def unit_behind(text: str, end: int) -> bool:
    """Return whether a unit's sign or name stands behind: "release 200 MeV", "route 66 km"."""
    token = _SIGN.match(text, end)
    if token is None:
        return False
    tables = catalogue.tables()
    entry = tables.signs.get(token[1])
    if entry is None and len(token[1]) > 2:
        entry = tables.names.get(token[1])
    if entry is None or entry.tag is not catalogue.Tag.UNIT or entry.guard:
        return False
    return len(token[1]) > 1 or token[0][0] == " "


@cache
def _unnaming() -> frozenset[str]:
    """Return the words that name nothing where they stand before a number."""
    found = {word for row, _ in phrases.pairs("capitals") for word in row.split()}
    found |= clause.functions()
    for row, section in phrases.pairs("leads"):
        if not section.startswith("behind"):
            found |= set(row.split())
    for row, _ in phrases.pairs("verbs"):
        found.add(row.split()[0])
    for row, _ in phrases.pairs("measures"):
        for name in row.replace("|", ",").split(","):
            found |= set(name.split()[-1:])
    for name in (*lexicon.MONTH_NAMES, *lexicon.DAY_NAMES):
        found |= {name, name[:3], name[:4]}
    found |= {*lexicon.SEASONS, "christmas", "easter", "thurs", "thur"}
    return frozenset(found)


@cache
def _money() -> frozenset[str]:
    """Return the currencies' signs and names."""
    tables = catalogue.tables()
    money = catalogue.Tag.MONEY
    signs = {s for s, e in tables.signs.items() if e.tag is money and s not in _NO_MONEY}
    return frozenset(signs | {s for s, e in tables.names.items() if e.tag is money})


def _is_money(word: str) -> bool:
    """Return whether a word is a currency, with a scale before its code as well: "MAUD"."""
    money = _money()
    return word in money or word.lower() in money or (len(word) == 4 and word[1:] in money)


_NO_MONEY = frozenset(["SDG"])  # the goals of the United Nations
