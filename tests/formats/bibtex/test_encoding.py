"""Letters beyond ASCII in a .bib: as its source had them, in UTF-8 or as commands, written anew and in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.reencode import reencoded
from bibkit.formats.format import Format
from bibkit.formats.options import complete_options
from bibkit.formats.written import Written, write_whole
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.preserving import preserve
from bibkit.source import Source
from tests.engines.typeset.by_bibtex import run_bibtex
from tests.engines.typeset.corpus import Bib
from tests.engines.typeset.printed import printed
from tests.formats.bibtex.latex import bibtex_complaints
from tests.programs import require


def write(text: str, format_: Format = BIBTEX, **options: str) -> Written:
    assert format_.write is not None
    records = bibkit.read(text, "bibtex").records
    return write_whole(format_.write, records, complete_options(format_, options))


def titles(written: str) -> list[str]:
    return [
        line.partition(" = ")[2].rstrip(",") for line in written.splitlines() if line.startswith("  title ")
    ]


@pytest.mark.parametrize(
    ("title", "as_it_came", "ascii", "utf8"),
    [
        ("Münz", "{Münz}", r"{M{\"u}nz}", "{Münz}"),
        (r"M{\"u}nz", r"{M{\"u}nz}", r"{M{\"u}nz}", "{Münz}"),
        ("Война и мир", "{Война и мир}", "{Война и мир}", "{Война и мир}"),
        ("漢字 2", "{漢字 2}", "{漢字 2}", "{漢字 2}"),
        ("Münz -- “a”", "{Münz -- ``a''}", r"{M{\"u}nz -- ``a''}", "{Münz -- ``a''}"),
        (r"{\v C}apek – б", "{Čapek -- б}", r"{{\v{C}}apek -- б}", "{Čapek -- б}"),
        ("a~b\u00a050\\%", "{a~b~50\\%}", "{a~b~50\\%}", "{a~b~50\\%}"),
    ],
)
def test_bibtex_has_letters_as_the_source_had_them_or_as_is_asked(
    title: str,
    as_it_came: str,
    ascii: str,  # noqa: A002
    utf8: str,
) -> None:
    text = f"@misc{{k, title = {{{title}}}}}"
    if "б" in title:  # a letter of the source that TeX has no command for, beside one that came as a command
        as_it_came = ascii
    assert titles(write(text).text) == [as_it_came]
    assert titles(write(text, encoding="ascii").text) == [ascii]
    assert titles(write(text, encoding="utf-8").text) == [utf8]
    assert "[U+" not in write(text).text + write(text, encoding="ascii").text


def test_each_text_is_as_its_own_was() -> None:
    written = write(
        '@misc{k, author = {M{\\"u}ller, J{\\"o}rg}, title = {Café}, note = {é and M{\\"u}}}'
    ).text
    assert r"{M{\"u}ller, J{\"o}rg}" in written
    assert "{Café}" in written


def test_a_macro_that_the_text_comes_from_is_no_letter_of_the_entry() -> None:
    assert r"{Z{\"u}rich}" in write('@string{z = "Zürich"}\n@book{k, title={T}, address=z}').text


def test_what_comes_from_elsewhere_is_written_in_commands() -> None:
    assert BIBTEX.write is not None
    record = Record("k", "book", {"title": "Über α и", "author": (Name("Толстой", "Лев"),)})
    written = write_whole(BIBTEX.write, [record], {})
    assert r"  title         = {{\"U}ber {$\alpha$} и}" in written.text
    assert r"  author        = {Толстой, {\relax Л}ев}" in written.text
    assert written.losses[0].message == '7-bit TeX has no command for "и" (U+0438); it is written as it is'


def test_a_ligature_in_a_name_is_told_as_one_in_a_title_is() -> None:
    assert BIBTEX.write is not None
    record = Record("k", "book", {"title": "Ĳs", "author": (Name("Doe", "Ĳsbrand"),)})
    written = write_whole(BIBTEX.write, [record], {})
    message = '7-bit TeX has no sign of its own for "Ĳ" (U+0132)'
    assert {(loss.field, loss.message) for loss in written.losses} == {
        (("title",), message),
        (("author",), message),
    }


def test_what_is_asked_in_utf8_is_no_loss() -> None:
    assert write("@misc{k, title={Война đ}}").losses == ()
    assert write("@misc{k, title={Война đ}}", encoding="utf-8").losses == ()
    assert [one.code for one in write("@misc{k, title={Вo đ}}", encoding="ascii").losses] == ["BK704"] * 2


def test_an_address_is_ascii_in_bibtex_and_a_file_keeps_its_name() -> None:
    text = "@misc{k, title={T}, url={https://x.org/Ö}, file={Ö.pdf}}"
    assert "{https://x.org/%C3%96}" in write(text).text
    assert "{Ö.pdf}" in write(text).text
    assert "{https://x.org/Ö}" in write(text, BIBLATEX).text


def test_biblatex_is_utf8_unless_commands_are_asked_for() -> None:
    text = r"@book{k, title={M{\'e}moires “a”}, publisher={Ö and Ü}}"
    assert "{Mémoires “a”}" in write(text, BIBLATEX).text
    assert r"{M{\'e}moires ``a''}" in write(text, BIBLATEX, encoding="ascii").text


def test_a_name_in_the_extended_form_of_biblatex_has_its_umlauts() -> None:
    name = Name("Ünder", "Jörg", dropping_particle="van der", non_dropping_particle="Den")
    organisation = Name(literal="Ölwerk, Köln = Bonn")
    assert BIBLATEX.write is not None
    record = Record("k", "book", {"author": (name, organisation)})
    text = write_whole(BIBLATEX.write, [record], complete_options(BIBLATEX, {"encoding": "ascii"})).text
    assert r"family={{\"U}nder}, family-i={{\"U}}, given={J{\"o}rg}" in text
    (again,) = bibkit.read(text, "biblatex").records
    assert [(one.family, one.given, one.literal) for one in again.names("author")] == [
        ("Ünder", "Jörg", ""), ("", "", "Ölwerk, Köln = Bonn"),
    ]  # fmt: skip


def test_a_label_of_natbib_is_the_name(tmp_path: Path) -> None:
    bib = write("@book{k, title={Война и мир}, author={Толстой, Лев}, year=1869, publisher={П}}").text
    bibtex_complaints(tmp_path, bib, "plainnat")
    assert r"\bibitem[Толстой(1869)]{k}" in (tmp_path / "main.bbl").read_text(encoding="utf-8")


def kept(value: str, encoding: str) -> str:
    result = preserve(Source(f"@misc{{k, title = {value}}}", "refs.bib"), encoding=encoding).text
    return result.removeprefix("@misc{k, title = ").removesuffix("}")


@pytest.mark.parametrize(
    ("utf8", "ascii"),
    [
        ("{Münz}", r"{M{\"u}nz}"),
        ('"Élan \\emph{ß}"', r'"{\'E}lan \emph{{\ss}}"'),
        ("{Łódź, Čapek, Ångström}", r"{{\L}{\'o}d{\'z}, {\v{C}}apek, {\AA}ngstr{\"o}m}"),
        ("jan # {é} # 1", r"jan # {{\'e}} # 1"),
    ],
)
def test_letters_become_commands_and_back_in_place(utf8: str, ascii: str) -> None:  # noqa: A002
    assert kept(utf8, "ascii") == ascii
    assert kept(ascii, "utf-8") == utf8
    assert kept(utf8, "utf-8") == kept(utf8, "source") == utf8
    assert kept(ascii, "ascii") == kept(ascii, "source") == ascii


@pytest.mark.parametrize(
    ("commands", "letters"),
    [
        (r"{M\"uller}", "{Müller}"),
        (r"{M\"{u}ller}", "{Müller}"),
        (r"{na\"\i ve}", "{naïve}"),
        (r"{na\"{\i}ve}", "{naïve}"),
        (r"{\c{c}a \c ca}", "{ça ça}"),
        (r"{Stra\ss e, Stra\ss{}e, {\O}re}", "{Straße, Straße, Øre}"),
        (r"{\copyright{} \dots \obscure{x} \'{x} \u}", r"{\copyright{} \dots \obscure{x} \'{x} \u}"),
        (r"{$\dot{x}$ and \~n}", r"{$\dot{x}$ and ñ}"),
        (r"{\textbf{\'Etude}}", r"{\textbf{Étude}}"),
    ],
)
def test_the_forms_in_which_commands_stand_become_letters(commands: str, letters: str) -> None:
    assert kept(commands, "utf-8") == letters


def test_commands_are_for_what_is_printed() -> None:
    text = "@string{z = {Zürich}}\n@misc{Ö, url={http://x/ö}, file={ö}, title={$β$ и}}% ö\n"
    assert preserve(Source(text, "refs.bib"), encoding="ascii").text == (
        '@string{z = {Z{\\"u}rich}}\n@misc{Ö, url={http://x/%C3%B6}, file={ö}, title={$β$ и}}% ö\n'
    )


@given(
    st.text(st.sampled_from("ab {}\\'\"^~=.ucv$&ßéñøÅ漢и\u0301–“ "), max_size=30),
    st.sampled_from(["ascii", "utf-8"]),
)
@settings(max_examples=500, deadline=None)
def test_what_a_value_says_stays(inner: str, encoding: str) -> None:
    before = f"{{{inner}}}"
    after = reencoded("title", before, encoding)
    assert text_of_tex(after) == text_of_tex(before)
    assert "\u0301" in inner or reencoded("title", after, encoding) == after
    assert [after.count(brace) - before.count(brace) for brace in "{}"].count(0) in (0, 2)


def test_initials_beyond_ascii_are_whole_letters_in_every_style() -> None:
    names = "Šomeone Smith and Özge Kahya-Ärger and Никита Іванов and Jean-Élie Ü. Zola and 小明 王 and Anna Österberg"
    written = write(f"@misc{{k, author = {{{names}}}, title = {{T}}, note = {{n}}}}").text
    assert (
        r"{Smith, {\v{S}}omeone and Kahya-Ärger, {\"O}zge and Іванов, {\relax Н}икита and Zola, Jean-{\'E}lie {\"U}. and "
        r"王, {\relax 小}明 and Österberg, Anna}"
    ) in written
    assert write(written).text == written
    require("bibtex")
    (code,) = run_bibtex(Bib("refs.bib", written, "bibtex"), "abbrv").entries.values()
    assert printed(code) == (
        "Š. Smith, Ö. Kahya-Ärger, Н. Іванов, J.-É. Ü. Zola, 小. 王, and A. Österberg. T. n."
    )
