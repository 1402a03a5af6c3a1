"""All rules over a library: those on its records, and those on the texts that they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bibkit.checks.run import run_checks
from bibkit.diagnostics import Diagnostic
from bibkit.formats.known_tex import text_of_known_tex
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.source import Source

_BIB = ("bibtex", "biblatex")


def check_all(
    records: Sequence[Record],
    people: Mapping[str, Person],
    require: Sequence[str],
    texts: Sequence[tuple[Source, str, bool]],
    also: Sequence[str] = (),
) -> list[Diagnostic]:
    """What the rules find in records, whose places are still to be found, and in texts.

    A text comes with the name of its format, and whether somebody named that. Of the rules that are off by default
    those run whose codes begin with one of `also`.
    """
    found = run_checks(records, people, require, text_of_known_tex, also)
    for name in _BIB:
        # A .bib file is read in either dialect, so that its ending names none.
        for is_named in (False, True):
            sources = [text for text, format_name, named in texts if (format_name, named) == (name, is_named)]
            if sources:
                from bibkit.checks.bib.run import check_bib  # for those who have such files

                dialect = name if is_named or name == "biblatex" else ""
                found += check_bib(sources, dialect, tuple(also))
    return found


def unsaid(found: Iterable[Diagnostic], said: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings but for those that are among others already: of the same code and record, at the same place.

    Of what came from a format, reading has said some of what the rules say.
    """
    known: dict[tuple[str, str], list[Diagnostic]] = {}
    for one in said:
        known.setdefault((one.code, one.key), []).append(one)
    return [
        one
        for one in found
        if not any(other.where == one.where for other in known.get((one.code, one.key), ()))
    ]
