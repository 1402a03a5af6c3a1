"""Leaf text without the characters that no text format can hold."""

from __future__ import annotations

from bibkit.text.pattern import lazy_pattern

# Tab, line and page ends, and the information separators: white space that would start a new line or block.
_BREAK = lazy_pattern("[ \t]*[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+[ \t]*")
_CONTROL = lazy_pattern("[\x00-\x1f\x7f-\x9f]")
_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""The text on one line: breaks become a space, control characters go, lone surrogates become U+FFFD.

    An entry is one paragraph in every format, so a line break inside a title is white space. No-break spaces
    and other spaces of Unicode stay.

    >>> clean("a\n\n# b\x00")
    'a # b'
    """
    if text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", _BREAK.sub(" ", text)))
