"""Rules about titles and other prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic
from bibkit.model.record import Record

_MATHS = re.compile(r"\$[^$]+\$")
_TEX = re.compile(r"\\[a-zA-Z]+\b|\\['`^\"~=.]\{?[a-zA-Z]|\{\\|\{[A-Z]+\}")
_TITLES = ("title", "title-short", "container-title", "collection-title", "publisher")


def no_title(record: Record) -> Iterator[Diagnostic]:
    """A work is cited by its title (BK501); letters and interviews may have none."""
    if not record.title and record.type not in (
        "personal_communication",
        "interview",
        "review",
        "review-book",
    ):
        yield Diagnostic("BK501", "The record has no title", "write `title:`", key=record.key)


def title_shouts(record: Record) -> Iterator[Diagnostic]:
    """A title in capitals only can't be put back into small letters by a style (BK503)."""
    title = record.title
    if title.isupper() and len(title.split()) > 2:
        help_text = "write it as it is printed elsewhere, or `ignore: [BK503]`"
        yield Diagnostic(
            "BK503", "The title is in capitals only", help_text, key=record.key, field=("title",)
        )


def trailing_period(record: Record) -> Iterator[Diagnostic]:
    """The full stop after a title is the style's (BK504); one that ends an abbreviation stays."""
    title = record.title.rstrip()
    words = title.split() if title.endswith(".") else []
    if words and words[-1].endswith(".") and not words[-1].endswith("..") and len(words[-1].strip(".")) > 4:
        yield Diagnostic(
            "BK504", "The title ends in a full stop", "remove it", key=record.key, field=("title",)
        )


def tex_in_text(record: Record) -> Iterator[Diagnostic]:
    """Records hold characters, not TeX, but for $maths$ (BK502): other formats would print the backslashes."""
    for field in _TITLES:
        text = record.text(field)
        if ("\\" in text or "{" in text) and (match := _TEX.search(_MATHS.sub("", text))):
            message = f"{field} holds TeX ({match[0]})"
            yield Diagnostic("BK502", message, "write the character itself", key=record.key, field=(field,))
