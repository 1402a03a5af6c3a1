"""The texts in a YAML document with their places and the way to each, whatever else stands there.

For headers of other programs' files, which have tags and aliases that no record has: these are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from bibkit.model.raw import FieldPath
from bibkit.source import Source, SourceSpan
from bibkit.syntax.yaml.build import LOADER


class PlacedText(NamedTuple):
    """A text, the names and numbers on the way to it, and where it stands, quotes and indentation included."""

    path: FieldPath
    text: str
    place: SourceSpan


def placed_texts(source: Source) -> Iterator[PlacedText]:
    """Every value that is a text, in order, up to the first fault."""
    path: list[str | int] = []
    open_ones: list[bool] = []  # whether each is a mapping
    named = False
    try:
        for event in yaml.parse(source.text, Loader=LOADER):
            is_value = not (open_ones and open_ones[-1]) or named
            if isinstance(event, yaml.ScalarEvent) and not is_value:
                path[-1], named = event.value, True
                continue
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                open_ones.pop()
                path.pop()
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if not is_value:  # a mapping as a name
                    return
                open_ones.append(isinstance(event, yaml.MappingStartEvent))
                path.append("" if open_ones[-1] else 0)
                named = False
                continue
            elif isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                place = SourceSpan(source, event.start_mark.index, event.end_mark.index)
                yield PlacedText(tuple(path), event.value, place)
            elif not isinstance(event, yaml.AliasEvent):
                continue
            named = False
            if open_ones and not open_ones[-1]:
                path[-1] = int(path[-1]) + 1
    except yaml.YAMLError:
        return
