"""Writing files whole or not at all, and only when their bytes change.

Every file is flushed to the disk before it takes its place, as no power cut may leave half a file where a whole one
was; the folder is flushed after that, so that what was said to be written is.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bibkit.compression import CompressionError, compressed, ending_of, expanded
from bibkit.errors import FileError
from bibkit.source.journal import flush_folders, journal_of, write_journal
from bibkit.source.leftovers import new_file, new_name, remove_leftovers


def write_file(path: Path, text: str | bytes) -> bool:
    """Put `text` (UTF-8, line feeds, unless it is bytes) into the file; True where that changed it.

    The text goes to a temporary file in the same folder, is flushed to the disk and takes the place of the old
    file in one step, so that a reader or a power cut finds the old file or the new one. The old file's
    permissions stay; a symbolic link stays a link. Raises FileError with the system's reason.
    """
    return bool(write_files({path: text}))


def write_files(
    texts: Mapping[Path, str | bytes | None],
    before: Mapping[Path, str | bytes] | None = None,
    *,
    makes_folders: bool = False,
    journal_in: Path | None = None,
) -> int:
    """Put texts into files as `write_file` does, all of them or none, and return how many that changed.

    Without `before` they take the place of whatever is there. With it, a file must still hold the text that it has
    there (or the new one already), and a file that is not in it must not be there, not even as a link: it is created,
    never replaced; one whose text is None goes. All temporary files are on the disk before the first takes its place;
    where one can't be written or put in its place, the others are as they were. Files that a killed run left in the
    folders are removed. With `makes_folders` the folders of the files are made.

    A run that is killed between two of the files leaves some old and some new, unless `journal_in` names a library that
    is locked: the next run completes the change (`source.recovery`).
    """
    journal: Path | None = None
    prepared: list[_Prepared] = []
    done: list[_Prepared] = []
    made: list[Path] = []
    try:
        if makes_folders:
            _make_folders(texts, made)
        remove_leftovers({Path(os.path.realpath(path)).parent for path in texts})
        changed = _prepare(texts, before, prepared)
        if prepared and len(texts) >= _MANY:
            os.sync()
        if journal_in is not None and len(prepared) > 1:
            with _explained(journal_of(journal_in)):
                journal = write_journal(journal_in, {one.target: one.contents for one in prepared})
        for one in prepared:
            with _explained(one.path):
                _put_in_place(one)
            done.append(one)
    except BaseException as error:
        for one in prepared[len(done) :]:
            _remove(one.temporary)
        try:
            _put_back(done, error)
            _clear_up(prepared, journal)
        finally:
            _remove_folders(made)
        raise
    flush_folders({one.target.parent for one in done})
    _clear_up(prepared, journal)
    return changed + len(done)


def _make_folders(paths: Iterable[Path], made: list[Path]) -> None:
    for path in paths:
        missing = [one for one in (path.parent, *path.parent.parents) if not one.exists()]
        with _explained(path):
            for folder in reversed(missing):
                folder.mkdir(exist_ok=True)
                made.append(folder)


def _prepare(
    texts: Mapping[Path, str | bytes | None],
    before: Mapping[Path, str | bytes] | None,
    prepared: list[_Prepared],
) -> int:
    """Add the files that are to change to `prepared`, as far as they can be; how many were written at once."""
    new_mode = _new_file_mode()
    written = 0
    for path, text in texts.items():
        with _explained(path):
            if text is None:
                prepared += _going(path, before or {})
                continue
            plain = _plain(path, _bytes(text))
            data = _as_named(path, text)
            target = Path(os.path.realpath(path)) if before is None or path in before else path
            if before is None and target.exists() and not target.is_file():
                target.write_bytes(data)  # a device or pipe has no old content to keep
                written += 1
                continue
            is_there = os.path.lexists(target)
            if before is not None and is_there and not target.is_file():
                raise _changed(
                    path, was_read=path in before
                )  # a pipe would not end, a link may lead anywhere
            old = _content(target) if is_there else None
            if before is not None and not _is_as_read(path, old, before, plain):
                raise _changed(path, was_read=path in before)
            if old is not None and _plain(path, old.data) == plain:
                continue
            mode = new_mode if old is None else _mode_of(target)
            temporary = _temporary(target, [data], mode, flush=len(texts) < _MANY)
            one = _Prepared(path, target, temporary, old, data, is_checked=before is not None)
            prepared.append(one)
            if old is not None and len(texts) > 1:
                prepared[-1] = one._replace(kept=_second_name(target))
    return written


def _going(path: Path, before: Mapping[Path, str | bytes]) -> list[_Prepared]:
    """A file that is to go: none where it is gone already."""
    if not os.path.lexists(path):
        return []
    if not path.is_file():
        raise _changed(path, was_read=path in before)
    old = _content(path)
    if path not in before or _plain(path, old.data) != _plain(path, _bytes(before[path])):
        raise _changed(path, was_read=path in before)
    _mode_of(path)
    return [_Prepared(path, path, "", old, None, is_checked=True, kept=_second_name(path))]


def write_pieces(path: Path, pieces: Iterable[str]) -> bool:
    """Put a text that comes piece by piece into the file, as `write_file` does; True where that changed it.

    Only one piece is in memory at a time. Where making a piece fails, the file stays as it was.
    """
    if ending_of(path.name):
        return write_file(path, "".join(pieces))
    target = Path(os.path.realpath(path))
    remove_leftovers([target.parent])
    with _explained(path):
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                device.writelines(piece.encode() for piece in pieces)
            return True
        mode = _mode_of(target) if target.exists() else _new_file_mode()
        name = _temporary(target, (piece.encode() for piece in pieces), mode, flush=True)
        try:
            if target.exists() and _are_equal(target, name):
                os.unlink(name)  # noqa: PTH108
                return False
            os.replace(name, target)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise
    flush_folders([target.parent])
    return True


class _Content(NamedTuple):
    """What a file holds, and what tells whether somebody wrote to it since."""

    data: bytes
    stamp: tuple[int, int, int]


class _Prepared(NamedTuple):
    """A text on the disk that is to take its place, or a file that is to go (without `new`).

    Where it is checked, what stood there must stand there still.
    """

    path: Path
    target: Path
    temporary: str
    old: _Content | None
    new: bytes | None
    is_checked: bool
    kept: str = ""  # another name of the old file, by which it can come back even on a full disk

    @property
    def contents(self) -> tuple[bytes | None, bytes | None]:
        """What it held and is to hold."""
        return None if self.old is None else self.old.data, self.new


_BLOCK = 1 << 16

# From here on one flush of all disks is faster than one a file; where there is none, each file is flushed.
_MANY = 20 if hasattr(os, "sync") else 10**9


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(
            f"{path} can't be written: {error.strerror or error}",
            hint=f"nothing was changed; look at {path.parent}",
        ) from error


def _changed(path: Path, *, was_read: bool) -> FileError:
    state = "has changed since it was read" if was_read else "is there already"
    return FileError(f"{path} {state}", hint="nothing was written; look at it, and run this again")


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def _as_named(path: Path, text: str | bytes) -> bytes:
    """The bytes of a file of that name, compressed where it says so; those of a journal are it already."""
    data = _bytes(text)
    if _plain(path, data) != data:
        return data
    try:
        return compressed(data, path.name)
    except CompressionError as error:
        raise FileError(f"{path} can't be written: {error.reason}", hint=error.hint) from None


def _plain(path: Path, data: bytes) -> bytes:
    """What a file of that name holds, be it compressed; its bytes where it is something else."""
    try:
        return expanded(data, path.name)
    except CompressionError:
        return data


def _content(target: Path) -> _Content:
    with target.open("rb") as file:
        return _Content(file.read(), _stamp(os.fstat(file.fileno())))


def _stamp(state: os.stat_result) -> tuple[int, int, int]:
    return state.st_ino, state.st_size, state.st_mtime_ns


def _is_as_read(path: Path, old: _Content | None, before: Mapping[Path, str | bytes], data: bytes) -> bool:
    """Whether what is there may be replaced: it is what was read, or the new text already, or nothing, as it was."""
    if old is None:
        return path not in before
    held = _plain(path, old.data)
    return held == data or (path in before and held == _plain(path, _bytes(before[path])))


def _put_in_place(one: _Prepared) -> None:
    """Rename the temporary file. One that is new is linked to its name, as a link never replaces anything."""
    if not one.is_checked:
        os.replace(one.temporary, one.target)  # noqa: PTH105
    elif one.old is not None:
        if _stamp(one.target.stat()) != one.old.stamp:
            raise _changed(one.path, was_read=True)
        if one.new is None:
            os.unlink(one.target)  # noqa: PTH108
        else:
            os.replace(one.temporary, one.target)  # noqa: PTH105
    else:
        try:
            _create(one.temporary, one.target)
        except FileExistsError:
            raise _changed(one.path, was_read=False) from None


def _create(temporary: str, target: Path) -> None:
    """Give a file the name of the target. Raises FileExistsError where something is there."""
    if os.name == "nt":
        os.rename(temporary, target)  # noqa: PTH104 (replaces nothing on Windows)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError from None
        os.replace(temporary, target)  # noqa: PTH105
    else:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108


def _put_back(done: list[_Prepared], error: BaseException) -> None:
    """Make the files be as they were, the last first. Raises FileError with those that could not be put back."""
    left: list[str] = []
    for one in reversed(done):
        try:
            if one.old is None:
                os.unlink(one.target)  # noqa: PTH108
            elif one.kept:
                os.replace(one.kept, one.target)  # noqa: PTH105
            else:
                old = _temporary(one.target, [one.old.data], _mode_of(one.target), flush=True)
                os.replace(old, one.target)  # noqa: PTH105
        except OSError:
            left.append(str(one.path))
    if left:
        raise FileError(
            f"{error}, and {', '.join(left)} could not be put back", hint="look at these files"
        ) from error


def _second_name(target: Path) -> str:
    """A second, temporary name of a file; empty where the file system has no hard links."""
    name = new_name(target)
    try:
        os.link(target, name)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        return ""
    return name


def _clear_up(prepared: Iterable[_Prepared], journal: Path | None) -> None:
    """Remove what was kept of the old files, and last the journal: who completes a change clears up, too."""
    for one in prepared:
        _remove(one.kept)
    _remove(journal)


def _remove(temporary: str | Path | None) -> None:
    if temporary:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108


def _remove_folders(made: list[Path]) -> None:
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _are_equal(target: Path, name: str) -> bool:
    with target.open("rb") as old, open(name, "rb") as new:  # noqa: PTH123
        while True:
            left, right = old.read(_BLOCK), new.read(_BLOCK)
            if left != right:
                return False
            if not left:
                return True


def _temporary(target: Path, data: Iterable[bytes], mode: int, *, flush: bool) -> str:
    """The name of a file beside the target that holds the data and has these permissions."""
    descriptor, name = new_file(target)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            if flush:
                os.fsync(file.fileno())
        os.chmod(name, mode)  # noqa: PTH101
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    return name


def _mode_of(target: Path) -> int:
    """The permissions of a file that is to be replaced. Raises PermissionError where it is not for us to write."""
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    return stat.S_IMODE(target.stat().st_mode)


def _new_file_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
