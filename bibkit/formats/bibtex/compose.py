"""A record as one entry: its type, its fields as they stand in the file, and what the dialect can't carry.

What is ours and private (tags, notes, summary, the source) never leaves the library and is no loss.
Everything else is written or reported. `entrysubtype` (biblatex manual, 2.2.3) names the CSL type where the
entry type is a broader one, so that reading the entry gives the same type again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bibkit.formats.bibtex.compose_dates import join_access, put_access_note, put_date, put_issued, put_month
from bibkit.formats.bibtex.compose_hosts import (
    container_field,
    publisher_field,
    report_arxiv_journal,
    report_places,
)
from bibkit.formats.bibtex.compose_people import put_names, put_role
from bibkit.formats.bibtex.compose_terms import (
    babel_name,
    edition_word,
    genre_key,
    is_said_by_type,
    status_key,
)
from bibkit.formats.bibtex.dialect import (
    DATE_FIELDS,
    EDITOR_TYPES,
    FIELD_NAMES,
    LINKS,
    LITERAL_LISTS,
    NAME_FIELDS,
    OWN_NAME,
    Dialect,
)
from bibkit.formats.bibtex.entry import (
    EntryDraft,
    held_tex,
    holds_tex,
    is_braced,
    is_tuned,
    not_carried,
    own_name,
    report_changed,
    report_characters,
    report_number,
    report_written_as,
)
from bibkit.formats.bibtex.entry_type import ARTICLES, entry_type, number_means, own_type
from bibkit.formats.bibtex.held import (
    address_again,
    drop_told_address,
    is_of_classic,
    joined_title,
    parts_again,
    says_more,
    text_again,
)
from bibkit.formats.bibtex.links import is_code, is_verbatim, put_links, verbatim
from bibkit.formats.bibtex.name_marks import ANNOTATION
from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.read_titles import all_in_braces
from bibkit.formats.bibtex.titles import title_text
from bibkit.formats.bibtex.write_commands import commands_kept
from bibkit.formats.bibtex.write_eprints import put_arxiv, put_printed_number, report_stamps, stamp_of
from bibkit.formats.bibtex.write_macros import put_macros
from bibkit.formats.escape import Escape, escape_prose
from bibkit.formats.page_range import first_page
from bibkit.formats.written import PRIVATE, Lose
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.inherited import is_inherited
from bibkit.model.record import Record

_GROUP = re.compile(r"\{(?!\\)")
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_LEGAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.:+-]*")
_TITLES = frozenset(["title", "shorttitle", "booktitle", "maintitle", "origtitle", "series"])
_PAGE_RANGE = re.compile(r"\s*(?:--?-?|[–—‐‑−])\s*")
_EN_DASH = re.compile(r"\s*–\s*")  # where there is one, hyphens belong to the page numbers
_LANGUAGE = re.compile(r"[A-Za-z0-9 ,-]+")  # biblatex makes a command's name of it
_ROLES = frozenset(EDITOR_TYPES.values())
_SUBTITLES = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "journaltitle": "journalsubtitle",
    "maintitle": "mainsubtitle",
}


def compose(record: Record, dialect: Dialect, lose: Lose, options: BibOptions) -> EntryDraft:
    """The entry for a record, as far as the options say what its fields hold."""
    encoding = options.encoding or dialect.encoding
    entry = EntryDraft("misc", record, dialect, lose, encoding, held=held_tex(record))
    own = own_type(record, dialect)
    if options.preprint == "misc" and own != "set":
        entry.stamp = stamp_of(entry)
    entry.type = entry_type(entry, options.preprint)
    if own == "set":
        entry.fields.clear()
    for name in record.values:
        if name in PRIVATE or (own == "set" and is_inherited(record, name)):
            continue
        special = _SPECIAL.get(name)
        if special is not None:
            special(entry, name)
        elif name in NAME_FIELDS:
            if name not in entry.fields:
                put_names(entry, name, NAME_FIELDS[name])
        elif name in _ROLES:
            put_role(entry, name)
        elif name in FIELD_NAMES:
            _text(entry, name, FIELD_NAMES[name])
        elif name in DATE_FIELDS:
            put_date(entry, name)
        else:
            not_carried(entry, name)
    for name, raw in record.extra.items():
        if (name != "entrytype" or raw != own) and not (own == "set" and is_inherited(record, name)):
            _extra(entry, name, raw)
    report_places(entry)
    report_stamps(entry)
    if entry.held:
        drop_told_address(entry)
    join_access(entry)
    if record.source is not None:
        put_links(entry, record.source.extra)
        put_macros(entry)
    entry.type = own or entry.type
    if dialect.is_classic and options.preprint == "misc" and record.type == "article" and not entry.stamp:
        put_printed_number(entry)
    return entry


def _text(entry: EntryDraft, name: str, target: str) -> None:
    """A field of text under a given name, escaped as its kind wants."""
    text = entry.record.text(name)
    if entry.held and target in _SUBTITLES and (parts := parts_again(entry, name, text)):
        if not entry.dialect.is_classic:
            entry.put(target, parts[0], name)
            entry.put(_SUBTITLES[target], parts[1], name)
            return
        if says_more("".join(parts)):
            entry.put(target, joined_title(*parts), name)
            return
    is_list = target in LITERAL_LISTS and not entry.dialect.is_classic
    if (
        entry.held
        and name != "URL"
        and (again := text_again(entry, name, text))
        and not (is_list and _GROUP.search(again) is None and is_of_classic(entry.record))
    ):
        entry.put(target, again, name)
        return
    if text.isalnum() and text.isascii() and target not in _TITLES:
        entry.put(target, text, name)  # numbers, most of the time
        return
    kind = FIELDS[name].kind
    escaping = entry.escaping(text)
    if name == "DOI":
        written = escaping.identifier(text)
        if written != text:
            report_changed(entry, name)
    elif kind is Kind.IDENTIFIER:
        written = text.replace(" ", ", ")  # several numbers
    elif name == "URL":
        if stood := address_again(entry, text):
            entry.put(*stood, name)
            return
        written = escaping.verbatim(text)
        if written != text:
            report_changed(entry, name)
    else:
        if target in _TITLES and is_braced(entry.record, name):
            written = _kept(entry, name, text, lambda part: escape_prose(part, escaping), is_title=True)
            # In a group that begins with a command only that one is safe; one command alone is in such a group.
            if not all_in_braces(written):
                written = f"{{{{{written}}}}}" if written.startswith("\\") else f"{{{written}}}"
        elif target in _TITLES:
            language = _written_language(entry)
            tuned = is_tuned(entry.record, name)
            written = _kept(
                entry,
                name,
                text,
                lambda part: title_text(part, escaping, language, is_tuned=tuned),
                is_title=True,
            )
        elif kind is Kind.PAGES:
            dash = _EN_DASH if "–" in text else _PAGE_RANGE
            written = _prose(entry, name, dash.sub("–", text))
            if not entry.dialect.is_classic:
                written = written.replace("–", "--")
        else:
            written = _prose(entry, name, text)
        if is_list and _AND.search(written):
            written = f"{{{written}}}"
        report_characters(entry, name, written, text)
    entry.put(target, written, name)


def _prose(entry: EntryDraft, name: str, text: str) -> str:
    """A field's text, escaped; commands stay where the field is known to hold them."""
    return _kept(entry, name, text, lambda part: escape_prose(part, entry.escaping(text)))


