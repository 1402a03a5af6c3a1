"""Lists in the order of their language: names with accents, letters of their own, particles."""

from __future__ import annotations

import random
from importlib.util import find_spec

import pytest

from bibkit.engines import EngineOptions, Job, load_engine
from bibkit.engines.alphabets import ALPHABETS
from bibkit.engines.collation import collate
from bibkit.errors import UsageError
from bibkit.text.write import text
from tests.engines.small_styles import HEAD
from tests.programs import without

ORDERS = {
    "en-US": "Ångström Ärlig Bell Čapek Çelik Cole de_Man Deman Öberg Olsen Zapf",
    "sv-SE": "Bell Čapek Çelik Cole Olsen Zapf Ångström Ärlig Öberg",
    "da-DK": "Bell Olsen Zapf Ærø Ærøskøbing Østergaard Aagaard Århus",
    "de-DE": "Ärlig Bell Goethe Göthe Olsen Öttl Ruß Russo Zapf",
    "es-ES": "Nadal Nuñez Nuño Nuria Ñíguez Ortega",
    "cs-CZ": "Cibulka Čapek Hus Chaloupka Ivan Řehoř Sova Šimek Zeman Žižka",
    "pl-PL": "Lem Łoś Nowak Ostrowski Ósma Zych Źrebiec Żak",
    "hu-HU": "Cukor Csaba Gál Gyula Ormos Öveges Szabó Tóth",
    "tr-TR": "Cem Çelik Irmak İnan Osman Özal Sezer Şahin",
    "et-EE": "Saar Šmidt Zimmer Tamm Õunap Ärm Öpik Üksi",
    "ru-RU": "Иванов Йорк Соколов Abbott Zeller",
    "el-GR": "Αθανασίου Ωνάσης Abbott",
    "uk-UA": "Гончар Ґалаґан Єфремов Жук Іваненко Їжак Йовенко Кобець",
}


@pytest.mark.parametrize("locale", ORDERS)
def test_names_stand_as_in_the_language(locale: str) -> None:
    names = [name.replace("_", " ") for name in ORDERS[locale].split(" ")]
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=collate("", locale)) == names  # type: ignore[arg-type]


def test_accents_count_where_the_letters_are_the_same() -> None:
    by_name = sorted(["Müller", "Muller", "müller", "MULLER"], key=collate("", "de-DE"))  # type: ignore[arg-type]
    assert by_name == ["Muller", "MULLER", "Müller", "müller"]


STYLE = f"""{HEAD.partition("?>")[2]}<citation><layout><text variable="title"/></layout></citation>
<bibliography><sort><key macro="author"/></sort><layout><text macro="author"/></layout></bibliography>
<macro name="author"><names variable="author"><name name-as-sort-order="all"/></names></macro></style>""".encode()


def listed(locale: str, collation: str = "", demote: str = "never") -> list[str]:
    names = (("Ångström", ""), ("Man", "de"), ("Demant", ""), ("Åberg", "af"), ("Zapf", ""))
    items = tuple(
        {"id": family, "type": "book", "author": [{"family": family, "non-dropping-particle": particle}]}
        for family, particle in names
    )
    style = STYLE.replace(
        b'version="1.0"', f'version="1.0" demote-non-dropping-particle="{demote}"'.encode(), 1
    )
    rendered = load_engine("native").render(
        Job(style, locale, items, options=EngineOptions(collation=collation))
    )
    assert rendered.bibliography is not None
    return [text.inline(entry.runs) for entry in rendered.bibliography.entries]


def test_a_list_is_in_the_order_of_its_language() -> None:
    assert listed("en-US") == ["af Åberg", "Ångström", "de Man", "Demant", "Zapf"]
    assert listed("sv-SE") == ["af Åberg", "de Man", "Demant", "Zapf", "Ångström"]


def test_a_particle_counts_where_the_style_has_it_before_the_name() -> None:
    assert listed("sv-SE", demote="display-and-sort") == [
        "Demant",
        "Man, de",
        "Zapf",
        "Åberg, af",
        "Ångström",
    ]


# What The Chicago Manual of Style, 17th ed., 16.59 to 16.61 says of both orders, and APA's Publication Manual, 7th ed.,
# 9.44: spaces, hyphens, apostrophes and periods do not count, and nothing precedes something.
LETTERS = [
    ("New|New (York)|New, Ann|Newark|Newborn|newcomer|Newman, A.|New Orleans|newsletter|New York", "en-US"),
    ("Leach|Le Gros", "en-US"),
    ("De Man|Denham|De Nil", "en-US"),
    ("O’Brien|Obringer|O'Casey|Ochs", "en-US"),
    ("St. Clair|Steele|Stein-Aaron|Steinberg", "en-US"),
    ("Area 2|Area 9|Area 10|Area 51", "en-US"),
    ("MacArthur|Mac Donald|MacEwan", "en-US"),
    ("Aal|Zet|Åa Berg|Åaland|Ö Man", "sv-SE"),
    ("von Ärlig|Von Arm", "de-DE"),
]


