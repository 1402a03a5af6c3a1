"""Eprints of records as fields: those for eprints, or those in which the entry had the number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bibkit.formats.bibtex.dialect import STAMP
from bibkit.formats.bibtex.entry import EntryDraft, report_written_as
from bibkit.formats.bibtex.held import CLASSES, harmless
from bibkit.model.ident import ArxivId
from bibkit.model.record import Record

# The fields that may have said the number, and which field of a record stands in each.
_STAMPED = {
    "note": "note", "howpublished": "medium", "number": "number", "journal": "container-title", "volume": "volume",
    "pages": "page", "eid": "number", "series": "collection-title", "type": "genre",
    "institution": "publisher",
}  # fmt: skip
_ENTRY_TYPES = frozenset("article booklet inproceedings manual misc techreport unpublished".split())


def stamp_of(entry: EntryDraft) -> dict[str, str]:
    """The fields that said the number of the record's eprint in classic BibTeX, and `entrytype`.

    Empty where it stood in `eprint`, where it is another number by now, or where something else needs those fields.
    """
    record = entry.record
    said = record.source.extra.get(STAMP) if record.source else None
    arxiv = record.arxiv
    if arxiv is None or not isinstance(said, Mapping) or not entry.dialect.is_classic:
        return {}
    stamp = {
        name: tex for name, tex in said.items() if isinstance(tex, str) and name in (*_STAMPED, "entrytype")
    }
    written = {name: harmless(entry, tex) for name, tex in stamp.items()}
    is_free = not any(_STAMPED.get(name) in record.values for name in written)
    # Beside `journal={CoRR}` the number may stand in the DOI alone.
    is_said = (
        "eprint" in said
        or _is_said(arxiv.id, written.values())
        or ("journal" in said and _has_doi(record, arxiv))
    )
    if not (is_free and is_said and all(written.values())):
        return {}
    kind = written.get("entrytype", "")
    return {**written, "entrytype": kind if kind in _ENTRY_TYPES else "misc"}


def _is_said(number: str, said: Iterable[str]) -> bool:
    """Whether fields have a number of arXiv, or as some programs cut it off, its beginning (`abs/2302.0`)."""
    return any(
        number.rpartition("/")[2] in tex
        or (tex.startswith("abs/") and len(tex) > 8 and number.startswith(tex[4:]))
        for tex in said
    )


def put_printed_number(entry: EntryDraft) -> None:
    """Say arXiv's number where all standard styles of classic BibTeX print it, beside the fields for eprints.

    plain, unsrt, abbrv, alpha, acm, siam and apalike print no eprint, and of an @misc no other number.
    """
    record, fields = entry.record, entry.fields
    arxiv = record.arxiv
    if arxiv is not None and "eprint" in fields and entry.type == "misc" and "howpublished" not in fields:
        fields["howpublished"] = f"{{arXiv:{arxiv}}}"


def report_stamps(entry: EntryDraft) -> None:
    """Note texts that are nothing but a number of arXiv, where readers of the entry take them for that."""
    if "eprint" in entry.fields or entry.dialect.archive in entry.fields or entry.stamp:
        return
    texts = [text for text in entry.fields.values() if "Xiv" in text or "xiv" in text or "CoRR" in text]
    if not texts:
        return
    from bibkit.formats.bibtex.read_eprints import STAMP_FIELDS, stamp_in  # for few records

    for name in (one for one in STAMP_FIELDS if one in entry.fields):
        source = entry.sources.get(name, name)
        if source in entry.record.values and stamp_in(entry.fields[name][1:-1]):
            report_written_as(entry, source, "arxiv")
            if entry.type in ("misc", "unpublished", "online") or (
                entry.type == "article" and entry.dialect.journal not in entry.fields
            ):
                entry.fields.setdefault("entrysubtype", f"{{{entry.record.type}}}")


def _has_doi(record: Record, arxiv: ArxivId) -> bool:
    return record.text("DOI").casefold() == arxiv.doi.casefold()


def put_arxiv(entry: EntryDraft, _name: str) -> None:
    """Write the arXiv identifier; for classic BibTeX where it stood, as its standard styles print no eprint."""
    record, fields, dialect = entry.record, entry.fields, entry.dialect
    arxiv = record.arxiv
    assert arxiv is not None
    said = record.source.extra.get(STAMP) if record.source else None
    has_eprint = not isinstance(said, Mapping) or "eprint" in said
    for name, tex in entry.stamp.items():
        if name != "entrytype":
            entry.put(name, tex, "arxiv")
    if not has_eprint and (entry.stamp or _has_doi(record, arxiv)):
        return
    fields["eprint"] = f"{{{arxiv.versioned}}}"
    fields[dialect.archive] = "{arXiv}" if dialect.is_classic else "{arxiv}"
    if arxiv.primary_class:
        classes = harmless(entry, entry.held.get(CLASSES, ""))
        is_same = re.split(r"[\s,;]", classes.strip("[ "))[0] == arxiv.primary_class
        fields[dialect.archive_class] = f"{{{classes if is_same else arxiv.primary_class}}}"
