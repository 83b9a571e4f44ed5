"""Signatures: they outlive edits elsewhere, and tell when their number changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import sampled_from

import verify
from verify.cli.sign import sign, sign_listed
from verify.model.document import Document
from verify.model.errors import ConfigError, VerifyError
from verify.model.quantity import Quantity
from verify.model.report import Report, Status
from verify.report import signing

TEXT = (
    "Revenue at Tarn Foods was £418m in the year. The group had 1,240 employees in Hull.\n\n"
    "The port handled 31 ships and 4,200 containers on Monday.\n"
)
EDITS = (
    ("The port", "A new paragraph stands here.\n\nThe port"),
    ("Revenue", "It was a good year. Revenue"),
    ("on Monday", "on Tuesday"),
    ("handled 31 ships", "saw 13 barges"),
)


def report_on(text: str) -> Report:
    return verify.check(Document.from_text(text, name="t.md"))


def signatures(text: str) -> list[signing.Signature]:
    report = report_on(text)
    entries = [e for e in report.ledger if isinstance(e.quantity, Quantity)]
    where = signing.places(report.documents[0], entries)
    return [
        signing.signed(e.quantity, place, "Ann", "2025-09-24", "the accounts")
        for e, place in zip(entries, where, strict=True)
        if isinstance(e.quantity, Quantity)
    ]


def held(text: str, signed: list[signing.Signature]) -> Report:
    return signing.applied(report_on(text), {"t.md": signed})


def changed(report: Report) -> list[str]:
    return [f.locations[0].text for f in report.findings if f.rule == signing.RULE]


def test_a_signed_number_is_told_as_such() -> None:
    report = held(TEXT, signatures(TEXT))
    told = {e.quantity.surface: (e.status, e.why) for e in report.ledger}
    assert told["£418m"] == (Status.SIGNED, "signed by Ann on 2025-09-24 (the accounts)")
    assert not changed(report)


@settings(max_examples=20, deadline=None)
@given(edit=sampled_from(EDITS[:3]), other=sampled_from(EDITS[:3]))
def test_edits_elsewhere_leave_signatures_alone(
    edit: tuple[str, str], other: tuple[str, str]
) -> None:
    text = TEXT.replace(*edit).replace(*other)
    assert not changed(held(text, [s for s in signatures(TEXT) if s.text != "on Monday"]))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("£418m", "£481m", ["£481m"]),
        ("1,240", "1,420", ["1,420"]),
        ("had 1,240 employees in Hull", "now had 1,420 employees in Hull", ["1,420"]),
        ("£418m", "£418 million", []),
    ],
)
def test_a_signed_number_that_changes_is_an_error(old: str, new: str, found: list[str]) -> None:
    assert changed(held(TEXT.replace(old, new), signatures(TEXT))) == found


def test_a_signed_number_that_is_gone_is_noted() -> None:
    report = held(TEXT.split("\n\n")[0], signatures(TEXT))
    assert any("“4,200”" in note and "is gone" in note for note in report.notes)


def test_like_sentences_are_told_apart() -> None:
    text = "The crane lifts 40 tonnes.\n\nThe crane lifts 60 tonnes.\n"
    signed = signatures(text)
    assert len({s.fingerprint for s in signed}) == 2
    assert changed(held(text.replace("60", "70"), signed)) == ["70 tonnes"]


def test_files_are_read_back(tmp_path: Path) -> None:
    signed = signatures(TEXT)
    path = tmp_path / "t.md.signed.json"
    path.write_text(signing.rendered(signed), encoding="utf-8")
    assert set(signing.read(path)) == set(signed)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ConfigError):
        signing.read(path)


def test_the_command_signs_lists_and_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.md"
    path.write_text(TEXT, encoding="utf-8")
    day = dt.date(2025, 9, 24)
    with pytest.raises(VerifyError):
        sign(str(path), by="Ann", source="", every=False, on=day)
    assert sign(f"{path}:3", by="Ann", source="log", every=False, on=day) == 0
    assert "signed: 4,200" in capsys.readouterr().out
    path.write_text(TEXT.replace("4,200", "2,400"), encoding="utf-8")
    assert sign(str(path), by="", source="", every=False, on=None) == 1
    assert "2,400 was “4,200”" in capsys.readouterr().out


def test_what_the_page_of_a_report_saved_is_signed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a\u00e9.md"
    path.write_text("Sales were £418m.\n\nThe plant made 4,200 cars.\n", encoding="utf-8")
    listed = tmp_path / "checked.txt"
    listed.write_text(f"{path}:1:12\t£418m\n{path}:3:16\t4,300\n{path}:9:1\t7\n", "utf-8")
    with pytest.raises(VerifyError, match="no line 9"):
        sign_listed(str(listed), by="Ann", source="", on=None)
    listed.write_text(f"{path}:1:12\t£418m\n{path}:3:16\t4,300\n", "utf-8")
    day = dt.date(2025, 9, 24)
    assert sign_listed(str(listed), by="Ann", source="the accounts", on=day) == 1
    told = capsys.readouterr()
    assert "signed: £418m" in told.out
    assert "“4,300” is not signed: “4,200" in told.err
    (kept,) = signing.read(tmp_path / "a\u00e9.md.signed.json")
    assert (kept.text, kept.by, kept.on, kept.source) == (
        "£418m",
        "Ann",
        "2025-09-24",
        "the accounts",
    )
    for wrong in ("no tab", "x:1\t5"):
        listed.write_text(wrong, "utf-8")
        with pytest.raises(VerifyError):
            sign_listed(str(listed), by="Ann", source="", on=None)
