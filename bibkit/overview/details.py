"""All about a work: its reference, its fields, where it can be opened, where it is used, what is found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.formats.csl_json.item import csl_item
from bibkit.model.record import Record
from bibkit.overview.addresses import Address
from bibkit.store.dump import dump_record
from bibkit.store.load import place_of

if TYPE_CHECKING:
    from bibkit.handout.session import Session

_TOLD_APART = ("source", "aliases", "links")


class Details(NamedTuple):
    """What `show` has of a work; `place` is file and line."""

    record: Record
    place: str
    reference: str
    addresses: Sequence[Address]
    sessions: Sequence[Session]
    findings: Sequence[Diagnostic]


def sessions_of(record: Record, sessions: Iterable[Session]) -> list[Session]:
    """The sessions that are about the work, under any of its keys."""
    keys = {record.key, *record.list("aliases")}
    return [session for session in sessions if any(paper.key in keys for paper in session.papers)]


def as_paragraphs(details: Details) -> str:
    """The details for a reader."""
    record = details.record
    fields = dump_record(record.with_values(dict.fromkeys(_TOLD_APART)))
    heads = {
        "Links": [f"{name:<6}  {url}" for name, url in details.addresses],
        "Aliases": record.list("aliases"),
        "Sessions": [
            "  ".join(filter(None, (session.id, str(session.date or ""), session.title)))
            for session in details.sessions
        ],
        "Findings": [f"{place_of(one)}{one.code} {one.message}" for one in details.findings],
    }
    parts = [f"{record.key}  {details.place}".rstrip() + "\n", f"{details.reference.strip()}\n", fields]
    parts += [
        f"{head}\n" + "".join(f"  {line}\n" for line in lines) for head, lines in heads.items() if lines
    ]
    return "\n".join(parts)


def as_values(details: Details) -> dict[str, Any]:
    """The details for a program."""
    return {
        "key": details.record.key,
        "place": details.place,
        "reference": details.reference.strip(),
        "item": csl_item(details.record),
        "links": dict(details.addresses),
        "aliases": details.record.list("aliases"),
        "sessions": [
            {"id": session.id, "date": str(session.date or ""), "title": session.title}
            for session in details.sessions
        ],
        "findings": [
            {"code": one.code, "place": place_of(one).removesuffix(": "), "message": one.message}
            for one in details.findings
        ],
    }
