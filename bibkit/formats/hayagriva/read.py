"""Hayagriva YAML as records (Hayagriva's "file-format.md").

An entry stands in its `parent`: what holds it gives the record its container, what holds that its series, a conference
its event. What has no field of a record is kept under `hayagriva`, by the way to it (`parent.edition`): `parent` is
what holds the work, `conference` the one that it was given at, and `others` has further parents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bibkit.diagnostics import Diagnostic
from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import Options, Sourced
from bibkit.formats.hayagriva.people import person_of
from bibkit.formats.hayagriva.types import (
    DEFAULT_PARENTS,
    HOUSED,
    NUMBERS,
    OWN_PROSE,
    READ,
    READ_IN,
    ROLES,
    SERIAL,
    TYPES,
    WHOLES,
)
from bibkit.formats.tree_reading import Tree, TreeReading
from bibkit.model.ident import ArxivId, parse_arxiv
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.read import parse_with_places
from bibkit.text.escape.hayagriva import prose_of

_ROLE_OF = {role: field for field, role in ROLES.items()}
_PROSE = {name: field for field, name in OWN_PROSE.items()}
_NUMBER = {name: field for field, name in NUMBERS.items()}
_SERIAL = {name: field for field, name in SERIAL.items()}
_OWN_NUMBERS = {
    "page-range": "page",
    "page-total": "number-of-pages",
    "chapter": "chapter-number",
    "runtime": "dimensions",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DATE = re.compile(r"(?P<circa>~?)(?P<year>[+-]?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_ARXIV = frozenset(["arxiv", "arxiv.org", "arxiv e-prints"])
_TALK_AND_RECORDINGS = frozenset(["conference", "video", "audio"])


def read_hayagriva(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings; an entry that is no mapping is refused with its place (BK805)."""
    for source in sources:
        read = parse_with_places(source)
        if isinstance(read, Diagnostic):
            yield Sourced(None, (read,), is_entry=False)
            continue
        if not isinstance(read.value, Mapping):
            help_text = "write the key of an entry, a colon, and its fields below"
            fault = Diagnostic(
                "BK801", "The YAML is no mapping of keys to entries", help_text, source.span(0)
            )
            yield Sourced(None, (fault,), is_entry=False)
            continue
        for key, entry in read.value.items():
            whole = YamlOrigin(source.path, source, (key,))
            if isinstance(entry, Mapping):
                yield read_entry(key, entry, whole)
            else:
                fault = Diagnostic(
                    "BK805", "The entry has no fields", "write `type:` and so on", whole.span(()), key
                )
                yield Sourced(None, (fault,), key=key)


def read_entry(key: str, entry: Mapping[str, Raw], whole: Tree) -> Sourced:
    """The record of one entry with its findings; `whole` is where the entry stands."""
    reading = TreeReading("hayagriva", whole)
    reading.set("id", key, ())
    own_type = _word(entry.get("type", "misc"))
    if own_type not in READ:
        message = f"{own_type} is no type of Hayagriva; the work is a document"
        reading.remark("BK806", ("type",), message, "correct the type")
        reading.keep(("type",), entry["type"])
    parents = [(path, parent, _type_of(parent, own_type)) for path, parent in _parents(entry)]
    kinds = [kind for _, _, kind in parents]
    if not _TALK_AND_RECORDINGS.issuperset(kinds):  # beside what holds the work it says nothing more
        kinds = [kind for kind in kinds if kind != "conference"]
    exact = [READ_IN[own_type, kind] for kind in kinds if (own_type, kind) in READ_IN]
    csl_type = exact[0] if exact else READ.get(own_type, "document")
    reading.set("type", csl_type, ("type",))
    if own_type in READ and TYPES[csl_type][0] != own_type:
        reading.keep(("type",), own_type)
    _own_fields(reading, entry)
    is_held = False
    others: list[Mapping[str, Raw]] = []
    for path, parent, kind in parents:
        if kind == "conference" and "event-title" not in reading.item:
            reading.called[path] = "conference"
            _event(reading, path, parent)
        elif own_type in WHOLES and not is_held and not _holds_without_a_name(parent):
            reading.called[path] = "parent"
            _series(reading, path, parent)
            is_held = True
        elif not is_held:
            reading.called[path] = "parent"
            _container(reading, path, parent)
            is_held = True
        else:
            others.append(dict(parent))
    if others:
        reading.keep(("others",), list(others))
    return reading.result()


def _holds_without_a_name(parent: Mapping[str, Raw]) -> bool:
    """Whether a parent is no series: it has no title, but what only the holder of a work has."""
    return "title" not in parent and not parent.keys().isdisjoint(("author", "location", "publisher"))


def _word(raw: Raw) -> str:
    """A keyword of Hayagriva, in which case does not matter: `CastMember` is `cast-member`."""
    return _CAMEL.sub("-", raw).lower() if isinstance(raw, str) else ""


