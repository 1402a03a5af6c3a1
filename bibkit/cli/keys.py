"""`bibkit keys`: keys by a formula."""

from __future__ import annotations

from collections.abc import Mapping

import click

from bibkit.cli.changing import ToChange, change_options
from bibkit.cli.citing_texts import CitingTexts, citing_options
from bibkit.cli.context import plural, put_out, say
from bibkit.cli.opening import open_library
from bibkit.config import formula
from bibkit.errors import UsageError
from bibkit.library import Library


@click.command("keys")
@click.option("--select", metavar="QUERY", help="Only records like 'tag:alignment and year>=2022'.")
@click.option(
    "--formula",
    "given",
    metavar="FORMULA",
    help="Such as 'auth.lower + year + shorttitle(1)'.  [default: citekey-format of the settings]",
)
@click.option("--write", is_flag=True, help="Give the records these keys; the keys so far stay as aliases.")
@citing_options
@change_options
def command(select: str | None, given: str | None, write: bool, citing: CitingTexts, change: ToChange) -> int:
    """Propose keys by a formula for the records that have others.

    \b
    bibkit keys
    bibkit keys --formula 'auth.lower + year + shorttitle(1)' --diff
    bibkit keys --write --in paper.tex notes.md
    bibkit keys -L refs.bib --select missing:DOI

    Formulas are those of Better BibTeX (docs/keys.md). A record whose key is the formula's, or that with a suffix,
    keeps it, and no key that is there comes to mean another work. With --write the records get the keys that are
    shown: their files, what refers to them, the project's sessions, and with --in the cites in texts.
    """
    if citing.texts and not (write or change.shows):
        raise UsageError("--in goes with --write", hint="add --write, or --diff to see what would change")
    settings = change.config
    if given:
        settings = settings._replace(citekey_format=formula(given))
    key_of = settings.key_of()

    def proposed(library: Library) -> Mapping[str, str]:
        from bibkit.changes.new_keys import proposed_keys

        chosen = proposed_keys(library.records, key_of, library.known_keys)
        wanted = library.select(select) if select else library
        return {old: new for old, new in chosen.items() if old in wanted}

    if write or change.shows:
        return change.carry_out(lambda library: citing.renamed(library, change.config, proposed(library)))
    library = open_library(change.choice, change.config)
    renames = proposed(library)
    width = max(map(len, renames), default=0)
    put_out("".join(f"{old:<{width}}  {new}\n" for old, new in renames.items()))
    say(f"bibkit: {len(renames)} of {plural(len(library), 'record')} would have another key")
    return 0
