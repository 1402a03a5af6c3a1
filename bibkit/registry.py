"""What bibkit knows by name, and where the code for it is: loaded when it is first asked for.

A new format, reference list or engine is one line here. Packages can add formats, reference lists and handouts of
their own (`bibkit.plugins`), which come into the tables when somebody asks for a name that is not there, or for all
(`with_plugins`); their code is loaded as ours is.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Any, NamedTuple

from bibkit.compression import without_ending
from bibkit.errors import UsageError
from bibkit.plugins import Plugin, plugins


class Registered(NamedTuple):
    """`target` is "module:attribute", or a module; `extensions` are the endings of file names that mean this format.

    `preserves` is for formats of which a file can keep its form (`Format.preserve`), `plugin` for what another package
    adds.
    """

    target: str
    summary: str
    extensions: tuple[str, ...] = ()
    reads: bool = False
    writes: bool = True
    preserves: bool = False
    plugin: Plugin | None = None


FORMATS: dict[str, Registered] = {
    "bibtex": Registered(
        "bibkit.formats.bibtex.classic:FORMAT",
        "BibTeX, 7-bit, for every .bst",
        (".bib",),
        reads=True,
        preserves=True,
    ),
    "biblatex": Registered(
        "bibkit.formats.bibtex.biblatex:FORMAT",
        "BibLaTeX for biber, UTF-8",
        (".biblatex",),
        reads=True,
        preserves=True,
    ),
    "csl-json": Registered(
        "bibkit.formats.csl_json:FORMAT", "CSL-JSON for Zotero, pandoc, Quarto", (".json",), reads=True
    ),
    "csl-jsonl": Registered(
        "bibkit.formats.csl_json:LINES", "CSL-JSON an item a line", (".jsonl", ".ndjson"), reads=True
    ),
    "csl-yaml": Registered(
        "bibkit.formats.csl_yaml:FORMAT", "CSL-YAML for pandoc", (".yaml", ".yml"), reads=True
    ),
    "hayagriva": Registered(
        "bibkit.formats.hayagriva:FORMAT",
        "Hayagriva YAML for Typst",
        (".hayagriva.yml", ".hayagriva.yaml"),
        reads=True,
    ),
    "cff": Registered(
        "bibkit.formats.cff:FORMAT", "CITATION.cff for software and data", (".cff",), reads=True
    ),
    "ris": Registered("bibkit.formats.ris:FORMAT", "RIS for reference managers", (".ris",), reads=True),
    "endnote-xml": Registered("bibkit.formats.endnote_xml:FORMAT", "EndNote XML", reads=True),
    "mods": Registered("bibkit.formats.mods:FORMAT", "MODS of libraries", (".mods",), reads=True),
    "word-xml": Registered("bibkit.formats.word_xml:FORMAT", "sources of Word", reads=True),
    "marcxml": Registered(
        "bibkit.formats.marc:XML", "MARCXML of library catalogues", reads=True, writes=False
    ),
    "marc": Registered(
        "bibkit.formats.marc:ISO2709", "MARC 21 (ISO 2709)", (".mrc", ".marc"), reads=True, writes=False
    ),
    "nbib": Registered(
        "bibkit.formats.nbib:FORMAT", "MEDLINE text of PubMed", (".nbib", ".medline"), reads=True
    ),
    "pubmed-xml": Registered("bibkit.formats.pubmed_xml:FORMAT", "PubMed XML", reads=True),
    "web-of-science": Registered(
        "bibkit.formats.web_of_science:FORMAT",
        "tagged text of Web of Science",
        (".ciw", ".isi"),
        reads=True,
        writes=False,
    ),
    "refer": Registered("bibkit.formats.refer:FORMAT", "refer, EndNote's .enw", (".enw",), reads=True),
    "crossref": Registered(
        "bibkit.formats.services.crossref:FORMAT", "JSON of Crossref", reads=True, writes=False
    ),
    "datacite": Registered(
        "bibkit.formats.services.datacite:FORMAT", "JSON of DataCite", reads=True, writes=False
    ),
    "openalex": Registered(
        "bibkit.formats.services.openalex:FORMAT", "JSON of OpenAlex", reads=True, writes=False
    ),
    "semantic-scholar": Registered(
        "bibkit.formats.services.semantic_scholar:FORMAT",
        "JSON of Semantic Scholar",
        reads=True,
        writes=False,
    ),
    "inspire": Registered(
        "bibkit.formats.services.inspire:FORMAT", "JSON of INSPIRE", reads=True, writes=False
    ),
    "pubmed-json": Registered(
        "bibkit.formats.services.pubmed_json:FORMAT", "JSON of PubMed", reads=True, writes=False
    ),
    "zenodo": Registered(
        "bibkit.formats.services.zenodo:FORMAT", "JSON of Zenodo and InvenioRDM", reads=True, writes=False
    ),
    "arxiv-atom": Registered(
        "bibkit.formats.services.arxiv_atom:FORMAT",
        "Atom feed of arXiv",
        (".atom",),
        reads=True,
        writes=False,
    ),
    "wikipedia": Registered(
        "bibkit.formats.wikipedia:FORMAT", "templates of the English Wikipedia", (".wiki",)
    ),
    "dublin-core": Registered(
        "bibkit.formats.dublin_core:FORMAT", "Dublin Core for repositories", (".dc.xml",)
    ),
    "jats": Registered("bibkit.formats.jats:FORMAT", "references of JATS articles", (".jats.xml",)),
    "schema-org": Registered(
        "bibkit.formats.schema_org:FORMAT",
        "JSON-LD of schema.org, also in web pages",
        (".jsonld",),
        reads=True,
    ),
    "records-jsonl": Registered(
        "bibkit.store.record_lines:FORMAT",
        "bibkit's records, one a line",
        (".records.jsonl",),
        reads=True,
    ),
    "reference-list": Registered(
        "bibkit.formats.reference_list:FORMAT", "plain list of references", reads=True, writes=False
    ),
    "listing": Registered(
        "bibkit.formats.listing:FORMAT", "scraped author page, three lines a paper", reads=True, writes=False
    ),
}

LISTS: dict[str, Registered] = {
    "text": Registered("bibkit.text.write.text", "reference list as plain text", (".txt",)),
    "terminal": Registered("bibkit.text.write.terminal", "reference list for a terminal: styled, with links"),
    "html": Registered("bibkit.text.write.html", "reference list as HTML", (".html", ".htm")),
    "markdown": Registered("bibkit.text.write.markdown", "reference list as Markdown", (".md", ".qmd")),
    "latex": Registered("bibkit.text.write.latex", "reference list as LaTeX", (".tex",)),
    "rst": Registered("bibkit.text.write.rst", "reference list as reStructuredText", (".rst",)),
    "typst": Registered("bibkit.text.write.typst", "reference list as Typst markup", (".typ",)),
    "rtf": Registered("bibkit.text.write.rtf", "reference list as RTF for word processors", (".rtf",)),
    "openxml": Registered("bibkit.text.write.openxml", "reference list as paragraphs for a .docx"),
    "docx": Registered("bibkit.text.write.docx", "reference list as a document for Word", (".docx",)),
}
TEXTS = {name: row for name, row in LISTS.items() if name != "docx"}
"""What citations can be written in, too: a document of Word is a whole file."""

HANDOUTS: dict[str, Registered] = {
    "html": Registered("bibkit.handout.write.html:write", "one file for screen and print", (".html", ".htm")),
    "pdf": Registered("bibkit.handout.write.pdf:write", "set by Typst", (".pdf",)),
    "docx": Registered("bibkit.handout.write.docx:write", "for Word and LibreOffice", (".docx",)),
    "markdown": Registered(
        "bibkit.handout.write.markdown:write", "for a wiki or a repository", (".md", ".markdown")
    ),
    "latex": Registered("bibkit.handout.write.latex:write", "source for pdflatex and lualatex", (".tex",)),
    "typst": Registered("bibkit.handout.write.typst:write", "source of the PDF", (".typ",)),
    "text": Registered("bibkit.handout.write.text:write", "plain text for a mail", (".txt",)),
    "beamer": Registered(
        "bibkit.handout.write.beamer:write", "slides in LaTeX, a paper a section", ("-slides.tex",)
    ),
    "ics": Registered("bibkit.handout.write.ics:write", "the dates for a calendar", (".ics",)),
}
CALENDARS = ("ics",)
"""Formats of handouts that hold dates, of one session or of all."""
PLANS = ("html", "pdf", "docx", "markdown", "latex", "typst", "text", *CALENDARS)
"""Formats of handouts in which there is a plan of all sessions."""

ENGINES: dict[str, Registered] = {
    "native": Registered("bibkit.engines.native:ENGINE", "bibkit's own processor, CSL 1.0.2"),
    "citeproc-py": Registered(
        "bibkit.engines.citeproc_py:ENGINE", "the package citeproc-py, for a second opinion"
    ),
}

COLLATIONS = ("icu", "pinyin")
"""The orders that can be asked for besides bibkit's own (`bibkit.engines.collation`)."""

