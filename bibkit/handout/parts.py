"""The papers of a session, each as the part of the sheet that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from bibkit.csl.vocab import LINK_TARGETS
from bibkit.handout.asked import Questions
from bibkit.handout.content import Inline, PaperPart, SheetParagraph
from bibkit.handout.freetext import ShownTexts
from bibkit.handout.prose import shortened
from bibkit.handout.readers import parse_pages
from bibkit.handout.session import SessionPaper
from bibkit.handout.typography import language_of, typeset
from bibkit.handout.words import words
from bibkit.library import Library
from bibkit.lists.prose import prose_runs
from bibkit.model.record import Record
from bibkit.text.run import Run
from bibkit.text.write.url import safe_url

WHOLE = -1
"""As many sentences of an abstract as there are."""
_LONGEST_WORK = 60  # pages; a book is not read for one session


class PartMaker(NamedTuple):
    """What all papers of a sheet share: `heads` are the references below their titles, by key."""

    library: Library
    locale: str
    heads: Mapping[str, Inline]
    shown: ShownTexts
    minutes_per_page: int
    sentences: int

    def part(self, paper: SessionPaper, number: int, questions: Questions) -> PaperPart:
        """The part of one paper, with these questions."""
        of_record = self._of_record(paper) if paper.key else self._without_record(paper)
        return replace(of_record, number=number, questions=tuple(map(self.shown.line, questions)))

    def _of_record(self, paper: SessionPaper) -> PaperPart:
        record = self.library[paper.key]
        abstract = record.text("abstract") if self.sentences else ""
        if self.sentences > 0:
            abstract = shortened(abstract, self.sentences)
        language = language_of(record.text("language"), f"{record.title} {abstract}", self.locale)
        count = paper.pages.count if paper.pages else page_count(record)
        minutes = count * self.minutes_per_page if count else None

        def prose(text: str) -> tuple[Run, ...]:
            return typeset(prose_runs(text), language)

        return PaperPart(
            number=0,
            key=record.key,
            type=paper.type,
            title=prose(record.title),
            reference=self.heads.get(record.key, ()),
            language="" if language.partition("-")[0] == self.locale.partition("-")[0] else language,
            url=address(record),
            presenter=paper.presenter,
            pages=paper.pages,
            minutes=paper.minutes if paper.minutes is not None else minutes,
            summary=self.shown.blocks(paper.summary)
            or tuple(
                SheetParagraph(prose(part)) for part in record.text("summary").split("\n\n") if part.strip()
            ),
            abstract=prose(abstract),
            questions=(),
        )

    def _without_record(self, paper: SessionPaper) -> PaperPart:
        """What has a title and no record: a paper that is only linked, a talk, a break."""
        known = words(self.locale)
        count = paper.pages.count if paper.pages else 0
        minutes = count * self.minutes_per_page if count else None
        return PaperPart(
            number=0,
            key="",
            type=paper.type,
            title=(Run(paper.title or known.pause),),
            reference=(Run(", ".join(paper.author)),) if paper.author else (),
            language="",
            url=safe_url(paper.url) or "",
            presenter=paper.presenter,
            pages=paper.pages,
            minutes=paper.minutes if paper.minutes is not None else minutes,
            summary=self.shown.blocks(paper.summary),
            abstract=(),
            questions=(),
        )


def address(record: Record) -> str:
    """Where the work can be read: its own address before arXiv's before what its DOI leads to."""
    arxiv, doi = record.arxiv, record.text("DOI")
    addresses = (record.text("URL"), arxiv.url if arxiv else "", LINK_TARGETS["DOI"] + doi if doi else "")
    return next((url for one in addresses if (url := safe_url(one))), "")


def page_count(record: Record) -> int | None:
    """How many pages the work has, where the record says so; a book is not read for one session."""
    pages = parse_pages(record.text("number-of-pages"))
    count = int(pages.text) if pages and pages.text.isdigit() else 0
    of_range = parse_pages(record.text("page"))
    count = count or (of_range.count if of_range else 0)
    return count if 1 < count <= _LONGEST_WORK else None
