"""A .bib file as records: every entry accounted for, nothing invented, the same again after it is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from bibkit.loading import ReadResult
from bibkit.model.date import Date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.store.dump import dump_record

SHARED = Path(os.environ.get("BIBKIT_SHARED", Path(__file__).parents[4] / "shared"))
CORPORA = SHARED / "corpora"


def read(text: str, format_: Format = BIBTEX) -> ReadResult:
    return bibkit.read(text, format_.name, path="refs.bib")


def one(text: str) -> Record:
    result = read(text)
    assert (len(result.records), result.found) == (1, 1), result.diagnostics
    return without_source(result.records[0])


def without_source(record: Record) -> Record:
    return record.with_values({"source": None})


def codes(result: ReadResult) -> list[tuple[str, int, int]]:
    return [(found.code, found.where.line, found.where.column) for found in result.diagnostics]


def test_an_article_is_read_whole() -> None:
    record = one(
        r"""@string{jn = "Journal of Names"}
        @article{mueller2020, author = {M{\"u}ller, J{\"o}rg and {NASA} and others}, title = {The {CERN} effect},
          journal = jn # { \& More}, year = 2020, month = apr, volume = {IV-1/W1}, number = {2},
          pages = {126 - 135}, doi = {https://doi.org/10.1000/a\_b}, issn = {0378-5955}, keywords = {a, b},
          url = {https://x.org/a_b%20c?d=1&e=2#f}, abstract = {50\% of $L_\infty$}, langid = {german}}"""
    )
    assert dump_record(record) == (
        """id: mueller2020
type: article-journal
title: The CERN effect
author:
  - Müller, Jörg
  - {literal: NASA}
incomplete: [author]
issued: 2020-04
container-title: Journal of Names & More
volume: IV-1/W1
issue: 2
page: 126-135
DOI: 10.1000/a_b
ISSN: 0378-5955
URL: https://x.org/a_b%20c?d=1&e=2#f
language: de
keyword: a, b
abstract: 50% of $L_\\infty$
"""
    )


@pytest.mark.parametrize(
    ("entry", "type_", "arxiv"),
    [
        ("@misc{k, eprint={2212.08073}, archivePrefix={arXiv}, primaryClass={cs.CL}}", "article", "2212.08073 [cs.CL]"),
        ("@online{k, eprint={2212.08073v2}, eprinttype={arxiv}, eprintclass={cs.CL}}", "article", "2212.08073v2 [cs.CL]"),
        ("@article{k, journal={arXiv preprint arXiv:2212.08073}}", "article", "2212.08073"),
        ("@article{k, journal={CoRR}, volume={abs/2212.08073}}", "article", "2212.08073"),
        ("@article{k, journal={Nature}, eprint={2212.08073}, eprinttype={arXiv}}", "article-journal", "2212.08073"),
    ],
)  # fmt: skip
def test_arxiv_is_an_eprint_and_no_journal(entry: str, type_: str, arxiv: str) -> None:
    record = one(entry)
    assert (record.type, str(record.arxiv)) == (type_, arxiv)
    assert record.text("container-title") == ("Nature" if type_ == "article-journal" else "")


def test_a_repository_without_number_is_the_publisher() -> None:
    record = one("@article{k, title={T}, journal={arXiv}, year=2022}")
    assert (record.type, record.text("publisher"), record.text("container-title")) == ("article", "arXiv", "")


def test_what_a_child_inherits() -> None:
    result = read(
        """@inproceedings{a, crossref={p}, author={Doe, Jane}, title={Of Parts}}
        @proceedings{p, title={Proceedings of Wholes}, editor={Roe, Rob}, year=2001, publisher={P}}"""
    )
    child = result.records[0]
    assert child.text("container-title") == "Proceedings of Wholes"
    assert child.names("editor") == (Name("Roe", "Rob"),)
    assert (child.text("publisher"), child.year) == ("P", 2001)
    assert child.source is not None
    assert child.source.extra == {"crossref": "p"}


def test_fields_that_are_not_known_are_kept() -> None:
    record = one("@article{k, title={T}, file={:a_b.pdf:PDF}, addendum={Zürich \\& Bern}, isbn={123}}")
    assert record.extra == {"isbn": "123", "file": ":a_b.pdf:PDF", "addendum": "Zürich & Bern"}


def test_a_field_that_is_blank_for_tex_says_nothing() -> None:
    assert one("@misc{k, title={T}, howpublished={~}, note={{}}, pubstate={\\ }}").values == {"title": "T"}


def test_faults_have_their_place_and_the_rest_is_read() -> None:
    result = read(
        "@article{a, title={One}}\n\n@article{b, title={Two},\n  year 2001}\n\n@book{c, title={C}, note=mac}\n@book{c, x={}}\n"
    )
    assert [record.key for record in result.records] == ["a", "c", "cb"]
    assert result.found == 4
    assert codes(result) == [("BK805", 4, 3), ("BK807", 6, 26), ("BK808", 7, 7)]


def test_the_source_keeps_the_entry_as_it_stood() -> None:
    source = read("% head\n@misc{k,\n  title = {T},\n}\n").records[0].source
    assert source is not None
    assert (source.format, source.file, source.lines) == ("bibtex", "refs.bib", (2, 4))
    assert source.raw == ("@misc{k,", "  title = {T},", "}")


def test_what_is_no_bib_file_is_refused() -> None:
    assert codes(read("just words\n")) == [("BK801", 1, 1)]
    assert read("") == ReadResult(())


@pytest.mark.parametrize("odd", ["\\'", "{", "$ ", "\\(", "\\emph", "{\\em ", "\\'{", "`", "\\char"])
def test_endless_tex_is_read_without_end_of_stack_or_patience(odd: str) -> None:
    closing = "}" * (odd.count("{") * 20_000)
    result = read(
        f"@misc{{k, title = {{x{odd * 20_000}{closing}}}, author = {{{odd * 2_000}{closing[: 2_000 * odd.count('{')]}}}}}"
    )
    assert result.found == 1
    assert len(result.records) + len(result.diagnostics) >= 1


def test_a_control_character_is_made_visible() -> None:
    assert one("@misc{k, title={a\x07b}}").title == "a[U+0007]b"
    assert one("@misc{k, title={just for \x91place\x92\x97so}}").title == "just for ‘place’—so"
    assert one("@misc{k, title={M\u00c3\x9fer}}").title == "MÃ[U+009F]er"  # half of a letter


PROBE: dict[str, dict[str, object]] = {
    "others": {"type": "article", "incomplete": ("author",), "publisher": "arXiv",
               "title": "Constitutional AI: Harmlessness from AI Feedback"},
    "amp": {"title": "50% of C# & $5 A_B C", "container-title": "Computing in Science & Engineering",
            "URL": "https://x.org/a_b%20c?d=1&e=2#f"},
    "corp": {"type": "report", "author": (
        Name(literal="Open Science Collaboration"), Name("Berg", "Jan", non_dropping_particle="van der"),
        Name("Della Porta", "Donatella"), Name("King", "Martin Luther", suffix="Jr."))},
    "circa": {"issued": "1723~"},
    "season": {"issued": "2001-21"},
    "range": {"issued": "1999-05/2000-01"},
    "bce": {"issued": "-0049", "author": (Name("Lucretius"),)},
    "onl": {"type": "article", "title": "Unicode ßøÅ", "issued": "2022-12-19", "accessed": "2023-01-02",
            "arxiv": ArxivId("2212.09251", 0, "cs.CL"), "author": (Name("Lukošiūtė", "Kamilė"), Name("Tramèr", "Florian"))},
    "ds": {"type": "dataset", "issued": "2020-04", "version": "1.2", "DOI": "10.5281/zenodo.123"},
    "vol": {"volume": "IV-1/W1", "page": "126-135", "issued": "1988~"},
}  # fmt: skip


@pytest.mark.skipif(
    not (SHARED / "probe.bib").exists(), reason="the shared probe.bib is not there (BIBKIT_SHARED)"
)
@pytest.mark.parametrize("through", [None, BIBTEX, BIBLATEX], ids=["read", "bibtex", "biblatex"])
def test_the_ten_entries_of_the_probe(through: Format | None) -> None:
    result = read((SHARED / "probe.bib").read_text(encoding="utf-8"))
    assert [one.code for one in result.diagnostics] == ["BK407"]  # doi:10.5281/zenodo.123
    if through is not None:
        assert through.write is not None
        again = read(write_whole(through.write, result.records, {}).text, through)
        assert [*map(without_source, again.records)] == [*map(without_source, result.records)]
        result = again
    for record in result.records:
        for name, value in PROBE[record.key].items():
            found: object = record.type if name == "type" else record.values.get(name)
            assert (str(found) if isinstance(found, Date) else found) == value, (record.key, name)
    assert {record.key for record in result.records} == PROBE.keys()


def _files(folder: str) -> list[Path]:
    return sorted((CORPORA / folder).rglob("*.bib"))


@pytest.mark.skipif(not CORPORA.exists(), reason="the shared corpora are not there (BIBKIT_SHARED)")
def test_every_entry_of_the_tricky_files_is_read_or_refused_with_its_place() -> None:
    found = 0
    for path in _files("tricky"):
        result = read(path.read_text(encoding="utf-8", errors="replace"))
        refused = [one for one in result.diagnostics if one.code == "BK805"]
        assert len(result.records) + len(refused) == result.found, path
        assert all(
            one.where.line and one.where.column for one in result.diagnostics if one.code != "BK801"
        ), path
        found += result.found
    assert found > 6000


@pytest.mark.skipif(not CORPORA.exists(), reason="the shared corpora are not there (BIBKIT_SHARED)")
@pytest.mark.parametrize(("format_", "kept"), [(BIBTEX, 0.94), (BIBLATEX, 0.99)], ids=["bibtex", "biblatex"])
def test_real_entries_are_the_same_after_they_are_written_and_read(format_: Format, kept: float) -> None:
    """The rest is what the dialect says it can't carry, and the quotation mark that TeX has but one of."""
    assert format_.write is not None
    alike = total = 0
    for path in _files("tricky/biber-t") + _files("tricky/texlive-base"):
        records = read(path.read_text(encoding="utf-8", errors="replace")).records
        again = read(write_whole(format_.write, records, {}).text).records
        assert len(again) == len(records)
        total += len(records)
        alike += sum(without_source(a) == without_source(b) for a, b in zip(records, again, strict=True))
    assert alike / total > kept


def test_a_language_leaves_under_the_name_that_it_came_with() -> None:
    for name in ("german", "ngerman", "naustrian", "francais"):
        read = one(f"@book{{k, title={{T}}, langid={{{name}}}}}")
        assert f"langid        = {{{name}}}" in write_whole(BIBTEX.write, [read], {}).text  # type: ignore[arg-type]


def test_what_the_entry_type_prints_is_the_genre() -> None:
    assert one("@techreport{k, title={T}}").text("genre") == "Technical report"
    assert one("@thesis{k, title={T}, type={mathesis}}").text("genre") == "Master's thesis"
    assert one("@article{k, title={T}, pubstate={inpress}}").values == {"title": "T", "status": "in press"}


@pytest.mark.parametrize(
    ("entry", "values", "extra"),
    [
        ("@article{k, journal={J}, booktitle={B}}", {"container-title": "J"}, {"booktitle": "B"}),
        ("@article{k, journaltitle={J}, issue={3}}", {"container-title": "J", "issue": "3"}, {}),
        ("@article{k, journal={J}, issue={Spring}, number={4}}",
         {"container-title": "J", "issue": "4"}, {"issue": "Spring"}),
        ("@article{k, articleno={e5}}", {"number": "e5"}, {}),
        ("@article{k, article-number={7}, eid={7}}", {"number": "7"}, {"article-number": "7"}),
        ("@book{k, title={X}, booktitle={X}}", {"title": "X"}, {"booktitle": "X"}),
        ("@proceedings{k, booktitle={X}}", {"container-title": "X"}, {}),
        ("@inproceedings{k, booktitle={B}, address={New York}, location={Vancouver}}",
         {"container-title": "B", "publisher-place": "New York", "event-place": "Vancouver"}, {}),
        ("@inproceedings{k, booktitle={B}, location={Vancouver}}",
         {"container-title": "B", "publisher-place": "Vancouver"}, {}),
    ],
)  # fmt: skip
def test_fields_beside_each_other(entry: str, values: dict[str, str], extra: dict[str, str]) -> None:
    read = one(entry)
    said = {name: value for name, value in read.values.items() if name not in ("source", "genre")}
    own = {name.removeprefix("bibtex-"): value for name, value in read.extra.items()}
    assert (said, own) == (values, extra)
    written = write_whole(BIBTEX.write, [read], {}).text  # type: ignore[arg-type]
    assert all(f"{{{value}}}" in written for value in (*values.values(), *extra.values()))


def test_a_classic_inbook_stays_one() -> None:
    read = one("@inbook{k, title={The Book}, chapter={3}, publisher={P}}")
    assert write_whole(BIBTEX.write, [read], {}).text.startswith("@inbook{k,")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        "doi = {10.1000/1}, doi = {https://doi.org/10.1000/1}",
        "issn = {1234-5679}, ISSN = {12345679}",
        "author = {Jane Doe}, author = {Doe, Jane}",
        "title = {On  Names}, title = {{On Names}}",
        "year = 2001, month = jan, month = {January}",
        "note = {{\\'e}}, note = {\\'{e}}",
    ],
)
def test_a_field_that_comes_twice_and_means_the_same_is_there_once(fields: str) -> None:
    result = read(f"@misc{{a, {fields}}}")
    assert result.records[0].extra == {}
    assert "BK806" not in {found.code for found in result.diagnostics}


def test_a_second_value_of_a_field_is_kept_and_named() -> None:
    """BibTeX prints the first, biber the last."""
    result = read("@misc{a, doi = {10.1000/1}, doi = {10.1000/2}, doi = {10.1000/1}}")
    (record,) = result.records
    assert (record.text("DOI"), record.extra) == ("10.1000/1", {"doi-2": "10.1000/2"})
    assert [(found.code, found.message, found.where.column) for found in result.diagnostics] == [
        ("BK813", "The entry has another doi before this one; BibTeX takes that, biber this one", 35),
        ("BK813", "The entry has another doi before this one; BibTeX takes that, biber this one", 54),
    ]


@pytest.mark.parametrize(
    ("fields", "said", "place"),
    [
        ("author={A, B} title={z}", "between the value of author and title", 15),
        ('author="A, B" title="z"', "between the value of author and title", 15),
        ("author={A, B}\n title={z}", "between the value of author and title", 1),
        ("title={z} % a comment\nauthor=ab", "between the value of title and author", 0),
        ("title=z author={A, B}", "between the value of title and author", 9),
        ("title=2001 author={A, B}", "between the value of title and author", 12),
        ('title={z} # "" author={A, B}', "between the value of title and author", 16),
        ("title={z}{y}, author={A, B}", '"{y}" behind the value of title is left out', 10),
        ('title={z} "y", author={A, B}', '""y"" behind the value of title is left out', 11),
        ("title={z} and more, author={A, B}", '"and more" behind the value of title is left out', 11),
        ("title={z} # author={A, B}", '"# author={A" behind the value of title is left out', 11),
        ("author={A, B}; title={z}", '"; title={z}}" behind the value of author is left out', 14),
    ],
)
def test_only_a_comma_or_the_end_follows_a_value(fields: str, said: str, place: int) -> None:
    strings = '@string{ab = "A, B"} @string{z = "z"}\n'
    result = read(f"{strings}@misc{{k,\n {fields}}}")
    (record,) = result.records
    assert record.text("title") in ("z", "2001")
    assert [name.display for name in record.names("author")] == ["B A"]
    (found,) = result.diagnostics
    assert (found.code, said in found.message) == ("BK812", True), found.message
    assert found.where.column == place + 1


def test_a_quote_behind_a_backslash_ends_no_value() -> None:
    assert one(r'@misc{k, title="Slashed \"o quote" year=2001}').text("title") == "Slashed ö quote"


@pytest.mark.parametrize(
    ("text", "message", "help_text", "place"),
    [
        ("@misc{k title={z}}", "", "write the comma", (1, 9)),
        ("@misc{k, {title}={z}}", "", "write a field as name = {value}, or close the entry", (1, 10)),
        ("@misc{k, title}", "", "write title = {value}", (1, 10)),
        ("@misc{k,\n title={z\n}\n@misc{l}", "it is not closed", "close its braces and quotes", (1, 1)),
        ("@misc{k,\n title={z\n\n@misc{l}", "title is not closed", "close the brace or quote that opens here", (2, 8)),
        ('@misc{k,\n title="z\n\n@misc{l}', "title is not closed", "close the brace or quote that opens here", (2, 8)),
        ('@misc{k,\n title="z}\n\n@misc{l}', "a brace in title closes what is not open", "take it out, or open it before", (2, 10)),
        ("@misc{{k}, title={z}}", "", "write a key of letters and digits behind the opening brace, and a comma behind it", (1, 7)),
    ],
)  # fmt: skip
def test_the_way_out_fits_the_fault(text: str, message: str, help_text: str, place: tuple[int, int]) -> None:
    found = read(text).diagnostics[0]
    assert message in found.message
    assert (found.help, (found.where.line, found.where.column)) == (help_text, place)


def test_an_undefined_macro_is_empty_in_print_and_goes_out_as_it_came() -> None:
    result = read(
        "@article{k, title={T}, journal=jn, publisher = pr # { Press}, month=march, langid=german, pages=12-3}"
    )
    (record,) = result.records
    assert without_source(record).values == {
        "title": "T",
        "publisher": "Press",
        "language": "de",
        "page": "12-3",
    }
    assert record.extra == {"month": "march"}
    assert [found.message for found in result.diagnostics if found.code == "BK807"] == [
        "The macro jn is not defined, and so stands for nothing, as in BibTeX",
        "The macro pr is not defined, and so stands for nothing, as in BibTeX",
        "The macro march is not defined; its name stands for it",
        "The macro german is not defined; its name stands for it",
        "The macro 12-3 is not defined; its name stands for it",
    ]
    assert "  journal       = jn,\n" in write_whole(BIBTEX.write, [record], {}).text  # type: ignore[arg-type]
    assert "  journaltitle  = jn,\n" in write_whole(BIBLATEX.write, [record], {}).text  # type: ignore[arg-type]
    named = record.with_values({"container-title": "Journal"})
    assert "  journal       = {Journal},\n" in write_whole(BIBTEX.write, [named], {}).text  # type: ignore[arg-type]


def test_a_field_whose_small_letters_are_more_may_come_twice() -> None:
    read = bibkit.read("@book{a, title = {T}, \u0130x = {1}, \u0130x = {2}}", "bibtex")
    assert [one.code for one in read.diagnostics if one.is_error] == []
    assert read.records[0].extra == {"i\u0307x": "1", "i\u0307x-2": "2"}
