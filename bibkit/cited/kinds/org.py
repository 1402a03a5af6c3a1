"""Org: its own citations (`[cite/t:see @key p. 5;@other]`), links of org-ref (`cite:a,b`, `citep:&a`), bibliographies.

Blocks of code and examples, comments, `=verbatim=`, `~code~` and trees that are not exported cite nothing (Org manual,
"Citation handling", "Literal Examples", "Comment Lines", "Export Settings"). org-ref 3 is as its manual has it.
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

_INLINE = re.compile(
    r"""\[cite(?P<style>/[\w/-]*)?:(?P<own>[^\[\]@]*+@[^\[\]]*+)\]
      | (?P<start>^|[\s(\[{'"])(?P<mark>[=~])\S[^\n]{0,200}?(?P=mark)(?=$|[\s)\]}'".,;:!?-])
      | (?<![\w/])(?P<link>(?:no|foot|full|paren|text|auto|smart|super)?[cC]ite[a-zA-Z]*\*?):
        (?P<keys>&?[^\s\[\](){}<>;,]+(?:[,;]\s?[^\s\[\](){}<>;,]+)*)
      | (?<![\w/])bibliography:(?P<files>[^\s\[\]]+)""",
    re.VERBOSE | re.MULTILINE,
)
_KEY = re.compile(r"@([^\s;,\[\]@]+)")
_BEGIN = re.compile(r"[ \t]*#\+begin_(src|example|comment|export)\b", re.IGNORECASE)
_KEYWORD = re.compile(r'[ \t]*#\+(bibliography|include|setupfile):[ \t]*(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_HEADING = re.compile(r"(\*+)[ \t]+(.*)")
_TAGS = re.compile(r":([\w@#%:]+):[ \t]*$")
_END = ".,:;!?'\")-"


def reader(_asking: Asking) -> ReadCited:
    """Reads Org."""
    return _read


def _read(source: Source) -> Iterator[CitingEvent]:
    ended_by = ""
    hidden_level = 0
    start = -1  # of the lines that are read together, as a citation may go over several
    for line in lines_of(source.text):
        heading = _HEADING.match(line.text)
        if heading and not ended_by and (not hidden_level or len(heading[1]) <= hidden_level):
            tags = _TAGS.search(heading[2])
            is_hidden = heading[2].startswith("COMMENT ") or (tags and "noexport" in tags[1].split(":"))
            hidden_level = len(heading[1]) if is_hidden else 0
        begins = None if ended_by else _BEGIN.match(line.text)
        keyword = _KEYWORD.match(line.text)
        is_text = not (ended_by or begins or hidden_level or _is_comment(line)) and not keyword
        if is_text and start < 0:
            start = line.start
        if (not is_text or not line.text.strip()) and start >= 0:
            yield from _cites(source, start, line.start)
            start = -1
        if begins:
            ended_by = f"#+end_{begins[1].lower()}"
        elif ended_by and line.text.strip().lower().startswith(ended_by):
            ended_by = ""
        elif keyword and not ended_by and not hidden_level:
            place = SourceSpan(source, line.start, line.start + len(line.text))
            yield from _of_keyword(keyword, place)
    if start >= 0:
        yield from _cites(source, start, len(source.text))


def _is_comment(line: TextLine) -> bool:
    body = line.text.strip()
    return body in ("#", ":") or body.startswith(("# ", ": "))


def _of_keyword(keyword: re.Match[str], place: SourceSpan) -> Iterator[CitingEvent]:
    value = keyword[2] or keyword[3]
    if keyword[1].lower() == "bibliography":
        yield NamedBibliography(value, place, ("", ".bib"))
    else:
        yield NamedPart(value.partition("::")[0], place, moves=True, is_optional=value.startswith("http"))


def _cites(source: Source, start: int, end: int) -> Iterator[CitingEvent]:
    text = source.text
    for match in _INLINE.finditer(text, start, end):
        if match["own"]:
            at = match.start("own")
            for key in _KEY.finditer(text, at, match.end("own")):
                name = key[1].rstrip(_END) or key[1]
                is_all = name == "*" and (match["style"] or "").startswith(("/n", "/nocite"))
                yield CitedKey(
                    EVERYTHING if is_all else name,
                    SourceSpan(source, key.start(1), key.start(1) + len(name)),
                    f"[cite{match['style'] or ''}:",
                )
        elif match["keys"]:
            at = match.start("keys")
            is_third = "&" in match["keys"]  # org-ref 3 marks each key
            for part in re.split(r"[,;]", match["keys"]):
                name = part.strip().removeprefix("&").rstrip(_END)
                if name and (part.strip().startswith("&") or not is_third):
                    begin = text.index(name, at)
                    yield CitedKey(name, SourceSpan(source, begin, begin + len(name)), f"{match['link']}:")
                at += len(part) + 1
        elif match["files"]:
            place = SourceSpan(source, *match.span("files"))
            for file in match["files"].split(","):
                yield NamedBibliography(file, place, ("", ".bib"))
