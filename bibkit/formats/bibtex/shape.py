"""What options make of the fields of an entry, each as it stands (or would stand) in the file.

The same for entries that bibkit writes and for those of a file that keeps its form: names in lower case, values with
their braces.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from bibkit.formats.bibtex.dialect import LINKS, ORDER
from bibkit.formats.bibtex.options import ALPHABETICAL, BibOptions
from bibkit.model.months import MONTHS, month_of

FIELD_WIDTH = 13  # of a field's name, so that the values line up
_LAST = len(ORDER)
# Names of one thing in the two dialects: who asks for one means the other, too.
OTHER_NAMES = {
    "journal": "journaltitle",
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "year": "date",
}
OTHER_NAMES |= {other: name for name, other in OTHER_NAMES.items()}
# What says nothing without another field.
_HEADS = {
    "archiveprefix": "eprint", "eprinttype": "eprint", "primaryclass": "eprint", "eprintclass": "eprint",
    "urldate": "url",
}  # fmt: skip
_DATE = re.compile(r"([{\"])(-?\d{4})(-\d\d)?(-\d\d)?([}\"])")
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH_NUMBER = re.compile("0?([1-9]|1[0-2])")


def is_wanted(name: str, beside: Collection[str], options: BibOptions) -> bool:
    """Whether an entry with those fields keeps the one of that name."""
    if not _is_asked(name, options):
        return False
    if options.url == "never":
        return name not in ("url", "urldate")
    return not (
        options.url == "without-doi"
        and name in ("url", "urldate")
        and "doi" in beside
        and _is_asked("doi", options)
    )


def _is_asked(name: str, options: BibOptions) -> bool:
    if options.fields and name not in LINKS:
        is_of_eprint = _HEADS.get(name) == "eprint" and "eprint" in options.fields
        if not (is_of_eprint or _is_in(name, options.fields)):
            return False
    if options.omit:
        return not (_is_in(name, options.omit) or _HEADS.get(name) in options.omit)
    return True


def _is_in(name: str, names: Collection[str]) -> bool:
    if name in names or OTHER_NAMES.get(name) in names:
        return True
    return name in ("month", "day") and "date" in names


def rewritten(name: str, value: str, options: BibOptions) -> str:
    """The value of a field as the options want it."""
    if name == "month" and options.month:
        return _month(value, options.month)
    if name == "date" and (options.fields or options.omit):
        return _date(value, options)
    return value


@lru_cache(maxsize=256)
def _month(value: str, form: str) -> str:
    """One month in another form; a value that says more than one month stays."""
    text = value.strip()
    if text[:1] in ("{", '"'):
        text = text[1:-1]
    text = text.strip().removesuffix(".")
    digits = _MONTH_NUMBER.fullmatch(text)
    number = int(digits[1]) if digits else month_of(text)
    if not 1 <= number <= 12:
        return value
    return {
        "macro": MONTHS[number - 1],
        "number": f"{{{number}}}",
        "name": f"{{{_MONTH_NAMES[number - 1]}}}",
    }[form]


def _date(value: str, options: BibOptions) -> str:
    """A date without the month or day that nobody asked for; ranges and the like stay."""
    match = _DATE.fullmatch(value)
    if match is None:
        return value
    opening, year, month, day, closing = match.groups(default="")
    if not _is_asked("month", options):
        month = day = ""
    if not _is_asked("day", options):
        day = ""
    return f"{opening}{year}{month}{day}{closing}"


def cased(name: str, form: str) -> str:
    """The name of a field or type as it is to stand there; as it is where the form is empty."""
    if form == "upper":
        return name.upper()
    if form == "title":
        return name[:1].upper() + name[1:].lower()
    return name.lower() if form == "lower" else name


def cased_key(key: str, form: str) -> str:
    """A citation key in the case that is asked for."""
    return key.lower() if form == "lower" else key.upper() if form == "upper" else key


def usual_place(name: str) -> int:
    """What fields are sorted by where no order is asked for."""
    return ORDER.get(name, _LAST)


def place(name: str, order: tuple[str, ...]) -> tuple[int, int, str]:
    """What fields are sorted by where some come first."""
    if order == (ALPHABETICAL,):
        return 0, 0, name
    asked = next((rank for rank, wanted in enumerate(order) if _is_in(name, (wanted,))), len(order))
    return asked, usual_place(name), ""
