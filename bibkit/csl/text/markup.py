"""Rich text in fields: HTML-like tags and quotation marks, as a tree.

CSL-JSON fields may hold `<i>`, `<b>`, `<sc>`, `<sup>`, `<sub>`, `<span class="nocase">`,
`<span class="nodecor">` and `<span style="font-variant:small-caps;">`. Straight quotation marks are
recognized by what stands around them and become those of the locale; an apostrophe becomes a curly one.
Tags and quotation marks that do not pair are text.
"""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from bibkit.csl.text.scripts import straight_apostrophes
from bibkit.csl.vocab import STOP_WORDS
from bibkit.text.pattern import lazy_pattern

MarkKind: TypeAlias = Literal["i", "b", "sc", "sup", "sub", "nodecor", "outer", "inner"]
"""What a marked piece is: a format to flip, no format at all, or a quotation (outer or inner form)."""


class QuoteMarks(NamedTuple):
    """The quotation marks of a locale (CSL 1.0.2, terms, punctuation)."""

    open: str
    close: str
    open_inner: str
    close_inner: str


class Marked:
    """Pieces of text that stand inside one pair of tags or quotation marks."""

    __slots__ = ("kind", "pieces")

    def __init__(self, kind: MarkKind, pieces: "list[Piece]") -> None:
        self.kind = kind
        self.pieces = pieces


Piece: TypeAlias = "str | Marked"

_SMALL_CAPS_SPAN = lazy_pattern(r"<span\s+style=\"font-variant:\s*small-caps;?\"[^>]*>")
_CLASS_SPAN = lazy_pattern(r"<span\s+class=\"(no(?:case|decor))\"[^>]*>")
_SMALL_CAPS_TAG = '<span style="font-variant:small-caps;">'

_TAGS: dict[str, tuple[MarkKind | Literal["nocase"], str]] = {
    '<span class="nocase">': ("nocase", "</span>"),
    '<span class="nodecor">': ("nodecor", "</span>"),
    _SMALL_CAPS_TAG: ("sc", "</span>"),
    "<sc>": ("sc", "</sc>"),
    "<i>": ("i", "</i>"),
    "<b>": ("b", "</b>"),
    "<sup>": ("sup", "</sup>"),
    "<sub>": ("sub", "</sub>"),
    ' "': ("outer", '"'),
    " '": ("inner", "'"),
    '("': ("outer", '"'),
    "('": ("inner", "'"),
}
_STRAIGHT_OPENERS: Final = frozenset((' "', " '", '("', "('"))


@lru_cache(maxsize=64)
def _grammar(marks: QuoteMarks) -> tuple[dict[str, tuple[str, str]], re.Pattern[str]]:
    """What opens a piece, with its kind and what closes it; and a pattern of all that opens or closes."""
    openers: dict[str, tuple[str, str]] = dict(_TAGS)
    for opener, closer, kind in (
        (marks.open, marks.close, "outer"),
        (marks.open_inner, marks.close_inner, "inner"),
    ):
        if opener and closer and opener.strip() not in ("'", '"'):
            openers[opener] = (kind, closer)
    closers = dict.fromkeys(closer for _, closer in openers.values())
    pattern = "|".join(re.escape(tag) for tag in [*openers, *closers])
    return openers, re.compile(pattern)


class _OpenTag(NamedTuple):
    kind: str
    closer: str
    position: int


def parse_markup(text: str, marks: QuoteMarks) -> list[Piece]:
    """The pieces of a text; the very text when it holds no tag or quotation mark, in pairs or not."""
    openers, pattern = _grammar(marks)
    if "\u2019" not in text and not pattern.search(f" {text}"):
        return [text]
    tags, strings, forced = _tokens(text, openers, pattern)
    if not tags:
        return [text]
    _pair(tags, strings, forced, openers)
    return _tree(tags, strings, forced, openers, leading_space=text.startswith(" "))


def _tokens(
    text: str, openers: dict[str, tuple[str, str]], pattern: re.Pattern[str]
) -> tuple[list[str], list[str], list[bool]]:
    """The tags, the strings around them (one more), and which tags got a space that was not there.

    A space is put before the text so that a quotation mark at its start is an opening one.
    """
    text = " " + straight_apostrophes(text)
    if "<span" in text:
        text = _SMALL_CAPS_SPAN.sub(_SMALL_CAPS_TAG, text)
        text = _CLASS_SPAN.sub(r'<span class="\1">', text)
    tags, strings = [], []
    position = 0
    for match in pattern.finditer(text):
        strings.append(text[position : match.start()])
        tags.append(match.group())
        position = match.end()
    strings.append(text[position:])
    forced = [False] * len(tags)
    for index in range(len(tags) - 1):
        # A quotation mark right after an opening tag opens.
        if tags[index] in openers and not strings[index + 1] and tags[index + 1] in ("'", '"'):
            tags[index + 1] = " " + tags[index + 1]
            forced[index + 1] = True
    return tags, strings, forced


