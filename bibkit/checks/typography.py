"""Rules about signs in titles: those that have lost their partner, blanks too many, TeX that was escaped as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.quoted import quoted
from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.record import Record, is_of_bib

_TITLES = (
    "title", "title-short", "container-title", "collection-title", "volume-title", "original-title", "event-title",
    "publisher", "publisher-place",
)  # fmt: skip
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
# "a) one, b) two", ":-)", "[0, 1)": signs that stand alone, or close what another sign opened.
_ALONE = re.compile(r"(?:^|[,;:.]\s+)(?:[a-z]|\d|[ivx]+)\)|[:;]-[()]|[\[(][^][()]{1,15},[^][()]{1,15}[\])]")
_GARBLED = re.compile("â€.")  # a dash that was read in the wrong encoding, which is another finding
_MATHS = re.compile(r"\$[^$]+\$")
_INCHES = re.compile(r"\d\s?\"")
_GERMAN = ("„", "‚", "‟")
_BLANKS = re.compile(r"[^\S\n]{2,}|\t")
_BLANK_AND_COMMA = re.compile(r"(?<=\w) +,(?= |$)")
# What a program that escapes TeX as text makes of "{B}ayesian", "\&" and "$\alpha$".
_BACKSLASH = re.compile(r"\\[&%$#_]|\\textbackslash\b|\\\\[a-zA-Z&]|\$\\backslash\$")
_COMMAND = re.compile(
    r"(?<!\\)\\(?!(?:text)?backslash)[a-zA-Z]{2,}"
)  # one that is not known stays, with its braces
_GROUP = re.compile(r"\{([A-Za-z0-9-]{1,30})\}")
_LETTERS = re.compile(r"[^\W\d_]")


def lost_partner(record: Record) -> Iterator[Diagnostic]:
    """A bracket or quotation mark without its partner (BK513): something was cut off, or one is too many."""
    for field in _TITLES:
        text = record.text(field)
        sign = _alone(text)
        if sign and not (sign in '"“”' and _is_mixed(text)):
            message = f"{field} has {sign} without its partner"
            help_text = "compare with the source: a part may be missing"
            yield Diagnostic("BK513", message, help_text, key=record.key, field=(field,))


def _alone(text: str) -> str:
    """The first sign without a partner; empty where there is none."""
    if not any(sign in text for sign in '()[]“”«»"') or "\\" in text:
        return ""  # what is left of TeX has brackets of its own
    text = _GARBLED.sub("", _MATHS.sub("", text))
    plain = _ALONE.sub(" ", text)
    for opening, closing in _PAIRS:
        if text.count(opening) == text.count(closing):
            continue  # "(vol. 3)", which ends as the signs before parts of a list do
        if opening == "“" and any(sign in plain for sign in _GERMAN):
            continue  # „so“: the sign that opens in English closes
        if plain.count(opening) != plain.count(closing):
            return opening if plain.count(opening) > plain.count(closing) else closing
    return '"' if _INCHES.sub("", plain).count('"') % 2 else ""


def mixed_quotes(record: Record) -> Iterator[Diagnostic]:
    """One quotation that opens straight and closes curved, or the reverse (BK516)."""
    title = record.title
    if _is_mixed(title):
        fix = _one_kind(title)
        help_text = "write both as “ and ”"
        message = "A quotation in the title has one straight mark and one curved"
        yield Diagnostic("BK516", message, help_text, key=record.key, field=("title",), fix=fix)


def _is_mixed(text: str) -> bool:
    return text.count('"') == 1 and not _INCHES.search(text) and ("“" in text or "”" in text)


def _one_kind(title: str) -> Fix | None:
    """Curved marks on both sides. Unsafe: other marks of the title may be the ones that belong together."""
    if title.count("“") == 1 and "”" not in title and title.index("“") < title.index('"'):
        curved = title.replace('"', "”")
    elif title.count("”") == 1 and "“" not in title and title.index('"') < title.index("”"):
        curved = title.replace('"', "“")
    else:
        return None
    return Fix("Write both marks curved", (Put(("title",), curved),), Safety.UNSAFE)


def odd_blanks(record: Record) -> Iterator[Diagnostic]:
    """Two blanks, a tab, a blank before a comma (BK515): they are printed, and keep like titles apart.

    The fix of blanks beside blanks is safe: no text means anything by them.
    """
    for field in _TITLES:
        text = record.text(field)
        if "  " not in text and " ," not in text and "\t" not in text and text == text.strip():
            continue
        plain = _BLANK_AND_COMMA.sub(",", _BLANKS.sub(" ", text)).strip()
        if plain and plain != text:
            what = "a blank before a comma" if _BLANK_AND_COMMA.search(text) else "blanks too many"
            fix = Fix("Remove the blanks", (Put((field,), plain),), Safety.SAFE)
            yield Diagnostic(
                "BK515", f"{field} has {what}", "remove them", key=record.key, field=(field,), fix=fix
            )


def escaped_twice(record: Record) -> Iterator[Diagnostic]:
    r"""TeX that a program has escaped as if it were text (BK514): `{\{}B{\}}ayesian`, `\\&`.

    In other files than .bib, TeX itself is another finding.
    """
    if not is_of_bib(record):
        return
    for field in _TITLES:
        text = record.text(field)
        if ("{" not in text and "\\" not in text) or _COMMAND.search(text):
            continue
        plain = _MATHS.sub("", text)
        match = _GROUP.search(plain) or _BACKSLASH.search(text)
        if match and not _is_set(plain, match):
            message = f"{field} prints {quoted(match[0])}: TeX that was escaped as if it were text"
            help_text = "write the TeX itself, without escapes before its braces and backslashes"
            yield Diagnostic("BK514", message, help_text, key=record.key, field=(field,))


def _is_set(text: str, match: re.Match[str]) -> bool:
    """Whether braces may be meant as such: with blanks or signs on both sides, "the set {0}"."""
    if match.re is not _GROUP:
        return False
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return not (before.isalnum() or after.isalnum()) and not _LETTERS.search(match[1])
