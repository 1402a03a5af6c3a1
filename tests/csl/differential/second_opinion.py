"""What pandoc's processor writes where bibkit and citeproc-js differ: with which of the two it agrees.

It shares no code with either. Where it sides with citeproc-js, what `disagreements.md` says deserves another look.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any, Literal, TypeAlias

from tests.csl.differential.compare import Comparison
from tests.csl.differential.job import Mode, Output, citations, items, modes, style_job
from tests.csl.differential.normal import plain_text

Verdict: TypeAlias = Literal["ours", "citeproc-js's", "neither"]

UNARGUED = "not argued"
_LABELS = {
    "chapter": "chap.",
    "folio": "fol.",
    "page": "p.",
    "section": "sec.",
    "sub-verbo": "s.v.",
    "volume": "vol.",
}
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_WRAPPER = re.compile(r'</?span(?: class="citation"[^>]*)?>')
_ENTRY = re.compile(r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>(.*?)\n</div>', re.DOTALL)
_SPACE = re.compile(r"\s+")
_SECONDS = 60


def missing() -> str:
    """What is not there and how it comes, or "" where pandoc can run."""
    return "" if shutil.which("pandoc") else "pandoc is not installed"


def second_opinions(comparisons: Sequence[Comparison], works: str, jobs: int) -> Counter[tuple[str, Verdict]]:
    """How many differing texts pandoc writes as bibkit, as citeproc-js or otherwise, by what argues them.

    Texts that differ only in white space are left out, and citations that pandoc's syntax does not have or that it
    makes notes of, as in note styles.
    """
    counted: Counter[tuple[str, Verdict]] = Counter()
    compared = [one for one in comparisons if not (one.error or one.reference_error)]
    with ThreadPoolExecutor(jobs) as threads:
        for found in threads.map(lambda one: list(_verdicts(one, works)), compared):
            counted.update(found)
    return counted


def table(counted: Mapping[tuple[str, Verdict], int]) -> str:
    """The counts as lines, the largest class first."""
    classes: dict[str, dict[Verdict, int]] = defaultdict(dict)
    for (argument, verdict), number in counted.items():
        classes[argument][verdict] = number
    lines = [f"{'as ours':>8}{'as citeproc-js':>16}{'neither':>9}   texts that pandoc writes"]
    for argument, numbers in sorted(classes.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])):
        ours, theirs, neither = (numbers.get(verdict, 0) for verdict in ("ours", "citeproc-js's", "neither"))
        lines.append(f"{ours:>8}{theirs:>16}{neither:>9}   {argument}")
    return "\n".join(lines) + "\n"


def _verdicts(one: Comparison, works: str) -> Iterator[tuple[str, Verdict]]:
    places = {
        difference.place: (difference.argument or UNARGUED, difference.expected, difference.actual)
        for difference in reversed(one.differences)
        if difference.edit.kind != "formatting"
    }
    if not places:
        return
    opinion = _texts(pandoc_output(one.style, works), works)
    for place, (argument, expected, actual) in places.items():
        theirs, ours = _bare(expected), _bare(actual)
        if theirs != ours and place in opinion:
            text = _bare(opinion[place])
            yield argument, "citeproc-js's" if text == theirs else "ours" if text == ours else "neither"


def _texts(output: Output, works: str) -> dict[str, str]:
    """The texts by their place, as the comparison names it, but for citations that pandoc cannot be asked for."""
    asked = starmap(_has_syntax, zip(citations(works), modes(works), strict=True))
    texts = {
        f"citation {number}": text
        for number, (text, is_asked) in enumerate(zip(output.citations, asked, strict=False), start=1)
        if is_asked
    }
    return texts | {f"entry {id_}": text for id_, text in output.bibliography or ()}


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def pandoc_output(name: str, works: str) -> Output:
    """What pandoc writes in the style, as plain text; nothing where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        style, document, data = (Path(folder) / file for file in ("style.csl", "text.md", "items.json"))
        style.write_bytes(style_job(name, works).xml)
        document.write_text(_document(works), encoding="utf-8")
        data.write_text(json.dumps(items(works)), encoding="utf-8")
        options = [f"--csl={style}", f"--bibliography={data}", "--to=html", "--wrap=none"]
        try:
            done = subprocess.run(
                ["pandoc", "--citeproc", *options, document],
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return Output(error=f"takes more than {_SECONDS} seconds")
    if done.returncode:
        return Output(error=done.stderr)
    body, _, rest = done.stdout.partition('<div id="refs"')
    cited = [] if "footnote-ref" in body else _PARAGRAPH.findall(body)
    return Output(
        tuple(plain_text(_WRAPPER.sub("", text)) for text in cited),
        tuple((id_, plain_text(text)) for id_, text in _ENTRY.findall(rest)),
    )


@cache
def _document(works: str) -> str:
    """The citations, a paragraph each, and all works in the list."""
    listed = ", ".join(f"@{item['id']}" for item in items(works))
    cited = "\n\n".join(starmap(_citation, zip(citations(works), modes(works), strict=True)))
    return f'---\nnocite: "{listed}"\n---\n\n{cited}\n'


def _citation(cites: Sequence[Mapping[str, Any]], mode: Mode) -> str:
    """The citation in pandoc's syntax."""
    first, *others = cites
    if mode.mode == "suppress-author":
        cites = [{**first, "suppress-author": True}, *others]
    if mode.mode != "composite":
        return f"[{'; '.join(map(_cite, cites))}]"
    rest = "; ".join((_cite(first).partition(", ")[2], *map(_cite, others)))
    return f"@{first['id']}" + (f" [{rest}]" if rest else "")


def _has_syntax(cites: Sequence[Mapping[str, Any]], mode: Mode) -> bool:
    """Whether pandoc's syntax can say it: it has no names alone, and nothing between names and the rest."""
    if mode.mode == "author-only" or any("author-only" in cite for cite in cites):
        return False
    return mode.mode != "composite" or not (mode.infix or "prefix" in cites[0])


def _cite(cite: Mapping[str, Any]) -> str:
    key = f"{'-' if cite.get('suppress-author') else ''}@{cite['id']}"
    prefix, suffix = str(cite.get("prefix", "")).strip(), str(cite.get("suffix", ""))
    label = _LABELS.get(str(cite.get("label", "page")), str(cite.get("label")))
    locator = f", {{{label} {cite['locator']}}}" if "locator" in cite else ""
    return (
        " ".join(filter(None, (prefix, key + locator)))
        + (suffix if suffix[:1] in ",; " else f" {suffix}").rstrip()
    )
