"""CITATION.cff as records ("schema-guide.md" of CFF 1.2.0): what the file is of, and the works that it names.

CFF has no keys: they are made of author and year. What has no field of a record is kept under `cff`, by the way to it
(`publisher.country`); `preferred-citation` there marks the work that is to be cited instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bibkit.diagnostics import Diagnostic
from bibkit.formats.cff.types import (
    ADDRESSES,
    IN_COLLECTION,
    NAME_PARTS,
    NUMBERS,
    OF_INSTITUTION,
    OTHERS,
    PEOPLE,
    READ,
    RELEASED,
    TEXTS,
    WRITTEN,
)
from bibkit.formats.format import Options, Sourced
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.ident import ArxivId, parse_arxiv
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.read import parse_with_places

_WORKS = ("preferred-citation", "references")
_FRAME = frozenset(["cff-version", "message", "type", "title", "authors", *_WORKS])
_YEAR = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_OTHER = re.compile(rf"({'|'.join(OTHERS)}):\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_GENRES = {"thesis-type": "thesis", "data-type": "dataset"}
_ISSUED = ("date-published", "date-released")
_ACCESSED = ("date-accessed", "date-downloaded")


def read_cff(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings; a reference that is no mapping is refused with its place (BK805)."""
    for source in sources:
        read = parse_with_places(source)
        if isinstance(read, Diagnostic):
            yield Sourced(None, (read,), is_entry=False)
            continue
        data = read.value
        if not isinstance(data, Mapping) or data.keys().isdisjoint(_FRAME - {"type"}):
            help_text = "write `cff-version: 1.2.0`, `message:`, `title:` and `authors:`"
            fault = Diagnostic("BK801", "The YAML is no CITATION.cff", help_text, source.span(0))
            yield Sourced(None, (fault,), is_entry=False)
            continue
        if not _is_frame(data):
            yield _read(data, YamlOrigin(source.path, source), "")
        if preferred := data.get(_WORKS[0]):
            yield _read(preferred, YamlOrigin(source.path, source, (_WORKS[0],)), _WORKS[0])
        references = data.get(_WORKS[1]) or []
        if not isinstance(references, list):
            yield _read("", YamlOrigin(source.path, source, (_WORKS[1],)), _WORKS[1])
            continue
        places = next((one for one in read.lists if one.path == _WORKS[1:]), None)
        for number, one in enumerate(references):
            yield _read(one, YamlOrigin(source.path, source, (_WORKS[1], number), items=places), _WORKS[1])


def _is_frame(data: Mapping[str, Raw]) -> bool:
    """Whether the file has nothing of its own, but repeats what is to be cited, as its members are required."""
    preferred = data.get(_WORKS[0])
    if not data.keys() <= _FRAME or not isinstance(preferred, Mapping):
        return False
    is_of_software = READ.get(str(preferred.get("type", ""))) in RELEASED
    return not is_of_software and all(data.get(name) == preferred.get(name) for name in ("title", "authors"))


def _read(data: Raw, whole: YamlOrigin, place: str) -> Sourced:
    if not isinstance(data, Mapping):
        help_text = "write `type:`, `title:` and `authors:` for each"
        return Sourced(
            None, (Diagnostic("BK805", "The reference has no members", help_text, whole.span(())),)
        )
    reading = TreeReading("cff", whole)
    if place == _WORKS[0]:
        reading.keep((place,), "true")
    _type(reading, data, is_root=not place)
    for name in (*_ISSUED, *_ACCESSED):
        if raw := data.get(name):
            _day(reading, (name,), raw, "issued" if name in _ISSUED else "accessed")
    _year(reading, data)
    _pages(reading, data)
    if journal := data.get("journal"):
        _text(reading, ("journal",), journal, "container-title")
    for name, raw in data.items():
        if raw and not (isinstance(raw, str) and raw.isspace()):
            _member(reading, name, raw, data, is_root=not place)
    if identifiers := data.get("identifiers"):
        _identifiers(reading, ("identifiers",), identifiers)
    _address(reading, data)
    return reading.result()


def _type(reading: TreeReading, data: Mapping[str, Raw], *, is_root: bool) -> None:
    own = data.get("type", "software" if is_root else "")
    known = {"dataset": "dataset", "software": "software"} if is_root else READ
    csl = known.get(own) if isinstance(own, str) else None
    if csl == "article-journal" and not data.get("journal"):
        csl = "article"
    if csl is None:
        csl = "software" if is_root else "document"
        message = f"{own} is no type of CFF" if own else "The reference has no type"
        reading.remark("BK806", ("type",), f"{message}; it is taken for {csl}", "write one that CFF has")
        if own:
            reading.keep(("type",), own)
    elif not is_root and WRITTEN[csl][0] != own:
        reading.keep(("type",), own)
    reading.set("type", csl, ("type",))


