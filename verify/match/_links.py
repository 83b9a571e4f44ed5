"""Links: what stands between two quantities and makes the second restate the first.

In: the text of a document and the spans of two quantities. Out: a `Link`, how sure the
wording makes it that one amount is given twice, or None. Units play no part here.
"""

from __future__ import annotations

import re

from verify.choices import IntEnum
from verify.model.span import Span
from verify.named import NamedTuple

LONGEST = 90  # characters between the two
AFTER = 48  # characters looked at behind the second


class Strength(IntEnum):
    """How sure wording alone makes a link."""

    WEAK = 1  # arithmetic must speak for it: "5 km, 3 miles"
    LIKELY = 2  # "2,450 hectares, some 990 acres,"
    SURE = 3  # "84 miles (112 km)", "equivalent to"


class Link(NamedTuple):
    """A link by its form: "bracket", "equals", "or", "comma", "dash", "slash"."""

    form: str
    strength: Strength


COLUMNS = Link("equals", Strength.SURE)  # two columns of one label in two units
_HEDGE = (
    r"(?:(?:about|around|some|roughly|approximately|approx\.?|nearly|almost|close to|"
    r"just (?:over|under|above|below|shy of|short of|more than|less than)|"
    r"(?:a|slightly|a little|a shade|a touch|a bit|well|barely|only|just)(?= )|"
    r"(?:a )?(?:little|shade|touch|bit) (?:over|under|above|below|more than|less than)|"
    r"over|under|above|below|more than|less than|at least|up to|an estimated|"
    r"~|≈|≃|∼|c\.|ca\.|circa|minus|plus|a|an) ?)"
)
_HEDGES = rf"(?:{_HEDGE}){{0,3}}"
_WORD = r"[^\W\d_][\w'’.-]*+"
# Words that end a noun phrase: behind them the bracket is about something else.
_BREAK = (
    r"(?!(?:and|but|plus|to|than|versus|vs|while|from|against|minus|including|excluding|"
    r"by|with|after|before|until|since|compared|not|who|whose|when|where|if|as)\b)"
)
_NOUNS = rf"(?:[ -](?:of |in |the )?{_BREAK}{_WORD}){{0,5}}"
_THAT_IS = (
    r"(?:(?:which|that)(?: at|(?:,? [^,.;()]{1,24}?,?)? (?:is|equals?|makes?|means|comes to|"
    r"works? out (?:at|to)|amounts? to|translates? (?:to|into)|equates? to|converts? to|is to say))|"
    r"that[’']s|i\.?e\.?|viz\.?|namely|equal(?:s|ling)?(?: to)?|(?:is |are )?(?:the )?equivalent(?: to| of)?|"
    r"(?:is |are |was |were |has been |have been )?(?:to be )?(?:entered|recorded|shown|given|listed|logged|quoted|printed|written|"
    r"rendered|expressed|reckoned|declared|marked|labelled|stated|converted) as|"
    r"equating to|translating (?:to|into)|converting to|converted to|or|"
    r"in other words|amounting to|making|worth|so|=|is|are|was|were)"
)
# Words that only join two numbers; what they say depends on the rest of the sentence.
_JOINING = frozenset(("is", "are", "was", "were", "worth", "making", "so", "which at", "that at"))
_BRACKET = re.compile(
    rf"(?P<nouns>{_NOUNS})(?P<more>,? or [\w ]{{1,12}})? ?[(\[] ?(?:{_THAT_IS}[:,]? )?{_HEDGES}"
)
_EQUALS = re.compile(
    rf"(?P<nouns>{_NOUNS}(?=[,;—–-]| (?:is|are|was|were) (?:to be )?[a-z]{{4,10}} as\b))?(?P<joint>,|;| [—–-])? ?(?P<word>{_THAT_IS})[:,]? {_HEDGES}"
    rf"| ?[=≈≃~] ?{_HEDGES}"
)
# "The sum, equivalent to about $5 million": the sum is the amount told last.
_SUM = re.compile(
    r"\b(?:the|that|this|a) (?:sum|amount|figure|money|price|total|bid|offer|deal|investment|"
    r"purchase|loan|grant|fine|bill|cost|budget|award|prize|payment|funding|round|package|stake)"
    rf"(?:,|,? which)? ?(?:is |was )?(?:equivalent to|equal to|equals|or|worth|about|the equivalent of) {_HEDGES}$",
    re.IGNORECASE,
)
_LONG = r"(?: (?:deep|long|wide|high|tall|across|away|thick))?"
_COMMA = re.compile(rf"{_LONG}, (?P<hedge>{_HEDGES})")
_DASH = re.compile(rf"{_LONG}(?: ?[—–] ?(?P<hedge>{_HEDGES})| - (?P<spaced>{_HEDGES}))")
_OF_A_UNIT = re.compile(
    r"\b(?:an?|half an?|quarter of an?) (?:inch|foot|yard|fathom|furlong|mile|league|acre|pint|quart|gallon|ounce|pound"
    r"|stone|ton|tonne|hundredweight|hectare|litre|liter|metre|meter|kilometre|kilometer|kilo) ?[(\[]$"
)
_OF_ONE = re.compile(r"\b(?:each|apiece|average|averaging|mean)\b[^.;:\d]{0,24}$")
_FOR_EACH = re.compile(r" (?:a|an|per|each|every) [a-z]{3,}[,;]? (?!\()")
_SLASH = re.compile(r" ?/ ?")
_SENTENCE = re.compile(
    rf"[.;] (?:That|This|It|Which) (?:is|was|equals|comes to|makes)(?: equivalent to)? {_HEDGES}"
)
_CLOSED = re.compile(r" ?(?:[)\]]|[;,] |$)")
_ENDED = re.compile(r" ?(?:[)\],;.:—–]|$| -)")
_GOES_ON = re.compile(r" (?:of(?! (?:which|them))|in|into|for(?! (?:\w+ ){0,3}readers))\b")
_RATE = re.compile(
    r" ?/| (?:per|each|every|apiece|an? (?!little|bit|shade)[a-z]+|(?:in|on|to) the (?:pound|dollar|euro)|for (?:every|each|an?))\b"
)
_POWER = re.compile(r" (?:square|squared|cubed|cubic)\b|[²³]")
_ALL_TOLD = re.compile(r" (?:in all|in total|altogether|combined|together|all told|overall)\b")
_COMPARED = re.compile(
    r"[ -](?:above|below|higher|lower|heavier|lighter|longer|shorter|taller|wider|more|less|fewer|"
    r"further|farther|ahead|behind|over|under|short|up|down|better|worse)\b(?! sea)"
)
_EXTENT = re.compile(
    r"[ -](wide|long|deep|tall|high|thick|across|in diameter|away|apart|off|from|north|south|east|"
    r"west|inland|offshore|upstream|downstream|swimming|cycling|running|walking)\b"
)


