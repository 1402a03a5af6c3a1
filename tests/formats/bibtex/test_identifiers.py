r"""Identifiers, addresses and pages of real .bib files: what is read, and what goes out again."""

from __future__ import annotations

import pytest

from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from bibkit.model.ident import ArxivId
from bibkit.model.record import Record
from tests.engines.typeset.by_bibtex import run_bibtex
from tests.engines.typeset.corpus import Bib
from tests.formats.bibtex.test_read import codes, read


def written(record: Record, format_: Format = BIBTEX) -> str:
    """The entry on one line."""
    return " ".join(write_whole(format_.write, [record], {}).text.split())  # type: ignore[arg-type]


def value(field: str, name: str) -> str:
    (record,) = read(f"@book{{k, {field}}}").records
    return record.text(name)


@pytest.mark.parametrize(
    ("tex", "doi"),
    [
        (r"10.1002/(SICI)1097(1998)17:15{\textless}1661::AID{\textgreater}3.0.CO;2-2", "10.1002/(SICI)1097(1998)17:15<1661::AID>3.0.CO;2-2"),
        (r"10.1145/\textless1\textgreater", "10.1145/<1>"),
        (r"10.1000/a\_b", "10.1000/a_b"),
        (r"10.1000/a{\_}b", "10.1000/a_b"),
        (r"$10.1000/a\_b$", "10.1000/a_b"),
        ("{10.1145/1.2}", "10.1145/1.2"),
        (r"10.1016/s0022\&x&amp;y", "10.1016/s0022&x&y"),
        (r"\url{https://doi.org/10.1145/1.2}", "10.1145/1.2"),
        (r"\href{https://doi.org/10.1145/1.2}{here}", "10.1145/1.2"),
        ("https://doi.acm.org/10.1145/1.2", "10.1145/1.2"),
        ("http://dx.doi.org/10.1145/1.2.", "10.1145/1.2"),
        ("doi:10.1145/1.2,", "10.1145/1.2"),
        ("doi: https://doi.org/10.1145/1.2", "10.1145/1.2"),
        ("DOI 10.1145/1.2", "10.1145/1.2"),
        ("https://doi-org.proxy.lib.edu/10.1145/1.2", "10.1145/1.2"),
        ("doi.org/10.1145/1.2", "10.1145/1.2"),
        ("<https://doi.org/10.1145/1.2>", "10.1145/1.2"),
        ("https://dl.acm.org/doi/abs/10.1145/1.2?x=1", "10.1145/1.2"),
        ("https://doi.org/10.1002/%28SICI%291", "10.1002/(SICI)1"),
    ],
)  # fmt: skip
def test_a_doi(tex: str, doi: str) -> None:
    assert value(f"doi = {{{tex}}}", "DOI") == doi


def test_of_two_dois_the_first_is_taken_and_the_other_kept() -> None:
    result = read("@book{k,\n  doi = {10.1145/1.2, doi:10.1145/3.4},\n}")
    (record,) = result.records
    assert (record.text("DOI"), record.extra) == ("10.1145/1.2", {"doi-2": "10.1145/3.4"})
    assert codes(result) == [("BK407", 2, 9)]
    assert written(record) == "@book{k, doi = {10.1145/1.2}, doi-2 = {10.1145/3.4} }"


def test_what_stands_around_a_doi_is_named_with_a_fix() -> None:
    result = read("@book{k, doi = {10.1145/1.2.}}")
    assert [(found.message, found.fix.title if found.fix else "") for found in result.diagnostics] == [
        ('doi is not in its normal form "10.1145/1.2"', "Write 10.1145/1.2")
    ]


