"""What a shell completes beside commands and options: keys, tags, names of fields, styles, codes, sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from bibkit.errors import BibkitError

if TYPE_CHECKING:
    from bibkit.library import Library

_MOST = 500  # more than anybody looks through


def _safely(
    items: Callable[[click.Context, str], Iterable[tuple[str, str]]],
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """What completes with these values and what is said of each; nothing where the project is broken."""

    def complete(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        found: list[CompletionItem] = []
        with suppress(BibkitError, OSError):
            for value, said in items(context, begun):
                if value.startswith(begun):
                    found.append(CompletionItem(value, help=said or None))
                if len(found) == _MOST:
                    break
        return found

    return complete


def _library(context: click.Context) -> Library:
    """The library that the words before the cursor name, or the project's."""
    from bibkit.cli.context import project_config
    from bibkit.cli.opening import LibraryChoice, open_library

    paths = tuple(context.params.get("paths") or ())
    return open_library(LibraryChoice(paths, is_named=bool(paths)), project_config())


def _keys(context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    from bibkit.model.query.words import plain

    for record in _library(context).records:
        yield record.key, plain(record.title)[:60]


def _query(context: click.Context, begun: str) -> Iterator[tuple[str, str]]:
    """Fields, and behind the colon of some of them the values that there are."""
    from bibkit.model.query.fields import names_of_fields

    field, colon, _ = begun.partition(":")
    if not colon:
        yield from ((f"{name}:", "") for name in names_of_fields())
        return
    records = _library(context).records
    values: dict[str, None] = {}
    for record in records:
        if field in ("tag", "tags"):
            values.update(dict.fromkeys(record.tags))
        elif field in ("key", "id"):
            values[record.key] = None
        elif field == "type":
            values[record.type] = None
        elif field in ("author", "editor"):
            values.update((name.family, None) for name in record.names(field) if name.family.isalnum())
        elif field == "person":
            values.update(
                (name.person, None) for _, names in record.name_lists() for name in names if name.person
            )
    yield from ((f"{field}:{value}", "") for value in sorted(values))


def _styles(_context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    from bibkit.cli.context import project_config
    from bibkit.stylebook.catalogue import catalogue

    for info in catalogue(project_config().styles).styles:
        yield info.name, info.title


def _codes(_context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    from bibkit.diagnostics.codes import CODES

    for code in CODES.values():
        yield code.code, code.meaning
        yield code.name, code.meaning


def _sessions(context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    from bibkit.cli.context import open_sessions, project_config, sessions_paths

    library = _library(context)
    for path in sessions_paths(library, project_config()):
        for session in open_sessions(path, library).series.sessions:
            yield session.id, session.title


complete_keys = _safely(_keys)
complete_query = _safely(_query)
complete_styles = _safely(_styles)
complete_codes = _safely(_codes)
complete_sessions = _safely(_sessions)
