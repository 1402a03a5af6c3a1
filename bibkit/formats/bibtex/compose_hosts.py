"""Which field of an entry holds what published a work, or what it stands in: the types of entries differ in that."""

from __future__ import annotations

from bibkit.formats.bibtex.entry import EntryDraft, own_name
from bibkit.formats.bibtex.entry_type import ARTICLES, PARTS, SITES, has_eprint

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
    elif kind == "book" and "title" in entry.record.values:
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
