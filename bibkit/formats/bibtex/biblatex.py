"""The `biblatex` format: BibLaTeX's data model, UTF-8, for biber.

Dates are EDTF (biblatex manual, 2.3.8), preprints `@online` with `eprint`, `eprinttype` and `eprintclass`
(3.14.7), names that the plain form can't say in the extended format (3.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bibkit.formats.bibtex.dialect import BIBLATEX
from bibkit.formats.bibtex.options import BIBLATEX_ENCODING, SHAPING, bib_options
from bibkit.formats.bibtex.presets import BIBLATEX_PRESETS, preset_option
from bibkit.formats.bibtex.reader import READER, preserve, read, tidy
from bibkit.formats.bibtex.write import write_entries
from bibkit.formats.format import About, Format, Options
from bibkit.formats.own_tags import TAGS, with_tags
from bibkit.formats.written import Lose
from bibkit.model.record import Record


def write(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as a .bib file in UTF-8."""
    return write_entries(with_tags(records, options), BIBLATEX, lose, bib_options(options))


FORMAT = Format(
    "biblatex",
    "BibLaTeX",
    write=write,
    read=partial(read, format_name="biblatex"),
    options=(preset_option(BIBLATEX_PRESETS), BIBLATEX_ENCODING, *SHAPING, TAGS, READER),
    presets=BIBLATEX_PRESETS,
    preserve=partial(preserve, format_name="biblatex"),
    tidy=tidy,
    about=About(
        specification="BibLaTeX 3.18 (biblatex manual, 2.1 to 2.4)",
        address="https://ctan.org/pkg/biblatex",
        reads="entries, @string, crossref, xdata, annotations; TeX as the text that it prints",
        writes="UTF-8 or 7-bit TeX for biber; or the file with its own form kept",
        told_by="`@article{` or another entry at the beginning of a line; such a text is read as BibTeX",
        losses=(
            "the ORCID of names",
            "dates in words, and hours in a date",
            "keys with characters that biber does not take",
        ),
    ),
)
