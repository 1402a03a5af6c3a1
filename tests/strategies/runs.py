"""Runs with hostile text and any nesting of spans, and the characters that they hold."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from bibkit.text.run import Bibliography, Entry, Run, Span, SpanKind
from bibkit.text.write import text

# What is markup in one of the formats, or looks like it. Curly quotes are left out: pandoc pairs them, and drops
# a space beside one without a partner.
_TOKENS = [
    *"abIVX12  -*_`\\[](){}<>!#+|~^$@&'\":;,./=%?–é\u00a0Ø",
    "--", "...", "&amp;", "&copy;", "http://a.org", "www.a.org", "javascript:alert(1)", "<b>", "<script>",
    "<!--", "-->", "\n", "\n\n", "\t", "```", "$x$", "$$", "{{", "}}", "_ ", "__", "[a](b)", "![", "](",
    "\\\\", "\\input{x}", "\\end{list}", "a@b.org", "@x", "1. ", "(1) ", "- ", "* ", "# ", "> ", ":: ", "..",
    ".. x:: y", "'s ", "II. ", "c) ", "word", "The ", "i. ", "a.\n---\n", "|a|b|", "[^1]", "^[x]",
    "<http://a.org>", ":sup:`x`", "``x``", "|x|_", "%\n", "\x00", "\x1b[31m", "\ud800",
]  # fmt: skip
HOSTILE_TEXT = st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=6).map("".join)

LINK = "https://doi.org/10.1000/a_b?c=d&e#f%20g"
_FORMATTING: list[tuple[SpanKind, str]] = [
    ("font-style", "italic"),
    ("font-style", "oblique"),
    ("font-style", "normal"),
    ("font-weight", "bold"),
    ("font-weight", "normal"),
    ("font-variant", "small-caps"),
    ("text-decoration", "underline"),
    ("vertical-align", "sup"),
    ("vertical-align", "sub"),
    ("vertical-align", "baseline"),
    ("person", 'a"b'),
    ("link", LINK),
    ("link", "javascript:alert(1)"),
]


@st.composite
def run_lists(draw: st.DrawFn, outer: tuple[Span, ...] = ()) -> tuple[Run, ...]:
    """One to three pieces, each plain text or a span with such a list inside, four deep at most."""
    runs: list[Run] = []
    for _ in range(draw(st.integers(1, 3))):
        if len(outer) < 4 and draw(st.booleans()):
            runs += draw(run_lists((*outer, Span(*draw(st.sampled_from(_FORMATTING))))))
        else:
            runs.append(Run(draw(HOSTILE_TEXT), outer))
    return tuple(runs)


def bibliographies() -> st.SearchStrategy[Bibliography]:
    """Twenty entries with text in each: enough to make a parser's start worth its while."""
    visible = run_lists().filter(lambda runs: bool(squeezed(text.inline(runs))))
    return st.lists(visible, min_size=20, max_size=20).map(
        lambda found: Bibliography(tuple(Entry(f"item{index}", runs) for index, runs in enumerate(found)))
    )


def squeezed(shown: str) -> str:
    """The text as it is seen: white space as one space, none at the ends."""
    return re.sub(r"\s+", " ", shown).strip()


def texts(bib: Bibliography) -> list[str]:
    """What each entry says, formatting aside."""
    return [squeezed(text.inline(entry.runs)) for entry in bib.entries]
