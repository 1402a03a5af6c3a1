r"""HTML in the TeX of publishers and of those who copy from them: entities and tags, escaped or not.

`&amp;`, `\&amp;`, `&#233;`, `<em>`, `{\textless}sub{\textgreater}`, `$\less$i$\greater$` and their kin.
"""

from __future__ import annotations

import re

from bibkit.text.escape.bibtex import PUBLISHERS_TAGS, prose

_ENTITY = re.compile(
    r"(?:\{\\&\}|\\&|(?<!\\)&)(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30})"
    r"(?:;|\{?\$\\mathsemicolon\$\}?)"
)
_LESS = r"(?:\{\\textless\}|\\textless(?:\{\}|\s+|(?=/))|\{?\$(?:<|\\less|\\lt)\s*\$\}?|<)"
_GREATER = r"(?:\{\\textgreater\}|\\textgreater(?:\{\}|(?![A-Za-z])\s?)|\{?\$(?:>|\\greater|\\gt)\s*\$\}?|>)"
_TAG = re.compile(
    rf"""{_LESS}(?P<close>/?)(?:jats:)?(?P<name>{PUBLISHERS_TAGS}|i|b|sub|sup|sc)(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*/?{_GREATER}""",
    re.IGNORECASE,
)
_MEANT = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub", "inf": "sub",
    "sup": "sup", "super": "sup", "sc": "sc", "scp": "sc",
}  # fmt: skip
_ROUNDS = 3  # `&amp;amp;lt;`


def without_html(tex: str) -> str:
    r"""The TeX with characters for entities, with CSL's tags for those that mean the same, and without the others.

    >>> print(without_html(r"M&uuml;ller \\&amp; <em>E. coli</em>"))
    Müller \\& <i>E. coli</i>
    """
    if "&" in tex:
        for _ in range(_ROUNDS):
            after = _ENTITY.sub(_character, tex)
            if after == tex:
                break
            tex = after
    return _TAG.sub(_tag, tex) if "<" in tex or "less" in tex else tex


def _character(match: re.Match[str]) -> str:
    from html import unescape  # for the few fields that hold an entity
    from html.entities import html5

    if match[1][0] != "#" and f"{match[1]};" not in html5:
        return match[0]
    return prose(unescape(f"&{match[1]};"))


def _tag(match: re.Match[str]) -> str:
    name = match["name"].lower()
    if name in _MEANT:
        return f"<{match['close']}{_MEANT[name]}>"
    return " " if name in ("p", "br", "title") else ""
