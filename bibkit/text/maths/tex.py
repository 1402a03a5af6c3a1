r"""TeX's maths, as far as titles use it, read into atoms (The TeXbook, chapters 16 to 18 and 26).

What is not in these tables is refused, so whatever is read is a formula that LaTeX takes without a package
(but for some of `FONTS`, and words in `\text`) and without any effect: `\input` is no formula.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, TypeAlias

from bibkit.text.pattern import lazy_pattern

_TOKEN = lazy_pattern(
    r"\\(?:text|textrm|mathrm|operatorname|mbox)\s*\{[A-Za-z0-9 ,.\-]+\}|\\(?:[A-Za-z]+|.)|\s+|.", re.DOTALL
)
_MAX_DEPTH = 12
_MAX_LENGTH = 1000  # longer is no formula of a title

SYMBOLS = dict(
    pair.split("=")
    for pair in (
        "alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ "
        "lambda=λ mu=μ nu=ν xi=ξ pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ "
        "chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω "
        "ell=ℓ hbar=ℏ Re=ℜ Im=ℑ aleph=ℵ wp=℘ imath=ı jmath=ȷ partial=∂ nabla=∇ infty=∞ emptyset=∅ angle=∠ "
        "forall=∀ exists=∃ neg=¬ lnot=¬ top=⊤ bot=⊥ prime=′ times=× div=÷ cdot=⋅ ast=∗ star=⋆ circ=∘ bullet=• pm=± "
        "mp=∓ cap=∩ cup=∪ sqcap=⊓ sqcup=⊔ vee=∨ lor=∨ wedge=∧ land=∧ setminus=∖ oplus=⊕ ominus=⊖ otimes=⊗ odot=⊙ "
        "dagger=† ddagger=‡ amalg=⨿ sum=∑ prod=∏ coprod=∐ int=∫ oint=∮ bigcap=⋂ bigcup=⋃ bigvee=⋁ bigwedge=⋀ "
        "bigoplus=⨁ bigotimes=⨂ le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ ll=≪ gg=≫ equiv=≡ sim=∼ simeq=≃ approx=≈ cong=≅ "
        "asymp=≍ doteq=≐ propto=∝ prec=≺ succ=≻ preceq=⪯ succeq=⪰ in=∈ notin=∉ ni=∋ subset=⊂ supset=⊃ subseteq=⊆ "
        "supseteq=⊇ mid=∣ parallel=∥ perp=⊥ models=⊨ vdash=⊢ dashv=⊣ to=→ rightarrow=→ leftarrow=← gets=← "
        "leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ iff=⇔ mapsto=↦ longrightarrow=⟶ "
        "longleftarrow=⟵ uparrow=↑ downarrow=↓ hookrightarrow=↪ ldots=… dots=… cdots=⋯ vdots=⋮ ddots=⋱ colon=: "
        "langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ vert=| Vert=‖ lbrace={ rbrace=} flat=♭ natural=♮ sharp=♯ "
        "backslash=\\ surd=√ triangle=△ clubsuit=♣ diamondsuit=♦ heartsuit=♥ spadesuit=♠"
    ).split()
)
# These are one symbol for TeX too, so they need no braces to be an argument.
_SINGLE = frozenset(name for name, sign in SYMBOLS.items() if "α" <= sign <= "ω") | frozenset(
    """Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega epsilon vartheta phi ell infty prime ast star circ
    bullet dagger ddagger pm mp times top bot partial""".split()
)
_ESCAPED = {"\\{": "{", "\\}": "}", "\\|": "‖", "\\%": "%", "\\&": "&", "\\#": "#"}
_SPACES = frozenset(["\\,", "\\;", "\\:", "\\!", "\\ ", "\\quad", "\\qquad"])
_FUNCTIONS = frozenset(
    """log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth max min sup inf lim limsup liminf
    det dim ker hom arg deg gcd Pr""".split()
)
FONTS = {
    "mathbb": "DOUBLE-STRUCK", "mathcal": "SCRIPT", "mathscr": "SCRIPT", "mathfrak": "FRAKTUR", "mathbf": "BOLD",
    "boldsymbol": "BOLD", "bm": "BOLD", "mathit": "ITALIC", "mathsf": "SANS-SERIF", "mathtt": "MONOSPACE",
}  # fmt: skip
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0305", "breve": "\u0306", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "vec": "\u20d7",
    "underline": "\u0332",
}  # fmt: skip
_DELIMITERS = {sign: sign for sign in "()[]|/"} | {"<": "⟨", ">": "⟩", ".": ""} | {
    f"\\{name}": SYMBOLS[name]
    for name in "langle rangle lfloor rfloor lceil rceil vert Vert lbrace rbrace".split()
} | {"\\{": "{", "\\}": "}", "\\|": "‖"}  # fmt: skip
_SIZES = frozenset(f"\\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r"))
_SIGNS = frozenset("()[]|/.,:;!?+-=<>*") | {sign for sign in SYMBOLS.values() if not sign.isascii()}

Row: TypeAlias = "tuple[Atom, ...]"


class Atom(NamedTuple):
    """A symbol, or a command with its arguments, and its scripts.

    `command` is "" for a symbol, "word" for an upright word, "function" for one such as log, "group" for braces, or
    TeX's name of the command; `text` is what a symbol, word or function shows.
    """

    text: str
    command: str = ""
    arguments: tuple[Row, ...] = ()
    primes: int = 0
    sub: Row | None = None
    sup: Row | None = None


class _NotMathsError(Exception):
    """This is not read; it never leaves the module."""


def parsed(tex: str) -> Row:
    """The atoms of a formula; () where it is refused or empty."""
    if len(tex) > _MAX_LENGTH or "^^" in tex:
        return ()
    reader = _Reader([piece for piece in _TOKEN.findall(tex) if not piece.isspace()])
    try:
        row = reader.row(0)
    except _NotMathsError:
        return ()
    return () if reader.peek() else row


def styled_letter(letter: str, font: str) -> str:
    """The letter in one of Unicode's mathematical alphabets, or as it is where it has none there."""
    name = unicodedata.name(letter, "").replace("LATIN ", "").replace("LETTER ", "")
    old = {"FRAKTUR": "BLACK-LETTER"}.get(font, font)
    for candidate in (f"MATHEMATICAL {font} {name}", f"{old} {name}"):
        try:
            return unicodedata.lookup(candidate)
        except KeyError:
            continue
    return letter


