"""`bibkit remove`: records taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bibkit.cli.changing import ToChange, change_options
from bibkit.cli.context import sessions_paths
from bibkit.errors import UsageError

if TYPE_CHECKING:
    from bibkit.changes.changed import ChangedLibrary
    from bibkit.library import Library


@click.command("remove")
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option("--force", is_flag=True, help="Remove them although something refers to them.")
@change_options
def command(keys: tuple[str, ...], force: bool, change: ToChange) -> int:
    """Take records out: their files go, or their entries of a .bib file.

    \b
    bibkit remove doe2020 --diff
    bibkit remove doe2020 roe2019
    bibkit remove -L refs.bib doe2020

    Where a session or another record refers to one, nothing is removed, unless --force says so.
    """

    def without(library: Library) -> ChangedLibrary[Library]:
        changed = library.remove(keys, force=force)
        if not force:
            _refuse_named(library, changed.keys, change)
        return changed

    return change.carry_out(without)


def _refuse_named(library: Library, keys: tuple[str, ...], change: ToChange) -> None:
    """Raises UsageError where sessions name one of the records."""
    from bibkit.handout.rename_keys import places_of_keys

    names = {alias: key for key in keys for alias in (key, *library[key].list("aliases"))}
    for path in sessions_paths(library, change.config):
        for key, place in places_of_keys(path, names):
            where = place.where
            raise UsageError(
                f"{where.path}:{where.line}:{where.column}: {key} is named here; nothing was removed",
                about="force",
            )