CITED: dict[str, Registered] = {
    "latex": Registered(
        "bibkit.cited.latex.read:reader", "LaTeX", (".tex", ".ltx", ".latex", ".sty", ".cls")
    ),
    "aux": Registered("bibkit.cited.kinds.aux:reader", "what a LaTeX run tells BibTeX", (".aux",)),
    "bcf": Registered("bibkit.cited.kinds.bcf:reader", "what biblatex tells biber", (".bcf",)),
    "markdown": Registered(
        "bibkit.cited.kinds.markdown:reader", "pandoc's Markdown", (".md", ".markdown", ".mdx")
    ),
    "quarto": Registered(
        "bibkit.cited.kinds.markdown:quarto", "Quarto and R Markdown", (".qmd", ".rmd", ".rmarkdown")
    ),
    "quarto-project": Registered(
        "bibkit.cited.kinds.quarto_project:reader",
        "the chapters of a Quarto book",
        ("_quarto.yml", "_quarto.yaml"),
    ),
    "notebook": Registered("bibkit.cited.kinds.notebook:reader", "cells of a Jupyter notebook", (".ipynb",)),
    "typst": Registered("bibkit.cited.kinds.typst:reader", "Typst", (".typ",)),
    "rst": Registered(
        "bibkit.cited.kinds.rst:reader", "reStructuredText with sphinxcontrib-bibtex", (".rst",)
    ),
    "org": Registered("bibkit.cited.kinds.org:reader", "Org with its citations or org-ref", (".org",)),
    "asciidoc": Registered(
        "bibkit.cited.kinds.asciidoc:reader", "AsciiDoc with asciidoctor-bibtex", (".adoc", ".asciidoc")
    ),
    "html": Registered(
        "bibkit.cited.kinds.html:reader", "HTML with citations in pandoc's form", (".html", ".htm", ".xhtml")
    ),
    "keys": Registered("bibkit.cited.kinds.keys:reader", "a list of keys", (".keys",)),
}
"""Kinds of sources that cite, with the functions that make their readers (`bibkit.cited.events.MakeReader`)."""

