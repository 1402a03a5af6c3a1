"""Rules about the people of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bibkit.checks.entries import is_of_no_work, says
from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put, Remove
from bibkit.model.odd_name import ENTITY, odd_name
from bibkit.model.person import Name, Person
from bibkit.model.raw import FieldPath
from bibkit.model.record import Record

_SEVERAL = re.compile(r"[;@]|\band\b|\bet al\b|(?<![A-Z])&|&(?![A-Z])")  # AT&T is one
SIGNED = frozenset(
    """
    article article-journal paper-conference chapter book thesis manuscript review review-book speech interview
    """.split()
)
# Scriptures and works of reference, which everybody cites by their titles.
_WITHOUT_AUTHOR = re.compile(
    r"\b(?:bible|biblia|bibel|testament|qur['’]?an|koran|torah|talmud|bhagavad|beowulf|encyclop\w+|enzyklop\w+|dictionar\w+"
    r"|w[öo]rterbuch|dictionnaire|diccionario|le[xk]i[ck]on|atlas|almanac\w*|thesaurus|manual of style|style guide)\b",
    re.IGNORECASE,
)
_MANY = 300
_WRITTEN_OUT = re.compile(r"[^\W\d_][^\W\d_A-Z]")
_VOWEL = re.compile(r"[AEIOUY]|[^A-Z]")
# "Jörg Hoffmann 0001", "Jane Doe1" with a mark of an affiliation; "Jane2 Doe2" is made up.
_DIGIT = re.compile(r"(?<!\S)\d+(?!\S)|^\D*[^\W\d]\d{1,2}$")
_PARENTHESIS = re.compile(r"[(\[]")


def no_author(record: Record) -> Iterator[Diagnostic]:
    """A paper, book or thesis without any creator can't be cited by name (BK305).

    Laws, web pages, films, standards and the like are cited by their titles where nobody is named, and so are
    proceedings, scriptures and works of reference. BibTeX's `key` says what an entry is sorted by that has no author.
    """
    if (
        record.type in SIGNED
        and not is_of_no_work(record)
        and record.text("genre") != "proceedings"
        and not says(record, "key", "author", "editor", "realauthor", "realeditor")
        and not _WITHOUT_AUTHOR.search(record.title)
        and not any(names for _, names in record.name_lists())
    ):
        help_text = (
            "name them (author, editor ...); in a record, `ignore: [BK305]` says that the work names nobody"
        )
        yield Diagnostic(
            "BK305", "The record names no author, editor or other creator", help_text, key=record.key
        )


def repeated_name(record: Record) -> Iterator[Diagnostic]:
    """One person twice in a list is a slip of copying (BK306); two people may share a name.

    Among hundreds, as of a collaboration in physics, some share family name and initials.
    """
    for field, names in record.name_lists():
        if len(set(names)) == len(names):
            continue
        seen: set[Name] = set()
        for i, name in enumerate(names):
            if name in seen and (len(names) < _MANY or _is_written_out(name)):
                help_text = "remove one, or tell two people apart by `orcid` or `person`"
                message, fix = f"{name.display} stands twice", _without_second(name, (field, i))
                yield Diagnostic("BK306", message, help_text, key=record.key, field=(field, i), fix=fix)
            seen.add(name)


def _without_second(name: Name, at: FieldPath) -> Fix | None:
    """The list without the name that stands there again. Unsafe: two people of one list may share a name.

    None where that is likely, as with family names and initials alone (H. Wang).
    """
    if not _is_written_out(name):
        return None
    return Fix(f"Remove the second {name.display}", (Remove(at),), Safety.UNSAFE)


def _is_written_out(name: Name) -> bool:
    return bool(name.literal or _WRITTEN_OUT.search(name.given))


def affiliation_in_name(record: Record) -> Iterator[Diagnostic]:
    """Two people in one name, or a place of work behind it, is what a bad split leaves (BK307)."""
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            if not name.literal and _seems_joint(name.given, name.family):
                message = f'"{name.display}" seems to hold more than one name or an affiliation'
                yield Diagnostic("BK307", message, "write one name an item", key=record.key, field=(field, i))


@lru_cache(maxsize=65536)
def _seems_joint(given: str, family: str) -> bool:
    if "=" in family or "=" in given:
        return False  # biblatex's parts of a name, and its "xdata=key"
    # One word with a digit in it is what somebody, or a firm, goes by.
    has_digit = given != "" and _DIGIT.search(f"{given} {family}") is not None
    return has_digit or bool(
        _SEVERAL.search(ENTITY.sub("", f"{given} {family}")) or _PARENTHESIS.search(family)
    )


def odd_names(record: Record) -> Iterator[Diagnostic]:
    """An address is no name (BK313), and neither a person nor several can be cited from one text (BK314, BK307)."""
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            fault = odd_name(name)
            if fault is not None:
                yield Diagnostic(fault.code, fault.message, fault.help, key=record.key, field=(field, i))


def capital_name(record: Record) -> Iterator[Diagnostic]:
    """Capitals only is how a database shouts (BK308); up to three letters may be initials, CERN is an acronym."""
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            if name.given and len(name.family) > 3 and name.family.isupper() and name.family.isalpha():
                message = f"{name.family} is written in capitals only"
                help_text = f"write {name.family.title()}, or whatever the person writes"
                fix = _in_small_letters(name, (field, i))
                yield Diagnostic("BK308", message, help_text, key=record.key, field=(field, i), fix=fix)


def _in_small_letters(name: Name, at: FieldPath) -> Fix | None:
    """The family name with one capital. Unsafe: it may be written otherwise (MacDonald), or be an acronym.

    None where that is likely: letters without a vowel are an acronym, and after Mac, Mc, Van and Von the next letter
    may be a capital.
    """
    family = name.family
    if not _VOWEL.search(family) or family.startswith(("MAC", "MC", "VAN", "VON")):
        return None
    title = family.title()
    return Fix(f"Write {title}", (Put((*at, "family"), title),), Safety.UNSAFE)


def person_of_name(records: Sequence[Record], people: Mapping[str, Person]) -> Iterator[Diagnostic]:
    """Names and the people file agree: the id exists (BK309), is given where several people share the
    printed form (BK310), and its person has that form and ORCID (BK311).
    """
    forms: dict[str, list[str]] = {}
    for person in people.values():
        for form in dict.fromkeys(person.printed):
            forms.setdefault(form, []).append(person.id)
    shared = {form: ids for form, ids in forms.items() if len(ids) > 1}
    for record in records:
        for field, names in record.name_lists():
            for i, name in enumerate(names):
                if name.person:
                    yield from _known_person(record, field, i, name, people)
                elif shared and (candidates := shared.get(name.display)):
                    message = f"{name.display} may be {' or '.join(candidates)}"
                    help_text = "add `person:` with the one who is meant"
                    yield Diagnostic("BK310", message, help_text, key=record.key, field=(field, i))


def _known_person(
    record: Record, field: str, i: int, name: Name, people: Mapping[str, Person]
) -> Iterator[Diagnostic]:
    person = people.get(name.person)
    if person is None:
        message = f"{name.person} is not in the people file"
        help_text = "add the person there or correct the id"
        yield Diagnostic("BK309", message, help_text, key=record.key, field=(field, i, "person"))
        return
    if name.display not in person.printed:
        message = f"{name.person} is not known to print as {name.display}"
        help_text = "add the form to `printed` in the people file, or correct the id"
        yield Diagnostic("BK311", message, help_text, key=record.key, field=(field, i))
    if name.orcid and person.orcid and name.orcid != person.orcid:
        message = f"{name.person} has the ORCID iD {person.orcid} in the people file"
        yield Diagnostic(
            "BK311", message, "one of the two is wrong", key=record.key, field=(field, i, "orcid")
        )
