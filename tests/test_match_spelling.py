"""Symbols of units: misspelt ones are named, and mended without touching anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

import verify
from verify.cli import main
from verify.model.finding import Safety
from verify.report.ledger import coverage


def found(text: str, format: str = "text") -> list[tuple[str, str]]:
    report = verify.check(verify.Document.from_text(text, format=format))
    return [
        (f.message, f.fix.replacement if f.fix else "")
        for f in report.findings
        if f.rule == "spelling/unit-symbol"
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The ring is 12 kms long.", "12 km"),
        ("It weighs 20 Kg or so.", "20 kg"),
        ("It weighs 20kgs.", "20kg"),
        ("The van did 80 Km/h on the hill.", "80 km/h"),
        ("The set uses 3.5 Kwh a day.", "3.5 kWh"),
        ("It was as loud as 70 db.", "70 dB"),
    ],
)
def test_a_misspelt_symbol_is_named_with_its_mend(text: str, right: str) -> None:
    ((message, mend),) = found(text)
    assert mend == right
    assert "the symbol is" in message


@pytest.mark.parametrize(
    "text",
    [
        "The ring is 12 km long.",
        "SPEED LIMIT 30 KMS, WEIGHT 20 KG",
        "The cafe takes 12 KM for a soup.",
        "Version 12 kmsx of the kms was 40 years old.",
        "There were 40 Kgalagadi villages.",
    ],
)
def test_other_letters_are_let_be(text: str) -> None:
    assert found(text) == []


def test_where_markup_stands_between_nothing_is_written() -> None:
    report = verify.check(verify.Document.from_text("It is **12** kms long.", format="markdown"))
    assert [f.fix.safety for f in report.findings if f.fix] == [Safety.DISPLAY]


def test_fix_mends_the_symbol_alone_and_then_is_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "ring.txt"
    before = "\ufeffThe ring\tis 12 kms long;  it weighs\r\n20 Kg.\r\n"
    file.write_bytes(before.encode("utf-8"))
    with pytest.raises(SystemExit) as stop:
        main(["check", "--isolated", "--fix", "ring.txt"])
    assert not stop.value.code
    after = before.replace("kms", "km").replace("Kg", "kg")
    assert file.read_bytes() == after.encode("utf-8")
    assert "spelling/" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "tested"),
    [("The line is 12 kms long.", 0), ("The line is 12 kms long, or 12,000 m.", 2)],
)
def test_a_misspelt_symbol_tests_no_number(text: str, tested: int) -> None:
    report = verify.check(verify.Document.from_text(text))
    assert [f.rule for f in report.findings] == ["spelling/unit-symbol"]
    assert coverage(report.ledger).tested == tested
