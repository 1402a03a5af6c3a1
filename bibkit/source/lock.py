"""One run at a time changes a library. The system takes the lock back when its holder ends, however it ends.

The lock is a file in a folder `.bibkit` of the library, which holds a `.gitignore` for what is in it; both are gone
after the run. A killed run leaves them behind, where git does not see them, and the next one takes them over.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bibkit.errors import FileError
from bibkit.source.journal import ROOM
from bibkit.source.leftovers import host, remove_leftovers
from bibkit.source.recovery import complete, is_interrupted

WAIT = 60.0
"""Seconds after which a run gives up, unless it says otherwise."""

_LOCK, _IGNORE = "lock", ".gitignore"
_SOON = 2.0  # before that, nobody needs to be told that a run waits
_PAUSE = 0.05
_MOST = 2000  # characters of what a holder says of itself

_held: set[tuple[str, int]] = set()


@contextlib.contextmanager
def locked(
    *folders: Path, wait: float = WAIT, tell: Callable[[str], None] | None = None, below: bool = True
) -> Iterator[None]:
    """While it lasts, no other run changes these libraries; what killed runs left in them is completed or removed.

    Without `below`, what stands in the folders of these folders is nothing of the library.

    A folder that is not there is made, and removed again where nothing came into it. One that can't be written needs
    no lock, as nothing can be lost there, and neither does one that this thread has locked already. After some
    seconds of waiting `tell` gets a sentence; after `wait` FileError is raised, and says who holds the lock.
    """
    wanted = sorted({Path(os.path.realpath(folder)) for folder in folders})
    with contextlib.ExitStack() as locks:
        for folder in wanted:
            locks.enter_context(_locked(folder, wait, tell, below=below))
        yield


def settle(path: Path) -> None:
    """Wait for a run that is changing the library at that path, and complete what a killed one had begun.

    Raises FileError.
    """
    folder = path if path.is_dir() else path.parent
    if is_interrupted(folder):
        with locked(folder, below=path is folder):
            pass


@contextlib.contextmanager
def _locked(folder: Path, wait: float, tell: Callable[[str], None] | None, *, below: bool) -> Iterator[None]:
    mine = (str(folder), threading.get_ident())
    if mine in _held:
        yield
        return
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        descriptor = _taken(folder, wait, tell)
    except BaseException:
        _remove_empty(missing)
        raise
    _held.add(mine)
    try:
        if is_interrupted(folder):
            complete(folder)
        remove_leftovers([folder, folder / ROOM], below=below)
        yield
    finally:
        _held.discard(mine)
        if descriptor is not None:
            _give_back(folder / ROOM, descriptor)
        _remove_empty(missing)


def _taken(folder: Path, wait: float, tell: Callable[[str], None] | None) -> int | None:
    """The open lock file, once nobody else has it; None where the folder can't be written. Raises FileError."""
    room = folder / ROOM
    start = time.monotonic()
    while True:
        try:
            descriptor = _opened(folder, room)
        except FileNotFoundError as error:  # its last holder has just taken the folder away
            if time.monotonic() - start >= max(wait, _SOON):
                raise FileError(f"{folder} can't be made: {error.strerror}") from error
            continue
        except PermissionError:
            return None
        except OSError as error:
            if error.errno in _READ_ONLY:
                return None
            if not (room / _LOCK).exists():
                _remove_room(room)
            raise FileError(
                f"{folder} can't be written: {error.strerror}", hint="nothing was changed"
            ) from error
        if _is_free(descriptor):
            if _is_still_there(descriptor, room / _LOCK):
                with contextlib.suppress(OSError):  # on a full disk nobody learns who we are
                    os.ftruncate(descriptor, 0)
                    os.write(descriptor, _own_name().encode())
                return descriptor
            os.close(descriptor)
            continue
        os.close(descriptor)
        waited = time.monotonic() - start
        if waited >= wait:
            raise FileError(
                f"{folder} is being changed by another run: {_holder(room / _LOCK)}",
                hint="nothing was written; wait for it, or end it, and run this again",
                about="lock",
            )
        if tell is not None and waited >= _SOON:
            tell(f"waiting for another run that changes {folder}: {_holder(room / _LOCK)}")
            tell = None
        time.sleep(_PAUSE)


def _opened(folder: Path, room: Path) -> int:
    """The lock file, opened; the folder and all that is needed is made. Links are not followed."""
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        room.mkdir()
    if room.is_symlink() or not room.is_dir():
        if not os.path.lexists(room):
            raise FileNotFoundError
        raise FileError(
            f"{room} is not a folder", hint="bibkit keeps its lock there; take it away", about="lock"
        )
    no_links = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with contextlib.suppress(FileExistsError):
        ignore = os.open(room / _IGNORE, os.O_WRONLY | os.O_CREAT | os.O_EXCL | no_links, 0o666)
        try:
            os.write(ignore, b"*\n")
        except OSError:
            os.unlink(room / _IGNORE)  # noqa: PTH108
            raise
        finally:
            os.close(ignore)
    return os.open(room / _LOCK, os.O_RDWR | os.O_CREAT | no_links, 0o666)


def _give_back(room: Path, descriptor: int) -> None:
    """Remove the lock while it is still ours, so that nobody waits for a file that has no name any more."""
    if sys.platform == "win32":
        os.close(descriptor)  # an open file can't be removed there
    with contextlib.suppress(OSError):
        os.unlink(room / _LOCK)  # noqa: PTH108
    _remove_room(room)
    if sys.platform != "win32":
        os.close(descriptor)


def _remove_room(room: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(room / _IGNORE)  # noqa: PTH108
    _remove_empty([room])


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _is_still_there(descriptor: int, lock: Path) -> bool:
    """Whether the file that is locked is the one of that name, and not one that its holder has removed."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    _READ_ONLY: tuple[int, ...] = ()

    def _is_free(descriptor: int) -> bool:
        """Lock a byte behind all that is in the file, as what is locked can't be read there."""
        try:
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    _READ_ONLY = (errno.EROFS,)

    def _is_free(descriptor: int) -> bool:
        """Lock the file. Where the file system knows no locks, none holds: no file is replaced unread even so."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


def _own_name() -> str:
    program = os.path.basename(sys.argv[0]) if sys.argv else ""  # noqa: PTH119
    called = " ".join(["bibkit" if program == "__main__.py" else program or "python", *sys.argv[1:]])
    since = time.strftime("%Y-%m-%d %H:%M:%S")
    return f'pid {os.getpid()} on host {host()}, "{called[:300]}", since {since}\n'


def _holder(lock: Path) -> str:
    """What the holder says of itself: one line of printable characters, as anybody may have written it."""
    try:
        with lock.open("rb") as file:
            said = file.read(_MOST).decode("utf-8", "replace").strip()
    except OSError:
        said = ""
    return "".join(one if one.isprintable() else "?" for one in said) or "it does not say which"
