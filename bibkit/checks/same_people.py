"""Rules about names that only the other names of the library show: two people in one, one person in two forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from bibkit.checks.quoted import quoted
from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.name_letters import are_initials, fit, letters_of
from bibkit.model.person import Name, Person
from bibkit.model.record import Record

_WHOLE = re.compile(r"[^\W\d_]{2,}")
_FAMILY, _GIVEN = attrgetter("family"), attrgetter("given")
_LONG = 4  # names, from where on a list that is another's looks like a slip


def joined_by_comma(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Two people with a comma between them (BK307): "John Smith, Jane Doe" is read as a Jane Doe of the John Smiths.

    That John is a given name and Doe a family name, the other names of the library say.
    """
    lists = [(record, field, names) for record in records for field, names in record.name_lists()]
    everybody = list(chain.from_iterable([names for _, _, names in lists]))
    family = Counter(map(_FAMILY, everybody))
    if not any(" " in name for name in family):
        return
    doubtful = [
        (record, field, i, name)
        for record, field, names in lists
        for i, name in enumerate(names)
        if " " in name.family and " " in name.given and not name.suffix
    ]
    family -= Counter([name.family for *_, name in doubtful])
    joined = [
        (*one, first, last)
        for one in doubtful
        for first, last in [(one[-1].family.split()[0], one[-1].given.split()[-1])]
        if family[last] and not family[first] and len(last) > 2
    ]
    if not joined:
        return
    given = Counter(map(_GIVEN, everybody))
    given -= Counter([name.given for *_, name in doubtful])
    first_names = {text.partition(" ")[0] for text in given}
    for record, field, i, name, first, last in joined:
        if first in first_names and last not in first_names:
            message = f'"{name.sort_text}" seems to be two people, {name.family} and {name.given}'
            yield Diagnostic("BK307", message, "write `and` between them", key=record.key, field=(field, i))


class _Full(NamedTuple):
    """The given names of somebody in full, and who signed with them."""

    given: str
    with_whom: frozenset[str]


def initials_of_known(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Initials where the library has the same person's given names in full (BK318): one list prints both.

    That it is the same person a second author says who signed both works. Off by default: many take a name as the
    work prints it. The fix is unsafe for that reason.
    """
    full: dict[tuple[str, str], list[_Full]] = {}
    for record in records:
        for _, names in record.name_lists():
            families = frozenset(letters_of(name.family) for name in names)
            for name in names:
                if name.family and not are_initials(name.given) and _WHOLE.search(name.given):
                    key = letters_of(name.family), letters_of(name.given)[:1]
                    full.setdefault(key, []).append(_Full(name.given, families - {key[0]}))
    for record in records:
        for field, names in record.name_lists():
            families = frozenset(letters_of(name.family) for name in names)
            for i, name in enumerate(names):
                if name.family and are_initials(name.given):
                    key = letters_of(name.family), letters_of(name.given)[:1]
                    forms = {
                        known.given
                        for known in full.get(key, ())
                        if known.with_whom & (families - {key[0]}) and fit(name.given, known.given)
                    }
                    if len({form.split()[0] for form in forms}) == 1:
                        form = max(forms, key=lambda text: (len(text), text))
                        message = f"{name.display} is {form} {name.family} in another record"
                        fix = Fix(f"Write {form}", (Put((field, i, "given"), form),), Safety.UNSAFE)
                        yield Diagnostic(
                            "BK318", message, f"write {form}", key=record.key, field=(field, i), fix=fix
                        )


def same_list(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """A list of names that is another record's to the letter (BK319), as copying one entry to make the next leaves it.

    Off by default: groups do publish together again and again.
    """
    first: dict[tuple[Name, ...], Record] = {}
    for record in records:
        authors = record.author
        if len(authors) < _LONG:
            continue
        known = first.setdefault(authors, record)
        if known is not record and known.title.casefold() != record.title.casefold():
            message = f"The {len(authors)} authors are those of {known.key}"
            help_text = "compare with the source; where the two works have the same authors, ignore BK319"
            yield Diagnostic("BK319", message, help_text, key=record.key, field=("author",))


def variant_of_known(records: Sequence[Record], people: Mapping[str, Person]) -> Iterator[Diagnostic]:
    """A name that a person of the people file has with other accents, case or hyphens (BK320).

    The fix is unsafe: the work may print the name so, and the people file may have to learn it.
    """
    printed = {form for person in people.values() for form in person.printed}
    folded: dict[str, set[str]] = {}
    for person in people.values():
        for form in person.printed:
            folded.setdefault(letters_of(form), set()).add(person.id)
    forms = {letters_of(form): form for person in people.values() for form in reversed(person.printed)}
    for record in records:
        for field, names in record.name_lists():
            for i, name in enumerate(names):
                if name.person or name.display in printed:
                    continue
                key = letters_of(name.display)
                if len(folded.get(key, ())) == 1:
                    (id_,) = folded[key]
                    message = f"{quoted(name.display)} is {forms[key]} ({id_}) in the people file"
                    help_text = "write it so, or add this form to `printed` there"
                    fix = _respelled(name, forms[key], field, i)
                    yield Diagnostic("BK320", message, help_text, key=record.key, field=(field, i), fix=fix)


def _respelled(name: Name, form: str, field: str, number: int) -> Fix | None:
    """The parts of the name as the form has them; None where it is not clear which words they are."""
    words, count = form.split(), len(name.family.split())
    given, family = " ".join(words[:-count]), " ".join(words[-count:])
    if name.literal or name.suffix or not given or letters_of(family) != letters_of(name.family):
        return None
    changes = (("family", name.family, family), ("given", name.given, given))
    puts = tuple(Put((field, number, part), new) for part, old, new in changes if old != new)
    return Fix(f"Write {form}", puts, Safety.UNSAFE) if puts else None
