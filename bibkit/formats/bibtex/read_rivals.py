"""Fields that mean another thing beside each other than each does alone, as real files have them.

An article with a `booktitle` beside its journal, a book that names itself as its `booktitle`, `location` beside
`address` (in ACM's files the place of the conference), `issue` where there is no `number`.
"""

from __future__ import annotations

from bibkit.formats.bibtex.dialect import EDITOR_TYPES
from bibkit.formats.bibtex.entry_type import ARTICLES
from bibkit.formats.bibtex.reading import Reading

_WHOLE = (
    "book",
    "proceedings",
    "collection",
    "mvbook",
    "mvcollection",
    "mvproceedings",
    "reference",
    "manual",
)
_OWN_CONTAINERS = ("journal", "journaltitle", "howpublished")
_ARTICLE_NUMBERS = ("eid", "articleno", "article-number")  # biblatex; ACM; publishers
RIVALS = frozenset(["booktitle", "issue", "location", "school", *_ARTICLE_NUMBERS])
"""Those fields."""


def read_rivals(reading: Reading) -> None:
    """Take what would be read wrongly by its name alone."""
    fields = reading.fields
    if reading.type in ARTICLES:
        if "journal" in fields or "journaltitle" in fields:
            _keep(reading, "booktitle", "an article stands in its journal")
        _set_first(reading, "number", _ARTICLE_NUMBERS)
        if "number" not in fields:
            _set_first(reading, "issue", ("issue",))
    elif reading.entry.type in _WHOLE and "title" in fields:
        _keep(reading, "booktitle", "it is the title of a whole book, which stands in no other")
    if "school" in fields and reading.entry.type not in ("phdthesis", "mastersthesis"):
        _keep_second(reading, "school", "institution")
    if (
        "address" in fields
        and "venue" not in fields
        and reading.entry.type in ("inproceedings", "conference")
    ):
        _set_first(reading, "event-place", ("location",))


def note_names(reading: Reading) -> None:
    """Remember the names of fields that styles print in another place than what writers would choose."""
    origins = reading.origins
    if (item := origins.get("publisher")) and item.name != "publisher":
        if reading.type not in ("thesis", "report", "standard", "article"):
            reading.note_name("publisher", item)
    elif item and item.name == "publisher" and reading.type in ("thesis", "report"):
        reading.note_name("publisher", item)
    item = origins.get("container-title")
    if item and reading.type not in ARTICLES and item.name in _OWN_CONTAINERS:
        reading.note_name("container-title", item)
    if (item := origins.get("issue")) and item.name == "issue":
        reading.note_name("issue", item)
    for role in EDITOR_TYPES.values():
        if (item := origins.get(role)) and item.name != "editor":
            reading.note_name(role, item)


def _keep(reading: Reading, name: str, why: str) -> None:
    if item := reading.take(name):
        reading.keep(item, why)


def _keep_second(reading: Reading, name: str, first: str) -> None:
    if first in reading.fields and reading.fields[first].value.strip():
        _keep(reading, name, f"{first} is given, too")


def _set_first(reading: Reading, target: str, names: tuple[str, ...]) -> None:
    for name in names:
        if item := reading.take(name):
            reading.set(target, reading.decode(item), item)
            return
