"""The `bibtex` format: classic BibTeX, 7-bit, for every .bst.

Records go out in ASCII, letters of a .bib as it had them; preprints as arXiv itself writes them, `@misc` with `eprint`,
`archiveprefix` and `primaryclass`. The standard styles print no eprint, so that `howpublished` says the number, too,
where nothing else stands there and no field of the source did; `-O preprint=unpublished` and `-O preprint=techreport`
say it in `note` and `number`. Fields that the styles do not know (`doi`, `abstract`) are ignored by them
(BibTeXing, section 3.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bibkit.formats.bibtex.dialect import CLASSIC
from bibkit.formats.bibtex.options import ALIASES, CLASSIC_ENCODING, MONTH, PREPRINT, SHAPING, bib_options
from bibkit.formats.bibtex.presets import CLASSIC_PRESETS, preset_option
from bibkit.formats.bibtex.reader import READER, preserve, read, tidy
from bibkit.formats.bibtex.write import write_entries
from bibkit.formats.format import About, Format, Options
from bibkit.formats.own_tags import TAGS, with_tags
from bibkit.formats.written import Lose
from bibkit.model.record import Record


def write(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as a .bib file in ASCII."""
    return write_entries(with_tags(records, options), CLASSIC, lose, bib_options(options))


FORMAT = Format(
    "bibtex",
    "BibTeX",
    write=write,
    read=partial(read, format_name="bibtex"),
    options=(
        preset_option(CLASSIC_PRESETS),
        PREPRINT,
        CLASSIC_ENCODING,
        ALIASES,
        MONTH,
        *SHAPING,
        TAGS,
        READER,
    ),
    presets=CLASSIC_PRESETS,
    preserve=partial(preserve, format_name="bibtex"),
    tidy=tidy,
    about=About(
        specification="BibTeX 0.99d (btxdoc), with the fields that styles of CTAN have added",
        address="https://ctan.org/pkg/bibtex",
        reads="entries, @string, @preamble of macros, crossref, comments; TeX as the text that it prints",
        writes="7-bit TeX for every style, or UTF-8; or the file with its own form kept",
        told_by="`@article{` or another entry at the beginning of a line",
        losses=(
            "the ORCID and the marks of names",
            "days, seasons, and all of an interval but what classic styles print",
            "characters that TeX can't print in its default encoding",
            "keys with characters that BibTeX does not take",
        ),
    ),
)
