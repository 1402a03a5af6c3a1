"""Pages of the rules about works that are there twice."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Page, bib

_TWO = """\
@book{{doe2020,
  title = {{On names}},
  author = {{Doe, Jane}},
  year = {{2020}},{first}
}}
@book{{{key},
  title = {{{title}}},
  author = {{Doe, Jane}},
  year = {{{year}}},{second}
}}
"""


def _two(key: str, title: str, first: str = "", second: str = "", year: str = "2020") -> str:
    return _TWO.format(
        key=key, title=title, year=year, first=first and f"\n  {first},", second=second and f"\n  {second},"
    )


def _preprint(title: str) -> str:
    return f"""\
@unpublished{{a,
  title = {{{title}}},
  author = {{Doe, Jane}},
  year = {{2019}}
}}
@article{{b,
  title = {{On the order of names}},
  author = {{Doe, Jane}},
  journal = {{Nature}},
  year = {{2020}}
}}
"""


PAGES = (
    Page(
        "BK601",
        "A DOI, an arXiv identifier, a PMID or a book's ISBN names one work: two of them are one, or one has another's.",
        bib(_two("doe2020b", "Of places", "doi = {10.1000/182}", "doi = {10.1000/182}")),
        bib(_two("doe2020b", "Of places", "doi = {10.1000/182}", "doi = {10.1000/183}")),
    ),
    Page(
        "BK602",
        "A work under two keys is cited twice, and stands in the list twice.",
        bib(_two("doe", "On Names")),
        bib(_two("doe", "On Places")),
    ),
    Page(
        "BK603",
        "A preprint and what was published of it are cited as two works; most styles and readers want the published one.",
        bib(_preprint("On the Order of Names")),
        bib(_preprint("On the Order of Places")),
    ),
    Page(
        "BK604",
        "The same people rarely give two works one title within a year; mostly it is one work, with a slip in a name or the year. "
        "Parts of a work and columns of a journal are told apart by their numbers.",
        bib(_two("doe", "Of Dates and Names", year="2021").replace("On names", "Of dates and names")),
        bib(_two("doe", "Of Dates and Names", year="2024").replace("On names", "Of dates and names")),
    ),
)
