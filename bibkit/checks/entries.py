"""What an entry of a .bib file says in fields that records lack, so that no rule misses what is there."""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.model.record import Record, has_shorthand, is_of_bib


def is_of_unknown_type(record: Record) -> bool:
    """Whether its type is none of BibTeX's or biblatex's, which was told: it may be no work but what controls a style
    (`@IEEEtranBSTCTL`), or a figure.
    """
    return "entrytype" in record.extra and is_of_bib(record)


def says(record: Record, *names: str) -> bool:
    """Whether the entry has a field of one of these names, be it as a macro that is told to be undefined."""
    if record.source is None or not is_of_bib(record):
        return False
    macros = record.source.extra.get("macros")
    return any(record.extra.get(name) or (isinstance(macros, Mapping) and name in macros) for name in names)


def is_of_no_work(record: Record) -> bool:
    """Whether nobody asks for its title, date or authors: of an unknown type, or cited by an abbreviation."""
    return has_shorthand(record) or says(record, "shorthand") or is_of_unknown_type(record)


def is_part_of_entry(record: Record) -> bool:
    """Whether it is part of another entry, of which rules say what is missing, or that it is not there itself."""
    return record.source is not None and is_of_bib(record) and bool(record.source.extra.get("crossref"))
