"""`cs:date` and `cs:date-part` (CSL 1.0.2, date)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from bibkit.csl.data.date import DayParts, ItemDate, season_of
from bibkit.csl.ops.env import Env
from bibkit.csl.ops.leaf import Look, leaf, term_leaf, term_text
from bibkit.csl.ops.text import put_year_suffix
from bibkit.csl.style.locale import Gender
from bibkit.csl.tree.out import Out, close, group
from bibkit.text.pattern import lazy_pattern

PartName: TypeAlias = Literal["year", "month", "day"]

_ORDER: tuple[PartName, ...] = ("year", "month", "day")

_ENDS_IN_NUMBER = lazy_pattern(r"\d\W*$")
"""A date in words that a year-suffix can follow; citeproc-js puts none behind any date in words."""


_MOST_KNOWN = 1000


class DatePart:
    """One part of a date: what it shows and how."""

    __slots__ = ("form", "look", "name", "range_delimiter", "suffix_case")

    def __init__(self, name: PartName, form: str, look: Look, range_delimiter: str | None) -> None:
        self.name = name
        self.form = form
        self.look = look
        self.range_delimiter = range_delimiter
        self.suffix_case = look.case
        """That of a year-suffix: the part's own, not one that the date has, which would not be that of cites."""


class DateOp:
    """A date variable, in a localized format or in the style's own."""

    __slots__ = ("_known", "_names", "delimiter", "look", "parts", "variable")

    def __init__(self, variable: str, parts: Sequence[DatePart], look: Look, delimiter: str = "") -> None:
        self.variable = variable
        self.parts = tuple(parts)
        self.look = look
        self.delimiter = delimiter
        self._names = frozenset(part.name for part in self.parts)
        self._known: dict[ItemDate, Out] = {}
        """What entries show of dates, to be copied."""

    def with_look(self, look: Look) -> DateOp:
        """The same date with another look."""
        return DateOp(self.variable, self.parts, look, self.delimiter)

    def run(self, env: Env) -> None:
        variable = self.variable
        date = env.item.dates.get(variable)
        if date is None or variable in env.done or not (env.in_sort or self._shows_anything(date)):
            env.called = True
            return
        env.filled = True
        if env.in_sort:
            self._put_sort_key(env, date)
            return
        if env.just_looking and variable == "accessed":
            # When an item was looked at does not identify it.
            return
        if env.substituting:
            env.done.add(variable)
        env.started = env.rendered = True
        is_alone = env.just_looking or (env.cite is None and env.year_suffix is None)
        if not is_alone or date.literal or env.strip_periods or self.look.has_braces:
            node = self._node(env, date)
        else:
            known = self._known.get(date)
            node = self._node(env, date) if known is None else known.copy()
            if known is None and node is not None and not node.children:
                if len(self._known) >= _MOST_KNOWN:
                    self._known.clear()
                self._known[date] = node.copy()
        if node is not None:
            env.out.append(node)

    def _node(self, env: Env, date: ItemDate) -> Out | None:
        look = self.look
        prefix, suffix = look.prefix, look.suffix
        if look.has_braces:
            prefix = env.brace(prefix)
        children = self._rendered(env, date)
        if look.has_braces:
            suffix = env.brace(suffix)
        if not children:
            return None
        node = Out("", prefix, suffix, look.formatting)
        node.children = children
        node.delimiter = self.delimiter
        if look.display:
            node.link = ("display", look.display)
        close(node)
        return node

    def _shows_anything(self, date: ItemDate) -> bool:
        if date.literal:
            return True
        start = date.start
        for name in self._names:
            if getattr(start, name):
                return True
            if name == "month" and date.season:
                return True
        return False

    def _put_sort_key(self, env: Env, date: ItemDate) -> None:
        """CSL 1.0.2, sorting macros, dates: YYYYMMDD of the parts that are called, zeros for what is missing."""
        key = date_sort_key(date, self._names)
        if key:
            # The mark keeps it from being one long number with a date that follows it.
            env.out.append(Out(key, suffix="/"))

    def _rendered(self, env: Env, date: ItemDate) -> list[Out]:
        if date.end is None or date.literal:
            return self._run_of_parts(env, date, date.start, self.parts)
        apart = self._parts_that_differ(date, date.end)
        if not apart:
            return self._run_of_parts(env, date, date.start, self.parts)
        return self._range(env, date, date.end, apart)

    def _parts_that_differ(self, date: ItemDate, end: DayParts) -> frozenset[PartName]:
        """The largest part that differs, and every smaller one that the dates have and the style shows.

        A season that is given beside the years is one for both: "Summer 1993–1994".
        """
        start = date.start
        shared = ("month", "day") if date.season and not (start.month or end.month) else ()
        for place, name in enumerate(_ORDER):
            if name in self._names and getattr(start, name) != getattr(end, name):
                return frozenset(
                    name
                    for name in _ORDER[place:]
                    if name in self._names
                    and name not in shared
                    and (getattr(start, name) or getattr(end, name))
                )
        return frozenset()

    def _range(self, env: Env, date: ItemDate, end: DayParts, apart: frozenset[PartName]) -> list[Out]:
        """CSL 1.0.2, date ranges: what both ends share is shown once."""
        if "year" in apart and self._year_is_collapsed(env, _years_of_range(date)):
            env.found.years.append(_years_of_range(date))
            year = next(part for part in self.parts if part.name == "year")
            return [self._with_year_suffix(env, None, year)] if self._takes_year_suffix(env, date) else []
        places = [index for index, part in enumerate(self.parts) if part.name in apart]
        first, last = places[0], places[-1]
        before = self._run_of_parts(env, date, date.start, self.parts[:first])
        opening = self._run_of_parts(env, date, date.start, self.parts[first : last + 1])
        second = [part for part in self.parts[first : last + 1] if part.name in apart]
        closing = self._run_of_parts(env, date, end, second, is_end=True)
        after = self._run_of_parts(env, date, date.start, self.parts[last + 1 :])
        if opening:
            opening[-1].suffix = ""
        if closing:
            closing[0].prefix = ""
        halves = [group(half, delimiter=self.delimiter) for half in (opening, closing) if half]
        delimiter = self.parts[last].range_delimiter
        if not delimiter:
            delimiter = env.settings.locale.term("year-range-delimiter") or "\u2013"
        if not halves:
            return [*before, *after]
        middle = group([halves[0], Out(delimiter), *halves[1:]])
        return [*before, middle, *after]

    def _run_of_parts(
        self, env: Env, date: ItemDate, moment: DayParts, parts: Sequence[DatePart], *, is_end: bool = False
    ) -> list[Out]:
        nodes = []
        for part in parts:
            node = self._part(env, date, moment, part, is_end=is_end)
            if node is not None:
                nodes.append(node)
        return nodes

    def _part(
        self, env: Env, date: ItemDate, moment: DayParts, part: DatePart, *, is_end: bool
    ) -> Out | None:
        if part.name == "year":
            return self._year(env, date, moment, part, is_end=is_end)
        if part.name == "month":
            return _month(env, date, moment, part)
        return _day(env, moment, part)

    def _year(
        self, env: Env, date: ItemDate, moment: DayParts, part: DatePart, *, is_end: bool
    ) -> Out | None:
        text = date.literal or _year_text(env, moment.year, part.form)
        collapsed = False
        if not is_end:
            years = _years_of_range(date) or text
            # A range of years is collapsed as a whole (`_range`): its end is no year of its own.
            collapsed = bool(text) and years == text and self._year_is_collapsed(env, years)
            env.found.years.append(years)
        node = None
        if text and not collapsed:
            node = leaf(env, part.look, text, case=part.look.case, is_term=not date.literal)
        if not is_end and (node is not None or collapsed) and self._takes_year_suffix(env, date):
            return self._with_year_suffix(env, node, part)
        return node

    def _year_is_collapsed(self, env: Env, years: str) -> bool:
        preceding = env.preceding
        if preceding is None or env.found.text_variable or env.just_looking:
            return False
        if not env.found.collapsed and (env.names_done or preceding.names):
            # The year of a work without names is its own, whoever's work stands before it.
            return False
        place = len(env.found.years)
        return place < len(preceding.years) and preceding.years[place] == years

    def _takes_year_suffix(self, env: Env, date: ItemDate) -> bool:
        """Whether a year-suffix without a place of its own stands at the year."""
        return (
            env.year_suffix is not None
            and not env.settings.explicit_year_suffix
            and not env.year_suffix_done
            and not env.just_looking
            and (not date.literal or _ENDS_IN_NUMBER.search(date.literal) is not None)
        )

    def _with_year_suffix(self, env: Env, year: Out | None, part: DatePart) -> Out:
        outer = env.out
        env.out = []
        look = Look(formatting=part.look.formatting, case=part.suffix_case)
        put_year_suffix(env, look, env.year_suffix or 0)
        suffix = env.out[0]
        env.out = outer
        if year is None:
            return suffix
        affix, year.suffix = year.suffix, ""
        node = Out("", "", affix)
        node.children = [year, suffix]
        close(node)
        return node


