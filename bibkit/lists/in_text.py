"""A whole text with its citations set in a style where they stand, its notes, and the list of the works at its end.

All else stays as it is, byte for byte. In a style that cites in notes, a citation outside of the text's own footnotes
makes one of its own; its mark stands behind the punctuation that follows and without the space before, as pandoc has it
(`notes-after-punctuation`). The list goes into the block called `refs`, where the text has one (pandoc's manual,
"Placement of the bibliography").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bibkit.engines import Note
from bibkit.engines.job import CitationParts
from bibkit.errors import UsageError
from bibkit.formats.written import Written
from bibkit.lists.citing import left_out
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.lists.reading.citations import NotedCitation, noted_citations
from bibkit.lists.reference_list import (
    job_locale,
    render,
    says_languages,
    style_job,
    text_writer,
    without_bibliography,
)
from bibkit.stylebook.find import find_style
from bibkit.text.escape.markdown import line_start_escaped
from bibkit.text.run import Run
from bibkit.text.write.writer import Writer

TEXTS = ("markdown", "html", "text")
"""The kinds of text; plain text is read as Markdown is."""

_LINE_LEAD = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?")
_PROSE = re.compile(r"[ \t]*[\w*\"'“‘„«(]")  # how a line begins that goes on in the next
_BLANKS = re.compile(r"[ \t]*")
_BLANKS_BEFORE = re.compile(r"(?<=[^\s>])[ \t]+\Z")
_GOES_ON = re.compile(r"[ \t]*\n?[ \t]*(?:[^\W\d_A-ZÀ-Þ]|[\d(\[.,;:!?)])")
_PUNCTUATION = re.compile(r"\)?[.,;:!?]+")
_REFS = {
    "markdown": re.compile(
        r"^:{3,}[ \t]*\{[^{}\n]*#refs\b[^{}\n]*\}[^\n]*\n|<div\b[^<>]*\bid=[\"']?refs\b[^<>]*>", re.MULTILINE
    ),
    "html": re.compile(r"<div\b[^<>]*\bid=[\"']?refs\b[^<>]*>", re.IGNORECASE),
}
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)
_LONGEST_LEAD = 200  # characters of a line before its text


class _MadeNote(NamedTuple):
    """A note of ours: its number, and what it says."""

    number: int
    written: str


def cite_in_text(
    text: str,
    find_item: Callable[[str], Mapping[str, Any] | None],
    output: str = "markdown",
    options: ListOptions = DEFAULTS,
    *,
    read_as: str = "",
    also: Sequence[Mapping[str, Any]] = (),
    folders: Sequence[Path] = (),
    bibliography: bool | None = None,
) -> Written:
    """The text with its citations in a style.

    `output` is one of `TEXTS`: what the text is, and what it becomes. `find_item` gives the CSL-JSON item of a key, or
    None: a citation with such a key stays as it is written. `read_as` is the text with blanks in the place of what
    holds no citation. `also` are items that are listed without being cited. The list is left out where
    `bibliography` is False or, unless that is True, where the style has none. The other arguments, and what is
    raised, are as for `reference_list`.
    """
    if output not in TEXTS:
        raise UsageError(f"A text can't be cited in as {output}", hint=f"it may be {', '.join(TEXTS)}")
    writer = text_writer(output)
    found = find_style(options.style, folders)
    locale = job_locale(found, options.locale)
    items: dict[str, Mapping[str, Any] | None] = {}
    read, _ = noted_citations(read_as or text, locale, is_html=output == "html")
    for key in dict.fromkeys(cite.id for citation in read for cite in citation.cites):
        items[key] = find_item(key)
    citations = _known(read, items)
    by_id = {str(item["id"]): item for item in (*items.values(), *also) if item is not None}
    job = style_job(
        found,
        by_id.values(),
        [citation.cites for citation in citations],
        notes=[
            Note(one.note, one.is_in_footnote, one.is_in_footnote and bool(_GOES_ON.match(text, one.end)))
            for one in citations
        ],
        marks_cites=bool(options.links) and writer.LINKS_WITHIN,
        options=options,
    )
    rendered = render(options.engine, job, with_languages=bool(bibliography) and says_languages(writer))
    listed = rendered.bibliography
    if bibliography and listed is None:
        raise without_bibliography(found)
    # To an engine that knows no parts, notes are text.
    parts = rendered.parts or tuple(map(CitationParts, rendered.citations))
    shown = [
        part if part.note and not citation.is_in_footnote else CitationParts(whole)
        for citation, part, whole in zip(citations, parts, rendered.citations, strict=True)
    ]
    if job.options.marks_cites:
        from bibkit.lists.links_within import linked_citations, with_anchors

        linked, first = linked_citations([note or runs for runs, note in shown], options.links)
        shown = [
            CitationParts(runs, new) if note else CitationParts(new)
            for (runs, note), new in zip(shown, linked, strict=True)
        ]
        listed = with_anchors(listed, first, set()) if listed is not None else None
    whole, notes = _spliced(text, citations, shown, writer, output)
    if bibliography is not False and listed is not None and listed.entries:
        whole = _with_list(whole, writer.bibliography(listed), output)
    if notes:
        whole = _appended(whole, _notes(notes, output), output)
    unmarked = left_out([read_as or text]) if output != "html" else []
    return Written(whole, (*found.notes, *rendered.notes, *unmarked))


def _spliced(
    text: str,
    citations: Sequence[NotedCitation],
    shown: Sequence[CitationParts],
    writer: Writer,
    output: str,
) -> tuple[str, list[_MadeNote]]:
    """The text with what is shown where its citations stand, and the notes that they make."""
    pieces: list[str] = []
    notes: list[_MadeNote] = []
    at = 0
    for citation, (runs, note) in sorted(zip(citations, shown, strict=True), key=lambda pair: pair[0].start):
        spot = _spot(text, citation, output, closes_up=bool(note and not runs) or _is_raised(runs))
        written = _inline(writer, runs, text[spot.start - 1 : spot.start], text[spot.end : spot.end + 1])
        if spot.is_at_line_start and output == "markdown":
            written = line_start_escaped(written)
        behind, end = "", spot.end
        if (note or spot.line_end) and not (spot.is_at_line_start and not runs):
            match = _PUNCTUATION.match(text, end)
            behind = match[0] if match else ""
            end += len(behind)
        if note:
            # "et al." and the full stop of the sentence are one.
            is_double = behind.startswith(".") and "".join(run.text for run in runs).endswith(".")
            number = citation.note if output != "html" else len(notes) + 1
            written += behind[is_double:] + _mark(number, output)
            notes.append(_MadeNote(number, writer.inline(note)))
        else:
            written += behind
        if spot.line_end:
            blanks = _BLANKS.match(text, end)
            end = blanks.end() if blanks else end
            written += spot.line_end if text[end : end + 1] not in ("\r", "\n", "") else ""
        pieces += (text[at : spot.start], written)
        at = end
    return "".join([*pieces, text[at:]]), notes


def _known(
    citations: Sequence[NotedCitation], items: Mapping[str, Mapping[str, Any] | None]
) -> list[NotedCitation]:
    """The citations of which every work is known, by the ids of these; the others make no note."""
    known: list[NotedCitation] = []
    passed: list[int] = []
    for citation in citations:
        found = [items[cite.id] for cite in citation.cites]
        if all(found):
            cites = tuple(
                cite._replace(id=str(item["id"]))
                for cite, item in zip(citation.cites, found, strict=True)
                if item
            )
            note = citation.note - bisect_left(passed, citation.note)
            known.append(citation._replace(cites=cites, note=note))
        elif not citation.is_in_footnote:
            passed.append(citation.note)
    return known


class _Spot(NamedTuple):
    """The characters that a citation takes of the text, whether it begins a line, and the line end among them."""

    start: int
    end: int
    is_at_line_start: bool = False
    line_end: str = ""


def _spot(text: str, citation: NotedCitation, output: str, *, closes_up: bool) -> _Spot:
    """Where a citation stands; with `closes_up`, from the end of the word before it."""
    start, end = citation.start, citation.end
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start] if start - line < _LONGEST_LEAD else "x"
    if output == "html" or not _LINE_LEAD.fullmatch(before):
        blanks = _BLANKS_BEFORE.search(text, max(line, start - _LONGEST_LEAD), start) if closes_up else None
        return _Spot(blanks.start() if blanks else start, end)
    if closes_up and not before.strip() and line:
        above = text[text.rfind("\n", 0, line - 1) + 1 : line]
        if _PROSE.match(above):
            body = above.rstrip()
            return _Spot(line - len(above) + len(body), end, line_end=above[len(body) :].lstrip(" \t"))
    return _Spot(start, end, is_at_line_start=True)


def _is_raised(runs: Sequence[Run]) -> bool:
    return bool(runs) and all(
        any(span.kind == "vertical-align" and span.value == "sup" for span in run.spans) for run in runs
    )


def _inline(writer: Writer, runs: Sequence[Run], before: str, after: str) -> str:
    """The runs between these neighbours: a letter beside them may change what a mark of emphasis means."""
    if not runs:
        return ""
    is_after, is_before = before.isalnum(), after.isalnum()
    written = writer.inline([*[Run("x")] * is_after, *runs, *[Run("x")] * is_before])
    return written[is_after : len(written) - is_before]


def _mark(number: int, output: str) -> str:
    if output == "markdown":
        return f"[^cite-{number}]"
    if output == "text":
        return f"[{number}]"
    return (
        f'<a href="#fn-cite-{number}" class="footnote-ref" id="fnref-cite-{number}" role="doc-noteref">'
        f"<sup>{number}</sup></a>"
    )


def _notes(notes: Sequence[_MadeNote], output: str) -> str:
    if output == "markdown":
        return "\n".join(f"[^cite-{number}]: {line_start_escaped(text)}\n" for number, text in notes)
    if output == "text":
        return "\n".join(f"[{number}] {text}\n" for number, text in notes)
    rows = "".join(
        f'<li id="fn-cite-{number}" role="doc-endnote"><p>{text} '
        f'<a href="#fnref-cite-{number}" class="footnote-back" role="doc-backlink">↩︎</a></p></li>\n'
        for number, text in notes
    )
    return f'<section class="footnotes" role="doc-endnotes">\n<ol>\n{rows}</ol>\n</section>\n'


def _with_list(text: str, written: str, output: str) -> str:
    pattern = _REFS.get(output)
    place = pattern.search(text) if pattern else None
    if place is None:
        return _appended(text, written, output)
    return _joined(text[: place.end()], written, text[place.end() :])


def _appended(text: str, written: str, output: str) -> str:
    ends = list(_BODY_END.finditer(text)) if output == "html" else []
    at = ends[-1].start() if ends else len(text)
    return _joined(text[:at], written, text[at:])


def _joined(before: str, written: str, after: str) -> str:
    """The block between the others, in lines of its own, with the line ends of the text."""
    line_end = "\r\n" if "\r\n" in before else "\n"
    written = written.replace("\n", line_end)
    gap = "" if before.endswith(("\n\n", "\n\r\n")) or not before else line_end
    if before and not before.endswith("\n"):
        gap += line_end
    return before + gap + written + (line_end if after.strip() else "") + after
