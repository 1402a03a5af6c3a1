"""Rules on how values of .bib files are written: what each finds, what it lets be, and the text after its fix."""

from __future__ import annotations

import pytest

from bibkit.checks.bib.run import OPTIONAL_ENTRY_RULES, check_bib
from bibkit.diagnostics.codes import CODES
from bibkit.diagnostics.origin import edits_of
from bibkit.source import Source
from bibkit.source.edit import apply_edits

ENTRY = "@article{doe2020, author = {Doe, Jane}, year = 2020, %s}\n"


def fixed(field: str, code: str, dialect: str = "biblatex") -> str | None:
    """The field after the fixes of its findings, which are all of that code; None where there is no finding."""
    source = Source(ENTRY % field, "refs.bib")
    found = [one for one in check_bib([source], dialect, (code,)) if one.code == code]
    assert all(one.help and one.fix and one.fix.safety in CODES[code].fixes for one in found)
    text = apply_edits(source.text, [edits_of(one) for one in found]).text
    before, after = (ENTRY % "\0").split("\0")
    assert text.startswith(before)
    assert text.endswith(after)
    return text[len(before) : -len(after)] if found else None


@pytest.mark.parametrize(
    ("code", "field", "after"),
    [
        ("BK416", "doi = {10.1007/978-3-319-11602-0\\_1}", "doi = {10.1007/978-3-319-11602-0_1}"),
        ("BK416", 'DOI = "10.1007/978{\\_}1"', 'DOI = "10.1007/978_1"'),
        ("BK416", "doi = {10.1002/a{\\textless}1::B{\\textgreater}3.0}", "doi = {10.1002/a<1::B>3.0}"),
        ("BK416", "doi = {10.1002/a\\textless{}1::B\\textgreater 3.0}", "doi = {10.1002/a<1::B> 3.0}"),
        ("BK416", "url = {https://x.org/a\\_b?c=1\\&d=\\%20}", "url = {https://x.org/a_b?c=1&d=%20}"),
        ("BK416", "url = {https://x.org/{\\textasciitilde}a}", "url = {https://x.org/~a}"),
        ("BK416", "url = {https://x.org/\\#a\\textunderscore b}", "url = {https://x.org/#a_ b}"),
        ("BK825", "title = {{On Names}}", "title = {On Names}"),
        ("BK825", 'title = "{On {BERT} Names}"', 'title = "On {BERT} Names"'),
        ("BK825", "booktitle = { {Of Names\n in Towns} }", "booktitle = { Of Names\n in Towns }"),
        ("BK825", "Subtitle = {{A \\} B}}", "Subtitle = {A \\} B}"),
        ("BK825", "title = {{{On Names}}}", "title = {{On Names}}"),
        ("BK826", "title = {On BERT}", "title = {On {BERT}}"),
        ("BK826", "title = {LaTeX, iPhones and 3D: GANs}", "title = {{LaTeX}, {iPhones} and {3D}: {GANs}}"),
        ("BK826", 'title = "Non-{RNA} mp-MRI of $N$ McDonalds"', 'title = "Non-{RNA} mp-{MRI} of $N$ {McDonalds}"'),
        ("BK826", "title = {The {\\em CNN} and DNNs}", "title = {The {\\em CNN} and {DNNs}}"),
        ("BK826", "title = {A \\LaTeX\\ for HTML}", "title = {A \\LaTeX\\ for {HTML}}"),
        ("BK827", "pages = {12-34}", "pages = {12--34}"),
        ("BK827", 'pages = "12 - 34"', 'pages = "12--34"'),
        ("BK827", "pages = {e12-e34}", "pages = {e12--e34}"),
        ("BK827", "pages = {1-2, 7-9}", "pages = {1--2, 7--9}"),
        ("BK827", "PAGES = { S1-S2 }", "PAGES = { S1--S2 }"),
    ],
)  # fmt: skip
def test_a_value_is_written_otherwise(code: str, field: str, after: str) -> None:
    assert fixed(field, code) == after
    assert fixed(after, code) in (
        None,
        "title = {On Names}",
    )  # three pairs of braces are taken out one by one


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("BK416", "doi = {10.1007/978-3-319-11602-0_1}"),
        ("BK416", "note = {10.1007/a\\_1}"),
        ("BK416", "url = {file:\\c:\\users}"),
        ("BK416", "url = {https://x.org/\\textlesson}"),
        ("BK416", "url = {a\\_b} # x"),
        ("BK825", "title = {{LaTeX}}"),
        ("BK825", "title = {{BERT} and {GPT}}"),
        ("BK825", "title = {On {Names}}"),
        ("BK825", "author = {{World Health Organization}}"),
        ("BK825", "title = {{\\'E}tudes}"),
        ("BK825", "title = {{On Names} # x}"),
        ("BK826", "title = {{BERT} and {{GPT} or LaTeX}}"),
        ("BK826", "title = {On Names: A Self-Attention for U. S. Readers}"),
        ("BK826", "title = {ON NAMES OF BERT}"),
        ("BK826", "title = {The group $SL(2, ZZ)$ and \\LaTeX}"),
        ("BK826", "booktitle = {Proceedings of NAACL}"),
        ("BK826", "title = bert"),
        ("BK827", "pages = {12--34}"),
        ("BK827", "pages = {12–34}"),
        ("BK827", "pages = {A-12--A-15}"),
        ("BK827", "pages = {1-2-3}"),
        ("BK827", "pages = {xi+12}"),
        ("BK827", "number = {1-2}"),
    ],
)
def test_a_value_stays_as_it_is(code: str, field: str) -> None:
    assert fixed(field, code) is None


def test_tex_in_an_address_is_told_of_files_for_biblatex() -> None:
    field = "doi = {10.1007/a\\_1}"
    assert fixed(field, "BK416", "bibtex") is None
    assert (
        fixed(field, "BK416", "") is None
    )  # styles of BibTeX put it into \href or \url of hyperref, which read TeX
    assert fixed(f"langid = {{english}}, {field}", "BK416", "") == "langid = {english}, doi = {10.1007/a_1}"


def test_what_is_off_by_default_is_found_where_it_is_asked_for() -> None:
    text = ENTRY % "title = {{On BERT}}, pages = {1-2}"
    assert [one.code for one in check_bib([Source(text, "refs.bib")])] == []
    assert {code for code in OPTIONAL_ENTRY_RULES if CODES[code].is_optional} == {*OPTIONAL_ENTRY_RULES}
    assert [one.code for one in check_bib([Source(text, "refs.bib")], also=("BK8",))] == ["BK825", "BK827"]


def test_a_macro_of_a_preamble_is_used() -> None:
    text = '@string{me = "Jane"}\n@string{you = "Joan"}\n@preamble{"By " # me}\n' + ENTRY % "title = {On}"
    assert [(one.code, one.where.line) for one in check_bib([Source(text, "refs.bib")])] == [("BK817", 2)]


def test_the_institution_of_a_report_is_bibtexs_own_name() -> None:
    reports = "".join(f"@techreport{{r{n}, institution = {{MIT}}, langid = {{english}}}}\n" for n in range(5))
    thesis = "@phdthesis{a, school = {MIT}}\n"
    assert [one.code for one in check_bib([Source(reports + thesis, "refs.bib")])] == []
    theses = reports.replace("techreport", "thesis")
    assert [one.code for one in check_bib([Source(theses + thesis, "refs.bib")])] == ["BK822"]
