"""How text is written, by kind of text and target: the one table of escaping.

A row is a target, a column a kind of text. A function takes text as the record has it and returns text that
the target reads as exactly that; it never fails and never drops a character. To add a target, add a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bibkit.text.escape import bibtex, pandoc, wikitext
from bibkit.text.rich_text import Part, has_markup, segments

Escape: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True, eq=False)
class Escaping:
    """One row of the table; a row is equal to itself only.

    `prose` takes words without markup, `name` one part of a name, `verbatim` an address or a code in which
    every character counts, `identifier` a DOI, arXiv or eprint number, `maths` the inside of `$...$`
    (and returns it with whatever delimits maths in the target). `markup` gives what opens and closes CSL's
    rich text: i, b, sup, sub, sc, nocase; markup that is not there is dropped, its words stay.
    """

    prose: Escape
    name: Escape
    verbatim: Escape
    identifier: Escape
    maths: Escape
    markup: Mapping[str, tuple[str, str]] = field(default_factory=dict)


_TEX_MARKUP = {
    "i": (r"\emph{", "}"),
    "b": (r"\textbf{", "}"),
    "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"),
    "sc": (r"\textsc{", "}"),
    "nocase": ("{", "}"),
}

ESCAPING: dict[str, Escaping] = {
    "bibtex": Escaping(
        bibtex.ascii_prose,
        bibtex.ascii_name,
        bibtex.ascii_url,
        bibtex.ascii_identifier,
        bibtex.ascii_maths,
        _TEX_MARKUP,
    ),
    "bibtex-utf-8": Escaping(
        bibtex.classic_prose,
        bibtex.classic_prose,
        bibtex.ascii_url,
        bibtex.ascii_identifier,
        bibtex.classic_maths,
        _TEX_MARKUP,
    ),
    "biblatex": Escaping(
        bibtex.prose,
        bibtex.name,
        bibtex.url,
        bibtex.identifier,
        bibtex.maths,
        _TEX_MARKUP,
    ),
    "csl-yaml": Escaping(
        pandoc.prose,
        pandoc.prose,
        pandoc.verbatim,
        pandoc.verbatim,
        pandoc.maths,
        pandoc.MARKUP,
    ),
    "wikipedia": Escaping(
        wikitext.prose,
        wikitext.prose,
        wikitext.verbatim,
        wikitext.verbatim,
        wikitext.maths,
        wikitext.MARKUP,
    ),
}


def escape_prose(text: str, escaping: Escaping) -> str:
    """Prose with its maths and rich text, written for one target."""
    if not has_markup(text):
        return escaping.prose(text)
    written = []
    for segment in segments(text):
        if segment.part is Part.TEXT:
            written.append(escaping.prose(segment.text))
        elif segment.part is Part.MATHS:
            written.append(escaping.maths(segment.text))
        else:
            pair = escaping.markup.get(segment.text, ("", ""))
            written.append(pair[segment.part is Part.CLOSE])
    return "".join(written)
