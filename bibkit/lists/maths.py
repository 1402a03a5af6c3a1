"""Formulas kept out of a processor's hands: text case, quotation marks and punctuation are for words.

Each formula of an item's prose becomes one character of Unicode's supplementary private use area before the
processor sees it, and a run of its own with a "maths" span afterwards. Like formulas share a character, different
ones never do, so items that differ in a formula only stay different.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bibkit.engines.job import CitationParts, CitedItem, Engine, Job, Rendered
from bibkit.text.pattern import lazy_pattern
from bibkit.text.run import Run, Span

# CSL's variables of words; identifiers and numbers have no formulas (CSL 1.0.2, appendix IV, standard variables).
_PROSE = (
    "abstract", "annote", "chapter-title", "collection-title", "container-title", "container-title-short", "event",
    "event-title", "keyword", "note", "original-title", "part-title", "reviewed-title", "shortTitle", "title",
    "title-short", "volume-title",
)  # fmt: skip
_PRIVATE = lazy_pattern("[\U000f0000-\U000ffffd]")


def render(engine: Engine, job: Job) -> Rendered:
    """What the engine makes of the job, formulas in runs of their own; raises what the engine does."""
    items, cited, formulas = _hidden(job)
    if not formulas:
        return engine.render(job)
    rendered = engine.render(job._replace(items=items, citations=cited))
    listed = rendered.bibliography
    if listed is not None:
        entries = (entry._replace(runs=with_maths(entry.runs, formulas)) for entry in listed.entries)
        listed = listed._replace(entries=tuple(entries))
    citations = tuple(with_maths(citation, formulas) for citation in rendered.citations)
    parts = tuple(
        CitationParts(with_maths(text, formulas), with_maths(note, formulas)) for text, note in rendered.parts
    )
    return Rendered(citations, listed, rendered.notes, parts)


def with_maths(runs: Sequence[Run], formulas: Mapping[str, str]) -> tuple[Run, ...]:
    """The runs with TeX in a run of its own for each character of `formulas` (character -> TeX)."""
    return tuple(piece for run in runs for piece in _pieces(run, formulas))


def _pieces(run: Run, formulas: Mapping[str, str]) -> Iterator[Run]:
    at = 0
    for match in _PRIVATE.finditer(run.text):
        tex = formulas.get(match[0])
        if tex is None:
            continue
        if match.start() > at:
            yield Run(run.text[at : match.start()], run.spans)
        yield Run(tex, (*run.spans, Span("maths", "")))
        at = match.end()
    if at < len(run.text):
        yield Run(run.text[at:], run.spans) if at else run


def _hidden(
    job: Job,
) -> tuple[tuple[Mapping[str, Any], ...], tuple[tuple[CitedItem, ...], ...], dict[str, str]]:
    """The items and citations with characters in place of formulas, and what the characters stand for."""
    items = job.items
    texts = [
        (at, name, text)
        for at, item in enumerate(items)
        for name in _PROSE
        if name in item and isinstance(text := item[name], str) and "$" in text
    ]
    beside = [text for cites in job.citations for cite in cites for text in (cite.prefix, cite.suffix)]
    if not texts and not any("$" in text for text in beside):
        return items, job.citations, {}
    taken = {sign for item in items for value in item.values() for sign in _PRIVATE.findall(str(value))}
    taken.update(sign for text in beside for sign in _PRIVATE.findall(text))
    free = (sign for number in range(0xF0000, 0xFFFFE) if (sign := chr(number)) not in taken)
    signs: dict[str, str] = {}
    hidden = list(items)
    for at, name, text in texts:
        hidden[at] = {**hidden[at], name: _with_signs(text, signs, free)}
    citations = tuple(
        tuple(
            cite._replace(
                prefix=_with_signs(cite.prefix, signs, free), suffix=_with_signs(cite.suffix, signs, free)
            )
            for cite in cites
        )
        for cites in job.citations
    )
    return tuple(hidden), citations, {sign: tex for tex, sign in signs.items()}


def _with_signs(text: str, signs: dict[str, str], free: Iterator[str]) -> str:
    if "$" not in text:
        return text
    from bibkit.text.rich_text import Part, segments  # few lists hold formulas

    written = ""
    end = 0
    for segment in segments(text):
        if segment.part is not Part.MATHS:
            continue
        sign = signs.get(segment.text) or next(free, "")
        if not sign:  # more formulas than characters
            continue
        signs[segment.text] = sign
        written += text[end : segment.at] + sign
        end = segment.at + len(segment.text) + 2
    return written + text[end:]
