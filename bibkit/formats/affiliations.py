"""Where a person works, which readers keep beside the parts of a name: `affiliation`, a list of objects with a name."""

from collections.abc import Mapping

from bibkit.model.person import Name


def affiliations_of(name: Name) -> list[str]:
    """The names of the places, in order."""
    raw = name.extra.get("affiliation")
    said = [one.get("name") for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []
    return [text for text in said if isinstance(text, str)]
