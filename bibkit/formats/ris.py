r"""RIS, as Zotero, EndNote and Mendeley read it (Research Information Systems, "RIS Format Specifications", 2001,
and the tags that EndNote and Zotero have added since).

A line is a tag, two spaces, a hyphen, a space and the text; a text never holds a line end, so that nothing in it can
begin another tag or end the record. Lines end in CR LF, as the specification says and Zotero writes; the text is
UTF-8 without a byte order mark. CSL's rich text (`<i>`) stays as it is: Zotero reads it.

What is ours and private (tags, notes, summary, aliases, the source) never leaves the library and is no loss.
Everything else is written or reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.diagnostics import Diagnostic
from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import Format, Options
from bibkit.formats.written import Lose
from bibkit.model.date import SEASONS, Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.record import Record, Value

_TYPES: dict[str, tuple[str, bool]] = {  # the type of reference, and whether it says all that CSL's type says
    "article": ("UNPB", False),
    "article-journal": ("JOUR", True),
    "article-magazine": ("MGZN", True),
    "article-newspaper": ("NEWS", True),
    "bill": ("BILL", True),
    "book": ("BOOK", True),
    "broadcast": ("VIDEO", False),
    "chapter": ("CHAP", True),
    "classic": ("CLSWK", True),
    "collection": ("AGGR", False),
    "dataset": ("DATA", True),
    "document": ("GEN", True),
    "entry": ("ENCYC", False),
    "entry-dictionary": ("DICT", True),
    "entry-encyclopedia": ("ENCYC", True),
    "event": ("GEN", False),
    "figure": ("FIGURE", True),
    "graphic": ("ART", True),
    "hearing": ("HEAR", True),
    "interview": ("PCOMM", False),
    "legal_case": ("CASE", True),
    "legislation": ("STAT", True),
    "manuscript": ("MANSCPT", True),
    "map": ("MAP", True),
    "motion_picture": ("MPCT", True),
    "musical_score": ("MUSIC", True),
    "pamphlet": ("PAMP", True),
    "paper-conference": ("CONF", True),
    "patent": ("PAT", True),
    "performance": ("GEN", False),
    "periodical": ("JFULL", True),
    "personal_communication": ("PCOMM", True),
    "post": ("ELEC", False),
    "post-weblog": ("BLOG", True),
    "regulation": ("LEGAL", False),
    "report": ("RPRT", True),
    "review": ("JOUR", False),
    "review-book": ("JOUR", False),
    "software": ("COMP", True),
    "song": ("SOUND", True),
    "speech": ("SLIDE", False),
    "standard": ("STAND", True),
    "thesis": ("THES", True),
    "treaty": ("LEGAL", False),
    "webpage": ("ELEC", True),
}
_TAGS = {  # in the order of the file
    "title": "TI",
    "author": "AU",
    "editor": "ED",
    "collection-editor": "A3",
    "translator": "A4",
    "container-title": "T2",
    "container-title-short": "J2",
    "collection-title": "T3",
    "title-short": "ST",
    "issued": "PY",
    "volume": "VL",
    "number-of-volumes": "NV",
    "issue": "IS",
    "page": "SP",
    "section": "SE",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY",
    "genre": "M3",
    "number": "M1",
    "ISBN": "SN",
    "ISSN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "accessed": "Y2",
    "PMID": "AN",
    "PMCID": "C2",
    "archive": "DB",
    "archive_location": "AV",
    "call-number": "CN",
    "language": "LA",
    "original-date": "OP",
    "reviewed-title": "RI",
    "keyword": "KW",
    "note": "N1",
    "annote": "RN",
    "abstract": "AB",
}
_INSTEAD = {  # a second field for a tag that the first one leaves free
    "number-of-pages": "SP",
    "page-first": "SP",
    "chapter-number": "SE",
    "version": "ET",
    "authority": "PB",
    "event-place": "CY",
    "arxiv": "AN",
}
_PRIVATE = frozenset(["tags", "notes", "summary", "aliases", "ignore", "source", "incomplete"])
_LINE_END = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_RANGE = re.compile(r"\s*(\w*\d\w*)\s*[-–—]+\s*(\w*\d\w*)\s*")


def write_ris(records: Iterable[Record], _options: Options, lose: Lose) -> Iterator[str]:
    """The records as references, each from TY to ER with a blank line after it."""
    for record in records:
        yield "\r\n".join([*_Reference(record, lose).lines(), "", ""])


FORMAT = Format("ris", "RIS for reference managers", write=write_ris)


class _Reference:
    """A reference in the making; every field of the record is either written or noted as a loss."""

    def __init__(self, record: Record, lose: Lose) -> None:
        self.record = record
        self._lose = lose
        self.written: list[str] = []

    def lines(self) -> list[str]:
        """The lines of the reference."""
        record = self.record
        kind, is_exact = _TYPES[record.type]
        if not is_exact:
            self.lose("BK703", "type", f"RIS has no type for {record.type}; it is written as {kind}")
        values: dict[str, Value] = {**record.values, **preprint_members(record)}
        self.put("TY", kind)
        self.put("ID", record.key)
        tags = self._tags(kind, values)
        for name, tag in tags.items():
            if name in values:
                self._put_field(name, tag, values[name])
        for name in values:
            if name not in tags and name not in _PRIVATE:
                self._put_rest(name, values)
        for name in record.extra:
            self.lose("BK701", name, f"RIS has no tag for {name}")
        for name in record.list("incomplete"):
            self.lose("BK702", name, f"RIS can't say that the list of {name} goes on")
        return [*self.written, "ER  - "]

    def put(self, tag: str, text: str) -> None:
        """One line."""
        self.written.append(f"{tag}  - {text}")

    def _tags(self, kind: str, values: dict[str, Value]) -> dict[str, str]:
        """The tag of every field, by the type of reference, in the order of the file."""
        tags = dict(_TAGS)
        for name, tag in _INSTEAD.items():
            if not any(other in values for other, taken in tags.items() if taken == tag):
                tags[name] = tag
        if kind in ("RPRT", "PAT", "STAND") and "ISBN" not in values and "ISSN" not in values:
            tags["number"] = "SN"
        if kind == "CONF":
            tags["container-title"] = "C3"  # the proceedings; T2 is the conference to EndNote and Zotero
            tags["event-title" if "event-title" in values else "event"] = "T2"
        return tags

    def _put_field(self, name: str, tag: str, value: Value) -> None:
        if isinstance(value, Date):
            self._put_date(name, tag, value)
        elif FIELDS[name].kind is Kind.NAMES and isinstance(value, tuple):
            for person in value:
                if isinstance(person, Name):
                    self.put(tag, self._name(name, person))
        elif name == "keyword":
            for word in keywords_of(_LINE_END.sub(" ", str(value))):
                self.put(tag, word)
        elif name in ("ISBN", "ISSN"):
            for number in str(value).split():
                self.put(tag, number)
        elif name == "page" and (pages := _RANGE.fullmatch(str(value))):
            self.put("SP", pages[1])
            self.put("EP", pages[2])
        else:
            text = f"arXiv:{value}" if name == "arxiv" else str(value)
            one_line = _LINE_END.sub(" ", text).strip()
            if len(text.splitlines()) > 1:
                self.lose("BK702", name, f"RIS can't carry the line ends in {name}")
            self.put(tag, one_line)

    def _put_rest(self, name: str, values: dict[str, Value]) -> None:
        """Fields without a tag that is free: said elsewhere, or a loss."""
        if name == "page-first" and str(values.get("page", "")).startswith(str(values[name])):
            return
        if name == "container-title" or (name == "event" and values.get("event-title") == values[name]):
            return
        self.lose(
            "BK701", name, f"RIS has no tag for {name}" + (", or it is taken" if name in _INSTEAD else "")
        )

    def _put_date(self, name: str, tag: str, date: Date) -> None:
        """The date as YYYY/MM/DD/words (RIS specification, "Y1"), and the year alone in PY."""
        if name == "original-date":
            self.put(tag, _LINE_END.sub(" ", str(date)))
            return
        first = date.first
        if first is None:
            words = _LINE_END.sub(" ", date.literal).strip()
            self.put("DA" if tag == "PY" else tag, f"///{words}")
            return
        if not 0 < first.year <= 9999 or "X" in first.mask[:4]:
            self.lose("BK701", name, f'RIS can\'t carry the date "{date}"')
            return
        if date.end is not None or first.is_circa or first.mask or first.time:
            what = "one end" if date.end is not None else "year, month and day"
            self.lose("BK702", name, f'Of the date "{date}", RIS can carry only {what}')
        month = f"{first.month:02}" if first.month else ""
        day = f"{first.day:02}" if first.day else ""
        words = SEASONS[first.season] if first.season else ""
        if tag == "PY":
            self.put("PY", f"{first.year:04}")
        if tag != "PY" or month or words:
            self.put("DA" if tag == "PY" else tag, f"{first.year:04}/{month}/{day}/{words}")

    def _name(self, field: str, name: Name) -> str:
        """The name as "Family, Given, Suffix"; an organisation as it is."""
        if name.orcid or name.extra:
            self.lose("BK702", field, f"RIS can carry only the name itself of {name.display}")
        if name.literal:
            parts = [name.literal]
        else:
            family = f"{name.non_dropping_particle} {name.family}".strip() or name.given
            given = f"{name.given} {name.dropping_particle}".strip() if name.family else ""
            parts = [family, given, name.suffix] if name.suffix else [family, given]
        if any("," in part for part in parts):
            self.lose("BK702", field, f'A reader of RIS will split "{name.display}" at its comma')
        return _LINE_END.sub(" ", ", ".join(parts).strip().removesuffix(",")).strip()

    def lose(self, code: str, field: str, message: str) -> None:
        """Note what RIS can't carry."""
        help_text = "choose csl-json, which can" if code != "BK703" else "choose csl-json, which has it"
        self._lose(Diagnostic(code, message, help_text, key=self.record.key, field=(field,)))
