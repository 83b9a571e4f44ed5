"""`verify schema`: the JSON schemas that editors complete configurations and rules by."""

from __future__ import annotations

from verify.cli import screen
from verify.config import schema as config
from verify.model.errors import VerifyError
from verify.rulebook import schema as rules

_SCHEMAS = {"config": config.rendered, "rules": rules.rendered}


def schema(of: str) -> int:
    """Print a schema. Raises: VerifyError."""
    if of not in _SCHEMAS:
        raise VerifyError(f"there is no schema {of!r}", hint=f"one of {', '.join(_SCHEMAS)}")
    screen.say(_SCHEMAS[of]())
    return 0
