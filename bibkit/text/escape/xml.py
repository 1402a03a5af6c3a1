"""Characters of XML and HTML: what neither of them can hold, whatever way it is written."""

from __future__ import annotations

from bibkit.text.pattern import lazy_pattern

_NO_CHARACTER = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def characters(text: str) -> str:
    """The text with U+FFFD for what XML (1.0, production 2) and HTML (13.2.3.5) have no place for or advise against."""
    return text if text.isprintable() else _NO_CHARACTER.sub("\ufffd", text)
