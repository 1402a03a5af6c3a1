"""How each kind of text is written in the two TeX targets, as tables of cases."""

from __future__ import annotations

import pytest

from bibkit.formats.escape import ESCAPING, escape_prose
from bibkit.text.escape.bibtex import uncarried

BIBTEX, BIBLATEX = ESCAPING["bibtex"], ESCAPING["biblatex"]


@pytest.mark.parametrize(
    ("text", "bibtex", "biblatex"),
    [
        ("plain words, (1) [2] a/b: c; d? e! f=g+h*i@j", *["plain words, (1) [2] a/b: c; d? e! f=g+h*i@j"] * 2),
        ("100% of A_B & C# for $5", *[r"100\% of A\_B \& C\# for \$5"] * 2),
        ("a~b^c", *[r"a{\textasciitilde}b{\textasciicircum}c"] * 2),
        ("{x}\\", *[r"{\textbraceleft}x{\textbraceright}{\textbackslash}"] * 2),
        ("a<b>c|d", *[r"a{\textless}b{\textgreater}c{\textbar}d"] * 2),
        ("one\ntwo\tthree", *["one two three"] * 2),
        ("Erdős, Gödel, Čech, Łukasiewicz", r"Erd{\H{o}}s, G{\"o}del, {\v{C}}ech, {\L}ukasiewicz",
         "Erdős, Gödel, Čech, Łukasiewicz"),
        ("ß ø å Æ œ ı", r"{\ss} {\o} {\aa} {\AE} {\oe} {\i}", "ß ø å Æ œ ı"),
        ("naïve José Nguyễn Șt", r"na{\"i}ve Jos{\'e} Nguy{\~{\^e}}n {\textcommabelow{S}}t", "naïve José Nguyễn Șt"),
        ("e\u0301", r"{\'e}", "e\u0301"),
        ("1–2 — “a” ‘b’ it’s", "1--2 --- ``a'' `b' it's", "1–2 — “a” ‘b’ it’s"),
        ("“‘a’”", "``{}`a'{}''", "“‘a’”"),
        ("a--b ''c'' ?` ,,", *["a-{}-b '{}'c'{}' ?{}` ,{},"] * 2),
        ("α ≤ β × ∞", r"{$\alpha$} {$\leq$} {$\beta$} {$\times$} {$\infty$}", "α ≤ β × ∞"),
        ("Γ ⊢ φ ≢ ψ ≲ χ", r"{$\Gamma$} {$\vdash$} {$\varphi$} ≢ {$\psi$} ≲ {$\chi$}", "Γ ⊢ φ ≢ ψ ≲ χ"),
        ("x² ½ ﬁ Ⅳ", r"x{\textsuperscript{2}} {\textonehalf} fi IV", "x² ½ ﬁ Ⅳ"),
        ("no\u00a0break\u2009thin", r"no~break{\,}thin", "no~break\u2009thin"),
        ("漢 и", *["漢 и"] * 2),
        ("\x07 bell", *["[U+0007] bell"] * 2),
        ("the $L_\\infty$ norm", *["the {$L_\\infty$} norm"] * 2),
        ("$α_1$", *[r"{${\alpha}_1$}"] * 2),
        ("$\\{x\\}$", *[r"{$\lbrace x\rbrace$}"] * 2),
        ("$\\sqrt[3]{x}$ of $\\text{50\\%}$", *[r"{$\sqrt[3]{x}$} of {$\text{50\%}$}"] * 2),
        ("from $5 to $6", *[r"from \$5 to \$6"] * 2),
        ("$\\sim$10 and $10^6$5", *[r"{$\sim$}10 and {$10^6$}5"] * 2),
        ("$\\input{/etc/passwd}$", *[r"\${\textbackslash}input{\textbraceleft}/etc/passwd{\textbraceright}\$"] * 2),
        ("<i>E. coli</i> <b>b</b> H<sub>2</sub>O x<sup>2</sup>",
         *[r"\emph{E. coli} \textbf{b} H\textsubscript{2}O x\textsuperscript{2}"] * 2),
        ('<span style="font-variant:small-caps;">Abc</span> <sc>d</sc>', *[r"\textsc{Abc} \textsc{d}"] * 2),
        ("a <i>b", *[r"a {\textless}i{\textgreater}b"] * 2),
    ],
)  # fmt: skip
def test_prose(text: str, bibtex: str, biblatex: str) -> None:
    assert escape_prose(text, BIBTEX) == bibtex
    assert escape_prose(text, BIBLATEX) == biblatex


@pytest.mark.parametrize(
    ("url", "bibtex", "biblatex"),
    [
        ("https://x.org/a_b%20c?d=1&e=2#f~g", *["https://x.org/a_b%20c?d=1&e=2#f~g"] * 2),
        ("https://x.org/{a}\\^b c", *["https://x.org/%7Ba%7D%5C%5Eb%20c"] * 2),
        (
            "https://de.wikipedia.org/wiki/Ö",
            "https://de.wikipedia.org/wiki/%C3%96",
            "https://de.wikipedia.org/wiki/Ö",
        ),
    ],
)
def test_addresses_keep_every_character_that_a_url_may_hold(url: str, bibtex: str, biblatex: str) -> None:
    assert BIBTEX.verbatim(url) == bibtex
    assert BIBLATEX.verbatim(url) == biblatex


@pytest.mark.parametrize(
    "doi",
    ["10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2", "10.1000/a_b%c#d&e$f~g^h", "10.48550/arXiv.2212.08073"],
)  # fmt: skip
def test_a_doi_is_never_touched(doi: str) -> None:
    assert BIBTEX.identifier(doi) == doi
    assert BIBLATEX.identifier(doi) == doi


def test_only_what_would_unbalance_the_entry_is_changed_in_an_identifier() -> None:
    assert BIBTEX.identifier("10.1/a}b\\") == "10.1/a%7Db%5C"


def test_letters_that_the_default_encoding_lacks_are_named() -> None:
    assert uncarried("Wałęsa, Đà, 漢字, «x», Ünï") == "ęĐ漢字«»"
    assert uncarried("Müller – “x” α²") == ""
