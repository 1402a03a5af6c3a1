"""Data that has errors stands in the way of what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.errors import BibkitError


class RefusedError(BibkitError):
    """Data with errors stands in the way of what was asked; `diagnostics` holds all the findings."""

    exit_code = 1

    def __init__(self, diagnostics: Sequence[Diagnostic], what: str = "records") -> None:
        errors = sum(diagnostic.is_error for diagnostic in diagnostics)
        super().__init__(f"{errors} error{'s' if errors != 1 else ''} in the {what}", about="findings")
        self.diagnostics = tuple(diagnostics)


class RefusedKeyError(RefusedError, KeyError):
    """The same for the record of a key, as a lookup in a mapping reports it."""
