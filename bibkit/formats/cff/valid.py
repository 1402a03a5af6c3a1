"""What CFF 1.2.0 takes for the members of a file ("schema.json"); its readers refuse a file with anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from bibkit.formats.cff.licenses import LICENSES
from bibkit.formats.cff.types import PEOPLE, READ
from bibkit.model.raw import Raw

_URL = re.compile(r"(?:https?|s?ftp)://[!#-;=?-\[\]_a-z~%&]+", re.ASCII)
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[012])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+", re.ASCII)
_PATTERNS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(
        ("license-url", "repository", "repository-artifact", "repository-code", "url", "website"), _URL
    ),
    **dict.fromkeys(("date-accessed", "date-downloaded", "date-published", "date-released"), _DATE),
    **dict.fromkeys(("date-end", "date-start"), _DATE),
    **dict.fromkeys(("collection-doi", "doi"), _DOI),
    "country": re.compile("[A-Z]{2}"),
    "email": re.compile(r"\S+@\S+\.\S{2,}"),
    "isbn": re.compile(r"[0-9\- ]{10,17}X?", re.ASCII),
    "issn": re.compile(r"\d{4}-\d{3}[\dxX]", re.ASCII),
    "month": re.compile("[1-9]|1[012]"),
    "orcid": re.compile(r"https://orcid\.org/(?:\d{4}-){3}\d{3}[\dX]", re.ASCII),
    "pmcid": re.compile(r"PMC\d{7}", re.ASCII),
    "status": re.compile("abstract|advance-online|in-preparation|in-press|preprint|submitted"),
    "swh": re.compile("swh:1:(?:snp|rel|rev|dir|cnt):[0-9a-fA-F]{40}"),
    "type": re.compile("|".join(READ)),
}
_OF_ALL = frozenset("address alias city country email fax name orcid post-code region tel website".split())
_OF_ENTITY = _OF_ALL | {"date-end", "date-start", "location"}
_OF_PERSON = (_OF_ALL - {"name"}) | {
    "affiliation",
    "family-names",
    "given-names",
    "name-particle",
    "name-suffix",
}
_PEOPLE = frozenset([*PEOPLE, "contact", "senders"])
ENTITIES = frozenset(["conference", "database-provider", "institution", "location", "publisher"])
_WORDS = frozenset(["keywords", "patent-states"])
_TEXTS = frozenset(
    "abbreviation abstract collection-title collection-type commit copyright data-type database department edition end"
    " entry filename format issue issue-date issue-title journal loc-end loc-start medium message nihmsid notes number"
    " number-volumes pages scope section start term thesis-type title version volume volume-title year"
    " year-original".split()
)
_LANGUAGE = re.compile("[a-z]{2,3}")


def fits(name: str, value: Raw) -> bool:
    """Whether a reference, or the file itself, may have a member of that name with that value."""
    if name in _PEOPLE:
        return _is_list(value) and all(fits_person(one) for one in value)
    if name in ENTITIES:
        return isinstance(value, Mapping) and "name" in value and fits_person(value)
    if name in _WORDS:
        return _is_list(value) and all(isinstance(one, str) and one for one in value)
    if name == "languages":
        return _is_list(value) and all(isinstance(one, str) and _LANGUAGE.fullmatch(one) for one in value)
    if name == "license":
        names: list[Raw] = list(value) if isinstance(value, list) else [value]
        return _is_list(names) and all(isinstance(one, str) and one in LICENSES for one in names)
    if name == "identifiers":
        return _is_list(value) and all(_fits_identifier(one) for one in value)
    return isinstance(value, str) and (name in _TEXTS or name in _PATTERNS) and fits_text(name, value)


def fits_person(value: Raw) -> bool:
    """Whether it is a person or an entity as the schema has them."""
    if not isinstance(value, Mapping):
        return False
    may = _OF_ENTITY if "name" in value else _OF_PERSON
    return value.keys() <= may and all(
        isinstance(part, str) and fits_text(name, part) for name, part in value.items()
    )


def fits_part(name: str, value: Raw, *, is_entity: bool) -> bool:
    """Whether a person or an entity may have a part of that name with that value."""
    may = _OF_ENTITY if is_entity else _OF_PERSON
    return name in may and isinstance(value, str) and fits_text(name, value)


def fits_text(name: str, text: str) -> bool:
    """Whether the text is one for a member of that name."""
    pattern = _PATTERNS.get(name)
    return bool(text) if pattern is None else pattern.fullmatch(text) is not None


def _fits_identifier(value: Raw) -> bool:
    if not isinstance(value, Mapping) or not value.keys() <= {"type", "value", "description"}:
        return False
    kind, text, said = value.get("type"), value.get("value"), value.get("description", "-")
    is_known = kind in ("doi", "url", "swh", "other") and isinstance(text, str) and isinstance(said, str)
    return is_known and bool(said) and fits_text(str(kind), str(text))


def same_text(value: Raw) -> str:
    """A text that values share where they say the same: a list may hold each only once."""
    return json.dumps(value, sort_keys=True)


def _is_list(value: Raw) -> bool:
    return isinstance(value, list) and bool(value) and len(set(map(same_text, value))) == len(value)
