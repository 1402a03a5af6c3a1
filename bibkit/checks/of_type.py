"""Rules about what a type of work has and has not, and about values that styles complete by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.entries import is_part_of_entry, says
from bibkit.checks.quoted import quoted
from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.ordinals import ORDINALS
from bibkit.model.record import Record, has_shorthand, is_of_bib

# Without these nobody finds the work (BibTeX's required fields, biblatex manual 2.1.1); the way out names them.
NEEDING = {
    "article-journal": (("container-title", "container-title-short"), "journal"),
    "article-magazine": (("container-title", "container-title-short"), "magazine"),
    "article-newspaper": (("container-title", "container-title-short"), "newspaper"),
    "chapter": (("container-title",), "book"),
    "paper-conference": (("container-title", "event-title", "event", "collection-title"), "proceedings"),
    "thesis": (("publisher", "archive", "authority"), "university"),
}
PUBLISHED = ("book", "chapter")
_FOUND_BY = ("status", "DOI", "arxiv", "PMID", "PMCID", "eprint")  # what leads to the work all the same
_EDITION = re.compile(
    r"(?:the\s+)?(?P<word>[a-z]+|\d+(?:st|nd|rd|th)?)(?P<label>\s+ed(?:ition|n)?\.?)?", re.IGNORECASE
)
_LABELS = {
    "volume": re.compile(r"(?:vol(?:ume)?s?\.?|Bd\.)\s*(?=\d)", re.IGNORECASE),
    "issue": re.compile(r"(?:no|nr|num(?:ber)?|issue|iss|n°|№)\.?\s*(?=\d)", re.IGNORECASE),
    "chapter-number": re.compile(r"(?:chap(?:ter)?|ch)\.?\s*(?=\d)", re.IGNORECASE),
}
_LEGAL_FORM = re.compile(
    r",?\s+(?:Inc|Ltd|LLC|GmbH|Corp|S\.A|B\.V|Pty\.? Ltd|Co\.?,? (?:Inc|Ltd)|GmbH & Co\. KGa?)\.?"
)


def lacking_for_type(record: Record) -> Iterator[Diagnostic]:
    """What a work of its type can't be found without (BK517): the journal of an article, the university of a thesis."""
    needed = NEEDING.get(record.type)
    if needed is None or any(record.values.get(name) for name in (*needed[0], *_FOUND_BY)):
        return
    fields, what = needed
    if (
        _BIBTEX[what] in record.extra
        or says(record, _BIBTEX[what])
        or _is_inbook(record)
        or is_part_of_entry(record)
    ):
        return
    message = f"The record names no {what}"
    help_text = f"write `{fields[0]}:` in a record (in BibTeX {_BIBTEX[what]}), or choose the type that it is"
    yield Diagnostic("BK517", message, help_text, key=record.key)


def _is_inbook(record: Record) -> bool:
    """Whether it is BibTeX's @inbook, whose title is the book's."""
    raw = record.source.raw if record.source is not None and is_of_bib(record) else ()
    return record.type == "chapter" and bool(raw) and raw[0].lstrip().lower().startswith("@inbook")


_BIBTEX = {
    "journal": "journal", "magazine": "journal", "newspaper": "journal", "book": "booktitle",
    "proceedings": "booktitle", "university": "school",
}  # fmt: skip


def book_in_book(record: Record) -> Iterator[Diagnostic]:
    """A whole book that is in another (BK518): a part of it is a chapter, and a row of books is a series.

    In .bib files it is biblatex's `maintitle`, and a `booktitle` was told when it was read.
    """
    container = record.text("container-title")
    if record.type == "book" and container and "volume" not in record.values and not is_of_bib(record):
        message = f"A book is in no other, but container-title is {quoted(container)}"
        help_text = "make it a chapter, or write the series as collection-title"
        yield Diagnostic("BK518", message, help_text, key=record.key, field=("container-title",))


def edition_in_words(record: Record) -> Iterator[Diagnostic]:
    """An edition in words (BK519): styles write "2nd ed." or "2. Aufl." of the number alone.

    The fix is safe: the number says the same.
    """
    text = record.text("edition")
    match = _EDITION.fullmatch(text.strip()) if text and not text.isdecimal() else None
    if match is None:
        return
    word = match["word"].lower()
    number = ORDINALS.get(word) or (word.rstrip("stndrh") if match["label"] and word[0].isdecimal() else "")
    if number:
        fix = Fix(f"Write {number}", (Put(("edition",), number),), Safety.SAFE)
        message = f"The edition is in words: {quoted(text)}"
        yield Diagnostic("BK519", message, f"write {number}", key=record.key, field=("edition",), fix=fix)


def label_in_number(record: Record) -> Iterator[Diagnostic]:
    """A volume that says so itself, "vol. 3" (BK523): the style prints the label once more, or none.

    The fix is safe: what goes is the label.
    """
    for field, label in _LABELS.items():
        text = record.text(field)
        if (match := label.match(text)) and (number := text[match.end() :]).isalnum():
            message = f"{field} carries a label: {quoted(text)}"
            fix = Fix(f"Write {number}", (Put((field,), number),), Safety.SAFE)
            yield Diagnostic("BK523", message, f"write {number}", key=record.key, field=(field,), fix=fix)


def legal_form(record: Record) -> Iterator[Diagnostic]:
    """The legal form behind a publisher's name (BK521): style guides leave it off (APA 7, 9.29; Chicago 17, 14.134).

    Off by default, as it harms no output. The fix is unsafe, as it may be part of how the firm is known.
    """
    publisher = record.text("publisher")
    match = next((one for one in _LEGAL_FORM.finditer(publisher) if one.end() == len(publisher)), None)
    if match and match.start() > 2:
        plain = publisher[: match.start()]
        message = f"{quoted(publisher)} has the legal form of the firm"
        fix = Fix(f"Write {plain}", (Put(("publisher",), plain),), Safety.UNSAFE)
        yield Diagnostic("BK521", message, f"write {plain}", key=record.key, field=("publisher",), fix=fix)


def no_publisher(record: Record) -> Iterator[Diagnostic]:
    """A book without a publisher (BK525), which BibTeX's styles warn of and most style guides ask for.

    What is cited by a shorthand is an ancient text. Off by default, as of old and of online books none may be known.
    """
    if record.type in PUBLISHED and not record.text("publisher") and not has_shorthand(record):
        message = f"The {'book' if record.type == 'book' else 'book that the chapter is in'} has no publisher"
        yield Diagnostic("BK525", message, "write `publisher:`", key=record.key)
