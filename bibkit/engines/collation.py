"""The order of names and titles in a language: bibkit's own, or ICU's or pinyin's when it is asked for.

bibkit's own order knows the letters of the languages (`alphabets`) and is the same on every machine. ICU (the library
PyICU) knows every script, pypinyin how Chinese is read (`pinyin`); they are used only by name, never because they
happen to be installed: two machines with the same records and settings write the same bytes. Their order may change
with their release.

Letters count first. Where they are the same, accents do: Muller, all his works, before Müller.

Word by word, a space comes before every letter: "de Man" before "Deman". Letter by letter it is looked through, as the
guides of APA (Publication Manual, 7th ed., 9.44) and of Chicago (The Chicago Manual of Style, 17th ed., 16.59) want
it: up to a bracket or a comma, which come, in this order, before all letters.
"""

from __future__ import annotations

from functools import cache, partial
from importlib.util import find_spec

from bibkit.csl.data.collation import Collate, collation_key
from bibkit.engines.alphabets import Alphabet, alphabet, own_script_first
from bibkit.errors import UsageError
from bibkit.registry import COLLATIONS, unknown_name
from bibkit.text.pattern import lazy_pattern


@cache
def collate(collation: str, locale: str, *, by_letter: bool = False) -> Collate:
    """What makes a sort key of a text: bibkit's own for "", else the library's for that locale.

    Word by word, or `by_letter`.

    Raises UsageError for an unknown name and for a library that is not installed.
    """
    whole = _collate(collation, locale, by_letter=by_letter)
    return partial(_letter_by_letter, whole) if by_letter else whole


def _collate(collation: str, locale: str, *, by_letter: bool) -> Collate:
    if not collation:
        return partial(_key, alphabet(locale), locale)
    if collation not in COLLATIONS:
        raise unknown_name("collation", collation, COLLATIONS, about="collation")
    if collation == "pinyin":
        from bibkit.engines.pinyin import pinyin_key

        return pinyin_key(partial(_key, alphabet(locale), locale))
    if find_spec("icu") is None:
        from bibkit.extras import install_command

        raise UsageError(
            "The collation icu needs the library PyICU",
            hint=f"{install_command('collation')} (compiled against ICU; Debian has python3-icu ready made)",
            about="collation",
        )
    from icu import Collator, Locale, UCollAttribute, UCollAttributeValue

    collator = Collator.createInstance(Locale(locale))
    collator.setAttribute(UCollAttribute.NUMERIC_COLLATION, UCollAttributeValue.ON)
    if by_letter:
        collator.setAttribute(UCollAttribute.ALTERNATE_HANDLING, UCollAttributeValue.SHIFTED)
    return collator.getSortKey  # type: ignore[no-any-return]


_STOP = lazy_pattern(r"\s*([(,])\s*")
_SPACE = lazy_pattern(r"(?<!\d)\s+|\s+(?!\d)")


def _letter_by_letter(whole: Collate, text: str) -> tuple[object, ...]:
    r"""The parts of the text that brackets and commas part, without their spaces, and which of the two it was.

    >>> texts = ["Newman, A.", "New York", "New (York)", "Newark", "New, Ann", "New"]
    >>> sorted(texts, key=partial(_letter_by_letter, partial(_key, None, "en-US")))
    ['New', 'New (York)', 'New, Ann', 'Newark', 'Newman, A.', 'New York']
    """
    parts = _STOP.split(text)
    return tuple(part == "," if at % 2 else whole(_SPACE.sub("", part)) for at, part in enumerate(parts))


def _key(letters: Alphabet | None, locale: str, text: str) -> str:
    r"""The text as it sorts: its letters, and after a \0, which sorts before everything, its accents.

    >>> sorted(["Müller", "Mullers", "Muller"], key=partial(_key, None, "en-US"))
    ['Muller', 'Müller', 'Mullers']
    """
    if text.isascii():
        return collation_key(letters.spelled(text) if letters and letters.changes_ascii else text)
    accents = "".join(filter(str.isalnum, text.lower()))
    key = own_script_first(locale, collation_key(letters.spelled(text) if letters else text))
    return f"{key}\0{accents}"
