"""What bibkit reads of dates against what biber does, and whether biber reads from its export what it read itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT
from bibkit.formats.written import write_whole
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.malformed import Malformed
from bibkit.model.record import Record
from tests.engines.dates.by_biber import PREFIXES, Said, dates_of_biber, expected
from tests.engines.dates.fields import Fields, bib_text

FIELDS = {"issued": "date", "accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}


class Case(NamedTuple):
    """One date: the fields of its entry, what biber says of it, and what bibkit read."""

    fields: Fields
    name: str
    biber: Said
    date: Date | None

    def __str__(self) -> str:
        return f"{dict(self.fields)}: {self.name} {self.biber} / {self.date}"


class Kind(NamedTuple):
    """A kind of difference that is argued: why bibkit is right, and which cases are of it."""

    name: str
    why: str
    holds: Callable[[Case], bool]


def cases(sets: Sequence[Fields]) -> tuple[list[Case], list[Case]]:
    """All dates as the files have them, and as bibkit's export has them."""
    text = bib_text(sets)
    records = bibkit.read(text, "bibtex").records
    assert FORMAT.write is not None
    written = write_whole(FORMAT.write, records, {}).text
    return _cases(sets, records, dates_of_biber(text)), _cases(sets, records, dates_of_biber(written))


def _cases(
    sets: Sequence[Fields], records: Sequence[Record], biber: Mapping[str, Mapping[str, Said]]
) -> list[Case]:
    return [
        Case(fields, name, biber[record.key][name], record.date(name))
        for fields, record in zip(sets, records, strict=True)
        for name in PREFIXES
        if biber[record.key][name] or record.date(name)
    ]


def differs(case: Case) -> bool:
    """Whether the two do not say the same of a date, but for marks that a year without `date` lacks."""
    said = expected(case.date)
    if case.biber == said:
        return False
    return not ("dateera" not in case.biber and {**case.biber, "dateera": "ce"} == said)


def kind_of(case: Case) -> str:
    """The first kind of difference that a case is of; empty for none."""
    return next((kind.name for kind in KINDS if kind.holds(case)), "")


def _is_words(case: Case) -> bool:
    if case.name != "issued" or "date" in dict(case.fields) or case.date is None or case.date.literal:
        return False
    said, biber = expected(case.date), dict(case.biber)
    biber.pop("year", None)
    month = biber.pop("month", "")
    return not biber and (month == said.get("month") or not (month.isdigit() and 1 <= int(month) <= 12))


def _is_no_date(case: Case) -> bool:
    return (
        not case.biber
        and "date" in dict(case.fields)
        and isinstance(parse_date(dict(case.fields)["date"]), Malformed)
    )


def _is_reversed(case: Case) -> bool:
    fault = parse_date(dict(case.fields).get(FIELDS[case.name], ""))
    return (
        isinstance(fault, Malformed)
        and fault.code == "BK205"
        and (case.date is None or bool(case.date.literal))
    )


def _is_of_other_digits(case: Case) -> bool:
    return {
        name: str(int(value)) if value.isdecimal() else value for name, value in case.biber.items()
    } == expected(case.date)


def _is_month_kept(case: Case) -> bool:
    month = case.biber.get("month", "")
    beside = {name: value for name, value in case.biber.items() if name != "month"}
    return "month" in dict(case.fields) and bool(month) and not differs(case._replace(biber=beside))


def _is_command(case: Case) -> bool:
    return "\\" in dict(case.fields).get("year", "") and not case.biber


KINDS = (
    Kind(
        "month kept", "a month that makes no date with its year stays in `month`, as it came", _is_month_kept
    ),
    Kind(
        "words",
        "biber takes numbers and names of months from `year` and `month`, and of all else nothing or the text as it is; "
        "bibkit reads what the text says",
        _is_words,
    ),
    Kind(
        "no date",
        "biber leaves out what is no date in `date`; bibkit reads it or keeps it as words",
        _is_no_date,
    ),
    Kind(
        "reversed",
        "biber takes a time that ends before it begins; bibkit names it and keeps the text",
        _is_reversed,
    ),
    Kind(
        "other digits",
        "biber leaves the digits of other scripts, which it can't sort by",
        _is_of_other_digits,
    ),
    Kind("command", "the year is a command, of which this tool sees nothing in the .bbl", _is_command),
)
