"""RIS in the dialects of databases, and in loose forms."""

from __future__ import annotations

import time

import pytest

from bibkit.model.person import Name
from tests.formats.test_ris_read import messages, read, read_all, said

ADLER = Name(family="Adler", given="D.G.")


@pytest.mark.parametrize("tag", ["AU", "A1", "A2", "ED", "A3", "A4"])
def test_people_of_embase_have_initials_behind_the_family_name(tag: str) -> None:
    record = read(f"{tag}  - Adler D.G.")
    assert [value for value in record.values.values() if value == (ADLER,)] == [(ADLER,)]


def test_people_of_web_of_science_have_initials_without_stops() -> None:
    record = read("AU  - Luke, TJ", "AU  - Alceste, F", "AN  - WOS:000444108200009")
    assert [name.given for name in record.author] == ["T. J.", "F."]


def test_institutions_of_web_of_science_are_no_proceedings() -> None:
    lines = (
        "T2  - COGNITION",
        "C3  - University of X",
        "C3  - University of Y",
        "JI  - Cogn.",
        "PU  - ELSEVIER",
        "PI  - NEW YORK",
    )
    record = read(*lines)
    assert said(record, "container-title", "container-title-short", "event-title", "publisher", "publisher-place") == [
        "COGNITION", "Cogn.", "", "ELSEVIER", "NEW YORK"
    ]  # fmt: skip
    assert record.extra["ris"] == {"C3": ["University of X", "University of Y"]}
    (entry,) = read_all("TY  - CPAPER\nTI  - T\nT2  - ICML\nC3  - University of X\nAN  - WOS:1\nER  - \n")
    assert entry.record is not None
    assert said(entry.record, "container-title", "event-title") == ["ICML", ""]


@pytest.mark.parametrize(
    ("lines", "keywords"),
    [
        (("KW  - Animals", "Cell Line", "Mice, Inbred"), "Animals; Cell Line; Mice, Inbred"),
        (("KW  - Humans", "Neoplasms,", "  Experimental", "Rats"), "Humans; Neoplasms, Experimental; Rats"),
        (("KW  - one; two", "KW  - three"), "one; two; three"),
        (("KW  - ", "Animals", "Rats;"), "Animals; Rats"),
        (("KW  - one", "one"), "one; one"),
    ],
)
def test_a_line_without_a_tag_is_a_keyword_too(lines: tuple[str, ...], keywords: str) -> None:
    assert read(*lines).text("keyword") == keywords


@pytest.mark.parametrize(
    ("head", "between"),
    [
        ("Provider: JSTOR http://www.jstor.org\nDatabase: JSTOR\nContent: text/plain; charset=UTF-8\n\n",)
        * 2,
        ("Provider: American Psychological Association\nContent: application/x-research-info-systems\n",) * 2,
        ("1.\n", "\n2.\n"),
        ("<1>\n", "\n<2>\n"),
        ("1) \n", "\n\n2) \n"),
        ("\ufeff", "\ufeff"),
        (" \ufeff\n", " \ufeff\n"),
    ],
)
@pytest.mark.parametrize("end", ["ER  - \n", ""])
def test_what_databases_write_before_a_reference_is_none_of_it(head: str, between: str, end: str) -> None:
    text = f"{head}TY  - JOUR\nTI  - A\n{end}{between}TY  - BOOK\nTI  - B\n{end}"
    assert [(entry.record.type, entry.record.title) for entry in read_all(text) if entry.record] == [
        ("article-journal", "A"),
        ("book", "B"),
    ]
    assert messages(text) == []


@pytest.mark.parametrize(
    "late",
    [
        "NL  - Psychol Health\n",
        "NL  - A\n\nLink to the text: https://x.org\n",
        "UR  - https://x.org\nER  - \n",
    ],
)
def test_lines_behind_the_end_that_name_no_work_belong_to_the_one_before(late: str) -> None:
    text = f"TY  - JOUR\nTI  - A\nER  -\n{late}\n2.\nTY  - JOUR\nTI  - B\nER  -\n{late}"
    assert [entry.record.title for entry in read_all(text) if entry.record] == ["A", "B"]
    assert messages(text) == []


def test_a_reference_without_its_type_is_one_if_it_names_a_work() -> None:
    text = "TY  - JOUR\nTI  - A\nER  - \nTI  - B\nER  - \nAU  - Doe, J.\nER  - \nDO  - 10.1000/b\nER  - \n"
    assert len(read_all(text)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "ty  - JOUR\nti  - A\nau  - Doe, J.\ner  - \n",
        "  TY  - JOUR\n  TI  - A\n  AU  - Doe, J.\n  ER  - \n",
        "TY\t- JOUR\nTI \t- A\nAU\t-\tDoe, J.\nER\t-\n",
        "TY - JOUR\rTI - A\rAU - Doe, J.\rER -\r",
        "TY\xa0\xa0- JOUR\nTI\xa0\xa0- A\nAU\xa0\xa0-\xa0Doe, J.\nER\xa0\xa0-\xa0\n",
        "TY  -JOUR\nTI  -A\nAU  -Doe, J.\nER  -\n",
    ],
)
def test_the_form_of_a_tag_may_be_loose(text: str) -> None:
    (entry,) = read_all(text)
    assert entry.record is not None
    assert (entry.record.type, entry.record.title, entry.record.author) == (
        "article-journal",
        "A",
        (Name(family="Doe", given="J."),),
    )


