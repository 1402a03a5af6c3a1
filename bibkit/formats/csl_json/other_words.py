"""Items as programs write them beside the schema: types in their own words, texts in lists, fields in a note.

Source: Crossref's API, which calls its own form CSL-JSON; Zotero, "Citing Fields from Extra"; CSL's test suite for the
notes of citeproc-js ("cheater syntax"). Only what can be meant in one way is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bibkit.model.fields import FIELDS, NAME_FIELDS, TYPES

_OF_ZOTERO = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine", "newspaperArticle": "article-newspaper",
    "conferencePaper": "paper-conference", "bookSection": "chapter", "blogPost": "post-weblog", "forumPost": "post",
    "computerProgram": "software", "encyclopediaArticle": "entry-encyclopedia", "dictionaryEntry": "entry-dictionary",
    "videoRecording": "motion_picture", "audioRecording": "song", "radioBroadcast": "broadcast",
    "tvBroadcast": "broadcast", "preprint": "article",
}  # fmt: skip
_SIMPLE = frozenset(["component", "grant", "other", "database", "blog"])  # which could mean much
_LINE = re.compile(r"(?P<label>[A-Za-z][A-Za-z _-]{1,38}[A-Za-z]):[ \t]*(?P<text>\S.*?)[ \t]*")
_BRACED = re.compile(r"\{:(?P<label>[A-Za-z][A-Za-z_-]{1,38}):[ \t]*(?P<text>[^{}\n]*)\}")
_NEVER = frozenset(["note", "annote", "abstract", "keyword", "title", "source", "custom", "id"])
_LABELS = {
    "citation key": "citation-key", "arxiv": "arxiv", "place": "publisher-place",
    "archive collection": "archive_collection", "archive location": "archive_location",
}  # fmt: skip
_SAYS_A_WORK = frozenset([*NAME_FIELDS, *"title container-title issued DOI URL ISBN PMID".split()])
_BY_FOLDED = {
    name.casefold(): name for name, field in FIELDS.items() if not field.ours and name not in _NEVER
}


class NoteField(NamedTuple):
    """A field that a note says: its name, its text, and what of the note says it."""

    name: str
    text: str
    written: str


def type_in_other_words(word: object) -> str:
    """The type of CSL for one of Crossref or Zotero; empty for all other words."""
    if not isinstance(word, str) or word in TYPES:
        return ""
    from bibkit.formats.services.crossref import TYPES as OF_CROSSREF  # for the few that come so

    return _OF_ZOTERO.get(word) or ("" if word in _SIMPLE else OF_CROSSREF.get(word, ""))


def is_work_without_type(item: Mapping[str, object], fields: Iterable[str]) -> bool:
    """Whether an item whose fields were read is a work all the same: pandoc takes items without a type.

    Without a name of its own or a title it is rather what else there is in JSON.
    """
    is_named = any(isinstance(item.get(name), str) and item[name] for name in ("id", "citation-key", "title"))
    return item.get("type") in (None, "") and is_named and not _SAYS_A_WORK.isdisjoint(fields)


def one_text(value: object) -> object:
    """A list of one text, or an object that is a name alone, as that text; what is none of these as it is."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    if isinstance(value, Mapping) and value.keys() == {"name"} and isinstance(value["name"], str):
        return value["name"]
    return value


def fields_of_note(note: str, may_take: Callable[[str, str], bool]) -> tuple[list[NoteField], str]:
    """The fields that a note says, a line each or in braces, and the rest of the note.

    `may_take` is asked for each name of a field and its text.

    >>> fields_of_note("PMID: 123\\nA dedication", lambda name, text: True)
    ([NoteField(name='PMID', text='123', written='PMID: 123')], 'A dedication')
    """
    found: list[NoteField] = []

    def taken(label: str, text: str, written: str) -> bool:
        name = _field_of(label)
        is_taken = bool(name) and bool(text.strip()) and may_take(name, text.strip())
        if is_taken:
            found.append(NoteField(name, text.strip(), written))
        return is_taken

    rest: list[str] = []
    for line in note.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match and taken(match["label"], match["text"], line):
            continue
        kept = _BRACED.sub(lambda one: "" if taken(one["label"], one["text"], one[0]) else one[0], line)
        if kept.strip() or kept == line:
            rest.append(kept)
    return found, "\n".join(rest).strip() if found else note


def _field_of(label: str) -> str:
    folded = " ".join(label.split()).casefold()
    hyphened = folded.replace(" ", "-")
    return (
        _LABELS.get(folded)
        or _BY_FOLDED.get(hyphened)
        or ("citation-key" if hyphened == "citation-key" else "")
    )
