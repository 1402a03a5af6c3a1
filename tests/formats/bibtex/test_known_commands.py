r"""Commands of packages and HTML of publishers: text for everybody, and for TeX again what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from bibkit.model.record import Record
from tests.formats.bibtex.latex import bibtex_complaints, printed_text
from tests.formats.bibtex.test_read import read


def written(record: Record, format_: Format = BIBTEX) -> str:
    return write_whole(format_.write, [record], {}).text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\ce{2H2 + O2 -> 2H2O}", "2\u2009H<sub>2</sub> + O<sub>2</sub> → 2\u2009H<sub>2</sub>O"),
        (r"\ce{SO4^2-}", "SO<sub>4</sub><sup>2−</sup>"),
        (r"\ce{Na+}", "Na<sup>+</sup>"),
        (r"\ce{^{227}_{90}Th+}", "<sup>227</sup><sub>90</sub>Th<sup>+</sup>"),
        (r"\ce{CH3-CH2-OH}", "CH<sub>3</sub>–CH<sub>2</sub>–OH"),
        (r"\ce{CuSO4*5H2O}", "CuSO<sub>4</sub>·5\u2009H<sub>2</sub>O"),
        (r"\ce{[Fe(CN)6]^{4-}}", "[Fe(CN)<sub>6</sub>]<sup>4−</sup>"),
        (r"\ce{LiNi_{0.8}O2}", "LiNi<sub>0.8</sub>O<sub>2</sub>"),
        (r"\ce{->[\Delta]}", r"\ce{->[\Delta]}"),
        (r"\SI{5}{\kelvin}", "5\u2009K"),
        (r"\SI[per-mode=symbol]{10}{\meter\per\second}", "10\u2009m/s"),
        (r"\qty{1.5e-3}{\kilo\gram\per\cubic\metre}", "1.5\u2009×\u200910<sup>−3</sup>\u2009kg\u2009m<sup>−3</sup>"),
        (r"\num{12345.67890}", "12\u2009345.678\u200990"),
        (r"\si{kg.m/s^2}", "kg\u2009m/s<sup>2</sup>"),
        (r"\ang{1;2;3}", "1°2′3″"),
        (r"\SIrange{5}{10}{\micro\metre}", "5\u2009µm to 10\u2009µm"),
        (r"\qty{5+-2}{\percent}", "5\u2009±\u20092\u2009%"),
        (r"\SI{}{\um} or \unit{\odd}", "µm or \\unit{\\odd}"),
        (r"\href{http://a.org/x_y}{A \emph{b}}", "A <i>b</i>"),
        (r"\url{http://a.org/x\_y\%20} \path{a_b} \verb=c d=", "http://a.org/x_y%20 a_b c d"),
        (r"\texttt{a} \underline{b} {\sffamily c}", "a b c"),
        (r"1\textsuperscript{\underline{st}} 2\textsuperscript1", "1<sup>st</sup> 2<sup>1</sup>"),
        (r"\circa{} 1910, \bibstring{phdthesis}, \bibstring{foo}", "c. 1910, PhD thesis, foo"),
        (r"\texorpdfstring{$\alpha$}{alpha} \MakeUppercase{abc}", "alpha ABC"),
        (r"CO$_{\textrm{2}}$, 5$^{\textrm{th}}$, $_{\text{a}}$", "CO<sub>2</sub>, 5<sup>th</sup>, <sub>a</sub>"),
        (r"$x_{\textrm{a}}$, $_{\mathrm{2}}$", r"$x_{\textrm{a}}$, $_{\mathrm{2}}$"),
        (r"D\'\iaz and Beno\^\it", "Díaz and Benoît"),
        (r"{\theta}-metric, a\kern-.15em b\hspace{1em}c", "θ-metric, ab c"),
    ],
)  # fmt: skip
def test_a_command_of_a_package(tex: str, text: str) -> None:
    assert text_of_tex(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"$\Delta$$\Sigma$ modulators", "ΔΣ modulators"),
        (r"2.7\({}^{\mbox{\emph{k}}}\)", r"2.7${}^{\mathit{k}}$"),
        (r"Intel$^\mbox\textregistered$", r"Intel$^{\mbox{\textregistered}}$"),
        (r"{\Bib\LaTeX}", r"\Bib{}LaTeX"),
        (r"$x_1$$y^2$ and $a_1$$$b_2$$", "$x_1 y^2$ and $a_1 b_2$"),
        (r"\({}_{\mbox{{\(\infty\)}, 1}}\)-norm", r"${}_{\infty\mbox{, 1}}$-norm"),
        (r"$a \mbox{ if $x<3$ or so}$ b", r"$a \mbox{ if }x<3\mbox{ or so}$ b"),
        (r"\({}^{\mbox{{\(\Vert\)}}}\) b", r"${}^{\Vert}$ b"),
        (r"A \&amp; B &amp; C {\&}amp$\mathsemicolon$ D", "A & B & C & D"),
        ("M&uuml;ller &#233;t&#xE9; &ndash; x&nbsp;y", "Müller été – x\u00a0y"),
        ("a &lt; b, &amp;amp;lt;i&gt;E. coli&lt;/i&gt;", "a < b, <i>E. coli</i>"),
        (r"<em>x</em> CO<inf>2</inf> <SUP>3</SUP> <scp>X</scp>", "<i>x</i> CO<sub>2</sub> <sup>3</sup> <sc>X</sc>"),
        (r"$\less$i$\greater$x$\less$/i$\greater$", "<i>x</i>"),
        (r"{\textless}inf{\textgreater}2{\textless}/inf{\textgreater}", "<sub>2</sub>"),
        (r"\textless{}sub\textgreater{}2\textless/sub\textgreater{}", "<sub>2</sub>"),
        ('<jats:p>One.</jats:p> <mml:math xmlns="x"><mml:mi>z</mml:mi></mml:math>', "One. z"),
        ("AT&T; R&D &c; x<y and z>w, a <b and c>", "AT&T; R&D &c; x<y and z>w, a <b and c>"),
        (r"&notaname; \&and; 3 \& 4", "&notaname; &and; 3 & 4"),
    ],
)  # fmt: skip
def test_html_of_publishers(tex: str, text: str) -> None:
    assert text_of_tex(tex) == text.replace("&and;", "∧")


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)
@pytest.mark.parametrize("text", ["a &amp; b", "&#233;", "<em>x</em> and </p>", "<jats:p> &lt;i&gt;"])
def test_text_that_is_about_html_stays(format_: Format, text: str) -> None:
    record = Record("k", "book", {"note": text})
    (again,) = read(written(record, format_)).records
    assert again.text("note") == text


ENTRY = r"""@book{k,
  author        = {{\noopsort{Bach}}Bach, P. D. Q. and \SortNoop{Van}Van Dyke, Dick},
  title         = {On \texttt{foo\_bar}, {\tt x} and \ce{CO2} at \SI{5}{\kelvin}: \emph{a \foo{} b} {DNA}},
  publisher     = {\href{http://p.org}{Press}},
  year          = {{\noopsort{1973b}}1973},
  note          = {See \url{http://a.org/x_y%20} and \enquote{this}}
}
"""
DEFINITIONS = r"""
@preamble{"\providecommand{\noopsort}[1]{} \providecommand{\SortNoop}[1]{}"}
"""


def test_what_says_more_than_its_text_goes_out_as_it_came() -> None:
    (record,) = read(ENTRY).records
    assert record.text("title") == "On foo_bar, x and CO<sub>2</sub> at 5\u2009K: <i>a \\foo{} b</i> DNA"
    assert [name.display for name in record.names("author")] == ["P. D. Q. Bach", "Dick Van Dyke"]
    assert written(record) == ENTRY + DEFINITIONS


def test_what_only_sorts_is_defined_in_the_file_and_read_again_as_it_was() -> None:
    entry = ENTRY.replace(r"\SortNoop", r"\noop")
    preamble = '@preamble{"\\newcommand{\\noopsort}[1]{}" # "\\newcommand{\\noop}[1]{}"}\n'
    (record,) = read(preamble + entry).records
    once = written(record)
    assert once == entry + DEFINITIONS.replace(r"\SortNoop", r"\noop")
    assert written(read(once).records[0]) == once
    (other,) = read('@preamble{"\\newcommand{\\noop}[1]{#1 }"}\n' + entry).records
    assert [name.family for name in other.names("author")] == ["Bach", "Van Van Dyke"]


def test_what_sorts_a_year_is_a_loss_where_dates_are_dates() -> None:
    (record,) = read(ENTRY).records
    assert BIBLATEX.write is not None
    told = write_whole(BIBLATEX.write, [record], {}).losses
    assert [(one.code, one.message) for one in told] == [
        ("BK702", "BibLaTeX can't sort by what the year hides")
    ]


def test_a_field_that_was_changed_is_written_anew() -> None:
    (record,) = read(ENTRY).records
    changed = record.with_values({"title": "At 6\u2009K", "note": "See that"})
    assert "  title         = {At 6{\\,}{K}},\n" in written(changed)
    assert "  note          = {See that}\n" in written(changed)


@pytest.mark.parametrize(
    ("note", "again"),
    [
        (r"\texttt{a_b & 100%}", r"\texttt{a\_b \& 100\%}"),
        (r"\texttt{é}", r"\texttt{{\'e}}"),
        (r"\url{http://a.org/é}", "http://a.org/{\\'e}"),
        (r"\texttt{\input{x}}", r"{\textbackslash}input{\textbraceleft}x{\textbraceright}"),
    ],
)
def test_what_would_break_the_document_is_mended(note: str, again: str) -> None:
    (record,) = read(f"@book{{k, note = {{{note}}}}}").records
    text = write_whole(BIBTEX.write, [record], {"encoding": "ascii"}).text  # type: ignore[arg-type]
    assert f"  note          = {{{again}}}\n" in text


def test_the_source_of_a_record_can_not_bring_in_other_tex() -> None:
    (record,) = read(r"@book{k, note = {\texttt{a}}}").records
    assert record.source is not None
    for tex in (r"\texttt{a}\input{x}", r"\texttt{b}", r"\texttt{a}}", r"\texttt{a}\write18{}"):
        other = record.with_values({"source": record.source.__class__(extra={"held": {"note": tex}})})
        assert "  note          = {a}\n" in written(other)


def test_a_link_gives_the_address_of_the_work_and_is_printed_once() -> None:
    (record,) = read(
        r"@misc{k, title = {\href{https://x.org/a\_b}{Title}}, note = {\url{http://n.org}}}"
    ).records
    assert record.text("URL") == "https://x.org/a_b"
    assert written(record) == (
        "@misc{k,\n  title         = {\\href{https://x.org/a\\_b}{Title}},\n"
        "  note          = {\\url{http://n.org}}\n}\n"
    )
    result = read(r"@misc{k, note = {\href{https://x.org}{Slides}}, url = {\href{http://u.org}{here}}}")
    assert result.records[0].text("URL") == "http://u.org"
    assert [found.message for found in result.diagnostics] == [
        "The address behind a link in note is kept for BibTeX alone"
    ]


def test_rich_text_may_surround_a_command() -> None:
    (record,) = read(r"@book{k, note = {\textbf{x \foo{y} z}}}").records
    assert "  note          = {\\textbf{x \\foo{y} z}}\n" in written(record)


def test_pdflatex_prints_what_it_printed_before(tmp_path: Path) -> None:
    bib = ENTRY.replace(r"\foo{}", "x").replace(r"\SI{5}{\kelvin}", r"\underline{5}").replace(r"\ce{CO2}", "")
    bib = bib.replace(r"\href{http://p.org}", r"\textsf").replace(r"\enquote", r"\texttt")
    bib = bib.replace(r"\noopsort{Bach}", "").replace(r"\noopsort{1973b}", "").replace(r"\SortNoop{Van}", "")
    printed = []
    for number, text in enumerate((bib, written(read(bib).records[0]))):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert bibtex_complaints(folder, text, "plain") == []
        printed.append(printed_text(folder))
    assert printed[0] == printed[1]
    assert "See http://a.org/x_y%20 and this" in printed[0]


@pytest.mark.parametrize(
    ("names", "display"),
    [
        (r"Prokhorov, G. {\relax Yu}.", "G. Yu. Prokhorov"),
        (r"{\relax Ch}. Doe", "Ch. Doe"),
        (r"A. {\relax Th.} Roe and Doe, Jane", "A. Th. Roe"),
        (r"M{\"u}ller, {\relax Ph}ilipp", "Philipp Müller"),
        (r"Doe, Jane and {\relax Yu}lia Roe", "Jane Doe"),
    ],
)
def test_an_initial_of_two_letters_stays_one(names: str, display: str) -> None:
    r"""By `\relax` BibTeX takes `Yu` for one letter, and does not cut it to Y."""
    (record,) = read(f"@misc{{k, author = {{{names}}}, title = {{T}}}}").records
    assert record.names("author")[0].display == display
    for format_ in (BIBTEX, BIBLATEX):
        assert f"author        = {{{names}}}" in written(record, format_)
