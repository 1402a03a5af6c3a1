import pytest

from bibkit.errors import UsageError
from bibkit.stylebook.locales import fallback_chain, find_locale, locales, read_locale


def test_every_locale_file_is_listed_and_read() -> None:
    assert {"en-US", "de-AT", "eu", "sr-Latn-RS"} <= set(locales())
    for locale in locales():
        assert b"<locale" in read_locale(locale)


@pytest.mark.parametrize(
    ("asked", "locale"),
    [
        ("de-AT", "de-AT"),
        ("de_at.UTF-8", "de-AT"),
        ("de", "de-DE"),
        ("de-LU", "de-DE"),
        ("eu", "eu"),
        ("sr", "sr-Latn-RS"),
        ("EN", "en-US"),
    ],
)
def test_a_language_is_its_primary_dialect(asked: str, locale: str) -> None:
    assert find_locale(asked) == locale


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match='There is no locale "tlh"'):
        find_locale("tlh")


@pytest.mark.parametrize(
    ("language", "chain"),
    [
        ("de-AT", ("de-AT", "de-DE", "en-US")),
        ("de", ("de-DE", "en-US")),
        ("en-GB", ("en-GB", "en-US")),
        ("en-US", ("en-US",)),
        ("tlh", ("en-US",)),
    ],
)
def test_locale_files_fall_back_as_the_specification_says(language: str, chain: tuple[str, ...]) -> None:
    assert fallback_chain(language) == chain


def test_only_listed_locales_are_read() -> None:
    with pytest.raises(UsageError, match="There is no locale"):
        read_locale("../../../styles/apa")
