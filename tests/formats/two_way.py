"""The law of formats that are read and written: what comes back is the record but for the losses that were told."""

from __future__ import annotations

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import Format
from bibkit.formats.page_range import with_one_hyphen
from bibkit.formats.written import PRIVATE, Written, write_whole
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.source import Source

_PARTS = (
    "family",
    "given",
    "dropping_particle",
    "non_dropping_particle",
    "suffix",
    "literal",
    "orcid",
    "marks",
)
_SAID_BY = (("event", "event-title"), ("container-title-short", "container-title"))


def edtf(text: str) -> Date:
    date = parse_date(text)
    assert isinstance(date, Date)
    return date


def write(format_: Format, *records: Record) -> Written:
    assert format_.write is not None
    return write_whole(format_.write, records, {option.name: option.default for option in format_.options})


def read_back(format_: Format, text: str) -> list[Record]:
    assert format_.read is not None
    entries = list(format_.read([Source(text, "again")], {}))
    assert all(entry.record for entry in entries), [entry.diagnostics for entry in entries]
    return [entry.record for entry in entries if entry.record]


def losses(written: Written) -> list[str]:
    return [f"{loss.code} {loss.field_text}: {loss.message}" for loss in written.losses]


def check_law(format_: Format, record: Record) -> None:
    """That reading gives back what was written, and nothing else."""
    written = write(format_, record)
    lost = {loss.field[0] for loss in written.losses}
    (again,) = read_back(format_, written.text)
    assert again.key == record.key or "id" in lost
    assert again.type == record.type or "type" in lost
    derived = preprint_members(record)
    for name, value in record.values.items():
        is_said = any(name == one and value == record.values.get(other) for one, other in _SAID_BY)
        is_first = name == "page-first" and record.text("page").startswith(str(value))
        if name in lost or name in PRIVATE or is_said or is_first:
            continue
        if name == "keyword":
            assert keywords_of(again.text(name)) == keywords_of(str(_norm(value)))
        elif name == "page":
            assert with_one_hyphen(again.text(name)) == with_one_hyphen(str(_norm(value)))
        else:
            assert _norm(again.values.get(name)) == _norm(value), name
    assert not set(again.values) - set(record.values) - lost - PRIVATE - set(derived)
    for name in record.list("incomplete"):
        assert again.is_incomplete(name) or name in lost
    for name in record.extra:
        assert name in again.extra or name in lost
    if not lost:
        assert write(format_, again).text == written.text


def _norm(value: object) -> object:
    """A value with single blanks, as a line has them."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Date) and value.literal:
        return _norm(value.literal)
    if isinstance(value, Name):
        return tuple(_norm(getattr(value, part)) for part in _PARTS)
    return tuple(map(_norm, value)) if isinstance(value, tuple) else value
