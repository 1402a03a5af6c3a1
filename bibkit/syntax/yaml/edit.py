"""Changes of a record as edits of its YAML file, so that comments, order and layout around them stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import yaml

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.name_parts import name_parts
from bibkit.model.parse_name import parse_name
from bibkit.model.person import Name
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Edit, Source
from bibkit.syntax.respell import respelling
from bibkit.syntax.yaml.nodes import is_in_flow, node_at, scalar_text
from bibkit.syntax.yaml.write import field_lines, flow, scalar

_ORDER = {name: i for i, name in enumerate(["id", "type", *FIELDS])}
_BESIDE_NAME = ("orcid", "person")
_COMMA = re.compile(r"\s*,\s*")
_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)

NodePair = tuple[yaml.Node, yaml.Node]
"""A member of a mapping: its key and its value; of a list, the item twice."""


def edits_of_change(source: Source, change: Change) -> tuple[Edit, ...]:
    """The edits that make the change in a file that `parse_yaml` reads; none where it has no such place."""
    match change:
        case Put(field, value):
            return _put(source, field, value)
        case Remove(field):
            return _remove(source, field)
        case Rename(field, name):
            return _rename(source, field, name)


def loses_comment(source: Source, edits: Iterable[Edit]) -> bool:
    """Whether the edits would take a comment away, with what it stands beside."""
    comments: list[int] | None = None
    for edit in edits:
        if "#" not in source.text[edit.start : edit.end]:
            continue
        if comments is None:
            comments = _comments(source)
        if any(edit.start <= at < edit.end for at in comments):
            return True
    return False


def leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The scalars below a node, in the order of the text."""
    if not isinstance(node, yaml.CollectionNode):
        yield node
        return
    for child in node.value:
        for one in child if isinstance(child, tuple) else (child,):
            yield from leaves(one)


def _put(source: Source, field: FieldPath, value: Raw) -> tuple[Edit, ...]:
    node = node_at(source, field)
    if isinstance(node, yaml.ScalarNode) and node.end_mark.index > node.start_mark.index:
        if isinstance(value, str) and node.style not in ("|", ">"):
            return (_other_text(source, field, node, value),)
        if isinstance(value, list) and not node.style and "\n" not in _text(source, node):
            return (Edit(source, node.start_mark.index, node.end_mark.index, flow(value)),)
    if (
        len(field) > 1
        and isinstance(value, str)
        and isinstance(node, yaml.CollectionNode)
        and node.flow_style
    ):
        written = scalar(value, in_flow=is_in_flow(source, field[:-1]))
        return (Edit(source, node.start_mark.index, node.end_mark.index, written),)
    if node is None and len(field) > 1 and isinstance(value, str):
        around = node_at(source, field[:-1])
        if isinstance(around, yaml.MappingNode) and around.value:
            return (_new_member(source, around, str(field[-1]), value),)
        if isinstance(around, yaml.SequenceNode) and field[-1] == len(around.value) > 0:
            return (_new_item(source, around, value),)
        return _put_name_part(source, field, value)
    return _put_lines(source, str(field[0]), value) if len(field) == 1 else ()


def _other_text(source: Source, field: FieldPath, node: yaml.ScalarNode, value: str) -> Edit:
    """The edit that gives a scalar another text; quotes stay where they can."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style:
        changed = respelling(_text(source, node), node.value, value, lambda text: scalar_text(text) == value)
        if changed is not None:
            return Edit(source, start + changed.start, start + changed.end, changed.text)
    return Edit(source, start, end, scalar(value, in_flow=is_in_flow(source, field)))


def _new_member(source: Source, around: yaml.MappingNode, name: str, value: str) -> Edit:
    """The edit that adds a member to a mapping, behind its last one."""
    text, newline = source.text, _newline(source)
    end = _content_end(text, around.value[-1])
    member = f"{scalar(name, in_flow=True)}: {scalar(value, in_flow=bool(around.flow_style))}"
    if around.flow_style:
        return Edit(source, end, end, f", {member}")
    indent = " " * (source.position(around.value[0][0].start_mark.index)[1] - 1)
    at = _line_end(source, end)
    if text[at - 1] in "\r\n":
        return Edit(source, at, at, f"{indent}{member}{newline}")
    return Edit(source, at, at, f"{newline}{indent}{member}")


def _new_item(source: Source, around: yaml.SequenceNode, value: str) -> Edit:
    """The edit that adds an item to a list, behind its last one."""
    last = around.value[-1]
    end = _content_end(source.text, (last, last))
    if around.flow_style:
        return Edit(source, end, end, f", {scalar(value, in_flow=True)}")
    dash = source.text.rfind("-", 0, last.start_mark.index)
    indent = " " * (source.position(dash)[1] - 1)
    at, newline = _line_end(source, end), _newline(source)
    if source.text[at - 1] in "\r\n":
        return Edit(source, at, at, f"{indent}- {scalar(value)}{newline}")
    return Edit(source, at, at, f"{newline}{indent}- {scalar(value)}")


def _put_name_part(source: Source, field: FieldPath, value: str) -> tuple[Edit, ...]:
    """The edit of a name that is written in one text, such as "Doe, Jane"."""
    *at, part = field
    node = node_at(source, tuple(at))
    name = parse_name(node.value) if isinstance(node, yaml.ScalarNode) else None
    if not isinstance(node, yaml.ScalarNode) or not isinstance(name, Name):
        return ()
    attribute = str(part).replace("-", "_")
    if attribute in _BESIDE_NAME:  # what a name in one text has no place for
        parts = flow(name_parts(replace(name, **{attribute: value})))  # type: ignore[arg-type]
        return (Edit(source, node.start_mark.index, node.end_mark.index, parts),)
    wanted = replace(name, **{attribute: value})  # type: ignore[arg-type]
    changed = respelling(node.value, getattr(name, attribute), value, lambda text: parse_name(text) == wanted)
    if changed is None:
        return ()
    text = node.value[: changed.start] + changed.text + node.value[changed.end :]
    return (_other_text(source, tuple(at), node, text),)


def _put_lines(source: Source, name: str, value: Raw) -> tuple[Edit, ...]:
    """The edit that writes the lines of a field of the record's top level, where they are or where they belong."""
    record = node_at(source, ())
    if not isinstance(record, yaml.MappingNode) or record.flow_style:
        return ()
    if any(source.position(key.start_mark.index)[1] != 1 for key, _ in record.value):
        return ()
    text, newline = source.text, _newline(source)
    lines = "".join(f"{line}{newline}" for line in _lines_of(name, value))
    rank = _ORDER.get(name, len(_ORDER))
    at = min(key.start_mark.index for key, _ in record.value)
    for key, node in record.value:
        end = _line_end(source, _content_end(text, (key, node)))
        if key.value == name:
            return (Edit(source, key.start_mark.index, end, lines),)
        if _ORDER.get(key.value, len(_ORDER)) <= rank:
            at = max(at, end)
    if at and text[at - 1] not in "\r\n":  # the last line of the file has no end
        lines = newline + lines
    return (Edit(source, at, at, lines),)


