"""A mapping of text becomes a typed `Series`; every fault on the way becomes a `Diagnostic`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix, Remove, Rename, fix_of_malformed
from bibkit.diagnostics.no_value import no_value
from bibkit.handout.meant import pages_meant, time_meant
from bibkit.handout.session import (
    PAPER_FIELDS,
    SERIES_FIELDS,
    SESSION_FIELDS,
    Pages,
    Series,
    Session,
    SessionPaper,
    Takes,
)
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.key import key_fault
from bibkit.model.malformed import Malformed
from bibkit.model.raw import FieldPath, Raw, is_empty
from bibkit.source import Safety

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_DASH = re.compile(r"\s*[-–—]+\s*")
_RANGE = re.compile(r"(\d{1,6})(?:[-–—]+(\d{1,6}))?", re.ASCII)

_SHARED = ("time", "place", "lead", "presenter", "scribe")

Fields: TypeAlias = Mapping[str, tuple[Takes, str]]


# Where an empty list says something: no questions in place of the default ones.
_LISTS = (Takes.NAMES, Takes.TEXTS, Takes.ITEMS)


def structure_series(data: Raw) -> tuple[Series, list[Diagnostic]]:
    """The series that a whole sessions file describes, its faulty sessions left out, and all that was found.

    Diagnostics carry the way to the value (`field`), not yet the place in the file.
    """
    found: list[Diagnostic] = []
    values = _values(data, SERIES_FIELDS, (), found)
    sessions: dict[str, Session] = {}
    for number, raw in enumerate(values.pop("sessions", ())):
        at = ("sessions", number)
        session = structure_session(raw, "", at, found)
        if session is None:
            continue
        if session.id in sessions:
            message = f"Two sessions are called {session.id}"
            found.append(Diagnostic("BK005", message, "give each its own `id:`", field=(*at, "id")))
        sessions.setdefault(session.id, session)
    return complete_series(values, sessions.values()), found


def structure_session(raw: Raw, default_id: str, at: FieldPath, found: list[Diagnostic]) -> Session | None:
    """The session, or None where an error refuses it or nothing stands there, with what was found added.

    Without an `id` it is called `default_id`, or by its date, or by its place in the list.
    """
    before = len(found)
    if at and _is_blank(raw):
        found.append(no_value(at))
        return None
    values = _values(raw, SESSION_FIELDS, at, found)
    papers = {
        number: paper
        for number, item in enumerate(values.get("papers", ()))
        if (paper := _paper(item, (*at, "papers", number), found)) is not None
    }
    values["papers"] = tuple(papers.values())
    named = values.get("id") or default_id or str(values.get("date") or f"session-{int(at[-1]) + 1}")
    values["id"] = named
    if fault := key_fault(named):
        found.append(_from(fault, (*at, "id")))
    seen: dict[str, list[SessionPaper]] = {}
    for number, paper in papers.items():
        if paper.key in seen:
            found.append(_paper_again(paper, seen[paper.key], (*at, "papers", number)))
        seen.setdefault(paper.key, []).append(paper)
    is_refused = any(one.is_error for one in found[before:])
    return None if is_refused else Session(**values, at=at)


def series_values(data: Raw, found: list[Diagnostic]) -> dict[str, Any]:
    """What `series.yaml` in a folder of sessions says for all of them."""
    fields = {name: row for name, row in SERIES_FIELDS.items() if name != "sessions"}
    return _values(data, fields, (), found)


def complete_series(values: Mapping[str, Any], sessions: Iterable[Session]) -> Series:
    """The series of these values, with the place, time and people that hold for all in each session."""
    shared = {name: values[name] for name in _SHARED if name in values}
    own = {name.replace("-", "_"): value for name, value in values.items() if name not in shared}
    return Series(**own, sessions=tuple(_filled(session, shared) for session in sessions))


def _filled(session: Session, shared: Mapping[str, Any]) -> Session:
    return replace(session, **{name: value for name, value in shared.items() if not getattr(session, name)})


def _values(raw: Raw, fields: Fields, at: FieldPath, found: list[Diagnostic]) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        wanted = ", ".join(f"`{name}:`" for name in list(fields)[:3])
        found.append(Diagnostic("BK108", "Fields are wanted here", f"write {wanted} and so on", field=at))
        return {}
    values: dict[str, Any] = {}
    for name, value in raw.items():
        place = (*at, name)
        row = fields.get(name)
        if row is None:
            found.append(_unknown_field(name, fields, raw, place))
        elif is_empty(value) and (value != [] or row[0] not in _LISTS):
            found.append(no_value(place))
        else:
            if isinstance(value, list) and row[0] is not Takes.ITEMS:
                found += [no_value((*place, number)) for number, item in enumerate(value) if _is_blank(item)]
                value = [item for item in value if not _is_blank(item)]
            read = _READERS[row[0]](value)
            if read is None:
                wanted = row[0].value
                found.append(
                    Diagnostic("BK108", f"{name} should be {wanted}", f"write {wanted}", field=place)
                )
            elif isinstance(read, Malformed):
                found.append(_from(read, place))
            else:
                values[name] = read
    return values


def _is_blank(item: Raw) -> bool:
    """Whether nothing at all stands in an item of a list; `{}` is a session about which nothing is said yet."""
    return isinstance(item, str) and is_empty(item)


def _unknown_field(name: str, fields: Fields, data: Mapping[str, Raw], at: FieldPath) -> Diagnostic:
    """The finding; its fix is unsafe, as only the names are alike, and never one that another value has already."""
    written = name.casefold().replace("_", "-")
    near = difflib.get_close_matches(written, fields, 1, 0.6)
    help_text = f"did you mean {near[0]}?" if near else f"known here: {', '.join(fields)}"
    found = Diagnostic("BK001", f"{name} is not a field of a sessions file", help_text, field=at)
    nearest = difflib.get_close_matches(written, fields, 1, 0.8)
    if not nearest or nearest[0] in data or not _takes(fields[nearest[0]][0], data[name]):
        return found
    return found._replace(fix=Fix(f"Write {nearest[0]}", (Rename(at, nearest[0]),), Safety.UNSAFE))


def _takes(kind: Takes, value: Raw) -> bool:
    """Whether a value can be read as one of that kind."""
    read = _READERS[kind](value)
    return read is not None and not isinstance(read, Malformed)


def _paper(raw: Raw, at: FieldPath, found: list[Diagnostic]) -> SessionPaper | None:
    if _is_blank(raw):
        found.append(no_value(at))
        return None
    if isinstance(raw, str):
        return SessionPaper(raw)
    values = _values(raw, PAPER_FIELDS, at, found)
    if "key" in values:
        return SessionPaper(**values)
    if isinstance(raw, Mapping) and is_empty(raw.get("key", "")):
        found.append(
            Diagnostic("BK002", "The paper has no key", "write `key:` with the key of a record", field=at)
        )
    return None


def _paper_again(paper: SessionPaper, before: Sequence[SessionPaper], at: FieldPath) -> Diagnostic:
    """The finding about a paper that comes again; the fix, where the second says nothing new, is safe."""
    message = f"The session has the paper {paper.key} twice"
    fix = Fix(f"Remove the second {paper.key}", (Remove(at),)) if paper in before else None
    return Diagnostic("BK006", message, "keep one of the two", field=at, fix=fix)


def parse_pages(text: str) -> Pages | None:
    """The pages that a text such as "1-8, 12" names, or None where it names none or runs backwards.

    >>> parse_pages("1-8, 12")
    Pages(text='1–8, 12', count=9)
    """
    shown: list[str] = []
    count = 0
    for part in text.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            return None
        shown.append(f"{match[1]}–{match[2]}" if match[2] else match[1])
        count += last - first + 1
    return Pages(", ".join(shown), count)


def _text(raw: Raw) -> str | None:
    return raw.strip() if isinstance(raw, str) else None


def _markdown(raw: Raw) -> str | None:
    return raw if isinstance(raw, str) else None


def _names(raw: Raw) -> tuple[str, ...] | None:
    return (raw.strip(),) if isinstance(raw, str) else _texts(raw)


def _texts(raw: Raw) -> tuple[str, ...] | None:
    if isinstance(raw, list) and all(isinstance(item, str) and item.strip() for item in raw):
        return tuple(str(item).strip() for item in raw)
    return None


def _items(raw: Raw) -> list[Raw] | None:
    return raw if isinstance(raw, list) else None


def _date(raw: Raw) -> Date | Malformed | None:
    return parse_date(raw) if isinstance(raw, str) else None


def _time(raw: Raw) -> str | Malformed | None:
    if not isinstance(raw, str):
        return None
    ends = [_TIME.fullmatch(end) for end in _DASH.split(raw.strip())]
    if len(ends) > 2 or None in ends:
        meant = time_meant(raw)
        help_text = f"write {meant or '16:15 or 16:15-17:45'}"
        return Malformed("BK003", f'"{raw}" is not a time', help_text, meant)
    return "–".join(f"{end[1]}:{end[2]}" for end in ends if end is not None)


def _pages(raw: Raw) -> Pages | Malformed | None:
    if not isinstance(raw, str):
        return None
    pages = parse_pages(raw)
    if pages is not None:
        return pages
    meant = pages_meant(raw)
    meant = meant if parse_pages(meant) else ""
    return Malformed("BK004", f'"{raw}" are not page numbers', f"write {meant or '1-8, 12'}", meant)


def _number(raw: Raw) -> int | None:
    is_number = isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) <= 3
    return int(str(raw)) if is_number else None


# What each kind makes of a value; None where it is of another shape.
_READERS: dict[Takes, Callable[[Raw], Any]] = {
    Takes.TEXT: _text,
    Takes.MARKDOWN: _markdown,
    Takes.NAMES: _names,
    Takes.TEXTS: _texts,
    Takes.DATE: _date,
    Takes.TIME: _time,
    Takes.PAGES: _pages,
    Takes.NUMBER: _number,
    Takes.ITEMS: _items,
}


def _from(fault: Malformed, at: FieldPath) -> Diagnostic:
    return Diagnostic(fault.code, fault.message, fault.help, field=at, fix=fix_of_malformed(fault, at))
