"""Rules about names that were taken apart in the wrong place, or never written as names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bibkit.diagnostics import Diagnostic
from bibkit.model.odd_name import ORGANISATION
from bibkit.model.record import Record, is_of_bib

_SUFFIX = re.compile(r"(?:^|[\s,])(?:Jr|Sr|II|III|IV)\.?$")


def split_organisation(record: Record) -> Iterator[Diagnostic]:
    """An organisation that was split as a person is (BK316): "Team, OpenAI", "Commission, European"."""
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            if name.given and name.family and _is_organisation(name.given, name.family):
                whole = name.display
                message = f'"{whole}" seems to be an organisation, and is split as a person is'
                help_text = (
                    f"write {{literal: {whole}}} in a record, {{{whole}}} with these braces in a .bib file"
                )
                yield Diagnostic("BK316", message, help_text, key=record.key, field=(field, i))


@lru_cache(maxsize=65536)  # the same people write again and again
def _is_organisation(given: str, family: str) -> bool:
    """Whether a word is one of an organisation's, and none is an initial."""
    return "." not in given and ORGANISATION.search(f"{given} {family}") is not None


def small_name(record: Record) -> Iterator[Diagnostic]:
    """A name without a capital is how a form was filled in a hurry (BK315); who writes it so answers for it."""
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            if name.given and name.family.islower() and name.given.islower():
                message = f"{name.display} is written in small letters only"
                help_text = "write it as the person does; if that is so, ignore BK315 here"
                yield Diagnostic("BK315", message, help_text, key=record.key, field=(field, i))


def misplaced_suffix(record: Record) -> Iterator[Diagnostic]:
    """Jr., Sr. or a number of a generation in another part of the name (BK317): it is printed and sorted wrongly.

    A family name "{Steele Jr.}" is how BibTeX has it where no comma is wanted (BibTeXing, 4).
    """
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            for part, text in (("given", name.given), ("family", name.family)):
                if (
                    text[-1:] in "rIV."
                    and not name.suffix
                    and len(text) > 3
                    and (match := _SUFFIX.search(text))
                    and not (part == "family" and "," not in text and is_of_bib(record))
                ):
                    suffix = match[0].strip(" ,")
                    message = f'"{text}" holds the suffix {suffix}'
                    help_text = f'write "Family, {suffix}, Given", or `suffix: {suffix}`'
                    yield Diagnostic("BK317", message, help_text, key=record.key, field=(field, i, part))
