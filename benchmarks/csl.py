"""Reference lists of 100, 1,000 and 10,000 works in six styles, by bibkit and by other CSL processors.

Each program starts, reads the works, reads the style and its locale, writes the list of all works to a file, and
ends; all of that is measured, with Python's modules compiled, as they are once installed. citeproc-js, citeproc-py,
pandoc and "bibkit, CSL-JSON" read one CSL-JSON file. "bibkit export" reads a folder of records, a file for each work,
which is more. refkit (Rust) and Typst read one Hayagriva file; Typst also lays out pages and writes a PDF. "bibkit,
compiled" is "bibkit, CSL-JSON" from a folder with a compiled wheel. pandoc is the one of the package pypandoc_binary
where that is installed. Nothing is cited in a text: the
lists carry year suffixes and the like all the same. Ratios are to "bibkit, CSL-JSON". A program is stopped where it
takes longer than the limit, and not run on a size for which two smaller ones say that it would.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from benchmarks.measure import Command, Usage, compile_bibkit, usage
from benchmarks.works import write_works
from bibkit.stylebook import find_style
from bibkit.stylebook.folders import package_folder

STYLES = (
    "apa",
    "ieee",
    "chicago-author-date",
    "modern-language-association",
    "nature",
    "chicago-notes-bibliography",
)
SIZES = (100, 1_000, 10_000)
HERE = Path(__file__).parent
NODE_MODULES = HERE.parent / "tests" / "csl" / "differential" / "node_modules"
OURS = "bibkit, CSL-JSON"
COMPILED = "bibkit, compiled"

BIBKIT = """
import json, sys
from pathlib import Path
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
items = json.loads(Path("items.json").read_bytes())
Path("out.txt").write_text(reference_list(items, "text", ListOptions(sys.argv[1])).text, encoding="utf-8")
"""
CITEPROC_PY = """
import json, sys
from pathlib import Path
import warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
source = CiteProcJSON(json.loads(Path("items.json").read_bytes()))
style = CitationStylesStyle(sys.argv[1], validate=False)
bibliography = CitationStylesBibliography(style, source, formatter.plain)
bibliography.register(Citation([CitationItem(key) for key in source]))
bibliography.sort()
Path("out.txt").write_text("\\n".join(map(str, bibliography.bibliography())), encoding="utf-8")
"""
REFKIT = """
import sys
from pathlib import Path
from refkit import Document, Library, Style
document = Document(Library.read("items.yaml"), Style.from_path(sys.argv[1]))
Path("out.txt").write_text(document.full_bibliography().text, encoding="utf-8")
"""
TYPST = "import typst; typst.compile('list.typ', output='out.pdf')"


@dataclass
class Results:
    """What was measured, by program, style and size, and why some of it was not."""

    used: dict[tuple[str, str, int], Usage] = field(default_factory=dict)
    left_out: dict[tuple[str, str, int], str] = field(default_factory=dict)


def pandoc_program() -> str | None:
    """The newest pandoc at hand: that of a package, which says its release, before the system's."""
    found = find_spec("pypandoc")
    packaged = Path(found.origin).parent / "files" / "pandoc" if found and found.origin else None
    return str(packaged) if packaged and packaged.is_file() else shutil.which("pandoc")


def missing_peers(compiled: Path | None) -> dict[str, str]:
    """The peers that can't run here, and how they come."""
    missing = {}
    if find_spec("citeproc") is None:
        missing["citeproc-py"] = "pip install citeproc-py"
    if shutil.which("node") is None or not (NODE_MODULES / "citeproc").is_dir():
        missing["citeproc-js"] = "install node, then npm ci --prefix tests/csl/differential"
    if pandoc_program() is None:
        missing["pandoc"] = "pip install pypandoc_binary"
    if find_spec("refkit") is None:
        missing["refkit"] = "pip install refkit"
    if compiled is None:
        missing[COMPILED] = "see --compiled"
    if find_spec("typst") is None:
        missing["Typst"] = "pip install typst"
    return missing


