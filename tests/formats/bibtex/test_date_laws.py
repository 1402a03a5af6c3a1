"""Whatever people write into the fields of dates: it is read or kept, and reads the same after it is written."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.bibtex.read_dates import EntryDate, date_of_year
from bibkit.formats.bibtex.write_dates import year_month_day
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.edtf import date_text, parse_date
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from tests.formats.bibtex.test_dates import plain
from tests.strategies.records import moments

_PIECES = st.sampled_from(
    [
        *("1999", "2020", "2003", "1", "7", "12", "30", "31", "3rd", "06", "95", "XX", "201X"),
        *("jan", "March", "Sept.", "juillet", "Winter", "May", "DEC", "monday", "décembre"),
        *(
            "-",
            "--",
            "/",
            ",",
            " ",
            "~",
            ".",
            " to ",
            " and ",
            "?",
            "c. ",
            "[",
            "]",
            "(",
            ")",
            " BC",
            "in press",
            "T12:30",
        ),
    ]
)
TEXTS = st.lists(_PIECES, max_size=7).map("".join)


@given(moments(), moments())
@settings(deadline=None)
def test_a_range_that_classic_bibtex_can_say_is_read_again(start: Moment, end: Moment) -> None:
    date = Date(start, end)
    assume(start != end and isinstance(parse_date(date_text(date)), Date))
    written = year_month_day(date, str)
    year, month, day = (plain(written.fields.get(name, "")) for name in ("year", "month", "day"))
    assert written.lost or date_of_year(year, month, day) == EntryDate(date)


def again(record: Record, format_: Format) -> Record:
    assert format_.write is not None
    (read,) = bibkit.read(write_whole(format_.write, [record], {}).text, format_.name).records
    return read


@settings(deadline=None, max_examples=300)
@given(TEXTS, TEXTS, st.sampled_from(["", "3", "3--5", "x"]), TEXTS, TEXTS)
def test_what_stands_in_the_fields_of_dates_is_read_or_kept_and_reads_the_same_again(
    year: str, month: str, day: str, urldate: str, note: str
) -> None:
    fields = {"year": year, "month": month, "day": day, "urldate": urldate, "note": f"Accessed {note}"}
    entry = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    (record,) = bibkit.read(f"@misc{{a, title = {{T}}, {entry}}}", "bibtex").records
    for format_ in (BIBTEX, BIBLATEX):
        copy = again(record, format_)
        assert (copy.values.keys() - {"source"}) == (record.values.keys() - {"source"})
        for name in copy.values.keys() - {"source"}:
            assert copy.values[name] == record.values[name], (format_.name, name)
        assert with_months(copy.extra) == with_months(record.extra)


def with_months(extra: Mapping[str, Raw]) -> dict[str, Raw]:
    """The unknown fields; a month without a year, "jan.", is written as the macro of its name."""
    return {
        name: raw[:3].lower() if name == "month" and isinstance(raw, str) else raw
        for name, raw in extra.items()
    }
