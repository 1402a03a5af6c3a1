"""What the grammar says of one element in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bibkit.csl.lint.values import AttributeValues

ANY = 1_000_000


@dataclass(frozen=True, slots=True)
class ElementRule:
    """An element in one place.

    `attributes`: those in `needs` must be there. `children`: by name, with the row that describes them and how many
    there may be; `least` counts them all. `order`: pairs of names of which the first comes first. `text`: what the
    element holds itself (None: nothing).
    """

    attributes: Mapping[str, AttributeValues] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    children: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)
    order: tuple[tuple[str, str], ...] = ()
    text: AttributeValues | None = None
    least: int = 0
