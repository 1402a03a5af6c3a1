r"""Typst's maths as a formula of TeX (Typst's reference, "Math" and "Symbols"): what Hayagriva's strings hold.

What is not known here, a matrix or an aligned equation, is no formula: the reader keeps it as it was written.
"""

from __future__ import annotations

import re

from bibkit.text.maths.commands import COMMANDS
from bibkit.text.maths.read import formula
from bibkit.text.maths.signs import CHARACTERS

_TOKEN = re.compile(
    r"""(?P<space>\s+) | \\(?P<escaped>\S) | "(?P<words>(?:[^"\\]|\\.)*)" | (?P<number>\d+(?:\.\d+)?)
      | (?P<name>[^\W\d_](?:[^\W\d_]|\d)+(?:\.[A-Za-z]+)*) | (?P<shorthand>-->|<-->|<->|<==>|<=>|==>|\|->|->|<-|=>|<=|>=
        |!=|<<|>>|\.\.\.|:=)
      | (?P<sign>.\u0338?)""",
    re.VERBOSE | re.DOTALL,
)
_SHORTHANDS = {
    "-->": "⟶", "<-->": "⟷", "<->": "↔", "<==>": "⟺", "<=>": "⇔", "==>": "⟹", "|->": "↦", "->": "→", "<-": "←",
    "=>": "⇒", "<=": "≤", ">=": "≥", "!=": "≠", "<<": "≪", ">>": "≫", "...": "…",
}  # fmt: skip
_SYMBOLS = {
    name: sign
    for name, _, sign in (
        pair.partition("=")
        for pair in """
        alpha=α beta=β gamma=γ delta=δ epsilon=ε epsilon.alt=ϵ zeta=ζ eta=η theta=θ theta.alt=ϑ iota=ι kappa=κ lambda=λ
        mu=μ nu=ν xi=ξ omicron=ο pi=π pi.alt=ϖ rho=ρ rho.alt=ϱ sigma=σ sigma.alt=ς tau=τ upsilon=υ phi=φ phi.alt=ϕ chi=χ
        psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω
        oo=∞ infinity=∞ ell=ℓ aleph=ℵ alef=ℵ nabla=∇ gradient=∇ partial=∂ diff=∂ emptyset=∅ nothing=∅ prime=′
        forall=∀ exists=∃ exists.not=∄ not=¬ and=∧ or=∨ top=⊤ tack.t=⊥ bot=⊥ perp=⊥ planck.reduce=ℏ hbar=ℏ
        sum=∑ product=∏ integral=∫ integral.double=∬ integral.cont=∮ union=∪ sect=∩ inter=∩ union.big=⋃ sect.big=⋂
        inter.big=⋂ times=× div=÷ dot=⋅ dot.op=⋅ dot.c=⋅ ast=∗ ast.op=∗ star=⋆ star.op=⋆ compose=∘ bullet=•
        plus=+ minus=− plus.minus=± minus.plus=∓ plus.circle=⊕ plus.o=⊕ times.circle=⊗ times.o=⊗ dot.circle=⊙ dot.o=⊙
        without=∖ dagger=† dagger.double=‡ in=∈ in.not=∉ in.rev=∋ subset=⊂ subset.eq=⊆ subset.neq=⊊ supset=⊃ supset.eq=⊇
        lt=< gt=> lt.eq=≤ gt.eq=≥ lt.eq.slant=⩽ gt.eq.slant=⩾ lt.double=≪ gt.double=≫ eq.not=≠ eq.triple=≡
        equiv=≡ approx=≈ tilde.eq=≃ tilde.equiv=≅ tilde.op=∼ prop=∝ prec=≺ succ=≻ divides=∣ parallel=∥ models=⊨ tack.r=⊢
        arrow=→ arrow.r=→ arrow.l=← arrow.t=↑ arrow.b=↓ arrow.l.r=↔ arrow.r.double=⇒ arrow.l.double=⇐ arrow.r.long=⟶
        arrow.l.r.double=⇔ arrow.r.bar=↦ arrow.r.hook=↪ dots=… dots.h=… dots.c=⋯ dots.h.c=⋯ dots.v=⋮
        brace.l={ brace.r=} bracket.l=[ bracket.r=] paren.l=( paren.r=) angle.l=⟨ angle.r=⟩ chevron.l=⟨ chevron.r=⟩
        bar.v=| bar.v.double=‖ floor.l=⌊ floor.r=⌋ ceil.l=⌈ ceil.r=⌉ backslash=\\ dollar=$
        percent=% amp=& hash=# degree=° square=□ triangle=△ angle=∠ colon=:
        """.split()
    )
}
_SPACES = {
    row.typst: f"\\{name}" for name, row in reversed(COMMANDS.items()) if row.kind == "space" and row.typst
}
_FUNCTIONS = frozenset(name for name, row in COMMANDS.items() if row.kind == "function")
_CALLS = {
    row.typst: f"\\{name}" for name, row in reversed(COMMANDS.items()) if row.kind in ("accent", "font")
}
_CALLS["bar"] = "\\bar"
_STYLED_WORDS = {
    row.typst: f"\\{name}" for name, row in reversed(COMMANDS.items()) if row.kind == "words" and row.typst
}
_OF_TWO = {"frac": "\\frac", "binom": "\\binom"}
_BRACES = {"underbrace": "_", "overbrace": "^"}
_PAIRS = {
    "abs": ("|", "|"),
    "norm": ("\\|", "\\|"),
    "floor": ("\\lfloor", "\\rfloor"),
    "ceil": ("\\lceil", "\\rceil"),
}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_ESCAPED = frozenset("%&#$_{}")
_RENAMED = {"∗": "*", "′": "\\prime"}
_MAX_DEPTH = 12
_MAX_LENGTH = 2000  # as in `read`
_ROOTS = frozenset("√∛∜")  # words to Typst, which would draw them over what follows
_ARROWS_AND_BARS = r"[lr](?:angle|floor|ceil)|[Vv]ert|[uU]p(?:down)?arrow|[dD]ownarrow|backslash"
_DELIMITER = rf"[()\[\]|/]|\\[{{}}]|\\(?:{_ARROWS_AND_BARS})(?![a-z])"
_LIKE_A_WORD = re.compile(r"[\w ,.-]*[,.-][\w ,.-]*")
_WORDS = re.compile(r"\\text\{([^{}]*)\}")
_OPENED = re.compile(rf"(?:{_DELIMITER}) ?")
_CLOSED = re.compile(rf" ?(?<![\^_])(?<!\\right)(?:{_DELIMITER})\Z")


