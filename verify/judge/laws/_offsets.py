"""Offsets: what clocks in a zone may be ahead of Universal Time, in minutes.

In: the name of a zone or of a place, as texts give it. Out: the offsets it has in the
course of a year; two where clocks are put forward in summer.
"""

from __future__ import annotations

import re

_HOUR = 60
_ZONES = """
0         gmt utc z wet reykjavik accra iceland
60        bst west lagos nigeria algiers
0 60      london uk britain dublin lisbon edinburgh
60 120    cet paris berlin madrid rome brussels amsterdam vienna zurich geneva stockholm oslo
60 120    copenhagen warsaw prague budapest milan frankfurt munich
120       cest johannesburg kigali
120 180   eet athens helsinki kyiv bucharest sofia cairo jerusalem beirut
180       eest msk moscow istanbul riyadh nairobi doha kuwait baghdad
240       dubai
330       india mumbai delhi kolkata bengaluru bangalore chennai indian
420       bangkok jakarta hanoi
480       beijing hkt sgt singapore shanghai perth manila taipei awst
540       jst kst tokyo seoul japan
600       aest brisbane
600 660   sydney melbourne canberra
660       aedt
720 780   auckland wellington nzt
-240      edt
-300      est cdt lima bogota
-300 -240 et eastern washington boston atlanta miami toronto new_york
-360      cst mdt mexico_city
-360 -300 ct central chicago houston dallas
-420      mst pdt phoenix
-420 -360 mt mountain denver
-480      pst
-480 -420 pt pacific los_angeles san_francisco seattle vancouver california
-180      sao_paulo buenos_aires brazil argentina
"""
_OFFSETS = {
    name.replace("_", " "): tuple(int(word) for word in line.split() if word.lstrip("-").isdigit())
    for line in _ZONES.split("\n")
    for name in line.split()
    if name[-1].isalpha()
}
_STATED = re.compile(r"(gmt|utc)\s?([+\-−])\s?(\d{1,2})(?::?(\d{2}))?")
_BEHIND = re.compile(
    r" ?(?:in|at) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)| \(?([A-Z][a-z]+(?: [A-Z][a-z]+)?) time"
)


def offsets(zone: str) -> tuple[int, ...]:
    """Return the minutes ahead of Universal Time, or none where the zone is not known."""
    name = zone.lower().strip()
    stated = _STATED.fullmatch(name)
    if stated:
        minutes = int(stated[3]) * _HOUR + int(stated[4] or 0)
        return (minutes if stated[2] == "+" else -minutes,)
    name = re.sub(r" ?(?:standard |daylight )?time$", "", name)
    return _OFFSETS.get(name, ())


def behind(text: str, end: int) -> str:
    """Return the place that is named right behind a time: "4 p.m. in London"."""
    match = _BEHIND.match(text, end)
    return (match[1] or match[2]) if match else ""
