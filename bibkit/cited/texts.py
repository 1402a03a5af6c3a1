"""Whole texts cited in: what they cite is looked up, and stands in a style where it is cited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.cited.answer import Answer
from bibkit.cited.kinds.markdown import headers, without
from bibkit.cited.walk import Cited, Text, cited_in
from bibkit.cited.works import answer_from
from bibkit.formats.csl_json.item import csl_item
from bibkit.formats.written import Written
from bibkit.library import Library
from bibkit.lists.in_text import cite_in_text
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store.load import load_parts

if TYPE_CHECKING:
    from bibkit.lists.option_table import OptionValue

_SETTLED = ("BK021", "BK022", "BK023", "BK029", "BK031")  # the citation reads right all the same
_KINDS = {"html": "html"}


def cite_text(
    text: str,
    library: Library | str | Path | None = None,
    format: str = "markdown",  # noqa: A002
    *,
    path: str = "",
    bibliography: bool | None = None,
    options: ListOptions | None = None,
    **named: OptionValue,
) -> Written:
    """A whole text with its citations set in a style, and the list of the works at its end.

    The `format` of the text is "markdown", "html" or "text" (which is read as Markdown is); all that is no citation
    stays as it is, and so does a citation of a work that nobody has, which is an error among the `losses`. Works are
    looked up in the `library`, a value or its path, and in the bibliographies that the text's header names, as seen
    from `path`. The list is left out where `bibliography` is False or, unless that is True, where the style has none.
    Options are those of `Library.cite`. Raises UsageError for one that is none, FileError for a library that is not
    there.
    """
    from bibkit.lists.option_table import TEXT_OPTIONS, chosen

    source = Source(text, path)
    asked = (options or DEFAULTS)._replace(**chosen(named, "option of citations", TEXT_OPTIONS))
    answer = answer_from(cited_in_text(source, format), library)
    return text_with_citations(source, answer, format, asked, bibliography=bibliography)


def cited_in_text(source: Source, output: str) -> Cited:
    """What a text of that format cites itself, without the parts that it names."""
    return cited_in([Text(source, _KINDS.get(output, "markdown"))], with_parts=False)


def text_with_citations(
    source: Source,
    answer: Answer,
    output: str,
    options: ListOptions = DEFAULTS,
    *,
    bibliography: bool | None = None,
) -> Written:
    """The text of a source with the works of an answer where they are cited; what is wrong is among the losses.

    The header of Markdown stays as it is; what it cites there (`nocite`) is listed.
    """
    text = source.text
    heads = () if output == "html" else headers(text)
    records = {work.key: work.record for work in answer.works if work.record is not None}
    if answer.cited.own:
        records |= {record.key: record for head in heads for record in _own_works(head[1], source.path)}
    items = {key: csl_item(record) for key, record in records.items()}
    listed = [
        items[work.key]
        for work in answer.works
        if work.key in items
        and any(head.start() <= work.places[0].place.start < head.end() for head in heads)
    ]
    if answer.cited.everything:
        listed += [csl_item(record) for record in answer.records]
    written = cite_in_text(
        text,
        items.get,
        output,
        options,
        read_as=without(heads, text),
        also=listed,
        folders=answer.libraries[0].styles if answer.libraries else (),
        bibliography=bibliography,
    )
    found = [one for one in answer.diagnostics if one.code not in _SETTLED]
    return written._replace(losses=(*found, *written.losses))


def _own_works(header: str, path: str) -> tuple[Record, ...]:
    """The works that a header describes itself, as CSL-YAML."""
    return load_parts([Source(header, path)], "csl-yaml").records
