"""What the works can be filtered by, with a short token for each choice that stands at the works it holds for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.page.groups import REST, groups
from bibkit.page.words import PageWords


@dataclass(frozen=True, slots=True)
class Choice:
    """One value: what it is called, the token at its works, and the value as an address names it."""

    label: str
    token: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to filter; `name` is "year", "type", "tag" or "person"."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def facets(
    records: Sequence[Record], people: Mapping[str, Person], words: PageWords
) -> tuple[tuple[Facet, ...], dict[str, str]]:
    """The facets with more than one choice, and by key the tokens of each record, a space between them.

    The choices are those by which a page is grouped; works that fit none can be found by the others.
    """
    found = []
    tokens: dict[str, list[str]] = {record.key: [] for record in records}
    labels = {"year": words.year, "type": words.type, "tag": words.tag, "person": words.person}
    for name, label in labels.items():
        named = [group for group in groups(records, name, people, words) if group.anchor != REST]
        if len(named) < 2:
            continue
        choices = []
        for number, group in enumerate(named):
            value = group.anchor.partition("=")[2]
            choices.append(Choice(group.heading, f"{name[0]}{number}", value, len(group.records)))
            for record in group.records:
                tokens[record.key].append(choices[-1].token)
        found.append(Facet(name, label, tuple(choices)))
    return tuple(found), {key: " ".join(each) for key, each in tokens.items()}
