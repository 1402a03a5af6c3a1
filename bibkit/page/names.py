"""The names of a work on its page: bold, links or plain, with signs for their marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bibkit.lists.name_marks import raised_sign, sign
from bibkit.lists.options import NO_MARKS, ListOptions
from bibkit.model.identity import Identities
from bibkit.model.person import Name, Person
from bibkit.text.run import Run, Span
from bibkit.text.write.url import safe_url


class NameLooks(NamedTuple):
    """How names are set: the ids of people who stand out, where the names of others lead, and the signs of marks."""

    bold: Collection[str]
    addresses: Mapping[str, str]
    who: Identities
    signs: dict[str, str]
    has_marks: bool


def looks(options: ListOptions, people: Mapping[str, Person]) -> NameLooks:
    """The looks that the options ask for.

    The names of people of the people file lead to their `url`, else to their ORCID iD. Those who stand out are bold and
    no links: on a page of one's own works they would lead to oneself again and again.
    """
    bold = frozenset(options.highlight)
    found = ((id_, _address(person)) for id_, person in people.items() if not {id_, person.orcid} & bold)
    addresses = {id_: address for id_, address in found if address}
    return NameLooks(bold, addresses, Identities(people), {}, options.name_marks != NO_MARKS)


def _address(person: Person) -> str:
    own = safe_url(person.url) or ""
    if own.lower().startswith("http"):
        return own
    return f"https://orcid.org/{person.orcid}" if person.orcid else ""


def with_links(runs: Sequence[Run], looks: NameLooks) -> tuple[Run, ...]:
    """The runs with links in the places of names that lead somewhere."""
    links: dict[Span, Span] = {}
    for run in runs:
        for span in run.spans:
            if span.kind == "person" and span.value in looks.addresses:
                links.setdefault(span, Span("link", looks.addresses[span.value]))
    if not links:
        return tuple(runs)
    return tuple(run._replace(spans=tuple(links.get(span, span) for span in run.spans)) for run in runs)


def name_list(names: Iterable[Name], looks: NameLooks, end: str = "") -> tuple[Run, ...]:
    """All names in reading order with commas between them, and `end` behind them where the list goes on."""
    found: list[Run] = []
    for name in names:
        found += [Run(", ")] if found else []
        who = looks.who.of(name)
        ids = [id_ for id_ in (who.person, who.orcid) if id_]
        spans: tuple[Span, ...] = ()
        if bold := next((id_ for id_ in ids if id_ in looks.bold), ""):
            spans = (Span("person", bold),)
        elif address := next((looks.addresses[id_] for id_ in ids if id_ in looks.addresses), ""):
            spans = (Span("link", address),)
        found.append(Run(name.display, spans))
        if name.marks and looks.has_marks:
            found.append(raised_sign("".join(sign(mark, looks.signs) for mark in name.marks)))
    return (*found, Run(f", {end}")) if end and found else tuple(found)


def leaves_out(runs: Sequence[Run], names: Sequence[Name]) -> bool:
    """Whether the text lacks one of several names."""
    text = "".join(run.text for run in runs).casefold()
    return len(names) > 1 and not all(_has(text, (name.literal or name.family).casefold()) for name in names)


def _has(text: str, name: str) -> bool:
    """Whether the name stands in the text as words of its own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(name, at + 1)
    return False
