"""CITATION.cff ("schema-guide.md" of CFF 1.2.0): valid by its schema, or its readers take none of it.

The first program or data set is what the file is of; the other works are its `references`, and one that was its
`preferred-citation` is that again. Without program and data the first work is the preferred citation, and the file
repeats its title and authors, which it must have.

What is ours and private (tags, notes, summary, aliases, the source) never leaves the library and is no loss.
Everything else is written or reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bibkit.formats.cff.reference import CffEntry, is_preferred
from bibkit.formats.cff.types import RELEASED
from bibkit.formats.cff.valid import same_text
from bibkit.formats.format import Options
from bibkit.formats.written import Lose
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.syntax.yaml.write import field_lines

_MESSAGES = {
    "software": "If you use this software, please cite it using the metadata from this file.",
    "dataset": "If you use this dataset, please cite it using the metadata from this file.",
}
_FRAME_MESSAGE = "Please cite the work that is the preferred citation."


def write_cff(records: Iterable[Record], _options: Options, lose: Lose) -> Iterator[str]:
    """The records as one file; none is no file."""
    data: dict[str, Raw] = {}
    cited: dict[str, Raw] = {}
    references: dict[str, dict[str, Raw]] = {}
    for work in records:
        is_cited = is_preferred(work)
        is_root = not data and not is_cited and work.type in RELEASED
        entry = CffEntry(work, lose, is_root=is_root)
        members = entry.members()
        if is_root:
            data = {"message": _MESSAGES[work.type], **members}
        elif is_cited and not cited:
            cited = members
        elif (text := same_text(members)) in references:
            entry.lose("BK702", "title", "It says the same as another work, and is written once")
        else:
            references[text] = members
    if not data and not cited and references:
        cited = references.pop(next(iter(references)))
    if not data and cited:
        data = {"message": _FRAME_MESSAGE, "title": cited["title"], "authors": cited["authors"]}
    if cited:
        data["preferred-citation"] = cited
    if references:
        data["references"] = list(references.values())
    if data:
        yield "".join(f"{line}\n" for line in _lines({"cff-version": "1.2.0", **data}))


def _lines(data: Mapping[str, Raw]) -> Iterator[str]:
    for name, value in data.items():
        yield from field_lines(name, value, for_typed=True)
