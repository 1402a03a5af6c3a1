"""Fields that were a macro which no file defined, as that macro again: the file that defines it may be another one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.formats.bibtex.dialect import MACROS
from bibkit.formats.bibtex.entry import EntryDraft

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.+/-]*")


def put_macros(entry: EntryDraft) -> None:
    """Write the macros that stood for fields which nothing else has taken since."""
    left = entry.record.source.extra.get(MACROS) if entry.record.source else None
    if not isinstance(left, Mapping):
        return
    dialect = entry.dialect
    names = {
        **dict.fromkeys(("journal", "journaltitle"), dialect.journal),
        **dict.fromkeys(("address", "location"), dialect.place),
    }
    for name, macro in left.items():
        if isinstance(macro, str) and _NAME.fullmatch(macro) and _NAME.fullmatch(name):
            entry.fields.setdefault(names.get(name, name), macro)
