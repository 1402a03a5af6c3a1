"""Where a command writes: stdout, or a file that the user names and that is no source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from bibkit.changes.outputs import Inputs, holds, write_output_pieces, write_outputs
from bibkit.cli.context import put_out, put_out_bytes, say, sessions_places
from bibkit.cli.opening import LibraryChoice, library_paths
from bibkit.config import Config
from bibkit.store.folder import RECORD_SUFFIXES
from bibkit.store.load import PEOPLE_FILE

_NAMING_FILES = ("abbreviations", "css", "style", "template")


class Output(NamedTuple):
    """A file, or "-" for stdout, and what no output takes the place of.

    With `only_compares`, nothing is written.
    """

    file: str
    inputs: Inputs
    only_compares: bool = False

    def put(self, content: str | bytes, *, is_styled: bool = False) -> bool:
        """Write the text or bytes, into a file whole and only where it changes. `is_styled` is as for `put_out`.

        Where it is only compared, that the file holds something else is said, and True comes back. Raises UsageError
        where a terminal would show bytes.
        """
        if self.file == "-":
            if isinstance(content, bytes):
                put_out_bytes(content)
            else:
                put_out(content, is_styled=is_styled)
            return False
        if self.only_compares:
            return self._differs(content)
        write_outputs({Path(self.file): content}, self.inputs)
        return False

    def put_pieces(self, pieces: Iterable[str]) -> bool:
        """As `put`, for a text that comes piece by piece and goes into a file."""
        if self.only_compares:
            return self._differs("".join(pieces))
        write_output_pieces(Path(self.file), pieces, self.inputs)
        return False

    def _differs(self, content: str | bytes) -> bool:
        is_same = holds(Path(self.file), content)
        if not is_same:
            say(f"{self.file} is out of date")
        return not is_same


def output_of(
    file: str,
    config: Config,
    choice: LibraryChoice | None = None,
    flags: Mapping[str, Any] = MappingProxyType({}),
    *others: Path | None,
) -> Output:
    """The output of that name ("-" is stdout). Raises UsageError for one that is a source.

    These are what is read: the library that was chosen, the files that `flags` (or settings) of lists name, and
    `others`. And they are what a project keeps by hand, whether this run reads it or not: its records, people,
    sessions, styles, templates and settings.
    """
    libraries = [*config.library, *(library_paths(choice, config) if choice is not None else ())]
    libraries = [path for path in libraries if str(path) != "-"]
    beside = {path.parent for path in libraries}
    sessions = list(config.sessions)
    sessions += [place for folder in beside for place in sessions_places(folder)]
    named = [
        Path(path)
        for table in (
            config.lists,
            config.page,
            config.page.get("options", {}),
            *config.options.values(),
            flags,
        )
        for name in _NAMING_FILES
        if (path := table.get(name))
    ]
    named += [other for other in others if other is not None]
    if config.file is not None:
        for table in config.outputs.values():
            sources = (table.get("cited-in"), table.get("keys-from"))
            texts = (
                text for source in sources for text in (source if isinstance(source, list) else [source])
            )
            named += [config.file.parent / str(text) for text in texts if text]
    people = [config.people] if config.people else []
    files = [*libraries, *sessions, *people, *(folder / PEOPLE_FILE for folder in beside), *named]
    files += [config.file] if config.file else []
    folders = [
        *((path, RECORD_SUFFIXES) for path in (*libraries, *sessions) if path.is_dir()),
        *((path, (".csl",)) for path in (*config.styles, *(folder / "styles" for folder in beside))),
        *((path, ()) for path in config.templates),
    ]
    inputs = Inputs(tuple(path for path in files if path.is_file()), tuple(folders))
    if file != "-":
        inputs.refuse(Path(file))
    return Output(file, inputs)
