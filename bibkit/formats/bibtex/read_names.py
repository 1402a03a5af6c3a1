r"""Name lists as BibTeX splits them (BibTeXing, section 4), and biblatex's extended name format (3.4).

Names are joined by `and` outside of braces; one name has the parts First, von, Last and Jr, told apart by
commas, or, without comma, by the case of the words' first letters. A name that is one group of braces is an
organisation. `others` at the end marks the list as incomplete and is never a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.read_titles import all_in_braces
from bibkit.formats.bibtex.without_markup import without_markup
from bibkit.model.malformed import Malformed
from bibkit.model.odd_name import is_several, odd_name
from bibkit.model.parse_name import is_suffix
from bibkit.model.person import Name

# `First Last` and `Last, First` as nearly all are: each word begins with a capital, and nothing in it is TeX.
_WORDS = (
    r"[ \n]*(?:[A-ZÀ-ÖØ-Þ][^\s\\{}$~,\"=`;:'[-]*+(?:-(?!-)[^\s\\{}$~,\"=`;:'[-]*+)*+(?:[ \n]+|$|(?=,)))++"
)
_PLAIN_NAME = re.compile(rf"{_WORDS}(?:,{_WORDS})?")
_AND = re.compile(r"[aA][nN][dD](?<=\s...)(?=\s)")
_BETWEEN = re.compile(r"(?:\s+|(?:^|(?<=\s))and(?=\s))*", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"(?<!\\)[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_BLANKS = " \t\n\r"
_KNOWN_PARTS = ("family", "given", "prefix", "suffix", "useprefix")
OTHER_PART = re.compile(r"[a-z]+")
"""A part that a data model of biber's adds to names (`middle`), or an option of a name (`id`)."""
_EXTENDED = re.compile(r'\s*"?\s*(?!xdata)[a-z]+(?:-i)?\s*=', re.IGNORECASE)
LIST_OPTION = re.compile(r"\s*[a-z]+\s*=\s*[\w-]+\s*")
"""What biber reads in the place of a name as an option of the list (biblatex manual, 3.1.5): `uniquelist=false`."""
_NO_PREFIX = re.compile(r"useprefix\s*=\s*false", re.IGNORECASE)
_WORD_MARK = re.compile(r"[{}]|[\s~]+|,")
_GROUP = re.compile(r"\{[^{}]*\}")
_AND_OTHERS = re.compile(r"(?:,|(?<!\s)\s)\s*et\.? al\b\.?\s*$", re.IGNORECASE)
_AMPERSAND = re.compile(r"(?<=\s)\\?&(?=\s)")
_INITIAL, _PLAIN_WORDS = r"[A-Z]\.[ ~-]*", r"[A-Z][\w'-]+(?:[ ~][A-Z][\w'-]+)*"
_TWO_WITH_INITIALS = re.compile(
    rf"(?:{_INITIAL})+{_PLAIN_WORDS},\s*(?:{_INITIAL})+{_PLAIN_WORDS}"  # `J. Doe, A. Roe`
    rf"|{_PLAIN_WORDS}[ ~](?:{_INITIAL})+,\s*{_PLAIN_WORDS}[ ~](?:{_INITIAL})+"  # `Doe J., Roe A.`
)
_SHOWN = 60
_CONTROL = re.compile(r"\\(?:([A-Za-z]+)\s*|.)")
_LETTER_COMMANDS = {
    "i",
    "j",
    "o",
    "l",
    "oe",
    "ae",
    "aa",
    "ss",
    "O",
    "L",
    "OE",
    "AE",
    "AA",
}  # BibTeX's own list


_ReadName: TypeAlias = tuple[Name | None, tuple[str, ...], Malformed | None]
_NOBODY: _ReadName = (None, (), None)


