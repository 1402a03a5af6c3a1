"""Types and fields of biblatex and its styles that CSL has no word for: they leave as they came, and reach a record."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.ris import FORMAT as RIS
from bibkit.formats.written import Written, write_whole
from bibkit.model.record import Record


def read(text: str) -> list[Record]:
    return list(bibkit.read(text, "bibtex", path="refs.bib").records)


def written(format_: Format, text: str) -> Written:
    assert format_.write is not None
    return write_whole(format_.write, read(text), {})


def entry(text: str) -> tuple[str, dict[str, str]]:
    """The type and the fields of an entry that bibkit wrote."""
    head = re.match(r"@(\w+)\{", text)
    assert head is not None
    return head[1], dict(re.findall(r"^  (\S+) += \{(.*)\},?$", text, re.MULTILINE))


AS_THEY_CAME = [
    "@mvbook{k, author={Doe, Jane}, title={Works}, subtitle={All: Of Them}, date={2001}, volumes={3}}",
    "@book{k, author={Doe, Jane}, title={Letters}, maintitle={Works}, mainsubtitle={All}, volume={2}, part={1}}",
    "@collection{k, editor={Doe, Jane}, title={Essays}, titleaddon={For {Ann} Roe}, date={2001}}",
    "@inbook{k, author={Doe, Jane}, title={Of Parts}, booktitle={Wholes}, booksubtitle={New}, editor={Roe, Rob}}",
    "@bookinbook{k, author={Doe, Jane}, title={Of Parts}, booktitle={Wholes}, maintitleaddon={Set}}",
    "@suppbook{k, author={Doe, Jane}, booktitle={Wholes}, type={foreword}}",
    "@article{k, author={Doe, Jane}, title={Of Parts}, journaltitle={Wholes}, journalsubtitle={New}, date={2001}}",
    "@article{k, title={Of Parts}, journaltitle={Wholes}, addendum={A {Wholes} prize}, nameaddon={{X and Y}}}",
    "@suppperiodical{k, author={Doe, Jane}, title={Of Parts}, journaltitle={Wholes}, shortjournal={W.}}",
    "@music{k, editor={Doe, Jane}, editortype={director}, editora={Roe, Rob}, editoratype={performer}, title={Song}}",
    "@book{k, editor={Doe, Jane}, editora={Roe, Rob}, editoratype={redactor}, title={Essays}}",
    "@book{k, editora={Roe, Rob}, editoratype={compiler}, title={Essays}}",
    "@book{k, author={Doe, Jane}, shortauthor={{Barnes and Noble}}, title={Essays}}",
    "@patent{k, author={Doe, Jane}, title={Pump}, number={1}, type={patentus}}",
    "@patent{k, author={Doe, Jane}, title={Pump}, number={1}, type={patreqde}, holder={{A B} and {C D}}}",
    "@misc{k, title={Disk}, type={datacd}}",
    "@thesis{k, author={Doe, Jane}, title={On Names}, type={phdthesis}, institution={Univ}}",
    "@software{k, title={Tool}, swhid={swh:1:dir:a_b}, version={2}}",
    "@softwareversion{k, title={Tool}, version={2}, license={MIT}, introducedin={a:1}}",
    "@softwaremodule{k, title={Part of It}, version={2}}",
    "@codefragment{k, title={Loop}, version={2}}",
    "@commentary{k, author={Doe, Jane}, title={On Laws}}",
    "@video{k, title={Film}, date={2001}}",
    "@reference{k, title={Lexicon}, date={2001}}",
    "@jurthesis{k, author={Doe, Jane}, title={On Laws}, date={2001}}",
    "@electronic{k, title={Site}, organization={Org}, url={https://x.org}}",
    "@article{k, title={A}, journaltitle={J}, xref={a}, related={a,b}, relatedtype={reprintof}, options={useprefix=true}}",
    '@article{k, author={Doe, Jane}, title={A}, journaltitle={J}, author+an={1:family="a, b"; 2=student}}',
    "@article{k, title={A}, journaltitle={J}, ids={old, older}, keywords={a, b}}",
    "@set{k, entryset={a, b}, note={Both}}",
    "@book{k, title={Two}, publisher={Taylor and Francis}, location={Wien and Graz}}",  # lists to biber
    "@book{k, title={Two}, publisher={{Taylor and Francis} and Ash}, location={{Bosnia and Herzegovina}}}",
    "@manual{k, title={Tool}, publisher={Press}}",
    "@thesis{k, title={Tool}, type={{PhD} Dissertation}, institution={Univ}}",
    "@report{k, author={Doe, Jane}, title={Tool}, publisher={Press}, type={techreport}}",
    "@audio{k, title={Song}, entrysubtype={song}}",
    "@audio{k, title={Talk}, entrysubtype={speech}, author={Doe, Jane}}",
    "@image{k, title={Dots}, entrysubtype={map}}",
    "@article{k, title={A}, journaltitle={J}, howpublished={Advance online publication}}",
    "@proceedings{k, booktitle={Theory}, maintitle={Notes}, editor={Doe, Jane}}",
    "@article{k, title={\\textup{A play} and more}, journaltitle={J}}",
    "@movie{k, title={Film}, organization={HBO}, location={Wien}}",
    "@misc{k, title={Leaflet}, organization={Museum}, journaltitle={Leaflets}}",
    "@article{k, title={A}, journaltitle={J}, volume={1}, issue={Spring}, date={2001}}",
    "@book{k, title={A}, langid={german}, language={german}}",
    "@book{k, title={A}, language={german}}",
    "@book{k, title={A}, language={Klingon}}",
    "@collection{k, title={A}, booktitle={A}, booksubtitle={B}}",
    "@incollection{k, title={A}, booktitle={B}, bookauthor={Doe, Jane}}",
    "@legislation{k, title={Rules}, journaltitle={OJ}, date={2001}}",
    "@jurisdiction{k, title={Doe v Roe}, journaltitle={WLR}, volume={1}}",
    "@online{k, author={Doe, Jane}, title={A}, journaltitle={The Verge}, url={http://a.org}}",
    "@online{k, title={A}, howpublished={White Paper}, url={http://a.org}}",
    "@misc{k, title={A}, langid={sanskrit}}",
    "@misc{k, title={A}, language={sanskrit}}",
    "@music{k, editor={Roe, Rob}, editortype={performer}, editora={Doe, Jane}, editoratype={director}, title={Song}}",
    "@mvcollection{k, title={Parts}, maintitle={Handbook}, mainsubtitle={Late {Middle} Ages}, volume={1}}",
    "@thesis{k, author={Doe, Jane}, title={On Names}, type={phdthesis}, entrysubtype={other}}",
    "@report{k, title={Tool}, institution={University of East Grantham}, school={University of West Grantham}}",
    "@book{k, author={uniquename=false and Doe, Jane}, title={A}}",
    "@book{k, author={useprefix=false and Alan von Animal}, title={A}}",
    "@book{k, author={uniquename=false, given=Jane, family=Doe}, title={A}}",
    "@book{k, author={title=Mrs, given=Jane, family=Doe and others}, title={A}}",
    "@book{k, author={given=Ura Ru, given-i=U, family=Juan}, title={A}}",
    "@book{k, author={given=Leonardo, family=da Vinci}, title={A}}",
    "@article{k, title={A}, journaltitle={O.J}, note={78 x 48 in\\adddot}, titleaddon={(No 2)\\nopunct}}",
    "@article{k, author={{\\LaTeX} Project Team}, title={The {\\TeX}book}, journaltitle={{\\TeX} Users}}",
    "@article{k, author={{\\TUB} Editors}, title={A}, journaltitle={J}}",
    "@article{k, title={A}, journaltitle={J}, issn={0304-3975 (print), 1879-2294 (electronic)}}",
    "@article{k, title={A}, journaltitle={J}, url={http://a.org/b_c; http://d.org}}",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_THEY_CAME)
def test_an_entry_of_biblatex_leaves_as_it_came(text: str) -> None:
    given = entry(
        re.sub(r"(?<=[}k]), (?=\S+=)", ",\n  ", text).replace("={", " = {").removesuffix("}") + "\n}"
    )
    assert entry(written(BIBLATEX, text).text) == given


@pytest.mark.parametrize("text", AS_THEY_CAME)
def test_what_was_written_is_written_again(text: str) -> None:
    for format_ in (BIBLATEX, BIBTEX):
        once = written(format_, text).text
        assert written(format_, once).text == once


@pytest.mark.parametrize(
    ("text", "type_", "fields"),
    [
        ("@collection{k, title={Essays}}", "book", {}),
        ("@conference{k, title={A}, booktitle={B}}", "conference", {}),
        ("@inbook{k, title={Of Parts}, booktitle={Wholes}}", "incollection", {"booktitle": "Wholes"}),
        ("@inbook{k, title={Wholes}, chapter={2}}", "inbook", {"chapter": "2"}),
        ("@incollection{k, title={Of Parts}, chapter={2}}", "incollection", {"chapter": "2"}),  # of no known whole
        ("@book{k, title={Essays}, subtitle={New}}", "book", {"title": "Essays: New"}),
        ("@electronic{k, title={Site}, url={https://x.org}}", "electronic", {"url": "https://x.org"}),
        ("@patent{k, title={Pump}, type={patentus}}", "patent", {"type": "U.S. patent"}),
        ("@softwareversion{k, title={Tool}}", "misc", {"entrysubtype": "software"}),
        ("@talk{k, title={On Names}}", "talk", {}),
        ("@article{k, title={A}, shortjournal={J. Nam.}}", "article", {"journal": "J. Nam.", "shortjournal": "J. Nam."}),
    ],
)  # fmt: skip
def test_an_entry_has_a_type_that_styles_of_bibtex_know(
    text: str, type_: str, fields: dict[str, str]
) -> None:
    found, values = entry(written(BIBTEX, text).text)
    assert (found, {name: values.get(name) for name in fields}) == (type_, fields)


def test_a_type_that_somebody_changes_is_written() -> None:
    (record,) = read("@video{k, title={Film}}")
    assert BIBLATEX.write is not None
    changed = Record(record.key, "book", record.values, record.extra)
    assert write_whole(BIBLATEX.write, [changed], {}).text.startswith("@book{k,")


def test_a_subtitle_of_a_title_that_somebody_changes_is_gone() -> None:
    (record,) = read("@book{k, title={Letters}, subtitle={New}}")
    assert BIBLATEX.write is not None
    changed = write_whole(BIBLATEX.write, [record.with_values({"title": "Notes: New"})], {}).text
    assert entry(changed)[1] == {"title": "Notes: New"}


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        ("title={Letters}, maintitle={Works}, mainsubtitle={All}", {"title": "Letters", "container-title": "Works: All"}),
        ("title={Letters}, booktitle={Letters}", {"title": "Letters"}),
        ("title={Letters}, hyphenation={german}", {"title": "Letters", "language": "de"}),
        ("title={Letters}, type={patreq}", {"title": "Letters", "genre": "patent request"}),
    ],
)  # fmt: skip
def test_what_a_record_of_a_book_has(fields: str, values: dict[str, str]) -> None:
    (record,) = read(f"@book{{k, {fields}}}")
    assert record.with_values({"source": None}).values == values


@pytest.mark.parametrize(
    ("fields", "keyword"),
    [
        ("keywords={a, b}", "a, b"),
        ("keyword={a, b}", "a, b"),
        ("tags={a; b}", "a; b"),
        ("tags={c, a}, keywords={b, a}", "b, a, c"),
        ("keywords={Aged, 80 and over; Female}, tags={b}", "Aged, 80 and over; Female; b"),
    ],
)
def test_keywords_and_tags_are_one(fields: str, keyword: str) -> None:
    (record,) = read(f"@misc{{k, title={{A}}, {fields}}}")
    assert (record.text("keyword"), record.extra) == (keyword, {})


def test_each_keyword_is_one_to_ris() -> None:
    lines = written(RIS, "@misc{k, title={A}, keywords={Aged, 80 and over; Female}}").text.split("\r\n")
    assert [line for line in lines if line.startswith("KW")] == ["KW  - Aged, 80 and over", "KW  - Female"]


def test_a_set_is_its_first_entry_to_all_but_biblatex() -> None:
    text = "@set{s, entryset={a, b}}\n@article{a, title={One}, journal={J}, doi={10.1000/1}}\n@book{b, title={Two}}"
    whole, first, _ = read(text)
    assert (whole.type, whole.title, whole.text("DOI")) == (first.type, first.title, first.text("DOI"))
    assert written(BIBLATEX, text).text.startswith("@set{s,\n  entryset      = {a, b}\n}\n")
    assert written(BIBTEX, text).text.startswith("@article{s,\n  title         = {One},\n")


def test_only_a_comment_is_a_comment() -> None:
    text = "@comment{@book{a, title={A}}} @comments{b, title={B}} @commentary{c, title={C}} @commented{d, title={D}}"
    assert [record.title for record in read(text)] == ["B", "C", "D"]


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=["bibtex", "biblatex"])
@pytest.mark.parametrize(
    "value", ["2007_On_Names.pdf", r"2007\_On\_Names.pdf", "AT&T", r"AT\&T", "50%", "#4", "x^2_3"]
)
def test_a_code_in_an_unknown_field_leaves_as_it_came(format_: Format, value: str) -> None:
    assert entry(written(format_, f"@misc{{k, evastar_pdf = {{{value}}}}}").text)[1] == {"evastar_pdf": value}


def test_words_in_an_unknown_field_are_harmless_to_tex() -> None:
    assert entry(written(BIBTEX, "@misc{k, x = {the file a_b}}").text)[1] == {"x": r"the file a\_b"}
    (record,) = read("@misc{k, x = {a_b}}")
    assert r"{c\_d}" in write_whole(BIBTEX.write, [replace(record, extra={"x": "c_d"})], {}).text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("@techreport{k, institution={Dept of A and B}, year=2001}", "institution   = {{Dept of A and B}}"),
        ("@book{k, publisher={Taylor and Francis}, year=2001}", "publisher     = {{Taylor and Francis}}"),
        ("@book{k, address={New York and Paris}, year=2001}", "location      = {{New York and Paris}}"),
        (
            r"@phdthesis{k, school={Art {\&} Design and Media}, year=2001}",
            r"institution   = {{Art \& Design and Media}}",
        ),
        ("@manual{k, organization={Kit AND Caboodle}, year=2001}", "organization  = {{Kit AND Caboodle}}"),
        # What is told apart by braces, or is of biblatex, is a list.
        (
            "@book{k, publisher={{Taylor and Francis} and Ash}, year=2001}",
            "publisher     = {{Taylor and Francis} and Ash}",
        ),
        ("@book{k, location={Wien and Graz}, year=2001}", "location      = {Wien and Graz}"),
        ("@report{k, institution={Uni A and Uni B}, date=2001}", "institution   = {Uni A and Uni B}"),
        ("@book{k, publisher={Standard House}, year=2001}", "publisher     = {Standard House}"),
    ],
)
def test_one_publisher_of_classic_bibtex_is_one_for_biber(text: str, field: str) -> None:
    assert f"  {field}" in written(BIBLATEX, text).text.replace(",\n", "\n").split("\n")
