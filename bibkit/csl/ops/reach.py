"""What is known about a cite or an entry before it is rendered."""

from typing import NamedTuple

from bibkit.csl.data.item import Shape


class Reach(NamedTuple):
    """What decides how much of a layout a cite or an entry can reach."""

    shape: Shape
    in_bibliography: bool
    in_sort: bool = False
    has_locator: bool = False
