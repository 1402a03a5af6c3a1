"""What a reading group plans: a series of sessions, the papers of each, and who does what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bibkit.model.date import Date
from bibkit.model.raw import FieldPath


class Takes(Enum):
    """What a field of a sessions file takes."""

    TEXT = "a text"
    MARKDOWN = "a text in Markdown"
    NAMES = "a name or a list of names"
    TEXTS = "a list of texts"
    DATE = "an EDTF date, such as 2026-10-20"
    TIME = "a time, such as 16:15 or 16:15-17:45"
    PAGES = "page numbers, such as 1-8, 12"
    NUMBER = "a whole number below 1000"
    LINES = "a whole number below 1000, or auto"
    PAPER = "a4 or letter"
    SESSION_TYPE = "reading, talk or break"
    ITEM_TYPE = "paper, talk or break"
    TEXTS_BY_TYPE = "texts by type, such as `talk: {before: ...}`"
    ITEMS = "a list"


_WHO = {
    "lead": (Takes.NAMES, "Who leads the session"),
    "presenter": (Takes.NAMES, "Who presents the papers"),
    "scribe": (Takes.NAMES, "Who takes notes"),
    "guest": (Takes.NAMES, "Who is invited"),
}

SERIES_FIELDS: dict[str, tuple[Takes, str]] = {
    "title": (Takes.TEXT, "What the group or the term is called"),
    "language": (Takes.TEXT, "Language of the sheets, such as en-GB or de-DE"),
    "paper": (Takes.PAPER, "Size of the paper"),
    "time": (Takes.TIME, "When sessions begin, or begin and end, unless they say otherwise"),
    "timezone": (Takes.TEXT, "Zone of these times in calendars, such as Europe/Berlin"),
    "place": (Takes.TEXT, "Where sessions are, unless they say otherwise"),
    **_WHO,
    "before": (Takes.MARKDOWN, "Text before the papers of every session that has none of its own"),
    "questions": (Takes.TEXTS, "Questions for papers that have none of their own, in place of bibkit's"),
    "after": (Takes.MARKDOWN, "Text after the papers of every session that has none of its own"),
    "types": (Takes.TEXTS_BY_TYPE, "Texts for sessions and works of a type, in place of those for all"),
    "lines": (
        Takes.LINES,
        "Lines to write on below each question; auto: as many as the pages have space for",
    ),
    "minutes-per-page": (Takes.NUMBER, "How long a page takes to read"),
    "sessions": (Takes.ITEMS, "The sessions, in order"),
}
SESSION_FIELDS: dict[str, tuple[Takes, str]] = {
    "id": (Takes.TEXT, "What the session is called on the command line"),
    "type": (Takes.SESSION_TYPE, "What kind of session it is; a break stands in the plan and has no sheet"),
    "title": (Takes.TEXT, "What the session is about"),
    "date": (Takes.DATE, "When it is"),
    "time": (Takes.TIME, "When it begins, or begins and ends"),
    "place": (Takes.TEXT, "Where it is"),
    "url": (Takes.TEXT, "Where it is online"),
    **_WHO,
    "before": (Takes.MARKDOWN, "Text before the papers"),
    "papers": (Takes.ITEMS, "The papers, in the order of reading: keys, or mappings with a key or a title"),
    "paper-questions": (Takes.TEXTS, "Questions for its papers that have none of their own"),
    "questions": (Takes.TEXTS, "Questions for the session as a whole"),
    "after": (Takes.MARKDOWN, "Text after the papers"),
    "homework": (Takes.MARKDOWN, "What to do until the next session"),
}
PAPER_FIELDS: dict[str, tuple[Takes, str]] = {
    "key": (Takes.TEXT, "The key of the record"),
    "type": (Takes.ITEM_TYPE, "What stands here without a record: a paper, a talk or a break"),
    "title": (Takes.TEXT, "What it is called, where there is no record"),
    "author": (Takes.NAMES, "Who wrote it, where there is no record"),
    "url": (Takes.TEXT, "Where it can be read, where there is no record"),
    "presenter": (Takes.NAMES, "Who presents it"),
    "pages": (Takes.PAGES, "The pages to read"),
    "minutes": (Takes.NUMBER, "How long it takes to read, where pages do not tell"),
    "summary": (Takes.MARKDOWN, "Our own summary, in place of the record's"),
    "questions": (Takes.TEXTS, "Questions on it; an empty list for none"),
}


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages to read: the text with en dashes ("1–8, 12") and how many they are."""

    text: str
    count: int


TYPE_FIELDS: dict[str, tuple[Takes, str]] = {
    "before": (Takes.MARKDOWN, "Text before the papers of sessions of this type"),
    "questions": (Takes.TEXTS, "Questions for works and talks of this type, or for sessions as a whole"),
    "after": (Takes.MARKDOWN, "Text after the papers of sessions of this type"),
}

PAPER_SIZES = ("a4", "letter")
SESSION_TYPES = ("reading", "talk", "break")
ITEM_TYPES = ("paper", "talk", "break")
AUTO_LINES = -1
"""Lines to write on as many as there is space for."""
TIGHT_LINES = -2
"""The same, with fewer at least where that saves a page."""


@dataclass(frozen=True, slots=True)
class TypeTexts:
    """What holds for sessions and works of one type. `questions` is None where nothing is said of them."""

    before: str = ""
    questions: tuple[str, ...] | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class SessionPaper:
    """One item of a session: a paper with the record `key`, or what has a title and no record ("").

    `questions` is None where the default ones hold.
    """

    key: str = ""
    type: str = "paper"
    title: str = ""
    author: tuple[str, ...] = ()
    url: str = ""
    presenter: tuple[str, ...] = ()
    pages: Pages | None = None
    minutes: int | None = None
    summary: str = ""
    questions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting; what the series says for all is filled in. `path` and `at` say where it was read from.

    `paper_questions` is None where those of the series hold.
    """

    id: str
    type: str = "reading"
    title: str = ""
    date: Date | None = None
    time: str = ""
    place: str = ""
    url: str = ""
    lead: tuple[str, ...] = ()
    presenter: tuple[str, ...] = ()
    scribe: tuple[str, ...] = ()
    guest: tuple[str, ...] = ()
    before: str = ""
    papers: tuple[SessionPaper, ...] = ()
    paper_questions: tuple[str, ...] | None = None
    questions: tuple[str, ...] = ()
    after: str = ""
    homework: str = ""
    path: str = field(default="", compare=False)
    at: FieldPath = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Series:
    """All sessions, and what holds for each. `questions` is None where bibkit's own default ones hold."""

    title: str = ""
    language: str = ""
    paper: str = ""
    timezone: str = ""
    questions: tuple[str, ...] | None = None
    types: Mapping[str, TypeTexts] = field(default_factory=dict)
    lines: int = AUTO_LINES
    minutes_per_page: int = 3
    sessions: tuple[Session, ...] = ()
