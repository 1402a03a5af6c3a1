"""What to write in a file that can't be read as YAML, so that it can, and says what was meant.

Each mended text is read again before it is proposed: one that is still no YAML, or that could mean two things, is no
fix at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import yaml

from bibkit.diagnostics.fix import Fix
from bibkit.model.control import CONTROL, without_controls
from bibkit.model.raw import FieldPath
from bibkit.source import Edit, Safety, Source
from bibkit.syntax.yaml.edit import leaves, loses_comment, without
from bibkit.syntax.yaml.read import fault_in, node_at
from bibkit.syntax.yaml.write import scalar

_MOST_LINES = 50
_LONGEST = 50_000  # characters; a longer text takes too long to be read again and again
_TAB_WIDTHS = (2, 4, 8)
_INDENT = re.compile(r"[ \t]*")
_DASHES = re.compile(r"(?:-[ \t]+)*")
_TABS = re.compile(r"[ \t]*\t[ \t]*")
_VALUE = re.compile(r"(?P<head> *(?:- +)*(?:[\w.-]+: +|(?<=- )))(?P<value>\S.*?)[ \t]*")
_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}

MendLine = Callable[[str, int], str | None]
"""A line at fault and the column of the fault, from 0, to the line as it should be; None where that is not clear."""


def quoting(source: Source) -> Fix | None:
    """Quotes for plain texts that hold ': ' or begin with a sign of YAML.

    Unsafe: as it stands the file says nothing, and what was meant can only be seen.
    """
    mended = _mended(source.text, _quoted_value)
    if mended is None:
        return None
    return Fix("Quote the text", _line_edits(source, mended), Safety.UNSAFE)


def spaces_for_tabs(source: Source) -> Fix | None:
    """Spaces in the place of tabs.

    Safe for a tab between two parts of a line, unsafe where it indents: how deep is a guess, though the only one of
    the usual widths that gives YAML, or one of several that give the same.
    """
    texts = [
        mended for width in _TAB_WIDTHS if (mended := _mended(source.text, partial(_untabbed, width=width)))
    ]
    if not texts or len({_shape(node_at(Source(text), ())) for text in texts}) > 1:
        return None
    edits = _line_edits(source, texts[0])
    indents = any("\t" in _INDENT.match(source.line(source.position(edit.start)[0]))[0] for edit in edits)  # type: ignore[index]
    return Fix("Write spaces", edits, Safety.UNSAFE if indents else Safety.SAFE)


def without_control_characters(source: Source) -> Fix | None:
    """The file without its control characters, escaped ones among them. Unsafe: one may stand for what was lost."""
    if without_controls(source.text) is None:
        return None
    edits = [
        Edit(source, match.start(), match.end(), without_controls(match[0]) or "")
        for match in CONTROL.finditer(source.text)
    ]
    root = node_at(source, ()) if not edits else None
    for leaf in leaves(root) if root is not None else ():
        if CONTROL.search(leaf.value):
            text = without_controls(leaf.value)
            if text is None:
                return None
            edits.append(Edit(source, leaf.start_mark.index, leaf.end_mark.index, scalar(text, in_flow=True)))
    return Fix("Write it without control characters", tuple(edits), Safety.UNSAFE) if edits else None


def without_double(source: Source, field: FieldPath, at: int) -> Fix | None:
    """The mapping without the second member of that name, at `at`, where it says what the first says. Safe."""
    around = node_at(source, field[:-1])
    if not isinstance(around, yaml.MappingNode):
        return None
    said = [(key.start_mark.index, _shape(value)) for key, value in around.value if key.value == field[-1]]
    numbers = [number for number, (key, _) in enumerate(around.value) if key.start_mark.index == at]
    if not numbers or said[0][1] != next(shape for start, shape in said if start == at):
        return None
    edits = without(source, around.value, numbers[0], around)
    if not edits or loses_comment(source, edits):
        return None
    return Fix(f"Remove the second {field[-1]}", edits)


def _mended(text: str, mend_line: MendLine) -> str | None:
    """The text as YAML, its lines at fault mended one after another; None where one of them can't be."""
    last = 0
    for _ in range(_MOST_LINES if len(text) <= _LONGEST else 0):
        at = fault_in(text)
        if at is None:
            return text
        source = Source(text)
        line, column = source.position(min(at, len(text)))
        before = source.line(line)
        after = mend_line(before, column - 1)
        if (
            after is None or after == before or line <= last
        ):  # what is mended and still at fault is something else
            return None
        last = line
        start = source.offset(line, 1)
        text = text[:start] + after + text[start + len(before) :]
    return None


def _quoted_value(line: str, _column: int) -> str | None:
    match = _VALUE.fullmatch(line)
    if match is None or " #" in match["value"]:
        return None
    value = match["value"]
    closing = _CLOSING.get(value[0])
    # What ends as it should, or is not closed at all, wants another cure.
    if closing is not None and (closing not in value[1:] or (value[-1] == closing and closing in "]}")):
        return None
    quoted = scalar(value)
    return None if quoted == value else match["head"] + quoted + line[match.end("value") :]


def _untabbed(line: str, column: int, width: int) -> str | None:
    indent = _INDENT.match(line)
    dashes = _DASHES.match(line, indent.end()) if indent else None
    assert indent is not None
    assert dashes is not None
    if "\t" in indent[0] or "\t" in dashes[0]:
        spaced = re.sub(r"[ ]*\t[ \t]*", " ", dashes[0])
        return indent[0].replace("\t", " " * width) + spaced + line[dashes.end() :]
    for match in _TABS.finditer(line):
        if match.start() <= column <= match.end():
            return line[: match.start()] + " " + line[match.end() :]
    return None


def _line_edits(source: Source, mended: str) -> tuple[Edit, ...]:
    """An edit for each line that is another in the mended text, which has as many."""
    other = Source(mended)
    edits = []
    for number in range(1, len(source.starts) + 1):
        before, after = source.line(number), other.line(number)
        if before == after:
            continue
        start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        end = 0
        while before[len(before) - 1 - end :] == after[len(after) - 1 - end :] and end < len(before) - start:
            end += 1
        at = source.offset(number, 1)
        edits.append(Edit(source, at + start, at + len(before) - end, after[start : len(after) - end]))
    return tuple(edits)


def _shape(node: yaml.Node | None) -> object:
    """What a node says, to compare it with another."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.CollectionNode):
        return (
            type(node).__name__,
            tuple(
                tuple(_shape(one) for one in child) if isinstance(child, tuple) else _shape(child)
                for child in node.value
            ),
        )
    return None
