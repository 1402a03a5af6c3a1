"""Citations and bibliographies from plain-text records.

import bibkit

lib = bibkit.load("records")
print(lib.export("bibtex"))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bibkit.cited.asking import works_cited
    from bibkit.cited.texts import cite_text
    from bibkit.diagnostics import Diagnostic
    from bibkit.diagnostics.refused import RefusedError
    from bibkit.errors import BibkitError, FileError, UsageError
    from bibkit.library import Library
    from bibkit.loading import load, read
    from bibkit.model.date import Date
    from bibkit.model.person import Name, Person
    from bibkit.model.record import Record
    from bibkit.preserving import preserve
    from bibkit.record_dicts import record_from_dict, record_to_dict
    from bibkit.renaming import rename
    from bibkit.tidying import tidy

__version__ = "0.1.0"

__all__ = [
    "BibkitError",
    "Date",
    "Diagnostic",
    "FileError",
    "Library",
    "Name",
    "Person",
    "Record",
    "RefusedError",
    "UsageError",
    "cite_text",
    "load",
    "preserve",
    "read",
    "record_from_dict",
    "record_to_dict",
    "rename",
    "tidy",
    "works_cited",
]

_HOMES = {
    "BibkitError": "bibkit.errors",
    "Date": "bibkit.model.date",
    "Diagnostic": "bibkit.diagnostics",
    "FileError": "bibkit.errors",
    "Library": "bibkit.library",
    "Name": "bibkit.model.person",
    "Person": "bibkit.model.person",
    "Record": "bibkit.model.record",
    "RefusedError": "bibkit.diagnostics.refused",
    "UsageError": "bibkit.errors",
    "cite_text": "bibkit.cited.texts",
    "load": "bibkit.loading",
    "preserve": "bibkit.preserving",
    "read": "bibkit.loading",
    "record_from_dict": "bibkit.record_dicts",
    "record_to_dict": "bibkit.record_dicts",
    "rename": "bibkit.renaming",
    "tidy": "bibkit.tidying",
    "works_cited": "bibkit.cited.asking",
}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for, so that the command line starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'bibkit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
