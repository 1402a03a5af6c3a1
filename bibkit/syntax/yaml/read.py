"""YAML as text: no implicit types, no aliases, no duplicate keys, and the place of every value on demand.

PyYAML's implicit types turn `012` into 10 and the given name `no` into False; here every scalar stays the
characters that were written. A fault is a `Diagnostic` with its place, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml

from bibkit.diagnostics import Diagnostic
from bibkit.model.control import CONTROL
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source, SourceSpan

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


def parse_whole(source: Source) -> Raw | Diagnostic:
    """As `parse.parse_yaml`, by the whole parser."""
    text = source.text
    try:
        node = _compose(text)
        if node is None:
            return Diagnostic(
                "BK106", "The file is empty", "write the fields of a record", SourceSpan(source, 0, 0)
            )
        # Without an asterisk there is no alias, and no node can be met twice.
        return _plain(node, set() if "*" in text else None, (), "\\" in text)
    except _NotARecordError as refused:
        at = _offset(refused.mark)
        found = Diagnostic(
            refused.code, str(refused), refused.help_text, source.span(at), field=refused.field
        )
        return _with_fix(found, source, at)
    except yaml.reader.ReaderError as error:
        return _unreadable_character(error, source)
    except yaml.MarkedYAMLError as error:
        return _syntax_fault(error, source)


def locate(source: Source, field: FieldPath, *, of_name: bool = False) -> SourceSpan:
    """The place of the value at `field` (of its key with `of_name`), or of the nearest value around it."""
    try:
        node = _composed_last(source.text)
    except (yaml.YAMLError, _NotARecordError):
        node = None
    if node is None:
        return SourceSpan(source, 0, 0)
    found = None
    for step in field:
        inner = _step_into(node, step)
        if inner is None:
            break
        found, node = inner
    if found is not None and of_name:
        node = found
    return SourceSpan(source, _offset(node.start_mark), _end(node, source.text))


def node_at(source: Source, field: FieldPath) -> yaml.Node | None:
    """The node of the value at `field`; None where there is none, or the text is no YAML."""
    try:
        node = _composed_last(source.text)
    except (yaml.YAMLError, _NotARecordError):
        return None
    for step in field:
        found = _step_into(node, step) if node is not None else None
        if found is None:
            return None
        node = found[1]
    return node


def raw_at(source: Source, field: FieldPath) -> Raw | None:
    """The value at `field` as text, lists and mappings; None where there is none."""
    node = node_at(source, field)
    return None if node is None else _plain(node, None, field, False)


def own_value(node: yaml.Node) -> Raw | None:
    """What a node says; None where aliases, tags or double fields are in it."""
    try:
        return _plain(node, set(), (), False)
    except _NotARecordError:
        return None


def shape(node: yaml.Node | None) -> object:
    """What a node says, to compare it with another: also one that is no part of a record."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.CollectionNode):
        children = [tuple(map(shape, one)) if isinstance(one, tuple) else shape(one) for one in node.value]
        return type(node).__name__, tuple(children)
    return None


def tokens_of(text: str) -> Iterator[yaml.Token]:
    """The tokens of a text, up to the first fault."""
    try:
        yield from yaml.scan(text, Loader=_Loader)
    except yaml.YAMLError:
        return


def scalar_text(written: str) -> str | None:
    """What a scalar says that is written like this, quotes included; None where it is something else."""
    try:
        node = _compose(written)
    except (yaml.YAMLError, _NotARecordError):
        return None
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None


@lru_cache(maxsize=1)  # a file with many findings is asked for many places
def _composed_last(text: str) -> yaml.Node | None:
    return _compose(text)


def _compose(text: str) -> yaml.Node | None:
    try:
        loader = _Loader(text)
    except (
        UnicodeEncodeError
    ) as error:  # half a surrogate pair, which a caller's text may hold, though no file
        raise yaml.reader.ReaderError(
            "", error.start, ord(text[error.start]), "utf-8", error.reason
        ) from None
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


def _offset(mark: yaml.Mark) -> int:
    """The character at which a mark stands."""
    index: int = mark.index
    return index


def _end(node: yaml.Node, text: str) -> int:
    """Where a node ends; libyaml has blocks reach up to what comes next."""
    start, end = _offset(node.start_mark), _offset(node.end_mark)
    return start + len(text[start:end].rstrip())


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


def _unreadable_character(error: yaml.reader.ReaderError, source: Source) -> Diagnostic:
    match = CONTROL.search(source.text)
    start = match.start() if match else 0
    name = f"U+{ord(match[0]):04X}" if match else str(error.character)
    place = SourceSpan(source, start, start + bool(match))
    found = Diagnostic("BK115", f"The file holds the control character {name}", "remove it", place)
    return _with_fix(found, source, start)


def _syntax_fault(error: yaml.MarkedYAMLError, source: Source) -> Diagnostic:
    from bibkit.syntax.yaml.unclosed import unclosed  # only for a file with such a fault

    left_open = unclosed(error, source)
    if left_open is not None:
        place = SourceSpan(source, left_open.at, left_open.at + 1)
        return Diagnostic("BK103", f"This is not YAML: {left_open.message}", left_open.help, place)
    mark = error.problem_mark or error.context_mark
    at = _offset(mark) if mark else 0
    place = SourceSpan(source, at, min(at + 1, len(source.text)))
    line, column = source.position(at)
    problem = (error.problem or "can't be read").strip()
    if "\t" in source.line(line)[:column]:
        found = Diagnostic("BK104", "A tab stands where YAML wants spaces", "indent with spaces", place)
        return _with_fix(found, source, at)
    if "alias" in f"{error.context} {problem}":
        message = f"An alias can't be used in a record ({problem})"
        found = Diagnostic("BK107", message, "write the value out; quote a text that begins with *", place)
        return _with_fix(found, source, at)
    help_text = "quote a text that holds ': ' or ' #' or begins with one of [ ] { } & * ! | > ' \" % @ `"
    if "expected a single document" in f"{error.context} {problem}":
        return Diagnostic(
            "BK106", "The file holds more than one document (---)", "write one record a file", place
        )
    context = f" {error.context}" if error.context else ""
    found = Diagnostic("BK103", f"This is not YAML: {problem}{context}", help_text, place)
    return _with_fix(found, source, at)


def _with_fix(found: Diagnostic, source: Source, at: int) -> Diagnostic:
    """The finding with its fix, where it has one."""
    from bibkit.syntax.yaml import mend, write_out  # only for a file with such a fault

    match found.code:
        case "BK103":
            return found._replace(fix=mend.quoting(source))
        case "BK104":
            return found._replace(fix=mend.spaces_for_tabs(source))
        case "BK105":
            return found._replace(fix=mend.without_double(source, found.field, at))
        case "BK107":
            fix = write_out.without_tags(source) or write_out.without_aliases(source)
            return found._replace(fix=fix or mend.quoting(source))
        case "BK115":
            return found._replace(fix=mend.without_control_characters(source))
    return found
