r"""Chemical formulas of mhchem as CSL's rich text: `\ce{SO4^2-}` is "SO<sub>4</sub><sup>2−</sup>".

Source: mhchem manual 4, "Chemical equations". What is not read here (arrows with text, bonds by name) gives None.
"""

from __future__ import annotations

import re

_ARROWS = {
    "<-->": "⇄", "<=>>": "⇌", "<<=>": "⇌", "<=>": "⇌", "<->": "↔", "->": "→", "<-": "←",
}  # fmt: skip
_PART = re.compile(
    r"""(?P<arrow> \s*(?:<-->|<=>>|<<=>|<=>|<->|->|<-)(?!\[)\s* )
      | (?P<space> \s+ )
      | (?P<raised> \^ (?:\{(?P<up_group>[^{}\\]*)\} | (?P<up>[0-9]*[+-] | [0-9]+ | [A-Za-z*.]) ) )
      | (?P<lowered> _ (?:\{(?P<down_group>[^{}\\]*)\} | (?P<down>[0-9]+ | [A-Za-z] )) )
      | (?P<digits> [0-9]+ (?: [./] [0-9]+ )? )
      | (?P<letters> [A-Za-z]+ )
      | (?P<sign> [-+] )
      | (?P<bond> [=#] )
      | (?P<dot> [*.] )
      | (?P<fence> [()\[\],:'] | \\[{}] )
      | \$(?P<maths>[^$]*)\$ | \\(?P<greek>[a-z]+)(?![A-Za-z])\s?""",
    re.VERBOSE,
)
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "eta": "η", "kappa": "κ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "pi": "π", "sigma": "σ", "omega": "ω",
}  # fmt: skip


def formula(tex: str) -> str | None:
    """The text of a formula; None where it is not understood.

    >>> formula("2H2 + O2 -> 2H2O")
    '2\u2009H<sub>2</sub> + O<sub>2</sub> → 2\u2009H<sub>2</sub>O'
    """
    tex = tex.strip()
    parts: list[str] = []
    at = 0
    before = "start"  # what stands before: it says what a number or sign means
    while at < len(tex):
        match = _PART.match(tex, at)
        if match is None:
            return None
        kind, at = match.lastgroup or "", match.end()
        is_last = at == len(tex) or tex[at] in " )]}"
        text = match[0]
        if kind == "arrow":
            parts.append(f" {_ARROWS[text.strip()]} ")
            kind = "space"
        elif match["raised"]:
            parts.append(f"<sup>{_signs(match['up_group'] or match['up'] or '')}</sup>")
            kind = "raised"
        elif match["lowered"]:
            parts.append(f"<sub>{match['down_group'] or match['down'] or ''}</sub>")
            kind = "lowered"
        elif kind == "digits":
            if before in ("letters", "close"):
                parts.append(f"<sub>{text}</sub>")
            else:
                parts.append(text if is_last else f"{text}\u2009")
        elif kind == "sign":
            if before in ("letters", "close", "digits", "lowered") and is_last:
                parts.append(f"<sup>{_signs(text)}</sup>")
            elif text == "-" and before != "space":
                parts.append("–")  # a bond
            else:
                parts.append(_signs(text))
        elif kind == "bond":
            parts.append("=" if text == "=" else "≡")
        elif kind == "dot":
            parts.append("·")
        elif kind == "fence":
            parts.append(text.lstrip("\\"))
            kind = "close" if text in ("]", ")", "\\}") else "start"
        elif kind == "maths":
            parts.append(f"${match['maths']}$")
        elif kind == "greek":
            if match["greek"] not in _GREEK:
                return None
            parts.append(_GREEK[match["greek"]])
        else:
            parts.append(" " if kind == "space" else text)
        before = "start" if kind == "dot" else kind
    return "".join(parts) or None


def _signs(text: str) -> str:
    return text.replace("-", "−").replace("*", "•").replace(".", "•")
