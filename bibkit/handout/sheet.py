"""One session and the records it reads, as a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bibkit.csl.style.load import load_style
from bibkit.diagnostics import Diagnostic
from bibkit.engines.job import CitationParts, CitedItem
from bibkit.engines.links import linked
from bibkit.formats.csl_json import csl_item
from bibkit.handout.asked import AskedOf, asked, numbers
from bibkit.handout.content import Inline, PaperPart, SharedQuestions, Sheet
from bibkit.handout.dates import date_in_words, exact_day
from bibkit.handout.freetext import ShownTexts, hide
from bibkit.handout.parts import WHOLE, PartMaker
from bibkit.handout.qr import MOST_BYTES
from bibkit.handout.session import PAPER_SIZES, Series, Session
from bibkit.handout.words import SheetWords, words
from bibkit.library import Library
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.lists.reference_list import job_locale, render, style_job, without_bibliography
from bibkit.lists.short_references import short_references
from bibkit.stylebook.find import find_style
from bibkit.text.run import Bibliography, Entry, Run, Span
from bibkit.text.write.blocks import margin_and_blocks
from bibkit.text.write.url import safe_url

REFERENCES = ("list", "heads", "both", "short")
"""Where references stand whole: in the list at the end, below the titles of the papers, in both places, or nowhere."""
_MONTH_FIRST = ("US", "CA", "PH", "LR", "FM", "MH", "PW", "PR", "GU", "AS", "VI", "UM")
"""Countries whose English writes the month before the day (CLDR 46, date formats of `en` and its children)."""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How the sheet is set: `lists` are the options of its references and citations.

    An empty locale is that of the series. `abstract` counts sentences: WHOLE, or 0 for none. `lines` of None and a
    `paper` of "" are the series' own. `references` is one of REFERENCES.
    """

    lists: ListOptions = DEFAULTS
    abstract: int = WHOLE
    lines: int | None = None
    paper: str = ""
    references: str = "list"


def make_sheet(
    session: Session, series: Series, library: Library, options: SheetOptions
) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """The sheet, and what could not be rendered on it.

    Raises UsageError for an unknown key, style, locale or engine, and for a style without a bibliography.
    """
    style = find_style(options.lists.style, library.styles)
    locale = sheet_locale(series, library, options)
    lists = options.lists._replace(locale=locale)
    known = words(locale)
    questions = asked(session, series, library, known)
    hidden = hide(_texts(session, questions), locale)
    cited = [
        tuple(cite._replace(id=library[cite.id].key) for cite in cites) for cites in hidden.citations.values()
    ]
    read = [library[paper.key].key for paper in session.papers if paper.key]
    keys = dict.fromkeys([*read, *(cite.id for cites in cited for cite in cites)])
    items = {key: csl_item(library[key]) for key in keys}
    job = style_job(style, items.values(), cited, options=lists)
    rendered = render(lists.engine, job)
    if rendered.bibliography is None:
        raise without_bibliography(style)
    shown = ShownTexts(hidden, rendered.citations)
    notes: tuple[tuple[Run, ...], ...] = ()
    if load_style(style.xml).style_class == "note":
        marks, notes = _as_notes(rendered.parts)
        notes = tuple(_linked(note, cites, items) for note, cites in zip(notes, cited, strict=True))
        close = (at for at, parts in enumerate(rendered.parts) if not parts.text)
        shown = ShownTexts(hidden, marks, frozenset(close))
    listed = _listed(options.references, rendered.bibliography, read)
    if options.references == "short" or (options.references == "list" and listed.entries):
        heads: Mapping[str, Inline] = short_references([items[key] for key in read], lists)
    else:
        heads = {entry.id: _reference(entry) for entry in rendered.bibliography.entries}
    maker = PartMaker(library, locale, heads, shown, series.minutes_per_page, options.abstract)
    numbered = numbers(session.papers)
    parts = tuple(map(maker.part, session.papers, numbered, questions.own))
    timed = [part.minutes for part in parts if part.type == "paper"]
    day = exact_day(session.date)
    sheet = Sheet(
        id=session.id,
        locale=locale,
        paper_size=options.paper or series.paper or PAPER_SIZES[0],
        series=series.title,
        title=session_title(session, series, known),
        date=date_in_words(session.date, locale) if session.date else "",
        iso_date=day.isoformat() if day else "",
        time=session.time,
        place=session.place,
        url=safe_url(session.url) or "",
        roles=roles(session, known),
        minutes=_in_all([minutes or 0 for minutes in timed]),
        is_partial=None in timed,
        before=shown.blocks(session.before),
        papers=parts,
        shared=tuple(
            SharedQuestions(of, len(of) == max(numbered), tuple(map(shown.line, texts)))
            for of, texts in questions.shared
        ),
        questions=tuple(map(shown.line, session.questions)),
        after=shown.blocks(session.after),
        homework=shown.blocks(session.homework),
        notes=notes,
        references=_compact(listed),
        lines=series.lines if options.lines is None else options.lines,
        keys=tuple(entry.id for entry in rendered.bibliography.entries),
    )
    return sheet, (*style.notes, *rendered.notes, *_without_code(parts))


