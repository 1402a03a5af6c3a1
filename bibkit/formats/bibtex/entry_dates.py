"""The dates of an entry of a .bib file: `date`, or else `year`, `month` and `day`; and those of other events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.formats.bibtex.access_notes import access_note
from bibkit.formats.bibtex.dialect import DATE_FIELDS as NAMES_OF_DATES
from bibkit.formats.bibtex.dialect import DATES
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.held import says_more
from bibkit.formats.bibtex.read_dates import date_of_edtf, date_of_year
from bibkit.formats.bibtex.read_tables import DATE_FIELDS, parts_of_date
from bibkit.formats.bibtex.reading import Reading
from bibkit.formats.bibtex.write_dates import edtf, month_tex, year_month_day
from bibkit.model.date import Date, Moment
from bibkit.model.date_as_written import parts_as_written
from bibkit.model.date_in_words import wrong_date
from bibkit.model.malformed import Malformed
from bibkit.model.months import MONTHS
from bibkit.model.raw import Raw
from bibkit.syntax.bib import BibField

_LETTER = re.compile(r"[^\W\d_]")
_HOLDS_YEAR = re.compile(r"[0-9]{4}")


def dates_of_entry(reading: Reading) -> None:
    """Take the dates of the entry; what looks like one and is none stays as words, and is reported."""
    item = reading.take("date")
    if item is not None:
        date = _date_of_field(reading, item)
        if isinstance(date, Malformed):
            words = reading.decode(item) or item.value
            if wrong_date(words) is None:
                reading.report("BK806", item, f"{date.message}; it is kept as words", date.help)
            date = Date(literal=words)
        reading.set("issued", date, item)
    year = reading.take("year")
    month, day = reading.take("month"), reading.take("day")
    texts = [_bare(year) if year else "", *(reading.decode(one) if one else "" for one in (month, day))]
    doubt = ""
    if "issued" not in reading.values:
        whole, left, doubt = date_of_year(*texts)
        if whole is not None and (at := year or month):
            reading.set("issued", whole, at)
            _remember(reading, whole, year, month, left)
        kept = [one for one in (month, day) if one and one.name in left]
    else:
        kept = _beside_date(reading, (year, month, day), texts)
    for one in kept:
        reading.keep(one, doubt or "it makes no date together with the year")
    dated = reading.values.get("issued")
    if isinstance(dated, Date) and dated.literal and (fault := wrong_date(dated.literal)):
        at = reading.origins["issued"]
        reading.report(fault.code, at, f"{fault.message}; it is kept as words", fault.help)


def other_dates_of_entry(reading: Reading) -> None:
    """Take the dates of other events."""
    for name in ("urldate", "eventdate", "origdate"):
        _in_parts(reading, name)
    for name in DATE_FIELDS:
        if item := reading.take(name):
            _other_date(reading, item)


def access_of_entry(reading: Reading) -> None:
    """Take the date of access that a note, a place of publication or an address names."""
    for name in ("note", "howpublished", "url"):
        item = reading.fields.get(name)
        if item is not None and (name != "url" or " " in item.value):
            _access_note(reading, item)


def _beside_date(reading: Reading, items: Sequence[BibField | None], texts: Sequence[str]) -> list[BibField]:
    """Those of year, month and day that say something else than `date`.

    Where that says the year alone, month and day belong to it: so biber prints them.
    """
    issued = reading.values["issued"]
    assert isinstance(issued, Date)
    moment, end = issued.start, issued.end
    if texts[1] and end is None and isinstance(moment, Moment) and moment == Moment(moment.year):
        whole, left, _ = date_of_year(f"{moment.year:04}", *texts[1:])
        if whole and not whole.literal and not left and texts[0] in ("", str(moment.year)):
            reading.values["issued"] = whole
            return []
    if not texts[0]:
        return [one for one in items[1:] if one]
    said = _parts_of(issued)
    beside = zip(items, _parts_of(date_of_year(*texts).date), strict=True)
    return [one for one, part in beside if one and part not in said]


def _date_of_field(reading: Reading, item: BibField) -> Date | Malformed:
    date = date_of_edtf(_bare(item))
    return date_of_edtf(reading.decode(item)) if isinstance(date, Malformed) and "~" in item.value else date


def _other_date(reading: Reading, item: BibField) -> None:
    target = DATE_FIELDS[item.name]
    date = _date_of_field(reading, item)
    if isinstance(date, Malformed):
        if reading.decode(item):
            reading.keep(item, date.message)
        return
    if target not in reading.values and (item.name, item.value) != (NAMES_OF_DATES[target], edtf(date)):
        _stood(reading)[item.name] = item.value.strip()
    reading.set(target, date, item)


def _in_parts(reading: Reading, name: str) -> None:
    """Take a date that stands in fields of year, month and day, as `urlyear`."""
    items = [reading.fields.get(part) for part in parts_of_date(name)]
    year, *others = items
    if year is None or name in reading.fields or DATE_FIELDS[name] in reading.values:
        return
    if year.name in DATE_FIELDS and not any(others):
        return  # a field of its own: `origyear`
    date, left, _ = date_of_year(*(reading.decode(item) if item else "" for item in items))
    if date is None or date.literal or left:
        return
    reading.set(DATE_FIELDS[name], date, year)
    for item in items:
        if item is not None and reading.take(item.name):
            _stood(reading)[item.name] = item.value.strip()


def _access_note(reading: Reading, item: BibField) -> None:
    """Take the date of access out of a note or address, unless the entry has one elsewhere, too."""
    found = access_note(item.value)
    if found is None or "accessed" in reading.values or "urldate" in reading.extra:
        return
    if isinstance(found, Malformed):
        reading.report("BK806", item, f"The date of access stays in {item.name}: {found.message}", found.help)
        return
    reading.set("accessed", found.date, item)
    if item.name != "url":
        _stood(reading)[item.name] = item.value.strip()
    if found.rest:
        reading.change(item, found.rest)
    else:
        reading.take(item.name)


def _remember(
    reading: Reading, date: Date, year: BibField | None, month: BibField | None, left: tuple[str, ...]
) -> None:
    """Keep the TeX of year and month where the classic dialect would write them otherwise.

    A day that stood in one of the two was printed; alone in `day` no style prints it, so that it joins the month.
    """
    if date.literal or (year and year.value.isdigit() and (month is None or month.value in MONTHS)):
        return
    written = year_month_day(date, str).fields
    is_plain = (
        year is None
        or ("\\" in year.value and not says_more(year.value))
        or year.value.strip("{} ") == written["year"].strip("{}")
    )
    is_whole = bool(year and parts_as_written(_bare(year)))
    if year and not is_plain and not is_whole:
        _stood(reading)["year"] = year.value.strip()
    if month is None or month.name in left:
        tex = ""
    else:
        tex = month.value.strip()
        is_whole = is_whole or bool(_HOLDS_YEAR.search(tex)) or not _LETTER.search(tex)
    if is_whole:
        if "day" in written and "day" not in reading.fields:
            _stood(reading)["month"] = f"{written['month']}~{written['day'].strip('{}')}"
    elif tex and month_tex(tex) not in (written.get("month"), f"{{{written.get('month')}}}"):
        _stood(reading)["month"] = tex


def _stood(reading: Reading) -> dict[str, Raw]:
    """Where the TeX of dates is kept."""
    stood = reading.links.setdefault(DATES, {})
    assert isinstance(stood, dict)
    return stood


def _parts_of(date: Date | None) -> tuple[tuple[str, int | None], ...]:
    first = date.first if date else None
    if first is None:
        return (("year", None), ("month", None), ("day", None))
    return (("year", first.year), ("month", first.month or first.season), ("day", first.day))


def _bare(item: BibField) -> str:
    """A date's text: in EDTF `~` means circa, in TeX a blank."""
    if "\\" in item.value:
        return text_of_tex(item.value)
    return item.value.replace("{", "").replace("}", "").strip()
