"""Several records of one work as one: the same whatever order they come in, and nothing of them lost unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bibkit.changes.dedupe.rules import ChosenValue, FieldValue, chosen
from bibkit.model.fields import FIELDS, NAME_FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.provenance_raw import provenance_raw
from bibkit.model.raw import Raw
from bibkit.model.record import Provenance, Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import PREPRINT, WorkVersions
from bibkit.same_work.work import PUBLISHED, ComparedWork
from bibkit.store.raw_fields import raw_fields
from bibkit.store.versions import SHARED

_MERGED = "merged"  # in the source of a record: where the others came from that it was made of, by their keys
_OF_THEIR_OWN = ("source", "aliases", "incomplete", "versions")
# What a version keeps where it says something else than the work; lists such as tags become the work's.
_IN_VERSIONS = ("title", "title-short", *NAME_FIELDS, "language", "abstract")
_VAGUE = ("document", "webpage", "article", "manuscript", "entry")


class Dropped(NamedTuple):
    """A value that a merged record does not have, of which record."""

    key: str
    value: Value | Raw


class MergedField(NamedTuple):
    """A field in which records of one work differ: what it becomes, from which of them, and what is dropped."""

    name: str
    value: Value | Raw
    keys: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    is_doubtful: bool


class Merged(NamedTuple):
    """One record made of several, and the fields in which they differ."""

    record: Record
    fields: tuple[MergedField, ...]


def ranked(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records, the best first: published before preprint, of a telling type, then by how much is said."""
    return tuple(sorted(records, key=_rank))


def _rank(record: Record) -> tuple[bool, bool, int, str]:
    said = len(record.values) + len(record.extra)
    return ComparedWork(record).is_preprint, record.type in _VAGUE, -said, record.key


def merged(records: Sequence[Record], keep: str = "") -> Merged:
    """The records as one, under the key `keep` (by default that of the best); the other keys become aliases.

    Which value each field gets, `rules` says. Where there are preprints and what was published of them, the record is
    of what was published, and what the preprints have of their own stands in its `versions`. Where the others
    came from stands in its source, under "merged".
    """
    best = ranked(records)
    key = keep or best[0].key
    preprints = tuple(one for one in best if ComparedWork(one).is_preprint)
    published = tuple(one for one in best if one not in preprints)
    if not any(one.type in PUBLISHED for one in published):
        preprints, published = (), best
    fields: list[MergedField] = []
    values: dict[str, Value] = {}
    if others := [Dropped(one.key, one.type) for one in published if one.type != published[0].type]:
        types = MergedField("type", published[0].type, (published[0].key,), tuple(others), is_doubtful=False)
        fields.append(types)
    for name in FIELDS:
        if name in _OF_THEIR_OWN:
            continue
        among = best if name in SHARED else published
        having = [FieldValue(one.key, one.values[name]) for one in among if name in one.values]
        if not having:
            continue
        cut = frozenset(one.key for one in among if one.is_incomplete(name))
        found = chosen(name, having, cut)
        values[name] = found.value
        if len(having) < len(among) or any(one.value != found.value for one in having):
            apart = preprints if name in _IN_VERSIONS else ()
            fields.append(_field(name, found, [one for one in having if one.key not in _keys(apart)]))
    _add_cut(values, best)
    aliases = dict.fromkeys([*_keys(best), *(alias for one in best for alias in one.list("aliases"))])
    aliases.pop(key, None)
    if aliases:
        values["aliases"] = tuple(aliases)
    if source := _source(best):
        values["source"] = source
    extra, of_extra = _extra(published)
    if versions := _versions(values, preprints, best):
        assert isinstance(versions.value, WorkVersions)
        values["versions"] = versions.value
        fields.append(versions)
    ordered = {name: values[name] for name in FIELDS if name in values}
    return Merged(Record(key, published[0].type, ordered, extra), (*fields, *of_extra))


def _keys(records: Iterable[Record]) -> list[str]:
    return [record.key for record in records]


