"""Keys by a formula in the language of Better BibTeX."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.model.citekey.default import cite_key
from bibkit.model.citekey.filters import FormulaError
from bibkit.model.citekey.formula import key_formula
from bibkit.model.edtf import parse_date
from bibkit.model.key import key_fault
from bibkit.model.malformed import Malformed
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from tests.strategies.records import records


def work(*authors: Name, issued: str = "", **values: Value) -> Record:
    date = parse_date(issued) if issued else None
    assert not isinstance(date, Malformed)
    said: dict[str, Value] = {"author": authors} if authors else {}
    said |= {name.replace("_", "-"): value for name, value in values.items()}
    return Record("x", "article-journal", {**said, **({"issued": date} if date else {})})


NEWTON = Name("Newton", "Isaac")
MAXWELL = Name("Maxwell", "James Clerk")
EINSTEIN = Name("Einstein", "Albert")
BOHR = Name("Bohr", "Niels")
UNITED = Name("Unitéd", "U.")
FIVE = work(
    NEWTON,
    MAXWELL,
    EINSTEIN,
    BOHR,
    UNITED,
    issued="1905-03-07",
    title="An Awesome paper on the JabRef: what <i>it</i> does",
    page="27--51",
    container_title="Annals of Physics",
    DOI="10.1000/182",
    tags=("light", "heat"),
)


@pytest.mark.parametrize(
    ("formula", "key"),
    [
        ("auth", "Newton"),
        ("auth.lower + year + shorttitle(1)", "newton1905Awesome"),
        ("auth.lower + shorttitle(3,3) + year", "newtonAwesomePaperJabRef1905"),
        ("auth(3)", "New"),
        ("auth(n=3, m=2)", "Max"),
        ("auth(0, 2, initials=true)", "MaxwellJC"),
        ("authAuthEa", "Newton.Maxwell.ea"),
        ("authEtAl", "NewtonEtAl"),
        ("authEtal2", "Newton.etal"),
        ("authForeIni + authorLastForeIni", "IU"),
        ("authIni(2)", "Ne.Ma.Ei.Bo.Un"),
        ("authorIni", "Newto.MEBU"),
        ("authorLast", "United"),
        ("authors", "NewtonMaxwellEinsteinBohrUnited"),
        ('authors(2, sep="-", etal="-EA")', "Newton-Maxwell-EA"),
        ('authors(2, name="%(f)s%(I)s")', "NewtonIMaxwellJC"),
        ("authorsAlpha", "NME+"),
        ("authshort", "N.M.E+"),
        ("year + shortyear + month", "19050503"),
        ('date("%Y%m%d")', "19050307"),
        ("date(%Y)", None),
        ("firstpage + '_' + lastpage", "27_51"),
        ("keyword(2)", "heat"),
        ("keyword(3) + auth", "Newton"),
        ("title", "AwesomePaperJabRefWhatItDoes"),
        ("veryshorttitle.lower", "awesome"),
        ("type", "article-journal"),
        ("journal", "AP"),
        ("DOI", "10.1000/182"),
        ("PublicationTitle.condense(_)", "Annals_of_Physics"),
        ("container-title.abbr", "AoP"),
        ("Title.skipwords.select(1, 2).condense('-')", "Awesome-paper"),
        ("title.substring(1, 7)", "Awesome"),
        ("title.substring(-4)", "Does"),
        ("(auth + year).upper", "NEWTON1905"),
        ("auth.prefix(a_).postfix('_z')", "a_Newton_z"),
        ("Volume.prefix('v') + auth", "Newton"),
        ("Volume.default('none')", "none"),
        ("Volume | auth", "Newton"),
        ("auth.len('>', 9) || year", "1905"),
        ("auth.replace(/[aeiou]/g, '')", "Nwtn"),
        ("auth.replace(/NEW/i, 'Old')", "Oldton"),
        ("auth.match(/^.../)", "New"),
        ("Title.nopunct.condense", "AnAwesomepaperontheJabRefwhatitdoes"),
        ("year.numeric + auth.numeric", "1905"),
        ("auth.discard + year", "1905"),
        ("shorttitle(2).capitalize.condense", "AwesomePaper"),
    ],
)  # fmt: skip
def test_a_formula_takes_functions_fields_and_filters(formula: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(FormulaError):
            key_formula(formula)
    else:
        assert key_formula(formula)(FIVE) == key


@pytest.mark.parametrize(
    ("names", "formula", "key"),
    [
        ((NEWTON,), "authorsAlpha + authshort + authEtAl + authAuthEa", "NewNewtonNewtonNewton"),
        ((NEWTON, MAXWELL), "authorsAlpha", "NM"),
        ((NEWTON, MAXWELL), "authshort", "N.M"),
        ((NEWTON, MAXWELL), "authEtAl", "NewtonMaxwell"),
        ((NEWTON, MAXWELL), "authEtal2", "Newton.Maxwell"),
        ((NEWTON, MAXWELL, EINSTEIN, BOHR), "authorsAlpha", "NMEB"),
        ((Name("Berg", "Jan", non_dropping_particle="van der"),), "auth", "vanderBerg"),
        ((Name(literal="The European Commission"),), "auth", "European"),
        ((Name("Müller-Łoś", "Ärne"),), "auth", "MullerLos"),
        ((Name("Müller-Łoś", "Ärne"),), "auth.fold(german)", "MuellerLos"),
        ((Name("Mu\u0308ller", "Ärne"),), "auth.transliterate('german').lower", "mueller"),
        ((Name("Øvergård", "Å."),), "auth.transliterate(norwegian)", "Oevergaard"),
        ((Name("Чайковский", "П."),), "auth.lower", "чайковский"),
        ((Name("Müller", "A."),), "auth.ascii", "Muller"),
    ],
)
def test_names_are_as_the_functions_want_them(names: tuple[Name, ...], formula: str, key: str) -> None:
    assert key_formula(formula)(work(*names)) == key


def test_editors_stand_in_for_authors_unless_authors_are_asked_for() -> None:
    edited = work(editor=(NEWTON,), title="Opticks")
    assert key_formula("auth + title")(edited) == "NewtonOpticks"
    assert key_formula("auth(creator=author) + title")(edited) == "Opticks"


def test_where_a_formula_gives_nothing_the_key_is_bibkits_own() -> None:
    assert key_formula("Volume")(FIVE) == cite_key(FIVE) == "newton1905awesome"


@pytest.mark.parametrize(
    ("formula", "message", "column", "hint"),
    [
        ("", "The formula is empty", 1, "for example auth.lower + year + shorttitle(1)"),
        ("auth lower", '"lower" is one too many', 6, "parts are joined by +"),
        ("auth.lowr", 'There is no filter "lowr"', 6, "did you mean lower?"),
        ("[auth:lower][year]", "Brackets are JabRef's way", 1, "write [auth:lower][year] as auth.lower + year"),
        ("auth.prefix", "prefix needs prefix", 6, 'for example prefix("_")'),
        ("auth(x)", "n should be a whole number", 6, ""),
        ("year(2)", "year has no such argument", 6, "it takes none"),
        ("'abc", "\"'\" can't be understood here", 1, ""),
        ("library + year", "library needs Zotero; bibkit has no such function", 1, ""),
        ("auth(creator=dog)", '"dog" is no creator', 1, "one of *, author, editor, translator, director"),
        ("(auth", '")" is missing', 6, ""),
        ("(" * 60 + "auth", "The formula nests too deep", 51, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_formula_is_said_with_its_place(
    formula: str, message: str, column: int, hint: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        key_formula(formula)
    assert (caught.value.message, caught.value.column, caught.value.hint) == (message, column, hint)


@given(st.text(alphabet="auth.lowery+()|,='\"/ 1-t_\\", max_size=40))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    try:
        key_of = key_formula(text)
    except FormulaError:
        return
    assert key_fault(key_of(FIVE)) is None


@given(
    records(),
    st.sampled_from(["auth.lower + year + shorttitle(1)", "Title", "authors(3).upper + '.'", "'&' + title"]),
)
def test_what_a_formula_makes_of_any_record_can_be_a_key(record: Record, formula: str) -> None:
    assert key_fault(key_formula(formula)(record)) is None
