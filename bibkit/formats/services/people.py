"""Names as services have them: in parts, or in one text in which only its shape tells the parts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.listing.names import split_name
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.odd_name import ORGANISATION, unsplit
from bibkit.model.parse_name import is_no_person, split_particles
from bibkit.model.raw import FieldPath, Raw, is_empty

_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")
SPLIT = "split from the names in one text that the service has: the last word is the family name"
"""What a record says of names whose parts are a conclusion."""


def keep_nobody(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    """Keep what stands in the place of a name and names nobody, and say so; what is empty says nothing."""
    if not is_empty(raw):
        reading.keep(at, raw)
        tell_nobody(reading, at, field)


def tell_nobody(reading: TreeReading, at: FieldPath, field: str) -> None:
    """The remark that nobody is named there."""
    reading.remark("BK806", at, "This names nobody; it is kept as it is", "name them", (field,))


def printed_name(reading: TreeReading, field: str, text: str) -> dict[str, object]:
    """A name in one text: "Doe, Jane", "Jane Doe" (whose parts are then inferred), or an organisation."""
    text = " ".join(text.split())
    if "," in text or is_no_person(text) or ORGANISATION.search(text) or set("{}") & set(text):
        return csl_name(name_as_written(text))
    if " " not in text:
        return {"literal": text}
    name, _ = split_name(text)
    reading.inferred[field] = SPLIT
    return csl_name(name)


def name_in_parts(
    reading: TreeReading, at: FieldPath, field: str, family: str, given: str, more: Mapping[str, Raw]
) -> dict[str, object]:
    """A name with a family name, of which some put all into that one; `more` is what else is said of the person."""
    family, given = " ".join(family.split()), " ".join(given.split())
    if family and not given and (" " in family or "," in family):
        return {**more, **_whole_name(reading, at, field, family)}
    non_dropping, family, given, dropping = split_particles(family, given)
    parts = {
        "family": family, "given": given, "non-dropping-particle": non_dropping, "dropping-particle": dropping,
    }  # fmt: skip
    return {**more, **{part: text for part, text in parts.items() if text}}


def _whole_name(reading: TreeReading, at: FieldPath, field: str, text: str) -> dict[str, object]:
    """What a family name of several words is: one with particles, a whole name, or several people."""
    before, comma, behind = text.partition(", ")
    if comma and len(before.split()) > 1 and len(behind.split()) > 1 and not split_particles(before, "")[0]:
        message = f'"{text}" seems to hold several names'
        reading.remark("BK307", at, message, "write one name an item", (field,))
        return {"literal": text}
    if comma:
        return csl_name(name_as_written(text))
    particles, rest, *_ = split_particles(text, "")
    if particles and not is_no_person(text):
        return {"family": rest, "non-dropping-particle": particles}
    if ORGANISATION.search(text) or is_no_person(text):
        return {"literal": text}
    if any(_INITIAL.fullmatch(word) for word in text.split()[:-1]):  # no part of a family name
        return printed_name(reading, field, text)
    fault = unsplit(text)
    reading.remark(fault.code, at, fault.message, fault.help, (field,))
    return {"literal": text}


def affiliations(raw: Raw | None, *members: str) -> list[Raw]:
    """Where somebody works, as Crossref writes it: `[{"name": ...}]`; of several members the first that says it."""
    said: list[Raw] = []
    for one in raw if isinstance(raw, list) else [raw] if raw else []:
        if isinstance(one, Mapping):
            name = next(
                (one[member] for member in members if isinstance(one.get(member), str) and one[member]), ""
            )
            rest = {part: value for part, value in one.items() if value != name and not is_empty(value)}
            one = {"name": name, **rest} if name else rest
        elif isinstance(one, str) and one:
            one = {"name": one}
        if one:
            said.append(one)
    return said
