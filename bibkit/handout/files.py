"""The files of a session: the sheet in a format, and the bibliography of what it cites beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bibkit.changes.outputs import refuse_unmarked
from bibkit.diagnostics import Diagnostic
from bibkit.errors import UsageError
from bibkit.handout.content import TermRow
from bibkit.handout.session import Series, Session
from bibkit.handout.sheet import SheetOptions, make_sheet
from bibkit.handout.term import make_term
from bibkit.handout.write.html import GENERATOR
from bibkit.handout.write.target import BUILT_IN, Templates
from bibkit.library import Library
from bibkit.registry import CALENDARS, PLANS, load_handout
from bibkit.web.document import generator_mark

_OURS = "% References of the session "


@dataclass(frozen=True, slots=True)
class Handout:
    """The sheet as a file's bytes, the bibliography (BibTeX) of its works, and what could not be rendered."""

    sheet: bytes
    bibliography: str
    notes: tuple[Diagnostic, ...] = ()


def handout(
    session: Session,
    series: Series,
    library: Library,
    *,
    format: str = "html",  # noqa: A002
    options: SheetOptions | None = None,
    templates: Templates | None = None,
) -> Handout:
    """The session as a sheet in one of `registry.HANDOUTS`. Raises UsageError and FileError for what is wrong."""
    if format in CALENDARS:
        one = replace(series, sessions=(session,))
        return plan(one, library, format=format, options=options, templates=templates)
    write = load_handout(format)
    sheet, notes = make_sheet(session, series, library, options or SheetOptions())
    works = library.only(sheet.keys).write("bibtex").text
    bibliography = f"{_OURS}{session.id}\n\n{works}" if sheet.keys else ""
    return Handout(write(sheet, templates or Templates()), bibliography, notes)


def plan(
    series: Series,
    library: Library,
    *,
    format: str = "html",  # noqa: A002
    options: SheetOptions | None = None,
    templates: Templates | None = None,
    sheets: Mapping[str, str] | None = None,
) -> Handout:
    """The plan of all sessions in one of the formats of `registry.HANDOUTS`, its bibliography left empty.

    `sheets` are the names of the files that it links to, by the ids of sessions. Raises as `handout`.
    """
    write = load_handout(format)
    if format not in PLANS:
        raise UsageError(
            f"There is no plan of sessions in the format {format}", hint=f"known: {', '.join(PLANS)}"
        )
    term, notes = make_term(series, library, options or SheetOptions(), sheets)
    undated = tuple(_without_day(row) for row in term.rows if row.span is None and format in CALENDARS)
    return Handout(write(term, templates or Templates()), "", (*notes, *undated))


def _without_day(row: TermRow) -> Diagnostic:
    message = f"The session {row.sheet.id} has no day, so that it is in no calendar"
    return Diagnostic("BK008", message, "give it a `date:` such as 2026-10-20")


def is_index(path: Path) -> bool:
    """Whether a file may be written there as the index of a folder of sheets: none is, or one that bibkit wrote."""
    try:
        refuse_unmarked(path, generator_mark(GENERATOR))
    except UsageError:
        return False
    return True


def template_places(own: Path | None, folders: tuple[Path, ...]) -> Templates:
    """The user's template, if there is one, with what lies beside it, the user's folders, and bibkit's own."""
    if own is None:
        return Templates((*folders, BUILT_IN))
    if not own.is_file():
        raise UsageError(f"There is no template {own}", hint=f"bibkit's own are in {BUILT_IN}")
    return Templates((own.parent, *folders, BUILT_IN), own.name)


def bibliography_file(sheet: Path) -> Path:
    """The file beside the sheet. Raises UsageError where one of that name was not written by bibkit."""
    path = sheet.with_suffix(".bib")
    refuse_unmarked(path, rb"\A" + re.escape(_OURS).encode())
    return path
