r"""Where a formula ends, and what stands within its words or right behind it and is one formula with it."""

from __future__ import annotations

import re

_DOLLARS = re.compile(r"(?<!\\)\$+")
_CLOSINGS = {
    "$": re.compile(r"(?<!\\)\$"),
    "$$": re.compile(r"(?<!\\)\$\$?"),
    "\\)": re.compile(r"(?<!\\)\\\)"),
}
_MARK = re.compile(r"\\.|[{}]|\$", re.DOTALL)
_LONGEST = 2000  # of a formula with formulas in it: a text full of dollars without a partner is no such thing
_BOXED = re.compile(r"\\[mh]box\s*(?:\{(?P<words>(?:[^{}]|\{[^{}]*\})*)\}|(?P<sign>\\[A-Za-z]+|[^\s\\{}]))")
_WITHIN = re.compile(
    r"\{\\\((?P<braced>.*?)\\\)\}|\\\((?P<bare>.*?)\\\)|\$(?P<dollars>[^$]*)\$"
    r"|\\(?:emph|textit)\s*\{(?P<sloped>[^{}]*)\}"
)


def end_of_formula(tex: str, at: int, closing: str) -> tuple[int, int] | None:
    r"""Where what closes the formula from `at` on begins and ends, outside of its groups: `\mbox{$x$}` has its own."""
    pattern = _CLOSINGS[closing]
    first = pattern.search(tex, at)
    if first is None or not tex.count("{", at, first.start()) > tex.count("}", at, first.start()):
        return first and first.span()
    depth = 0
    for mark in _MARK.finditer(tex, at, at + _LONGEST):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth <= 0 and (match := pattern.match(tex, mark.start())):
            return match.span()
        if depth < 0:
            break
    return first.span()


def without_boxed_formulas(inner: str) -> str:
    r"""A formula with the formulas and italics in its words as its own: `\mbox{a\(x\)b}` is `\mbox{a}x\mbox{b}`."""
    if "box" in inner:
        inner = _BOXED.sub(_unboxed, inner)
    return _DOLLARS.sub("", inner)  # `\($x$\)`, as some programs write


def _unboxed(match: re.Match[str]) -> str:
    unboxed = _box(match["sign"]) if match["sign"] else _apart(match["words"])
    is_raised = match.string[: match.start()].endswith(
        ("^", "_")
    )  # which wants braces round more than a sign
    return f"{{{unboxed}}}" if is_raised else unboxed


def _apart(words: str) -> str:
    parts: list[str] = []
    at = 0
    for match in _WITHIN.finditer(words):
        sloped = match["sloped"]
        formula = rf"\mathit{{{sloped}}}" if sloped else match["braced"] or match["bare"] or match["dollars"]
        parts += (_box(words[at : match.start()]), formula or "")
        at = match.end()
    return "".join([*parts, _box(words[at:])])


def _box(words: str) -> str:
    return rf"\mbox{{{words}}}" if words else ""
