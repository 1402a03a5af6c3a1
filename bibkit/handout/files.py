"""The files of a session: the sheet in a format, and the bibliography of what it cites beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bibkit.changes.outputs import refuse_unmarked
from bibkit.diagnostics import Diagnostic
from bibkit.errors import UsageError
from bibkit.handout.session import Series, Session
from bibkit.handout.sheet import SheetOptions, make_sheet
from bibkit.handout.write.target import BUILT_IN, Templates
from bibkit.library import Library
from bibkit.registry import load_handout

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
    write = load_handout(format)
    sheet, notes = make_sheet(session, series, library, options or SheetOptions())
    works = library.only(sheet.keys).write("bibtex").text
    bibliography = f"{_OURS}{session.id}\n\n{works}" if sheet.keys else ""
    return Handout(write(sheet, templates or Templates()), bibliography, notes)


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
