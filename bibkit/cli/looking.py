"""What `bibkit check` looks at: libraries that were named, and the bibliographies in folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bibkit.cli.context import open_sessions, plural, sessions_paths
from bibkit.cli.opening import LibraryChoice, is_own_library, library_paths, open_library
from bibkit.config import Config
from bibkit.diagnostics import Diagnostic, WholeFile
from bibkit.errors import FileError
from bibkit.formats.detect import is_bibliography, is_record_text
from bibkit.source import Source
from bibkit.store.folder import record_paths
from bibkit.store.search import Exclusion, files_below

_DIALECTS = ("bibtex", "biblatex")


def libraries_named(files: Sequence[str], choice: LibraryChoice, config: Config) -> list[LibraryChoice]:
    """The libraries to check: what was named as one, and each file that is found in a folder as one of its own.

    A folder of records stays what it is: the project's, one with a record directly in it, or one in which no other
    bibliography is found. Raises FileError for a folder with none of either.
    """
    together: list[str] = []
    found: dict[str, LibraryChoice] = {}
    for name in files:
        folder = Path(name)
        if not folder.is_dir() or _is_of_records(folder, config):
            together.append(name)
            continue
        inside = list(_libraries_in(folder, choice, config))
        if inside:
            found.update((os.path.abspath(one.paths[0]), one) for one in inside)  # noqa: PTH100
        elif record_paths(folder):
            together.append(name)
        else:
            hint = "name a file, or a folder with .bib, CSL-JSON or CSL-YAML files or records in it"
            raise FileError(f"{folder} holds no records and no bibliography files", hint=hint)
    together += choice.paths if choice.is_named else ()
    first = [choice._replace(paths=tuple(together), is_named=True)] if together else []
    named = {os.path.abspath(name) for name in together}  # noqa: PTH100
    return first + [one for path, one in found.items() if path not in named]


def _is_of_records(folder: Path, config: Config) -> bool:
    own = [path.resolve() for path in config.library]
    if any(folder.resolve().is_relative_to(path) for path in own):
        return True
    return any(
        is_record_text(path.name, path.read_text(encoding="utf-8", errors="replace"))
        for path in sorted(folder.iterdir())
        if path.suffix in (".yaml", ".yml") and path.is_file() and not path.name.startswith(".")
    )


def _libraries_in(folder: Path, choice: LibraryChoice, config: Config) -> Iterator[LibraryChoice]:
    """The project's library, if all of it is in the folder, and each other file with works in it."""
    within = folder.resolve()
    own = [path.resolve() for path in config.library]
    if all(path.exists() and path.is_relative_to(within) for path in own):
        paths = tuple(os.path.relpath(path) for path in config.library)
        yield LibraryChoice(paths, encoding=choice.encoding)
    else:
        own = []
    for path in files_below(folder, is_bibliography, excluded(config)):
        if any(Path(path).resolve().is_relative_to(one) for one in own):
            continue
        is_bib = not path.lower().endswith((".json", ".jsonl", ".ndjson", ".yaml", ".yml"))
        dialect = choice.format if is_bib and choice.format in _DIALECTS else ""
        yield LibraryChoice((path,), dialect, True, encoding=choice.encoding)


def excluded(config: Config) -> Exclusion | None:
    """What the project leaves out of folders that are looked through."""
    return Exclusion(config.file.parent, config.exclude) if config.file and config.exclude else None


class Inspection:
    """A check of libraries and at sessions over them: the findings, and what was looked at.

    `walked` are the folders that were gone through for files.
    """

    def __init__(
        self,
        libraries: Sequence[LibraryChoice],
        config: Config,
        sessions: Path | None,
        rules: Sequence[str],
    ) -> None:
        self._libraries = libraries
        self._config = config._replace(ignore=())  # what the settings leave out may be asked for by a flag
        self._sessions = sessions
        self._rules = rules
        self._records = 0
        self._of_sessions: int | None = None  # where there are any
        self.walked: set[Path] = set()

    def __call__(self, texts: Mapping[str, Source]) -> list[Diagnostic]:
        """What is found; `texts` are read in the place of the files of their paths."""
        self._records, self._of_sessions = 0, None
        found: list[Diagnostic] = []
        for number, choice in enumerate(self._libraries):
            try:
                found += self._at(choice, texts, self._sessions if not number else None)
            except FileError as error:
                if len(self._libraries) == 1:
                    raise
                place = WholeFile(choice.paths[0])  # one file never stands in the way of the others
                found.append(Diagnostic("BK101", error.message, error.hint or "", place))
        return found

    def _at(
        self, choice: LibraryChoice, texts: Mapping[str, Source], sessions: Path | None
    ) -> Iterator[Diagnostic]:
        records = open_library(choice, self._config, texts, for_rules=True)
        self.walked.update(records.folders)
        self._records += records.found
        yield from records.findings(self._rules)
        groups = [sessions] if sessions is not None else []
        if sessions is None and is_own_library(choice, self._config):
            groups += sessions_paths(records, self._config)
        for group in groups:
            loaded = open_sessions(group, records, texts)
            yield from loaded.diagnostics
            self.walked.update([group] if group.is_dir() else ())
            self._of_sessions = (self._of_sessions or 0) + len(loaded.series.sessions)

    @property
    def looked_at(self) -> str:
        """How much there was: "3 records and 2 sessions", "5 records in 2 places"."""
        said = plural(self._records, "record")
        if len(self._libraries) > 1:
            said += f" in {len(self._libraries)} places"
        return said if self._of_sessions is None else f"{said} and {plural(self._of_sessions, 'session')}"

    def folders(self) -> list[Path]:
        """Those of the places that are folders of records."""
        places = (path for choice in self._libraries for path in library_paths(choice, self._config))
        return [path for path in places if path.is_dir()]
