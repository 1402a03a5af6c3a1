"""Edits are carried out in groups, each whole or not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bibkit.source import Source
from bibkit.source.edit import Edit, apply_edits

TEXT = "0123456789"


def edit(start: int, end: int, text: str, source: Source | None = None) -> Edit:
    return Edit(source or SOURCE, start, end, text)


SOURCE = Source(TEXT)


def test_edits_change_their_places_and_nothing_else() -> None:
    applied = apply_edits(TEXT, [[edit(8, 10, "")], [edit(0, 1, "zero"), edit(3, 3, "+")]])
    assert (applied.text, applied.done, applied.left) == ("zero12+34567", (0, 1), ())


def test_a_group_that_overlaps_an_earlier_one_is_left_whole() -> None:
    applied = apply_edits(TEXT, [[edit(2, 5, "x")], [edit(4, 6, "y"), edit(9, 10, "z")], [edit(5, 6, "w")]])
    assert (applied.text, applied.done, applied.left) == ("01xw6789", (0, 2), (1,))


def test_a_group_that_overlaps_itself_is_left() -> None:
    assert apply_edits(TEXT, [[edit(2, 5, "x"), edit(3, 4, "y")]]).left == (0,)


def test_two_insertions_at_one_place_wait_for_each_other() -> None:
    applied = apply_edits(TEXT, [[edit(2, 2, "a")], [edit(2, 2, "b")]])
    assert (applied.text, applied.left) == ("01a23456789", (1,))


def test_the_very_same_edit_of_two_findings_is_made_once() -> None:
    applied = apply_edits(TEXT, [[edit(2, 3, "x")], [edit(2, 3, "x")]])
    assert (applied.text, applied.done) == ("01x3456789", (0, 1))


PLACES = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)


@given(st.lists(st.lists(st.tuples(PLACES, st.sampled_from(["", "x", "yz"])), max_size=3), max_size=6))
def test_every_group_is_done_or_left_and_what_is_done_does_not_overlap(
    groups: list[list[tuple[list[int], str]]],
) -> None:
    edits = [[edit(place[0], place[1], text) for place, text in group] for group in groups]
    applied = apply_edits(TEXT, edits)
    assert sorted((*applied.done, *applied.left)) == list(range(len(edits)))
    taken = {one for number in applied.done for one in edits[number]}
    removed = sum(one.end - one.start for one in taken)
    added = sum(len(one.text) for one in taken)
    assert len(applied.text) == len(TEXT) - removed + added
