"""What language an item says it is in: one reading of `language` for title case, layouts and locales.

CSL wants a code of ISO 639-1 with a region ("de-AT"; appendix IV, `language`). Databases, librarians and people write
"eng", "English", "en_US", "german" or "Deutsch", too.
"""

from __future__ import annotations

from functools import lru_cache

from bibkit.text.pattern import lazy_pattern

UNKNOWN = "xx"
"""What stands for a language that no table has: it is none of those that a rule speaks of."""

_TAG = lazy_pattern(r"[A-Za-z]{2}(?:[-_][A-Za-z0-9]{1,8})*")
_SEVERAL = lazy_pattern(r"\s*(?:[;,/|&+]|\band\b|\bund\b|\bet\b)\s*")
_ASIDE = lazy_pattern(r"\s*[(\[].*")
_NO_CODES = {"cn": "zh", "cz": "cs", "jp": "ja", "kr": "ko", "ua": "uk"}
"""Countries that people take for codes of their languages, where these are no codes of other languages."""


@lru_cache(maxsize=1024)
def language_tag(text: str) -> str:
    """The language as a tag such as "en" or "de-AT"; "" for none, "xx" for one that is not known.

    Of several languages ("en; fr") it is the first, of a translation ("en>zh" or "zh<en", in Zotero's data for
    CSL-M) that of the original.

    >>> [language_tag(text) for text in ("eng", "English", "en_us", "german", "de-AT", "Chinese (Taiwan)", "Klingon")]
    ['en', 'en', 'en-US', 'de', 'de-AT', 'zh-TW', 'xx']
    """
    text = _original(text).strip()
    if not text:
        return ""
    language, *rest = (text if _TAG.fullmatch(text) else _named(text)).replace("_", "-").split("-")
    language = language.lower()
    return "-".join((_NO_CODES.get(language, language), *map(_subtag, rest)))


def _named(text: str) -> str:
    """The tag for what is none: a name, a code of three letters, several languages; "xx" where no table has it."""
    from bibkit.csl.data.language_names import NAMES  # most items say it as CSL wants it

    first = _SEVERAL.split(text)[0].strip()
    for name in (text, first, _ASIDE.sub("", first)):
        if (plain := _plain(name).removesuffix(" language")) in NAMES:
            return NAMES[plain]
    code = _TAG.match(first)
    if code is not None and not first[code.end() :][:1].isalpha():
        return code[0]
    base, _, region = _plain(first).partition("-")
    return f"{NAMES[base]}-{region}".rstrip("-") if base in NAMES else UNKNOWN


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", "-").split())


def _original(text: str) -> str:
    if ">" in text:
        return text.partition(">")[0]
    return text.partition("<")[2] if "<" in text else text


def _subtag(part: str) -> str:
    """A part of a tag as it is spelled: the script "Hant", the region "TW" (RFC 5646, section 2.1.1)."""
    return part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower()


_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]"),  # before Chinese: Japanese has both scripts
    ("ko", "[\uac00-\ud7a3\u1100-\u11ff]"),
    ("zh", "[\u3400-\u4dbf\u4e00-\u9fff]"),
    ("he", "[\u05d0-\u05ea]"),
    ("el", "[\u0370-\u03ff]"),
    ("th", "[\u0e01-\u0e5b]"),
    ("hy", "[\u0531-\u0587]"),
    ("ka", "[\u10d0-\u10ff]"),
)
"""Languages that have a script to themselves, as far as works of a reference list go."""

_PATTERNS = tuple((language, lazy_pattern(letters)) for language, letters in _SCRIPTS)
_OTHER_SCRIPTS = frozenset(
    (
        *(language for language, _ in _SCRIPTS),
        "ar",
        "be",
        "bg",
        "bn",
        "fa",
        "hi",
        "kk",
        "km",
        "mk",
        "mn",
        "ru",
        "uk",
    )
)
"""Languages that are not written in Latin letters."""
_LATIN = lazy_pattern("[A-Za-z\u00c0-\u024f]")


def language_by_script(text: str) -> str:
    """The language that a title must be in by its letters, as a guess; "" where several share its script.

    >>> [language_by_script(title) for title in ("人工智能", "人工知能の", "인공지능", "Künstliche", "AI 与法律")]
    ['zh', 'ja', 'ko', '', 'zh']
    """
    if text.isascii():
        return ""
    return next((language for language, letters in _PATTERNS if letters.search(text)), "")


def guessed_language(title: str, around: str) -> str:
    """What the letters of a title say of the language of a work that says nothing itself, in a list in `around`.

    A title in Latin letters is in none of the languages of other scripts, and taken for English in a list in one.

    >>> guessed_language("Data", "zh"), guessed_language("Data", "de"), guessed_language("数据", "de")
    ('en', '', 'zh')
    """
    found = language_by_script(title)
    return found or ("en" if around in _OTHER_SCRIPTS and _LATIN.search(title) else "")