def commands(style: str, compiled: Path | None) -> list[Command]:
    """How each program is called, bibkit first."""
    path = find_style(style).info.path
    locales = package_folder("citeproc")
    assert locales is not None, "bibkit's locales are those of citeproc-py"
    export = ["export", "--format", "text", "--style", style, "--engine", "native", "--output", "out.txt"]
    driver = ["node", str(HERE / "citeproc_js.mjs"), str(NODE_MODULES), str(locales / "data" / "locales")]
    pandoc = [
        pandoc_program() or "pandoc",
        "--citeproc",
        "--csl",
        path,
        "--bibliography",
        "items.json",
        "--to",
        "plain",
    ]
    return [
        Command(OURS, [sys.executable, "-c", BIBKIT, style]),
        Command(
            COMPILED,
            [sys.executable, "-c", BIBKIT, style],
            {"PYTHONPATH": str(compiled)} if compiled is not None else {},
        ),
        Command("bibkit export", [sys.executable, "-m", "bibkit", *export]),
        Command("citeproc-js", [*driver, path, "items.json", "out.txt"]),
        Command("pandoc", [*pandoc, "--output", "out.txt", "list.md"]),
        Command("refkit", [sys.executable, "-c", REFKIT, path]),
        Command("Typst", [sys.executable, "-c", TYPST]),
        Command("citeproc-py", [sys.executable, "-c", CITEPROC_PY, path.removesuffix(".csl")]),
    ]


def write_documents(folder: Path, style: str) -> None:
    """The documents that pandoc and Typst make a list from."""
    shutil.copyfile(find_style(style).info.path, folder / "style.csl")
    (folder / "list.md").write_text("---\nnocite: '@*'\n---\n", encoding="utf-8")
    (folder / "list.typ").write_text(
        '#bibliography("items.yaml", full: true, style: "style.csl")\n', encoding="utf-8"
    )


def measure(
    styles: Sequence[str],
    sizes: Sequence[int],
    limit: float,
    rounds: int,
    peers: Sequence[str],
    compiled: Path | None,
) -> Results:
    """The best run of each program on each style and size; rounds go in turn."""
    results = Results()
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / str(size)
            # In a process of its own: what it needs would count as the programs' memory.
            writer = get_context("spawn").Process(target=write_works, args=(folder, size))
            writer.start()
            writer.join()
            for style in styles:
                write_documents(folder, style)
                for _ in range(rounds):
                    for command in commands(style, compiled):
                        if command.name in peers:
                            measure_one(results, command, folder, style, size, limit)
                progress(f"{size:,} works, {style}")
    return results


def measure_one(
    results: Results, command: Command, folder: Path, style: str, size: int, limit: float
) -> None:
    """One run, kept where it is the best so far; why there is none where it is not run or fails."""
    key = command.name, style, size
    if key in results.left_out:
        return
    smaller = [other for program, of, other in results.used if (program, of) == key[:2] and other < size]
    before = {other for program, of, other in results.left_out if (program, of) == key[:2] and other < size}
    if before:
        results.left_out[key] = f"not run, {max(before):,} were too many"
        return
    if len(smaller) > 1:
        expected = extrapolated({other: results.used[command.name, style, other] for other in smaller}, size)
        if expected > limit:
            results.left_out[key] = f"not run, expected {expected:.0f} s"
            return
    outputs = folder / "out.txt", folder / "out.pdf"
    for output in outputs:
        output.unlink(missing_ok=True)
    try:
        used = usage(command, folder, limit)
    except subprocess.CalledProcessError as error:
        results.left_out[key] = f"failed ({error.returncode})"
        return
    if used is not None and not any(output.is_file() for output in outputs):
        results.left_out[key] = "wrote nothing"
        return
    if used is None:
        results.used.pop(key, None)
        results.left_out[key] = f"over {limit:g} s"
        return
    best = results.used.get(key)
    if best is None or used.cpu_seconds < best.cpu_seconds:
        results.used[key] = used


def extrapolated(used: Mapping[int, Usage], size: int) -> float:
    """The time on the wall to expect, if what the two largest sizes differ by goes on; start and style count once."""
    small, large = sorted(used)[-2:]
    slope = (used[large].wall_seconds - used[small].wall_seconds) / (large - small)
    return used[large].wall_seconds + slope * (size - large)


def progress(text: str) -> None:
    """Say on standard error how far it is."""
    sys.stderr.write(f"{text}\n")


