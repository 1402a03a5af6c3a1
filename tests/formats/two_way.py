"""The law of formats that are read and written: what comes back is the record but for what was told as lost."""

from __future__ import annotations

import re

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import Format
from bibkit.formats.options import complete_options
from bibkit.formats.written import Written, write_whole
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.ident import parse_arxiv
from bibkit.model.record import Record
from bibkit.source import Source
from tests.formats.meaning import meaning

_TEX = ("bibtex", "biblatex")
_INSTEAD = re.compile(r"(?:written as|which is) ([\w-]+)")


def edtf(text: str) -> Date:
    date = parse_date(text)
    assert isinstance(date, Date)
    return date


def write(format_: Format, *records: Record) -> Written:
    assert format_.write is not None
    return write_whole(format_.write, records, complete_options(format_, {}))


def read_back(format_: Format, text: str) -> list[Record]:
    assert format_.read is not None
    entries = list(format_.read([Source(text, "again")], complete_options(format_, {})))
    assert all(entry.record for entry in entries), [entry.diagnostics for entry in entries]
    return [entry.record for entry in entries if entry.record]


def losses(written: Written) -> list[str]:
    return [f"{loss.code} {loss.field_text}: {loss.message}" for loss in written.losses]


def untold(format_: Format, record: Record) -> list[str]:
    """What of a record comes back otherwise than it was, though nothing was told of it, and what is new.

    A loss tells of the field that it names, and of the one that its message says this field is "written as". What an
    arXiv number stands for (`preprint_members`) may be said beside it, and in .bib files the number beside its DOI;
    what a format keeps of its own under its name may be more than it was.
    """
    written = write(format_, record)
    told = {str(loss.field[0]) for loss in written.losses}
    told.update(found for loss in written.losses for found in _INSTEAD.findall(loss.message))
    if "event" in told and "event-title" not in record.values:
        told.add("event-title")
    records = read_back(format_, written.text)
    if len(records) != 1:
        return [f"{len(records)} records come back"]
    before, after = (meaning(one, in_tex=format_.name in _TEX) for one in (record, records[0]))
    if record.arxiv is not None and record.text("DOI").casefold() == record.arxiv.doi.casefold():
        for one in (before, after):  # it says the number once more
            one.pop("DOI", None)
    derived = {*preprint_members(record), *(["DOI"] if record.arxiv else [])}
    own = before.pop(format_.name, frozenset()), after.pop(format_.name, frozenset())
    if isinstance(own[0], frozenset) and isinstance(own[1], frozenset) and not own[0] <= own[1]:
        before[format_.name], after[format_.name] = own
    if format_.name in _TEX and parse_arxiv(record.text("DOI")) == records[0].arxiv:
        derived.add("arxiv")
    return [
        f"{name}: {before.get(name)!r} -> {after.get(name)!r}"
        for name in {**before, **after}
        if before.get(name) != after.get(name) and name not in told
        if name in before or name not in derived
    ]


def check_law(format_: Format, record: Record) -> None:
    """That reading gives back what was written, but for what was told, and writing what was read the same text.

    A .bib file may hold blanks, and be told other TeX by what it came from.
    """
    assert untold(format_, record) == []
    written = write(format_, record)
    if not written.losses and format_.name not in _TEX:
        assert write(format_, *read_back(format_, written.text)).text == written.text
