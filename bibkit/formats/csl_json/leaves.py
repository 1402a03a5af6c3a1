"""The single values of an item, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

MAX_DEPTH = 40  # of an item; `bibkit.syntax.yaml` refuses deeper records as well


def leaves(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Texts, numbers and the names of members (at the way to their object); below `MAX_DEPTH` an empty text."""
    if len(at) > MAX_DEPTH:
        yield at, ""
    elif isinstance(value, Mapping):
        for name, member in value.items():
            yield at, name
            yield from leaves(member, (*at, name))
    elif isinstance(value, list):
        for i, element in enumerate(value):
            yield from leaves(element, (*at, i))
    else:
        yield at, value
