"""Free text in Markdown (CommonMark 0.31), with citations and formulas, as blocks of runs.

HTML in the text is text, pictures are links to them. Citations in pandoc's form and `$formulas$` are taken out
before Markdown is read, so that no sign in them is taken for emphasis: a character of Unicode's private use area
stands in their place, and what they became is put back into the runs afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from bibkit.csl.style.locale import merge_locale
from bibkit.engines.job import CitedItem
from bibkit.extras import needed
from bibkit.handout.content import (
    Break,
    CodeBlock,
    CodeSpan,
    Inline,
    Items,
    Quote,
    Rule,
    SheetBlock,
    SheetBlocks,
    SheetHeading,
    SheetParagraph,
)
from bibkit.handout.typography import dashed
from bibkit.lists.reading.citations import placed_citations
from bibkit.stylebook.locales import load_locale
from bibkit.text.rich_text import Part, segments
from bibkit.text.run import Run, Span
from bibkit.text.write.clean import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")
_ENCODED = re.compile("%F3%B[0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]")  # such a character in an address
_SPANS = {"strong": ("font-weight", "bold"), "em": ("font-style", "italic")}


@dataclass(frozen=True, slots=True)
class Hidden:
    """What was taken out of the texts of a sheet.

    `texts` has each text as it was and without its citations and formulas; the rest is by character: the source
    it stood for, and what that is. `citations` are in the order in which they stand on the sheet.
    """

    texts: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    citations: dict[str, tuple[CitedItem, ...]] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)
    language: str = "en-US"
    quotes: tuple[str, ...] = ("“", "”", "‘", "’")


def hide(texts: Iterable[str], locale: str) -> Hidden:
    """The texts without citations and formulas.

    `locale` is the language of quotation marks, and beside English of locators.
    """
    terms = merge_locale(locale, (), load_locale)
    names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
    hidden = Hidden(language=locale, quotes=tuple(terms.term(name) or "" for name in names))
    for text in texts:
        if text not in hidden.texts:
            hidden.texts[text] = _hide(text, hidden, locale)
    return hidden


def _hide(text: str, hidden: Hidden, locale: str) -> str:
    text = _PRIVATE.sub("\ufffd", text)  # nobody else's private characters
    places: list[tuple[int, int, tuple[CitedItem, ...] | str]] = [
        (placed.start, placed.end, placed.cites) for placed in placed_citations(text, locale)
    ]
    for segment in segments(text):
        end = segment.at + len(segment.text) + 2
        if segment.part is Part.MATHS and all(end <= one[0] or segment.at >= one[1] for one in places):
            places.append((segment.at, end, segment.text))
    pieces: list[str] = []
    done = 0
    for start, end, what in sorted(places, key=lambda place: place[0]):
        sign = chr(0xF0000 + len(hidden.sources))
        hidden.sources[sign] = text[start:end]
        if isinstance(what, str):
            hidden.formulas[sign] = what
        else:
            hidden.citations[sign] = what
        pieces += [text[done:start], sign]
        done = end
    return "".join((*pieces, text[done:]))


@dataclass(frozen=True, slots=True)
class ShownTexts:
    """The texts with what their citations became: `citations` has the runs of each, in the order of `Hidden`.

    `marks` says which of these, counted from 0, are marks of notes: they stand close to the word before.
    """

    hidden: Hidden
    citations: Sequence[tuple[Run, ...]]
    marks: frozenset[int] = frozenset()

    def blocks(self, text: str) -> SheetBlocks:
        """The blocks of one of the texts."""
        tokens = iter(self._parser().parse(self.hidden.texts[text])) if text else iter(())
        return _from_level_one(tuple(_blocks(tokens, "", self._replaced())))

    def line(self, text: str) -> Inline:
        """One of the texts as one line, such as a question: no blocks."""
        tokens = self._parser().parseInline(" ".join(self.hidden.texts[text].split()))
        return tuple(_inline(tokens[0].children or (), self._replaced())) if tokens else ()

    def _parser(self) -> MarkdownIt:
        """CommonMark without HTML, and straight quotation marks become those of the language.

        Dashes and ellipses do in `_Replaced`: markdown-it's own rule would also make signs of "(c)" and "+-".
        """
        options = {"html": False, "typographer": True, "quotes": list(self.hidden.quotes)}
        parser: MarkdownIt = needed("markdown_it", "handout").MarkdownIt("commonmark", options)
        return parser.enable("smartquotes")

    def _replaced(self) -> _Replaced:
        runs = dict(zip(self.hidden.citations, self.citations, strict=True))
        formulas = {sign: (Run(tex, (Span("maths", ""),)),) for sign, tex in self.hidden.formulas.items()}
        close = frozenset(sign for at, sign in enumerate(runs) if at in self.marks)
        return _Replaced({**runs, **formulas}, self.hidden.sources, close, self.hidden.language)


@dataclass(frozen=True, slots=True)
class _Replaced:
    """What stands for each character: runs in a text, the source in code and addresses."""

    runs: Mapping[str, tuple[Run, ...]]
    sources: Mapping[str, str]
    close: frozenset[str]
    language: str

    def in_runs(self, text: str, spans: tuple[Span, ...]) -> Iterator[Run]:
        """The text as runs under these spans, citations and formulas put back."""
        at = 0
        for match in _PRIVATE.finditer(text):
            before = text[at : match.start()]
            before = before.rstrip(" ") if match[0] in self.close else before
            if before:
                yield Run(dashed(before, self.language), spans)
            for run in self.runs.get(match[0], ()):
                yield Run(run.text, (*spans, *run.spans))
            at = match.end()
        if at < len(text):
            yield Run(dashed(text[at:], self.language), spans)

    def as_source(self, text: str) -> str:
        """The text as it was written."""
        return _PRIVATE.sub(lambda match: self.sources.get(match[0], ""), text)

    def as_address(self, address: object) -> str:
        """A link's target as it was written; Markdown has percent-encoded it."""
        return _ENCODED.sub(lambda match: quote(self.sources.get(unquote(match[0]), "")), str(address))


