"""The rule about pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.record import Record, is_of_bib

_RANGE = re.compile(r"(\d+)\s*(?:--?|–|—|−)\s*(\d+)")
_OPEN = re.compile(r"\w*\d\s*[-–—]+")
_LABEL = re.compile(r"(?:pp?|pgs?|pages?|S)\.?\s*(?=\d)", re.IGNORECASE)


def pages_from_one(record: Record) -> Iterator[Diagnostic]:
    """An article in a later issue of a volume whose pages begin at 1 (BK524): they may be a file's, not the volume's.

    Off by default, as some journals count the pages of each issue, or of each article.
    """
    match = _RANGE.fullmatch(record.text("page"))
    issue = record.text("issue")
    is_later = issue.isdecimal() and int(issue) > 1 and record.text("volume") != ""
    if match and match[1] == "1" and is_later and record.type == "article-journal":
        message = f"The pages {match[0]} begin at 1, in issue {issue} of a volume"
        help_text = "write those of the printed volume, if there is one"
        yield Diagnostic("BK524", message, help_text, key=record.key, field=("page",))


def odd_pages(record: Record) -> Iterator[Diagnostic]:
    """Pages that run backwards, have no end, or carry the label which styles set themselves (BK512).

    In .bib files biblatex has ranges without an end ("100 sqq.").
    """
    text = record.text("page")
    match = _RANGE.fullmatch(text)
    if match and len(match[1]) == len(match[2]) and int(match[1]) > int(match[2]):
        message = f"The pages {text} run backwards"
        yield Diagnostic("BK512", message, "compare with the source", key=record.key, field=("page",))
    elif _OPEN.fullmatch(text) and not is_of_bib(record):
        message = f'The pages "{text}" have no last page'
        yield Diagnostic("BK512", message, "compare with the source", key=record.key, field=("page",))
    elif (label := _LABEL.match(text)) and "." in label[0] + text[:3]:
        plain = text[label.end() :]
        message = f'The pages "{text}" carry a label; styles set their own'
        fix = Fix(f"Write {plain}", (Put(("page",), plain),), Safety.UNSAFE)
        yield Diagnostic("BK512", message, f"write {plain}", key=record.key, field=("page",), fix=fix)
