"""Characters and their TeX outside of maths: one table for both ways, writing and reading.

Sources: LaTeX's encodings OT1, TS1 and T1 (encguide). The signs of maths are in `bibkit.text.maths.signs`.
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
