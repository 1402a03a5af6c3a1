"""`bibkit rename`: a record under another key, everywhere."""

from __future__ import annotations

import click

from bibkit.cli.changing import ToChange, change_options
from bibkit.cli.citing_texts import CitingTexts, citing_options


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@citing_options
@change_options
def command(
    old: str,
    new: str,
    citing: CitingTexts,
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
    return change.carry_out(lambda library: citing.renamed(library, change.config, {old: new}))
