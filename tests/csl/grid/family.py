"""A family of styles: one style with places that are filled in different ways."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from tests.csl.suite import Fixture

Item = dict[str, Any]
Choice = dict[str, str]

INPUT = "input"
"""The name of the place that chooses between the inputs of a family."""


class Input(NamedTuple):
    """What a style gets: the items, and how they are cited (each in a citation of its own, if nothing is said)."""

    items: Sequence[Item]
    cites: Sequence[Sequence[Item]] | None = None
    citations: Sequence[Any] | None = None
    more: Mapping[str, Any] = {}
    """Other sections."""


class Family(NamedTuple):
    """A style in which `{place}` is filled with one of the values of that place, the first of them by default."""

    style: str
    places: Mapping[str, Sequence[str]]
    inputs: Mapping[str, Input]
    mode: str = "citation"

    @property
    def choices(self) -> dict[str, Sequence[str]]:
        return {**self.places, INPUT: tuple(self.inputs)}

    def fixture(self, name: str, choice: Choice) -> Fixture:
        """The fixture that a choice makes; places that it leaves out are filled as by default."""
        filled = {place: values[0] for place, values in self.choices.items()} | choice
        given = self.inputs[filled.pop(INPUT)]
        style = self.style.format_map(filled)
        sections = {
            "MODE": filled.get("mode", self.mode),
            "CSL": f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {style}</style>',
            "INPUT": json.dumps(given.items, ensure_ascii=False),
            **{section: json.dumps(value, ensure_ascii=False) for section, value in given.more.items()},
        }
        if given.citations is not None:
            sections["CITATIONS"] = json.dumps(given.citations, ensure_ascii=False)
        elif sections["MODE"] == "citation":
            cites = given.cites or [[{"id": item["id"]}] for item in given.items]
            sections["CITATION-ITEMS"] = json.dumps(cites, ensure_ascii=False)
        return Fixture(f"{name} {named(choice)}", sections)


def named(choice: Choice) -> str:
    """The choice in one line."""
    return ", ".join(f"{place}={value.strip()!r}" for place, value in sorted(choice.items()))


def choices(name: str, family: Family, most: int) -> Iterator[Choice]:
    """So many choices: those that change one place, then random ones that change up to five; always the same."""
    places = family.choices
    tried: list[Choice] = [{}]
    tried += [{place: value} for place, values in places.items() for value in values[1:]]
    random = Random(name)
    random.shuffle(tried)
    yield from tried[:most]
    changeable = [place for place, values in places.items() if len(values) > 1]
    for _ in range(most - len(tried)):
        changed = random.sample(changeable, min(len(changeable), random.randint(2, 5)))
        yield {place: random.choice(places[place][1:]) for place in changed}