def _apostrophe(tag: str, following: str) -> str:
    """The apostrophe that a single quotation mark is, judging by what follows; "" when it may be a quote."""
    if tag == "'" and following and following[0] not in ",.?:; ":
        return "\u2019"
    if tag == " '" and following.startswith(" "):
        return " \u2019"
    return ""


def _pair(
    tags: list[str], strings: list[str], forced: list[bool], openers: dict[str, tuple[str, str]]
) -> None:
    """Turn every tag that has no partner back into text (its place in `tags` becomes empty)."""
    stack: list[_OpenTag] = []
    for index, tag in enumerate(tags):
        if strings[index + 1] in ("n", "N") and _is_short_and(tags, strings, index):
            _as_text(tags, strings, index, tag[:-1] + "\u2019")
            _as_text(tags, strings, index + 1, "\u2019")
            continue
        apostrophe = _apostrophe(tag, strings[index + 1])
        if apostrophe:
            _as_text(tags, strings, index, apostrophe)
        elif tag in openers:
            stack.append(_OpenTag(*openers[tag], index))
        else:
            _close(index, tag, stack, tags, strings, forced)
    for open_tag in reversed(stack):
        tag = tags[open_tag.position]
        _as_text(tags, strings, open_tag.position, " \u2019" if tag in (" '", "'") else tag)


def _is_short_and(tags: list[str], strings: list[str], index: int) -> bool:
    """Whether the quotation mark and the next one are the apostrophes of "and" between two words ("Rock 'n' roll").

    Behind "the", "of" and the like the letter is what is quoted.
    """
    if tags[index].strip() not in ("'", "\u2018") or index + 1 == len(tags):
        return False
    before = strings[index].split()
    return (
        tags[index + 1] in ("'", "\u2019")
        and bool(before)
        and before[-1][-1].isalnum()
        and before[-1].casefold() not in STOP_WORDS
        and strings[index + 2].startswith(" ")
        and strings[index + 2].lstrip()[:1].isalnum()
    )


def _as_text(tags: list[str], strings: list[str], index: int, text: str) -> None:
    strings[index + 1] = text + strings[index + 1]
    tags[index] = ""


def _close(
    index: int, tag: str, stack: list[_OpenTag], tags: list[str], strings: list[str], forced: list[bool]
) -> None:
    while stack and stack[-1].closer != tag:
        if tag == "'":
            break
        orphan = stack.pop()
        written = tags[orphan.position]
        _as_text(tags, strings, orphan.position, written[1:] if forced[orphan.position] else written)
    if not stack or stack[-1].closer != tag:
        _as_text(tags, strings, index, "\u2019" if tag == "'" else tag)
        return
    opened = stack.pop()
    if opened.kind == "nocase":
        # Text case has been applied by now; the span has done its work.
        tags[opened.position] = tags[index] = ""


def _tree(
    tags: list[str],
    strings: list[str],
    forced: list[bool],
    openers: dict[str, tuple[str, str]],
    *,
    leading_space: bool,
) -> list[Piece]:
    outer_form = ""
    root: list[Piece] = []
    stack: list[list[Piece]] = [root]
    pending = strings[0]
    for index, tag in enumerate(tags):
        if not tag:
            pending += strings[index + 1]
            continue
        if tag in openers:
            kind = openers[tag][0]
            if tag in _STRAIGHT_OPENERS:
                # The form that comes first is the outer one, single or double.
                outer_form = outer_form or tag[1]
                kind = "outer" if tag[1] == outer_form else "inner"
                if not forced[index]:
                    pending += tag[0]
            _flush(stack[-1], pending)
            marked = Marked(kind, [])  # type: ignore[arg-type]
            stack[-1].append(marked)
            stack.append(marked.pieces)
        else:
            _flush(stack[-1], pending)
            if len(stack) > 1:
                stack.pop()
        pending = strings[index + 1]
    _flush(stack[-1], pending)
    _strip_start(root, keep=1 if leading_space else 0)
    return root


def _flush(pieces: list[Piece], text: str) -> None:
    if text:
        pieces.append(text)


def _strip_start(pieces: list[Piece], *, keep: int) -> None:
    """Take away the space that was put before the text."""
    if not pieces or not isinstance(pieces[0], str):
        return
    stripped = pieces[0].removeprefix(" ")
    if keep == 0 and stripped.startswith(" "):
        stripped = stripped[1:]
    if stripped:
        pieces[0] = stripped
    else:
        del pieces[0]
