"""What a format reads, writes and can't carry: what it says of itself, and what its writer does with every field.

Which fields and types a format has no place for stands in no table beside its writer: each field is written once in
a work of each type, and what the writer tells as lost is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bibkit.formats.format import About, Format
from bibkit.formats.options import complete_options
from bibkit.formats.written import PRIVATE, write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.fields import FIELDS, TYPES, Kind
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions
from bibkit.registry import FORMATS, load_format

_DOE = (Name(family="Doe", given="Jane"),)
_BY_KIND: dict[Kind, Value] = {
    Kind.PROSE: "Words",
    Kind.NUMBER: "7",
    Kind.PAGES: "12",
    Kind.NAMES: (Name(family="Roe", given="Richard"),),
    Kind.DATE: Date(Moment(2020, 3, 5)),
    Kind.VERBATIM: "en",
    Kind.LINKS: WorkLinks((("code", "https://example.org/code"),)),
    Kind.VERSIONS: WorkVersions((("preprint", {"arxiv": "2212.08073"}),)),
}
_BY_NAME: dict[str, Value] = {
    "DOI": "10.1000/182",
    "arxiv": ArxivId("2212.08073"),
    "ISBN": "9780306406157",
    "ISSN": "0378-5955",
    "PMID": "123456",
    "PMCID": "PMC123456",
    "URL": "https://example.org/",
    "license": "CC-BY-4.0",
}
_BESIDE = {  # fields that say something only together with another
    "publisher-place": "publisher",
    "event-place": "event-title",
    "event-date": "event-title",
    "accessed": "URL",
    "eprint": "eprinttype",
    "eprinttype": "eprint",
    "eprintclass": "eprinttype",
    "collection-number": "collection-title",
    "archive_location": "archive",
    "container-title-short": "container-title",
}


class Account(NamedTuple):
    """What there is to know of one format.

    Of the fields, `no_place` are lost in every work, `in_some` in those of some types; `types` are written as
    another. All are empty for a format that is only read.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    about: About
    no_place: tuple[str, ...] = ()
    in_some: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def rows(self) -> list[tuple[str, str]]:
        """All of it that there is, each with what it is, as people read it."""
        about = self.about
        return [
            (what, said)
            for what, said in (
                ("follows", about.specification),
                ("stands at", about.address),
                ("reads", about.reads),
                ("writes", about.writes),
                ("files", ", ".join(self.endings)),
                ("told by", about.told_by),
                ("loses", "; ".join(about.losses)),
                ("no place for", ", ".join(self.no_place)),
                ("in some types none for", ", ".join(self.in_some)),
                ("types written as another", ", ".join(self.types)),
            )
            if said
        ]


def account(name: str) -> Account:
    """The account of a format. Raises UsageError for a name that is none."""
    loaded: Format = load_format(name)
    endings = FORMATS[name].extensions if name in FORMATS else ()
    account = Account(loaded.name, loaded.title, endings, loaded.about)
    if loaded.write is None:
        return account
    lost = {field: [*_types_that_lose(loaded, field)] for field in FIELDS if field not in PRIVATE}
    return account._replace(
        no_place=tuple(field for field, types in lost.items() if len(types) == len(TYPES)),
        in_some=tuple(field for field, types in lost.items() if 0 < len(types) < len(TYPES)),
        types=tuple(_types_that_are_none(loaded)),
    )


def _types_that_lose(format: Format, field: str) -> Iterator[str]:  # noqa: A002
    for work_type in TYPES:
        record = _sample(work_type, field)
        if ("BK701", field) in _losses(format, record):
            yield work_type


def _types_that_are_none(format: Format) -> Iterator[str]:  # noqa: A002
    for work_type in TYPES:
        if ("BK703", "type") in _losses(format, _sample(work_type, "container-title")):
            yield work_type


def _losses(format: Format, record: Record) -> set[tuple[str, str]]:  # noqa: A002
    assert format.write is not None
    written = write_whole(format.write, [record], complete_options(format, {}))
    return {(loss.code, str(loss.field[0])) for loss in written.losses if loss.field}


def _sample(work_type: str, field: str) -> Record:
    fields = {"title", "author", "issued", field}
    if other := _BESIDE.get(field):
        fields.add(other)
    values = {"author": _DOE} | {name: _value(name) for name in FIELDS if name in fields}
    return Record("doe2020", work_type, values)


def _value(name: str) -> Value:
    return _BY_NAME.get(name) or _BY_KIND[FIELDS[name].kind]
