"""What a shell completes beside commands and options: keys, tags, names of fields, styles, codes, sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

import click
from click.shell_completion import CompletionItem

from bibkit.errors import BibkitError
from bibkit.model.fields import NAME_FIELDS

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
    """The library that the words before the cursor name, or the project's, with what is completed."""
    from bibkit.cli.context import project_config
    from bibkit.cli.finding import find_works
    from bibkit.cli.opening import LibraryChoice

    paths = tuple(context.params.get("paths") or ())
    choice = LibraryChoice(paths, is_named=bool(paths))
    return find_works(choice, project_config(), None, None, None, ("title", "tags", *NAME_FIELDS)).works


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


def _keys_and_query(context: click.Context, begun: str) -> Iterator[tuple[str, str]]:
    yield from _keys(context, begun)
    yield from _query(context, begun)


def _tags(context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    tags = {tag for record in _library(context).records for tag in record.tags}
    yield from ((tag, "") for tag in sorted(tags))


def _people(context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    yield from ((person.id, person.note) for person in _library(context).people.values())


def _fields(_context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    from bibkit.model.fields import FIELDS

    yield from ((field.name, field.meaning) for field in FIELDS.values())
    yield from (("key", ""), ("type", ""), ("year", ""))


def _types(_context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    from bibkit.model.fields import TYPES

    yield from TYPES.items()


def _formats(_context: click.Context, _begun: str) -> Iterator[tuple[str, str]]:
    from bibkit.registry import FORMATS, LISTS

    yield from ((name, row.summary) for name, row in {**FORMATS, **LISTS}.items())


def _files(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(begun, type="file")]


Complete: TypeAlias = "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]"

_COMPLETED: dict[str, Complete] = {
    **dict.fromkeys(("KEY", "OLD", "keys"), _safely(_keys)),
    "QUERY": _safely(_query),
    "KEY|QUERY": _safely(_keys_and_query),
    "TAG": _safely(_tags),
    **dict.fromkeys(("STYLE", "style"), _safely(_styles)),
    **dict.fromkeys(("CODE", "code"), _safely(_codes)),
    **dict.fromkeys(("FIELD", "FIELDS", "NAMES"), _safely(_fields)),
    **dict.fromkeys(("FORMAT", "name"), _safely(_formats)),
    "ID": _safely(_people),
    "TYPE": _safely(_types),
    "session": _safely(_sessions),
    **dict.fromkeys(("FILE", "PATH", "DIR", "SOURCE", "FILE|FOLDER|ARCHIVE"), _files),
}
"""By what the help calls a value, or, where it says nothing, by the parameter's name."""


class KnownValues(click.types.StringParamType):
    """Any text, of which a shell completes those that are known."""

    def __init__(self, complete: Complete) -> None:
        self._complete = complete

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The values that begin so."""
        return self._complete(ctx, param, incomplete)


def with_completions(command: click.Command) -> None:
    """Let a shell complete the values of a command, as far as they are known and nothing else completes them.

    For runs that complete and do nothing else: values of these parameters are taken as they are.
    """
    for parameter in command.params:
        called = (parameter.metavar or "").strip("[].") or parameter.name or ""
        complete = _COMPLETED.get(called)
        if complete is not None and not isinstance(parameter.type, (click.Choice, click.types.BoolParamType)):
            parameter.type = KnownValues(complete)
