"""Cited keys looked up in libraries: which works they are, which are missing, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bibkit.cited.events import CitedKey
from bibkit.cited.walk import Cited
from bibkit.diagnostics import Diagnostic, in_order
from bibkit.errors import UsageError
from bibkit.library import Library
from bibkit.model.record import Record
from bibkit.registry import LISTS, near_names

if TYPE_CHECKING:
    from bibkit.lists.option_table import OptionValue

_MOST_COMPARED = (
    2_000_000  # pairs of names, so that a hundred missing keys of a large library take a second or two
)


class CitedWork(NamedTuple):
    """A key with the places where it is cited, and the record that it means.

    `record` is None where there is none; `is_refused` says that there is one, which an error refuses.
    """

    key: str
    places: tuple[CitedKey, ...]
    record: Record | None = None
    is_refused: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether nothing is known of it."""
        return self.record is None and not self.is_refused


class Answer:
    """What sources cite of libraries; of a key that is in several, the first has it."""

    def __init__(self, cited: Cited, libraries: Sequence[Library]) -> None:
        self.cited = cited
        self.libraries = tuple(library.without_errors() for library in libraries)
        self._whole = tuple(libraries)
        places: dict[str, list[CitedKey]] = {}
        for cite in cited.keys:
            places.setdefault(cite.key, []).append(cite)
        self.works = tuple(self._work(key, tuple(where)) for key, where in places.items())

    def _work(self, key: str, places: tuple[CitedKey, ...]) -> CitedWork:
        for library in self.libraries:
            if key in library:
                return CitedWork(key, places, library[key])
        if any(key in library.known_keys for library in self._whole):
            return CitedWork(key, places, is_refused=True)
        return CitedWork(key, places, self._in_other_case.get(key.casefold()))

    @cached_property
    def _in_other_case(self) -> dict[str, Record]:
        """Works by keys without case, where only one has such a key."""
        found: dict[str, Record] = {}
        doubtful: set[str] = set()
        for record in self._all():
            folded = record.key.casefold()
            if found.setdefault(folded, record).key != record.key:
                doubtful.add(folded)
        return {key: record for key, record in found.items() if key not in doubtful}

    @property
    def records(self) -> tuple[Record, ...]:
        """Each work that is cited, in the order of first citation; then all others, where everything is asked for."""
        found = {work.record.key: work.record for work in self.works if work.record is not None}
        if self.cited.everything:
            for record in self._all():
                found.setdefault(record.key, record)
        return tuple(found.values())

    @property
    def in_order_of_libraries(self) -> tuple[Record, ...]:
        """The same works in the order of the libraries."""
        place = {id(record): at for at, record in enumerate(self._all())}
        return tuple(sorted(self.records, key=lambda record: place[id(record)]))

    @property
    def missing(self) -> tuple[CitedWork, ...]:
        """The works that nobody has."""
        return tuple(work for work in self.works if work.is_missing)

    @property
    def unused(self) -> tuple[Record, ...]:
        """The works that nothing cites, in the order of the libraries."""
        cited = {record.key for record in self.records}
        return tuple(record for record in self._all() if record.key not in cited)

    def export(self, format: str = "bibtex", **options: OptionValue) -> str:  # noqa: A002
        """The works that are cited, in a format or as a reference list, as `Library.export` writes them.

        They are in the order of first citation, and what they link to comes along. What is missing is left out. Raises
        UsageError where there is no library at all.
        """
        from bibkit.cited.works import list_for, works_for

        if not self.libraries:
            raise UsageError("There is no library that has what is cited", hint="name one")
        works = list_for(self) if format in LISTS else works_for(self, format)
        return works.write(format, **options).as_text()

    def _all(self) -> Iterator[Record]:
        return (record for library in self.libraries for record in library.records)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the sources, and with what they cite, by file and line."""
        refused = {work.key for work in self.works if work.is_refused}
        found = [error for library in self._whole for error in library.errors if error.key in refused]
        found += [*self.cited.diagnostics, *self._missing(), *self._other_keys(), *self._same_works()]
        found += [*self._retracted(), *self._preprints()]
        return tuple(sorted(found, key=in_order))

    def _missing(self) -> Iterator[Diagnostic]:
        missing = [work for work in self.works if work.is_missing]
        if not missing:
            return
        known = sorted({key for library in self.libraries for key in library.known_keys})
        compared = _MOST_COMPARED // (len(known) + 1)
        for number, work in enumerate(missing):
            near = near_names(work.key, known) if number < compared else []
            help_text = (
                f"did you mean {' or '.join(near[:3])}?" if near else "correct the key, or add the work"
            )
            times = len(work.places)
            often = f" (cited {times} times)" if times > 1 else ""
            message = f"{work.key} is not in the library{often}"
            yield Diagnostic("BK020", message, help_text, work.places[0].place, work.key)

    def _other_keys(self) -> Iterator[Diagnostic]:
        first: dict[str, CitedWork] = {}
        for work in self.works:
            record = work.record
            if record is None:
                continue
            earlier = first.setdefault(record.key, work)
            if earlier is work and work.key == record.key:
                continue
            found = Diagnostic(
                "BK022",
                f"{work.key} is another key of {record.key}",
                f"write {record.key}",
                work.places[0].place,
                work.key,
            )
            if earlier is not work:
                message = f"{work.key} is {record.key}, which is cited as {earlier.key}, too"
                found = found._replace(
                    code="BK023", message=message, help=f"write {record.key} in both places"
                )
            elif work.key.casefold() == record.key.casefold():
                found = found._replace(code="BK021", message=f"{work.key} is {record.key}")
            yield found

    def _same_works(self) -> Iterator[Diagnostic]:
        from bibkit.checks.duplicates import same_identifier
        from bibkit.checks.same_works import same_works

        places = {work.record.key: work for work in reversed(self.works) if work.record is not None}
        records = [work.record for work in places.values() if work.record is not None]
        told = set()
        for rule in (same_identifier, same_works):
            for found in rule(records):
                if found.key not in told:
                    told.add(found.key)
                    work = places[found.key]
                    message = f"{work.key} may be a work that is cited by another key: {found.message}"
                    yield Diagnostic(
                        "BK029", message, "merge the two, and cite one", work.places[0].place, work.key
                    )

    def _retracted(self) -> Iterator[Diagnostic]:
        from bibkit.checks.retracted import says_retracted

        for work in self.works:
            if work.record is not None and (field := says_retracted(work.record)):
                message = f"{work.key} was retracted or withdrawn, as its {field} says"
                help_text = "cite another work, or say beside the citation that it was"
                yield Diagnostic("BK030", message, help_text, work.places[0].place, work.key)

    def _preprints(self) -> Iterator[Diagnostic]:
        """Preprints that are cited where the published version, which is not, is in the library."""
        from bibkit.checks.same_works import published_version

        works = {work.record.key: work for work in self.works if work.record is not None}
        for preprint, published in published_version(
            [work.record for work in works.values() if work.record], self._all()
        ):
            if published.key not in works:
                work = works[preprint.key]
                message = f"{work.key} seems to be a preprint of {published.key}"
                help_text = f"cite {published.key}, if you mean what was published"
                yield Diagnostic("BK031", message, help_text, work.places[0].place, work.key)


def under_cited_keys(
    answer: Answer, records: Sequence[Record], *, has_aliases: bool, minds_case: bool = True
) -> tuple[Record, ...]:
    """The records of an answer under the keys by which they are cited.

    A work that is cited by two is one record with the other key among its aliases where the format `has_aliases`, and
    two records where it has not; without `minds_case`, two keys that differ by case are one.
    """
    by_record: dict[str, list[str]] = {}
    for work in answer.works:
        if work.record is not None:
            by_record.setdefault(work.record.key, []).append(work.key)
    found: list[Record] = []
    for record in records:
        keys = by_record.get(record.key, [record.key])
        if not minds_case:
            keys = list({key.casefold(): key for key in reversed(keys)}.values())[::-1]
        if has_aliases:
            own = record.key if record.key in keys else keys[0]
            others = dict.fromkeys(
                [*(key for key in (record.key, *keys) if key != own), *record.list("aliases")]
            )
            others.pop(own, None)
            found.append(_under(record, own, tuple(others)))
        else:
            found += [_under(record, key, ()) for key in keys]
    return tuple(found)


def _under(record: Record, key: str, aliases: tuple[str, ...]) -> Record:
    if key != record.key:
        record = replace(record, key=key)
    return record if record.list("aliases") == aliases else record.with_values({"aliases": aliases or None})
