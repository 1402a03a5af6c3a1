"""Links from a citation to the entry of the work, and from the entry back to where it is first cited.

The engine marks which runs of a citation are whose (`marks_cites`). Brackets and punctuation round a cite stay outside
of its link. Nothing is added to what is read: the way back is on the beginning of the entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bibkit.text.run import Bibliography, Entry, Run, Span

_YEAR = re.compile(r"\d{4}[a-z]{0,2}(?!\d)")
_BEFORE = re.compile(r"[\s(\[]*")
_AFTER = re.compile(r"[\s.,;:)\]]*\Z")
_PLAIN = re.compile(r"[^A-Za-z0-9-]")


def entry_anchor(key: str) -> str:
    """The name of the place where the work's entry stands: `ref-` and the key.

    >>> entry_anchor("doe2020"), entry_anchor("DBLP:a/b")
    ('ref-doe2020', 'ref-DBLP.3a.a.2f.b')
    """
    return "ref-" + _PLAIN.sub(lambda match: f".{ord(match[0]):x}.", key)


def linked_citations(
    citations: Sequence[tuple[Run, ...]], part: str
) -> tuple[list[tuple[Run, ...]], dict[str, str]]:
    """The citations with links to entries, each a place of its own, and the place of each item's first citation.

    `part` is what of a cite is the link: "cite" all of it, "author" what stands before the year, "year" the year.
    """
    found: list[tuple[Run, ...]] = []
    first: dict[str, str] = {}
    for number, runs in enumerate(citations, start=1):
        place = f"cite-{number}"
        for id_ in dict.fromkeys(_item(run) for run in runs):
            if id_:
                first.setdefault(id_, place)
        groups = [(id_, list(group)) for id_, group in groupby(runs, _item)]
        texts = [(id_, "".join(run.text for run in group)) for id_, group in groups]
        pieces: list[Run] = []
        for at, (id_, group) in enumerate(groups):
            pieces += _linked(group, id_, "" if id_ and _is_rest(texts, at, part) else part) if id_ else group
        found.append(_anchored(pieces, place))
    return found, first


def with_anchors(bibliography: Bibliography, first: Mapping[str, str], seen: set[str]) -> Bibliography:
    """The list with a place for each entry that has none in another list, and the way back to its first citation."""
    entries: list[Entry] = []
    for entry in bibliography.entries:
        runs = entry.runs
        if entry.id not in seen:
            seen.add(entry.id)
            runs = _anchored(runs, entry_anchor(entry.id), first.get(entry.id, ""))
        entries.append(entry._replace(runs=runs))
    return bibliography._replace(entries=tuple(entries))


def _item(run: Run) -> str:
    """The id of the item whose cite the run belongs to."""
    return next((span.value for span in run.spans if span.kind == "reference"), "")


def _is_rest(texts: Sequence[tuple[str, str]], at: int, part: str) -> bool:
    """Whether a work's part that is to be linked is not here: names in the sentence, or what goes on from them."""
    id_, text = texts[at]
    if part == "author":
        return any(other == id_ for other, _ in texts[:at])
    has_year = _YEAR.search(text) is not None
    return part == "year" and not has_year and any(o == id_ and _YEAR.search(t) for o, t in texts[at + 1 :])


def _linked(runs: list[Run], id_: str, part: str) -> Iterator[Run]:
    """The runs of one cite, its link on that part of it alone."""
    text = "".join(run.text for run in runs)
    start, end = _shown(text, part)
    link = Span("reference", entry_anchor(id_))
    at = 0
    for run in runs:
        spans = tuple(span for span in run.spans if span.kind != "reference")
        inner = tuple(
            span for span in spans if span.kind != "link"
        )  # the link to the entry is the one that is wanted
        first, last = max(start - at, 0), max(min(end - at, len(run.text)), 0)
        for piece, around in (
            (run.text[:first], spans),
            (run.text[first:last], (link, *inner)),
            (run.text[max(first, last) :], spans),
        ):
            if piece:
                yield Run(piece, around)
        at += len(run.text)


def _shown(text: str, part: str) -> tuple[int, int]:
    """Where the part stands: without the brackets and punctuation round it, all of a cite that has no year."""
    start, end = 0, len(text)
    if not part:
        return 0, 0
    years = list(_YEAR.finditer(text)) if part in ("author", "year") else []
    if years and part == "year":
        return years[0].start(), years[0].end()
    if years and text[: years[0].start()].strip(" ([,"):
        end = years[0].start()
    start = len(_BEFORE.match(text)[0])  # type: ignore[index] # which always matches
    end = start + len(_AFTER.sub("", text[start:end]))
    for opening, closing in ("()", "[]"):
        if text.count(opening, start, end) <= text.count(closing, start, end):
            continue
        if text[end : end + 1] == closing:
            end += 1
        else:  # which is closed behind the cite
            start = text.rindex(opening, start, end) + 1
    return start, end


def _anchored(runs: Sequence[Run], place: str, back: str = "") -> tuple[Run, ...]:
    """The runs, the first of which that shows anything is that place, and leads back."""
    for at, run in enumerate(runs):
        if not run.text.strip():
            continue
        is_link = any(span.kind in ("link", "reference") for span in run.spans)
        spans = (Span("anchor", place), *([Span("reference", back)] if back and not is_link else []))
        display = tuple(span for span in run.spans if span.kind == "display")
        rest = tuple(span for span in run.spans if span.kind != "display")
        core = run.text.rstrip(" .,;:") or run.text
        after = [Run(run.text[len(core) :], run.spans)] if core != run.text else []
        return (*runs[:at], Run(core, (*display, *spans, *rest)), *after, *runs[at + 1 :])
    return tuple(runs)
