"""Names as BibTeX splits them, both ways, and as biber's extended format has what BibTeX can't say."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.bibtex.read_names import names_of_tex
from bibkit.formats.bibtex.write_names import names_text
from bibkit.formats.escape import ESCAPING
from bibkit.formats.written import write_whole
from bibkit.model.person import Name

BERG = Name("Berg", "Jan", non_dropping_particle="van der")
BEETHOVEN = Name("Beethoven", "Ludwig", dropping_particle="van")
KING = Name("King", "Martin Luther", suffix="Jr.")


@pytest.mark.parametrize(
    ("name", "bibtex", "biblatex"),
    [
        (Name("Bai", "Yuntao"), *["Bai, Yuntao"] * 2),
        (BERG, *["van der Berg, Jan"] * 2),
        (KING, *["King, Jr., Martin Luther"] * 2),
        (Name("Della Porta", "Donatella"), *["Della Porta, Donatella"] * 2),
        (Name("García y Vega", "José"), r"{Garc{\'i}a y Vega}, Jos{\'e}", "{García y Vega}, José"),
        # BibTeX takes what is before the hyphen for a particle.
        (Name("d'Alché-Buc", "Florence"), r"{d'Alch{\'e}-Buc}, Florence", "d'Alché-Buc, Florence"),
        (Name("al-Khwarizmi", "Muhammad"), "{al-Khwarizmi}, Muhammad", "al-Khwarizmi, Muhammad"),
        (Name("García-López", "Jean-luc"), r"Garc{\'i}a-L{\'o}pez, Jean-luc", "García-López, Jean-luc"),
        (Name("hooks", "bell"), *["hooks, bell"] * 2),
        (Name("Lucretius"), *["Lucretius"] * 2),
        (Name(literal="Open Science Collaboration"), *["{Open Science Collaboration}"] * 2),
        (Name(literal="Barnes and Noble, Inc."), *["{Barnes and Noble, Inc.}"] * 2),
        (Name("Smith, Esq.", "A and B"), *["{Smith, Esq.}, {A and B}"] * 2),
        (Name(literal="others"), "{others}", "{others{}}"),
        (Name("schraefel", "", non_dropping_particle="m. c."), "m. c. schraefel", "family=schraefel, prefix=m. c., useprefix=true"),
        (BEETHOVEN, "van Beethoven, Ludwig", "family=Beethoven, given=Ludwig, prefix=van, useprefix=false"),
        (Name("Porta", "Donatella", non_dropping_particle="Della"), "Della Porta, Donatella",
         "family=Porta, given=Donatella, prefix=Della, useprefix=true"),
        (Name("Madonna Ciccone"), "{Madonna Ciccone}", "family=Madonna Ciccone"),
    ],
)  # fmt: skip
def test_a_name_is_written_so_that_it_is_split_right(name: Name, bibtex: str, biblatex: str) -> None:
    assert names_text([name], ESCAPING["bibtex"].name).text == bibtex
    assert names_text([name], ESCAPING["biblatex"].name, extended=True).text == biblatex


def test_others_is_written_for_an_incomplete_list_and_only_there() -> None:
    names = [Name("Bai", "Yuntao"), Name("Kadavath", "Saurav")]
    assert names_text(names, str, incomplete=True).text == "Bai, Yuntao and Kadavath, Saurav and others"
    assert names_text(names, str).text == "Bai, Yuntao and Kadavath, Saurav"


def test_what_the_dialect_does_not_say_is_named() -> None:
    assert names_text([BEETHOVEN], str).lost == (("that the particle of {} drops", "Ludwig van Beethoven"),)
    assert names_text([BEETHOVEN], str, extended=True).lost == ()
    orcid = Name("Brown", "Tom", orcid="0000-0001-5898-1911")
    assert names_text([orcid], str).lost == (("the ORCID of {}", "Tom Brown"),)


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        ("Donald E. Knuth", [Name("Knuth", "Donald E.")]),
        ("Knuth, Donald~E.", [Name("Knuth", "Donald E.")]),
        ("Jan van der Berg", [BERG]),
        (r"Mu\~noz, Jos\'e and Jo\~ao Silva", [Name("Muñoz", "José"), Name("Silva", "João")]),
        ("Smith, John, and Doe, Jane,", [Name("Smith", "John"), Name("Doe", "Jane")]),
        ("van der Berg, Jan and King, Jr., Martin Luther", [BERG, KING]),
        ("{Open Science Collaboration}", [Name(literal="Open Science Collaboration")]),
        ("{{Open Science Collaboration}}", [Name(literal="Open Science Collaboration")]),
        ("{Barnes and Noble, Inc.} AND Doe, Jane", [Name(literal="Barnes and Noble, Inc."), Name("Doe", "Jane")]),
        ("{Della Porta}, Donatella", [Name("Della Porta", "Donatella")]),
        (r"Kamil{\.e} Luko{\v s}i\=ut\.{e}", [Name("Lukošiūtė", "Kamilė")]),
        (r"{\"O}zt{\"u}rk, {\c{S}}.", [Name("Öztürk", "Ş.")]),
        (r"Charles Louis Xavier Joseph de la Vall{\'e}e Poussin",
         [Name("Vallée Poussin", "Charles Louis Xavier Joseph", non_dropping_particle="de la")]),
        ("Lucretius", [Name("Lucretius")]),
        ("family=Beethoven, given=Ludwig, prefix=van, useprefix=false", [BEETHOVEN]),
        ("given={Hans}, family=Berg, prefix={van der}", [Name("Berg", "Hans", non_dropping_particle="van der")]),
        ('"family={Smith, Esq.}", given=A', [Name("Smith, Esq.", "A")]),
        ("uniquename=false and K. Roe", [Name("Roe", "K.")]),
        ("sortingnamekeytemplatename=x and K. Roe and prefix=van, family=Beethoven, given=Ludwig, useprefix=false",
         [Name("Roe", "K."), BEETHOVEN]),
        ("useprefix=false and Ludwig van Beethoven", [BEETHOVEN]),
        ("title=Mrs, given=Jane, family=Doe", [Name("Doe", "Jane", extra={"title": "Mrs"})]),
        ("{Sum of a=b}", [Name(literal="Sum of a=b")]),
    ],
)  # fmt: skip
def test_names_are_split_as_bibtex_splits_them(tex: str, names: list[Name]) -> None:
    listed = names_of_tex(tex, [])
    assert list(listed.names) == names
    assert not listed.incomplete


def test_names_for_biber_are_plain_names_to_bibtex() -> None:
    text = "@book{k, author={useprefix=false and Alan von Animal and given=Jane, family=Doe}, title={A}}"
    assert BIBTEX.write is not None
    written = write_whole(BIBTEX.write, bibkit.read(text, "bibtex", path="refs.bib").records, {}).text
    assert "{von Animal, Alan and Doe, Jane}" in written


def test_others_at_the_end_is_no_person() -> None:
    listed = names_of_tex("Bai, Yuntao and others", [])
    assert (listed.names, listed.incomplete) == ((Name("Bai", "Yuntao"),), True)


@pytest.mark.parametrize(
    ("tex", "what"),
    [
        ("Jane Doe & Ann Roe", "is an organisation or several names, joined by &"),
        (r"Johnson \& Johnson", "is an organisation or several names, joined by &"),
        ("Doe, Jane & Roe, Ann", "is an organisation or several names, joined by &"),
        ("Jane Doe et al.", "is a name and the mark that more follow"),
        ("Doe, J., et. al", "is a name and the mark that more follow"),
        ("J. Doe, A. B. Roe", "seems to hold two names, parted by a comma"),
        ("Doe J., Roe A. B.", "seems to hold two names, parted by a comma"),
        ("Jane Doe, Ann Roe, Bob Poe", "has two commas, and neither part after them is a suffix like Jr."),
        ("Doe, Jane; Roe, Ann", "seems to hold several names, parted by semicolons"),
    ],
)
def test_names_joined_wrongly_stay_in_one_text_and_are_named(tex: str, what: str) -> None:
    listed = names_of_tex(f"{tex} and Poe, Bob", [])
    assert listed.names == (Name(literal=tex.replace("\\&", "&")), Name("Poe", "Bob"))
    ((number, fault),) = listed.doubtful
    assert (number, fault.code, fault.message) == (0, "BK307", f'"{tex}" {what}; it stays as it is')


@pytest.mark.parametrize(
    ("tex", "name"),
    [
        (r"AT\&T", Name("AT&T")),
        (r"{Simon \& Schuster}", Name(literal="Simon & Schuster")),
        ("García Márquez, Gabriel J.", Name("García Márquez", "Gabriel J.")),
        ("Etal, Ann", Name("Etal", "Ann")),
        (r"L.\ Thiele", Name("Thiele", "L.")),
        (r"{\I}lhan Polat", Name("Polat", r"\I{}lhan")),
    ],
)
def test_what_only_looks_like_that_is_a_name(tex: str, name: Name) -> None:
    listed = names_of_tex(tex, [])
    assert (listed.names, listed.doubtful) == ((name,), ())


def test_a_name_holds_words_and_the_entry_how_they_are_set() -> None:
    tex = r"M\textsuperscript{c}Donald, John and {Group\textsuperscript{2}} and \emph{Nature} Editors"
    (record,) = bibkit.read(f"@book{{k,\n  author = {{{tex}}},\n  title = {{T}}\n}}\n", "bibtex").records
    shown = [name.display for name in record.names("author")]
    assert shown == ["John McDonald", "Group²", "Nature Editors"]
    assert BIBTEX.write is not None
    assert f"author        = {{{tex}}}" in write_whole(BIBTEX.write, [record], {}).text


def test_several_words_in_a_group_are_an_organisation_whatever_it_begins_with() -> None:
    listed = names_of_tex(r"{\'Ecole normale} and {\'E}douard and {\AA gren}, B.", [])
    assert listed.names == (Name(literal="École normale"), Name("Édouard"), Name("Ågren", "B."))


def test_a_lone_sign_is_a_family_name_again() -> None:
    text = names_text([Name(">")], ESCAPING["bibtex"].name).text
    assert text == r"{\textgreater}{}"
    assert names_of_tex(text, []).names == (Name(">"),)
