r"""A formula as Typst's maths, for markup and for the strings of Hayagriva, which hold Typst's maths too.

Signs of ASCII and brackets stand behind a backslash: so they keep their class, and are no calls, arguments or arrows.
Four have names instead, because a backslash before them means something else to Hayagriva.
"""

from __future__ import annotations

import unicodedata

from bibkit.text.maths.read import formula
from bibkit.text.maths.tree import Atom, Row

_NAMES = {"{": "brace.l", "}": "brace.r", "\\": "backslash", "$": "dollar"}
_FREE = frozenset("+=<>")
_ROOTS = frozenset("√∛∜")  # which Typst would draw over what follows
_TIGHT = (
    "\\|",
    "‖",
    '"',
)  # beside bars, which may open or close, and words Typst keeps a space that is written
_NOTHING = '""'


def as_typst(tex: str) -> str:
    r"""The formula, dollars included, or "" where it is refused.

    >>> print(as_typst(r"L_\infty \leq 2^{-n}"), as_typst(r"\mathcal O(n\log n)"))
    $L_(∞) ≤ 2^(− n)$ $cal(O) \( n op("log") n \)$
    """
    row = formula(tex)
    return f"${_row(row)}$" if row else ""


def _row(row: Row) -> str:
    pieces: list[str] = []
    for at, atom in enumerate(row):
        text = _scripted(atom)
        after = row[at + 1].text if at + 1 < len(row) else ""
        if (
            pieces
            and _is_number(pieces[-1])
            and (atom.text.isdecimal() or (text == "\\." and after.isdecimal()))
        ):
            pieces[-1] += text.lstrip("\\")
        elif text:
            pieces.append(text)
    written = ""
    for before, piece in zip(("", *pieces), pieces, strict=False):
        is_tight = before.startswith(_TIGHT) or before.endswith(_TIGHT) or piece.startswith(_TIGHT)
        # Two letters without a space would be one name.
        is_name = before[-1:].isalnum() and piece[0].isalnum()
        written += f" {piece}" if before and (is_name or not is_tight) else piece
    return written or _NOTHING


def _is_number(text: str) -> bool:
    return text[0].isdecimal() and text.replace(".", "", 1).isdecimal()


def _scripted(atom: Atom) -> str:
    sub, sup = atom.sub, atom.sup
    if atom.kind == "brace":  # its script is written along it
        text, sub, sup = _brace(atom)
    else:
        text = _nucleus(atom)
    if not atom.primes and sub is None and sup is None:
        return text
    # Several signs with one script, and what has limits of its own, are kept together.
    if _is_compound(atom) and text != _NOTHING:
        text = f"lr({text})"
    text += "'" * atom.primes
    return text + "".join(f"{sign}({_row(row)})" for sign, row in (("_", sub), ("^", sup)) if row is not None)


def _is_compound(atom: Atom) -> bool:
    if atom.kind == "group" and len(atom.parts[0]) == 1:
        only = atom.parts[0][0]
        return bool(only.primes or only.sub or only.sup) or _is_compound(only)
    return atom.kind in ("group", "above", "below")


def _nucleus(atom: Atom) -> str:
    parts = [_row(part) for part in atom.parts]
    match atom.kind:
        case "words":
            return f'{atom.typst}("{atom.text}")' if atom.typst else f'"{atom.text}"'
        case "function" | "infix":
            return f'op("{atom.text}")'
        case "name":
            return f"op(upright({parts[0]}))"
        case "space":
            return atom.typst
        case "group":
            return parts[0]
        case "fence":
            return f"lr({parts[0]})"
        case "above":
            return f"limits({parts[1]})^({parts[0]})"
        case "below":
            return f"limits({parts[1]})_({parts[0]})"
        case "modulus":
            congruent = f'op("mod") {parts[0]}'
            return rf"space \( {congruent} \)" if atom.text else f"space {congruent}"
    return f"{atom.typst}({', '.join(parts)})" if parts else _sign(atom.text)


def _sign(sign: str) -> str:
    if sign in _NAMES:
        return _NAMES[sign]
    if sign in _ROOTS:
        return f'"{sign}"'
    is_bracket = unicodedata.category(sign[0]) in ("Ps", "Pe", "Pi", "Pf")  # Typst wants these in pairs
    is_free = sign.isalnum() or not sign.isascii() or sign in _FREE
    return sign if is_free and not is_bracket else f"\\{sign}"


def _brace(atom: Atom) -> tuple[str, Row | None, Row | None]:
    """The braced row with what is written along the brace, and the scripts that are left."""
    inside = _row(atom.parts[0])
    is_under = atom.typst == "underbrace"
    along, sub, sup = (atom.sub, None, atom.sup) if is_under else (atom.sup, atom.sub, None)
    return f"{atom.typst}({inside}{f', {_row(along)}' if along else ''})", sub, sup