def _years_of_range(date: ItemDate) -> str:
    """What is compared of a range of years, which is the same as another only as a whole; "" for other dates."""
    if date.literal or date.end is None or date.end.year == date.start.year:
        return ""
    return f"{date.start}\u2013{date.end}"


def _year_text(env: Env, year: int, form: str) -> str:
    """CSL 1.0.2, AD and BC: positive years of less than four digits and negative years carry the term."""
    if not year:
        return ""
    text = str(abs(year))
    if form == "short" and len(text) == 4:
        text = text[2:]
    locale = env.settings.locale
    if year < 0:
        return text + (locale.term("bc") or "")
    return text + (locale.term("ad") or "") if year < 1000 else text


def _month(env: Env, date: ItemDate, moment: DayParts, part: DatePart) -> Out | None:
    month = moment.month
    locale = env.settings.locale
    text = ""
    season = season_of(month)
    if not month and date.season:
        season = int(date.season) if date.season in ("1", "2", "3", "4") else 0
        text = "" if season else date.season
    if season:
        text = (
            locale.term(f"season-{season:02}", part.form if part.form in ("long", "short") else "long") or ""
        )
    elif 1 <= month <= 12:
        if part.form == "numeric":
            text = str(month)
        elif part.form == "numeric-leading-zeros":
            text = f"{month:02}"
        else:
            text = locale.term(f"month-{month:02}", part.form) or ""
    if not text:
        return None
    look = part.look
    return term_leaf(env, look, term_text(env, look, text), look.case)


