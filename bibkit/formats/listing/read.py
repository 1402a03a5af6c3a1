"""The papers of a listing as records, and what stands in the way of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.errors import UsageError
from bibkit.formats.format import Options, Sourced
from bibkit.formats.listing.arxiv_class import classes_of_code
from bibkit.formats.listing.header import Header
from bibkit.formats.listing.joint import JointReading, readings
from bibkit.formats.listing.names import split_name
from bibkit.formats.listing.origin import ListingOrigin
from bibkit.formats.listing.papers import Line, Paper, cut
from bibkit.model.citekey.default import cite_key
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.malformed import Malformed
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Provenance, Record, Value
from bibkit.source import Source

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ET_AL = re.compile(r",? (et al\.?)(?: · (?P<tags>.*))?$")
_BY_HAND = "write this record by hand, with title and authors apart"


@dataclass(frozen=True, slots=True)
class _Cut:
    """The second line in its parts: `text` holds title and names, `et_al` is where that stands, from 0."""

    text: str
    et_al: tuple[int, int] | None
    affiliations: tuple[str, ...]


def read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    """The papers of listings. Raises UsageError where `assume-year` is not a year."""
    assumed = options.get("assume-year", "")
    if assumed and not re.fullmatch(r"\d{4}", assumed, re.ASCII):
        raise UsageError(f'assume-year is "{assumed}", which is no year', hint="write four digits, like 2026")
    for source in sources:
        parts = cut(source)
        if not any(isinstance(part, Paper) for part in parts):
            message, help_text = "No line begins a paper", 'a paper begins with a line like "CLDec 15, 2022"'
            fault = Diagnostic("BK801", message, help_text, source.span(0))
            yield Sourced(None, (fault,), is_entry=False)
            continue
        for part in parts:
            yield Sourced(None, (_stray(part),)) if isinstance(part, Line) else _read(part, assumed)


def _read(paper: Paper, assumed: str) -> Sourced:
    found: list[Diagnostic] = []
    record = _record(paper, assumed, found)
    if record is None:
        return Sourced(None, found)
    record = replace(record, key=cite_key(record))
    origin = ListingOrigin(paper)
    if record.is_incomplete("author"):
        found.append(_incomplete(record, paper.lines[1]))
    return Sourced(record, found, origin, is_key_made=True)


def _record(paper: Paper, assumed: str, found: list[Diagnostic]) -> Record | None:
    """The record of a paper, its key still to be made, or None with every fault added to `found`."""
    fault = _damage(paper)
    if fault is not None:
        found.append(fault)
        return None
    header, (header_line, author_line, abstract) = paper.header, paper.lines
    issued = _date(header, header_line, assumed)
    line = _cut_line(author_line.text)
    possible = readings(line.text)
    is_doubtful = len(possible) != 1 or not possible[0].is_sure
    if isinstance(issued, Diagnostic):
        found.append(issued)
    if is_doubtful:
        found.append(_doubt(possible, author_line))
    if is_doubtful or isinstance(issued, Diagnostic):
        return None
    (reading,) = possible
    authors, doubtful = _authors(reading)
    values: dict[str, Value] = {"title": line.text[: reading.at].strip(), "author": authors}
    if line.et_al:
        values["incomplete"] = ("author",)
    values |= {"issued": issued, "abstract": abstract.text}
    classes = classes_of_code(header.code)
    extra: dict[str, Raw] = {
        "score": header.score,
        "category": classes[0] if len(classes) == 1 else header.code,
        "date": header.date,
        "affiliations": list(line.affiliations),
    }
    values["source"] = Provenance(
        format="listing",
        file=PurePath(header_line.source.path).name,
        lines=(header_line.number, abstract.number),
        raw=tuple(one.text for one in paper.lines),
        inferred=_inferred(header, assumed, classes, doubtful),
        extra={name: raw for name, raw in extra.items() if raw},
    )
    return Record("", "article", values)


def _damage(paper: Paper) -> Diagnostic | None:
    """What makes a paper unreadable as a whole."""
    for line in paper.lines:
        if match := _CONTROL.search(line.text):
            message = f"The line holds the control character U+{ord(match[0]):04X}"
            return Diagnostic("BK115", message, "remove it", _place(line, match.start(), match.end()))
    if len(paper.lines) < 3:
        message = f"The paper has only {len(paper.lines)} of its three lines"
        help_text = "a paper is a header, the title with its authors, and the abstract, a line each"
        return Diagnostic("BK805", message, help_text, _place(paper.lines[0]))
    return None


def _date(header: Header, line: Line, assumed: str) -> Date | Diagnostic:
    where = _place(line, header.date_at, header.date_at + len(header.date))
    year = header.year or assumed
    if not year:
        help_text = "name it with the option assume-year; it is then marked as inferred"
        return Diagnostic(
            "BK802", f'The date "{header.date}" has no year', help_text, where, field=("issued",)
        )
    date = parse_date(year + header.month_day)
    if isinstance(date, Malformed):
        return Diagnostic(date.code, date.message, date.help, where, field=("issued",))
    return date


def _cut_line(text: str) -> _Cut:
    text = text.rstrip()
    match = _ET_AL.search(text)
    if match:
        return _Cut(text[: match.start()], match.span(1), _tags(match["tags"] or ""))
    names, dot, tags = text.rpartition(" · ")
    # Without "et al." before it, the dot may be the title's own: only small letters are surely tags.
    if dot and tags == tags.lower():
        return _Cut(names, None, _tags(tags))
    return _Cut(text, None, ())


def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in text.split(",") if tag.strip())


def _authors(reading: JointReading) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """The names in their parts, and those of which another split is as likely, as printed."""
    split = [(printed, *split_name(printed)) for printed in reading.names]
    return tuple(name for _, name, _ in split), tuple(printed for printed, _, doubt in split if doubt)


def _inferred(
    header: Header, assumed: str, classes: tuple[str, ...], doubtful: tuple[str, ...]
) -> dict[str, str]:
    inferred = {
        "type": "a preprint on arXiv, since the listing shows arXiv's classes",
        "author": "family names taken as the last word",
        "issued": "the listing's date, which may be that of any version",
    }
    if doubtful:
        inferred["author"] += f"; to be reviewed: {', '.join(doubtful)}"
    if not header.year:
        inferred["issued"] = f"the year {assumed}, as assumed on import; " + inferred["issued"]
    if len(classes) == 1:
        inferred["category"] = f"the only class of arXiv that {header.code} is short for"
    return inferred


def _incomplete(record: Record, line: Line) -> Diagnostic:
    count = len(record.author)
    message = f"The list of authors is cut short after {count} name{'s' if count > 1 else ''}"
    help_text = "complete it by hand; until then it stays marked incomplete"
    where = _place(line, *(_cut_line(line.text).et_al or ()))
    return Diagnostic("BK803", message, help_text, where, record.key, ("author",))


def _doubt(possible: list[JointReading], line: Line) -> Diagnostic:
    if not possible:
        message = "Where the title ends and the authors begin can't be told"
        return Diagnostic("BK804", message, _BY_HAND, _place(line))
    starts = [f'"{reading.names[0]}"' for reading in possible]
    message = f"The authors may begin at {' or at '.join(starts)}"
    if len(starts) == 1:
        message += ", but that is not sure"
    where = _place(line, possible[0].at, possible[-1].at + len(possible[-1].names[0]))
    return Diagnostic("BK804", message, _BY_HAND, where)


def _stray(line: Line) -> Diagnostic:
    message = "The line belongs to no paper: it is no header, and no three lines after one"
    help_text = 'mend the header, like "CLDec 15, 2022", or remove the line'
    return Diagnostic("BK805", message, help_text, _place(line))


def _place(line: Line, start: int = 0, end: int | None = None) -> SourceSpan:
    end = len(line.text) if end is None else end
    return SourceSpan(line.source, line.start + start, line.start + end)
