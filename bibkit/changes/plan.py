"""Changes of files as a plan: shown as a diff, or carried out whole."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bibkit.errors import FileError
from bibkit.source import Source
from bibkit.source.atomic import write_files
from bibkit.source.lock import locked


@dataclass(frozen=True, slots=True)
class Plan:
    """What files are to hold: `texts` by their paths, `before` what they hold now; a new file is not in `before`.

    `gone` are the files that go. `roots` are the folders whose files were found by looking, and not named by somebody:
    they are locked while they are changed, and no link in them is followed to a file elsewhere. `encodings` has those
    that are not UTF-8. `home` is the folder that is locked for the files of a library that is none itself, and `moved`
    says of new files which of those that go they are under another name.
    """

    texts: Mapping[Path, str] = field(default_factory=dict)
    before: Mapping[Path, str] = field(default_factory=dict)
    roots: tuple[Path, ...] = ()
    encodings: Mapping[Path, str] = field(default_factory=dict)
    gone: tuple[Path, ...] = ()
    home: Path | None = None
    moved: Mapping[Path, Path] = field(default_factory=dict)

    @classmethod
    def of_text(cls, source: Source, text: str) -> Plan:
        """The change of one file that was read into another text; none where the two are the same."""
        return cls.of_texts([(source, text)])

    @classmethod
    def of_texts(cls, changes: Iterable[tuple[Source, str]]) -> Plan:
        """The changes of files that were read into other texts, each in the encoding that the file has.

        Raises FileError where an encoding lacks a character of a text.
        """
        changed = {Path(source.path): (source, text) for source, text in changes if text != source.text}
        return cls(
            {path: source.marked(text) for path, (source, text) in changed.items()},
            {path: source.marked(source.text) for path, (source, _) in changed.items()},
            encodings={path: source.encoding for path, (source, _) in changed.items()},
        )

    def together(self, other: Plan) -> Plan:
        """What both of two plans change, which have no file in common, as one."""
        return Plan(
            {**self.texts, **other.texts},
            {**self.before, **other.before},
            tuple(dict.fromkeys((*self.roots, *other.roots))),
            {**self.encodings, **other.encodings},
            (*self.gone, *other.gone),
            self.home or other.home,
            {**self.moved, **other.moved},
        )

    def without(self, path: Path) -> Plan:
        """The plan without the change of one file."""
        return replace(self, texts={other: text for other, text in self.texts.items() if other != path})

    def apply(self) -> int:
        """Write the files, all of them or none; returns how many that changed.

        Nothing is replaced but what was read: raises FileError, with nothing written, where a file can't be written,
        is no longer as it was read, is there although it was not read, or is a link that leads out of its folder.
        Where the run is killed in between, the next one that opens the library completes the change.
        """
        if not self.texts and not self.gone:
            return 0
        for path in (*self.texts, *self.gone):
            self._refuse_way_out(path)
        texts: dict[Path, str | bytes | None] = {**self._encoded(self.texts), **dict.fromkeys(self.gone)}
        before = self._encoded(self.before)
        with locked(*self.roots), locked(*([self.home] if self.home else []), below=False):
            # New files alone stand for themselves, each of them: the next run makes those that are left.
            return write_files(
                texts, before, makes_folders=True, journal_in=self._locked_folder if before else None
            )

    @property
    def _locked_folder(self) -> Path | None:
        return next(
            (Path(os.path.realpath(one)) for one in (*self.roots, self.home) if one is not None), None
        )

    def _encoded(self, texts: Mapping[Path, str]) -> dict[Path, str | bytes]:
        return {
            path: text.encode(self.encodings[path]) if path in self.encodings else text
            for path, text in texts.items()
        }

    def _refuse_way_out(self, path: Path) -> None:
        """Raises FileError for a link in one of the roots to a file outside of it."""
        if not path.is_symlink():
            return
        real = Path(os.path.realpath(path))
        for root in self.roots:
            if root in path.parents and not real.is_relative_to(os.path.realpath(root)):
                raise FileError(
                    f"{path} is a link to {real}, which is not in {root}",
                    hint="nothing was written; change that file itself, or put it in the place of the link",
                )

    def diff(self) -> Iterator[str]:
        """The changes as unified diffs, line by line; each line has its end."""
        for path, text in self.texts.items():
            if path in self.moved:
                yield from _moved_diff(self.before[self.moved[path]], text, str(self.moved[path]), str(path))
            else:
                yield from unified_diff(self.before.get(path), text, str(path))
        for path in self.gone:
            if path not in self.moved.values():
                yield from unified_diff(self.before[path], None, str(path))


def unified_diff(before: str | None, after: str | None, path: str) -> Iterator[str]:
    """The change of a file as `git diff` shows it, for `git apply` and `patch -p1`.

    `before` is None for a new file, `after` for one that goes.
    """
    old, new = _lines(before or ""), _lines(after or "")
    end = "\t" if " " in path else ""  # so that `patch` takes the blank for a part of the name
    path = path.lstrip("/") + end
    name = "/dev/null" if before is None else f"a/{path}"
    new_name = "/dev/null" if after is None else f"b/{path}"
    for line in difflib.unified_diff(old, new, name, new_name) if old else _all_new(new, name, new_name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _moved_diff(before: str, after: str, old_path: str, new_path: str) -> Iterator[str]:
    """The change of a file that gets another name as `git diff` shows it."""
    old_path, new_path = old_path.lstrip("/"), new_path.lstrip("/")
    yield f"diff --git a/{old_path} b/{new_path}\n"
    yield f"rename from {old_path}\n"
    yield f"rename to {new_path}\n"
    changed = list(unified_diff(before, after, new_path))
    if changed:
        yield changed[0].replace(f"a/{new_path}", f"a/{old_path}", 1)
        yield from changed[1:]


def _all_new(lines: list[str], old_name: str, new_name: str) -> Iterator[str]:
    """What difflib gives for lines where none were, in a fifth of the time."""
    if lines:
        yield f"--- {old_name}\n"
        yield f"+++ {new_name}\n"
        yield f"@@ -0,0 +1{f',{len(lines)}' if len(lines) > 1 else ''} @@\n"
        yield from (f"+{line}" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines with their ends; only what git takes for an end is one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