@pytest.mark.parametrize("line", ["ER - positive tumours", "ER -negative", "in  -vitro", "RNA - see below"])
def test_a_line_of_a_text_that_looks_like_a_tag(line: str) -> None:
    assert read("AB  - One", line).text("abstract") == f"One {line}".replace("in  -", "in -")


@pytest.mark.parametrize(
    ("lines", "field", "text"),
    [
        (("PMID  - 33355555",), "PMID", "33355555"),
        (("PMID - 33355555",), "PMID", "33355555"),
        (("DOI  - https://doi.org/10.1000/a",), "DOI", "10.1000/a"),
        (("ISSN  - 0378-5955",), "ISSN", "0378-5955"),
        (("SN  - 0378-5955(Electronic),1873-2046(Print)",), "ISSN", "0378-5955 1873-2046"),
        (("SN  - EISSN-0378-5955",), "ISSN", "0378-5955"),
        (("AN  - 29459515", "DP  - NLM"), "PMID", "29459515"),
        (("C2  - 31421429", "DB  - Scopus"), "PMID", "31421429"),
        (("C5  - 15368318", "DB  - Embase", "DB  - Medline"), "PMID", "15368318"),
        (("AN  - 01611111",), "PMID", ""),
        (("AN  - 20184906176421",), "PMID", ""),
        (("C2  - 31421429",), "PMID", ""),
        (("VO  - 50", "VL  - "), "volume", "50"),
        (("L3  - 10.1000/a",), "DOI", "10.1000/a"),
        (("L3  - https://x.org/a.pdf",), "DOI", ""),
        (("SP  - pp 37-64",), "page", "37-64"),
        (("SP  - p. 37", "EP  - p. 64"), "page", "37-64"),
        (("SP  - S12", "EP  - S19"), "page", "S12-S19"),
        (("SP  - No", "EP  - Specified"), "page", ""),
    ],
)
def test_numbers_in_the_ways_of_databases(lines: tuple[str, ...], field: str, text: str) -> None:
    assert read(*lines).text(field) == text


@pytest.mark.parametrize(
    "lines",
    [
        *(
            ("AU  - Huang, S", f"AU  - {mark}")
            for mark in ("...", "…", "et al.,", "et. al.", "et alii", "& al.")
        ),
        *(
            (f"AU  - Huang, S{mark}",)
            for mark in (", ...", " …", " et al.", "; et al", ", and others", " [et al.]")
        ),
    ],
)
def test_a_list_of_authors_that_goes_on_as_google_scholar_has_it(lines: tuple[str, ...]) -> None:
    record = read(*lines)
    assert (record.author, record.list("incomplete")) == ((Name(family="Huang", given="S"),), ("author",))


def test_who_advised_on_a_thesis_did_not_edit_it() -> None:
    (entry,) = read_all("TY  - THES\nTI  - T\nA2  - Doe, J.\nA3  - Roe, R.\nER  - \n")
    assert entry.record is not None
    assert entry.record.extra["ris"] == {"A2": "Doe, J.", "A3": "Roe, R."}


@pytest.mark.parametrize(
    ("lines", "kind", "field", "text"),
    [
        (("SER", "M3  - Book Chapter", "T2  - Handbooks"), "chapter", "container-title", "Handbooks"),
        (("SER", "M3  - Conference Paper", "C3  - Proc"), "paper-conference", "container-title", "Proc"),
        (("SER", "M3  - Article", "C3  - Adv. Res."), "article-journal", "container-title", "Adv. Res."),
        (("SER", "M3  - Book", "T2  - Handbooks"), "book", "collection-title", "Handbooks"),
        (("BOOK", "T2  - T", "J2  - T."), "book", "collection-title", ""),
        (("BOOK", "T2  - T", "J2  - T."), "book", "container-title", ""),
        (("PAT", "C3  - Germany"), "patent", "container-title", ""),
        (("INTV",), "interview", "container-title", ""),
        (("PRESS",), "post", "container-title", ""),
    ],
)
def test_the_type_of_work_in_the_words_of_databases(
    lines: tuple[str, ...], kind: str, field: str, text: str
) -> None:
    (entry,) = read_all("\n".join([f"TY  - {lines[0]}", "TI  - T", *lines[1:], "ER  - "]))
    assert entry.record is not None
    assert (entry.record.type, entry.record.text(field)) == (kind, text)


@pytest.mark.parametrize(
    "line",
    [
        "SP  - " + "p" * 200_000,
        "PY  - SPR " + "1" * 200_000 + "x",
        "PY  - 2010/03//" + "SPR 1" * 50_000,
        "AU  - " + "Doe, J.; " * 50_000,
        "AU  - " + "Doe, J. and " * 50_000 + "x",
        "AU  - " + "et al. " * 50_000,
        "AU  - " + "A. " * 100_000 + "x",
        "SN  - " + "ISSN " * 100_000,
        "KW  - a" + "\n,b" * 100_000,
        " " * 1_000_000 + "x",
        "DO  - x\n" + "Provider: x\n" * 100_000 + "TY  - JOUR",
        "\n".join(["ER  - ", "NL  - a"] * 20_000),
    ],
    ids=lambda line: line[:16].strip(),
)
def test_long_lines_in_these_forms_take_linear_time(line: str) -> None:
    started = time.process_time()
    read_all(f"TY  - JOUR\nTI  - A\n{line}\nER  - \n")
    assert time.process_time() - started < 10