def _blocks(tokens: Iterator[Token], end: str, replaced: _Replaced) -> Iterator[SheetBlock]:
    """The blocks up to the token of type `end`."""
    for token in tokens:
        if token.type == end:
            return
        match token.type:
            case "paragraph_open" | "heading_open":
                pieces = tuple(_inline(next(tokens).children or (), replaced))
                next(tokens)
                is_heading = token.tag != "p" and token.level == 0
                yield (
                    SheetHeading(int(token.tag[1]), _on_one_line(pieces))
                    if is_heading
                    else SheetParagraph(pieces)
                )
            case "blockquote_open":
                yield Quote(tuple(_blocks(tokens, "blockquote_close", replaced)))
            case "bullet_list_open":
                yield _list(tokens, "bullet_list_close", None, replaced)
            case "ordered_list_open":
                yield _list(tokens, "ordered_list_close", int(token.attrs.get("start", 1)), replaced)
            case "fence" | "code_block":
                lines = replaced.as_source(token.content).expandtabs(4).rstrip("\n").split("\n")
                yield CodeBlock("\n".join(map(clean, lines)))
            case "hr":
                yield Rule()
            case kind:
                raise AssertionError(f"unknown block {kind}")


def _list(tokens: Iterator[Token], end: str, start: int | None, replaced: _Replaced) -> Items:
    items: list[SheetBlocks] = []
    for token in tokens:
        if token.type == end:
            break
        items.append(tuple(_blocks(tokens, "list_item_close", replaced)))
    return Items(tuple(items), start)


def _inline(tokens: Iterable[Token], replaced: _Replaced) -> Iterator[Run | CodeSpan | Break]:
    spans: list[Span] = []
    for token in tokens:
        kind = token.type
        if kind == "text":
            yield from replaced.in_runs(token.content, tuple(spans))
        elif kind == "softbreak":
            yield Run(" ", tuple(spans))
        elif kind == "hardbreak":
            yield Break()
        elif kind == "code_inline":
            yield CodeSpan(clean(replaced.as_source(token.content)))
        elif kind == "image":
            target = replaced.as_address(token.attrs["src"])
            yield Run(replaced.as_source(token.content) or target, (*spans, Span("link", target)))
        elif kind.endswith("_open"):
            spans.append(_span(token, replaced))
        elif kind.endswith("_close"):
            spans.pop()
        else:
            raise AssertionError(f"unknown inline {kind}")


def _on_one_line(pieces: Inline) -> Inline:
    """The same with spaces in place of new lines, which no format has in a heading."""
    return tuple(Run(" ") if isinstance(piece, Break) else piece for piece in pieces)


def _span(token: Token, replaced: _Replaced) -> Span:
    if token.tag == "a":
        return Span("link", replaced.as_address(token.attrs["href"]))
    return Span(*_SPANS[token.tag])  # type: ignore[arg-type]


def _from_level_one(found: SheetBlocks) -> SheetBlocks:
    """The same with headings of the levels 1, 2 ... as they are used, so that none is skipped."""
    levels = sorted({block.level for block in found if isinstance(block, SheetHeading)})
    return tuple(
        SheetHeading(levels.index(block.level) + 1, block.inline)
        if isinstance(block, SheetHeading)
        else block
        for block in found
    )