def sheet_locale(series: Series, library: Library, options: SheetOptions) -> str:
    """The language of sheets: what is asked for, that of the series, or the style's. Raises UsageError.

    English of a country without a locale of its own is British where dates have the day first, else American.
    """
    style = find_style(options.lists.style, library.styles)
    asked = options.lists.locale or series.language
    language, _, country = asked.strip().replace("_", "-").partition("-")
    is_day_first = language.lower() == "en" and country and country.upper() not in _MONTH_FIRST
    return job_locale(style, "en-GB" if is_day_first else asked)


def session_title(session: Session, series: Series, known: SheetWords) -> str:
    """What a session is called on paper, which may have no title of its own."""
    other = known.no_session if session.type == "break" else series.title
    return session.title or other or session.id


def roles(session: Session, known: SheetWords) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who does what in a session, each role by its label; none that nobody has."""
    every = (
        (known.lead, session.lead),
        (known.guest, session.guest),
        (known.presenter, session.presenter),
        (known.scribe, session.scribe),
    )
    return tuple((label, names) for label, names in every if names)


def _without_code(parts: Iterable[PaperPart]) -> Iterator[Diagnostic]:
    for part in parts:
        if part.url and not part.coded_url:
            message = f"The address has {len(part.url):,} characters, and a QR code holds {MOST_BYTES:,}: there is none"
            yield Diagnostic("BK007", message, "give the record a shorter URL", key=part.key, field=("URL",))


def _texts(session: Session, questions: AskedOf) -> Iterator[str]:
    """The free texts in the order of the sheet, which is that of its citations."""
    yield session.before
    for paper, own in zip(session.papers, questions.own, strict=True):
        yield paper.summary
        yield from own
    for _, shared in questions.shared:
        yield from shared
    yield from session.questions
    yield session.after
    yield session.homework


def _listed(references: str, whole: Bibliography, read: Sequence[str]) -> Bibliography:
    """The list at the end: none of a single paper, as its head says it all, and none of papers in the heads."""
    if references == "short":
        return whole._replace(entries=())
    is_only = len(whole.entries) == 1 and bool(read)
    if references == "both" or not (is_only or references == "heads"):
        return whole
    return whole._replace(entries=tuple(entry for entry in whole.entries if entry.id not in read))


def _as_notes(
    citations: Sequence[CitationParts],
) -> tuple[list[tuple[Run, ...]], tuple[tuple[Run, ...], ...]]:
    """What stands in the text for citations in notes (names, a raised number), and the notes."""
    raised = Span("vertical-align", "sup")
    marks = [(*text, Run(str(number), (raised,))) for number, (text, _) in enumerate(citations, start=1)]
    return marks, tuple(note for _, note in citations)


def _linked(
    note: tuple[Run, ...], cites: Sequence[CitedItem], items: Mapping[str, Mapping[str, object]]
) -> tuple[Run, ...]:
    """The note with links on the identifiers that it shows."""
    for cite in cites:
        note = linked(note, items[cite.id])
    return note


def _reference(entry: Entry) -> Inline:
    """The entry as running text: no number in the margin, its blocks one after the other."""
    _, blocks = margin_and_blocks(entry.runs)
    return tuple(run for block in blocks for run in (Run(" "), *block.runs))[1:]


def _compact(references: Bibliography) -> Bibliography:
    """The list with single lines: the double ones of some styles are for manuscripts that are corrected by hand."""
    return references._replace(layout=references.layout._replace(line_spacing=1, entry_spacing=1))


def _in_all(minutes: Sequence[int]) -> int:
    """The minutes of all papers, which are a guess, in fives; of one paper the number that its head has."""
    return minutes[0] if len(minutes) == 1 else -(-sum(minutes) // 5) * 5
