"""What the site of the Zotero Chinese community shows of its styles, and what bibkit makes of the same items.

The texts of the site are citeproc-js's. `texts` gives both for every citation and entry; entries are found again by
what they read, as the site orders Chinese by pinyin.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bibkit.csl import Processor, compile_style, load_style, parse_citation
from bibkit.engines.collation import collate
from tests.csl.citeproc_html import html
from tests.csl.suite import load_locale

SAMPLE, TESTS, STANDARD = "样式预览", "默认测试", "GB/T 7714—2025 示例文献"
_CITATIONS, _LIST = "引注", "参考文献表"
_LINK = re.compile(r"</?a\b[^>]*>")
_BLOCK = re.compile(r"\s*(</?div[^>]*>)\s*")
_MARGIN = re.compile(r'<div class="csl-left-margin">.*?</div>')
_NOTE_NUMBER = re.compile(r"^<sup>\d+</sup> ")
_ALIKE = 0.3


class Text(NamedTuple):
    """One citation or entry: where it stands on the page of the style, and how both write it ("" is nothing)."""

    place: str
    ours: str
    theirs: str


class Demonstration(NamedTuple):
    """Citations, with the parts of the page that show them and their list; "" for one that the page has not."""

    name: str
    citations: Sequence[Sequence[dict[str, Any]]]
    shown: tuple[str, str] | None
    listed: tuple[str, str] | None


def texts(folder: Path) -> Iterator[Text]:
    """All that the site shows of the style in that folder and that can be made from the data beside it."""
    source = (folder / "style.csl").read_bytes()
    is_note = b'class="note"' in source
    page = _parts((folder / "index.md").read_text(encoding="utf-8"))
    items = _items(folder)
    for shown in _demonstrations(folder, is_note=is_note):
        if any(cite["id"] not in items for cites in shown.citations for cite in cites):
            continue
        citations, entries = _ours(source, items, shown.citations, is_note=is_note)
        if shown.shown is not None:
            theirs = [_NOTE_NUMBER.sub("", line) if is_note else line for line in page[shown.shown]]
            for place, (mine, other) in enumerate(zip(citations, theirs, strict=True), 1):
                yield Text(f"{shown.name} {place}", _normal(mine), _normal(other))
        if shown.listed is not None and entries:
            yield from _aligned(shown.name, entries, page[shown.listed])


def _aligned(name: str, ours: list[str], theirs: list[str]) -> Iterator[Text]:
    mine = [_MARGIN.sub("", _normal(entry)) for entry in ours]
    rest = list(mine)
    entries = [_MARGIN.sub("", _normal(entry)) for entry in theirs]
    for entry in entries:
        if entry in rest:
            rest.remove(entry)
    for place, entry in enumerate(entries, 1):
        if entry in mine:
            found = entry
        else:
            found = next(iter(difflib.get_close_matches(entry, rest, 1, _ALIKE)), "")
            if found:
                rest.remove(found)
        yield Text(f"{name} entry {place}", found, entry)
    same = set(mine) & set(entries)
    order = [" / ".join(entry for entry in listed if entry in same) for listed in (mine, entries)]
    yield Text(f"{name} order", *order)


def _ours(
    source: bytes,
    items: dict[str, dict[str, Any]],
    citations: Sequence[Sequence[dict[str, Any]]],
    *,
    is_note: bool,
) -> tuple[list[str], list[str]]:
    style = load_style(source)
    order = collate("", style.options.get("default-locale-sort") or style.default_locale)
    processor = Processor(compile_style(style, load_locale), collate=order)
    processor.register(items.values())
    made = processor.cite_all(
        [
            parse_citation(
                {
                    "citationID": str(place),
                    "citationItems": [{**cite, "mode": None} for cite in cites],
                    "properties": {"noteIndex": place if is_note else 0, "mode": cites[0].get("mode", "")},
                }
            )
            for place, cites in enumerate(citations, 1)
        ]
    )
    return [html(runs) for runs in made], [html(entry.runs) for entry in processor.bibliography().entries]


def _demonstrations(folder: Path, *, is_note: bool) -> Iterator[Demonstration]:
    kind = _read(folder / "metadata.json")["citation_format"]
    data = folder.parent / "data"
    own = folder / "cites.json"
    if own.exists() or not (folder / "items.json").exists():
        # The site cites the items of a style without citations of its own in an order that it does not say.
        sample = own if own.exists() else data / f"default-sample-cites-{kind}.json"
        yield Demonstration(SAMPLE, _read(sample), (SAMPLE, _CITATIONS), (SAMPLE, _LIST))
    yield Demonstration(TESTS, _read(data / f"default-test-cites-{kind}.json"), (TESTS, _CITATIONS), None)
    standard = [[{"id": item["id"]}] for item in _read(data / "gbt7714-data.json")]
    part = (TESTS, STANDARD)
    yield Demonstration("GB/T 7714", standard, part if is_note else None, None if is_note else part)


def _items(folder: Path) -> dict[str, dict[str, Any]]:
    data = folder.parent / "data"
    files = [data / "gbt7714-data.json", data / "default-test-cites-author-date-data.json"]
    own = folder / "items.json"
    return {item["id"]: item for file in (*files, *([own] if own.exists() else [])) for item in _read(file)}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _parts(page: str) -> dict[tuple[str, str], list[str]]:
    """The citations or entries in each part of a page, by its two headings."""
    parts: dict[tuple[str, str], list[str]] = {}
    for chapter in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        top, *sections = re.split(r"^### ", chapter, flags=re.MULTILINE)
        for section in sections:
            heading, _, body = section.partition("\n")
            parts[top.strip(), heading.strip()] = _entries(body) or _lines(body)
    return parts


def _lines(body: str) -> list[str]:
    lines = (line.strip().removesuffix("<br>") for line in body.splitlines())
    return [line for line in lines if line and not line.startswith("<!--")]


def _entries(body: str) -> list[str]:
    body = re.sub(r"<!--.*?-->", "", body)
    entries = [re.sub(r"</div>\s*$", "", part) for part in body.split('<div class="csl-entry">')[1:]]
    if entries:
        entries[-1] = re.sub(r"</div>\s*$", "", entries[-1])
    return entries


def _normal(text: str) -> str:
    return _BLOCK.sub(r"\1", _LINK.sub("", text)).replace("\u00a0", " ").strip()
