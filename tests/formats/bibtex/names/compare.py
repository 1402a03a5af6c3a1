"""Names parted by bibtex and by bibkit, side by side."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.read_names import names_of_tex, split_and
from bibkit.model.person import Name
from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, Macros, split_bib
from tests.formats.bibtex.names.argued import KINDS
from tests.programs import require

_STYLE = r"""ENTRY{author}{}{} INTEGERS{i n}
FUNCTION{one}{"@" cite$ * ":" * author i "{ff}|{vv}|{ll}|{jj}" format.name$ * "@" * write$ newline$ }
FUNCTION{all}{author num.names$ 'n := #0 'i := {i n <}{i #1 + 'i := one}while$ }
READ ITERATE{all}
"""
_PRINTED = re.compile(r"@k(\d+):([^@]*)@\n")
_TIE = re.compile(r"(?<!\\)~")
_LONGEST = 15_000  # of a list, for BibTeX


class Parts(NamedTuple):
    """A name as text: given names, particle, family name and suffix; an organisation has the third alone."""

    given: str
    particle: str
    family: str
    suffix: str


class Difference(NamedTuple):
    """A list of names, what BibTeX makes of one of them and what bibkit does, and the kind that argues it, if one does.

    Both are empty where the two do not even count alike.
    """

    tex: str
    theirs: Parts
    ours: Parts
    kind: str


class Comparison(NamedTuple):
    """How many names were compared, and those that differ."""

    names: int
    differences: list[Difference]

    @property
    def kinds(self) -> Counter[str]:
        """How many differ for each kind; for those that nothing argues the kind is empty."""
        return Counter(one.kind for one in self.differences)


def lists_of(paths: Iterable[Path]) -> list[str]:
    """The different lists of authors and editors in .bib files, as TeX, for the first time that each is met."""
    found: dict[str, None] = {}
    for path in paths:
        raw = path.read_bytes()
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
        for entry in split_bib(Source(text, str(path)), Macros()):
            if isinstance(entry, BibEntry):
                lists = (
                    " ".join(item.value.split()) for item in entry.fields if item.name in ("author", "editor")
                )
                found.update(
                    (one, None) for one in lists if one and _is_balanced(one) and len(one) < _LONGEST
                )
    return list(found)


def compare(lists: Sequence[str], folder: Path) -> Comparison:
    """Every name of the lists, as BibTeX parts it and as bibkit does."""
    theirs = _by_bibtex(lists, folder)
    count = 0
    found: list[Difference] = []
    for tex, parted in zip(lists, theirs, strict=True):
        count += len(parted)
        found += _differences(tex, parted)
    return Comparison(count, found)


def _differences(tex: str, parted: list[str]) -> Iterator[Difference]:
    listed = names_of_tex(tex, [])
    if listed.incomplete and parted:
        parted = parted[:-1]
    pieces = split_and(tex)
    if len(parted) != len(listed.names):
        yield Difference(tex, Parts("", "", "", ""), Parts("", "", "", ""), _kind(tex))
        return
    doubtful = {number for number, _ in listed.doubtful}
    for number, (printed, name) in enumerate(zip(parted, listed.names, strict=True)):
        theirs, ours = Parts(*map(_text, printed.split("|", 3))), _parts(name)
        if theirs != ours:
            piece = pieces[number] if len(pieces) >= len(parted) else tex
            yield Difference(piece, theirs, ours, _kind(piece, is_doubtful=number in doubtful) or _kind(tex))


def _kind(tex: str, *, is_doubtful: bool = False) -> str:
    return next((kind.name for kind in KINDS if kind.holds(tex, is_doubtful)), "")


def _parts(name: Name) -> Parts:
    if name.literal:
        return Parts("", "", _plain(name.literal), "")
    particle = f"{name.dropping_particle} {name.non_dropping_particle}"
    return Parts(*map(_plain, (name.given, particle, name.family, name.suffix)))


def _text(tex: str) -> str:
    return _plain(text_of_tex(_TIE.sub(" ", tex)))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _by_bibtex(lists: Sequence[str], folder: Path) -> list[list[str]]:
    """What BibTeX prints of each name of each list."""
    entries = (f"@misc{{k{number},author={{{tex}}}}}\n" for number, tex in enumerate(lists))
    (folder / "names.bib").write_text("".join(entries), encoding="utf-8", errors="replace")
    (folder / "names.bst").write_text(_STYLE, encoding="ascii")
    (folder / "names.aux").write_text(
        "\\citation{*}\n\\bibdata{names}\n\\bibstyle{names}\n", encoding="ascii"
    )
    command = [require("bibtex"), "names"]
    subprocess.run(command, cwd=folder, capture_output=True, timeout=600, check=False)
    printed = (folder / "names.bbl").read_text(encoding="utf-8", errors="replace").replace("\n  ", " ")
    parted: list[list[str]] = [[] for _ in lists]
    for match in _PRINTED.finditer(printed):
        parted[int(match[1])].append(match[2])
    return parted


def _is_balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
