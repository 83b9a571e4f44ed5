"""Selecting rules, and the cache of compiled ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from verify import rulebook
from verify.model.errors import ConfigError
from verify.model.rule import Rule, Severity
from verify.model.settings import Settings
from verify.rulebook import cache, files, load
from verify.rulebook.select import refuse_unknown, selected, unknown_names


def rule(rule_id: str, *, preview: bool = False, kind: str = "frame") -> Rule:
    return Rule(rule_id, "t", Severity.ERROR, kind, {}, "m", preview=preview)


RULES = (
    rule("change/a"),
    rule("change/b", preview=True),
    rule("total/c"),
    rule("declared/fact", kind="fact"),
)


@pytest.mark.parametrize(
    ("settings", "ids"),
    [
        (Settings(), ["change/a", "total/c", "declared/fact"]),
        (Settings(preview=True), ["change/a", "change/b", "total/c", "declared/fact"]),
        (Settings(select=("total",)), ["total/c", "declared/fact"]),
        (Settings(select=("change/b",)), ["change/b", "declared/fact"]),
        (Settings(extend_select=("change/b",)), ["change/a", "change/b", "total/c", "declared/fact"]),
        (Settings(ignore=("change",)), ["total/c", "declared/fact"]),
        (Settings(ignore=("change",), select=("change/a",)), ["change/a", "declared/fact"]),
        (Settings(ignore=("declared",)), ["change/a", "total/c"]),
        (Settings(select=("all",)), ["change/a", "total/c", "declared/fact"]),
    ],
)  # fmt: skip
def test_selection(settings: Settings, ids: list[str]) -> None:
    assert [r.id for r in selected(RULES, settings)] == ids


def test_severities_are_set_by_rule_and_by_pack() -> None:
    settings = Settings(severities={"change/a": "info", "total": "warning"})
    levels = {r.id: r.severity for r in selected(RULES, settings)}
    assert levels["change/a"] is Severity.INFO
    assert levels["total/c"] is Severity.WARNING


def test_names_that_name_nothing_are_told() -> None:
    settings = Settings(select=("chnge",), ignore=("total/c",))
    assert unknown_names(RULES, settings) == ["chnge"]
    with pytest.raises(ConfigError, match="there is no rule or pack 'chnge'") as caught:
        refuse_unknown(RULES, settings)
    assert caught.value.hint == "did you mean 'change'?"
    refuse_unknown(RULES, Settings(ignore=("declared/fact", "all", "total")))


def test_an_unknown_rule_is_refused_in_a_run() -> None:
    with pytest.raises(ConfigError):
        rulebook.rules(Settings(select=("nosuch/rule",)))


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one's own, and nothing in memory."""
    monkeypatch.setenv("VERIFY_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_memory", {})
    return tmp_path / "cache" / "rules"


def a_few() -> list[files.File]:
    return files.found([rulebook.packs()], shown="rules/")[:4]


def never(_: object) -> list[dict[str, object]]:
    raise AssertionError("compiled again")


def test_stored_rules_are_the_compiled_ones(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = cache.rules(a_few())
    monkeypatch.setattr(cache, "_memory", {})
    monkeypatch.setattr(load, "compiled", never)
    assert cache.rules(a_few()) == fresh
    for note in own_cache.glob("*.note"):
        note.unlink()  # the same files elsewhere, or with other times
    monkeypatch.setattr(cache, "_memory", {})
    assert cache.rules(a_few()) == fresh


def test_a_changed_rule_is_compiled_again(own_cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "pack" / "one.yaml"
    path.parent.mkdir()
    text = Path(a_few()[0].path).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    (before,) = cache.rules(files.found([path.parent]))
    path.write_text(text.replace("title: ", "title: Another ", 1), encoding="utf-8")
    (after,) = cache.rules(files.found([path.parent]))
    assert after.title == f"Another {before.title}"


def test_a_damaged_cache_is_compiled_again(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = cache.rules(a_few())
    for stored in own_cache.iterdir():
        stored.write_text('{"not": "rules"')
    monkeypatch.setattr(cache, "_memory", {})
    assert cache.rules(a_few()) == fresh


def test_a_folder_that_cannot_be_written_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFY_CACHE_DIR", "/dev/null/nowhere")
    monkeypatch.setattr(cache, "_memory", {})
    assert cache.rules(a_few())


def test_stored_rules_need_no_yaml_and_no_sympy(tmp_path: Path) -> None:
    code = (
        "import sys; from verify import rulebook; rulebook.rules();"
        "print([m for m in ('yaml', 'sympy') if m in sys.modules])"
    )
    environment = {"VERIFY_CACHE_DIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    for expected in ("['yaml']", "[]"):  # and of sympy, only where no solution is kept
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env=environment,
            check=True,
        )
        assert done.stdout.strip().replace(", 'sympy'", "") == expected


def test_a_persons_rule_takes_the_place_of_one_of_its_id(tmp_path: Path) -> None:
    own = tmp_path / "rules" / "change"
    own.mkdir(parents=True)
    original = (rulebook.packs() / "change" / "percent-mismatch.yaml").read_text(encoding="utf-8")
    (own / "percent-mismatch.yaml").write_text(
        original.replace("severity: error", "severity: info"), encoding="utf-8"
    )
    found = rulebook.all_rules((str(tmp_path / "rules"),))
    (rule_,) = (r for r in found if r.id == "change/percent-mismatch")
    assert rule_.severity is Severity.INFO
