"""Records taken out of a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bibkit.changes.changed import ChangedLibrary, Changing
from bibkit.changes.edit import entries_among, source_of
from bibkit.changes.plan import Plan
from bibkit.changes.references import referring
from bibkit.diagnostics.fix import Remove
from bibkit.errors import UsageError
from bibkit.syntax.yaml.origin import YamlOrigin


def removed(library: Changing, keys: Iterable[str], *, force: bool = False) -> ChangedLibrary[Changing]:
    """The library without these records: their files go, or their entries.

    Raises UsageError where others refer to one, unless `force` says so.
    """
    wanted = tuple(dict.fromkeys(library[key].key for key in keys))
    others = referring(library.records, wanted)
    if others and not force:
        said = "; ".join(
            f"{', '.join(who)} refer{'s' * (len(who) == 1)} to {key}" for key, who in others.items()
        )
        raise UsageError(f"Nothing was removed: {said}", about="force")
    by_file = {key: one for key in wanted if isinstance(one := library.origins.get(key), YamlOrigin)}
    of_bib = entries_among(library, [key for key in wanted if key not in by_file])
    sources = {Path(origin.path): source_of(origin) for origin in by_file.values()}
    plan = Plan(
        before={path: source.whole(source.text) for path, source in sources.items()},
        roots=library.folders,
        gone=tuple(sources),
    )
    kept = tuple(record for record in library.records if record.key not in by_file)
    origins = {key: origin for key, origin in library.origins.items() if key not in by_file}
    changed = ChangedLibrary(library.with_records(kept, origins), plan, wanted)
    if not of_bib:
        return changed
    from bibkit.changes.edit_bib import with_bib_edits

    entries = with_bib_edits(changed.library, [library.origins[key].edits(Remove(())) for key in of_bib])
    return replace(changed, library=entries.library, plan=plan.together(entries.plan))
