"""Classic files through bibtex: the text of each \\bibitem, as TeX code."""

from __future__ import annotations

import re
import subprocess
import tempfile
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

from tests.engines.typeset.corpus import Bib
from tests.engines.typeset.store import kept, load, save
from tests.programs import require

STYLES = ("plain", "plainnat", "IEEEtran", "abbrv", "apalike")

_ITEM = re.compile(
    r"^\\bibitem(?:\[((?:(?!\\bibitem).)*?)\])?\s*%?\s*\{([^{}]*)\}$", re.MULTILINE | re.DOTALL
)
_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?!(?:string|preamble|comment)\b)\w+[ \t]*[{(]\s*([^,\s]*)", re.MULTILINE | re.IGNORECASE
)
_SUFFIX = re.compile(  # the letter behind a year; the 27th is {
    r"\{\\natexlab\{.\}\}|(?<=\d{4})[a-z](?=[\])])|(?<=[(\s]\d{4})[{|}~\x7f](?=[\])])"
)
_CROSSREF = re.compile(r"\bcrossref\s*=\s*[{\"]?\s*([^\s,}\"]+)", re.IGNORECASE)
_FAULT = re.compile(r"^(.*)---line (\d+) of file refs\.bib", re.MULTILINE)
_CONTROL_KEY = "IEEEtran:control"
# A dash for the authors of the entry before would say nothing of the entry.
_CONTROL = f'@IEEEtranBSTCTL{{{_CONTROL_KEY}, CTLdash_repeated_names = "no"}}\n'


class Printed(NamedTuple):
    """The TeX code of each entry by key, and the keys of those that the program could not read as they stand."""

    entries: dict[str, str]
    preamble: str
    unread: frozenset[str]


def run_bibtex(bib: Bib, style: str) -> Printed:
    """What bibtex makes of a file, all entries cited.

    Where entries have a crossref they are cited without their parents, as bibtex else prints a pointer to these.
    """
    bbl, log = _run(bib.text, style, ["*"])
    entries, preamble = _items(bbl)
    unread = _unread(bib.text, log)
    parents = {parent.lower() for parent in _CROSSREF.findall(bib.text)}
    children = [key for key in entries if key.lower() not in parents]
    if parents and children:
        bbl, _ = _run(bib.text, style, children)
        entries.update(_items(bbl)[0])
    return Printed(entries, preamble, unread)


def _run(text: str, style: str, keys: list[str]) -> tuple[str, str]:
    """The .bbl and the log."""
    place = kept("bibtex", _CONTROL, style, text, "\n".join(keys))
    output = load(place)
    if output is None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "refs.bib").write_text(text, encoding="utf-8", errors="surrogateescape")
            is_ieee = style == "IEEEtran"
            (folder / "control.bib").write_text(_CONTROL if is_ieee else "")
            cited = "".join(f"\\citation{{{key}}}\n" for key in [_CONTROL_KEY, *keys][not is_ieee :])
            (folder / "main.aux").write_text(
                f"\\relax\n{cited}\\bibdata{{control,refs}}\n\\bibstyle{{{style}}}\n",
                encoding="utf-8",
                errors="surrogateescape",
            )
            command = [require("bibtex"), "-min-crossrefs=32000", "main"]
            subprocess.run(command, cwd=folder, capture_output=True, timeout=300)
            output = "\0".join(_read(folder / f"main.{suffix}") for suffix in ("bbl", "blg"))
        save(place, output)
    bbl, log = output.split("\0", 1)
    return bbl, log


def _read(path: Path) -> str:
    # An abbreviated given name may be half a letter: bibtex knows bytes.
    return (
        path.read_bytes().decode("utf-8", errors="surrogateescape").replace("\0", "") if path.exists() else ""
    )


def _items(bbl: str) -> tuple[dict[str, str], str]:
    """The TeX code of each entry, with its label before it in brackets; and what stands before the first."""
    bbl = re.sub(r"%\n\s*", "", bbl)  # bibtex breaks lines so, and labels of natbib are as long
    body = bbl.split(r"\end{thebibliography}")[0]
    matches = list(_ITEM.finditer(body))
    entries: dict[str, str] = {}
    for match, end in zip(matches, [*(after.start() for after in matches[1:]), len(body)], strict=False):
        text = body[match.end() : end]
        label = f"[{match[1]}] " if match[1] else ""
        entries.setdefault(match[2], without_suffix(label + text))
    return entries, body.split(r"\begin{thebibliography}")[0]


def without_suffix(code: str) -> str:
    """Without the letter that tells works of a year apart: it hangs on the other entries."""
    return _SUFFIX.sub("", code)


def _unread(text: str, log: str) -> frozenset[str]:
    """The keys of the entries in which bibtex stumbled; of a repeated one it has the first."""
    found = list(_ENTRY.finditer(text))
    starts = [text.count("\n", 0, match.start()) + 1 for match in found] if _FAULT.search(log) else []
    unread: set[str] = set()
    for what, number in _FAULT.findall(log):
        if "Repeated entry" not in what and "Warning--" not in what:
            index = bisect_right(starts, int(number)) - 1
            # One that is never closed is noticed where the next begins.
            first = index - 1 if index > 0 and starts[index] == int(number) else index
            unread.update(found[i][1] for i in range(max(first, 0), index + 1))
    return frozenset(unread)
