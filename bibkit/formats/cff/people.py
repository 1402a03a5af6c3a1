"""Names as CFF's persons and entities."""

from __future__ import annotations

from bibkit.formats.cff.valid import fits_part
from bibkit.model.person import Name
from bibkit.model.raw import Raw


def person_of(name: Name) -> tuple[dict[str, Raw], list[str]]:
    """The person or entity, and what of the name it can't carry, as `lost_names.told_once` takes it."""
    parts = (
        {"name": name.literal}
        if name.literal
        else {
            "family-names": name.family,
            "given-names": name.given,
            "name-particle": f"{name.dropping_particle} {name.non_dropping_particle}".strip(),
            "name-suffix": name.suffix,
        }
    )
    if name.orcid:
        parts["orcid"] = f"https://orcid.org/{name.orcid}"
    person: dict[str, Raw] = {part: text for part, text in parts.items() if text}
    lost = ["the marks of {}"] if name.marks else []
    if name.dropping_particle:
        lost.append("that the particle of {} may drop")
    if name.comma_suffix and name.suffix:
        lost.append("the comma before the suffix of {}")
    if name.static_ordering:
        lost.append("that the family name of {} stands first")
    for part, raw in name.extra.items():
        if part not in person and fits_part(part, raw, is_entity=bool(name.literal)):
            person[part] = raw
        else:
            lost.append(f"{part} of {{}}")
    return person, lost
