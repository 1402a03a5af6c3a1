"""What an entry inherits through `crossref` (biblatex manual, appendix B) and `xdata` (3.13.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bibkit.formats.bibtex.read_tables import NOT_INHERITED
from bibkit.syntax.bib import BibEntry, BibField, linked_keys

_IN_A_BOOK = frozenset(["inproceedings", "conference", "incollection", "inbook", "inreference", "suppbook"])
_MAX_INHERITANCE = 5


class Missing(NamedTuple):
    """A key that a field refers to and that no entry has."""

    key: str
    field: BibField


def with_inherited(
    entry: BibEntry, by_key: Mapping[str, BibEntry]
) -> tuple[dict[str, BibField], list[Missing]]:
    """The fields of an entry, its own first, and what it refers to that is not in the file."""
    fields: dict[str, BibField] = {}
    numbers: dict[str, int] = {}
    values: set[tuple[str, str]] = set()
    for item in entry.fields:
        name = item.name
        if (name, item.value) in values:
            continue
        values.add((name, item.value))
        while name in fields:  # a field given twice keeps both its values
            numbers[item.name] = numbers.get(item.name, 1) + 1
            name = f"{item.name}-{numbers[item.name]}"
        fields[name] = item if name == item.name else item._replace(name=name)
    missing: list[Missing] = []
    for _ in range(_MAX_INHERITANCE):
        linking = fields.pop("xdata", None)
        if linking is None:
            break
        for link in linked_keys(linking):
            parent = by_key.get(link.casefold())
            if parent is None:
                missing.append(Missing(link, linking))
                continue
            for item in parent.fields:
                fields.setdefault(item.name, item)
    linking = fields.get("crossref")
    seen = {entry.key.casefold()}
    while linking is not None and len(seen) <= _MAX_INHERITANCE:
        link = linking.value.strip()
        if not link or link.casefold() in seen:
            break
        seen.add(link.casefold())
        parent = by_key.get(link.casefold())
        if parent is None:
            missing.append(Missing(link, linking))
            break
        _inherit(entry, fields, parent)
        linking = next((item for item in parent.fields if item.name == "crossref"), None)
    return fields, missing


def _inherit(entry: BibEntry, fields: dict[str, BibField], parent: BibEntry) -> None:
    theirs = {item.name: item for item in reversed(parent.fields)}  # of two of one name, the first
    if entry.type in _IN_A_BOOK and parent.type not in _IN_A_BOOK and "booktitle" not in fields:
        # The parent's title is the title of the book (biblatex manual, appendix B).
        if "booktitle" in theirs:
            fields["booktitle"] = theirs["booktitle"]
        elif "title" in theirs:
            fields["booktitle"] = theirs["title"]._replace(name="booktitle")
            if "subtitle" in theirs:
                fields.setdefault("booksubtitle", theirs["subtitle"]._replace(name="booksubtitle"))
    if entry.type == "article" and parent.type == "periodical" and "title" in theirs:
        fields.setdefault("journaltitle", theirs["title"]._replace(name="journaltitle"))
    dated = "date" in fields or "year" in fields
    for name, item in theirs.items():
        if name not in NOT_INHERITED and not (dated and name in ("date", "year", "month", "day")):
            fields.setdefault(name, item)
