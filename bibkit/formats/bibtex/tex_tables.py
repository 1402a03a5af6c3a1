"""Characters and their TeX: one table for both ways, writing (`to_tex`) and reading (`from_tex`).

Sources: LaTeX's encodings OT1, TS1 and T1 (encguide), plain TeX's symbols (The TeXbook, appendix F).
"""

from __future__ import annotations

# Combining mark -> accent command. Letters take braces (`\v{s}`), the others stand before the letter (`\"o`).
ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0326": "textcommabelow",
    "\u0327": "c", "\u0328": "k", "\u0331": "b",
}  # fmt: skip

# Letters and signs that have a text command. Every one prints in OT1, LaTeX's default encoding.
COMMANDS = {
    "å": "aa", "Å": "AA", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "ß": "ss", "ı": "i", "ȷ": "j", "¡": "textexclamdown", "¿": "textquestiondown", "§": "S", "¶": "P",
    "©": "copyright", "£": "pounds", "†": "dag", "‡": "ddag", "…": "ldots", "•": "textbullet",
    "™": "texttrademark", "®": "textregistered", "°": "textdegree", "€": "texteuro", "ª": "textordfeminine",
    "º": "textordmasculine", "µ": "textmu", "½": "textonehalf", "¼": "textonequarter", "¾": "textthreequarters",
    "·": "textperiodcentered", "‰": "textperthousand", "¢": "textcent", "¥": "textyen", "№": "textnumero",
    "\\": "textbackslash", "{": "textbraceleft", "}": "textbraceright", "~": "textasciitilde",
    "^": "textasciicircum", "<": "textless", ">": "textgreater", "|": "textbar", "\u2009": ",", "\u202f": ",",
    "\u200b": "allowbreak",
}  # fmt: skip

# Commands that only the T1 encoding has: `\usepackage[T1]{fontenc}`.
T1_COMMANDS = {
    "đ": "dj", "Đ": "DJ", "ð": "dh", "Ð": "DH", "þ": "th", "Þ": "TH", "ŋ": "ng", "Ŋ": "NG",
    "«": "guillemotleft", "»": "guillemotright", "‹": "guilsinglleft", "›": "guilsinglright",
    "„": "quotedblbase", "‚": "quotesinglbase",
}  # fmt: skip
T1_ACCENTS = frozenset("\u0328")

# Signs that TeX builds from ASCII.
LIGATURES = {
    "–": "--", "—": "---", "―": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "‐": "-", "‑": "-",
    "\u00a0": "~", "\u00ad": "\\-", "\u200c": "{}", "ʼ": "'", "ʻ": "`",
}  # fmt: skip

# Maths: the character and what stands for it between dollars.
MATHS = {
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon", "ϵ": r"\epsilon",
    "ζ": r"\zeta", "η": r"\eta", "θ": r"\theta", "ϑ": r"\vartheta", "ι": r"\iota", "κ": r"\kappa",
    "λ": r"\lambda", "μ": r"\mu", "ν": r"\nu", "ξ": r"\xi", "π": r"\pi", "ρ": r"\rho",
    "ς": r"\varsigma", "σ": r"\sigma", "τ": r"\tau", "υ": r"\upsilon", "φ": r"\varphi", "ϕ": r"\phi",
    "χ": r"\chi", "ψ": r"\psi", "ω": r"\omega", "Γ": r"\Gamma", "Δ": r"\Delta", "Θ": r"\Theta",
    "Λ": r"\Lambda", "Ξ": r"\Xi", "Π": r"\Pi", "Σ": r"\Sigma", "Υ": r"\Upsilon", "Φ": r"\Phi", "Ψ": r"\Psi",
    "Ω": r"\Omega",

    "−": "-", "×": r"\times",
    "÷": r"\div", "±": r"\pm", "∓": r"\mp", "¬": r"\neg", "′": "'", "″": "''", "≤": r"\leq", "≥": r"\geq",
    "≠": r"\neq", "≈": r"\approx", "≡": r"\equiv", "∼": r"\sim", "≃": r"\simeq", "≅": r"\cong",
    "∝": r"\propto", "≪": r"\ll", "≫": r"\gg", "∞": r"\infty", "∂": r"\partial", "∇": r"\nabla",
    "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "√": r"\surd", "∈": r"\in", "∉": r"\notin", "∋": r"\ni",
    "⊂": r"\subset", "⊃": r"\supset", "⊆": r"\subseteq", "⊇": r"\supseteq", "∪": r"\cup", "∩": r"\cap",
    "∅": r"\emptyset", "∀": r"\forall", "∃": r"\exists", "∧": r"\wedge", "∨": r"\vee", "⊕": r"\oplus",
    "⊗": r"\otimes", "⊥": r"\perp", "∥": r"\parallel", "→": r"\rightarrow", "←": r"\leftarrow",
    "↔": r"\leftrightarrow", "↑": r"\uparrow", "↓": r"\downarrow", "⇒": r"\Rightarrow", "⇐": r"\Leftarrow",
    "⇔": r"\Leftrightarrow", "↦": r"\mapsto", "∘": r"\circ", "∗": r"\ast", "⋆": r"\star", "⋅": r"\cdot",
    "⋯": r"\cdots", "ℓ": r"\ell", "ℏ": r"\hbar", "ℜ": r"\Re", "ℑ": r"\Im", "ℵ": r"\aleph", "∠": r"\angle",
    "△": r"\triangle", "⟨": r"\langle", "⟩": r"\rangle", "⌈": r"\lceil", "⌉": r"\rceil", "⌊": r"\lfloor",
    "⌋": r"\rfloor", "♭": r"\flat", "♮": r"\natural", "♯": r"\sharp", "♠": r"\spadesuit", "♣": r"\clubsuit",
    "♥": r"\heartsuit", "♦": r"\diamondsuit",
}  # fmt: skip
