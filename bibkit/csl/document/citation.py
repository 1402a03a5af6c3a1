"""Citations as a document has them: what a word processor says and what it gets back."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from bibkit.csl.ops.env import UNPLACED, Cite
from bibkit.text.run import Run

Mode: TypeAlias = Literal["", "author-only", "suppress-author", "composite"]
"""As in citeproc-js: "composite" is the names in the sentence and the rest in the citation."""


class Citation(NamedTuple):
    """One place in the text where items are cited.

    `note` is the number of the foot- or endnote it stands in, 0 in the text. `mode` applies to the first
    cite: "composite" is the author in the text and the rest in the citation, with `infix` between them.
    `is_sorted` lets the style order the cites. Where the sentence `goes_on` behind it, as it may in a note that says
    more, the style's full stop is left out.
    """

    id: str
    cites: tuple[Cite, ...]
    note: int = 0
    mode: Mode = ""
    prefix: str = ""
    suffix: str = ""
    infix: str = ""
    is_sorted: bool = True
    goes_on: bool = False


class Changed(NamedTuple):
    """A citation that reads differently now: its place in the document, its id, its runs."""

    place: int
    id: str
    runs: tuple[Run, ...]


_LABELS = {"sub verbo": "sub-verbo", "article": "article-locator", "title": "title-locator"}
"""What citation data calls locators whose terms have other names."""


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None or value is False else str(value)


def _number(value: object) -> int:
    """The number, also where it is text; 0 for anything else."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def parse_cite(data: Mapping[str, object]) -> Cite:
    """A cite in the shape of citeproc-js and of the CSL citation schema ("id", "locator", "label" ...)."""
    label = _text(data.get("label")) or "page"
    position = data.get("position")
    return Cite(
        id=_text(data.get("id")),
        locator=_text(data.get("locator")).rstrip(),
        label=_LABELS.get(label, label),
        prefix=_text(data.get("prefix")),
        suffix=_text(data.get("suffix")),
        suppress_author=bool(data.get("suppress-author")),
        author_only=bool(data.get("author-only")),
        position=position if isinstance(position, int) and not isinstance(position, bool) else UNPLACED,
        near_note=bool(data.get("near-note")),
        first_note_number=_number(data.get("first-reference-note-number")),
    )


def parse_citation(data: Mapping[str, object], default_id: str = "") -> Citation:
    """A citation in that shape ("citationID", "citationItems", "properties")."""
    properties = data.get("properties")
    properties = properties if isinstance(properties, Mapping) else {}
    items = data.get("citationItems")
    cites = (
        tuple(parse_cite(item) for item in items if isinstance(item, Mapping))
        if isinstance(items, Sequence)
        else ()
    )
    note = properties.get("noteIndex")
    mode = _text(properties.get("mode"))
    return Citation(
        id=_text(data.get("citationID")) or default_id,
        cites=cites,
        note=note if isinstance(note, int) and not isinstance(note, bool) else 0,
        mode=mode if mode in ("author-only", "suppress-author", "composite") else "",  # type: ignore[arg-type]
        prefix=_text(properties.get("prefix")),
        suffix=_text(properties.get("suffix")),
        infix=_text(properties.get("infix")),
        is_sorted=not properties.get("unsorted"),
    )
