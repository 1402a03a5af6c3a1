"""What a reading group plans: a series of sessions, the papers of each, and who does what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bibkit.model.date import Date


class Kind(Enum):
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
    "lead": (Kind.NAMES, "Who leads the session"),
    "presenter": (Kind.NAMES, "Who presents the papers"),
    "scribe": (Kind.NAMES, "Who takes notes"),
}

SERIES_FIELDS: dict[str, tuple[Kind, str]] = {
    "title": (Kind.TEXT, "What the group or the term is called"),
    "language": (Kind.TEXT, "Language of the sheets, such as en-GB or de-DE"),
    "time": (Kind.TIME, "When sessions begin, or begin and end, unless they say otherwise"),
    "place": (Kind.TEXT, "Where sessions are, unless they say otherwise"),
    **_WHO,
    "questions": (Kind.TEXTS, "Questions for papers that have none of their own, in place of bibkit's"),
    "lines": (Kind.NUMBER, "Lines to write on below each question"),
    "minutes-per-page": (Kind.NUMBER, "How long a page takes to read"),
    "sessions": (Kind.ITEMS, "The sessions, in order"),
}
SESSION_FIELDS: dict[str, tuple[Kind, str]] = {
    "id": (Kind.TEXT, "What the session is called on the command line"),
    "title": (Kind.TEXT, "What the session is about"),
    "date": (Kind.DATE, "When it is"),
    "time": (Kind.TIME, "When it begins, or begins and ends"),
    "place": (Kind.TEXT, "Where it is"),
    **_WHO,
    "before": (Kind.MARKDOWN, "Text before the papers"),
    "papers": (Kind.ITEMS, "The papers, in the order of reading: keys, or mappings with a key"),
    "questions": (Kind.TEXTS, "Questions for the session as a whole"),
    "after": (Kind.MARKDOWN, "Text after the papers"),
}
PAPER_FIELDS: dict[str, tuple[Kind, str]] = {
    "key": (Kind.TEXT, "The key of the record"),
    "presenter": (Kind.NAMES, "Who presents it"),
    "pages": (Kind.PAGES, "The pages to read"),
    "minutes": (Kind.NUMBER, "How long it takes to read, where pages do not tell"),
    "summary": (Kind.MARKDOWN, "Our own summary, in place of the record's"),
    "questions": (Kind.TEXTS, "Questions on it; an empty list for none"),
}


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages to read: the text with en dashes ("1–8, 12") and how many they are."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a session. `questions` is None where the default ones hold."""

    key: str
    presenter: tuple[str, ...] = ()
    pages: Pages | None = None
    minutes: int | None = None
    summary: str = ""
    questions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting; what the series says for all is filled in. `path` is the file it was read from."""

    id: str
    title: str = ""
    date: Date | None = None
    time: str = ""
    place: str = ""
    lead: tuple[str, ...] = ()
    presenter: tuple[str, ...] = ()
    scribe: tuple[str, ...] = ()
    before: str = ""
    papers: tuple[Paper, ...] = ()
    questions: tuple[str, ...] = ()
    after: str = ""
    path: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Series:
    """All sessions, and what holds for each. `questions` is None where bibkit's own default ones hold."""

    title: str = ""
    language: str = ""
    questions: tuple[str, ...] | None = None
    lines: int = 3
    minutes_per_page: int = 3
    sessions: tuple[Session, ...] = ()
