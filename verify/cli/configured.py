"""Configured: a request joined with the configuration files that apply to it.

Each document takes its settings from the file closest to it; what concerns the run as a
whole (output, fail level, baseline) comes from the file closest to the working folder.
Arguments have the last word.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from verify import config, reached, rulebook
from verify.cli import screen
from verify.cli.request import Request
from verify.config import Config
from verify.model.errors import RuleError
from verify.model.rule import Severity
from verify.model.settings import Settings


class Configured:
    """The configuration of one run. Raises: ConfigError, when made or asked."""

    def __init__(self, request: Request) -> None:
        self.request = request
        files = [c for c in request.config if "=" not in c]
        self._overrides = config.overrides(tuple(c for c in request.config if "=" in c))
        self._fixed = self._with(_loaded(Path(files[-1]))) if files else None
        self._by_folder: dict[Path, Config] = {}
        self._shared: dict[str, Settings] = {}
        self._sound: dict[str, bool] = {}
        self.failed = False
        self.base = Settings(
            date=request.date,
            select=request.select,
            extend_select=request.extend_select,
            ignore=request.ignore,
            preview=request.preview,
            thorough=request.thorough,
            rule_paths=request.rules,
            sources=request.sources,
            revision=request.revision,
            priors=request.priors,
        )
        self.root = self.file_for(Path.cwd())

    def file_for(self, folder: Path) -> Config:
        """Return the configuration that applies to the files of a folder."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._by_folder:
            path = None if self.request.isolated else config.find(folder)
            self._by_folder[folder] = self._with(_loaded(path) if path else Config())
        return self._by_folder[folder]

    def settings(self, document: str) -> Settings:
        """Return the settings of a document; equal settings are one value."""
        folder = Path(document).resolve().parent
        found = self.file_for(folder if reached.is_folder(folder) else Path.cwd())
        settings = found.settings(document, self.base)
        if settings.rule_paths:
            sound = tuple(path for path in settings.rule_paths if self._is_sound(path))
            settings = settings._replace(rule_paths=sound)
        return self._shared.setdefault(repr(settings), settings)

    def _is_sound(self, path: str) -> bool:
        """Tell whether rules can be read; say once why not, and let the run fail for it."""
        if path not in self._sound:
            try:
                rulebook.rules_of((path,))
                self._sound[path] = True
            except RuleError as error:
                screen.complain(error)
                self._sound[path], self.failed = False, True
        return self._sound[path]

    def excludes(self, path: str) -> bool:
        """Tell whether a path is excluded by configuration or by an argument."""
        own = Config(Path.cwd() / "-", {"exclude": self.request.exclude})
        folder = Path(path).resolve().parent
        return self.file_for(folder).excludes(path) or own.excludes(path)

    def value(self, name: str, default: Any = None) -> Any:
        """Return what the configuration of the run says of a key."""
        return self.root.values.get(name, default)

    @property
    def output_format(self) -> str:
        """The format asked for, "" where nobody asked."""
        return self.request.output_format or str(self.value("output-format", ""))

    @property
    def min_level(self) -> Severity:
        """The lowest severity to show."""
        return self.request.min_level or Severity(self.value("min-level", "info"))

    @property
    def fail_on(self) -> Severity:
        """The lowest severity that makes the run fail."""
        return self.request.fail_on or Severity(self.value("fail-on", "error"))

    @property
    def strict(self) -> bool:
        """Whether what could not be decided makes the run fail too."""
        return self.request.strict or bool(self.value("strict", False))

    def _with(self, found: Config) -> Config:
        """Return a configuration with the arguments laid over it."""
        if not self._overrides:
            return found
        return found._replace(values=config.merged(found.values, self._overrides))

    @property
    def overridden(self) -> frozenset[str]:
        """The keys that `--config KEY=VALUE` sets."""
        return frozenset(self._overrides)


def _loaded(path: Path) -> Config:
    """Return the configuration in a file whose names are all there. Raises: ConfigError."""
    from verify.config import names

    found = config.load(path)
    names.check(found.files)
    return found