class _Reader:
    """Tokens and a place among them."""

    __slots__ = ("at", "tokens")

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        piece = self.peek()
        if not piece:
            raise _NotMathsError
        self.at += 1
        return piece

    def row(self, depth: int) -> Row:
        """Atoms up to what closes them."""
        if depth > _MAX_DEPTH:
            raise _NotMathsError
        atoms: list[Atom] = []
        while (piece := self.peek()) not in ("", "}", "\\right"):
            if piece in _SPACES:
                self.at += 1
                continue
            atom = Atom("", "group", ((),)) if piece in "^_'" else self.atom(depth)
            atoms.append(self.scripted(atom, depth))
        return tuple(atoms)

    def scripted(self, atom: Atom, depth: int) -> Atom:
        """The atom with its scripts; TeX refuses a second one of a kind, and a prime is a superscript."""
        before = ""
        while (piece := self.peek()) and piece in "^_'":
            self.at += 1
            if piece == "_":
                if atom.sub is not None:
                    raise _NotMathsError
                atom = atom._replace(sub=self.script(depth))
            elif piece == "^":
                if atom.sup is not None or (atom.primes and before != "'"):
                    raise _NotMathsError
                atom = atom._replace(sup=self.script(depth))
            elif atom.sup is not None or (atom.primes and before != "'"):
                raise _NotMathsError
            else:
                atom = atom._replace(primes=atom.primes + 1)
            before = piece
        return atom

    def script(self, depth: int) -> Row:
        return (self.atom(depth),) if self.peek().startswith("\\mathrm") else self.argument(depth)

    def argument(self, depth: int) -> Row:
        """A group or a single symbol: TeX would take no more of a command without braces round it."""
        piece = self.peek()
        if piece == "{":
            return self.atom(depth).arguments[0]
        if piece.startswith("\\") and piece[1:] not in _SINGLE:
            raise _NotMathsError
        return (self.atom(depth),)

    def atom(self, depth: int) -> Atom:
        piece = self.take()
        name = piece[1:]
        if piece == "{":
            row = self.row(depth + 1)
            if self.take() != "}":
                raise _NotMathsError
            return Atom("", "group", (row,))
        if not name:
            if piece.isalnum() or piece in _SIGNS:
                return Atom(piece)
            raise _NotMathsError
        if piece in _ESCAPED:
            return Atom(_ESCAPED[piece])
        if name in SYMBOLS:
            return Atom(SYMBOLS[name])
        if name in _FUNCTIONS:
            return Atom(name, "function")
        if name.endswith("}"):
            return Atom(name[name.index("{") + 1 : -1], "word")
        return self.command(name, depth)

    def command(self, name: str, depth: int) -> Atom:
        if name in FONTS or name in ACCENTS or name == "sqrt":
            if self.peek() == "[":  # an optional argument
                raise _NotMathsError
            return Atom("", name, (self.argument(depth),))
        if name in ("frac", "dfrac", "tfrac"):
            above = self.argument(depth)
            return Atom("", "frac", (above, self.argument(depth)))
        if f"\\{name}" in _SIZES:
            return Atom(self.delimiter())
        if name != "left":
            raise _NotMathsError
        start = Atom(self.delimiter())
        inner = self.row(depth + 1)
        if self.take() != "\\right":
            raise _NotMathsError
        return Atom("", "group", ((start, *inner, Atom(self.delimiter())),))

    def delimiter(self) -> str:
        delimiter = _DELIMITERS.get(self.take())
        if delimiter is None:
            raise _NotMathsError
        return delimiter