def link(text: str, first: Span, second: Span) -> Link | None:
    """Return how the text links two quantities as one amount given twice, or None."""
    begin, end = first.end, second.start
    if not 0 < end - begin <= LONGEST:
        return None
    gap = text[begin:end]
    if "\n" in gap or "\t" in gap or "|" in gap:
        gap = gap.replace("\n", " ") if "\n\n" not in gap and "\t" not in gap else ""
    gap = gap.replace("\u00a0", " ").replace("\u202f", " ")
    if gap.startswith((". (", ".,", "./", ". [")):
        gap = gap[1:]  # the point of an abbreviation: "12 oz. (340 g)"
    if _FOR_EACH.match(gap) or _OF_A_UNIT.search(gap):
        return None  # "at 25 metres a length, that is 43 km", "18 inches apart in rows a yard (0.91 m) wide"
    stop = second.end - (text[second.end - 1] == ".")  # "94 kg." may end the sentence too
    after = text[stop : stop + AFTER].replace("\u00a0", " ")
    found = _form(gap, after)
    if found is None or _RATE.match(after) or _POWER.match(after) or _POWER.match(gap):
        return None
    if found.form != "bracket" and _OF_ONE.search(text, max(0, begin - LONGEST), first.start):
        return None  # "a parcel each, on average 9.2 kg, which amounts to 11.6 tonnes"
    return None if _other_measure(text, first, after, found) else found


