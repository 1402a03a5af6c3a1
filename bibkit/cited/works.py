"""The works for sources: those that they cite with what these link to, from the libraries that are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bibkit.cited.answer import Answer, under_cited_keys
from bibkit.cited.walk import Cited, FoundBibliography
from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.errors import BibkitError
from bibkit.library import Library
from bibkit.loading import library_of, load
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store.load import load_parts

_ALIASED = ("biblatex",)  # formats that have a place for other keys of a work
_FOLDING = ("bibtex",)  # and those whose programs take keys that differ by case for one


class NamedWorks(NamedTuple):
    """What the bibliographies hold that sources name, and a word on those that can't be read."""

    libraries: tuple[Library, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def named_works(found: Sequence[FoundBibliography]) -> NamedWorks:
    """The bibliographies that are there, each format for itself: what is no bibliography stands in no other's way."""
    by_ending: dict[str, list[Path | Source]] = {}
    wrong: list[Diagnostic] = []
    for path, place, text in found:
        if text is not None:
            by_ending.setdefault(path.suffix, []).append(Source(text.text, str(path)))
        elif path.is_file():
            by_ending.setdefault(path.suffix, []).append(path)
        else:
            message = f"The bibliography {path} is not there"
            wrong.append(Diagnostic("BK026", message, "correct its name, or write it", place))
    places = {str(one.path): one.place for one in found}
    libraries: list[Library] = []
    for parts in by_ending.values():
        paths = [Path(part.path) if isinstance(part, Source) else part for part in parts]
        try:
            library = library_of(partial(load_parts, parts, "", None), paths)
            libraries.append(library)
            if not library.found and library.errors:
                wrong.append(_empty(library.errors[0], places[str(paths[0])]))
        except BibkitError as error:
            message = f"The bibliography can't be read: {error}"
            wrong.append(Diagnostic("BK026", message, error.hint or "", WholeFile(str(paths[0]))))
    return NamedWorks(tuple(libraries), tuple(wrong))


def _empty(why: Diagnostic, named_at: SourceSpan) -> Diagnostic:
    """The word on a bibliography of which nothing was read."""
    where = why.place.where if why.place is not None else None
    path = where.path if where is not None else ""
    message = f"The bibliography {path} holds no work that is read: {why.message}"
    return Diagnostic("BK026", message, why.help, named_at)


def answer_from(cited: Cited, library: Library | str | Path | None = None) -> Answer:
    """What sources cite, looked up in the library, a value or its path, or else where the sources say it is.

    Raises FileError for a library that is not there.
    """
    if library is not None:
        return Answer(cited, [library if isinstance(library, Library) else load(library)])
    named = named_works(cited.bibliographies)
    return Answer(cited._replace(diagnostics=(*cited.diagnostics, *named.diagnostics)), named.libraries)


def works_for(
    answer: Answer, format_name: str, *, keeps_crossref: bool = False, as_cited: bool = True
) -> Library:
    """The works that are cited as a library, under the keys that a format wants for them.

    They are in the order of first citation, or in that of their libraries without `as_cited`; behind them stands what
    they link to: what biber follows, and the books that entries link to where those are written (`keeps_crossref`).
    """
    from bibkit.formats.bibtex.links import LINKS  # 40 ms that those who only look need not wait

    records = under_cited_keys(
        answer,
        answer.records if as_cited else answer.in_order_of_libraries,
        has_aliases=format_name in _ALIASED,
        minds_case=format_name not in _FOLDING,
    )
    followed = [
        name for name in LINKS if keeps_crossref or (name != "crossref" and format_name == "biblatex")
    ]
    if format_name == "bibtex":
        followed = [name for name in followed if name == "crossref"]
    first, *others = answer.libraries
    origins = {
        key: origin for library in reversed(answer.libraries) for key, origin in library.origins.items()
    }
    found = tuple(one for library in answer.libraries for one in library.load_diagnostics)
    whole = replace(first, origins=origins, load_diagnostics=found if others else first.load_diagnostics)
    return replace(whole, records=(*records, *_linked(records, answer.libraries, followed)))


def list_for(answer: Answer) -> Library:
    """The works that are cited as a library for a reference list: each once, in the order of first citation."""
    return replace(answer.libraries[0], records=answer.records)


def _linked(records: Sequence[Record], libraries: Sequence[Library], names: Sequence[str]) -> list[Record]:
    if not names:
        return []
    from bibkit.formats.bibtex.links import linked_from

    known = {record.key.casefold(): record for library in reversed(libraries) for record in library.records}
    there = {record.key.casefold() for record in records}
    there |= {alias.casefold() for record in records for alias in record.list("aliases")}
    found: list[Record] = []
    waiting = list(records)
    for linking in waiting:  # it grows on the way
        for key in linked_from(linking, names):
            record = known.get(key.casefold())
            if record is not None and key.casefold() not in there:
                there.add(key.casefold())
                found.append(record)
                waiting.append(record)
    return found
