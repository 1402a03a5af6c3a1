"""Sessions from a file, or from a folder with a file a session; every fault with its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from bibkit.diagnostics import Diagnostic, SourceSpan, in_order
from bibkit.diagnostics.origin import placed
from bibkit.diagnostics.outside import without_quotes
from bibkit.errors import FileError, UsageError
from bibkit.handout.known_keys import unknown_keys_in_series, unknown_keys_in_session
from bibkit.handout.session import Series, Session
from bibkit.handout.structure import complete_series, series_values, structure_series, structure_session
from bibkit.model.raw import Raw
from bibkit.registry import unknown_name
from bibkit.source import Source
from bibkit.syntax.read_file import Read, read_source
from bibkit.syntax.yaml.nodes import locate
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.parse import parse_yaml

SUFFIXES = (".yaml", ".yml")
SERIES_FILE = "series.yaml"


@dataclass(frozen=True, slots=True)
class LoadedSessions:
    """The good sessions, and what was found in all of them. `path` is the file or folder.

    `numbers` are from 1, in the order of the file, where those that are left out have theirs, too; empty where sessions
    of a folder are left out, as nobody knows where they would stand.
    """

    series: Series
    diagnostics: tuple[Diagnostic, ...]
    path: str
    numbers: Mapping[int, Session]

    def find(self, name: str) -> Session:
        """The session with that id, or date, or number from 1 in the order of the file.

        Raises UsageError, with near names, where there is none, or several on one date.
        """
        sessions = self.series.sessions
        by_id = {session.id: session for session in sessions}
        if name in by_id:
            return by_id[name]
        dated = [session for session in sessions if session.date is not None and str(session.date) == name]
        if len(dated) == 1:
            return dated[0]
        if dated:
            ids = " or ".join(session.id for session in dated)
            raise UsageError(f"There are {len(dated)} sessions on {name}", hint=f"name one: {ids}")
        if name.isascii() and name.isdigit() and int(name[:9]) in self.numbers:
            return self.numbers[int(name[:9])]
        raise unknown_name("session", name, by_id)


def concerns(finding: Diagnostic, session: Session) -> bool:
    """Whether a finding in sessions is about that one, or about all of them."""
    if finding.where.path != session.path:
        return False
    return finding.field[:1] != ("sessions",) or finding.field[: len(session.at)] == session.at


def load_sessions(path: Path, keys: Collection[str], read: Read = read_source) -> LoadedSessions:
    """What the file or folder holds. `keys` are those of the records, aliases among them.

    A session with a fault of its own is left out. Raises FileError where there is nothing to read.
    """
    if not path.exists():
        raise FileError(f"There is no {path}", about="sessions")
    found: list[Diagnostic] = []
    in_form = _folder if path.is_dir() else _file
    series, numbers = in_form(path, keys, found, read)
    found.sort(key=in_order)
    return LoadedSessions(series, tuple(found), str(path), numbers)


_Numbered: TypeAlias = tuple[Series, dict[int, Session]]


def _file(path: Path, keys: Collection[str], found: list[Diagnostic], read: Read) -> _Numbered:
    source, data = _parsed(path, found, read)
    if data is None:
        return Series(), {}
    series, faults = structure_series(data)
    found += [_placed(fault, source) for fault in faults]
    found += [_placed_in_text(fault, source, needle) for fault, needle in unknown_keys_in_series(data, keys)]
    sessions = tuple(replace(session, path=str(path)) for session in series.sessions)
    return replace(series, sessions=sessions), {int(one.at[1]) + 1: one for one in sessions}


def _folder(path: Path, keys: Collection[str], found: list[Diagnostic], read: Read) -> _Numbered:
    values: dict[str, Any] = {}
    sessions: dict[str, Session] = {}
    files = [one for one in path.iterdir() if one.suffix in SUFFIXES and not one.name.startswith(".")]
    for file in sorted(files):
        wrong: list[Diagnostic] = []
        source, data = _parsed(file, wrong, read)
        if data is None:
            found += without_quotes(wrong, str(file), str(path))
            continue
        faults: list[Diagnostic] = []
        if file.name == SERIES_FILE:
            values = series_values(data, faults)
            unknown = unknown_keys_in_series(data, keys)
        else:
            unknown = unknown_keys_in_session(data, (), keys)
            session = structure_session(data, file.stem, (), faults)
            if session is not None and session.id in sessions:
                message = f"The session {session.id} is also in {sessions[session.id].path}"
                faults.append(Diagnostic("BK005", message, "give each its own `id:`", field=("id",)))
            elif session is not None:
                sessions[session.id] = replace(session, path=str(file))
        wrong += [_placed(fault, source) for fault in faults]
        wrong += [_placed_in_text(fault, source, needle) for fault, needle in unknown]
        found += without_quotes(wrong, str(file), str(path))
    ordered = sorted(sessions.values(), key=lambda one: (str(one.date or "9999"), one.time.zfill(5), one.id))
    series = complete_series(values, ordered)
    is_whole = len(ordered) == sum(file.name != SERIES_FILE for file in files)
    return series, dict(enumerate(series.sessions, 1)) if is_whole else {}


def _parsed(path: Path, found: list[Diagnostic], read: Read) -> tuple[Source, Raw | None]:
    """The text of a file and its data, or None with the reason among the findings."""
    source = read(str(path))
    data = source if isinstance(source, Diagnostic) else parse_yaml(source)
    if isinstance(source, Diagnostic) or isinstance(data, Diagnostic):
        found.append(source if isinstance(source, Diagnostic) else data)  # type: ignore[arg-type]
        return Source("", str(path)), None
    return source, data


def _placed(diagnostic: Diagnostic, source: Source) -> Diagnostic:
    return placed(diagnostic, YamlOrigin(source.path, source))


def _placed_in_text(diagnostic: Diagnostic, source: Source, needle: str) -> Diagnostic:
    """The finding where the needle first stands in the value at `field`, or at that value."""
    value = locate(source, diagnostic.field)
    start = source.text.find(needle, value.start)
    place = value if start < 0 else SourceSpan(source, start, start + len(needle))
    return diagnostic._replace(place=place)
