"""The dates of an entry of a .bib file: `date`, or else `year`, `month` and `day`; and those of other events."""

from __future__ import annotations

from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.read_dates import date_of_edtf, date_of_year
from bibkit.formats.bibtex.read_tables import DATE_FIELDS
from bibkit.formats.bibtex.reading import Reading
from bibkit.model.date import Date
from bibkit.model.date_in_words import wrong_date
from bibkit.model.malformed import Malformed
from bibkit.syntax.bib import BibField


def dates_of_entry(reading: Reading) -> None:
    """Take the dates of the entry; what looks like one and is none stays as words, and is reported."""
    item = reading.take("date")
    if item is not None:
        date = date_of_edtf(_bare(item))
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
        kept = [one for one in (month, day) if one and one.name in left]
    else:
        issued = reading.values["issued"]
        assert isinstance(issued, Date)
        said = _parts_of(issued)
        kept = (
            [
                one
                for one, part in zip((year, month, day), _parts_of(date_of_year(*texts).date), strict=True)
                if one and part not in said and texts[0]
            ]
            if year
            else [one for one in (month, day) if one]
        )
    for one in kept:
        reading.keep(one, doubt or "it makes no date together with the year")
    dated = reading.values.get("issued")
    if isinstance(dated, Date) and dated.literal and (fault := wrong_date(dated.literal)):
        at = reading.origins["issued"]
        reading.report(fault.code, at, f"{fault.message}; it is kept as words", fault.help)
    for name, target in DATE_FIELDS.items():
        if item := reading.take(name):
            other = date_of_edtf(_bare(item))
            if isinstance(other, Malformed):
                reading.keep(item, other.message)
            else:
                reading.set(target, other, item)


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
