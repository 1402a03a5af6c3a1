"""What an entry has from its parents, against what biber and BibTeX make of the same text."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import bibkit
from bibkit.changes.matching import Works
from bibkit.formats.bibtex.inherit import Parents, with_inherited
from bibkit.loading import ReadResult
from bibkit.model.months import MONTHS
from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, Macros, linked_entries, split_bib
from tests.programs import require

BIBLATEX = r"""
@mvbook{mv, title={Works}, subtitle={All of Them}, titleaddon={Reprint}, author={Mann, Ann}, note={Of the set},
  date={1990/1992}, keywords={k}, abstract={Of the set.}, url={https://x.org/mv}, label={MV}, options={skipbib=false},
  sortkey={aaa}, timestamp={2020}}
@book{bk, crossref={mv}, title={Letters}, volume={2}, date={1991}}
@inbook{ib, crossref={bk}, title={To You}, pages={1--2}}
@inbook{other, crossref={mv}, title={To Me}, author={Roe, Rob}}
@bookinbook{bib, crossref={mv}, title={A Novel}}
@mvproceedings{mp, title={Meetings}, maintitleaddon={of Names}, publisher={P}}
@proceedings{p, crossref={mp}, title={Meeting}, subtitle={Third}, year={2000}, month={5}, editor={Ed, Eve},
  pages={1--400}, eventtitle={Third}}
@inproceedings{ip, crossref={p}, title={Paper}, author={Doe, Jane}}
@conference{cf, crossref={p}, title={Paper}, author={Doe, Jane}, year={2000}}
@mvcollection{mc, title={Essays}, editor={Ed, Eve}}
@collection{c, crossref={mc}, title={Essays on Names}, location={Graz}, isbn={978-0-306-40615-7}}
@incollection{ic, crossref={c}, title={Essay}, author={Doe, Jane}, isbn={978-3-16-148410-0}}
@suppcollection{sc, crossref={c}, author={Doe, Jane}}
@inbook{mixed, crossref={c}, title={No Rule for This Pair}}
@periodical{pe, title={Journal}, subtitle={Of Names}, issuetitle={Special}, volume={3}, year={2002}, number={4}}
@article{ar, crossref={pe}, title={Article}, author={Doe, Jane}}
@review{re, crossref={pe}, author={Doe, Jane}}
@phdthesis{ph, crossref={p}, author={Doe, Jane}}
@online{on, crossref={ar}, url={https://x.org}}
@xdata{x1, publisher={Press}, note={First}, author={Aa, Bo and Cc, Di}, xdata={x2}, ids={x}}
@xdata{x2, note={Second}, location={Wien and Graz}}
@book{xb, title={Own}, xdata={x1}, note={Mine}}
@book{xi, title={Own}, xdata={x}}
@book{granular, title={Own}, author={xdata=x1-author-2 and Zz, Qu}, publisher={xdata=x1-publisher},
  location={xdata=x2-location and Rom}, note={xdata=x1-note}}
"""

# In another file that is read as classic BibTeX, parents at its end.
CLASSIC = r"""
@inproceedings{ip, crossref={p}, title={Paper}, author={Doe, Jane}}
@inproceedings{dated, crossref={p}, title={Paper}, author={Doe, Jane}, year={2000}, pages={3-4}}
@inbook{ib, crossref={b}, chapter={3}, pages={1--2}}
@inbook{titled, crossref={b}, title={Chapter}, author={Roe, Rob}}
@incollection{ic, crossref={b2}, author={Roe, Rob}, title={Essay}}
@misc{mi, crossref={b}, note={Mine}}
@strange{st, crossref={b}, howpublished={So}}
@article{ar, crossref={j}, author={Roe, Rob}, title={Article}, volume={}}
@book{b, title={Whole}, author={Mann, Ann}, publisher={Press}, year={1999}, month={3}, note={A note}, edition={Second},
  abstract={Of the book.}, keywords={books}, key={KEY}}
@book{b2, title={Title}, booktitle={Title in Parts}, editor={Mann, Ann}, publisher={Press}, year={1999}, address={Wien}}
@article{j, journal={Journal}, year={2001}, volume={7}, number={3}}
@proceedings{p, title={Meeting}, booktitle={Proc. of the Meeting}, editor={Ed, Eve}, year={2000}, month={5},
  organization={ACM}, series={LNCS}, volume={12}}
"""
OF_STYLES = (
    "address author booktitle chapter edition editor howpublished institution journal month note number organization"
    " pages publisher school series title type volume year"
).split()


def inherited(text: str, *, is_biblatex: bool = False) -> dict[str, dict[str, str]]:
    """The fields of each entry, links aside, by name."""
    source = Source(text, "refs.bib")
    macros = Macros({month: month for month in MONTHS})
    parents = Parents(linked_entries([source], macros), is_biblatex=is_biblatex)
    found: dict[str, dict[str, str]] = {}
    for entry in split_bib(source, macros):
        assert isinstance(entry, BibEntry)
        if entry.type == "xdata":
            continue
        fields, _ = with_inherited(entry, parents)
        found[entry.key] = {name: item.value for name, item in fields.items() if item.value}
    return found


def read(text: str) -> ReadResult:
    return bibkit.read(text, "bibtex", path="refs.bib")


def test_a_child_has_from_its_parents_what_biber_gives_it(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIBLATEX, encoding="utf-8")
    resolved = ["--output-resolve-crossrefs", "--output-resolve-xdata", "--output-format=bibtex"]
    command = [require("biber"), "--tool", "--nolog", *resolved, "--output-file=out.bib", "refs.bib"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=True)
    theirs = inherited((tmp_path / "out.bib").read_text(encoding="utf-8"))
    ours = inherited(BIBLATEX, is_biblatex=True)
    # biber takes the second of one location for that of the second place.
    assert ours["granular"].pop("location") == "Wien and Graz and Rom"
    theirs["granular"].pop("location")
    # There is no rule for @inbook in @collection; biber prints it without its book.
    assert ours["mixed"].pop("booktitle") == "Essays on Names"
    assert {key: said(fields) for key, fields in ours.items()} == {
        key: said(fields) for key, fields in theirs.items()
    }


def said(fields: dict[str, str]) -> dict[str, str]:
    """The fields as biber writes them: without links, with one field for a date."""
    apart = {"crossref", "xdata", "ids", "label", "options", "sortkey", "timestamp", "type", "year", "month"}
    found = {name: value for name, value in fields.items() if name not in apart}
    if "year" in fields:
        found["date"] = "-".join([fields["year"], *([f"{fields['month']:0>2}"] if "month" in fields else [])])
    return found


STYLE = r"""
ENTRY { %(fields)s } {} {}
FUNCTION {say} { duplicate$ missing$ { pop$ pop$ } { "=" swap$ * * write$ newline$ } if$ }
FUNCTION {entry} { "KEY=" cite$ * write$ newline$ %(says)s }
%(types)s
FUNCTION {default.type} { entry }
READ
ITERATE {call.type$}
"""


def test_a_child_has_from_its_parent_what_bibtex_gives_it(tmp_path: Path) -> None:
    types = sorted(set(re.findall(r"@(\w+)", CLASSIC)))
    style = STYLE % {
        "fields": " ".join(OF_STYLES),
        "says": " ".join(f'"{name}" {name} say' for name in OF_STYLES),
        "types": "\n".join(f"FUNCTION {{{name}}} {{ entry }}" for name in types),
    }
    (tmp_path / "says.bst").write_text(style, encoding="utf-8")
    (tmp_path / "refs.bib").write_text(CLASSIC, encoding="utf-8")
    (tmp_path / "refs.aux").write_text("\\citation{*}\n\\bibstyle{says}\n\\bibdata{refs}\n", encoding="utf-8")
    subprocess.run(
        [require("bibtex"), "-min-crossrefs=99", "refs"], cwd=tmp_path, capture_output=True, timeout=60
    )
    theirs: dict[str, dict[str, str]] = {}
    # bibtex breaks long lines.
    for line in (tmp_path / "refs.bbl").read_text(encoding="utf-8").replace("\n  ", " ").splitlines():
        name, _, value = line.partition("=")
        if name == "KEY":
            fields = theirs[value] = {}
        elif value:
            fields[name] = value
    ours = inherited(CLASSIC)
    assert ours["titled"].pop("booktitle") == "Whole"  # which no style prints from @inbook, and biblatex does
    for key, said in theirs.items():
        assert (key, {name: value for name, value in ours[key].items() if name in OF_STYLES}) == (key, said)
    # What no style asks for stays with its entry.
    assert {"abstract", "keywords", "key"}.isdisjoint(ours["ib"])


def test_a_paper_has_its_book_where_bibtex_would_leave_it_out() -> None:
    """The style looks for `booktitle`, and the parent has a `title` only."""
    text = "@inproceedings{a, title={Paper}, crossref={p}}\n@proceedings{p, title={Meeting}}"
    assert inherited(text)["a"] == {"title": "Paper", "crossref": "p", "booktitle": "Meeting"}


@pytest.mark.parametrize(
    ("child", "parent", "title", "booktitle"),
    [
        ("@inbook{a, crossref={p}, chapter=3}", "@book{p, title={Book}}", "Book", None),  # BibTeX's @inbook
        (
            "@inbook{a, crossref={p}, date={2001}}",
            "@book{p, title={Book}}",
            None,
            "Book",
        ),  # a field of biblatex
        ("@bookinbook{a, crossref={p}}", "@book{p, title={Book}}", None, "Book"),  # a type of biblatex
        ("@inbook{a, title={A}, crossref={p}}", "@book{p, title={Book}}", "A", "Book"),
        ("@inbook{a, title={Volume}, chapter=3, crossref={p}}", "@book{p, title={Set}}", "Volume", None),
        ("@inbook{a, title={A}, crossref={p}}", "@book{p, title={Book}, booktitle={B.}}", "A", "B."),
        (
            "@inbook{a, title={A}, crossref={p}}",
            "@book{p, title={Book}, booktitle={B.}, date={2001}}",
            "A",
            "Book",
        ),
    ],
)
def test_which_rules_hold_is_seen_by_the_two_entries(
    child: str, parent: str, title: str | None, booktitle: str | None
) -> None:
    found = inherited(f"{child}\n{parent}")["a"]
    assert (found.get("title"), found.get("booktitle")) == (title, booktitle)


def test_a_parent_before_its_child_is_for_biber() -> None:
    text = "@book{p, title={Book}}\n@inbook{a, crossref={p}}"
    assert inherited(text)["a"] == {"crossref": "p", "booktitle": "Book"}


def test_a_field_without_a_value_stays_so_with_bibtex_alone() -> None:
    child, parent = "@misc{a, title={A}, note={}, crossref={p}}", "@misc{p, note={Theirs}}"
    assert inherited(f"{child}\n{parent}")["a"] == {"title": "A", "crossref": "p"}
    assert inherited(f"{parent}\n{child}")["a"] == {"title": "A", "crossref": "p", "note": "Theirs"}


@pytest.mark.parametrize(
    ("child", "parent", "date"),
    [
        ("year={2000}", "year={2000}, month=may", "2000-05"),
        ("year={2001}", "year={2000}, month=may", "2001"),  # the month of another year
        ("", "year={2000}, month=may", "2000-05"),
        ("date={2001}", "date={2000-05}", "2001"),
        ("year={2000}", "date={2000-05-03/2000-05-07}", "2000-05-03/2000-05-07"),
        ("year={2001}", "date={2000-05-03/2000-05-07}", "2001"),
        ("year={2000}, month=jan", "date={2000-05}", "2000-01"),
    ],
)
def test_a_date_is_inherited_as_one(child: str, parent: str, date: str) -> None:
    record = read(f"@misc{{a, crossref={{p}}, {child}}}\n@misc{{p, {parent}}}").records[0]
    assert str(record.date("issued")) == date


def test_entries_that_name_each_other_end() -> None:
    text = (
        "@inbook{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n"
        "@xdata{x, note={X}, xdata={y}}\n@xdata{y, note={Y}, publisher={P}, xdata={x}}\n@misc{m, xdata={x}}\n"
        "@misc{self, crossref={self}}"
    )
    found = inherited(text)
    assert found["a"] == {"title": "A", "crossref": "b", "booktitle": "B"}
    assert found["m"] == {"note": "Y", "publisher": "P"}
    assert found["self"] == {"crossref": "self"}


def test_many_that_name_each_other_end_too() -> None:
    names = [f"x{number}" for number in range(12)]
    everyone = ",".join(names)
    text = "".join(f"@xdata{{{name}, note={{N}}, xdata={{{everyone}}}}}\n" for name in names)
    assert inherited(f"{text}@misc{{m, xdata={{{everyone}}}}}") == {"m": {"note": "N"}}


def test_a_parent_is_found_by_its_alias() -> None:
    text = "@book{p, ids={old, older}, title={Book}}\n@inbook{a, title={A}, crossref={OLDER}}"
    assert inherited(text)["a"]["booktitle"] == "Book"


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("par", "Whole"),
        ("PAR", "Whole"),
        ('"par" # "ent1"', "Whole"),
        ("par # {}", "Whole"),
        ("{sec} # rest", "Second"),
        ("later", ""),
        ("nothing", ""),
    ],
)
def test_a_link_may_be_a_macro(link: str, title: str) -> None:
    text = (
        '@string{par = "parent1"} @string(REST = {ond})\n'
        f"@inproceedings{{c, title={{Part}}, crossref = {link}}}\n@string{{later = par}}\n"
        "@proceedings{parent1, title={Whole}}\n@proceedings{second, title={Second}}"
    )
    assert read(text).records[0].text("container-title") == title


def test_xdata_and_sets_may_be_named_by_macros() -> None:
    text = (
        "@string{x = {d1}, } @string{all = {b1, b2}}\n@misc{m, xdata = x # {,d2}}\n@set{s, entryset = all}\n"
        "@xdata{d1, note={N}}\n@xdata{d2, publisher={P}}\n@book{b1, title={B}}\n@book{b2, title={C}}"
    )
    misc, set_, *_ = read(text).records
    assert (misc.text("note"), misc.text("publisher"), set_.title) == ("N", "P", "B")


def test_what_a_field_points_to_in_vain_is_named() -> None:
    text = """@book{a, title={T}, publisher={xdata=x-publisher}, editor={xdata=x-author-3}, xdata={none}, note={Mine}}
@book{b, title={T}, note={Mine}, xdata={x}}
@xdata{x, author={Doe, Jane}, note={Theirs}}"""
    found = [f"{one.where.line}:{one.where.column} {one.message}" for one in read(text).diagnostics]
    assert found == [
        "1:85 The file has no @xdata entry none",
        "1:31 xdata=x-publisher points to nothing in the file",
        "1:59 xdata=x-author-3 points to nothing in the file",
        "2:26 note comes from the @xdata entry x, as biber has it, and not from here",
    ]


PROCEEDINGS = """@inproceedings{a, crossref={p}, author={Doe, Jane}, title={Of Parts}, pages={1--9}}
@inproceedings{b, crossref={p}, author={Roe, Rob}, title={Of Wholes}}
@inbook{c1, crossref={k}, chapter=1}
@inbook{c2, crossref={k}, chapter=2}
@book{k, title={Book}, author={Mann, Ann}, publisher={P}, year=2001}
@proceedings{p, title={Proceedings}, editor={Roe, Rob}, year=2001, publisher={P}, doi={10.1000/182}}"""


def test_the_doi_of_a_parent_makes_its_children_no_doubles(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(PROCEEDINGS, encoding="utf-8")
    library = bibkit.load(tmp_path / "refs.bib")
    assert [record.text("DOI") for record in library.records] == ["10.1000/182"] * 2 + [""] * 3 + [
        "10.1000/182"
    ]
    assert [found.code for found in library.diagnostics if found.code in ("BK601", "BK602")] == []


def test_another_child_of_a_parent_is_another_work() -> None:
    works = Works(read(PROCEEDINGS).records)
    (other, parent) = read(
        "@inproceedings{d, crossref={p}, author={Poe, Al}, title={Of Both}}\n" + PROCEEDINGS.splitlines()[-1]
    ).records
    assert works.find(other) is None
    assert works.find(parent) is not None


def test_an_alias_hides_no_key() -> None:
    works = Works(read("@misc{a, title={A}}\n@misc{b, title={B}, ids={a}}").records)
    (again,) = read("@misc{a, title={A}}").records
    found = works.find(again)
    assert found is not None
    assert found.key == "a"


def test_what_is_wrong_in_a_parent_is_named_once() -> None:
    result = read("@misc{a, crossref={p}}\n@misc{b, crossref={p}}\n@misc{p, doi={xyz}, isbn={1}}")
    assert [(one.key, one.where.line, one.code) for one in result.diagnostics] == [
        ("p", 3, "BK806"),
        ("p", 3, "BK806"),
    ]
