"""The options of commands that follow keys into what cites them: texts and sessions."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bibkit.cli.context import Command, sessions_paths
from bibkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bibkit.changes.changed import ChangedLibrary
    from bibkit.config import Config
    from bibkit.library import Library


class CitingTexts(NamedTuple):
    """The texts and sessions in which keys change, too."""

    texts: tuple[str, ...]
    sessions: tuple[Path, ...]

    def renamed(
        self, library: Library, config: Config, renames: Mapping[str, str]
    ) -> ChangedLibrary[Library]:
        """The library with these keys, and what cites them; without sessions those of the project."""
        from bibkit.renaming import rename_all

        sessions = self.sessions or sessions_paths(library, config)
        return rename_all(library, renames, sessions=sessions, texts=self.texts)


def citing_options(command: Command) -> Command:
    """The options --in, with texts behind it, and --sessions; they come as `citing`."""

    @click.option(
        "--in", "texts", multiple=True, metavar="FILE...", help="Texts in which the cites change, too."
    )
    @click.argument("more", nargs=-1, metavar="[FILE]...")
    @click.option("--sessions", type=click.Path(path_type=Path), multiple=True, metavar="FILE",
                  help="File or folder of sessions; may be repeated.  [default: the project's own]")  # fmt: skip
    @functools.wraps(command)
    def with_citing(
        *arguments: Any,
        texts: tuple[str, ...],
        more: tuple[str, ...],
        sessions: tuple[Path, ...],
        **options: Any,
    ) -> Any:
        if more and not texts:
            raise UsageError(
                f"{more[0]} is one argument too many", hint=f"write --in {' '.join(more)} for texts"
            )
        return command(*arguments, citing=CitingTexts((*texts, *more), sessions), **options)

    return with_citing  # type: ignore[return-value]
