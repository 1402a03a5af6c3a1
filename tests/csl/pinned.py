"""Texts that are known to differ from another processor's, pinned: a row each, so that neither text changes unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

NEW = "new"
"""The class of a difference that nobody has looked at."""


class Pinned(NamedTuple):
    """A difference: what kind it is (as `disagreements.md` calls it), and what the texts hash to."""

    style: str
    place: str
    kind: str
    ours: str
    theirs: str


def pinned(file: Path) -> list[Pinned]:
    return [Pinned(*line.split("\t")) for line in file.read_text(encoding="utf-8").splitlines()]


def write(file: Path, found: Iterable[tuple[str, Mapping[str, tuple[str, str]]]]) -> int:
    """Pin what differs now, a style with the hashes of its places each, in the classes of before; how many have none."""
    kinds = {(row.style, row.place): row.kind for row in pinned(file)} if file.exists() else {}
    rows = [
        Pinned(style, place, kinds.get((style, place), NEW), *hashes)
        for style, places in found
        for place, hashes in places.items()
    ]
    file.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return sum(row.kind == NEW for row in rows)


def unargued(rows: Iterable[Pinned]) -> set[str]:
    """The classes of the rows that begin no row of `disagreements.md`."""
    argued = Path(__file__).with_name("disagreements.md").read_text(encoding="utf-8")
    classes = tuple(line.removeprefix("| ").replace("*", "") for line in argued.splitlines())
    return {row.kind for row in rows if not any(one.startswith(row.kind) for one in classes)}


def hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
