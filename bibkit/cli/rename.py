"""`bibkit rename`: a record under another key, everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bibkit.cli.changing import ToChange, change_options
from bibkit.cli.context import sessions_paths
from bibkit.errors import UsageError

if TYPE_CHECKING:
    from bibkit.changes.changed import ChangedLibrary
    from bibkit.library import Library


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--in", "texts", multiple=True, metavar="FILE...", help="Texts in which the cites change, too.")
@click.argument("more", nargs=-1, metavar="[FILE]...")
@click.option("--sessions", type=click.Path(path_type=Path), multiple=True, metavar="FILE",
              help="File or folder of sessions; may be repeated.  [default: the project's own]")  # fmt: skip
@change_options
def command(
    old: str,
    new: str,
    texts: tuple[str, ...],
    more: tuple[str, ...],
    sessions: tuple[Path, ...],
    change: ToChange,
) -> int:
    """Give the record OLD the key NEW: its file and `id`, the records and sessions that refer to it.

    \b
    bibkit rename doe2020 doe2020ways --diff
    bibkit rename doe2020 doe2020ways --in paper.tex notes.md
    bibkit rename -L refs.bib doe2020 doe2020ways --in paper.tex

    OLD stays as an alias of the record, so that what still cites it finds it; a .bib file has it in `ids`, if it is one
    of biblatex. With --in, cites change in texts of every kind that `bibkit cited` reads, and in the parts that they
    name. All of it is done or none. Renamed back, all is as it was.
    """
    if more and not texts:
        raise UsageError(f"{more[0]} is one argument too many", hint=f"write --in {' '.join(more)} for texts")

    def renamed(library: Library) -> ChangedLibrary[Library]:
        from bibkit.renaming import rename

        paths = sessions or sessions_paths(library, change.config)
        return rename(library, old, new, sessions=paths, texts=(*texts, *more))

    return change.carry_out(renamed)