def _lines_of(name: str, value: Raw) -> list[str]:
    """The lines of a field; a list of short texts stands on one, a name on each, as `store.dump` has it."""
    if isinstance(value, list) and name in FIELDS and FIELDS[name].kind is Kind.LIST:
        return [f"{name}: {flow(value)}"]
    if isinstance(value, list) and value and name in FIELDS and FIELDS[name].kind is Kind.NAMES:
        return [f"{name}:", *(f"  - {scalar(one) if isinstance(one, str) else flow(one)}" for one in value)]
    return field_lines(name, value)


def _remove(source: Source, field: FieldPath) -> tuple[Edit, ...]:
    if not field:
        return ()
    *at, step = field
    around = node_at(source, tuple(at))
    if isinstance(around, yaml.SequenceNode) and isinstance(step, int) and step < len(around.value):
        if len(around.value) == 1:
            return _remove(source, tuple(at))  # a list without items says nothing
        return without(source, [(item, item) for item in around.value], step, around)
    if isinstance(around, yaml.MappingNode):
        names = [key.value for key, _ in around.value]
        if step in names:
            return without(source, around.value, names.index(step), around)
    return ()


def without(
    source: Source, pairs: Sequence[NodePair], number: int, around: yaml.CollectionNode
) -> tuple[Edit, ...]:
    """The edit that takes a member or item out, with its lines or its comma; none for the only one."""
    text = source.text
    start, end = pairs[number][0].start_mark.index, _content_end(text, pairs[number])
    following = pairs[number + 1][0].start_mark.index if number + 1 < len(pairs) else None
    if len(pairs) == 1:
        return ()
    if around.flow_style:
        if following is not None:
            return (Edit(source, start, following, ""),) if _COMMA.fullmatch(text, end, following) else ()
        before = _content_end(text, pairs[number - 1])
        return (Edit(source, before, end, ""),) if _COMMA.fullmatch(text, before, start) else ()
    line_start = source.offset(source.position(start)[0], 1)
    margin = text[line_start:start].strip()
    if margin == ("-" if isinstance(around, yaml.SequenceNode) else ""):
        return (Edit(source, line_start, _line_end(source, end), ""),)
    if following is not None and margin and isinstance(around, yaml.MappingNode):
        return (Edit(source, start, following, ""),)  # the first after a dash: the next takes its place
    return ()


def _rename(source: Source, field: FieldPath, name: str) -> tuple[Edit, ...]:
    around = node_at(source, field[:-1])
    if not isinstance(around, yaml.MappingNode):
        return ()
    for key, _ in around.value:
        if key.value == field[-1]:
            return (Edit(source, key.start_mark.index, key.end_mark.index, scalar(name, in_flow=True)),)
    return ()


def _text(source: Source, node: yaml.Node) -> str:
    return source.text[node.start_mark.index : node.end_mark.index]


def _content_end(text: str, pair: NodePair) -> int:
    """Where a member or item ends, without the comments and blank lines that follow it."""
    key, node = pair
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _content_end(text, last if isinstance(last, tuple) else (last, last))
    start, end = node.start_mark.index, node.end_mark.index
    return max(start + len(text[start:end].rstrip()), key.end_mark.index if node is not key else 0)


def _comments(source: Source) -> list[int]:
    """Where the comments of a file begin."""
    root = node_at(source, ())
    texts = leaves(root) if root is not None else iter(())
    found = []
    leaf = next(texts, None)
    for match in _COMMENT.finditer(source.text):
        while leaf is not None and leaf.end_mark.index <= match.start():
            leaf = next(texts, None)
        if leaf is None or match.start() < leaf.start_mark.index:
            found.append(match.start())
    return found


def _line_end(source: Source, at: int) -> int:
    """Where the line after the one of that character begins."""
    end = source.span(at).end
    if source.text.startswith("\r\n", end):
        return end + 2
    return min(end + 1, len(source.text))


def _newline(source: Source) -> str:
    return "\r\n" if "\r\n" in source.text else "\n"
