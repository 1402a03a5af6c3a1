"""arXiv's Atom feed: the entries of its API.

Source: arXiv API User's Manual, "Details of Atom Results Returned". `published` is the day of the first version,
`updated` that of the one described. A DOI is that of the work as it was published elsewhere; where that was is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.services import takes
from bibkit.formats.services.people import printed_name
from bibkit.formats.services.reading import Service, TakeValue, WorkReader
from bibkit.formats.services.takes import elements, said
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.ident import ArxivId, parse_arxiv
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source
from bibkit.syntax.xml import XmlElement, xml_entries

_ENTRIES = frozenset(["entry"])
_LISTS = frozenset(["author", "category", "link"])


def read_arxiv(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    for source in sources:
        reader = WorkReader(_SERVICE)
        is_empty = True
        for entry in xml_entries(source, _ENTRIES):
            is_empty = False
            if isinstance(entry, Diagnostic):
                yield Sourced(None, (entry,), is_entry=entry.code == "BK805")
            else:
                yield _read(entry, reader)
        if is_empty:
            fault = Diagnostic("BK801", "The feed has no entry", "a work stands in `<entry>`", source.span(0))
            yield Sourced(None, (fault,), is_entry=False)
        yield from reader.account(source)


class AtomEntry:
    """An entry as a tree: its elements by name, those that come more than once in lists."""

    def __init__(self, entry: XmlElement) -> None:
        self.path = entry.span.source.path
        self._entry = entry
        self.said: dict[str, Raw] = {}
        self._places: dict[str, list[SourceSpan]] = {}
        for element in entry.children:
            self._places.setdefault(element.name, []).append(element.span)
            raw = _raw(element)
            before = self.said.get(element.name)
            if isinstance(before, list):
                before.append(raw)
            elif element.name in _LISTS or before is not None:
                self.said[element.name] = [*elements(before), raw]
            else:
                self.said[element.name] = raw

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:  # noqa: ARG002
        """The element that said the value, or the entry."""
        places = self._places.get(str(field[0]), []) if field else []
        number = field[1] if len(field) > 1 and isinstance(field[1], int) else 0
        return places[number] if number < len(places) else self._entry.span


def _raw(element: XmlElement) -> Raw:
    inner = {child.name: " ".join(child.text.split()) for child in element.children}
    if inner:
        return {**inner}
    return " ".join(element.text.split()) or {**element.attributes}


def _read(entry: XmlElement, reader: WorkReader) -> Sourced:
    tree = AtomEntry(entry)
    if reader.service.marks.isdisjoint(tree.said):
        help_text = "arXiv writes the number of a work there"
        return Sourced(None, (Diagnostic("BK805", "The entry has no id", help_text, entry.span),))
    read = reader.work(tree.said, tree)
    if read.record is None:
        return read
    updated = parse_date(takes.read_date(tree.said.get("updated")))
    is_later = isinstance(updated, Date) and updated != read.record.date("issued")
    return read._replace(record=read.record.with_values({"updated": updated})) if is_later else read


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    reading.set("type", "article", ())
    primary = work.get("primary_category")
    kind = said(primary.get("term")) if isinstance(primary, Mapping) else ""
    address = said(work.get("id"))
    found = parse_arxiv(f"{address} [{kind}]") if kind else parse_arxiv(address)
    if isinstance(found, ArxivId):
        reading.arxiv = found
    elif address:
        takes.arxiv(reading, ("id",), address)


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What is taken elsewhere."""


def _authors(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    for number, one in enumerate(elements(raw)):
        text = said(one.get("name")) if isinstance(one, Mapping) else said(one)
        if not text:
            reading.keep((*at, number), one)
            continue
        name = printed_name(reading, "author", text)
        if isinstance(one, Mapping) and said(one.get("affiliation")):
            name["affiliation"] = [{"name": one["affiliation"]}]
        reading.add("author", name, (*at, number))


def _categories(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Further classes than the first."""
    first = reading.arxiv.primary_class if reading.arxiv else ""
    terms = [said(one.get("term")) for one in elements(raw) if isinstance(one, Mapping)]
    if rest := [term for term in terms if term and term != first]:
        reading.keep(at, list(rest))


def _published_in(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    message = f'It was published elsewhere, in "{said(raw)}", which is kept as it is'
    reading.remark("BK806", at, message, "make a record of what was published, if that is to be cited")
    reading.keep(at, raw)


def _links(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Addresses, of which the number says arXiv's own, and the DOI its."""
    doi = str(reading.item.get("DOI", "")).casefold()
    own = f"/{reading.arxiv.id}" if reading.arxiv else "//"
    rest = [
        one
        for one in elements(raw)
        if isinstance(one, Mapping)
        and own not in said(one.get("href"))
        and not (doi and doi in said(one.get("href")).casefold())
    ]
    if rest:
        reading.keep(at, list(rest))


_TAKES: dict[str, TakeValue] = {
    "id": _nothing, "primary_category": _nothing, "updated": _nothing, "title": takes.prose("title"),
    "author": _authors, "published": takes.date("issued"), "summary": takes.abstract, "doi": takes.doi,
    "category": _categories, "journal_ref": _published_in, "link": _links,
}  # fmt: skip
_SERVICE = Service("arxiv-atom", "arXiv", (), frozenset(["id"]), _begin, _TAKES, frozenset())

FORMAT = Format(
    "arxiv-atom",
    "Atom feed of arXiv",
    read=read_arxiv,
    about=About(
        specification="arXiv API, Atom 1.0",
        address="https://info.arxiv.org/help/api/user-manual.html",
        reads="preprints with the class, the version and who wrote them",
        told_by="`<feed>` of Atom with entries of arXiv",
    ),
)
