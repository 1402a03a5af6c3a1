"""What a template of a sheet may use, by name; written for the format, or text that the template will escape."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from bibkit.extras import needed
from bibkit.handout.content import Inline, PaperPart, Printed, SharedQuestions, Sheet, Term, TermRow
from bibkit.handout.session import AUTO_LINES, TIGHT_LINES
from bibkit.handout.words import SheetWords, words
from bibkit.handout.write.target import Target, Templates, line
from bibkit.text.run import Run, Span
from bibkit.text.write.text import inline as plain
from bibkit.web.templates import Filled, Finished, fill

_SECTION, _INSIDE_SECTION, _INSIDE_PAPER = 2, 3, 4
"""Levels of headings in free texts: the sheet's title is 1, a paper's 2, its parts' 3."""
_USUAL_LINES = 3
"""To write on below a question, in formats that can't see how much space a page has left."""
_LEAST_LINES = {AUTO_LINES: 2, TIGHT_LINES: 1}
"""In those that can."""


def template_name(printed: Printed, ending: str) -> str:
    """The built-in template: that of a sheet, or that of a plan."""
    return f"{'handout' if isinstance(printed, Sheet) else 'term'}{ending}"


def filled(
    printed: Printed,
    target: Target,
    templates: Templates,
    ending: str,
    *,
    delimiters: Mapping[str, str] | None = None,
    css: str = "",
) -> Filled:
    """The template filled: the user's, or that of the format with this ending. `css` is the style sheet, for HTML."""
    needed("jinja2", "handout")
    values = template_values(printed, target)
    return fill(
        templates.name or template_name(printed, ending),
        {**values, "css": Finished(css)} if css else values,
        escape=target.escape,
        folders=templates.folders,
        delimiters=delimiters,
    )


def template_values(printed: Printed, target: Target) -> dict[str, object]:
    """The values by name. Text of people and records is escaped or finished, addresses are safe or ""."""
    return _of_sheet(printed, target) if isinstance(printed, Sheet) else _of_term(printed, target)


def _of_all(printed: Printed) -> dict[str, object]:
    """What every template knows."""
    language, _, region = printed.locale.partition("-")
    return {
        "lang": printed.locale,
        "language": language,
        "region": region,
        "paper_size": printed.paper_size,
        "words": words(printed.locale),
        "title": printed.title,
        "iso_date": printed.iso_date,
    }


# What the head of a sheet shows, and that of a plan has not.
_NO_HEAD: dict[str, object] = {
    "series": "", "when": [], "url": "", "shown_url": "", "roles": [], "reading": "", "languages": [],
}  # fmt: skip


def _of_term(term: Term, target: Target) -> dict[str, object]:
    return {
        **_NO_HEAD,
        **_of_all(term),
        "rows": [{**_of_sheet(row.sheet, target), **_of_row(row)} for row in term.rows],
        "people": [
            {"name": name, "duties": [f"{duty.role}: {', '.join(duty.days)}" for duty in duties]}
            for name, duties in term.people
        ],
    }


def _of_row(row: TermRow) -> dict[str, object]:
    """What a row of a plan has beside all that the sheet of its session has."""
    return {
        "type": row.type,
        "day": row.day,
        "href": Finished(quote(row.href)) if row.href else "",
        "who": [(label, ", ".join(dict.fromkeys(names))) for label, names in row.everybody],
    }


def _of_sheet(sheet: Sheet, target: Target) -> dict[str, object]:
    known = words(sheet.locale)
    when = [part for part in (sheet.date, sheet.time, sheet.place) if part]
    reading = known.reading_partial if sheet.is_partial else known.reading
    return {
        **_of_all(sheet),
        "languages": sorted({part.language.partition("-")[0] for part in sheet.papers if part.language}),
        "series": sheet.series if sheet.series != sheet.title else "",
        "date": sheet.date,
        "time": sheet.time,
        "place": sheet.place,
        "url": Finished(target.address(sheet.url)) if sheet.url else "",
        "shown_url": _shown(sheet.url),
        "when": when,
        "roles": [(label, ", ".join(names)) for label, names in sheet.roles],
        "reading": reading.format(known.duration(sheet.minutes)) if sheet.minutes else "",
        "before": Finished(target.blocks(sheet.before, _SECTION)),
        "papers": [_paper(part, known, target) for part in sheet.papers],
        "shared": [_shared(one, known, target) for one in sheet.shared],
        "questions": [_line(question, target) for question in sheet.questions],
        "after": Finished(target.blocks(sheet.after, _SECTION)),
        "homework": Finished(target.blocks(sheet.homework, _INSIDE_SECTION)),
        "notes": [_line(note, target) for note in sheet.notes],
        "references": Finished(target.bibliography(sheet.references)),
        "lines": _USUAL_LINES if sheet.lines < 0 else sheet.lines,
        "fills_pages": sheet.lines < 0,
        "least_lines": _LEAST_LINES.get(sheet.lines, sheet.lines),
    }


def _paper(part: PaperPart, known: SheetWords, target: Target) -> dict[str, object]:
    pages = part.pages
    form = known.page if pages and pages.count == 1 else known.pages
    title = plain([piece for piece in part.title if isinstance(piece, Run)])
    return {
        "number": part.number,
        "key": part.key,
        "type": part.type,
        "label": known.talk if part.type == "talk" else "",
        "lang": part.language,
        "language": part.language.partition("-")[0],
        "title": _line(_spoken(part.title, part.language, target), target),
        "reference": _line(part.reference, target),
        "url": Finished(target.address(part.url)) if part.url else "",
        "shown_url": _shown(part.url),
        "qr": Finished(target.qr(part.coded_url, known.qr.format(title))) if part.coded_url else "",
        "presenter": ", ".join(part.presenter),
        "pages": form.format(pages.text).replace(" ", "\u00a0", 1) if pages else "",
        "minutes": known.about.format(known.duration(part.minutes)) if part.minutes else "",
        "duration": known.duration(part.minutes) if part.minutes else "",
        "summary": Finished(target.blocks(part.summary, _INSIDE_PAPER)),
        "abstract": _line(_spoken(part.abstract, part.language, target), target),
        "questions": [_line(question, target) for question in part.questions],
    }


def _shared(one: SharedQuestions, known: SheetWords, target: Target) -> dict[str, object]:
    numbers = ", ".join(map(str, one.numbers))
    return {
        "heading": known.each_paper if one.is_all else known.some_papers.format(numbers),
        "questions": [_line(question, target) for question in one.questions],
    }


def _shown(url: str) -> str:
    """The address as people write it."""
    return url.partition("//")[2].removesuffix("/")


def _spoken(inline: Inline, language: str, target: Target) -> Inline:
    """The pieces, known as being in that language where the writer says so ("" is the sheet's own)."""
    if not (language and target.marks_languages):
        return inline
    said = Span("language", language)
    return tuple(
        piece._replace(spans=(said, *piece.spans)) if isinstance(piece, Run) else piece for piece in inline
    )


def _line(inline: Inline, target: Target) -> Finished:
    return Finished(line(inline, target.inline, target.code, target.line_break))
