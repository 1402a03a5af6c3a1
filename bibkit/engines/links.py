"""Links on the identifiers that an entry shows (CSL 1.0.2, appendix VI), or else on its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibkit.csl.vocab import LINK_TARGETS
from bibkit.text.run import Run, Span

_DOI = LINK_TARGETS["DOI"] + "{}"

# What is shown -> where it leads, the longer form first; the identifier stands for {}.
_LINKS = {
    "URL": (("{}", "{}"),),
    "DOI": (
        ("https://doi.org/{}", _DOI),
        ("http://doi.org/{}", _DOI),
        ("https://dx.doi.org/{}", _DOI),
        ("http://dx.doi.org/{}", _DOI),
        ("{}", _DOI),
    ),
    "PMID": (("{}", LINK_TARGETS["PMID"] + "{}"),),
    "PMCID": (("{}", LINK_TARGETS["PMCID"] + "{}"),),
}

_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")

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


def title_linked(runs: Sequence[Run], item: Mapping[str, Any]) -> tuple[Run, ...]:
    """The runs with a link on the title, to the item's DOI or else its URL, where no identifier is a link.

    Pandoc does so too. A title that the style shows otherwise than in its case (shortened, say) gets no link.
    """
    doi, title = item.get("DOI"), str(item.get("title") or "")
    target = f"{LINK_TARGETS['DOI']}{doi}" if doi else str(item.get("URL") or "")
    if not (target and title):
        return tuple(runs)
    for run in runs:
        for span in run.spans:
            if span.kind == "link":
                return tuple(runs)
    return _spanned(runs, title, Span("link", target))


def titles_in_language(runs: Sequence[Run], titles: Sequence[str], language: str) -> tuple[Run, ...]:
    """The runs with a span of that language on each of the titles.

    What the style shows otherwise than in its case stays without one.
    """
    found = tuple(runs)
    for title in titles:
        found = _spanned(found, title, Span("language", language))
    return found


def _spanned(runs: Sequence[Run], title: str, span: Span) -> tuple[Run, ...]:
    """The runs with the span on the title where it is shown first."""
    words = _words(title)
    shown = "".join([run.text for run in runs])
    start = shown.find(words)
    if start < 0:  # the style has changed its case or quotation marks
        start = _plain(shown).find(_plain(words))
    return _cut(runs, [(start, start + len(words), span)]) if start >= 0 else tuple(runs)


def _words(title: str) -> str:
    """The title as the reader sees it, without markup."""
    if "<" not in title and "$" not in title:
        return title
    from bibkit.text.rich_text import Part, segments  # most titles are plain

    return "".join(segment.text for segment in segments(title) if segment.part in (Part.TEXT, Part.MATHS))


def _plain(text: str) -> str:
    """The text in small letters with straight quotation marks, character by character."""
    small = text.lower()
    if len(small) != len(text) or "Σ" in text:  # what depends on its neighbours, or becomes two characters
        small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return small.translate(_STRAIGHT)


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
    """The runs with each place (start, end) inside its span, which is opened once if it can be."""
    cut: list[Run] = []
    depths = [_shared_depth(runs, start, end) for start, end, _ in places]
    at = 0
    for run in runs:
        done = 0
        for (start, end, span), depth in zip(places, depths, strict=True):
            if end <= at or start >= at + len(run.text):
                continue
            first, last = max(start - at, done), min(end - at, len(run.text))
            spans = (*run.spans[:depth], span, *run.spans[depth:])
            cut += [Run(run.text[done:first], run.spans), Run(run.text[first:last], spans)]
            done = last
        cut.append(Run(run.text[done:], run.spans) if done else run)
        at += len(run.text)
    return tuple([run for run in cut if run.text])


def _shared_depth(runs: Sequence[Run], start: int, end: int) -> int:
    """How many spans, from the outside, are open over all of that place."""
    shared: tuple[Span, ...] | None = None
    at = 0
    for run in runs:
        if run.text and at < end and at + len(run.text) > start:
            if shared is None:
                shared = run.spans
            while shared != run.spans[: len(shared)]:
                shared = shared[:-1]
        at += len(run.text)
    return len(shared or ())
