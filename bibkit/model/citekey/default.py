"""The citation key that a new record gets: family name, year, first word of the title that says something."""

from __future__ import annotations

from bibkit.model.citekey.letters import bare, folded, together
from bibkit.model.citekey.words import telling_words
from bibkit.model.date import Date
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.person import Name
from bibkit.model.record import Record

_LONGEST_PART = 40


def cite_key(record: Record) -> str:
    """The key for a record: "horsch2018linear", "wang2020deep"; of letters and digits only.

    The name is the family name (with the particle that stays with it) of the first author or, without one, of
    the first other creator; an organisation gives its first word that says something. Without any, the
    title's word comes first ("beowulf2008"). Without a year stands "nd". Latin letters lose their accents and
    case, other scripts keep their letters. Keys of two works may be alike: see `model.key.free_key`.
    """
    name = next(filter(None, (family(name) for field in NAME_FIELDS for name in record.names(field))), "")
    word = _first_word(record.title)
    year = year_part(record.date("issued")) or "nd"
    return folded(f"{name}{year}{word}" if name else f"{word}{year}").lower()


def family(name: Name) -> str:
    """The letters of a family name with the particle that stays with it; of an organisation, its first telling word."""
    if name.literal:
        return _first_word(name.literal)[:_LONGEST_PART]
    letters = bare(together(name.non_dropping_particle + name.family)) or bare(together(name.given))
    return letters[:_LONGEST_PART]


def year_part(date: Date | None) -> str:
    """The year of a date as keys have it ("2020", "201X", "44BCE"); empty where it has none."""
    moment = date.first if date else None
    if moment is None:
        return ""
    if moment.mask:
        return moment.mask.partition("-")[0]
    return str(moment.year) if moment.year > 0 else f"{1 - moment.year}BCE"


def _first_word(text: str) -> str:
    return next(iter(telling_words(text)), "")
