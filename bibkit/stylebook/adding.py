"""Styles taken into the user's folder: files, folders such as a clone of the styles repository, and archives of them.

They are found before the collection that is installed, and after the project's own. Nothing touches the network.
A style that is there already gives way to a newer one, by what both say of themselves (`cs:updated`); what is as new
or newer, and not the same, stays unless it is to be replaced. Each style is read as when it is used, so that one that
is broken costs itself alone.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic, WholeFile
from bibkit.errors import FileError, UsageError
from bibkit.source.atomic import write_files
from bibkit.source.leftovers import remove_leftovers
from bibkit.source.opening import UnreadableError, file_bytes, leads_outside
from bibkit.stylebook.archives import STYLE_BYTES, Member, is_archive, styles_in
from bibkit.stylebook.folders import DEPENDENT
from bibkit.stylebook.info import StyleInfo, style_of

_NAME = re.compile(r"\w[\w.+-]*")
ADDED = "added.json"
"""Beside the styles of the user's folder: when they were added and from where, the last first."""
_KEPT = 50  # times of adding that are remembered


class AddedStyles(NamedTuple):
    """How many styles are new, took the place of an older one, and were there already, and what was left out."""

    new: int
    updated: int
    known: int
    findings: tuple[Diagnostic, ...]


class _Candidate(NamedTuple):
    info: StyleInfo
    data: bytes


def add_styles(
    sources: Sequence[str], folder: Path, *, replace: bool = False, today: str = ""
) -> AddedStyles:
    """Take the styles of files, folders and archives into the folder, all of them that can be used.

    Raises UsageError for a source in which there is no style at all, FileError where one can't be read or the folder
    not be written; then nothing is.
    """
    findings: list[Diagnostic] = []
    chosen: dict[str, _Candidate] = {}
    for source in sources:
        before = len(chosen)
        count = len(findings)
        for member in _members(source):
            candidate = _candidate(source, member, findings)
            if candidate is not None:
                _choose(candidate, chosen, findings)
        if len(chosen) == before and len(findings) == count:
            raise UsageError(
                f"There is no style in {source}", hint="a style is a file whose name ends with .csl"
            )
    texts: dict[Path, bytes] = {}
    new = known = 0
    for name, candidate in chosen.items():
        path = folder / (f"{DEPENDENT}/" if candidate.info.is_dependent else "") / f"{name}.csl"
        old = _there(folder, name)
        if old is None:
            new += 1
        elif old.data == candidate.data:
            known += 1
            continue
        elif not replace and candidate.info.updated <= old.info.updated:
            findings.append(_older(candidate.info, old.info))
            continue
        elif Path(old.info.path) != path:
            path = Path(old.info.path)  # which would be found first
        texts[path] = candidate.data
    remove_leftovers([folder], below=True)
    if texts or known:
        note = _noted(folder, sources, len(chosen), today or _today())
        write_files({**texts, folder / ADDED: note}, makes_folders=True)
    return AddedStyles(new, len(texts) - new, known, tuple(findings))


def _members(source: str) -> Iterator[Member]:
    if Path(source).is_dir():
        yield from _of_folder(source)
        return
    try:
        data = file_bytes(source, is_named=True)
    except UnreadableError as error:
        raise FileError(f"{source} can't be read: {error.reason}", hint=error.hint) from error
    if is_archive(data):
        yield from styles_in(source, data)
    else:
        yield Member(source, data)


def _of_folder(folder: str) -> Iterator[Member]:
    """The styles of a folder and of those for dependent ones in it."""
    for part in (Path(folder), Path(folder) / DEPENDENT):
        for path in sorted(map(str, part.glob("*.csl"))):
            if leads_outside(path, folder):
                yield Member(path, b"", "it is a link out of its folder")
                continue
            try:
                yield Member(path, file_bytes(path, most=STYLE_BYTES))
            except UnreadableError as error:
                yield Member(path, b"", error.reason[0].lower() + error.reason[1:])


def _candidate(source: str, member: Member, findings: list[Diagnostic]) -> _Candidate | None:
    """The style of a member; None, with a finding, where it is none."""
    shown = member.path if member.path.startswith(source) else f"{source}/{member.path}"
    name = member.path.replace("\\", "/").rpartition("/")[2].removesuffix(".csl")
    refusal = member.refusal or (
        "" if _NAME.fullmatch(name) else "its name is not one that a style can be asked for by"
    )
    if refusal:
        findings.append(_finding("BK914", f"{name}.csl is left out: {refusal}", shown))
        return None
    try:
        info = style_of(shown, member.data)
    except FileError as error:
        findings.append(_finding("BK904", error.message.removeprefix(f"{shown}:"), shown, error.hint or ""))
        return None
    return _Candidate(info._replace(name=name), member.data)


def _choose(candidate: _Candidate, chosen: dict[str, _Candidate], findings: list[Diagnostic]) -> None:
    """Keep the newer of two styles of one name."""
    name = candidate.info.name
    other = chosen.get(name)
    if other is None or other.info.updated < candidate.info.updated:
        chosen[name] = candidate
    if other is not None and other.data != candidate.data:
        kept, left = sorted((other, candidate), key=lambda one: one is not chosen[name])
        findings.append(_older(left.info, kept.info))


def _there(folder: Path, name: str) -> _Candidate | None:
    """The style of that name in the folder, also one that can't be used."""
    for path in (folder / f"{name}.csl", folder / DEPENDENT / f"{name}.csl"):
        if path.is_file():
            data = path.read_bytes()
            try:
                return _Candidate(style_of(str(path), data), data)
            except FileError:
                return _Candidate(StyleInfo(name, str(path)), data)
    return None


def _older(left: StyleInfo, kept: StyleInfo) -> Diagnostic:
    dates = (left.updated or "undated", kept.updated or "undated")
    message = f"{left.name} ({dates[0]}) is left out: another one is there ({dates[1]})"
    return _finding("BK914", message, left.path, f"compare it with {kept.path}")


def _finding(code: str, message: str, path: str, help_: str = "") -> Diagnostic:
    return Diagnostic(code, message.strip(), help_, place=WholeFile(path))


def _today() -> str:
    """The day in UTC, or of SOURCE_DATE_EPOCH (reproducible-builds.org), so that a run can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.strftime("%Y-%m-%d", time.gmtime(int(epoch) if epoch.isdecimal() else None))


def _noted(folder: Path, sources: Iterable[str], count: int, today: str) -> str:
    """The record of what was added when, with this time before the earlier ones."""
    now = {"on": today, "from": [str(Path(source).resolve()) for source in sources], "styles": count}
    times = [now, *(one for one in added_before(folder) if one != now)]
    return json.dumps(times[:_KEPT], ensure_ascii=False, indent=1) + "\n"


def added_before(folder: Path) -> list[dict[str, object]]:
    """When styles were added to the folder and from where, the last first; nothing where it does not say."""
    try:
        times = json.loads((folder / ADDED).read_bytes())
    except (OSError, ValueError):
        return []
    return [one for one in times if isinstance(one, dict)] if isinstance(times, list) else []
