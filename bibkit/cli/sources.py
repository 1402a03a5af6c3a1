"""Sources that cite, as options name them, and the libraries that have what they cite."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bibkit.cli.context import Command, report
from bibkit.cli.opening import LibraryChoice, library_paths, open_library, text_or_finding
from bibkit.registry import CITED

if TYPE_CHECKING:
    from bibkit.cited.answer import Answer
    from bibkit.cited.walk import Cited
    from bibkit.config import Config


class SourceChoice(NamedTuple):
    """What the options say of sources: their names, their kind, more commands that cite, and lists of keys."""

    names: tuple[str, ...] = ()
    kind: str = ""
    commands: tuple[str, ...] = ()
    key_lists: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.key_lists)


def source_options(command: Command) -> Command:
    """The options beside the names of sources; they come as `kind`, `commands` and `key_lists`."""

    @click.option(
        "--cited-as", "kind", type=click.Choice(list(CITED)), default=None,
        help="What kind of source it is.  [default: by name]",
    )  # fmt: skip
    @click.option(
        "--cite-command", "commands", multiple=True, metavar="NAME",
        help="A command of LaTeX that cites, too, such as \\\\mycite; may be repeated.",
    )  # fmt: skip
    @click.option(
        "--keys-from", "key_lists", multiple=True, metavar="FILE",
        help="A list of keys that are cited, too; - is stdin.",
    )  # fmt: skip
    @functools.wraps(command)
    def with_sources(*arguments: Any, kind: str | None, **others: Any) -> Any:
        return command(*arguments, kind=kind or "", **others)

    return with_sources  # type: ignore[return-value]


def read_sources(choice: SourceChoice) -> Cited:
    """What the sources cite. Raises FileError for one that is not there, UsageError for a kind that is not known."""
    from bibkit.cited.gather import texts_named
    from bibkit.cited.walk import cited_in

    named = texts_named(choice.names, choice.kind, text_or_finding)
    lists = texts_named(choice.key_lists, "keys", text_or_finding)
    return cited_in([*named, *lists], commands=choice.commands)


class Answered(NamedTuple):
    """What sources cite of the libraries, and the files that were read for that."""

    answer: Answer
    files: tuple[Path, ...]


def answer_of(
    cited: Cited, library: LibraryChoice, config: Config, output: str = "-", *, adds: bool = False
) -> Answered:
    """What the sources cite, looked up in the library and in the bibliographies that they name.

    Without -L these are asked behind the project's library. Where the `output` is one of them, what the others hold has
    its place, and so has what the output itself holds if it is added to (`adds`): nobody is asked for that. Raises what
    `open_library` does where there is no library at all.
    """
    from bibkit.cited.answer import Answer
    from bibkit.cited.works import named_works
    from bibkit.loading import load

    others = [one for one in cited.bibliographies if not _is_same(one.path, output)]
    is_read = len(others) < len(cited.bibliographies)
    named = named_works(others)
    elsewhere = list(named.libraries) if is_read else []
    if adds and Path(output).is_file():
        elsewhere.append(load(output))
    asked = [] if library.is_named or is_read else list(named.libraries)
    has_own = any(path.exists() for path in library_paths(library, config))
    if not (library.paths or asked or has_own):
        report(named.diagnostics)  # why there is no other
    if library.paths or not asked or has_own:
        asked.insert(0, open_library(library, config))
    there = {key for one in elsewhere for key in one.known_keys}
    keys = tuple(cite for cite in cited.keys if cite.key not in there) if there else cited.keys
    cited = cited._replace(keys=keys, diagnostics=(*cited.diagnostics, *named.diagnostics))
    return Answered(Answer(cited, asked), (*map(Path, cited.files), *(one.path for one in others)))


def _is_same(path: Path, output: str) -> bool:
    return output != "-" and os.path.realpath(path) == os.path.realpath(output)
