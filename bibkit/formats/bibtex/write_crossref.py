"""`crossref` in what is written: children without what they have from their parent, and parents behind them.

What a child has from a parent is not worked out here: an entry without it is read again, with its parent, and stays so
where it then says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bibkit.formats.bibtex.entry import WrittenEntry
from bibkit.formats.bibtex.inherit import Parents, with_inherited
from bibkit.model.months import MONTHS
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, Macros, split_bib


def with_crossref(
    records: Iterable[Record], written: Callable[[Record], WrittenEntry]
) -> Iterator[WrittenEntry]:
    """The entries, each child of one of them with `crossref`; the parents stand last, as BibTeX wants it."""
    wanted = {parent for record in records if (parent := _parent_of(record))}
    parents = {
        record.key.casefold(): written(record)
        for record in (records if wanted else ())
        if record.key.casefold() in wanted
    }
    for record in records:
        if record.key.casefold() in parents:
            continue
        entry = written(record)
        if book := parents.get(_parent_of(record)):
            _link(entry, book)
        yield entry
    yield from parents.values()


def _parent_of(record: Record) -> str:
    said = record.source.extra.get("crossref") if record.source else None
    return said.casefold() if isinstance(said, str) else ""


def _link(entry: WrittenEntry, parent: WrittenEntry) -> None:
    """Leave out of the entry what it has from its parent, where all of that is what it says."""
    fields = entry.draft.fields
    theirs = set(parent.draft.fields.values())
    own = {name: value for name, value in fields.items() if value not in theirs or name == "title"}
    is_biblatex = not entry.draft.dialect.is_classic
    child, *others = _entries(
        (entry.draft.type, entry.key, {**own, "crossref": f"{{{parent.key}}}"}),
        (parent.draft.type, parent.key, parent.draft.fields),
        (entry.draft.type, "whole", fields),
    )
    inherited, missing = with_inherited(
        child, Parents({parent.key.casefold(): others[0]}, is_biblatex=is_biblatex)
    )
    before = {item.name: item.value for item in others[1].fields}
    after = {name: item.value for name, item in inherited.items() if name != "crossref"}
    if missing or not after.keys() <= before.keys():
        return  # it would get more than it has
    same = {name for name in fields if after.get(name) == before[name]}
    for name in [name for name in fields if name in same and name not in own]:
        del fields[name]
    fields["crossref"] = f"{{{parent.key}}}"


def _entries(*given: tuple[str, str, dict[str, str]]) -> list[BibEntry]:
    texts = (
        f"@{kind}{{{key},\n" + ",\n".join(f"{name} = {value}" for name, value in fields.items()) + "\n}\n"
        for kind, key, fields in given
    )
    found = split_bib(Source("".join(texts)), Macros({month: month for month in MONTHS}))
    return [entry for entry in found if isinstance(entry, BibEntry)]