STATS: dict[str, Registered] = {
    "table": Registered("bibkit.stats.table:table", "for a terminal", (".txt",)),
    "json": Registered("bibkit.stats.report:report", "every count, for programs", (".json",)),
    "csv": Registered("bibkit.stats.csv_rows:csv_rows", "every count, for spreadsheets", (".csv",)),
    "svg": Registered("bibkit.stats.svg:svg", "a picture", (".svg",)),
    "dot": Registered("bibkit.stats.dot:dot", "the network of co-authors for Graphviz", (".dot", ".gv")),
}


_TABLES = {"bibkit.formats": FORMATS, "bibkit.lists": LISTS, "bibkit.handouts": HANDOUTS}


@cache
def with_plugins() -> None:
    """Put what other packages add into the tables; what is there already stays.

    The ending of their files is their name. What a format can do is not known before its code is loaded, which is when
    it is used.
    """
    for plugin in plugins():
        if (rows := _TABLES.get(plugin.group)) is not None:
            summary = f"of the package {plugin.package} {plugin.version}"
            row = Registered(
                plugin.target, summary, (f".{plugin.name}",), reads=rows is FORMATS, plugin=plugin
            )
            rows.setdefault(plugin.name, row)


def load_format(name: str) -> Any:
    """The `Format` of that name.

    Raises UsageError, with the nearest names, where there is none, BrokenPluginError for a plug-in that is broken.
    """
    entry = registered(FORMATS, name)
    if entry is None:
        raise unknown_name("format", name, [*FORMATS, *LISTS])
    return _loaded(entry, "name", "title", "read", "write")


