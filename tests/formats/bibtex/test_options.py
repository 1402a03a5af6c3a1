"""What one may want of a .bib, on entries that bibkit writes; `test_preserve.py` has those of files that keep their form."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.errors import UsageError
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.options import complete_options, given_options
from bibkit.formats.written import Written, write_whole
from tests.cli.run import bibkit as run
from tests.formats.bibtex.option_docs import PAGE, page

BIB = """\
@article{Doe2020,
  author        = {Doe, Jane},
  title         = {On Names},
  journal       = {Journal of Names},
  volume        = {1},
  year          = {2020},
  month         = may,
  day           = {3},
  doi           = {10.1000/1},
  eprint        = {2212.08073},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
  url           = {https://doi.org/10.1000/1},
  urldate       = {2021-01-01},
  keywords      = {names},
  abstract      = {It is long.}
}

@book{roe,
  title         = {A Book},
  year          = {2019},
  url           = {https://a.example}
}
"""


def write(format_: Format = BIBTEX, text: str = BIB, **options: object) -> Written:
    assert format_.write is not None
    return write_whole(format_.write, bibkit.read(text, "bibtex").records, complete_options(format_, options))


def names(text: str) -> list[str]:
    """The fields of the first entry, in their order."""
    return [line.split()[0] for line in text.split("\n}")[0].splitlines()[1:]]


def test_without_options_it_is_what_it_was() -> None:
    assert write().text == BIB
    assert write(BIBTEX, BIB, **{option.name: option.default for option in BIBTEX.options}).text == BIB


@pytest.mark.parametrize(
    ("options", "before", "after"),
    [
        ({"omit": "abstract"}, ",\n  abstract      = {It is long.}", ""),
        ({"omit": "keywords"}, "  keywords      = {names},\n", ""),
        ({"url": "without-doi"}, f"{BIB.splitlines()[12]}\n{BIB.splitlines()[13]}\n", ""),
        ({"omit": "eprint"}, "\n".join(BIB.splitlines()[9:12]) + "\n", ""),
        ({"omit": "journaltitle"}, "  journal       = {Journal of Names},\n", ""),
        ({"omit": "year,month,day"}, "", ""),
        ({"month": "number"}, "= may", "= {5}"),
        ({"month": "name"}, "= may", "= {May}"),
        ({"keycase": "lower"}, "Doe2020", "doe2020"),
        ({"keycase": "upper"}, "", ""),
    ],
    ids=str,
)
def test_one_thing_is_asked_and_one_place_changes(options: dict[str, str], before: str, after: str) -> None:
    written = write(BIBTEX, BIB, **options)
    assert written.losses == ()
    if before:
        assert BIB.count(before) == 1
        assert written.text == BIB.replace(before, after)


def test_what_two_fields_say_together_goes_together() -> None:
    assert names(write(omit="url").text)[-3:] == ["primaryclass", "keywords", "abstract"]
    assert names(write(fields="title,eprint").text) == ["title", "eprint", "archiveprefix", "primaryclass"]
    assert names(write(omit="year").text)[4:6] == ["month", "day"]
    assert "2020" not in write(BIBLATEX, omit="year").text.replace("Doe2020", "")


@pytest.mark.parametrize(
    ("options", "date"),
    [
        ({}, "{2020-05-03}"),
        ({"omit": "day"}, "{2020-05}"),
        ({"omit": "month"}, "{2020}"),
        ({"fields": "author,year"}, "{2020}"),
        ({"fields": "author,year,month"}, "{2020-05}"),
        ({"fields": "author,date"}, "{2020-05-03}"),
    ],
    ids=str,
)
def test_a_date_of_biblatex_has_the_parts_that_are_wanted(options: dict[str, str], date: str) -> None:
    assert f"  date          = {date}" in write(BIBLATEX, BIB, **options).text


def test_an_address_stays_where_no_doi_says_the_same() -> None:
    assert "https://a.example" in write(url="without-doi").text
    assert "https://doi.org" in write(url="without-doi", omit="doi").text
    assert "http" not in write(url="never").text
    assert "urldate" not in write(url="never").text


def test_the_order_of_fields_and_the_layout() -> None:
    assert names(write(order="year,title").text)[:4] == ["year", "title", "author", "journal"]
    assert names(write(order="alphabetical").text) == sorted(names(BIB))
    assert names(write(BIBLATEX, order="journal").text)[0] == "journaltitle"
    assert write(indent="0", align="no", fields="title,year").text == (
        "@article{Doe2020,\ntitle = {On Names},\nyear = {2020}\n}\n\n@book{roe,\ntitle = {A Book},\nyear = {2019}\n}\n"
    )
    assert write(indent="tab", fieldcase="title", fields="year").text.startswith(
        "@Article{Doe2020,\n\tYear          = {2020}\n}"
    )
    assert write(fieldcase="upper", fields="doi").text.startswith(
        "@ARTICLE{Doe2020,\n  DOI           = {10.1000/1}\n}"
    )


def test_nothing_is_lost_of_what_is_left_out() -> None:
    text = "@misc{a, title={T}, abstract={漢}, note={漢}}"
    assert [loss.field_text for loss in write(text=text, encoding="ascii").losses] == ["note", "abstract"]
    assert [loss.field_text for loss in write(text=text, encoding="ascii", omit="abstract").losses] == [
        "note"
    ]


def test_python_gives_values_of_its_own_kinds(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    library = bibkit.load(tmp_path / "refs.bib")
    text = library.export("bibtex", fields=["title", "year"], indent=0, align=False)
    assert text.startswith("@article{Doe2020,\ntitle = {On Names},\nyear = {2020}\n}")


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"omitt": "x"}, 'There is no option of bibtex "omitt"', "did you mean omit?"),
        ({"month": "macros"}, 'There is no value of the option month: "macros"', "did you mean macro?"),
        (
            {"indent": "17"},
            'The option indent can\'t be "17": write a number of blanks up to 16, or tab',
            None,
        ),
        (
            {"indent": "-1"},
            'The option indent can\'t be "-1": write a number of blanks up to 16, or tab',
            None,
        ),
        ({"omit": "a=b"}, 'The option omit can\'t be "a=b": a=b is no name of a field', None),
        ({"order": 'a,"'}, 'The option order can\'t be "a,"": " is no name of a field', None),
        ({"align": "maybe"}, 'There is no value of the option align: "maybe"', None),
        ({"omit": {"a": "b"}}, "The option omit can't be {'a': 'b'}", "write a text"),
        ({"omit": [1]}, "The option omit can't be [1]", "write a text"),
    ],
    ids=str,
)
def test_what_is_no_option_or_value_is_said(
    options: dict[str, object], message: str, hint: str | None
) -> None:
    with pytest.raises(UsageError) as raised:
        given_options(BIBTEX, options)
    assert raised.value.message == message
    if hint is not None:
        assert raised.value.hint == hint


def test_the_page_about_options_has_what_the_table_has() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), "run python -m tests.formats.bibtex.option_docs"


def test_each_option_is_listed_with_its_values() -> None:
    listed = run("formats", "bibtex").out
    for option in BIBTEX.options:
        assert f"  -O {option.name}={option.metavar or '...'}  {option.meaning}" in listed
        assert ", ".join(filter(None, option.choices)) in listed
