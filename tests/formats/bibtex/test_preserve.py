"""A .bib that keeps its form: what is asked is changed where it stands, and every other byte is as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.errors import FileError, UsageError
from bibkit.preserving import preserve
from bibkit.source import Source
from bibkit.syntax.bib_blocks import blocks
from bibkit.syntax.bib_parts import BibBlock
from tests.shared_data import shared, shared_files, shared_name

FILES = shared_files("corpora/**/*.bib")
SOME = [path for path in FILES if path.stat().st_size < 1_000_000]


def kept(text: str, **options: str) -> str:
    return preserve(Source(text, "refs.bib"), **options).text


@pytest.mark.parametrize("path", SOME, ids=shared_name)
def test_a_file_that_is_only_read_and_written_is_the_same_file(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "refs.bib"
    copy.write_bytes(path.read_bytes())
    try:
        nothing_asked, nothing_there = preserve(copy), preserve(copy, omit="no-such-field", keycase="keep")
    except FileError:  # it is no UTF-8
        return
    assert nothing_asked.whole.encode() == path.read_bytes()
    assert nothing_there.whole.encode() == path.read_bytes()
    nothing_there.plan.apply()
    assert copy.read_bytes() == path.read_bytes()


def entries(text: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Type, key and fields of each entry as they stand."""
    return [
        (block.type, text[block.key_start : block.key_end],
         [(text[a:b].lower(), text[c:d]) for a, b, c, d, *_ in block.fields])
        for block in blocks(text) if isinstance(block, BibBlock)
    ]  # fmt: skip


@pytest.mark.parametrize("path", SOME, ids=shared_name)
def test_what_is_left_out_of_a_real_file_is_all_that_changes(path: Path) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        pytest.skip("it is no UTF-8")
    names = {"author", "title", "abstract"}
    result = preserve(Source(text, "refs.bib"), omit=",".join(names))
    left = [
        (kind, key, [(name, value) for name, value in fields if name not in names or kind == "string"])
        for kind, key, fields in entries(text)
    ]
    if not any(one.is_error for one in result.diagnostics):
        assert entries(result.text) == left
    assert len(entries(result.text)) == len(left)


MOST = """\
% Encoding: UTF-8

@string{jair = {J. of AI}}
@preamble{"\\newcommand{\\noop}[1]{}"}

A comment.
@Article{Doe2020,
  Title    = "The {Rise}",
  author   = {Doe, Jane},   % the first
  abstract = {Long @ text, with = signs and, commas},
  journal  = jair # { (Online)},
  month    = {March},
  doi = {10.1000/1}, url = {https://doi.org/10.1000/1},
  year     = 2020
}

@comment{jabref-meta: databaseType:bibtex;}
"""


@pytest.mark.parametrize(
    ("options", "before", "after"),
    [
        ({"omit": "abstract"}, "  abstract = {Long @ text, with = signs and, commas},\n", ""),
        ({"omit": "year"}, ",\n  year     = 2020", ""),
        ({"omit": "title"}, '\n  Title    = "The {Rise}",', ""),
        ({"omit": "author"}, "  author   = {Doe, Jane},   % the first\n", "  % the first\n"),
        ({"url": "without-doi"}, ", url = {https://doi.org/10.1000/1}", ""),
        ({"url": "never"}, ", url = {https://doi.org/10.1000/1}", ""),
        ({"month": "macro"}, "{March}", "mar"),
        ({"month": "number"}, "{March}", "{3}"),
        ({"month": "name"}, "", ""),
        ({"keycase": "lower"}, "Doe2020", "doe2020"),
        ({"keycase": "keep", "url": "always"}, "", ""),
    ],
    ids=str,
)
def test_one_thing_is_asked_and_one_place_changes(options: dict[str, str], before: str, after: str) -> None:
    assert MOST.count(before) == 1 or not before
    assert kept(MOST, **options) == MOST.replace(before, after) if before else MOST


