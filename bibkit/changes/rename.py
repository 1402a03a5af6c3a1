"""Records under other keys: their files, their `id`, what refers to them; the key before stays as an alias.

A record that goes back to the key before has no alias left of that: there and back changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bibkit.changes.changed import ChangedLibrary, Changing, refuse_errors
from bibkit.changes.edit import entries_among, new_findings, record_in, source_of, with_changes
from bibkit.changes.plan import Plan
from bibkit.changes.references import renamed_links
from bibkit.diagnostics.fix import Change, Put, Remove
from bibkit.diagnostics.origin import Origin
from bibkit.errors import FileError, UsageError
from bibkit.model.key import file_stem, key_fault
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.syntax.yaml.origin import YamlOrigin


def renamed(library: Changing, renames: Mapping[str, str]) -> ChangedLibrary[Changing]:
    """The library with other keys for some of its records, by their keys (or aliases) so far.

    Raises UsageError for a key that can't be one, or where a file has no place for it, FileError for one that is
    taken, RefusedError where a record would have an error.
    """
    renames = {library[old].key: new for old, new in renames.items()}
    renames = {old: new for old, new in renames.items() if old != new}
    _refuse_bad(library, renames)
    changes = {record.key: _changes(record, library, renames) for record in library.records}
    touched = [key for key, some in changes.items() if some or key in renames]
    by_file = {key: one for key in touched if isinstance(one := library.origins.get(key), YamlOrigin)}
    of_bib = entries_among(library, [key for key in touched if key not in by_file])
    after: dict[str, tuple[Record, Origin]] = {}
    texts: dict[Path, str] = {}
    before: dict[Path, str] = {}
    moved: dict[Path, Path] = {}
    for key, origin in by_file.items():
        path = Path(origin.path)
        there = source_of(origin)
        source = with_changes(there, changes[key])
        new_path = path.with_name(f"{file_stem(renames[key])}{path.suffix}") if key in renames else path
        after[key] = record_in(Source(source.text, str(new_path), bom=source.bom))
        texts[new_path] = source.whole(source.text)
        before[path] = there.whole(there.text)
        if new_path != path:
            moved[new_path] = path
    gone = tuple(path for path in before if path not in texts)
    findings = new_findings(library, [one for one in library.records if one.key in after], after)
    refuse_errors(findings)
    records = tuple(after[one.key][0] if one.key in after else one for one in library.records)
    origins = {key: origin for key, origin in library.origins.items() if key not in after}
    origins |= {record.key: origin for record, origin in after.values()}
    plan = Plan(texts, before, library.folders, gone=gone, moved=moved)
    changed = ChangedLibrary(library.with_records(records, origins), plan, tuple(touched), tuple(findings))
    if not of_bib:
        return changed
    from bibkit.changes.rename_bib import renamed_entries

    entries = renamed_entries(library, renames)
    return replace(changed, library=entries.library, plan=plan.together(entries.plan))


def _refuse_bad(library: Changing, renames: Mapping[str, str]) -> None:
    own = {alias.casefold() for old in renames for alias in library[old].list("aliases")}
    own |= {old.casefold() for old in renames}
    taken = {key.casefold() for key in library.known_keys} - own
    for old, new in renames.items():
        if (fault := key_fault(new)) is not None:
            raise UsageError(fault.message, hint=fault.help)
        if new.casefold() in taken:
            raise FileError(
                f"There is a record {new} already", hint=f"{old} stays as it is; give it another key"
            )
        taken.add(new.casefold())


def _changes(record: Record, library: Changing, renames: Mapping[str, str]) -> Sequence[Change]:
    new = renames.get(record.key)
    changes = renamed_links(record, renames)
    if new is None:
        return changes
    origin = library.origins.get(record.key)
    if isinstance(origin, YamlOrigin) and origin.raw(("id",)) is not None:
        changes.append(Put(("id",), new))
    return [*changes, *_aliases(record, new)]


def _aliases(record: Record, new: str) -> Sequence[Change]:
    """The key so far becomes the last alias; it goes where the new key is that alias, as in a rename taken back."""
    there = record.list("aliases")
    if new in there:
        at = there.index(new)
        if at == len(there) - 1:
            return [Remove(("aliases", at))]
        return [Remove(("aliases", at)), Put(("aliases", len(there) - 1), record.key)]
    return [Put(("aliases", len(there)), record.key) if there else Put(("aliases",), [record.key])]
