"""A MARC record as its fields, whatever form they stood in."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.source import SourceSpan
from bibkit.syntax.tagged import TaggedLine

# Punctuation of ISBD, which stands before the next subfield; a full stop ends a field unless it is an abbreviation's.
_BEHIND = re.compile(r"[\s/:;,=]+$")
_STOP = re.compile(r"(?:(?<=[^\W\d_]{5})|(?<=[)\]\d]))\.$")


class MarcField(NamedTuple):
    """A field: its tag, both indicators, and its subfields in order; of a control field the text has no code."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]
    span: SourceSpan

    def all(self, codes: str) -> list[str]:
        """The texts of the subfields with those codes, without the punctuation behind them."""
        return [text for code, said in self.subfields if code in codes and (text := clean(said))]

    def first(self, code: str) -> str:
        """The text of the first subfield with that code, or empty."""
        return next(iter(self.all(code)), "")

    def raw(self, code: str) -> str:
        """The same as it stands."""
        return next((text.strip() for one, text in self.subfields if one == code), "")

    def line(self, codes: str = "") -> TaggedLine:
        """The field as catalogues print it; with `codes`, without the subfields that have them."""
        parts = "".join(
            f"${code}{' '.join(text.split())}" if code else text.strip()
            for code, text in self.subfields
            if not code or code not in codes
        )
        return TaggedLine.of(self.tag, (f"{self.indicators}{parts}",), self.span)


class MarcRecord(NamedTuple):
    """A record: its leader of 24 characters, and its fields in order."""

    leader: str
    fields: tuple[MarcField, ...]
    span: SourceSpan

    def all(self, *tags: str) -> list[MarcField]:
        """The fields with those tags."""
        return [field for field in self.fields if field.tag in tags]

    def control(self, tag: str) -> str:
        """The text of a control field, or empty."""
        return next(
            (field.subfields[0][1] for field in self.fields if field.tag == tag and field.subfields), ""
        )


def clean(text: str) -> str:
    """The text with single blanks, without ISBD's punctuation behind it.

    >>> clean("London :"), clean("Doe, J."), clean("Springer,"), clean("On cats."), clean("A guide.")
    ('London', 'Doe, J.', 'Springer', 'On cats.', 'A guide')
    """
    return _STOP.sub("", _BEHIND.sub("", " ".join(text.split())))
