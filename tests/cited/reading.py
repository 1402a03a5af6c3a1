"""Sources of tests: those of `projects/`, and texts that stand in a test."""

from __future__ import annotations

from pathlib import Path

from bibkit.cited.gather import texts_named
from bibkit.cited.walk import Cited, cited_in

PROJECTS = Path(__file__).parent / "projects"


def cited(*names: str | Path, kind: str = "", commands: tuple[str, ...] = ()) -> Cited:
    """What the files of these names cite."""
    return cited_in(texts_named(map(str, names), kind), commands=commands)


def project(name: str) -> Cited:
    """What a source of `projects/` cites."""
    return cited(PROJECTS / name)


def written(folder: Path, name: str = "paper.tex", **others: str) -> Cited:
    """What a file of the folder cites, whose texts are the values by their names ("chapter_tex" is chapter.tex)."""
    for file, text in others.items():
        stem, _, ending = file.rpartition("_")
        path = folder / f"{stem}.{ending}"
        path.write_text(text, encoding="utf-8")
    return cited(folder / name)


def keys(found: Cited) -> str:
    """The keys, each once, in the order of first citation."""
    return " ".join(found.in_order)