@pytest.mark.parametrize("collation", ["", "icu"])
@pytest.mark.parametrize(("in_order", "locale"), LETTERS)
def test_letter_by_letter_spaces_do_not_count(in_order: str, locale: str, collation: str) -> None:
    if collation:
        require_icu()
    names = in_order.split("|")
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=collate(collation, locale, by_letter=True)) == names  # type: ignore[arg-type]


@pytest.mark.parametrize("collation", ["", "icu"])
@pytest.mark.parametrize(
    "in_order",
    ["New|New Orleans|New York|Newark|Newborn", "Le Gros|Leach", "De Man|Deman", "Mac Donald|MacArthur"],
)
def test_word_by_word_a_space_comes_first(in_order: str, collation: str) -> None:
    if collation:
        require_icu()
    names = in_order.split("|")
    assert sorted(random.Random(3).sample(names, len(names)), key=collate(collation, "en-US")) == names  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("alphabetize", "expected"),
    [("", ["Le Guin", "Leach", "Legrand"]), ("letters", ["Leach", "Legrand", "Le Guin"])],
)
def test_a_list_letter_by_letter(alphabetize: str, expected: list[str]) -> None:
    items = tuple(
        {"id": n, "type": "book", "author": [{"family": n}]} for n in ("Legrand", "Le Guin", "Leach")
    )
    job = Job(STYLE, "en-US", items, options=EngineOptions(alphabetize=alphabetize))
    rendered = load_engine("native").render(job)
    assert rendered.bibliography is not None
    assert [text.inline(entry.runs) for entry in rendered.bibliography.entries] == expected


def test_given_names_count_after_family_names_letter_by_letter_too() -> None:
    """Nothing precedes something: "Singh, Y." before "Singh Siddhu, N." (APA 9.44)."""
    people = (("Singh Siddhu", "N."), ("Singh", "Y."), ("Singhal", "A."))
    items = tuple({"id": f, "type": "book", "author": [{"family": f, "given": g}]} for f, g in people)
    job = Job(STYLE, "en-US", items, options=EngineOptions(alphabetize="letters"))
    rendered = load_engine("native").render(job)
    assert rendered.bibliography is not None
    assert [text.inline(entry.runs) for entry in rendered.bibliography.entries] == [
        "Singh, Y.",
        "Singhal, A.",
        "Singh Siddhu, N.",
    ]


def test_icu_is_used_only_by_name_and_refused_where_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bibkit.engines.collation.find_spec", lambda name: None)
    collate.cache_clear()
    with pytest.raises(UsageError, match="The collation icu needs the library PyICU"):
        collate("icu", "sv-SE")
    with pytest.raises(UsageError, match='There is no collation "ICU"'):
        collate("ICU", "sv-SE")
    assert listed("sv-SE")


def require_icu() -> None:
    if find_spec("icu") is None:
        without("PyICU (the extra collation) is not installed")


def test_icu_orders_a_list() -> None:
    require_icu()
    collate.cache_clear()
    assert listed("sv-SE", "icu") == ["af Åberg", "de Man", "Demant", "Zapf", "Ångström"]


@pytest.mark.parametrize("language", ALPHABETS)
def test_our_alphabets_are_those_of_icu(language: str) -> None:
    require_icu()
    from icu import Collator, Locale

    icu = Collator.createInstance(Locale(language))
    icu.setStrength(Collator.PRIMARY)
    own = collate("", language)
    rules = [(rule[0], rule[2:].replace("/", ",").split(",")) for rule in ALPHABETS[language].split()]
    letters = [letter for base, others in rules for letter in (base, *others)]
    for before in letters:
        for after in letters:
            for one, other in ((before, after), (f"{before}m", f"{after}k"), (f"k{before}", f"k{after}z")):
                keys = [str(own(word)).partition("\0")[0] for word in (one, other)]
                expected = icu.compare(one, other)
                # ICU reads a letter that is written twice before a digraph as two digraphs (Hungarian ccs).
                assert (keys[0] > keys[1]) - (keys[0] < keys[1]) == expected, (one, other)
