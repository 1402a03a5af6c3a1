"""From a string to a leaf of the tree: text case, periods, rich text, quotation marks, affixes."""

from __future__ import annotations

import re
from typing import Final

from bibkit.csl.ops.env import BRACES, Env
from bibkit.csl.text.case import TextCase, apply_text_case
from bibkit.csl.text.markup import Marked, MarkKind, Piece, parse_markup
from bibkit.csl.text.punctuation import TERMINAL
from bibkit.csl.text.scripts import is_alphabetic
from bibkit.csl.tree.out import INNER_QUOTES, NO_QUOTES, OUTER_QUOTES, Formatting, Out, close
from bibkit.text.pattern import lazy_pattern
from bibkit.text.run import SpanKind

_QUOTES_AND_TAGS: Final = "<\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u201e\u201a\u2039\u203a\u300c\u300e"
# It begins with one set of characters, of which the engine of expressions makes a fast search.
_UNUSUAL = lazy_pattern(f"[{_QUOTES_AND_TAGS}:;?!](?:(?<=[{_QUOTES_AND_TAGS}])|(?<= [:;?!]))")
"""A text without any of these, and with no mark or space at its start, goes into the tree as it is."""

_SPACE_BEFORE_MARK = lazy_pattern(" ([:;?!\u00bb])")
_SPACES_BEFORE_APOSTROPHE = lazy_pattern(r"\s+'")
_ADDRESS = lazy_pattern(r"https?://[^\s<>\"]+\w")
_IN_ADDRESS: Final = "\ue001"
_PERIOD = lazy_pattern(r"\.([^a-z]|$)")

_FLIPS: Final[dict[MarkKind, tuple[SpanKind, str]]] = {
    "i": ("font-style", "flip"),
    "b": ("font-weight", "flip"),
    "sc": ("font-variant", "flip"),
    "sup": ("vertical-align", "flip-sup"),
    "sub": ("vertical-align", "flip-sub"),
}
_NODECOR: Final[Formatting] = (("font-weight", "none"), ("font-variant", "none"), ("font-style", "none"))


class Look:
    """The attributes of an element that shape its text (CSL 1.0.2, affixes to text-case)."""

    __slots__ = ("case", "display", "formatting", "has_braces", "prefix", "quotes", "strip_periods", "suffix")

    def __init__(
        self,
        prefix: str = "",
        suffix: str = "",
        formatting: Formatting = (),
        quotes: int = NO_QUOTES,
        case: TextCase | None = None,
        *,
        strip_periods: bool = False,
        display: str = "",
    ) -> None:
        self.prefix = prefix
        self.suffix = suffix
        self.formatting = formatting
        self.quotes = quotes
        self.case = case
        self.strip_periods = strip_periods
        self.display = display
        self.has_braces = not (BRACES.isdisjoint(prefix) and BRACES.isdisjoint(suffix))
        """Whether an affix holds a parenthesis or bracket."""

    def with_prefix(self, prefix: str) -> Look:
        """The same look with another prefix."""
        return Look(
            prefix,
            self.suffix,
            self.formatting,
            self.quotes,
            self.case,
            strip_periods=self.strip_periods,
            display=self.display,
        )

    def with_suffix(self, suffix: str) -> Look:
        """The same look with another suffix."""
        return Look(
            self.prefix,
            suffix,
            self.formatting,
            self.quotes,
            self.case,
            strip_periods=self.strip_periods,
            display=self.display,
        )

    def with_case(self, case: TextCase | None) -> Look:
        """The same look with another text case."""
        return Look(
            self.prefix,
            self.suffix,
            self.formatting,
            self.quotes,
            case,
            strip_periods=self.strip_periods,
            display=self.display,
        )


PLAIN: Final = Look()
"""The look of an element without attributes that shape its text."""


def put(
    env: Env,
    look: Look,
    text: str,
    *,
    case: TextCase | None = None,
    is_rich: bool = True,
    is_term: bool = False,
) -> Out:
    """Append the text to what is being rendered, and return its node."""
    env.started = True
    if is_term:
        node = term_leaf(env, look, text, case or look.case)
    else:
        node = leaf(env, look, text, case=case or look.case, is_rich=is_rich)
    if look.has_braces and env.settings.flips_braces:
        node.prefix, node.suffix = env.brace(node.prefix, flips=False), env.brace(node.suffix, flips=False)
    env.out.append(node)
    return node


