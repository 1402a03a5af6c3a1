"""Changes of files as a plan: shown as a diff, or carried out whole."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bibkit.errors import FileError
from bibkit.source.atomic import write_files


@dataclass(frozen=True, slots=True)
class Plan:
    """What files are to hold: `texts` by their paths, `before` what they hold now; a new file is not in `before`."""

    texts: Mapping[Path, str] = field(default_factory=dict)
    before: Mapping[Path, str] = field(default_factory=dict)

    def without(self, path: Path) -> Plan:
        """The plan without the change of one file."""
        return Plan({other: text for other, text in self.texts.items() if other != path}, self.before)

    def apply(self) -> int:
        """Write the files, all of them or none; returns how many that changed.

        Raises FileError, with nothing written, where a file can't be, or is no longer as it was read.
        """
        for path, text in self.texts.items():
            if _held(path) not in (self.before.get(path), text):
                state = "has changed since it was read" if path in self.before else "is there already"
                raise FileError(f"{path} {state}", hint="nothing was written; look at it, and run this again")
        for folder in {path.parent for path in self.texts}:
            folder.mkdir(parents=True, exist_ok=True)
        return write_files(self.texts)

    def diff(self) -> Iterator[str]:
        """The changes as unified diffs, line by line; each line has its end."""
        for path, text in self.texts.items():
            yield from unified_diff(self.before.get(path), text, str(path))


def unified_diff(before: str | None, after: str, path: str) -> Iterator[str]:
    """The change of a file as `git diff` shows it, for `git apply` and `patch -p1`; `before` is None for a new file."""
    old, new = _lines(before or ""), _lines(after)
    end = "\t" if " " in path else ""  # so that `patch` takes the blank for a part of the name
    path = path.lstrip("/") + end
    name = "/dev/null" if before is None else f"a/{path}"
    for line in difflib.unified_diff(old, new, name, f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _held(path: Path) -> str | None:
    """What a file holds; None where it is not there. Raises FileError."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}", hint="nothing was written") from error


def _lines(text: str) -> list[str]:
    """The lines with their ends; only what git takes for an end is one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