def test_names_of_fields_and_types_in_another_case() -> None:
    text = "@Article{a, Title = {T},\n@misc{x}"
    assert kept("@Article{a, Title = {T}, year=1}\n@MISC{b}", fieldcase="lower") == (
        "@article{a, title = {T}, year=1}\n@misc{b}"
    )
    assert kept("@Article{a, Title = {T}}", fieldcase="upper") == "@ARTICLE{a, TITLE = {T}}"
    assert kept("@ARTICLE{a, title = {T}}", fieldcase="title") == "@Article{a, Title = {T}}"
    assert kept(text, fieldcase="upper").startswith("@Article{a, Title = {T},\n")  # it can't be read


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@book{Foo, title={T}}", "@book{foo, title={T}, ids={Foo}}"),
        ("@book{foo, title={T}}", "@book{foo, title={T}}"),
        ("@book{Foo}", "@book{foo, ids = {Foo}}"),
        ("@book{Foo,\n  ids = {x, y},\n}", "@book{foo,\n  ids = {x, y, Foo},\n}"),
        ("@book(Foo,\n ids = \"Foo\"\n)", "@book(foo,\n ids = \"Foo\"\n)"),
        ("@book{Foo, ids = {}}", "@book{foo, ids = {Foo}}"),
        ("@book{Foo, ids = m # {a}}", "@book{foo, ids = m # {a} # {, Foo}}"),
        ("@book{Foo,\n  % x\n  title = {T}, % y\n}", "@book{foo,\n  % x\n  title = {T},\n  ids = {Foo}, % y\n}"),
        ("@xdata{Foo, title={T}}", "@xdata{foo, title={T}}"),
    ],
)  # fmt: skip
def test_for_biber_a_former_key_stays_among_the_ids(before: str, after: str) -> None:
    assert preserve(Source(before, "refs.bib"), "biblatex", keycase="lower").text == after
    classic = preserve(Source(before, "refs.bib"), "bibtex", keycase="lower").text
    assert classic == before.replace("{Foo", "{foo", 1).replace("(Foo", "(foo", 1)


def test_fields_in_another_order_leave_what_stands_between_them() -> None:
    text = "@misc{a,\n  title = {T}, % the title\n  year = 2020,\n  author = {A}\n}\n"
    assert kept(text, order="author,year") == (
        "@misc{a,\n  author = {A}, % the title\n  year = 2020,\n  title = {T}\n}\n"
    )
    assert kept(text, order="alphabetical").index("author") < kept(text, order="alphabetical").index("title")


def test_indentation_and_alignment() -> None:
    text = "@misc{a,\n\ttitle={T},\n  year =2020, note = {x\n  y}\n}\n"
    assert kept(text, indent="4") == "@misc{a,\n    title={T},\n    year =2020, note = {x\n  y}\n}\n"
    assert kept(text, indent="tab", align="no") == (
        "@misc{a,\n\ttitle = {T},\n\tyear = 2020, note = {x\n  y}\n}\n"
    )
    assert kept("@misc{a, bdsk-file-number={T}}", align="yes") == "@misc{a, bdsk-file-number = {T}}"
    assert kept("@misc{a,\r\n title={T}}", align="yes") == "@misc{a,\r\n title         = {T}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@misc{a, title={T}, note={N}, year=1}", "@misc{a, title={T}, year=1}"),
        ("@misc{a, note={N}}", "@misc{a}"),
        ("@misc{a, note={N},}", "@misc{a,}"),
        ("@misc(a, note={N}, year=1)", "@misc(a, year=1)"),
        ("@misc{a, note={N} year=1, title={T}}", "@misc{a, year=1, title={T}}"),
        ("@misc{a, title={T}, note={N} year=1}", "@misc{a, title={T}, year=1}"),
        ("@misc{a\n , title={T}\n , note={N}\n , year=1\n}", "@misc{a\n , title={T}\n , year=1\n}"),
        ("@misc{a,\r\n note={N},\r\n year=1\r\n}\r\n", "@misc{a,\r\n year=1\r\n}\r\n"),
        ("@misc{a,\n % why, not\n note={N},\n year=1}", "@misc{a,\n % why, not\n year=1}"),
        ("@misc{a,\n year=1, % one\n note={N}\n}", "@misc{a,\n year=1, % one\n}"),
        ("@misc{a,\n year=1, % one\n note={N}, % two\n}", "@misc{a,\n year=1, % one\n % two\n}"),
        ("@misc{a, note={N}, NOTE={M}, year=1}", "@misc{a, year=1}"),
        ("@misc{a, year=1, note={N} % c, d\n , title={T}}", "@misc{a, year=1,  % c, d\n  title={T}}"),
        ("@misc{, note={N}, year=1}", "@misc{, year=1}"),
        ('@misc{a, note = {N} # jan # "x",, year=1}', "@misc{a,, year=1}"),
        ("x @misc{a, note={N}} @misc{b, note={M}} y", "x @misc{a} @misc{b} y"),
    ],
)
def test_a_field_goes_with_its_comma_and_line_and_a_comment_stays(before: str, after: str) -> None:
    assert kept(before, omit="note") == after


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        ("may", "number", "{5}"),
        ("MAY", "name", "{May}"),
        ('"5"', "macro", "may"),
        ("05", "macro", "may"),
        ("12", "name", "{December}"),
        ("{sept.}", "macro", "sep"),
        ('may # "~5"', "number", 'may # "~5"'),
        ("{May--June}", "macro", "{May--June}"),
        ("{Mai}", "macro", "may"),
        ("{13}", "name", "{13}"),
        ("{}", "name", "{}"),
    ],
)
def test_a_month_in_another_form_where_it_is_one_month(value: str, form: str, written: str) -> None:
    assert kept(f"@misc{{a, month = {value}}}", month=form) == f"@misc{{a, month = {written}}}"