def leaf(
    env: Env,
    look: Look,
    text: str,
    *,
    case: TextCase | None = None,
    keep_periods: bool = False,
    is_rich: bool = True,
    is_term: bool = False,
) -> Out:
    """The node of a text with its look; `is_rich` text may hold markup and quotation marks.

    What `is_term`, of the locale or the style, is in the language of the locale, whatever that of the item is.
    """
    node = Out(text, look.prefix, look.suffix, look.formatting, look.quotes)
    if look.display:
        node.link = ("display", look.display)
    if (
        case is None
        and not env.strip_periods
        and not look.strip_periods
        and not (is_rich and not text.isalnum() and (text[:1] in TERMINAL or _UNUSUAL.search(text)))
    ):
        if node.suffix and text.endswith(node.suffix[0]) and node.suffix[0] in ".,;:!?":
            node.suffix = node.suffix[1:]
        if look.formatting and not is_alphabetic(text):
            node.formatting = _without_slant(look.formatting)
        return node
    if is_rich and "://" in text:
        text = _ADDRESS.sub(_protected, text)
    language = (not is_term and env.item.language) or env.settings.language
    strips_periods = bool(env.strip_periods or look.strip_periods) and not keep_periods
    _shape(env, node, look, text, case, language, strips_periods=strips_periods, is_rich=is_rich)
    if is_rich and "://" in text:
        _unprotect(node)
    return node


def term_leaf(env: Env, look: Look, text: str, case: TextCase | None) -> Out:
    """The node of a text of the locale or the style with its look. It is made once, and then copied."""
    leaves = env.settings.leaves
    key = (look, text, case, env.strip_periods > 0)
    known = leaves.get(key)
    if known is None:
        known = leaf(env, look, text, case=case, is_term=True)
        if known.children:
            return known
        leaves[key] = known
    return known.copy()


def _protected(address: re.Match[str]) -> str:
    """The address with stand-ins for the apostrophes in it, which are part of it ("https://x.org/Teo's")."""
    return address[0].replace("'", _IN_ADDRESS)


def _unprotect(node: Out) -> None:
    node.text = node.text.replace(_IN_ADDRESS, "'")
    for child in node.children:
        _unprotect(child)


def term_text(env: Env, look: Look, text: str) -> str:
    """The text of a term, without any period where periods are stripped; a field keeps those inside words."""
    return text.replace(".", "") if env.strip_periods or look.strip_periods else text


def _without_slant(formatting: Formatting) -> Formatting:
    """Scripts that know no italics are not slanted."""
    return tuple(pair for pair in formatting if pair[0] != "font-style")


def _shape(
    env: Env,
    node: Out,
    look: Look,
    text: str,
    case: TextCase | None,
    language: str,
    *,
    strips_periods: bool,
    is_rich: bool,
) -> None:
    if " " in text and is_rich:
        text = _SPACE_BEFORE_MARK.sub("\u202f\\1", text).replace("\u00ab ", "\u00ab\u202f")
        text = _SPACES_BEFORE_APOSTROPHE.sub(" '", text)
    if text[:1] in TERMINAL and text[:1] != " ":
        bare = text.lstrip(":.;!? ")
        if bare:
            node.prefix += text[: len(text) - len(bare)]
            text = bare
    if case is not None:
        text = apply_text_case(text, case, language, env.settings.small_words)
    if strips_periods:
        text = _PERIOD.sub(r"\1", text)
    if look.formatting and not is_alphabetic(text):
        node.formatting = _without_slant(look.formatting)
    node.text = text
    pieces = parse_markup(text, env.settings.marks) if is_rich else [text]
    if pieces[:1] == [text] and pieces[0] is text:
        if node.suffix and node.suffix[0] in ".,;:!?" and text.endswith(node.suffix[0]):
            node.suffix = node.suffix[1:]
        return
    if len(pieces) == 1 and isinstance(pieces[0], str):
        # Tags and quotation marks without a partner have made it rich text, which marks around it meet as such.
        node.text = ""
        node.children = [Out(pieces[0])]
        return
    if pieces:
        node.text = ""
        node.children = [_from_piece(piece) for piece in pieces]
        close(node)


def _from_piece(piece: Piece) -> Out:
    if isinstance(piece, str):
        return Out(piece)
    node = Out()
    _mark(node, piece)
    first = piece.pieces[0] if piece.pieces else ""
    if isinstance(first, str) and len(piece.pieces) < 2:
        # A leaf of its own, no group that has become one: what follows it meets its text.
        node.text = first
    else:
        node.children = [_from_piece(child) for child in piece.pieces]
        close(node)
    return node


def _mark(node: Out, piece: Marked) -> None:
    if piece.kind == "outer":
        node.quotes = OUTER_QUOTES
    elif piece.kind == "inner":
        node.quotes = INNER_QUOTES
    elif piece.kind == "nodecor":
        node.formatting = _NODECOR
    else:
        node.formatting = (_FLIPS[piece.kind],)
