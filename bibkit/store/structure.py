"""A mapping of text becomes a typed `Record`; every fault on the way becomes a `Diagnostic`.

Nothing is guessed and nothing is dropped: a value that its field can't take refuses the record, a field
that the table does not know is kept in `extra`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.bounded import few, too_large
from bibkit.diagnostics.fix import Fix, Put, Remove, Rename, fix_of_malformed
from bibkit.diagnostics.no_value import no_value
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.fields import FIELDS, TYPES, Field, Kind
from bibkit.model.ident import ArxivId, parse_orcid
from bibkit.model.key import key_fault
from bibkit.model.malformed import Malformed
from bibkit.model.parse_name import is_no_person, no_person, parse_name
from bibkit.model.person import Name
from bibkit.model.provenance_raw import provenance_of_raw
from bibkit.model.raw import FieldPath, Raw, is_empty
from bibkit.model.record import Provenance, Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions, is_version_name
from bibkit.source import Safety

_NAME_PARTS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
    "person": "person",
}
_NAME_FLAGS = {"comma-suffix": "comma_suffix", "static-ordering": "static_ordering"}
_SEVERAL_TEXTS = re.compile(r"[,;|\n]")
_SEVERAL_NAMES = re.compile(r"[;&\n]|\band\b|\bet al\b", re.IGNORECASE)
_MISSPELLINGS = {name.casefold(): name for name in FIELDS}


def structure(data: Raw, key: str) -> tuple[Record | None, list[Diagnostic]]:
    """The record that `data` describes, or None where an error refuses it, and all that was found.

    `key` is the name of the file; an `id` inside the data comes first. Diagnostics carry the way to the value
    (`field`), not yet the place in the file.
    """
    found: list[Diagnostic] = []
    if not isinstance(data, Mapping):
        return None, [
            Diagnostic("BK106", "The file holds no fields", "write `type:`, `title:` and so on", key=key)
        ]
    if fault := too_large(data):
        return None, [fault._replace(key=key)]
    key = _key(data, key, found)
    record_type = _type(data, key, found)
    values: dict[str, Value] = {}
    extra: dict[str, Raw] = {}
    for name, raw in data.items():
        if name in ("id", "type"):
            continue
        field = FIELDS.get(name)
        if field is None:
            extra[name] = raw
            _suggest_field(name, data, key, found)
        elif is_empty(raw):
            found.append(no_value((name,), key))
        else:
            value = _READER_OF[name](field, raw, key, found)
            if value is not None:
                values[name] = value
    written = data.get("incomplete", ()) if "incomplete" in values else ()
    for i, marked_name in enumerate(map(str, written)):
        if is_empty(marked_name):
            continue
        if not values.get(marked_name) or FIELDS[marked_name].kind is not Kind.NAMES:
            message = f"`incomplete` names {marked_name}, which holds no names"
            help_text = "give at least the first name, or take the mark away"
            # Names that are there and can't be read may well be incomplete.
            is_bare = not data.get(marked_name) or FIELDS[marked_name].kind is not Kind.NAMES
            take_away = Fix("Take the mark away", (Remove(("incomplete", i)),), Safety.UNSAFE)
            fix = take_away if is_bare else None
            found.append(Diagnostic("BK312", message, help_text, key=key, field=("incomplete",), fix=fix))
    found = [
        one._replace(fix=_mark_incomplete(one.field, data)) if one.code == "BK303" else one
        for one in few(found)
    ]
    if found and any(diagnostic.is_error for diagnostic in found):
        return None, found
    return Record(key, record_type, values, extra), found


def _key(data: Mapping[str, Raw], key: str, found: list[Diagnostic]) -> str:
    given = data.get("id", key)
    if "id" in data and is_empty(given):
        found.append(no_value(("id",), key))
        return key
    if not isinstance(given, str):
        found.append(Diagnostic("BK108", "id is not a text", "write `id: key`", key=key, field=("id",)))
        return key
    if fault := key_fault(given):
        found.append(Diagnostic(fault.code, fault.message, fault.help, key=given, field=("id",)))
    return given


def _type(data: Mapping[str, Raw], key: str, found: list[Diagnostic]) -> str:
    given = data.get("type", "")
    if isinstance(given, str) and given in TYPES:
        return given
    from bibkit.formats.unknown_type import unknown_type  # difflib takes 5 ms

    found.append(unknown_type(given, data, "record", key))
    return ""


def _suggest_field(name: str, data: Mapping[str, Raw], key: str, found: list[Diagnostic]) -> None:
    """The finding about a name that is nearly one of ours.

    Its fix is unsafe, as only the names are alike. There is none where the field of that name is there already, or
    would not take the value.
    """
    guess = _nearest_field(name)
    if guess:
        message = f"{name} is not a field that bibkit knows; it is kept as it is"
        in_its_place: list[Diagnostic] = []
        _READER_OF[guess](FIELDS[guess], data[name], key, in_its_place)
        takes = data[name] and guess not in data and not any(one.is_error for one in in_its_place)
        fix = Fix(f"Write {guess}", (Rename((name,), guess),), Safety.UNSAFE) if takes else None
        found.append(Diagnostic("BK111", message, f"did you mean {guess}?", key=key, field=(name,), fix=fix))


@lru_cache(maxsize=1024)  # records from one file have the same unknown fields, and the search is slow
def _nearest_field(name: str) -> str:
    """The field whose name is one slip away, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(name.casefold().replace("_", "-"), _MISSPELLINGS, 1, 0.8)
    # DBLP's `bibsource` is no slip for `source`.
    return _MISSPELLINGS[near[0]] if near and abs(len(near[0]) - len(name)) <= 1 else ""


