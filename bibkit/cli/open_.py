"""`bibkit open`: the address of a work, for the browser or for a pipe."""

from __future__ import annotations

import sys

import click

from bibkit.cli.context import project_config, put_out, say
from bibkit.cli.finding import works_named
from bibkit.cli.opening import LibraryChoice, library_options
from bibkit.errors import BibkitError
from bibkit.registry import unknown_name


class NoAddressError(BibkitError):
    """A work that can be opened nowhere."""

    exit_code = 1


@click.command("open")
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option(
    "--browser/--print", "opens", default=None,
    help="Open it in the browser, or only print it.  [default: opened on a terminal, printed to a pipe]",
)  # fmt: skip
@click.option(
    "--what", metavar="NAME", help="Which address: doi, arxiv, pdf, url, file, code ...  [default: the first]"
)
@click.option("--every", is_flag=True, help="Every address of the work, printed with its name.")
@library_options
def command(
    keys: tuple[str, ...], opens: bool | None, what: str | None, every: bool, library: LibraryChoice
) -> None:
    """Open the works KEY in the browser, or print their addresses: of the DOI, else arXiv, PubMed, a URL, a file.

    \b
    bibkit open horsch2018linear
    bibkit open horsch2018linear --what pdf
    bibkit open horsch2018linear --every
    bibkit open bai2022training kang2019transfer --print | xargs -n 1 curl --head

    bibkit itself asks nothing of the network. Only addresses of http and https are opened, and files in the folder of
    the library; the environment's BROWSER says with what.
    """
    from bibkit.overview.addresses import addresses

    works = works_named(library, project_config(), keys)
    opens = sys.stdout.isatty() if opens is None else opens
    for record in works.records:
        known = addresses(record, works.paths[0].parent)
        if every:
            put_out("".join(f"{name}\t{url}\n" for name, url in known))
            continue
        chosen = [one for one in known if what is None or one.name == what.lower()]
        if what is not None and known and not chosen:
            raise unknown_name(f"address of {record.key} called", what, [one.name for one in known])
        if not chosen:
            raise NoAddressError(
                f"{record.key} has no address", hint="give it a DOI, arXiv identifier, PMID, URL or links"
            )
        put_out(f"{chosen[0].url}\n")
        if opens and not _is_opened(chosen[0].url):
            say("bibkit: there is no browser to open it with")


def _is_opened(url: str) -> bool:
    import webbrowser

    return webbrowser.open(url)
