"""The dates of a record as fields of an entry; for classic BibTeX as they stood in a .bib file, if they came from one.

Styles of classic BibTeX print months, years and notes as they are written, so that what is written in another way is
printed in another way; and no two styles agree on a field for the date of access.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bibkit.formats.bibtex.dialect import DATE_FIELDS, DATES
from bibkit.formats.bibtex.entry import EntryDraft, not_carried, report_characters
from bibkit.formats.bibtex.held import tex_again, text_again
from bibkit.formats.bibtex.read_tables import DATE_FIELDS as NAMES_OF_FIELDS
from bibkit.formats.bibtex.read_tables import parts_of_date
from bibkit.formats.bibtex.write_dates import edtf, month_tex
from bibkit.formats.bibtex.write_macros import sorting_macros
from bibkit.model.date import Date, Edge, Moment
from bibkit.model.malformed import Malformed
from bibkit.model.months import MONTHS


def put_issued(entry: EntryDraft, name: str) -> None:
    """The date of the work."""
    date = entry.record.date(name)
    assert date is not None
    written = entry.dialect.date(date, entry.escaping(date.literal).prose)
    entry.fields.update(written.fields)
    if date.literal:
        _keep_words(entry, name, date.literal)
    if "year" in entry.fields and (stood := _as_it_stood(entry)):
        _put_as_it_stood(entry, date, stood)
    if entry.held and (again := text_again(entry, name, written.fields.get("year", "").strip("{}"))):
        entry.fields["year"] = f"{{{again}}}"
    elif any(sorting_macros(entry.held.get(name, ""))) and not any(
        sorting_macros(entry.fields.get("year", ""))
    ):
        entry.lose(
            "BK702", name, f"{entry.dialect.title} can't sort by what the year hides", "write sortyear"
        )
    if written.lost:
        entry.lose("BK702", name, f"{entry.dialect.title} can't say {written.lost}", "choose biblatex")
    report_characters(entry, name, written.fields.get("year", ""), date.literal)


def _keep_words(entry: EntryDraft, name: str, words: str) -> None:
    """Words stay where a reader takes them for words: "2012-13" is no month in `date`, and two years in `year`."""
    from bibkit.formats.bibtex.read_dates import date_of_edtf, date_of_year  # for few records

    years = date_of_year(words, "", "").date
    if years is None or years.literal:
        return
    if not entry.dialect.is_classic and isinstance(date_of_edtf(words), Malformed):
        entry.fields["date"] = entry.fields.pop("year")
    else:
        message = f'The words "{words}" are read as the date {edtf(years)} in {entry.dialect.title}'
        entry.lose("BK702", name, message, "write the date that is meant")


def put_date(entry: EntryDraft, name: str) -> None:
    """Another date of the record."""
    date = entry.record.date(name)
    assert date is not None
    if date.literal:
        not_carried(entry, name)
    elif not (name == "accessed" and put_access_note(entry)) and not _put_field_as_it_stood(
        entry, name, date
    ):
        entry.put(DATE_FIELDS[name], edtf(date), name)


def put_access_note(entry: EntryDraft) -> bool:
    """Write the note in which the date of access stood, if it says what the record's note and date say."""
    tex = _as_it_stood(entry).get("note")
    if not tex:
        return False
    if "note" in entry.fields:
        return entry.sources.get("note") == "accessed"
    from bibkit.formats.bibtex.access_notes import AccessNote, access_note  # for few records
    from bibkit.formats.bibtex.from_tex import text_of_tex

    def says_the_same(note: str) -> bool:
        found = access_note(note)
        return isinstance(found, AccessNote) and (found.date, text_of_tex(found.rest)) == (
            entry.record.date("accessed"),
            entry.record.text("note"),
        )

    again = tex_again(entry, tex, says_the_same)
    if again:
        entry.put("note", again, "accessed")
    return bool(again)


