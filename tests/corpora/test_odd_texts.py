"""Places in .bib texts that are written in an odd way: the marked text, in full."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from tests.corpora.bib_marks import BibFile
from tests.corpora.marks import text_of

ISSUE = "@misc{doiless, title={x}, note={A month in the country}, month = {Blah}, doi = {xyz}}"


def marks(folder: Path, text: str | bytes) -> list[str]:
    """Code, key and marked text of each finding in a file with that content, all of them judged right."""
    path = folder / "refs.bib"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    library = bibkit.load(path)
    file = BibFile(text_of(path), library)
    marked = [(finding, file.lines.mark(finding)) for finding in library.diagnostics]
    assert all(file.is_meant(*pair) for pair in marked)
    return [f"{finding.code} {finding.key} {mark.text}" for finding, mark in marked]


def test_a_value_is_marked_and_not_the_same_word_elsewhere(tmp_path: Path) -> None:
    assert marks(tmp_path, ISSUE) == [
        "BK201 doiless doiless",
        "BK806 doiless {Blah}",
        "BK806 doiless {xyz}",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\n" + ISSUE.replace(", ", ",\n\t"), "BK201 doiless doiless, BK806 doiless {Blah}, BK806 doiless {xyz}"),
        ("\ufeff" + ISSUE, "BK201 doiless doiless, BK806 doiless {Blah}, BK806 doiless {xyz}"),
        (ISSUE.replace(", ", ",\r\n\t "), "BK201 doiless doiless, BK806 doiless {Blah}, BK806 doiless {xyz}"),
        (ISSUE.replace(", ", ",\r"), "BK201 doiless doiless, BK806 doiless {Blah}, BK806 doiless {xyz}"),
        ("@misc(k, title={x}, year=2020, doi = {a(b)})", "BK806 k {a(b)}"),
        ("@misc(k, title={x}, year=2020, doi = \"(\")", 'BK806 k "("'),
        ("@ misc {k , title={x}, year=2020, DOI\t=\t\"xyz\" }", 'BK806 k "xyz"'),
        ("@misc{k, title={x}, year=2020, address={A \\\\}, doi={xyz}}", "BK806 k {xyz}"),
        ("@misc{k, title={x \\\\ y}, year=2020, address={A \\\\\n B\\\\}, doi={xyz}}", "BK806 k {xyz}"),
        ("@misc{k, title={x}, year=2020,\n% doi={10.1/a},\n doi={xyz}}", "BK806 k {xyz}"),
        ("@misc{k, title={x}, year=2020, % doi={10.1/a}\n doi={xyz} % = xyz\n}", "BK806 k {xyz}"),
        ("@misc{k, title={x}, year=2020, doi={xyz},\n doi={uvw}}", "BK806 k {xyz}, BK813 k {uvw}"),
        ("@misc{k, title={x}, year=2020, month={Blah},\n MONTH={Blub}}", "BK806 k {Blah}, BK813 k {Blub}"),
        ("@misc{k, title={x}, year=2020}\n@misc{K, title={y}, year=2021, doi={xyz}}", "BK808 Kb K, BK806 Kb {xyz}"),
        ("@misc{k, title={x}, year=2020, note=m}\n@misc{l, title={y}, year=2021, note={m} # n # m}",
         "BK807 k m, BK807 l {m} # n # m, BK807 l {m} # n # m"),
        ("@string{m = {Blah}}\n@misc{k, title={x}, year=2020, month=m}", "BK806 k m"),
        ("@string(m = \"Blah\")\n@misc{k, title={x}, year=2020, month= m # { 1}, note={m}}", "BK806 k m # { 1}"),
        ("@misc{a b, title={x}, year=2020}", "BK806 a-b a b"),
        ("@misc{, title={x}, year=2020}", "BK806 x2020 @misc{, title={x}, year=2020}"),
        ("@foo{foo, title={foo}, year=2020}", "BK806 foo @foo"),
        ("@misc{k, title={x}, year=2020, crossref={none}}", "BK814 k {none}"),
        ("@misc{k, title={x}, year=2020, xdata={none, d}}\n@xdata{d, doi={xyz}}", "BK814 k {none, d}, BK806 k {xyz}"),
        ("@book{k, title={x}, year={2020}\n@book{l, title={y}, year=2021, author={A, B}}",
         "BK805 k @book{k, title={x}, year={2020}"),
        ('@book{k, title="a {b" c}", year=2020, doi="xyz"}', 'BK305 k k, BK513 k "a {b" c}", BK806 k "xyz"'),
        ('@book{k, title="a {b", year=2020, doi="xyz"}', 'BK805 k "a {b", year=2020, doi="xyz"}'),
        ("@misc{k, title={x} year=2020,, doi={xyz}}", "BK812 k year=2020,, doi={xyz}}, BK806 k {xyz}"),
        ("% @misc{none, doi={xyz}}\n% @misc{none,\n%  doi={xyz}\n%}\n@misc{k, title={x}, year=2020, doi={xyz}}",
         "BK823  @misc{, BK823  @misc{, BK806 k {xyz}"),
        ("@comment{@misc{none, doi={x}}}\n@commentary{k, author={A, B}, title={x}, year=2020, doi={xyz}}", "BK806 k {xyz}"),
    ],
)  # fmt: skip
def test_the_marks_in_an_odd_text(tmp_path: Path, text: str, expected: str) -> None:
    assert ", ".join(marks(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("{Doe, J. and Roe, R. and Doe, J.}", "BK306 k Doe, J."),
        ('"Doe, J. and\n  ROWE, R."', "BK308 k ROWE, R."),
        ("{d and ROWE, d and n}", "BK308 k ROWE, d"),
        ("{others and Doe, J. and ROWE, R. and others}", "BK806 k others, BK308 k ROWE, R."),
        ("{{A and B} and Doe, J. and and ROWE, R.}", "BK307 k  and, BK308 k ROWE, R."),
        ("{family=Doe, given=J. and family=ROWE, given={R.}}", "BK308 k family=ROWE, given={R.}"),
        ("m # { and ROWE, R.}", "BK308 k m # { and ROWE, R.}"),
    ],
)  # fmt: skip
def test_one_name_of_a_list_is_marked(tmp_path: Path, names: str, expected: str) -> None:
    text = "@string{m = {Doe, J.}}\n@book{k, title={x}, year=2020, note=m, author=" + names + "}"
    assert ", ".join(marks(tmp_path, text)) == expected


def test_what_an_entry_inherits_is_marked_where_it_stands(tmp_path: Path) -> None:
    parent = "@proceedings{p, title={The Whole.}, year=2001, editor={ROWE, Rob}}"
    child = "@inproceedings{c, author={Doe, J.}, title={Part}, crossref={p}}"
    assert marks(tmp_path, f"{child}\n{parent}\n") == [
        "BK504 p {The Whole.}",
        "BK308 c ROWE, Rob",
        "BK308 p ROWE, Rob",
    ]


def test_the_judge_of_marks_is_not_content_with_a_neighbour(tmp_path: Path) -> None:
    """The tests of this folder rest on `BibFile.is_meant`: a mark that is off by a character is none."""
    path = tmp_path / "refs.bib"
    path.write_text(ISSUE + "\n@book{k, title={x}, year=2020, author={Doe, J. and ROWE, R.}}")
    library = bibkit.load(path)
    file = BibFile(text_of(path), library)
    for finding in library.diagnostics:
        mark = file.lines.mark(finding)
        for start, end in ((1, 1), (1, 0), (0, -1), (-1, 0)):
            moved = mark._replace(start=mark.start + start, end=mark.end + end)
            text = file.lines.text[moved.start : moved.end]
            assert not file.is_meant(finding, moved._replace(text=text))