@pytest.mark.parametrize(
    ("field", "name", "number"),
    [
        ("isbn = {0-306-40615-2 (pbk)}", "ISBN", "0306406152"),
        ("isbn = {0-306-40615-2, 978-0-306-40615-7}", "ISBN", "0306406152 9780306406157"),
        ("isbn = {978-0-306-40615-7 (hbk.); 0-306-40615-2 (pbk.)}", "ISBN", "9780306406157 0306406152"),
        ("isbn = {e-ISBN: 978--0--306--40615--7}", "ISBN", "9780306406157"),
        ("isbn = {0-306-40615-2 paperback}", "ISBN", "0306406152"),
        ("isbn = {0012-9658}", "ISSN", "0012-9658"),
        ("issn = {978-0-306-40615-7}", "ISBN", "9780306406157"),
        ("issn = {0304-3975 (print), 1879-2294 (electronic)}", "ISSN", "0304-3975 1879-2294"),
        ("issn = {0304-3975/1879-2294}", "ISSN", "0304-3975 1879-2294"),
        ("issn = {Print ISSN: 03043975; Online 1879-2294}", "ISSN", "0304-3975 1879-2294"),
    ],
)
def test_numbers_of_books_and_series(field: str, name: str, number: str) -> None:
    assert value(field, name) == number


def test_numbers_keep_their_words_for_styles_that_print_them() -> None:
    (record,) = read("@book{k, isbn = {978-0-306-40615-7 (hbk.)}, issn = {0304-3975 (print)}}").records
    assert written(record) == "@book{k, isbn = {978-0-306-40615-7 (hbk.)}, issn = {0304-3975 (print)} }"
    changed = record.with_values({"ISBN": "0306406152", "ISSN": "1879-2294"})
    assert written(changed) == "@book{k, isbn = {0306406152}, issn = {1879-2294} }"


@pytest.mark.parametrize("joint", ["; ", " ", ", ", " and "])
def test_of_several_addresses_the_first_is_taken_and_all_are_printed(joint: str) -> None:
    result = read(f"@misc{{k, url = {{http://a.org/b_c{joint}http://d.org/?e=f}}}}")
    (record,) = result.records
    assert (record.text("URL"), record.extra["url-2"]) == ("http://a.org/b_c", "http://d.org/?e=f")
    assert [found.code for found in result.diagnostics] == ["BK407"]
    assert written(record) == f"@misc{{k, url = {{http://a.org/b_c{joint}http://d.org/?e=f}} }}"
    moved = written(record.with_values({"URL": "http://g.org"}))
    assert moved == "@misc{k, url = {http://g.org}, url-2 = {http://d.org/?e=f} }"


@pytest.mark.parametrize(
    ("tex", "address"),
    [
        (r"http://a.org/x\_y\%20z\&b=1\#f", "http://a.org/x_y%20z&b=1#f"),
        (r"http://a.org/x{\_}y{\%}20", "http://a.org/x_y%20"),
        (r"http://a.org/\~{}me", "http://a.org/~me"),
        (r"http://a.org/{\textasciitilde}me", "http://a.org/~me"),
        (r"http://a.org/$\sim$me", "http://a.org/~me"),
        (r"\url{http://a.org/x_y}", "http://a.org/x_y"),
        (r"http://a.org/a{\textunderscore}b", "http://a.org/a_b"),
        ("<http://a.org>", "http://a.org"),
        ("http://a.org/x?a=1&amp;b=2", "http://a.org/x?a=1&b=2"),
        (r"http://a.org/\&\#126;me", "http://a.org/~me"),
        (r"http://a.org/&#126;me\#p", "http://a.org/~me#p"),
        (r"http://a.org/e\{_\}057\{\_\}06", "http://a.org/e_057_06"),
        (r"http://a.org/Paper 21/a.pdf", "http://a.org/Paper%2021/a.pdf"),
    ],
)
def test_an_address(tex: str, address: str) -> None:
    assert value(f"url = {{{tex}}}", "URL") == address


@pytest.mark.parametrize(
    ("tex", "pages", "again"),
    [
        ("C3-32--C3-35", "C3-32–C3-35", "C3-32--C3-35"),
        ("1-10", "1-10", "1--10"),
        ("12+", "12+", "12+"),
        ("1,3,5", "1,3,5", "1,3,5"),
        (r"1\textendash{}10", "1-10", "1--10"),
        ("1{--}10", "1-10", "1--10"),
        ("1−10, 12 – 14.", "1-10, 12-14", "1--10, 12--14"),
        ("589--", "589-", "589--"),
        ("I-II---III-IV", "I-II–III-IV", "I-II--III-IV"),
        ("10--12, C-3--C-5", "10–12, C-3–C-5", "10--12, C-3--C-5"),
        ("1-10, A1-A3, xi-xiv, B-2--B-3", "1–10, A1–A3, xi–xiv, B-2–B-3", "1--10, A1--A3, xi--xiv, B-2--B-3"),
        ("2-3--2-5, 7", "2-3–2-5, 7", "2-3--2-5, 7"),
        ("16:1--16:13", "16:1-16:13", "16:1--16:13"),
        ("??--??", "??-??", "??--??"),
    ],
)
def test_pages(tex: str, pages: str, again: str) -> None:
    (record,) = read(f"@book{{k, pages = {{{tex}}}}}").records
    assert record.text("page") == pages
    assert written(record) == f"@book{{k, pages = {{{again}}} }}"


