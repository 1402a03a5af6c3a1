"""Hayagriva's persons ("Person" in its "file-format.md") as names."""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.model.parse_name import split_particles
from bibkit.model.person import Name
from bibkit.model.raw import Raw


def person_of(raw: Raw) -> Name | None:
    """ "prefix Family, suffix, Given", or the parts by their names; without a given name it is kept whole."""
    if isinstance(raw, str):
        return _in_words(" ".join(raw.split()))
    family = raw.get("name") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or not isinstance(family, str) or not family.strip():
        return None
    parts = {name: text for name, text in raw.items() if isinstance(text, str)}
    if not parts.keys() & {"given-name", "prefix", "suffix"}:
        return Name(literal=family, extra={name: more for name, more in raw.items() if name != "name"})
    known = ("name", "given-name", "prefix", "suffix")
    return Name(
        family=family,
        given=parts.get("given-name", ""),
        non_dropping_particle=parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
        extra={name: more for name, more in raw.items() if name not in known},
    )


def _in_words(text: str) -> Name | None:
    whole, _, rest = (part.strip() for part in text.partition(","))
    if not rest:
        return Name(literal=whole) if whole else None
    suffix, comma, given = (part.strip() for part in rest.partition(","))
    prefix, family, _, _ = split_particles(whole, "")
    if not comma:
        return Name(family=family, given=rest, non_dropping_particle=prefix)
    return Name(family=family, given=given, non_dropping_particle=prefix, suffix=suffix)
