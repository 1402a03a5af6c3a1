"""Where two engines differ: each work cited alone and listed, in one style.

A finder of differences, no judge: which of the two is right is for the style's guide and CSL to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from bibkit.diagnostics import Diagnostic
from bibkit.engines import CitedItem, Rendered
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.lists.reference_list import render, style_job, text_writer
from bibkit.stylebook.find import find_style

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """What the first and the second engine make of one thing.

    `kind` is "citation" or "entry" (`key` says of which work; an empty text is an entry that is not there), or
    "order", with the keys of the list in order.
    """

    kind: str
    key: str
    first: str
    second: str

    def marked(self) -> tuple[str, str]:
        """Both texts with marks round the words that differ: "[-only here-]" and "{+only there+}"."""
        before, after = _WORD.findall(self.first), _WORD.findall(self.second)
        first: list[str] = []
        second: list[str] = []
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for step, start, end, other_start, other_end in steps:
            old, new = "".join(before[start:end]), "".join(after[other_start:other_end])
            is_same = step == "equal"
            first.append(old if is_same or not old else f"[-{old}-]")
            second.append(new if is_same or not new else f"{{+{new}+}}")
        return "".join(first), "".join(second)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences, how many citations and entries were compared, and what the engines remarked."""

    differences: tuple[Difference, ...]
    compared: int
    notes: tuple[Diagnostic, ...] = ()


def compare(
    items: Iterable[Mapping[str, Any]],
    engines: tuple[str, str] = ("native", "citeproc-py"),
    output: str = "text",
    options: ListOptions = DEFAULTS,
    *,
    folders: Sequence[Path] = (),
) -> Comparison:
    """What two engines make of the items (CSL-JSON), written in one of `registry.LISTS`; `options.engine` is neither.

    Raises UsageError for unknown names and FileError for a broken style file.
    """
    items = tuple(items)
    inline = text_writer(output).inline
    found = find_style(options.style, folders)
    citations = [(CitedItem(str(item["id"])),) for item in items]
    job = style_job(found, items, citations, options=options)
    both = [render(engine, job) for engine in engines]
    cited = [[inline(runs) for runs in rendered.citations] for rendered in both]
    listed = [_entries(rendered, inline) for rendered in both]
    rows = [
        Difference("citation", cites[0].id, first, second)
        for cites, first, second in zip(citations, *cited, strict=True)
    ]
    rows += [
        Difference("entry", key, listed[0].get(key, ""), listed[1].get(key, ""))
        for key in dict.fromkeys([*listed[0], *listed[1]])
    ]
    common = [[key for key in one if key in listed[0] and key in listed[1]] for one in listed]
    differences = [row for row in rows if row.first != row.second]
    if common[0] != common[1]:
        differences.append(Difference("order", "", " ".join(common[0]), " ".join(common[1])))
    notes = dict.fromkeys((*found.notes, *both[0].notes, *both[1].notes))
    return Comparison(tuple(differences), len(rows), tuple(notes))


def _entries(rendered: Rendered, inline: Any) -> dict[str, str]:
    if rendered.bibliography is None:
        return {}
    return {entry.id: inline(entry.runs) for entry in rendered.bibliography.entries}