def _member(reading: TreeReading, name: str, raw: Raw, data: Mapping[str, Raw], *, is_root: bool) -> None:
    at: FieldPath = (name,)
    kind = str(reading.item["type"])
    match name:
        case "type" | "start" | "end" | "year" | "month" | "journal" | "identifiers":
            return
        case "cff-version" | "preferred-citation" | "references" if is_root:
            return
        case _ if name in TEXTS:
            _text(reading, at, raw, TEXTS[name])
        case _ if name in PEOPLE:
            _people(reading, at, raw, PEOPLE[name])
        case _ if name in NUMBERS:
            _text(reading, at, raw, NUMBERS[name])
        case _ if name in (*_ISSUED, *_ACCESSED):
            return
        case "year-original" if isinstance(raw, str) and _YEAR.fullmatch(raw):
            reading.set("original-date", {"date-parts": [[int(raw)]]}, at, raw)
        case "collection-title":
            is_held = data.get("type") in IN_COLLECTION and "container-title" not in reading.item
            _text(reading, at, raw, "container-title" if is_held else "collection-title")
        case "keywords":
            _keywords(reading, at, raw)
        case "languages" if isinstance(raw, list) and len(raw) == 1:
            _text(reading, at, raw[0], "language")
        case "license":
            names = raw if isinstance(raw, list) else [raw]
            is_text = all(isinstance(one, str) for one in names)
            _text(reading, at, " OR ".join(map(str, names)) if is_text else raw, "license")
        case "license-url" if "license" not in data:
            _text(reading, at, raw, "license")
        case "publisher" if kind not in OF_INSTITUTION or "institution" not in data:
            _entity(reading, at, raw, {"name": "publisher", "city": "publisher-place"})
        case "institution" if kind in OF_INSTITUTION:
            _entity(reading, at, raw, {"name": "publisher", "city": "publisher-place"})
        case "conference":
            _conference(reading, at, raw)
        case _ if _GENRES.get(name) == kind:
            _text(reading, at, raw, "genre")
        case _:
            reading.keep(at, raw)


