"""What to write in a file that can't be read as YAML, so that it can, and says what was meant.

Each mended text is read again before it is proposed: one that is still no YAML, or that could mean two things, is no
fix at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

import yaml

from bibkit.diagnostics.fix import Fix
from bibkit.model.control import CONTROL, without_controls
from bibkit.model.raw import FieldPath
from bibkit.source import Edit, Safety, Source
from bibkit.source.edit import spliced
from bibkit.syntax.yaml.edit import leaves, loses_comment, without
from bibkit.syntax.yaml.events import fault_from, fault_in, says_the_same
from bibkit.syntax.yaml.nodes import node_at, shape
from bibkit.syntax.yaml.surroundings import MendedLine, Surroundings
from bibkit.syntax.yaml.write import scalar

_MOST_LINES = 500
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
    mended = _mended(source, _quoted_value)
    return Fix("Quote the text", _edits(source, mended), Safety.UNSAFE) if mended else None


def spaces_for_tabs(source: Source) -> Fix | None:
    """Spaces in the place of tabs.

    Safe for a tab between two parts of a line, unsafe where it indents: how deep is a guess, though the only one of
    the usual widths that gives YAML, or one of several that give the same.
    """
    ways = [lines for width in _TAB_WIDTHS if (lines := _mended(source, partial(_untabbed, width=width)))]
    if not ways:
        return None
    texts = [spliced(source.text, _edits(source, lines)) for lines in ways]
    if any(not says_the_same(texts[0], text) for text in texts[1:]):
        return None
    indents = any("\t" in _INDENT.match(line.before)[0] for line in ways[0])  # type: ignore[index]
    return Fix("Write spaces", _edits(source, ways[0]), Safety.UNSAFE if indents else Safety.SAFE)


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
    said = [(key.start_mark.index, shape(value)) for key, value in around.value if key.value == field[-1]]
    numbers = [number for number, (key, _) in enumerate(around.value) if key.start_mark.index == at]
    if not numbers or said[0][1] != next(shape for start, shape in said if start == at):
        return None
    edits = without(source, around.value, numbers[0], around)
    if not edits or loses_comment(source, edits):
        return None
    return Fix(f"Remove the second {field[-1]}", edits)


def _mended(source: Source, mend_line: MendLine) -> list[MendedLine] | None:
    """The lines at fault, mended one after another until the text is YAML; None where one of them can't be."""
    mended: list[MendedLine] = []
    around = Surroundings(source)
    number, before = 1, ""
    for _ in range(_MOST_LINES):
        start = source.offset(number, 1)
        if mended:
            before += mended[-1].after
            start += len(mended[-1].before)
        at = fault_from(before, source.text, start, around.anchors_before(start))
        if at is None:
            is_whole = not around.is_cut or fault_in(spliced(source.text, _edits(source, mended))) is None
            return mended if is_whole else None
        line, column = source.position(at)
        if mended and line <= number:
            return None  # what is mended and still at fault is something else
        text = source.line(line)
        after = mend_line(text, column - 1)
        if after is None or after == text:
            return None
        mended.append(MendedLine(line, text, after))
        before = around.before_last(mended)
        number = line
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


def _edits(source: Source, mended: Sequence[MendedLine]) -> tuple[Edit, ...]:
    """The edits of what is another in these lines."""
    edits = []
    for number, before, after in mended:
        start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        end = 0
        while before[len(before) - 1 - end :] == after[len(after) - 1 - end :] and end < len(before) - start:
            end += 1
        at = source.offset(number, 1)
        edits.append(Edit(source, at + start, at + len(before) - end, after[start : len(after) - end]))
    return tuple(edits)
