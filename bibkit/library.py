"""A library (a folder of records, a .bib file ...) as one value: look things up, check, select, write bibliographies.

lib = bibkit.load("records")
print(lib.export("bibtex"))
recent = lib.select("tag:alignment and year>=2022")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bibkit.diagnostics import Diagnostic, in_order
from bibkit.diagnostics.found import Findings
from bibkit.diagnostics.origin import Origin, placed
from bibkit.diagnostics.refused import RefusedError, RefusedKeyError
from bibkit.errors import SelectionError, UnknownKeyError, UsageError
from bibkit.formats.format import Format
from bibkit.formats.options import complete_options
from bibkit.formats.written import Written, write_whole
from bibkit.model.fields import FIELDS
from bibkit.model.order import sort_records, unknown_sort_fields
from bibkit.model.person import Person
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.registry import FORMATS, LISTS, load_format, registered, unknown_name
from bibkit.store.load import ReadText
from bibkit.store.versions import preferred, versions_by_key
from bibkit.syntax.read_file import Read

if TYPE_CHECKING:
    from bibkit.changes.changed import ChangedLibrary
    from bibkit.changes.dedupe.found import PlannedGroup
    from bibkit.changes.fixing import Fixed
    from bibkit.csl.document.citation import Mode
    from bibkit.lists.citing import CitationPart
    from bibkit.lists.option_table import OptionValue
    from bibkit.lists.options import ListOptions
    from bibkit.model.query import Query


_NOTHING: Mapping[str, Raw | None] = MappingProxyType({})


@dataclass(frozen=True, repr=False)
class Library(Mapping[str, Record]):
    """The records of a folder, in the order of their keys, or of files, in theirs; and the findings of reading.

    A mapping from keys to records: iterating gives the keys, and an alias, which is none of them, is found, too.

    Records that can't be read are not among `records`; `found` counts them too, and `refused` holds their keys. It
    counts, too, those that say what an earlier one of the same key says (`repeated`).
    `origins` says where each record stands, `texts` what was read, `reopen` loads it anew. A selection is a library.
    """

    paths: tuple[Path, ...]
    records: tuple[Record, ...]
    origins: Mapping[str, Origin] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    load_diagnostics: tuple[Diagnostic, ...] = ()
    found: int = 0
    refused: frozenset[str] = frozenset()
    repeated: int = 0
    ignore: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    styles: tuple[Path, ...] = ()
    reopen: Callable[[Read], Library] | None = field(default=None, compare=False, repr=False)
    texts: tuple[ReadText, ...] = field(default=(), compare=False, repr=False)

    def __repr__(self) -> str:
        refused = f", {len(self.refused)} refused" if self.refused else ""
        return f"<Library {', '.join(map(str, self.paths))}: {len(self.records)} records{refused}>"

    def _repr_html_(self) -> str:
        from bibkit.model.shown_html import records_html  # for notebooks

        return records_html(self.records, repr(self).strip("<>"))

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[str]:
        return (record.key for record in self.records)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __getitem__(self, key: str) -> Record:
        """The record with that key or alias.

        Raises UsageError, with near keys, where there is none, RefusedError where an error refuses it; either is a
        KeyError as well.
        """
        record = self._by_key.get(key)
        if record is not None:
            return record
        if key in self.refused:
            raise RefusedKeyError([error for error in self.errors if error.key == key])
        unknown = unknown_name("record", key, self._by_key)
        raise UnknownKeyError(unknown.message, hint=unknown.hint)

    @cached_property
    def _by_key(self) -> dict[str, Record]:
        """Records by key; an alias counts where no record has it as key."""
        aliases = {alias: record for record in self.records for alias in record.list("aliases")}
        return {**versions_by_key(self.records), **aliases, **{record.key: record for record in self.records}}

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every key and alias, and the keys of the records that an error refuses."""
        return frozenset(self._by_key) | self.refused

    @property
    def folders(self) -> tuple[Path, ...]:
        """Those of its paths that are folders of records."""
        return tuple(path for path in self.paths if path.is_dir())

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that refuse a record: those of reading, and what the project requires."""
        return (*(one for one in self.load_diagnostics if one.is_error), *self._lacking)

    @cached_property
    def _lacking(self) -> tuple[Diagnostic, ...]:
        """The findings that refuse one of `records`: what the project requires. Reading has left the others out."""
        if not self.require:
            return ()
        from bibkit.checks.run import missing_fields  # for projects that require something

        found = self._checked(missing_fields(self.records, self.require))
        return tuple(one for one in found if one.is_error)

    @cached_property
    def diagnostics(self) -> Findings:
        """Everything that reading and the checks found, by file and line."""
        return self.findings()

    def findings(self, also: Sequence[str] = ()) -> Findings:
        """The same, with what is off by default as far as it is named: codes, or what these begin with."""
        from bibkit.checks.everything import check_all, unsaid  # an export asks for errors alone

        checked = self._checked(check_all(self.records, self.people, self.require, self.texts, also))
        return Findings(
            sorted((*self.load_diagnostics, *unsaid(checked, self.load_diagnostics)), key=in_order)
        )

    def _checked(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings of checks with their places, without those that are to be ignored."""
        return [
            placed(diagnostic, self.origins.get(diagnostic.key))
            for diagnostic in found
            if diagnostic.is_error or not diagnostic.code.startswith(self.ignore)
        ]

    def fix(self, *, unsafe: bool = False) -> Fixed:
        """What the safe fixes of the findings (with `unsafe`, those too) would change, and what is left to find.

        Nothing is written yet: `lib.fix().plan` is shown by `diff()` and carried out by `apply()`. Of a selection the
        files of its records are fixed.
        """
        from bibkit.changes.fixing import fix_files

        keys = {"", *self.refused, *(record.key for record in self.records)}
        return fix_files(self.reopen or (lambda _: self), keys, self.folders, unsafe=unsafe)

    def dedupe(self, *, possible: bool = False) -> tuple[PlannedGroup, ...]:
        """Groups of records that are of one work, with what each of their fields would become; `merge` makes it so."""
        from bibkit.changes.dedupe.found import planned

        return planned(self.records, with_possible=possible, keeps_versions=bool(self.folders))

    def merge(self, groups: Sequence[PlannedGroup]) -> ChangedLibrary[Library]:
        """The library with each of these groups as one record. Raises what `changes.dedupe.apply` does."""
        from bibkit.changes.dedupe.apply import merged_library

        return merged_library(self, groups)

    def prefer(self, version: str) -> Library:
        """The records with that version of works that have it ("preprint", "published") in the place of their own."""
        return replace(self, records=tuple(preferred(record, version) for record in self.records))

    def select(self, query: str) -> Library:
        """The records that a selection such as `tag:alignment and year>=2022` holds for (`model.query`).

        Raises UsageError where the selection can't be understood.
        """
        predicate = selection(query, self.people)
        return replace(self, records=tuple(record for record in self.records if predicate(record)))

    def first(self, count: int) -> Library:
        """The first so many records."""
        return replace(self, records=self.records[:count])

    def only(self, keys: Iterable[str]) -> Library:
        """The records with these keys, in this order, each once. Raises UsageError for an unknown key."""
        chosen = {record.key: record for record in (self[key] for key in keys)}
        return replace(self, records=tuple(chosen.values()))

    def asked(self, keys: Iterable[str]) -> Library:
        """As `only`, for records that are needed: raises RefusedError where an error refuses one of them."""
        keys = tuple(keys)
        refused = {key for key in keys if key not in self and key in self.refused}
        chosen = self.only(key for key in keys if key not in refused)  # first, as it may complain of others
        good = {record.key for record in chosen.records}
        errors = [error for error in self.load_diagnostics if error.is_error and error.key in refused]
        errors += [error for error in self._lacking if error.key in good]
        if errors:
            raise RefusedError(errors)
        return chosen

    def sorted(self, spec: str) -> Library:
        """The records in the order of fields such as "author,-issued". Raises UsageError for a name that is none."""
        unknown = unknown_sort_fields(spec)
        if unknown:
            raise unknown_name("field to sort by", unknown[0], ["key", "type", "year", *FIELDS], about="sort")
        return replace(self, records=tuple(sort_records(self.records, spec)))

    def without_errors(self) -> Library:
        """The records that no error refuses."""
        return self.without(diagnostic.key for diagnostic in self._lacking)

    def without(self, keys: Iterable[str]) -> Library:
        """The records with other keys than these."""
        unwanted = frozenset(keys)
        kept = tuple(record for record in self.records if record.key not in unwanted)
        return self if len(kept) == len(self.records) else replace(self, records=kept)

    def refuse_errors(self) -> None:
        """Raises RefusedError with the findings where an error refuses a record."""
        if self.errors:
            raise RefusedError(self.errors)

    def export(self, format: str = "bibtex", **options: OptionValue) -> str:  # noqa: A002
        """The library in a format ("bibtex", "csl-json", ...) or as a reference list ("text", "html", ...).

        Formats take their own options by name (`preprint="unpublished"`), reference lists those of
        `reference_list`. Raises RefusedError where a record has an error, UsageError for an unknown format, option
        or style.
        """
        self.refuse_errors()
        return self.write(format, **options).as_text()

    def write(self, format: str, **options: Any) -> Written:  # noqa: A002
        """What `export` gives, with the losses of the format, and without a look at the checks."""
        if format not in FORMATS and registered(LISTS, format):
            return self.reference_list(format, **options)
        loaded: Format = load_format(format)
        if loaded.write is None:
            written = ", ".join(name for name, row in FORMATS.items() if row.writes)
            raise UsageError(f"bibkit reads {format} but does not write it", hint=f"it writes {written}")
        return self._with_places(write_whole(loaded.write, self.records, complete_options(loaded, options)))

    def reference_list(
        self,
        format: str = "text",  # noqa: A002
        options: ListOptions | None = None,
        **named: OptionValue,
    ) -> Written:
        """The records as a reference list in a CSL style; `losses` says which records could not be rendered.

        `format` is "text", "terminal", "html", "markdown", "latex", "rst", "typst", "rtf", "openxml", or "docx", a
        file that is in `data`. Options go by name (`style="ieee"`, `group_by="-year"`), before those of `options`,
        if there are any; what each of them means is in `bibkit.lists.option_table.LIST_OPTIONS`, and at greater
        length in docs/csl.md. Of several lists (`group_by`), numbers and year-suffixes run on from one to the next,
        unless they restart (`restart_numbers`).

        Raises UsageError for an unknown name of any kind, with near ones.
        """
        # Engines and styles are loaded only here: most exports need neither.
        from bibkit.lists.of_records import list_of_records
        from bibkit.lists.option_table import chosen
        from bibkit.lists.options import AS_THEY_ARE, DEFAULTS

        asked = (options or DEFAULTS)._replace(**chosen(named, f"option of {format}"))
        ordered = self if asked.sort in ("", AS_THEY_ARE) else self.sorted(asked.sort)
        return self._with_places(list_of_records(ordered.records, self.people, format, asked, self.styles))

    def cite(
        self,
        *texts: str,
        format: str = "text",  # noqa: A002
        locator: str = "",
        prefix: str = "",
        suffix: str = "",
        mode: Mode = "",
        part: CitationPart = "",
        bibliography: bool = False,
        options: ListOptions | None = None,
        **named: OptionValue,
    ) -> Written:
        """Citations as they stand in a text, a line each: `lib.cite("doe2020", locator="p. 5")`.

        `texts` are keys, which make one citation, or texts with citations in pandoc's form, whose footnotes count
        (`lib.cite("[see @doe2020, p. 5; @roe2019]")`). `mode` is "suppress-author", "author-only" or "composite"
        ("Doe (2020)"), `part` "text" or "note" for that part of a note style's citations alone. Works are told apart
        and numbered as if no others were cited. With `bibliography`, their list follows after an empty line.

        Raises UsageError for an unknown key, style, locale, engine or option, RefusedError where a work that is
        cited has an error.
        """
        from bibkit.formats.csl_json.item import csl_item
        from bibkit.lists.citing import Beside, cite
        from bibkit.lists.option_table import TEXT_OPTIONS, chosen
        from bibkit.lists.options import DEFAULTS

        written = cite(
            texts,
            lambda key: csl_item(self.asked([key]).records[0]),
            format,
            (options or DEFAULTS)._replace(**chosen(named, "option of citations", TEXT_OPTIONS)),
            beside=Beside(locator, prefix, suffix, mode),
            folders=self.styles,
            part=part,
            bibliography=bibliography,
        )
        return self._with_places(written)

    def _with_places(self, written: Written) -> Written:
        """The same, each loss with the place of the record's field."""
        losses = (placed(loss, self.origins.get(loss.key)) for loss in written.losses)
        return written._replace(losses=tuple(losses))

    def set(
        self, keys: str | Iterable[str], values: Mapping[str, Raw | None] = _NOTHING, **named: Raw | None
    ) -> ChangedLibrary[Library]:
        """Fields set to values as record files have them, or taken away with None: `lib.set("doe2020", volume="3")`.

        `keys` are one key or several, as a selection is. Nothing is written yet (`changes.changed`). Raises UsageError
        for a field that is none or has no place, RefusedError where a record would have an error.
        """
        from bibkit.changes.set_fields import set_fields

        return set_fields(self, _keys(keys), {**values, **named})

    def tag(self, keys: str | Iterable[str], *tags: str) -> ChangedLibrary[Library]:
        """These tags added to records; in .bib files to their keywords."""
        from bibkit.changes.tags import tagged

        return tagged(self, _keys(keys), tags)

    def untag(self, keys: str | Iterable[str], *tags: str) -> ChangedLibrary[Library]:
        """These tags taken from records."""
        from bibkit.changes.tags import untagged

        return untagged(self, _keys(keys), tags)

    def add(self, *records: Record) -> ChangedLibrary[Library]:
        """Records added to the folder. Raises FileError for a key or a work that is there, UsageError, RefusedError."""
        from bibkit.changes.add import added

        return added(self, records)

    def remove(self, keys: str | Iterable[str], *, force: bool = False) -> ChangedLibrary[Library]:
        """Records taken out. Raises UsageError where others refer to one, unless `force` says so."""
        from bibkit.changes.remove import removed

        return removed(self, _keys(keys), force=force)

    def rename(self, old: str, new: str) -> ChangedLibrary[Library]:
        """A record under another key, the old one an alias (see `bibkit.rename`). Raises UsageError, FileError."""
        from bibkit.changes.rename import renamed

        return renamed(self, {old: new})

    def with_records(self, records: tuple[Record, ...], origins: Mapping[str, Origin]) -> Library:
        """The library with other records, in the order that it keeps."""
        is_by_key = all(path.is_dir() for path in self.paths) and len(self.paths) == 1
        ordered = tuple(sorted(records, key=lambda record: record.key)) if is_by_key else records
        return replace(self, records=ordered, origins=origins)

    def reread(self, read: Read, keys: Iterable[str]) -> Library:
        """The records with these keys, as far as they are there, as `read` gives the files now."""
        whole = self.reopen(read) if self.reopen is not None else self
        return whole.only(key for key in keys if key in whole)


def _keys(keys: str | Iterable[str]) -> tuple[str, ...]:
    return (keys,) if isinstance(keys, str) else tuple(keys)


def selection(query: str, people: Mapping[str, Person] = MappingProxyType({})) -> Query:
    """Whether a selection holds for a record; `people` are those of the people file.

    Raises SelectionError where it can't be understood.
    """
    from bibkit.model.query import QueryError, parse_query

    try:
        return parse_query(query, people)
    except QueryError as error:
        raise SelectionError(
            error.message, query, error.column, error.width, hint=error.hint or None
        ) from None
