"""The works that a query means, in order, with what only the library as a whole can say of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bibkit.cli.opening import LibraryChoice, library_paths, open_library, watch, why_nothing
from bibkit.diagnostics import Diagnostic
from bibkit.lists.options import AS_THEY_ARE
from bibkit.syntax.read_file import read_source

if TYPE_CHECKING:
    from bibkit.config import Config
    from bibkit.library import Library


_FIELD_OF = {"year": "issued"}
_FEW = 200  # records that are read from their files sooner than columns of all are


class FoundWorks(NamedTuple):
    """The first of the works that were found, and how many there are (`total`).

    `errors` are the findings that refuse records, `left_out` says how many of `entries` these are, and `reasons` why
    nothing was found.
    """

    works: Library
    total: int
    errors: tuple[Diagnostic, ...]
    left_out: int
    entries: int
    reasons: Callable[[], list[str]]


def find_works(
    choice: LibraryChoice,
    config: Config,
    query: str | None,
    order: str | None,
    most: int | None,
    fields: Sequence[str] | None,
) -> FoundWorks:
    """The works of the library that the query means, in that order or the project's, at most so many.

    Of a large folder they may have no other fields than these; None asks for all. Raises what `open_library` does,
    SelectionError and UsageError for what is no query or no field to sort by.
    """
    order = order or config.sort
    order = "" if order == AS_THEY_ARE else order or ""
    folder = _large_folder(choice, config)
    if folder is not None:
        from bibkit.store.index.kept import BrokenIndexError

        for anew in (False, True):
            with suppress(BrokenIndexError):
                if (
                    found := _find_in_folder(folder, choice, config, query, order, most, fields, anew)
                ) is None:
                    break
                return found
    everything = open_library(choice, config)
    good = everything.without_errors()
    works = good.select(query) if query is not None else good
    works = works.sorted(order) if order else works
    return FoundWorks(
        works.first(most) if most is not None else works,
        len(works),
        everything.errors,
        everything.found - everything.repeated - len(good),
        everything.found,
        lambda: why_nothing(everything, query),
    )


def works_named(choice: LibraryChoice, config: Config, keys: Sequence[str]) -> Library:
    """The works with these keys or aliases, whole. Of a large folder no other file is read.

    Raises what `open_library` and `Library.asked` do.
    """
    folder = _large_folder(choice, config)
    if folder is not None:
        from bibkit.store.index.kept import BrokenIndexError

        with suppress(BrokenIndexError):
            if (works := _named_in_folder(folder, choice, config, keys)) is not None:
                return works
    return open_library(choice, config).asked(keys)


def _named_in_folder(
    folder: Path, choice: LibraryChoice, config: Config, keys: Sequence[str]
) -> Library | None:
    """The works of a large folder; None for a small one, and where a key is none of a good record."""
    from bibkit.store.index.answer import indexed_folder
    from bibkit.store.load import Loaded, collected

    index = indexed_folder(folder, read_source, watch)
    if index is None:
        return None
    numbers = {alias: number for number, names in index.column("key").items() for alias in names[1:]}
    numbers |= {names[0]: number for number, names in index.column("key").items()}
    if not all(key in numbers for key in keys):
        return None
    read = collected(index.whole(dict.fromkeys(numbers[key] for key in keys), read_source))
    return open_library(
        choice, config, load=lambda _: Loaded(read.records, read.origins, read.diagnostics, len(read.records))
    )


def _large_folder(choice: LibraryChoice, config: Config) -> Path | None:
    """The folder that is the library, if its records may be known from columns; what is required is seen in all of a
    record."""
    paths = library_paths(choice, config)
    if len(paths) != 1 or not paths[0].is_dir() or choice.encoding or config.require:
        return None
    return paths[0]


def _find_in_folder(
    folder: Path,
    choice: LibraryChoice,
    config: Config,
    query: str | None,
    order: str,
    most: int | None,
    fields: Sequence[str] | None,
    anew: bool,
) -> FoundWorks | None:
    """What is found in the columns of a large folder; None for a small one."""
    from bibkit.library import selection
    from bibkit.model.query.reasons import why_nothing as reasons
    from bibkit.model.query.tree import numbers as numbers_of
    from bibkit.store.index.answer import indexed_folder
    from bibkit.store.index.rows import is_whole_in_columns
    from bibkit.store.load import Loaded, collected

    index = indexed_folder(folder, read_source, watch, anew=anew)
    if index is None:
        return None
    library = open_library(
        choice, config, load=lambda _: Loaded((), {}, index.diagnostics, index.found, index.refused)
    )
    asked = selection(query, library.people) if query is not None else None
    numbers = index.in_order(numbers_of(asked.tree, index) if asked is not None else index.everything)
    total = len(numbers)
    if order:
        sorted_by = [part.strip().removeprefix("-") for part in order.split(",")]
        parts = [_FIELD_OF.get(name, name) for name in sorted_by if name not in ("key", "type")]
        by_key = dict(zip((index.column("key")[number][0] for number in numbers), numbers, strict=True))
        unsorted = replace(library, records=tuple(index.records(numbers, filter(is_whole_in_columns, parts))))
        numbers = [by_key[record.key] for record in unsorted.sorted(order).records]
    numbers = numbers[:most]
    if fields is not None and len(numbers) > _FEW and all(map(is_whole_in_columns, fields)):
        works = replace(library, records=tuple(index.records(numbers, fields)))
    else:
        read = collected(index.whole(numbers, read_source))
        works = replace(library, records=read.records, origins=read.origins)
    return FoundWorks(
        works,
        total,
        library.errors,
        index.found - len(index.everything),
        index.found,
        lambda: reasons(asked.tree, index) if asked is not None else [],
    )
