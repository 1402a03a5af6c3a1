"""Which person a name stands for, so that works are counted, grouped and marked by person and not by spelling.

A person id of the people file says it; so does an ORCID iD. A name with neither stands only for itself: "Tom Brown"
without an id is neither of the two Tom Browns, and "T. Brown" is another name.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bibkit.model.person import Name, Person
from bibkit.model.record import Record


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who signs works. `person` is an id of the people file, `orcid` an ORCID iD; both may be empty.

    Two identities are one where they are equal; `display` is the name to print.
    """

    display: str
    sort_text: str
    person: str = ""
    orcid: str = ""

    @property
    def is_known(self) -> bool:
        """Whether an id says who it is, and not only a name."""
        return bool(self.person or self.orcid)


class Identities:
    """The persons behind names, as a people file and the names' own ids tell them."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._by_orcid = {person.orcid: person for person in people.values() if person.orcid}
        self._seen: dict[tuple[str, str], Identity] = {}

    def of(self, name: Name) -> Identity:
        """Who the name stands for. The spelling shown is the people file's first, or the first that was asked for."""
        person = self._people.get(name.person) or self._by_orcid.get(name.orcid)
        id_ = person.id if person else name.person
        if id_:
            mark = ("person", id_)
        elif name.orcid:
            mark = ("orcid", name.orcid)
        else:
            mark = ("name", _spelling(name))
        known = self._seen.get(mark)
        if known is None:
            orcid = (person.orcid if person else "") or name.orcid
            display = person.printed[0] if person and person.printed else _spelling(name)
            known = self._seen[mark] = Identity(display, name.sort_text, id_, orcid)
        return known

    def each(self, names: Iterable[Name]) -> tuple[Identity, ...]:
        """Who the names stand for, each person once."""
        return tuple(dict.fromkeys(self.of(name) for name in names))


def _spelling(name: Name) -> str:
    return " ".join(unicodedata.normalize("NFC", name.display).split())


def labels(identities: Iterable[Identity], *, family_first: bool = False) -> dict[Identity, str]:
    """What to call each of them: the name, and where several share it the id or "no id" as well."""
    called = {who: who.sort_text if family_first else who.display for who in identities}
    shared = Counter(called.values())
    return {
        who: f"{name} ({who.person or who.orcid or 'no id'})" if shared[name] > 1 else name
        for who, name in called.items()
    }


def ids_of(records: Iterable[Record], people: Mapping[str, Person]) -> frozenset[str]:
    """All ids by which a person can be asked for: those of the people file and every ORCID iD in the records."""
    orcids = {
        name.orcid for record in records for _, names in record.name_lists() for name in names if name.orcid
    }
    return frozenset({*people, *(person.orcid for person in people.values() if person.orcid), *orcids})
