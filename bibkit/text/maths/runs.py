"""A formula in Unicode's characters: as runs with raised and lowered text, or on one line.

Letters are italic as in TeX; fonts are Unicode's mathematical alphabets, accents its combining marks. What TeX
shows by size and place (fractions, roots) is put into parentheses wherever what stands beside it could be taken for
a part of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bibkit.text.maths.commands import SIGNS, CommandKind
from bibkit.text.maths.read import formula
from bibkit.text.maths.tree import Atom, Row
from bibkit.text.run import Run, Span

_RAISED = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzT",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+−=()aeoxhklmnpstij", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ", strict=True))
_ITALIC = Span("font-style", "italic")
_SUB, _SUP = Span("vertical-align", "sub"), Span("vertical-align", "sup")
_ROOTS = {"3": "∛", "4": "∜"}
_APART = frozenset("+−±∓,;:")  # what stands between these is whole without parentheses
_DIVIDERS = ("|", "/")
_LETTER = re.compile(r"[^\s\u0300-\u036f\u20d0-\u20ff][\u0300-\u036f\u20d0-\u20ff]*")
_WORDS = ("words", "function", "infix")


def formula_runs(tex: str) -> tuple[Run, ...]:
    """The formula as runs, or () where it is refused; a script within a script stands on its line."""
    return tuple(_runs(formula(tex)))


def formula_line(tex: str) -> str:
    r"""The formula in Unicode's characters alone, or "" where it is refused.

    >>> formula_line(r"L_\infty"), formula_line(r"10^{-3}x_{ij}"), formula_line(r"\frac{a+b}{2}n")
    ('L_∞', '10⁻³xᵢⱼ', '((a+b)/2)n')
    """
    return _line(_runs(formula(tex)))


def _runs(row: Row, *, is_tight: bool = False) -> list[Run]:
    """The runs of a row; in a tight one no space stands around relations."""
    found: list[Run] = []
    row = tuple(atom for atom in row if atom.kind != "space" or atom.text)
    for before, atom, after in zip((None, *row), row, (*row[1:], None), strict=False):
        pieces = (
            [Run(atom.text)] if atom.kind == "space" else _scripted(atom, before, after, is_tight=is_tight)
        )
        if atom.kind == "space" and is_tight and atom.text != " ":
            continue
        if _has_space_before(atom, before, after, is_tight=is_tight):
            pieces.insert(0, Run(" "))
        if _has_space_after(atom, before, after, is_tight=is_tight):
            pieces.append(Run(" "))
        for piece in pieces:
            if piece.text and not (piece.text.isspace() and found and found[-1].text[-1].isspace()):
                found.append(piece)
    return found


def _has_space_before(atom: Atom, before: Atom | None, after: Atom | None, *, is_tight: bool) -> bool:
    if not before:
        return False
    match _kind(atom):
        case "function" | "name":
            return before.kind not in ("opening", "binary", "punctuation") and before.text not in _DIVIDERS
        case "infix" | "modulus":
            return True
        case "relation":
            return after is not None and not is_tight
    return False


def _has_space_after(atom: Atom, before: Atom | None, after: Atom | None, *, is_tight: bool) -> bool:
    if not after:
        return False
    match _kind(atom):
        case "function" | "name":
            return (
                after.kind not in ("opening", "closing", "punctuation", "fence")
                and after.text not in _DIVIDERS
            )
        case "infix":
            return True
        case "large":
            return _has_scripts(atom)
        case "relation":
            return before is not None and not is_tight
    return False


def _kind(atom: Atom) -> CommandKind:
    """The kind of the atom, or of what something stands over or under."""
    base = atom.parts[1] if atom.kind in ("above", "below") else ()
    return base[0].kind if len(base) == 1 else atom.kind


def _scripted(atom: Atom, before: Atom | None, after: Atom | None, *, is_tight: bool) -> list[Run]:
    runs = _nucleus(atom, before, after, is_tight=is_tight)
    if atom.primes:
        runs.append(Run("′" * atom.primes))
    return [*runs, *_script(atom.sub, _SUB), *_script(atom.sup, _SUP)]


def _script(row: Row | None, span: Span) -> list[Run]:
    if not row:
        return []
    italic = (_ITALIC,) if all(_is_variable(atom) for atom in row) else ()
    return [Run(_line(_runs(row, is_tight=True)), (*italic, span))]


def _is_variable(atom: Atom) -> bool:
    return atom.kind == "ordinary" and atom.text.isalpha()


def _nucleus(atom: Atom, before: Atom | None, after: Atom | None, *, is_tight: bool) -> list[Run]:
    if atom.kind in SIGNS or atom.kind in _WORDS:
        return [Run(atom.text, (_ITALIC,) if _is_variable(atom) else ())]
    is_whole = atom.kind in ("group", "fence", "font", "name", "accent")
    parts = [_runs(part, is_tight=is_tight or not is_whole) for part in atom.parts]
    match atom.kind:
        case "font" | "name":
            return [_in_font(run, atom.text) for run in parts[0]]
        case "accent":
            return [_marked(run, atom.text) for run in parts[0]]
        case "fraction":
            runs = [*_whole(parts[0]), Run("/"), *_whole(parts[1])]
            is_apart = _is_apart(before) and _is_apart(after) and not _has_scripts(atom)
            return runs if is_apart else _in_parentheses(runs)
        case "root":
            return _root(atom, parts, before, after)
        case "binomial":
            return [Run("("), Run(_line(parts[0]), (_SUP,)), Run(_line(parts[1]), (_SUB,)), Run(")")]
        case "above" | "below":
            return [*parts[1], Run(_line(parts[0]), (_SUP if atom.kind == "above" else _SUB,))]
        case "brace":
            return [Run(atom.text), *_whole(parts[0])]
        case "modulus":
            runs = [Run("mod "), *parts[0]]
            return _in_parentheses(runs) if atom.text else runs
    return parts[0]


def _root(atom: Atom, parts: list[list[Run]], before: Atom | None, after: Atom | None) -> list[Run]:
    *index, radicand = parts
    degree = _line(index[0]) if index else ""
    sign = [Run(_ROOTS.get(degree, atom.text))]
    if degree and degree not in _ROOTS:
        sign.insert(0, Run(degree, (_SUP,)))
    runs = [*sign, *(_whole(radicand) if _is_apart(after) else _in_parentheses(radicand))]
    # A raised index would be the exponent of what stands before it.
    is_apart = not _has_scripts(atom) and (len(sign) == 1 or _is_apart(before))
    return runs if is_apart else _in_parentheses(runs)


def _has_scripts(atom: Atom) -> bool:
    return bool(atom.primes or atom.sub or atom.sup)


def _is_apart(neighbour: Atom | None) -> bool:
    """Whether what stands beside a fraction or root could not be taken for a part of it."""
    if neighbour is None or neighbour.text in _APART or _kind(neighbour) == "relation":
        return True
    return neighbour.kind in ("opening", "closing", "space", "infix", "modulus")


def _in_font(run: Run, alphabet: str) -> Run:
    spans = tuple(span for span in run.spans if span is not _ITALIC)
    return (
        Run("".join(_styled(letter, alphabet) for letter in run.text), spans)
        if alphabet
        else Run(run.text, spans)
    )


def _styled(letter: str, alphabet: str) -> str:
    """The letter in one of Unicode's mathematical alphabets, or as it is where it has none there."""
    name = unicodedata.name(letter, "").replace("LATIN ", "").replace("LETTER ", "")
    old = {"FRAKTUR": "BLACK-LETTER"}.get(alphabet, alphabet)
    for candidate in (f"MATHEMATICAL {alphabet} {name}", f"{old} {name}"):
        try:
            return unicodedata.lookup(candidate)
        except KeyError:
            continue
    return letter


def _marked(run: Run, mark: str) -> Run:
    """The run with a combining mark on each character that has a place of its own."""
    if _SUB in run.spans or _SUP in run.spans:
        return run
    marked = _LETTER.sub(rf"\g<0>{mark}", run.text)
    return Run(unicodedata.normalize("NFC", marked), run.spans)


def _whole(runs: list[Run]) -> list[Run]:
    """The runs, in parentheses unless they are one character or number."""
    text = _line(runs)
    is_one = text.isdecimal() or len(_LETTER.findall(text)) == 1
    return runs if is_one else _in_parentheses(runs)


def _in_parentheses(runs: Sequence[Run]) -> list[Run]:
    return [Run("("), *runs, Run(")")]


def _line(runs: Iterable[Run]) -> str:
    return "".join(map(_on_line, runs))


def _on_line(run: Run) -> str:
    for span, mark, characters in ((_SUB, "_", _LOWERED), (_SUP, "^", _RAISED)):
        if span in run.spans:
            if all(character in characters for character in run.text):
                return "".join(characters[character] for character in run.text)
            return mark + _line(_whole([Run(run.text)]))
    return run.text
