"""The signs of TeX's maths by its classes: command and character, one table for both ways.

Sources: The TeXbook, chapter 17 and appendix F; LaTeX's `fontmath.ltx`; the manuals of amsmath and amssymb; for the
characters Unicode Technical Report 25. Where several commands show one character, the first is the one that is
written for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal, TypeAlias

SignClass: TypeAlias = Literal["ordinary", "large", "binary", "relation", "opening", "closing", "punctuation"]

# One token for TeX, which takes it after `^` and `_` without braces.
SINGLE: tuple[tuple[SignClass, str], ...] = (
    (
        "relation",
        """
        leq=≤ le=≤ geq=≥ ge=≥ leqslant=⩽ geqslant=⩾ lt=< gt=> ll=≪ gg=≫ equiv=≡ sim=∼ thicksim=∼ simeq=≃ approx=≈
        asymp=≍ propto=∝ prec=≺ succ=≻ preceq=⪯ succeq=⪰ preccurlyeq=≼ succcurlyeq=≽ in=∈ ni=∋ owns=∋ subset=⊂
        supset=⊃ subseteq=⊆ supseteq=⊇ sqsubseteq=⊑ sqsupseteq=⊒ mid=∣ parallel=∥ perp=⊥ vdash=⊢ dashv=⊣ smile=⌣
        frown=⌢ rightarrow=→ to=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔
        uparrow=↑ downarrow=↓ updownarrow=↕ Uparrow=⇑ Downarrow=⇓ Updownarrow=⇕ nearrow=↗ searrow=↘ swarrow=↙
        nwarrow=↖ rightharpoonup=⇀ rightharpoondown=⇁ leftharpoonup=↼ leftharpoondown=↽
        """,
    ),
    (
        "ordinary",
        """
        alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ
        lambda=λ mu=μ nu=ν xi=ξ pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ
        psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ hbar=ℏ
        hslash=ℏ Re=ℜ Im=ℑ aleph=ℵ wp=℘ imath=ı jmath=ȷ partial=∂ nabla=∇ infty=∞ emptyset=∅ varnothing=∅ forall=∀
        exists=∃ neg=¬ lnot=¬ top=⊤ bot=⊥ prime=′ flat=♭ natural=♮ sharp=♯ clubsuit=♣ diamondsuit=♦ heartsuit=♥
        spadesuit=♠ vert=| Vert=‖ backslash=\\
        """,
    ),
    (
        "binary",
        """
        times=× div=÷ cdot=⋅ ast=∗ star=⋆ circ=∘ bullet=• pm=± mp=∓ cap=∩ cup=∪ sqcap=⊓ sqcup=⊔ uplus=⊎ vee=∨ lor=∨
        wedge=∧ land=∧ setminus=∖ oplus=⊕ ominus=⊖ otimes=⊗ oslash=⊘ odot=⊙ dagger=† dag=† ddagger=‡ ddag=‡ amalg=⨿
        wr=≀ diamond=⋄ bigcirc=◯ triangleleft=◁ triangleright=▷
        """,
    ),
    ("opening", "langle=⟨ lfloor=⌊ lceil=⌈ lbrace={"),
    ("closing", "rangle=⟩ rfloor=⌋ rceil=⌉ rbrace=}"),
)

# Made of several tokens in LaTeX, in amsmath or where these packages are not: braces have to stand around them.
COMPOSED: tuple[tuple[SignClass, str], ...] = (
    (
        "relation",
        """
        neq=≠ ne=≠ notin=∉ cong=≅ doteq=≐ models=⊨ bowtie=⋈ mapsto=↦ longmapsto=⟼ longrightarrow=⟶ longleftarrow=⟵
        longleftrightarrow=⟷ Longrightarrow=⟹ implies=⇒ Longleftarrow=⟸ Longleftrightarrow=⟺ iff=⇔ hookrightarrow=↪
        hookleftarrow=↩ rightleftharpoons=⇌ lesssim=≲ gtrsim=≳ eqsim=≂ subsetneq=⊊ supsetneq=⊋ nsubseteq=⊈ nmid=∤
        nleq=≰ ngeq=≱ trianglelefteq=⊴ trianglerighteq=⊵ triangleq=≜ rightsquigarrow=⇝ leadsto=⇝
        """,
    ),
    (
        "ordinary",
        """
        triangle=△ angle=∠ surd=√ ldots=… dots=… cdots=⋯ vdots=⋮ ddots=⋱ nexists=∄ complement=∁ square=□ Box=□
        slash=/ blacksquare=■ lozenge=◊ Diamond=◊ lvert=| rvert=| lVert=‖ rVert=‖
        """,
    ),
    ("binary", "ltimes=⋉ rtimes=⋊"),
    (
        "large",
        """
        sum=∑ prod=∏ coprod=∐ int=∫ iint=∬ oint=∮ bigcap=⋂ bigcup=⋃ bigsqcup=⨆ biguplus=⨄ bigvee=⋁ bigwedge=⋀
        bigodot=⨀ bigoplus=⨁ bigotimes=⨂
        """,
    ),
    ("opening", "lbrack=["),
    ("closing", "rbrack=]"),
    ("punctuation", "colon=:"),
)

# Commands of amsmath, amssymb, bm and mathrsfs, as LaTeX's kernel can show them: what follows the name in a
# definition. A document that loads the packages has the better ones.
PROVIDED: dict[str, str] = {
    "mathbb": "[1]{\\mathbf{#1}}",
    "mathfrak": "[1]{\\mathbf{#1}}",
    "mathscr": "[1]{\\mathcal{#1}}",
    "boldsymbol": "[1]{\\mathbf{#1}}",
    "bm": "[1]{\\mathbf{#1}}",
    "text": "[1]{{\\mbox{#1}}}",
    # A star, which puts limits below, comes as the first argument.
    "operatorname": "[1]{\\ifx*#1\\expandafter\\operatornamewithlimits\\else\\mathop{\\mathrm{#1}}\\nolimits\\fi}",
    "operatornamewithlimits": "[1]{\\mathop{\\mathrm{#1}}}",
    "dfrac": "[2]{\\frac{#1}{#2}}",
    "tfrac": "[2]{\\frac{#1}{#2}}",
    "binom": "[2]{{#1\\choose#2}}",
    "overset": "[2]{\\mathrel{\\mathop{#2}\\limits^{#1}}}",
    "underset": "[2]{\\mathrel{\\mathop{#2}\\limits_{#1}}}",
    "mod": "[1]{\\;\\mathrm{mod}\\;#1}",
    "iint": "{\\int\\!\\!\\!\\int}",
    "implies": "{\\;\\Longrightarrow\\;}",
    "lvert": "{\\vert}",
    "rvert": "{\\vert}",
    "lVert": "{\\Vert}",
    "rVert": "{\\Vert}",
    "hslash": "{\\hbar}",
    "varnothing": "{\\emptyset}",
    "nexists": "{\\not\\exists}",
    "complement": "{\\mathsf{C}}",
    "square": "{\\setlength{\\fboxsep}{.25em}\\fbox{}}",
    "blacksquare": "{\\rule{.6em}{.6em}}",
    "lozenge": "{\\diamond}",
    "ltimes": "{\\triangleright\\!\\!\\!<}",
    "rtimes": "{>\\!\\!\\!\\triangleleft}",
    "leqslant": "{\\leq}",
    "geqslant": "{\\geq}",
    "lesssim": "{\\mathrel{\\mathop{<}\\limits_{\\sim}}}",
    "gtrsim": "{\\mathrel{\\mathop{>}\\limits_{\\sim}}}",
    "thicksim": "{\\sim}",
    "eqsim": "{\\mathrel{\\mathop{\\sim}\\limits^{-}}}",
    "preccurlyeq": "{\\preceq}",
    "succcurlyeq": "{\\succeq}",
    "subsetneq": "{\\mathrel{\\mathop{\\subset}\\limits_{\\neq}}}",
    "supsetneq": "{\\mathrel{\\mathop{\\supset}\\limits_{\\neq}}}",
    "nsubseteq": "{\\not\\subseteq}",
    "nmid": "{\\not\\mid}",
    "nleq": "{\\not\\leq}",
    "ngeq": "{\\not\\geq}",
    "trianglelefteq": "{\\mathrel{\\mathop{\\triangleleft}\\limits_{-}}}",
    "trianglerighteq": "{\\mathrel{\\mathop{\\triangleright}\\limits_{-}}}",
    "triangleq": "{\\stackrel{\\triangle}{=}}",
    "rightsquigarrow": "{\\sim\\!\\to}",
}
RENAMED = {"Box": "square", "Diamond": "lozenge", "leadsto": "rightsquigarrow"}
"""Commands that LaTeX's kernel has only to say that it lacks them, by amssymb's other names for the same."""


def signs(rows: tuple[tuple[SignClass, str], ...]) -> Iterator[tuple[SignClass, str, str]]:
    """Class, command (without its backslash) and character of each sign in rows of this module."""
    for kind, row in rows:
        for pair in row.split():
            name, _, sign = pair.partition("=")
            yield kind, name, sign


def without_slash(character: str) -> str:
    """The sign that a character negates, "≡" of "≢", or ""."""
    apart = unicodedata.normalize("NFD", character)
    return apart[0] if apart[1:] == "\u0338" else ""


def _characters() -> dict[str, str]:
    found = {"−": "-", "′": "'", "″": "''"}
    for _, name, sign in signs(SINGLE + COMPOSED):
        if not sign.isascii():
            found.setdefault(sign, f"\\{name}")
    return found


CHARACTERS: dict[str, str] = _characters()
"""What stands for a character between dollars."""

KERNEL: dict[str, str] = {
    character: tex
    for character, tex in CHARACTERS.items()
    if tex[1:] not in PROVIDED and tex[1:] not in RENAMED
}
"""The same, where LaTeX has it without a package."""
