"""The areas of a style with all their layouts.

Layouts by the language of the work are an extension that Zotero has, too (CSL-M, cs:layout): one whose `locale` names
that language is used, with the terms and formats of the first locale that it names. What all cites of a citation share
comes from the layout without `locale` where the others say nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from bibkit.csl.compile.area import CompiledArea, LocalizedArea
from bibkit.csl.compile.elements import compiled
from bibkit.csl.ops.env import Area
from bibkit.csl.style.load import Style, StyleArea
from bibkit.csl.style.locale import Locale
from bibkit.csl.style.problem import Problem, StyleError

LocaleOf: TypeAlias = Callable[[str], Locale]
"""The terms and formats of a language, with what the style says of them. May raise `StyleError`."""


def compile_area(
    style: Style, area: Area, locale: Locale, locale_of: LocaleOf
) -> tuple[CompiledArea, list[Problem]]:
    """One area of an independent style for one language, with the faults found on the way.

    `locale_of` is asked for the locales of layouts by language. Raises `StyleError` when the style has no such area.
    """
    source = style.citation if area == "citation" else style.bibliography
    if source is None:
        raise StyleError(
            f"the style has no <{area}>", hint="a dependent style needs the layouts of its parent"
        )
    whole, problems = compiled(style, area, source, locale)
    if not source.localized:
        return whole, problems
    return _with_localized(style, area, source, whole, problems, locale_of)


def compile_intext(style: Style, locale: Locale) -> tuple[CompiledArea | None, list[Problem]]:
    """What an "author-only" cite shows, if the style says so itself, with the faults found on the way.

    It inherits no name options (`et-al-min` of `cs:citation` is none of its own), and its other options, such as
    `collapse`, are those of `cs:citation`. CSL 1.0.2 does not have it; the extension is citeproc-js's.
    """
    if style.intext is None or style.citation is None:
        return None, []
    source = style.intext._replace(options=style.citation.options, names={})
    return compiled(style, "citation", source, locale)


def _with_localized(
    style: Style,
    area: Area,
    source: StyleArea,
    whole: CompiledArea,
    problems: list[Problem],
    locale_of: LocaleOf,
) -> tuple[CompiledArea, list[Problem]]:
    localized: list[LocalizedArea] = []
    for layout in source.localized:
        locales = tuple(layout.get("locale").split())
        part, found = compiled(style, area, source._replace(layout=layout), locale_of(locales[0]))
        if area == "citation":
            part = _within_one_citation(part, whole)
        localized.append(LocalizedArea(locales, part))
        problems += [problem for problem in found if problem not in problems]
    areas = [whole, *(one.area for one in localized)]
    return whole._replace(
        localized=tuple(localized),
        reads_position=any(one.reads_position for one in areas),
        renders_number=any(one.renders_number for one in areas),
        renders_first_note=any(one.renders_first_note for one in areas),
        renders_year_suffix=any(one.renders_year_suffix for one in areas),
    ), problems


def _within_one_citation(part: CompiledArea, whole: CompiledArea) -> CompiledArea:
    return part._replace(
        prefix=part.prefix or whole.prefix,
        suffix=part.suffix or whole.suffix,
        delimiter=part.delimiter or whole.delimiter,
        formatting=whole.formatting,
    )
