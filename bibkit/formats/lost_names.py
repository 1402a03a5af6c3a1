"""What a format can't say of people, told once for all names of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibkit.formats.written import shortlist
from bibkit.model.person import Name

_NOTHING = Name()


def beyond(name: Name, carried: Name = _NOTHING) -> Iterator[tuple[str, str]]:
    """What there is to a name beside its parts and is not so in the name that was `carried`, as `told_once` takes it.

    >>> list(beyond(Name(family="Doe", given="Jane", orcid="0000-0002-1825-0097")))
    [('the ORCID of {}', 'Jane Doe')]
    """
    others = ((part, raw, carried.extra.get(part)) for part, raw in name.extra.items())
    for what, said, found in (
        ("the ORCID", name.orcid, carried.orcid),
        ("the marks", name.marks, carried.marks),
        *others,
    ):
        if said and said != found:
            yield f"{what} of {{}}", name.display


def told_once(lost: Iterable[tuple[str, str]]) -> list[str]:
    """A phrase for each thing that is lost, in the order of the first of each; the names of all stand for its `{}`.

    >>> told_once([("the ORCID of {}", name) for name in ("Ann Ash", "Bo Birch", "Cy Cedar", "Di Date", "Ed Elm")])
    ['the ORCID of Ann Ash, Bo Birch, Cy Cedar and 2 more']
    """
    people: dict[str, list[str]] = {}
    for what, name in lost:
        people.setdefault(what, []).append(name)
    return [what.replace("{}", shortlist(names)) for what, names in people.items()]
