"""CSL-JSON's name variables as `Name`s; the way back is `bibkit.formats.csl_json.item.csl_name`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bibkit.model.ident import parse_orcid
from bibkit.model.malformed import Malformed
from bibkit.model.odd_name import odd_name, unsplit
from bibkit.model.parse_name import is_no_person, split_particles
from bibkit.model.person import Name
from bibkit.model.raw import Raw

_PARTS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_OF_ZOTERO = {"lastName": "family", "firstName": "given"}  # its API
_FLAGS = {"comma-suffix": "comma_suffix", "static-ordering": "static_ordering"}
_TRUE, _FALSE = (True, "true", "1"), (False, "false", "0")


def names_of_csl(value: object) -> tuple[tuple[Name, ...], bool, list[tuple[int, Malformed]]] | Malformed:
    """The names of a name variable, whether it says that more follow, and, by index, what is wrong in single names.

    Particles inside `family` and `given` are split only where `parse-names` asks for it. A bare text is a
    literal name, and a single name stands for a list of one, as pandoc has it; a `Name` is itself.
    """
    items = value if isinstance(value, list) else [value]
    names: list[Name] = []
    remarks: list[tuple[int, Malformed]] = []
    goes_on = False
    for i, item in enumerate(items):
        if item is None:
            continue
        name = (
            item if isinstance(item, Name) else Name(literal=item) if isinstance(item, str) else _name(item)
        )
        if isinstance(name, Malformed):
            return name
        shown = name.literal or name.family or name.given
        if not shown.strip():
            remarks.append((i, _remark("The name is empty and left out")))
        elif is_no_person(shown) and not (name.family and name.given):
            goes_on = True
        else:
            names.append(name)
            if (fault := odd_name(name)) or (isinstance(item, str) and (fault := unsplit(item))):
                remarks.append((i, fault))
            if "unread-orcid" in name.extra:
                message = f"{name.extra['unread-orcid']} is no ORCID iD; it is kept as unread-orcid"
                remarks.append((i, _remark(message)))
    if goes_on and not names:
        return Malformed(
            "BK303", f'"{shown}" stands in the place of the only person', "name at least one person"
        )
    return tuple(names), goes_on, remarks


def positions_of_names(value: object) -> Iterator[int]:
    """Where in a name variable the names stand that `names_of_csl` gives, one after the other."""
    items = value if isinstance(value, list) else [value]
    return (i for i, item in enumerate(items) if _is_name(item))


def _is_name(item: object) -> bool:
    if isinstance(item, Name) and item.family.strip() and item.given:
        return True  # as nearly all are: lists may hold thousands
    if isinstance(item, Mapping) and str(item.get("family", "")).strip() and item.get("given"):
        return True
    read = names_of_csl([item])
    return not isinstance(read, Malformed) and bool(read[0])


def raw_of_json(value: object, *, null: str = "null") -> Raw:
    """Any JSON value as text, lists and mappings: true is "true"; `null` is the text for null."""
    if isinstance(value, str):  # first, as most are, and asking for a Mapping takes long
        return value
    if isinstance(value, list):
        return [raw_of_json(member, null=null) for member in value]
    if isinstance(value, dict | Mapping):
        return {str(name): raw_of_json(member, null=null) for name, member in value.items()}
    return null if value is None else str(value).lower()


def _name(item: object) -> Name | Malformed:
    if not isinstance(item, Mapping):
        return _unreadable("A name is no object")
    parts: dict[str, str] = {}
    flags: dict[str, bool] = {}
    extra: dict[str, Raw] = {}
    marks: tuple[str, ...] = ()
    is_crossrefs = not any(item.get(part) for part in ("family", "given", "literal"))
    is_of_zotero = is_crossrefs and bool(item.get("lastName"))
    for part, value in item.items():
        if value in (None, "", [], {}):
            continue
        if part == "name" and is_crossrefs and isinstance(value, str):
            parts["literal"] = value  # Crossref has organisations so
        elif part in _OF_ZOTERO and is_of_zotero and isinstance(value, str):
            parts[_OF_ZOTERO[part]] = value
        elif part in _PARTS:
            if part == "given" and isinstance(value, list) and all(isinstance(word, str) for word in value):
                value = " ".join(map(str, value))  # pandoc-citeproc has several given names so
            if not isinstance(value, str):
                return _unreadable(f"The {part} of a name is no text")
            parts[_PARTS[part]] = value
        elif part in _FLAGS and value in _TRUE + _FALSE:
            flags[_FLAGS[part]] = value in _TRUE
        elif part.casefold() == "orcid" and "orcid" not in parts:
            orcid = parse_orcid(value) if isinstance(value, str) else None
            if isinstance(orcid, str):
                parts["orcid"] = orcid
            else:
                extra["unread-orcid"] = raw_of_json(value)
        elif part == "marks" and (words := texts(value)):
            marks = words
        elif part != "parse-names":
            extra[part] = raw_of_json(value)
    if parts.get("literal") in (
        f"{parts.get('given')} {parts.get('family')}",
        f"{parts.get('family')}, {parts.get('given')}",
    ):
        del parts["literal"]  # the same once more
    if parts.get("literal") and (parts.get("family") or parts.get("given")):
        return _unreadable("A name has both literal and other parts")
    if (
        item.get("parse-names") in _TRUE
        and "dropping_particle" not in parts
        and "non_dropping_particle" not in parts
    ):
        found = split_particles(parts.get("family", ""), parts.get("given", ""))
        parts["non_dropping_particle"], parts["family"], parts["given"], parts["dropping_particle"] = found
    return Name(**parts, **flags, marks=marks, extra=extra)  # type: ignore[arg-type]


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list, each once; none where it holds anything else."""
    words = value if isinstance(value, list) else []
    return (
        tuple(dict.fromkeys(words)) if all(isinstance(word, str) and word.strip() for word in words) else ()
    )


def _remark(message: str) -> Malformed:
    return Malformed("BK806", message, "compare with the source")


def _unreadable(message: str) -> Malformed:
    return Malformed("BK805", message, 'write {"family": ..., "given": ...} or {"literal": ...}')
