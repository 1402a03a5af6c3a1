"""`bibkit page`: a page of publications for the web, or a list inside a file that is written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.changes.outputs import refuse_unmarked, write_outputs
from bibkit.changes.plan import Plan
from bibkit.cli.context import plural, project_config, put_out, report, say
from bibkit.cli.opening import LibraryChoice, chosen_records, library_options, open_library
from bibkit.cli.options import given, list_flags
from bibkit.cli.output_flag import output_flag
from bibkit.cli.outputs import Output, output_of
from bibkit.cli.remarks import NOTHING_WRITTEN
from bibkit.config import Config
from bibkit.errors import UsageError
from bibkit.library import Library
from bibkit.lists.option_table import LIST_OPTIONS, PAGE_OPTIONS, chosen
from bibkit.lists.options import ListOptions

if TYPE_CHECKING:
    from bibkit.page.setup import Setup

_BESIDE = ("bib", "json", "atom", "sitemap", "works")
_FLAGS = {"beside": "--with", "as_json": "--json"}


@click.command("page")
@output_flag("file")
@click.option(
    "--update",
    "updates",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Fill the lists between the markers of FILE instead; may be repeated.",
)
@click.option(
    "--with",
    "beside",
    multiple=True,
    type=click.Choice(_BESIDE),
    help="A file beside the page, or a folder with a page of each work; may be repeated.",
)
@click.option("--title", metavar="TEXT", help="Heading of the page.  [default: Publications]")
@click.option("--intro", metavar="TEXT", help="A sentence below the heading.")
@click.option("--select", metavar="QUERY", help="Only records like 'tag:alignment and year>=2022'.")
@list_flags(
    PAGE_OPTIONS,
    group_by="What the headings are: year, type, venue, tag, person or none.  [default: year]",
    sort="Order inside a group.  [default: -issued,author,title]",
)
@click.option("--url", metavar="URL", help="Address at which the page will be; a feed needs it.")
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE", help="Your own Jinja2 template.")
@click.option(
    "--css", type=click.Path(path_type=Path), metavar="FILE", help="Your own rules, after those of the page."
)
@click.option(
    "--fragment", is_flag=True, help="Only what a page of your own takes in, which gives fonts and colours."
)
@click.option(
    "--json", "as_json", is_flag=True, help="The data of the works instead, for a renderer of your own."
)
@click.option("--no-script", is_flag=True, help="No search, filters and copying, and no script.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--keep-going", is_flag=True, help="Leave out records that were named and have errors; exits with 1."
)
@click.option("--allow-empty", is_flag=True, help="Write an empty result where no record is left.")
@library_options
def command(
    file: str,
    updates: tuple[Path, ...],
    select: str | None,
    dry_run: bool,
    keep_going: bool,
    allow_empty: bool,
    library: LibraryChoice,
    **flags: Any,
) -> int:
    """Make a page of the works: one HTML file that needs no server, with search, filters and BibTeX to copy.

    \b
    bibkit page -o publications.html --highlight tom-brown-energy
    bibkit page -o publications.html --with bib --with atom --url https://lab.example/publications.html
    bibkit page --update README.md

    With --update, the lists of a Markdown or HTML file are filled, and all else in it stays as it is. Each stands
    between two lines, and the first may ask for records and a style:

    \b
    <!-- bibkit:start select="tag:alignment" style=ieee -->
    <!-- bibkit:end -->
    """
    config = project_config()
    out = output_of(file, config, library, flags)
    own = config.page.get("options", {})
    named = chosen(given({name: flags.pop(LIST_OPTIONS[name].field) for name in PAGE_OPTIONS}))
    everything = open_library(library, config)
    picked = chosen_records(everything, select=select, keep_going=keep_going, allow_empty=allow_empty)
    if updates:
        if file != "-":
            raise UsageError("--update and -o are two different things", hint="call bibkit page twice")
        for name, value in flags.items():
            if value:
                flag = _FLAGS.get(name, f"--{name.replace('_', '-')}")
                raise UsageError(
                    f"{flag} is for a page, and --update fills lists", hint="call bibkit page twice"
                )
        # What stands together on a page, and in which order, is nothing to the lists of a README.
        kept = {name: value for name, value in own.items() if name not in ("group_by", "sort")}
        failed = _update(updates, picked.records, config.list_options(kept, named), dry_run=dry_run)
    else:
        options = config.list_options(own, named)
        failed = _write(out, picked.records, _setup(file, config, options, flags), dry_run=dry_run)
    return 1 if picked.settle() or failed else 0


def _setup(file: str, config: Config, options: ListOptions, flags: dict[str, Any]) -> Setup:
    """The choices of the command line, else those of the project, else the defaults."""
    from bibkit.page.setup import Setup

    is_fragment, is_json, is_still = (flags.pop(name) for name in ("fragment", "as_json", "no_script"))
    if is_json and (is_fragment or is_still):
        raise UsageError("--json has no HTML and no script", hint="call bibkit page twice")
    form = "json" if is_json else "fragment" if is_fragment else "page"
    values = {**config.page, **given(flags), "options": options, "form": form, "has_script": not is_still}
    if file != "-":
        what, endings = (
            ("The data of a page is JSON", (".json",)) if is_json else ("A page is HTML", (".html", ".htm"))
        )
        if Path(file).suffix.lower() not in endings:
            raise UsageError(
                f"{what}, and {file} says that it is not", hint=f"name it with -o FILE{endings[0]}"
            )
        values["stem"] = Path(file).stem
    elif values.get("beside"):
        raise UsageError("Files beside the page need its name", hint="name it with -o FILE")
    return Setup(**values)


def _write(out: Output, records: Library, setup: Setup, *, dry_run: bool) -> bool:
    """Write the page and the files beside it; True where a work could not be shown."""
    from bibkit.page.build import build
    from bibkit.page.setup import mark_of

    page = Path(out.file)
    built = build(records, setup)
    files = {}
    for end, text in built.files.items():
        path = page if end == setup.suffix else page.parent / f"{page.stem}{end}"
        files[path] = text
        if mark := mark_of(end):
            refuse_unmarked(path, mark)
    errors = [loss for loss in built.losses if loss.is_error]
    report(errors)
    if others := len(built.losses) - len(errors):
        say(
            f"bibkit: {plural(others, 'loss', 'losses')} in the BibTeX (bibkit export --loss-report names them)"
        )
    if dry_run:
        for path, text in files.items():
            say(f"bibkit: would write {path}, {len(text.encode()):,} bytes")
    elif out.file == "-":
        put_out(built.files[setup.suffix])
    else:
        write_outputs(files, out.inputs, makes_folders="works" in setup.beside)
    return bool(errors)


def _update(updates: tuple[Path, ...], records: Library, options: ListOptions, *, dry_run: bool) -> bool:
    """Fill the places of the files; True where one could not be filled, which leaves all of them as they were."""
    from bibkit.page.update import updated

    made = {path: updated(path, records, options) for path in updates}
    findings = [finding for one in made.values() for finding in one.findings]
    report(findings)
    if any(finding.is_error for finding in findings):
        if len(made) > 1:
            say(NOTHING_WRITTEN)
        return True
    if not dry_run:
        Plan(
            {path: one.text for path, one in made.items()}, {path: one.before for path, one in made.items()}
        ).apply()
    for path, one in made.items():
        is_same = one.text == one.before
        if dry_run:
            say(f"bibkit: {'would not change' if is_same else 'would change'} {path}")
        else:
            say(f"bibkit: {path} {'is up to date' if is_same else 'changed'}")
    return False
