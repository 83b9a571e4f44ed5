from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from verify import config
from verify.config import names as config_names
from verify.config import schema
from verify.config.keys import FORMATS, KEYS
from verify.config.read import read
from verify.model.errors import ConfigError
from verify.model.settings import DEFAULT, Settings
from verify.report.outputs import names

ROOT = Path(__file__).parent.parent


def write(folder: Path, text: str, name: str = "verify.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_closest_file_wins_and_is_not_merged(tmp_path: Path) -> None:
    write(tmp_path, 'ignore = ["far"]\npreview = true')
    near = write(tmp_path / "a", 'ignore = ["near"]')
    found = config.find(tmp_path / "a")
    assert found == near
    settings = config.load(near).settings(str(tmp_path / "a" / "x.md"), DEFAULT)
    assert (settings.ignore, settings.preview) == (("near",), False)


def test_extend_reads_the_other_file_first(tmp_path: Path) -> None:
    write(
        tmp_path,
        'ignore = ["far"]\npreview = true\nextend-select = ["one"]\n[severity]\na = "info"',
    )
    near = write(
        tmp_path / "a",
        'extend = "../verify.toml"\nignore = ["near"]\nextend-select = ["two"]\n[severity]\nb = "error"',
    )
    settings = config.load(near).settings("x.md", DEFAULT)
    assert settings.ignore == ("near",)
    assert settings.preview
    assert settings.extend_select == ("one", "two")
    assert settings.severities == {"a": "info", "b": "error"}


def test_a_circle_of_extends_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, 'extend = "b.toml"')
    write(tmp_path, 'extend = "verify.toml"', "b.toml")
    with pytest.raises(
        ConfigError,
        match=r"b.toml:1: extend: goes round in a circle: verify.toml -> b.toml -> verify.toml",
    ):
        config.load(tmp_path / "verify.toml")


def test_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    path = write(tmp_path, "[project]\nname='x'", "pyproject.toml")
    assert config.find(tmp_path) != path
    write(tmp_path, "[tool.verify]\npreview = true", "pyproject.toml")
    assert config.find(tmp_path) == path
    assert config.load(path).values == {"preview": True}


def test_settings_by_glob_are_relative_to_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '[per-file."drafts/**"]\nignore = ["percent"]\n')
    loaded = config.load(path)
    assert loaded.settings(str(tmp_path / "drafts/a/x.md"), DEFAULT).ignore == ("percent",)
    assert loaded.settings(str(tmp_path / "final/x.md"), DEFAULT).ignore == ()


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a", 'rules = ["house"]')
    settings = config.load(path).settings("x.md", Settings(rule_paths=("mine.yaml",)))
    assert settings.rule_paths == (str(tmp_path / "a" / "house"), "mine.yaml")


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('select = []\nignroe = ["x"]', 2, "did you mean 'ignore'?"),
        ("extend_select = []", 1, "did you mean 'extend-select'?"),
        ('[severity]\nx = "info"\n"percent/y" = "eror"', 3, "did you mean 'error'?"),
        ('[per-file."a/**"]\nbaseline = "x"', 2, "these can:"),
        ('output-format = "jsn"', 1, "did you mean 'json'?"),
        ('ignore = "percent"', 1, 'ignore = ["conversion"]'),
        ("preview = 1", 1, "preview = true"),
        ('date = "yesterday"', 1, "2025-09-24"),
        ("zzz = 1", 1, "the keys are"),
        ("\nexclude = 1", 2, 'exclude = ["drafts/"]'),
        ("fail-on = 2", 1, 'fail-on = "warning"'),
        ('locale = "english"', 1, '"en_GB"'),
        ('[currencies]\n"$" = "CADD"', 2, '"$" = "CAD"'),
        ('[tolerance]\nconversion = "3 percent"', 2, "a share such as 2%"),
        ('[per-file."*.md"]\nlocale = "english"', 2, '"en_GB"'),
    ],
)
def test_a_fault_names_its_line_and_what_would_do(
    tmp_path: Path, text: str, line: int, hint: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert f"verify.toml:{line}: " in str(caught.value)
    assert hint in str(caught.value)


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "one = 1\ntwo = 2\n[tool]\nx = 1")
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert [f"verify.toml:{line}: " in str(caught.value) for line in (1, 2, 3)] == [True] * 3


