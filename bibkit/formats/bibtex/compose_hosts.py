"""Which field of an entry holds what published a work, or what it stands in: the types of entries differ in that."""

from __future__ import annotations

import re
from collections.abc import Collection

from bibkit.formats.bibtex.entry import EntryDraft, own_name, report_written_as
from bibkit.formats.bibtex.entry_type import ARTICLES, PARTS, SITES, has_eprint

_ARXIV = re.compile("arxiv|corr|computing research", re.IGNORECASE)
_WAY = "give the record its `arxiv` number, and no journal"
_CONTAINERS = ("booktitle", "journal", "journaltitle")
_PUBLISHERS = ("institution", "organization", "school")


def container_field(entry: EntryDraft) -> str:
    """The field for the title of what a part stands in."""
    kind = entry.record.type
    own = own_name(entry.record, "container-title")
    if (kind in ARTICLES and entry.type != "misc") or (kind == "document" and own.startswith("journal")):
        target = entry.dialect.journal
    elif own and not entry.dialect.is_classic and kind not in PARTS:
        # As styles for laws and cases have it.
        target = own if own == "howpublished" else entry.dialect.journal
    elif entry.type == "online" and kind != "article":
        target = "organization"
    elif entry.type == "misc" and (kind in ARTICLES or kind in PARTS or kind in SITES):
        target = "howpublished"
    elif kind in ("book", "classic") and "title" in entry.record.values:
        target = "maintitle"  # the whole of which it is a volume
    else:
        target = "booktitle"
    return target


def publisher_field(entry: EntryDraft) -> str:
    """The field for the publisher, the school or the institution."""
    kind = entry.record.type
    if kind == "thesis":
        target = entry.dialect.school
    elif kind in ("report", "standard") and entry.type != "misc":
        target = "organization" if entry.type in ("manual", "standard") else "institution"
    elif kind == "article" and not has_eprint(entry.record):
        # The repository, which an eprint would name: where styles print it.
        target = {"misc": "howpublished", "online": "organization"}.get(entry.type, "publisher")
    else:
        target = "publisher"
    own = own_name(entry.record, "publisher")
    if (own == "publisher" and not entry.dialect.is_classic) or (
        own in _PUBLISHERS and target == "publisher" and kind != "article"
    ):
        target = entry.dialect.school if own == "school" else own
    return target


def howpublished_means(kind: str, names: Collection[str]) -> str:
    """Which field of a record of that type the `howpublished` is of an entry that has fields of these names."""
    if kind == "article" and "publisher" not in names:
        return "publisher"
    is_held = kind in ARTICLES or kind in PARTS or kind in SITES
    return "container-title" if is_held and not any(name in names for name in _CONTAINERS) else "medium"


def report_places(entry: EntryDraft) -> None:
    """Note which fields stand where readers will take them for another one."""
    kind, fields = entry.record.type, entry.fields
    # Where another field names what holds the work.
    is_held = (kind in SITES and "organization" in fields) or (kind in ARTICLES and "shortjournal" in fields)
    for target, name, meant in (
        ("howpublished", "medium", "howpublished" if is_held else howpublished_means(kind, fields)),
        ("shortjournal", "container-title-short", _short_means(fields)),
    ):
        if meant != name and target in fields and entry.sources.get(target) == name:
            report_written_as(entry, name, meant)


def _short_means(names: Collection[str]) -> str:
    has_journal = "journal" in names or "journaltitle" in names
    return "container-title-short" if has_journal else "container-title"


def report_arxiv_journal(entry: EntryDraft, name: str) -> None:
    """Note a journal that readers will take for the number of an eprint, or for arXiv itself."""
    tex = entry.fields[entry.dialect.journal]
    if not _ARXIV.search(tex):
        return
    from bibkit.formats.bibtex.read_eprints import WITH_JOURNAL, behind_arxiv  # for few records

    if entry.record.type in WITH_JOURNAL and (rest := behind_arxiv(tex[1:-1])) is not None:
        report_written_as(entry, name, "arxiv" if rest else "publisher")
        if entry.record.type != "article":
            entry.lose("BK703", "type", "What has arXiv for its journal is read as article", _WAY)