def tex_of_typst(maths: str) -> str:
    r"""The formula in TeX, or "" where it is none that is known.

    >>> print(tex_of_typst("L_(∞) <= 2^(-n)"), tex_of_typst('cal(O)(n log n)'), tex_of_typst("a/(b + c)"))
    L_{\infty} \leq 2^{-n} \mathcal{O}(n \log n) \frac{a}{b + c}
    """
    if len(maths) > _MAX_LENGTH:
        return ""
    reader = _Reader(maths)
    try:
        tex = reader.row("", 0)
    except _NotKnownError:
        return ""
    return tex if formula(tex) else ""


class _NotKnownError(Exception):
    """Maths that is not read; it never leaves the module."""


class _Reader:
    """The tokens of a formula, and a place among them."""

    def __init__(self, maths: str) -> None:
        self.tokens = [
            (str(match.lastgroup), match[match.lastgroup or 0]) for match in _TOKEN.finditer(maths)
        ]
        self.at = 0

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def has(self, sign: str) -> bool:
        """Whether this sign is next; it is taken then."""
        found = self.peek() == ("sign", sign)
        self.at += found
        return found

    def skip_space(self) -> bool:
        found = self.peek()[0] == "space"
        self.at += found
        return found

    def row(self, closing: str, depth: int) -> str:
        """What stands up to one of the signs that close it, which is not taken."""
        if depth > _MAX_DEPTH:
            raise _NotKnownError
        written = ""
        is_apart = False
        while (token := self.peek())[0] != "end" and not (token[0] == "sign" and token[1] in closing):
            if self.skip_space():
                is_apart = True
                continue
            term = self.fraction(depth)
            written = _joined(written, term, is_apart=is_apart)
            is_apart = False
        return written

    def fraction(self, depth: int) -> str:
        """A term, over another one if a stroke follows: `a/b`, in which brackets around either are none of it."""
        start = self.at
        term = self.scripted(depth)
        while True:
            before = self.at
            self.skip_space()
            if not self.has("/"):
                self.at = before
                return term
            self.skip_space()
            under = self.at
            below = self.scripted(depth)
            term = f"\\frac{{{self._bare(start, before, term)}}}{{{self._bare(under, self.at, below)}}}"

    def _bare(self, start: int, end: int, term: str) -> str:
        """The term without the round brackets that only hold it together."""
        is_held = self.tokens[start] == ("sign", "(") and term.startswith("(") and term.endswith(")")
        return term[1:-1] if is_held and _closes_at_end(self.tokens[start:end]) else term

    def scripted(self, depth: int) -> str:
        term = self.term(depth)
        if term in ("^", "_"):
            raise _NotKnownError
        while True:
            if self.has("'"):
                term += "'"
            elif (sign := self.peek()) in (("sign", "^"), ("sign", "_")):
                self.at += 1
                term += f"{sign[1]}{_grouped(self.script(depth))}"
            else:
                return term

    def script(self, depth: int) -> str:
        if self.has("("):
            row = self.row(")", depth + 1)
            self.close(")")
            return row
        return self.term(depth)

    def close(self, sign: str) -> None:
        if not self.has(sign):
            raise _NotKnownError

    def term(self, depth: int) -> str:
        kind, text = self.peek()
        self.at += 1
        match kind:
            case "number":
                return text
            case "words":
                return _words(text)
            case "escaped":
                return _sign(text)
            case "shorthand":
                return ":=" if text == ":=" else _sign(_SHORTHANDS[text])
            case "name":
                return self.named(text, depth)
            case "sign" if text in _CLOSING:
                row = self.row(_CLOSING[text], depth + 1)
                self.close(_CLOSING[text])
                left, right = (_sign(sign) for sign in (text, _CLOSING[text]))
                return _joined(_joined(left, row), right)
            case "sign" if text not in "&;^_'":
                return _sign(text)
        raise _NotKnownError

    def named(self, name: str, depth: int) -> str:
        is_symbol = name in _SYMBOLS or name in _FUNCTIONS
        if self.peek() != ("sign", "(") or (is_symbol and name not in _CALLS):
            return self.symbol(name)
        self.at += 1
        parts = self.arguments(depth)
        if name == "limits" and len(parts) == 1:
            tex = self.stacked(parts[0], depth)
        elif name == "lr" and len(parts) == 1:
            tex = self.fenced(parts[0])
        else:
            tex = _called(name, parts)
        if not tex:
            raise _NotKnownError
        return tex

    def stacked(self, base: str, depth: int) -> str:
        """What has its script above or below; "" where it has none."""
        if self.has("^"):
            return f"\\overset{{{self.script(depth)}}}{{{base}}}"
        return f"\\underset{{{self.script(depth)}}}{{{base}}}" if self.has("_") else ""

    def fenced(self, row: str) -> str:
        """What stands between delimiters that grow with it; without any, what one script belongs to."""
        opened = _OPENED.match(row)
        closed = _CLOSED.search(row, opened.end() if opened else 0)
        if not opened and not closed and self.peek() in (("sign", "^"), ("sign", "_"), ("sign", "'")):
            return f"{{{row}}}"
        inner = row[opened.end() if opened else 0 : closed.start() if closed else None]
        left = f"\\left{opened[0].strip() if opened else '.'}"
        return _joined(_joined(left, inner), f"\\right{closed[0].strip() if closed else '.'}")

    def symbol(self, name: str) -> str:
        if name in _SPACES:
            return _SPACES[name]
        if name in _FUNCTIONS:
            return f"\\{name}"
        if name in _SYMBOLS:
            return _sign(_SYMBOLS[name])
        if len(name) == 2 and name[0] == name[1] and name.isupper():
            return f"\\mathbb{{{name[0]}}}"  # RR, NN
        raise _NotKnownError

    def arguments(self, depth: int) -> list[str]:
        """The arguments of a call, up to the bracket that closes it, which is taken."""
        parts = []
        while True:
            parts.append(self.row(",;)", depth + 1))
            if self.has(")"):
                return parts
            self.close(",")


