"""Names as CSL-JSON has them (CSL 1.0.2, name variables), read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bibkit.csl.text.particles import parse_name_parts
from bibkit.csl.text.scripts import is_alphabetic, starts_alphabetic


class ItemName:
    """One person or institution, never changed. Compared by identity; `key` holds every part, to compare content.

    `literal` is the whole name of an institution (or of a person whose name has no parts); the other parts
    are then empty. `comma_suffix` and `comma_dropping` put a comma before the part. `person` is an id under
    which the name may be highlighted, `marks` what the list is to say beside it, a line each; neither is
    part of what is compared or sorted.
    """

    __slots__ = (
        "comma_dropping", "comma_suffix", "dropping", "family", "given", "is_static", "key", "literal", "marks",
        "non_dropping", "person", "script", "suffix",
    )  # fmt: skip

    def __init__(
        self,
        family: str = "",
        given: str = "",
        non_dropping: str = "",
        dropping: str = "",
        suffix: str = "",
        literal: str = "",
        *,
        comma_suffix: bool = False,
        comma_dropping: bool = False,
        is_static: bool = False,
        person: str = "",
        marks: str = "",
    ) -> None:
        self.family = family
        self.given = given
        self.non_dropping = non_dropping
        self.dropping = dropping
        self.suffix = suffix
        self.literal = literal
        self.comma_suffix = comma_suffix
        self.comma_dropping = comma_dropping
        self.is_static = is_static
        self.person = person
        self.marks = marks
        self.key = (non_dropping, family, given, dropping, suffix, literal)
        self.script = _script(family, given)

    @property
    def text(self) -> str:
        """All parts run together: two names are the same for the reader when these are equal."""
        return "".join(self.key)


ASIAN, MIXED, ALPHABETIC = 0, 1, 2
"""`ItemName.script`: family name in a family-first script; with a given name in letters; all in letters."""


def _script(family: str, given: str) -> int:
    if is_alphabetic(family.replace('"', "")):
        return ALPHABETIC
    if given and starts_alphabetic(given):
        return MIXED
    return ASIAN if family else ALPHABETIC


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _is_set(value: object) -> bool:
    return value not in (None, False, 0, "", "false", "0")


def parse_name(value: object) -> ItemName | None:
    """The name of a CSL-JSON name object (or of a string, taken as a literal); None when it is empty."""
    if isinstance(value, dict) and len(value) == 2:
        family, given = value.get("family"), value.get("given")
        if isinstance(family, str) and isinstance(given, str):
            return _plain_name(family, given)
    if not isinstance(value, Mapping):
        text = _text(value).strip()
        return ItemName(literal=text) if text else None
    literal = _text(value.get("literal"))
    family, given = _text(value.get("family")), _text(value.get("given"))
    person, marks = _text(value.get("id")), _text(value.get("marks"))
    if not literal and family and not given and _is_set(value.get("isInstitution")):
        literal = family
    if literal:
        return ItemName(literal=literal, person=person, marks=marks)
    parse = value.get("parse-names", True)
    quoted = len(family) > 1 and family[0] == family[-1] == '"'
    if quoted:
        family = family[1:-1]
    non_dropping, dropping = _text(value.get("non-dropping-particle")), _text(value.get("dropping-particle"))
    suffix = _text(value.get("suffix"))
    comma_suffix = _is_set(value.get("comma-suffix"))
    comma_dropping = False
    wants_parsing = parse is True or _is_set(parse)
    if (
        wants_parsing
        and family
        and given
        and not (quoted or non_dropping or _is_set(value.get("static-particles")))
    ):
        parts = parse_name_parts(family, given, suffix, dropping)
        family, given, non_dropping, dropping, suffix = parts[:5]
        comma_suffix = comma_suffix or parts.comma_suffix
        comma_dropping = parts.comma_dropping
    if not (family or given or suffix or non_dropping or dropping):
        return None
    return ItemName(
        family,
        given,
        non_dropping,
        dropping,
        suffix,
        comma_suffix=comma_suffix,
        comma_dropping=comma_dropping,
        is_static=_is_set(value.get("static-ordering")),
        person=person,
        marks=marks,
    )


@lru_cache(maxsize=65536)
def _plain_name(family: str, given: str) -> ItemName | None:
    """The name that has these two parts only, as most have: the same object for the same person."""
    return parse_name({"family": family, "given": given, "suffix": ""})


def parse_names(value: object) -> tuple[ItemName, ...]:
    """The names of a CSL-JSON name variable: a list of names, or one name."""
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple([name for entry in entries if (name := parse_name(entry)) is not None])
