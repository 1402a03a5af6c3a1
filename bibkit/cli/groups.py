"""The groups that share a library, each with sessions of its own, and the one that a command means."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.cli.context import open_sessions, refuse_errors, sessions_paths
from bibkit.config import Config
from bibkit.errors import FileError, UsageError
from bibkit.library import Library
from bibkit.registry import unknown_name

if TYPE_CHECKING:
    from bibkit.handout.load import LoadedSessions
    from bibkit.handout.session import Session

NEXT = "next"
"""What the next session from today is called, where none has that id."""


def open_groups(named: Path | None, group: str, library: Library, config: Config) -> list[LoadedSessions]:
    """The sessions that were named on the command line, or those of each group, or of the one of that name.

    Raises FileError where there are none, UsageError for a name that is none.
    """
    paths = [named] if named is not None else list(sessions_paths(library, config))
    if not paths:
        raise FileError(
            f"There is no sessions.yaml beside {library.paths[0]}",
            hint="write one (`bibkit schema sessions` says what goes into it), or name one with --sessions FILE",
        )
    if group:
        chosen = [path for path in paths if group_name(path) == group]
        if not chosen:
            raise unknown_name("group", group, map(group_name, paths))
        paths = chosen
    return [open_sessions(path, library) for path in paths]


def group_name(path: Path) -> str:
    """What the group is called whose sessions are there: by the file or folder, or by what `sessions.yaml` lies in."""
    whole = path.resolve()
    return whole.parent.name if whole.stem == "sessions" else whole.stem


def group_of_all(groups: Sequence[LoadedSessions]) -> LoadedSessions:
    """The only group, where no session is named. Raises UsageError where there are several, RefusedError for errors."""
    if len(groups) > 1:
        names = " or ".join(group_name(Path(one.path)) for one in groups)
        raise UsageError(f"There are {len(groups)} groups", hint=f"name one: --group {names}")
    refuse_errors(groups[0].diagnostics, "sessions")
    return groups[0]


def session_of(groups: Sequence[LoadedSessions], name: str) -> tuple[LoadedSessions, Session]:
    """The session of that name, with its group.

    The errors of other sessions do not stand in its way; its own raise RefusedError. Raises UsageError where there is
    none, or several groups have one.
    """
    if name == NEXT and all(one.id != name for group in groups for one in group.series.sessions):
        return _next(groups)
    found: list[tuple[LoadedSessions, Session]] = []
    for group in groups:
        try:
            found.append((group, group.find(name)))
        except UsageError:
            if len(groups) == 1:
                refuse_errors(
                    group.diagnostics, "sessions"
                )  # one of them may be what keeps it from being found
                raise
    if len(found) > 1:
        names = " or ".join(group_name(Path(group.path)) for group, _ in found)
        raise UsageError(f"{len(found)} groups have a session {name}", hint=f"name one: --group {names}")
    if not found:
        refuse_errors([one for group in groups for one in group.diagnostics], "sessions")
        raise unknown_name("session", name, (one.id for group in groups for one in group.series.sessions))
    return _sound(*found[0])


def _next(groups: Sequence[LoadedSessions]) -> tuple[LoadedSessions, Session]:
    from bibkit.handout.term import next_session

    today = datetime.date.today()
    session = next_session([one for group in groups for one in group.series.sessions], today)
    if session is None:
        refuse_errors([one for group in groups for one in group.diagnostics], "sessions")
        raise UsageError(f"No session is planned from {today} on", hint="name one by its id, date or number")
    return _sound(next(group for group in groups if session in group.series.sessions), session)


def _sound(group: LoadedSessions, session: Session) -> tuple[LoadedSessions, Session]:
    from bibkit.handout.load import concerns

    refuse_errors([one for one in group.diagnostics if concerns(one, session)], "sessions")
    return group, session
