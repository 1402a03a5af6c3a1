"""Records as entries, in full, and what each dialect says that it can't carry."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.written import Written, write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record, Value
from tests.formats.bibtex.test_read import read


def write(*records: Record, format_: Format = BIBTEX, **options: str) -> Written:
    assert format_.write is not None
    return write_whole(format_.write, records, options)


def losses(written: Written) -> list[tuple[str, str]]:
    return [(loss.code, loss.field_text) for loss in written.losses]


def record(type_: str, key: str = "k", **values: Value) -> Record:
    return Record(key, type_, {name.replace("_", "-"): value for name, value in values.items()})


PREPRINT = record(
    "article", "bai2022constitutional", title="Constitutional AI: Harmlessness from AI Feedback",
    author=(Name("Bai", "Yuntao"), Name("Lukošiūtė", "Kamilė"), Name(literal="Anthropic")), incomplete=("author",),
    issued=Date(Moment(2022, 12, 15)), arxiv=ArxivId("2212.08073", 1, "cs.CL"), DOI="10.48550/arXiv.2212.08073",
    URL="https://arxiv.org/abs/2212.08073", language="en", tags=("alignment",), notes="ours", source=Provenance("x"),
)  # fmt: skip


def test_a_preprint_in_bibtex() -> None:
    written = write(PREPRINT)
    assert written.losses == ()
    assert written.text == (
        r"""@misc{bai2022constitutional,
  author        = {Bai, Yuntao and Luko{\v{s}}i{\=u}t{\.e}, Kamil{\.e} and {Anthropic} and others},
  title         = {Constitutional {AI}: Harmlessness from {AI} Feedback},
  howpublished  = {arXiv:2212.08073v1 [cs.CL]},
  year          = {2022},
  month         = dec,
  day           = {15},
  doi           = {10.48550/arXiv.2212.08073},
  eprint        = {2212.08073v1},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
  url           = {https://arxiv.org/abs/2212.08073},
  langid        = {english}
}
"""
    )


def test_a_preprint_in_biblatex() -> None:
    written = write(PREPRINT, format_=BIBLATEX)
    assert written.losses == ()
    assert written.text == (
        r"""@online{bai2022constitutional,
  author        = {Bai, Yuntao and Lukošiūtė, Kamilė and {Anthropic} and others},
  title         = {Constitutional {AI}: Harmlessness from {AI} Feedback},
  date          = {2022-12-15},
  doi           = {10.48550/arXiv.2212.08073},
  eprint        = {2212.08073v1},
  eprinttype    = {arxiv},
  eprintclass   = {cs.CL},
  url           = {https://arxiv.org/abs/2212.08073},
  langid        = {english}
}
"""
    )


def test_preprints_for_styles_that_print_no_eprint() -> None:
    assert "  note          = {arXiv:2212.08073}" in write(PREPRINT, preprint="unpublished").text
    report = write(PREPRINT, preprint="techreport").text
    assert report.startswith("@techreport{")
    assert "  number        = {arXiv:2212.08073}" in report


@pytest.mark.parametrize(
    ("given", "bibtex", "biblatex"),
    [
        (record("article-journal", container_title="J"), "article", "article"),
        (record("article-journal"), "article", "article"),
        (record("article-journal", arxiv=ArxivId("2212.08073")), "misc", "misc"),
        (record("paper-conference"), "inproceedings", "inproceedings"),
        (record("paper-conference", container_title="P"), "inproceedings", "inproceedings"),
        (record("chapter", container_title="B"), "incollection", "incollection"),
        (record("book"), "book", "book"),
        (record("book", genre="proceedings"), "proceedings", "proceedings"),
        (record("thesis", genre="Doctoral dissertation"), "phdthesis", "thesis"),
        (record("thesis", genre="Master's thesis"), "mastersthesis", "thesis"),
        (record("report"), "techreport", "report"),
        (record("report", genre="manual"), "manual", "manual"),
        (record("manuscript"), "unpublished", "unpublished"),
        (record("dataset"), "misc", "dataset"),
        (record("software"), "misc", "software"),
        (record("webpage"), "misc", "online"),
        (record("patent"), "misc", "patent"),
        (record("legal_case"), "misc", "jurisdiction"),
    ],
)
def test_entry_types(given: Record, bibtex: str, biblatex: str) -> None:
    assert write(given).text.startswith(f"@{bibtex}{{")
    assert write(given, format_=BIBLATEX).text.startswith(f"@{biblatex}{{")


@pytest.mark.parametrize(
    ("type_", "genre", "bibtex", "biblatex"),
    [
        ("thesis", "PhD thesis", "@phdthesis{k,\n\n}\n", "@thesis{k,\n  type          = {phdthesis}\n}\n"),
        (
            "thesis",
            "Master's thesis",
            "@mastersthesis{k,\n\n}\n",
            "@thesis{k,\n  type          = {mathesis}\n}\n",
        ),
        (
            "report",
            "Technical report",
            "@techreport{k,\n\n}\n",
            "@report{k,\n  type          = {techreport}\n}\n",
        ),
        ("report", "White paper", "@techreport{k,\n  type          = {White paper}\n}\n", None),
        ("report", "", "@techreport{k,\n  entrysubtype  = {report}\n}\n", "@report{k,\n\n}\n"),
    ],
)
def test_a_genre_that_the_entry_type_prints(
    type_: str, genre: str, bibtex: str, biblatex: str | None
) -> None:
    given = record(type_, **({"genre": genre} if genre else {}))
    assert write(given).text == bibtex
    if biblatex:
        assert write(given, format_=BIBLATEX).text == biblatex


def test_a_year_in_words_stays_in_the_year() -> None:
    written = write(record("book", issued=Date(literal="forthcoming"), status="in press"), format_=BIBLATEX)
    assert written.losses == ()
    assert "  pubstate      = {inpress},\n  year          = {forthcoming}" in written.text


def test_pages_and_editions_as_each_dialect_has_them() -> None:
    book = record("book", page="126-135, 140", edition="2")
    assert "pages         = {126--135, 140},\n  edition       = {Second}" in write(book).text
    assert "pages         = {126--135, 140},\n  edition       = {2}" in write(book, format_=BIBLATEX).text


def test_what_can_not_be_carried_is_reported_by_name_and_code() -> None:
    odd = record(
        "dataset", title="漢字", author=(Name("Beethoven", "Ludwig", dropping_particle="van"),),
        issued=Date(Moment(2004, mask="2004-XX")), submitted=Date(Moment(2003)), medium="CD", scale="1:10", dimensions="1 m",
    )  # fmt: skip
    assert losses(write(odd)) == [
        ("BK703", "type"), ("BK704", "title"), ("BK704", "title"), ("BK702", "author"), ("BK702", "issued"),
        ("BK701", "scale"), ("BK701", "dimensions"),
    ]  # fmt: skip
    assert losses(write(odd, format_=BIBLATEX)) == [("BK701", "scale"), ("BK701", "dimensions")]


def test_two_values_for_one_field_are_a_loss_and_never_an_overwrite() -> None:
    written = write(record("book", issue="1", collection_number="2"))
    assert "number        = {1}" in written.text
    assert losses(written) == [("BK702", "issue"), ("BK701", "collection-number")]


def test_unknown_fields_survive_where_bibtex_has_a_name_for_them() -> None:
    given = Record(
        "k", "book", {}, {"addendum": "50% {x}", "no name": "x", "list": ["x"], "crossref": "other"}
    )
    written = write(given)
    assert r"  addendum      = {50\% {\textbraceleft}x{\textbraceright}}" in written.text
    assert losses(written) == [("BK701", "no name"), ("BK701", "list"), ("BK701", "crossref")]


def keys(written: Written) -> list[str]:
    return [line.partition("{")[2][:-1] for line in written.text.split("\n") if line.startswith("@")]


def test_keys_stay_where_bibtex_takes_them_and_are_distinct() -> None:
    given = [record("book", key) for key in ("müller2020", "o'neil", "Doe2020", "doe2020", "a,b{c}")]
    written = write(*given)
    assert keys(written) == ["müller2020", "o'neil", "Doe2020", "doe2020b", "a-b-c"]
    assert losses(written) == [("BK705", "id")] * 2
    in_ascii = write(*given, encoding="ascii")
    assert keys(in_ascii) == ["muller2020", "o'neil", "Doe2020", "doe2020b", "a-b-c"]
    assert losses(in_ascii) == [("BK705", "id")] * 3


def test_a_key_that_biber_does_not_take_stays_as_alias() -> None:
    written = write(record("book", "o'neil"), record("book", "x'[1]/y"), format_=BIBLATEX)
    assert keys(written) == ["o-neil", "x-[1]/y"]
    assert "  ids           = {o'neil}" in written.text
    assert "  ids           = {x'[1]/y}" in written.text
    assert written.losses == ()


def test_old_keys_go_out_as_biblatex_ids_unless_another_entry_has_them() -> None:
    given = record("book", "new", aliases=("old", "older"))
    assert "ids           = {old, older}" in write(given, format_=BIBLATEX).text
    assert "ids           = {older}" in write(given, record("book", "old"), format_=BIBLATEX).text
    former = write(record("book", "New"), format_=BIBLATEX, keycase="lower")
    assert former.text == "@book{new,\n  ids           = {New}\n}\n"


def test_old_keys_are_a_loss_in_bibtex_or_entries_of_their_own() -> None:
    given = record("book", "new", title="T", aliases=("old", "NEW", "a b", "other"))
    written = write(given, record("book", "Other"))
    assert keys(written) == ["new", "Other"]
    assert [loss.message for loss in written.losses] == [
        "BibTeX has no place for other keys of a work, such as old"
    ]
    assert losses(written) == [("BK706", "aliases")]
    twice = write(given, record("book", "Other"), aliases="entries")
    assert (keys(twice), twice.losses) == (["new", "old", "Other"], ())
    assert twice.text.startswith(
        "@book{new,\n  title         = {T}\n}\n\n@book{old,\n  title         = {T}\n}\n\n@"
    )


def test_a_key_that_could_be_none_when_it_was_read_stays_as_alias() -> None:
    text = "@book{doe(2020);x, ids = {b, c}, title = {T}}"
    (given,) = bibkit.read(text, "bibtex").records
    assert "  ids           = {b, c, doe(2020);x}" in write(given, format_=BIBLATEX).text
    assert keys(write(given, aliases="entries")) == ["doe(2020);x", "b", "c"]


@pytest.mark.parametrize("key", ["doe(2020)", "a|b", "a;b", "a=b", "a<b>", "a@b", "a$b", "ä(b", "=a=b"])
def test_a_key_that_bibtex_takes_stays_in_classic_bibtex(key: str) -> None:
    given = read(f"@book{{{key} , title = {{T}}}}").records[0]
    assert write(given).losses == ()
    assert keys(write(given)) == [key]
    assert keys(write(given, given)) == [key, f"{given.key}"]
    assert f"  ids           = {{{key}}}" in write(given, format_=BIBLATEX).text
    assert keys(write(given, encoding="ascii")) == [key if key.isascii() else "a-b"]
    renamed = Record("mine", given.type, given.values)
    assert keys(write(renamed)) == ["mine"]


def test_a_key_with_a_quote_stays_where_bibtex_takes_it() -> None:
    given = read('@book{a"b, title = {T}}').records[0]
    assert keys(write(given)) == ['a"b']
    assert keys(write(given, format_=BIBLATEX)) == ["a-b"]


@pytest.mark.parametrize("key", ["a%b", "a#b", "a~b", r"a\b"])
def test_a_key_that_latex_does_not_take_is_another(key: str) -> None:
    given = read(f"@book{{{key} , title = {{T}}}}").records[0]
    assert keys(write(given)) == ["a-b"]


def test_what_would_run_code_is_left_out_by_name() -> None:
    given = read(r"@book{a, title={T}, execute={\write18{x}}}").records[0]
    for format_ in (BIBTEX, BIBLATEX):
        written = write(given, format_=format_)
        assert "write18" not in written.text
        assert losses(written) == [("BK701", "execute")]


def test_no_records_are_no_text() -> None:
    assert write() == Written("")


@pytest.mark.parametrize(
    "published",
    [
        r"\url{http://a.org/b_c}",
        r"Available at: \url{http://a.org/b_c}",
        "http://a.org/b-c",
        r"\path{http://a.org/%7Ed}",
    ],
)
def test_an_address_that_stood_in_howpublished_stays_where_styles_print_it(published: str) -> None:
    library = read(f"@misc{{k,\n  title         = {{T}},\n  howpublished  = {{{published}}}\n}}\n").records
    assert f"  howpublished  = {{{published}}}\n" in write(*library).text
    assert "url " not in write(*library).text
    assert "  url           = {http://a.org/" in write(*library, format_=BIBLATEX).text
    moved = library[0].with_values({"URL": "http://b.org"})
    assert "  url           = {http://b.org}" in write(moved).text


@pytest.mark.parametrize(
    ("language", "langid"), [("eng", "english"), ("ger", "german"), ("deu", "german"), ("de", "german")]
)
def test_a_catalogues_code_of_a_language_is_babels_name(language: str, langid: str) -> None:
    record = Record("a", "book", {"title": "T", "language": language})
    text = write(record, format_=BIBLATEX).text
    assert f"langid        = {{{langid}}}" in text
    assert "language" not in text


def test_a_code_that_a_file_had_stays_as_it_is() -> None:
    (record,) = bibkit.read("@book{a, title = {T}, language = {eng}}", "biblatex").records
    assert "language      = {eng}" in write(record, format_=BIBLATEX).text


def test_a_number_of_arxiv_in_words_is_told_wherever_readers_take_it_for_one() -> None:
    written = write(record("thesis", genre="arXiv:2212.08073"))
    assert [loss.message for loss in written.losses] == [
        "BibTeX can't tell genre from arxiv; it is written as arxiv"
    ]
    journal = write(Record("k", "article-journal", {"container-title": "arXiv"}))
    assert "it is written as publisher" in journal.losses[0].message


def test_an_edition_is_a_number_and_the_entry_says_how_it_is_set() -> None:
    text = "@book{k,\n  title         = {T},\n  edition       = {2\\textsuperscript{nd}}\n}\n"
    (found,) = bibkit.read(text, "bibtex").records
    assert found.text("edition") == "2nd"
    assert write(found).text == text


def test_a_year_of_more_than_four_figures_is_one() -> None:
    found = record("book", issued=Date(Moment(12021, 10)))
    assert "{12021 CE}" in write(found).text
    assert bibkit.read(write(found).text, "bibtex").records[0].values["issued"] == Date(Moment(12021, 10))
