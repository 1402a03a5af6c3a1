"""AsciiDoc with asciidoctor-bibtex (its README): `cite:[key(12-14), other]`, `citenp:[key]`, `:bibtex-file:`.

Listing, literal, passthrough and comment blocks cite nothing (docs.asciidoctor.org, "Delimited Blocks").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.cited.events import Asking, CitedKey, CitingEvent, NamedBibliography, NamedPart, ReadCited
from bibkit.cited.kinds.lines import lines_of
from bibkit.source import Source, SourceSpan

_MACRO = re.compile(r"`\+.*?\+`|(?<!\w)(?P<name>cite|citenp|fullcite|nocite|bibitem):\[(?P<keys>[^\[\]]*+)\]")
_KEY = re.compile(r"\([^()]*+\)|([^\s,()]+)")
_FENCE = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})(?P<rest>.*)")
_INCLUDE = re.compile(r"include::([^\[\]]+)\[")
_FILE = re.compile(r":bibtex-file:\s*(\S+)")


def reader(_asking: Asking) -> ReadCited:
    """Reads AsciiDoc."""
    return _read


def _read(source: Source) -> Iterator[CitingEvent]:
    fence = ""
    for line in lines_of(source.text):
        body = line.text.rstrip()
        match = _FENCE.fullmatch(body)
        if match and (not match["rest"] or match[1][0] == "`"):
            if not fence:
                fence = match[1]
            elif match[1] == fence:
                fence = ""
            continue
        if fence or body.startswith("//"):
            continue
        place = SourceSpan(source, line.start, line.start + len(body))
        if include := _INCLUDE.match(body):
            yield NamedPart(include[1], place, moves=True, is_optional="{" in include[1])
        elif file := _FILE.match(body):
            yield NamedBibliography(file[1], place, ("", ".bib"))
        else:
            for macro in _MACRO.finditer(body):
                if macro["name"]:
                    shift = line.start + macro.start("keys")
                    for key in _KEY.finditer(macro["keys"]):
                        if key[1]:
                            at = SourceSpan(source, shift + key.start(1), shift + key.end(1))
                            yield CitedKey(key[1], at, f"{macro['name']}:")
