"""One session and the records it reads, as a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bibkit.csl.style import load_style
from bibkit.csl.vocab import LINK_TARGETS
from bibkit.diagnostics import Diagnostic
from bibkit.engines.job import CitationParts, CitedItem
from bibkit.engines.links import linked
from bibkit.formats.csl_json import csl_item
from bibkit.handout.content import Inline, PaperPart, Sheet, SheetBlocks, SheetParagraph
from bibkit.handout.dates import date_in_words, exact_day
from bibkit.handout.freetext import ShownTexts, hide
from bibkit.handout.prose import shortened
from bibkit.handout.qr import MOST_BYTES
from bibkit.handout.session import Series, Session, SessionPaper
from bibkit.handout.structure import parse_pages
from bibkit.handout.words import SheetWords, words
from bibkit.library import Library
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.lists.prose import prose_runs
from bibkit.lists.reference_list import job_locale, render, style_job, without_bibliography
from bibkit.model.record import Record
from bibkit.stylebook.find import find_style
from bibkit.text.run import Bibliography, Entry, Run, Span
from bibkit.text.write.blocks import margin_and_blocks
from bibkit.text.write.url import safe_url

WHOLE = -1
"""As many sentences of an abstract as there are."""
_LONGEST_WORK = 60  # pages; a book is not read for one session


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How the sheet is set: `lists` are the options of its references and citations.

    An empty locale is that of the series. `abstract` counts sentences: WHOLE, or 0 for none. `lines` is None for the
    series' own.
    """

    lists: ListOptions = DEFAULTS
    abstract: int = WHOLE
    lines: int | None = None


def make_sheet(
    session: Session, series: Series, library: Library, options: SheetOptions
) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """The sheet, and what could not be rendered on it.

    Raises UsageError for an unknown key, style, locale or engine, and for a style without a bibliography.
    """
    style = find_style(options.lists.style, library.styles)
    locale = job_locale(style, options.lists.locale or series.language)
    lists = options.lists._replace(locale=locale)
    known = words(locale)
    default = known.default_questions if series.questions is None else series.questions
    papers = [_with_questions(paper, default) for paper in session.papers]
    hidden = hide(_texts(session, papers), locale)
    cited = [
        tuple(cite._replace(id=library[cite.id].key) for cite in cites) for cites in hidden.citations.values()
    ]
    keys = dict.fromkeys(
        [*(library[paper.key].key for paper in papers), *(cite.id for cites in cited for cite in cites)]
    )
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
    entries = {entry.id: entry for entry in rendered.bibliography.entries}
    parts = tuple(
        _part(number, paper, library[paper.key], entries, shown, series.minutes_per_page, options.abstract)
        for number, paper in enumerate(papers, start=1)
    )
    day = exact_day(session.date)
    sheet = Sheet(
        id=session.id,
        locale=locale,
        series=series.title,
        title=session.title or series.title or session.id,
        date=date_in_words(session.date, locale) if session.date else "",
        iso_date=day.isoformat() if day else "",
        time=session.time,
        place=session.place,
        roles=_roles(session, known),
        minutes=_to_fives(sum(part.minutes or 0 for part in parts)),
        is_partial=any(part.minutes is None for part in parts),
        before=shown.blocks(session.before),
        papers=parts,
        questions=tuple(map(shown.line, session.questions)),
        after=shown.blocks(session.after),
        notes=notes,
        references=_compact(rendered.bibliography),
        lines=series.lines if options.lines is None else options.lines,
        keys=tuple(entries),
    )
    return sheet, (*style.notes, *rendered.notes, *_without_code(parts))


def _without_code(parts: Iterable[PaperPart]) -> Iterator[Diagnostic]:
    for part in parts:
        if part.url and not part.coded_url:
            message = f"The address has {len(part.url):,} characters, and a QR code holds {MOST_BYTES:,}: there is none"
            yield Diagnostic("BK007", message, "give the record a shorter URL", key=part.key, field=("URL",))


def _with_questions(paper: SessionPaper, default: tuple[str, ...]) -> SessionPaper:
    return replace(paper, questions=default) if paper.questions is None else paper


def _texts(session: Session, papers: Iterable[SessionPaper]) -> Iterator[str]:
    """The free texts in the order of the sheet, which is that of its citations."""
    yield session.before
    for paper in papers:
        yield paper.summary
        yield from paper.questions or ()
    yield from session.questions
    yield session.after


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


def _part(
    number: int,
    paper: SessionPaper,
    record: Record,
    entries: Mapping[str, Entry],
    shown: ShownTexts,
    minutes_per_page: int,
    sentences: int,
) -> PaperPart:
    abstract = record.text("abstract") if sentences else ""
    count = paper.pages.count if paper.pages else _page_count(record)
    return PaperPart(
        number=number,
        key=record.key,
        title=prose_runs(record.title),
        reference=_reference(entries[record.key]) if record.key in entries else (),
        url=_address(record),
        presenter=paper.presenter,
        pages=paper.pages,
        minutes=paper.minutes if paper.minutes is not None else count * minutes_per_page if count else None,
        summary=shown.blocks(paper.summary) or _prose(record.text("summary")),
        abstract=prose_runs(shortened(abstract, sentences) if sentences > 0 else abstract),
        questions=tuple(map(shown.line, paper.questions or ())),
    )


def _prose(text: str) -> SheetBlocks:
    return tuple(SheetParagraph(prose_runs(part)) for part in text.split("\n\n") if part.strip())


def _reference(entry: Entry) -> Inline:
    """The entry as running text: no number in the margin, its blocks one after the other."""
    _, blocks = margin_and_blocks(entry.runs)
    return tuple(run for block in blocks for run in (Run(" "), *block.runs))[1:]


def _compact(references: Bibliography) -> Bibliography:
    """The list with single lines: the double ones of some styles are for manuscripts that are corrected by hand."""
    return references._replace(layout=references.layout._replace(line_spacing=1, entry_spacing=1))


def _address(record: Record) -> str:
    """Where the work can be read: its own address before arXiv's before what its DOI leads to."""
    arxiv, doi = record.arxiv, record.text("DOI")
    addresses = (record.text("URL"), arxiv.url if arxiv else "", LINK_TARGETS["DOI"] + doi if doi else "")
    return next((url for address in addresses if (url := safe_url(address))), "")


def _page_count(record: Record) -> int | None:
    """How many pages the work has, where the record says so; a book is not read for one session."""
    pages = parse_pages(record.text("number-of-pages"))
    count = int(pages.text) if pages and pages.text.isdigit() else 0
    of_range = parse_pages(record.text("page"))
    count = count or (of_range.count if of_range else 0)
    return count if 1 < count <= _LONGEST_WORK else None


def _to_fives(minutes: int) -> int:
    return -(-minutes // 5) * 5


def _roles(session: Session, known: SheetWords) -> tuple[tuple[str, tuple[str, ...]], ...]:
    roles = ((known.lead, session.lead), (known.presenter, session.presenter), (known.scribe, session.scribe))
    return tuple((label, names) for label, names in roles if names)
