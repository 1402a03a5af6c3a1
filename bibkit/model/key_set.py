"""A set that is only asked whether it holds something: sixteen bytes each, for files of a million entries."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable

_SMALLEST = 1 << 10


class KeySet:
    """Keys, or keys with something beside them, by their hashes of 64 bits.

    Two things of one hash are taken for one: among a million the chance of any such pair is one in thirty million,
    and what it would cost is a suffix that a key does not need.
    """

    __slots__ = ("_count", "_hashes")

    def __init__(self, members: Iterable[Hashable] = ()) -> None:
        self._hashes = array("q", bytes(8 * _SMALLEST))
        self._count = 0
        for member in members:
            self.add(member)

    def __contains__(self, member: object) -> bool:
        return self._hashes[self._place(hash(member) or 1)] != 0

    def __len__(self) -> int:
        return self._count

    def add(self, member: object) -> bool:
        """Put something in; False where it was there already."""
        number = hash(member) or 1  # 0 marks an empty place
        place = self._place(number)
        if self._hashes[place]:
            return False
        self._hashes[place] = number
        self._count += 1
        if self._count * 3 > len(self._hashes) * 2:
            self._grow()
        return True

    def _place(self, number: int) -> int:
        """Where the hash stands, or the empty place where it would."""
        hashes, mask = self._hashes, len(self._hashes) - 1
        place = number & mask
        while hashes[place] not in (0, number):
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        numbers = self._hashes
        self._hashes = array("q", bytes(16 * len(numbers)))
        for number in numbers:
            if number:
                self._hashes[self._place(number)] = number
