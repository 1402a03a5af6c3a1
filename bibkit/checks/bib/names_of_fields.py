"""Names of fields that are one slip away from one that BibTeX knows: `bootitle`, `jounral`, `authors`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bibkit.checks.bib.entry_text import EntryText
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix
from bibkit.source import Edit, Safety
from bibkit.source.bounds import RECORD_FIELDS

# Names of less than five letters are near too many others.
_PRINTED = tuple(
    """
    author editor title journal journaltitle booktitle publisher volume number pages month series address location
    edition institution school howpublished organization chapter translator subtitle urldate eprint language
    """.split()
)
_OTHERS = frozenset("volumes editora editorb editorc eprints".split())
"""Names that biblatex and other programs use, near as they are."""


def slip_in_name(entry: EntryText) -> Iterator[Diagnostic]:
    """A field that no style prints, one letter away from one that the entry lacks (BK111).

    The fix is unsafe: it may be a field of one's own.
    """
    if len(entry.names) > RECORD_FIELDS:
        return  # such an entry is refused
    for number, meant in _slips(entry.names):
        field = entry.block.fields[number]
        edit = Edit(entry.source, field.name_start, field.name_end, meant)
        fix = Fix(f"Write {meant}", (edit,), Safety.UNSAFE)
        message = f"No style prints {entry.names[number]}, which is one slip away from {meant}"
        yield entry.finding_at_name("BK111", field, message, f"write {meant}", fix)


@lru_cache(maxsize=4096)  # the entries of a file have the same few sets of fields
def _slips(names: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    found = ((number, _meant(name)) for number, name in enumerate(names))
    return tuple((number, meant) for number, meant in found if meant and meant not in names)


@lru_cache(maxsize=4096)
def _meant(name: str) -> str:
    """The only field that a name is one slip away from; a letter put before it (`fjournal`, `oyear`) is none."""
    if name in _PRINTED or name in _OTHERS:
        return ""
    near = [
        known
        for known in _PRINTED
        if -2 < len(name) - len(known) < 2 and name[1:] != known and _is_one_slip(name, known)
    ]
    return near[0] if len(near) == 1 else ""


def _is_one_slip(one: str, other: str) -> bool:
    """Whether a letter is too many, missing, another, or has changed places with the next.

    >>> [_is_one_slip(one, "journal") for one in ("jounal", "jounral", "journol", "journals", "journey")]
    [True, True, True, True, False]
    """
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    mine, theirs = one[same:], other[same:]
    return (
        mine[1:] in (theirs, theirs[1:])
        or mine == theirs[1:]
        or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    )
