"""Pages of the rules about sources of papers and what they cite."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import KEY, Example, Page

_ENTRY = f"@book{{{KEY},\n  title = {{On names}},\n  author = {{Doe, Jane}},\n  year = {{2020}},\n  ids = {{doe}},\n}}\n"
_TWIN = "@book{roe2021,\n  title = {On names},\n  author = {Doe, Jane},\n  year = {2020},\n}\n"
_PREPRINT = (
    f"@misc{{{KEY},\n  title = {{On the names of waves}},\n  author = {{Doe, Jane}},\n  year = {{2020}},\n"
    "  eprint = {2001.00001},\n  archiveprefix = {arXiv},\n}\n"
)
_PUBLISHED = (
    "@article{roe2021,\n  title = {On the names of waves},\n  author = {Doe, Jane},\n  journal = {Journal of Waves},\n"
    "  year = {2021},\n}\n"
)


def _source(text: str, library: str = _ENTRY, *others: tuple[str, str]) -> Example:
    """A source over a library."""
    return Example((("paper.tex", text), ("all.bib", library), *others), "cited paper.tex -L all.bib")


_NAMED = _source(f"\\cite{{{KEY}}}\n")
_PART = ("part.tex", f"\\cite{{{KEY}}}\n")

PAGES = (
    Page(
        "BK020",
        "The work would be a question mark in the paper; most often it is a slip in the key.",
        _source("\\cite{deo2020}\n"),
        _NAMED,
    ),
    Page(
        "BK021",
        "BibTeX finds a work in any letters, biber and pandoc do not.",
        _source("\\cite{Doe2020}\n"),
        _NAMED,
    ),
    Page(
        "BK022",
        "A work under several keys is hard to find, and twice in the list where both are cited.",
        _source("\\cite{doe}\n"),
        _NAMED,
    ),
    Page(
        "BK023",
        "Only BibLaTeX has a place for another key of a work; elsewhere it needs an entry for each, and is listed twice.",
        _source(f"\\cite{{{KEY}}} and \\cite{{doe}}\n"),
        _source(f"\\cite{{{KEY}}} and \\cite{{{KEY}}}\n"),
    ),
    Page(
        "BK024",
        "What the part cites would be missing, and nobody would see it.",
        _source(f"\\cite{{{KEY}}}\n\\input{{part}}\n"),
        _source("\\input{part}\n", _ENTRY, _PART),
    ),
    Page(
        "BK025",
        "LaTeX would read such a file without end.",
        _source(f"\\cite{{{KEY}}}\n\\input{{paper}}\n"),
        _source("\\input{part}\n", _ENTRY, _PART),
    ),
    Page(
        "BK026",
        "What only that file has can't be found.",
        _source(f"\\cite{{{KEY}}}\n\\bibliography{{refs}}\n"),
        _source(f"\\cite{{{KEY}}}\n\\bibliography{{all}}\n"),
    ),
    Page(
        "BK027",
        "Only a run of LaTeX knows such a key.",
        _source(f"\\cite{{{KEY},\\mine2020}}\n"),
        _NAMED,
    ),
    Page(
        "BK028",
        "A command of a class or package that nobody knows here may cite, and its works would be missing.",
        _source(f"\\cite{{{KEY}}} \\mycite{{{KEY}}}\n"),
        _source(f"\\newcommand{{\\mycite}}[1]{{\\cite{{#1}}}}\n\\mycite{{{KEY}}}\n"),
    ),
    Page(
        "BK029",
        "A work that is there twice is listed twice, and the year gets a letter that tells the two apart.",
        _source(f"\\cite{{{KEY},roe2021}}\n", f"{_ENTRY}\n{_TWIN}"),
        _source(f"\\cite{{{KEY}}}\n", f"{_ENTRY}\n{_TWIN}"),
    ),
    Page(
        "BK030",
        "Readers should know that the work no longer stands. The record says it in `status`, at the beginning of its "
        "title or note, or as PubMed's publication type; nothing else is asked.",
        _source(f"\\cite{{{KEY}}}\n", _ENTRY.replace("On names", "{RETRACTED}: On names")),
        _source(f"\\cite{{{KEY}}}\n", _ENTRY.replace("On names", "Retracted papers and their names")),
    ),
    Page(
        "BK031",
        "The published version was reviewed, and may say something else.",
        _source(f"\\cite{{{KEY}}}\n", f"{_PREPRINT}\n{_PUBLISHED}"),
        _source("\\cite{roe2021}\n", f"{_PREPRINT}\n{_PUBLISHED}"),
    ),
)
