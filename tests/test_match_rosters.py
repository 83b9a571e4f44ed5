"""Rosters: lists of names, letters and years held against the number that announces them."""

from __future__ import annotations

import pytest

import verify

WRONG = [
    "The warden has three duties. She must (a) sweep the steps; (b) wind the clock; (c) ring the bell; and (d) lock up.",
    "Floods cut off four hamlets. Arnby, Belk, Colne, Dunmore and Esk were still without power at dusk.",
    "Four people were fined over the fire. Ann Orr, 31, Bo Lund, 27, and Cy Dale, 44, will appeal.",
    "Traps were set at three pools, Arn Mere, the Belk reedbeds, Pool 9 and the Colne ox-bow, from May on.",
    "Four times the bridge has fallen, in 1877, 1901, 1934, 1956 and 1987.",
    "The four runs (no load, full load, half load) took a week.",
]
RIGHT = [
    "The warden has four duties. She must (a) sweep the steps; (b) wind the clock; (c) ring the bell; and (d) lock up.",
    "Floods cut off nine hamlets. Arnby, Belk, Colne, Dunmore and Esk were still without power at dusk.",
    "Four people were fined over the fire. Ann Orr, 31, Bo Lund, 27, and Cy Dale, 44, will appeal. The fourth cannot be named.",
    "Six ferries were held up. Moss, Horten and Drammen had fog.",
    "Four times it has burnt, most recently in 1931, 1956 and 1987.",
]


def _told(text: str) -> bool:
    report = verify.check(verify.Document.from_text(text))
    return any(f.rule == "count/list-length" for f in report.findings)


@pytest.mark.parametrize("text", WRONG)
def test_a_list_of_another_length_is_told(text: str) -> None:
    """Names, letters and years are counted, wherever they stand."""
    assert _told(text)


@pytest.mark.parametrize("text", RIGHT)
def test_lists_of_some_are_left(text: str) -> None:
    """A fit, and lists that need not name all."""
    assert not _told(text)