def load_list(name: str) -> Any:
    """The writer of a reference list: a module, or what is like one. Raises as `load_format`."""
    entry = registered(LISTS, name)
    if entry is None:
        raise unknown_name("reference list", name, LISTS, about="format")
    return _loaded(
        entry, "SHOWS_SPANS", "LINKS_WITHIN", "SAYS_LANGUAGES", "inline", "bibliography", "document"
    )


def load_handout(name: str) -> Any:
    """The `write` function of a format of handouts. Raises as `load_format`."""
    entry = registered(HANDOUTS, name)
    if entry is None:
        raise unknown_name("format of handouts", name, HANDOUTS)
    return _loaded(entry, "__call__")


def registered(rows: Mapping[str, Registered], name: str) -> Registered | None:
    """The row of that name, be it of a plug-in; None where there is none."""
    if name not in rows:
        with_plugins()
    return rows.get(name)


def _loaded(entry: Registered, *wanted: str) -> Any:
    """What a row stands for; of a plug-in, only if it has the attributes that are wanted."""
    if entry.plugin is None:
        return _resolve(entry.target)
    value = entry.plugin.load()
    missing = [name for name in wanted if not hasattr(value, name)]
    if missing:
        raise entry.plugin.fault(f"it has no {', '.join(missing)}")
    return value


def load_cited(name: str) -> Any:
    """What makes a reader of that kind of source. Raises UsageError, with the names, for another."""
    entry = CITED.get(name)
    if entry is None:
        raise unknown_name("kind of source", name, CITED)
    return _resolve(entry.target)


def load_stats(name: str) -> Any:
    """The function that writes tallies in a format of `STATS`."""
    return _resolve(STATS[name].target)


def format_of_file(file_name: str, rows: Mapping[str, Registered] | None = None) -> str | None:
    """The name of the format that a file name's ending means, or None.

    Without `rows`, it is one of a bibliography or a reference list. Plug-ins are asked for other endings.
    """
    name = _by_ending(file_name, rows)
    may_be_added = rows is None or any(rows is table for table in _TABLES.values())
    if name is None and may_be_added and PurePath(without_ending(file_name)).suffix:
        with_plugins()
        name = _by_ending(file_name, rows)
    return name


def _by_ending(file_name: str, rows: Mapping[str, Registered] | None) -> str | None:
    lowered = without_ending(file_name.lower())
    candidates = [
        (extension, name)
        for name, entry in ({**FORMATS, **LISTS} if rows is None else rows).items()
        if lowered.endswith(entry.extensions)  # all at once: a text may have hundreds of parts
        for extension in entry.extensions
        if lowered.endswith(extension)
    ]
    return max(candidates, key=lambda pair: len(pair[0]))[1] if candidates else None


def format_of_output(output: str, rows: Mapping[str, Registered]) -> str | None:
    """The name of the format that the name of an output asks for; None for "-" and a name without an ending.

    Raises UsageError for an ending that means none of them: what is written should be what its name says.
    """
    name = format_of_file(output, rows)
    ending = PurePath(without_ending(output)).suffix
    if name is None and ending:
        known = (extension for entry in rows.values() for extension in entry.extensions)
        raise UsageError(
            f'No format here has the ending "{ending}"',
            hint=f"name the format, or end the name with one of {', '.join(known)}",
            about="format",
        )
    return name


_FEW = 40


def unknown_name(what: str, name: str, known: Iterable[str], *, about: str = "") -> UsageError:
    """The error for a name that is none; the hint has near known names, or all if they are few, or the five nearest."""
    names = sorted(known)
    shown = near_names(name, names) or (near_names(name, names, 0.2) if len(names) > _FEW else [])
    hint = f"did you mean {' or '.join(shown)}?" if shown else f"known: {', '.join(names[:_FEW])}"
    return UsageError(f'There is no {what} "{name}"', hint=hint, about=about)


def near_names(name: str, known: Iterable[str], least: float = 0.6) -> list[str]:
    """Up to five of the known names that are most like one, whatever their case; none that are less like it."""
    import difflib  # only for a name that is wrong

    by_folded = {known_name.casefold(): known_name for known_name in known}
    return [by_folded[folded] for folded in difflib.get_close_matches(name.casefold(), by_folded, 5, least)]


def _resolve(target: str) -> Any:
    module, _, attribute = target.partition(":")
    loaded = import_module(module)
    return getattr(loaded, attribute) if attribute else loaded
