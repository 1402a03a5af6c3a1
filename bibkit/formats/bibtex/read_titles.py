"""Titles with braces as titles of records: braces that say more than the writer would say stay as markup.

A word in braces keeps its case. Where `titles.title_text` braces that word anyway the braces leave no trace;
where it would not, they become CSL's `<span class="nocase">`, so that the case is kept in every format.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.formats.bibtex.from_tex import GROUP_CLOSE, GROUP_OPEN, text_of_tex, without_groups
from bibkit.formats.bibtex.titles import protected_words

_BRACE = re.compile(r"(?<!\\)[{}]")
_SPACE = re.compile(r"\s")
_TAG = re.compile(r"<(/?)(i|b|sup|sub|span)\b[^<>]*>")
_DOLLAR = re.compile(r"(?<!\\)\$")
_GROUP = re.compile(f"[{GROUP_OPEN}{GROUP_CLOSE}]")


def title_of_tex(tex: str, unknown: list[str], language: str = "") -> str:
    """The title, as CSL's rich text."""
    if "{" not in tex:
        return text_of_tex(tex, unknown=unknown)
    plain, groups, not_known = _read(tex)
    unknown += not_known
    if not groups:
        return plain
    if (0, len(plain)) in groups:
        return plain.strip()  # all in braces: no word is told apart from the others
    covered = [False] * len(plain)
    for start, end in protected_words(plain, language, is_tuned=is_tuned(tex, language)):
        covered[start:end] = [True] * (end - start)
    written: list[str] = []
    at = 0
    for (start, end), needs_mark in zip(groups, _need_marks(plain, groups, covered), strict=True):
        inner = plain[start:end]
        written.append(plain[at:start])
        written.append(f'<span class="nocase">{inner}</span>' if needs_mark else inner)
        at = end
    written.append(plain[at:])
    return "".join(written).strip()


def _need_marks(plain: str, groups: list[tuple[int, int]], covered: list[bool]) -> list[bool]:
    """Of each group, whether the writer would not brace its capitals by itself.

    Where one in a word needs a mark all do (`({In},{Ga})As`): the writer looks at what is between marks alone.
    """
    holds, needs = [], []
    for start, end in groups:
        capitals = [i for i in range(start, end) if plain[i] != plain[i].lower()]
        holds.append(bool(capitals) and _is_whole(plain[start:end]))
        needs.append(holds[-1] and not all(covered[i] for i in capitals))
    for order in (range(1, len(groups)), range(len(groups) - 2, -1, -1)):
        step = 1 if order.step < 0 else -1
        for index in order:
            first, second = sorted((groups[index], groups[index + step]))
            if needs[index + step] and holds[index] and not _SPACE.search(plain, first[1], second[0]):
                needs[index] = True
    return needs


@lru_cache(maxsize=4096)
def is_tuned(tex: str, language: str) -> bool:
    """Whether somebody braced other parts of a title to keep their case than `title_text` would by itself."""
    if "{" not in tex:
        return False
    plain, groups, _ = _read(tex)
    braced = _capitals(plain, groups)
    if not braced:
        return False
    unusual = _capitals(plain, protected_words(plain, language, is_tuned=True))
    return braced | unusual != _capitals(plain, protected_words(plain, language))


def _capitals(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if text[at] != text[at].lower()}


def _is_whole(text: str) -> bool:
    """Whether no markup or formula begins in a text and ends outside of it, or the other way round."""
    open_tags: list[str] = []
    for match in _TAG.finditer(text):
        if not match[1]:
            open_tags.append(match[2])
        elif not open_tags or open_tags.pop() != match[2]:
            return False
    return not open_tags and len(_DOLLAR.findall(text)) % 2 == 0


def all_in_braces(tex: str) -> bool:
    """Whether a field's text is one group, as in `title = {{Bloom Filters}}`: braces that no style looks into."""
    tex = tex.strip()
    if not (tex.startswith("{") and tex.endswith("}")):
        return False
    depth = 0
    for brace in _BRACE.finditer(tex):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end() == len(tex)
    return False


@lru_cache(maxsize=1024)  # a title is read, and asked whether somebody tuned it
def _read(tex: str) -> tuple[str, list[tuple[int, int]], tuple[str, ...]]:
    """The text, where its outermost groups stand in it, and the commands in it that are not known."""
    unknown: list[str] = []
    plain, groups = _groups(text_of_tex(tex, keep_groups=True, unknown=unknown))
    return plain, groups, tuple(unknown)


def _groups(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and where its outermost groups stand in it."""
    parts: list[str] = []
    groups: list[tuple[int, int]] = []
    length = depth = start = at = 0
    for mark in _GROUP.finditer(marked):
        parts.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[0] == GROUP_OPEN:
            if depth == 0:
                start = length
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                groups.append((start, length))
    parts.append(marked[at:])
    return without_groups("".join(parts)), groups
