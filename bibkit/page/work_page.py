"""The page of one work: what people and machines that come for that work alone want to know of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, urljoin

from bibkit.lists.venues import venue
from bibkit.model.date import era_year
from bibkit.model.identity import Identities
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.page.highwire import highwire
from bibkit.page.links import Link
from bibkit.page.open_graph import description, open_graph
from bibkit.page.prose import plain
from bibkit.page.references import References
from bibkit.page.schema_org import work_json_ld
from bibkit.page.scripts import script, words_of_script
from bibkit.page.setup import WORK_GENERATOR, Setup
from bibkit.page.styles import TEMPLATES, style_sheet
from bibkit.page.words import PageWords
from bibkit.page.words import words as words_of
from bibkit.page.work import Work, all_links, file_of
from bibkit.text.escape.html import attribute
from bibkit.web.document import Head, data_block, document
from bibkit.web.template_files import read
from bibkit.web.templates import Filled, Finished, filler

_TEMPLATE = "work.html"


def work_pages(
    records: Sequence[Record],
    works: Mapping[str, Work],
    setup: Setup,
    people: Mapping[str, Person],
    listed: References,
) -> dict[str, str]:
    """The pages of the works by the names of their files. Raises what `web.templates.fill` does."""
    folders = (TEMPLATES,) if setup.template is None else (setup.template.parent, TEMPLATES)
    maker = _Maker(
        setup,
        Identities(people),
        listed,
        words_of(listed.lang),
        style_sheet(folders),
        "" if setup.css is None else read(setup.css),
        filler(_TEMPLATE, escape=attribute, folders=folders),
    )
    return {
        file_of(record.key): maker.page(record, works[record.key])
        for record in records
        if record.key in works
    }


class _Maker(NamedTuple):
    """What the pages of all works share."""

    setup: Setup
    who: Identities
    listed: References
    words: PageWords
    css: str
    own_css: str
    fill: Callable[[Mapping[str, object]], Filled]

    def page(self, record: Record, work: Work) -> str:
        setup, words = self.setup, self.words
        address = urljoin(setup.url, work.page) if setup.url else ""
        pdf = next(
            (link.url for link in all_links(record, words) if link.label == words.link_names["pdf"]), ""
        )
        values = {
            "work": work,
            "names": Finished(self.listed.names[record.key]),
            "legend": Finished(self.listed.legend),
            "published": ", ".join(filter(None, (plain(venue(record)), _year(record)))),
            "links": [Link(link.label, _from_below(link.url)) for link in work.links],
            "picture": _from_below(work.picture) if work.picture else "",
            "back": f"../{quote(setup.stem, safe='')}.html{work.fragment}"
            if setup.form == "page"
            else setup.url,
            "title": setup.title,
            "words": words,
            "script_words": words_of_script(words),
            "lang": self.listed.lang,
            "has_script": setup.has_script,
            "json_ld": Finished(data_block(work_json_ld(record, setup.url, address, self.who))),
            "css": Finished(self.css),
        }
        made = self.fill(values)
        picture = urljoin(setup.url, work.picture) if setup.url and work.picture else ""
        whole_pdf = urljoin(setup.url, pdf) if pdf else ""
        tags = highwire(record, self.who, whole_pdf if whole_pdf.startswith("http") else "", address)
        cards = open_graph(record, work, setup.title, address, picture, self.listed.lang)
        extra = [f'<link rel="canonical" href="{attribute(address)}">\n'] if address else []
        extra += (f'<meta name="{name}" content="{attribute(text)}">\n' for name, text in tags)
        extra += (f'<meta property="{name}" content="{attribute(text)}">\n' for name, text in cards)
        return document(
            Head(
                f"{work.title} – {setup.title}",
                lang=words.lang,
                css=made.css + self.own_css,
                scripts=(script("work"),) if setup.has_script else (),
                description=description(work) or work.title,
                has_pictures=bool(work.picture),
                generator=WORK_GENERATOR,
                extra="".join(extra),
            ),
            made.text,
        )


def _year(record: Record) -> str:
    return "" if record.year is None else era_year(record.year)


def _from_below(url: str) -> str:
    """An address that holds for the page of all works, as it is seen from a folder beside that."""
    return url if re.match(r"[a-z]+:|/", url, re.IGNORECASE) else f"../{url}"
