"""Dates that stand as words: "in press" is meant so, "Apr 1" and "2023-02-30" are dates that nobody can read."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.model.edtf import parse_date
from bibkit.model.malformed import Malformed

# Nothing but numbers, the names of months and days, and what stands between them.
_NUMBERS_ONLY = re.compile(
    r"""(?: [\dX\s.,:/+?~%–—-] | (?<=\d)(?:st|nd|rd|th)\b | (?<=\d)[TZ](?![A-Za-z])
          | (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
              |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
              |(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)(?![A-Za-z])
        )+""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_YEAR_AND_LETTER = re.compile(r"(\d{4})[a-z]", re.ASCII)
_ZEROS_IN_DAY = re.compile(r"(\d{4}-\d\d)-00(\d\d)", re.ASCII)
_TEX = re.compile(r"\\[A-Za-z]+|\{\\")
_SHORT_YEAR = re.compile(r"\d{1,3}", re.ASCII)
_SHOWN = 40
_HELP = "write 2020, 2020-03 or 2020-03-05 (EDTF), or words such as in press"


@lru_cache(maxsize=1024)
def wrong_date(words: str) -> Malformed | None:
    """Why a date in words is no date, though it looks like one; None for what is meant as words.

    >>> wrong_date("in press"), wrong_date("Apr 1").message
    (None, '"Apr 1" is no date that can be read')
    """
    text = " ".join(words.split())
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    if match := _YEAR_AND_LETTER.fullmatch(text):
        help_text = f"write {match[1]}; styles add the letters themselves"
        return Malformed("BK208", f'"{shown}" is a year and a letter', help_text, match[1])
    if match := _ZEROS_IN_DAY.fullmatch(text):
        meant = f"{match[1]}-{match[2]}"
        if isinstance(parse_date(meant), Malformed):
            meant = ""
        return Malformed(
            "BK208", f'"{shown}" has a day of four digits', f"write {meant}" if meant else _HELP, meant
        )
    if _SHORT_YEAR.fullmatch(text):
        help_text = f"write all four digits: {text:0>4}" + (f", or 19{text}" if len(text) == 2 else "")
        return Malformed("BK208", f'"{shown}" is no whole year', help_text)
    from bibkit.model.date_as_written import two_readings  # few dates are words

    if readings := two_readings(text):
        help_text = f"write {readings[0]} or {readings[1]}"
        return Malformed("BK208", f'"{shown}" can be read in two ways', help_text)
    fault = parse_date(text)
    if isinstance(fault, Malformed) and (fault.code != "BK202" or fault.meant):
        return fault._replace(code="BK208")
    if _NUMBERS_ONLY.fullmatch(text) and any(sign.isalnum() for sign in text):
        return Malformed("BK208", f'"{shown}" is no date that can be read', _HELP)
    if _TEX.search(text):
        return Malformed("BK208", f'"{shown}" holds TeX', _HELP)
    return None
