"""The names of months in the languages that people write in."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from bibkit.model.months import month_of
from bibkit.stylebook.locales import read_locale

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_LANGUAGES = ("en-US", "de-DE", "de-AT", "fr-FR", "es-ES", "it-IT", "pt-PT", "pt-BR", "nl-NL", "ca-AD", "da-DK", "nb-NO",
              "sv-SE", "fi-FI", "pl-PL", "cs-CZ", "ru-RU")  # fmt: skip


def names_of_months(locale: str) -> list[tuple[str, int]]:
    """The long names that a CSL locale has for the months."""
    terms = ET.fromstring(read_locale(locale)).iter(f"{_NAMESPACE}term")
    return [
        (term.text or "", int(name.removeprefix("month-")))
        for term in terms
        if (name := term.get("name", "")).startswith("month-") and term.get("form", "long") == "long"
    ]


@pytest.mark.parametrize("locale", _LANGUAGES)
def test_the_names_of_months_of_the_csl_locales_are_known(locale: str) -> None:
    names = names_of_months(locale)
    assert len(names) >= 12
    assert [(name, number) for name, number in names if month_of(name) not in (number, 0)] == []
    assert [name for name, _ in names if not month_of(name)] == (["listopad"] if locale == "cs-CZ" else [])


@pytest.mark.parametrize(
    ("word", "month"),
    [("jan", 1), ("JAN", 1), ("Sept", 9), ("sep", 9), ("Fall", 23), ("autumn", 23), ("février", 2), ("FÉVRIER", 2),
     ("Maerz", 3), ("August", 8), ("out", 10), ("dez", 12), ("lipiec", 7), ("printemps", 21), ("Winter", 24),
     ("mayhem", 0), ("listopad", 0), ("mon", 0), ("-", 0), ("", 0)],
)  # fmt: skip
def test_a_word_names_one_month_or_none(word: str, month: int) -> None:
    assert month_of(word) == month
