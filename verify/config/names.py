"""Names: whether the rules, packs and files that a configuration names are there.

In: the files that a configuration was read from. Out: an error with every name that is
not there, each with its line and the likeliest spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from verify import reached, rulebook
from verify.config.read import PREFIX, Faults
from verify.model.errors import RuleError
from verify.model.rule import Rule

_LISTS = ("select", "extend-select", "ignore")
_TABLES = ("severity", "tolerance")
_EVERYTHING, _OURS = "all", "suppression"  # names that no rule file has
Values = Mapping[str, Any]


def check(files: Sequence[tuple[Path, Values]]) -> None:
    """Refuse names of rules, options and files that are not there. Raises: ConfigError."""
    used = [name for _, values in files for name, _ in _named(values)]
    paths = tuple(path for _, values in files for path in values.get("rules", ()))
    if not used and not paths and not any(_options(values) for _, values in files):
        return
    missing = [path for path in paths if not reached.exists(path)]
    rules: dict[str, Rule] = {}
    with suppress(RuleError):  # the run tells what is wrong with them
        rules = {r.id: r for r in rulebook.all_rules(paths if not missing else ())}
    for path, values in files:
        faults = Faults(path, path.read_text("utf-8", "replace"), PREFIX.get(path.name, ()))
        for gone in set(missing) & set(values.get("rules", ())):
            told = f"no such file or folder: {gone}"
            faults.add(("rules",), told, "a rule file, or a folder of them", Path(gone).name)
        if rules and not missing:
            _refuse(values, rules, faults)
        faults.raise_all()


def _refuse(values: Values, rules: Mapping[str, Rule], faults: Faults) -> None:
    """Keep a fault for each name of a rule or an option that is not there."""
    packs = {"/".join(id.split("/")[:n]) for id in rules for n in range(1, id.count("/") + 1)}
    known = {*rules, *packs, _EVERYTHING, _OURS}
    for name, keys in _named(values):
        if name.rstrip("/") not in known and not name.startswith(f"{_OURS}/"):
            faults.add(keys, f"there is no rule or pack {name!r}", _near(name, known), name)
    for name, given, keys in _options(values):
        if name not in rules:
            faults.add(keys, f"there is no rule {name!r}", _near(name, rules), name)
            continue
        has = rules[name].options
        for option in given:
            if option not in has:
                told = f"the options of {name} are {', '.join(has)}" if has else "it has none"
                faults.add((*keys, option), f"{name} has no such option", told)


def _named(values: Values) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each name of a rule or pack, with the keys that lead to it."""
    for above, own in _tables(values):
        for key in _LISTS:
            yield from ((name, (*above, key)) for name in own.get(key, ()))
        for key in _TABLES:
            yield from ((name, (*above, key, name)) for name in own.get(key, {}))


def _options(values: Values) -> list[tuple[str, Values, tuple[str, ...]]]:
    """Return each rule whose options are set, what is set, and the keys that lead to it."""
    return [
        (name, given, (*above, "options", name))
        for above, own in _tables(values)
        for name, given in own.get("options", {}).items()
    ]


def _tables(values: Values) -> Iterator[tuple[tuple[str, ...], Values]]:
    """Yield the settings of all files, and of the files that each glob names."""
    yield (), values
    for glob, own in values.get("per-file", {}).items():
        yield ("per-file", glob), own


def _near(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the one likeliest to be meant."""
    from difflib import get_close_matches  # seldom needed, and slow to load

    near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else "`verify rule` lists them all"