def _kept(entry: EntryDraft, name: str, text: str, write: Escape, *, is_title: bool = False) -> str:
    return commands_kept(text, write, is_title=is_title) if holds_tex(entry.record, name) else write(text)


def _container(entry: EntryDraft, name: str) -> None:
    target = container_field(entry)
    _text(entry, name, target)
    if target == entry.dialect.journal:
        report_arxiv_journal(entry, name)


def _container_short(entry: EntryDraft, name: str) -> None:
    if entry.record.type in ARTICLES:
        _text(entry, name, "shortjournal")
    else:
        not_carried(entry, name)


def _publisher(entry: EntryDraft, name: str) -> None:
    _text(entry, name, publisher_field(entry))


def _place(entry: EntryDraft, name: str) -> None:
    _text(entry, name, entry.dialect.place)


def _issue(entry: EntryDraft, name: str) -> None:
    # biblatex prints both, in other places; styles of BibTeX know `number` alone.
    is_named = not entry.dialect.is_classic and own_name(entry.record, name) == "issue"
    _text(entry, name, "issue" if is_named else "number")
    report_number(entry, name, number_means(entry.record.type))


def _number(entry: EntryDraft, name: str) -> None:
    _text(entry, name, "eid" if entry.record.type in ARTICLES else "number")
    report_number(entry, name, number_means(entry.record.type))


def _genre(entry: EntryDraft, name: str) -> None:
    if not is_said_by_type(entry):
        _term(entry, name, "type", genre_key(entry))


def _status(entry: EntryDraft, name: str) -> None:
    _term(entry, name, "pubstate", status_key(entry))


def _edition(entry: EntryDraft, name: str) -> None:
    _term(entry, name, "edition", edition_word(entry))


def _term(entry: EntryDraft, name: str, target: str, word: str) -> None:
    if word:
        entry.put(target, word, name)
    else:
        _text(entry, name, target)