def _text(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> str | None:
    if isinstance(raw, str):
        return raw
    _wrong_shape(field.name, "a text", key, (field.name,), found)
    return None


def _identifier(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> str | ArxivId | None:
    text = _text(field, raw, key, found)
    if text is None:
        return None
    assert field.parse is not None
    value = field.parse(text)
    if isinstance(value, Malformed):
        found.append(_from(value, key, (field.name,)))
        return None
    if str(value) != text:
        message = f'{field.name} is not in its normal form "{value}"'
        help_text = f"write {value}"
        fix = Fix(f"Write {value}", (Put((field.name,), str(value)),))
        found.append(Diagnostic("BK407", message, help_text, key=key, field=(field.name,), fix=fix))
    return value


def _date(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> Date | None:
    if isinstance(raw, Mapping):
        literal = raw.get("literal")
        if isinstance(literal, str) and literal and len(raw) == 1:
            return Date(literal=literal)
        _wrong_shape(field.name, "an EDTF date or `{literal: in press}`", key, (field.name,), found)
        return None
    text = _text(field, raw, key, found)
    if text is None:
        return None
    value = parse_date(text)
    if isinstance(value, Malformed):
        found.append(_from(value, key, (field.name,)))
        return None
    return value


def _list(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> tuple[str, ...] | None:
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        found += [no_value((field.name, i), key) for i, item in enumerate(raw) if is_empty(item)]
        items = tuple(str(item) for item in raw if not is_empty(item))
        if field.name == "incomplete" and (unknown := [item for item in items if item not in FIELDS]):
            _wrong_shape(
                field.name, f"a list of name fields ({unknown[0]} is none)", key, (field.name,), found
            )
            return None
        return items
    is_one = isinstance(raw, str) and not _SEVERAL_TEXTS.search(raw)
    fix = _in_a_list(field.name, raw) if is_one and (field.name != "incomplete" or raw in FIELDS) else None
    _wrong_shape(field.name, "a list of texts, such as [one, two]", key, (field.name,), found, fix)
    return None


def _names(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> tuple[Name, ...] | None:
    if not isinstance(raw, list):
        is_one = isinstance(raw, str) and isinstance(parse_name(raw), Name) and not _SEVERAL_NAMES.search(raw)
        fix = _in_a_list(field.name, raw) if is_one else None
        _wrong_shape(field.name, "a list of names, one an item", key, (field.name,), found, fix)
        return None
    names = []
    for i, item in enumerate(raw):
        if not item or (isinstance(item, str) and item.isspace()):
            found.append(_empty_name(key, (field.name, i)))
            continue
        if isinstance(item, str):
            name = parse_name(item)
            if isinstance(name, Malformed):
                found.append(_from(name, key, (field.name, i)))
                continue
        elif isinstance(item, Mapping):
            parsed = structure_name(item, key, (field.name, i), found)
            if parsed is None:
                continue
            name = parsed
        else:
            _wrong_shape(field.name, "a list of names, one an item", key, (field.name, i), found)
            continue
        names.append(name)
    return tuple(names)


def structure_name(data: Mapping[str, Raw], key: str, at: FieldPath, found: list[Diagnostic]) -> Name | None:
    """The name that a mapping of CSL's name parts describes, or None with what was found added."""
    parts: dict[str, str] = {}
    flags: dict[str, bool] = {}
    extra: dict[str, Raw] = {}
    orcid = ""
    marks: tuple[str, ...] = ()
    for part, raw in data.items():
        if is_empty(raw) and any(not is_empty(other) for other in data.values()):
            found.append(no_value((*at, part), key))
        elif part in _NAME_PARTS and isinstance(raw, str):
            parts[_NAME_PARTS[part]] = raw
        elif part in _NAME_FLAGS and raw in ("true", "false"):
            flags[_NAME_FLAGS[part]] = raw == "true"
        elif part.casefold() == "orcid" and isinstance(raw, str):
            value = parse_orcid(raw)
            if isinstance(value, Malformed):
                found.append(_from(value, key, (*at, part)))
                return None
            orcid = value
        elif part == "marks" and (words := _marks(raw)):
            marks = words
        elif part in _NAME_PARTS or part in _NAME_FLAGS or part == "marks":
            wanted = {"marks": "a list of words"}.get(
                part, "true or false" if part in _NAME_FLAGS else "a text"
            )
            _wrong_shape(part, wanted, key, (*at, part), found)
            return None
        else:
            extra[part] = raw
    name = Name(**parts, **flags, orcid=orcid, marks=marks, extra=extra)  # type: ignore[arg-type]
    shown = name.literal or name.family or name.given
    if not shown.strip():
        found.append(_empty_name(key, at))
        return None
    if is_no_person(shown) and not (name.family and name.given):
        found.append(_from(no_person(shown), key, at))
        return None
    if name.literal and (name.family or name.given):
        _wrong_shape("literal", "alone, without family or given", key, at, found)
        return None
    return name


def _marks(raw: Raw) -> tuple[str, ...]:
    """The marks of a name, also of a text that holds them with commas; none where they are no words."""
    words = raw.split(",") if isinstance(raw, str) else raw if isinstance(raw, list) else []
    if not all(isinstance(word, str) and word.strip() for word in words):
        return ()
    return tuple(dict.fromkeys(" ".join(str(word).split()) for word in words))


def _empty_name(key: str, at: FieldPath) -> Diagnostic:
    """The complaint about a place in a list of names where nobody stands: someone may be missing there."""
    message = "The name has no family, given or literal part"
    return Diagnostic("BK304", message, "fill it in or remove it", key=key, field=at)


def _links(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> WorkLinks | None:
    if not isinstance(raw, Mapping):
        _wrong_shape(
            field.name, "names with addresses, such as {code: https://...}", key, (field.name,), found
        )
        return None
    named = []
    for name, target in raw.items():
        if is_empty(target):
            found.append(no_value((field.name, name), key))
        elif isinstance(target, str):
            named.append((name, target))
        else:
            _wrong_shape(f"{field.name}.{name}", "an address", key, (field.name, name), found)
            return None
    return WorkLinks(tuple(named))


def _versions(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> WorkVersions | None:
    """The versions, each of them read as a record would be; what is wrong in one is said where it stands."""
    wanted = "versions by name, such as {preprint: {arxiv: 2212.08073}}"
    if not isinstance(raw, Mapping) or not all(isinstance(parts, Mapping) for parts in raw.values()):
        _wrong_shape(field.name, wanted, key, (field.name,), found)
        return None
    for name, parts in raw.items():
        if (
            not is_version_name(name)
            or not isinstance(parts, Mapping)
            or "versions" in parts
            or "id" in parts
        ):
            _wrong_shape(f"{field.name}.{name}", wanted, key, (field.name, name), found)
            return None
        _, inside = structure({"type": "article", **parts}, key)
        found += [one._replace(field=(field.name, name, *one.field), fix=None) for one in inside]
    return WorkVersions(tuple((name, parts) for name, parts in raw.items() if isinstance(parts, Mapping)))


def _source(field: Field, raw: Raw, key: str, found: list[Diagnostic]) -> Provenance | None:
    source = provenance_of_raw(raw)
    if source is None:
        _wrong_shape(field.name, "a text or a mapping", key, (field.name,), found)
    return source


_READERS: dict[Kind, Callable[[Field, Raw, str, list[Diagnostic]], Value | None]] = {
    Kind.PROSE: _text,
    Kind.NUMBER: _text,
    Kind.PAGES: _text,
    Kind.VERBATIM: _text,
    Kind.NAMES: _names,
    Kind.DATE: _date,
    Kind.IDENTIFIER: _identifier,
    Kind.LIST: _list,
    Kind.LINKS: _links,
    Kind.VERSIONS: _versions,
    Kind.SOURCE: _source,
}
_READER_OF = {name: _READERS[field.kind] for name, field in FIELDS.items()}


def _wrong_shape(
    what: str, wanted: str, key: str, at: FieldPath, found: list[Diagnostic], fix: Fix | None = None
) -> None:
    message = f"{what} should be {wanted}"
    found.append(Diagnostic("BK108", message, f"write {wanted}", key=key, field=at, fix=fix))


def _in_a_list(name: str, raw: Raw) -> Fix:
    """The text as the only item of a list. Unsafe: it may hold several things in a way that is not seen."""
    return Fix("Make it a list of one", (Put((name,), [raw]),), Safety.UNSAFE)


def _mark_incomplete(at: FieldPath, data: Mapping[str, Raw]) -> Fix | None:
    """The mark that a list goes on, in the place of an "et al." at its end. Safe: the two say the same."""
    name, number = str(at[0]), at[1]
    items, marked = data.get(name), data.get("incomplete", [])
    if not isinstance(items, list) or not isinstance(marked, list) or number != len(items) - 1 or not number:
        return None
    mark = () if name in marked else (Put(("incomplete",), [*marked, name]),)
    return Fix(f"Mark {name} as incomplete", (Remove((name, number)), *mark))


def _from(fault: Malformed, key: str, at: FieldPath) -> Diagnostic:
    return Diagnostic(
        fault.code, fault.message, fault.help, key=key, field=at, fix=fix_of_malformed(fault, at)
    )
