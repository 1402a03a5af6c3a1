r"""Identifiers, addresses and pages of .bib files, as people and publishers write them, as what they are.

`doi={https://doi.acm.org/10.1145/1.2.}`, `isbn={0-306-40615-2 (pbk)}`, `pages={C3-32--C3-35}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.formats.bibtex.publishers_html import without_html
from bibkit.formats.bibtex.reading import Reading
from bibkit.model.fields import FIELDS
from bibkit.model.ident import parse_each, parse_isbn, parse_issn
from bibkit.model.malformed import Malformed
from bibkit.model.record import Value
from bibkit.syntax.bib import BibField
from bibkit.text.escape.bibtex import url

# `\{_\}` is Mendeley's `{\_}`, escaped once more.
_ESCAPE = re.compile(r"\{\\([&%$#_~])\}|\\\{\\?([&%#_~])\\\}|\\([&%$#_{}~])(?:\{\})?")
_FIRST_OF_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s{}\\]+$", re.IGNORECASE)
_BETWEEN_ADDRESSES = re.compile(r"\s*[;,]?\s+(?:and\s+)?(?=(?:https?|ftp)://)", re.IGNORECASE)
_BREAK = re.compile(r"\\[-/]")  # where a line may end
_ADDRESS = re.compile(
    r"\\(?:url|href|nolinkurl|path)\s*\{((?:[^{}]|\{[^{}]*\})*)\}(?:\s*\{(?:[^{}]|\{[^{}]*\})*\})?"
)
_SIGNS = {
    "textasciitilde": "~", "texttilde": "~", "sim": "~", "textunderscore": "_", "textless": "<", "textgreater": ">",
    "less": "<", "greater": ">", "lt": "<", "gt": ">", "textbackslash": "\\", "slash": "/", "textbar": "|",
    "textasciicircum": "^", "allowbreak": "", "mathsemicolon": ";", "textendash": "–",
}  # fmt: skip
_SIGN = re.compile(rf"\{{?\$?\\(?P<sign>{'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}}|\s(?=\S))?\$?\}}?")
_SIGN_IN_MATHS = re.compile(r"\{?\$([<>;_~])\$\}?")
_GROUP = re.compile(r"\{([^{}]*)\}")
_DOIS = re.compile(
    r"(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+)(?=(?:https?://[^\s/]+/|doi:\s*)?10\.\d{4,9}/)", re.IGNORECASE
)
_PART_OF_PAGES = re.compile(r"([,;]\s*)")
_DASHES = re.compile(r"\s*(?:-*[–—‒−]-*|--+)\s*")
_HYPHENS = re.compile(r"\s+-\s+|(?<=\d)-(?=\d)")
# A hyphen that is a range by itself: `e1-e9`, `A12-14`, `xi-xiv`, never `C3-32` or `A-12`.
_RANGE = re.compile(
    r"(?P<letters>[A-Za-z]*)\d+[a-z]?-(?P=letters)\d+[a-z]?|[ivxlc]+-[ivxlc]+|[IVXLC]+-[IVXLC]+"
)

ADDRESS = re.compile(
    r"\s*(?:(?:Available|Accessed)(?: at)?:?\s*)?\\(?:url|path|nolinkurl)\s*\{(?P<url>[^{}]*)\}\s*\.?\s*"
    r"|\s*(?P<bare>https?://\S+)\s*"
)
"""TeX that is an address and nothing else."""


def address_in(match: re.Match[str]) -> str:
    """The address that a match of `ADDRESS` found."""
    return url(plain_identifier(match["url"] or match["bare"]))


def plain_identifier(tex: str) -> str:
    r"""An address or identifier as it is meant: TeX's escapes (`\_`, `{\textless}`) gone, nothing else touched."""
    text = "".join(tex.split("\n")).strip()
    if "\\" in text or "$" in text:
        if address := _ADDRESS.fullmatch(text):
            text = address[1]
        if text.startswith("$") and text.endswith("$") and text.count("$") == 2:
            text = text[1:-1]
        text = _SIGN_IN_MATHS.sub(r"\1", _unescaped(_BREAK.sub("", text)))
    if "&" in text and ";" in text:
        text = _unescaped(without_html(text))
    if text[:1] + text[-1:] in ("{}", "<>"):
        text = text[1:-1]
    return _GROUP.sub(r"\1", text) if "{" in text and not text.startswith("http") else text


