"""A plan of merging carried out: one change of the whole library, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bibkit.changes.changed import ChangedLibrary, Changing
from bibkit.changes.dedupe.found import PlannedField, PlannedGroup, digest, planned_fields
from bibkit.changes.dedupe.merging import merged
from bibkit.changes.edit import edited
from bibkit.changes.edit_bib import with_bib_edits
from bibkit.changes.plan import Plan
from bibkit.changes.remove import removed
from bibkit.diagnostics.fix import Change, Put, Remove
from bibkit.errors import BibkitError
from bibkit.formats.bibtex.field_edits import with_field
from bibkit.formats.bibtex.origin import BibOrigin
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.source import Edit
from bibkit.store.raw_fields import raw_fields

_SHOWN = 5  # reasons


class OutdatedPlanError(BibkitError):
    """What a plan speaks of is no longer so."""

    exit_code = 1


def merged_library(library: Changing, groups: Sequence[PlannedGroup]) -> ChangedLibrary[Changing]:
    """The library with the records of each group that is to be merged as one.

    Raises OutdatedPlanError where the library is no longer as it was when the plan was made, RefusedError where a
    record would have an error, UsageError where what holds one has no place for a change.
    """
    wanted = [group for group in groups if group.is_merged]
    refuse_outdated(library, wanted)
    changes: dict[str, Sequence[Change]] = {}
    other_keys: dict[str, Raw] = {}
    gone: list[str] = []
    for group in wanted:
        records = [library[key] for key in group.digests]
        one = merged(records, group.keep)
        kept = library[one.record.key]
        after = _wanted(records, one.record, group)
        if isinstance(library.origins.get(kept.key), BibOrigin):
            after["source"] = raw_fields(kept).get("source", "")  # an entry of a file is its own source
            other_keys[kept.key] = after.pop("aliases")
        changes[kept.key] = _changes(raw_fields(kept), {name: raw for name, raw in after.items() if raw})
        gone += [record.key for record in records if record.key != kept.key]
    first = edited(library, {key: some for key, some in changes.items() if some})
    named = with_bib_edits(first.library, [_with_ids(first.library, *pair) for pair in other_keys.items()])
    # In a folder an alias stands for a key wherever one is named; in a .bib file a crossref needs the entry itself.
    second = removed(named.library, gone, force=not other_keys)
    return replace(
        second,
        plan=_one_plan(_one_plan(first.plan, named.plan), second.plan),
        keys=tuple(dict.fromkeys((*changes, *gone))),
        findings=first.findings,
    )


def _with_ids(library: Changing, key: str, aliases: Raw) -> tuple[Edit, ...]:
    """The edit that adds the other keys to an entry as biblatex has them, which BibTeX reads over."""
    origin = library.origins[key]
    assert isinstance(origin, BibOrigin)
    text = ", ".join(map(str, aliases))
    there = next((item for item in origin.entry.fields if item.name == "ids"), None)
    if there is not None and (inner := there.inner_span) is not None:
        return (Edit(inner.source, inner.start, inner.end, text),)
    edit = with_field(origin.entry, "ids", text)
    return () if edit is None else (edit,)


def refuse_outdated(library: Changing, groups: Sequence[PlannedGroup]) -> None:
    """Raises OutdatedPlanError where a record of the groups is gone, has changed, or is in two of them."""
    by_key = {record.key: record for record in library.records}
    seen: set[str] = set()
    reasons: list[str] = []
    for group in groups:
        for key, was in group.digests.items():
            if key in seen:
                reasons.append(f"{key} is in two groups")
            elif key not in by_key:
                reasons.append(f"there is no record {key} any more")
            elif digest(by_key[key]) != was:
                reasons.append(f"{key} has changed")
            seen.add(key)
    if reasons:
        rest = f" and {len(reasons) - _SHOWN} more" if len(reasons) > _SHOWN else ""
        raise OutdatedPlanError(
            f"The plan is not of this library as it is now: {'; '.join(reasons[:_SHOWN])}{rest}",
            hint="nothing was written; make the plan anew",
        )


def _wanted(records: Sequence[Record], one: Record, group: PlannedGroup) -> dict[str, Raw]:
    """The fields of the merged record as the plan has them: as proposed, or as somebody wrote."""
    proposed = planned_fields(records, one.key)
    values = dict(raw_fields(one))
    of_all = {record.key: raw_fields(record) for record in records}
    for name, field in group.fields.items():
        is_other = field.key in of_all and field.key != proposed.get(name, PlannedField(None, "")).key
        value = of_all[field.key].get(name) if is_other else field.value
        if value is not None:
            values[name] = value
        elif is_other:
            values.pop(name, None)
    return values


def _changes(before: Mapping[str, Raw], after: Mapping[str, Raw]) -> list[Change]:
    changes: list[Change] = [Remove((name,)) for name in before if name not in after]
    return [*changes, *(Put((name,), raw) for name, raw in after.items() if before.get(name) != raw)]


def _one_plan(first: Plan, second: Plan) -> Plan:
    """Both as one: a file that both change comes out as the second leaves it."""
    return Plan(
        {path: text for path, text in {**first.texts, **second.texts}.items() if path not in second.gone},
        {**second.before, **first.before},
        tuple(dict.fromkeys((*first.roots, *second.roots))),
        {**first.encodings, **second.encodings},
        second.gone,
        first.home or second.home,
        {**first.moved, **second.moved},
    )
