"""One bibliographic item: CSL-JSON read once into typed fields (CSL 1.0.2, appendices III and IV)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bibkit.csl.data.date import ItemDate, parse_date, parse_raw_date
from bibkit.csl.data.language import language_tag
from bibkit.csl.data.name import ItemName, parse_names
from bibkit.csl.text.particles import parse_name_parts
from bibkit.csl.vocab import DATE_VARIABLES, NAME_VARIABLES
from bibkit.text.pattern import lazy_pattern

_LARGEST = 10**1000  # Python refuses to write out numbers beyond some thousand digits
_FIRST_PAGE = lazy_pattern("\\s*(?:&|, |[-\u2010\u2012-\u2015\u2212])\\s*")
_DASHES = " -\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_NUMBERED = frozenset(("page", "volume", "issue", "number", "edition", "collection-number"))
"""Variables in which a dash alone says that there is none."""
_PARSED = NAME_VARIABLES | DATE_VARIABLES | {"type", "id"}
"""What is no text, whatever it holds."""
_ALIASES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}
"""Older or shorter names under which CSL-JSON carries a variable."""


class Shape(NamedTuple):
    """What a style asks of an item before it renders anything: its type and the variables it has.

    An approximate date is there twice, the second time with a tilde ("issued~").
    """

    type: str
    variables: frozenset[str]


@lru_cache(maxsize=4096)
def _shape(type_: str, variables: frozenset[str]) -> Shape:
    """The same object for the same shape, so that what is kept by shapes is found without comparing them."""
    return Shape(type_, variables)


class Item:
    """One item: `text` holds standard and number variables, `names` and `dates` the others.

    `tag` is the item's own language ("de-AT"; `data.language`), `language` its code without the region: "" when the
    item says nothing, and "xx" when what it says is no language that is known.
    """

    __slots__ = ("dates", "id", "incomplete", "language", "names", "shape", "tag", "text", "type")

    def __init__(
        self,
        id: str,  # noqa: A002 - CSL-JSON's word
        type: str,  # noqa: A002 - CSL-JSON's word
        text: dict[str, str],
        names: dict[str, tuple[ItemName, ...]],
        dates: dict[str, ItemDate],
        incomplete: frozenset[str] = frozenset(),
    ) -> None:
        self.id = id
        self.type = type
        self.text = text
        self.names = names
        self.dates = dates
        self.incomplete = incomplete
        uncertain = [f"{name}~" for name, date in dates.items() if date.circa]
        self.shape = _shape(type, frozenset((*text, *names, *dates, *uncertain)))
        self.tag = language_tag(text.get("language", ""))
        self.language = self.tag.partition("-")[0]

    def has(self, variable: str) -> bool:
        """Whether the variable holds anything (CSL 1.0.2, choose, `variable`)."""
        return variable in self.text or variable in self.names or variable in self.dates


def parse_item(data: Mapping[str, object], *, notes_as_text: bool = False) -> Item:
    """The item of a CSL-JSON object; what is not understood is left out, never an error.

    With `notes_as_text`, its note gives no variables.
    """
    fields = data if notes_as_text else _fields(data)
    type_ = str(fields.get("type") or "")
    identifier = str(fields.get("id", ""))
    text: dict[str, str] = {}
    names: dict[str, tuple[ItemName, ...]] = {}
    dates: dict[str, ItemDate] = {}
    for key, value in fields.items():
        if isinstance(value, str) and key not in _PARSED:
            if value and not (key in _NUMBERED and not value.strip(_DASHES)):
                text[key] = value
        elif key in NAME_VARIABLES:
            people = parse_names(value)
            if people:
                names[key] = people
        elif key in DATE_VARIABLES:
            date = parse_date(value)
            if date is not None:
                dates[key] = date
        elif key in _PARSED:
            continue
        elif isinstance(value, float) or (
            isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
        ):
            text[key] = str(value)
    for alias, variable in _ALIASES.items():
        if alias in text:
            text.setdefault(variable, text[alias])
    if "page" in text:
        text["page-first"] = _first_page(text["page"])
    incomplete = _incomplete(fields.get("custom"))
    if incomplete.isdisjoint(("editor", "translator")):
        _combine_editors_and_translators(names)
    return Item(identifier, type_, text, names, dates, incomplete)


def _first_page(pages: str) -> str:
    if "\\" in pages:
        return pages
    first = pages.partition("-")[0]
    return first if first.isalnum() else _FIRST_PAGE.split(pages)[0]


_COMPLETE: frozenset[str] = frozenset()


def _incomplete(custom: object) -> frozenset[str]:
    """The name variables that `custom.incomplete-names` lists."""
    listed = custom.get("incomplete-names") if custom and isinstance(custom, Mapping) else None
    return frozenset(str(name) for name in listed) if isinstance(listed, list) else _COMPLETE


def _combine_editors_and_translators(names: dict[str, tuple[ItemName, ...]]) -> None:
    """`editor-translator` is made when editor and translator are the same (CSL 1.0.2, name variables)."""
    editors, translators = names.get("editor"), names.get("translator")
    if not editors or not translators or "editor-translator" in names:
        return
    if [name.key for name in editors] == [name.key for name in translators]:
        names["editor-translator"] = editors


_BRACED_FIELD = lazy_pattern(r"\{:(?:[-_a-z]+|[A-Z]+):\s*[^}]+\}")
_FIELD_LINE = lazy_pattern(
    r"(?P<open>\{:)?(?P<variable>[-_a-z]+|[A-Z]+):\s*(?P<value>\S.*?)\s*(?(open)\})", re.DOTALL
)
_NOT_FROM_NOTE = frozenset(("id", "note"))


def _fields(data: Mapping[str, object]) -> Mapping[str, object]:
    """The variables of the item, with those that its note holds.

    Where a reference manager lacks a field, users write "variable: value" lines at the top of the note
    ("cheater syntax", in Zotero's words); they fill what is missing, set the type and override dates. A line
    for what the item has stays in the note.
    """
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    found, rest = _note_fields(note, data)
    if not found:
        return data
    fields = dict(data)
    if rest:
        fields["note"] = rest
    else:
        del fields["note"]
    return {**{key: value for key, value in fields.items() if key not in found}, **found}


def _note_fields(note: str, data: Mapping[str, object]) -> tuple[dict[str, object], str]:
    """The variables in a note that the item has use for, and the note without them."""
    lines = _BRACED_FIELD.sub(r"\n\g<0>\n", note).split("\n")
    found: dict[str, object] = {}
    names: dict[str, list[object]] = {}
    rest: list[str] = []
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        match = _FIELD_LINE.fullmatch(line.strip())
        if match is None:
            if index == 0:
                rest.append(line)
                continue
            rest += lines[index:]
            break
        variable, value = match["variable"], match["value"]
        is_date = variable in DATE_VARIABLES
        if variable in _NOT_FROM_NOTE or not (is_date or variable == "type" or not data.get(variable)):
            rest.append(line)
        elif is_date:
            date = parse_raw_date(value)
            found[variable] = {"literal": date.literal} if date.literal else {"raw": value}
        elif variable in NAME_VARIABLES:
            names.setdefault(variable, []).append(_note_name(value))
        else:
            found[variable] = value
    return {**found, **names}, "\n".join(rest).strip()


def _note_name(value: str) -> dict[str, str]:
    family, bars, given = value.partition("||")
    if not bars:
        return {"literal": value}
    parts = parse_name_parts(family.strip(), given.strip(), "", "")
    return {
        "family": parts.family,
        "given": parts.given,
        "non-dropping-particle": parts.non_dropping,
        "dropping-particle": parts.dropping,
        "suffix": parts.suffix,
    }
