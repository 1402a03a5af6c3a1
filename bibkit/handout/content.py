"""What stands on a sheet, in values that every format can write: runs of text, blocks of them, and the parts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from bibkit.handout.qr import MOST_BYTES
from bibkit.handout.session import Pages
from bibkit.handout.words import words
from bibkit.text.run import Bibliography, Run


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Text that stands for itself, in a typewriter's letters: one clean line."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a paragraph."""


Inline: TypeAlias = tuple["Run | CodeSpan | Break", ...]


@dataclass(frozen=True, slots=True)
class SheetParagraph:
    """Running text."""

    inline: Inline


@dataclass(frozen=True, slots=True)
class SheetHeading:
    """A heading; `level` counts from 1 within its text. Only at the top level of a text."""

    level: int
    inline: Inline


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks that somebody else said."""

    blocks: tuple[SheetBlock, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered from `start`, or with bullets where that is None."""

    items: tuple[tuple[SheetBlock, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Clean lines that stand for themselves; no tabs, no line end after the last."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between two parts."""


SheetBlock: TypeAlias = "SheetParagraph | SheetHeading | Quote | Items | CodeBlock | Rule"
SheetBlocks: TypeAlias = tuple[SheetBlock, ...]


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One paper on the sheet, or what stands in its place: `type` is "paper", "talk" or "break".

    `reference` stands below its title: a short one where the list has it whole. `language` is that of the record's
    texts ("de"), or "" where it is the sheet's or unknown. `url` is "" or safe; `minutes` is None where nothing tells
    how long it takes. `questions` are those that stand with it: those of several papers stand once, on the sheet.
    """

    number: int
    key: str
    type: str
    title: Inline
    reference: Inline
    language: str
    url: str
    presenter: tuple[str, ...]
    pages: Pages | None
    minutes: int | None
    summary: SheetBlocks
    abstract: Inline
    questions: tuple[Inline, ...]

    @property
    def coded_url(self) -> str:
        """The address for a QR code, or "" where it is too long for one."""
        return self.url if len(self.url.encode()) <= MOST_BYTES else ""


@dataclass(frozen=True, slots=True)
class SharedQuestions:
    """Questions on several papers, by their numbers; `is_all` says that these are all that the sheet has."""

    numbers: tuple[int, ...]
    is_all: bool
    questions: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the sheet, in the language `locale` ("en-US").

    `iso_date` is the first day in ISO 8601, or "" where the date has no day. `notes` are those of a style that
    cites in notes, by number; `references` are empty where the papers' heads say all; `keys` are those of all works.
    `minutes` is for all papers whose time is known; `is_partial` says that one's is not. `lines` may be AUTO_LINES.
    """

    id: str
    locale: str
    paper_size: str
    series: str
    title: str
    date: str
    iso_date: str
    time: str
    place: str
    url: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    minutes: int
    is_partial: bool
    before: SheetBlocks
    papers: tuple[PaperPart, ...]
    shared: tuple[SharedQuestions, ...]
    questions: tuple[Inline, ...]
    after: SheetBlocks
    homework: SheetBlocks
    notes: tuple[Inline, ...]
    references: Bibliography
    lines: int
    keys: tuple[str, ...]

    @property
    def heading(self) -> str:
        """What a window that shows it is called."""
        return " · ".join(filter(None, (self.title, self.date)))

    @property
    def coded_urls(self) -> tuple[str, ...]:
        """The addresses that it has QR codes of."""
        return tuple(part.coded_url for part in self.papers if part.coded_url)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One session in the plan of a term: what its sheet says, its first and last day where these are known.

    `day` is the date in words without its year, `href` the file of the sheet, or "".
    """

    type: str
    span: tuple[datetime.date, datetime.date] | None
    day: str
    sheet: Sheet
    href: str

    @property
    def everybody(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who does what, the presenters of its papers among them."""
        presenter = words(self.sheet.locale).presenter
        presenters = tuple(name for part in self.sheet.papers for name in part.presenter)
        of_papers = ((presenter, presenters),) if presenters else ()
        return (*self.sheet.roles, *of_papers)


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody does, and on which days."""

    role: str
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """The plan of all sessions, in the language `locale`; `people` has everybody's duties by name."""

    locale: str
    paper_size: str
    title: str
    timezone: str
    rows: tuple[TermRow, ...]
    people: tuple[tuple[str, tuple[Duty, ...]], ...]

    @property
    def heading(self) -> str:
        """What a window that shows it is called."""
        return self.title

    @property
    def iso_date(self) -> str:
        """The first day in ISO 8601, or ""."""
        return min((row.sheet.iso_date for row in self.rows if row.sheet.iso_date), default="")

    @property
    def coded_urls(self) -> tuple[str, ...]:
        """A plan has no QR codes."""
        return ()


Printed: TypeAlias = "Sheet | Term"
