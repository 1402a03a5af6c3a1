"""schema.org's JSON-LD, by itself and in the scripts of a web page.

`pages` finds the JSON in HTML, `graph` the works in it, `read` has the table of what each property means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.format import About, Format, Options, Sourced

if TYPE_CHECKING:
    from bibkit.source import Source


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.schema_org.read import read_schema_org

    return read_schema_org(sources, options)


FORMAT = Format(
    "schema-org",
    "JSON-LD of schema.org, also in web pages",
    read=_read,
    about=About(
        specification="schema.org 29, as JSON-LD 1.1",
        address="https://schema.org/CreativeWork",
        reads="works alone, in lists, graphs and the scripts of a web page",
        told_by='`"@context"` of schema.org, or `<script type="application/ld+json">`',
        losses=("what is said of a page: images, menus, actions",),
    ),
)
