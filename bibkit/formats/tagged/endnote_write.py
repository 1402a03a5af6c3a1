"""A record as the fields of EndNote, by the names of the elements of its XML; refer has a tag for most of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.tagged.endnote_types import TYPES, WRITTEN
from bibkit.formats.tagged.takes import COUNT_OF_PAGES
from bibkit.formats.tagged.writing import name_line, year_and_day
from bibkit.model.date import Date
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.record import Record, Value

JOURNALS = frozenset(
    ["article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book"]
)
"""Types whose container is a periodical, which has names of its own in EndNote."""

_BOOKS = frozenset(["book", "report", "thesis"])
_NUMBERED = frozenset(["report", "patent", "standard", "bill"])
_SLOTS = {  # in the order of EndNote's own files
    "author": "authors.author",
    "editor": "secondary-authors.author",
    "collection-editor": "tertiary-authors.author",
    "translator": "subsidiary-authors.author",
    "title": "titles.title",
    "container-title": "titles.secondary-title",
    "collection-title": "titles.tertiary-title",
    "title-short": "titles.short-title",
    "container-title-short": "periodical.abbr-1",
    "page": "pages",
    "volume": "volume",
    "issue": "number",
    "number-of-volumes": "num-vols",
    "edition": "edition",
    "section": "section",
    "keyword": "keywords.keyword",
    "issued": "dates.year",
    "publisher-place": "pub-location",
    "publisher": "publisher",
    "ISBN": "isbn",
    "ISSN": "isbn",
    "PMID": "accession-num",
    "call-number": "call-num",
    "DOI": "electronic-resource-num",
    "abstract": "abstract",
    "note": "notes",
    "annote": "research-notes",
    "genre": "work-type",
    "reviewed-title": "reviewed-item",
    "archive": "remote-database-name",
    "language": "language",
    "URL": "related-urls.url",
    "accessed": "access-date",
    "PMCID": "custom2",
}


def type_name(record: Record, came: object) -> str:
    """The "Reference Type": the one that the record came with where it fits, else that for its type of CSL."""
    if isinstance(came, str) and TYPES.get(came.casefold()) == record.type:
        return came
    if record.type == "book" and record.names("editor") and not record.author:
        return "Edited Book"
    return WRITTEN.get(record.type, "Generic")


def endnote_fields(record: Record, kind: str, instead: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The fields of EndNote that say what a record does: field of the record, field of EndNote, text.

    They stand in the order of EndNote's files, and one with several texts comes as often. `instead` are fields of
    EndNote that a dialect has for fields of a record.
    """
    values = {**record.values, **preprint_members(record)}
    yield "", "label", record.key
    for name, slot in {**_slots(record.type, kind, values), **instead}.items():
        value = values.get(name)
        if isinstance(value, Date) and name == "issued":
            year, day = year_and_day(value)
            yield name, slot, year
            yield name, "pub-dates.date", day
        elif value is not None:
            for text in _texts(slot, value):
                yield name, slot, text


def _texts(slot: str, value: Value) -> Iterable[str]:
    if isinstance(value, Date):
        return [value.literal or str(value)]
    if isinstance(value, tuple):
        return [name_line(name) for name in value if isinstance(name, Name)]
    if slot == "keywords.keyword":
        return keywords_of(str(value))
    if slot == "isbn":
        return str(value).split()
    return [f"arXiv:{value}" if slot == "accession-num" and not isinstance(value, str) else str(value)]


def _slots(csl_type: str, kind: str, values: Mapping[str, Value]) -> dict[str, str]:
    slots = dict(_SLOTS)
    if csl_type in JOURNALS:
        slots["container-title"] = "periodical.full-title"
    elif csl_type in _BOOKS:
        slots |= {"container-title": "periodical.full-title", "collection-title": "titles.secondary-title"}
    if csl_type == "thesis":  # whose second title is the department, and second people those who advised
        slots["collection-title"] = "titles.tertiary-title"
        del slots["editor"], slots["collection-editor"]
    elif csl_type == "book":  # whose second people are those of the series
        slots |= {"editor": slots["collection-editor"], "collection-editor": slots["editor"]}
    elif csl_type in ("report", "classic"):
        slots["collection-editor"] = slots.pop("editor")
    if kind.casefold() == "edited book":
        slots["editor"] = slots.pop("author")
    if csl_type == "motion_picture":
        slots |= {"producer": slots.pop("collection-editor"), "performer": slots.pop("translator")}
    if csl_type == "paper-conference" and "event-title" in values and "container-title" in values:
        slots |= {"event-title": slots["container-title"], "container-title": "custom3"}
    if csl_type in _NUMBERED:
        slots["number"] = slots.pop("issue")
    elif csl_type == "article-journal":
        slots["number"] = "custom7"
        del slots["section"]
    if csl_type == "software":
        slots["version"] = slots.pop("edition")
    elif csl_type == "chapter":
        slots["chapter-number"] = slots.pop("section")
    elif csl_type in JOURNALS and "edition" not in values:
        slots["available-date"] = "edition"
    is_count = COUNT_OF_PAGES.fullmatch(str(values.get("number-of-pages", ""))) is not None
    if csl_type in _BOOKS and is_count and "page" not in values:
        slots["number-of-pages"] = slots.pop("page")
    if "arxiv" in values:
        slots["arxiv"] = slots.pop("PMID")
    return slots
