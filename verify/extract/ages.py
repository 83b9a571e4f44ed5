"""Ages that no unit marks: "aged 20 to 29", "Ms Smith, 47, said".

In: a text and an item without a unit. Out: the item as an age in years, where it is one.
"""

from __future__ import annotations

import re

from verify.extract.item import Form, Item

_OLDEST = 120
_YOUNGEST = 14  # of people told by their trade
_CUES = frozenset("aged ages age of about between over under".split())
_AGED = re.compile(
    r"\b(?:aged|ages|age|aged between|age of|ages of|age range of?)(?: about| between| over| under)? $",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:ages?|aged)(?: of| at \w+| was| is|:)?(?: about| around| only)? $", re.IGNORECASE
)
_BE = frozenset("was is were be being only just already".split())
_WAS = re.compile(r"(?<!here )\b(?:was|is|be|being)(?: only| just| already| about)? $")
_AT_AN_EVENT = re.compile(
    r"(?: years old)? (?:when (?:he|she|they|his|her|their)\b|at the time\b(?! of year))"
)
_DECADE = re.compile(
    r"\b(his|her|their|my|your|our|the)(?:[ -](?:early|mid|late|low|upper|high))?[ -]$",
    re.IGNORECASE,
)
_DECADES = (20, 90)
_NAME = re.compile(r"\b(?:[A-Z][a-zà-ÿ’'-]{2,20}|oldest|youngest|eldest|older|younger), $")
# "the midfielder, 23, ": somebody told by a trade or a part in a family.
_TRADE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[a-z]+['’]s) (?:[a-z-]+ ){0,2}(?!(?:numb|oth|latt|form|quart|matt|lett|ord|pap|pow|riv|wat|answ|summ|wint"
    r"|tow|comput|count|cov|dinn|cent|corn|fact|sect|mot|do|flo|err|figure|cluster|chapt|charact|layer|filter|buffer|transf|register|folder|offer|lever"
    r"|gutt|butt|sug|wond|rememb|consid|decemb|octob|novemb|septemb)(?:er|or)\b)(?:[a-z-]{2,}(?:er|or|man|woman|ist|ian|ess)|boy|girl|son|wife|chef|nurse"
    r"|patient|student|president|resident|agent|client|recipient|correspondent|superintendent|parent|assistant|accountant|servant|consultant|sergeant"
    r"|lieutenant|immigrant|merchant|tenant|widow|pilot|guard|clerk|coach|captain|host|monk|nun|priest|judge|thief|victim|suspect|graduate|novelist|poet"
    r"|duke|prince|king|queen|aunt|uncle|niece|nephew|cousin|bride|groom|father|mother|brother|sister|daughter|husband), $"
)
_GOES_ON = re.compile(r", (?=[a-z])")
# Capitalised words before a comma that are no person's name.
_NO_NAMES = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Chapter Section Table Figure "
    "Part Page Article Verse Chapter Act Scene Appendix Volume".split()
)


def told(text: str, item: Item) -> None:
    """Make a duration an age: "mean age 61.3 years", "a median age of 8 months", "in his 30s"."""
    if item.unit == "second":
        decade(text, item)
    elif item.unit == "year" and _TOLD.search(text, max(0, item.start - 26), item.start):
        item.kind = "age"


def decade(text: str, item: Item) -> None:
    """Make "30s" behind "in his" an age from 30 to 39, elsewhere behind "the" such a number."""
    if item.value is None or text[item.last : item.end] != "s" or item.value % 10:
        return
    match = _DECADE.search(text, max(0, item.start - 24), item.start)
    if match is None or not _DECADES[0] <= item.value <= _DECADES[1]:
        return
    item.low = Item(item.first, item.last, item.value, 0, Form.DIGITS)
    item.high = Item(item.first, item.last, item.value + 9, 0, Form.DIGITS)
    item.value, item.exponent = None, 0
    item.unit, item.kind = ("", "") if match[1].lower() == "the" else ("year", "age")


def read(text: str, item: Item) -> None:
    """Make the item an age where the words round it say so."""
    if item.word and item.word not in _CUES and item.word not in _BE:
        return
    if item.unit or item.counted or item.kind or item.form not in (Form.DIGITS, Form.WORDS):
        return
    top = item.high.value if item.high is not None else item.value
    if top is None or not 0 < top <= _OLDEST or item.start != item.first:
        return
    before = text[max(0, item.start - 26) : item.start]
    said = before[-1:] == " " and "ge" in before[-20:] and _AGED.search(before)
    if said or (_WAS.search(before) and _AT_AN_EVENT.match(text, item.end)):
        item.unit, item.kind = "year", "age"
    elif before.endswith(", ") and item.low is None and _GOES_ON.match(text, item.end):
        name = _NAME.search(before)
        if item.exponent:
            return  # "then the College, 30.2, and the Mill, 29.8"
        if name is not None and name.group()[:-2] not in _NO_NAMES and top >= 16:
            item.unit, item.kind = "year", "age"
        elif name is None and item.form is Form.DIGITS and top >= _YOUNGEST:
            told = _TRADE.search(text, max(0, item.start - 48), item.start)
            item.unit, item.kind = ("year", "age") if told else ("", "")