def test_a_line_is_found_in_pyproject_too(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.other]\nselct = 1\n[tool.verify]\nselct = 1", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:4: selct"):
        read(path)


@pytest.mark.parametrize(
    "text",
    [
        "[tool.verify]\npreview = true",
        "[tool]\nverify = {preview = true}",
        "tool.verify.preview=true",
    ],
)
def test_a_table_of_ours_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "pyproject.toml")
    assert config.find(tmp_path) == path
    assert config.load(path).values == {"preview": True}


def test_a_table_of_ours_that_is_none_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool]\nverify = 3", "pyproject.toml")
    assert config.find(tmp_path) == path
    with pytest.raises(ConfigError, match=r"write \[tool.verify\]"):
        config.load(path)


@pytest.mark.parametrize("there", ["nix.toml", "..", "a/b.toml"])
def test_an_extended_file_that_is_not_there_names_the_line(tmp_path: Path, there: str) -> None:
    path = write(tmp_path, f'preview = true\nextend = "{there}"')
    with pytest.raises(ConfigError, match=r"verify\.toml:2: extend: there is no file"):
        config.load(path)


@pytest.mark.parametrize(
    ("text", "line", "told", "hint"),
    [
        (
            'ignore = [\n  "total",\n  "conversio",\n]',
            3,
            "'conversio'",
            "did you mean 'conversion'?",
        ),
        ('[severity]\n"conversion/unit-mismach" = "info"', 2, "no rule or pack", "unit-mismatch'?"),
        ('[tolerance]\nconversio = "3%"', 2, "no rule or pack", "'conversion'?"),
        ('[per-file."a"]\nselect = ["totl"]', 2, "'totl'", "'total'?"),
        ('[options."statistics/p-valu"]\nalpha = 1', 1, "no rule", "'statistics/p-value'?"),
        ('[options."statistics/p-value"]\nalhpa = 1', 2, "no such option", "the options of"),
        ('[options."conversion/unit-mismatch"]\nx = 1', 2, "no such option", "it has none"),
        ('rules = ["nix.yaml"]', 1, "no such file or folder", "a rule file"),
        ('extend = "base.toml"', 3, "base.toml:3: ignore: there is no rule", "'conversion'?"),
    ],
)
def test_names_that_are_not_there_are_refused(
    tmp_path: Path, text: str, line: int, told: str, hint: str
) -> None:
    write(tmp_path, '\n\nignore = ["conversio"]', "base.toml")
    with pytest.raises(ConfigError) as caught:
        config_names.check(config.load(write(tmp_path, text)).files)
    assert f".toml:{line}: " in str(caught.value)
    assert told in str(caught.value)
    assert hint in str(caught.value)


def test_names_of_rules_of_one_s_own_are_there(tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    rule = (ROOT / "rules" / "conversion" / "unit-mismatch.yaml").read_text(encoding="utf-8")
    (house / "mine.yaml").write_text(rule, encoding="utf-8")
    path = write(tmp_path, 'rules = ["house"]\nselect = ["house/mine", "all", "suppression"]')
    config_names.check(config.load(path).files)


def test_broken_toml_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not TOML"):
        read(write(tmp_path, "select = ["))


def test_arguments_override_and_are_checked() -> None:
    assert config.overrides(("preview=true", "output-format=json")) == {
        "preview": True,
        "output-format": "json",
    }
    with pytest.raises(ConfigError, match="did you mean 'preview'"):
        config.overrides(("preveiw=true",))


def test_the_committed_schema_is_the_keys() -> None:
    committed = ROOT / "docs" / "config.schema.json"
    assert committed.read_text(encoding="utf-8") == schema.rendered()


def test_the_schema_agrees_with_the_reader(tmp_path: Path) -> None:
    good = {"select": ["percent"], "preview": True, "per-file": {"a": {"ignore": ["x"]}}}
    jsonschema.validate(good, schema.schema())
    for bad in ({"selct": []}, {"preview": 1}, {"per-file": {"a": {"baseline": "x"}}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema.schema())


def test_the_formats_that_can_be_configured_are_those_there_are() -> None:
    assert set(FORMATS) == set(names())
    assert len({key.name for key in KEYS}) == len(KEYS)
    assert json.loads(schema.rendered())["properties"]["output-format"]["enum"] == list(FORMATS)
