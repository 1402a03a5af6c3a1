"""Chinese in the order of its pinyin, by the library pypinyin, without ICU.

GB/T 7714 lets lists in Chinese follow the pinyin, and Zotero's Chinese styles do. What is Chinese comes before what is
not; texts of the same sound stand in the order of their characters' codes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from bibkit.text.pattern import lazy_pattern

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = lazy_pattern(f"[{_HAN}]+")
_FIRST = "A"
"""What sorts after digits and before Latin letters, which are small in sort keys."""
_LONGEST_NAME = 4

SURNAMES = {
    "仇": "qiu2", "任": "ren2", "单": "shan4", "區": "ou1", "区": "ou1", "华": "hua4", "召": "shao4",
    "員": "yun4", "员": "yun4", "宁": "ning4", "折": "she2", "曾": "zeng1",
    "朴": "piao2", "查": "zha1", "樂": "yue4", "乐": "yue4", "洗": "xian3", "燕": "yan1", "盖": "ge3",
    "蓋": "ge3", "秘": "bi4", "种": "chong2", "單": "shan4", "繁": "po2", "繆": "miao4", "缪": "miao4", "翟": "zhai2",
    "覃": "qin2", "解": "xie4", "黑": "he4",
}  # fmt: skip
"""Characters that are read otherwise where they are a family name (Xiandai Hanyu Cidian)."""

COMPOUND_SURNAMES = {
    "尉迟": ("yu4", "chi2"),
    "尉遲": ("yu4", "chi2"),
    "长孙": ("zhang3", "sun1"),
    "長孫": ("zhang3", "sun1"),
}
"""Family names of two characters of which one is read otherwise than alone."""


def pinyin_key(key: Callable[[str], str]) -> Callable[[str], str]:
    """What makes a sort key of a text: Chinese by its sound, all else by `key`.

    Raises UsageError where pypinyin is not installed.
    """
    from bibkit.extras import needed

    return partial(_key, needed("pypinyin", "pinyin"), key)


def _key(library: Any, key: Callable[[str], str], text: str) -> str:
    if text.isascii():
        return key(text)
    parts = []
    position = 0
    for found in _RUN.finditer(text):
        if found.start() > position:
            parts.append(key(text[position : found.start()]))
        sounds = _sounds(library, found[0], is_whole=found[0] == text)
        parts += [f"{_FIRST}{sound}{sign}" for sound, sign in zip(sounds, found[0], strict=True)]
        position = found.end()
    if position < len(text):
        parts.append(key(text[position:]))
    return "".join(parts)


def _sounds(library: Any, text: str, *, is_whole: bool) -> list[str]:
    """The sound of each character with its tone as a number; the first may be a family name."""
    sounds: list[str] = library.lazy_pinyin(
        text, style=library.Style.TONE3, neutral_tone_with_five=True, errors=lambda signs: list(signs)
    )
    if is_whole and len(text) <= _LONGEST_NAME and text[:2] not in library.constants.PHRASES_DICT:
        return _as_name(text, sounds)
    return sounds


def _as_name(text: str, sounds: list[str]) -> list[str]:
    compound = COMPOUND_SURNAMES.get(text[:2])
    if compound is not None:
        return [*compound, *sounds[2:]]
    return [SURNAMES.get(text[0], sounds[0]), *sounds[1:]]