def _parents(entry: Mapping[str, Raw]) -> list[tuple[FieldPath, Mapping[str, Raw]]]:
    given = entry.get("parent")
    if isinstance(given, Mapping):
        return [(("parent",), given)]
    if not isinstance(given, list):
        return []
    return [(("parent", number), one) for number, one in enumerate(given) if isinstance(one, Mapping)]


def _type_of(parent: Mapping[str, Raw], of: str) -> str:
    return _word(parent["type"]) if "type" in parent else DEFAULT_PARENTS.get(of, "misc")


def _own_fields(reading: TreeReading, entry: Mapping[str, Raw]) -> None:
    for name, raw in entry.items():
        at: FieldPath = (name,)
        match name:
            case "type" | "parent":
                continue
            case "title":
                _title(reading, at, raw, "title", "title-short")
            case "author" | "editor":
                _people(reading, at, raw, name)
            case "affiliated":
                _affiliated(reading, at, raw)
            case "date":
                _date(reading, at, raw, "issued")
            case "url":
                _address(reading, at, raw)
            case "serial-number" if isinstance(raw, str) and _is_in_arxiv(raw, entry):
                _serial(reading, at, {"arxiv": raw}, _SERIAL)
            case "serial-number":
                _serial(reading, at, raw, _SERIAL)
            case "publisher" | "location":
                _publisher(reading, at, raw)
            case "language":
                _text(reading, at, raw, "language")
            case _ if name in _OWN_NUMBERS:
                _text(reading, at, raw, _OWN_NUMBERS[name])
            case _ if name in _NUMBER:
                continue  # the parent's come first
            case "organization" if reading.item.get("type") in HOUSED and "publisher" not in entry:
                _prose(reading, at, raw, "publisher")
            case _ if name in _PROSE:
                _prose(reading, at, raw, _PROSE[name])
            case _:
                reading.keep(at, raw)
    holds = [parent for _, parent in _parents(entry)]
    for name, field in _NUMBER.items():
        if name in entry and not any(name in parent for parent in holds):
            _text(reading, (name,), entry[name], field)
        elif name in entry:
            reading.keep((name,), entry[name])
    if "parent" in entry and not holds:
        reading.keep(("parent",), entry["parent"])


def _is_in_arxiv(serial: str, entry: Mapping[str, Raw]) -> bool:
    """Whether a bare number is one of arXiv's: it looks like one, and what holds the work has arXiv's name."""
    if not isinstance(parse_arxiv(serial), ArxivId):
        return False
    titles = [parent.get("title") for _, parent in _parents(entry)]
    names = [one.get("value", "") if isinstance(one, Mapping) else one for one in titles]
    return any(isinstance(name, str) and name.strip().casefold() in _ARXIV for name in names)


def _container(reading: TreeReading, path: FieldPath, parent: Mapping[str, Raw]) -> None:
    """What holds the work."""
    for name, raw in parent.items():
        at = (*path, name)
        match name:
            case "type" if _word(raw) in READ:
                if TYPES[str(reading.item["type"])][1] != _word(raw):
                    reading.keep(at, raw)
            case "parent":
                _parent_of_container(reading, at, raw)
            case "title":
                _title(reading, at, raw, "container-title", "container-title-short")
            case "author":
                _people(reading, at, raw, "container-author")
            case "editor":
                _people(reading, at, raw, "editor")
            case "date":
                _date(reading, at, raw, "issued")
            case "serial-number":
                _serial(reading, at, raw, {"isbn": "ISBN", "issn": "ISSN"})
            case "publisher" | "location":
                _publisher(reading, at, raw)
            case "url" if "URL" not in reading.item:
                _address(reading, at, raw)
            case _ if name in _NUMBER:
                _text(reading, at, raw, _NUMBER[name])
            case _:
                reading.keep(at, raw)


