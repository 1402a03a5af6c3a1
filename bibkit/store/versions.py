"""A version of a work as a record of its own: what it has itself, and of the work's what all versions share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bibkit.model.fields import NAME_FIELDS
from bibkit.model.record import Record
from bibkit.model.work_versions import PREPRINT, PUBLISHED
from bibkit.store.structure import structure

# What is said of a work and not of where and when one version of it came out.
SHARED = frozenset(
    (
        "title",
        "title-short",
        *NAME_FIELDS,
        "incomplete",
        "language",
        "keyword",
        "abstract",
        "annote",
        "summary",
        "notes",
        "tags",
        "links",
        "ignore",
        "source",
    )
)


def version_of(record: Record, name: str) -> Record | None:
    """The version of a record with that name, under the key "key@name"; None where it has none.

    "v2" is also the version with that number on arXiv, and "published" or "preprint" the record itself where the
    other is among its versions.
    """
    for known, parts in record.versions:
        if known != name and not (
            name[1:].isdigit() and name[0] == "v" and _has_number(record, known, int(name[1:]))
        ):
            continue
        version, _ = structure({"type": record.type, **parts}, record.key)
        if version is None:
            return None
        shared = {field: value for field, value in record.values.items() if field in SHARED}
        if "author" in version.values and "incomplete" not in version.values:
            shared.pop("incomplete", None)
        return replace(version, key=f"{record.key}@{name}", values={**shared, **version.values})
    names = {known for known, _ in record.versions}
    if (name, *names) in ((PUBLISHED, PREPRINT), (PREPRINT, PUBLISHED)):
        return record
    return None


def versions_by_key(records: Iterable[Record]) -> dict[str, Record]:
    """The versions of the records under the keys by which they are cited: "doe2020@preprint", "doe2020@v2".

    No key has an @ in it, so that none of these is a record's.
    """
    found: dict[str, Record] = {}
    for record in records:
        if "versions" not in record.values:
            continue
        names = [name for name, _ in record.versions] + [PREPRINT, PUBLISHED]
        versions = {name: version_of(record, name) for name in names}
        for version in [*versions.values()]:
            if version is not None and version.arxiv is not None and version.arxiv.version:
                name = f"v{version.arxiv.version}"
                versions[name] = version_of(record, name)
        for key in (record.key, *record.list("aliases")):
            found |= {f"{key}@{name}": one for name, one in versions.items() if one is not None}
    return found


def _has_number(record: Record, name: str, number: int) -> bool:
    parts = dict(record.versions)[name]
    version, _ = structure({"type": record.type, **parts}, record.key)
    return version is not None and version.arxiv is not None and version.arxiv.version == number


def preferred(record: Record, name: str) -> Record:
    """The version with that name in the place of the record, under its key; the record where there is none."""
    version = version_of(record, name)
    return record if version is None else replace(version, key=record.key)
