"""Dates as cataloguers write them, by the rules of ISBD, AACR2 and RDA."""

from __future__ import annotations

import re

from bibkit.formats.tagged.takes import read_date
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date

_COPYRIGHT = re.compile(r"(?:[©℗]|\bcop(?:yright|\.)?|\b[cp](?=\d))\s*(?=\d)", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:ca?\.|circa|approximately|um|vers|env(?:\.|iron))\s*(?=\d)|\bca?\s+(?=\d)", re.IGNORECASE
)
_CORRECTED = re.compile(r".*\bi\.\s?e\.,?\s*")  # "1897 [i.e. 1987]" was 1987
_OTHER_ERA = re.compile(r"(.*?)\s*\[(\d{4})\]")  # "1425 [2004]", "Shōwa 43 [1968]"
# A number up to 12 behind a year is a month.
_YEARS = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4}|1[3-9]|[2-9]\d)")
_OPEN = re.compile(r"(\d{4})\s*[-–]")
_DECADE = re.compile(r"(\d{2}(?:-{2}|\d-))(\??)")
_FIRST = re.compile(r"(\d{4})(?:\s*[,;]\s*\d{4}|\s*\(.*\))")  # "2003, c2002", "1998 (printed 2001)"
_MARC = re.compile(r"(\d{1,3})u{1,3}|(\d{4})[\^#|]*")


def catalogue_date(written: str) -> Date | None:
    """The date that a catalogue's text says; None where it says none, or one that can't be told as one.

    >>> [str(catalogue_date(text)) for text in ("c2003.", "[1850?]", "[ca. 1850]", "1998-99", "18--?", "1954-")]
    ['2003', '1850?', '1850~', '1998/1999', '18XX?', '1954/..']
    >>> [str(catalogue_date(text)) for text in ("2003, c2002", "1897 [i.e. 1987]", "1425 [2004]", "[n.d.]")]
    ['2003', '1987', '2004', 'None']
    """
    text = _CORRECTED.sub("", " ".join(written.split()))
    if (match := _OTHER_ERA.fullmatch(text.rstrip("."))) and not re.search(r"1[5-9]\d\d|20\d\d", match[1]):
        text = match[2]
    text = _COPYRIGHT.sub("", re.sub(r"[\[\]<>]", "", text)).strip(" .,;:")
    about, text = ("~", _ABOUT.sub("", text)) if _ABOUT.search(text) else ("", text)
    if match := _FIRST.fullmatch(text):
        text = match[1]
    if match := _YEARS.fullmatch(text):
        end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        said = f"{match[1]}{about}/{end}{about}"
        return _edtf(said) if match[1] < end else _edtf(text)
    if match := _OPEN.fullmatch(text):
        return _edtf(f"{match[1]}{about}/..")
    if match := _DECADE.fullmatch(text):
        return _edtf(match[1].replace("-", "X") + (match[2] or about))
    found = _edtf(f"{text}{about}") or read_date(text)
    return None if found is None or found.literal else found


def says_all(date: Date, written: str) -> bool:
    """Whether a date has all the numbers that stand in the text that it was read from."""
    return all(number in str(date) for number in re.findall(r"\d+", written))


def marc_date(code: str) -> str:
    """A date of MARC's fixed field as EDTF: `19uu` is some year of a century; 9999 has not come yet.

    >>> marc_date("19uu"), marc_date("1835^^^^"), marc_date("9999"), marc_date("uuuu")
    ('19XX', '1835', '..', '')
    """
    if code == "9999":
        return ".."
    if code.strip("u|#^ ") == "":
        return ""
    match = _MARC.fullmatch(code.strip())
    return code if match is None else match[2] or code.replace("u", "X")


def _edtf(text: str) -> Date | None:
    found = parse_date(text)
    return found if isinstance(found, Date) else None
