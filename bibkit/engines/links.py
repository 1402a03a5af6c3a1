"""Links on the identifiers that an entry shows (CSL 1.0.2, appendix VI)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibkit.csl.run import Run, Span

# What is shown -> where it leads, the longer form first; the identifier stands for {}.
_LINKS = {
    "URL": (("{}", "{}"),),
    "DOI": (
        ("https://doi.org/{}", "https://doi.org/{}"),
        ("http://doi.org/{}", "https://doi.org/{}"),
        ("https://dx.doi.org/{}", "https://doi.org/{}"),
        ("http://dx.doi.org/{}", "https://doi.org/{}"),
        ("{}", "https://doi.org/{}"),
    ),
    "PMID": (("{}", "https://www.ncbi.nlm.nih.gov/pubmed/{}"),),
    "PMCID": (("{}", "https://www.ncbi.nlm.nih.gov/pmc/articles/{}"),),
}

# A bare number is a PubMed id only where the entry says so.
_LEADS = {"PMID": "pmid"}


def linked(runs: Sequence[Run], item: Mapping[str, Any]) -> tuple[Run, ...]:
    """The runs with a link span on each of the item's identifiers where they show it first."""
    places: list[tuple[int, int, Span]] = []
    text = "".join(run.text for run in runs)
    for variable, forms in _LINKS.items():
        identifier = item.get(variable)
        if not isinstance(identifier, str | int) or not str(identifier):
            continue
        for shown, target in forms:
            anchor = shown.format(identifier)
            start = _find(text, anchor, places, lead=_LEADS.get(variable, ""))
            if start >= 0:
                places.append((start, start + len(anchor), Span("link", target.format(identifier))))
                break
    return tuple(runs) if not places else _cut(runs, sorted(places, key=lambda place: place[0]))


def _find(text: str, anchor: str, taken: Sequence[tuple[int, int, Span]], *, lead: str) -> int:
    """Where the anchor stands as a word of its own, after its lead and in no other link, or -1."""
    start = text.find(anchor)
    while start >= 0:
        end = start + len(anchor)
        is_led = lead in text[max(start - 8, 0) : start].lower()
        is_word = is_led and not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        if is_word and all(end <= other[0] or start >= other[1] for other in taken):
            return start
        start = text.find(anchor, start + 1)
    return -1


def _cut(runs: Sequence[Run], places: Sequence[tuple[int, int, Span]]) -> tuple[Run, ...]:
    cut: list[Run] = []
    at = 0
    for run in runs:
        done = 0
        for start, end, span in places:
            first, last = max(start - at, done), min(end - at, len(run.text))
            if first >= last:
                continue
            cut += [Run(run.text[done:first], run.spans), Run(run.text[first:last], (*run.spans, span))]
            done = last
        cut.append(Run(run.text[done:], run.spans))
        at += len(run.text)
    return tuple(run for run in cut if run.text)
