"""What stands in an entry without TeX: addresses, file names, and what it says of others and to biber."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bibkit.formats.bibtex.entry import EntryDraft
from bibkit.model.raw import Raw
from bibkit.model.record import Record

# What `crossref` and `xdata` gave is in the entry, and `execute` would run code.
_WRITTEN = ("xref", "entryset", "related", "options")

# Of the data models of biblatex and biblatex-software, and what reference managers add.
_CODE = re.compile(r"[^\s\\{}$~\"]*[_#%&^][^\s\\{}$~\"]*")
VERBATIM_FIELDS = frozenset("file hal_id pdf repository swhid url urlraw verba verbb verbc".split())
_ADDRESS = re.compile(r"https?://[^\s\\{}]+")


LINKS = ("crossref", "xref", "entryset", "related")
"""Fields that name other entries by their keys."""


def linked_from(record: Record, names: Iterable[str] = LINKS) -> tuple[str, ...]:
    """The keys of the entries that a record's source links to with these fields."""
    links = record.source.extra if record.source is not None else {}
    said = (links.get(name) for name in names)
    return tuple(key for text in said if isinstance(text, str) for key in text.replace(",", " ").split())


def is_verbatim(name: str, text: str) -> bool:
    """Whether the text of a field is no TeX: by the field's name, or as it is an address and nothing else."""
    return name in VERBATIM_FIELDS or ("://" in text and _ADDRESS.fullmatch(text.strip()) is not None)


def is_code(text: str) -> bool:
    """Whether a text is one word with signs at which TeX would stumble, and no TeX: a file name, a key of a program."""
    return _CODE.fullmatch(text) is not None


def put_links(entry: EntryDraft, links: Mapping[str, Raw]) -> None:
    """Write the links that are kept with the source of a record: BibTeX passes over them, and biber follows."""
    if "execute" in links:
        entry.lose(
            "BK701", "execute", "execute is not written: it would run code", "write it in your document"
        )
    for name in _WRITTEN:
        text = links.get(name)
        if isinstance(text, str) and text.strip() and name not in entry.fields:
            entry.fields[name] = f"{{{verbatim(entry, text)}}}"


def verbatim(entry: EntryDraft, text: str) -> str:
    """A file name or the like: as it is where that can't unbalance the entry. No style prints it."""
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    if depth or text.endswith("\\") or re.search(r"\\[{}]|[\x00-\x1f]", text):
        return entry.escaping(text).verbatim(text)
    return text
