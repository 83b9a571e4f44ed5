"""Rows of names and values in running text: "Ohio 45, Texas 32", "slim 241 and our own build 174".

In: the words before a number, or the text behind it. Out: whether names and numbers take turns
there, so that the number is a value and names nothing.
"""

from __future__ import annotations

import re

from verify.extract import phrases

_LISTED = re.compile(
    r"(?:,|;|,? and|,? or| to)? (?:the )?(?:[A-Z][\w’'-]* )?(?P<name>[A-Z][\w’'-]*) [0-9]{1,3}(?![0-9])"
)
_LISTED_BEFORE = re.compile(
    r"(?P<name>[A-Z][\w’'-]*) (?:[0-9]{1,3}|[0-9]{1,3}(?:,[0-9]{3})++)(?:,|;|,? and|,? or)? (?:the )?(?:[A-Z][\w’'-]* )?(?:[A-Z][\w’'-]* )?$"
)
_ITEM = r"[^\W\d_][\w’'-]*+(?: [^\W\d_][\w’'-]*+){0,4}"
_VALUE = r" (?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]+),? (?:and )?"
_ROWS = re.compile(  # "Alpine 212, slim 241 and our own build 174": two items before it end with numbers too
    rf"(?:^|[:,] )(?:and )?(?P<first>{_ITEM}){_VALUE}(?P<second>{_ITEM}){_VALUE}(?:[^\W\d_][\w’'-]*+ ){{1,5}}$"
)
_GAPPED = re.compile(  # "Ohio took 45 seats and Texas 32"
    r"(?<![\w’'-])[A-Z][\w’'-]* (?:[a-z’'-]+ ){1,3}[£$€]?\d[\d,.]*+[^\d.;:]{0,32}(?:,|;|,? and|,? but|,? while)"
    r" (?:the )?(?:[A-Z][\w’'-]* ){1,3}$"
    r"|\d[\d,.]*+[^\d.;:]{0,24}(?:,|,? and) (?:at|in|for|from) (?:[A-Z][\w’'-]* ){1,3}$"
)


def turns(text: str, stop: int, window: str) -> bool:
    """Return whether names and numbers take turns: "Ohio 45, Texas 32"."""
    if _GAPPED.search(window):
        return True
    beside = _LISTED.match(text, stop) or _LISTED_BEFORE.search(window)
    return beside is not None and beside["name"].lower() not in phrases.rows("labels")


def ends_item(window: str) -> bool:
    """Return whether a number ends an item of a list whose items before it end with numbers too."""
    match = _ROWS.search(window)
    if match is None:
        return False
    ends = {match[name].rpartition(" ")[2].lower() for name in ("first", "second")}
    return phrases.rows("labels").keys().isdisjoint(ends | {e.rstrip("s") for e in ends})