def _parent_of_container(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    if isinstance(raw, Mapping):
        _series(reading, at, raw)
    else:
        reading.keep(at, raw)


def _series(reading: TreeReading, path: FieldPath, parent: Mapping[str, Raw]) -> None:
    """The series of a book."""
    for name, raw in parent.items():
        at = (*path, name)
        match name:
            case "type" if _word(raw) == "anthology":
                continue
            case "title":
                _title(reading, at, raw, "collection-title", "")
            case "editor":
                _people(reading, at, raw, "collection-editor")
            case "volume" | "issue":
                _text(reading, at, raw, "collection-number")
            case "serial-number":
                _serial(reading, at, raw, {"issn": "ISSN"})
            case _:
                reading.keep(at, raw)


def _event(reading: TreeReading, path: FieldPath, parent: Mapping[str, Raw]) -> None:
    """The conference at which the work was given."""
    for name, raw in parent.items():
        at = (*path, name)
        match name:
            case "type":
                continue
            case "title":
                _title(reading, at, raw, "event-title", "")
            case "location":
                _prose(reading, at, raw, "event-place")
            case "date":
                _date(reading, at, raw, "event-date")
            case _:
                reading.keep(at, raw)


def _text(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    if isinstance(raw, str) and raw.strip():
        reading.set(field, raw.strip(), at)
    else:
        reading.keep(at, raw)


def _prose(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    """A formattable string, short forms kept as they are."""
    text = _formattable(reading, at, raw)
    if text:
        reading.set(field, text, at, raw)


def _title(reading: TreeReading, at: FieldPath, raw: Raw, field: str, short_field: str) -> None:
    if isinstance(raw, Mapping) and short_field and isinstance(short := raw.get("short"), str):
        reading.set(short_field, _words(reading, (*at, "short"), short), (*at, "short"))
        raw = {name: value for name, value in raw.items() if name != "short"}
    _prose(reading, at, raw, field)


def _formattable(reading: TreeReading, at: FieldPath, raw: Raw) -> str:
    """The text of a formattable string as CSL's rich text; `verbatim` keeps the case of all of it."""
    if isinstance(raw, str):
        return _words(reading, at, raw)
    if not isinstance(raw, Mapping) or not isinstance(value := raw.get("value"), str):
        reading.keep(at, raw)
        return ""
    is_verbatim = raw.get("verbatim") == "true"
    for name, other in raw.items():
        if name != "value" and not (name == "verbatim" and other in ("true", "false")):
            reading.keep((*at, name), other)
    text = _words(reading, (*at, "value"), value)
    return f'<span class="nocase">{text}</span>' if is_verbatim and "<" not in text else text


def _words(reading: TreeReading, at: FieldPath, raw: str) -> str:
    text, lost = prose_of(raw.strip())
    if lost:
        message = f"{lost[:60]} is maths of Typst's that TeX does not write so; it is kept as it is written"
        reading.remark("BK806", at, message, "write it in words, or as TeX in the record", (str(at[0]),))
        reading.keep(at, raw)
    return text


def _publisher(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The publisher with its place; a place alone is that of publication."""
    if at[-1] == "location":
        _prose(reading, at, raw, "publisher-place")
    elif isinstance(raw, Mapping) and "name" in raw:
        for name, part in raw.items():
            if name in ("name", "location"):
                _prose(reading, (*at, name), part, "publisher" if name == "name" else "publisher-place")
            else:
                reading.keep((*at, name), part)
    else:
        _prose(reading, at, raw, "publisher")


def _address(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    if isinstance(raw, Mapping) and isinstance(value := raw.get("value"), str):
        reading.set("URL", value, (*at, "value"))
        for name, part in raw.items():
            if name == "date":
                _date(reading, (*at, name), part, "accessed")
            elif name != "value":
                reading.keep((*at, name), part)
    else:
        _text(reading, at, raw, "URL")


def _serial(reading: TreeReading, at: FieldPath, raw: Raw, fields: Mapping[str, str]) -> None:
    """Identifiers by their schemes; a bare one is the work's number."""
    if isinstance(raw, Mapping):
        for name, value in raw.items():
            field = fields.get(name.lower())
            number = parse_arxiv(value) if field == "arxiv" and isinstance(value, str) else None
            if isinstance(number, ArxivId):
                reading.arxiv = number
            elif field is None or field == "arxiv":
                reading.keep((*at, name), value)
            else:
                _text(reading, (*at, name), value, field)
    elif "serial" in fields:
        _text(reading, at, raw, "number")
    else:
        reading.keep(at, raw)


def _date(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    """The date; another one beside it is kept."""
    match = _DATE.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        reading.keep(at, raw)
        if isinstance(raw, str):
            message = f'"{raw[:40]}" is no date of Hayagriva, and is kept as it is'
            reading.remark("BK806", at, message, "write YYYY, YYYY-MM or YYYY-MM-DD", (field,))
        return
    parts = [int(part) for part in match.group("year", "month", "day") if part]
    if parts[0] <= 0:
        parts[0] -= 1  # 0000 is 1 BCE, which is -1 in CSL-JSON
    date: dict[str, object] = {"date-parts": [parts]}
    if match["circa"]:
        date["circa"] = "true"
    reading.set(field, date, at, raw)


def _affiliated(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """People by their roles."""
    groups = raw if isinstance(raw, list) else [raw]
    for number, group in enumerate(groups):
        here = (*at, number) if isinstance(raw, list) else at
        field = _ROLE_OF.get(_word(group.get("role", ""))) if isinstance(group, Mapping) else None
        if field is None or not isinstance(group, Mapping) or "names" not in group:
            reading.keep(here, group)
        else:
            _people(reading, (*here, "names"), group["names"], field)


def _people(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    people: Sequence[Raw] = raw if isinstance(raw, list) else [raw]
    for number, person in enumerate(people):
        here = (*at, number) if isinstance(raw, list) else at
        name = person_of(person)
        if name is None:
            reading.keep(here, person)
        else:
            reading.add(field, csl_name(name), here)
