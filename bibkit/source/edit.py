"""Changes to a text: edits, fixes that are made of them, and applying them whole."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from bibkit.source.source import Source


class Edit(NamedTuple):
    """The characters from `start` up to `end` of a source become `text`."""

    source: Source
    start: int
    end: int
    text: str


class Safety(Enum):
    """How sure a fix is.

    `SAFE`: what the file says stays, only its form changes. `UNSAFE`: right as far as can be seen, but what the
    file says changes, or may. `SHOWN`: a proposal for people, never applied.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOWN = "display"  # the word that ruff uses in its JSON


class Applied(NamedTuple):
    """A text after some groups of edits: those of `done` are in it, those of `left` overlap one that is."""

    text: str
    done: tuple[int, ...]
    left: tuple[int, ...]


def apply_edits(text: str, groups: Sequence[Sequence[Edit]]) -> Applied:
    """The text with each group of edits carried out whole or not at all; `done` and `left` hold their numbers.

    Groups are served in their order: one that overlaps an earlier one, or itself, is left. The very same edit of
    two groups is made once.
    """
    taken: list[Edit] = []  # by place
    done: list[int] = []
    left: list[int] = []
    for number, group in enumerate(groups):
        new = sorted({edit for edit in group if not _is_among(edit, taken)}, key=_place)
        if any(_touches(edit, taken) for edit in new) or any(map(_clash, new, new[1:])):
            left.append(number)
            continue
        for edit in new:
            insort(taken, edit, key=_place)
        done.append(number)
    return Applied(spliced(text, taken), tuple(done), tuple(left))


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits, which do not overlap, carried out."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=_place):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:]))


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _is_among(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether the very same change is made already, for another finding."""
    at = bisect_left(taken, _place(edit), key=_place)
    return at < len(taken) and taken[at] == edit


def _touches(edit: Edit, taken: Sequence[Edit]) -> bool:
    at = bisect_left(taken, _place(edit), key=_place)
    return any(_overlap(edit, other) for other in taken[max(at - 1, 0) : at + 1])


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits of one group, in order, change one place: an insertion goes before what is replaced there."""
    return _overlap(one, other) and not one.start == one.end == other.start < other.end


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether both change one place; of two insertions at one place the order would be a guess."""
    return one.start == other.start or (one.start < other.end and other.start < one.end)
