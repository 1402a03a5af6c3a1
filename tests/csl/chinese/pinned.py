"""The texts that differ from the site's, as they are pinned: one row each."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.csl.chinese.site import texts

_FILE = Path(__file__).with_name("pinned.tsv")
FOLDERS = tuple(f"{number:02}" for number in range(17))
"""The folders of the shared data that hold a style each."""


class Pinned(NamedTuple):
    """A difference: what kind it is (as `disagreements.md` calls it), and what the texts hash to."""

    style: str
    place: str
    kind: str
    ours: str
    theirs: str


def pinned() -> list[Pinned]:
    return [Pinned(*line.split("\t")) for line in _FILE.read_text(encoding="utf-8").splitlines()]


def differences(folder: Path) -> dict[str, tuple[str, str]]:
    """The places of a style's page where the texts differ, with the hashes of both."""
    return {
        text.place: (_hash(text.ours), _hash(text.theirs))
        for text in texts(folder)
        if text.ours != text.theirs
    }


def write(folder: Path) -> int:
    """Pin what differs now in the styles of that folder, each in the class that it had; how many have none."""
    kinds = {(row.style, row.place): row.kind for row in pinned()} if _FILE.exists() else {}
    rows = [
        Pinned(name, place, kinds.get((name, place), "new"), *hashes)
        for name in FOLDERS
        for place, hashes in differences(folder / name).items()
    ]
    _FILE.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return sum(row.kind == "new" for row in rows)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
