"""A name as the mapping of its parts, as record files have it where one text does not say it all."""

from __future__ import annotations

from bibkit.model.person import Name
from bibkit.model.raw import Raw


def name_parts(name: Name) -> dict[str, Raw]:
    """The parts that the name has, by the names of CSL-JSON, and those of records (`orcid`, `person`, `marks`)."""
    parts: dict[str, Raw] = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
        "literal": name.literal,
        "comma-suffix": "true" * name.comma_suffix,
        "static-ordering": "true" * name.static_ordering,
        "orcid": name.orcid,
        "person": name.person,
    }
    if name.marks:
        parts["marks"] = list(name.marks)
    return {**{part: text for part, text in parts.items() if text}, **name.extra}
