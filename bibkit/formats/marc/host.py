"""Field 773 of MARC: what a part is in, and where in it."""

from __future__ import annotations

import re

from bibkit.formats.marc.fields import MarcField
from bibkit.formats.tagged import takes
from bibkit.formats.tagged.reading import TaggedReading

_LABELLED = re.compile(r"(volume|number|issue|pages|year|month|day):\s*(.+)", re.IGNORECASE)
_MEMBERS = {"volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "year": "issued"}
_WORDS = {
    "volume": re.compile(r"\b(?:vol(?:ume|\.)?|bd\.?|band|jg\.?)\s*(\w+)", re.IGNORECASE),
    "issue": re.compile(
        r"\b(?:no\.?|nr\.?|number|iss(?:ue|\.)?|heft|h\.)\s*([\w/-]*\d[\w/-]*)", re.IGNORECASE
    ),
    "page": re.compile(r"\b(?:pages?|pp?\.?|s\.|seiten?)\s*(\w*\d\w*(?:\s*[-–]\s*\w*\d\w*)?)", re.IGNORECASE),
}
_LEADING = re.compile(r"(\d+)\s*\(\d{4}\)")  # "50 (2023)"
_ENUMERATED = re.compile(r"([^:<]*)(?::([^:<]*))?(?::[^<]*)?(?:<(.*))?")  # "12:3<45" in $q


def take_host(reading: TaggedReading, field: MarcField) -> str:
    """Title, author, numbers and place of the part; gives the codes that were taken."""
    line = field.line()
    taken = "i" if field.raw("i").strip(": ").casefold() in ("in", "") else ""
    if title := field.first("t"):
        reading.set("container-title", title, line)
        taken += "t"
    if short := field.raw("p").rstrip(" ,;:"):
        reading.set("container-title-short", short, line)
        taken += "p"
    for code in "xz":
        if (number := field.raw(code)) and takes.is_serial_number(number):
            takes.serial_numbers(reading, line.saying(number))
            taken += code
    if field.raw("p") and not field.all("tgq"):
        taken += _take_numbers(reading, field)
    found = [_part(text) for text in field.all("g")]
    for parts in found:
        for member, text in parts.items():
            if member != "issued":
                reading.set(member, text, line)
            elif member not in reading.item and (date := takes.read_date(text)):
                takes.set_date(reading, member, date, line)
    if found and all(found):
        taken += "g"
    if match := _ENUMERATED.fullmatch(field.raw("q")):
        for member, text in zip(("volume", "issue", "page"), match.groups(), strict=True):
            if text and member not in reading.item:
                reading.set(member, text, line)
        taken += "q"
    return taken


def _take_numbers(reading: TaggedReading, field: MarcField) -> str:
    """Numbers in subfields of their own, as INSPIRE and other repositories with Invenio have them."""
    taken = ""
    for code, member in (("v", "volume"), ("n", "issue"), ("c", "page"), ("y", "issued")):
        text = field.first(code)
        if text and (code != "y" or re.fullmatch(r"[12]\d{3}", text)):
            reading.set(member, text, field.line())
            taken += code
    return taken


def _part(text: str) -> dict[str, str]:
    """What a text says of where the part stands: "volume:50", "50 (2023)", "Vol. 12, no. 3 (May 2001), p. 45-67"."""
    if match := _LABELLED.fullmatch(text):
        member = _MEMBERS.get(match[1].casefold())
        return {member: match[2]} if member else {}
    found = {member: match[1] for member, pattern in _WORDS.items() if (match := pattern.search(text))}
    if "volume" not in found and (match := _LEADING.match(text)):
        found["volume"] = match[1]
    if year := re.search(r"\(([^()]*[12]\d{3})\)", text):
        found["issued"] = year[1]
    return found
