"""The page: one HTML file with everything inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bibkit.model.date import era_year
from bibkit.model.identity import Identities
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.page.facets import facets
from bibkit.page.groups import groups_of_page
from bibkit.page.references import References
from bibkit.page.schema_org import json_ld
from bibkit.page.scripts import script, words_of_script
from bibkit.page.setup import Setup
from bibkit.page.styles import LAYOUT_OF_FRAGMENT, TEMPLATES, style_sheet
from bibkit.page.words import PageWords
from bibkit.page.words import words as words_of
from bibkit.page.work import Work
from bibkit.text.escape.html import attribute
from bibkit.web.document import Head, data_block, document, fragment
from bibkit.web.template_files import read
from bibkit.web.templates import Finished, fill


@dataclass(frozen=True, slots=True)
class PlacedWork:
    """A work in its place: its number on the page, the tokens of its facets, and whether it stood there before."""

    work: Work
    number: int
    tokens: str
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class PageSection:
    """Works under a heading ("" where the page is one list); `anchor` is its id, `fragment` what an address ends in."""

    heading: str
    anchor: str
    fragment: str
    works: tuple[PlacedWork, ...]


def html(
    records: Sequence[Record],
    works: Mapping[str, Work],
    setup: Setup,
    people: Mapping[str, Person],
    listed: References,
) -> str:
    """The page, or the fragment of one, as the setup says.

    `records` are in the order of the page, `listed` are their references.

    Raises what `web.templates.fill` does for a template that is missing or wrong.
    """
    records = [record for record in records if record.key in works]
    words = words_of(listed.lang)
    choices, tokens = facets(records, people, words)
    file_labels = {"bib": "BibTeX", "json": "CSL-JSON", "atom": words.feed}
    values = {
        "title": setup.title,
        "intro": setup.intro,
        "span": _span(records),
        "count": words.count(len(records)),
        "words": words,
        "script_words": words_of_script(words),
        "sections": _sections(records, works, setup, people, tokens, words),
        "facets": choices,
        "lang": listed.lang,
        "legend": Finished(listed.legend),
        "group_by": setup.group_by,
        "files": [
            {"label": file_labels[name], "is_feed": name == "atom", "href": setup.address_beside(name)}
            for name in setup.beside
            if name in file_labels
        ],
        "stem": setup.stem,
        "is_fragment": setup.form == "fragment",
        "has_script": setup.has_script,
        "json_ld": Finished(data_block(json_ld(setup.title, setup.url, records, Identities(people)))),
    }
    name, folders = "page.html", [TEMPLATES]
    if setup.template is not None:
        name, folders = setup.template.name, [setup.template.parent, TEMPLATES]
    own_css = "" if setup.css is None else read(setup.css)
    values["css"] = Finished(style_sheet(folders))
    made = fill(name, values, escape=attribute, folders=folders)
    scripts = (script("page"),) if setup.has_script else ()
    if setup.form == "fragment":
        return fragment(f"{LAYOUT_OF_FRAGMENT}{own_css}", scripts, made.text)
    return document(
        Head(
            setup.title,
            lang=words.lang,
            css=made.css + own_css,
            scripts=scripts,
            has_pictures=any(work.picture for work in works.values()),
            description=setup.intro or f"{setup.title}: {values['count']}, {values['span']}",
            extra=_head_links(setup),
        ),
        made.text,
    )


def _sections(
    records: Sequence[Record],
    works: Mapping[str, Work],
    setup: Setup,
    people: Mapping[str, Person],
    tokens: Mapping[str, str],
    words: PageWords,
) -> list[PageSection]:
    numbers: dict[str, int] = {}
    sections = []
    for group in groups_of_page(records, setup.group_by, people, words):
        shown = []
        for record in group.records:
            is_repeated = record.key in numbers
            number = numbers.setdefault(record.key, len(numbers))
            shown.append(PlacedWork(works[record.key], number, tokens[record.key], is_repeated))
        sections.append(PageSection(group.heading, group.anchor, f"#{group.anchor}", tuple(shown)))
    return sections


def _span(records: Sequence[Record]) -> str:
    """The years of the works: "2017–2026"."""
    years = [record.year for record in records if record.year is not None]
    if not years:
        return ""
    first, last = era_year(min(years)), era_year(max(years))
    return first if first == last else f"{first}–{last}"


def _head_links(setup: Setup) -> str:
    links = []
    if setup.url:
        links.append(f'<link rel="canonical" href="{attribute(setup.url)}">\n')
    if "atom" in setup.beside:
        href = attribute(setup.address_beside("atom"))
        links.append(
            f'<link rel="alternate" type="application/atom+xml" title="{attribute(setup.title)}" href="{href}">\n'
        )
    return "".join(links)
