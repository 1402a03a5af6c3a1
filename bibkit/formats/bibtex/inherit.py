"""What an entry inherits through `crossref` (biblatex manual, appendix B) and `xdata` (3.13.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bibkit.formats.bibtex.read_tables import NOT_INHERITED
from bibkit.syntax.bib import BibEntry, BibField, linked_keys

_IN_A_BOOK = frozenset(["inproceedings", "conference", "incollection", "inbook", "inreference", "suppbook"])
_MAX_INHERITANCE = 5


def with_inherited(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> tuple[dict[str, BibField], list[str]]:
    """The fields of an entry, its own first, and the keys it refers to that are not in the file."""
    fields: dict[str, BibField] = {}
    for item in entry.fields:
        name, number = item.name, 2
        while name in fields and fields[name].value != item.value:
            name, number = f"{item.name}-{number}", number + 1  # a field given twice keeps both its values
        fields[name] = item if name == item.name else replace(item, name=name)
    missing: list[str] = []
    for _ in range(_MAX_INHERITANCE):
        links = linked_keys(fields["xdata"]) if "xdata" in fields else []
        if not links:
            break
        del fields["xdata"]
        for link in links:
            parent = by_key.get(link.casefold())
            if parent is None:
                missing.append(link)
                continue
            for item in parent.fields:
                fields.setdefault(item.name, item)
    parent_key = fields["crossref"].value.strip() if "crossref" in fields else ""
    seen = {entry.key.casefold()}
    while parent_key and parent_key.casefold() not in seen and len(seen) <= _MAX_INHERITANCE:
        seen.add(parent_key.casefold())
        parent = by_key.get(parent_key.casefold())
        if parent is None:
            missing.append(parent_key)
            break
        _inherit(entry, fields, parent)
        parent_key = next((item.value.strip() for item in parent.fields if item.name == "crossref"), "")
    return fields, missing


def _inherit(entry: BibEntry, fields: dict[str, BibField], parent: BibEntry) -> None:
    theirs = {item.name: item for item in parent.fields}
    if entry.type in _IN_A_BOOK and parent.type not in _IN_A_BOOK and "booktitle" not in fields:
        # The parent's title is the title of the book (biblatex manual, appendix B).
        if "booktitle" in theirs:
            fields["booktitle"] = theirs["booktitle"]
        elif "title" in theirs:
            fields["booktitle"] = replace(theirs["title"], name="booktitle")
            if "subtitle" in theirs:
                fields.setdefault("booksubtitle", replace(theirs["subtitle"], name="booksubtitle"))
    if entry.type == "article" and parent.type == "periodical" and "title" in theirs:
        fields.setdefault("journaltitle", replace(theirs["title"], name="journaltitle"))
    dated = "date" in fields or "year" in fields
    for name, item in theirs.items():
        if name not in NOT_INHERITED and not (dated and name in ("date", "year", "month", "day")):
            fields.setdefault(name, item)
