"""`bibkit new`: a record from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from bibkit.cli.context import library_folder, library_option, project_config, put_out, report
from bibkit.diagnostics import Diagnostic
from bibkit.errors import FileError, UsageError
from bibkit.model.cite_key import cite_key
from bibkit.model.fields import FIELDS, TYPES, Kind
from bibkit.model.key import file_stem, free_key, key_of_stem
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.registry import unknown_name
from bibkit.store.dump import dump_record
from bibkit.store.folder import record_paths
from bibkit.store.structure import structure


@click.command("new")
@click.argument("key", required=False)
@library_option
@click.option(
    "--type", "-t", "record_type", default="article", show_default=True, metavar="TYPE", help="CSL type."
)
@click.option("--title", "-T", help="Title of the work.")
@click.option("--author", "-a", multiple=True, metavar='"FAMILY, GIVEN"', help="An author; may be repeated.")
@click.option("--issued", "-d", metavar="DATE", help="Date of publication (EDTF).")
@click.option(
    "--set", "-s", "fields", multiple=True, metavar="FIELD=VALUE", help="Any other field; may be repeated."
)
@click.option("--dry-run", is_flag=True, help="Print the record and write nothing.")
def command(
    key: str | None,
    library: Path | None,
    record_type: str,
    title: str | None,
    author: tuple[str, ...],
    issued: str | None,
    fields: tuple[str, ...],
    dry_run: bool,
) -> int:
    """Add a record, under KEY or a key made of author, year and title; prints the path of its file.

    \b
    bibkit new -t article -T "Attention Is All You Need" -a "Vaswani, Ashish" -d 2017 -s arxiv=1706.03762
    """
    given: dict[str, Raw] = {
        "title": title or "",
        "author": list(author),
        "issued": issued or "",
        **_fields(fields),
    }
    data: dict[str, Raw] = {"type": record_type, **{name: value for name, value in given.items() if value}}
    record, found = structure(data, key or "new")
    if record is None:
        report([_without_key(one) for one in found])
        return 1
    folder = library_folder(library, project_config())
    taken = _taken(folder)
    if key is None:
        if not record.title and not record.author:
            raise UsageError("There is nothing to make a key of", hint="give a KEY, or --title and --author")
        chosen = free_key(cite_key(record), taken)
    elif key.casefold() in taken:
        raise FileError(f"There is a record {key} already", hint=f"`{free_key(key, taken)}` is free")
    else:
        chosen = key
    text = dump_record(Record(chosen, record.type, record.values, record.extra))
    path = folder / f"{file_stem(chosen)}.yaml"
    if dry_run:
        click.echo(text, nl=False)
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    put_out(text, str(path))
    click.echo(str(path))
    return 0


def _fields(pairs: tuple[str, ...]) -> dict[str, Raw]:
    values: dict[str, Raw] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not value:
            raise UsageError(f"--set {pair} has no value", hint="write --set FIELD=VALUE")
        if name not in FIELDS:
            raise unknown_name("field", name, [*FIELDS, *TYPES] if name in TYPES else FIELDS)
        kind = FIELDS[name].kind
        if kind is Kind.NAMES:
            values[name] = [part.strip() for part in value.split(";")]
        elif kind is Kind.LIST:
            values[name] = [part.strip() for part in value.split(",")]
        else:
            values[name] = value
    return values


def _taken(folder: Path) -> set[str]:
    if not folder.is_dir():
        return set()
    return {key_of_stem(Path(path).stem).casefold() for path in record_paths(folder)}


def _without_key(diagnostic: Diagnostic) -> Diagnostic:
    return Diagnostic(diagnostic.code, diagnostic.message, diagnostic.help, field=diagnostic.field)