def _day(env: Env, moment: DayParts, part: DatePart) -> Out | None:
    day = moment.day
    if not day:
        return None
    form = part.form
    locale = env.settings.locale
    if form == "ordinal" and locale.option("limit-day-ordinals-to-day-1") and day != 1:
        form = "numeric"
    if form == "numeric-leading-zeros":
        text = f"{day:02}"
    elif form == "ordinal":
        gender: Gender = locale.gender(f"month-{moment.month:02}")
        text = str(day) + locale.ordinal_suffix(day, gender)
    else:
        text = str(day)
    return leaf(env, part.look, text, case=part.look.case, is_term=True)


def date_sort_key(date: ItemDate, names: frozenset[str] = frozenset(_ORDER)) -> str:
    """The date as digits that sort: years before Christ first, less specific dates before specific ones.

    "" for a date without a year, which is in words: "in the reign of Queen Anne" sorts as a missing date.
    """
    if not date.start.year:
        return ""
    keys = [_moment_key(date.start, names)]
    end = _moment_key(date.end, names) if date.end is not None else ""
    # An end of which nothing is called does not count.
    keys.append(end if end and ("year" in names or end[1:].strip("0")) else "0" * 9)
    return "".join(keys)


def _moment_key(moment: DayParts, names: frozenset[str]) -> str:
    year = moment.year if "year" in names else 0
    era = "1" if year >= 0 else "0"
    digits = year if year >= 0 else 9999 + year
    month = moment.month if "month" in names and moment.month <= 12 else 0
    day = moment.day if "day" in names else 0
    return f"{era}{max(digits, 0):04}{month:02}{day:02}"