def _called(name: str, parts: list[str]) -> str:
    """What a function makes of its arguments; "" for one that is not known."""
    only = parts[0] if len(parts) == 1 else ""
    if name in _OF_TWO and len(parts) == 2:
        return f"{_OF_TWO[name]}{{{parts[0]}}}{{{parts[1]}}}"
    if name == "root" and len(parts) == 2:
        return f"\\sqrt[{parts[0]}]{{{parts[1]}}}"
    if name in _BRACES and len(parts) in (1, 2):
        along = f"{_BRACES[name]}{{{parts[1]}}}" if len(parts) == 2 else ""
        return f"\\{name}{{{parts[0]}}}{along}"
    if not only:
        return ""
    if name == "sqrt":
        return f"\\sqrt{{{only}}}"
    if name == "op":
        return _operator(only)
    if name in _PAIRS:
        left, right = _PAIRS[name]
        return _joined(_joined(left, only), right)
    if (words := _WORDS.fullmatch(only)) and name in _STYLED_WORDS:
        return f"{_STYLED_WORDS[name]}{{{words[1]}}}"
    if name == "upright":
        return f"\\mathrm{{{words[1] if words else _signs(only)}}}"
    return f"{_CALLS[name]}{{{only}}}" if name in _CALLS else ""


def _operator(tex: str) -> str:
    """A function of its own, or one that TeX has."""
    words = _WORDS.fullmatch(tex)
    if words and words[1] == "mod":
        return "\\bmod"
    if words and words[1] in _FUNCTIONS:
        return f"\\{words[1]}"
    inner = words[1] if words else _signs(tex.removeprefix("\\mathrm{").removesuffix("}"))
    return f"\\operatorname{{{inner}}}"


