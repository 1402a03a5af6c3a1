"""Markdown of pandoc, Quarto and R Markdown: its citations, its header, and the files that it includes.

Citations are read by `lists.reading`, as those that are rendered are. Cross references are none: in Quarto those whose
names begin as it has them (quarto.org, "Cross References"), elsewhere those of which the text makes the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from bibkit.cited.events import (
    EVERYTHING,
    REFERENCE,
    Asking,
    CitedKey,
    CitingEvent,
    MadeLabel,
    NamedBibliography,
    NamedPart,
    OwnWork,
    ReadCited,
)
from bibkit.lists.reading.blocks import blocks_of
from bibkit.lists.reading.citations import cited_keys
from bibkit.lists.reading.cite import key_of
from bibkit.lists.reading.inline import inline_of
from bibkit.source import Source, SourceSpan

_HEADER = re.compile(r"^---[ \t]*\r?\n(?![ \t]*\r?\n)(.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)
_SAYS_SOMETHING = re.compile(r"^(?:nocite|bibliography|references|crossref)\s*:", re.MULTILINE)
_LABEL = re.compile(r"\{#((?:fig|tbl|tab|sec|eq|lst|thm|lem|def|alg)[:-][\w:.-]+)", re.IGNORECASE)
_OPTION_LABEL = re.compile(r"^#\|[ \t]*label:[ \t]*(\S+)", re.MULTILINE)
_INCLUDE = re.compile(r"\{\{<[ \t]*include[ \t]+(?:\"([^\"\n]+)\"|(\S+))[ \t]*>\}\}")
_CHUNK = re.compile(
    r"^[ \t]*(?:`{3,}|~{3,})[ \t]*\{[^\n}]*\bchild[ \t]*=[ \t]*([^\n}]*)|^#\|[ \t]*child:[ \t]*(.*)$",
    re.MULTILINE,
)
_QUOTED = re.compile(r"[\"']([^\"'\n]+)[\"']")
_NOT_BLANK = re.compile(r"[^\r\n]")
_CROSS_REFERENCE = re.compile(
    r"(?:fig|tbl|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)-", re.IGNORECASE
)
BIBLIOGRAPHY_ENDINGS = ("", ".bib")
PROJECT = "_quarto"


def reader(_asking: Asking) -> ReadCited:
    """Reads pandoc's Markdown."""
    return partial(_read, is_quarto=False)


def quarto(asking: Asking) -> ReadCited:
    """Reads Quarto and R Markdown; what is asked for alone has the bibliographies of its project."""
    return partial(_read, is_quarto=True, is_alone=asking.name != PROJECT)


def _read(source: Source, *, is_quarto: bool, is_alone: bool = False) -> Iterator[CitingEvent]:
    text = source.text
    found: list[tuple[int, CitingEvent]] = []
    if is_alone:
        at = SourceSpan(source, 0, 0)
        found += [(0, NamedPart(f"{way}{PROJECT}.yml", at, is_optional=True)) for way in ("", "../")]
    own_kinds: set[str] = set()
    heads = headers(text)
    for header in heads:
        found += [(header.start(), event) for event in _of_header(source, header, own_kinds)]
    text = without(heads, text)
    for key, start, end in cited_keys(text):
        kind = key.partition("-")[0]
        if not (is_quarto and (_CROSS_REFERENCE.match(key) or kind in own_kinds)):
            found.append((start, CitedKey(key, SourceSpan(source, start, end), REFERENCE)))
    found += [(match.start(), MadeLabel(match[1])) for match in _LABEL.finditer(text)]
    found += [(match.start(), MadeLabel(match[1])) for match in _OPTION_LABEL.finditer(text)]
    found += _parts(source, text)
    found.sort(key=lambda pair: pair[0])
    for _, event in found:
        yield event


def without(heads: Iterable[re.Match[str]], text: str) -> str:
    """The text with blanks in the place of its metadata."""
    for header in heads:
        text = text[: header.start()] + _NOT_BLANK.sub(" ", header[0]) + text[header.end() :]
    return text


def headers(text: str) -> list[re.Match[str]]:
    """The metadata of a text, as YAML in the first group: at its beginning, or where it says what is asked here."""
    first = _HEADER.match(text.lstrip("\ufeff"))
    if "\n---" not in text:
        return [first] if first else []
    code = blocks_of(text).code
    later = [
        match
        for match in _HEADER.finditer(text, first.end() if first else 0)
        if _SAYS_SOMETHING.search(match[1])
        and text[: match.start()].rstrip(" \t").endswith("\n\n")
        and not any(start <= match.start() < end for start, end in code)
    ]
    return [first, *later] if first else later


def _of_header(source: Source, header: re.Match[str], own_kinds: set[str]) -> Iterator[CitingEvent]:
    from bibkit.syntax.yaml.scalars import placed_texts  # PyYAML: for those that have a header

    shift = header.start(1)
    for path, value, place in placed_texts(Source(header[1])):
        start, end = place.start + shift, place.end + shift
        at = SourceSpan(source, start, end)
        if path[0] == "bibliography":
            yield NamedBibliography(value, at, BIBLIOGRAPHY_ENDINGS)
        elif path[0] == "references":
            if path[-1] == "id":
                yield OwnWork(value)
        elif path[0] == "crossref":
            if path[-1] == "key":
                own_kinds.add(value)
        else:
            yield from nocite(source, value if path[0] == "nocite" else "", start, end)


def nocite(source: Source, value: str, start: int, end: int) -> Iterator[CitedKey]:
    """The keys of a text of metadata that stands there; its value, where it may ask for everything (`@*`)."""
    if re.search(r"@\*", value):
        yield CitedKey(EVERYTHING, SourceSpan(source, start, end), REFERENCE)
    raw = source.text[start:end]
    for token in inline_of(raw, ()).tokens:
        if token.kind == "key":
            key, _ = key_of(raw[token.start : token.end])
            begin = start + raw.index(key, token.start)
            yield CitedKey(key, SourceSpan(source, begin, begin + len(key)), REFERENCE)


def _parts(source: Source, text: str) -> Iterator[tuple[int, CitingEvent]]:
    code = blocks_of(text).code if "{{<" in text else []
    for match in _INCLUDE.finditer(text):
        if not any(start <= match.start() < end for start, end in code):
            place = SourceSpan(source, *match.span())
            yield match.start(), NamedPart(match[1] or match[2], place, moves=True)
    if "child" not in text:
        return
    for match in _CHUNK.finditer(text):
        names = _QUOTED.findall(match[1] or match[2]) or ([match[2].strip()] if match[2] else [])
        for name in names:
            yield match.start(), NamedPart(name, SourceSpan(source, *match.span()), moves=True)
