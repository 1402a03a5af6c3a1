"""Random items and citations, most of them wrong: whatever stands in a CSL-JSON file."""

from __future__ import annotations

from random import Random
from typing import Any

from bibkit.csl import Citation, Cite
from bibkit.csl.lint.words import LOCATORS, STANDARD, TYPES
from bibkit.csl.vocab import DATE_VARIABLES, NAME_VARIABLES

_TYPES = sorted(TYPES)
_TEXT_VARIABLES = sorted(STANDARD)
_NAME_VARIABLES = sorted(NAME_VARIABLES)
_DATE_VARIABLES = sorted(DATE_VARIABLES)
_LOCATORS = sorted(LOCATORS)

WORDS = (
    "", " ", "Tides", "the slow tides of", "A “quoted” ‘word’", "it's", '"open', "<i>italic</i> <b>", "</i>", "<script>",
    "x" * 3000, "a b " * 400, "\x00\x1b[31m", "\u202egnp\u2066", "\ud800", "\ufdd0\ufffe", "é\u0301", "世界", "שלום",
    "مرحبا", "$x_1$", "\\", "\\-", "1", "12-15", "1–3, 5 & 7", "4000", "123456789", "9" * 5000, f"{'1' * 5000}-{'1' * 4999}2", "٣٤", "iv", "2nd", "-", "&amp;", "{x}", "title: no\nDOI: 1",
    "issued: 2020", "author: A || B", "..", "?!", ". . .", "l'", "d'Arc", "a\nb\n\nc", "10.1/x", "http://a.org/?x=<y>",
    "<span class=\"nocase\">", "<span style=\"font-variant: small-caps;\">S</span>", "<sup>2</sup", "𝒪", "ß", "İ",
)  # fmt: skip
_NAMES = (
    "Doe",
    "van der Berg",
    "d'Arc",
    "李",
    "de",
    "",
    "O'Neil",
    "X" * 500,
    "Jr.",
    "M. A.",
    "Jean-Luc",
    "<i>x",
    "\ud800",
)


def random_text(draw: Random) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(draw.choice((1, 1, 1, 2, 3))))


def _anything(draw: Random, depth: int = 0) -> Any:
    """Any JSON value."""
    kind = draw.randrange(8 if depth < 4 else 6)
    if kind == 6:
        return [_anything(draw, depth + 1) for _ in range(draw.randrange(4))]
    if kind == 7:
        return {random_text(draw)[:8]: _anything(draw, depth + 1) for _ in range(draw.randrange(3))}
    return (None, True, draw.randrange(-3000, 3000), draw.random(), float("inf"), random_text(draw))[kind]


def _name(draw: Random) -> Any:
    if draw.random() < 0.05:
        return _anything(draw)
    name: dict[str, Any] = {}
    for part in ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"):
        if draw.random() < (0.8 if part in ("family", "given") else 0.1):
            name[part] = draw.choice(_NAMES) if draw.random() < 0.95 else _anything(draw)
    return name


def _date(draw: Random) -> Any:
    kind = draw.randrange(10)
    if kind == 0:
        return _anything(draw)
    if kind == 1:
        return {"raw": random_text(draw)}
    if kind == 2:
        return {"literal": random_text(draw)}
    if kind == 3:
        return {
            "raw": draw.choice(
                ("2020-03/2021", "-0049", "2001-21", "1723~", "2020-13-45", "10000", "Mar 2020")
            )
        }
    parts = [
        [draw.choice((2020, 2021, -49, 0, 99, 10**6, "2020", "")), draw.choice((1, 3, 12, 13, 21, 0, "x")),
         draw.choice((1, 31, 32, 0, "07"))][: draw.choice((1, 1, 2, 3))]
        for _ in range(draw.choice((1, 1, 1, 2, 3)))
    ]  # fmt: skip
    date: dict[str, Any] = {"date-parts": parts}
    if draw.random() < 0.2:
        date["circa"] = draw.choice((True, 1, "1", "ca."))
    if draw.random() < 0.2:
        date["season"] = draw.choice((1, "2", 5, "Fall", None))
    return date


def random_item(id_: str, draw: Random) -> dict[str, Any]:
    """An item with some of all variables; now and then in a shape that the variable can't have."""
    item: dict[str, Any] = {
        "id": id_,
        "type": draw.choice(_TYPES) if draw.random() < 0.95 else _anything(draw),
    }
    for variable in (
        "title",
        "container-title",
        "publisher",
        "page",
        "volume",
        "issue",
        "edition",
        "URL",
        "DOI",
    ):
        if draw.random() < 0.6:
            item[variable] = random_text(draw)
    for variable in draw.sample(_TEXT_VARIABLES, draw.randrange(12)):
        item[variable] = random_text(draw)
    for variable in ("author", "editor", *draw.sample(_NAME_VARIABLES, draw.randrange(4))):
        if draw.random() < 0.7:
            item[variable] = [_name(draw) for _ in range(draw.choice((0, 1, 1, 2, 3, 8, 30)))]
    for variable in ("issued", *draw.sample(_DATE_VARIABLES, draw.randrange(3))):
        if draw.random() < 0.8:
            item[variable] = _date(draw)
    if draw.random() < 0.2:
        item["language"] = draw.choice(("en", "de-DE", "fr", "zh", "xx", "", random_text(draw)))
    if draw.random() < 0.1:
        item["custom"] = draw.choice(({"incomplete-names": ["author"]}, _anything(draw)))
    for variable in draw.sample(sorted(item), min(len(item), draw.choice((0, 0, 0, 1, 3)))):
        if variable != "id":
            item[variable] = _anything(draw)
    return item


def random_citations(ids: list[str], draw: Random) -> list[Citation]:
    """Citations of these items and of one that does not exist, with everything that may stand beside a cite."""
    return [
        Citation(
            str(number),
            tuple(_cite(draw.choice([*ids, *ids, "nobody"]), draw) for _ in range(draw.choice((1, 1, 2, 3, 6)))),
            note=draw.choice((0, number, number, 3)),
            mode=draw.choice(("", "", "", "author-only", "suppress-author", "composite")),
            prefix=random_text(draw) if draw.random() < 0.1 else "",
            suffix=random_text(draw) if draw.random() < 0.1 else "",
            infix=random_text(draw) if draw.random() < 0.1 else "",
            is_sorted=draw.random() < 0.7,
        )
        for number in range(draw.randrange(1, 8))
    ]  # fmt: skip


def _cite(id_: str, draw: Random) -> Cite:
    has_locator = draw.random() < 0.4
    return Cite(
        id_,
        locator=random_text(draw) if has_locator else "",
        label=draw.choice(_LOCATORS) if draw.random() < 0.9 else random_text(draw),
        prefix=random_text(draw) if draw.random() < 0.2 else "",
        suffix=random_text(draw) if draw.random() < 0.2 else "",
        suppress_author=draw.random() < 0.1,
        author_only=draw.random() < 0.1,
    )