def _signs(tex: str) -> str:
    """What is to stand upright, in braces of its own where its signs would be those of a word: a minus is no hyphen."""
    return f"{{{tex}}}" if _LIKE_A_WORD.fullmatch(tex) else tex


def _sign(sign: str) -> str:
    if len(sign) > 1:
        return _joined("\\not", _sign(sign[0]))
    if sign in _ESCAPED:
        return f"\\{sign}"
    if sign == "\\":
        return "\\backslash"
    if sign in _RENAMED:
        return _RENAMED[sign]
    if tex := CHARACTERS.get(sign):
        return tex
    return sign


def _words(text: str) -> str:
    text = re.sub(r"\\(.)", r"\1", text)
    if text in _ROOTS:
        return _sign(text)
    escaped = re.sub(r"[%&#_]", r"\\\g<0>", text)
    return f"\\text{{{escaped}}}" if text else "{}"


def _grouped(tex: str) -> str:
    return tex if len(tex) == 1 and tex != "[" else f"{{{tex}}}"


def _joined(before: str, after: str, *, is_apart: bool = False) -> str:
    """Two pieces one after the other, with a blank where TeX needs it or a reader likes it."""
    ends_in_command = re.search(r"\\[A-Za-z]+$", before) is not None
    if not before or not after:
        return before + after
    if ends_in_command and after[0].isalpha():
        return f"{before} {after}"
    is_tight = before[-1] in "([ " or before == "-" or after[0] in ")],"
    return f"{before} {after}" if is_apart and not is_tight else before + after


def _closes_at_end(tokens: list[tuple[str, str]]) -> bool:
    depth = 0
    for number, token in enumerate(tokens):
        depth += {("sign", "("): 1, ("sign", ")"): -1}.get(token, 0)
        if not depth:
            return number == len(tokens) - 1
    return False
