"""What the programs gave for a text, kept in `cache/`, so that a second run asks them for what has changed only."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "cache"


def kept(*parts: str) -> Path:
    """Where the output for these texts (the style, the .bib file ...) is, or is to be."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return _FOLDER / digest[:2] / digest[2:]


def load(place: Path) -> str | None:
    """The output that is kept there, or None."""
    return place.read_text(encoding="utf-8", errors="surrogateescape") if place.exists() else None


def save(place: Path, output: str) -> None:
    """Keep an output, whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_suffix(f".{os.getpid()}")
    new.write_text(output, encoding="utf-8", errors="surrogateescape")
    new.replace(place)
