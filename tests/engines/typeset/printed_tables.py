"""The commands of LaTeX that `printed` knows, as tables."""

from __future__ import annotations

# accent -> as a character of its own, as a combining one
ACCENTS: dict[str, tuple[str, str]] = {
    "`": ("`", "\u0300"), "'": ("´", "\u0301"), "^": ("^", "\u0302"), "~": ("~", "\u0303"), '"': ("¨", "\u0308"),
    "=": ("¯", "\u0304"), ".": ("˙", "\u0307"), "u": ("˘", "\u0306"), "v": ("ˇ", "\u030c"), "H": ("˝", "\u030b"),
    "t": ("⁀", "\u0361"), "c": ("¸", "\u0327"), "d": (".", "\u0323"), "b": ("_", "\u0331"), "r": ("˚", "\u030a"),
    "k": ("˛", "\u0328"),
}  # fmt: skip

MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’", "?`": "¿", "!`": "¡"}

# commands that hold to the end of the group
FONTS = {
    "em": "i", "it": "i", "sl": "i", "itshape": "i", "slshape": "i", "bf": "b", "bfseries": "b", "sc": "sc",
    "scshape": "sc", "tt": "tt", "ttfamily": "tt", "rm": "", "sf": "", "normalfont": "", "upshape": "",
    "small": "", "footnotesize": "", "scriptsize": "", "tiny": "", "normalsize": "", "boldmath": "", "rmfamily": "",
}  # fmt: skip

WITH_ARGUMENT = {
    "emph": "i", "textit": "i", "textsl": "i", "textbf": "b", "textsc": "sc", "texttt": "tt", "textsuperscript": "sup",
    "textsubscript": "sub", "mbox": "", "hbox": "", "text": "", "textrm": "", "textup": "", "textnormal": "",
    "textsf": "", "mkbibemph": "i", "mkbibitalic": "i", "mkbibbold": "b", "mkbibquote": "", "enquote": "",
    "emphtext": "i", "fbox": "", "uppercase": "", "lowercase": "", "MakeUppercase": "", "centerline": "",
}  # fmt: skip

NAMED = {
    "&": "&", "%": "%", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "SS", "S": "§", "P": "¶",
    "copyright": "©", "textcopyright": "©", "pounds": "£", "textsterling": "£", "dag": "†", "ddag": "‡",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "quotedblbase": "„", "quotesinglbase": "‚",
    "glqq": "„", "grqq": "“", "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$", "textbullet": "•", "textdegree": "°",
    "textregistered": "®", "texttrademark": "™", "textellipsis": "…", "ldots": "…", "dots": "…", "slash": "/",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "ConTeXt": "ConTeXt", "LuaTeX": "LuaTeX",
    "XeTeX": "XeTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX", "AmS": "AmS", "AMS": "AMS", "XeLaTeX": "XeLaTeX",
    "PiCTeX": "PiCTeX", "SliTeX": "SliTeX", "AmSTeX": "AmSTeX", "eTeX": "eTeX", "pdfLaTeX": "pdfLaTeX", "textexclamdown": "¡",
    "textquestiondown": "¿", "textmu": "µ", "textperiodcentered": "·", "textbraceleft": "{", "textbraceright": "}",
    "lq": "‘", "rq": "’", "textsection": "§", "textparagraph": "¶", "texteuro": "€", "euro": "€", "textohm": "Ω",
    "textasciigrave": "`", "textasciiacute": "´", "textacutedbl": "˝", "textasciidieresis": "¨",
    "textasciimacron": "¯", "textcent": "¢", "textyen": "¥", "textdagger": "†", "textdaggerdbl": "‡",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "texttimes": "×", "textpm": "±",
    "textdiv": "÷", "textordfeminine": "ª", "textordmasculine": "º", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textperthousand": "‰", "textminus": "−", "textnumero": "№",
    "adddot": ".", "isdot": "", "nopunct": "", "bibrangedash": "–", "bibdatedash": "–", "textcommabelow": "", "AtlasTeX": "AtlasTeX", "MF": "METAFONT",
}  # fmt: skip

# commands that print nothing or a space
SILENT = {
    **dict.fromkeys(
        "newblock space quad qquad enspace thinspace nobreakspace bibnamedelima bibnamedelimb bibnamedelimi bibnamedelimc "
        "bibinitdelim bibrangessep hfill BIBentryALTinterwordspacing BIBentrySTDinterwordspacing newline break".split(),
        " ",
    ),
    **dict.fromkeys([" ", "\n", ",", ";", ":", ">", "\\", "\t"], " "),
    **dict.fromkeys(
        "/ - ! relax protect allowbreak sloppy nobreak leavevmode ignorespaces unskip noindent par hyphen @ begingroup endgroup "
        "null bgroup egroup selectfont".split(),
        "",
    ),
    "bibinitperiod": ".", "bibinithyphendelim": ".-",
}  # fmt: skip

# Formulas that are one character which text has, too.
SIMPLE_FORMULAS = {
    "": "", "<": "<", ">": ">", "-": "−", "=": "=", "/": "/", "|": "|", "\\sim": "∼", "\\times": "×", "\\pm": "±",
    "\\cdot": "·", "\\circ": "∘", "\\bullet": "•", "\\rightarrow": "→", "\\to": "→", "\\leftarrow": "←", "\\infty": "∞",
    "\\&": "&", "\\%": "%", "^\\circ": "°", "^\\prime": "′", "'": "′", "\\backslash": "\\", "\\slash": "/", "\\ldots": "…", "\\dots": "…",
    "\\langle": "⟨", "\\rangle": "⟩", "\\leq": "≤", "\\le": "≤", "\\geq": "≥", "\\ge": "≥", "\\neq": "≠", "\\ne": "≠",
    "\\approx": "≈", "\\alpha": "α", "\\beta": "β", "\\gamma": "γ", "\\delta": "δ", "\\epsilon": "ϵ", "\\varepsilon": "ε",
    "\\zeta": "ζ", "\\eta": "η", "\\theta": "θ", "\\iota": "ι", "\\kappa": "κ", "\\lambda": "λ", "\\mu": "μ", "\\nu": "ν",
    "\\xi": "ξ", "\\pi": "π", "\\rho": "ρ", "\\sigma": "σ", "\\tau": "τ", "\\upsilon": "υ", "\\phi": "ϕ", "\\varphi": "φ",
    "\\chi": "χ", "\\psi": "ψ", "\\omega": "ω", "\\Gamma": "Γ", "\\Delta": "Δ", "\\Theta": "Θ", "\\Lambda": "Λ", "\\Xi": "Ξ",
    "\\Pi": "Π", "\\Sigma": "Σ", "\\Phi": "Φ", "\\Psi": "Ψ", "\\Omega": "Ω", "\\ell": "ℓ", "\\star": "⋆", "\\ast": "∗",
}  # fmt: skip
