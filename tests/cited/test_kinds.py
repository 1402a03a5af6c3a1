"""The other kinds of sources: what each cites, names and leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.errors import FileError, UsageError
from bibkit.registry import CITED
from tests.cited.reading import PROJECTS, cited, keys, project, written


def bibliographies(name: str) -> list[str]:
    return [one.path.name for one in project(name).bibliographies]


def test_markdown_with_a_header_footnotes_and_code() -> None:
    found = project("markdown/paper.md")
    assert keys(found).split() == [
        "in-title", "silent", "quiet", "in-abstract", "in-heading", "first", "second", "narrative", "bare", "suppressed",
        "https://example.org/x?y=1", "Foo_bar.baz", "doe:2020", "inline-note", "in-link", "in-footnote", "in-span",
        "in-quote", "in-table", "in-cell", "in-item", "in-item-paragraph", "suffix", "in-suffix", "emphasized",
    ]  # fmt: skip
    assert found.own == {"own2020"}
    assert bibliographies("markdown/paper.md") == ["refs.bib", "more.bib"]


def test_quarto_with_cross_references_includes_and_chunks() -> None:
    found = project("others/book.qmd")
    assert keys(found) == "silent first figaro2020 part child last"
    assert found.everything
    assert bibliographies("others/book.qmd") == ["refs.bib"]


def test_cross_references_of_markdown_are_those_whose_labels_it_makes(tmp_path: Path) -> None:
    text = "![x](y.png){#fig:plot}\n\nSee @fig:plot, @fig:other and @first."
    assert keys(written(tmp_path, "paper.md", paper_md=text)) == "fig:other first"


def test_cells_of_a_notebook_have_their_places_in_the_file() -> None:
    found = cited(PROJECTS / "others/notebook.json", kind="notebook")
    assert [(cite.key, cite.place.text, cite.place.where[1:3]) for cite in found.keys] == [
        ("first", "first", (3, 74)),
        ("first", "first", (3, 94)),
        ("second", "second", (5, 60)),
    ]
    assert [one.path.name for one in found.bibliographies] == ["refs.bib"]


def test_a_notebook_that_is_none_is_a_finding(tmp_path: Path) -> None:
    found = written(tmp_path, "a.ipynb", a_ipynb='{"cells": [')
    assert [(one.code, one.where.line) for one in found.diagnostics] == [("BK801", 1)]
    assert (
        keys(written(tmp_path, "a.ipynb", a_ipynb='{"cells": [1, {"cell_type": "markdown", "source": 5}]}'))
        == ""
    )


def test_typst_with_code_formulas_and_what_it_includes() -> None:
    assert keys(project("typst/main.typ")).split() == [
        "first", "second", "third", "fourth", "named-first", "by-label", "by-ref", "own", "dot.dot", "colon:key",
        "after-comment", "after-raw", "after-address", "in-maths-code", "in-note", "in-emph", "in-link", "in-definition",
        "in-argument", "in-figure", "in-caption", "in-branch", "in-code-block", "in-cell", "chapter", "last",
    ]  # fmt: skip
    assert bibliographies("typst/main.typ") == ["refs.bib", "more.bib"]


TYPST = {
    "@a, @b. (@c) @d[p. 5] x@e": "a b c d e",
    "= Head <a>\nSee @a and @b": "b",
    '#let x = "@no" \n@a': "a",
    '#f("@no").g("@no")[@a]': "a",
    "#f(x: [@a], y: { [@b] })": "a b",
    "$x @ y$ `@no` ```\n@no``` @a": "a",
    "// @no\n/* @no /* @no */ @no */ https://x.org/@no @a": "a",
    "\\@no \\\\@a": "a",
    '#cite(<a>, supplement: "@no") #cite(label("b")) #link(<no>)[@c] #mine(<d>)': "a b c d",
    "#for x in (1, 2) [ @a ]\n#show: it => [#it @b]\n@c": "a b c",
    "#{ let a = [ ] ] }": "",
    "[@a] ] @b": "a b",
}


@pytest.mark.parametrize("text", TYPST)
def test_what_typst_cites(text: str, tmp_path: Path) -> None:
    assert keys(written(tmp_path, "a.typ", a_typ=text)) == TYPST[text]


def test_a_full_bibliography_of_typst_asks_for_everything(tmp_path: Path) -> None:
    assert written(tmp_path, "a.typ", a_typ='#bibliography("refs.bib", full: true)').everything
    assert not written(tmp_path, "a.typ", a_typ='#bibliography("refs.bib", title: none)').everything


def test_restructured_text_with_roles_and_directives() -> None:
    assert keys(project("others/notes.rst")).split() == [
        "in_title", "first", "second", "third", "fourth", "over", "lines", "in_note", "in_footnote", "part", "listed",
        "named", "listed_only",
    ]  # fmt: skip
    assert bibliographies("others/notes.rst") == ["refs.bib"]


def test_org_with_its_citations_and_those_of_org_ref() -> None:
    found = project("others/notes.org")
    assert keys(found).split() == [
        "in_title", "part", "in_heading", "first", "second", "third", "on-one", "on-two", "fourth", "fifth", "v3-one",
        "v3-two", "bracketed", "starred", "in_quote", "silent", "last",
    ]  # fmt: skip
    assert found.everything
    assert bibliographies("others/notes.org") == ["refs.bib", "more.bib"]


def test_asciidoc_with_its_macros() -> None:
    assert keys(project("others/notes.adoc")) == "in_title first second third in-example part"
    assert bibliographies("others/notes.adoc") == ["refs.bib"]


def test_a_list_of_keys() -> None:
    found = cited(PROJECTS / "others/keys.txt", kind="keys")
    assert keys(found) == "first second third fourth"


AUX = r"""\relax
\citation{first,second}
\abx@aux@cite{0}{third}
\abx@aux@cite{fourth}
\citation{biblatex-control}
\citation{REVTEX41Control}
\bibcite{no}{{1}{2020}{{No}}{{}}}
\bibdata{paperNotes,refs,more}
\@input{chapter.aux}
"""


def test_the_aux_files_of_a_run(tmp_path: Path) -> None:
    found = written(tmp_path, "paper.aux", paper_aux=AUX, chapter_aux="\\citation{fifth}\n\\citation{*}\n")
    assert keys(found) == "first second third fourth fifth"
    assert found.everything
    assert [one.path.name for one in found.bibliographies] == ["refs.bib", "more.bib"]


BCF = """<bcf:section number="0">
    <bcf:citekey order="1" intorder="1">first</bcf:citekey>
    <bcf:citekey order="2" intorder="1" nocite="1">a&amp;b</bcf:citekey>
    <bcf:citekey type="set" members="left,right">pair</bcf:citekey>
    <bcf:citekey order="3" intorder="1">pair</bcf:citekey>