def sum_link(text: str, second: Span) -> Link | None:
    """Return the link of an amount that stands for a sum told before, or None."""
    before = text[max(0, second.start - LONGEST) : second.start].replace("\n", " ")
    return Link("sum", Strength.LIKELY) if _SUM.search(before) else None


def _form(gap: str, after: str) -> Link | None:
    """Return the form of the joint between two quantities."""
    if "(" in gap or "[" in gap:
        return _bracket(gap, after)
    if _SLASH.fullmatch(gap):
        return Link("slash", Strength.SURE)
    match = _EQUALS.fullmatch(gap)
    if match is not None:
        return _equals(match, gap, after)
    match = _COMMA.fullmatch(gap)
    if match is not None:
        return _loose("comma", bool(match["hedge"]), after)
    match = _DASH.fullmatch(gap)
    if match is not None:
        parted = "reader" in after or re.match(r" ?[—–]| - ", after) is not None
        return _loose("dash", parted or bool(match["hedge"] or match["spaced"]), after)
    if _SENTENCE.fullmatch(gap):
        return Link("sentence", Strength.LIKELY if _ENDED.match(after) else Strength.WEAK)
    return None


def _bracket(gap: str, after: str) -> Link | None:
    """Return the link of an opening bracket: sure where the bracket holds nothing else."""
    match = _BRACKET.fullmatch(gap)
    if match is None:
        return None
    told = re.search(rf"[(\[] ?{_THAT_IS}[:,]? ", gap) is not None
    if _CLOSED.match(after) or told:
        return Link("bracket", Strength.SURE)
    if _EXTENT.match(after) or re.match(r" ?[(\[]", after):
        return Link("bracket", Strength.LIKELY)
    return None if _GOES_ON.match(after) else Link("bracket", Strength.WEAK)


def _equals(match: re.Match[str], gap: str, after: str) -> Link | None:
    """Return the link of a word such as "or" or "equivalent to"."""
    word = match["word"]
    if word is None:
        return Link("equals", Strength.SURE)
    apart = bool(match["joint"])
    if word in _JOINING and (match["nouns"] or _ALL_TOLD.match(after)):
        return None
    if match["nouns"] and word != "or":
        return (
            None if _GOES_ON.match(after) and "say" not in gap else Link("equals", Strength.LIKELY)
        )
    if word == "or":
        hedged = not gap.rstrip().endswith("or")
        if _GOES_ON.match(after) and not hedged:
            return Link("or", Strength.WEAK)
        if apart:
            return Link("or", Strength.SURE if _ENDED.match(after) or hedged else Strength.LIKELY)
        return Link("or", Strength.LIKELY if hedged else Strength.WEAK)
    if word in _JOINING:
        return Link("joined", Strength.LIKELY)
    return Link("equals", Strength.SURE)


def _loose(form: str, hedged: bool, after: str) -> Link | None:
    """Return the link of a comma or dash: what follows must not go on about another thing."""
    if not hedged:
        return Link(form, Strength.WEAK) if form == "dash" or _ENDED.match(after) else None
    if _GOES_ON.match(after):
        return Link(form, Strength.WEAK)
    return Link(form, Strength.LIKELY if _ENDED.match(after) else Strength.WEAK)


def _other_measure(text: str, first: Span, after: str, found: Link) -> bool:
    """Return whether the second is the width, say, where the first is the length."""
    if _COMPARED.match(after):
        return True
    behind = _EXTENT.match(after)
    if behind is None or found.form in ("or", "slash"):
        return False
    own = _EXTENT.match(text[first.end : first.end + AFTER])
    return own is None or own.group(1) != behind.group(1)