def _unescaped(text: str) -> str:
    text = _ESCAPE.sub(lambda match: match[1] or match[2] or match[3], text)
    return _SIGN.sub(lambda match: _SIGNS[match["sign"]], text) if "\\" in text else text


def several_addresses(tex: str) -> list[str]:
    """The addresses that an address field holds, one behind the other; empty where it is no more than one."""
    if tex.count("://") < 2:
        return []
    found = _BETWEEN_ADDRESSES.split(" ".join(tex.split()))
    return found if len(found) > 1 and all(map(_FIRST_OF_ADDRESS.match, found)) else []


def read_identifier(reading: Reading, target: str, item: BibField) -> None:
    """Give the record an identifier; where the field says more than that, or another one, report it."""
    parse = FIELDS[target].parse
    assert parse is not None
    text = plain_identifier(item.value)
    value = parse(text)
    if not isinstance(value, Malformed):
        reading.set(target, value, item)
        if target in ("ISBN", "ISSN") and text != value:
            reading.hold(target, item)  # hyphens, or of which edition each is, for the styles that print it
    elif target == "DOI" and len(several := _DOIS.split(text)) > 1:
        _first_doi(reading, item, [parse(one) for one in several], value)
    elif value.meant:
        reading.set(target, value.meant, item)
    elif target == "ISBN" and isinstance(issn := parse_each(text, parse_issn), str):
        reading.set("ISSN", issn, item)
        reading.report("BK407", item, f"isbn holds an ISSN, {issn}", "name the field issn")
    elif target == "ISSN" and isinstance(isbn := parse_each(text, parse_isbn), str):
        reading.set("ISBN", isbn, item)
        reading.report("BK407", item, f"issn holds an ISBN, {isbn}", "name the field isbn")
    else:
        reading.keep(item, value.message)


def number_of_tex(tex: str, name: str) -> Value | Malformed:
    """The number, or numbers, that a field of a .bib file for the record's ISBN or ISSN holds."""
    parse = FIELDS[name].parse
    assert parse is not None
    return parse(plain_identifier(tex))


def _first_doi(reading: Reading, item: BibField, read: Sequence[Value | Malformed], whole: Malformed) -> None:
    """The first of several DOIs; the others are kept beside it."""
    texts = [one.meant if isinstance(one, Malformed) else str(one) for one in read]
    if not all(texts):
        reading.keep(item, whole.message)
        return
    first, *others = dict.fromkeys(texts)
    reading.set("DOI", first, item)
    for number, other in enumerate(others, 2):
        reading.extra[f"doi-{number}"] = other
    if others:
        message = f"doi holds {len(others) + 1} DOIs; {first} is taken, and the others are kept as they are"
        reading.report("BK407", item, message, "write the one of this work")


def pages(text: str) -> str:
    """Pages with one hyphen in a range; the dash stays where the page numbers themselves hold hyphens."""
    parts = _PART_OF_PAGES.split(text.rstrip(",. "))
    plain = "".join(part if number % 2 else _one_range(part) for number, part in enumerate(parts))
    return plain if "-" in plain else plain.replace("–", "-")


def _one_range(text: str) -> str:
    if _DASHES.search(text):
        return _DASHES.sub("–", text)
    if _RANGE.fullmatch(text.strip()):
        return text.replace("-", "–")
    return _HYPHENS.sub("–", text) if text.count("-") == 1 else text
