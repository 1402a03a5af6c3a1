"""schema.org's JSON-LD, by itself and in the scripts of a web page.

`pages` finds the JSON in HTML, `graph` the works in it, `read` has the table of what each property means; `work` makes
a node of a record, `write` a graph of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.own_tags import TAGS

if TYPE_CHECKING:
    from bibkit.formats.written import Lose
    from bibkit.model.record import Record
    from bibkit.source import Source


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.schema_org.read import read_schema_org

    return read_schema_org(sources, options)


def _write(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    from bibkit.formats.schema_org.write import write_schema_org

    return write_schema_org(records, options, lose)


FORMAT = Format(
    "schema-org",
    "JSON-LD of schema.org, also in web pages",
    write=_write,
    read=_read,
    options=(TAGS,),
    about=About(
        specification="schema.org 29, as JSON-LD 1.1",
        address="https://schema.org/CreativeWork",
        reads="works alone, in lists, graphs and the scripts of a web page; `codemeta.json`",
        writes="one graph; the key is the identifier `citation-key`, and what was read and has no field comes back",
        told_by='`"@context"` of schema.org or CodeMeta, or `<script type="application/ld+json">`',
        losses=(
            "what is said of a page: images, menus, actions",
            "rich text",
            "that a date is uncertain, ranges and seasons",
            "the marks of names, names of one part",
        ),
    ),
)
