"""What an engine is given and what it gives back: plain values, the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bibkit.csl.run import Bibliography, Run
from bibkit.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Cite:
    """One item in a citation, with what stands beside it (CSL-JSON citation items).

    `label` says what the locator counts ("page", "chapter" ...; CSL 1.0.2, appendix IV, locators).
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A style, a locale, items, and the places in a text where items are cited.

    `style` is the XML of an independent style without a DOCTYPE (`bibkit.stylebook.find_style` gives it),
    `locale` a locale that has a file, `items` CSL-JSON with an `id` each; the bibliography lists all of them.
    """

    style: bytes
    locale: str
    items: tuple[Mapping[str, Any], ...]
    citations: tuple[tuple[Cite, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """The runs of each citation, in order, and the bibliography: None where the style has none.

    `notes` says, with the item's id as key, what could not be rendered; those items are not in the
    bibliography, and all others are.
    """

    citations: tuple[tuple[Run, ...], ...]
    bibliography: Bibliography | None
    notes: tuple[Diagnostic, ...] = ()


class Engine(Protocol):
    """A CSL processor."""

    def render(self, job: Job) -> Rendered:
        """The job's citations and bibliography. Raises UsageError for a style that the engine can't read."""
        ...
