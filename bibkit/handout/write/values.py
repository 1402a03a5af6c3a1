"""What a template of a sheet may use, by name; written for the format, or text that the template will escape."""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.extras import needed
from bibkit.handout.content import Inline, PaperPart, Sheet
from bibkit.handout.words import SheetWords, words
from bibkit.handout.write.target import Target, Templates, line
from bibkit.text.run import Run
from bibkit.text.write.text import inline as plain
from bibkit.web.templates import Filled, Finished, fill

_SECTION, _INSIDE_PAPER = 2, 4
"""Levels of headings in free texts: the sheet's title is 1, a paper's 2, its parts' 3."""


def filled(
    sheet: Sheet,
    target: Target,
    templates: Templates,
    name: str,
    *,
    delimiters: Mapping[str, str] | None = None,
    css: str = "",
) -> Filled:
    """The template of that name with the sheet in it. `css` is the style sheet, for HTML only."""
    needed("jinja2", "handout")
    values = template_values(sheet, target)
    return fill(
        name,
        {**values, "css": Finished(css)} if css else values,
        escape=target.escape,
        folders=templates.folders,
        delimiters=delimiters,
    )


def template_values(sheet: Sheet, target: Target) -> dict[str, object]:
    """The values by name. Text of people and records is escaped or finished, addresses are safe or ""."""
    known = words(sheet.locale)
    when = [part for part in (sheet.date, sheet.time, sheet.place) if part]
    reading = known.reading_partial if sheet.is_partial else known.reading
    return {
        "lang": sheet.locale,
        "language": sheet.locale.partition("-")[0],
        "region": sheet.locale.partition("-")[2],
        "words": known,
        "series": sheet.series if sheet.series != sheet.title else "",
        "title": sheet.title,
        "date": sheet.date,
        "iso_date": sheet.iso_date,
        "time": sheet.time,
        "place": sheet.place,
        "when": when,
        "roles": [(label, ", ".join(names)) for label, names in sheet.roles],
        "reading": reading.format(sheet.minutes) if sheet.minutes else "",
        "before": Finished(target.blocks(sheet.before, _SECTION)),
        "papers": [_paper(part, known, target) for part in sheet.papers],
        "questions": [_line(question, target) for question in sheet.questions],
        "after": Finished(target.blocks(sheet.after, _SECTION)),
        "notes": [_line(note, target) for note in sheet.notes],
        "references": Finished(target.bibliography(sheet.references)),
        "lines": sheet.lines,
    }


def _paper(part: PaperPart, known: SheetWords, target: Target) -> dict[str, object]:
    pages = part.pages
    form = known.page if pages and pages.count == 1 else known.pages
    title = plain([piece for piece in part.title if isinstance(piece, Run)])
    return {
        "number": part.number,
        "key": part.key,
        "title": _line(part.title, target),
        "reference": _line(part.reference, target),
        "url": Finished(target.address(part.url)) if part.url else "",
        "shown_url": part.url.partition("//")[2].removesuffix("/"),
        "qr": Finished(target.qr(part.coded_url, known.qr.format(title))) if part.coded_url else "",
        "presenter": ", ".join(part.presenter),
        "pages": form.format(pages.text) if pages else "",
        "minutes": known.minutes.format(part.minutes) if part.minutes else "",
        "summary": Finished(target.blocks(part.summary, _INSIDE_PAPER)),
        "abstract": _line(part.abstract, target),
        "questions": [_line(question, target) for question in part.questions],
    }


def _line(inline: Inline, target: Target) -> Finished:
    return Finished(line(inline, target.inline, target.code, target.line_break))
