"""Names of people and organisations, in CSL's parts, and the people file's persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bibkit.model.raw import Raw


@dataclass(frozen=True, slots=True)
class Name:
    """One name, as CSL-JSON's name variable has it; `literal` stands alone, for organisations.

    `orcid` is in normal form, `person` an id of the people file: it says which of several people with
    this printed form is meant. `marks` are words about the part that somebody had in this work ("equal",
    "corresponding", a role). `extra` keeps name parts that bibkit does not know.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False
    orcid: str = ""
    person: str = ""
    marks: tuple[str, ...] = ()
    extra: Mapping[str, Raw] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.family, self.given, self.literal))

    @property
    def display(self) -> str:
        """The name in reading order: "Jan van der Berg", "Martin Luther King, Jr."."""
        if self.literal:
            return self.literal
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family)
        text = " ".join(part for part in parts if part)
        return text + (", " if self.comma_suffix else " ") + self.suffix if self.suffix else text

    @property
    def sort_text(self) -> str:
        """The name as a list is sorted by it, family name first, particles that stay included."""
        if self.literal:
            return self.literal
        family = f"{self.non_dropping_particle} {self.family}".strip()
        given = f"{self.given} {self.dropping_particle}".strip()
        return ", ".join(part for part in (family, given, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the people file: who a printed name stands for, and the address at which more is told of them."""

    id: str
    printed: tuple[str, ...] = ()
    orcid: str = ""
    note: str = ""
    url: str = ""
    extra: Mapping[str, Raw] = field(default_factory=dict)