def _text(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    if isinstance(raw, str):
        reading.set(field, raw, at)
    else:
        reading.keep(at, raw)


def _day(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    """A date of CFF, which is a whole day."""
    match = _DAY.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        reading.keep(at, raw)
        message = f'"{str(raw)[:40]}" is no date of CFF, and is kept as it is'
        reading.remark("BK806", at, message, "write YYYY-MM-DD", (field,))
    else:
        reading.set(field, {"date-parts": [[int(part) for part in match.groups()]]}, at, raw)


def _year(reading: TreeReading, data: Mapping[str, Raw]) -> None:
    """Year and month; a day that is there, too, says them again."""
    year, month = data.get("year"), data.get("month")
    if not year or not isinstance(year, str) or year.isspace():
        for name in ("year", "month"):
            if data.get(name):
                reading.keep((name,), data[name])
        return
    is_month = isinstance(month, str) and re.fullmatch("0?[1-9]|1[012]", month) is not None
    parts = [int(str(one)) for one in (year, month if is_month else "") if one and _YEAR.fullmatch(year)]
    issued = reading.item.get("issued")
    days = issued.get("date-parts") if isinstance(issued, dict) else None
    if not (parts and days and days[0][: len(parts)] == parts):
        reading.set("issued", {"date-parts": [parts]} if parts else {"literal": year}, ("year",), year)
    if month and (not is_month or not parts):
        reading.keep(("month",), month)


def _pages(reading: TreeReading, data: Mapping[str, Raw]) -> None:
    start, end = data.get("start"), data.get("end")
    if isinstance(start, str) and start:
        is_range = isinstance(end, str) and end not in ("", start)
        reading.set("page", f"{start}-{end}" if is_range else start, ("start",))
        end = "" if isinstance(end, str) else end
    elif start:
        reading.keep(("start",), start)
    if end:
        reading.keep(("end",), end)


def _people(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    people = raw if isinstance(raw, list) else [raw]
    for number, person in enumerate(people):
        here = (*at, number) if isinstance(raw, list) else at
        name = _name(person)
        if name is None:
            reading.keep(here, person)
            reading.remark(
                "BK806", here, "This is no person or entity of CFF", "write `family-names:` or `name:`"
            )
        else:
            reading.add(field, name, here)


def _name(raw: Raw) -> dict[str, object] | None:
    """The name as CSL has it, with what else is said of the person; None where it names nobody."""
    if isinstance(raw, str):
        return {"literal": raw} if raw.strip() else None
    if not isinstance(raw, Mapping):
        return None
    parts = {name: part for name, part in raw.items() if isinstance(part, str) and part.strip()}
    name: dict[str, object] = {csl: parts[part] for part, csl in NAME_PARTS.items() if part in parts}
    whole = "name" if "name" in parts else "alias"
    if name.keys().isdisjoint(("family", "given")):
        if whole not in parts:
            return None
        name["literal"] = parts[whole]
    said = NAME_PARTS.keys() | ({"name"} if "literal" in name else set())
    more = {part: value for part, value in raw.items() if part not in said and value and part not in name}
    return {**more, **name}


def _entity(reading: TreeReading, at: FieldPath, raw: Raw, fields: Mapping[str, str]) -> None:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("name"), str):
        reading.keep(at, raw)
        return
    for name, part in raw.items():
        if name in fields and isinstance(part, str):
            reading.set(fields[name], part, (*at, name))
        elif part:
            reading.keep((*at, name), part)


def _conference(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The event with its first day and its last."""
    days = [raw.get(name) for name in ("date-start", "date-end")] if isinstance(raw, Mapping) else []
    matches = [_DAY.fullmatch(day) for day in days if isinstance(day, str)]
    parts = [[int(part) for part in match.groups()] for match in matches if match]
    if isinstance(raw, Mapping) and parts and len(parts) == len([day for day in days if day]) and days[0]:
        first = parts[0] if parts[-1] == parts[0] else None
        reading.set("event-date", {"date-parts": [first] if first else parts}, (*at, "date-start"))
        raw = {name: part for name, part in raw.items() if name not in ("date-start", "date-end")}
    _entity(reading, at, raw, {"name": "event-title", "city": "event-place"})


def _keywords(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    words = raw if isinstance(raw, list) else [raw]
    if not all(isinstance(word, str) for word in words):
        reading.keep(at, raw)
        return
    texts = [word for word in map(str, words) if word.strip()]
    last = ";" if len(texts) == 1 and "," in texts[0] else ""  # else the comma would part it
    reading.set("keyword", "; ".join(texts) + last, at)


def _identifiers(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """DOI, address, and what names itself ("PMID:123"); others are kept, and so are those with a description."""
    kept: list[Raw] = []
    for number, one in enumerate(raw if isinstance(raw, list) else [raw]):
        field, text = _identifier(one)
        is_taken = bool(field) and _take(reading, (*at, number, "value"), field, text)
        if not is_taken or (isinstance(one, Mapping) and one.get("description")):
            kept.append(one)
    if kept:
        reading.keep(at, kept)


def _identifier(raw: Raw) -> tuple[str, str]:
    """The field and its text; empty where a record has none."""
    kind, text = (raw.get("type"), raw.get("value")) if isinstance(raw, Mapping) else ("", "")
    if not isinstance(text, str) or not isinstance(kind, str):
        return "", ""
    if kind in ("doi", "url"):
        return NUMBERS[kind], text
    match = _OTHER.fullmatch(text) if kind == "other" else None
    return (OTHERS[match[1].lower()], match[2]) if match else ("", "")


def _take(reading: TreeReading, at: FieldPath, field: str, text: str) -> bool:
    """Take an identifier; False where the record has another one."""
    if field == "arxiv":
        number = parse_arxiv(text)
        if not isinstance(number, ArxivId) or reading.arxiv not in (None, number):
            return False
        reading.arxiv = number
        return True
    before = reading.item.get(field)
    if field in ("ISBN", "ISSN") and isinstance(before, str):
        reading.item[field] = f"{before} {text}"
        return True
    if before not in (None, text):
        return False
    reading.set(field, text, at)
    return True


def _address(reading: TreeReading, data: Mapping[str, Raw]) -> None:
    """Where the work is; without `url` it is where its code is, which is kept, too."""
    for name in ADDRESSES[1:]:
        address = data.get(name)
        if "URL" not in reading.item and isinstance(address, str) and address.strip():
            reading.set("URL", address, (name,))