</bcf:section>
<bcf:datasource type="file" datatype="bibtex" glob="false">refs.bib</bcf:datasource>
"""


def test_what_biblatex_tells_biber(tmp_path: Path) -> None:
    found = written(tmp_path, "paper.bcf", paper_bcf=BCF)
    assert keys(found) == "first a&b left right"
    assert [one.path.name for one in found.bibliographies] == ["refs.bib"]


def test_every_kind_is_known_by_the_endings_of_its_files(tmp_path: Path) -> None:
    assert len(CITED) == 13
    for kind, row in CITED.items():
        for ending in row.extensions:
            path = tmp_path / f"a{ending}"
            path.write_text("{}" if kind == "notebook" else "")
            assert keys(cited(path)) == ""


def test_a_source_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("")
    with pytest.raises(UsageError, match=r"does not tell what kind of source it is"):
        cited(tmp_path / "a.docx")
    with pytest.raises(UsageError, match='There is no kind of source "latx"'):
        cited(tmp_path / "a.docx", kind="latx")
    with pytest.raises(FileError, match="There is no file or folder"):
        cited(tmp_path / "nowhere.tex")
    with pytest.raises(FileError, match="No file is like"):
        cited(tmp_path / "*.tex")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileError, match="holds no source that is read"):
        cited(tmp_path / "empty")


def test_several_sources_and_patterns_are_read_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("[@b]")
    (tmp_path / "a.md").write_text("[@a]")
    (tmp_path / "c.typ").write_text("@c @a")
    assert keys(cited(tmp_path / "c.typ", tmp_path / "*.md")) == "c a b"


BOOK = """\
project: {type: book}
book:
  title: "About @nothing"
  author: "@nobody"
  chapters:
    - index.qmd
    - part: "A title @no"
      chapters: [chapters/one.qmd, {file: chapters/two.md, text: "Two.qmd"}]
    - part: chapters/part.qmd
      chapters: [chapters/gone.qmd]
    - href: https://example.org/page.qmd
  appendices: [chapters/app.qmd]
bibliography: [refs.bib, more.json]
nocite: "@silent"
"""
CHAPTERS = {
    "_quarto_yml": BOOK,
    "index_qmd": "@index @fig-x",
    **{f"chapters/{name}_qmd": f"@{name}" for name in ("one", "part", "app", "other")},
    "chapters/two_md": "@two",
}


def test_a_quarto_book_cites_what_its_chapters_cite(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    found = written(tmp_path, "_quarto.yml", **CHAPTERS)
    assert keys(found) == "index one two part app silent"
    assert [one.path.name for one in found.bibliographies] == ["refs.bib", "more.json"]
    assert [(one.code, one.where.line) for one in found.diagnostics] == [("BK024", 10)]


def test_a_chapter_alone_has_the_bibliographies_of_its_book(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    found = written(tmp_path, "chapters/one.qmd", **CHAPTERS)
    assert keys(found) == "one"
    assert [one.path.name for one in found.bibliographies] == ["refs.bib", "more.json"]
    assert found.diagnostics == ()


def test_html_cites_in_its_text(tmp_path: Path) -> None:
    text = "<p title='@no'>As [<b>see</b> @first; @second]</p><pre>@no</pre><!-- @no --><code>[@no]</code> @third"
    assert keys(written(tmp_path, "a.html", a_html=text)) == "first second third"
