"""A folder of records as one value: look things up, check, select, write bibliographies.

lib = bibkit.load("records")
print(lib.export("bibtex"))
recent = lib.select("tag:alignment and year>=2022")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.checks.run import run_checks
from bibkit.diagnostics import Diagnostic, Where
from bibkit.errors import BibkitError, FileError, UsageError
from bibkit.formats.format import Format, ReadResult
from bibkit.formats.written import Written
from bibkit.model.fields import FIELDS
from bibkit.model.key import key_of_stem
from bibkit.model.order import sort_records, unknown_sort_fields
from bibkit.model.person import Person
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.registry import LISTS, load_format, unknown_name
from bibkit.store.load import PEOPLE_FILE, Loaded, load_folder, placed, read_text, record_of_text

if TYPE_CHECKING:
    from bibkit.lists.citing import Mode
    from bibkit.lists.sections import Section


class RefusedError(BibkitError):
    """Data with errors stands in the way of what was asked; `diagnostics` holds all the findings."""

    exit_code = 1

    def __init__(self, diagnostics: Sequence[Diagnostic], what: str = "records") -> None:
        errors = sum(diagnostic.is_error for diagnostic in diagnostics)
        super().__init__(
            f"{errors} error{'s' if errors != 1 else ''} in the {what}", hint="see `bibkit check`"
        )
        self.diagnostics = tuple(diagnostics)


@dataclass(frozen=True)
class Library:
    """The records of a folder, in the order of their keys, with the people and the findings of reading.

    Records that an error refuses are not among `records`; `found` counts them too. A selection is a library
    of its own.
    """

    path: Path
    records: tuple[Record, ...]
    people: Mapping[str, Person] = field(default_factory=dict)
    load_diagnostics: tuple[Diagnostic, ...] = ()
    found: int = 0
    ignore: tuple[str, ...] = ()
    styles: tuple[Path, ...] = ()

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def __getitem__(self, key: str) -> Record:
        """The record with that key or alias. Raises UsageError, with near keys, where there is none."""
        record = self._by_key.get(key)
        if record is None:
            raise unknown_name("record", key, self._by_key)
        return record

    @cached_property
    def _by_key(self) -> dict[str, Record]:
        """Records by key; an alias counts where no record has it as key."""
        aliases = {alias: record for record in self.records for alias in record.list("aliases")}
        return {**aliases, **{record.key: record for record in self.records}}

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every key and alias, and the keys of the records that an error refuses."""
        refused = {diagnostic.key for diagnostic in self.load_diagnostics if diagnostic.key}
        unread = {key_of_stem(Path(diagnostic.where.path).stem) for diagnostic in self.load_diagnostics}
        return frozenset(self._by_key) | refused | unread

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that reading and the checks found, by file and line."""
        # A fault in a file may make the checks see what is not so; those of other files still hold.
        checked = run_checks(self.records, self.people)
        paths = {record.key: record.path for record in self.records}
        texts: dict[str, str] = {}
        found = list(self.load_diagnostics)
        for diagnostic in checked:
            if diagnostic.code in self.ignore:
                continue
            path = paths.get(diagnostic.key, "")
            if path and path not in texts:
                text = read_text(path)
                texts[path] = text if isinstance(text, str) else ""
            found.append(placed(diagnostic, texts[path], path) if path else diagnostic)
        found.sort(key=lambda one: (one.where.path, one.where.line, one.where.column, one.code))
        return tuple(found)

    def select(self, query: str) -> Library:
        """The records that a selection such as `tag:alignment and year>=2022` holds for (`model.query`).

        Raises UsageError where the selection can't be understood.
        """
        from bibkit.model.query import QueryError, parse_query

        try:
            predicate = parse_query(query)
        except QueryError as error:
            raise UsageError(
                f"--select: {error.message} (column {error.column} of {query!r})", hint=error.hint or None
            ) from None
        return replace(self, records=tuple(record for record in self.records if predicate(record)))

    def only(self, keys: Iterable[str]) -> Library:
        """The records with these keys, in this order, each once. Raises UsageError for an unknown key."""
        chosen = {record.key: record for record in (self[key] for key in keys)}
        return replace(self, records=tuple(chosen.values()))

    def sorted(self, spec: str) -> Library:
        """The records in the order of fields such as "author,-issued". Raises UsageError for a name that is none."""
        unknown = unknown_sort_fields(spec)
        if unknown:
            raise unknown_name("field to sort by", unknown[0], ["key", "type", "year", *FIELDS])
        return replace(self, records=tuple(sort_records(self.records, spec)))

    def without_errors(self) -> Library:
        """The records in which no check finds an error."""
        refused = {diagnostic.key for diagnostic in self.diagnostics if diagnostic.is_error}
        return replace(self, records=tuple(record for record in self.records if record.key not in refused))

    def refuse_errors(self) -> None:
        """Raises RefusedError with all findings where one of them is an error."""
        if any(diagnostic.is_error for diagnostic in self.diagnostics):
            raise RefusedError(self.diagnostics)

    def export(self, format: str = "bibtex", **options: str) -> str:  # noqa: A002
        """The library in a format ("bibtex", "csl-json", ...) or as a reference list ("text", "html", ...).

        Formats take their own options by name (`preprint="unpublished"`), reference lists `style`, `locale`,
        `engine` and those of `reference_list`, as texts. Raises RefusedError where a record has an error,
        UsageError for an unknown format, option or style.
        """
        self.refuse_errors()
        return self.write(format, **options).text

    def write(self, format: str, **options: str) -> Written:  # noqa: A002
        """What `export` gives, with the losses of the format, and without a look at the checks."""
        if format in LISTS:
            from bibkit.lists.list_options import list_format

            chosen = complete_options(list_format(format), options)
            return self.reference_list(
                format,
                style=chosen["style"],
                locale=chosen["locale"],
                engine=chosen["engine"],
                highlight=chosen["highlight"].replace(",", " ").split(),
                entry_locales=chosen["entry-locales"] == "yes",
                collation=chosen["collation"],
                abbreviations=chosen["abbreviations"],
                notes_as_text=chosen["notes"] == "text",
                annotate=chosen["annotate"],
                group_by=chosen["group-by"],
                restart_numbers=chosen["numbers"] == "restart",
                keep_order=chosen["order"] == "records",
            )
        loaded: Format = load_format(format)
        if loaded.write is None:
            raise UsageError(f"bibkit reads {format} but does not write it", hint="see `bibkit formats`")
        return loaded.write(self.records, complete_options(loaded, options))

    def reference_list(
        self,
        output: str = "text",
        *,
        style: str = "apa",
        locale: str = "",
        engine: str = "",
        highlight: Iterable[str] = (),
        entry_locales: bool = False,
        collation: str = "",
        abbreviations: str | Path = "",
        annotate: str = "",
        group_by: str = "",
        restart_numbers: bool = False,
        keep_order: bool = False,
        notes_as_text: bool = False,
    ) -> Written:
        """The records as a reference list in a CSL style; `losses` says which records the engine left out.

        `output` is "text", "terminal", "html", "markdown", "latex", "rst", "typst", "rtf" or "openxml"; an empty
        locale is the style's own.
        The rest goes beyond CSL: ids of people whose names stand out, entries in the languages of their records,
        the library that orders by the rules of the language ("icu"; needs the extra `collation`), a file of
        abbreviations in the form of pandoc's (what `form="short"` in a style shows of a journal, place ...), the field
        that stands after each entry ("abstract", "annote", "note", "notes", "summary"), and a field by whose values
        the records are grouped, each group a list under a heading ("-year": the last year first). Numbers and
        year-suffixes run on from list to list, unless each is to be a list of its own (`restart_numbers`). Entries
        stand in the style's order or, with `keep_order`, in that of the records. A line "volume: 3" of a note gives
        the style what the record lacks, as in Zotero, but for `notes_as_text`.
        """
        # Engines and styles are loaded only here: most exports need neither.
        from bibkit.engines.job import Extras
        from bibkit.formats.csl_json.item import csl_item
        from bibkit.lists.abbreviations import read_abbreviations
        from bibkit.lists.list_options import ANNOTATIONS
        from bibkit.lists.reference_list import reference_list

        people = frozenset(highlight)
        for person in sorted(people - self.people.keys()):
            raise unknown_name("person", person, self.people)
        if annotate and annotate not in ANNOTATIONS:
            raise unknown_name("field to annotate with", annotate, ANNOTATIONS)
        texts = {record.key: record.text(annotate) for record in self.records if record.text(annotate)}
        items = [csl_item(record) for record in self.records]
        sections: Sequence[Section] = ()
        if restart_numbers and not group_by:
            raise UsageError(
                "numbers restart from list to list, and this is one list",
                hint="say what makes several: group_by",
            )
        if group_by:
            from bibkit.lists.grouping import sections_of

            sections = sections_of(self.records, group_by, self.people)
        written = reference_list(
            items,
            output,
            style=style,
            locale=locale,
            engine=engine,
            folders=self.styles,
            extras=Extras(
                people,
                entry_locales,
                collation,
                keep_order,
                abbreviations=read_abbreviations(abbreviations),
                notes_as_text=notes_as_text,
            ),
            annotations=texts,
            sections=sections,
            restarts=restart_numbers,
        )
        return self._with_places(written)

    def cite(
        self,
        *texts: str,
        output: str = "text",
        locator: str = "",
        prefix: str = "",
        suffix: str = "",
        mode: Mode = "",
        style: str = "apa",
        locale: str = "",
        engine: str = "",
        collation: str = "",
        abbreviations: str | Path = "",
        notes_as_text: bool = False,
        bibliography: bool = False,
    ) -> Written:
        """Citations as they stand in a text, a line each: `lib.cite("doe2020", locator="p. 5")`.

        `texts` are keys, which make one citation, or texts with citations in pandoc's form
        (`lib.cite("[see @doe2020, p. 5; @roe2019]")`). `mode` is "suppress-author", "author-only" or
        "composite" ("Doe (2020)"). Only the works cited are known to the style: what tells them apart and
        their numbers hold for them. With `bibliography`, their list follows after an empty line. `abbreviations`
        is a file of them, and `notes_as_text` keeps notes, as for `reference_list`.

        Raises UsageError for an unknown key, style, locale or engine, RefusedError where a work that is cited
        has an error.
        """
        from bibkit.engines.job import Extras
        from bibkit.formats.csl_json.item import csl_item
        from bibkit.lists.abbreviations import read_abbreviations
        from bibkit.lists.citing import Beside, cite

        def find_item(key: str) -> dict[str, object]:
            record = self[key]
            errors = [found for found in self.diagnostics if found.is_error and found.key == record.key]
            if errors:
                raise RefusedError(errors)
            return csl_item(record)

        written = cite(
            texts,
            find_item,
            output,
            beside=Beside(locator, prefix, suffix, mode),
            style=style,
            locale=locale,
            engine=engine,
            folders=self.styles,
            extras=Extras(
                collation=collation,
                abbreviations=read_abbreviations(abbreviations),
                notes_as_text=notes_as_text,
            ),
            bibliography=bibliography,
        )
        return self._with_places(written)

    def _with_places(self, written: Written) -> Written:
        """The same with the file of each record that a loss names."""
        paths = {record.key: record.path for record in self.records}
        losses = [
            loss._replace(where=Where(paths[loss.key])) if loss.key in paths else loss
            for loss in written.losses
        ]
        return written._replace(losses=tuple(losses))

    def edit(self, key: str, changes: Mapping[str, Raw | None]) -> Library:
        """The library after fields of one record were set (or removed, with None) in its file.

        Comments and layout of the file stay. Raises RefusedError, with nothing written, where the record
        would then have an error.
        """
        from bibkit.source.atomic import write_file
        from bibkit.store.edit import remove_field, set_field

        record = self[key]
        text = read_text(record.path)
        if not isinstance(text, str):
            raise RefusedError([text])
        for name, value in changes.items():
            if value is not None:
                text = set_field(text, name, value)
            elif name in record.values or name in record.extra:
                text = remove_field(text, name)
        edited, found = record_of_text(text, record.path)
        if edited is None:
            raise RefusedError(found)
        write_file(Path(record.path), text)
        kept = tuple(edited if other is record else other for other in self.records)
        return replace(self, records=kept)


def load(
    path: str | Path = "records",
    *,
    people: str | Path | None = None,
    ignore: Sequence[str] = (),
    styles: Sequence[str | Path] | None = None,
) -> Library:
    """The library in a folder of record files.

    `people` is the people file (`people.yaml` beside the folder unless named), `ignore` codes of checks to
    leave out, `styles` folders with CSL styles (`styles` beside the folder unless named). Raises FileError
    where the folder is missing or empty; faults in the records are in `Library.diagnostics`.
    """
    folder = Path(path)
    beside = folder.parent
    people_file = Path(people) if people is not None else beside / PEOPLE_FILE
    if people is not None and not people_file.is_file():
        raise FileError(f"There is no people file {people_file}")
    loaded: Loaded = load_folder(folder, people_file)
    style_folders = [beside / "styles"] if styles is None else [Path(style) for style in styles]
    return Library(
        folder,
        loaded.records,
        loaded.people,
        tuple(
            diagnostic
            for diagnostic in loaded.diagnostics
            if diagnostic.is_error or diagnostic.code not in ignore
        ),
        loaded.found,
        tuple(ignore),
        tuple(style_folders),
    )


def read(text: str, format: str, *, path: str = "", **options: str) -> ReadResult:  # noqa: A002
    """The records that a text in another format holds, and the findings with their places.

    `path` names the text in findings and in each record's source. Raises UsageError for a format that bibkit
    does not read, or an unknown option.
    """
    loaded: Format = load_format(format)
    if loaded.read is None:
        raise UsageError(f"bibkit writes {format} but does not read it", hint="see `bibkit formats`")
    return loaded.read(text, path, complete_options(loaded, options))


def complete_options(format: Format, given: Mapping[str, str]) -> dict[str, str]:  # noqa: A002
    """A value for each of the format's options. Raises UsageError for an unknown option or value.

    An option's name may be written with underscores, as Python wants it.
    """
    known = {option.name: option for option in format.options}
    values = {option.name: option.default for option in format.options}
    for written, value in given.items():
        name = written.replace("_", "-")
        if name not in known:
            if not known:
                raise UsageError(f"{format.name} has no options")
            raise unknown_name(f"option of {format.name}", name, known)
        choices = known[name].choices
        if choices and value not in choices:
            raise unknown_name(f"value of {format.name}'s option {name}:", value, choices)
        values[name] = value
    return values
