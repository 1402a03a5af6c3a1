"""A name written as one string, split into CSL's parts, and the shortest string that says the same.

The order is BibTeX's ("Last, First", "von Last, Jr., First"; BibTeX manual, "BibTeXing", section 4), the
lower-case particles are read as CSL-JSON processors read them: at the head of the family name they stay
with it ("van der" Berg), at the tail of the given name they may drop (Vincent "van").
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.model.malformed import Malformed
from bibkit.model.person import Name

_SUFFIX = re.compile(r"(?:jr|sr|jnr|snr|esq|[ivx]{2,}|v|\d(?:st|nd|rd|th))\.?", re.IGNORECASE)
_PLAIN_GIVEN = re.compile(r"[A-Z][a-z]*\.?(?:[ -][A-Z][a-z]*\.?)*")
_NO_PERSON = frozenset(
    (
        *("others", "and others", "& others", "et al", "et al.", "et. al", "et. al.", "[et al.]", "(et al.)"),
        *("& al", "& al.", "et alii", "et alia", "u. a.", "u.a.", "...", "…"),
    )
)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> Name | Malformed:
    """The name that "Family, Given", "Family, Suffix, Given" or "Family, Given, Suffix" stands for.

    A text without a comma is not split: which word is the family name would be a guess. One in braces, as BibTeX has
    organisations, is a literal name.

    >>> parse_name("van der Berg, Jan").non_dropping_particle
    'van der'
    """
    family, comma, given = text.partition(", ")
    if comma and family.isalpha() and _PLAIN_GIVEN.fullmatch(given):
        return Name(family=family, given=given)  # "Bai, Yuntao": nothing to tell apart
    text = " ".join(text.split())
    if is_no_person(text):
        return no_person(text)
    if text[:1] + text[-1:] == "{}" and not set("{}") & set(text[1:-1]) and text[1:-1].strip():
        return Name(literal=text[1:-1].strip())
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return _no_comma(text)
    if not all(parts[:2]) or not parts[-1]:
        return Malformed("BK302", f'"{text}" has an empty part beside a comma', 'write "Family, Given"')
    if len(parts) == 2:
        return _assemble(parts[0], parts[1])
    if len(parts) == 3 and is_suffix(parts[1]):
        return _assemble(parts[0], parts[2], suffix=parts[1])
    if len(parts) == 3 and is_suffix(parts[2]):
        return _assemble(parts[0], parts[1], suffix=parts[2])
    return Malformed(
        "BK302",
        f'"{text}" has {len(parts)} parts between commas, and none is a suffix like Jr.',
        "write one name an item, or the parts by name: {family: ..., given: ..., suffix: ...}",
    )


def name_text(name: Name) -> str | None:
    """The one-string form that `parse_name` reads back as this very name, or None where there is none."""
    if name.literal or not name.family or not name.given:
        return None
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    text = f"{family}, {name.suffix}, {given}" if name.suffix else f"{family}, {given}"
    return text if parse_name(text) == name else None


def is_suffix(text: str) -> bool:
    """Whether a part of a name is one that follows it, such as Jr. or III."""
    return _SUFFIX.fullmatch(text) is not None


def is_no_person(text: str) -> bool:
    """Whether a name is only the mark that more names follow."""
    return text.strip().casefold() in _NO_PERSON


def no_person(text: str) -> Malformed:
    """The complaint about "others" in the place of a person."""
    return Malformed(
        "BK303",
        f'"{text}" is not a person',
        "take the item out and add the field's name to `incomplete`, for example `incomplete: [author]`",
    )


def split_particles(family: str, given: str) -> tuple[str, str, str, str]:
    """`(non_dropping, family, given, dropping)`: leading lower-case words of the family name and trailing
    lower-case words of the given name as particles.
    """
    family_words, given_words = family.split(" "), given.split(" ")
    head = 0
    while head < len(family_words) - 1 and _is_particle(family_words[head]):
        head += 1
    tail = len(given_words)
    while tail > 1 and _is_particle(given_words[tail - 1]):
        tail -= 1
    return (
        " ".join(family_words[:head]),
        " ".join(family_words[head:]),
        " ".join(given_words[:tail]),
        " ".join(given_words[tail:]),
    )


def _assemble(family: str, given: str, suffix: str = "") -> Name:
    non_dropping, family, given, dropping = split_particles(family, given)
    return Name(
        family=family,
        given=given,
        dropping_particle=dropping,
        non_dropping_particle=non_dropping,
        suffix=suffix,
    )


def _is_particle(word: str) -> bool:
    # "de", "d'", "al-": the first letter decides, as in BibTeX; a lone initial "j." is no particle.
    letters = word.lstrip("'’")
    return letters[:1].islower() and not letters.endswith(".")


def _no_comma(text: str) -> Malformed:
    words = text.rsplit(" ", 1)
    if len(words) == 1:
        return Malformed(
            "BK301",
            f'"{text}" is one word: a family name, a given name or an organisation?',
            f"write {{family: {text}}} or {{literal: {text}}}",
        )
    return Malformed(
        "BK302",
        f'"{text}" has no comma, so the family name is not marked',
        f'write "{words[1]}, {words[0]}" if it is a person, {{literal: {text}}} if it is an organisation',
    )
