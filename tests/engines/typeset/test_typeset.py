"""What is written of a .bib file prints as the file itself does; and the tool that says so sees what can be seen."""

from __future__ import annotations

import pytest

from tests.engines.typeset import ratchet
from tests.engines.typeset.better import KINDS, Kind, kinds_of
from tests.engines.typeset.by_bibtex import run_bibtex, without_suffix
from tests.engines.typeset.compare import compare
from tests.engines.typeset.corpus import Bib, corpus, dialect, excerpt
from tests.engines.typeset.printed import macros, printed
from tests.programs import require


def test_a_sample_of_all_files_prints_the_same_or_better_in_as_many_entries_as_before() -> None:
    for program in ("bibtex", "biber", "pdflatex"):
        require(program)
    if not corpus():
        pytest.skip("no corpora in the shared data; name its folder in BIBKIT_SHARED")
    now = ratchet.good(ratchet.sample())
    fallen = {style: (least, now[style]) for style, least in ratchet.held().items() if now[style] < least}
    assert fallen == {}  # `python -m tests.engines.typeset` shows the entries


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"M{\"u}ller and M\"uller and Müller", "Müller and Müller and Müller"),
        (r"{\'E}.~Caf\'{e}, \'\i\ {\AA}s", "É. Café, í Ås"),
        (r"\newblock {\em On {\TeX}}.", "<i>On TeX</i>."),
        (r"\emph{a} {\bf b} \textit{c }d", "<i>a</i> <b>b</b> <i>c</i> d"),
        ("pp. 3--4 --- ``so'' it's", "pp. 3–4 — “so” it’s"),
        (r"$ \alpha $-decay of H$_{2}$O at $x_{i} + y$", "α-decay of H<sub>2</sub>O at $x_i+y$"),
        (r"\url{http://a.b/c_d~e}", "<tt>http://a.b/c_d~e</tt>"),
        (r"\unheard{of} \too it, {\too} it", r"\unheard{of} \too·it, \too· it"),
        (r"10\% \& \$3 \_ \# {\textbackslash}", r"10% & $3 _ # \ ".strip()),
    ],
)
def test_code_of_tex_as_it_looks(code: str, text: str) -> None:
    assert printed(code) == text


def test_a_command_of_the_preamble_stands_for_its_text() -> None:
    defined = macros(r"\newcommand{\noop}[1]{} \def\swap#1#2{#2#1} \providecommand\name{N\'e}")
    assert printed(r"\noop{a}1973 \swap{b}{c} \name!", defined) == "1973 cb Né!"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_for_the_better_holds_for_its_example_and_not_for_another_text(kind: Kind) -> None:
    before, after = kind.example
    assert kinds_of(before, after, kind.source) == (kind.name,)
    assert kinds_of(f"{before} Lost.", after, kind.source) is None


def test_a_file_has_the_dialect_that_most_of_its_fields_have() -> None:
    assert dialect("@article{a, \n year = 2001,\n journal = {J}}") == "bibtex"
    assert dialect("@article{a, \n date = 2001,\n journaltitle = {J}}") == "biblatex"


def test_an_excerpt_has_the_parents_and_macros_of_its_entries() -> None:
    entries = [f"@book{{b{n},\n title = {{B}}, crossref = {{p}}}}\n" for n in range(9)]
    text = "".join(['@string{s = "S"}\n', *entries, "@book{p,\n title = s}\n"])
    assert excerpt(Bib("x", text, "bibtex"), 2).text == "".join(
        ['@string{s = "S"}\n', entries[0], entries[5], "@book{p,\n title = s}\n"]
    )


def test_entries_that_bibtex_stumbles_over_are_known() -> None:
    text = "@misc{a,\n title={A}}\n@misc{b,\n title={B}\n year=2001}\n@misc{c,\n title={C}}\n@misc{a, title={X}}\n"
    read = run_bibtex(Bib("x", text, "bibtex"), "plain")
    assert set(read.entries) == {"a", "b", "c"}
    assert read.unread == {"b"}


@pytest.mark.parametrize(
    ("code", "without"),
    [
        ("[Li et~al., 2023c] Li (2023c).", "[Li et~al., 2023] Li (2023)."),
        ("[Li et~al., 2023|] Li (2023|).", "[Li et~al., 2023] Li (2023)."),
        (r"[Li(2023{\natexlab{{}})Li] T", "[Li(2023)Li] T"),
        ("In {\\em Proceedings ({SAISMC'2010})}, 2010.", "In {\\em Proceedings ({SAISMC'2010})}, 2010."),
    ],
)
def test_what_tells_the_works_of_a_year_apart_is_left_out(code: str, without: str) -> None:
    assert without_suffix(code) == without


def test_a_file_is_compared_entry_by_entry() -> None:
    require("bibtex")
    bib = Bib(
        "x", "@misc{a,\n title={On {\\TeX}},\n year=2001}\n@misc{b,\n title={B},\n note={n}}\n", "bibtex"
    )
    (one,) = compare([bib], ["plain"])
    assert one.counts == {"equal": 2, "left out": 0}
