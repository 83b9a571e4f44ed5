"""Settings: what a caller or a configuration file decides, as one frozen value.

Every stage that has a choice to make takes it from here; the defaults are what
`verify.check` does without a configuration.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from verify.named import NamedTuple


class Settings(NamedTuple):
    """Choices for one run.

    `currencies` maps a bare symbol to the ISO code it stands for where the text does
    not say ("$" -> "USD"). `options` holds per-rule options by rule id, `severities`
    per-rule severities, `hedges` how wide hedges reach and words that mean them. `catalogue` holds rows added to the catalogue's files, as (file,
    row). `sources` names the documents that the others are held against; `revision` says that
    the documents are versions of one report, the older ones first; `priors` are the
    reports of the time before, which the others look back to. `select` and
    `ignore` are rule ids or pack prefixes; an empty
    `select` means every rule that is not a preview. `thorough` has doubtful mistakes told too.
    """

    date: dt.date | None = None
    locale: str = "en"
    currencies: Mapping[str, str] = {}
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    thorough: bool = False
    severities: Mapping[str, str] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    tolerances: Mapping[str, str] = {}
    hedges: Mapping[str, str] = {}
    rule_paths: tuple[str, ...] = ()
    catalogue: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    revision: bool = False
    priors: tuple[str, ...] = ()


DEFAULT = Settings()
