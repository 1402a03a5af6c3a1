"""Whether a finding in a .bib file marks what it means, judged by a scan of the text that shares nothing with bibkit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import bibkit
from bibkit.diagnostics import Diagnostic
from tests.corpora.bib_scan import ScannedEntry, ScannedField, scan
from tests.corpora.marks import Lines, Mark

# The .bib fields that may give a field of a record that the checks speak of.
_SOURCES: dict[str, set[str]] = {
    "title": {"title"},
    "title-short": {"shorttitle"},
    "container-title": {"booktitle", "journal", "journaltitle", "organization", "howpublished"},
    "collection-title": {"series"},
    "publisher": {
        "publisher",
        "organization",
        "school",
        "institution",
        "howpublished",
        "journal",
        "journaltitle",
    },
    "DOI": {"doi"},
    "ISBN": {"isbn"},
    "PMID": {"pmid"},
    "URL": {"url", "howpublished", "ee", "link"},
    "page": {"pages"},
    "accessed": {"urldate"},
    "abstract": {"abstract"},
    "note": {"note"},
    "arxiv": {"eprint", "arxivid", "journal", "journaltitle"},
    "author": {"author"},
    "editor": {"editor"},
    "compiler": {"editor"},
    "organizer": {"editor"},
    "translator": {"translator"},
    "genre": {"type"},
    "issued": {"date", "year"},
    "event-title": {"eventtitle"},
    "event-place": {"venue"},
    "publisher-place": {"address", "location"},
    "original-title": {"origtitle"},
    "container-title-short": {"shortjournal"},
    "container-author": {"bookauthor"},
}
# What a child gets from its parent under another name (biblatex manual, appendix B).
_INHERITED = {"booktitle": "title", "booksubtitle": "subtitle", "journaltitle": "title"}
_OF_READING = {"BK806", "BK807", "BK813", "BK814"}
_OF_FIELD_NAMES = {"BK111", "BK821", "BK822"}  # these mark the name of a field, not its value
_OF_NAMES = {"BK307", "BK313"}
_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_AT = re.compile(r"@\s*\w*\s*[{(]?")
_STRING = re.compile(r"@\s*string\s*[{(]\s*\Z", re.IGNORECASE)
_NO_NAME = re.compile(r'"(.*)" in [\w+-]+ is (?:no name|an option)', re.DOTALL)
_OTHERS = ("others", "et al.", "et al")


class BibFile:
    """A .bib text as the scan has it, and what bibkit made of it."""

    def __init__(self, text: str, library: bibkit.Library) -> None:
        self.lines = Lines(text)
        self.library = library
        self.entries = scan(text)
        self._by_key: dict[str, list[ScannedEntry]] = {}
        for entry in self.entries:
            self._by_key.setdefault(entry.key.casefold(), []).append(entry)
        self._by_line: dict[int, list[ScannedEntry]] = {}
        for entry in self.entries:
            self._by_line.setdefault(self.lines.number(entry.start), []).append(entry)
        self._odd: dict[str, set[str]] = {}
        for finding in library.diagnostics:
            if match := _NO_NAME.match(finding.message):
                self._odd.setdefault(finding.key, set()).add(match[1])

    def is_meant(self, finding: Diagnostic, mark: Mark) -> bool:
        """Whether the finding marks what it speaks of, and all of it."""
        text = self.lines.text
        if finding.code == "BK102":
            return mark.text == "\ufffd" and "\ufffd" not in text[: mark.start]
        if finding.code == "BK801":
            return not text[: mark.start].strip() and mark.text == text[mark.start :].splitlines()[0]
        if finding.code in ("BK805", "BK812"):
            return mark.text == text[mark.start :].splitlines()[0] and _begins_as_said(finding, mark.text)
        if finding.code == "BK817":  # "Nothing uses the macro acm"
            is_first = _STRING.search(text, max(mark.start - 40, 0), mark.start) is not None
            return is_first and finding.message.endswith(f" {mark.text.lower()}")
        if finding.message.startswith("Nobody stands beside"):
            return mark.text.strip().lower() == "and"
        if finding.code == "BK823":
            return _AT.fullmatch(mark.text) is not None
        own = self._own(finding.key)
        if finding.code in _OF_FIELD_NAMES:
            name = str(finding.field[0])
            return mark.text.lower() == name and any(
                field.name == mark.text and text[mark.end : field.start].strip() == "="
                for entry in own
                for field in entry.fields
            )
        if not finding.field or finding.field == ("id",):
            is_of_type = "no entry type" in finding.message or finding.message.startswith(
                "A set is one thing"
            )
            wanted = _type_mark if is_of_type else _key_mark
            return mark in [wanted(entry, text) for entry in own]
        return any(
            self._is_value(finding, mark, entry, field)
            for entry in [*own, *self._parents(own)]
            for field in entry.fields
            if self._is_source(finding, field, is_own=entry in own)
        )

    def _own(self, key: str) -> list[ScannedEntry]:
        """The entries that a record of that key may have been read from."""
        source = self.library[key].source if key in self.library else None
        named = list(self._by_key.get(key.casefold(), []))
        if source is None:
            return named
        given = str(source.extra.get("key", ""))
        here = self._by_line.get(source.lines[0] if source.lines else 0, [])
        return [
            *named,
            *(
                entry
                for entry in here
                if entry.key in ("", given) or key.casefold().startswith(entry.key.casefold())
            ),
        ]

    def _parents(self, entries: Iterable[ScannedEntry]) -> list[ScannedEntry]:
        found: list[ScannedEntry] = []
        waiting = list(entries)
        while waiting:
            entry = waiting.pop()
            for field in entry.fields:
                if field.name.lower() in ("crossref", "xdata"):
                    value = self.lines.text[field.start + 1 : field.end - 1]
                    for key in value.split(","):
                        new = [
                            one for one in self._by_key.get(key.strip().casefold(), []) if one not in found
                        ]
                        found += new
                        waiting += new
        return found

    def _is_source(self, finding: Diagnostic, field: ScannedField, *, is_own: bool) -> bool:
        """Whether this .bib field is what the finding calls by the name of its field."""
        name = field.name.lower()
        asked = str(finding.field[0])
        if finding.code in _OF_READING:
            return name == re.sub(r"-\d+$", "", asked) or (not is_own and name == _INHERITED.get(asked))
        return name in _SOURCES.get(asked, {asked}) or (
            not is_own and name == "title" and asked == "container-title"
        )

    def _is_value(self, finding: Diagnostic, mark: Mark, entry: ScannedEntry, field: ScannedField) -> bool:
        value = self.lines.text[field.start : field.end]
        whole = Mark(field.start, field.end, value)
        if match := _NO_NAME.match(finding.message):
            return mark in list(_pieces(whole)) and mark.text == match[1]
        if len(finding.field) == 1 and finding.code in _OF_NAMES:  # reading says which by its place
            return mark in (list(_pieces(whole)) or [whole])  # a sum of texts has no place for a name
        if len(finding.field) == 1:
            return mark == whole
        names = [
            piece
            for piece in _pieces(whole)
            if piece.text.casefold() not in _OTHERS and piece.text not in self._odd.get(finding.key, ())
        ]
        number = finding.field[1]
        assert isinstance(number, int)
        return mark == (names[number] if names else whole)


def _begins_as_said(finding: Diagnostic, text: str) -> bool:
    """Whether the rest of a line begins with what is at fault in it."""
    said = re.search(
        r'between .* and ([\w-]+);|^"(.*?)…?" behind|should follow "(.*)"|, not "(.)"', finding.message
    )
    if said:
        return " ".join(text.split()).startswith(next(filter(None, said.groups())))
    if "closes what is not open" in finding.message:
        return text.startswith("}")
    return text.startswith(("@", "{", '"'))


def _key_mark(entry: ScannedEntry, text: str) -> Mark:
    if entry.key:
        return Mark(entry.key_at, entry.key_at + len(entry.key), entry.key)
    line = text[entry.start :].splitlines()[0]
    return Mark(entry.start, entry.start + len(line), line)


def _type_mark(entry: ScannedEntry, text: str) -> Mark:
    end = text.index(entry.type, entry.start) + len(entry.type)
    return Mark(entry.start, end, text[entry.start : end])


def _pieces(value: Mark) -> Iterator[Mark]:
    """The names of a list in one pair of braces or quotes."""
    text = value.text
    if text[:1] not in ("{", '"') or _depths(text[1:-1])[1] or text[-1:] not in ("}", '"'):
        return
    inner = text[1:-1]
    depths, _ = _depths(inner)
    cuts = [match for match in _AND.finditer(f" {inner} ") if depths[max(match.start() - 1, 0)] == 0]
    starts = [0, *(match.end() - 1 for match in cuts)]
    ends = [*(match.start() - 1 for match in cuts), len(inner)]
    for start, end in zip(starts, ends, strict=True):
        piece = inner[max(start, 0) : max(end, 0)]
        if stripped := piece.strip():
            at = value.start + 1 + max(start, 0) + piece.index(stripped)
            yield Mark(at, at + len(stripped), stripped)


def _depths(text: str) -> tuple[list[int], bool]:
    """How many braces are open at each character, and whether one closes that is not open."""
    depths: list[int] = []
    depth = 0
    torn = False
    escaped = False
    for character in text:
        if not escaped and character in "{}":
            depth += 1 if character == "{" else -1
            torn = torn or depth < 0
        escaped = character == "\\" and not escaped
        depths.append(depth)
    return [*depths, 0], torn
