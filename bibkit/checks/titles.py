"""Rules about titles and other prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from bibkit.checks.entries import is_of_no_work, says
from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.raw import FieldPath
from bibkit.model.record import Record, is_of_bib

_MATHS = re.compile(r"\$[^$]+\$")
_TEX = re.compile(r"\\[a-zA-Z]+\b|\\['`^\"~=.]\{?[a-zA-Z]|\{\\|\{[A-Z]+\}")
TextOfTex: TypeAlias = Callable[[str], str | None]
"""The text that TeX stands for; None where it holds a command that is not known."""

_TITLES = (
    "title", "title-short", "container-title", "container-title-short", "collection-title", "volume-title",
    "original-title", "reviewed-title", "event-title", "publisher", "publisher-place", "event-place", "genre",
)  # fmt: skip
_UNTITLED = frozenset(
    """
    personal_communication interview review review-book legislation bill legal_case treaty hearing regulation manuscript
    """.split()
)
_NAME_PARTS = ("family", "given", "literal")


def no_title(record: Record) -> Iterator[Diagnostic]:
    """A work is cited by its title (BK501); letters, interviews, reviews, laws and manuscripts may have none.

    So may an @misc of BibTeX, which has no required field, where a note says what it is.
    """
    if record.title or record.type in _UNTITLED or is_of_no_work(record) or says(record, "title"):
        return
    if not (
        is_of_bib(record) and record.type == "document" and (record.text("note") or record.text("medium"))
    ):
        yield Diagnostic("BK501", "The record has no title", "write `title:`", key=record.key)


def title_shouts(record: Record) -> Iterator[Diagnostic]:
    """A title in capitals only can't be put back into small letters by a style (BK503)."""
    for field, what in (("title", "The title"), ("container-title", "The title of what it is in")):
        title = record.text(field)
        if title.isupper() and len(title.split()) > 2 and _is_cased(title):
            help_text = "write it as it is printed elsewhere, or `ignore: [BK503]`"
            yield Diagnostic(
                "BK503", f"{what} is in capitals only", help_text, key=record.key, field=(field,)
            )


def _is_cased(title: str) -> bool:
    """Whether most of the letters are of a script that has small ones."""
    letters = [letter for letter in title if letter.isalpha()]
    return 2 * sum(letter.isupper() for letter in letters) > len(letters)


def trailing_period(record: Record) -> Iterator[Diagnostic]:
    """The full stop after a title is the style's (BK504); one that ends an abbreviation stays.

    The fix is safe, as the full stop says nothing about the work; after other abbreviations, or a single word, it may
    be one of them, and the fix is unsafe.
    """
    title = record.title.rstrip()
    words = title.split() if title.endswith(".") and record.type != "legal_case" else []
    if words and len(words[-1].strip(".")) > 4 and words[-1].count(".") == 1:
        is_sentence = len(words) > 1 and title.count(".") == 1
        safety = Safety.SAFE if is_sentence else Safety.UNSAFE
        fix = Fix("Remove the full stop", (Put(("title",), title[:-1]),), safety)
        message = "The title ends in a full stop"
        yield Diagnostic("BK504", message, "remove it", key=record.key, field=("title",), fix=fix)


def tex_in_text(record: Record, text_of_tex: TextOfTex) -> Iterator[Diagnostic]:
    """Records hold characters, not TeX, but for $maths$ (BK502): other formats would print the backslashes.

    What came from a .bib file, where TeX is at home, was told when it was read.
    """
    if is_of_bib(record):
        return
    for field in _TITLES:
        text = record.text(field)
        if ("\\" in text or "{" in text) and (match := _TEX.search(_MATHS.sub("", text))):
            message, help_text = f"{field} holds TeX ({match[0]})", "write the character itself"
            fix = _without_tex(text, (field,), text_of_tex)
            yield Diagnostic("BK502", message, help_text, key=record.key, field=(field,), fix=fix)
    for field, names in record.name_lists():
        for number, name in enumerate(names):
            for part in _NAME_PARTS:
                text = getattr(name, part)
                if ("\\" in text or "{" in text) and (match := _TEX.search(text)):
                    place: FieldPath = (field, number, part)
                    message = f"{name.display} holds TeX ({match[0]})"
                    fix = _without_tex(text, place, text_of_tex)
                    help_text = "write the character itself"
                    yield Diagnostic("BK502", message, help_text, key=record.key, field=place, fix=fix)


def _without_tex(text: str, field: FieldPath, text_of_tex: TextOfTex) -> Fix | None:
    """The text with characters in the place of TeX. Unsafe: it is read as TeX as a whole, dashes and quotes too.

    None where a command in it is not known, or TeX is left.
    """
    plain = text_of_tex(text)
    if not plain or _TEX.search(_MATHS.sub("", plain)):
        return None
    return Fix("Write the characters", (Put(field, plain),), Safety.UNSAFE)
