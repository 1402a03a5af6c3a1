"""A mapping of text becomes a typed `Series`; every fault on the way becomes a `Diagnostic`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix, Remove, Rename, fix_of_malformed
from bibkit.diagnostics.no_value import no_value
from bibkit.handout.readers import READERS
from bibkit.handout.session import (
    PAPER_FIELDS,
    SERIES_FIELDS,
    SESSION_FIELDS,
    SESSION_TYPES,
    TYPE_FIELDS,
    Series,
    Session,
    SessionPaper,
    Takes,
    TypeTexts,
)
from bibkit.model.fields import TYPES
from bibkit.model.key import key_fault
from bibkit.model.malformed import Malformed
from bibkit.model.raw import FieldPath, Raw, is_empty
from bibkit.source import Safety

_SHARED = ("time", "place", "lead", "presenter", "scribe", "guest", "before", "after")
_TYPES = (*SESSION_TYPES, *TYPES)
"""What texts may be for: kinds of sessions, and types of works."""

Fields: TypeAlias = Mapping[str, tuple[Takes, str]]


# Where an empty list says something: no questions in place of the default ones.
_LISTS = (Takes.NAMES, Takes.TEXTS, Takes.ITEMS)


def structure_series(data: Raw) -> tuple[Series, list[Diagnostic]]:
    """The series that a whole sessions file describes, its faulty sessions left out, and all that was found.

    Diagnostics carry the way to the value (`field`), not yet the place in the file.
    """
    found: list[Diagnostic] = []
    values = _with_types(_values(data, SERIES_FIELDS, (), found), found)
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
    if "paper-questions" in values:
        values["paper_questions"] = values.pop("paper-questions")
    named = values.get("id") or default_id or str(values.get("date") or f"session-{int(at[-1]) + 1}")
    values["id"] = named
    if fault := key_fault(named):
        found.append(_from(fault, (*at, "id")))
    seen: dict[str, list[SessionPaper]] = {}
    for number, paper in papers.items():
        if not paper.key:
            continue
        if paper.key in seen:
            found.append(_paper_again(paper, seen[paper.key], (*at, "papers", number)))
        seen.setdefault(paper.key, []).append(paper)
    is_refused = any(one.is_error for one in found[before:])
    return None if is_refused else Session(**values, at=at)


def series_values(data: Raw, found: list[Diagnostic]) -> dict[str, Any]:
    """What `series.yaml` in a folder of sessions says for all of them."""
    fields = {name: row for name, row in SERIES_FIELDS.items() if name != "sessions"}
    return _with_types(_values(data, fields, (), found), found)


def _with_types(values: dict[str, Any], found: list[Diagnostic]) -> dict[str, Any]:
    """The values with typed texts in `types`; a type that there is not is a finding."""
    types: dict[str, TypeTexts] = {}
    for name, raw in values.pop("types", {}).items():
        place = ("types", name)
        if name not in _TYPES:
            near = difflib.get_close_matches(name, _TYPES, 1, 0.6)
            help_text = f"did you mean {near[0]}?" if near else f"known here: {', '.join(_TYPES)}"
            found.append(
                Diagnostic("BK001", f"{name} is no type of sessions or works", help_text, field=place)
            )
        else:
            types[name] = TypeTexts(**_values(raw, TYPE_FIELDS, place, found))
    return {**values, "types": types} if types else values


def complete_series(values: Mapping[str, Any], sessions: Iterable[Session]) -> Series:
    """The series of these values, with the place, time and people that hold for all in each session."""
    shared = {name: values[name] for name in _SHARED if name in values}
    own = {name.replace("-", "_"): value for name, value in values.items() if name not in shared}
    types = own.get("types", {})
    return Series(**own, sessions=tuple(_filled(session, shared, types) for session in sessions))


def _filled(session: Session, shared: Mapping[str, Any], types: Mapping[str, TypeTexts]) -> Session:
    """The session with the texts of its type, then with what holds for all. A break takes no time and no people."""
    of_type = types.get(session.type, TypeTexts())
    texts = {"before": of_type.before, "questions": of_type.questions, "after": of_type.after}
    more = {} if session.type == "break" else shared
    filled = {**more, **{name: value for name, value in texts.items() if value}}
    return replace(session, **{name: value for name, value in filled.items() if not getattr(session, name)})


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
            read = READERS[row[0]](value)
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
    read = READERS[kind](value)
    return read is not None and not isinstance(read, Malformed)


def _paper(raw: Raw, at: FieldPath, found: list[Diagnostic]) -> SessionPaper | None:
    if _is_blank(raw):
        found.append(no_value(at))
        return None
    if isinstance(raw, str):
        return SessionPaper(raw)
    values = _values(raw, PAPER_FIELDS, at, found)
    if values.get("key") or values.get("title") or values.get("type") == "break":
        return SessionPaper(**values)
    if isinstance(raw, Mapping) and is_empty(raw.get("key", "")):
        help_text = "write `key:` with the key of a record, or `title:` for what has none"
        found.append(Diagnostic("BK002", "The paper has no key", help_text, field=at))
    return None


def _paper_again(paper: SessionPaper, before: Sequence[SessionPaper], at: FieldPath) -> Diagnostic:
    """The finding about a paper that comes again; the fix, where the second says nothing new, is safe."""
    message = f"The session has the paper {paper.key} twice"
    fix = Fix(f"Remove the second {paper.key}", (Remove(at),)) if paper in before else None
    return Diagnostic("BK006", message, "keep one of the two", field=at, fix=fix)


def _from(fault: Malformed, at: FieldPath) -> Diagnostic:
    return Diagnostic(fault.code, fault.message, fault.help, field=at, fix=fix_of_malformed(fault, at))
