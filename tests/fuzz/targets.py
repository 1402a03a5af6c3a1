"""What is fed, and what must hold whatever it is fed with: no exception but those that are made for users, every finding
has a place that can be printed, and every record that comes out can be written in every format."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bibkit.config import load_config
from bibkit.csl import Citation, Cite, Processor, StyleError, compile_style
from bibkit.csl.lint.check import check_style
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.render import RENDERERS
from bibkit.errors import BibkitError
from bibkit.formats.csl_json import csl_item
from bibkit.handout.load import load_sessions
from bibkit.library import selection
from bibkit.lists.reading.citations import placed_citations
from bibkit.model.record import Record
from bibkit.registry import FORMATS, load_format
from bibkit.source import Source
from bibkit.store.folder import record_of_source
from bibkit.store.load import load_parts
from bibkit.store.people import load_people
from bibkit.stylebook.info import read_info, read_style
from bibkit.stylebook.locales import load_locale
from bibkit.syntax.markers import places
from bibkit.syntax.yaml.parse import parse_yaml
from bibkit.web.templates import fill
from tests.fuzz import seeds

LONGEST = 10.0
"""Seconds of processor time that one input may take."""


class Target(NamedTuple):
    """A function that takes any text, and texts that it is made for."""

    feed: Callable[[str], None]
    seeds: tuple[str, ...]


def fed(target: Target, text: str) -> None:
    """Feed the target. Raises whatever breaks a law."""
    started = time.process_time()
    try:
        target.feed(text)
    except (BibkitError, StyleError) as error:
        _is_told(error)
    assert time.process_time() - started < LONGEST, "it takes too long"


def _is_told(error: Exception) -> None:
    assert str(error)


def _reader(name: str) -> Callable[[str], None]:
    def feed(text: str) -> None:
        loaded = load_parts([Source(text, "x")], name)
        assert loaded.found >= len(loaded.records)
        _print(loaded.diagnostics)
        _write(loaded.records)

    return feed


def _print(found: Iterable[Diagnostic]) -> None:
    shown = list(found)[:30]
    for one in shown:
        edits_of(one)
    for render in RENDERERS.values():
        render(shown).encode()


def _write(records: Iterable[Record]) -> None:
    few = list(records)[:5]
    for name, row in FORMATS.items():
        made = load_format(name)
        if row.writes and made.write is not None:
            options = {option.name: option.default for option in made.options}
            "".join(made.write(few, options, lambda _loss: None)).encode("utf-8", "surrogatepass")


def _record(text: str) -> None:
    entry = record_of_source(Source(text, "records/x.yaml"))
    _print(entry.diagnostics)
    if entry.record is not None:
        _write([entry.record])


def _yaml(text: str) -> None:
    data = parse_yaml(Source(text, "x.yaml"))
    if isinstance(data, Diagnostic):
        _print([data])


def _people(text: str) -> None:
    _print(load_people("x.yaml", lambda path: Source(text, path))[1])


def _sessions(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "s.yaml")
        path.touch()
        _print(load_sessions(path, ["doe2020"], lambda name: Source(text, name)).diagnostics)


_ITEMS = [csl_item(record) for record in load_parts([Source(seeds.JSON, "x")], "csl-json").records]


def _style(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.csl")
        path.write_bytes(data)
        for read in (read_info, read_style):
            try:
                read(str(path))
            except BibkitError as error:
                _is_told(error)
    check_style(data)
    made = Processor(compile_style(data, load_locale))
    made.register(_ITEMS)
    made.cite_all([Citation(str(item["id"]), (Cite(str(item["id"])),)) for item in _ITEMS])
    made.bibliography()


def _cite(text: str) -> None:
    for citation in placed_citations(text):
        assert text[citation.start : citation.end]


_RECORDS = load_parts([Source(seeds.BIB, "x")], "bibtex").records


def _query(text: str) -> None:
    chosen = selection(text)
    for record in _RECORDS:
        chosen(record)


def _markers(text: str) -> None:
    found, wrong = places(Source(text, "x.md"))
    assert all(place.start <= place.end for place in found)
    _print(wrong)


def _config(text: str) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "bibkit.toml").write_text(text, encoding="utf-8", errors="surrogatepass")
        load_config(Path(folder))


def _template(text: str) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "x").write_text(text, encoding="utf-8", errors="surrogatepass")
        Path(folder, "base").write_text("{% block x %}{% endblock %}")
        fill("x", {"works": [{"title": "T", "year": 2020}]}, escape=str, folders=[Path(folder)])


TARGETS = {
    "bibtex": Target(_reader("bibtex"), (seeds.BIB,)),
    "biblatex": Target(_reader("biblatex"), (seeds.BIB,)),
    "csl-json": Target(_reader("csl-json"), (seeds.JSON, seeds.JSONL)),
    "csl-jsonl": Target(_reader("csl-jsonl"), (seeds.JSONL,)),
    "records-jsonl": Target(_reader("records-jsonl"), (seeds.RECORD_LINES, seeds.JSONL)),
    "csl-yaml": Target(_reader("csl-yaml"), (seeds.CSL_YAML, seeds.JSON)),
    "listing": Target(_reader("listing"), (seeds.LISTING,)),
    "cff": Target(_reader("cff"), (seeds.CFF, seeds.CSL_YAML)),
    "hayagriva": Target(_reader("hayagriva"), (seeds.HAYAGRIVA, seeds.CSL_YAML)),
    "ris": Target(_reader("ris"), (seeds.RIS,)),
    "endnote-xml": Target(_reader("endnote-xml"), (seeds.ENDNOTE_XML,)),
    "mods": Target(_reader("mods"), (seeds.MODS,)),
    "word-xml": Target(_reader("word-xml"), (seeds.WORD_XML,)),
    "marcxml": Target(_reader("marcxml"), (seeds.MARCXML,)),
    "marc": Target(_reader("marc"), (seeds.MARC,)),
    "nbib": Target(_reader("nbib"), (seeds.NBIB,)),
    "pubmed-xml": Target(_reader("pubmed-xml"), (seeds.PUBMED_XML,)),
    "refer": Target(_reader("refer"), (seeds.REFER,)),
    "web-of-science": Target(_reader("web-of-science"), (seeds.WEB_OF_SCIENCE,)),
    "crossref": Target(_reader("crossref"), (seeds.CROSSREF,)),
    "datacite": Target(_reader("datacite"), (seeds.DATACITE,)),
    "openalex": Target(_reader("openalex"), (seeds.OPENALEX,)),
    "semantic-scholar": Target(_reader("semantic-scholar"), (seeds.SEMANTIC_SCHOLAR,)),
    "inspire": Target(_reader("inspire"), (seeds.INSPIRE,)),
    "pubmed-json": Target(_reader("pubmed-json"), (seeds.PUBMED_JSON,)),
    "zenodo": Target(_reader("zenodo"), (seeds.ZENODO,)),
    "schema-org": Target(_reader("schema-org"), (seeds.SCHEMA_ORG,)),
    "arxiv-atom": Target(_reader("arxiv-atom"), (seeds.ARXIV_ATOM,)),
    "reference-list": Target(_reader("reference-list"), (seeds.REFERENCES,)),
    "record": Target(_record, (seeds.YAML, seeds.JSON)),
    "yaml": Target(_yaml, (seeds.YAML, seeds.CSL_YAML, seeds.SESSIONS, seeds.JSON)),
    "people": Target(_people, (seeds.PEOPLE,)),
    "sessions": Target(_sessions, (seeds.SESSIONS,)),
    "style": Target(_style, (seeds.STYLE,)),
    "cite": Target(_cite, (seeds.CITE,)),
    "query": Target(_query, (seeds.QUERY,)),
    "markers": Target(_markers, (seeds.MARKERS,)),
    "config": Target(_config, (seeds.TOML,)),
    "template": Target(_template, (seeds.TEMPLATE,)),
}
