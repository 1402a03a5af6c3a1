"""Typst: `@key`, `#cite(<key>)`, what is included, and `#bibliography` (typst.app/docs, "Model").

A reference is a citation where the document makes no label of its name. One pass over the text knows whether it is in
markup, in code or in a formula, as strings, comments and raw text cite nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.cited.events import (
    EVERYTHING,
    REFERENCE,
    Asking,
    CitedKey,
    CitingEvent,
    MadeLabel,
    NamedBibliography,
    NamedPart,
    ReadCited,
)
from bibkit.source import Source, SourceSpan

_LABEL = r"<([\w\-.:]+)>"
_STRING = r'"(?:\\.|[^"\\])*+"'
_MARKUP = re.compile(
    rf"\\.|https?://[^\s\])]*+|//[^\n]*+|/\*|(?P<raw>`+)|\$|(?P<hash>\#)|@(?P<key>[\w\-.:]*[\w\-])|{_LABEL}|[\[\]]",
    re.DOTALL,
)
_CODE = re.compile(
    rf"(?P<string>{_STRING})|//[^\n]*+|/\*|(?P<raw>`+)|(?P<name>[^\W\d][\w-]*+)|{_LABEL}|[\[\](){{}}$\n;]",
    re.DOTALL,
)
_MATHS = re.compile(rf"\\.|(?P<string>{_STRING})|//[^\n]*+|/\*|\$|(?P<hash>\#)", re.DOTALL)
_COMMENT = re.compile(r"/\*|\*/")
_HASH = re.compile(
    r"(?P<keyword>let|set|show|if|for|while|import|include|context|return)\b|(?P<name>[^\W\d][\w-]*(?:\.[^\W\d][\w-]*)*)|[(\[{\"]"
)
_METHOD = re.compile(r"\.[^\W\d][\w-]*(?=\()")
_CLOSING = {"(": ")", "{": "}", "[": "]"}
_ESCAPE = re.compile(r"\\(.)")
# Functions whose labels are of places in the document.
_OF_LABELS = frozenset("link query locate counter selector here state metadata numbering outline".split())


def reader(_asking: Asking) -> ReadCited:
    """Reads Typst."""
    return lambda source: _TypstScan(source).events()


class _TypstScan:
    """One file: `_open` are the brackets around the place, each with the function that is called there.

    `]` is markup, `)` and `}` are code, a line end stands for code up to the end of a line, `$` for a formula.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._open: list[tuple[str, str]] = []
        self._called = ""
        self._found: list[CitingEvent] = []
        self._at = 0

    def events(self) -> Iterator[CitingEvent]:
        """All that the file says, in its order."""
        modes = {"]": (_MARKUP, self._markup), "$": (_MATHS, self._maths)}
        while True:
            pattern, take = modes.get(self._open[-1][0] if self._open else "]", (_CODE, self._code))
            match = pattern.search(self._text, self._at)
            if match is None:
                break
            self._at = match.end()
            sign = match[0]
            if sign == "/*":
                self._skip_comment()
            elif sign[0] == "`":
                self._skip_raw(len(sign))
            elif not sign.startswith("//"):
                take(match)
            if self._found:
                yield from self._found
                self._found.clear()

    def _markup(self, match: re.Match[str]) -> None:
        sign = match[0]
        if match["hash"]:
            self._begin_code()
        elif sign[0] == "@":
            self._found.append(CitedKey(match["key"], self._span(match, "key"), REFERENCE))
        elif sign[0] == "<":
            self._found.append(MadeLabel(sign[1:-1]))
        elif sign == "$":
            self._open.append(("$", ""))
        elif sign == "[":
            self._open.append(("]", ""))
        elif sign == "]" and self._open:
            self._close("]")

    def _maths(self, match: re.Match[str]) -> None:
        if match["hash"]:
            self._begin_code()
        elif match[0] == "$":
            self._open.pop()

    def _begin_code(self) -> None:
        """An expression follows in markup or a formula: a statement up to the end of the line, or a call."""
        match = _HASH.match(self._text, self._at)
        if match is None:
            return
        if match["keyword"]:
            self._open.append(("\n", ""))
        elif match["name"]:
            self._at = match.end()
            self._called = match["name"]
            if self._text.startswith(("(", "["), self._at):
                self._enter(_CLOSING[self._text[self._at]])
        elif match[0] == '"':
            self._open.append(("\n", ""))
        else:
            self._enter(_CLOSING[match[0]])

    def _enter(self, closing: str) -> None:
        self._open.append((closing, self._called))
        self._called = ""
        self._at += 1

    def _code(self, match: re.Match[str]) -> None:
        sign = match[0]
        if match["name"]:
            self._name(sign)
            return
        if match["string"]:
            self._string(match)
        elif sign[0] == "<":
            caller = self._caller()
            if caller.rpartition(".")[2] not in _OF_LABELS:
                command = "#cite" if caller == "cite" else REFERENCE
                self._found.append(
                    CitedKey(
                        sign[1:-1], SourceSpan(self._source, match.start() + 1, match.end() - 1), command
                    )
                )
        elif sign in "([{":
            self._open.append((_CLOSING[sign], self._called))
        elif sign in ")}":
            self._close(sign)
            self._after_call()
        elif sign == "]":
            while self._open and self._open[-1][0] == "\n":
                self._open.pop()
            self._close("]")
        elif sign == "$":
            self._open.append(("$", ""))
        elif sign in "\n;" and self._open[-1][0] == "\n":
            self._open.pop()
        self._called = ""

    def _name(self, name: str) -> None:
        if (
            name == "true"
            and self._caller() == "bibliography"
            and self._text[: self._at].endswith("full: true")
        ):
            place = SourceSpan(self._source, self._at - len(name), self._at)
            self._found.append(CitedKey(EVERYTHING, place, "#bibliography"))
        is_method = self._text[self._at - len(name) - 1 : self._at - len(name)] == "."
        self._called = f"{self._called}.{name}" if is_method else name

    def _string(self, match: re.Match[str]) -> None:
        place = SourceSpan(self._source, match.start() + 1, match.end() - 1)
        value = _ESCAPE.sub(r"\1", place.text)
        caller = self._caller()
        if self._called in ("include", "import"):
            if not value.startswith("@"):  # a package
                self._found.append(NamedPart(value.lstrip("/"), place, moves=True))
        elif caller == "bibliography" and not self._is_option(match.start()):
            self._found.append(NamedBibliography(value.lstrip("/"), place, ("",)))
        elif caller == "label" and self._caller(1) in ("cite", "ref"):
            self._found.append(CitedKey(value, place, "#cite"))

    def _is_option(self, at: int) -> bool:
        """Whether a text is the value of an option, as in `style: "apa"`, and no file."""
        before = self._text[max(at - 40, 0) : at].rstrip()
        return before.endswith(":") and not before.removesuffix(":").rstrip().endswith(("sources", "path"))

    def _caller(self, further: int = 0) -> str:
        """The function in whose brackets this stands, through brackets of its own as lists have them."""
        for _, called in reversed(self._open):
            if called:
                if not further:
                    return called
                further -= 1
        return ""

    def _close(self, closing: str) -> None:
        if self._open and self._open[-1][0] == closing:
            self._open.pop()

    def _after_call(self) -> None:
        """`#f(x).g(y)` goes on in code behind the first bracket."""
        if self._open and self._open[-1][0] not in "]$":
            return
        if match := _METHOD.match(self._text, self._at):
            self._at = match.end()
            self._called = match[0]
            self._enter(")")
        elif self._text.startswith("[", self._at):
            self._enter("]")

    def _skip_comment(self) -> None:
        depth = 1
        while depth:
            match = _COMMENT.search(self._text, self._at)
            if match is None:
                self._at = len(self._text)
                return
            self._at = match.end()
            depth += 1 if match[0] == "/*" else -1

    def _skip_raw(self, ticks: int) -> None:
        """Raw text ends with as many ticks as it begins with; two are an empty one."""
        if ticks != 2:
            end = self._text.find("`" * ticks, self._at)
            self._at = len(self._text) if end < 0 else end + ticks

    def _span(self, match: re.Match[str], group: str) -> SourceSpan:
        return SourceSpan(self._source, *match.span(group))
