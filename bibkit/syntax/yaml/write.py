"""Text, lists and mappings as YAML that `bibkit.syntax.yaml.read` takes back character for character.

A text is plain where every YAML reader takes it as it is, folded where it is a long paragraph, a literal
block where it has lines of its own, and double-quoted otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from bibkit.model.raw import Raw

_WIDTH = 100
# Inside {} and []: readers of YAML 1.1 end a plain text at any comma, and some at a question mark.
_PLAIN = re.compile(r"[^\W_](?:[^\n#:\[\]{},?]|:(?=[^\s,\[\]{}])|(?<=\S)#)*", re.UNICODE)
_PLAIN_BLOCK = re.compile(r"(?:[^\W_]|\$|\(|/|-(?=[^\s-]))(?:[^\n#:]|:(?=\S)|(?<=\S)#)*", re.UNICODE)
_TYPED = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n)")
_FOLDABLE = re.compile(r"\S+(?: \S+)*")


def field_lines(name: str, raw: Raw, indent: str = "", *, for_typed: bool = False) -> list[str]:
    """The lines of one field whose value is text, list or mapping.

    `for_typed` quotes what a reader of typed YAML would make a number or date of.
    """
    one_line = string if for_typed else scalar
    head = f"{indent}{one_line(name, in_flow=True)}:"
    if isinstance(raw, str):
        return text_lines(head, raw, indent, one_line)
    if not raw:
        return [head + (" []" if isinstance(raw, list) else " {}")]
    lines = [head]
    if isinstance(raw, Mapping):
        for part, value in raw.items():
            lines += field_lines(part, value, indent + "  ", for_typed=for_typed)
        return lines
    for item in raw:
        lines += _item(item, indent + "  ", for_typed=for_typed)
    return lines


def _item(raw: Raw, indent: str, *, for_typed: bool) -> list[str]:
    if isinstance(raw, str):
        return [f"{indent}- {(string if for_typed else scalar)(raw)}"]
    # A list or mapping inside a list begins on the line of its dash.
    if not raw:
        return [f"{indent}- " + ("[]" if isinstance(raw, list) else "{}")]
    inner = indent + "  "
    if isinstance(raw, Mapping):
        lines = [
            line
            for part, value in raw.items()
            for line in field_lines(part, value, inner, for_typed=for_typed)
        ]
    else:
        lines = [line for item in raw for line in _item(item, inner, for_typed=for_typed)]
    return [f"{indent}- {lines[0][len(inner) :]}", *lines[1:]]


def scalar(text: str, *, in_flow: bool = False) -> str:
    """The text on one line, plain where that is safe (`in_flow`: inside `{}` or `[]`), else double-quoted."""
    pattern = _PLAIN if in_flow else _PLAIN_BLOCK
    if (
        pattern.fullmatch(text)
        and _is_printable(text)
        and text[-1] not in " :"
        and not _TYPED.fullmatch(text)
    ):
        return text
    return _quoted(text)


def string(text: str, *, in_flow: bool = False) -> str:
    """The text on one line, quoted also where a reader of typed YAML would make a number or date of it."""
    first = text[:1]
    return _quoted(text) if first.isdigit() or first == "-" else scalar(text, in_flow=in_flow)


def flow(raw: Raw, one_line: Callable[..., str] = scalar) -> str:
    """The value on one line: `{family: Brown, given: Tom}`, `[one, two]`."""
    if isinstance(raw, str):
        return one_line(raw, in_flow=True)
    if isinstance(raw, Mapping):
        members = [f"{one_line(key, in_flow=True)}: {flow(value, one_line)}" for key, value in raw.items()]
        return "{" + ", ".join(members) + "}"
    return "[" + ", ".join([flow(item, one_line) for item in raw]) + "]"


def text_lines(head: str, text: str, indent: str, one_line: Callable[[str], str] = scalar) -> list[str]:
    """A text field: on one line where it fits, folded where it is a long paragraph."""
    if len(head) + 1 + len(text) > _WIDTH and _FOLDABLE.fullmatch(text) and _is_printable(text):
        return [f"{head} >-", *_folded(text, indent + "  ")]
    if "\n" in text and _is_literal_block(text):
        lines = text.split("\n")
        return [f"{head} |-", *(f"{indent}  {line}" if line else "" for line in lines)]
    return [f"{head} {one_line(text)}"]


def _folded(text: str, indent: str) -> list[str]:
    """The words in lines of at most `_WIDTH`, as textwrap cuts them, at a thirtieth of the cost."""
    width = _WIDTH - len(indent)
    lines: list[str] = []
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut < 0:
            cut = text.find(" ", start + width + 1)  # a word that is longer than a line
            if cut < 0:
                break
        lines.append(indent + text[start:cut])
        start = cut + 1
    return [*lines, indent + text[start:]]


def _is_literal_block(text: str) -> bool:
    """Whether `|-` keeps every character: no odd white space at the edges, nothing unprintable."""
    lines = text.split("\n")
    edges_hold = bool(lines[0].strip()) and bool(lines[-1].strip()) and not lines[0].startswith(" ")
    return edges_hold and all(line == line.rstrip() and _is_printable(line) for line in lines)


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if _is_printable(quoted) else "".join(c if _is_printable(c) else _escape(c) for c in quoted)


def _is_printable(text: str) -> bool:
    """Whether the text is seen as it is; a no-break space counts as seen, as it is common in prose."""
    return text.isprintable() or text.replace("\xa0", " ").isprintable()


def _escape(character: str) -> str:
    number = ord(character)
    return (
        f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}"
    )