def _versions(
    values: Mapping[str, Value], preprints: Sequence[Record], best: Sequence[Record]
) -> MergedField | None:
    """The versions that the records have already, and the preprints among them as one more."""
    versions: dict[str, Mapping[str, Raw]] = {}
    keys = [one.key for one in best if one.versions]
    for one in best:
        for name, parts in one.versions:
            _add_version(versions, name, parts)
    dropped: list[Dropped] = []
    if preprints:
        preprint = merged(preprints)
        raws = raw_fields(preprint.record)
        own = {
            name: raw
            for name, raw in raws.items()
            if name not in ("id", *_OF_THEIR_OWN)
            and (
                name not in SHARED
                or (name in _IN_VERSIONS and values.get(name) != preprint.record.values.get(name))
            )
        }
        if "author" in own and "incomplete" in raws:
            own["incomplete"] = raws["incomplete"]
        _add_version(versions, PREPRINT, own)
        keys += _keys(preprints)
        of_all = {record.key: raw_fields(record) for record in preprints}
        for field in preprint.fields:
            dropped += [Dropped(key, {field.name: of_all[key][field.name]}) for key, _ in field.dropped]
    if not versions:
        return None
    value = WorkVersions(tuple(versions.items()))
    return MergedField("versions", value, tuple(dict.fromkeys(keys)), tuple(dropped), is_doubtful=False)


def _add_version(versions: dict[str, Mapping[str, Raw]], name: str, parts: Mapping[str, Raw]) -> None:
    """The version under its name, or, where that is another's, under one with a number."""
    number = 1
    free = name
    while free in versions and versions[free] != parts:
        number += 1
        free = f"{name}-{number}"
    versions[free] = parts


def _field(name: str, found: ChosenValue, having: Sequence[FieldValue]) -> MergedField:
    dropped = [Dropped(one.key, one.value) for one in having if not _holds(name, found.value, one.value)]
    return MergedField(name, found.value, found.keys, tuple(dropped), found.is_doubtful)


def _holds(name: str, value: Value, other: Value) -> bool:
    """Whether nothing of the other value is lost in this one."""
    if value == other:
        return True
    if name == "keyword":
        return set(keywords_of(str(other))) <= set(keywords_of(str(value)))
    if isinstance(value, WorkLinks) and isinstance(other, WorkLinks):
        return set(other.named) <= set(value.named)
    if isinstance(value, tuple) and isinstance(other, tuple) and all(isinstance(item, str) for item in value):
        return set(other) <= set(value)
    return isinstance(value, str) and isinstance(other, str) and other in value.split("\n\n")


def _add_cut(values: dict[str, Value], best: Sequence[Record]) -> None:
    """The mark of lists that go on, where the list that was chosen is one of those."""
    marks = [
        name
        for name, value in values.items()
        if FIELDS[name].kind is Kind.NAMES and isinstance(value, tuple) and _is_cut(name, len(value), best)
    ]
    if marks:
        values["incomplete"] = tuple(marks)


def _is_cut(name: str, length: int, best: Sequence[Record]) -> bool:
    having = [one for one in best if one.names(name)]
    return all(one.is_incomplete(name) for one in having) or not any(
        not one.is_incomplete(name) and len(one.names(name)) == length for one in having
    )


def _source(best: Sequence[Record]) -> Provenance | None:
    """The source of the best record, with those of the others beside it."""
    said = {one.key: one.source for one in best if one.source is not None}
    if not said:
        return None
    sources: dict[str, Raw] = {}
    for key, source in said.items():
        earlier = source.extra.get(_MERGED)
        if isinstance(earlier, Mapping):
            sources |= earlier
        if key != best[0].key:
            extra = {name: raw for name, raw in source.extra.items() if name != _MERGED}
            sources[key] = provenance_raw(replace(source, extra=extra)) or ""
    own = said.get(best[0].key, Provenance())
    extra = {name: raw for name, raw in own.extra.items() if name != _MERGED}
    if sources:
        extra[_MERGED] = dict(sorted(sources.items()))
    return replace(own, extra=extra)


def _extra(best: Sequence[Record]) -> tuple[dict[str, Raw], list[MergedField]]:
    """The fields that bibkit does not know: of each the best record's."""
    extra: dict[str, Raw] = {}
    fields: list[MergedField] = []
    for name in dict.fromkeys(name for one in best for name in one.extra):
        having = [(one.key, one.extra[name]) for one in best if name in one.extra]
        extra[name] = having[0][1]
        dropped = tuple(Dropped(key, raw) for key, raw in having if raw != having[0][1])
        if dropped or len(having) < len(best):
            fields.append(MergedField(name, having[0][1], (having[0][0],), dropped, bool(dropped)))
    return extra, fields
