r"""Names as BibTeX reads them: "von Last, Jr, First", joined by `and` (BibTeXing, section 4).

What BibTeX's splitting would take for something else goes in braces: a comma or `and` inside a part, a family
name with lower-case words that are no particle, an organisation. BibLaTeX's extended name format (biblatex
manual, 3.4) is used where the plain form can't say it, in the form that biber 2.18 reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bibkit.formats.bibtex.read_names import OTHER_PART
from bibkit.formats.bibtex.read_titles import all_in_braces
from bibkit.formats.escape import Escape
from bibkit.formats.lost_names import beyond
from bibkit.model.person import Name
from bibkit.text.escape.bibtex import ascii_prose

_FAMILY, _GIVEN = r"[A-Z][A-Za-z]*(?:['-][A-Za-z]+)*", r"[A-Za-z][a-z]*\.?"
_PLAIN = re.compile(rf"(?!.*\b(?i:and|others)\b){_FAMILY}(?: {_FAMILY})*, {_GIVEN}(?:[ -]{_GIVEN})*")
_COMMAND_FIRST = re.compile(r"(?:^|[\s~-])\{*\\")  # biber makes no initial of a command at a word's head
_WORDS = re.compile(r"[\w'’.-]+(?: [\w'’.-]+)*")
_BREAKS = re.compile(r"[,;]|(?i:(?:^|\s)(?:and|others)(?:\s|$))")


@dataclass(frozen=True, slots=True)
class WrittenNames:
    """A name list for a field, and what of the names it can't say (each as `lost_names.told_once` takes it)."""

    text: str
    lost: tuple[tuple[str, str], ...] = ()


# What parts the words of a name. Of "d'Alché-Buc" BibTeX would make a particle, and lose the hyphen.
_JOINTS_OF_BIBTEX, _JOINTS_OF_BIBER = "[ -]", " "
# A letter beyond ASCII at the beginning of a name.
INITIAL = re.compile(r"(?<![^ ~-])(?=[^\x00-\x7f])[^\W\d_][\u0300-\u036f]*")


def names_text(
    names: Sequence[Name], escape: Escape, *, incomplete: bool = False, extended: bool = False
) -> WrittenNames:
    """The name list of a field, `and others` at its end where it is incomplete.

    `extended` allows BibLaTeX's `family=..., given=...` form for names that the plain form can't carry.
    """
    written: list[str] = []
    lost: list[tuple[str, str]] = []
    for name in names:
        text, why = _name_text(name, escape, extended=extended)
        written.append(text)
        if why:
            lost.append((why, name.display))
        if name.suffix and name.comma_suffix:
            lost.append(("the comma before the suffix of {}", name.display))
        if name.static_ordering:
            lost.append(("that {} always stands in this order", name.display))
        if extended and '"' in name.display:
            lost.append(("the straight quotes of {}", name.display))
        if name.orcid or name.extra:
            carried = _others(name) if extended and not name.literal else {}
            extra = {part: raw for part, raw in name.extra.items() if part not in carried}
            lost += beyond(replace(name, marks=(), extra=extra))  # marks have a field of their own
    if incomplete:
        written.append("others")
    return WrittenNames(" and ".join(written), tuple(lost))


@lru_cache(maxsize=65536)
def _name_text(name: Name, escape: Escape, *, extended: bool) -> tuple[str, str]:
    """One name, and what of it that can't say; kept, for people write more than one work."""
    common = f"{name.family}, {name.given}"
    if _PLAIN.fullmatch(common) and not _goes_beyond(name):
        return common, ""
    return _for_biber(name, escape) if extended else _plain(name, escape, _JOINTS_OF_BIBTEX), _lost(
        name, extended
    )


def _goes_beyond(name: Name) -> bool:
    """Whether there is more to a name than family and given name."""
    return bool(name.suffix or name.non_dropping_particle or name.dropping_particle or name.extra)


def _plain(name: Name, escape: Escape, joints: str) -> str:
    if name.literal:
        return f"{{{escape(_tidy(name.literal))}}}"
    last = _tidy(name.family) or _tidy(name.given)
    first = _tidy(name.given) if name.family else ""
    von = _tidy(f"{name.dropping_particle} {name.non_dropping_particle}")
    if not first and von and not name.suffix and is_lower(von.split()[0]) and is_lower(von.split()[-1]):
        return _last_part(von, last, escape, joints)
    if not first:
        whole = _tidy(f"{von} {last}" + (f", {name.suffix}" if name.suffix else ""))
        # One word is a last name to BibTeX; several would be split.
        if " " in whole or _BREAKS.search(whole):
            return f"{{{escape(whole)}}}"
        written = escape(whole)
        return f"{written}{{}}" if all_in_braces(written) else written  # alone it would be an organisation
    head = _last_part(von, last, escape, joints)
    suffix = f", {_part(_tidy(name.suffix), escape)}" if name.suffix else ""
    given = _part(first, escape)
    if joints == _JOINTS_OF_BIBTEX and not given.isascii():
        given = INITIAL.sub(_initial, given)
    return f"{head}{suffix}, {given}"


