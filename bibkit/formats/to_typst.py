r"""Text as Hayagriva's formattable strings: `{...}` keeps capitals, `$...$` is Typst's maths, `\` escapes these.

Found out with Typst 0.13 and 0.15: nothing else in such a string is evaluated (`#panic()` and `*b*` print as they
are), an unmatched `}` refuses the whole file. Maths is Typst's, not TeX's: the common part of TeX is translated, and
what is not understood stands as it was written, dollars included, instead of breaking the file.
"""

from __future__ import annotations

import re

from bibkit.text.rich_text import Part, Segment, has_markup, segments

_SPECIAL = re.compile(r"[\\${}]")
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|\d+(?:\.\d+)?|.", re.DOTALL)
_SIMPLE = re.compile(r"[\w+\-−–.,* ]+")
_MAX_LENGTH = 500  # longer is no formula of a title

_SYMBOLS = dict(
    pair.split("=")
    for pair in (
        "alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ "
        "lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω "
        "Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω infty=∞ ell=ℓ hbar=ℏ "
        "times=× cdot=⋅ pm=± mp=∓ le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ approx=≈ equiv=≡ sim=∼ simeq=≃ cong=≅ propto=∝ "
        "to=→ rightarrow=→ leftarrow=← leftrightarrow=↔ Rightarrow=⇒ mapsto=↦ in=∈ notin=∉ subset=⊂ subseteq=⊆ "
        "cup=∪ cap=∩ emptyset=∅ forall=∀ exists=∃ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ oplus=⊕ otimes=⊗ circ=∘ "
        "ast=∗ star=⋆ dagger=† langle=⟨ rangle=⟩ ldots=… dots=… cdots=⋯ prime=′ perp=⊥ parallel=∥ ll=≪ gg=≫"
    ).split()
)
_WORDS = frozenset("log ln exp sin cos tan min max sup inf lim det dim ker arg Pr".split())
_FONTS = {"mathcal": "cal", "mathbb": "bb", "mathbf": "bold", "boldsymbol": "bold", "mathfrak": "frak",
          "mathsf": "sans", "mathtt": "mono", "mathit": "italic"}  # fmt: skip
_TEXTS = frozenset(["mathrm", "text", "textrm", "operatorname"])
_SPACES = frozenset(["\\,", "\\;", "\\:", "\\!", "\\ ", "\\quad", "\\qquad", "\\left", "\\right"])
_ACCENTS = {
    "hat": "hat",
    "tilde": "tilde",
    "bar": "macron",
    "dot": "dot",
    "vec": "arrow",
    "overline": "overline",
}


def prose(text: str) -> str:
    """Words without markup, every character as it is."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def formattable(text: str) -> tuple[str, str]:
    r"""The prose as a formattable string, and what of it could not be carried ("" where all was).

    >>> formattable("The <span class=\"nocase\">GPU</span> at $10^{-3}$ {K}")
    ('The {GPU} at $10^("-" 3)$ \\{K\\}', '')
    """
    if not has_markup(text):
        return prose(text), ""
    parts = segments(text)
    written: list[str] = []
    lost = ""
    for i, part in enumerate(parts):
        if part.part is Part.TEXT:
            written.append(prose(part.text))
        elif part.part is Part.MATHS:
            formula = _translated(part.text)
            written.append(formula or prose(f"${part.text}$"))
            lost = lost or ("" if formula else f"the maths ${part.text}$, which stands as it was written")
        elif part.text == "nocase":
            written.append("{" if part.part is Part.OPEN else "}")
        elif part.text in ("sup", "sub") and (pair := _raised(parts, i)):
            written.append(pair)
        else:
            lost = lost or "italics, bold, small capitals or raised text"
    return "".join(written), lost


def _raised(parts: list[Segment], i: int) -> str:
    """What opens or closes raised or lowered text, which only maths has; empty where it is more than a few words."""
    start = i if parts[i].part is Part.OPEN else i - 2
    inner = parts[start + 1 : start + 3] if start >= 0 else []
    if len(inner) < 2 or inner[0].part is not Part.TEXT or not _SIMPLE.fullmatch(inner[0].text):
        return ""
    if (
        parts[start].part is not Part.OPEN
        or inner[1].part is not Part.CLOSE
        or inner[1].text != parts[i].text
    ):
        return ""
    return ('$""^"' if parts[i].text == "sup" else '$""_"') if i == start else '"$'


def _translated(tex: str) -> str:
    """The formula between Typst's dollars; empty where something in it is not understood."""
    tokens = [token for token in _TOKEN.findall(tex) if not token.isspace() and token not in _SPACES]
    if len(tex) > _MAX_LENGTH:
        return ""
    try:
        return f"${_row(tokens)}$" if tokens else ""
    except _NotUnderstoodError:
        return ""


class _NotUnderstoodError(Exception):
    """TeX beyond the translated part; never leaves this module."""


def _row(tokens: list[str], closing: str = "") -> str:
    """Atoms with their scripts up to the closing token; takes them off the list."""
    atoms: list[str] = []
    while tokens and tokens[0] != closing:
        atom = '""' if tokens[0] in ("^", "_") else _atom(tokens)
        seen = ""
        while tokens and tokens[0] in ("^", "_"):
            script = tokens.pop(0)
            if script in seen or not tokens or tokens[0] in ("^", "_"):
                raise _NotUnderstoodError
            seen += script
            atom += f"{script}({_atom(tokens)})"
        atoms.append(atom)
    if closing and not tokens:
        raise _NotUnderstoodError
    return " ".join(atoms)


def _atom(tokens: list[str]) -> str:
    first = tokens.pop(0)
    if first == "{":
        inner = _row(tokens, "}")
        tokens.pop(0)
        return inner or '""'
    if first.isalnum():
        return first
    name = first[1:]
    if not name:
        if first in '"\\$#&~%}' or not first.isprintable():
            raise _NotUnderstoodError
        return f'"{first}"' if first.isascii() and first not in "+=<>" else first
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    if name in _WORDS:
        return f'"{name}"'
    if name in _TEXTS:
        return f'"{_words(tokens)}"'
    if not tokens or name not in ("frac", "sqrt", *_FONTS, *_ACCENTS):
        raise _NotUnderstoodError
    if name == "frac":
        above = _atom(tokens)
        if not tokens:
            raise _NotUnderstoodError
        return f"frac({above}, {_atom(tokens)})"
    return f"{_FONTS.get(name) or _ACCENTS.get(name) or name}({_atom(tokens)})"


def _words(tokens: list[str]) -> str:
    """The letters of a braced word."""
    if not tokens or tokens.pop(0) != "{" or "}" not in tokens:
        raise _NotUnderstoodError
    end = tokens.index("}")
    word = "".join(tokens[:end])
    del tokens[: end + 1]
    if not word.isalnum():
        raise _NotUnderstoodError
    return word
