"""Rules about texts that an encoding, a web page or a PDF has spoiled on its way into the bibliography."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bibkit.checks.quoted import quoted
from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.person import Name
from bibkit.model.raw import FieldPath, field_path_text
from bibkit.model.record import Record

_TEXTS = (
    "title", "title-short", "container-title", "container-title-short", "collection-title", "volume-title",
    "original-title", "event-title", "publisher", "publisher-place", "event-place", "genre", "note", "abstract",
)  # fmt: skip
_PARTS = ("family", "given", "literal")
# What UTF-8 looks like where it was taken for Windows-1252: a letter that begins a sequence, then one that goes on.
_UTF8_AS_LATIN = re.compile("[ÂÃÄÅÆÇÈÉÊËÎÏÐÑ×ØÙâãäåæçïðà][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
# Accents that stand for themselves, as PDFs set them beside their letter: "He´le`ne", "Kamil˙e".
_ACCENT_APART = re.compile(r"[^\W\d_][´`¨˙¸ˇ˘˚˝˜]|[´¨˙¸ˇ˘˚˝˜][^\W\d_]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}\d?|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|sc|scp|span|p|div|br|jats:\w+|(?:mml:)?(?:math|m[a-z]+))(?: [^<>]*)?/?>"
)
# Of HTML, these are CSL's own way to write rich text (CSL 1.0.2 data, "rich text"), and bibkit's.
_RICH_TEXT = re.compile(
    r"</?(?:i|b|sub|sup)>|</span>|<span (?:style=\"font-variant: ?small-caps;?\"|class=\"nocase\")>"
)
_MEANT = {"em": "i", "italic": "i", "strong": "b", "bold": "b", "inf": "sub", "sup": "sup", "sub": "sub"}
_SAME_AS = re.compile(r"<(/?)(?:jats:)?(em|italic|strong|bold|inf|sup|sub)>")
_ROUNDS = 3  # `&amp;amp;lt;`
_WORD = re.compile(r"[^\W\d_]{2,}")


def garbled_text(record: Record) -> Iterator[Diagnostic]:
    """UTF-8 that was read as Windows-1252 or Latin-1: `MÃ¼ller` (BK508)."""
    for field, text in _texts(record):
        if _UTF8_AS_LATIN.search(text) and (meant := _decoded(text)):
            message = f"{quoted(text)} was read in the wrong encoding: {quoted(meant)} is meant"
            # Unsafe: in rare names such letters do meet.
            fix = Fix(f"Write {quoted(meant)}", (Put(field, meant),), Safety.UNSAFE)
            yield Diagnostic("BK508", message, "write what is meant", key=record.key, field=field, fix=fix)


@lru_cache(maxsize=1024)
def _decoded(text: str) -> str:
    """The text as it was meant, as ftfy sees it; empty where it is as it should be."""
    import ftfy  # only for text that looks like it

    meant = ftfy.fix_encoding(text)
    return meant if meant != text and "\ufffd" not in meant else ""


def accents_apart(record: Record) -> Iterator[Diagnostic]:
    """An accent beside its letter, where one letter with an accent is meant: `He´le`ne` (BK509)."""
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            for part in _PARTS:
                text = getattr(name, part)
                if not text.isascii() and _ACCENT_APART.search(text):
                    message = f"{quoted(text)} has an accent beside its letter"
                    help_text = "write the letter with its accent, as one character; an apostrophe as ’"
                    yield Diagnostic("BK509", message, help_text, key=record.key, field=(field, i, part))


def html_in_text(record: Record) -> Iterator[Diagnostic]:
    """Entities and tags that a web page has left (BK510): no style prints them as what they are.

    Italics, bold, sub- and superscript, small capitals and `nocase` are CSL's rich text.
    """
    for at, text in _marked_up(record):
        match = _ENTITY.search(text) or next(
            (tag for tag in _TAG.finditer(text) if not _RICH_TEXT.fullmatch(tag[0])), None
        )
        if match is not None:
            message = f"{field_path_text(at)} holds {quoted(match[0])}, as a web page writes it"
            help_text = "write the character itself, and no tag but <i>, <b>, <sub>, <sup>"
            fix = _without_html(text, at)
            yield Diagnostic("BK510", message, help_text, key=record.key, field=at, fix=fix)


def _marked_up(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """The texts, and the parts of names, that may hold entities or tags."""
    for field in _TEXTS:
        text = record.values.get(field)
        if isinstance(text, str) and ("&" in text or "<" in text):
            yield (field,), text
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            for part in _PARTS:
                if "&" in (text := getattr(name, part)):
                    yield (field, i, part), text


def _without_html(text: str, at: FieldPath) -> Fix | None:
    """The characters that entities stand for, and CSL's own tags in the place of those that mean the same.

    Unsafe: a text may be about HTML. None where other tags are left, which say something that would be lost.
    """
    from html import unescape  # for the few texts that hold some

    plain = _SAME_AS.sub(lambda tag: f"<{tag[1]}{_MEANT[tag[2]]}>", text)
    for _ in range(_ROUNDS):
        plain = _ENTITY.sub(lambda entity: unescape(entity[0]), plain)
    if plain == text or any(not _RICH_TEXT.fullmatch(tag[0]) for tag in _TAG.finditer(plain)):
        return None
    return Fix(f"Write {quoted(plain)}", (Put(at, plain),), Safety.UNSAFE)


def mixed_scripts(record: Record) -> Iterator[Diagnostic]:
    """One word of Latin and Cyrillic letters, or in a name of Latin and Greek ones (BK511): they look alike, and sort,
    search and hyphenate as something else.
    """
    for field, text in _texts(record):
        for word in _WORD.findall(text):
            if (
                not word.isascii()
                and (scripts := _scripts(word))
                and (len(field) > 1 or "Greek" not in scripts)
            ):
                message = f"{quoted(word)} has letters of {' and '.join(scripts)}"
                help_text = "write it in one script; letters of the two look alike"
                yield Diagnostic("BK511", message, help_text, key=record.key, field=field)
                break


@lru_cache(maxsize=4096)
def _scripts(word: str) -> tuple[str, ...]:
    """The scripts that don't belong into one word; empty where all is well."""
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    other = found & {"CYRILLIC", "GREEK"}
    return ("Latin", *(name.title() for name in sorted(other))) if "LATIN" in found and other else ()


def _texts(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """The texts with more than ASCII."""
    for field in _TEXTS:
        text = record.values.get(field)
        if isinstance(text, str) and not text.isascii():
            yield (field,), text
    for field, names in record.name_lists():
        for i, name in enumerate(names):
            if not _is_ascii(name):
                for part in _PARTS:
                    yield (field, i, part), getattr(name, part)


def _is_ascii(name: Name) -> bool:
    return name.family.isascii() and name.given.isascii() and name.literal.isascii()
