"""The texts that differ from the site's, as they are pinned."""

from __future__ import annotations

from pathlib import Path

from tests.csl import pinned
from tests.csl.chinese.site import texts

FILE = Path(__file__).with_name("pinned.tsv")
FOLDERS = tuple(f"{number:02}" for number in range(17))
"""The folders of the shared data that hold a style each."""


def differences(folder: Path) -> dict[str, tuple[str, str]]:
    """The places of a style's page where the texts differ, with the hashes of both."""
    return {
        text.place: (pinned.hashed(text.ours), pinned.hashed(text.theirs))
        for text in texts(folder)
        if text.ours != text.theirs
    }


def write(folder: Path) -> int:
    """Pin what differs now in the styles of that folder; how many have no class."""
    return pinned.write(FILE, ((name, differences(folder / name)) for name in FOLDERS))
