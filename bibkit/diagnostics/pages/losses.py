"""Pages of the codes for what a format can't carry."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, one_file, record


def _written(file: Example, target: str) -> Example:
    """The file as it is written in another format."""
    return file._replace(command=f"convert {file.files[0][0]} --to {target} --loss-report")


_BOOK = "@book{doe2020, author={Doe, Jane}, title={On names}, publisher={Press}, year=2020}\n"

PAGES = (
    Page(
        "BK701",
        "What a format has no place for is named, so that nobody looks for it there in vain.",
        _written(record("scale: 1:25000"), "bibtex"),
        _written(record("scale: 1:25000"), "csl-json"),
    ),
    Page(
        "BK702",
        "A value that is written in part is another value; which part is missing is said.",
        _written(record("issued: 2004~/2005"), "hayagriva"),
        _written(record("issued: 2004~/2005"), "biblatex"),
    ),
    Page(
        "BK703",
        "A type that a format does not have becomes a broader one, and prints as that.",
        _written(record("type: map"), "hayagriva"),
        _written(record("type: map"), "csl-json"),
    ),
    Page(
        "BK704",
        "Classic BibTeX is 7-bit; what has no command of TeX there would stop it.",
        _written(record("title: 名について"), "bibtex"),
        _written(record("title: 名について"), "biblatex"),
    ),
    Page(
        "BK705",
        "A key of letters that an old BibTeX can't read would be another key; one with a comma or a brace would end the entry's head.",
        _written(one_file("müller2020.yaml", record().files[0][1]), "bibtex -O encoding=ascii"),
        _written(one_file("müller2020.yaml", record().files[0][1]), "bibtex"),
    ),
    Page(
        "BK706",
        "Texts that cite the work by its other key find nothing.",
        _written(record("aliases: [doe]"), "bibtex"),
        _written(record("aliases: [doe]"), "biblatex"),
    ),
    Page(
        "BK707",
        "What TeX would read from a @preamble, such as hyphens of names, it does not read from the new file.",
        _written(one_file("refs.bib", f"@preamble{{{{\\hyphenation{{Skil-lings}}}}}}\n{_BOOK}"), "biblatex"),
        _written(one_file("refs.bib", f"@preamble{{{{\\newcommand{{\\x}}{{y}}}}}}\n{_BOOK}"), "biblatex"),
    ),
)
