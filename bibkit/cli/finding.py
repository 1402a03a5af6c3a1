"""The works that a query means, in order, with what only the library as a whole can say of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from bibkit.cli.opening import LibraryChoice, open_library, why_nothing
from bibkit.diagnostics import Diagnostic
from bibkit.lists.options import AS_THEY_ARE

if TYPE_CHECKING:
    from bibkit.config import Config
    from bibkit.library import Library


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
    choice: LibraryChoice, config: Config, query: str | None, order: str | None, most: int | None
) -> FoundWorks:
    """The works of the library that the query means, in that order or the project's, at most so many.

    Raises what `open_library` does, SelectionError and UsageError for what is no query or no field to sort by.
    """
    everything = open_library(choice, config)
    good = everything.without_errors()
    works = good.select(query) if query is not None else good
    order = order or config.sort
    if order and order != AS_THEY_ARE:
        works = works.sorted(order)
    return FoundWorks(
        works.first(most) if most is not None else works,
        len(works),
        everything.errors,
        everything.found - everything.repeated - len(good),
        everything.found,
        lambda: why_nothing(everything, query),
    )
