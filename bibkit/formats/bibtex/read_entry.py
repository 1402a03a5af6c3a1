"""One entry of a .bib file as a record. Nothing is guessed: what has no place in a record, or is not what its
field wants, is kept as it is in `Record.extra` under its BibTeX name, and reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping

from bibkit.formats.bibtex.dialect import HELD, LINKS, OTHER_LANGUAGES
from bibkit.formats.bibtex.entry_dates import dates_of_entry
from bibkit.formats.bibtex.entry_type import ARTICLES, PARTS, SITES
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.read_names import names_of_tex, split_and
from bibkit.formats.bibtex.read_rivals import read_rivals
from bibkit.formats.bibtex.read_tables import (
    BCP47,
    EDITOR_TYPES,
    FIELDS,
    GENRES,
    NAME_FIELDS,
    ORDINALS,
    STATUSES,
    TYPES,
)
from bibkit.formats.bibtex.reading import Reading
from bibkit.formats.changed import said
from bibkit.model.fields import FIELDS as RECORD_FIELDS
from bibkit.model.fields import TYPES as RECORD_TYPES
from bibkit.model.fields import Kind
from bibkit.model.ident import ArxivId, parse_arxiv
from bibkit.model.malformed import Malformed
from bibkit.model.record import Record
from bibkit.syntax.bib import BibEntry, BibField
from bibkit.text.escape.bibtex import url

_ARXIV_JOURNAL = re.compile(
    r"\s*(?:(?:arXiv(?:\.org)?|CoRR)(?:\s+(?:e-?prints?|preprints?))?)\s*[,:;.]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_ARXIV_IN_TEXT = re.compile(
    r"(?:arXiv:\s*|abs/)?(?P<id>(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_PLACES = {name: place for place, name in enumerate(FIELDS)}  # which of two fields of one meaning comes first
_ONLINE = ("online", "electronic", "www")
_DASHES = re.compile(r"\s*[–—‒−]\s*|\s*--+\s*|\s+-\s+|(?<=\d)\s*-\s*(?=\d)")
_URL_ONLY = re.compile(
    r"\s*(?:(?:Available|Accessed)(?: at)?:?\s*)?\\(?:url|path|nolinkurl)\s*\{(?P<url>[^{}]*)\}\s*\.?\s*"
    r"|\s*(?P<bare>https?://\S+)\s*"
)
_LINK = re.compile(r"\\href\s*\{(?P<address>[^{}]+)\}")


def read_entry(entry: BibEntry, fields: Mapping[str, BibField]) -> Reading:
    """What an entry says; `fields` are its own and those it inherits."""
    reading = Reading(entry, dict(fields))
    _language(reading)
    _type(reading)
    _eprint(reading)
    for name, target in NAME_FIELDS.items():
        _names(reading, name, target)
    _title(reading)
    dates_of_entry(reading)
    read_rivals(reading)
    _journal(reading)
    _by_type(reading)
    for name in sorted(reading.fields.keys() & FIELDS.keys(), key=_PLACES.__getitem__):
        item = reading.take(name)
        if item is not None:
            _field(reading, FIELDS[name], item)
    _url(reading)
    _link(reading)
    for name in LINKS:
        if item := reading.take(name):
            reading.links[name] = item.value.strip()
    for name, item in reading.fields.items():
        if item.value.strip() and reading.take(name):
            _keep(reading, item)
    return reading


def record_of(reading: Reading, key: str) -> Record:
    """The record, its fields in the order of the field table."""
    ordered = {name: reading.values[name] for name in RECORD_FIELDS if name in reading.values}
    return Record(key, reading.type, ordered, reading.extra)


def _keep(reading: Reading, item: BibField) -> None:
    """Keep a field that nothing has taken. One that comes a second time is kept unless it means what the first does.

    BibTeX prints the first of the two, biber the last.
    """
    name = item.name_span.text.lower()
    first = reading.fields.get(name)
    if name == item.name or first is None or first.entry is not item.entry:
        reading.keep(item)
        return
    year = (
        {"year": reading.fields["year"]} if "year" in reading.fields else {}
    )  # without which a month is none

    def meaning(one: BibField) -> tuple[Hashable, ...]:
        return said(record_of(read_entry(item.entry, {**year, name: one._replace(name=name)}), ""))

    if meaning(first) != meaning(item):
        reading.keep(item, f"the entry has another {name} before it")


def _language(reading: Reading) -> None:
    langid, language = reading.take("langid"), reading.take("language")
    for item in (langid, language):
        if item is None:
            continue
        text = reading.decode(item)
        tag = BCP47.get(text.casefold().removeprefix("lang"), text)
        reading.set("language", tag, item)
        if item is langid and text in OTHER_LANGUAGES:
            reading.extra["langid"] = text


def _type(reading: Reading) -> None:
    kind = reading.entry.type
    known = TYPES.get(kind)
    if known is None:
        reading.extra["entrytype"] = kind
        message = f"@{kind} is no entry type of BibTeX or biblatex"
        reading.report("BK806", reading.entry.type_span, message, "correct the type")
    reading.type = known or "document"
    subtype = reading.fields.get("entrysubtype")
    if subtype is not None:
        text, _, theirs = subtype.value.strip().partition("; ")
        if reading.type == "article-journal" and text in ("magazine", "newspaper"):
            reading.type = f"article-{text}"
        elif text in RECORD_TYPES:
            reading.type = text
        else:
            return
        reading.take("entrysubtype")
        if theirs:
            reading.keep(subtype._replace(value=theirs))


def _eprint(reading: Reading) -> None:
    number = reading.take("eprint") or reading.take("arxivid")
    archive = reading.take("eprinttype") or reading.take("archiveprefix") or reading.take("archive")
    class_ = reading.take("eprintclass") or reading.take("primaryclass")
    text = number.value.strip() if number else ""
    archive_name = reading.decode(archive) if archive else ""
    class_name = reading.decode(class_).strip("[]") if class_ else ""
    if number and archive_name.casefold() in ("arxiv", ""):
        arxiv = parse_arxiv(_verbatim(text) + (f" [{class_name}]" if class_name and "[" not in text else ""))
        if isinstance(arxiv, ArxivId):
            reading.set("arxiv", arxiv, number)
            _is_preprint(reading)
            return
        if archive_name:
            reading.report("BK806", number, f"{arxiv.message}; it is kept as it is", arxiv.help)
    for name, item, value in (
        ("eprint", number, _verbatim(text)),
        ("eprinttype", archive, archive_name),
        ("eprintclass", class_, class_name),
    ):
        if item is not None:
            reading.set(name, value, item)
    if number:
        _is_preprint(reading)


def _is_preprint(reading: Reading) -> None:
    """An eprint outside of journals and books is what CSL calls an article."""
    kind = reading.entry.type
    if "entrysubtype" in reading.fields and reading.type != TYPES.get(kind):
        return
    institution = reading.fields.get("institution")
    if (
        kind in ("misc", "unpublished", *_ONLINE)
        or (kind == "techreport" and institution and institution.value.strip() == "arXiv")
    ) and "howpublished" not in reading.fields:
        reading.type = "article"


def _names(reading: Reading, name: str, target: str) -> None:
    item = reading.take(name)
    if item is None:
        return
    if name == "editor" and (kind := reading.fields.get("editortype")) and kind.value.strip() in EDITOR_TYPES:
        reading.take("editortype")
        target = EDITOR_TYPES[kind.value.strip()]
    unknown: list[str] = []
    listed = names_of_tex(item.value, unknown)
    if unknown:
        reading.hold_tex(item)
        commands = ", ".join(dict.fromkeys(unknown))
        reading.report("BK806", item, f"{commands} in {name} is kept as it is written", "write the character")
    pieces = split_and(item.value) if listed.odd else []
    for number in listed.odd:
        message = f'"{pieces[number]}" in {name} is no name and is left out'
        reading.report("BK806", item, message, "see source.raw", piece=number)
    for number, fault in listed.doubtful:
        reading.report(fault.code, item, fault.message, fault.help, piece=number)
    if listed.names:
        reading.set(target, listed.names, item)
    if listed.incomplete:
        marked = reading.values.get("incomplete", ())
        assert isinstance(marked, tuple)
        reading.values["incomplete"] = (*(str(one) for one in marked), target)
        reading.origins["incomplete"] = item


def _title(reading: Reading) -> None:
    """Title and subtitle make one title, as CSL has them."""
    for name, second, target in (
        ("title", "subtitle", "title"),
        ("booktitle", "booksubtitle", "container-title"),
        ("journaltitle", "journalsubtitle", "container-title"),
    ):
        item = reading.fields.get(name)
        if item is None or not item.value.strip() or second not in reading.fields:
            continue
        reading.take(name)
        text, rest = reading.decode(item), reading.text(second)
        joint = " " if text.endswith((":", "?", "!", ".")) or not rest else ": "
        reading.set(target, f"{text}{joint}{rest}".strip(), item)


def _journal(reading: Reading) -> None:
    """arXiv is no journal: "arXiv preprint arXiv:2212.08073" is an eprint, "arXiv" alone a repository."""
    name = "journal" if "journal" in reading.fields else "journaltitle"
    item = reading.fields.get(name)
    is_article = item is not None and reading.type == "article-journal"
    match = _ARXIV_JOURNAL.fullmatch(text_of_tex(item.value)) if item and is_article else None
    if item is None or match is None:
        return
    volume = reading.fields.get("volume")
    place = match["rest"].strip() or (volume.value.strip() if volume else "")
    number = _ARXIV_IN_TEXT.fullmatch(place) if place else None
    arxiv = parse_arxiv(number["id"]) if number else None
    if place and not isinstance(arxiv, ArxivId):
        return  # a journal whose name begins like arXiv's, or something that is not understood
    reading.take(name)
    reading.type = "article"
    if isinstance(arxiv, ArxivId):
        if not match["rest"].strip():
            reading.take("volume")
        known = reading.values.get("arxiv")
        if not isinstance(known, ArxivId):
            reading.set("arxiv", arxiv, item)
        elif known.id != arxiv.id:
            reading.keep(item, "it names another paper than eprint")
    if "publisher" not in reading.fields and "arxiv" not in reading.values:
        reading.set("publisher", reading.decode(item), item)


def _by_type(reading: Reading) -> None:
    if reading.type == "article":
        _drop_stamps(reading)
    kind = reading.type
    genre = reading.take("type")
    if genre is not None:
        text = reading.decode(genre)
        reading.set("genre", GENRES.get(text.casefold(), text), genre)
    elif reading.entry.type in GENRES and kind != "article" and "entrysubtype" not in reading.fields:
        reading.values["genre"] = GENRES[reading.entry.type]
    if number := reading.take("number"):
        target = (
            "issue" if kind in ARTICLES else "collection-number" if kind in (*PARTS, "book") else "number"
        )
        reading.set(target, reading.decode(number), number)
    _organization(reading)
    _howpublished(reading)


def _drop_stamps(reading: Reading) -> None:
    """What `-O preprint=unpublished` and `techreport` add to a preprint says what its eprint says."""
    arxiv = reading.values.get("arxiv")
    stamp = f"arXiv:{arxiv.id}" if isinstance(arxiv, ArxivId) else "Preprint"
    said = {"note": (stamp,), "number": (stamp,), "type": ("Preprint",), "institution": ("arXiv", "Preprint")}
    for name, texts in said.items():
        item = reading.fields.get(name)
        if item is not None and item.value.strip() in texts:
            reading.take(name)


def _organization(reading: Reading) -> None:
    item = reading.take("organization")
    if item is None:
        return
    if reading.type == "article" and "publisher" not in reading.fields:
        reading.set("publisher", reading.decode(item), item)
    elif reading.entry.type in _ONLINE:
        reading.set("container-title", reading.decode(item), item)
    elif "publisher" not in reading.fields and "institution" not in reading.fields:
        reading.set("publisher", reading.decode(item), item)
    else:
        reading.keep(item)


def _howpublished(reading: Reading) -> None:
    item = reading.take("howpublished")
    if item is None:
        return
    match = _URL_ONLY.fullmatch(item.value)
    if match and "url" not in reading.fields:
        reading.set("URL", url(_verbatim(match["url"] or match["bare"])), item)
    elif reading.type == "article" and "publisher" not in reading.fields:
        reading.set("publisher", reading.decode(item), item)
    elif reading.type in ARTICLES or reading.type in PARTS or reading.type in SITES:
        reading.set("container-title", reading.decode(item), item)
    else:
        reading.set("medium", reading.decode(item), item)


def _url(reading: Reading) -> None:
    item = reading.take("url")
    if item is None:
        return
    match = _URL_ONLY.fullmatch(item.value)
    address = (match["url"] or match["bare"]) if match else " ".join(item.value.split())
    if link := _LINK.match(address):
        address = link["address"]
    reading.set("URL", url(_verbatim(address)), item)


def _link(reading: Reading) -> None:
    r"""The address of a `\href` around a title or what the work is published as; of others a finding."""
    held = reading.links.get(HELD)
    for name, tex in list(held.items()) if isinstance(held, dict) else ():
        link = _LINK.search(tex) if isinstance(tex, str) else None
        if link is None:
            continue
        item = reading.origins[name]
        address = url(_verbatim(link["address"]))
        if "URL" not in reading.values and item.name in ("title", "howpublished"):
            reading.set("URL", address, item)
            assert isinstance(held, dict)
            held["URL"] = tex
        elif reading.values.get("URL") != address:
            message = f"The address behind a link in {item.name} is kept for BibTeX alone"
            reading.report("BK806", item, message, "write it into url")


def _field(reading: Reading, target: str, item: BibField) -> None:
    described = RECORD_FIELDS[target]
    if described.kind is Kind.IDENTIFIER:
        assert described.parse is not None
        value = described.parse(_verbatim(item.value))
        if isinstance(value, Malformed):
            reading.keep(item, value.message)
        else:
            reading.set(target, value, item)
        return
    text = reading.decode(item)
    if not text:
        return
    convert = _CONVERTED.get(target)
    reading.set(target, convert(text) if convert else text, item)


def _pages(text: str) -> str:
    """Pages with one hyphen in a range; the dash stays where the page numbers themselves hold hyphens."""
    text = text.rstrip(",. ")
    plain = _DASHES.sub("–", text)
    return plain if "-" in plain else plain.replace("–", "-")


def _edition(text: str) -> str:
    return ORDINALS.get(text.casefold(), text)


def _status(text: str) -> str:
    return STATUSES.get(text, text)


_CONVERTED: dict[str, Callable[[str], str]] = {"page": _pages, "edition": _edition, "status": _status}


def _verbatim(text: str) -> str:
    r"""An address or identifier as it is meant: TeX's escapes (`\_`, `\%`) gone, nothing else touched."""
    text = "".join(text.split("\n")).strip()
    if "\\" in text:
        text = re.sub(r"\\([&%$#_{}~])", r"\1", text)
        text = re.sub(r"\{?\\(?:text(?:ascii)?tilde|sim)\}?(?:\{\})?", "~", text)
        text = re.sub(r"\{?\\textunderscore\}?(?:\{\})?", "_", text)
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1]
    return re.sub(r"\{([^{}]*)\}", r"\1", text) if "{" in text and not text.startswith("http") else text
