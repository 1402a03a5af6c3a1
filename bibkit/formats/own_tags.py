"""Tags of one's own in a file for others: they stay in the library unless they are asked for among the keywords.

What people write to themselves ("to-read", "rubbish") is not for readers of their files, so that they say when it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.formats.format import Option, Options
from bibkit.model.keywords import keywords_of
from bibkit.model.record import Record

TAGS = Option(
    "tags",
    "private",
    ("private", "keywords"),
    "own tags: they stay in the library, or stand among the keywords",
)


def with_tags(records: Iterable[Record], options: Options) -> Iterable[Record]:
    """The records, with their tags among the keywords if the options say so."""
    return [_tagged(record) for record in records] if options.get("tags") == "keywords" else records


def _tagged(record: Record) -> Record:
    text = record.text("keyword")
    words = [*dict.fromkeys([*keywords_of(text), *record.tags])]
    if not record.tags:
        return record
    has_semicolons = ";" in text or any("," in word for word in words)
    return record.with_values({"keyword": ("; " if has_semicolons else ", ").join(words)})
