"""Reporting: checks -> findings, ledger and the outputs people and machines read.

`assemble` makes the report; `verify.report.outputs` shows it, one module per format.
"""

from __future__ import annotations

from verify.report.assemble import assemble

__all__ = ["assemble"]