@dataclass(frozen=True, slots=True)
class NameList:
    """Names in order; `incomplete` where `others` ends the list; `odd` are the numbers of pieces that are no name.

    `doubtful` has the number of a piece with what makes a name of it that can't be right.
    """

    names: tuple[Name, ...]
    incomplete: bool = False
    odd: tuple[int, ...] = ()
    doubtful: tuple[tuple[int, Malformed], ...] = ()


def names_of_tex(tex: str, unknown: list[str]) -> NameList:
    """The names of a field; commands that are not known are added to `unknown`."""
    listed, not_known = _read_list(tex)
    unknown += not_known
    return listed


@lru_cache(maxsize=1024)  # the papers of a volume have the same editors
def _read_list(tex: str) -> tuple[NameList, tuple[str, ...]]:
    pieces = split_and(tex)
    incomplete = bool(pieces) and pieces[-1].casefold() in ("others", "et al.", "et al")
    read = [_read_name(piece) for piece in (pieces[:-1] if incomplete else pieces)]
    unknown = tuple([command for _, not_known, _ in read for command in not_known])
    doubtful = tuple([(number, fault) for number, (_, _, fault) in enumerate(read) if fault is not None])
    names = tuple([name for name, _, _ in read if name is not None])
    if len(names) == len(read) and "=" not in tex:
        return NameList(names, incomplete and bool(names), (), doubtful), unknown
    odd = tuple([number for number, (name, _, _) in enumerate(read) if name is None])
    if "=" in tex:
        names = tuple(_with_dropped_particles(pieces, read))
    return NameList(names, incomplete and bool(names), odd, doubtful), unknown


def _with_dropped_particles(pieces: list[str], read: list[_ReadName]) -> Iterator[Name]:
    """The names; behind the option `useprefix=false`, with particles that are not part of the family name."""
    drops = False
    for piece, (name, _, _) in zip(pieces, read, strict=False):
        drops = drops or _NO_PREFIX.fullmatch(piece) is not None
        if name is not None and drops and "useprefix" not in piece:
            yield replace(name, dropping_particle=name.non_dropping_particle, non_dropping_particle="")
        elif name is not None:
            yield name


def is_for_biber(tex: str) -> bool:
    """Whether a list has names in biber's extended format, or options: other programs would take them for words."""
    return "=" in tex and any(
        _EXTENDED.match(piece) or LIST_OPTION.fullmatch(piece) for piece in split_and(tex)
    )


def split_and(tex: str) -> list[str]:
    """The pieces between the `and` that stand outside of braces, stripped; empty ones are left out."""
    if "{" not in tex:  # nearly all; the pieces are those of `and_spans`
        *pieces, last = _AND.split(f" {tex} ")
        stripped = [*(piece.rstrip().lstrip(_BLANKS) for piece in pieces), last.strip(_BLANKS)]
        return [piece for piece in stripped if piece]
    return [tex[start:end] for start, end in and_spans(tex)]


@lru_cache(maxsize=4)  # a list with many findings is asked for many places
def and_spans(tex: str) -> list[tuple[int, int]]:
    """Where the pieces that `split_and` gives begin and end."""
    padded = f" {tex} "  # an `and` may begin or end the list
    spans: list[tuple[int, int]] = []
    depth = start = 0

    def add(piece: str) -> None:
        if stripped := piece.lstrip(_BLANKS):
            at = start + len(piece) - len(stripped) - 1
            spans.append((at, at + len(stripped)))

    for match in (_AND_OR_BRACE if "{" in tex else _AND).finditer(padded):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            add(padded[start : match.start()].rstrip())
            start = match.end()
    add(padded[start:].rstrip(_BLANKS))
    return spans


