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
from typing import TYPE_CHECKING, Any

from bibkit.checks.run import run_checks
from bibkit.diagnostics import Diagnostic, Where
from bibkit.errors import BibkitError, FileError, UsageError
from bibkit.formats.format import Format, ReadResult, complete_options
from bibkit.formats.written import Written
from bibkit.model.fields import FIELDS
from bibkit.model.key import key_of_stem
from bibkit.model.order import sort_records, unknown_sort_fields
from bibkit.model.person import Person
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.registry import FORMATS, LISTS, load_format, unknown_name
from bibkit.store.load import PEOPLE_FILE, Loaded, load_folder, placed, read_text, record_of_text

if TYPE_CHECKING:
    from bibkit.csl.document import Mode
    from bibkit.lists.option_table import OptionValue
    from bibkit.lists.options import ListOptions


class RefusedError(BibkitError):
    """Data with errors stands in the way of what was asked; `diagnostics` holds all the findings."""

    exit_code = 1

    def __init__(self, diagnostics: Sequence[Diagnostic], what: str = "records") -> None:
        errors = sum(diagnostic.is_error for diagnostic in diagnostics)
        super().__init__(
            f"{errors} error{'s' if errors != 1 else ''} in the {what}",
            about="findings",
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
                f"{error.message} (column {error.column} of the selection {query!r})",
                hint=error.hint or None,
                about="select",
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
            raise unknown_name("field to sort by", unknown[0], ["key", "type", "year", *FIELDS], about="sort")
        return replace(self, records=tuple(sort_records(self.records, spec)))

    def without_errors(self) -> Library:
        """The records in which no check finds an error."""
        refused = {diagnostic.key for diagnostic in self.diagnostics if diagnostic.is_error}
        return replace(self, records=tuple(record for record in self.records if record.key not in refused))

    def refuse_errors(self) -> None:
        """Raises RefusedError with all findings where one of them is an error."""
        if any(diagnostic.is_error for diagnostic in self.diagnostics):
            raise RefusedError(self.diagnostics)

    def export(self, format: str = "bibtex", **options: OptionValue) -> str:  # noqa: A002
        """The library in a format ("bibtex", "csl-json", ...) or as a reference list ("text", "html", ...).

        Formats take their own options by name (`preprint="unpublished"`), reference lists those of
        `reference_list`. Raises RefusedError where a record has an error, UsageError for an unknown format, option
        or style.
        """
        self.refuse_errors()
        return self.write(format, **options).text

    def write(self, format: str, **options: Any) -> Written:  # noqa: A002
        """What `export` gives, with the losses of the format, and without a look at the checks."""
        if format in LISTS:
            return self.reference_list(format, **options)
        loaded: Format = load_format(format)
        if loaded.write is None:
            written = ", ".join(name for name, row in FORMATS.items() if row.writes)
            raise UsageError(f"bibkit reads {format} but does not write it", hint=f"it writes {written}")
        return loaded.write(self.records, complete_options(loaded, options))

    def reference_list(
        self,
        format: str = "text",  # noqa: A002
        options: ListOptions | None = None,
        **named: OptionValue,
    ) -> Written:
        """The records as a reference list in a CSL style; `losses` says which records could not be rendered.

        `format` is "text", "terminal", "html", "markdown", "latex", "rst", "typst", "rtf" or "openxml". Options go
        by name (`style="ieee"`, `group_by="-year"`), before those of `options`, if that is given:

        - `style`, `locale`, `engine`: name, title, path or id of a CSL style; a language, the style's own unless
          named; the CSL processor.
        - `collation`: the library that orders by the rules of the language ("icu"; needs `bibkit[collation]`).
        - `abbreviations`: a file of short forms, as pandoc takes it, for styles that ask for them.
        - `notes_as_text`: "volume: 3" in a note stays text; else it gives the style what the record lacks, as in
          Zotero.
        - `highlight`: people whose names stand out, by id of the people file or ORCID iD.
        - `locale_per_record`: each entry in the language of its record.
        - `annotate`: the field that stands after each entry ("abstract", "annote", "note", "notes", "summary").
        - `group_by`: the field by whose values there are several lists, each under a heading ("-year": the last
          first). Numbers and year-suffixes run on from one to the next, unless they restart (`restart_numbers`).
        - `sort`: fields that go before the style's order ("author,-issued"), or "none" for that of the records.

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
        bibliography: bool = False,
        options: ListOptions | None = None,
        **named: OptionValue,
    ) -> Written:
        """Citations as they stand in a text, a line each: `lib.cite("doe2020", locator="p. 5")`.

        `texts` are keys, which make one citation, or texts with citations in pandoc's form
        (`lib.cite("[see @doe2020, p. 5; @roe2019]")`). `mode` is "suppress-author", "author-only" or
        "composite" ("Doe (2020)"). Only the works cited are known to the style: what tells them apart and
        their numbers hold for them. With `bibliography`, their list follows after an empty line. Options are those
        of `reference_list` from `style` to `notes_as_text`.

        Raises UsageError for an unknown key, style, locale, engine or option, RefusedError where a work that is
        cited has an error.
        """
        from bibkit.formats.csl_json.item import csl_item
        from bibkit.lists.citing import Beside, cite
        from bibkit.lists.option_table import CITATION_OPTIONS, chosen
        from bibkit.lists.options import DEFAULTS

        def find_item(key: str) -> dict[str, object]:
            record = self[key]
            errors = [found for found in self.diagnostics if found.is_error and found.key == record.key]
            if errors:
                raise RefusedError(errors)
            return csl_item(record)

        written = cite(
            texts,
            find_item,
            format,
            (options or DEFAULTS)._replace(**chosen(named, "option of citations", CITATION_OPTIONS)),
            beside=Beside(locator, prefix, suffix, mode),
            folders=self.styles,
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
        taken = ", ".join(name for name, row in FORMATS.items() if row.reads)
        raise UsageError(f"bibkit writes {format} but does not read it", hint=f"it reads {taken}")
    return loaded.read(text, path, complete_options(loaded, options))
