"""The works of a page in groups under headings: by year, type, venue, tag or person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from bibkit.lists.venues import short_venue, venue
from bibkit.model.grouping import grouped
from bibkit.model.identity import Identities, Identity, labels
from bibkit.model.order import folded
from bibkit.model.person import Name, Person
from bibkit.model.record import Record
from bibkit.model.type_names import TYPE_NAMES
from bibkit.page.prose import plain
from bibkit.page.record_links import SELECTED, is_selected
from bibkit.page.words import PageWords

REST = "other="
"""The anchor of the group of those that belong nowhere else."""


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Works under one heading. `anchor` is an id that no work has, since keys hold no "=", and its own fragment."""

    heading: str
    anchor: str
    records: tuple[Record, ...]


def groups(
    records: Sequence[Record], group_by: str, people: Mapping[str, Person], words: PageWords
) -> tuple[PageGroup, ...]:
    """The groups in the order of their headings, the last year first; the records keep their order in each.

    A work with several tags or people is in several groups, one with none is in the last. People are those whom an
    id of the people file or an ORCID iD tells from others.
    """
    if group_by == "none":
        return (PageGroup("", REST, tuple(records)),) if records else ()
    if group_by == "person":
        found, rest = _by_person(records, people)
    elif group_by == "venue":
        found, rest = _by_venue(records)
    else:
        each = grouped(records, "-year" if group_by == "year" else group_by)
        found = [_group(group_by, group.value, group.value, group.records) for group in each if group.value]
        rest = tuple(record for group in each if not group.value for record in group.records)
    if group_by == "type":
        ranks = {name: rank for rank, name in enumerate(TYPE_NAMES)}
        found.sort(key=lambda group: ranks.get(group.heading, len(ranks)))
        found = [replace(group, heading=words.type_name(group.heading)) for group in found]
    if rest:
        heading = words.no_year if group_by == "year" else words.other_works
        found.append(PageGroup(heading if found else "", REST, rest))
    return tuple(found)


def groups_of_page(
    records: Sequence[Record], group_by: str, people: Mapping[str, Person], words: PageWords
) -> tuple[PageGroup, ...]:
    """The groups as `groups` has them, with the selected works first.

    These are a group of their own, or at the top of the list where there are no groups. Where all works are selected,
    or none, nothing changes.
    """
    found = groups(records, group_by, people, words)
    chosen = tuple(record for record in records if is_selected(record))
    if len(chosen) in (0, len(records)):
        return found
    if group_by == "none":
        return tuple(
            replace(group, records=tuple(sorted(group.records, key=lambda record: not is_selected(record))))
            for group in found
        )
    others = (group for group in found if group_by != "tag" or group.heading.lower() != SELECTED)
    return (PageGroup(words.selected, f"{SELECTED}=", chosen), *others)


def _group(kind: str, value: str, heading: str, records: Sequence[Record]) -> PageGroup:
    return PageGroup(heading, f"{kind}={quote(value, safe='')}", tuple(records))


def _by_venue(records: Sequence[Record]) -> tuple[list[PageGroup], tuple[Record, ...]]:
    """The groups of the venues: under a short name where one stands for several titles, as those of each year are."""
    full = {record.key: venue(record) for record in records}
    short: dict[str, str] = {}
    for record in records:
        if short_venue(record) not in ("", full[record.key]):
            short.setdefault(full[record.key], short_venue(record))
    titles: dict[str, set[str]] = {}
    published: dict[str, list[Record]] = {}
    rest = []
    for record in records:
        title = full[record.key]
        name = short.get(title, title) if title else short_venue(record)
        if name:
            titles.setdefault(name, set()).add(title)
            published.setdefault(name, []).append(record)
        else:
            rest.append(record)
    found = []
    for name, those in published.items():
        heading = name if len(titles[name]) > 1 else min(titles[name]) or name
        found.append(_group("venue", name, plain(heading), those))
    found.sort(key=lambda group: (folded(group.heading), group.anchor))
    return found, tuple(rest)


def _by_person(
    records: Sequence[Record], people: Mapping[str, Person]
) -> tuple[list[PageGroup], tuple[Record, ...]]:
    """The groups of the people who are told from others, and the works of nobody who is."""
    who = Identities(people)
    signed: dict[Identity, list[Record]] = {}
    rest = []
    for record in records:
        known = [identity for identity in who.each(signers(record)) if identity.is_known]
        for identity in known:
            signed.setdefault(identity, []).append(record)
        if not known:
            rest.append(record)
    called = labels(signed)
    ids = {identity: identity.person or identity.orcid for identity in signed}
    ordered = sorted(signed, key=lambda identity: (folded(identity.sort_text), ids[identity]))
    found = [_group("person", ids[identity], called[identity], signed[identity]) for identity in ordered]
    return found, tuple(rest)


def signers(record: Record) -> tuple[Name, ...]:
    """Whose work it is: its authors, or its editors where it has no author."""
    return record.author or record.names("editor")
