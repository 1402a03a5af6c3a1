"""The entries of a .bib file as records, either dialect: one reader, as real files mix the two.

Every entry is read or refused with its place and reason. What an entry inherits through `crossref` (biblatex
manual, appendix B) and `xdata` (3.13.6) is put in; the raw text of the entry stays in `Record.source`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from bibkit.diagnostics import Diagnostic, Where
from bibkit.formats.bibtex.read_entry import read_entry, record_of
from bibkit.formats.bibtex.read_tables import NOT_INHERITED
from bibkit.formats.bibtex.reading import Reading
from bibkit.formats.bibtex.split import BibEntry, BibField, Fault, split_blocks
from bibkit.formats.format import ReadResult
from bibkit.model.cite_key import cite_key
from bibkit.model.key import free_key, key_fault
from bibkit.model.record import Provenance, Record

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_IN_KEY = re.compile(r"[^\w.:+/-]+|(?<=/)/+|(?<=\.)\.+")
_IN_A_BOOK = frozenset(["inproceedings", "conference", "incollection", "inbook", "inreference", "suppbook"])
_MAX_INHERITANCE = 5


def read_bib(text: str, path: str, format_name: str) -> ReadResult:
    """The records of a .bib text; `path` is for places and `Provenance.file`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)
    lines = text.split("\n")
    blocks = split_blocks(text)
    if not blocks.entries and not blocks.others:
        if not text.strip():
            return ReadResult(())
        message = "The input holds no BibTeX entry"
        where = Where(path, 1, 1, text=lines[0][:200])
        return ReadResult((), (Diagnostic("BK801", message, "an entry begins with @type{key,", where),))
    by_key = {
        block.key.casefold(): block for block in reversed(blocks.entries) if isinstance(block, BibEntry)
    }
    records: list[Record] = []
    found: list[Diagnostic] = []
    taken: set[str] = set()
    count = 0
    for block in blocks.entries:
        if isinstance(block, BibEntry) and block.type == "xdata":
            continue  # fields for other entries, no work
        count += 1
        if isinstance(block, Fault):
            found.append(_refused(block.reason, block.line, lines, path))
            continue
        if block.type == "set":
            found.append(
                _refused("a set of entries is no work of its own", block.line, lines, path, block.key)
            )
            continue
        fields, missing = _with_inherited(block, by_key)
        reading = read_entry(block, fields, path)
        for link in missing:
            reading.report(
                "BK806", None, f"The entry {link}, of which it is a part, is not in the file", "add it"
            )
        _report_macros(reading)
        key = _key(reading, taken)
        record = record_of(reading, key)
        record = replace(
            record, values={**record.values, "source": _source(block, reading, path, format_name)}
        )
        records.append(record)
        found += [_placed(diagnostic, lines, key) for diagnostic in reading.found]
    return ReadResult(tuple(records), tuple(found), count)


def _with_inherited(block: BibEntry, by_key: Mapping[str, BibEntry]) -> tuple[dict[str, BibField], list[str]]:
    """The fields of an entry, its own first, and the keys it refers to that are not in the file."""
    fields: dict[str, BibField] = {}
    for item in block.fields:
        name, number = item.name, 2
        while name in fields and fields[name].value != item.value:
            name, number = f"{item.name}-{number}", number + 1  # a field given twice keeps both its values
        fields[name] = item if name == item.name else replace(item, name=name)
    missing: list[str] = []
    for _ in range(_MAX_INHERITANCE):
        links = _keys(fields.get("xdata"))
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
    seen = {block.key.casefold()}
    while parent_key and parent_key.casefold() not in seen and len(seen) <= _MAX_INHERITANCE:
        seen.add(parent_key.casefold())
        parent = by_key.get(parent_key.casefold())
        if parent is None:
            missing.append(parent_key)
            break
        _inherit(block, fields, parent)
        parent_key = next((item.value.strip() for item in parent.fields if item.name == "crossref"), "")
    return fields, missing


def _inherit(block: BibEntry, fields: dict[str, BibField], parent: BibEntry) -> None:
    theirs = {item.name: item for item in parent.fields}
    if block.type in _IN_A_BOOK and parent.type not in _IN_A_BOOK and "booktitle" not in fields:
        # The parent's title is the title of the book (biblatex manual, appendix B).
        if "booktitle" in theirs:
            fields["booktitle"] = theirs["booktitle"]
        elif "title" in theirs:
            fields["booktitle"] = replace(theirs["title"], name="booktitle")
            if "subtitle" in theirs:
                fields.setdefault("booksubtitle", replace(theirs["subtitle"], name="booksubtitle"))
    if block.type == "article" and parent.type == "periodical" and "title" in theirs:
        fields.setdefault("journaltitle", replace(theirs["title"], name="journaltitle"))
    dated = "date" in fields or "year" in fields
    for name, item in theirs.items():
        if name not in NOT_INHERITED and not (dated and name in ("date", "year", "month", "day")):
            fields.setdefault(name, item)


def _keys(item: BibField | None) -> list[str]:
    return [key for part in item.value.split(",") if (key := part.strip())] if item else []


def _report_macros(reading: Reading) -> None:
    for item in reading.block.fields:
        for macro in item.undefined:
            reading.report(
                "BK807",
                item,
                f"The macro {macro} is not defined; its name stands for it",
                "define it with @string",
            )


def _key(reading: Reading, taken: set[str]) -> str:
    given = reading.block.key
    key = given
    if key_fault(key):
        key = _NOT_IN_KEY.sub("-", key).strip("-.:+/_")[:200]
        if key_fault(key):
            key = cite_key(record_of(reading, "")) or "entry"
        shown = given[:60] or "an empty key"
        reading.report(
            "BK806", None, f'"{shown}" can\'t be a key; the record is {key}', "cite it by the new key"
        )
        if given:
            reading.links["key"] = given
    free = free_key(key, taken)
    if free != key:
        message = f"The key {key} is taken by an entry before; this one is {free}"
        reading.report("BK808", None, message, "give one of the two another key")
    taken.add(free.casefold())
    return free


def _source(block: BibEntry, reading: Reading, path: str, format_name: str) -> Provenance:
    raw = tuple(block.raw.rstrip().split("\n"))
    return Provenance(
        format=format_name,
        file=PurePath(path).name,
        lines=(block.line, block.line + len(raw) - 1),
        raw=raw,
        extra=dict(reading.links),
    )


def _refused(reason: str, line: int, lines: list[str], path: str, key: str = "") -> Diagnostic:
    text = lines[line - 1] if line <= len(lines) else ""
    column = len(text) - len(text.lstrip()) + 1
    where = Where(path, line, column, len(text) + 1, text[:200])
    return Diagnostic(
        "BK805", f"The entry can't be read: {reason}", "close its braces and quotes", where, key
    )


def _placed(diagnostic: Diagnostic, lines: list[str], key: str) -> Diagnostic:
    """The finding with the column of the field, or of the entry's key."""
    where = diagnostic.where
    text = lines[where.line - 1] if 0 < where.line <= len(lines) else ""
    name = str(diagnostic.field[0]) if diagnostic.field else ""
    column = text.lower().find(name) if name else len(text) - len(text.lstrip())
    column = max(column, 0) + 1
    end = column + len(name) if name else len(text) + 1
    return diagnostic._replace(key=key, where=Where(where.path, where.line, column, end, text[:200]))