def _initial(match: re.Match[str]) -> str:
    """The first letter of a given name, as BibTeX can abbreviate to it: of its bytes it would print the first."""
    written = ascii_prose(match[0])
    return written if written.isascii() and written.startswith("{\\") else f"{{\\relax {match[0]}}}"


def _last_part(von: str, last: str, escape: Escape, joints: str) -> str:
    """Particle and family name; the last lower-case word before the last word ends what BibTeX calls von."""
    particles = von.split()
    words = last.split()
    if particles and is_lower(particles[-1]) and not _BREAKS.search(von):
        braced_von = escape(von)
    else:
        words, braced_von = particles + words, ""  # a capital particle is part of the name for BibTeX
    joined = " ".join(words)
    if _BREAKS.search(joined) or any(map(is_lower, re.split(joints, joined)[:-1])):
        joined = f"{{{escape(joined)}}}"
    else:
        joined = escape(joined)
    return f"{braced_von} {joined}".strip()


def _part(text: str, escape: Escape) -> str:
    return f"{{{escape(text)}}}" if _BREAKS.search(text) else escape(text)


def _wants_keys(name: Name) -> bool:
    if name.literal:
        return False
    if name.dropping_particle or _others(name) or "=" in name.display or '"' in name.display:
        return True
    if name.non_dropping_particle:
        words = name.non_dropping_particle.split()
        return (
            not name.given
            or not is_lower(words[-1])
            or any(is_lower(word) for word in name.family.split()[:-1])
        )
    return not name.given and (len(name.family.split()) > 1 or bool(name.suffix))


_UMLAUT = re.compile(r'\{\\"([A-Za-z])\}')  # which can't stand in quotes


def _for_biber(name: Name, escape: Escape) -> str:
    if '"' in name.display:
        name = _without_straight_quotes(name)
    plain = _plain(name, escape, _JOINTS_OF_BIBER)
    makes_initials = _COMMAND_FIRST.search(plain) is None
    if makes_initials and not _wants_keys(name):
        # biber takes even a braced "others" for the mark of an incomplete list.
        return "{others{}}" if plain.strip("{}").casefold() == "others" else plain
    # biblatex knows one prefix a name; `useprefix=false` says that it drops in sorting.
    prefix = _tidy(f"{name.dropping_particle} {name.non_dropping_particle}")
    parts = {
        "family": _tidy(name.literal or name.family or name.given),
        "given": _tidy(name.given) if name.family else "",
        "prefix": prefix,
        "suffix": _tidy(name.suffix),
    }
    written = []
    for key, text in parts.items():
        if text:
            value = escape(text)
            if name.literal:
                value = f"{{{value}}}"
            elif key == "family" and all_in_braces(value):
                value += "{}"  # in braces as a whole it would be an organisation
            written.append(_pair(key, value))
            if not makes_initials:
                first = (
                    text[0] if text[0] != "\\" else next(filter(str.isalpha, text), "")
                )  # of a command its name's
                written.append(_pair(f"{key}-i", escape(first)))
    written += (_pair(part, _part(text, escape)) for part, text in _others(name).items())
    if prefix:
        written.append("useprefix=" + ("false" if name.dropping_particle else "true"))
    return ", ".join(written)


def _without_straight_quotes(name: Name) -> Name:
    """The name with what a straight quote prints as in OT1, as biber has another use for it."""
    parts = ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal")
    return replace(name, **{part: getattr(name, part).replace('"', "”") for part in parts})


def _others(name: Name) -> dict[str, str]:
    """The parts that biber's names have beyond those of all names."""
    return {
        part: text
        for part, text in name.extra.items()
        if isinstance(text, str) and OTHER_PART.fullmatch(part)
    }


def _pair(key: str, value: str) -> str:
    """One `key=value`. biber 2.18 splits pairs at commas even inside braces, but not inside quotes."""
    value = value.replace("=", r"{\symbol{61}}")  # biber takes the last sign for the one after the key
    if not _WORDS.fullmatch(value):
        value = f"{{{value}}}"
    if "," not in value and '"' not in value.replace('\\"', ""):
        return f"{key}={value}"
    value = _UMLAUT.sub(lambda match: unicodedata.normalize("NFC", f"{match[1]}\u0308"), value)
    value = value.replace('"', r"{\textquotedblright}")  # what a straight quote prints as in OT1
    return f'"{key}={value}"'


def _lost(name: Name, extended: bool) -> str:
    if extended and not name.literal:
        if name.dropping_particle and name.non_dropping_particle:
            return "which of the particles of {} drops"
        return ""
    if name.literal:
        return ""
    if name.dropping_particle:
        return "that the particle of {} drops"
    if name.non_dropping_particle and not is_lower(name.non_dropping_particle.split()[-1]):
        return f"that {name.non_dropping_particle} is a particle in {{}}"
    if not (name.given and name.family) and (name.suffix or " " in _tidy(name.family or name.given)):
        return "the parts of {}"
    return ""


def is_lower(word: str) -> bool:
    """Whether BibTeX takes a word for a particle: its first letter is in lower case."""
    for character in word:
        if character.isalpha():
            return character.islower()
    return False


def _tidy(text: str) -> str:
    return " ".join(text.split())
