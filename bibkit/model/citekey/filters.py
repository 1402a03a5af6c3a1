"""What a formula can do to a text: Better BibTeX's filters (its manual, "Citation keys", Filters).

Each takes the text and the arguments of its signature. Of an empty text nothing comes but by `default`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from bibkit.model.citekey.letters import LANGUAGES, bare, folded
from bibkit.model.citekey.words import STOP_WORDS

_WORD = re.compile(r"\w+")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212]")


class FormulaError(ValueError):
    """A formula that can't be understood; `column` counts from 1, 0 where no place is known."""

    def __init__(self, message: str, column: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint

    def shown(self, formula: str) -> str:
        """The message with its place."""
        return f"{self.message} (column {self.column} of the formula {formula!r})"


def _abbr(text: str, chars: int = 1) -> str:
    return "".join(word[:chars] for word in text.split())


def _ascii(text: str) -> str:
    return folded(text).encode("ascii", "ignore").decode()


def _alphanum(text: str) -> str:
    return bare(text)


def _capitalize(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def _condense(text: str, sep: str = "") -> str:
    return sep.join(text.split())


def _default(text: str, text_: str = "") -> str:
    return text or text_


def _discard(_text: str) -> str:
    return ""


def _fold(text: str, mode: str = "") -> str:
    return folded(text, _language(mode) if mode else "")


def _transliterate(text: str, mode: str = "") -> str:
    return folded(text, _language(mode) if mode else "")


def _language(mode: str) -> str:
    if mode.lower() not in LANGUAGES:
        raise FormulaError(
            f'"{mode}" is no language of transliteration', hint=f"one of {', '.join(LANGUAGES)}"
        )
    return mode.lower()


def _lower(text: str) -> str:
    return text.lower()


def _upper(text: str) -> str:
    return text.upper()


def _nopunct(text: str, dash: str = "-") -> str:
    """Without punctuation; dashes become the one that is given."""
    return "".join(
        sign if sign == dash or unicodedata.category(sign)[0] != "P" else ""
        for sign in _DASHES.sub(dash, text)
    )


def _nopunctordash(text: str) -> str:
    return _nopunct(text, "")


def _numeric(text: str) -> str:
    return text if text.isdecimal() else ""


def _prefix(text: str, prefix: str) -> str:
    return prefix + text


def _postfix(text: str, postfix: str) -> str:
    return text + postfix


def _replace(text: str, find: str | re.Pattern[str], replace: str = "") -> str:
    if isinstance(find, str):
        return text.replace(find, replace)
    return find.sub(lambda _match: replace, text)


def _match(text: str, match: str | re.Pattern[str]) -> str:
    found = re.compile(re.escape(match)).search(text) if isinstance(match, str) else match.search(text)
    return found[0] if found else ""


def _select(text: str, start: int = 1, n: int = 0) -> str:
    """Words from the one that is counted so (from 1; from the end where it is below 0)."""
    return " ".join(_part(text.split(), start, n))


def _substring(text: str, start: int = 1, n: int = 0) -> str:
    return "".join(_part(list(text), start, n))


def _part(parts: list[str], start: int, n: int) -> list[str]:
    begin = start - 1 if start > 0 else max(len(parts) + start, 0)
    return parts[begin : begin + n if n else None]


def _skipwords(text: str) -> str:
    return " ".join(word for word in text.split() if bare(folded(word)).lower() not in STOP_WORDS)


def _clean(text: str) -> str:
    return "".join(_WORD.findall(folded(text)))


FILTERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "abbr": _abbr,
        "alphanum": _alphanum,
        "ascii": _ascii,
        "capitalize": _capitalize,
        "clean": _clean,
        "condense": _condense,
        "default": _default,
        "discard": _discard,
        "fold": _fold,
        "lower": _lower,
        "match": _match,
        "nopunct": _nopunct,
        "nopunctordash": _nopunctordash,
        "numeric": _numeric,
        "postfix": _postfix,
        "prefix": _prefix,
        "replace": _replace,
        "select": _select,
        "skipwords": _skipwords,
        "substring": _substring,
        "transliterate": _transliterate,
        "upper": _upper,
    }
)