def join_access(entry: EntryDraft) -> None:
    """Write the date of access behind what the work is published as, where it stood there and says the same."""
    tex, written = _as_it_stood(entry).get("howpublished"), entry.fields.get("howpublished", "")
    if not tex or "urldate" not in entry.fields:
        return
    from bibkit.formats.bibtex.access_notes import AccessNote, access_note  # for few records
    from bibkit.formats.bibtex.from_tex import text_of_tex

    def says_the_same(note: str) -> bool:
        found = access_note(note)
        return isinstance(found, AccessNote) and (found.date, text_of_tex(found.rest)) == (
            entry.record.date("accessed"),
            text_of_tex(written[1:-1]),
        )

    if again := tex_again(entry, tex, says_the_same):
        entry.fields["howpublished"] = f"{{{again}}}"
        del entry.fields["urldate"]


def _put_field_as_it_stood(entry: EntryDraft, name: str, date: Date) -> bool:
    """Write the field of another name, or in other words, that gave the date, if it says what the record says."""
    if _put_parts_as_they_stood(entry, name, date):
        return True
    for field, tex in _as_it_stood(entry).items():
        if NAMES_OF_FIELDS.get(field) == name:
            from bibkit.formats.bibtex.from_tex import text_of_tex  # for few records
            from bibkit.formats.bibtex.read_dates import date_of_edtf

            again = tex_again(entry, tex, lambda tex: date_of_edtf(text_of_tex(tex)) == date)
            if again:
                entry.put(field, again, name)
                return True
    return False


def _put_parts_as_they_stood(entry: EntryDraft, name: str, date: Date) -> bool:
    """Write the year, month and day of their own fields that gave the date (`urlyear`), if they still do."""
    from bibkit.formats.bibtex.read_dates import date_of_year

    names = parts_of_date(DATE_FIELDS[name])
    stood = _as_it_stood(entry)
    if names[0] not in stood:
        return False
    texts = [stood.get(one, "") for one in names]
    if date_of_year(*texts).date != date or not all(
        text.isalnum() and text.isascii() for text in texts if text
    ):
        return False
    for one, text in zip(names, texts, strict=True):
        if text:
            entry.put(one, text, name)
    return True


def put_month(entry: EntryDraft, text: str) -> bool:
    """Write a month that makes no date with its year, if it was a macro (then it has no capitals).

    biber takes one month as a number, and only so.
    """
    if text in MONTHS or (entry.dialect.is_classic and text.islower()):
        entry.fields["month"] = month_tex(entry.escaping(text).prose(text))
        return True
    return False


def _as_it_stood(entry: EntryDraft) -> Mapping[str, str]:
    """The TeX of the fields with dates of the .bib file that the record came from; none in the other dialect."""
    source = entry.record.source
    stood = source.extra.get(DATES) if source and entry.dialect.is_classic else None
    if not isinstance(stood, Mapping):
        return {}
    return {name: " ".join(tex.split()) for name, tex in stood.items() if isinstance(tex, str)}


def _put_as_it_stood(entry: EntryDraft, date: Date, stood: Mapping[str, str]) -> None:
    """Put year and month as they stood in the place of those written, as far as they say the same date."""
    from bibkit.formats.bibtex.from_tex import text_of_tex
    from bibkit.formats.bibtex.read_dates import date_of_year

    def texts(year: str, month: str, day: str) -> bool:
        found = date_of_year(text_of_tex(year), text_of_tex(month), day)
        return found.date == date and not found.left

    fields = entry.fields
    year, day = fields["year"][1:-1], fields.get("day", "").strip("{}")
    if "year" in stood and (
        again := tex_again(entry, stood["year"], lambda tex: _is_year(text_of_tex(tex), date))
    ):
        fields["year"] = f"{{{again}}}"
    for said in ("", day) if "month" in stood else ():
        again = tex_again(entry, stood["month"], lambda tex: texts(year, tex, said))  # noqa: B023
        if again:
            fields["month"] = month_tex(again)
            if not said:
                fields.pop("day", None)
            return


def _is_year(text: str, date: Date) -> bool:
    """Whether a year's text gives the years of the date."""
    from bibkit.formats.bibtex.read_dates import date_of_year

    end = None if date.end is None else _year_of(date.end)
    start = _year_of(date.start)
    return date_of_year(text, "", "").date == Date(start, None if end == start else end)


def _year_of(edge: Moment | Edge) -> Moment | Edge:
    return edge if isinstance(edge, Edge) or edge.mask else replace(edge, month=None, day=None, season=None)
