"""What `check` finds in the files of the corpora, counted and for judging.

`python -m tests.corpora.findings` writes the counts into `docs/findings.md`, between its marks;
`python -m tests.corpora.findings --sample 20 [CODE]...` prints that many findings of each rule, drawn by a fixed seed, with
the entries in which they are.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import bibkit
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.codes import CODES
from bibkit.errors import BibkitError
from tests.shared_data import shared_files, shared_name

DOCUMENT = Path(__file__).parents[2] / "docs/findings.md"
BEGIN, END = "<!-- counts -->\n", "<!-- end of counts -->\n"
_LINES = 14  # of an entry, to judge a finding by
_WIDTH = 150


def files() -> list[Path]:
    """The .bib and CSL-JSON files of the corpora."""
    return [
        *shared_files("corpora/**/*.bib"),
        *shared_files("corpora/csl-json/*.json"),
        *shared_files("corpora/formats/csl-json/*.json"),
    ]


def column(path: Path) -> str:
    """Under which name a file is counted: its own where it is large, else its folder's."""
    name = shared_name(path).removeprefix("corpora/")
    folder, _, rest = name.partition("/")
    if folder in ("large", "csl-json"):
        return rest.rpartition(".")[0]
    return rest.partition("/")[0] if folder == "tricky" else folder


def findings(path: Path) -> tuple[Diagnostic, ...]:
    """All that is found in a file, by the rules that are off by default, too."""
    try:
        return bibkit.load(path).findings(["BK"])
    except BibkitError:
        return ()


def counts() -> str:
    """The table: a row a rule, a column a file or folder."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    columns: dict[str, int] = {}
    for path in files():
        name = column(path)
        columns[name] = columns.get(name, 0) + 1
        for one in findings(path):
            found[one.code][name] += 1
    heads = [f"{name} ({number})" if number > 1 else name for name, number in columns.items()]
    lines = [f"| rule | all | {' | '.join(heads)} |", f"|---|--:|{'--:|' * len(heads)}"]
    for code in sorted(found):
        off = " (off)" if CODES[code].is_optional else ""
        numbers = " | ".join(str(found[code][name] or "") for name in columns)
        lines.append(f"| {code} {CODES[code].name}{off} | {found[code].total()} | {numbers} |")
    return "\n".join(lines) + "\n"


def sample(most: int, codes: list[str]) -> Iterator[str]:
    """Findings of each rule to be judged, as blocks of text."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for path in files():
        for one in findings(path):
            found[one.code].append(one)
    for code in sorted(codes or found):
        drawn = random.Random(code).sample(found[code], min(most, len(found[code])))
        yield f"======== {code} {CODES[code].name}: {len(drawn)} of {len(found[code])}"
        for number, one in enumerate(drawn, 1):
            yield f"--- {code}.{number} {Path(one.where.path).name} [{one.key}: {one.field_text}] {one.message}"
            yield from _entry(one)


def _entry(one: Diagnostic) -> Iterator[str]:
    """The lines around a finding: from the head of its entry on."""
    span = one.place.span if one.place is not None else None
    if span is None:
        return
    lines = span.source.text.splitlines()
    at = first = min(one.where.line or 1, len(lines)) - 1
    while first > 0 and at - first < 40 and not lines[first].lstrip().startswith(("@", '"id"')):
        first -= 1
    shown = lines[first : first + _LINES]
    if at >= first + _LINES:
        shown += ["  ...", lines[at]]
    for line in shown:
        yield line[:_WIDTH]
        if line.strip() in ("}", ")", "},"):
            break


def main(arguments: list[str]) -> int:
    """Write the counts, or print a sample."""
    if arguments and arguments[0] == "--sample":
        for line in sample(int(arguments[1]), arguments[2:]):
            print(line)
        return 0
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{counts()}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
