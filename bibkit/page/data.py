"""The works of a page as JSON, for sites that set them with templates of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bibkit.formats.csl_json import csl_item
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.page.groups import groups_of_page
from bibkit.page.record_links import is_selected
from bibkit.page.references import References
from bibkit.page.setup import Setup
from bibkit.page.words import words as words_of
from bibkit.page.work import Work


def page_json(
    records: Sequence[Record],
    works: Mapping[str, Work],
    setup: Setup,
    people: Mapping[str, Person],
    listed: References,
) -> str:
    """What `html` sets, as JSON: `sections` with the keys of their works in order, and `works` by key.

    `reference`, `authors`, `legend` and the paragraphs of `abstract` are HTML that is safe to set, all other
    texts are plain. `csl` is the work as CSL-JSON.
    """
    records = [record for record in records if record.key in works]
    page = {
        "title": setup.title,
        "intro": setup.intro,
        "url": setup.url,
        "lang": listed.lang,
        "legend": listed.legend,
        "sections": [
            {
                "heading": group.heading,
                "anchor": group.anchor,
                "works": [record.key for record in group.records],
            }
            for group in groups_of_page(records, setup.group_by, people, words_of(listed.lang))
        ],
        "works": {record.key: _work(record, works[record.key]) for record in records},
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _work(record: Record, work: Work) -> dict[str, Any]:
    return {
        "title": work.title,
        "reference": work.reference,
        "lang": work.lang,
        "authors": work.authors,
        "venue": work.venue,
        "picture": work.picture,
        "page": work.page,
        "type": work.type,
        "year": record.year,
        "tags": work.tags,
        "selected": is_selected(record),
        "awards": work.awards,
        "links": [{"label": link.label, "url": link.url} for link in work.links],
        "abstract": work.abstract,
        "bibtex": work.bibtex,
        "csl": csl_item(record),
    }
