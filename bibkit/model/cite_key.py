"""The citation key that a new record gets: family name, year, first word of the title that says something."""

from __future__ import annotations

import re
import unicodedata

from bibkit.model.date import Date
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.person import Name
from bibkit.model.record import Record

_STOP_WORDS = frozenset({  # articles, prepositions and conjunctions that titles begin with
    "a", "an", "the", "and", "or", "nor", "but", "as", "at", "by", "for", "from", "in", "into", "of", "off",
    "on", "onto", "out", "over", "per", "than", "to", "under", "up", "upon", "via", "with", "der", "die",
    "das", "den", "dem", "des", "ein", "eine", "einen", "einer", "eines", "und", "zu", "zum", "zur", "von",
    "vom", "im", "le", "la", "les", "un", "une", "du", "de", "et", "au", "aux", "en", "el", "los", "las",
    "y", "il", "lo", "gli", "e", "o", "os", "da", "do", "het", "een",
})  # fmt: skip
_MARKUP = re.compile(r"</?[a-z][^<>]*>")  # CSL's rich text: <i>, <span class="nocase">
_MATHS = re.compile(r"\$[^$]*\$")
_ELISION = re.compile(r"(?<!\w)[dl]['’](?=\w)", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_LONGEST_PART = 40
_SPELLED_OUT = {  # Latin letters that Unicode does not take apart
    "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
    "ŋ": "ng", "ŧ": "t", "ə": "e", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ƴ": "y",
}  # fmt: skip


def cite_key(record: Record) -> str:
    """The key for a record: "horsch2018linear", "wang2020deep"; of letters and digits only.

    The name is the family name (with the particle that stays with it) of the first author or, without one, of
    the first other creator; an organisation gives its first word that says something. Without any, the
    title's word comes first ("beowulf2008"). Without a year stands "nd". Latin letters lose their accents and
    case, other scripts keep their letters. Keys of two works may be alike: see `model.key.free_key`.
    """
    name = _name_part(record)
    word = _first_word(record.title)
    year = _year_part(record.date("issued"))
    return f"{name}{year}{word}" if name else f"{word}{year}"


def _folded(text: str) -> str:
    """The letters and digits of a text, without case; Latin ones without accents, others as they are."""
    folded = []
    for character in unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).lower()):
        base = unicodedata.normalize("NFD", character)[0]
        letter = _SPELLED_OUT.get(base, base)
        folded.append(letter if letter.isascii() else character)
    return "".join(character for character in "".join(folded) if character.isalnum())


def _name_part(record: Record) -> str:
    for field in NAME_FIELDS:
        for name in record.names(field):
            if part := _family(name):
                return part[:_LONGEST_PART]
    return ""


def _family(name: Name) -> str:
    if name.literal:
        return _first_word(name.literal)
    return _folded(f"{name.non_dropping_particle} {name.family}") or _folded(name.given)


def _year_part(date: Date | None) -> str:
    moment = date.first if date else None
    if moment is None:
        return "nd"
    if moment.mask:
        return moment.mask.partition("-")[0].lower()
    return str(moment.year) if moment.year > 0 else f"{1 - moment.year}bce"


def _first_word(text: str) -> str:
    """The first word that is no article, preposition or conjunction; the first of all if every one is."""
    plain = _MARKUP.sub("", text)
    for prose in (_MATHS.sub(" ", plain), plain):
        words = _spaced(_ELISION.sub("", prose).translate(_APOSTROPHES)).split()
        folded = [word[:_LONGEST_PART] for word in map(_folded, words) if word]
        if folded:
            return next((word for word in folded if word not in _STOP_WORDS), folded[0])
    return ""


def _spaced(text: str) -> str:
    """The text with a space for everything that is no letter, digit or mark upon a letter."""
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
