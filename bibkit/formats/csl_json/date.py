"""Dates between bibkit's EDTF and CSL-JSON's `date-parts` (CSL 1.0.2, "Date Variables"; csl-data.json).

EDTF counts years astronomically, 0 is 1 BCE; CSL-JSON has no year 0, -1 is 1 BCE. Seasons are 21 to 24 in EDTF,
1 to 4 in CSL-JSON, and 13 to 16 or 21 to 24 where they stand in the place of a month. A second `date-parts`
of year 0 is an open end, as citeproc-js and pandoc read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bibkit.model.date import Date, Edge, Moment
from bibkit.model.date_as_written import date_as_written
from bibkit.model.edtf import parse_date
from bibkit.model.malformed import Malformed

_MEMBERS = {"date-parts", "season", "circa", "literal", "raw"}
_OLDER = {"year", "month", "day", "season"}
_TRUE = {True, "true", "1"}


def csl_date(date: Date) -> dict[str, object]:
    """The CSL-JSON date, as near as it comes; `is_carried` says whether it is the whole date.

    >>> csl_date(Date(Moment(-49, approximate=True)))
    {'date-parts': [[-50]], 'circa': True}
    """
    if date.literal:
        return {"literal": date.literal}
    first = date.first
    if first is None or any(
        isinstance(edge, Moment) and "X" in edge.mask[:4] for edge in (date.start, date.end)
    ):
        return {"literal": str(date)}  # the earliest year of "201X" is not its year
    if not isinstance(date.start, Moment) or date.end in (None, Edge.UNKNOWN):
        value: dict[str, object] = {"date-parts": [_parts(first, season_as_month=False)]}
        if first.season:
            value["season"] = first.season - 20
    else:
        end = [0] if date.end is Edge.OPEN else _end_parts(date.end)
        value = {"date-parts": [_parts(first, season_as_month=True), end]}
    if date.is_circa:
        value["circa"] = True
    return value


def is_carried(date: Date) -> bool:
    """Whether `date_of_csl` makes this very date of `csl_date`."""
    for moment in (date.start, date.end):
        if isinstance(moment, Moment) and (moment.mask or moment.time or moment.uncertain):
            return False
    if date.end is None:
        return True
    if not isinstance(date.start, Moment) or date.end is Edge.UNKNOWN:
        return False
    return not date.is_circa  # one mark for both ends does not say which end is meant


def date_of_csl(value: object) -> Date | Malformed | None:
    """The date that a CSL-JSON date variable means; None where it says nothing.

    `circa` becomes "approximate" (EDTF `~`). A `raw` text or a bare string is read as EDTF, and is a literal
    where it is not. Malformed where the numbers are no date.
    """
    if isinstance(value, str):
        return _date_of_text(value)
    if isinstance(value, list):
        return _date_of_list(value)
    if not isinstance(value, Mapping):
        return _not_understood()
    if "date-parts" not in value and not (_OLDER | {"other"}).isdisjoint(value):
        return _date_of_members([value])
    said = {
        name: member for name, member in value.items() if member not in (None, "", [], [[]], [[None]], False)
    }
    said = _without_echoes(said)
    if not said.keys() <= _MEMBERS or ("literal" in said and len(said) > 1):
        return _not_understood()
    if isinstance(literal := said.get("literal"), str):
        return Date(literal=literal)
    parts = said.get("date-parts")
    if isinstance(parts, list) and parts and not any(isinstance(part, list) for part in parts):
        parts = [parts]  # one list too few
    if parts is None:
        raw = said.get("raw")
        return (
            _date_of_text(raw)
            if said.keys() == {"raw"} and isinstance(raw, str)
            else (_not_understood() if said else None)
        )
    circa = said.get("circa", False)
    if (
        not isinstance(parts, list)
        or not 1 <= len(parts) <= 2
        or "raw" in said
        or isinstance(circa, (list, dict))
    ):
        return _not_understood()
    texts = [_edtf_text(part, said.get("season") if i == 0 else None) for i, part in enumerate(parts)]
    if any(text is None for text in texts) or texts[0] == "..":
        return _not_understood()
    if circa not in _TRUE and circa not in (False, "0", "false"):
        return _not_understood()
    mark = "~" if circa in _TRUE else ""
    return parse_date("/".join(f"{text}{mark if text != '..' else ''}" for text in texts))


def _date_of_list(items: list[object]) -> Date | Malformed | None:
    """A date of pandoc's older YAML, a mapping or two in a list."""
    members = [item for item in items if isinstance(item, Mapping)]
    if not items:
        return None
    is_older = len(members) == len(items) <= 2 and all("date-parts" not in item for item in members)
    return _date_of_members(members) if is_older else _not_understood()


