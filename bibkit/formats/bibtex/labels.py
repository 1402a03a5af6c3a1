"""Identifiers of .bib fields that stand behind a label or an address, or before a full stop: `doi = {https://doi.org/10.1000/182}`.

The styles put their own before them, so that what is printed has it twice. Hyphens in numbers, and what TeX needs,
are as they should be there.
"""

from __future__ import annotations

from bibkit.diagnostics.fix import Fix
from bibkit.formats.bibtex.reading import Reading
from bibkit.model.ident import ArxivId
from bibkit.source import Edit, SourceSpan
from bibkit.syntax.bib import BibField

_IDENTIFIERS = ("DOI", "arxiv", "ISSN", "PMID")
_OF_TEX = frozenset("{}\\%")


def report_labels(reading: Reading) -> None:
    """A finding for each identifier of the entry that has more before it; its fix is safe, as the two say the same."""
    for name in _IDENTIFIERS:
        item = reading.origins.get(name)
        if item is None or item.entry is not reading.entry or f"{item.name}-2" in reading.extra:
            continue
        value = reading.values[name]
        # An eprint without a type is an arXiv's by its label alone.
        if isinstance(value, ArxivId) and (item.name != "eprint" or not _names_arxiv(reading)):
            continue
        plain = value.versioned if isinstance(value, ArxivId) else str(value)
        for one in reading.entry.fields:  # a field may come twice: BibTeX prints the first, biber the last
            if one.name == item.name and one.value != plain:
                _report_label(reading, one, plain)


def _report_label(reading: Reading, item: BibField, plain: str) -> None:
    inner = item.inner_span
    edits = _without_label(inner, plain) if inner is not None else ()
    if edits:
        message = f'{item.name} is not in its normal form "{plain}"'
        fix = Fix(f"Write {plain}", edits)
        reading.report("BK407", item, message, f"write {plain}; styles set the address before it", fix=fix)


def _names_arxiv(reading: Reading) -> bool:
    named = [reading.fields[name] for name in ("eprinttype", "archiveprefix") if name in reading.fields]
    return any(item.value.strip().casefold() == "arxiv" for item in named)


def _without_label(inner: SourceSpan, plain: str) -> tuple[Edit, ...]:
    """The edits that leave the identifier alone; none where no more stands around it, or TeX does."""
    text = inner.text
    at = text.find(plain)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if at < 0 or (at == start and at + len(plain) == end) or _OF_TEX & {*text[:at], *text[at + len(plain) :]}:
        return ()
    source, first = inner.source, inner.start
    edits = [Edit(source, first + start, first + at, "")]
    if at + len(plain) < end:
        edits.append(Edit(source, first + at + len(plain), first + end, ""))
    return tuple(edits)