ONLINE = "@online{k, eprint = {1508.00882}, eprinttype = {arxiv} }"


@pytest.mark.parametrize(
    ("kind", "fields", "arxiv", "biblatex"),
    [
        ("article", "journal = {arXiv preprint arXiv:1508.00882}", "1508.00882", ONLINE),
        ("article", "journal = {arXiv:1508.00882 [cs, stat]}", "1508.00882 [cs]", ""),
        ("article", "journal = {CoRR}, volume = {abs/1508.00882}", "1508.00882", ONLINE),
        ("article", "journal = {{arXiv}}, volume = {doi.org/10.48550/arXiv.1508.00882}", "1508.00882", ONLINE),
        ("article", "journal = {arXiv}, pages = {1508.00882}", "1508.00882", ONLINE),
        ("article", "journal = {CoRR}, doi = {10.48550/arXiv.1508.00882}", "1508.00882", "@online{k, doi = {10.48550/arXiv.1508.00882} }"),
        ("article", "journal = {arXiv e-prints}, eprint = {1508.00882}, archiveprefix = {arXiv}", "1508.00882", ONLINE),
        ("misc", "number = {arXiv:1508.00882}", "1508.00882", ONLINE),
        ("misc", "journal = {arXiv:1508.00882 [math]}", "1508.00882 [math]", ""),
        ("unpublished", "journal = {CoRR}, volume = {abs/1508.00882}", "1508.00882", ONLINE),
        ("misc", "howpublished = {arXiv:1508.00882}", "1508.00882", ONLINE),
        ("misc", r"howpublished = {\url{https://arxiv.org/abs/1508.00882v2}}", "1508.00882v2", ""),
        ("misc", "note = {arXiv:1508.00882 [math.CO]}", "1508.00882 [math.CO]", ""),
        ("unpublished", "note = {Preprint, arXiv:math.AG/0601001}", "math/0601001 [math.AG]", ""),
        ("article", "note = {Available as arXiv:1508.00882.}", "1508.00882", ONLINE),
        ("techreport", "number = {arXiv:1508.00882}, institution = {arXiv}", "1508.00882", ONLINE),
        ("misc", "doi = {10.48550/ARXIV.1508.00882}", "1508.00882", "@online{k, doi = {10.48550/ARXIV.1508.00882} }"),
    ],
)  # fmt: skip
def test_a_number_of_arxiv_wherever_it_stands(kind: str, fields: str, arxiv: str, biblatex: str) -> None:
    entry = f"@{kind}{{k, {fields} }}"
    (record,) = read(entry).records
    assert (record.type, str(record.arxiv)) == ("article", arxiv)
    assert written(record) == entry  # where the standard styles print it
    if biblatex:
        assert written(record, BIBLATEX) == biblatex


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint = {arXiv:1508.00882v2 [math.CO]}", "1508.00882v2 [math.CO]"),
        (
            "eprint = {https://arxiv.org/abs/1508.00882}, primaryclass = {cs.LG, stat.ML}",
            "1508.00882 [cs.LG]",
        ),
        ("eprint = {abs/1508.00882}", "1508.00882"),
        ("eprint = {math.AG/0601001}, archiveprefix = {arXiv.org}", "math/0601001 [math.AG]"),
        ("eprint = {10.48550/arXiv.1508.00882}, eprinttype = {arxiv}", "1508.00882"),
        ("eprint = {arXiv.org/abs/hep-th/9711200}", "hep-th/9711200"),
        ("eprint = {hep-th/9503124}, archivePrefix = {arXiv}, year = 1995", "hep-th/9503124"),
    ],
)
def test_a_preprint_without_a_journal(fields: str, arxiv: str) -> None:
    (record,) = read(f"@article{{k, {fields}}}").records  # as INSPIRE has it
    assert (record.type, str(record.arxiv)) == ("article", arxiv)