def _eprint(entry: EntryDraft, name: str) -> None:
    if "arxiv" in entry.record.values:
        not_carried(entry, name)
        return
    targets = {
        "eprint": "eprint",
        "eprinttype": entry.dialect.archive,
        "eprintclass": entry.dialect.archive_class,
    }
    text = entry.record.text(name)
    if name != "eprint":
        _text(entry, name, targets[name])
        return
    written = entry.escaping(text).identifier(text)
    if written != text:
        report_changed(entry, name)
    entry.put("eprint", written, name)


def _written_language(entry: EntryDraft) -> str:
    """The language as BCP 47 or in words, where readers of the entry will know of it; else empty."""
    text = entry.record.text("language")
    return text if _LANGUAGE.fullmatch(text) else ""


def _language(entry: EntryDraft, name: str) -> None:
    if babel := babel_name(entry):
        # biblatex prints a `language`, and sets the entry in its `langid`.
        is_printed = own_name(entry.record, name) == "language"
        entry.fields["language" if is_printed else "langid"] = f"{{{babel}}}"
    elif _written_language(entry):
        _text(entry, name, own_name(entry.record, name) or "language")
    else:
        not_carried(entry, name)


def _note(entry: EntryDraft, name: str) -> None:
    if not put_access_note(entry):
        _text(entry, name, "note")


def _annote(entry: EntryDraft, name: str) -> None:
    _text(entry, name, entry.dialect.annotation)


def _first_page(entry: EntryDraft, name: str) -> None:
    page = entry.record.text("page")
    if not page:
        _text(entry, name, "pages")
        report_written_as(entry, name, "page")
    elif first_page(page) != entry.record.text(name):
        not_carried(entry, name)


def _volume_title(entry: EntryDraft, name: str) -> None:
    if entry.record.type in ARTICLES:
        _text(entry, name, "issuetitle")
    else:
        not_carried(entry, name)


def _event(entry: EntryDraft, name: str) -> None:
    if "event-title" not in entry.record.values:
        _text(entry, name, "eventtitle")
    elif entry.record.text("event-title") != entry.record.text(name):
        not_carried(entry, name)


def _extra(entry: EntryDraft, name: str, raw: object) -> None:
    """An unknown field keeps its name where BibTeX allows it; its text is escaped like any other."""
    lowered = name.lower().removeprefix(OWN_NAME)
    if lowered == "entrysubtype" and lowered in entry.fields and isinstance(raw, str):
        # Theirs beside ours; the reader takes the two apart.
        entry.fields[lowered] = f"{entry.fields[lowered][:-1]}; {escape_prose(raw, entry.escaping(raw))}}}"
        return
    if lowered.endswith(ANNOTATION) and lowered in entry.fields and isinstance(raw, str):
        # What is said of names beside their marks.
        entry.fields[lowered] = f"{entry.fields[lowered][:-1]};{escape_prose(raw, entry.escaping(raw))}}}"
        return
    if name.startswith("url-") and isinstance(raw, str) and raw in entry.fields.get("url", ""):
        return
    if lowered == "langid" and entry.fields.get("langid") == f"{{{raw}}}":
        return
    if (
        not isinstance(raw, str)
        or not _LEGAL_NAME.fullmatch(lowered)
        or lowered in entry.fields
        or lowered in LINKS
    ):
        not_carried(entry, name)
        return
    if name.lower() != name:
        # Names of fields are read without case (BibTeXing, section 4), and so by all readers of such files.
        report_written_as(entry, name, name.lower())
    if is_verbatim(lowered, raw):
        entry.put(lowered, verbatim(entry, raw), name)
        return
    if is_code(raw) and entry.held.get(name) == raw:
        entry.put(lowered, raw, name)  # as it came: no style prints it, and a program reads it
        return
    if lowered == "month" and put_month(entry, raw):
        return
    written = text_again(entry, name, raw) or _prose(entry, name, raw)
    entry.put(lowered, written, name)
    report_characters(entry, name, written, raw)


_SPECIAL: dict[str, Callable[[EntryDraft, str], None]] = {
    "issued": put_issued,
    "note": _note,
    "container-title": _container,
    "container-title-short": _container_short,
    "publisher": _publisher,
    "publisher-place": _place,
    "issue": _issue,
    "number": _number,
    "collection-number": _issue,
    "genre": _genre,
    "edition": _edition,
    "status": _status,
    "arxiv": put_arxiv,
    "eprint": _eprint,
    "eprinttype": _eprint,
    "eprintclass": _eprint,
    "language": _language,
    "annote": _annote,
    "page-first": _first_page,
    "volume-title": _volume_title,
    "event": _event,
}
