"""Tags added to records and taken from them; an entry of a .bib file has them among its keywords."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from bibkit.changes.changed import ChangedLibrary, Changing
from bibkit.changes.edit import edited
from bibkit.diagnostics.fix import Change, Put, Remove
from bibkit.errors import UsageError
from bibkit.model.record import Record
from bibkit.syntax.yaml.origin import YamlOrigin


def tagged(library: Changing, keys: Iterable[str], tags: Sequence[str]) -> ChangedLibrary[Changing]:
    """The library with these tags on each of the records. Raises UsageError for a tag that can't be one."""
    return _with_tags(library, keys, tags, lambda there: [*there, *(tag for tag in tags if tag not in there)])


def untagged(library: Changing, keys: Iterable[str], tags: Collection[str]) -> ChangedLibrary[Changing]:
    """The library without these tags on any of the records."""
    return _with_tags(library, keys, tags, lambda there: [tag for tag in there if tag not in tags])


def _with_tags(
    library: Changing,
    keys: Iterable[str],
    tags: Collection[str],
    change: Callable[[Sequence[str]], list[str]],
) -> ChangedLibrary[Changing]:
    for tag in tags:
        if not tag.strip() or "," in tag or not tag.isprintable():
            raise UsageError(f'"{tag}" can\'t be a tag', hint="write a word or some words, without commas")
    changes: dict[str, Sequence[Change]] = {}
    for key in keys:
        record = library[key]
        in_file = isinstance(library.origins.get(record.key), YamlOrigin)
        there = record.tags if in_file else _keywords(record)
        after = change(there)
        if after == list(there):
            continue
        if in_file:
            changes[record.key] = _item_by_item(there, after)
        else:
            changes[record.key] = [Put(("keyword",), ", ".join(after)) if after else Remove(("keyword",))]
    return edited(library, changes)


def _item_by_item(before: Sequence[str], after: Sequence[str]) -> Sequence[Change]:
    """The changes of a list to which some was added, or from which some was taken, as it is written."""
    if not after:
        return [Remove(("tags",))]
    if not before:
        return [Put(("tags",), list(after))]
    gone = [Remove(("tags", at)) for at in range(len(before) - 1, -1, -1) if before[at] not in after]
    return gone or [Put(("tags", at), after[at]) for at in range(len(before), len(after))]


def _keywords(record: Record) -> list[str]:
    return [part.strip() for part in record.text("keyword").split(",") if part.strip()]
