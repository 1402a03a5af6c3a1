"""Every locale that is installed renders dates in all forms, ordinals and terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from bibkit.csl.lint.words import TERM_FORMS, TERMS
from bibkit.csl.style.locale import Locale, merge_locale
from bibkit.stylebook.locales import load_locale, locales
from tests.csl.styles import book, listed, style

DATES: list[dict[str, Any]] = [
    {"date-parts": [[2020]]},
    {"date-parts": [[2020, 3]]},
    {"date-parts": [[2020, 3, 5]]},
    {"date-parts": [[2020, 3, 1], [2021, 4, 31]]},
    {"date-parts": [[2020]], "season": 2},
    {"date-parts": [[-49, 12]]},
    {"date-parts": [[794]], "circa": True},
]
FORMS = [
    f'<date variable="issued" form="{form}" date-parts="{parts}"/>'
    for form in ("text", "numeric")
    for parts in ("year", "year-month", "year-month-day")
] + [
    f'<date variable="issued"><date-part name="day" form="{day}" suffix=" "/><date-part name="month" form="{month}" '
    'suffix=" "/><date-part name="year" form="long"/></date>'
    for day in ("numeric", "numeric-leading-zeros", "ordinal")
    for month in ("long", "short", "numeric", "numeric-leading-zeros")
]
NUMBERS = [
    f'<number variable="edition" form="{form}"/>' for form in ("numeric", "ordinal", "long-ordinal", "roman")
]


def rendered(layout: str, language: str, **item: object) -> str:
    """The entry of one item, in that language."""
    return listed(style(bibliography=layout), book("a", **item), language=language)[0]  # type: ignore[arg-type]


def test_there_are_sixty() -> None:
    assert len(locales()) >= 60


@pytest.mark.parametrize("language", locales())
def test_dates_have_their_year_in_every_form(language: str) -> None:
    dates = "".join(f'<group suffix="|">{form}</group>' for form in FORMS)
    for date in DATES:
        years = {str(abs(parts[0])) for parts in date["date-parts"]}
        shown = rendered(dates, language, issued=date).rstrip("|").split("|")
        assert len(shown) == len(FORMS)
        for text in shown:
            assert years <= set(re.findall(r"\d+", text)), (date, text)


@pytest.mark.parametrize("language", locales())
def test_months_are_words_and_all_different(language: str) -> None:
    for form in ("long", "short"):
        layout = f'<date variable="issued"><date-part name="month" form="{form}"/></date>'
        months = [
            rendered(layout, language, issued={"date-parts": [[2020, month]]}) for month in range(1, 13)
        ]
        assert all(months)
        assert len({*months}) == 12


@pytest.mark.parametrize("language", locales())
def test_ordinals_hold_their_number(language: str) -> None:
    for number in (1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 101, 111):
        numeric, ordinal, word, roman = (rendered(form, language, edition=str(number)) for form in NUMBERS)
        assert numeric == str(number)
        assert str(number) in re.sub("<[^>]*>", "", ordinal)
        assert word
        assert re.fullmatch("[ivxlc]+", roman)


@pytest.mark.parametrize("language", locales())
def test_every_term_has_a_form(language: str) -> None:
    locale = merge_locale(language, (), load_locale)
    known = {name for name, _ in merge_locale("en-US", (), load_locale).terms}
    for name in sorted(known):
        assert any(locale.term(name, form) is not None for form in TERM_FORMS), name
    assert {"and", "et-al", "page", "editor", "no date", "accessed"} <= known <= TERMS | {"legal_case"}
    for name in ("and", "et-al", "page", "editor", "accessed"):
        assert locale.term(name), name


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("sr-RS", "06. Maj 2000."),
        ("sr", "06. Maj 2000."),
        ("sr-Cyrl-RS", "06. Мај 2000."),
        ("lij", "6de mazzodo 2000"),
        ("hy", "6 մայիս, 2000\u00a0թ."),
        ("zh-Hant-TW", "2000年5月6日"),
    ],
)
def test_a_language_is_found_by_its_dialect_its_script_or_alone(language: str, date: str) -> None:
    shown = rendered('<date variable="issued" form="text"/>', language, issued={"date-parts": [[2000, 5, 6]]})
    assert shown == date


def merged(language: str, files: Mapping[str, str]) -> Locale:
    """The locale, from files that hold these terms."""
    return merge_locale(
        language,
        (),
        lambda code: f"<locale><terms>{files[code]}</terms></locale>".encode() if code in files else None,
    )


def test_english_stands_in_for_terms_that_a_language_lacks_not_for_forms_of_those_that_it_has() -> None:
    files = {
        "en-US": '<term name="chapter">chapter</term><term name="chapter" form="symbol">c.</term>'
        '<term name="folio" form="short">fol.</term>',
        "de-DE": '<term name="chapter">Kapitel</term><term name="chapter" form="short">Kap.</term>',
    }
    locale = merged("de-DE", files)
    assert locale.term("chapter", "symbol") == "Kap."
    assert locale.term("folio", "short") == "fol."


def test_a_dialect_has_the_forms_of_its_primary_dialect_before_other_forms_of_its_own() -> None:
    files = {
        "en-US": '<term name="folio" form="short">fol.</term>',
        "pt-PT": '<term name="director" form="verb">dirigido por</term>',
        "pt-BR": '<term name="director">diretor</term>',
    }
    locale = merged("pt-BR", files)
    assert locale.term("director", "verb") == "dirigido por"
    assert locale.term("director", "short") == "diretor"
    assert locale.term("folio", "short") == "fol."
