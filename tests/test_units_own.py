"""Units, nouns and currencies of a person's own: one row each in the configuration."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Shell

import verify
from verify import config, units
from verify.model.errors import ConfigError, UnitError
from verify.model.settings import DEFAULT, Settings
from verify.units import tables

ROWS = """\
units = ["cubitt | si | cubitt | cbt | define:cubitt = 0.5 meter", "plonk | | plonk | |"]
nouns = ["longship | drakkar, snekkja"]
money = ["QTL | quatloo | Qd | minim"]
"""


def settings(folder: Path) -> Settings:
    path = folder / "verify.toml"
    path.write_text(ROWS, encoding="utf-8")
    return config.load(path).settings("x.md", DEFAULT)


def test_rows_are_read_in_texts(tmp_path: Path) -> None:
    text = "Two drakkars, 12 cubitts or 3 kcbt long, cost Qd 25 or 4 quatloos and 9 plonks."
    found = verify.quantities(text, settings=settings(tmp_path))
    assert [(q.magnitude, q.unit or q.counted) for q in found] == [
        (2, "longship"), (12, "cubitt"), (3, "kilocubitt"), (25, "QTL"), (4, "QTL"), (9, "plonk"),
    ]  # fmt: skip


def test_a_defined_unit_is_converted_and_compared(tmp_path: Path) -> None:
    own = settings(tmp_path)
    right = verify.check("The hull is 40 cubitts (20 metres) long.", settings=own)
    assert [str(check.verdict) for check in right.checks] == ["consistent"]
    wrong = verify.check("The hull is 40 cubitts (25 metres) long.", settings=own)
    assert [f.rule for f in wrong.findings] == ["conversion/unit-mismatch"]
    assert units.factor("kilocubitt") == 500


def test_a_unit_without_a_definition_compares_with_itself_alone(tmp_path: Path) -> None:
    assert verify.quantities("9 plonks", settings=settings(tmp_path))[0].unit == "plonk"
    assert units.convert(verify.quantities("9 m")[0].interval, "meter", "plonk") is None


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('units = ["zig"]', "no spelling"),
        ('units = [" | | zig"]', "has no name"),
        ('units = ["zig | xx | zig"]', "unknown prefixes"),
        ('units = ["zig | | zig | | what"]', "unknown option"),
        ('units = ["zig | | zig | | define:zig = 3 blargs"]', "unknown unit 'blargs'"),
        ('units = ["meter | | metro | | define:meter = 3 foot"]', "known already"),
        ('units = ["a | b | c | d | e | f"]', "five fields"),
        ('nouns = [""]', "has no name"),
        ('nouns = ["a | b | c"]', "two fields"),
        ('money = ["quatloo"]', "three capital letters"),
        ('money = ["QTL"]', "no spelling"),
        ('money = ["= Qd"]', "two fields"),
    ],
)
def test_a_broken_row_is_an_error_that_says_what_would_do(
    tmp_path: Path, row: str, says: str
) -> None:
    path = tmp_path / "verify.toml"
    path.write_text(f"preview = true\n{row}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=says) as raised:
        config.load(path)
    assert raised.value.where.endswith("verify.toml:2")
    assert "for example" in raised.value.hint


@pytest.mark.parametrize("meaning", ["", "3", "meter meter", "-3 meter", "3 degrees of freedom"])
def test_a_meaning_is_a_number_of_a_known_unit(meaning: str) -> None:
    with pytest.raises(UnitError):
        tables.meant("zig", meaning)


def test_a_listing_is_converted_to_a_unit_of_one_s_own(shell: Shell) -> None:
    row = "smoot | si | smoot, smoots | sm | define:smoot = 1.7018 meter"
    Path("verify.toml").write_text(f'units = ["{row}"]\n', encoding="utf-8")
    Path("a.txt").write_text("The bridge is 1701.8 m long.\n", encoding="utf-8")
    for name in ("smoot", "smoots"):
        status, table, _ = shell("quantities", "a.txt", "--to", name)
        assert status == 0
        assert "1,000 smoot" in table


def test_listing_says_what_is_measured_and_why_money_stays(shell: Shell) -> None:
    Path("a.txt").write_text("In 2019 revenue rose 12% to €4 million.\n", encoding="utf-8")
    _, table, _ = shell("quantities", "a.txt", "--to", "USD")
    assert "revenue, 2019" in table
    assert table.rstrip().endswith("no date for the exchange rate; give one with --date")
    _, data, _ = shell("quantities", "a.txt", "--kind", "percent", "--output-format", "json")
    (row,) = json.loads(data)
    assert (row["measure"], row["direction"]) == ("revenue", "up")
    assert row["period"] == {"text": "2019", "first": "2019-01-01", "last": "2019-12-31"}
    day = ("--to", "USD", "--date", "2024-01-15")
    _, text, _ = shell("quantities", "a.txt", *day, "--output-format", "csv")
    last = list(csv.DictReader(io.StringIO(text)))[-1]
    assert last["to_unit"] == "USD"
    assert Decimal(last["to_low"]) > 3_500_000
    assert last["period_first"] == "2019-01-01"
