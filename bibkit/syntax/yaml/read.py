"""YAML as text: no implicit types, no aliases, no duplicate keys, and the place of every value on demand.

PyYAML's implicit types turn `012` into 10 and the given name `no` into False; here every scalar stays the
characters that were written. A fault is a `Diagnostic` with its place, never an exception.
"""

from __future__ import annotations

from functools import lru_cache

import yaml

from bibkit.diagnostics import Diagnostic, Where
from bibkit.model.control import CONTROL
from bibkit.model.raw import FieldPath, Raw
from bibkit.syntax.yaml.parse import place_of

_MAX_DEPTH = 40


class _NotARecordError(Exception):
    """A node that is YAML but not a record; carries the finding to `parse_yaml`."""

    def __init__(
        self, code: str, message: str, help_text: str, mark: yaml.Mark, field: FieldPath = ()
    ) -> None:
        super().__init__(message)
        self.code, self.help_text, self.mark, self.field = code, help_text, mark, field


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """libyaml where the wheel has it, ten times faster than Python's parser; nothing is resolved by its looks."""

    depth = 0

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        """No tag at all, so that a tag on a node is one that somebody wrote."""

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002
        """Called on the way into a node: libyaml recurses in C and would overrun the stack."""
        self.depth += 1
        if self.depth > _MAX_DEPTH and current_node is not None:
            raise _NotARecordError(
                "BK103", "The file nests too deep", "a record needs few levels", current_node.start_mark
            )

    def ascend_resolver(self) -> None:
        """Called on the way out of a node."""
        self.depth -= 1


def parse_whole(text: str, path: str) -> Raw | Diagnostic:
    """As `parse.parse_yaml`, by the whole parser."""
    try:
        node = _compose(text)
        if node is None:
            return Diagnostic("BK106", "The file is empty", "write the fields of a record", Where(path, 1, 1))
        # Without an asterisk there is no alias, and no node can be met twice.
        return _plain(node, set() if "*" in text else None, (), "\\" in text)
    except _NotARecordError as refused:
        where = _where(path, text, refused.mark.line, refused.mark.column)
        return Diagnostic(refused.code, str(refused), refused.help_text, where, field=refused.field)
    except yaml.reader.ReaderError as error:
        return _unreadable_character(error, text, path)
    except yaml.MarkedYAMLError as error:
        return _syntax_fault(error, text, path)


def locate(text: str, path: str, field: FieldPath, *, of_key: bool = False) -> Where:
    """The place of the value at `field` (of its key with `of_key`), or of the nearest value around it."""
    try:
        node = _composed_last(text)
    except (yaml.YAMLError, _NotARecordError):
        return Where(path, 1, 1)
    if node is None:
        return Where(path, 1, 1)
    start = node
    for step in field:
        found = _step_into(node, step)
        if found is None:
            break
        key_node, node = found
        start = key_node if of_key else node
    line, column = start.start_mark.line, start.start_mark.column
    ends_here = start.end_mark.line == line
    return _where(path, text, line, column, start.end_mark.column if ends_here else None)


def value_span(text: str, field: FieldPath) -> tuple[int, int] | None:
    """The characters (start, end) of the scalar at `field`, quotes included; None where none stands there."""
    node = _compose(text)
    for step in field:
        found = _step_into(node, step) if node is not None else None
        if found is None:
            return None
        node = found[1]
    if not isinstance(node, yaml.ScalarNode):
        return None
    return _offset(text, node.start_mark), _offset(text, node.end_mark)


def field_line_numbers(text: str) -> dict[str, int]:
    """The line (from 0) on which each field of the record's top level begins."""
    node = _compose(text)
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key_node.value: key_node.start_mark.line for key_node, _ in node.value}


@lru_cache(maxsize=1)  # a file with many findings is asked for many places
def _composed_last(text: str) -> yaml.Node | None:
    return _compose(text)


def _compose(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _plain(node: yaml.Node, seen: set[int] | None, field: FieldPath, has_escapes: bool) -> Raw:
    if seen is not None:
        if id(node) in seen:
            raise _NotARecordError(
                "BK107",
                "An alias (*) uses this value a second time",
                "write the value out",
                node.start_mark,
                field,
            )
        seen.add(id(node))
    if node.tag:
        raise _NotARecordError(
            "BK107", f"A tag ({node.tag}) stands before a value", "remove it", node.start_mark, field
        )
    if type(node) is yaml.ScalarNode:
        value: str = node.value
        if has_escapes and (match := CONTROL.search(value)):
            raise _NotARecordError(
                "BK115", f"The text holds the control character U+{ord(match[0]):04X}", "remove it",
                node.start_mark, field,
            )  # fmt: skip
        return value
    if type(node) is yaml.SequenceNode:
        return [_plain(item, seen, (*field, i), has_escapes) for i, item in enumerate(node.value)]
    mapping: dict[str, Raw] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if type(key) is not str:
            raise _NotARecordError(
                "BK106", "A list or mapping stands where a field's name is wanted", "quote the name",
                key_node.start_mark, field,
            )  # fmt: skip
        if key in mapping:
            raise _NotARecordError(
                "BK105",
                f"The field {key} is given twice",
                "keep one of the two",
                key_node.start_mark,
                (*field, key),
            )
        mapping[key] = _plain(value_node, seen, (*field, key), has_escapes)
    return mapping


def _offset(text: str, mark: yaml.Mark) -> int:
    start = 0
    for _ in range(mark.line):
        start = text.index("\n", start) + 1
    return start + mark.column


def _step_into(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key node (the item itself in a list) and the value node one step down."""
    if isinstance(node, yaml.SequenceNode):
        if isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
    elif isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return key_node, value_node
    return None


def _where(path: str, text: str, line: int, column: int, end_column: int | None = None) -> Where:
    """A place from PyYAML's marks, which count from 0."""
    lines = text.split("\n", line + 1)
    shown = lines[line].rstrip("\r") if line < len(lines) else ""
    end = len(shown) if end_column is None else end_column
    return Where(path, line + 1, column + 1, max(end, column) + 1, shown)


def _unreadable_character(error: yaml.reader.ReaderError, text: str, path: str) -> Diagnostic:
    match = CONTROL.search(text)
    line, column = place_of(match.start() if match else 0, text)
    name = f"U+{ord(match[0]):04X}" if match else str(error.character)
    return Diagnostic(
        "BK115",
        f"The file holds the control character {name}",
        "remove it",
        _where(path, text, line - 1, column - 1),
    )


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, path: str) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    where = _where(path, text, line, column, column + 1)
    problem = (error.problem or "can't be read").strip()
    if "\t" in where.text[: column + 1]:
        return Diagnostic("BK104", "A tab stands where YAML wants spaces", "indent with spaces", where)
    if "alias" in problem:
        return Diagnostic(
            "BK107", f"An alias can't be used in a record ({problem})", "write the value out", where
        )
    help_text = "quote a text that holds ': ' or ' #' or begins with one of [ ] { } & * ! | > ' \" % @ `"
    if "expected a single document" in f"{error.context} {problem}":
        return Diagnostic(
            "BK106", "The file holds more than one document (---)", "write one record a file", where
        )
    context = f" {error.context}" if error.context else ""
    return Diagnostic("BK103", f"This is not YAML: {problem}{context}", help_text, where)
