"""Taking records from other files into a folder: which are new, and under which key; what known ones say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bibkit.changes.matching import Works
from bibkit.changes.merge import FieldDifference, differences, taken
from bibkit.changes.plan import Plan
from bibkit.checks.run import missing_fields
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Put
from bibkit.diagnostics.origin import Origin, placed
from bibkit.model.citekey.default import cite_key
from bibkit.model.key import file_stem, free_key, key_fault
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.source import Source, apply_edits
from bibkit.store.dump import dump_record
from bibkit.store.folder import record_of_source
from bibkit.syntax.yaml.origin import YamlOrigin

if TYPE_CHECKING:
    from bibkit.model.citekey.formula import KeyOf


@dataclass(frozen=True, slots=True)
class Known:
    """A work that the library has: the record that comes in, the one that is there, and what they say differently."""

    incoming: Record
    record: Record
    differences: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """What taking in would do: the new records, those that are there, the findings, and the plan that does it.

    `lacking` says for what new records the library will refuse, as they lack a field that it requires.
    """

    new: tuple[Record, ...]
    known: tuple[Known, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    lacking: tuple[Diagnostic, ...] = ()
    plan: Plan = field(default_factory=Plan)


ChooseValues = Callable[[Known], Mapping[str, str] | str]
"""For a known work: whose values its fields get, "ours" or "theirs", by field or for all; "" to change nothing."""


def plan_intake(
    incoming: Sequence[Record],
    present: Sequence[Record],
    folder: Path,
    *,
    origins: Mapping[str, Origin] | None = None,
    present_origins: Mapping[str, Origin] | None = None,
    made_keys: Collection[str] = (),
    occupied: Mapping[str, str] = MappingProxyType({}),
    require: Sequence[str] = (),
    choose: ChooseValues = lambda _: "",
    key_of: KeyOf = cite_key,
) -> Intake:
    """Sort the incoming records into new and known ones; give each new one a free key and its file.

    A known record stays as it is but for what `choose` takes, so that taking in twice changes nothing; the key under
    which it comes in becomes an alias of it, unless it is one of `made_keys`, which nobody gave. `origins` say where
    the records stand, for the places of findings and edits; a new record that lacks a field which the project
    requires (`require`) is reported, as it will be refused. `key_of` makes the keys that the input does not give.

    `occupied` has the files that are there by the key (in casefolded form) that is theirs. Where that is none of the
    keys of `present`, the file can't be read, or holds another record: it may well be the work that comes in, so that
    nothing takes its place, and the newcomer is refused.
    """
    origins, present_origins = origins or {}, present_origins or {}
    works = Works(present)
    keys = works.keys()
    new: dict[str, Record] = {}
    known: list[Known] = []
    found: list[Diagnostic] = []
    lacking: list[Diagnostic] = []
    texts: dict[Path, str] = {}
    changes: dict[str, dict[str, Raw]] = {}
    gone: dict[str, int] = {}
    for record in incoming:
        origin = origins.get(record.key)
        there = works.find(record)
        if there is not None:
            one = Known(record, there, differences(there, record))
            known.append(one)
            values = taken(one.differences, choose(one))
            if values:
                changes.setdefault(there.key, {}).update(values)
            elif one.differences and not choose(one):
                found.append(placed(_differs(one), origin))
            given = record.key not in made_keys and key_fault(record.key) is None
            if given and record.key.casefold() not in keys:
                keys.add(record.key.casefold())
                aliases = changes.setdefault(there.key, {}).setdefault("aliases", list(there.list("aliases")))
                assert isinstance(aliases, list)
                aliases.append(record.key)
            continue
        # A key that the input gave is kept where it can be; one made up from scratch is ours to choose.
        is_made = not record.key or record.key in made_keys
        wanted = key_of(record) if is_made or key_fault(record.key) is not None else record.key
        key = free_key(wanted, keys, gone)
        if key.casefold() in occupied and key.casefold() not in keys:
            found.append(placed(_no_place(record.key or key, key, occupied[key.casefold()]), origin))
            continue
        if record.key and key != record.key:
            reason = "is not made by the project's formula" if is_made else "can't be a key"
            reason = "is taken by another work" if wanted == record.key else reason
            message = f"The key {record.key} {reason}; the record is now {key}"
            found.append(placed(Diagnostic("BK808", message, "", key=record.key, field=("id",)), origin))
        filed = replace(record, key=key)
        text = dump_record(filed)
        path = folder / f"{file_stem(key)}.yaml"
        if faults := _unreadable(filed, text, str(path)):
            found += [placed(fault, origin) for fault in faults]
            continue
        lacking += [placed(one, origin) for one in missing_fields([filed], require)]
        keys.add(key.casefold())
        new[key] = filed
        texts[path] = text
    plan = _plan(texts, changes, present_origins, folder)
    return Intake(tuple(new.values()), tuple(known), tuple(found), tuple(lacking), plan)


def _plan(
    texts: Mapping[Path, str],
    changes: Mapping[str, Mapping[str, Raw]],
    origins: Mapping[str, Origin],
    folder: Path,
) -> Plan:
    """New files, and the files of known records with the fields that change."""
    from bibkit.syntax.yaml.edit import edits_of_change  # PyYAML takes 20 ms: only where known records change

    all_texts = dict(texts)
    before: dict[Path, str] = {}
    for key, values in changes.items():
        origin = origins.get(key)
        source = origin.source if isinstance(origin, YamlOrigin) else None
        if source is None:
            continue
        path = Path(source.path)
        before[path] = source.whole(source.text)
        edited = source
        for name, value in values.items():
            edits = edits_of_change(edited, Put((name,), value))
            edited = Source(apply_edits(edited.text, [edits]).text, source.path, bom=source.bom)
        all_texts[path] = edited.whole(edited.text)
    return Plan(all_texts, before, (folder,))


def _differs(known: Known) -> Diagnostic:
    """The finding that says in what the entry that comes in differs from the record that is there."""
    parts = [
        f"{one.field} (missing there)" if one.ours is None else f"{one.field} ({_short(one.ours)} there)"
        for one in known.differences
    ]
    message = f"{known.record.key} is in the library already and differs in {', '.join(parts)}"
    help_text = "take over what is missing there, or what is written here, or leave the record as it is"
    return Diagnostic("BK810", message, help_text, key=known.incoming.key)


def _no_place(incoming: str, key: str, path: str) -> Diagnostic:
    """The finding that a file stands in the place of a new record."""
    what = (
        f"{path} is there, and was not read as the record {key}"
        if path
        else f"The record {key} is there, and can't be read"
    )
    return Diagnostic(
        "BK811", what, "mend it, or give it the name of its key; then take this entry in again", key=incoming
    )


def _short(raw: Raw) -> str:
    text = raw if isinstance(raw, str) else f"{len(raw)} values"
    return f'"{text}"' if len(text) <= 40 else f'"{text[:40]}..."'


def _unreadable(record: Record, text: str, path: str) -> list[Diagnostic]:
    """What would keep the library from reading the record's file as this very record; nothing is written then."""
    read = record_of_source(Source(text, path))
    if read.record == record:
        return []
    errors = [one._replace(place=None, key=record.key) for one in read.diagnostics if one.is_error]
    message = "The record can't be kept: its file would be read as another record"
    return errors or [Diagnostic("BK805", message, "mend the entry", key=record.key)]
