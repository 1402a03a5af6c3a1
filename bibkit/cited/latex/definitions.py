"""Commands that a source defines, as far as they cite: what their own arguments are, and which of these are keys.

`\\newcommand` and its kin, `\\def`, `\\let`, xparse's `\\NewDocumentCommand` (its manual, 2), biblatex's
`\\DeclareCiteCommand` and multibib's `\\newcites`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bibkit.cited.latex.arguments import Argument, Arguments
from bibkit.cited.latex.commands import Citing

_NAME = re.compile(r"\s*+(?:\{\s*+\\([A-Za-z@]+)\s*+\}|\\([A-Za-z@]+))\s*+")
_COUNT = re.compile(r"\s*+\[(\d)\]")
_PARAMETERS = re.compile(r"((?:[^{}\\%#\r\n]*+#\d)*+[^{}\\%#\r\n]*+)(?=\{)")
_ONE = re.compile(r"(\[)?#\d")
_LET = re.compile(r"\s*+=?\s*+\\([A-Za-z@]+)")
_TOKEN = re.compile(r"\\([A-Za-z@]+)|\\.|%[^\r\n]*+", re.DOTALL)
_PARAMETER = re.compile(r"#(\d)")
_LATER = re.compile(r"\{\s*+(#\d)\s*+\}")
_LONGEST = 20_000

NEW_COMMANDS = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd".split()
)
NEW_XPARSE = frozenset(
    """
    NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand NewExpandableDocumentCommand
    """.split()
)
DEFS = frozenset("def gdef edef xdef".split())
LETS = frozenset("let NewCommandCopy RenewCommandCopy DeclareCommandCopy LetLtxMacro".split())


class Definition(NamedTuple):
    """A command and how it cites, None where that can't be seen; `end` is where the text goes on."""

    name: str
    citing: Citing | None
    end: int


def definition(arguments: Arguments, command: str, at: int, known: dict[str, Citing]) -> Definition | None:
    """The definition that a command begins, which ends at that place; None where it is none that can be read."""
    text = arguments.text
    named = _NAME.match(text, at + 1 if text.startswith("*", at) else at)
    if named is None:
        return None
    name, at = named[1] or named[2], named.end()
    if command in LETS:
        other = _LET.match(text, at) or _NAME.match(text, at)
        return Definition(name, known.get(other[1] or other[2]), other.end()) if other else None
    if command in NEW_COMMANDS:
        shape, at = _latex_shape(text, arguments, at)
    elif command in NEW_XPARSE:
        group = arguments.group(at)
        if group is None:
            return None
        shape, at = _xparse_shape(text[group.start : group.end]), group.end + 1
    else:
        parameters = _PARAMETERS.match(text, at)
        if parameters is None:
            return None
        shape = "".join("o" if one[1] else "t" for one in _ONE.finditer(parameters[1]))
        at = parameters.end()
    body = arguments.group(at, most=_LONGEST, is_long=True)
    if body is None:
        return None
    return Definition(name, _citing_of(text[body.start : body.end], shape, known), body.end + 1)


def _latex_shape(text: str, arguments: Arguments, at: int) -> tuple[str, int]:
    """The arguments of a command of `\\newcommand`, and where its body begins."""
    count = _COUNT.match(text, at)
    if count is None:
        return "", at
    number, at = int(count[1]), count.end()
    default = arguments.group(at, "[")
    if default is None or not number:
        return "t" * number, at
    return "o" + "t" * (number - 1), default.end + 1


def _xparse_shape(spec: str) -> str:
    letters = []
    depth = 0
    for match in re.finditer(r"[{}]|[+!]*[A-Za-z]", spec):
        sign = match[0].lstrip("+!")
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if not depth and sign in "mvoOdDs":
            letters.append({"m": "t", "v": "t", "s": "s"}.get(sign, "o"))
    return "".join(letters)


def _citing_of(body: str, shape: str, known: dict[str, Citing]) -> Citing | None:
    """How a command cites that has this body, and takes arguments of that shape."""
    fixed: list[str] = []
    places: set[int] = set()
    before = after = tail = ""
    for citing, groups in _cites_of(body, known):
        fixed += citing.fixed
        before, after = citing.before or before, citing.after or after
        if not groups:
            tail = citing.shape
        for group in groups:
            for key in body[group.start : group.end].split(","):
                if parameter := _PARAMETER.search(key):
                    places.add(int(parameter[1]) - 1)
                    before += key[: parameter.start()].strip()
                    after = key[parameter.end() :].strip() + after
                elif key.strip():
                    fixed.append(key.strip())
    steps = shape.replace("s", "")  # a star is passed over anyhow
    shift = shape.count("s")
    kept = "".join(
        {"t": "k", "o": "O"}[step] if number + shift in places else step for number, step in enumerate(steps)
    )
    if not places and not tail:
        return Citing("", tuple(fixed)) if fixed else None
    return Citing(kept + tail, tuple(fixed), before, after)


def _cites_of(body: str, known: dict[str, Citing]) -> Iterator[tuple[Citing, list[Argument]]]:
    """What a body cites; of a command that stands at its end the arguments come later, so that it has none here."""
    arguments = Arguments(body)
    for match in _TOKEN.finditer(body):
        citing = known.get(match[1]) if match[1] else None
        if citing is None:
            continue
        groups = arguments.keys(match.end(), citing.shape)
        if not groups and (later := _LATER.search(body, match.end())):
            # \IfBooleanTF{#1}{\citep}{\citet}[#2]{#3}: the choice stands before what it takes
            groups = [Argument(*later.span(1))]
        is_last = arguments.skip_blank(match.end()) == len(body) or body[match.end() :].strip() == "*"
        if groups or citing.fixed or is_last:
            yield citing if is_last or not groups else citing._replace(shape=""), groups


def keys_in(text: str, group: Argument) -> Iterator[tuple[str, int, int]]:
    """The keys of an argument, and where each stands: without blanks, line ends and comments round them."""
    at = group.start
    for part in text[group.start : group.end].split(","):
        start, end = at, at + len(part)
        at = end + 1
        blank = _BLANK.match(text, start, end)
        start = blank.end() if blank else start
        key = _COMMENT.sub("", text[start:end]).strip()
        if key:
            yield key, start, start + max(len(text[start:end].split("%")[0].rstrip()), 1)


_BLANK = re.compile(r"(?:\s++|%[^\r\n]*+)*+")
_COMMENT = re.compile(r"%[^\r\n]*+\s*+")
