"""Positions of cites: first, subsequent, ibid, near-note (CSL 1.0.2, choose, position)."""

from collections.abc import Sequence
from typing import NamedTuple

from bibkit.csl.ops.env import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Cite


class Placed(NamedTuple):
    """One citation as far as positions go: its note (0 in the text) and its cites in order."""

    note: int
    cites: Sequence[Cite]
    author_only: bool = False


def set_positions(citations: Sequence[Placed], near_note_distance: int) -> None:
    """Set position, near-note and first note number of every cite, notes and text apart."""
    for group in (
        [citation for citation in citations if not citation.note],
        [citation for citation in citations if citation.note],
    ):
        _set_group(group, near_note_distance)


def _set_group(citations: list[Placed], near_note_distance: int) -> None:
    first_note: dict[str, int] = {}
    last_note: dict[str, int] = {}
    cites_in_note: dict[int, int] = {}
    for index, citation in enumerate(citations):
        if index and citation.note and citations[index - 1].note > citation.note:
            # Note numbers that start again (a new chapter) start everything again.
            first_note, last_note, cites_in_note = {}, {}, {}
        cites_in_note[citation.note] = cites_in_note.get(citation.note, 0) + len(citation.cites)
        for place, cite in enumerate(citation.cites):
            cite.first_note_number = 0
            cite.near_note = False
            if cite.id not in last_note and not citation.author_only:
                cite.position = FIRST
                first_note[cite.id] = citation.note
            else:
                previous = _previous(citations, index, place, cites_in_note)
                cite.position = _position(cite, previous)
                if citation.author_only:
                    cite.position = FIRST
                if cite.id in first_note and first_note[cite.id] != citation.note:
                    cite.first_note_number = first_note[cite.id]
            if cite.position != FIRST:
                distance = citation.note - last_note.get(cite.id, citation.note)
                cite.near_note = not citation.note or distance <= near_note_distance
            if citation.note or not citation.author_only:
                # In the text, names in a sentence ("Doe says") are no cite: what follows is still the first one.
                last_note[cite.id] = citation.note
                first_note.setdefault(cite.id, citation.note)


def _previous(citations: list[Placed], index: int, place: int, cites_in_note: dict[int, int]) -> Cite | None:
    """The cite that "ibid" would refer to."""
    citation = citations[index]
    if place:
        return citation.cites[place - 1]
    if not index:
        return None
    preceding = citations[index - 1]
    same_note = preceding.note == citation.note
    if preceding.author_only and same_note and index > 1:
        # The names in the sentence belong to what follows them.
        preceding = citations[index - 2]
    if not preceding.cites:
        return None
    if same_note and citation.note:
        return preceding.cites[-1]
    if len(preceding.cites) != 1:
        return None
    if citation.note and (preceding.note < citation.note - 1 or cites_in_note.get(preceding.note, 0) != 1):
        return None
    return preceding.cites[0]


def _position(cite: Cite, previous: Cite | None) -> int:
    if previous is None or previous.id != cite.id:
        return SUBSEQUENT
    if not previous.locator:
        return IBID_WITH_LOCATOR if cite.locator else IBID
    if not cite.locator:
        return SUBSEQUENT
    same = (cite.locator, cite.label) == (previous.locator, previous.label)
    return IBID if same else IBID_WITH_LOCATOR
