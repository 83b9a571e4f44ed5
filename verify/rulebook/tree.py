"""YAML with line numbers: text -> nodes that know where they stand.

In: the text of a rule file. Out: a tree of `Node`, every scalar the characters that
were written, and the faults of the YAML itself (duplicate keys, anchors, bad syntax).
What the keys mean is left to `verify.rulebook.shape`.

Only `true`, `false`, `null` and plain decimal integers are more than text: NO is a
country, 1e3 a word and 12:30 a time, and a number with a point keeps its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from verify.model.errors import VerifyError

MAX_CHARACTERS = 400_000
MAX_DEPTH = 40
Scalar = str | int | bool | None
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a YAML file: a scalar, a list of nodes, or a mapping from keys to nodes."""

    line: int
    value: Scalar | list[Node] | dict[str, Node]
    text: str = ""  # a scalar exactly as written, without its quotes
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def items(self) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping; none for anything else."""
        if isinstance(self.value, dict):
            yield from self.value.items()

    def plain(self) -> object:
        """Return the value without its line numbers; numbers with a point stay text."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def find(self, path: str) -> Node:
        """Return the node at a dotted path ("slots.old.cues"), or the nearest one above it."""
        node = self
        for key in path.replace("[", ".").replace("]", "").split("."):
            if isinstance(node.value, dict) and key in node.value:
                node = node.value[key]
            elif isinstance(node.value, list) and key.isdigit() and int(key) < len(node.value):
                node = node.value[int(key)]
            else:
                break
        return node

    def line_of(self, path: str) -> int:
        """Return the line of the last key of a dotted path, or of the nearest one above it."""
        parts = path.replace("[", ".").replace("]", "").split(".")
        holder = self.find(".".join(parts[:-1])) if len(parts) > 1 else self
        return holder.key_lines.get(parts[-1], self.find(path).line)


def read(text: str, file: str) -> tuple[Node | None, list[VerifyError]]:
    """Return the tree of a YAML file and the faults of its YAML."""
    if len(text) > MAX_CHARACTERS:
        what = f"more than {MAX_CHARACTERS:,} characters"
        return None, [VerifyError(what, where=file, hint="one rule per file")]
    import yaml

    faults: list[VerifyError] = []
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return None, [_syntax_fault(error, file)]
    except RecursionError:
        return None, [VerifyError("nested too deeply", where=file, hint="a rule has few levels")]
    if root is None:
        return None, [VerifyError("the file is empty", where=file, hint="see `verify rule`")]
    return _Builder(file, faults).build(root, 0), faults


class _Builder:
    """Turns composed YAML nodes into ours, and collects what is wrong with them."""

    def __init__(self, file: str, faults: list[VerifyError]) -> None:
        self.file = file
        self.faults = faults
        self.seen: set[int] = set()

    def fault(self, line: int, what: str, hint: str = "") -> None:
        self.faults.append(VerifyError(what, where=f"{self.file}:{line}", hint=hint))

    def build(self, raw: object, depth: int) -> Node:
        """Return our node for one composed node; `raw` is a yaml.Node."""
        import yaml

        assert isinstance(raw, yaml.Node)
        line = raw.start_mark.line + 1
        if id(raw) in self.seen or depth > MAX_DEPTH:
            # An alias may stand for a value that grows without bound when it is written out.
            self.fault(line, "aliases are not read", "write the value out where it is used")
            return Node(line, None)
        self.seen.add(id(raw))
        if isinstance(raw, yaml.MappingNode):
            return self.mapping(raw, line, depth)
        if isinstance(raw, yaml.SequenceNode):
            return Node(line, [self.build(part, depth + 1) for part in raw.value])
        text = str(raw.value)
        quoted = isinstance(raw, yaml.ScalarNode) and raw.style is not None
        return Node(line, text if quoted else _scalar(text), text)

    def mapping(self, raw: object, line: int, depth: int) -> Node:
        """Return a mapping's node; a key that stands twice is a fault."""
        import yaml

        assert isinstance(raw, yaml.MappingNode)
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in raw.value:
            at = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.fault(at, "a key must be a word", "write `key: value`")
                continue
            name = str(key.value)
            if name in entries:
                self.fault(at, f"{name}: the key stands twice; first on line {lines[name]}")
                continue
            lines[name] = at
            entries[name] = self.build(value, depth + 1)
        return Node(line, entries, key_lines=lines)


def _scalar(text: str) -> Scalar:
    """Return what an unquoted scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def _syntax_fault(error: Exception, file: str) -> VerifyError:
    """Return a YAML error as a fault with its line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = f"{file}:{mark.line + 1}" if mark is not None else file
    problem = str(getattr(error, "problem", None) or error).splitlines()[0]
    hint = "quote a text that holds ': ', ' #', or that begins with a sign such as %, @, { or ["
    return VerifyError(f"not YAML: {problem}", where=where, hint=hint)
