"""reStructuredText with sphinxcontrib-bibtex (its manual, "Usage"): `:cite:p:`, `:footcite:t:`, `.. bibliography::`.

Literal blocks, code and comments cite nothing (docutils, "reStructuredText Markup Specification").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.cited.events import (
    EVERYTHING,
    Asking,
    CitedKey,
    CitingEvent,
    NamedBibliography,
    NamedPart,
    ReadCited,
)
from bibkit.cited.kinds.lines import TextLine, lines_of
from bibkit.source import Source, SourceSpan

_ROLE = re.compile(r"``.*?``|:((?:foot)?cite(?::[a-z]+)?|nocite):`([^`]*+)`", re.DOTALL)
_KEYS = re.compile(r"\{[^{}]*+\}|([^\s,{}]+)")
_DIRECTIVE = re.compile(r"\.\.[ \t]+([\w:.-]+)::[ \t]*(.*)")
_COMMENT = re.compile(r"\.\.(?:[ \t]+(?!\[|_|\|)|$)")
_CODE = frozenset(
    "code code-block sourcecode highlight literalinclude parsed-literal raw math productionlist doctest".split()
)
_PARAGRAPH_LINES = 200


def reader(_asking: Asking) -> ReadCited:
    """Reads reStructuredText."""
    return _read


def _read(source: Source) -> Iterator[CitingEvent]:
    paragraph: list[TextLine] = []
    hidden_above = -1  # lines with more blanks before them are hidden
    directive, directive_indent = "", 0
    for line in lines_of(source.text):
        if not line.text.strip():
            yield from _cites(source, paragraph)
            paragraph = []
            continue
        if hidden_above >= 0:
            if line.indent > hidden_above:
                continue
            hidden_above = -1
        if directive and line.indent > directive_indent:
            yield from _in_directive(source, directive, line)
            continue
        directive = ""
        body = line.text.strip()
        if match := _DIRECTIVE.match(body):
            yield from _cites(source, paragraph)
            paragraph = []
            name = match[1]
            if name in _CODE:
                hidden_above = line.indent
            elif name in ("bibliography", "footbibliography", "toctree"):
                directive, directive_indent = name, line.indent
            yield from _of_directive(source, name, match[2], line)
            if name in ("bibliography", "footbibliography", "toctree", "include") or name in _CODE:
                continue
        elif _COMMENT.match(body):
            hidden_above = line.indent
            continue
        paragraph.append(line)
        if body.endswith("::") and not _DIRECTIVE.match(body):
            yield from _cites(source, paragraph)
            paragraph = []
            hidden_above = line.indent
        elif len(paragraph) > _PARAGRAPH_LINES:
            yield from _cites(source, paragraph)
            paragraph = []
    yield from _cites(source, paragraph)


def _cites(source: Source, paragraph: list[TextLine]) -> Iterator[CitingEvent]:
    """The roles of a paragraph, which may go over several lines."""
    if not paragraph:
        return
    start = paragraph[0].start
    end = paragraph[-1].start + len(paragraph[-1].text)
    for role in _ROLE.finditer(source.text, start, end):
        if role[1]:
            for key in _KEYS.finditer(source.text, *role.span(2)):
                if key[1]:
                    yield CitedKey(key[1], SourceSpan(source, *key.span(1)), f":{role[1]}:")


def _of_directive(source: Source, name: str, value: str, line: TextLine) -> Iterator[CitingEvent]:
    place = SourceSpan(source, line.start + line.indent, line.start + len(line.text))
    if name == "include" and value:
        yield NamedPart(value.strip(), place, moves=True)
    elif name == "bibliography":
        for file in value.split():
            yield NamedBibliography(file, place)


def _in_directive(source: Source, directive: str, line: TextLine) -> Iterator[CitingEvent]:
    body = line.text.strip()
    start = line.start + line.indent
    place = SourceSpan(source, start, start + len(body))
    if directive == "toctree":
        if not body.startswith(":") and "*" not in body and "://" not in body and body != "self":
            name = body[body.rindex("<") + 1 : -1] if body.endswith(">") and "<" in body else body
            yield NamedPart(name.lstrip("/"), place, (".rst", ".md", ""), moves=True, is_optional=True)
    elif body.startswith(":all:"):
        yield CitedKey(EVERYTHING, place, directive)
    elif not body.startswith(":") and directive == "bibliography":
        for key in _KEYS.finditer(
            source.text, start, start + len(body)
        ):  # works that are listed without being cited
            if key[1]:
                yield CitedKey(key[1], SourceSpan(source, *key.span(1)), directive)
