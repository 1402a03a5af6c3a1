"""`cs:date` and `cs:date-part`, and the localized formats they refer to (CSL 1.0.2, date)."""

from __future__ import annotations

from bibkit.csl.compile.attributes import look_of
from bibkit.csl.ops.date import DateOp, DatePart, PartName
from bibkit.csl.ops.leaf import Look
from bibkit.csl.style.locale import Locale
from bibkit.csl.style.problem import Problem
from bibkit.csl.style.xml import Element

_PARTS: tuple[PartName, ...] = ("year", "month", "day")


def date(element: Element, look: Look, locale: Locale, problems: list[Problem]) -> DateOp:
    """A date in a localized format, or in one of the style's own."""
    variable = element.get("variable").strip()
    form = element.get("form")
    if form in ("text", "numeric"):
        localized = locale.date(form)
        if localized is None:
            return DateOp(variable, (), look)
        merged = _merged_look(element, localized, look)
        parts = _with_case(_localized_parts(element, localized, problems), merged)
        return DateOp(variable, parts, merged, localized.get("delimiter"))
    own = (_part(part.attributes, part, problems) for part in element.all("date-part"))
    parts = _with_case([part for part in own if part is not None], look)
    return DateOp(variable, parts, look, element.get("delimiter"))


def _merged_look(element: Element, localized: Element, look: Look) -> Look:
    """The style's attributes over those of the localized format."""
    merged = {**localized.attributes, **element.attributes}
    return look_of(Element("date", merged, (), "", element.line), has_display=bool(look.display))


def _localized_parts(element: Element, localized: Element, problems: list[Problem]) -> list[DatePart]:
    """CSL 1.0.2, date: the style may choose and restyle the parts of a localized format, not move them."""
    wanted = element.get("date-parts", "year-month-day").split("-")
    own = {part.get("name"): part.attributes for part in element.all("date-part")}
    parts = []
    for part in localized.all("date-part"):
        if part.get("name") not in wanted:
            continue
        compiled = _part({**part.attributes, **own.get(part.get("name"), {})}, part, problems)
        if compiled is not None:
            parts.append(compiled)
    return parts


def _part(attributes: dict[str, str], element: Element, problems: list[Problem]) -> DatePart | None:
    name = attributes.get("name", "")
    if name not in _PARTS:
        problems.append(element.problem(f"unknown date-part {name!r}", "use day, month or year", "bad-value"))
        return None
    default = "numeric" if name == "day" else "long"
    return DatePart(
        name,
        attributes.get("form", default),
        look_of(Element("date-part", attributes, (), "", element.line)),
        attributes.get("range-delimiter"),
    )


def _with_case(parts: list[DatePart], look: Look) -> list[DatePart]:
    """A text case on the date is a text case on each part that has none."""
    if look.case is not None:
        for part in parts:
            if part.look.case is None:
                part.look = part.look.with_case(look.case)
    return parts
