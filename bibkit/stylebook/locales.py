"""The locale files of CSL, as the package citeproc-py carries them, and which of them a language falls back to."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from bibkit.errors import FileError, UsageError
from bibkit.registry import unknown_name
from bibkit.stylebook.folders import package_folder

DEFAULT_LOCALE = "en-US"

_PREFIX, _SUFFIX = "locales-", ".xml"


@cache
def locales() -> tuple[str, ...]:
    """The locales that have a file, such as "de-AT", in order."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(
        sorted(
            name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
            for name in names
            if name.startswith(_PREFIX) and name.endswith(_SUFFIX)
        )
    )


def find_locale(language: str) -> str:
    """The locale that a user's "de", "de-at" or "de_AT" means.

    A language alone is its primary dialect, and so is a dialect without a file (CSL 1.0.2, locale fallback).
    Raises UsageError where there is no file for the language.
    """
    asked = language.strip().replace("_", "-").partition(".")[0]
    chain = [locale for locale in _dialect_and_primary(asked) if locale]
    if not chain:
        raise unknown_name("locale", language, locales(), about="locale")
    return chain[0]


def fallback_chain(language: str) -> tuple[str, ...]:
    """The locale files to ask in turn: the dialect's, the primary dialect's, en-US.

    CSL 1.0.2, locale fallback, steps 4 to 6; a language without any file is en-US.
    """
    return tuple(dict.fromkeys([*filter(None, _dialect_and_primary(language)), DEFAULT_LOCALE]))


def is_known_language(language: str) -> bool:
    """Whether there is a locale file for a language, in whatever dialect."""
    spoken = language.partition("-")[0].lower()
    return not spoken or any(locale.startswith(spoken) for locale in fallback_chain(language))


def read_locale(locale: str) -> bytes:
    """The XML of a locale file. Raises UsageError where there is none, FileError where it can't be read."""
    if locale not in locales():
        raise unknown_name("locale", locale, locales(), about="locale")
    path = _folder() / f"locales-{locale}.xml"
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror or error}") from error


def load_locale(locale: str) -> bytes | None:
    """The XML of a locale file, or None where there is none: what the CSL processor asks for."""
    return read_locale(locale) if locale in locales() else None


def _dialect_and_primary(language: str) -> tuple[str | None, str | None]:
    by_lower = {locale.lower(): locale for locale in locales()}
    dialect = by_lower.get(language.lower())
    primary = _primary_dialects().get(language.lower().partition("-")[0])
    return dialect, by_lower.get(primary.lower()) if primary else None


@cache
def _primary_dialects() -> dict[str, str]:
    table = json.loads((_folder() / "locales.json").read_bytes())["primary-dialects"]
    return {language.lower(): dialect for language, dialect in table.items()}


@cache
def _folder() -> Path:
    package = package_folder("citeproc")
    folder = package / "data" / "locales" if package is not None else None
    if folder is None or not folder.is_dir():
        raise UsageError("There are no CSL locale files", hint="install the package citeproc-py")
    return folder
