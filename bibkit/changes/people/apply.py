"""What was decided about people, as changes of the people file and of the records' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bibkit.changes.people.plan_file import Decision, NamePlace
from bibkit.changes.plan import Plan
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Put
from bibkit.diagnostics.origin import Origin, placed
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import UsageError
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.source import Source, apply_edits
from bibkit.store.folder import record_of_source
from bibkit.store.people import load_people
from bibkit.syntax.yaml.edit import edits_of_change
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.write import flow, scalar


def plan_people(
    decisions: Sequence[Decision],
    records: Mapping[str, Record],
    origins: Mapping[str, Origin],
    people: Mapping[str, Person],
    people_file: Source,
    roots: tuple[Path, ...],
) -> Plan:
    """The changes of the people file and of the records. `people_file` is empty where there is none yet.

    Raises RefusedError where a name does not stand in its record as the plan has it (the library has changed since),
    or what comes out would have an error; UsageError for a person who is not there, and a record that does not stand
    in a file of its own.
    """
    known = {*people, *(one.id for one in decisions if one.printed)}
    texts: dict[str, tuple[Source, Source]] = {}
    for one in decisions:
        if one.id not in known:
            raise UsageError(
                f"There is no person {one.id} in the people file", hint="write a person of it, or take it"
            )
        for place in one.names:
            record = records.get(place.work)
            origin = origins.get(record.key) if record is not None else None
            if record is None or not _stands(record, place):
                raise RefusedError([placed(_stale(place), origin)])
            if not isinstance(origin, YamlOrigin) or origin.source is None:
                raise UsageError(f"{place.work} is not in a folder of records", hint="import its file first")
            before, now = texts.get(origin.path, (origin.source, origin.source))
            texts[origin.path] = before, _with_id(now, place, one.id)
    for path, (_, now) in texts.items():
        read = record_of_source(now)
        if read.record is None:
            raise RefusedError(read.diagnostics, path)
    written = _people_text(people_file, decisions, people)
    _, found = load_people(written.path, lambda _: written)
    if any(one.is_error for one in found):
        raise RefusedError(found, written.path)
    plan = Plan.of_texts([(before, now.text) for before, now in texts.values()])
    if written.text == people_file.text:
        return replace(plan, roots=roots)
    file = Path(people_file.path)
    there = {file: people_file.whole(people_file.text)} if file.exists() else {}
    return Plan(
        {file: written.whole(written.text), **plan.texts}, {**there, **plan.before}, roots, plan.encodings
    )


def _stands(record: Record, place: NamePlace) -> bool:
    names = record.names(place.field)
    return place.number <= len(names) and names[place.number - 1].display == place.printed


def _stale(place: NamePlace) -> Diagnostic:
    return Diagnostic(
        "BK108",
        f"{place.printed} is not number {place.number} there",
        "the library is another than when the plan was made: make the plan anew",
        key=place.work,
        field=(place.field,),
    )


def _with_id(source: Source, place: NamePlace, id_: str) -> Source:
    """The record's text with the id at the name."""
    edits = edits_of_change(source, Put((place.field, place.number - 1, "person"), id_))
    if not edits:
        raise UsageError(
            f"{source.path} has no place for an id at {place.printed}", hint="write a name a line"
        )
    return Source(
        apply_edits(source.text, [edits]).text, source.path, bom=source.bom, encoding=source.encoding
    )


def _people_text(source: Source, decisions: Iterable[Decision], people: Mapping[str, Person]) -> Source:
    """The people file with the persons that are new, and the forms and ORCID iDs that known ones lack."""
    added: list[str] = []
    for one in decisions:
        person = people.get(one.id)
        if person is None and one.printed:
            added += [f"{scalar(one.id, in_flow=True)}:", f"  printed: {flow(list(one.printed))}"]
            added += [f"  orcid: {one.orcid}"] if one.orcid else []
        elif person is not None:
            forms = list(person.printed)
            for form in one.printed:
                if form not in forms:
                    source = _put(source, Put((one.id, "printed", len(forms)), form))
                    forms.append(form)
            if one.orcid and one.orcid != person.orcid:
                source = _put(source, Put((one.id, "orcid"), one.orcid))
    if not added:
        return source
    text = source.text if not source.text or source.text.endswith("\n") else f"{source.text}\n"
    return Source(
        text + "".join(f"{line}\n" for line in added), source.path, bom=source.bom, encoding=source.encoding
    )


def _put(source: Source, change: Put) -> Source:
    edits = edits_of_change(source, change)
    if not edits:
        raise UsageError(
            f"{source.path} has no place for {'.'.join(map(str, change.field))}", hint="write a field a line"
        )
    return Source(
        apply_edits(source.text, [edits]).text, source.path, bom=source.bom, encoding=source.encoding
    )
