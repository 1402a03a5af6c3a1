"""Names as people ask for them: "horsch", "Tom Brown", "Brown, T.", an id of the people file, an ORCID iD."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bibkit.model.person import Person
from bibkit.model.query.values import PlainName, name_of, parts_of_names
from bibkit.model.query.words import forms, has_wildcard, holds, is_whole

NameTest: TypeAlias = Callable[[PlainName], bool]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.IGNORECASE)
_MOST_WORDS = 12  # of given names: more than anybody has, and few enough to try each way to part a name
_BREAKS = re.compile(r"[\s.\-]+")


class _NameReading(NamedTuple):
    """One way to read a name that was asked for; its words are folded."""

    family: str
    given: tuple[str, ...]
    suffix: str = ""


def name_test(asked: str, people: Mapping[str, Person]) -> NameTest:
    """Whether a name is one that is asked for.

    One word is found anywhere in a name. Of more words, or with a comma, the family name is meant whole and given names
    from the first on, where an initial stands for each name that begins so; a name may have more given names. Who has a
    printed form in the people file that is asked for is found under every other, too.
    """
    if has_wildcard(asked):
        fits = is_whole(asked)
        return lambda name: any(fits(text) for text in printed(name))
    orcid = _ORCID.fullmatch(asked.strip())
    wanted_orcid = orcid[1].upper() if orcid else ""
    contains, folded = holds(" ".join(asked.split())), asked.strip().casefold()
    readings = tuple(_readings(asked))
    persons = {folded}
    if readings:
        persons |= {person.id.casefold() for person in people.values() if _is_printed(person, readings)}
    return lambda name: (
        (bool(name.person) and name.person.casefold() in persons)
        or (bool(wanted_orcid) and name.orcid == wanted_orcid)
        or any(contains(text) for text in (display(name), sort_text(name)))
        or any(_is_meant(reading, name) for reading in readings)
    )


def one_of(test: NameTest, needles: Iterable[str] = ("",)) -> Callable[[str], bool]:
    """Whether one of the names of a column is asked for. `needles` are texts of which one must be found in it, folded.

    Each name is looked at once, however many works it has.
    """
    known: dict[str, bool] = {}
    needles = tuple(dict.fromkeys(needles))

    def is_asked(part: str) -> bool:
        found = known.get(part)
        if found is None:
            found = known[part] = test(name_of(part))
        return found

    def is_one_asked(names: str) -> bool:
        return any(needle in names for needle in needles) and any(map(is_asked, parts_of_names(names)))

    return is_one_asked


def needles_of(asked: str, people: Mapping[str, Person]) -> Iterator[str]:
    """Texts of which one is in every name that `name_test` finds: a word of it, or an id of who is meant by it."""
    if _ORCID.fullmatch(asked.strip()):
        yield ""
        return
    for form in forms(asked):
        words = _words(re.sub(r"[*?,]", " ", form.partition(",")[0]))
        yield max(words, key=len, default="")
    readings = tuple(_readings(asked))
    yield from (person.id.casefold() for person in people.values() if _is_printed(person, readings))


def printed(name: PlainName) -> tuple[str, ...]:
    """The texts that stand for a name: each part that may stand alone, the name in both orders, its ids."""
    family = f"{name.non_dropping_particle} {name.family}".strip()
    texts = (name.family, family, name.literal, display(name), sort_text(name), name.person, name.orcid)
    return tuple(dict.fromkeys(filter(None, texts)))


def display(name: PlainName) -> str:
    """The name in reading order."""
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    return name.literal or " ".join(filter(None, parts))


def sort_text(name: PlainName) -> str:
    """The name as lists are sorted by it."""
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    return name.literal or ", ".join(filter(None, (family, given, name.suffix)))


def is_full(asked: str) -> bool:
    """Whether a name with given names is asked for, which one person might have."""
    return any(_readings(asked)) and not has_wildcard(asked)


def _readings(asked: str) -> Iterator[_NameReading]:
    """The ways to read a name of several words; none for one word."""
    for form in forms(asked):
        yield from dict.fromkeys(_readings_of(form, asked))


def _readings_of(form: str, asked: str) -> Iterator[_NameReading]:
    parts = [part.strip() for part in form.split(",") if part.strip()]
    suffixes = [part for part in parts[1:] if part.rstrip(".") in _SUFFIXES]
    if len(parts) > 1:
        given = " ".join(part for part in parts[1:] if part not in suffixes)
        yield _NameReading(_family(parts[0]), _given(given, asked), "".join(suffixes).rstrip("."))
    if len(parts) - len(suffixes) > 1:
        return
    words = parts[0].split() if parts else []
    suffix = "".join(suffixes).rstrip(".")
    if len(words) > 2 and words[-1].rstrip(".") in _SUFFIXES:
        suffix = words.pop().rstrip(".")
    for at in range(1, min(len(words), _MOST_WORDS)):
        yield _NameReading(_family(" ".join(words[at:])), _given(" ".join(words[:at]), asked), suffix)


def _is_printed(person: Person, readings: tuple[_NameReading, ...]) -> bool:
    """Whether the people file has the person under that name."""
    return any(
        _is_meant(asked, PlainName(" ".join(words[at:]), " ".join(words[:at]), "", "", "", "", "", ""))
        for form in person.printed
        for words in [form.split()]
        for at in range(1, len(words))
        for asked in readings
    )


def _is_meant(asked: _NameReading, name: PlainName) -> bool:
    if not name.family:
        return False
    if asked.suffix and name.suffix.casefold().rstrip(".") != asked.suffix:
        return False
    staying = f"{name.non_dropping_particle} {name.family}".strip()
    families = {name.family, staying, f"{name.dropping_particle} {staying}".strip()}
    if not any(asked.family == _family(form) for family in families for form in forms(family)):
        return False
    particles = _words(f"{name.dropping_particle} {name.non_dropping_particle}".casefold())
    wanted = [word for word in asked.given if word not in particles] or list(asked.given)
    return any(_are_given(wanted, _given(form, name.given)) for form in forms(name.given))


def _are_given(wanted: list[str], given: tuple[str, ...]) -> bool:
    """Whether the first given name is the first wanted one, and the others follow in their order, if not at once."""
    if not wanted:
        return True
    if not given or not _is_name(wanted[0], given[0]):
        return False
    left = iter(given[1:])
    return all(any(_is_name(word, other) for other in left) for word in wanted[1:])


def _is_name(wanted: str, given: str) -> bool:
    return given.startswith(wanted) if len(wanted) == 1 else given == wanted


def _family(folded: str) -> str:
    return " ".join(_words(folded))


def _given(folded: str, as_written: str) -> tuple[str, ...]:
    """The given names of a text, initials that stand together ("JP") taken apart."""
    capitals = {word.casefold() for word in _words(as_written) if len(word) < 4 and word.isupper()}
    return tuple(part for word in _words(folded) for part in (word if word in capitals else (word,)))


def _words(text: str) -> list[str]:
    return [word for word in _BREAKS.split(text) if word]
