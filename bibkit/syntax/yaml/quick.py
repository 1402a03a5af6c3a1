"""The part of YAML that bibkit itself writes, read line by line: several times faster than libyaml.

Whatever is not plainly of that part (comments, odd indents, escapes, nested flow, anything at fault) is left to the
whole parser in `read`, which also finds the places of faults. So this reader has no errors of its own: it returns
exactly what the whole parser would return, or None.
"""

from __future__ import annotations

import re

from bibkit.model.raw import Raw

# Tabs, control characters, and what libyaml takes for a line break or refuses.
_UNUSUAL = "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_FIELD = re.compile(r"( *)([A-Za-z][\w-]*):(?: (\S.*))?", re.ASCII)
_PLAIN = re.compile(r"(?:[^\W_]|[$(/]|-(?=[^\s-]))[^#:]*(?:(?::(?=\S)|(?<=\S)#)[^#:]*)*")
_SCALAR_IN_FLOW = r"""("(?:[^"\\]|\\["\\t])*"|[^\W_](?:[\w .'/();-]*[\w.'/();-])?)(?:, |\Z)"""
_ITEM = re.compile(_SCALAR_IN_FLOW)
_PAIR = re.compile(r"([A-Za-z][A-Za-z0-9_-]*): " + _SCALAR_IN_FLOW)
_QUOTED = re.compile(r"""\"(?:[^"\\]|\\["\\t])*\"""")
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"t": "\t"}


class _OtherYaml(Exception):  # noqa: N818
    """The text is not of the part that is read here."""


def parse_quickly(text: str) -> Raw | None:
    """The document as text, lists and mappings, or None where the whole parser has to read it."""
    if not text.endswith("\n"):
        return None
    if not text.replace("\n", "").isprintable() and re.search(_UNUSUAL, text):
        return None  # the search is for the few: none of these characters is printable
    lines = text.split("\n")
    lines.pop()
    try:
        mapping, end = _mapping(lines, 0, 0)
    except _OtherYaml:
        return None
    return mapping if end == len(lines) and mapping else None


def _mapping(lines: list[str], at: int, indent: int) -> tuple[dict[str, Raw], int]:
    """The fields that stand at this indent, and the line after them."""
    fields: dict[str, Raw] = {}
    count = len(lines)
    inner = indent + 2
    margin = " " * inner
    while at < count:
        match = _FIELD.fullmatch(lines[at])
        if match is None:
            raise _OtherYaml
        spaces, name, value = match.groups()
        if len(spaces) != indent:
            if len(spaces) < indent:
                break
            raise _OtherYaml  # also the second line of a plain text
        if name in fields:
            raise _OtherYaml
        at += 1
        if value is None:
            if at < count and lines[at].startswith(margin):
                read = _list if lines[at].startswith("- ", inner) else _mapping
                fields[name], at = read(lines, at, inner)
            else:
                fields[name] = ""
        elif value == ">-":
            first = at
            while at < count and lines[at].startswith(margin):
                at += 1
            fields[name] = _folded(lines[first:at], inner)
        else:
            fields[name] = _value(value)
    return fields, at


def _list(lines: list[str], at: int, indent: int) -> tuple[list[Raw], int]:
    """The items that stand at this indent, and the line after them."""
    items: list[Raw] = []
    dash = " " * indent + "- "
    while at < len(lines) and lines[at].startswith(dash):
        item = lines[at][indent + 2 :]
        if not item:
            raise _OtherYaml
        items.append(_value(item))
        at += 1
    if at < len(lines) and lines[at].startswith(" " * indent):
        raise _OtherYaml
    return items, at


def _folded(lines: list[str], indent: int) -> str:
    """The text of a folded block without blank or further indented lines."""
    stripped = [line[indent:] for line in lines]
    if not stripped or any(not line or line[0] == " " or line[-1] == " " for line in stripped):
        raise _OtherYaml
    return " ".join(stripped)


def _value(text: str) -> Raw:
    if text[0].isalnum() and not (":" in text or "#" in text) and text[-1] != " ":
        return text  # as most are, and as the next line would find out
    if _PLAIN.fullmatch(text) and text[-1] not in " :":
        return text
    if text[0] == '"' and _QUOTED.fullmatch(text):
        return _unquoted(text)
    if text[0] == "{" and text[-1] == "}":
        pairs = [(match[1], _unquoted(match[2])) for match in _all(_PAIR, text)]
        mapping: dict[str, Raw] = dict(pairs)
        if len(mapping) == len(pairs):
            return mapping
    elif text[0] == "[" and text[-1] == "]":
        return [_unquoted(match[1]) for match in _all(_ITEM, text)]
    raise _OtherYaml


def _all(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The matches that fill the text between its brackets without a gap."""
    inside = text[1:-1]
    matches = []
    at = 0
    while at < len(inside):
        match = pattern.match(inside, at)
        if match is None:
            raise _OtherYaml
        matches.append(match)
        at = match.end()
    if inside.endswith(", "):
        raise _OtherYaml
    return matches


def _unquoted(text: str) -> str:
    if text[0] != '"':
        return text
    inside = text[1:-1]
    if "\\t" in inside:
        return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), inside)
    return inside.replace('\\"', '"').replace("\\\\", "\\") if "\\" in inside else inside
