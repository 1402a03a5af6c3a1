r"""The commands of TeX's maths: the one table of what is read, and of what each shows.

Sources: The TeXbook, chapters 16 to 18 and appendix F; the manuals of LaTeX, amsmath and amssymb. What is not in
here is refused, so a formula that is read does nothing to TeX but print: `\input` is in none. To add a command, add
it to a row, here or in `signs`; a test takes all of them through LaTeX and Typst.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, get_args

from bibkit.text.maths.signs import CHARACTERS, COMPOSED, SINGLE, SignClass, signs

CommandKind: TypeAlias = (
    SignClass
    | Literal[
        "function",  # an upright word that stands off: log
        "infix",  # one between two others: mod
        "space",
        "words",  # text up to the closing brace: \text{if}
        "name",  # a function of one's own: \operatorname{rank}
        "font",
        "switch",  # a font up to the end of the group: {\bf x}
        "accent",
        "brace",  # over or under what it takes in
        "group",
        "root",
        "fraction",
        "binomial",
        "above",  # the first argument over the second
        "below",
        "modulus",
        "negation",
        "size",  # of the delimiter that follows
        "fence",  # \left( ... \right)
    ]
)


SIGNS: frozenset[CommandKind] = frozenset(get_args(SignClass))


class MathsCommand(NamedTuple):
    """A row of the table.

    `shows` is the character of a sign, the word of a function, the blank of a space, the combining mark of an accent,
    the name of Unicode's alphabet for a font ("" for upright letters), or the command that a switch stands for.
    `typst` is its name in Typst's maths where it is no character. `is_script`: TeX takes it after `^` and `_` without
    braces.
    """

    kind: CommandKind
    shows: str = ""
    typst: str = ""
    is_script: bool = False


_FUNCTIONS = """arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
    limsup ln log max min Pr sec sin sinh sup tan tanh"""
_FONTS = {
    "mathrm": ("", "upright"), "mathbf": ("BOLD", "bold"), "mathit": ("ITALIC", "italic"),
    "mathsf": ("SANS-SERIF", "sans"), "mathtt": ("MONOSPACE", "mono"), "mathcal": ("SCRIPT", "cal"),
    "mathbb": ("DOUBLE-STRUCK", "bb"), "mathfrak": ("FRAKTUR", "frak"), "mathscr": ("SCRIPT", "cal"),
}  # fmt: skip
_ACCENTS = {
    "hat": ("\u0302", "hat"), "widehat": ("\u0302", "hat"), "tilde": ("\u0303", "tilde"),
    "widetilde": ("\u0303", "tilde"), "bar": ("\u0304", "macron"), "overline": ("\u0305", "overline"),
    "breve": ("\u0306", "breve"), "dot": ("\u0307", "dot"), "ddot": ("\u0308", "dot.double"),
    "mathring": ("\u030a", "circle"), "check": ("\u030c", "caron"), "acute": ("\u0301", "acute"),
    "grave": ("\u0300", "grave"), "vec": ("\u20d7", "arrow"), "overrightarrow": ("\u20d7", "arrow"),
    "overleftarrow": ("\u20d6", "arrow.l"), "underline": ("\u0332", "underline"),
}  # fmt: skip
_WORDS = {
    "text": "", "textrm": "", "textsc": "", "textbf": "bold", "textit": "italic", "emph": "italic", "textsf": "sans",
    "texttt": "mono",
}  # fmt: skip
_SPACES = {
    ",": ("\u2009", "thin"), ":": ("\u2009", "med"), ";": ("\u2009", "thick"), " ": (" ", "space"),
    "quad": (" ", "quad"), "qquad": (" ", "wide"), "!": ("", ""), "displaystyle": ("", ""), "textstyle": ("", ""),
}  # fmt: skip
_SWITCHES = {"rm": "mathrm", "bf": "mathbf", "it": "mathit", "sf": "mathsf", "tt": "mathtt", "cal": "mathcal"}
_ESCAPED: dict[str, tuple[SignClass, str]] = {
    "%": ("ordinary", "%"), "&": ("ordinary", "&"), "#": ("ordinary", "#"), "$": ("ordinary", "$"),
    "_": ("ordinary", "_"), "|": ("ordinary", "‖"), "{": ("opening", "{"), "}": ("closing", "}"),
}  # fmt: skip
_SIZES = [f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")]


COMMANDS: dict[str, MathsCommand] = {
    **{name: MathsCommand(kind, sign, is_script=True) for kind, name, sign in signs(SINGLE)},
    **{name: MathsCommand(kind, sign) for kind, name, sign in signs(COMPOSED)},
    **{name: MathsCommand(kind, sign, is_script=True) for name, (kind, sign) in _ESCAPED.items()},
    **{name: MathsCommand("function", name) for name in _FUNCTIONS.split()},
    "bmod": MathsCommand("infix", "mod"),
    **{name: MathsCommand("space", shows, typst) for name, (shows, typst) in _SPACES.items()},
    **{name: MathsCommand("words", "", typst, is_script=True) for name, typst in _WORDS.items()},
    **dict.fromkeys(("mbox", "hbox"), MathsCommand("words")),
    **{name: MathsCommand("font", shows, typst, is_script=True) for name, (shows, typst) in _FONTS.items()},
    **dict.fromkeys(("boldsymbol", "bm"), MathsCommand("font", "BOLD", "bold")),
    **{name: MathsCommand("switch", font) for name, font in _SWITCHES.items()},
    **{name: MathsCommand("accent", mark, typst) for name, (mark, typst) in _ACCENTS.items()},
    **dict.fromkeys(_SIZES, MathsCommand("size")),
    **dict.fromkeys(("frac", "dfrac", "tfrac"), MathsCommand("fraction", "/", "frac")),
    **dict.fromkeys(("overset", "stackrel"), MathsCommand("above")),
    "underset": MathsCommand("below"),
    "binom": MathsCommand("binomial", "", "binom"),
    "sqrt": MathsCommand("root", "√", "sqrt"),
    "overbrace": MathsCommand("brace", "⏞", "overbrace"),
    "underbrace": MathsCommand("brace", "⏟", "underbrace"),
    "operatorname": MathsCommand("name"),
    "ensuremath": MathsCommand("group"),
    "pmod": MathsCommand("modulus", "("),
    "mod": MathsCommand("modulus"),
    "not": MathsCommand("negation", "\u0338"),
    "left": MathsCommand("fence"),
}


def _characters() -> dict[str, MathsCommand]:
    ascii_signs: dict[SignClass, str] = {
        "ordinary": "|/.@", "binary": "+", "relation": "=<>", "opening": "([", "closing": ")]!?", "punctuation": ",;:",
    }  # fmt: skip
    found = {
        sign: MathsCommand(kind, sign, is_script=True) for kind, row in ascii_signs.items() for sign in row
    }
    found |= dict.fromkeys("-−", MathsCommand("binary", "−", is_script=True)) | {"*": COMMANDS["ast"]}
    for sign, tex in CHARACTERS.items():
        if command := COMMANDS.get(tex[1:]):
            # It is written in braces where it is an ordinary sign.
            found[sign] = command._replace(is_script=command.is_script or command.kind == "ordinary")
    return found


SELF: dict[str, MathsCommand] = _characters()
"""Characters that stand for themselves, but that a hyphen is a minus. Letters and digits are not among them."""

DELIMITERS: dict[str, MathsCommand] = {
    **{sign: SELF[sign] for sign in "()[]|/"},
    "<": COMMANDS["langle"],
    ">": COMMANDS["rangle"],
    ".": COMMANDS["!"],  # none
    **{
        f"\\{name}": COMMANDS[name]
        for name in """{ } | langle rangle lbrace rbrace lbrack rbrack lfloor rfloor lceil rceil vert Vert lvert rvert
        lVert rVert uparrow downarrow updownarrow Uparrow Downarrow Updownarrow backslash""".split()
    },
}
"""What may follow \\left, \\right, \\middle and sizes."""