def test_only_some_fields_keep_what_links_the_entry() -> None:
    text = "@inproceedings{a, title={T}, crossref={p}, eprint={1}, eprinttype={x}, year=1, month=may}"
    assert kept(text, fields="title,eprint,year") == (
        "@inproceedings{a, title={T}, crossref={p}, eprint={1}, eprinttype={x}, year=1}"
    )
    assert kept("@misc{a, date={2020-05-03}, title={T}}", fields="year") == "@misc{a, date={2020}}"
    assert kept("@misc{a, date={2020-05-03/2021}}", omit="day") == "@misc{a, date={2020-05-03/2021}}"


def test_keys_that_links_name_change_with_the_keys() -> None:
    text = "@inproceedings{A, crossref={P}}\n@proceedings{P, related={A,P}, note={A}}"
    assert (
        kept(text, keycase="lower")
        == "@inproceedings{a, crossref={p}}\n@proceedings{p, related={a,p}, note={A}}"
    )


def test_what_is_refused_stays_byte_for_byte() -> None:
    bad = '@misc{b,\n  note = "N\n\n'
    names = " and ".join(["A"] * 60_000)
    huge = f"@misc{{c, author = {{{names}}}, note={{N}}}}\n"
    result = preserve(Source(f"@misc{{a, note={{N}}}}\n{bad}{huge}", "refs.bib"), omit="note")
    assert result.text == f"@misc{{a}}\n{bad}{huge}"
    assert (result.found, result.unreadable) == (3, 2)


@given(
    st.lists(st.sampled_from(["title", "note", "year", "Note", "abstract"]), max_size=5),
    st.lists(st.sampled_from(["{x}", '"y"', "1", "jan", "{a, b = c}", 'jan # "~1"', "{% x\n}"]), min_size=5, max_size=5),
    st.lists(st.sampled_from([", ", ",\n  ", ",\r\n\t", " , ", "\n , ", ", % c\n ", ",,", ",\n % c, d = {e}\n\n "]),
             min_size=6, max_size=6),
    st.sampled_from(["}", ",}", "\n}", ",\n}", ", % c\n}"]),
)  # fmt: skip
@settings(deadline=None)
def test_a_field_that_goes_takes_no_other_along(
    names: list[str], values: list[str], seams: list[str], end: str
) -> None:
    fields = list(zip(names, values, strict=False))
    text = (
        "@misc{a"
        + "".join(f"{seam}{name}={value}" for seam, (name, value) in zip(seams, fields, strict=False))
        + end
    )
    result = kept(text + "\n@misc{next, note={N}, year=1}\n", omit="note")
    assert entries(result) == [
        ("misc", "a", [(name.lower(), value) for name, value in fields if name.lower() != "note"]),
        ("misc", "next", [("year", "1")]),
    ]
    assert re.findall("%", result) == re.findall("%", re.sub(r"[Nn]ote=\{% x\n\}", "", text))


def test_what_says_how_an_entry_is_written_anew_is_refused() -> None:
    with pytest.raises(UsageError, match="preprint is for what is written anew"):
        kept("@misc{a}", preprint="misc")
    with pytest.raises(UsageError, match="A file of csl-json is always written anew"):
        preserve(Source("[]", "refs.json"))


REAL = [
    "tricky/biber-t/examples.bib",
    "tricky/jabref/testjabref.bib",
    "tricky/texlive-base/biblatex-apa-test-references.bib",
]
FORMS: list[dict[str, str]] = [
    {"indent": "4"}, {"indent": "tab", "align": "yes"}, {"align": "no"}, {"order": "year,author,url"},
    {"order": "alphabetical"}, {"fieldcase": "upper"}, {"strings": "expand"}, {"strings": "journals"},
    {"encoding": "utf-8"}, {"crossref": "flatten"},
]  # fmt: skip


def said(text: str) -> list[object]:
    read = bibkit.read(text, "bibtex")
    assert len(read.records) > 10
    return [(one.key, one.type, one.with_values({"source": None}).values, one.extra) for one in read.records]


@pytest.mark.parametrize("name", REAL)
def test_what_changes_the_form_of_a_real_file_changes_nothing_that_it_says(name: str) -> None:
    text = shared(f"corpora/{name}").read_text(encoding="utf-8-sig")
    before = said(text)
    for options in FORMS:
        after = kept(text, **options)
        assert said(after) == before, options
        assert kept(after, **options) == after, options
