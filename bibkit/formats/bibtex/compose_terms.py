"""Words for which biblatex has keys, or a dialect its own form: genre, status, edition, language.

Each function gives the word as it stands in the file, or empty where the record's own text serves.
"""

from __future__ import annotations

from bibkit.csl.data.language import language_tag
from bibkit.formats.bibtex.dialect import GENRE_KEYS, LANGUAGES, OTHER_LANGUAGES, STATUS_KEYS, TYPE_KEYS
from bibkit.formats.bibtex.entry import EntryDraft

_ORDINALS = (
    *("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
    *("Eleventh", "Twelfth"),
)
# Classic entry types that print a genre by themselves; the others are called as biblatex's key is.
_ENTRY_TYPES = {"mathesis": "mastersthesis"}


def is_said_by_type(entry: EntryDraft) -> bool:
    """Whether the entry type says the genre of the record."""
    if entry.type in ("manual", "proceedings"):
        return True
    key = GENRE_KEYS.get(entry.record.text("genre"), "")
    return bool(key) and not genre_key(entry) and entry.type == _ENTRY_TYPES.get(key, key)


def genre_key(entry: EntryDraft) -> str:
    """The key for `type`: biblatex prints it in the language of the document (manual, 2.2.3, `type`)."""
    if entry.dialect.is_classic:
        return ""
    genre = entry.record.text("genre")
    key = GENRE_KEYS.get(genre, "") if entry.type in ("thesis", "report") else ""
    return key or TYPE_KEYS.get(genre, "")


def status_key(entry: EntryDraft) -> str:
    """The key for `pubstate`."""
    return "" if entry.dialect.is_classic else STATUS_KEYS.get(entry.record.text("status"), "")


def edition_word(entry: EntryDraft) -> str:
    """The number of the edition in letters, as styles of classic BibTeX want it."""
    text = entry.record.text("edition")
    is_number = text.isdecimal() and text.isascii() and text[0] != "0" and 1 <= int(text) <= len(_ORDINALS)
    return _ORDINALS[int(text) - 1] if entry.dialect.is_classic and is_number else ""


def babel_name(entry: EntryDraft) -> str:
    """What babel calls the language; by the name that the entry had, where that is one of it."""
    text = entry.record.text("language")
    theirs = entry.record.extra.get("langid")
    if isinstance(theirs, str) and text in LANGUAGES and OTHER_LANGUAGES.get(theirs) == text:
        return theirs
    # A catalogue's code, "eng", which biblatex would print; in what came from a .bib it stays as it is.
    source = entry.record.source
    is_code = len(text) == 3 and (source is None or source.format not in ("bibtex", "biblatex"))
    return LANGUAGES.get(language_tag(text) if is_code else text, "")
