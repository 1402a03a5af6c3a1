r"""A .bbl: works as `thebibliography`, which LaTeX reads in the place of what BibTeX would write.

In styles that number, `\bibitem{key}`, which LaTeX numbers itself; in those that name authors and years a label as
natbib reads it (natbib's manual, 2.3): `\bibitem[{Doe et al.(2020a)}]{key}`. Without natbib LaTeX prints that label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bibkit.engines.job import CitedItem, Note, Rendered
from bibkit.formats.written import Written
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.lists.reference_list import render, style_job, without_bibliography
from bibkit.stylebook.find import FoundStyle, find_style
from bibkit.text.run import Run
from bibkit.text.write import latex
from bibkit.text.write.blocks import margin_and_blocks

_BY_NAMES = ("author-date", "author")
_NAMING = "apa"
_IN_BRACKETS = re.compile(r"[(\[](.*)[)\]]", re.DOTALL)


def bbl(
    items: Iterable[Mapping[str, Any]],
    options: ListOptions = DEFAULTS,
    *,
    folders: Sequence[Path] = (),
    natbib: bool = False,
) -> Written:
    """The items as the text of a .bbl, in the order of the style; `losses` says which could not be rendered.

    With `natbib` there are labels in every style: natbib wants them where it cites by author and year. The other
    arguments, and what is raised, are as for `reference_list`.
    """
    found = find_style(options.style, folders)
    listed = tuple(items)
    has_names = found.info.citation_format in _BY_NAMES
    cites = _cites(listed) if has_names else []
    rendered = _rendered(found, listed, cites, options)
    if rendered.bibliography is None:
        raise without_bibliography(found)
    citations = rendered.citations
    if natbib and not has_names:
        citations = _rendered(find_style(_NAMING, folders), listed, _cites(listed), options).citations
    labels = dict(zip((str(item["id"]) for item in listed), _labels(citations), strict=False))
    entries = []
    for entry in rendered.bibliography.entries:
        _, blocks = margin_and_blocks(entry.runs)
        label = f"[{{{labels[entry.id]}}}]" if entry.id in labels else ""
        entries.append(f"\\bibitem{label}{{{entry.id}}}\n{latex.paragraphs(blocks)}\n")
    widest = max(labels.values(), key=len, default="9" * len(str(len(entries))))
    body = f"\\begin{{thebibliography}}{{{widest}}}\n\n" + "\n".join(entries) + "\n\\end{thebibliography}\n"
    if rendered.bibliography.legend:
        body += f"\\noindent {latex.inline(rendered.bibliography.legend)}\n"
    return Written(latex.provided(body) + body, (*found.notes, *rendered.notes))


def _rendered(
    style: FoundStyle,
    items: Sequence[Mapping[str, Any]],
    cites: Sequence[tuple[CitedItem, ...]],
    options: ListOptions,
) -> Rendered:
    notes = [Note(number) for number in range(1, len(cites) + 1)]
    return render(options.engine, style_job(style, items, cites, notes=notes, options=options))


def _cites(items: Sequence[Mapping[str, Any]]) -> list[tuple[CitedItem, ...]]:
    """Two citations of each item: its names, and what is left without them."""
    return [
        (cite,)
        for item in items
        for cite in (
            CitedItem(str(item["id"]), author_only=True),
            CitedItem(str(item["id"]), suppress_author=True),
        )
    ]


def _labels(citations: Sequence[tuple[Run, ...]]) -> list[str]:
    """Names and years as natbib parts them, "Doe and Roe(2020a)"; works that have only one of the two show that."""
    shown = [latex.inline(_without_brackets(runs)) for runs in citations]
    # natbib parts a label at its first bracket
    names = [f"{{{name}}}" if "(" in name else name for name in shown[::2]]
    return [f"{name}({rest})" for name, rest in zip(names, shown[1::2], strict=True)]


def _without_brackets(runs: Sequence[Run]) -> list[Run]:
    text = "".join(run.text for run in runs).strip(" ,;")
    whole = _IN_BRACKETS.fullmatch(text)
    return [Run(whole[1] if whole else text)]
