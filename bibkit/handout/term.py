"""All sessions of a series in one plan: what is read when, and who does what."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bibkit.diagnostics import Diagnostic
from bibkit.handout.content import Duty, Term, TermRow
from bibkit.handout.dates import days, without_weekday, without_year
from bibkit.handout.session import PAPER_SIZES, Series, Session
from bibkit.handout.sheet import SheetOptions, make_sheet, sheet_locale
from bibkit.handout.words import words
from bibkit.library import Library


def make_term(
    series: Series, library: Library, options: SheetOptions, sheets: Mapping[str, str] | None = None
) -> tuple[Term, tuple[Diagnostic, ...]]:
    """The plan of all sessions, and what could not be rendered in it. `sheets` are the names of the files that it
    links to, by the ids of sessions.

    Raises as `make_sheet`.
    """
    short = replace(options, references="short", abstract=0)
    made = [make_sheet(session, series, library, short) for session in series.sessions]
    locale = sheet_locale(series, library, options)
    rows = tuple(
        TermRow(
            type=session.type,
            span=days(session.date),
            day=without_year(sheet.date),
            sheet=sheet,
            href=(sheets or {}).get(session.id, ""),
        )
        for session, (sheet, _) in zip(series.sessions, made, strict=True)
    )
    term = Term(
        locale=locale,
        paper_size=options.paper or series.paper or PAPER_SIZES[0],
        title=series.title or words(locale).plan,
        timezone=series.timezone,
        rows=rows,
        people=_people(rows),
    )
    return term, tuple(dict.fromkeys(note for _, notes in made for note in notes))


def _people(rows: Sequence[TermRow]) -> tuple[tuple[str, tuple[Duty, ...]], ...]:
    """Everybody who has something to do, by name, with the days of each role."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        for role, names in row.everybody:
            for name in names:
                found.setdefault(name, {}).setdefault(role, []).append(_named_day(row))
    return tuple(
        (name, tuple(Duty(role, tuple(dict.fromkeys(on))) for role, on in duties.items()))
        for name, duties in sorted(found.items(), key=lambda one: one[0].casefold())
    )


def _named_day(row: TermRow) -> str:
    """The day on one line, or what the session is called where it has none."""
    return without_weekday(row.day, row.sheet.locale).replace(" ", "\u00a0") or row.sheet.title


def next_session(sessions: Collection[Session], today: datetime.date) -> Session | None:
    """The first session from that day on that is no break, or None where there is none."""
    ahead = [
        (span, session.time.zfill(5), at, session)
        for at, session in enumerate(sessions)
        if session.type != "break" and (span := days(session.date)) is not None and span[1] >= today
    ]
    return min(ahead)[-1] if ahead else None
