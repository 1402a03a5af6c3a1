"""Reading .bib files: one reader for both dialects, and the choice of what finds the entries in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bibkit.formats.format import Option, Options, Sourced
from bibkit.source import Source

READER = Option(
    "reader",
    "bibkit",
    ("bibkit", "bibtexparser"),
    "what finds the entries of a file: bibkit's own reader, or the package bibtexparser, for a second opinion",
)


def read(sources: Iterable[Source], options: Options, format_name: str) -> Iterator[Sourced]:
    """The records of .bib files, in whichever dialect their entries are."""
    from bibkit.formats.bibtex.read import read_bib  # only for who reads

    return read_bib(sources, format_name, options.get("reader", READER.default))


def preserve(source: Source, options: Options, untouched: Sequence[int], format_name: str) -> str:
    """The text of a .bib file with what the options change, all else as it was."""
    from bibkit.formats.bibtex.preserve import preserved  # only for who keeps a file

    return preserved(source, options, untouched, is_biblatex=format_name == "biblatex")


def tidy(source: Source, options: Options) -> tuple[str, int]:
    """The text set in order, and how many entries were left alone."""
    from bibkit.formats.bibtex.options import bib_options
    from bibkit.formats.bibtex.tidy import tidied  # only for who wants that

    return tidied(source.text, bib_options(options))
