"""One cite of a citation: what stands before its key, the place in the work, and what follows, as rich text."""

from __future__ import annotations

import re

from bibkit.csl.document.render import spaced_prefix
from bibkit.engines.job import CitedItem
from bibkit.lists.reading.locator import locator_of
from bibkit.lists.reading.markup import rich_text

_KEY_SIGN = "\ufffc"
_TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?>")
_BEFORE_PUNCTUATION = re.compile(r"\s+(?=[,.;:!?])")


def cite_of(prefix: str, key: str, rest: str, locale: str) -> CitedItem:
    """The cite of a bracket: what is written before its key (with @) and after it."""
    label, locator, suffix = locator_of(rich_text(rest), locale)
    id_, is_suppressed = key_of(key)
    return CitedItem(
        id_, locator, label, own_prefix(prefix), own_suffix(suffix), suppress_author=is_suppressed
    )


def is_emphasized(prefix: str, rest: str) -> bool:
    """Whether emphasis begins before the key and ends after it: then pandoc reads a narrative cite in a bracket."""
    if prefix.isspace() or not any(mark in prefix for mark in "*_~^"):
        return False
    return rich_text(f"{prefix}{_KEY_SIGN}{rest}") != rich_text(prefix) + _KEY_SIGN + rich_text(rest)


def narrative_cite(key: str, beside: str, locale: str) -> CitedItem:
    """The cite with its names in the sentence; `beside` is written in the bracket after its key."""
    id_, is_suppressed = key_of(key)
    label, locator, suffix = locator_of(rich_text(beside), locale)
    suffix = own_suffix(suffix) if locator else parted_suffix(suffix)
    return CitedItem(id_, locator, label, "", suffix, is_suppressed, author_in_text=not is_suppressed)


def key_of(written: str) -> tuple[str, bool]:
    """The key as it is called, and whether the minus before it leaves out the names."""
    key = written.removeprefix("-").removeprefix("@")
    return key[1:-1] if key.startswith("{") else key, written.startswith("-")


def own_prefix(text: str) -> str:
    """The prefix, with the space after it where the processor would put none ("see — ")."""
    bare = rich_text(text).strip()
    return f"{bare} " if bare and text[-1:].isspace() and spaced_prefix(bare) == bare else bare


def own_suffix(text: str) -> str:
    """The suffix with one space before it, where there is any, but none before a punctuation mark."""
    text = text.rstrip()
    bare = text.lstrip()
    return (
        _BEFORE_PUNCTUATION.sub("", text)
        if bare[:1] in tuple(",.;:!?")
        else f" {bare}"
        if bare != text
        else text
    )


def parted_suffix(text: str) -> str:
    """The suffix where the names stand in the sentence: words are parted from the year, "(2002, for more)"."""
    bare = text.strip()
    first = _TAG.sub("", bare)[:1]
    if first.isalnum() or first in tuple("\"'“‘«„"):
        return f", {bare}"
    return f" {bare}" if first in tuple("([–—-") else bare
