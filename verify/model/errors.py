"""Errors: what went wrong with a file, an argument or a rule, never with a number.

A number that disagrees is a `Finding`; an error means that something could not
be read. Every error says where, what, and what would do.
"""

from __future__ import annotations


class VerifyError(ValueError):
    """Something could not be read: `where`, what (`message`), and what would do (`hint`)."""

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message, where, hint)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.where}: {self.message}" if self.where else self.message
        return f"{line}\n  hint: {self.hint}" if self.hint else line

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.where, self.hint))


class DocumentError(VerifyError):
    """A document that cannot be opened, decoded or parsed."""


class FaultsError(VerifyError):
    """A file with one or more faults; `faults` holds all of them."""

    def __init__(
        self,
        message: str,
        *,
        where: str = "",
        hint: str = "",
        faults: tuple[VerifyError, ...] = (),
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults)) if self.faults else super().__str__()


class RuleError(FaultsError):
    """A rule file with one or more faults."""


class ClaimError(VerifyError):
    """A one-line claim that cannot be read; `offset` is the offending character."""

    def __init__(self, message: str, *, text: str = "", offset: int = 0, hint: str = "") -> None:
        super().__init__(message, where="", hint=hint)
        self.text = text
        self.offset = offset

    def __str__(self) -> str:
        caret = f"  {self.text}\n  {' ' * self.offset}^" if self.text else ""
        lines = [self.message, caret, f"  hint: {self.hint}" if self.hint else ""]
        return "\n".join(line for line in lines if line)


class UnitError(VerifyError):
    """An unknown unit or currency, or a conversion that has no meaning."""


class RateError(VerifyError):
    """No exchange rate is known for a currency on a day."""


class ConfigError(FaultsError):
    """A configuration file with an unknown key or a value of the wrong shape."""


def _rebuild(kind: type[VerifyError], message: str, where: str, hint: str) -> VerifyError:
    """Make an error again after pickling (a worker process may raise it)."""
    if issubclass(kind, ClaimError):
        return kind(message, hint=hint)
    return kind(message, where=where, hint=hint)
