"""Dates of access that stand in a note: "Accessed: 2020-06-05", "[Online; accessed 30-March-2020]"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.read_dates import date_of_edtf
from bibkit.model.date import Date
from bibkit.model.date_as_written import two_readings
from bibkit.model.malformed import Malformed

_MAY = re.compile(
    r"access|visit|retrieve|consult|viewed|checked|zugri|abgeruf|aufgeruf|besucht|acess|geraadpleegd|\bAcc\b",
    re.IGNORECASE,
)
_BLANK = r"(?:[\s~]|\\[ ,])"
_LEAD = rf"""
    (?: (?: online | en{_BLANK}ligne | en{_BLANK}l[íi]nea | internet ) [;,:.]? {_BLANK}* )?
    (?: (?: last | latest | page | site | website | web{_BLANK}page | url | link | was | date | data | fecha
          | letzter | letztes | zuletzt | derni[èe]re? | [úu]ltim[oa] ) {_BLANK}+ )*
    (?: accessed | access (?: {_BLANK}+ date )? | date{_BLANK}+of{_BLANK}+access | visited | visit | retrieved
      | consulted | viewed | checked | zugriff | abgerufen | aufgerufen | besucht
      | consult (?: [ée] | {{?\\'{{?e}}?}}? ) e? | consultad[ao] | consultato
      | acesso | acessado | acc[èe]s | accesso | acceso | geraadpleegd )
    (?: {_BLANK}+ (?: on | at | in | the | date | am | le | el | il | em | op | de | du | del ) (?={_BLANK}|:) )*
    {_BLANK}* :? {_BLANK}*
"""
_PHRASE = re.compile(
    rf"""(?P<before> | .*? (?: [.;,:?!)\]}}] | \S*(?:://|www\.)\S* {_BLANK} | {_BLANK} (?=[\[(]) ) {_BLANK}* )
         (?P<phrase>
             (?P<opening> [\[(] {_BLANK}* )?
             {_LEAD} (?P<date> [^\[\](){{}};:\\]{{4,40}}? (?: [T\ ]\d\d:\d\d(?::\d\d)?Z? )? )
             (?(opening) {_BLANK}* [\])] )
         )
         (?P<after> [.,;]? {_BLANK}* | [.;] {_BLANK}+ (?![0-9]) .+ )""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LONGEST = 2000


class AccessNote(NamedTuple):
    """A note that names a date of access: what else it says (TeX; may be empty), and the date."""

    rest: str
    date: Date


@lru_cache(maxsize=1024)
def access_note(tex: str) -> AccessNote | Malformed | None:
    """The note taken apart; None where it names no date of access, or other than in a sentence of its own.

    A `Malformed` names a date that could be two.

    >>> access_note("In Russian. Last accessed on 5 June 2020.").rest
    'In Russian.'
    """
    if len(tex) > _LONGEST or not _MAY.search(tex):
        return None
    match = _PHRASE.fullmatch(tex.strip())
    if match is None:
        return None
    text = text_of_tex(match["date"]).strip(" ,.\u00a0")
    date = date_of_edtf(text)
    if isinstance(date, Malformed):
        return date if two_readings(text) else None
    before, after = match["before"].rstrip(" ~\n\t"), match["after"].lstrip(" ~\n\t.,;")
    rest = f"{before} {after}" if before and after else before.rstrip(",;:") or after
    return AccessNote(rest.strip(), date)