@lru_cache(maxsize=65536)  # the same people write again and again
def _read_name(piece: str) -> _ReadName:
    """The name that a piece is, if it is one, the commands in it that are not known, and what can't be right."""
    if piece.casefold() == "others":
        return _NOBODY
    if _PLAIN_NAME.fullmatch(piece):
        family, comma, given = piece.partition(",")
        if not comma:
            given, _, family = " ".join(piece.split()).rpartition(" ")
            return Name(family=family, given=given), (), None
        if "." not in family or not _TWO_WITH_INITIALS.fullmatch(piece):
            return Name(family=" ".join(family.split()), given=" ".join(given.split())), (), None
    piece = piece.rstrip(", \n") or piece  # a comma too many at the end makes no suffix of the given name
    unknown: list[str] = []
    if not _EXTENDED.match(piece) and (fault := _joined_wrongly(piece)):
        return Name(literal=_text(piece, unknown)), tuple(unknown), fault
    name = _name(piece, unknown)
    return name, tuple(unknown), odd_name(name) if name else None


def _joined_wrongly(piece: str) -> Malformed | None:
    """What is wrong with a piece that is several names, or has more commas than a name: to part it would be a guess."""
    help_text = "join names with `and`"
    bare = _GROUP.sub("", piece)
    if _AND_OTHERS.search(bare):
        what = "is a name and the mark that more follow"
        help_text = "write `and others` behind the last name"
    elif "&" in bare and _AMPERSAND.search(bare):
        what = "is an organisation or several names, joined by &"
        help_text = "join names with `and`, or put an organisation in braces"
    elif "." in bare and _TWO_WITH_INITIALS.fullmatch(bare):
        what = "seems to hold two names, parted by a comma"
    elif ";" not in piece and piece.count(",") < 2:
        return None
    else:
        what = _what_is_too_many(piece, bare)
    if not what:
        return None
    shown = " ".join(piece.split())
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    return Malformed("BK307", f'"{shown}" {what}; it stays as it is', help_text)


def _what_is_too_many(piece: str, bare: str) -> str:
    commas = _split_commas(piece)
    what = ""
    if is_several(bare):
        what = "seems to hold several names, parted by semicolons"
    elif len(commas) > 3:
        what = "has more commas than a name"
    elif len(commas) == 3 and not any(is_suffix(_text(part, [])) for part in commas[1:]):
        what = "has two commas, and neither part after them is a suffix like Jr."
    return what


def _name(piece: str, unknown: list[str]) -> Name | None:
    if _EXTENDED.match(piece):
        return _extended(piece, unknown)
    parts = [_words(part) for part in _split_commas(piece)]
    if len(parts) == 1:
        words = parts[0]
        if len(words) == 1 and _is_group(words[0]):
            literal = _text(words[0][1:-1], unknown)
            return Name(literal=literal) if literal else None
        first, von, last = _first_von_last(words)
        return _assemble(first, von, last, [], unknown)
    von_last, *rest = parts
    if len(rest) > 1 and not is_suffix(_joined(rest[0], [])) and rest[1]:
        rest.reverse()  # "King, Martin Luther, Jr."
    jr = rest[0] if len(rest) > 1 else []
    first = rest[-1]
    if not von_last:
        return _assemble([], [], [*jr, *first], [], unknown)
    von, last = _von_last(von_last)
    return _assemble(first, von, last, jr, unknown)


def _assemble(
    first: list[str], von: list[str], last: list[str], jr: list[str], unknown: list[str]
) -> Name | None:
    family, given = _joined(last, unknown), _joined(first, unknown)
    particle, suffix = _joined(von, unknown), _joined(jr, unknown)
    if not family:
        family, given = given, ""
    if not family:
        return None
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


