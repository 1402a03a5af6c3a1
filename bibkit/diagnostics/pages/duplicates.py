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
  year = {{2020}},{second}
}}
"""


def _two(key: str, title: str, first: str = "", second: str = "") -> str:
    return _TWO.format(
        key=key, title=title, first=first and f"\n  {first},", second=second and f"\n  {second},"
    )


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
)