def _date_of_members(items: Sequence[Mapping[str, object]]) -> Date | Malformed | None:
    """A date as `year`, `month`, `day` and `season` (pandoc before 2.11); `other` or `literal` are words."""
    said = [
        {name: member for name, member in item.items() if member not in (None, "", False)} for item in items
    ]
    words = [item.get("other", item.get("literal")) for item in said]
    if len(said) == 1 and said[0].keys() <= {"other", "literal"} and isinstance(words[0], str):
        return Date(literal=words[0])
    if any(not item.keys() <= _OLDER | {"circa"} or "year" not in item for item in said):
        return _not_understood()
    parts = [[item.get(name) for name in ("year", "month", "day") if name in item] for item in said]
    circa = any(item.get("circa") in _TRUE for item in said)
    if len(said) == 1:
        return date_of_csl({"date-parts": parts, "season": said[0].get("season"), "circa": circa})
    for one, item in zip(parts, said, strict=True):
        if "season" in item:  # each end has its own, which stands in the place of its month
            number = _number(item["season"])
            if number is None or len(one) > 1:
                return _not_understood()
            one.append(number + 20 if 1 <= number <= 4 else number)
    return date_of_csl({"date-parts": parts, "circa": circa})


def _without_echoes(said: dict[str, object]) -> dict[str, object]:
    """The members of a date without those that say it once more: Crossref's `date-time`, `raw` and `literal`."""
    parts = said.get("date-parts")
    if not isinstance(parts, list) or said.keys() <= {"date-parts", "season", "circa"}:
        return said
    alone = date_of_csl({"date-parts": parts, "season": said.get("season")})
    if not isinstance(alone, Date):
        return said
    day = str(alone)
    return {
        name: member
        for name, member in said.items()
        if not (name == "timestamp" and "date-time" in said)
        and not (name == "date-time" and isinstance(member, str) and member.startswith(day))
        and not (name in ("raw", "literal") and isinstance(member, str) and _is_date(member, alone))
    }


def _is_date(text: str, date: Date) -> bool:
    return parse_date(text) == date or date_as_written(text) == date


def _date_of_text(text: str) -> Date | None:
    if not text.strip():
        return None
    date = parse_date(text)
    return (date_as_written(text) or Date(literal=text)) if isinstance(date, Malformed) else date


def _parts(moment: Moment, *, season_as_month: bool) -> list[int]:
    year = moment.year if moment.year > 0 else moment.year - 1
    month = moment.season if season_as_month and moment.season else moment.month
    return [part for part in (year, month, moment.day) if part is not None]


def _end_parts(end: Moment | Edge | None) -> list[int]:
    assert isinstance(end, Moment)
    return _parts(end, season_as_month=True)


def _edtf_text(parts: object, season: object) -> str | None:
    """The EDTF text of one array of year, month and day; None where it is none."""
    if not isinstance(parts, list):
        return None
    numbers = [_number(part) for part in parts if part not in (None, "")]
    if not 1 <= len(numbers) <= 3 or any(number is None for number in numbers):
        return None
    year, month, day = [*(number or 0 for number in numbers), 0, 0][:3]
    if year == 0:
        return ".." if month == day == 0 else None
    astronomical = year if year > 0 else year + 1
    text = f"{astronomical:05}" if astronomical < 0 else f"{astronomical:04}"
    if abs(astronomical) > 9999:
        text = f"Y{astronomical}"
    if 13 <= month <= 16:
        month += 8
    if season not in (None, 0, "0"):
        number = _number(season)
        if number is None or month or day:
            return None
        month = number + 20 if 1 <= number <= 4 else number
        if not 21 <= month <= 24:
            return None
    return text + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    text = value.strip() if isinstance(value, str) else ""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def _not_understood() -> Malformed:
    return Malformed("BK202", "This is no CSL-JSON date", 'write {"date-parts": [[2020, 3, 5]]}')
