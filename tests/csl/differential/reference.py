"""What citeproc-js writes, kept between runs."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from bibkit.stylebook.folders import package_folder
from tests.csl.differential.job import FOLDER, WORKS, Output, StyleJob, citations, has_modes, items, modes

DRIVER = FOLDER / "citeproc_js.mjs"
CACHE = FOLDER / "cache"
PACKAGE = FOLDER / "node_modules" / "citeproc" / "package.json"
_BATCH = 25
_SECONDS = 60
_ENDED = "citeproc-js ended before this style"


def missing() -> str:
    """What is not there and how it comes, or "" where citeproc-js can run."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not PACKAGE.is_file():
        return "citeproc-js is not installed: npm ci --prefix tests/csl/differential"
    return ""


def reference_outputs(styles: Sequence[StyleJob], jobs: int) -> Iterator[tuple[StyleJob, Output]]:
    """What citeproc-js writes in each style; those that are kept come first."""
    wanted = []
    for style in styles:
        kept = _kept(style)
        if kept is None:
            wanted.append(style)
        else:
            yield style, kept
    with ThreadPoolExecutor(jobs) as threads:
        batches = [tuple(wanted[start : start + _BATCH]) for start in range(0, len(wanted), _BATCH)]
        for batch, outputs in threads.map(_render, batches):
            yield from zip(batch, outputs, strict=True)


def _render(batch: tuple[StyleJob, ...]) -> tuple[tuple[StyleJob, ...], list[Output]]:
    lines = run_driver(batch, ["html"])
    outputs = []
    for style, line in zip(batch, lines, strict=True):
        if line.get("error") != _ENDED:
            _keep(style, line)
        outputs.append(_output(line))
    return batch, outputs


def run_driver(batch: Sequence[StyleJob], formats: Sequence[str]) -> list[dict[str, Any]]:
    """The driver's answer for each style; an error for those it did not come to. All are of one set of works."""
    (works,) = {style.works for style in batch}
    job = {
        "locales": str(_locales()),
        "items": items(works),
        "citations": citations(works),
        "modes": [one._asdict() for one in modes(works)] if has_modes(works) else [],
        "styles": [
            {"name": style.name, "xml": style.xml.decode(), "locale": style.locale} for style in batch
        ],
        "formats": formats,
        "seconds": _SECONDS,
    }
    done = subprocess.run(
        ["node", str(DRIVER)], input=json.dumps(job), capture_output=True, text=True, encoding="utf-8"
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [*answers, *({"name": style.name, "error": _ENDED} for style in batch[len(answers) :])]


def _output(line: dict[str, Any]) -> Output:
    if "error" in line:
        return Output(error=line["error"])
    html = line["html"]
    entries = html["bibliography"]
    return Output(
        tuple(html["citations"]),
        None if entries is None else tuple((id_, entry) for id_, entry in entries),
    )


def _kept(style: StyleJob) -> Output | None:
    try:
        return _output(json.loads(_file(style).read_bytes()))
    except (OSError, ValueError):
        return None


def _keep(style: StyleJob, line: dict[str, Any]) -> None:
    file = _file(style)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")


def _file(style: StyleJob) -> Path:
    digest = hashlib.sha256(style.xml + style.locale.encode()).hexdigest()[:16]
    return CACHE / _setting(style.works) / f"{style.name}-{digest}.json"


@cache
def _setting(works: str) -> str:
    """What all styles share: citeproc-js's version, the driver, items and citations, the locale files."""
    digest = hashlib.sha256()
    inputs = [
        DRIVER,
        FOLDER / "setup.mjs",
        WORKS / works / "items.json",
        WORKS / works / "citations.json",
        *sorted(_locales().glob("locales*.*")),
    ]
    for path in inputs:
        digest.update(path.read_bytes())
    return f"citeproc-{json.loads(PACKAGE.read_bytes())['version']}-{digest.hexdigest()[:16]}"


def _locales() -> Path:
    package = package_folder("citeproc")
    assert package is not None, "citeproc-py is not installed"
    return package / "data" / "locales"
