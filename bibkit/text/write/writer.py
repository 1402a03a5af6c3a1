"""What the module of a format offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from bibkit.text.run import Bibliography, DocumentPart, Heading, Passage, Run


class Writer(Protocol):
    """The functions of a format; the modules beside this one are such writers."""

    SHOWS_SPANS: bool
    """Whether formats, links and names leave anything in what is written, or only text does."""

    LINKS_WITHIN: bool
    """Whether a text can lead to another place of what is written: to an entry, and back."""

    SAYS_LANGUAGES: bool
    """Whether what is in another language than the list is written so."""

    def inline(self, runs: Sequence[Run], /) -> str:
        """What fits inside a sentence: no line end, no block."""
        ...

    def bibliography(self, bib: Bibliography, /) -> str:
        """Whole lines, or "" for a bibliography without entries."""
        ...

    def document(self, parts: Sequence[DocumentPart], /) -> str:
        """Headings, passages and bibliographies in one, as whole lines."""
        ...


@runtime_checkable
class FileWriter(Writer, Protocol):
    """A writer whose text goes into a file that is none."""

    def packed(self, written: str, language: str, /) -> bytes:
        """The file around what `bibliography` or `document` gave, in the language of that tag."""
        ...


def composed(
    parts: Sequence[DocumentPart],
    heading: Callable[[str], str],
    passage: Callable[[Sequence[Run]], str],
    bibliography: Callable[[Bibliography], str],
    *,
    gap: str = "\n",
    is_spaced: bool = True,
) -> str:
    """The parts with a gap between them; `is_spaced`: between one passage and the next too."""
    written = ""
    before: DocumentPart | None = None
    for part in parts:
        if isinstance(part, Heading):
            text = heading(part.text)
        elif isinstance(part, Passage):
            text = passage(part.runs)
        else:
            text = bibliography(part)
        if not text:
            continue
        follows = isinstance(part, Passage) and isinstance(before, Passage)
        written += (gap if written and (is_spaced or not follows) else "") + text
        before = part
    return written
