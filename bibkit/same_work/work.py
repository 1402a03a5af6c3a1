"""What is compared of a record, each found once and when it is asked for."""

from __future__ import annotations

import re
from functools import cached_property

from bibkit.model.inherited import is_inherited
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.same_work.identifiers import arxiv_of, doi_of, identifiers_of, isbn_of, pmid_of
from bibkit.same_work.people import first_family
from bibkit.same_work.title import NO_TITLE, PlainTitle, folded, title_of

PUBLISHED = frozenset("article-journal paper-conference chapter article-magazine".split())
PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv\.|1101/\d|7287/peerj\.preprints|31234/osf|31219/osf|2139/ssrn|26434/chemrxiv|21203/rs\.)",
    re.IGNORECASE,
)
_PREPRINT_VENUE = re.compile(
    r"(?:(?:ar|bior|medr|chemr|psya|soca|eartha|techr)xiv\b|corr$|ssrn\b|peerj preprints|preprints|research square)",
    re.IGNORECASE,
)
_UNPUBLISHED = re.compile(
    r"\W*(?:unpublished )?(?:manuscript|preprint|unpublished|submitted|to appear)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"[^\W_]+")
_FIRST_PAGE = re.compile(r"[a-z]*\d+", re.IGNORECASE)
_LEADING = re.compile(r"\s*(\d+)(?=\D)")  # of "61-62", "7(4)" and "18, suppl. 2" the first


class ComparedWork:
    """A record as it is compared with others."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.type = record.type

    @cached_property
    def title(self) -> PlainTitle:
        """The title; none where it is another work's, of which this one is a part."""
        return NO_TITLE if is_inherited(self.record, "title") else title_of(self.record.title)

    @cached_property
    def people(self) -> tuple[Name, ...]:
        """The authors, or who edited where nobody wrote."""
        return self.record.author or self.record.names("editor")

    @cached_property
    def first_family(self) -> str:
        """The family name of the first of the people, as it is compared."""
        return first_family(self.people)

    @cached_property
    def is_cut(self) -> bool:
        """Whether the list of people goes on."""
        return bool(self.record.list("incomplete"))

    @cached_property
    def doi(self) -> str:
        """The DOI, as it is compared."""
        return doi_of(self.record)

    @cached_property
    def arxiv(self) -> str:
        """The arXiv identifier without version."""
        return arxiv_of(self.record)

    @cached_property
    def pmid(self) -> str:
        """The PMID, as far as it is the work's own."""
        return pmid_of(self.record)

    @cached_property
    def isbn(self) -> str:
        """The ISBN of a whole book, as it is compared."""
        return isbn_of(self.record)

    @cached_property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """What names the work: kind and value."""
        return identifiers_of(self.record)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of its dates, that of publication first: a preprint may have been published since."""
        dates = (self.record.date(name) for name in ("issued", "submitted", "updated", "available-date"))
        return tuple(dict.fromkeys(date.year for date in dates if date is not None and date.year is not None))

    @cached_property
    def day(self) -> tuple[int, int | None, int | None] | None:
        """Year, month (or season) and day of publication, as far as it is dated."""
        issued = self.record.date("issued")
        if issued is None or issued.first is None:
            return None
        first = issued.first
        return first.year, first.month or first.season, first.day

    @cached_property
    def page(self) -> str:
        """The first page; empty where there is none."""
        match = _FIRST_PAGE.match(self.record.text("page"))
        return match[0].casefold() if match else ""

    def number(self, name: str) -> str:
        """A field with a number as it is compared."""
        text = self.record.text(name)
        if not text:
            return ""
        if name == "volume" and (match := _LEADING.match(text)):
            return match[1]
        if name == "genre":
            return _degree(folded(text))
        return "".join(_NUMBER.findall(folded(text))).removesuffix("ed").removesuffix("th")

    @cached_property
    def venue(self) -> str:
        """The journal, book or site that holds the work, as it is compared."""
        return title_of(self.record.text("container-title")).whole

    @cached_property
    def is_preprint(self) -> bool:
        """Whether it is of a text before that was published."""
        record = self.record
        venue = record.text("container-title")
        if venue:
            return _PREPRINT_VENUE.match(venue) is not None
        return (
            record.type in ("article", "manuscript")
            or (record.type in ("document", "report", "webpage") and bool(self.arxiv))
            or (record.type == "document" and _UNPUBLISHED.match(record.text("note")) is not None)
            or bool(record.type in PUBLISHED and PREPRINT_DOI.match(record.text("DOI")))
        )


def _degree(genre: str) -> str:
    """The kind of a thesis, whatever it is called."""
    if "thesis" not in genre and "dissertation" not in genre:
        return genre
    return "master" if "master" in genre or "m.sc" in genre else "thesis"
