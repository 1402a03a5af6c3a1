"""`bibkit show`: all about a work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bibkit.cli.context import open_sessions, project_config, put_out, sessions_paths
from bibkit.cli.finding import works_named
from bibkit.cli.opening import LibraryChoice, is_own_library, library_options
from bibkit.cli.outputs import output_of
from bibkit.cli.writing import writable
from bibkit.registry import unknown_name

if TYPE_CHECKING:
    from bibkit.config import Config
    from bibkit.library import Library
    from bibkit.overview.details import Details


@click.command("show")
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option(
    "--format", "-f", "form", metavar="FORMAT", default="details", show_default=True,
    help="details, json (the same for programs), or a format or reference list of `bibkit export`.",
)  # fmt: skip
@click.option("--style", metavar="STYLE", help="Style of the reference.")
@library_options
def command(keys: tuple[str, ...], form: str, style: str | None, library: LibraryChoice) -> None:
    """Show all about the works KEY: reference, fields, links, older keys, sessions, findings, and where they stand.

    \b
    bibkit show horsch2018linear
    bibkit show horsch2018linear -f bibtex
    bibkit show refs:doe2020 -L refs.bib -f json

    Findings are those about the work alone; `bibkit check` also compares works with each other.
    """
    config = project_config()
    works = works_named(library, config, keys)
    if form in ("details", "json"):
        from bibkit.diagnostics.shown import shown_json
        from bibkit.overview.details import as_paragraphs, as_values

        details = _details(works, config, library, style or config.list_options().style)
        if form == "json":
            put_out(shown_json([as_values(one) for one in details]))
        else:
            put_out("\n".join(map(as_paragraphs, details)))
    elif form in writable():
        options = {"style": style} if style else {}
        output_of("-", config).put(works.write(form, **options).content, is_styled=form == "terminal")
    else:
        raise unknown_name("format", form, ["details", "json", *writable()])


def _details(works: Library, config: Config, choice: LibraryChoice, style: str) -> list[Details]:
    from bibkit.diagnostics.origin import FieldPlace
    from bibkit.overview.addresses import addresses
    from bibkit.overview.details import Details, sessions_of

    sessions = [
        session
        for path in (sessions_paths(works, config) if is_own_library(choice, config) else ())
        if path.exists()
        for session in open_sessions(path, works).series.sessions
    ]
    findings = works.findings()
    details = []
    for record in works.records:
        origin = works.origins.get(record.key)
        where = FieldPlace(origin, ()).where if origin is not None else None
        details.append(
            Details(
                record,
                f"{where.path}:{where.line}" if where is not None else "",
                works.only([record.key]).reference_list("text", style=style).text,
                addresses(record, works.paths[0].parent),
                sessions_of(record, sessions),
                [one for one in findings if one.key == record.key],
            )
        )
    return details