def tables(results: Results, styles: Sequence[str], sizes: Sequence[int], peers: Sequence[str]) -> str:
    """All tables as Markdown."""
    parts = [times(results, styles, size, peers) for size in sizes]
    if len(sizes) > 1:
        parts += [growth(results, styles, sizes[-2], sizes[-1], peers), memory(results, styles, sizes, peers)]
    return "\n".join(parts)


def times(results: Results, styles: Sequence[str], size: int, peers: Sequence[str]) -> str:
    """Ours in seconds, the others as ratios to it: CPU time and, after the stroke, time on the wall."""

    def cell(program: str, style: str) -> str:
        used, ours = results.used.get((program, style, size)), results.used.get((OURS, style, size))
        if used is None or ours is None:
            return results.left_out.get((program, style, size), "–")
        if program == OURS:
            return f"{ours.cpu_seconds:.2f} s / {ours.wall_seconds:.2f} s"
        return f"{used.cpu_seconds / ours.cpu_seconds:.1f} / {used.wall_seconds / ours.wall_seconds:.1f}"

    return table(
        f"{size:,} works: ratios of CPU time / wall time",
        styles,
        {p: [cell(p, s) for s in styles] for p in peers},
    )


def growth(results: Results, styles: Sequence[str], small: int, large: int, peers: Sequence[str]) -> str:
    """How many times longer the larger list takes."""

    def cell(program: str, style: str) -> str:
        first, second = (results.used.get((program, style, size)) for size in (small, large))
        return f"{second.cpu_seconds / first.cpu_seconds:.1f}" if first and second else "–"

    return table(
        f"Growth: CPU time of {large:,} works over that of {small:,}",
        styles,
        {p: [cell(p, s) for s in styles] for p in peers},
    )


def memory(results: Results, styles: Sequence[str], sizes: Sequence[int], peers: Sequence[str]) -> str:
    """What each work adds to the peak of memory, from the smallest list to the largest that was made."""

    def cell(program: str, style: str) -> str:
        made = [size for size in sizes if (program, style, size) in results.used]
        if len(made) < 2:
            return "–"
        least, most = (results.used[program, style, size].peak_bytes for size in (made[0], made[-1]))
        return f"{(most - least) / (made[-1] - made[0]) / 1000:.1f} ({most / 1e6:.0f} MB)"

    return table(
        "Memory: kB a work at the peak (and the peak itself)",
        styles,
        {p: [cell(p, s) for s in styles] for p in peers},
    )


def table(title: str, styles: Sequence[str], rows: Mapping[str, Sequence[str]]) -> str:
    """A Markdown table with a column for each style."""
    lines = [f"## {title}", "", f"| program | {' | '.join(styles)} |", f"|---|{'---:|' * len(styles)}"]
    return "\n".join(
        [*lines, *(f"| {program} | {' | '.join(cells)} |" for program, cells in rows.items()), ""]
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.csl", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--programs", nargs="+", metavar="PROGRAM", help="those to run (all)")
    parser.add_argument("--styles", nargs="+", default=STYLES, metavar="STYLE")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N")
    parser.add_argument("--limit", type=float, default=120, metavar="SECONDS", help="of one run (120)")
    parser.add_argument(
        "--rounds", type=int, default=1, metavar="N", help="runs of which the best counts (1)"
    )
    parser.add_argument(
        "--compiled",
        type=Path,
        metavar="FOLDER",
        help="where a compiled wheel is: BIBKIT_COMPILE=1 pip install --no-deps --target FOLDER .",
    )
    options = parser.parse_args()
    compiled = options.compiled.resolve() if options.compiled is not None else None
    absent = missing_peers(compiled)
    peers = [
        command.name
        for command in commands("apa", compiled)
        if command.name not in absent and command.name in (options.programs or [command.name])
    ]
    sizes = sorted(options.sizes)
    compile_bibkit()
    results = measure(options.styles, sizes, options.limit, options.rounds, peers, compiled)
    print(f"# Reference lists\n\n{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end.\n")
    print(tables(results, options.styles, sizes, peers))
    for peer, way in absent.items():
        print(f"Not measured: {peer} is missing ({way}).")


if __name__ == "__main__":
    main()
