"""What the fields of a MARC record say, field by field; what a take leaves of one is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from bibkit.formats.catalogue_dates import catalogue_date, marc_date, says_all
from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import Sourced
from bibkit.formats.marc.fields import MarcField, MarcRecord
from bibkit.formats.marc.host import take_host
from bibkit.formats.mods.types import ROLES_READ
from bibkit.formats.tagged import takes
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tagged.reading import TaggedReading
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.ident import parse_doi
from bibkit.model.parse_name import is_suffix
from bibkit.model.person import Name
from bibkit.syntax.tagged import TaggedBlock, TaggedLine

OWN = "marc"
"""The unknown field of a record that holds the fields which have no field of its own, by their tags."""

MarcTake: TypeAlias = Callable[[TaggedReading, MarcField], str]
"""Takes a field, and gives the codes of the subfields that it has taken, or that say nothing of the work."""

_BESIDE = "0123456789"  # numbers of authority files, sources of terms, links to other fields
_ROLES = {
    **ROLES_READ, "verfasser": "author", "verfasserin": "author", "herausgeber": "editor",
    "herausgeberin": "editor", "hrsg": "editor", "übersetzer": "translator", "übersetzerin": "translator",
    "ed": "editor", "tr": "translator", "joint author": "author", "auteur": "author", "éditeur scientifique": "editor",
    "traducteur": "translator",
}  # fmt: skip
_CONTENT = {  # RDA content types (336 $b) and types of record (leader 06)
    "txt": "", "ntm": "musical_score", "cri": "map", "tdi": "motion_picture", "sti": "graphic", "prm": "song",
    "spw": "song", "cop": "software", "cod": "dataset", "c": "musical_score", "d": "musical_score", "e": "map",
    "f": "map", "g": "motion_picture", "i": "song", "j": "song", "k": "graphic", "m": "software", "a": "",
    "t": "manuscript",
}  # fmt: skip
_NO_LANGUAGE = ("und", "zxx", "mul")
_LEVELS = {"m": "book", "s": "periodical", "c": "collection", "d": "collection", "i": "webpage"}
_PAGES = re.compile(
    r"((?:[ivxlc]+, )?\d+)\s*(?:p\b|pp\b|pages\b|S\b|Seiten\b|Bl\b|Blätter\b|leaves\b|páginas\b|s\b)\.?",
    re.IGNORECASE,
)
_ORCID = re.compile(r"orcid\W.*?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.IGNORECASE)
_DISSERTATION = re.compile(r"(.+?)\s*(?:\(([^()]+)\))?\s*(?:--?|–|—|,)\s*(.+?)(?:,\s*(\d{4}))?\.?")


def record_of_marc(marc: MarcRecord) -> Sourced:
    """The record, with its findings."""
    lines = [field.line() for field in marc.fields]
    first = MarcField("000", "", (("", marc.leader),), marc.span)
    reading = TaggedReading(TaggedBlock((first.line(), *lines), marc.span), OWN)
    reading.item["type"] = _type(marc)
    reading.keep(first.line())
    is_unimarc = bool(marc.all("200")) and not marc.all("245")
    if is_unimarc:
        message = (
            "This is UNIMARC, whose fields mean other things than those of MARC 21; all are kept as they are"
        )
        reading.remark("BK806", first.line(), message, "have the catalogue send MARC 21", ("type",))
    for field in sorted(marc.fields, key=lambda field: _FIRST.get(field.tag, 1)):
        take = None if is_unimarc else _TAKES.get(field.tag)
        taken = take(reading, field) if take is not None else ""
        rest = field.line(taken + _BESIDE if taken else "")
        if "$" in rest.text or not taken:
            reading.keep(rest)
    if not is_unimarc:
        _take_fixed(reading, marc)
    return reading.result()


def _type(marc: MarcRecord) -> str:
    """The type by what it is part of, a note on a dissertation, the content, and the level of the record."""
    if marc.all("502"):
        return "thesis"
    kind, level = marc.leader[6:7], marc.leader[7:8]
    contents = [text for field in marc.all("336") for text in field.all("b") if text in _CONTENT]
    content = _CONTENT[contents[0]] if contents else _CONTENT.get(kind, "")
    if content:
        return content
    # A number of a record alone names no host: INSPIRE has so the conference of proceedings.
    hosts = [field for field in marc.all("773") if field.all("abdgkpqstxz")]
    if level in ("a", "b") or hosts:
        is_of_book = any(field.first("z") for field in hosts)
        return "chapter" if is_of_book or not hosts else "article-journal"
    return _LEVELS.get(level, "document")


def _take_fixed(reading: TaggedReading, marc: MarcRecord) -> None:
    """Date and language of field 008, where no other field has them; else a date in the words of the catalogue."""
    said = marc.control("008")
    line = next((field.line() for field in marc.all("008")), TaggedLine.of("000", (marc.leader,), marc.span))
    issued = _fixed_date(said)
    if "issued" not in reading.item and issued is not None:
        takes.set_date(reading, "issued", issued, line)
    for field in marc.all("269", "260", "264"):
        if "issued" not in reading.item and (words := field.first("c")) and re.search(r"\d", words):
            takes.set_date(reading, "issued", catalogue_date(words) or Date(literal=words), field.line())
    if said[6:7] == "r" and isinstance(original := parse_date(marc_date(said[11:15])), Date):
        takes.set_date(reading, "original-date", original, line)
    language = said[35:38]
    if "language" not in reading.item and re.fullmatch("[a-z]{3}", language) and language not in _NO_LANGUAGE:
        reading.set("language", language, line)


def _fixed_date(said: str) -> Date | None:
    """What 008 says of the date: its kind, and two; those of a questionable one are the earliest and the latest."""
    kind, first, last = said[6:7], marc_date(said[7:11]), marc_date(said[11:15])
    if not re.fullmatch(r"[12][\dX]{3}", first) or (kind == "q" and last != first):
        return None
    if kind == "e" and re.fullmatch(r"(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?\s*", said[11:15]):
        first = "-".join(filter(None, (first, said[11:13], said[13:15].strip())))
    elif kind in ("m", "i", "k", "c", "d") and last and last != first:
        first = f"{first}/{last}"
    date = parse_date(first)
    return date if isinstance(date, Date) else None


def _text(member: str, codes: str = "a", by: str = "; ") -> MarcTake:
    """A text of the subfields with those codes."""

    def take(reading: TaggedReading, field: MarcField) -> str:
        if not (said := by.join(field.all(codes))):
            return ""
        reading.set(member, said, field.line())
        return codes

    return take


def _person(default: str) -> MarcTake:
    """A person or organisation, by the relator; one who is named for another work has no part in this."""

    def take(reading: TaggedReading, field: MarcField) -> str:
        roles = [text.casefold().strip(". ") for text in field.all("4e")]
        known = dict.fromkeys(_ROLES[role] for role in roles if role in _ROLES)
        if (roles and not known) or field.first("t") or not field.first("a"):
            return ""
        said = csl_name(_name(field))
        if affiliations := field.all("u"):
            said["affiliation"] = [{"name": text} for text in affiliations]
        if orcid := next(filter(None, map(_ORCID.search, field.all("01j"))), None):
            said["orcid"] = orcid[1]
        for member in known or (default,):
            reading.add(member, said, field.line())
        told = "4e" if all(role in _ROLES for role in roles) else ""
        return f"auq{told}" if field.tag in ("100", "700") else f"abu{told}"

    return take


def _name(field: MarcField) -> Name:
    """The name; the first indicator says whether the family name comes first."""
    if field.tag not in ("100", "700"):
        return Name(literal=". ".join(field.all("ab")))
    whole = " ".join([field.raw("a").rstrip(" ,;:"), field.first("b")]).strip()
    whole = re.sub(r"(?<=[^\W\d_]{3})\.$", "", whole)
    suffix = next((text for text in field.all("c") if is_suffix(text)), "")
    if field.indicators[:1] == "0" or "," not in whole:
        return Name(literal=whole)
    return name_as_written(f"{whole}, {suffix}" if suffix else whole)


def _meeting(reading: TaggedReading, field: MarcField) -> str:
    """A conference: its name, number, day and place."""
    number = field.first("n").strip("(). ")
    reading.set(
        "event-title", " ".join([*field.all("a"), *([f"({number})"] if number else [])]), field.line()
    )
    if place := field.first("c").rstrip(")"):
        reading.set("event-place", place, field.line())
    if date := takes.read_date(field.first("d").strip("(): ")):
        takes.set_date(reading, "event-date", date, field.line())
    return "andcj4e"


def _title(reading: TaggedReading, field: MarcField) -> str:
    """The title with its subtitle, then number and name of a part."""
    title, below = field.first("a"), field.first("b")
    joint = " = " if field.raw("a").endswith("=") else " " if title.endswith(("?", "!")) else ": "
    reading.set("title", f"{title}{joint if title and below else ''}{below}", field.line())
    for code, member in (("n", "part-number"), ("p", "part-title")):
        if part := ", ".join(field.all(code)):
            reading.set(member, part, field.line())
    return "abnph"


def _published(reading: TaggedReading, field: MarcField) -> str:
    """Place, publisher and date; of a thesis the university is its publisher, and this one only printed it."""
    is_copyright = field.tag == "264" and field.indicators[1:] == "4"
    if field.tag == "264" and field.indicators[1:] not in (" ", "1", "4", ""):
        return ""
    taken = ""
    if not is_copyright and not (reading.item["type"] == "thesis" and "publisher" in reading.item):
        for code, member in (("a", "publisher-place"), ("b", "publisher")):
            names = [re.sub(r"^\[([^\[\]]*)\]$", r"\1", name) for name in field.all(code)]
            if names and member not in reading.item:
                reading.set(member, "; ".join(names), field.line())
                taken += code
    date = catalogue_date(field.first("c"))
    if date is not None and "issued" not in reading.item:
        takes.set_date(reading, "issued", date, field.line())
        taken += "c" if says_all(date, field.first("c")) else ""
    return taken


def _pages(reading: TaggedReading, field: MarcField) -> str:
    """How many pages; the rest of the description is kept."""
    said = field.first("a")
    match = _PAGES.search(said)
    if match is None:
        return ""
    reading.set("number-of-pages", match[1], field.line())
    return "a" if match[0] == said or match[0] == f"{said}." else ""


def _dissertation(reading: TaggedReading, field: MarcField) -> str:
    """Degree and university, each for itself or as "Thesis (Ph.D.)--Cornell University, 1988"."""
    match = _DISSERTATION.fullmatch(field.raw("a"))
    degree = field.first("b") or (match and (f"{match[1]} ({match[2]})" if match[2] else match[1])) or ""
    university = field.first("c") or (match[3] if match else "")
    for member, text in (("genre", degree), ("publisher", university)):
        if text:
            reading.set(member, text, field.line())
    return "abc" if not (match and match[4]) else "bc"


def _serial(reading: TaggedReading, field: MarcField) -> str:
    """ISBN or ISSN, without what is said of the binding."""
    number = re.sub(r"\s*[(:].*", "", field.first("a"))
    if not takes.is_serial_number(number):
        return ""
    takes.serial_numbers(reading, field.line().saying(number))
    return "aqc"


def _identifier(reading: TaggedReading, field: MarcField) -> str:
    """A DOI or arXiv's number."""
    kind, text = field.first("2").casefold(), field.raw("a")
    if kind == "arxiv" and takes.arxiv(reading, field.line(), text):
        return "a"
    if isinstance(doi := parse_doi(text), str) and kind in ("doi", ""):
        reading.set("DOI", doi, field.line())
        return "a"
    return ""


