"""A small library in memory, and its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bibkit.library import Library
from bibkit.lists.options import ListOptions
from bibkit.model.date import Date, Moment
from bibkit.model.person import Name, Person
from bibkit.model.record import Record, Value
from bibkit.page.build import Built, build
from bibkit.page.setup import Setup

ML = Name("Brown", "Tom", person="tom-brown-ml")
ENERGY = Name("Brown", "Tom", orcid="0000-0001-5898-1911")
JANE = Name("Doe", "Jane")
PEOPLE = {
    "tom-brown-ml": Person("tom-brown-ml", ("Tom Brown",)),
    "tom-brown-energy": Person("tom-brown-energy", ("Tom Brown",), orcid="0000-0001-5898-1911"),
}


def work(key: str, *authors: Name, year: int | None = 2020, kind: str = "article", **values: Value) -> Record:
    """A record with a title and an author, and whatever else is given."""
    found: dict[str, Value] = {"title": f"On {key}", "author": authors or (JANE,)}
    if year is not None:
        found["issued"] = Date(Moment(year))
    return Record(key, kind, {**found, **{name.replace("_", "-"): value for name, value in values.items()}})


def library(*records: Record) -> Library:
    """The records as a library with two Tom Browns among its people."""
    return Library((Path("records"),), records, people=PEOPLE, found=len(records))


def built(*records: Record, **choices: Any) -> Built:
    """The files of the page of these records; choices are those of a setup, and options of lists."""
    options = {name: choices.pop(name) for name in ListOptions._fields if name in choices}
    return build(library(*records), Setup(**choices, options=ListOptions(**options)))
