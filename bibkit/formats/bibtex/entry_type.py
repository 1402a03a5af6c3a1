"""The entry type of a record, and `entrysubtype` (biblatex manual, 2.2.3) where it says less than the CSL type."""

from __future__ import annotations

import re

from bibkit.formats.bibtex.dialect import OWN_TYPES, OWN_TYPES_OF_STYLES, SUBTYPE, Dialect
from bibkit.formats.bibtex.entry import EntryDraft
from bibkit.model.record import Record

_HEAD = re.compile(r"@[ \t]*([A-Za-z][^\s{(]*)")
ARTICLES = frozenset(
    ["article-journal", "article-magazine", "article-newspaper", "review", "review-book", "periodical"]
)
SITES = frozenset(["webpage", "post", "post-weblog"])
PARTS = frozenset(["chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"])


def entry_type(entry: EntryDraft, preprint: str) -> str:
    """The entry type for the draft's record; sets the fields that go with it. `preprint` as for `compose`."""
    record, dialect = entry.record, entry.dialect
    kind = record.type
    written, is_whole = dialect.types.get(kind, ("misc", False))
    has_container = "container-title" in record.values
    if kind == "article":
        return _preprint_type(entry, preprint)
    if kind == "thesis" and dialect.is_classic:
        genre = record.text("genre").casefold()
        is_whole = bool(genre)  # @phdthesis alone would say more than the record
        written = (
            "mastersthesis" if re.search(r"master|magister|diplom|bachelor|m\.?sc|b\.?sc", genre) else written
        )
    elif kind == "report" and record.text("genre").casefold() == "manual":
        return "manual"
    elif kind == "report" and dialect.is_classic:
        is_whole = "genre" in record.values  # for @techreport alone BibTeX prints "Technical Report"
    elif kind == "book" and record.text("genre").casefold() == "proceedings":
        return "proceedings"
    elif kind == "chapter" and "container-author" in record.values:
        written = "inbook" if not dialect.is_classic else written
    elif (
        kind != "periodical"
        and (kind in ARTICLES or kind in PARTS)
        and not has_container
        and has_eprint(record)
    ):
        written, is_whole = "misc", False  # not out yet: an @article without its journal prints no eprint
    elif kind == "chapter" and not has_container and _own_name(record) != "incollection":
        written = "inbook"  # its title is that of the book (BibTeXing, 3.1)
    if own := own_type(record, dialect):
        source = record.source
        if (
            own != "set"
            and source is not None
            and source.extra.get(SUBTYPE) == kind
            and not dialect.is_classic
        ):
            entry.fields["entrysubtype"] = f"{{{kind}}}"
    elif not is_whole:
        _subtype(entry, kind, written)
    elif (has_eprint(record) or is_doi_of_arxiv(record)) and (
        kind in ("document", "manuscript", "webpage") or (kind == "article-journal" and not has_container)
    ):
        entry.fields["entrysubtype"] = f"{{{kind}}}"  # else its eprint makes a preprint of it
    return written


def own_type(record: Record, dialect: Dialect) -> str:
    """The type that the entry had in the .bib file that the record came from, where it is to have that again.

    A type that nobody knows is that of a style; no other type would say it.
    """
    source, name = record.source, _own_name(record)
    if source is None or not name:
        return ""
    if name == "set":
        return "" if dialect.is_classic or "entryset" not in source.extra else name
    if record.type == "article" and has_eprint(record):
        return ""
    if record.extra.get("entrytype") == name and name not in OWN_TYPES:
        return name
    if source.extra.get(SUBTYPE) == record.type and not dialect.is_classic:
        return name
    if OWN_TYPES.get(name) != record.type or (dialect.is_classic and name not in OWN_TYPES_OF_STYLES):
        return ""
    return name


def _own_name(record: Record) -> str:
    """The type that the entry had in the .bib file that the record came from; empty where it came from elsewhere."""
    head = _HEAD.match(record.source.raw[0]) if record.source and record.source.raw else None
    return head[1].lower() if head else ""


def number_means(kind: str) -> str:
    """Which field of a record of that type the `number` of an entry is."""
    return "issue" if kind in ARTICLES else "collection-number" if kind in (*PARTS, "book") else "number"


def has_eprint(record: Record) -> bool:
    """Whether the record names its eprint."""
    return "arxiv" in record.values or "eprint" in record.values


def is_doi_of_arxiv(record: Record) -> bool:
    """Whether the record has the DOI of an arXiv paper, which says its number to readers of .bib files."""
    return record.text("DOI").casefold().startswith("10.48550/arxiv.")


def _preprint_type(entry: EntryDraft, preprint: str) -> str:
    record, dialect = entry.record, entry.dialect
    has_place = any(name in record.values for name in ("arxiv", "eprint", "DOI", "URL"))
    if not dialect.is_classic:
        written = "online" if has_place else "misc"
    elif entry.stamp:
        written = entry.stamp["entrytype"]
    else:
        written = preprint
        stamp = f"arXiv:{record.arxiv.id}" if record.arxiv else ""
        if preprint == "unpublished":
            entry.fields["note"] = f"{{{stamp or 'Preprint'}}}"
        elif preprint == "techreport":
            entry.fields["institution"] = f"{{{'arXiv' if stamp else 'Preprint'}}}"
            if stamp:
                entry.fields["type"] = "{Preprint}"
                entry.fields["number"] = f"{{{stamp}}}"
    if not has_eprint(record) or "medium" in record.values:
        # An eprint says it already, unless something says how the work was published.
        entry.fields["entrysubtype"] = "{article}"
    return written


def _subtype(entry: EntryDraft, kind: str, written: str) -> None:
    if kind in ("article-magazine", "article-newspaper") and written == "article":
        entry.fields["entrysubtype"] = f"{{{kind.removeprefix('article-')}}}"
    else:
        entry.fields["entrysubtype"] = f"{{{kind}}}"
        if kind in ("thesis", "report"):
            return
        entry.lose(
            "BK703",
            "type",
            f"{entry.dialect.title} has no type for {kind}; it is written as @{written}",
            "the type is kept in `entrysubtype`, which styles do not print",
        )
