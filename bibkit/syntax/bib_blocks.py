"""A .bib text cut into blocks, each part with its place (BibTeXing, section 2).

Real files are kinder to their writers than BibTeX is, and so is this reader. As for biber, `%` between fields begins a
comment, and a block in a line that begins with it is one. A comma too many or one that is missing does no harm, and a
brace or quote behind a backslash is none, unless that backslash is itself behind one. What is not closed ends where
the next block begins a line; it is named as broken and costs nothing but itself.

No library does this for us: bibtexparser says which text a field has but not where, takes `@commentary` for a comment,
and goes astray at a quote in braces in quotes, at `\\\\}` and at a comment with a comma or an equals sign in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bibkit.source import Source
from bibkit.syntax.bib_parts import BibBlock, BrokenBlock, FieldOffsets, ValuePiece, field_offsets

# Types have signs in them, too (`@ABNT-options`), but not so behind a word: that is where mail goes to.
_TYPE_WITH_SIGNS = r"\w++(?:[-.:+/]++\w++)++"
_HEAD = re.compile(
    r"@\s*+(?P<type>\w*+)\s*+\{|@(?P<type_before_parenthesis>\w*+)\s*+\("
    rf"|@(?<!\w@)(?P<type_with_signs>{_TYPE_WITH_SIGNS})\s*+[{{(]"
)
_NEXT_BLOCK = re.compile(rf"(?<![^\n\r])[ \t]*@[ \t]*(?:{_TYPE_WITH_SIGNS}|\w*)[ \t]*[{{(]")
_BLANK = re.compile(r"(?:\s+|%[^\n\r]*)*")
# Text in braces that hold others two deep at most, as nearly all do; `@` may begin the next block.
_RUN = r"[^{}\\@]*+(?:\\[^@][^{}\\@]*+)*+"
_GROUP = rf"\{{{_RUN}\}}"
_PLAIN = re.compile(rf"\{{{_RUN}(?:\{{{_RUN}(?:{_GROUP}{_RUN})*+\}}{_RUN})*+\}}")
_IN_BRACES = re.compile(r"\\[\\{}]|[{}]|(?<=[\n\r])[ \t]*@\w*[ \t]*(?=[{(])")
_IN_QUOTES = re.compile(r'\\[\\{}"]|[{}"]|(?<=[\n\r])[ \t]*@\w*[ \t]*(?=[{(])')
_IN_PARENTHESES = re.compile(r'[{)"]')
_COMMENT = re.compile(r"[ \t]*%")
_ENDS_VALUE = re.compile(r"\s*(?:[,#})]|\Z)")
_CLOSE = "close its braces and quotes"
# BibTeX reads a key up to a comma, a blank or the end; but what begins like a field has no key before it.
_ODD_KEY = re.compile(
    r"(?!\w{1,99}=\d+\s*,|(?:month|journal|publisher|series|booktitle|institution|school|address|author|editor)=)"
    r"(?![^\s,{}]{0,300}=[\"{])[^\s,={}\"#%]{0,300}[=\"][^\s,{}#%]{0,300}(?=\s{0,99},)",
    re.IGNORECASE,
)
_NEXT_FIELD = re.compile(r"[A-Za-z][\w-]*\s*=")


_new = tuple.__new__  # of these there are so many that the function of the class itself is felt


class _Parts(NamedTuple):
    """What a key, the name of a field and a bare word of a value are made of; and a field as nearly all are."""

    key: re.Pattern[str]
    name: re.Pattern[str]
    word: re.Pattern[str]
    plain_field: re.Pattern[str]


def _parts(closing: str) -> _Parts:
    plain = rf'{_PLAIN.pattern}|"[^"{{}}\\@]*"|\w+'
    return _Parts(
        re.compile(
            f'[^,={{}}"{closing}]{{0,300}}'
        ),  # a bound, as each block that is not closed may run to the end
        re.compile(f'[^,={{}}"%{closing}]+'),
        re.compile(f'[^\\s,#={{}}"%{closing}]+'),
        re.compile(f'[\\s,]*([^\\s,={{}}"%{closing}]+)\\s*=\\s*({plain})\\s*(?=[,{closing}])'),
    )


_PARTS = {closing: _parts(closing) for closing in "})"}


class _BrokenError(Exception):
    """Why a block can't be read, where that shows, the way out, and where the fault begins if that is known."""

    def __init__(self, reason: str, at: int, help_text: str, begins: int = -1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at
        self.help = help_text
        self.begins = begins


def blocks(text: str) -> Iterator[BibBlock | BrokenBlock]:
    """The blocks of a text, in order; what stands between them is a comment."""
    at = 0
    lines = _Lines(text)
    while head := _HEAD.search(text, at):
        if lines.is_comment(head.start()):
            at = head.end()
            continue
        block, at = read_block(text, head)
        yield block


def blocks_of(source: Source) -> Iterable[BibBlock | BrokenBlock]:
    """The blocks of a source, cut once for all who ask where it keeps them (`Source.cut`)."""
    if source.cut is None:
        return blocks(source.text)
    if not source.cut:
        source.cut += blocks(source.text)
    return source.cut


def block_at(text: str, start: int) -> BibBlock | None:
    """The block that begins there, once more; None where none does."""
    head = _HEAD.match(text, start)
    block = read_block(text, head)[0] if head else None
    return block if isinstance(block, BibBlock) else None


def heads(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """What seems to begin a block, even inside of another, with its type and its key."""
    lines = _Lines(text)
    for head in _HEAD.finditer(text):
        if lines.is_comment(head.start()):
            continue
        key = _PARTS["}"].key.match(text, head.end())
        yield head, _type(head), key[0].strip() if key else ""


def read_block(text: str, head: re.Match[str]) -> tuple[BibBlock | BrokenBlock, int]:
    """The block that begins there, and where to go on."""
    kind, start, at = _type(head), head.start(), head.end()
    closing = "}" if text[at - 1] == "{" else ")"
    key_start = key_end = at
    try:
        if kind == "comment":
            end = _comment_end(text, at, closing)
            return BibBlock(kind, start, end, at, at, []), end
        if kind == "preamble":
            end = _aside_end(text, at, closing, knows_quotes=True)
            return BibBlock(kind, start, end, at, at, []), end
        if kind != "string":
            key_start, key_end, at = _key(text, at, closing)
        lacks_comma = text[at : at + 1] not in (",", closing)
        fields, end, are_plain, has_words = _fields(text, at, closing)
        has_slips = lacks_comma or not are_plain
        return BibBlock(kind, start, end, key_start, key_end, fields, has_slips, has_words), end
    except _BrokenError as error:
        following = _NEXT_BLOCK.search(text, head.end(), error.at + 1)
        at = following.start() if following else error.at
        begins = start if error.begins < 0 else error.begins
        return BrokenBlock(error.reason, start, key_start, key_end, begins, error.help), at


def _type(head: re.Match[str]) -> str:
    return head[head.lastgroup or 0].lower()


def _comment_end(text: str, at: int, closing: str) -> int:
    """Behind a comment; one that is not closed ends before the next block, as BibTeX goes on behind the word."""
    last = len(text)
    if closing == "}" or at <= _last_parenthesis(text):
        try:
            return _aside_end(text, at, closing, knows_quotes=False)
        except _BrokenError as error:
            last = error.at
    following = _NEXT_BLOCK.search(text, at, last + 1)
    return following.start() if following else last


def _aside_end(text: str, at: int, closing: str, *, knows_quotes: bool) -> int:
    """Behind the brace or parenthesis that closes a text which is nothing to us."""
    if closing == "}":
        return _closed(text, at, "}", "it")
    if at > _last_parenthesis(text):
        raise _BrokenError("it is not closed", len(text), _CLOSE)
    while match := _IN_PARENTHESES.search(text, at):
        at = match.end()
        if match[0] == ")":
            return at
        if match[0] == "{":
            at = _closed(text, at, "}", "it")
        elif knows_quotes:
            at = _closed(text, at, '"', "it")
    raise _BrokenError("it is not closed", len(text), _CLOSE)


@lru_cache(maxsize=1)
def _last_parenthesis(text: str) -> int:
    """Where the last one stands: a text of a million that are not closed is not searched a million times."""
    return text.rfind(")")


def _key(text: str, at: int, closing: str) -> tuple[int, int, int]:
    """Where the key begins and ends, and where the fields do."""
    match = _PARTS[closing].key.match(text, at)
    assert match is not None
    end = match.end()
    if text[end : end + 1] in ("=", '"') and closing == "}":
        start = at + len(match[0]) - len(match[0].lstrip())
        if odd := _ODD_KEY.match(text, start):
            return start, odd.end(), odd.end()
    if text.startswith("=", end) and match[0].strip():
        # The comma behind the key is missing, or the key itself: the last word names the first field.
        end = at + match[0].rstrip().rfind(match[0].split()[-1])
        start = at + len(match[0]) - len(match[0].lstrip())
        return start, start + len(text[start:end].rstrip()), end
    if text[end : end + 1] not in (",", closing):
        help_text = "write a key of letters and digits behind the opening brace, and a comma behind it"
        raise _BrokenError(f"a comma should follow its key, not {_shown(text, end)}", end, help_text, end)
    start = at + len(match[0]) - len(match[0].lstrip())
    return start, start + len(match[0].strip()), end


def _fields(text: str, at: int, closing: str) -> tuple[list[FieldOffsets], int, bool, bool]:
    """The fields up to the end of the block, where that is, whether all are written as nearly all are, and whether
    words may be among their values."""
    fields: list[FieldOffsets] = []
    are_plain = True
    has_words = False
    parts = _PARTS[closing]
    plain_field = parts.plain_field.match
    while True:
        if plain := plain_field(text, at):
            name_start, name_end = plain.span(1)
            start, at = plain.span(2)
            opening = text[start]
            if opening in '{"':
                fields.append(_new(FieldOffsets, (name_start, name_end, start, at, opening, ())))
            else:
                word = (ValuePiece("", start, at),)
                has_words = has_words or not text[start:at].isdigit()
                fields.append(FieldOffsets(name_start, name_end, start, at, "", word))
            continue
        at = _after_blank(text, at)
        while text.startswith(",", at):
            at = _after_blank(text, at + 1)
        if text.startswith(closing, at):
            return fields, at + 1, are_plain, has_words
        are_plain = False
        has_words = True
        if text.startswith("@", at) and _begins_block(text, at):
            raise _BrokenError("it is not closed", at, _CLOSE)
        match = parts.name.match(text, at)
        if match is None:
            help_text = "write a field as name = {value}, or close the entry" if at < len(text) else _CLOSE
            begins = at if at < len(text) else -1
            raise _BrokenError(
                f"a field or its end should follow, not {_shown(text, at)}", at, help_text, begins
            )
        name = match[0].rstrip()
        equals = _after_blank(text, match.end())
        if not text.startswith("=", equals):
            shown = " ".join(name.split())[:40]
            raise _BrokenError(f'"=" should follow "{shown}"', equals, f"write {shown} = {{value}}", at)
        start, end, pieces, behind = _value(text, _after_blank(text, equals + 1), name, parts.word)
        fields.append(field_offsets(at, at + len(name), start, end, pieces))
        at = behind


def _value(text: str, at: int, name: str, word: re.Pattern[str]) -> tuple[int, int, list[ValuePiece], int]:
    """Where the value that begins there begins and ends, its pieces, and where to go on.

    Behind a value only a comma, `#` or the end may follow; what else does is no part of it.
    """
    start = end = at
    pieces: list[ValuePiece] = []
    is_joined = True
    while not (pieces and _NEXT_FIELD.match(text, at)):
        opening = text[at : at + 1]
        inner = at + 1
        if opening == "{":
            plain = _PLAIN.match(text, at)
            at = plain.end() if plain else _closed(text, inner, "}", name)
        elif opening == '"':
            at = _closed(text, inner, '"', name)
        elif (match := word.match(text, at)) and not _begins_block(text, at):
            opening, inner, at = "", at, match.end()
        elif opening == "#":
            is_joined = True
            at = _after_blank(text, at + 1)
            continue
        else:
            break
        if is_joined:
            pieces.append(ValuePiece(opening, inner, at - len(opening)))
            end = at
        at = _after_blank(text, at)
        is_joined = False
    return start, end, pieces, at


class _Lines:
    """The lines of a text, asked for at places that come one after the other; each line is looked at once."""

    __slots__ = ("_at", "_has_returns", "_is_comment", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._is_comment = _COMMENT.match(text) is not None
        self._has_returns = "\r" in text

    def is_comment(self, at: int) -> bool:
        """Whether the line of a character outside of blocks begins with `%`."""
        end = self._text.rfind("\n", self._at, at)
        if self._has_returns:
            end = max(end, self._text.rfind("\r", self._at, at))
        if end >= 0:
            self._is_comment = _COMMENT.match(self._text, end + 1) is not None
        self._at = at
        return self._is_comment


def _begins_block(text: str, at: int) -> bool:
    """Whether the next block begins there, on a line of its own."""
    if text[at] != "@":
        return False
    start = at
    while start and text[start - 1] in " \t":
        start -= 1
    return (not start or text[start - 1] in "\n\r") and _NEXT_BLOCK.match(text, start) is not None


def _after_blank(text: str, at: int) -> int:
    """Behind white space and comments."""
    match = _BLANK.match(text, at)
    assert match is not None
    return match.end()


def _closed(text: str, at: int, closing: str, name: str) -> int:
    """Behind the brace or quote that closes what opened before."""
    depth = 0
    for mark in (_IN_BRACES if closing == "}" else _IN_QUOTES).finditer(text, at):
        found = mark[0]
        if found == "{":
            depth += 1
        elif found == "}":
            if depth == 0 and closing == "}":
                return mark.end()
            if depth == 0:
                reason = f"a brace in {name} closes what is not open"
                raise _BrokenError(reason, mark.start(), "take it out, or open it before", mark.start())
            depth -= 1
        elif found == '"' or (found == '\\"' and _ENDS_VALUE.match(text, mark.end())):
            if depth == 0:
                return mark.end()
        elif "@" in found:
            raise _not_closed(name, at, mark.start())
    raise _not_closed(name, at, len(text))


def _not_closed(name: str, opened: int, shows: int) -> _BrokenError:
    """What to say of a brace or quote, of which the text begins at `opened`, that nothing closes."""
    if name == "it":
        return _BrokenError("it is not closed", shows, _CLOSE)
    return _BrokenError(
        f"{name} is not closed", shows, "close the brace or quote that opens here", opened - 1
    )


def _shown(text: str, at: int) -> str:
    return f'"{text[at]}"' if at < len(text) else "the end of the text"
