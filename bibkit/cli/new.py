"""`bibkit new`: a record from the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bibkit.changes.field_values import field_named, value_of
from bibkit.changes.matching import Works
from bibkit.changes.plan import Plan
from bibkit.checks.run import run_checks
from bibkit.cli.context import changing, project_config, put_out
from bibkit.cli.opening import LibraryChoice, library_folder, open_library
from bibkit.cli.pasting import cleaned
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import FileError, UsageError
from bibkit.library import Library
from bibkit.model.ident import parse_arxiv, parse_doi
from bibkit.model.key import file_stem, free_key
from bibkit.model.malformed import Malformed
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.store.dump import dump_record
from bibkit.store.folder import files_by_key
from bibkit.store.structure import structure

if TYPE_CHECKING:
    from bibkit.model.citekey.formula import KeyOf


@click.command("new")
@click.argument("key", required=False)
@click.option(
    "--library", "-L", "folder_name", envvar="BIBKIT_LIBRARY", metavar="DIR",
    help="Folder of the records.  [default: records]",
)  # fmt: skip
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
    folder_name: str | None,
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
    if (identifier := _identifier(key)) and not title:
        raise UsageError(
            f"{key} is {'a DOI' if identifier == 'DOI' else 'an arXiv identifier'}, and bibkit looks nothing up yet",
            hint=f"write --title, --author, --issued and --set {identifier}={key}, or `bibkit import` its BibTeX",
        )
    given: dict[str, Raw] = {
        "title": title or "",
        "author": list(author),
        "issued": issued or "",
        **_fields(fields, record_type),
    }
    said = {name: text for name, value in given.items() if (text := cleaned(name, value))}
    if not said:
        raise UsageError("There is nothing to record", hint="give at least --title")
    record, found = structure({"type": record_type, **said}, key or "new")
    if record is None:
        raise RefusedError([_without_key(one) for one in found], "record")
    config = project_config()
    folder = library_folder(folder_name, config)
    with changing(*(() if dry_run else (folder,))):
        names = files_by_key(folder) if folder.is_dir() else {}
        choice = LibraryChoice((folder_name,) if folder_name else ())
        there = open_library(choice, config) if names else None
        _refuse_known(record, there)
        made = replace(record, key=_free(key, record, there, names, config.key_of()))
        errors = [
            one
            for one in run_checks([made], there.people if there is not None else {}, config.require)
            if one.is_error
        ]
        if errors:
            raise RefusedError([_without_key(one) for one in errors], "record")
        text = dump_record(made)
        path = folder / f"{file_stem(made.key)}.yaml"
        if dry_run:
            put_out(text)
            return 0
        Plan({path: text}, roots=(folder,)).apply()
    put_out(f"{path}\n")
    return 0


def _free(
    key: str | None, record: Record, there: Library | None, names: Mapping[str, str], key_of: KeyOf
) -> str:
    """The KEY, or one that is made for the record. Raises FileError where a record or another file has it."""
    refused = {known.casefold() for known in there.refused} if there is not None else set()
    taken = {known.casefold() for known in there.known_keys} - refused if there is not None else set()
    if key is None:
        if not record.title and not record.author:
            raise UsageError("There is nothing to make a key of", hint="give a KEY, or --title and --author")
        chosen = free_key(key_of(record), taken)
    elif key.casefold() in taken:
        raise FileError(f"There is a record {key} already", hint=f"`{free_key(key, taken)}` is free")
    else:
        chosen = key
    # What can't be read may be this very work: another key would make two of it.
    if chosen.casefold() not in taken and chosen.casefold() in {*refused, *names}:
        place = names.get(chosen.casefold())
        other = free_key(chosen, {*taken, *refused, *names})
        raise FileError(
            f"{place} is there already" if place else f"There is a record {chosen}, and it can't be read",
            hint=f"look at it with `bibkit check`, or give another KEY: `{other}` is free",
        )
    return chosen


def _refuse_known(record: Record, there: Library | None) -> None:
    """Raises FileError where the library has a record of the same work."""
    known = Works(there.records).find(record) if there is not None else None
    if known is not None and there is not None:
        origin = there.origins.get(known.key)
        raise FileError(
            f"The library has this work already, as {known.key}{f' in {origin.path}' if origin else ''}",
            hint="edit that record, or give what tells the two apart: volume, issue, page ...",
        )


def _identifier(key: str | None) -> str:
    """What a KEY is that is no key but a bare identifier."""
    if key and not isinstance(parse_doi(key), Malformed):
        return "DOI"
    return "arxiv" if key and not isinstance(parse_arxiv(key), Malformed) else ""


def _fields(pairs: tuple[str, ...], record_type: str) -> dict[str, Raw]:
    values: dict[str, Raw] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not value:
            raise UsageError(f"--set {pair} has no value", hint="write --set FIELD=VALUE")
        field = field_named(name, record_type)
        values[field] = value_of(field, value)
    return values


def _without_key(diagnostic: Diagnostic) -> Diagnostic:
    return Diagnostic(diagnostic.code, diagnostic.message, diagnostic.help, field=diagnostic.field)