@pytest.mark.parametrize(
    "classes", ["cs.LG, stat.ML", "math.AG math.NT", "[cs.CL; cs.LG]", "hep-th,gr-qc,math-ph"]
)
def test_a_list_of_classes_leaves_whole(classes: str) -> None:
    entry = f"@misc{{k, eprint = {{1508.00882}}, archiveprefix = {{arXiv}}, primaryclass = {{{classes}}} }}"
    (record,) = read(entry).records
    assert f"primaryclass = {{{classes}}}" in written(record)
    assert f"eprintclass = {{{classes}}}" in written(record, BIBLATEX)
    other = record.with_values({"arxiv": ArxivId("1508.00882", 0, "cs.AI")})
    assert "primaryclass = {cs.AI}" in written(other)


@pytest.mark.parametrize(
    "fields",
    [
        "journal = {arXiv: Learning}",
        "journal = {arXiv preprint arXiv:1508.00882}, eprint = {1508.00883}, archiveprefix = {arXiv}",
        "journal = {CoRR}, volume = {abs/2008}",
        "note = {see arXiv:1508.00882 for details}",
        "journal = {Annals}, note = {arXiv:1508.00882}, number = {3}",
    ],
)
def test_what_says_more_than_the_number_stays(fields: str) -> None:
    (record,) = read(f"@article{{k, {fields} }}").records
    (again,) = read(write_whole(BIBTEX.write, [record], {}).text).records  # type: ignore[arg-type]
    assert again.with_values({"source": None}) == record.with_values({"source": None})
    for text in fields.split("{")[1:]:
        assert text.partition("}")[0] in written(record)


def test_a_number_that_was_changed_is_not_written_as_it_was() -> None:
    (record,) = read("@article{k, journal = {arXiv preprint arXiv:1508.00882}}").records
    (other,) = read("@article{k, journal = {arXiv preprint arXiv:1508.00883}}").records
    changed = record.with_values({"arxiv": other.values["arxiv"]})
    assert written(changed) == (
        "@misc{k, howpublished = {arXiv:1508.00883}, eprint = {1508.00883}, archiveprefix = {arXiv} }"
    )
    noted = record.with_values({"container-title": "Annals"})
    assert "eprint = {1508.00882}" in written(noted)


@pytest.mark.parametrize(
    "style", ["plain", "unsrt", "abbrv", "alpha", "acm", "siam", "apalike", "plainnat", "IEEEtran"]
)
def test_every_standard_style_prints_the_number_of_a_preprint_once(style: str) -> None:
    (record,) = read(
        "@misc{k, author = {Doe, Jane}, title = {On names}, year = {2015}, eprint = {1508.00882}, "
        "archiveprefix = {arXiv}, primaryclass = {math.CO} }"
    ).records
    text = write_whole(BIBTEX.write, [record], {}).text  # type: ignore[arg-type]
    printed = run_bibtex(Bib("refs.bib", text, "bibtex"), style).entries["k"]
    assert printed.count("arXiv:1508.00882 [math.CO]") == 1


@pytest.mark.parametrize(
    ("fields", "howpublished"),
    [
        ("howpublished = {A blog}, ", "A blog"),
        ("howpublished = {arXiv:1508.00882, version of May}, ", "arXiv:1508.00882, version of May"),
        ("howpublished = {arXiv:1508.00999}, ", "arXiv:1508.00999"),
        ("", "arXiv:1508.00882"),
    ],
)
def test_the_printed_number_takes_the_place_of_nothing(fields: str, howpublished: str) -> None:
    (record,) = read(f"@misc{{k, {fields}eprint = {{1508.00882}}, archiveprefix = {{arXiv}} }}").records
    text = write_whole(BIBTEX.write, [record], {}).text  # type: ignore[arg-type]
    assert f"howpublished  = {{{howpublished}}}" in text
    (again,) = read(text).records
    assert again.with_values({"source": None}) == record.with_values({"source": None})
    assert write_whole(BIBTEX.write, [again], {}).text == text  # type: ignore[arg-type]
