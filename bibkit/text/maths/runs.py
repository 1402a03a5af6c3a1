r"""A formula, given as TeX, in what a format can show of it: TeX, Typst, italics with raised text, or one line.

Whoever puts text into a run under a "maths" span says that it is TeX between dollars; whether it is a formula
that may stand so in a document is decided here. What is not read is shown as it was written, dollars included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibkit.text.maths.tex import ACCENTS, FONTS, Atom, Row, parsed, styled_letter
from bibkit.text.run import Run, Span, is_maths
from bibkit.text.write.clean import clean

_RELATIONS = frozenset("=<>≤≥≠≪≫≡∼≃≈≅≍≐∝≺≻⪯⪰∈∉∋⊂⊃⊆⊇∣∥⊥⊨⊢⊣→←↔⇒⇐⇔↦⟶⟵↪")
_OPENING = frozenset(["", "(", "[", "{", "|", ",", "/", "+", "-", *_RELATIONS])
_CLOSING = frozenset(["", "(", "[", "{", ")", "]", "}", "|", ","])
_SHOWN = {"-": "−", "*": "∗"}
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
_TYPST = {
    "mathbb": "bb", "mathcal": "cal", "mathscr": "cal", "mathfrak": "frak", "mathbf": "bold", "boldsymbol": "bold",
    "bm": "bold", "mathit": "italic", "mathsf": "sans", "mathtt": "mono", "hat": "hat", "widehat": "hat",
    "tilde": "tilde", "widetilde": "tilde", "bar": "macron", "overline": "overline", "breve": "breve", "dot": "dot",
    "ddot": "dot.double", "check": "caron", "vec": "arrow", "underline": "underline", "sqrt": "sqrt", "frac": "frac",
    "group": "lr",  # keeps together what scripts go on, and shows nothing of itself
}  # fmt: skip
_NOTHING = '""'


def as_written(tex: str) -> str:
    """The formula as text."""
    return f"${tex}$"


def safe_tex(tex: str) -> str:
    """The formula as TeX that may stand between dollars in any document, or "" where it is not read."""
    one_line = clean(tex).strip()
    return one_line if one_line.isascii() and parsed(one_line) else ""


def as_typst(tex: str) -> str:
    r"""The formula as Typst's maths, dollars included, or "" where it is not read.

    >>> as_typst(r"L_\infty \leq 2^{-n}")
    '$L_(∞) ≤ 2^(− n)$'
    """
    row = parsed(tex)
    return f"${_typst_row(row)}$" if row else ""


def on_one_line(tex: str) -> str:
    r"""The formula in Unicode's characters alone.

    >>> on_one_line(r"L_\infty"), on_one_line(r"10^{-3}x_{ij}"), on_one_line(r"\frac{a+b}{2}")
    ('L_∞', '10⁻³xᵢⱼ', '(a+b)/2')
    """
    return _line(parsed(tex)) or as_written(tex)


def spelled(runs: Iterable[Run]) -> list[Run]:
    """The runs with every formula in ordinary ones: letters italic, scripts raised and lowered."""
    found: list[Run] = []
    for run in runs:
        if is_maths(run):
            found += [Run(piece.text, run.spans[:-1] + piece.spans) for piece in in_runs(run.text)]
        else:
            found.append(run)
    return found


def lined(runs: Iterable[Run]) -> list[Run]:
    """The runs with every formula on one line of text."""
    return [Run(on_one_line(run.text), run.spans[:-1]) if is_maths(run) else run for run in runs]


def in_runs(tex: str) -> tuple[Run, ...]:
    """The formula as runs; a script within a script stands on its line."""
    found = tuple(_runs(parsed(tex)))
    return found if any(run.text for run in found) else (Run(as_written(tex)),)


def _runs(row: Row) -> Iterator[Run]:
    for atom, before, after in _spaced(row):
        if before:
            yield Run(before)
        if atom.command == "group":
            yield from _runs(atom.arguments[0])
        else:
            yield Run(_base(atom), (_ITALIC,) if _is_variable(atom) else ())
        if atom.primes:
            yield Run("′" * atom.primes)
        for script, span in ((atom.sub, _SUB), (atom.sup, _SUP)):
            if script:
                italic = (_ITALIC,) if all(_is_variable(one) for one in script) else ()
                yield Run(_line(script, tight=True), (*italic, span))
        if after:
            yield Run(after)


def _is_variable(atom: Atom) -> bool:
    return not atom.command and atom.text.isalpha()


def _spaced(row: Row) -> Iterator[tuple[Atom, str, str]]:
    """Each atom with the space before and after it: a relation between two things has both, a function one to
    each side that has no bracket."""
    for at, atom in enumerate(row):
        left = row[at - 1].text or "x" if at else ""
        right = row[at + 1].text or "x" if at + 1 < len(row) else ""
        if not atom.command and atom.text in _RELATIONS and left and right:
            yield atom, " ", " "
        elif atom.command == "function":
            yield atom, " " * (left not in _OPENING), " " * (right not in _CLOSING)
        else:
            yield atom, "", ""


def _line(row: Row, *, tight: bool = False) -> str:
    return "".join(
        f"{'' if tight else before}{_base(atom)}{'′' * atom.primes}"
        f"{_script(atom.sub, '_', _LOWERED)}{_script(atom.sup, '^', _RAISED)}{'' if tight else after}"
        for atom, before, after in _spaced(row)
    )


def _base(atom: Atom) -> str:
    if atom.text:
        return _SHOWN.get(atom.text, atom.text)
    parts = [_line(argument, tight=True) for argument in atom.arguments]
    if atom.command in FONTS:
        return "".join(styled_letter(letter, FONTS[atom.command]) for letter in parts[0])
    if atom.command in ACCENTS:
        return "".join(f"{letter}{ACCENTS[atom.command]}" for letter in parts[0])
    if atom.command == "frac":
        return "/".join(map(_in_parentheses, parts))
    return f"√{_in_parentheses(parts[0])}" if atom.command == "sqrt" else parts[0]


def _script(row: Row | None, mark: str, characters: dict[str, str]) -> str:
    if not row:
        return ""
    text = _line(row, tight=True)
    if all(character in characters for character in text):
        return "".join(characters[character] for character in text)
    return mark + _in_parentheses(text)


def _in_parentheses(text: str) -> str:
    return text if len(text) == 1 or text.isdecimal() else f"({text})"


def _typst_row(row: Row) -> str:
    written: list[str] = []
    for atom in row:
        text = _typst_base(atom) + "'" * atom.primes
        text += "".join(
            f"{sign}({_typst_row(script) or _NOTHING})"
            for sign, script in (("_", atom.sub), ("^", atom.sup))
            if script is not None
        )
        is_digit = atom.text.isdecimal() and bool(written) and written[-1].isdecimal()
        if is_digit:
            written[-1] += text
        else:
            written.append(text)
    return " ".join(written)


def _typst_base(atom: Atom) -> str:
    if atom.command in ("word", "function"):
        return f'op("{atom.text}")' if atom.command == "function" else f'"{atom.text}"'
    if not atom.command:
        shown = _SHOWN.get(atom.text, atom.text)
        # Signs with a meaning in Typst's maths are quoted; relations and the like space themselves.
        is_plain = shown.isalnum() or shown in "+−=<>∗" or (not shown.isascii() and shown != "√")
        return shown if is_plain and shown else '"' + shown.replace("\\", "\\\\") + '"'
    arguments = [_typst_row(argument) or _NOTHING for argument in atom.arguments]
    return f"{_TYPST[atom.command]}({', '.join(arguments)})"
