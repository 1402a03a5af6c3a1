"""JSON as values one after another, and the places of their parts, worked out only when somebody asks for one.

A text holds one value, an array of them, or one a line (JSON Lines). Numbers stay the characters that were written,
and an object that has a name twice is a `DoubleMember`, as one of its values would be lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from bibkit.source import Edit, Source, SourceSpan

_SPACE = re.compile(r"[ \t\n\r]*")
_PLACES = json.JSONDecoder(
    parse_int=str, parse_float=str
)  # numbers may have more digits than Python makes an int of

JsonPath: TypeAlias = tuple[str | int, ...]


class DoubleMember(NamedTuple):
    """An object in which this name comes twice."""

    name: str


class JsonValue(NamedTuple):
    """One of the values of a text, and where it begins and ends."""

    data: object
    span: SourceSpan


class JsonFault(NamedTuple):
    """Where the text is no JSON, and why, in a sentence; nothing behind it is read."""

    message: str
    span: SourceSpan


def json_values(source: Source) -> Iterator[JsonValue | JsonFault]:
    """The elements of an array, or the values that stand one after another, up to the first fault.

    A source that is a part of a file begins with the comma before an element, and ends behind one (`json_cut`).
    """
    text = source.text
    at = _skip(text, 0)
    first = text[at : at + 1]
    is_part = (source.first_line, source.first_column) != (1, 1)
    is_array = first in ("[", ",") or (first == "]" and is_part) if first else False
    if first in ("[", ","):
        at = _skip(text, at + 1)
    while text[at : at + 1] != "]" if is_array else at < len(text):
        value = _value(source, at)
        yield value
        if isinstance(value, JsonFault):
            return
        at = _skip(text, value.span.end)
        if is_array and at == len(text) and source.goes_on:
            return
        if is_array and text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif is_array and text[at : at + 1] != "]":
            message = "This is not JSON: ',' or ']' expected"
            yield JsonFault(message, SourceSpan(source, at, min(at + 1, len(text))))
            return
    if is_array and (at := _skip(text, at + 1)) < len(text):
        yield JsonFault("This is not JSON: something follows the array", source.span(at))


def json_cut(text: str, is_last: bool) -> int:
    """Where a text can be cut: behind its last element or value that is whole; 0 where none is."""
    if is_last:
        return len(text)
    at = _skip(text, 0)
    is_array = text[at : at + 1] in ("[", ",")
    cut = 0
    while at < len(text):
        if is_array:
            at = _skip(text, at + 1)
        try:
            end = _PLACES.raw_decode(text, at)[1]
        except (ValueError, RecursionError):
            break  # the rest of the element is still to come, or is no JSON
        at = _skip(text, end)
        if is_array and text[at : at + 1] != ",":
            break  # the end of the array, or a fault, for those who read it
        cut = end
    return cut


def _value(source: Source, at: int) -> JsonValue | JsonFault:
    """The value that begins there."""
    try:
        data, end = _DECODER.raw_decode(source.text, at)
    except json.JSONDecodeError as error:
        return JsonFault(
            f"This is not JSON: {error.msg}",
            SourceSpan(source, error.pos, min(error.pos + 1, len(source.text))),
        )
    except RecursionError:
        return JsonFault("The JSON nests too deep", source.span(at))
    return JsonValue(data, SourceSpan(source, at, end))


@lru_cache(maxsize=2)  # an item with many findings is asked for many places; nobody changes what is given
def data_at(value: SourceSpan) -> object:
    """The value at a place once more, as `json_values` gave it."""
    return _DECODER.raw_decode(value.source.text, value.start)[0]


def locate(value: SourceSpan, path: JsonPath, *, of_name: bool = False) -> SourceSpan:
    """The place of the value at `path` inside of one (with `of_name`, of its name), or of the nearest around it."""
    source, text = value.source, value.source.text
    at, named_at = value.start, value.start
    for step in path:
        inner = None
        if isinstance(step, str) and text[at] == "{":
            inner = _member_starts(text, at).get(step)
        elif isinstance(step, int) and text[at] == "[":
            starts = _element_starts(text, at)
            inner = (starts[step], starts[step]) if step < len(starts) else None
        if inner is None:
            break
        named_at, at = inner
    start = named_at if of_name else at
    return SourceSpan(source, start, _PLACES.raw_decode(text, start)[1])


def member_spans(value: SourceSpan, path: JsonPath) -> list[tuple[str, SourceSpan]]:
    """Each member of the object at `path`, from its name to the end of its value; also those of one name."""
    place = locate(value, path)
    text = place.source.text
    if text[place.start] != "{":
        return []
    return [
        (name, SourceSpan(place.source, name_at, _PLACES.raw_decode(text, at)[1]))
        for name, name_at, at in _members(text, place.start)
    ]


def is_same_member(one: SourceSpan, other: SourceSpan) -> bool:
    """Whether two members say the same: only their layout and escapes may differ."""
    return bool(_AS_PAIRS.decode(f"{{{one.text}}}") == _AS_PAIRS.decode(f"{{{other.text}}}"))


def without_one(spans: Sequence[SourceSpan], number: int) -> Edit:
    """The edit that takes a member or element out with the comma that parts it from its neighbour."""
    source = spans[number].source
    if number + 1 < len(spans):
        return Edit(source, spans[number].start, spans[number + 1].start, "")
    start = spans[number - 1].end if number else spans[number].start
    return Edit(source, start, spans[number].end, "")


def element_spans(value: SourceSpan, path: JsonPath) -> list[SourceSpan]:
    """Each element of the array at `path`; none where no array stands there."""
    place = locate(value, path)
    text = place.source.text
    if text[place.start] != "[":
        return []
    return [
        SourceSpan(place.source, at, _PLACES.raw_decode(text, at)[1]) for at in _elements(text, place.start)
    ]


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    assert match is not None
    return match.end()


@lru_cache(maxsize=16)  # an array with many findings is asked for many places
def _element_starts(text: str, offset: int) -> tuple[int, ...]:
    return tuple(_elements(text, offset))


@lru_cache(maxsize=16)  # as has an object
def _member_starts(text: str, offset: int) -> dict[str, tuple[int, int]]:
    """Where the name and the value of each member stand in the object that begins at `offset`."""
    return {name: (name_at, at) for name, name_at, at in _members(text, offset)}


def _elements(text: str, offset: int) -> Iterator[int]:
    """Where the elements of the array begin that begins at `offset`, one after the other."""
    offset = _skip(text, offset + 1)
    while text[offset] != "]":
        yield offset
        offset = _skip(text, _PLACES.raw_decode(text, offset)[1])
        offset = _skip(text, offset + 1) if text[offset] == "," else offset


def _members(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """The members of the object that begins at `offset`: their names, and where names and values stand."""
    offset = _skip(text, offset + 1)
    while text[offset] != "}":
        name_at = offset
        name, offset = _PLACES.raw_decode(text, offset)
        offset = _skip(text, _skip(text, offset) + 1)
        yield name, name_at, offset
        offset = _skip(text, _PLACES.raw_decode(text, offset)[1])
        offset = _skip(text, offset + 1) if text[offset] == "," else offset


def _object(pairs: list[tuple[str, object]]) -> object:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    names = [name for name, _ in pairs]
    return DoubleMember(next(name for name in names if names.count(name) > 1))


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_object)
_AS_PAIRS = json.JSONDecoder(parse_int=str, parse_float=str, object_pairs_hook=tuple)
