"""A quote or bracket that is not closed, found where it opens: YAML only falters where the text ends, or far below.

Nothing here decides whether a text is YAML; it only looks for a better place and sentence for a fault that the parser
has found.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml

from bibkit.source import Source

_CLOSING = {"[": "]", "{": "}"}
_INSIDE = {'"': '\\"', "'": "''"}


class Unclosed(NamedTuple):
    """Where the quote or bracket stands (its character), what is wrong with it, and the way out."""

    at: int
    message: str
    help: str


def unclosed(error: yaml.MarkedYAMLError, source: Source) -> Unclosed | None:
    """What was left open, where that is the fault."""
    if error.problem_mark is None:
        return None
    noticed: int = error.problem_mark.index
    begun = error.context_mark
    if begun and "quoted scalar" in (error.context or "") and "found unexpected" in (error.problem or ""):
        message = "the quote that opens here is not closed"
        return Unclosed(begun.index, message, f"end the text with {source.text[begun.index]}")
    last, brackets = _before(source.text, noticed)
    if isinstance(last, yaml.ScalarToken) and last.style in _INSIDE:
        start, end = last.start_mark.index, last.end_mark.index
        line = _line(source, end)
        if _line(source, start) < line == _line(source, noticed):
            return Unclosed(
                start,
                f"the quote that opens here closes only in line {line}, where more follows",
                f"end the text with {last.style}; inside of it write {_INSIDE[last.style]}",
            )
    if (
        brackets
        and source.text[brackets[-1]] in _CLOSING  # libyaml counts one less behind a second byte order mark
        and isinstance(error, yaml.parser.ParserError)
        and _is_left_open(source, brackets[-1], noticed)
    ):
        closing = _CLOSING[source.text[brackets[-1]]]
        return Unclosed(brackets[-1], "the bracket that opens here is not closed", f"close it with {closing}")
    return None


def _before(text: str, noticed: int) -> tuple[yaml.Token | None, list[int]]:
    """The last token before the fault, and the brackets that are open there."""
    last: yaml.Token | None = None
    brackets: list[int] = []
    try:
        for token in yaml.scan(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            if token.start_mark.index >= noticed:
                break
            last = token
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                brackets.append(token.start_mark.index)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and brackets:
                brackets.pop()
    except yaml.YAMLError:
        pass  # what comes up to the fault has been read
    return last, brackets


def _is_left_open(source: Source, opened: int, noticed: int) -> bool:
    """Whether the bracket's lines are over: another kind closes, the text ends, or the margin is that of its line."""
    found = source.text[noticed : noticed + 1]
    if found in ("]", "}"):
        return found != _CLOSING[source.text[opened]]
    if not source.text[noticed:].strip():
        return True
    first, line = _line(source, opened), _line(source, noticed)
    return line > first and _indent(source.line(line)) <= _indent(source.line(first))


def _line(source: Source, offset: int) -> int:
    return source.position(offset)[0]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
