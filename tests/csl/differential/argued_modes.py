"""What `disagreements.md` argues about citations that show names alone or all but them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bibkit.csl.cluster import EMPTY_CITATION
from bibkit.csl.render import NO_PRINTED_FORM
from tests.csl.differential.argued_order import adds_words
from tests.csl.differential.classify import AND_OTHERS
from tests.csl.differential.job import Mode

_WORD = re.compile(r"\w+")
_EMPTY = _WORD.findall(EMPTY_CITATION)
_START = 8
"""So many words may be before and in the names at the start of a citation."""
_TITLES = ("title", "container-title")
_OTHERS = AND_OTHERS - {"and", "und"}
_EMPTY_CITE = re.compile(re.escape(NO_PRINTED_FORM) + r"[;,]? *")


def mode_argument(
    mode: Mode,
    cited: Sequence[dict[str, Any]],
    expected: str,
    actual: str,
    *,
    is_note: bool,
    tells_apart: bool = False,
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or "".

    `tells_apart` says whether citeproc-js adds names and titles to notes that their numbers tell apart.
    """
    if mode.mode not in ("author-only", "composite"):
        return ""
    left, right = (_WORD.findall(text.replace(mode.infix, " ", 1)) for text in (expected, actual))
    half = len(left) // 2
    is_twice = mode.mode == "composite" and is_note and left[:half] == left[half:]
    if is_twice:
        left = left[:half]
        if _is_author(right[: max(half, len(_EMPTY))], left, cited):
            return "composite citation in a note style"
    elif mode.mode == "composite":
        while left and right and left[-1] == right[-1]:
            del left[-1], right[-1]
    if not is_twice and _leaves_more(left, right, cited):
        return "names alone"
    if _lacks_author(left, right[: half + _START], cited):
        return "author alone where something else comes first"
    if tells_apart and _shows_more_names(left, right, cited, is_twice=is_twice):
        return "notes that tell cites apart"
    return ""


def suppressed_argument(cited: Sequence[dict[str, Any]], expected: str, actual: str) -> str:
    """The class of a difference where cites are shown without their authors, which may leave nothing of them."""
    if len(cited) > 1 and (
        _EMPTY_CITE.sub("", expected) == actual
        or (actual.startswith(expected) and not _WORD.search(actual[len(expected) :]))
    ):
        return "cites of which nothing is left without the author"
    return ""


def without_names(text: str, cited: Sequence[dict[str, Any]]) -> list[str]:
    """The words of the text but those of names and initials, sorted."""
    names = set(_words_of_people(cited))
    initials = {word[0] for word in names}
    return sorted(word for word in _WORD.findall(text) if word not in names and not set(word) <= initials)


def _is_author(ours: Sequence[str], theirs: Sequence[str], cited: Sequence[dict[str, Any]]) -> bool:
    """Whether ours starts with the same names, or with the mark for none where theirs has none as well."""
    if list(ours[: len(_EMPTY)]) == _EMPTY:
        return _names(cited).isdisjoint(theirs)
    start = next(
        (at for at, (one, two) in enumerate(zip(ours, theirs, strict=False)) if one != two),
        min(len(ours), len(theirs)),
    )
    return start > 0 and _names(cited).isdisjoint(theirs[start:])


def _leaves_more(left: Sequence[str], right: Sequence[str], cited: Sequence[dict[str, Any]]) -> bool:
    """Whether citeproc-js has the same names, or none as well, and between or behind them what is none.

    Where ours shows nothing, a title that stands for the names must not be lost.
    """
    titles = {word for item in cited for name in _TITLES for word in _WORD.findall(item.get(name, ""))}
    if list(right) == _EMPTY and not titles.isdisjoint(left):
        return False
    rest = iter([] if list(right) == _EMPTY else right)
    wanted = next(rest, None)
    for word in left:
        if wanted is not None and word.startswith(wanted):
            wanted = next(rest, None)
        elif word in _names(cited):
            return False
    return wanted is None


def _lacks_author(left: Sequence[str], right: Sequence[str], cited: Sequence[dict[str, Any]]) -> bool:
    """Whether ours has names of authors, or of others where there are none, and citeproc-js has none of them."""
    authors = [item for item in cited if "author" in item]
    names = {
        word.casefold() for word in _words_of_people([{"": item["author"]} for item in authors] or cited)
    }
    theirs, ours = ({word.casefold() for word in words} for words in (left, right))
    return names.isdisjoint(theirs) and not names.isdisjoint(ours)


def _shows_more_names(
    left: Sequence[str], right: Sequence[str], cited: Sequence[dict[str, Any]], *, is_twice: bool
) -> bool:
    """Whether citeproc-js shows more names and initials of the works, and perhaps what is left beside names.

    Of a citation that it writes as its author twice, what ours has behind the names is nothing to compare.
    """
    names = _names(cited)
    families = {word for name in _people(cited) for word in _WORD.findall(name.get("family", ""))}
    if not families.isdisjoint(set(left) - set(right)) and _OTHERS.isdisjoint(right[: len(left)]):
        return False
    own = names | {word[0] for word in names} | set(right)
    kept = " ".join(word for word in left if word in own)
    ends = range(1, len(left) + 1) if is_twice else [len(right)]
    return any(
        not names.isdisjoint(right[:end]) and adds_words(kept, " ".join(right[:end]), cited) for end in ends
    )


def _names(cited: Sequence[dict[str, Any]]) -> set[str]:
    """The words of the names of the items, but initials."""
    return {word for word in _words_of_people(cited) if len(word) > 1}


def _words_of_people(cited: Sequence[dict[str, Any]]) -> Iterator[str]:
    for name in _people(cited):
        for part in name.values():
            yield from _WORD.findall(str(part))


def _people(cited: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in cited:
        for names in item.values():
            if isinstance(names, list):
                yield from names