def _first_von_last(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    lower = [i for i, word in enumerate(words[:-1]) if is_von(word)]
    if not lower:
        return words[:-1], [], words[-1:]
    return words[: lower[0]], words[lower[0] : lower[-1] + 1], words[lower[-1] + 1 :]


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    lower = [i for i, word in enumerate(words[:-1]) if is_von(word)]
    end = lower[-1] + 1 if lower else 0
    return words[:end], words[end:]


def is_von(word: str) -> bool:
    """Whether BibTeX sees a lower-case word: its first letter at brace depth 0, or in a special character."""
    at = depth = 0
    while at < len(word):
        character = word[at]
        if character == "{":
            if depth == 0 and word.startswith("\\", at + 1):
                return _special_is_lower(word[at + 1 :])
            depth += 1
        elif character == "}":
            depth -= 1
        elif depth == 0 and character == "\\":
            return _special_is_lower(word[at:])
        elif depth == 0 and character.isalpha():
            return character.islower()
        at += 1
    return False


def _special_is_lower(special: str) -> bool:
    match = _CONTROL.match(special)
    if match is None:
        return False
    if match[1] in _LETTER_COMMANDS:
        return match[1].islower()
    # Of a group no letter behind it counts.
    inner = special[match.end() :].partition("}")[0] if match[1] else special[match.end() :]
    letter = next((c for c in inner if c.isalpha()), "")
    return letter.islower()


def _split_commas(piece: str) -> list[str]:
    parts = [""]
    depth = 0
    for run in re.split(r"(\\.|[{},])", piece):
        depth += (run == "{") - (run == "}")
        if run == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += run
    return parts


def _words(part: str) -> list[str]:
    if "{" not in part and "\\" not in part:
        return part.replace("~", " ").split()
    words = [""]
    depth = 0
    for run in re.split(r"(\\.|[{}]|[\s~]+)", part):
        depth += (run == "{") - (run == "}")
        if depth == 0 and run and (run[0].isspace() or run[0] == "~" or run == "\\ "):
            # A blank after a control word (`\v s`) belongs to the command.
            if re.search(r"\\[A-Za-z]+$", words[-1]) and not words[-1].endswith("}"):
                words[-1] += " "
            else:
                words.append("")
        else:
            words[-1] += run
    return [word for word in words if word.strip()]


_CONTROL_WORD = re.compile(r"\\[A-Za-z]+\s*")


def _is_group(word: str) -> bool:
    """Whether the word is one group of braces that is no special character, or holds several words."""
    if not (word.startswith("{") and word.endswith("}")):
        return False
    if re.match(r"\{\\(?!text|&|%|#|_|\$)", word) and " " not in _CONTROL_WORD.sub("", word[1:-1]).strip():
        return False  # `{\'E}mile`, `{\AA gren}`, but not `{\'Ecole normale}`
    depth = 0
    for mark in re.finditer(r"(?<!\\)[{}]", word):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.end() == len(word)
    return False


def _joined(words: list[str], unknown: list[str]) -> str:
    return _text(" ".join(words), unknown)


def _text(tex: str, unknown: list[str]) -> str:
    text = text_of_tex(tex, unknown=unknown)
    return " ".join((without_markup(text) if "\\" in tex else text).split())


def _extended(piece: str, unknown: list[str]) -> Name | None:
    """A name in `key=value` form. biber splits at commas outside of quotes and, to be kind, braces."""
    parts: dict[str, str] = {}
    for pair in re.findall(
        r'\s*(?:"([^"]*)"|((?:[^,"{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})+))', piece
    ):
        key, _, value = (pair[0] or pair[1]).partition("=")
        parts[key.strip().lower()] = value.strip().strip('"')
    family, given = parts.get("family", ""), parts.get("given", "")
    is_whole = all_in_braces(family) and all_in_braces(family[1:-1])
    if not given and is_whole and not parts.get("prefix"):
        literal = _text(family, unknown)
        return Name(literal=literal) if literal else None
    family, given = _text(family, unknown), _text(given, unknown)
    prefix = _text(parts.get("prefix", ""), unknown)
    drops = parts.get("useprefix", "").lower() == "false"
    if not family:
        family, given = given, ""
    if not family:
        return None
    return Name(
        family=family,
        given=given,
        dropping_particle=prefix if drops else "",
        non_dropping_particle="" if drops else prefix,
        suffix=_text(parts.get("suffix", ""), unknown),
        extra={
            part: _text(value, unknown)
            for part, value in parts.items()
            if value and part not in _KNOWN_PARTS and OTHER_PART.fullmatch(part)
        },
    )
