"""What one may want of a .bib: the table of options, and their values as the writers take them.

Each says what is done to an entry as it would stand in a file, whether it is written anew or keeps its form.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.formats.format import Option, Options

_FIELD_NAME = re.compile(r"[^\s,={}\"#%'()]+")
_WIDEST = 16
YES_NO = ("yes", "no")
ALPHABETICAL = "alphabetical"


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list with commas or blanks between them, in lower case."""
    return tuple(text.replace(",", " ").lower().split())


def _fault_of_names(text: str) -> str:
    wrong = next((name for name in names_in(text) if not _FIELD_NAME.fullmatch(name)), "")
    return f"{wrong} is no name of a field" if wrong else ""


def _fault_of_indent(text: str) -> str:
    is_number = text.isascii() and text.isdigit() and len(text) < 3 and int(text) <= _WIDEST
    return "" if is_number or text == "tab" else f"write a number of blanks up to {_WIDEST}, or tab"


PREPRINT = Option(
    "preprint",
    "misc",
    ("misc", "unpublished", "techreport"),
    "entry type of preprints; plain.bst and its kin print the number of arXiv in howpublished, note or number",
)
MONTH = Option(
    "month",
    "macro",
    ("macro", "number", "name"),
    "how a month stands there: may, {5} or {May}; only of a macro each style makes its own word",
    in_place=True,
)


ALIASES = Option(
    "aliases", "none", ("none", "entries"), "other keys of a work, which BibTeX has no place for: named as a loss, or "
    "an entry for each; BibLaTeX has them in ids",
)  # fmt: skip


def _encoding(default: str, choices: tuple[str, ...]) -> Option:
    return Option(
        "encoding", default, choices, "letters beyond ASCII as they are (utf-8), or as commands of TeX where it has "
        "some (ascii); source: each text as its .bib has it, and that of other sources in commands", in_place=True,
    )  # fmt: skip


CLASSIC_ENCODING = _encoding("source", ("source", "utf-8", "ascii"))
BIBLATEX_ENCODING = _encoding("utf-8", ("utf-8", "ascii"))
SHAPING = (
    Option(
        "strings", "expand", ("expand", "keep", "journals"), "macros: written out, but for months; or as the source of "
        "an entry has them, or one for each journal, with their @string", in_place=True,
    ),
    Option(
        "crossref", "flatten", ("flatten", "keep"), "whether a paper has itself what its source has from the entry of "
        "its book, or links to it, where that is written, too", in_place=True,
    ),
    Option(
        "abbreviations", "", (), "journals in the short forms of this file: JSON, as pandoc takes it", "FILE",
        in_place=True,
    ),
    Option(
        "fields", "", (), "only these fields, and what links entries; eprint brings its archive and class along",
        "FIELD,...", _fault_of_names, in_place=True,
    ),
    Option(
        "omit", "", (), "all fields but these, as in abstract,keywords,file; url takes urldate along, and in BibLaTeX "
        "month and day leave date", "FIELD,...", _fault_of_names, in_place=True,
    ),
    Option(
        "url", "always", ("always", "without-doi", "never"), "which entries have their address: not those with a DOI, "
        "which says the same to styles that print it", in_place=True,
    ),
    Option(
        "order", "", (), f"fields in this order, the others behind them; or {ALPHABETICAL}", "FIELD,...",
        _fault_of_names, in_place=True,
    ),
    Option(
        "keycase", "keep", ("keep", "lower", "upper"), "citation keys in small letters or capitals; biber minds the "
        "case of what is cited, so that BibLaTeX has the former key in ids", in_place=True,
    ),
    Option(
        "fieldcase", "lower", ("lower", "upper", "title"), "names of fields and types: author, AUTHOR or Author",
        in_place=True,
    ),
    Option("indent", "2", (), "blanks before each field, or tab", "N", _fault_of_indent, in_place=True),
    Option("align", "yes", YES_NO, "whether the values stand below each other", in_place=True),
)  # fmt: skip


class BibOptions(NamedTuple):
    """The options as the writers take them; empty (or None) leaves a thing as it is."""

    preprint: str = "misc"
    encoding: str = ""
    aliases: str = ""
    strings: str = ""
    crossref: str = ""
    abbreviations: str = ""
    month: str = ""
    fields: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    url: str = ""
    order: tuple[str, ...] = ()
    keycase: str = ""
    fieldcase: str = ""
    indent: str | None = None
    align: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether fields may be left out."""
        return bool(self.fields or self.omit or self.url in ("without-doi", "never"))


def bib_options(options: Options) -> BibOptions:
    """The options as the writers take them; one that is not given leaves a thing as it is."""
    indent = options.get("indent")
    return BibOptions(
        preprint=options.get("preprint", "misc"),
        encoding=options.get("encoding", ""),
        aliases=options.get("aliases", ""),
        strings=options.get("strings", ""),
        crossref=options.get("crossref", ""),
        abbreviations=options.get("abbreviations", ""),
        month=options.get("month", ""),
        fields=names_in(options.get("fields", "")),
        omit=names_in(options.get("omit", "")),
        url=options.get("url", ""),
        order=names_in(options.get("order", "")),
        keycase=options.get("keycase", ""),
        fieldcase=options.get("fieldcase", ""),
        indent=None if indent is None else "\t" if indent == "tab" else " " * int(indent),
        align=options.get("align", ""),
    )
