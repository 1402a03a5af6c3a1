"""LaTeX sources: what cites, what does not, and the files that are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cited.reading import cited, keys, project, written


def test_a_thesis_with_chapters_macros_and_comments_is_read_in_its_order() -> None:
    assert keys(project("thesis/thesis.tex")).split() == [
        "percent", "first", "second", "third", "pre-post", "star:colon", "Capital", "year/slash", "outer", "nested",
        "dot.dot", "in-text", "after-url", "else-of-false", "if-true", "no-draft", "long", "then", "own-one", "own-two",
        "always", "own-three", "own-four", "in-option", "in-footnote", "silent", "quiet", "xparse", "xparse-star",
        "plain-tex", "deep", "last", "method", "detail", "embedded", "bare", "aliased",
    ]  # fmt: skip


def test_a_paper_with_biblatex_cites_with_all_its_commands() -> None:
    found = project("biblatex/paper.tex")
    assert keys(found).split() == [
        "left", "right", "multi-one", "multi-two", "multi-three", "p-one", "p-two", "p-star", "p-capital", "foot",
        "foottext", "redefined", "smart", "auto", "auto-two", "autos-one", "autos-two", "super", "full", "footfull",
        "volume", "vol-one", "vol-two", "pvol", "author", "title", "year", "date", "url", "note", "name", "list",
        "field", "quote", "block", "in-words", "foreign", "display", "declared", "own", "next-line", "bracket", "silent",
    ]  # fmt: skip
    assert found.own == {"pair"}
    assert [one.path.name for one in found.bibliographies] == ["refs.bib"]


# What stands in a document -> the keys that it cites.
CASES = {
    r"\cite{a}\cite {b}\cite[p.~5]{c}\cite[see][5]{d}\cite*{e}": "a b c d e",
    r"\cite{a,b , c}": "a b c",
    "\\cite{a,%\n  b,% \\cite{no}\n  c}": "a b c",
    "\\cite%\n{a}\\cite\n  [see]\n  {b}": "a b",
    r"\cite[see {]} there]{a}\cite[\emph{x}, \cite{b}]{c}": "a c b",
    r"\cite<see>[5]{a}\citeA<e.g.,>{b}\shortciteNP{c}\fullciteA[5]{d}": "a b c d",
    r"\citetitle{a}\footfullcite[1]{b}\citeyearpar{c}\Citealp{d}": "a b c d",
    r"\cites(see)(also){a}[5]{b}\textcites{c}{d}[x][y]{e}\relax{no}": "a b c d e",
    r"\volcite{2}{a}\volcite[see]{2}[5]{b}\Avolcite{1}{c}": "a b c",
    r"\apud[5]{a}[6]{b}\citeonline{c}": "a b c",
    r"\nocite{a}\nocite{*}\bibentry{b}": "a b",
    r"\citetext{see \citealp{a}}\citestyle{agsm}\defcitealias{x}{I}\setcitestyle{round}": "a",
    r"\verb|\cite{no}|\verb*!\cite{no}!\lstinline[language=TeX]|\cite{no}|\mintinline{tex}{\cite{no}}\cite{a}": "a",
    "% \\cite{no}\n\\% \\cite{a} \\\\% \\cite{no}\n\\cite{b}": "a b",
    r"\url{a%b} \cite{a} \href{x%y}{\cite{b}} \path|a%b| \cite{c}": "a b c",
    "\\begin{verbatim}\n\\cite{no}\n\\end{verbatim}\\cite{a}": "a",
    "\\begin{lstlisting}[language=TeX]\n\\cite{no}\n\\end{lstlisting}\\cite{a}": "a",
    "\\begin{minted}{tex}\n\\cite{no}\n\\end{minted}\\begin{comment}\\cite{no}\\end{comment}\\cite{a}": "a",
    "\\begin{alltt}\n\\cite{a}\n\\end{alltt}": "a",
    r"\iffalse \cite{no}\fi\cite{a}": "a",
    r"\iffalse \iftrue \cite{no}\else\cite{no}\fi \cite{no}\else\cite{a}\fi\cite{b}": "a b",
    r"\iftrue\cite{a}\else\cite{no}\fi\cite{b}": "a b",
    r"\newif\ifdraft \ifdraft\cite{no}\else\cite{a}\fi": "a",
    r"\newif\ifdraft \drafttrue \ifdraft\cite{a}\fi": "a",
    r"\ifx\a\b\cite{a}\else\cite{b}\fi": "a b",
    r"\newcommand{\mine}[2][]{\citep[#1]{#2}}\mine[5]{a}\mine{b}": "a b",
    r"\newcommand\mine[2]{#1 \cite{#2}}\mine{see \cite{a}}{b}": "b a",
    r"\newcommand{\both}[2]{\cite{#1}\cite{#2}}\both{a}{b}": "a b",
    r"\newcommand{\smith}{\cite{a,b}}no \smith": "a b",
    r"\newcommand{\never}{\cite{no}}\cite{a}": "a",
    r"\newcommand{\one}[1]{\cite{#1}}\newcommand{\two}[1]{\one{#1}}\two{a}": "a",
    r"\newcommand{\mine}{\citep}\mine[5]{a}\let\again\mine\again{b}": "a b",
    r"\def\mine#1#2{\cite{#2}}\mine{x}{a}": "a",
    r"\def\mine[#1]#2{\cite[#1]{#2}}\mine[5]{a}\def\other#1, #2.{\cite{#1}}\other{b}, {no}.": "a b",
    r"\newcommand{\mine}[1]{\cite{doe#1,roe}}\mine{2020}": "roe doe2020",
    r"\newcommand{\one}[1]{\cite{doe#1}}\newcommand{\two}[2]{\one{#2}}\two{x}{2020,2021}": "doe2020 doe2021",
    r"\DeclareRobustCommand*{\mine}[1]{\cite{#1}}\mine{a}": "a",
    r"\NewDocumentCommand{\mine}{s o m}{\IfBooleanTF{#1}{\citet}{\citep}[#2]{#3}}\mine*[5]{a}\mine{b}": "a b",
    r"\renewcommand{\cite}[2][]{\citep[#1]{#2}}\cite[5]{a}": "a",
    r"\DeclareCiteCommand{\mine}{}{}{}{}\mine[5]{a}": "a",
    r"\newcites{own}{Own works}\citeown{a}\nociteown{b}": "a b",
    r"\usepackage{jurabib}\citefield{author}[]{a}": "a",
    r"\citefield{a}{author}": "a",
    "\\cite{a}\n\\end{document}\n\\cite{no}": "a",
    "\\cite{a}\n\\endinput\n\\cite{no}": "a",
    r"\foreigntextcquote{german}[5]{a}{Worte}\begin{displaycquote}{b}x\end{displaycquote}": "a b",
    r"\bibitem{own}\cite{own,a}": "a",
    r"\cite{Müller2020,a_b:c/d+e.f}": "Müller2020 a_b:c/d+e.f",
    "\\cite{a}\r\n% \\cite{no}\r\n\\cite{b}\r% \\cite{no}\r\\cite{c}": "a b c",
    r"\cite{} \cite{,} \cite \cite{a": "",
    r"\excite{no}\recite{no}\citecolor{no}": "",
}


@pytest.mark.parametrize("text", CASES)
def test_what_a_document_cites(text: str, tmp_path: Path) -> None:
    assert keys(written(tmp_path, paper_tex=text)) == CASES[text]


def test_a_command_of_the_house_is_named(tmp_path: Path) -> None:
    found = written(tmp_path, paper_tex=r"\zitat[5]{a}")
    assert keys(found) == ""
    assert keys(cited(tmp_path / "paper.tex", commands=("\\zitat", "other"))) == "a"


def test_each_key_has_its_place_and_command(tmp_path: Path) -> None:
    found = written(tmp_path, paper_tex="Words\n\\citep[see][5]{first, second}")
    assert [(cite.key, cite.place.where[1:5], cite.command) for cite in found.keys] == [
        ("first", (2, 16, 2, 21), "\\citep"),
        ("second", (2, 23, 2, 29), "\\citep"),
    ]


def test_everything_is_asked_for_by_a_star(tmp_path: Path) -> None:
    assert written(tmp_path, paper_tex=r"\nocite{*}\cite{a}").everything
    assert not written(tmp_path, paper_tex=r"\cite{*}\cite{a}").everything


def test_parts_are_read_where_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/deep.tex").write_text(r"\cite{d}\input{beside}")
    (tmp_path / "more/beside.tex").write_text(r"\cite{e}")
    found = written(
        tmp_path,
        paper_tex=r"\cite{a}\input{one}\input one.tex \include{two}\import{more/}{deep}\input{three.txt}\cite{z}",
        one_tex=r"\cite{b}", two_tex=r"\cite{c}", three_txt=r"\cite{f}",
    )  # fmt: skip
    assert keys(found) == "a b c d e f z"
    assert found.diagnostics == ()
    assert len(found.files) == 6


def test_includeonly_leaves_other_chapters_out(tmp_path: Path) -> None:
    text = r"\includeonly{two}\include{one}\include{two}"
    assert keys(written(tmp_path, paper_tex=text, one_tex=r"\cite{a}", two_tex=r"\cite{b}")) == "b"


def test_a_subfile_read_alone_has_the_preamble_of_its_document(tmp_path: Path) -> None:
    main = "\\documentclass{book}\\newcommand{\\mine}[1]{\\cite{#1}}\\addbibresource{refs.bib}\n"
    main += "\\begin{document}\\cite{no}\\subfile{part}\\cite{z}\\end{document}"
    part = "\\documentclass[main]{subfiles}\\begin{document}\\mine{a}\\end{document}"
    found = written(tmp_path, "part.tex", main_tex=main, part_tex=part)
    assert keys(found) == "a"
    assert [one.path.name for one in found.bibliographies] == ["refs.bib"]
    assert keys(cited(tmp_path / "main.tex")) == "no a z"


def test_a_package_of_the_project_defines_what_cites(tmp_path: Path) -> None:
    found = written(
        tmp_path,
        paper_tex=r"\documentclass{house}\usepackage{graphicx,mine}\mine{a}\house{b}",
        mine_sty=r"\newcommand{\mine}[1]{\cite{#1}}",
        house_cls=r"\LoadClass{article}\newcommand{\house}[1]{\cite{#1}}",
    )
    assert keys(found) == "a b"
    assert found.diagnostics == ()


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = written(
        tmp_path, paper_tex="\\cite{a}\n\\input{nowhere}\\include{gone}\\InputIfFileExists{x}{}{}"
    )
    assert [(one.code, one.where.line, one.where.column, one.message) for one in found.diagnostics] == [
        ("BK024", 2, 1, "The part nowhere is not there"),
        ("BK024", 2, 16, "The part gone is not there"),
    ]


def test_a_file_that_reads_itself_is_named_and_read_once(tmp_path: Path) -> None:
    found = written(tmp_path, paper_tex=r"\cite{a}\input{one}", one_tex=r"\cite{b}\input{paper}\input{one}")
    assert keys(found) == "a b"
    assert [(one.code, one.message) for one in found.diagnostics] == [
        ("BK025", f"{tmp_path / 'paper.tex'} is read within itself"),
        ("BK025", f"{tmp_path / 'one.tex'} is read within itself"),
    ]


def test_a_key_that_tex_makes_and_a_command_that_is_not_known_are_told(tmp_path: Path) -> None:
    found = written(
        tmp_path, paper_tex=r"\cite{\prefix2020,a}\posscite*{b}\posscited{c}\posscited{d}\citefoo bar"
    )
    assert keys(found) == "a b"
    assert [(one.code, one.message) for one in found.diagnostics] == [
        ("BK027", "The key \\prefix2020 is made by TeX"),
        ("BK028", "\\posscited is no command that is known to cite"),
    ]


def test_files_that_the_text_holds_are_read(tmp_path: Path) -> None:
    text = (
        "\\begin{filecontents}{part.tex}\n\\cite{b}\n\\end{filecontents}\n"
        "\\begin{filecontents*}[overwrite]{\\jobname.bib}\n@misc{a, title = {A}}\n\\end{filecontents*}\n"
        "\\begin{filecontents}{old.tex}\n\\cite{no}\n\\end{filecontents}\n"
        "\\cite{a}\\input{part}\\input{old}\\bibliography{\\jobname}"
    )
    found = written(tmp_path, paper_tex=text, old_tex=r"\cite{c}")
    assert keys(found) == "a b c"
    assert [cite.place.where.line for cite in found.keys] == [10, 2, 1]
    (bibliography,) = found.bibliographies
    assert bibliography.path == tmp_path / "paper.bib"
    assert bibliography.text is not None
    assert bibliography.text.text == "@misc{a, title = {A}}\n"


def test_bibliographies_are_found(tmp_path: Path) -> None:
    text = (
        "\\bibliography{one,two.bib}\\addbibresource[datatype=bibtex]{three.bib}\\nobibliography{four}"
        "\\addbibresource[location=remote]{http://x.org/no.bib}\\begin{refsection}[five.bib]\\end{refsection}"
        "\\usepackage{multibib}\\putbib[six]"
    )
    found = written(tmp_path, paper_tex=text)
    assert [one.path.name for one in found.bibliographies] == [
        "one.bib", "two.bib", "three.bib", "four.bib", "five.bib", "six.bib",
    ]  # fmt: skip


def test_a_folder_is_read_with_its_documents_first(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/a.tex").write_text(r"\mine{b}\input{chapters/b}")
    (tmp_path / "chapters/b.tex").write_text(r"\cite{c}")
    (tmp_path / ".hidden.tex").write_text(r"\cite{no}")
    (tmp_path / "paper.aux").write_text("\\citation{no}\n")
    (tmp_path / "alone.tex").write_text(r"\cite{d}")
    (tmp_path / "z.tex").write_text(
        "\\documentclass{article}\\newcommand{\\mine}[1]{\\cite{#1}}\\cite{a}\\input{chapters/a}"
    )
    found = cited(tmp_path)
    assert keys(found) == "a b c d"
    assert found.diagnostics == ()
