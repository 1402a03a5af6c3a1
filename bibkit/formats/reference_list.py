"""A plain list of references, a paragraph or a line each: what names itself is read, and the rest is for a person.

DOI, arXiv number, PMID, PMCID, ISBN and address say what they are; a year is read where only one is there. Who wrote
what under which title nobody can tell from the order of words, so the text is kept and the record marked for review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.ident import ArxivId, parse_arxiv, parse_doi, parse_isbn
from bibkit.model.raw import FieldPath
from bibkit.source import Source

_NAME = "reference-list"
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_MARK = re.compile(r"[ \t]*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|[-*•–·](?=\s))[ \t]*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"]+")
_ARXIV = re.compile(
    r"(?:\barxiv\s*:\s*|\barxiv\.org/(?:abs|pdf)/)(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)",
    re.IGNORECASE,
)
_PMID = re.compile(r"\bPMID\s*:?\s*(\d{1,9})\b", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{1,9}\b")
_ISBN = re.compile(r"\bISBN(?:-1[03])?\s*:?\s*([\dX][\dX -]{8,16}[\dX])", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d–./:-])(1[5-9]\d\d|20\d\d)[a-z]?(?![\d–/:-]|\.\d)")
_BEHIND = ".,;:)]}>'\""


def read_reference_list(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """A record for each reference, each with the finding about what is to be looked up (BK806)."""
    for source in sources:
        spans = list(_references(source))
        if not spans:
            fault = Diagnostic(
                "BK801", "The text holds no reference", "write one a paragraph or line", source.span(0)
            )
            yield Sourced(None, (fault,), is_entry=False)
        for span in spans:
            yield _read(span)


FORMAT = Format(
    _NAME,
    "plain list of references",
    read=read_reference_list,
    about=About(
        specification="none: a paragraph or a line each, with numbers or bullets before them or without",
        reads="DOI, arXiv number, PMID, PMCID, ISBN, address and year; the rest is kept for review",
    ),
)


def _references(source: Source) -> Iterator[SourceSpan]:
    """The references: paragraphs, or lines where there are no paragraphs; a line with a mark begins one."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(source.text)]
    is_of_lines = len(paragraphs) == 1
    for start, end in paragraphs:
        lines = [match.span() for match in _LINE.finditer(source.text, start, end)]
        marked = [number for number, (at, to) in enumerate(lines) if _MARK.match(source.text, at, to)]
        if not marked and is_of_lines:
            marked = list(range(len(lines)))
        begins = sorted({0, *marked})
        for number, first in enumerate(begins):
            last = begins[number + 1] - 1 if number + 1 < len(begins) else len(lines) - 1
            at, to = lines[first][0], lines[last][1]
            mark = _MARK.match(source.text, at, to)
            at = mark.end() if mark else at
            if source.text[at:to].strip():
                yield source.span(at, to)


class ReferenceText:
    """A reference as the place of all that it says."""

    def __init__(self, span: SourceSpan) -> None:
        self.path = span.source.path
        self._span = span

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan:  # noqa: ARG002
        """All of it."""
        return self._span


def _read(span: SourceSpan) -> Sourced:
    text = " ".join(span.text.split())
    reading = TreeReading(_NAME, ReferenceText(span))
    reading.set("type", "document", ())
    rest = _numbers(reading, text)
    years = set(_YEAR.findall(rest))
    if len(years) == 1:
        reading.set("issued", years.pop(), ())
    reading.keep(("text",), text)
    found: list[str] = [
        name for name in ("DOI", "PMID", "PMCID", "ISBN", "URL", "issued") if name in reading.item
    ]
    if reading.arxiv is not None:
        found.insert(0, "arxiv")
    read = (
        f"{', '.join(found)} of it {'is' if len(found) == 1 else 'are'} read"
        if found
        else "nothing of it names itself"
    )
    help_text = "look up the work by these" if set(found) - {"issued"} else "look up the work by its words"
    message = (
        f"The reference is a text, which is kept for review: {read}, not its authors, its title and its type"
    )
    reading.remark("BK806", (), message, help_text)
    return reading.result()


def _numbers(reading: TreeReading, text: str) -> str:
    """Take what names itself; the text without it."""
    for match in _ARXIV.finditer(text):
        found = parse_arxiv(match["id"])
        if isinstance(found, ArxivId) and reading.arxiv is None:
            reading.arxiv = found
    dois = [_bare(match[0]) for match in _DOI.finditer(text)]
    for doi in dois:
        if isinstance(parse_doi(doi), str) and not doi.casefold().startswith("10.48550/arxiv."):
            reading.set("DOI", doi, ())
    for pattern, field in ((_PMID, "PMID"), (_PMCID, "PMCID")):
        if number := pattern.search(text):
            reading.set(field, number[number.re.groups], ())
    written = _ISBN.search(text)
    isbn = parse_isbn(written[1]) if written else None
    if isinstance(isbn, str):
        reading.set("ISBN", isbn, ())
    for match in _ADDRESS.finditer(text):
        address = _bare(match[0])
        if "doi.org/" not in address and "arxiv.org/" not in address:
            reading.set("URL", address, ())
    for pattern in (_ADDRESS, _DOI, _ARXIV, _PMID, _PMCID, _ISBN):
        text = pattern.sub(" ", text)
    return text


def _bare(written: str) -> str:
    """A number or address without what the sentence puts behind it; a bracket that it opens itself is its own."""
    while written and written[-1] in _BEHIND:
        if written[-1] in ")]" and _closes_its_own(written):
            break
        written = written[:-1]
    return written


def _closes_its_own(written: str) -> bool:
    opening = {")": "(", "]": "["}[written[-1]]
    return written.count(opening) >= written.count(written[-1])
