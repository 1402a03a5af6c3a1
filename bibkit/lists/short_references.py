"""Short references for the head of a handout and for slides: the first authors, where it came out, the year.

They are a style of bibkit's own (`styles/short-reference.csl`), so that lists and citations can have them, too
(`style="short-reference"`). Names, dates and words are those of the locale; works that would read alike have letters
behind their years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bibkit.lists.options import DEFAULTS, NO_MARKS, ListOptions
from bibkit.lists.reference_list import job_locale, render, style_job
from bibkit.stylebook.find import find_style
from bibkit.text.run import Run

STYLE = "short-reference"


def short_references(
    items: Iterable[Mapping[str, Any]], options: ListOptions = DEFAULTS
) -> dict[str, tuple[Run, ...]]:
    """The short reference of each item (CSL-JSON) by its id: "Doe, Roe, Poe et al., Nature, 2020".

    The style of the options is not asked; the locale is, and what else holds for lists. What could not be rendered
    is left out. Raises UsageError for a locale or an engine that is none.
    """
    style = find_style(STYLE)
    options = options._replace(locale=job_locale(style, options.locale), name_marks=NO_MARKS)
    job = style_job(style, items, options=options)
    listed = render(options.engine, job).bibliography
    return {entry.id: entry.runs for entry in listed.entries} if listed is not None else {}
