"""What an entry inherits through `crossref`, as biber or BibTeX has it, and what it has from `xdata`, as biber has it.

biber gives a child all fields of its parent that the child lacks, some under another name (biblatex manual 3.18,
2.4.1 and appendix B); the parent has inherited before. BibTeX gives them all under their own names (BibTeXing, 2.3),
and leaves a paper without the title of its book where the parent says it as `title`: there, biber's rule serves.
Which of the two holds is seen pair by pair, as files mix the dialects: biblatex where the user says so, where one
of the two entries has a type or a field that only biblatex knows, or where the parent stands before the child, as
BibTeX would not find it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from bibkit.formats.bibtex.inherit_tables import (
    BOOK_AUTHORS,
    FIELDS_OF_BIBLATEX,
    INHERITED,
    NOT_OF_STYLES,
    PARTS,
    RENAMED,
    SAME_TYPE,
    TITLES_OF_PARENT,
    TYPES_OF_BIBLATEX,
)
from bibkit.formats.bibtex.read_names import and_spans, split_and
from bibkit.syntax.bib import BibEntry, BibField, linked_keys

_MAX_INHERITANCE = 5  # generations
_LINKS = frozenset(["crossref", "xdata", "entryset"])
_DATES = ("date", "year", "month", "day")
# One field of an @xdata entry, or one of the names or texts in it (biblatex manual, 3.13.6).
_GRANULAR = re.compile(
    r"\s*xdata\s*=\s*(?P<key>[^\s-]+)-(?P<field>\w+)(?:-(?P<number>\d+))?\s*", re.IGNORECASE
)

FieldsByName = dict[str, BibField]


class Missing(NamedTuple):
    """A field of which nothing comes, and why: what it refers to is not there (BK814), or has another value for it."""

    field: BibField
    why: str
    code: str = "BK814"


class Parents:
    """The entries that others refer to, by key in small letters; what they hand on is put together once."""

    def __init__(self, entries: Mapping[str, BibEntry], *, is_biblatex: bool) -> None:
        self._entries = entries
        self._is_biblatex = is_biblatex
        self._has_xdata = any(entry.type == "xdata" for entry in entries.values())
        self._handed_on: dict[str, FieldsByName] = {}
        self._xdata: dict[str, FieldsByName] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def entry(self, key: str) -> BibEntry | None:
        """The entry of that key, or None."""
        return self._entries.get(key.casefold())

    def put_into(self, entry: BibEntry, fields: FieldsByName) -> list[Missing]:
        """Add to the fields of an entry what it has from others; what it refers to and is not there."""
        missing: list[Missing] = []
        self._put_xdata(fields, missing)
        if entry.type == "set":
            self._put_first(fields, missing)
            return missing
        linking = fields.get("crossref")
        if linking is None or not (link := linking.value.strip()) or link.casefold() == entry.key.casefold():
            return missing
        chain = self._ancestors(link)
        if not chain:
            missing.append(Missing(linking, f"The entry {link}, of which it is a part, is not in the file"))
            return missing
        keys = [parent.key.casefold() for parent in chain]
        own = entry.key.casefold()
        if own in keys:  # a circle
            handed_on = self._folded(chain[: keys.index(own)])
        elif keys[0] not in self._handed_on:
            handed_on = self._handed_on[keys[0]] = self._folded(chain)
        else:
            handed_on = self._handed_on[keys[0]]
        self._inherit(entry, fields, chain[0], handed_on)
        return missing

    def _put_first(self, fields: FieldsByName, missing: list[Missing]) -> None:
        """A set has what its first entry has (biber's `set_inherit_from`)."""
        linking = fields.get("entryset")
        keys = linked_keys(linking) if linking is not None else []
        chains = [self._ancestors(key) for key in keys]
        if linking is not None:
            missing += [
                Missing(linking, f"The entry {key}, which is part of the set, is not in the file")
                for key, chain in zip(keys, chains, strict=True)
                if not chain
            ]
        for name, item in self._folded(next(filter(None, chains), [])).items():
            if name in INHERITED:
                fields.setdefault(name, item)

    def _ancestors(self, link: str) -> list[BibEntry]:
        chain: list[BibEntry] = []
        while link and len(chain) < _MAX_INHERITANCE:
            parent = self.entry(link)
            if parent is None or parent in chain:
                break
            chain.append(parent)
            link = next((item.value.strip() for item in parent.fields if item.name == "crossref"), "")
        return chain

    def _folded(self, chain: list[BibEntry]) -> FieldsByName:
        """The fields of the first, with what comes from the others."""
        handed_on: FieldsByName = {}
        older: BibEntry | None = None
        for parent in reversed(chain):
            fields = {item.name: item for item in reversed(parent.fields)}  # of two of one name, the first
            self._put_xdata(fields, [])
            if older is not None:
                self._inherit(parent, fields, older, handed_on)
            handed_on, older = fields, parent
        return handed_on

    def _inherit(self, child: BibEntry, fields: FieldsByName, parent: BibEntry, theirs: FieldsByName) -> None:
        pair = (SAME_TYPE.get(parent.type, parent.type), SAME_TYPE.get(child.type, child.type))
        renamed = RENAMED.get(pair, {})
        biblatex = self._is_biblatex or _is_biblatex(child, parent)
        if biblatex:  # to BibTeX a field without a value is there, and takes the place of the parent's
            for name in [name for name, item in fields.items() if not item.value.strip()]:
                del fields[name]
        # Classic @inbook with a chapter has the title of its book (BibTeXing, 3.1), be it one of several volumes.
        has_title = "title" in fields and not (child.type == "inbook" and "chapter" in fields)
        if renamed and (biblatex or has_title):
            _inherit_titles(fields, theirs, renamed, keeps_name=not biblatex)
            if pair in BOOK_AUTHORS and "author" in theirs and (biblatex or "author" in fields):
                _give(fields, "bookauthor", theirs["author"])
        elif (  # in a book of another kind, as an @incollection in @proceedings
            has_title
            and "booktitle" not in theirs
            and "title" in theirs
            and child.type in PARTS
            and parent.type not in PARTS
        ):
            _give(fields, "booktitle", theirs["title"])
        left_behind = (renamed.keys() | TITLES_OF_PARENT if renamed else ()) if biblatex else NOT_OF_STYLES
        _inherit_dates(fields, theirs)
        for name, item in theirs.items():
            if name in INHERITED and name not in left_behind and name not in _DATES:
                fields.setdefault(name, item)

    def _put_xdata(self, fields: FieldsByName, missing: list[Missing], depth: int = 0) -> None:
        """What @xdata entries say comes before what the entry itself says (biber's `resolve_xdata`)."""
        linking = fields.pop("xdata", None)
        if linking is not None:
            for link in linked_keys(linking):
                found = self._of_xdata(link, depth)
                if found is None:
                    missing.append(Missing(linking, f"The file has no @xdata entry {link}"))
                    continue
                for name in fields.keys() & found.keys():
                    if fields[name].value != found[name].value:
                        why = f"{name} comes from the @xdata entry {link}, as biber has it, and not from here"
                        missing.append(Missing(fields[name], why, "BK806"))
                fields.update(found)
        if not self._has_xdata:
            return
        for name, item in fields.items():
            if "xdata" in item.value or "XDATA" in item.value:
                pieces = list(self._granular(item, missing))
                if any(given is not None for _, given in pieces):
                    value = " and ".join(piece if given is None else given for piece, given in pieces)
                    fields[name] = item._replace(value=value)

    def _of_xdata(self, key: str, depth: int) -> FieldsByName | None:
        parent = self.entry(key)
        if parent is None or parent.type != "xdata":
            return None
        known = self._xdata.get(parent.key)
        if known is None:
            known = self._xdata[parent.key] = {}  # for one that refers to itself
            fields = {item.name: item for item in reversed(parent.fields)}
            if depth < _MAX_INHERITANCE:
                self._put_xdata(fields, [], depth + 1)
            for name in ("ids", "xdata"):
                fields.pop(name, None)
            known.update(fields)
        return known

    def _granular(self, item: BibField, missing: list[Missing]) -> Iterator[tuple[str, str | None]]:
        """The pieces of a field's list, and for those that point into an @xdata entry what they point to."""
        for piece in [item.value[start:end] for start, end in and_spans(item.value)] or [item.value]:
            match = _GRANULAR.fullmatch(piece)
            given: str | None = None
            if match is not None:
                theirs = (self._of_xdata(match["key"], 0) or {}).get(match["field"].lower())
                listed = split_and(theirs.value) if theirs is not None and match["number"] else []
                if theirs is not None and not match["number"]:
                    given = theirs.value
                elif match["number"] and 0 < int(match["number"]) <= len(listed):
                    given = listed[int(match["number"]) - 1]
                else:
                    missing.append(Missing(item, f"{piece.strip()} points to nothing in the file"))
            yield piece, given


def with_inherited(
    entry: BibEntry, parents: Parents, own: Collection[BibField] | None = None
) -> tuple[FieldsByName, list[Missing]]:
    """The fields of an entry, its own (or those given) first, and what it refers to that is not in the file."""
    fields = _own(entry.fields if own is None else own)
    if not parents and _LINKS.isdisjoint(fields):
        return fields, []
    return fields, parents.put_into(entry, fields)


def _own(items: Collection[BibField]) -> FieldsByName:
    fields: FieldsByName = {item.name: item for item in items}
    if len(fields) == len(items):
        return fields
    fields = {}
    numbers: dict[str, int] = {}
    values: set[tuple[str, str]] = set()
    for item in items:
        name = item.name
        if (name, item.value) in values:
            continue
        values.add((name, item.value))
        while name in fields:  # a field given twice keeps both its values
            numbers[item.name] = numbers.get(item.name, 1) + 1
            name = f"{item.name}-{numbers[item.name]}"
        fields[name] = item if name == item.name else item._replace(name=name)
    return fields


def _is_biblatex(child: BibEntry, parent: BibEntry) -> bool:
    return (
        child.type in TYPES_OF_BIBLATEX
        or parent.type in TYPES_OF_BIBLATEX
        or (child.source is parent.source and parent.start < child.start)
        or any(item.name in FIELDS_OF_BIBLATEX for one in (child, parent) for item in one.fields)
    )


def _give(fields: FieldsByName, name: str, item: BibField) -> None:
    fields.setdefault(name, item._replace(name=name))


def _inherit_titles(
    fields: FieldsByName, theirs: FieldsByName, renamed: Mapping[str, str], *, keeps_name: bool
) -> None:
    """The titles of the parent under the names that they have in the child; with `keeps_name`, what has that name
    in the parent comes first, as BibTeX has it."""
    target = renamed["title"]
    if target in fields or (target == "journaltitle" and "journal" in fields):
        return  # a subtitle would stand behind another title
    if keeps_name and target in theirs:
        return
    for name, new in renamed.items():
        if name in theirs:
            _give(fields, new, theirs[name])


def _inherit_dates(fields: FieldsByName, theirs: FieldsByName) -> None:
    """A date as one; the month of another year than the child's is not the child's."""
    if "date" in fields:
        return
    if "year" not in fields:
        for name in _DATES:
            if name in theirs:
                fields.setdefault(name, theirs[name])
        return
    year = fields["year"].value.strip()
    if "date" in theirs:
        if theirs["date"].value.strip().startswith(f"{year}-") and "month" not in fields:
            fields["date"] = theirs["date"]
    elif "year" in theirs and theirs["year"].value.strip() == year:
        for name in ("month", "day"):
            if name in theirs:
                fields.setdefault(name, theirs[name])
