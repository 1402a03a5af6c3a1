"""What a reading group plans: a series of sessions, the papers of each, and who does what."""

from __future__ import annotations

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
    ITEMS = "a list"


_WHO = {
    "lead": (Takes.NAMES, "Who leads the session"),
    "presenter": (Takes.NAMES, "Who presents the papers"),
    "scribe": (Takes.NAMES, "Who takes notes"),
}

SERIES_FIELDS: dict[str, tuple[Takes, str]] = {
    "title": (Takes.TEXT, "What the group or the term is called"),
    "language": (Takes.TEXT, "Language of the sheets, such as en-GB or de-DE"),
    "time": (Takes.TIME, "When sessions begin, or begin and end, unless they say otherwise"),
    "place": (Takes.TEXT, "Where sessions are, unless they say otherwise"),
    **_WHO,
    "questions": (Takes.TEXTS, "Questions for papers that have none of their own, in place of bibkit's"),
    "lines": (Takes.NUMBER, "Lines to write on below each question"),
    "minutes-per-page": (Takes.NUMBER, "How long a page takes to read"),
    "sessions": (Takes.ITEMS, "The sessions, in order"),
}
SESSION_FIELDS: dict[str, tuple[Takes, str]] = {
    "id": (Takes.TEXT, "What the session is called on the command line"),
    "title": (Takes.TEXT, "What the session is about"),
    "date": (Takes.DATE, "When it is"),
    "time": (Takes.TIME, "When it begins, or begins and ends"),
    "place": (Takes.TEXT, "Where it is"),
    **_WHO,
    "before": (Takes.MARKDOWN, "Text before the papers"),
    "papers": (Takes.ITEMS, "The papers, in the order of reading: keys, or mappings with a key"),
    "questions": (Takes.TEXTS, "Questions for the session as a whole"),
    "after": (Takes.MARKDOWN, "Text after the papers"),
}
PAPER_FIELDS: dict[str, tuple[Takes, str]] = {
    "key": (Takes.TEXT, "The key of the record"),
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


@dataclass(frozen=True, slots=True)
class SessionPaper:
    """One paper of a session. `questions` is None where the default ones hold."""

    key: str
    presenter: tuple[str, ...] = ()
    pages: Pages | None = None
    minutes: int | None = None
    summary: str = ""
    questions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting; what the series says for all is filled in. `path` and `at` say where it was read from."""

    id: str
    title: str = ""
    date: Date | None = None
    time: str = ""
    place: str = ""
    lead: tuple[str, ...] = ()
    presenter: tuple[str, ...] = ()
    scribe: tuple[str, ...] = ()
    before: str = ""
    papers: tuple[SessionPaper, ...] = ()
    questions: tuple[str, ...] = ()
    after: str = ""
    path: str = field(default="", compare=False)
    at: FieldPath = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Series:
    """All sessions, and what holds for each. `questions` is None where bibkit's own default ones hold."""

    title: str = ""
    language: str = ""
    questions: tuple[str, ...] | None = None
    lines: int = 3
    minutes_per_page: int = 3
    sessions: tuple[Session, ...] = ()