def _report(reading: TaggedReading, field: MarcField) -> str:
    """The number of a preprint in arXiv, as INSPIRE has it."""
    written, field_of = field.raw("a"), field.raw("c")
    is_arxiv = "arxiv" in f"{field.raw('9')} {written}".casefold()
    if not is_arxiv or not takes.arxiv(
        reading, field.line(), f"{written} [{field_of}]" if field_of else written
    ):
        return ""
    return "ac"


def _series(reading: TaggedReading, field: MarcField) -> str:
    """The series with its number; an added entry says it again in the catalogue's words."""
    title = field.first("a")
    if "collection-title" in reading.item:
        return "av" if reading.item["collection-title"] == title else ""
    reading.set("collection-title", title, field.line())
    if number := field.first("v"):
        reading.set("collection-number", number, field.line())
    return "av"


def _paragraph(member: str, codes: str = "a") -> MarcTake:
    def take(reading: TaggedReading, field: MarcField) -> str:
        if text := " ".join(" ".join(said.split()) for code, said in field.subfields if code in codes):
            reading.join(member, text, field.line(), by="\n\n")
        return codes

    return take


def _subject(reading: TaggedReading, field: MarcField) -> str:
    """A heading with its subdivisions, as catalogues print it; of free terms each is one."""
    terms = field.all("a") if field.tag == "653" else ["--".join(field.all("abcdtxvyz"))]
    for term in terms:
        if term:
            reading.join("keyword", term, field.line(), by="; ", once=True)
    return "abcdtxvyz"


def _address(reading: TaggedReading, field: MarcField) -> str:
    """The first address; a DOI's is one."""
    url = field.raw("u")
    if isinstance(doi := parse_doi(url), str) and reading.item.get("DOI", doi) == doi:
        reading.set("DOI", doi, field.line())
        return "uxyz3q"
    if url and "URL" not in reading.item:
        reading.set("URL", url, field.line())
        return "uq"
    return ""


_FIRST = {"502": 0, "024": 0, "490": 0}  # which decide what others mean
_TAKES: dict[str, MarcTake] = {
    "020": _serial, "022": _serial, "024": _identifier, "037": _report,
    "041": _text("language", by=", "), "100": _person("author"),
    "110": _person("author"), "111": _meeting, "245": _title, "250": _text("edition", "ab", ", "),
    "260": _published, "264": _published, "300": _pages, "440": _series, "490": _series, "830": _series,
    "500": _paragraph("note"), "502": _dissertation, "520": _paragraph("abstract", "ab"),
    **dict.fromkeys(("600", "610", "611", "630", "650", "651", "653"), _subject),
    "700": _person("contributor"), "710": _person("contributor"), "711": _meeting, "773": take_host,
    "856": _address,
}  # fmt: skip
