"""The official processor fixtures: read from the folder of shared data, run, compared."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bibkit.csl import Processor, compile_style, parse_citation, parse_cite
from bibkit.csl.document.citation import Citation
from bibkit.csl.style.load import load_style
from bibkit.engines.collation import collate
from bibkit.text.run import Bibliography
from tests.csl.citeproc_html import bibliography_header, bibliography_html, html

SHARED = Path(os.environ.get("BIBKIT_SHARED", Path(__file__).parents[3] / "shared"))
SUITE = SHARED / "csl" / "suite"

_SECTION = re.compile(r">>=+ ([A-Z0-9-]+) =+>>\r?\n(.*?)<<=+ \1 =+<<", re.DOTALL)


@dataclass(frozen=True)
class Fixture:
    """One fixture: its sections by name."""

    name: str
    sections: dict[str, str]

    def json(self, section: str) -> Any:
        return json.loads(self.sections[section]) if self.sections.get(section, "").strip() else None

    @property
    def expected(self) -> str:
        return self.sections["RESULT"].strip()


def read_fixture(path: Path) -> Fixture:
    text = path.read_text(encoding="utf-8-sig")
    return Fixture(path.stem, dict(_SECTION.findall(text)))


def fixtures() -> Iterator[Fixture]:
    for path in sorted(SUITE.glob("*.txt")):
        yield read_fixture(path)


@cache
def load_locale(code: str) -> bytes | None:
    """The locale files that the citeproc package carries."""
    spec = find_spec("citeproc")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "data" / "locales" / f"locales-{code}.xml"
    return path.read_bytes() if path.is_file() else None


def result(fixture: Fixture) -> str:
    """What this processor makes of a fixture."""
    options = fixture.json("OPTIONS") or {}
    mode = fixture.sections["MODE"].strip()
    citations = fixture.json("CITATIONS")
    style = load_style(fixture.sections["CSL"].strip())
    compiled = compile_style(
        style,
        load_locale,
        links=bool(options.get("wrap_url_and_doi")),
        links_citations=bool(options.get("wrap_url_and_doi")),
        keeps_order=mode == "bibliography-nosort" and not citations,
    )
    processor = Processor(
        compiled,
        collate=collate("", style.default_locale or "en-US"),
        notes_as_text=not options.get("field_hack", True),
        abbreviations=fixture.json("ABBREVIATIONS"),
    )
    items = fixture.json("INPUT")
    for place, item in enumerate(items):
        item.setdefault("id", f"ITEM-{place + 1}")
    processor.register(items)
    listed = [str(item["id"]) for item in items]
    lines = ""
    if citations:
        lines = _process(processor, citations)
    else:
        for ids in fixture.json("BIBENTRIES") or [listed]:
            processor.list_uncited([str(id_) for id_ in ids])
    if second := fixture.json("INPUT2"):
        # The data have changed since.
        processor.register(second)
        items = list({str(item["id"]): item for item in [*items, *second]}.values())
        processor.list_uncited([str(item["id"]) for item in items])
    if mode == "bibliography-header":
        return bibliography_header(processor.bibliography()).strip()
    if mode.startswith("bibliography"):
        return bibliography_html(_selected(processor, items, fixture.json("BIBSECTION"))).strip()
    if citations:
        return lines.strip()
    clusters = fixture.json("CITATION-ITEMS") or [[{"id": id_} for id_ in processor.registry.order]]
    return "\n".join(
        html(processor.format_cites([parse_cite(cite) for cite in cluster])) for cluster in clusters
    ).strip()


def _process(processor: Processor, steps: list[Any]) -> str:
    changed: set[str] = set()
    for number, (data, before, after) in enumerate(steps):
        citation: Citation = parse_citation(data, f"CITATION-{number + 1}")
        changes = processor.process(
            citation, [tuple(pair) for pair in before], [tuple(pair) for pair in after]
        )
        changed = {change.id for change in changes}
    lines = []
    for place, (id_, runs) in enumerate(zip(processor.citation_ids(), processor.citations(), strict=True)):
        lines.append(f"{'>>' if id_ in changed else '..'}[{place}] {html(runs)}")
    return "\n".join(lines)


def _matches(rule: dict[str, Any], item: dict[str, Any]) -> bool:
    value = item.get(rule["field"])
    if not rule["value"] or rule["value"] is True:
        return (bool(value) or isinstance(value, list)) is bool(rule["value"])
    return bool(rule["value"] == value or (isinstance(value, list) and rule["value"] in value))


def _selected(processor: Processor, items: list[Any], section: Any) -> Bibliography:
    """The entries of a BIBSECTION, as citeproc-js's `makeBibliography` selects them; a page starts behind an id."""
    if not section:
        return processor.bibliography()
    by_id = {str(item["id"]): item for item in items}
    order = processor.registry.style_order
    if section.get("page_start") and section.get("page_length"):
        start = 0 if section["page_start"] is True else order.index(str(section["page_start"])) + 1
        order = order[start : start + section["page_length"]]
    return processor.bibliography({id_ for id_ in order if _is_wanted(by_id[id_], section)})


def _is_wanted(item: dict[str, Any], section: dict[str, Any]) -> bool:
    wanted = True
    if "include" in section:
        wanted = any(_matches(rule, item) for rule in section["include"])
    elif "exclude" in section:
        wanted = not any(_matches(rule, item) for rule in section["exclude"])
    elif "select" in section:
        wanted = all(_matches(rule, item) for rule in section["select"])
    return wanted and not ("quash" in section and all(_matches(rule, item) for rule in section["quash"]))
